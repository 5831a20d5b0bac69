//! Where a source speaks of whom, and a claim told of another than the source tells it of.
//!
//! A source speaks of somebody in the sentences that name them, in those that follow until another is named, and
//! throughout their turn of a transcript. Where the words of a claim stand together in a sentence that speaks of somebody
//! else, whom the article names nowhere, and hardly any of them where the sources speak of the claim's own, then the claim
//! is told of the wrong one.

use super::memory::Memory;
use super::place;
use super::stead::{self, Replaced, is_quoted, same};
use crate::evidence::{Library, Term, terms_in};
use crate::facts::{Fact, Name, NameType, Value};
use crate::reading::Reading;
use crate::text::Span;

/// How much of the claim the other's sentence must have: weight of words, and share of all of them.
const ENOUGH: f32 = 1.5;
const SHARE: f32 = 0.3;
/// A sentence with more words than this weight tells several things, each perhaps of another.
const LONGEST: f32 = 8.0;
/// At most so much of that stands where the sources speak of the claim's own.
const OWN: f32 = 0.34;

/// The names of a claim of which the sources tell it of another, with lines that say what was weighed.
#[must_use]
pub fn check(
    memory: &Memory<'_>,
    reading: &Reading<'_>,
    claim: Span,
    passages: &[(usize, f32)],
    library: &mut Library<'_>,
    explained: &mut Vec<String>,
) -> Vec<Replaced> {
    let named: Vec<(&Fact, &Name)> = reading
        .facts_in(claim)
        .filter_map(|fact| match &fact.value {
            Value::Name(name) => Some((fact, name)),
            _ => None,
        })
        .collect();
    let mut words: Vec<Term> = Vec::new();
    for it in terms_in(reading, claim, &mut library.lexicon) {
        let in_name = named.iter().any(|(fact, _)| fact.span.overlaps(it.span));
        if !in_name && !words.contains(&it.term) {
            words.push(it.term);
        }
    }
    let all: f32 = words.iter().map(|term| library.lexicon.weight(*term)).sum();
    let mut told: Vec<(usize, f32)> = Vec::new();
    for &(passage, _) in passages {
        told.push((passage, covered(&words, passage, library)));
    }
    let Some(&(best, most)) = told.iter().max_by(|a, b| a.1.total_cmp(&b.1)) else { return Vec::new() };
    if most < ENOUGH || most < all * SHARE || all > LONGEST {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (fact, name) in named.iter().filter(|(fact, _)| !is_quoted(reading, fact.span)) {
        // A body named along the way is not whom the claim is told of.
        let passing =
            name.kind == NameType::Organisation && named.first().is_some_and(|(it, _)| it.span != fact.span);
        if matches!(name.kind, NameType::Other | NameType::Work) || passing {
            continue;
        }
        let every = || (0..library.passages.len()).filter(|p| speaks_of(memory, library, *p, name)).collect();
        let own = memory.passages_of(name, every);
        if own.is_empty() || own.contains(&best) {
            continue;
        }
        let theirs = own.iter().map(|p| covered(&words, *p, library)).fold(0.0, f32::max);
        let Some(other) = other(library, best, name, memory) else { continue };
        explained.push(format!(
            "  scope {:?} against {:?}: {most:.2} of {all:.2}, own {theirs:.2}",
            name.value, other.value
        ));
        if theirs <= most * OWN {
            let (span, kind) = (fact.span, name.kind);
            found.push(Replaced { span, kind, right: other.value, passage: best });
        }
    }
    found
}

/// The weight of the words that a passage has.
fn covered(words: &[Term], passage: usize, library: &Library<'_>) -> f32 {
    let there = library.terms_of(passage);
    let has = |term: &&Term| there.iter().any(|it| it.term == **term);
    words.iter().filter(has).map(|term| library.lexicon.weight(*term)).sum()
}

/// The one name of the kind that the passage speaks of, if the article names it nowhere.
fn other(library: &Library<'_>, passage: usize, name: &Name, memory: &Memory<'_>) -> Option<Name> {
    let it = library.passages.get(passage)?;
    let source = library.sources.get(it.source)?;
    let comparable = |other: &&Name| {
        other.kind == name.kind
            && stead::is_printed(other) == stead::is_printed(name)
            && !(name.kind == NameType::Place && place::differ_in_level(name, other))
    };
    let mut there = source.facts_in(it.span).filter_map(|fact| match &fact.value {
        Value::Name(name) => Some(name),
        _ => None,
    });
    let first = there.find(comparable)?;
    let only = there.filter(comparable).all(|other| same(first, other));
    // A label of one word may be a subject and no person.
    let sure = name.kind != NameType::Person || first.value.contains(' ');
    (only && sure && !memory.article_names(first)).then(|| first.clone())
}

/// True if a passage speaks of somebody.
fn speaks_of(memory: &Memory<'_>, library: &Library<'_>, passage: usize, name: &Name) -> bool {
    let Some(it) = library.passages.get(passage) else { return false };
    let Some(source) = library.sources.get(it.source) else { return false };
    let Some(own) = source.sentences.get(it.sentence) else { return false };
    let alike = memory.alike(name);
    for (back, sentence) in source.sentences.get(..=it.sentence).unwrap_or_default().iter().rev().enumerate()
    {
        if sentence.paragraph != own.paragraph || back > 12 {
            return false;
        }
        let here = || {
            source.facts_in(sentence.span).filter_map(|fact| match &fact.value {
                Value::Name(name) => Some(name),
                _ => None,
            })
        };
        if here().any(|other| alike.contains(other.value.as_str())) {
            return true;
        }
        if here().any(|other| other.kind == name.kind) {
            return false;
        }
    }
    memory.opening(it.source).iter().any(|other| alike.contains(*other))
}
