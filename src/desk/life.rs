//! The life of a correction before and after it is published, read from the history alone.

use super::{CorrectionRequest, Desk, Error, Kind, Result};
use crate::store::{Event, NewEvent};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

/// How far a correction has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Somebody says that something is wrong.
    Reported,
    /// Somebody is looking into it.
    Checking,
    /// It was looked into, and it is wrong indeed.
    Upheld,
    /// It was looked at, and nothing is to be corrected.
    Rejected,
    /// Nothing is done about it until somebody takes it up again.
    Held,
    /// Text and notice are written; a step of the proof fails.
    Drafted,
    /// Text and notice are written, and the proof holds.
    Proved,
    /// Somebody approved this text, notice and source.
    Approved,
    /// It is out.
    Published,
    /// Another correction has taken its place.
    Superseded,
}

/// The states of a correction that is neither published nor rejected.
pub(crate) const OPEN: [State; 7] = [
    State::Reported,
    State::Checking,
    State::Upheld,
    State::Held,
    State::Drafted,
    State::Proved,
    State::Approved,
];
/// The open states in which a correction may be written: one that is held is taken up first.
pub(crate) const WORKABLE: [State; 6] =
    [State::Reported, State::Checking, State::Upheld, State::Drafted, State::Proved, State::Approved];
/// The states before a draft.
const EARLY: [State; 4] = [State::Reported, State::Checking, State::Upheld, State::Held];

impl State {
    /// Its name, as the history and JSON have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Checking => "checking",
            Self::Upheld => "upheld",
            Self::Rejected => "rejected",
            Self::Held => "held",
            Self::Drafted => "drafted",
            Self::Proved => "proved",
            Self::Approved => "approved",
            Self::Published => "published",
            Self::Superseded => "superseded",
        }
    }

    /// The state that an event leads to; `None` for an event that is no step of a correction.
    fn after(event: &str) -> Option<Self> {
        const STATES: [State; 10] = [
            State::Reported,
            State::Checking,
            State::Upheld,
            State::Rejected,
            State::Held,
            State::Drafted,
            State::Proved,
            State::Approved,
            State::Published,
            State::Superseded,
        ];
        let step = event.strip_prefix("correction.")?;
        STATES.into_iter().find(|state| state.name() == step)
    }
}

/// A correction and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Life {
    /// Its id.
    pub id: String,
    /// The article.
    pub article: String,
    /// How far it has come.
    pub state: State,
    /// The wrong words.
    pub wrong: String,
    /// The right words, where somebody has said them.
    pub right: String,
    /// Who did the last step.
    pub who: String,
    /// When.
    pub at: Timestamp,
    /// When somebody first said so.
    pub found: Timestamp,
    /// How the desk heard of it.
    pub learned: Option<String>,
    /// Who found it.
    pub found_by: Option<String>,
    /// How grave it is.
    pub severity: Option<String>,
    /// How it came about.
    pub cause: Option<String>,
    /// Who wrote the draft that stands.
    pub author: Option<String>,
    /// Why it was rejected, or approved and published although a step of the proof fails.
    pub reason: Option<String>,
    /// What the draft and the approval are bound to.
    #[serde(skip)]
    pub bound: Option<String>,
    /// The event that wrote the draft that stands.
    #[serde(skip)]
    pub draft: Option<Event>,
}

/// What somebody says is wrong.
#[derive(Clone, Debug, Default)]
pub struct ReportRequest {
    /// The article.
    pub article: String,
    /// The words that are said to be wrong.
    pub wrong: String,
    /// What is said to be right.
    pub right: Option<String>,
    /// How the desk heard of it.
    pub learned: Option<String>,
    /// Who found it.
    pub found_by: Option<String>,
    /// How grave it is.
    pub severity: Option<String>,
    /// How it came about.
    pub cause: Option<String>,
}

impl Life {
    /// The version that its draft was made for.
    fn draft_version(&self) -> Option<String> {
        self.draft.as_ref().and_then(|event| event.version.clone())
    }
}

impl Desk {
    /// Every correction that the history knows, by id.
    #[must_use]
    pub fn lives(&self) -> BTreeMap<String, Life> {
        let mut lives = BTreeMap::new();
        for event in self.store.events_but_reviews() {
            step(&mut lives, &event);
        }
        lives
    }

