//! Publishing a correction: new version, record and event together, or nothing.

use super::correct::{CorrectionRequest, Draft, Published, sum};
use super::{Desk, Error, Kind, Result};
use crate::store::{Approver, ArticleText, NewEvent, Publication, Turn, Version};
use copydesk_engine::Article;
use copydesk_engine::notice::{NoticeKind, Placement, Style};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde_json::json;
use toml_edit::{DocumentMut, value};

impl Desk {
    /// Publishes a correction that was prepared from `request` and shown as `draft`; its notice may have been
    /// edited since.
    ///
    /// # Errors
    /// Where nothing may be written; where the article has a newer version or another text than the draft was made
    /// for; where a step of the proof fails and no reason is given; where the desk wants somebody else's approval.
    pub fn publish(&mut self, request: &CorrectionRequest, draft: &Draft) -> Result<Published> {
        let author = self.identity.author();
        if self.config().approver == Approver::Other {
            let message = "this desk wants a correction approved by somebody else than its author";
            return Err(Error::new(Kind::Refused, message).hint(
                "keep it with `copydesk correct … --draft`; somebody else then says `copydesk approve ID`",
            ));
        }
        let request = CorrectionRequest { notice: draft.record.notice.clone(), ..request.clone() };
        let turn = self.store.begin(&author)?;
        let now = self.prepare_with(&request, Some(&draft.record.id))?;
        agree(draft, &now)?;
        self.put_out(turn, now, true)
    }

    /// Writes version, record and events; `drafted` says that the draft is to be logged too.
    pub(crate) fn put_out(&mut self, turn: Turn, now: Draft, drafted: bool) -> Result<Published> {
        let mut publication = publication(&now);
        if !drafted {
            publication.events.remove(0);
        }
        let events = self.store.finish(turn, publication)?;
        let draft = now;
        let event = events.last().map(|event| event.hash.clone()).unwrap_or_default();
        let (version, path) = (draft.to, draft.path);
        let record = self.config().correction(&draft.record.id).cloned().unwrap_or(draft.record);
        Ok(Published { record, version, path, event })
    }

    /// A moment as the desk writes it: RFC 3339 with the offset of its zone.
    pub(crate) fn written(&self, moment: Timestamp) -> String {
        let offset = self.zone().to_offset(moment);
        let local = offset.to_datetime(moment);
        let minutes = offset.seconds() / 60;
        if minutes == 0 {
            return format!("{local}Z");
        }
        let sign = if minutes < 0 { '-' } else { '+' };
        format!("{local}{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
    }

    /// The day of a moment in the desk's zone.
    pub(crate) fn day_of(&self, moment: Timestamp) -> Date {
        self.local(moment).date()
    }

    /// Day and time of a moment in the desk's zone.
    pub(crate) fn local(&self, moment: Timestamp) -> DateTime {
        self.zone().to_datetime(moment)
    }

    fn zone(&self) -> TimeZone {
        let name = self.config().zone.as_deref();
        name.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC)
    }
}

/// Refuses where what would be written now is not what was shown, or does not hold.
pub(crate) fn agree(shown: &Draft, now: &Draft) -> Result<()> {
    if shown.from != now.from || shown.files.0 != now.files.0 {
        let message = format!("{} has changed since the correction was prepared", now.record.article);
        return Err(Error::new(Kind::Conflict, message).hint("prepare it again on the newest version"));
    }
    proved(now)
}

/// Refuses a proof that fails, and a kind that hides an error, unless a reason is given.
pub(crate) fn proved(now: &Draft) -> Result<()> {
    if let (Some(objection), None) = (&now.objection, &now.record.reason) {
        return Err(Error::new(Kind::Refused, format!("{}: {}", objection.rule, objection.message))
            .hint("put it right, or publish all the same with --override REASON, which is kept"));
    }
    let failed = now.proof.steps.iter().find(|step| !step.holds);
    match (failed, &now.record.reason) {
        (Some(step), None) => {
            let message = format!("the proof fails at {}: {}", step.name, step.message);
            let hint = if step.name == "dates" && now.record.late_reason.is_none() {
                "say why it comes late with --late-reason TEXT; the notice gives it"
            } else {
                "put it right, or publish all the same with --override REASON, which is kept"
            };
            Err(Error::new(Kind::Refused, message).hint(hint))
        }
        _ => Ok(()),
    }
}

