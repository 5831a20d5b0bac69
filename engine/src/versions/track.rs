//! Claims followed through versions: each keeps its id through rewording, moves, splits and merges.

use super::align::align;
use super::diff::Side;
use super::id::claim_id;
use super::words::plain;
use crate::answer::ClaimId;
use crate::reading::Reading;
use crate::text::{Block, Span};
use std::collections::{BTreeMap, BTreeSet};

/// A sentence of one version and the id of its claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracked {
    /// The id.
    pub id: ClaimId,
    /// The sentence.
    pub span: Span,
}

/// Gives the sentences of one version after the other their ids.
#[derive(Clone, Debug, Default)]
pub struct Tracker {
    slug: String,
    /// The last id of every wording there ever was, by wording and occurrence: a sentence that comes back is the same claim.
    wordings: BTreeMap<(String, usize), ClaimId>,
    used: BTreeSet<ClaimId>,
}

impl Tracker {
    /// A tracker for the article of that slug.
    #[must_use]
    pub fn new(slug: &str) -> Self {
        Self { slug: slug.to_owned(), ..Self::default() }
    }

    /// The ids of the sentences of `new`, notices left out; `before` is the version before and what this tracker gave
    /// for it. In a split the first part keeps the id; in a merge the first of the merged claims goes on.
    pub fn next(&mut self, before: Option<(&Reading<'_>, &[Tracked])>, new: &Reading<'_>) -> Vec<Tracked> {
        let mut ids: BTreeMap<usize, ClaimId> = BTreeMap::new();
        if let Some((old, tracked)) = before {
            let id_of = |sentence: usize| {
                let span = old.sentences.get(sentence)?.span;
                tracked.iter().find(|t| t.span == span).map(|t| t.id.clone())
            };
            let (was, is) = (Side::new(old), Side::new(new));
            for group in align(&was.sentences, &is.sentences) {
                if let (Some(first), Some(id)) = (group.new.first(), group.old.iter().find_map(|&i| id_of(i)))
                {
                    ids.insert(*first, id);
                }
            }
        }
        let mut taken: BTreeSet<ClaimId> = ids.values().cloned().collect();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut found = Vec::new();
        for (n, sentence) in new.sentences.iter().enumerate().filter(|(_, s)| s.block != Block::Notice) {
            let wording = plain(sentence.span.of(new.text));
            let count = seen.entry(wording.clone()).or_default();
            let occurrence = *count;
            *count += 1;
            let known = || {
                self.wordings.get(&(wording.clone(), occurrence)).filter(|id| !taken.contains(id)).cloned()
            };
            let id = ids.get(&n).cloned().or_else(known).unwrap_or_else(|| self.fresh(&wording, occurrence));
            taken.insert(id.clone());
            self.used.insert(id.clone());
            self.wordings.insert((wording, occurrence), id.clone());
            found.push(Tracked { id, span: sentence.span });
        }
        found
    }

    /// An id that no other claim of the article has had.
    fn fresh(&self, wording: &str, occurrence: usize) -> ClaimId {
        let mut ids = (occurrence..).map(|n| claim_id(&self.slug, wording, n));
        ids.find(|id| !self.used.contains(id)).unwrap_or_else(|| claim_id(&self.slug, wording, occurrence))
    }
}

/// The ids of the sentences of every version, the oldest first.
#[must_use]
pub fn track(slug: &str, versions: &[&Reading<'_>]) -> Vec<Vec<Tracked>> {
    let mut tracker = Tracker::new(slug);
    let mut all: Vec<Vec<Tracked>> = Vec::new();
    for (n, reading) in versions.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|k| Some((*versions.get(k)?, all.get(k)?.as_slice())));
        let next = tracker.next(before, reading);
        all.push(next);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::Place;

    /// The ids of each version, as letters in the order of their first appearance.
    fn letters(versions: &[&str]) -> Vec<String> {
        let settings = Settings::default();
        let readings: Vec<Reading<'_>> =
            versions.iter().map(|text| Reading::new(text, Place::Body, None, &settings)).collect();
        let all = track("ferry", &readings.iter().collect::<Vec<_>>());
        let mut known: Vec<ClaimId> = Vec::new();
        let mut letter = |id: &ClaimId| {
            let at = known.iter().position(|k| k == id).unwrap_or_else(|| {
                known.push(id.clone());
                known.len() - 1
            });
            char::from(b'a' + u8::try_from(at).unwrap_or_default())
        };
        all.iter().map(|version| version.iter().map(|t| letter(&t.id)).collect()).collect()
    }

    const A: &str = "The ferry left the harbour at noon. It carried nine horses. The sea was calm.";

    #[test]
    fn the_first_version_has_plain_ids() {
        let reading = Reading::new("It sank. It sank.", Place::Body, None, &Settings::default());
        let all = track("ferry", &[&reading]);
        assert_eq!(all[0][0].id, claim_id("ferry", "It sank.", 0));
        assert_eq!(all[0][1].id, claim_id("ferry", "It sank.", 1));
    }

    #[test]
    fn rewording_and_moves_keep_ids() {
        let b = "The sea was calm. The ferry had left the harbour at noon. It carried ten horses.";
        assert_eq!(letters(&[A, b]), ["abc", "cab"]);
    }

    #[test]
    fn a_split_a_merge_and_an_addition() {
        let one = "The ferry left the harbour at noon and carried nine horses to the island of Orm.";
        let two =
            "The ferry left the harbour at noon. It carried nine horses to the island of Orm. Bread is dear.";
        assert_eq!(letters(&[one, two, one]), ["a", "abc", "a"]);
    }

    #[test]
    fn a_flip_there_and_back_is_one_claim() {
        let b = A.replace("nine", "eleven");
        assert_eq!(letters(&[A, &b, A, &b]), ["abc", "abc", "abc", "abc"]);
    }

    #[test]
    fn a_sentence_that_comes_back_is_the_same_claim() {
        let without = "The ferry left the harbour at noon. The sea was calm.";
        assert_eq!(letters(&[A, without, A]), ["abc", "ac", "abc"]);
    }

    #[test]
    fn a_wholly_other_sentence_is_a_new_claim() {
        let b = "The ferry left the harbour at noon. It carried nine horses. Coal was found in Ansty.";
        assert_eq!(letters(&[A, b]), ["abc", "abd"]);
    }
}
