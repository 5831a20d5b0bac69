//! `diff`: what changed between two versions, facts first, and which correction covers it.

use super::check::to_engine;
use super::{Desk, Error, Kind, Result};
use crate::store::{Correction, Version};
use copydesk_engine::versions::{self, Change, ChangeKind, Changed};
use copydesk_engine::{Place, Reading, Span};
use serde::Serialize;

/// Words of one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Where they stand in the body.
    #[serde(flatten)]
    pub span: Span,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeRow {
    /// A fact, the wording, or typography.
    pub kind: ChangeKind,
    /// What kind of fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<Changed>,
    /// The words in the old version.
    pub before: Option<Words>,
    /// The words in the new version.
    pub after: Option<Words>,
    /// The id of the correction that covers it.
    pub covered_by: Option<String>,
}

/// All changes between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The article.
    pub article: String,
    /// The old version.
    pub from: Version,
    /// The new version.
    pub to: Version,
    /// The changes: facts, then wording, then typography.
    pub changes: Vec<ChangeRow>,
}

impl Desk {
    /// What changed from one version to another; without versions, to the one named (else the usual one) from the
    /// one before.
    ///
    /// # Errors
    /// Where there is no such article or version, or no version before.
    pub fn diff(&self, words: &str, between: Option<(Version, Version)>) -> Result<Diff> {
        let (slug, named) = self.version_target(words)?;
        let (from, to) = match between {
            Some(pair) => pair,
            None => {
                let before = self.store.article(&slug).and_then(|article| article.before(named));
                let before = before.ok_or_else(|| {
                    Error::new(Kind::NotFound, format!("{slug}@{named}: there is no version before it"))
                })?;
                (before, named)
            }
        };
        let old = to_engine(&slug, &self.store.read_version(&slug, from)?);
        let new = to_engine(&slug, &self.store.read_version(&slug, to)?);
        let settings = self.engine_settings();
        let read = |text, day| Reading::new(text, Place::Body, day, &settings);
        let (old, new) = (read(&old.text, old.published), read(&new.text, new.published));
        let records: Vec<&Correction> =
            self.config().corrections.iter().filter(|r| r.article == slug).collect();
        let row = |change: Change| {
            let words = |text: &str, span: Option<Span>| {
                span.map(|span| Words { text: span.of(text).to_owned(), span })
            };
            ChangeRow {
                kind: change.kind,
                fact: change.fact,
                before: words(old.text, change.before),
                after: words(new.text, change.after),
                covered_by: records.iter().find(|r| covers(r, &change, &old, &new)).map(|r| r.id.clone()),
            }
        };
        let changes = versions::diff(&old, &new).into_iter().map(row).collect();
        Ok(Diff { article: slug, from, to, changes })
    }
}

/// True if the change lies where the record's wrong words stood and its right words stand; what is only on one
/// side needs that side.
fn covers(record: &Correction, change: &Change, old: &Reading<'_>, new: &Reading<'_>) -> bool {
    let at = |words: &str, reading: &Reading<'_>, span: Option<Span>| {
        span.map(|span| versions::search(words, reading).iter().any(|found| found.overlaps(span)))
    };
    let (before, after) = (at(&record.wrong, old, change.before), at(&record.right, new, change.after));
    let derived = || record.derived.iter().any(|words| at(words, old, change.before) == Some(true));
    match (before, after) {
        (None, None) => false,
        (before, after) => (before != Some(false) && after != Some(false)) || derived(),
    }
}
