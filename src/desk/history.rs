//! Every claim of an article through every version, with what was decided about it: blame for claims.

use super::{CheckOptions, Desk, Result};
use crate::store::record::locator_words;
use crate::store::{Event, Version};
use copydesk_engine::{Claim, Evidence, Finding, Level, Place, Rule, Verdict};
use jiff::Timestamp;
use serde::Serialize;
use similar::{ChangeTag, TextDiff};

/// What happened to words from one wording to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum WordChange {
    /// They stayed.
    Kept,
    /// They were taken out.
    Removed,
    /// They were put in.
    Added,
}

/// A stretch of words and what happened to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WordDiff {
    /// What happened.
    pub change: WordChange,
    /// The words.
    pub text: String,
}

/// A source that a claim was laid beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimSource {
    /// Path below the source folder.
    pub source: String,
    /// Where in it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locator: Option<String>,
    /// The passage.
    pub text: String,
}

/// What was found wrong with a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimFault {
    /// Which rule found it.
    pub rule: Rule,
    /// An error or a warning.
    pub level: Level,
    /// What is wrong.
    pub message: String,
}

/// A claim in one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimVersion {
    /// Which version.
    pub version: Version,
    /// When that version was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Where it lies: the body where nothing is said.
    #[serde(rename = "in", skip_serializing_if = "Place::is_body")]
    pub place: Place,
    /// Where the claim begins there.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its words there.
    pub text: String,
    /// What changed since the wording before, word by word; nothing where it has the same words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diff: Vec<WordDiff>,
    /// What the engine says of it there, against the sources.
    pub verdict: Verdict,
    /// Errors and warnings about it: the article may refute a claim of which no source speaks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<ClaimFault>,
    /// What it was laid beside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<ClaimSource>,
}

/// A claim through all versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimHistory {
    /// Its id.
    pub id: String,
    /// The versions that have it, the oldest first.
    pub versions: Vec<ClaimVersion>,
    /// What was decided about it, in order.
    pub events: Vec<Event>,
}

/// How a version came to the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionRow {
    /// Which version.
    pub version: Version,
    /// When it was published, as it says.
    pub published: Option<String>,
    /// When the history recorded it, and who did; nothing where it was put there by hand.
    pub recorded: Option<(Timestamp, String)>,
    /// When its origin says it was, where that is not the time of recording.
    pub claimed: Option<Timestamp>,
    /// Who wrote it, as its front matter or its origin says.
    pub by: Option<String>,
    /// Where it comes from.
    pub origin: Option<String>,
}

impl Desk {
    /// The versions of an article and how each came to the desk, the oldest first.
    ///
    /// # Errors
    /// Where there is no such article, or a version cannot be read.
    pub fn version_rows(&self, slug: &str) -> Result<Vec<VersionRow>> {
        const NAMES: [&str; 3] = ["version.recorded", "article.published", "correction.published"];
        let (slug, _) = self.version_target(slug)?;
        let events = self.events_of(&slug);
        let versions = self.store.article(&slug).map(|article| article.versions.keys().copied());
        let row = |version: Version| {
            let front = self.store.read_version(&slug, version)?.front;
            let name = Some(version.to_string());
            let event = events.iter().find(|e| e.version == name && NAMES.contains(&e.event.as_str()));
            let by = event.and_then(|event| event.data_str("by").map(str::to_owned));
            Ok(VersionRow {
                version,
                published: front.published,
                recorded: event.map(|event| (event.at, event.who.clone())),
                claimed: event.and_then(|event| event.claimed),
                by: by.or(front.byline),
                origin: front.origin,
            })
        };
        versions.into_iter().flatten().map(row).collect()
    }

    /// Every claim of an article, in the order of its first appearance.
    ///
    /// # Errors
    /// Where there is no such article, or a version cannot be read.
    pub fn history(&self, slug: &str) -> Result<Vec<ClaimHistory>> {
        let (slug, _) = self.version_target(slug)?;
        let versions: Vec<Version> =
            self.store.article(&slug).map(|a| a.versions.keys().copied().collect()).unwrap_or_default();
        let mut claims: Vec<ClaimHistory> = Vec::new();
        for version in versions {
            let checked = self.check_version(&slug, version, &CheckOptions::default())?;
            let published = self.store.read_version(&slug, version)?.front.published;
            for claim in checked.claims {
                let id = claim.id.0.clone();
                let known = claims.iter_mut().find(|known| known.id == id);
                let before = known.as_ref().and_then(|known| known.versions.last());
                let faults = faults(&claim, &checked.findings);
                let here =
                    ClaimVersion { faults, ..claim_version(version, published.clone(), claim, before) };
                match known {
                    Some(known) => known.versions.push(here),
                    None => claims.push(ClaimHistory { id, versions: vec![here], events: Vec::new() }),
                }
            }
        }
        for event in self.events_of(&slug) {
            if let Some(known) = claims.iter_mut().find(|known| Some(&known.id) == event.claim.as_ref()) {
                known.events.push(event);
            }
        }
        Ok(claims)
    }

    /// Everything logged about an article, in order.
    #[must_use]
    pub fn events_of(&self, slug: &str) -> Vec<Event> {
        self.store.events_about(slug)
    }
}

fn claim_version(
    version: Version,
    published: Option<String>,
    claim: Claim,
    before: Option<&ClaimVersion>,
) -> ClaimVersion {
    let diff = match before {
        Some(before) if before.text != claim.text => word_diff(&before.text, &claim.text),
        _ => Vec::new(),
    };
    ClaimVersion {
        version,
        published,
        place: claim.place,
        start: claim.span.start,
        end: claim.span.end,
        text: claim.text,
        diff,
        verdict: claim.verdict,
        faults: Vec::new(),
        sources: claim.evidence.into_iter().map(source).collect(),
    }
}

fn faults(claim: &Claim, findings: &[Finding]) -> Vec<ClaimFault> {
    let its = |it: &&Finding| it.level > Level::Note && it.concerns(claim);
    let fault = |it: &Finding| ClaimFault { rule: it.rule, level: it.level, message: it.message.clone() };
    findings.iter().filter(its).map(fault).collect()
}

fn source(evidence: Evidence) -> ClaimSource {
    let locator = locator_words(&evidence.locator);
    ClaimSource { source: evidence.source, locator, text: evidence.text }
}

/// The words that stayed, went and came, in order; stretches of one kind are one.
#[must_use]
pub fn word_diff(old: &str, new: &str) -> Vec<WordDiff> {
    let diff = TextDiff::configure().diff_unicode_words(old, new);
    let mut found: Vec<WordDiff> = Vec::new();
    for change in diff.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => WordChange::Kept,
            ChangeTag::Delete => WordChange::Removed,
            ChangeTag::Insert => WordChange::Added,
        };
        match found.last_mut() {
            Some(last) if last.change == kind => last.text.push_str(change.value()),
            _ => found.push(WordDiff { change: kind, text: change.value().to_owned() }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_changed_stand_between_words_that_stayed() {
        let diff = word_diff("It cost 1.2 million.", "It cost 12 million.");
        let shown: Vec<_> = diff.iter().map(|part| (part.change, part.text.as_str())).collect();
        let expected = [
            (WordChange::Kept, "It cost "),
            (WordChange::Removed, "1.2"),
            (WordChange::Added, "12"),
            (WordChange::Kept, " million."),
        ];
        assert_eq!(shown, expected);
    }
}
