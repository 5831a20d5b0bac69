//! A word of the article against the word of its group that the source has in its place.

use super::groups;
use super::slot::{Slot, slots};
use crate::evidence::{Library, terms_in};
use crate::facts::name::same_name;
use crate::facts::{Fact, Kind, Name};
use crate::reading::{Reading, Story};
use crate::text::Span;
use std::collections::HashSet;

/// Passages that are looked at.
const PASSAGES: usize = 6;

/// How alike the surroundings must be, where the article's word stands in no source, and where it stands elsewhere.
const STRANGE: f32 = 0.22;
const KNOWN: f32 = 0.4;

/// The words of the table in all sources and in the article: (group, alternative).
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    sources: HashSet<(usize, usize)>,
    article: HashSet<(usize, usize)>,
}

/// Another kind than the source's.
#[derive(Clone, Debug)]
pub struct Otherwise {
    /// The article's word.
    pub span: Span,
    /// The source's word.
    pub right: String,
    /// The passage that has it.
    pub passage: usize,
}

impl Kinds {
    /// Collects the words of the table.
    #[must_use]
    pub fn new(story: &Story<'_>) -> Self {
        let all = |readings: &mut dyn Iterator<Item = &Reading<'_>>| {
            readings.flat_map(|reading| words(reading)).collect()
        };
        Self { sources: all(&mut story.sources.iter()), article: all(&mut story.readings()) }
    }

    /// The words of a claim for which the passages have another word of the group, with lines that say what was weighed.
    #[must_use]
    pub fn check(
        &self,
        reading: &Reading<'_>,
        claim: Span,
        passages: &[(usize, f32)],
        library: &mut Library<'_>,
        explained: &mut Vec<String>,
    ) -> Vec<Otherwise> {
        let placed = terms_in(reading, claim, &mut library.lexicon);
        let ours = slots(reading, claim, &placed, &library.lexicon);
        let mut found = Vec::new();
        for slot in ours.iter().filter(|slot| !is_quoted(reading, slot.span)) {
            let mut theirs = rivals(slot, passages, library);
            let same = theirs.iter().filter(|it| it.same).map(|it| it.score).fold(0.0, f32::max);
            theirs.retain(|it| !it.same);
            theirs.sort_by(|a, b| b.score.total_cmp(&a.score));
            let Some(best) = theirs.first() else { continue };
            let known = self.sources.contains(&slot.key());
            let told = self.article.contains(&(slot.entry.group, best.alternative));
            let second =
                theirs.iter().find(|it| it.alternative != best.alternative).map_or(0.0, |it| it.score);
            explained.push(format!(
                "  kind {:?} against {:?}: {:.2} (links {}, same {same:.2}, next {second:.2}{}{})",
                slot.span.of(reading.text),
                best.word,
                best.score,
                best.links,
                if known { ", known" } else { "" },
                if told { ", told" } else { "" },
            ));
            let open = if known {
                best.links >= 1 && best.score >= KNOWN && same <= best.score * 0.3
            } else {
                best.links >= 1 && best.score >= STRANGE
            };
            if open && !told && best.score >= second * 1.3 {
                let (span, right, passage) = (slot.span, best.word.clone(), best.passage);
                found.push(Otherwise { span, right, passage });
            }
        }
        found
    }
}

impl Slot {
    const fn key(&self) -> (usize, usize) {
        (self.entry.group, self.entry.alternative)
    }
}

/// A word of the same group in a passage.
struct Rival {
    alternative: usize,
    same: bool,
    word: String,
    passage: usize,
    /// How alike the surroundings are.
    score: f32,
    /// How many of left, right and name beside are the same.
    links: usize,
}

fn rivals(slot: &Slot, passages: &[(usize, f32)], library: &mut Library<'_>) -> Vec<Rival> {
    let mut found = Vec::new();
    for &(passage, nearness) in passages.iter().take(PASSAGES) {
        let Some(it) = library.passages.get(passage).cloned() else { continue };
        let Some(source) = library.sources.get(it.source) else { continue };
        let placed = terms_in(source, it.span, &mut library.lexicon);
        for other in slots(source, it.span, &placed, &library.lexicon) {
            if other.entry.group != slot.entry.group {
                continue;
            }
            let likeness = slot.part.likeness(&other.part, &library.lexicon);
            found.push(Rival {
                alternative: other.entry.alternative,
                same: other.entry.alternative == slot.entry.alternative,
                word: other.span.of(source.text).to_owned(),
                passage,
                score: likeness * (0.75 + 0.25 * nearness),
                links: links(slot, &other),
            });
        }
    }
    found
}

fn links(a: &Slot, b: &Slot) -> usize {
    let same = |x: Option<u32>, y: Option<u32>| x.is_some() && x == y;
    let names = |x: &Option<Name>, y: &Option<Name>| matches!((x, y), (Some(x), Some(y)) if same_name(&x.value, &y.value));
    let sides = same(a.left, b.left) || same(a.left, b.right);
    let other = same(a.right, b.right) || same(a.right, b.left);
    usize::from(sides) + usize::from(other) + usize::from(names(&a.beside, &b.beside))
}

/// All words of the table in a text, quotations too.
fn words(reading: &Reading<'_>) -> Vec<(usize, usize)> {
    let tokens = &reading.tokens;
    let mut found = Vec::new();
    for i in 0..tokens.len() {
        for (parts, entry) in groups::entries(tokens.lower(i)) {
            let mut at = i;
            let fits = parts.iter().enumerate().all(|(n, part)| {
                at = if n == 0 { i } else { super::slot::after(reading, at) };
                groups::singular(tokens.lower(at)) == *part
            });
            if fits {
                found.push((entry.group, entry.alternative));
            }
        }
    }
    found
}

fn is_quoted(reading: &Reading<'_>, span: Span) -> bool {
    let holds = |fact: &&Fact| fact.kind() == Kind::Quote && fact.span.contains(span);
    reading.facts.iter().take_while(|fact| fact.span.start <= span.start).any(|fact| holds(&fact))
}
