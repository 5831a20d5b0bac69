//! What a notice is to say, from two versions and the changes between them.

use super::Desk;
use super::changes::Changed;
use super::words::{place_words, readings};
use crate::store::{ArticleText, time};
use copydesk_engine::notice::{self, Draft as Wording, DraftFact, NoticeKind};
use copydesk_engine::{Article, Place, Reading, Span};
use jiff::Timestamp;

/// Everything that the words of a notice rest on.
pub(crate) struct Ground<'a> {
    /// What the notice is.
    pub kind: NoticeKind,
    /// The version that was wrong, and the one that is right.
    pub articles: (&'a Article, &'a Article),
    /// What changed.
    pub changes: &'a [Changed],
    /// Where the right words stand now.
    pub spans: &'a [Span],
    /// When the wrong version was published, as its front matter says.
    pub old: &'a ArticleText,
    /// When the text was put right.
    pub fixed: Option<Timestamp>,
    /// When the error was found, and why it is corrected so late.
    pub late: Option<(Option<jiff::civil::Date>, String)>,
    /// How the error came about.
    pub cause: Option<String>,
    /// The words of an editor's note, a retraction, an update.
    pub note: Option<String>,
    /// Whether it corrects an earlier correction.
    pub supersedes: bool,
    /// Whether the error is not to be repeated.
    pub sensitive: bool,
}

impl Desk {
    /// The words' ground as the engine takes it.
    pub(crate) fn wording(&self, ground: &Ground<'_>) -> Wording {
        let settings = self.engine_settings();
        let (old, new) = (readings(ground.articles.0, &settings), readings(ground.articles.1, &settings));
        let facts = ground.changes.iter().zip(ground.spans);
        let facts = facts.filter_map(|(change, span)| fact(change, *span, &old, &new));
        let local = ground.fixed.map(|moment| self.local(moment));
        let (found, late_reason) = ground.late.clone().unwrap_or_default();
        let first = ground.changes.first();
        Wording {
            kind: Some(ground.kind),
            facts: facts.collect(),
            place: first.map(|change| place_words(&ground.articles.0.text, change.at)),
            headline: ground.articles.1.title.clone().unwrap_or_default(),
            corrected: local.map(|local| local.date()),
            time: local.map(|local| local.time()),
            published: ground.old.front.published.as_deref().and_then(time::day),
            found,
            late_reason,
            cause: ground.cause.clone(),
            note: ground.note.clone().unwrap_or_default(),
            supersedes: ground.supersedes,
            sensitive: ground.sensitive,
            text: ground.articles.1.text.clone(),
        }
    }
}

fn fact(change: &Changed, span: Span, old: &[Reading<'_>], new: &[Reading<'_>]) -> Option<DraftFact> {
    let of = |readings: &'_ [Reading<'_>], place: Place| readings.iter().position(|r| r.place == place);
    let (before, after) = (old.get(of(old, change.at.place)?)?, new.get(of(new, change.at.place)?)?);
    let body = old.first().map(|reading| reading.text).unwrap_or_default();
    let told = notice::fact_of(before, change.at.span, after, span);
    Some(DraftFact { derived: change.derived, place: Some(place_words(body, change.at)), ..told })
}
