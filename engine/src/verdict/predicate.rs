//! The same predicate, denied in one of the two: `will be raised in 2026-27` against `will not be raised in 2026-27`.
//!
//! What stands behind a `not` up to the end of its clause must stand in the other sentence without one, nothing more and nothing
//! less, and both must be told of one subject. Conditions, wishes and questions say nothing, and nor does a predicate that a source
//! both states and denies.

use super::judge::Bench;
use crate::answer::Claim;
use crate::evidence::{Library, Placed, Term, terms_in};
use crate::facts::negation::{CueKind, Polarity, cues, is_wish, polarity};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::{Span, Tokens, parts_clauses};
use std::ops::Range;

/// How many passages are read for a claim.
const PASSAGES: usize = 12;

/// The least weight of a word that makes two subjects one.
const TELLING: f32 = 0.35;

#[rustfmt::skip]
const AUXILIARIES: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would", "shall", "can", "could",
];

/// Words that end a predicate.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "and", "but", "or", "nor", "because", "although", "though", "when", "while", "which", "who", "whose", "that", "so", "as", "after",
    "since", "where", "whether", "than", "too", "either", "however", "therefore", "provided", "said", "says", "told",
];

/// With these a denial holds for a time or a case only.
#[rustfmt::skip]
const BOUNDS: &[&str] = &[
    "until", "till", "before", "unless", "without", "if", "except", "only", "yet", "always", "all", "every", "any", "both", "enough",
    "more", "less", "fewer", "most", "necessarily", "fully", "entirely", "alone", "just", "sure", "certain", "clear", "known", "other", "another",
];

/// A predicate that is denied: what follows the `not`, and what stands before it.
struct Predicate {
    /// The words of the denial and of what is denied.
    span: Span,
    terms: Vec<Term>,
    subject: Vec<Term>,
}

impl Bench<'_, '_> {
    /// Says which predicates of the claim the sources deny, or state where the claim denies them.
    pub(super) fn predicates(&mut self, reading: &Reading<'_>, claim: &Claim, passages: &[(usize, f32)]) {
        let placed = terms_in(reading, claim.span, &mut self.library.lexicon);
        let before = self.before(reading, claim.span);
        let ours = denied(reading, claim.span, &placed);
        let sources = self.library.sources;
        let mut found: Option<(Span, usize, Vec<Term>)> = None;
        for &(number, _) in passages.iter().take(PASSAGES) {
            let Some(passage) = self.library.passages.get(number).cloned() else { continue };
            let Some(source) = sources.get(passage.source) else { continue };
            let theirs = self.library.terms_of(number).to_vec();
            for it in denied(source, passage.span, &theirs) {
                let Some(at) = stated(reading, claim.span, &placed, &it.terms) else { continue };
                let subject: Vec<Term> =
                    placed.iter().filter(|p| p.span.start < at.start).map(|p| p.term).collect();
                let near: Vec<Term> = before.iter().copied().collect();
                if shares(&it.subject, &subject, self.library)
                    || opens_with_pronoun(reading, claim.span) && shares(&it.subject, &near, self.library)
                {
                    found = found.or(Some((at, number, it.terms.clone())));
                }
            }
            for it in &ours {
                let Some(at) = stated(source, passage.span, &theirs, &it.terms) else { continue };
                let subject: Vec<Term> =
                    theirs.iter().filter(|p| p.span.start < at.start).map(|p| p.term).collect();
                if shares(&it.subject, &subject, self.library) {
                    found = found.or(Some((it.span, number, it.terms.clone())));
                }
            }
        }
        let Some((at, number, terms)) = found else { return };
        if reading.is_quoted(at) || self.agrees(&terms, ours.iter().any(|it| it.terms == terms)) {
            return;
        }
        let Some(place) = self.place_of(number) else { return };
        let said = self.library.sources.get(place.0).map_or("", |source| place.1.of(source.text));
        let says =
            format!("has it the other way: \"{}\"", said.split_whitespace().collect::<Vec<_>>().join(" "));
        self.otherwise(reading, claim, (Rule::SourceNegation, at), &says, (None, place));
    }

