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
    /// It was looked at, and nothing is to be corrected.
    Rejected,
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
pub(crate) const OPEN: [State; 4] = [State::Reported, State::Drafted, State::Proved, State::Approved];

impl State {
    /// Its name, as the history and JSON have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Rejected => "rejected",
            Self::Drafted => "drafted",
            Self::Proved => "proved",
            Self::Approved => "approved",
            Self::Published => "published",
            Self::Superseded => "superseded",
        }
    }

    /// The state that an event leads to; `None` for an event that is no step of a correction.
    fn after(event: &str) -> Option<Self> {
        const STATES: [State; 7] = [
            State::Reported,
            State::Rejected,
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
    /// How the desk heard of it.
    pub learned: Option<String>,
    /// Who found it.
    pub found_by: Option<String>,
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
}

impl Desk {
    /// Every correction that the history knows, by id.
    #[must_use]
    pub fn lives(&self) -> BTreeMap<String, Life> {
        let mut lives = BTreeMap::new();
        for event in self.store.log.events() {
            step(&mut lives, event);
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
            "found_by": request.found_by,
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
        let life = self.life_in(id, &OPEN)?;
        let learned = request.learned.clone().or(life.learned);
        Ok(CorrectionRequest { learned, found_by: request.found_by.clone().or(life.found_by), ..request })
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
        learned: None,
        found_by: None,
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
    for (key, field) in [("learned", &mut life.learned), ("found_by", &mut life.found_by)] {
        if let Some(words) = event.data_str(key) {
            *field = Some(words.to_owned());
        }
    }
    let said = event.data_str("reason").or_else(|| event.data_str("override"));
    life.reason = said.map(str::to_owned).or_else(|| life.reason.take().filter(|_| state != State::Drafted));
    if state == State::Drafted {
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
            found_by: None,
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
        assert_eq!(desk.answering(answer).unwrap().learned.as_deref(), Some("a reader wrote"));
        // Another desk on the same files reads the same from the history.
        assert_eq!(desk_of(&files, "bob").lives(), desk.lives());
        let unsaid = ReportRequest { wrong: "44".into(), ..report() };
        assert_eq!(desk.report_error(&unsaid).unwrap_err().kind, Kind::NotFound);
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