fn publication(draft: &Draft) -> Publication {
    let record = &draft.record;
    let event = |name: &str, version: Version| NewEvent {
        event: name.to_owned(),
        article: Some(record.article.clone()),
        version: Some(version.to_string()),
        claim: draft.claim.clone(),
        data: json!({
            "correction": record.id, "wrong": record.wrong, "right": record.right, "source": record.source,
        }),
        claimed: None,
    };
    let mut drafted = event("correction.drafted", draft.from);
    drafted.data["notice"] = record.notice.as_deref().unwrap_or_default().into();
    let mut published = event("correction.published", draft.to);
    published.data["old_sha256"] = sum(&draft.files.0).into();
    published.data["new_sha256"] = sum(&draft.files.1).into();
    if let Some(reason) = &record.reason {
        published.data["override"] = reason.as_str().into();
        let failed: Vec<&str> = draft.proof.steps.iter().filter(|s| !s.holds).map(|s| s.name).collect();
        published.data["failed"] = json!(failed);
    }
    let superseded = record.supersedes.as_ref().map(|old| NewEvent {
        data: json!({"correction": old, "by": record.id}),
        ..event("correction.superseded", draft.to)
    });
    // The last event carries the hash of the record.
    let events = [Some(drafted), superseded, Some(published)].into_iter().flatten().collect();
    Publication {
        version: Some((draft.path.clone(), draft.files.1.clone())),
        record: Some(record.clone()),
        events,
        ..Publication::default()
    }
}

/// What decides the shape of a new version besides its words.
pub(crate) struct Shape<'a> {
    /// The kind of its notice.
    pub kind: NoticeKind,
    /// The house style.
    pub style: &'a Style,
    /// How grave the error was.
    pub severity: Option<&'a str>,
}

/// The file of the new version: the front matter with its new time (and headline, summary), every other byte of it
/// kept; the body as fixed; the notice as its last paragraph, or its first where the house puts so grave an error on
/// top. Of a retracted text nothing but the notice is left.
pub(crate) fn new_file(
    old: &ArticleText,
    fixed: &Article,
    notice: &str,
    at: &str,
    shape: &Shape<'_>,
) -> String {
    let tagged = Article { title: fixed.title.as_deref().map(|title| tag(title, shape)), ..fixed.clone() };
    let front = front_matter(old, &tagged, at);
    let body = if shape.kind == NoticeKind::Retraction { "" } else { fixed.text.trim_end() };
    let crlf = old.whole.contains("\r\n");
    let gap = if crlf { "\r\n\r\n" } else { "\n\n" };
    let line = notice.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = match (line.is_empty(), body.is_empty(), shape.style.placement(shape.severity)) {
        (true, _, _) => format!("{front}{body}\n"),
        (false, true, _) => format!("{front}*{line}*\n"),
        (false, false, Placement::Foot) => format!("{front}{body}{gap}*{line}*\n"),
        (false, false, Placement::Top) => {
            let text = body.trim_start_matches(['\r', '\n']);
            let lead = body.get(..body.len() - text.len()).unwrap_or_default();
            format!("{front}{lead}*{line}*{gap}{text}\n")
        }
    };
    if crlf && text.ends_with('\n') && !text.ends_with("\r\n") {
        format!("{}\r\n", text.trim_end_matches('\n'))
    } else {
        text
    }
}

/// The headline behind the tag of the house for such a notice: `CORRECTED-Mill shuts`.
fn tag(title: &str, shape: &Shape<'_>) -> String {
    let Some(tag) = shape.style.tags.get(&shape.kind) else { return title.to_owned() };
    let mut known =
        shape.style.tags.values().filter_map(|other| title.strip_prefix(other)?.strip_prefix('-'));
    format!("{tag}-{}", known.next_back().unwrap_or(title))
}