    /// The corrections of an article, or of all, that are neither published nor rejected; the oldest first.
    #[must_use]
    pub fn open_corrections(&self, slug: Option<&str>) -> Vec<Life> {
        let open = |life: &Life| OPEN.contains(&life.state) && slug.is_none_or(|slug| slug == life.article);
        let mut found: Vec<Life> = self.lives().into_values().filter(open).collect();
        found.sort_by_key(|life| life.at);
        found
    }

    /// The correction with this id, which must be in one of `states`.
    ///
    /// # Errors
    /// Where the history does not know it, or it has come to another state.
    pub(crate) fn life_in(&self, id: &str, states: &[State]) -> Result<Life> {
        let life = self.lives().remove(id).ok_or_else(|| {
            Error::new(Kind::NotFound, format!("the history knows no correction {id}"))
                .hint("`copydesk report` lists what is open")
        })?;
        if states.contains(&life.state) {
            return Ok(life);
        }
        let wanted: Vec<&str> = states.iter().map(|state| state.name()).collect();
        let message = format!("the correction {id} is {}, not {}", life.state.name(), wanted.join(" or "));
        Err(Error::new(Kind::Refused, message))
    }

    /// Logs that something is said to be wrong. Nothing else is changed.
    ///
    /// # Errors
    /// Where the article does not say so, or nothing may be written.
    pub fn report_error(&mut self, request: &ReportRequest) -> Result<Life> {
        super::correct::known(request.severity.as_deref(), request.cause.as_deref())?;
        let (slug, version) = self.version_target(&request.article)?;
        let article = super::check::to_engine(&slug, &self.store.read_version(&slug, version)?);
        let readings = super::words::readings(&article, &self.engine_settings());
        if super::words::occurrences(&request.wrong, &readings).is_empty() {
            let message = format!("{slug}@{version} does not say {:?}", request.wrong);
            return Err(
                Error::new(Kind::NotFound, message).hint("give the words exactly as they stand there")
            );
        }
        let id = self.new_id()?;
        let data = json!({
            "correction": id, "wrong": request.wrong, "right": request.right, "learned": request.learned,
            "found_by": request.found_by, "severity": request.severity, "cause": request.cause,
        });
        self.log_step("reported", &slug, Some(version.to_string()), data)?;
        self.life_in(&id, &[State::Reported])
    }

    /// The request with what the report that it answers says of who found it and how the desk heard of it.
    ///
    /// # Errors
    /// Where the history does not know the report, or it is published or rejected.
    pub fn answering(&self, request: CorrectionRequest) -> Result<CorrectionRequest> {
        let Some(id) = &request.report else { return Ok(request) };
        let life = self.life_in(id, &WORKABLE)?;
        Ok(CorrectionRequest {
            learned: request.learned.clone().or(life.learned),
            found_by: request.found_by.clone().or(life.found_by),
            severity: request.severity.clone().or(life.severity),
            cause: request.cause.clone().or(life.cause),
            found: request.found.or(Some(life.found)),
            ..request
        })
    }

    /// Logs that a correction is not made, and why.
    ///
    /// # Errors
    /// Where it is published or rejected already, or nothing may be written.
    pub fn reject(&mut self, id: &str, reason: &str) -> Result<Life> {
        if reason.trim().is_empty() {
            return Err(Error::new(Kind::Usage, "a rejection needs its reason").hint("--reason TEXT"));
        }
        let life = self.life_in(id, &OPEN)?;
        self.log_step("rejected", &life.article, None, json!({"correction": id, "reason": reason}))?;
        self.life_in(id, &[State::Rejected])
    }

    /// Logs that somebody looks into a reported error, or into one that was held; a draft that was held must be
    /// approved again.
    ///
    /// # Errors
    /// Where it is past that, or nothing may be written.
    pub fn take_up(&mut self, id: &str) -> Result<Life> {
        let life = self.life_in(id, &[State::Reported, State::Held])?;
        if let (State::Held, Some(_)) = (life.state, &life.bound) {
            let data = json!({"correction": id, "bound": life.bound, "again": true});
            self.log_step("drafted", &life.article, life.draft_version(), data)?;
            return self.life_in(id, &[State::Drafted]);
        }
        self.log_step("checking", &life.article, None, json!({"correction": id}))?;
        self.life_in(id, &[State::Checking])
    }

