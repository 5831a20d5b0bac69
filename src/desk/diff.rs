//! `diff`: what changed between two versions, facts first, and which correction covers it.

use super::check::to_engine;
use super::words::readings;
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
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeRow {
    /// A fact, the wording, or typography.
    pub kind: ChangeKind,
    /// Where it lies: the body where nothing is said.
    #[serde(rename = "in", skip_serializing_if = "Place::is_body")]
    pub place: Place,
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
        let (old, new) = (readings(&old, &settings), readings(&new, &settings));
        let records: Vec<&Correction> =
            self.config().corrections.iter().filter(|r| r.article == slug).collect();
        let mut changes = Vec::new();
        let mut places: Vec<Place> = old.iter().chain(&new).map(|reading| reading.place).collect();
        places.sort();
        places.dedup();
        for place in places {
            let at = |readings: &[Reading<'_>]| readings.iter().position(|reading| reading.place == place);
            let empty = Reading::new("", place, None, &settings);
            let was = at(&old).and_then(|n| old.get(n)).unwrap_or(&empty);
            let is = at(&new).and_then(|n| new.get(n)).unwrap_or(&empty);
            changes.extend(versions::diff(was, is).into_iter().map(|change| row(&change, was, is, &records)));
        }
        changes.sort_by_key(|change| change.kind);
        Ok(Diff { article: slug, from, to, changes })
    }
}

fn row(change: &Change, old: &Reading<'_>, new: &Reading<'_>, records: &[&Correction]) -> ChangeRow {
    let words =
        |text: &str, span: Option<Span>| span.map(|span| Words { text: span.of(text).to_owned(), span });
    ChangeRow {
        kind: change.kind,
        place: new.place,
        fact: change.fact,
        before: words(old.text, change.before),
        after: words(new.text, change.after),
        covered_by: records.iter().find(|r| covers(r, change, old, new)).map(|r| r.id.clone()),
    }
}

/// True if the change lies where the record's wrong words stood and its right words stand; what is only on one
/// side needs that side.
fn covers(record: &Correction, change: &Change, old: &Reading<'_>, new: &Reading<'_>) -> bool {
    let at = |words: &str, reading: &Reading<'_>, span: Option<Span>| {
        span.map(|span| versions::search(words, reading).iter().any(|found| found.overlaps(span)))
    };
    let (before, after) = (at(&record.wrong, old, change.before), at(&record.right, new, change.after));
    let further = || {
        record.further().any(|(wrong, right, _)| {
            let (before, after) = (at(wrong, old, change.before), at(right, new, change.after));
            before.or(after).is_some() && before != Some(false) && after != Some(false)
        })
    };
    match (before, after) {
        (None, None) => false,
        (before, after) => (before != Some(false) && after != Some(false)) || further(),
    }
}