    /// A source states the predicate too, or denies it too.
    fn agrees(&self, terms: &[Term], denies: bool) -> bool {
        (0..self.library.passages.len()).any(|number| {
            let Some(passage) = self.library.passages.get(number) else { return false };
            let Some(source) = self.library.sources.get(passage.source) else { return false };
            let theirs = self.library.terms_of(number);
            if denies {
                denied(source, passage.span, theirs).iter().any(|it| it.terms == terms)
            } else {
                stated(source, passage.span, theirs, terms).is_some()
            }
        })
    }
}

/// Two subjects have a telling word in common.
fn shares(a: &[Term], b: &[Term], library: &Library<'_>) -> bool {
    a.iter().any(|term| b.contains(term) && library.lexicon.weight(*term) >= TELLING)
}

/// True if the sentence opens with a word for something told before.
fn opens_with_pronoun(reading: &Reading<'_>, sentence: Span) -> bool {
    let first = reading.tokens.lower(reading.tokens.at(sentence.start));
    matches!(first, "it" | "he" | "she" | "they" | "this" | "that" | "these" | "those" | "both" | "neither")
}

/// The predicates of a sentence that are denied by `not` or `never` behind an auxiliary.
fn denied(reading: &Reading<'_>, sentence: Span, placed: &[Placed]) -> Vec<Predicate> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    if is_open(reading, sentence) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for i in range.clone() {
        let denies = matches!(tokens.lower(i), "not" | "never") && i > range.start;
        if !denies || !AUXILIARIES.contains(&tokens.lower(i - 1)) {
            continue;
        }
        let first =
            (i + 1..range.end).find(|k| !AUXILIARIES.contains(&tokens.lower(*k))).unwrap_or(range.end);
        let behind = first..end_of(tokens, first, range.end);
        let start = (range.start..i).rev().find(|k| parts_clauses(tokens, *k)).map_or(range.start, |k| k + 1);
        if behind.clone().any(|k| BOUNDS.contains(&tokens.lower(k)))
            || BOUNDS.contains(&tokens.lower(behind.end))
        {
            continue;
        }
        let within = |range: Range<usize>| -> Vec<Term> {
            placed.iter().filter(|it| range.contains(&it.token)).map(|it| it.term).collect()
        };
        let (terms, subject) = (within(behind.clone()), within(start..i));
        if !terms.is_empty() && !behind.is_empty() {
            found.push(Predicate { span: tokens.span(i, behind.end - 1), terms, subject });
        }
    }
    found
}

/// Where a sentence states the very predicate: all its words, nothing else up to the end of the clause, and no denial.
fn stated(reading: &Reading<'_>, sentence: Span, placed: &[Placed], terms: &[Term]) -> Option<Span> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    if is_open(reading, sentence) {
        return None;
    }
    let first = terms.first()?;
    placed.iter().filter(|it| it.term == *first).find_map(|it| {
        let end = end_of(tokens, it.token, range.end);
        let own: Vec<Term> =
            placed.iter().filter(|p| (it.token..end).contains(&p.token)).map(|p| p.term).collect();
        let bound = (it.token..=end).any(|k| BOUNDS.contains(&tokens.lower(k)));
        let plain = polarity(tokens, sentence, it.span) == Polarity::Positive && !is_noun(tokens, it.token);
        (own == terms && plain && !bound).then(|| tokens.span(it.token, end.saturating_sub(1).max(it.token)))
    })
}

/// What stands behind an article or a preposition is named, not done.
fn is_noun(tokens: &Tokens<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |k| tokens.lower(k));
    matches!(
        before,
        "the"
            | "a"
            | "an"
            | "its"
            | "their"
            | "his"
            | "her"
            | "of"
            | "in"
            | "for"
            | "on"
            | "at"
            | "from"
            | "with"
            | "to"
            | "no"
    )
}

/// The token at which a predicate that begins at `first` ends.
fn end_of(tokens: &Tokens<'_>, first: usize, end: usize) -> usize {
    let ends = |k: &usize| {
        parts_clauses(tokens, *k)
            || matches!(tokens.word(*k), "," | "." | "”" | "\"")
            || ENDS.contains(&tokens.lower(*k))
    };
    (first + 1..end).find(ends).unwrap_or(end)
}

/// A question, a condition, or a wish.
fn is_open(reading: &Reading<'_>, sentence: Span) -> bool {
    let tokens = &reading.tokens;
    let open = |kind| matches!(kind, CueKind::Question | CueKind::Condition);
    cues(tokens, sentence).iter().any(|cue| open(cue.kind))
        || tokens.within(sentence).any(|i| is_wish(tokens.lower(i)))
}