    /// Logs that a reported error is one, and why, where somebody says so.
    ///
    /// # Errors
    /// Where it is past that, or nothing may be written.
    pub fn uphold(&mut self, id: &str, reason: Option<&str>) -> Result<Life> {
        let life = self.life_in(id, &EARLY)?;
        let data = json!({"correction": id, "reason": reason});
        self.log_step("upheld", &life.article, None, data)?;
        self.life_in(id, &[State::Upheld])
    }

    /// Logs that nothing is done about a correction until somebody takes it up again, and why.
    ///
    /// # Errors
    /// Where it is held, published or rejected already, or nothing may be written.
    pub fn hold(&mut self, id: &str, reason: &str) -> Result<Life> {
        if reason.trim().is_empty() {
            return Err(
                Error::new(Kind::Usage, "to hold a correction needs its reason").hint("--reason TEXT")
            );
        }
        let open: Vec<State> = OPEN.into_iter().filter(|state| *state != State::Held).collect();
        let life = self.life_in(id, &open)?;
        self.log_step("held", &life.article, None, json!({"correction": id, "reason": reason}))?;
        self.life_in(id, &[State::Held])
    }

    /// Logs a step of a correction's life.
    pub(crate) fn log_step(
        &mut self,
        step: &str,
        slug: &str,
        version: Option<String>,
        data: serde_json::Value,
    ) -> Result<Event> {
        self.log_one(NewEvent {
            event: format!("correction.{step}"),
            article: Some(slug.to_owned()),
            version,
            data,
            ..NewEvent::default()
        })
    }
}