fn front_matter(old: &ArticleText, fixed: &Article, at: &str) -> String {
    let whole = old.whole.get(..old.body_at).unwrap_or_default();
    let inner = whole.trim_end().trim_start_matches("+++").trim_end_matches("+++");
    let mut document: DocumentMut = inner.trim_start_matches(['\r', '\n']).parse().unwrap_or_default();
    let mut set = |key: &str, text: &str| {
        let decor = document.get(key).and_then(|item| item.as_value()).map(|value| value.decor().clone());
        let mut item = value(text);
        if let (Some(decor), Some(value)) = (decor, item.as_value_mut()) {
            *value.decor_mut() = decor;
        }
        document.insert(key, item);
    };
    set("published", at);
    if let (Some(first), None) = (&old.front.published, &old.front.written) {
        set("written", first);
    }
    if fixed.title != old.front.title {
        set("title", fixed.title.as_deref().unwrap_or_default());
    }
    if fixed.summary != old.front.summary {
        set("summary", fixed.summary.as_deref().unwrap_or_default());
    }
    format!("+++\n{document}+++\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::check::to_engine;
    use std::path::Path;

    const fn plain(style: &Style) -> Shape<'_> {
        Shape { kind: NoticeKind::Correction, style, severity: None }
    }

    #[test]
    fn the_house_says_where_the_notice_stands_and_what_the_headline_bears() {
        let old = ArticleText::read(
            Path::new("v1.md"),
            b"+++\ntitle = 'Up 4'\n+++\n\nIt rose.\n\nIt fell.\n".to_vec(),
        );
        let old = old.unwrap();
        let article = to_engine("s", &old);
        let mut style = Style::default();
        style.placement.insert("serious".into(), Placement::Top);
        style.tags.insert(NoticeKind::Correction, "CORRECTED".into());
        style.tags.insert(NoticeKind::Retraction, "WITHDRAWN".into());
        let file = |kind, severity, article: &Article| {
            let shape = Shape { kind, style: &style, severity };
            let text = new_file(&old, article, "A notice.", "2017-07-01T10:00:00Z", &shape);
            ArticleText::read(Path::new("v2.md"), text.into_bytes()).unwrap()
        };
        let grave = file(NoticeKind::Correction, Some("serious"), &article);
        assert_eq!(grave.body(), "\n*A notice.*\n\nIt rose.\n\nIt fell.\n");
        assert_eq!(grave.front.title.as_deref(), Some("CORRECTED-Up 4"));
        let small = file(NoticeKind::Correction, Some("minor"), &article);
        assert_eq!(small.body(), "\nIt rose.\n\nIt fell.\n\n*A notice.*\n");
        let tagged = Article { title: grave.front.title, ..article };
        let gone = file(NoticeKind::Retraction, Some("serious"), &tagged);
        assert_eq!(gone.body(), "*A notice.*\n");
        assert_eq!(gone.front.title.as_deref(), Some("WITHDRAWN-Up 4"));
    }

    #[test]
    fn the_new_file_keeps_every_line_that_was_not_wrong() {
        let old = "+++\ntitle = 'A' # short\npublished = 2017-06-29T08:00:00Z\n\n# who\nbyline = \"B\"\n+++\n\nIt fell.\n";
        let old = ArticleText::read(Path::new("v1.md"), old.into()).unwrap();
        let mut fixed = to_engine("s", &old);
        fixed.text = "\nIt rose.\n".into();
        let new = new_file(&old, &fixed, "A notice.", "2017-07-01T10:00:00Z", &plain(&Style::default()));
        let expected = "+++\ntitle = 'A' # short\npublished = \"2017-07-01T10:00:00Z\"\n\n# who\nbyline = \"B\"\n\
                        written = \"2017-06-29T08:00:00Z\"\n+++\n\nIt rose.\n\n*A notice.*\n";
        assert_eq!(new, expected);
    }

    #[test]
    fn a_headline_is_fixed_in_the_front_matter() {
        let old = ArticleText::read(Path::new("v1.md"), b"+++\ntitle = 'Up 4'\n+++\nx\n".to_vec()).unwrap();
        let mut fixed = to_engine("s", &old);
        fixed.title = Some("Up 5".into());
        let new = new_file(&old, &fixed, "", "2017-07-01T10:00:00Z", &plain(&Style::default()));
        assert_eq!(new, "+++\ntitle = \"Up 5\"\npublished = \"2017-07-01T10:00:00Z\"\n+++\nx\n");
    }
}