/// Takes an event in.
fn step(lives: &mut BTreeMap<String, Life>, event: &Event) {
    let (Some(state), Some(id)) = (State::after(&event.event), event.data_str("correction")) else { return };
    let life = lives.entry(id.to_owned()).or_insert_with(|| Life {
        id: id.to_owned(),
        article: event.article.clone().unwrap_or_default(),
        state,
        wrong: String::new(),
        right: String::new(),
        who: String::new(),
        at: event.at,
        found: event.at,
        learned: None,
        found_by: None,
        severity: None,
        cause: None,
        author: None,
        reason: None,
        bound: None,
        draft: None,
    });
    // What is published stays so; two desks that were merged may say otherwise later.
    let fixed = matches!(life.state, State::Published | State::Superseded);
    if fixed && state != State::Superseded && state != State::Published {
        return;
    }
    life.state = state;
    life.who.clone_from(&event.who);
    life.at = event.at;
    for (key, field) in [("wrong", &mut life.wrong), ("right", &mut life.right)] {
        if let Some(words) = event.data_str(key) {
            words.clone_into(field);
        }
    }
    for (key, field) in [
        ("learned", &mut life.learned),
        ("found_by", &mut life.found_by),
        ("severity", &mut life.severity),
        ("cause", &mut life.cause),
    ] {
        if let Some(words) = event.data_str(key) {
            *field = Some(words.to_owned());
        }
    }
    // An override goes with the draft that it was given for; the reason of a step ends with the step.
    let kept = [State::Proved, State::Approved, State::Published, State::Superseded];
    let said = event.data_str("reason").or_else(|| event.data_str("override"));
    life.reason = said.map(str::to_owned).or_else(|| life.reason.take().filter(|_| kept.contains(&state)));
    // A draft that was held and taken up again is the one it was.
    if state == State::Drafted && event.data.get("again").is_none() {
        life.author = Some(event.who.clone());
        life.bound = event.data_str("bound").map(str::to_owned);
        life.draft = Some(event.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::example::desk_of;
    use crate::store::memory::Memory;

    fn report() -> ReportRequest {
        ReportRequest {
            article: "s".into(),
            wrong: "43".into(),
            right: Some("34".into()),
            learned: Some("a reader wrote".into()),
            severity: Some("serious".into()),
            ..ReportRequest::default()
        }
    }

    #[test]
    fn a_report_is_an_event_and_nothing_else() {
        let files = Memory::default();
        let mut desk = desk_of(&files, "ann");
        let life = desk.report_error(&report()).unwrap();
        assert_eq!((life.state, life.wrong.as_str(), life.right.as_str()), (State::Reported, "43", "34"));
        assert_eq!(desk.open_corrections(Some("s")).len(), 1);
        assert!(desk.config().corrections.is_empty());
        let answer = CorrectionRequest { report: Some(life.id.clone()), ..CorrectionRequest::default() };
        let answer = desk.answering(answer).unwrap();
        assert_eq!(answer.learned.as_deref(), Some("a reader wrote"));
        assert_eq!((answer.severity.as_deref(), answer.found), (Some("serious"), Some(life.found)));
        // Another desk on the same files reads the same from the history.
        assert_eq!(desk_of(&files, "bob").lives(), desk.lives());
        let unsaid = ReportRequest { wrong: "44".into(), ..report() };
        assert_eq!(desk.report_error(&unsaid).unwrap_err().kind, Kind::NotFound);
    }

    #[test]
    fn a_report_is_looked_into_held_taken_up_again_and_upheld() {
        let mut desk = desk_of(&Memory::default(), "ann");
        let id = desk.report_error(&report()).unwrap().id;
        assert_eq!(desk.take_up(&id).unwrap().state, State::Checking);
        assert_eq!(desk.take_up(&id).unwrap_err().kind, Kind::Refused);
        assert_eq!(desk.hold(&id, " ").unwrap_err().kind, Kind::Usage);
        let held = desk.hold(&id, "the source is not to be reached").unwrap();
        assert_eq!(
            (held.state, held.reason.as_deref()),
            (State::Held, Some("the source is not to be reached"))
        );
        assert_eq!(desk.hold(&id, "again").unwrap_err().kind, Kind::Refused);
        assert_eq!(desk.open_corrections(None).len(), 1, "what is held is still open");
        let answer = CorrectionRequest { report: Some(id.clone()), ..CorrectionRequest::default() };
        assert_eq!(desk.answering(answer).unwrap_err().kind, Kind::Refused, "it is taken up first");
        assert_eq!(desk.take_up(&id).unwrap().state, State::Checking);
        assert_eq!(desk.uphold(&id, Some("the table says 34")).unwrap().state, State::Upheld);
        let steps: Vec<String> = desk.events_of("s").into_iter().map(|event| event.event).collect();
        let expected = ["reported", "checking", "held", "checking", "upheld"];
        assert_eq!(steps, expected.map(|step| format!("correction.{step}")));
    }

    #[test]
    fn a_held_draft_is_the_same_draft_afterwards_and_must_be_approved_again() {
        let mut desk = desk_of(&Memory::default(), "ann");
        let request = CorrectionRequest {
            slug: "s".into(),
            wrong: "43".into(),
            right: "34".into(),
            ..CorrectionRequest::default()
        };
        let draft = desk.prepare(&request).unwrap();
        let id = desk.keep_draft(&request, &draft).unwrap().id;
        desk.approve(&id).unwrap();
        desk.hold(&id, "the lawyer is away").unwrap();
        assert_eq!(desk.publish_approved(&id).unwrap_err().kind, Kind::Refused);
        assert_eq!(desk.approve(&id).unwrap_err().kind, Kind::Refused);
        let taken = desk.take_up(&id).unwrap();
        assert_eq!((taken.state, taken.author.as_deref()), (State::Drafted, Some("ann")));
        desk.approve(&id).unwrap();
        assert_eq!(desk.publish_approved(&id).unwrap().record.id, id);
    }

    #[test]
    fn a_rejection_needs_a_reason_and_ends_it() {
        let mut desk = desk_of(&Memory::default(), "ann");
        let id = desk.report_error(&report()).unwrap().id;
        assert_eq!(desk.reject(&id, " ").unwrap_err().kind, Kind::Usage);
        let life = desk.reject(&id, "the report counts part-timers too").unwrap();
        assert_eq!(life.reason.as_deref(), Some("the report counts part-timers too"));
        assert!(desk.open_corrections(None).is_empty());
        assert_eq!(desk.reject(&id, "again").unwrap_err().kind, Kind::Refused);
        assert_eq!(desk.reject("2017-07-01-zzzzzz", "x").unwrap_err().kind, Kind::NotFound);
    }
}
