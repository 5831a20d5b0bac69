//! What a source denies, stated: `will be raised in 2026-27` against `will not be raised in 2026-27`.
//!
//! What stands behind the source's `not` up to the end of its clause must stand in the claim without one, nothing more and nothing
//! less, and both must be told of one subject. Conditions, wishes and questions say nothing, and nor does a predicate that a source
//! both states and denies. The other way round it was right once in five times, and is left out.

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
    "since", "more", "less", "fewer", "most", "necessarily", "fully", "entirely", "alone", "just", "sure", "certain", "clear", "known", "other", "another",
];

/// Words behind which something is named, not done.
#[rustfmt::skip]
const NAMING: &[&str] = &[
    "the", "a", "an", "its", "their", "his", "her", "of", "in", "for", "on", "at", "from", "with", "to", "no",
];

/// A predicate that is denied: what follows the `not`, and what stands before it.
struct Predicate {
    terms: Vec<Term>,
    subject: Vec<Term>,
}

impl Bench<'_, '_> {
    /// Says which predicate of the claim a source denies.
    pub(super) fn predicates(&mut self, reading: &Reading<'_>, claim: &Claim, passages: &[(usize, f32)]) {
        let placed = terms_in(reading, claim.span, &mut self.library.lexicon);
        // who denies something too has told the two apart: `more than half were followed by a strike, but 497 were not`
        if cues(&reading.tokens, claim.span).iter().any(|cue| cue.kind == CueKind::Negation) {
            return;
        }
        let sources = self.library.sources;
        // `They had been ordered to withdraw`: the sentence before says who
        let near: Vec<Term> = match opens_with_pronoun(reading, claim.span) {
            true => self.before(reading, claim.span).into_iter().collect(),
            false => Vec::new(),
        };
        let mut found: Option<(Span, usize, Vec<Term>)> = None;
        for &(number, _) in passages.iter().take(PASSAGES) {
            let Some(passage) = self.library.passages.get(number).cloned() else { continue };
            let Some(source) = sources.get(passage.source) else { continue };
            let theirs = self.library.terms_of(number).to_vec();
            for it in denied(source, passage.span, &theirs) {
                let Some(at) = stated(reading, claim.span, &placed, &it.terms) else { continue };
                let subject: Vec<Term> =
                    placed.iter().filter(|p| p.span.start < at.start).map(|p| p.term).collect();
                if shares(&it.subject, &subject, self.library) || shares(&it.subject, &near, self.library) {
                    found = found.or(Some((at, number, it.terms.clone())));
                }
            }
        }
        let Some((at, number, terms)) = found else { return };
        if reading.is_quoted(at) || self.states(&terms) {
            return;
        }
        let Some(place) = self.place_of(number) else { return };
        let said = self.library.sources.get(place.0).map_or("", |source| place.1.of(source.text));
        let says =
            format!("has it the other way: \"{}\"", said.split_whitespace().collect::<Vec<_>>().join(" "));
        self.otherwise(reading, claim, (Rule::SourceNegation, at), &says, (None, place));
    }

    /// A source states the predicate as well.
    fn states(&self, terms: &[Term]) -> bool {
        (0..self.library.passages.len()).any(|number| {
            let Some(passage) = self.library.passages.get(number) else { return false };
            let Some(source) = self.library.sources.get(passage.source) else { return false };
            stated(source, passage.span, self.library.terms_of(number), terms).is_some()
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
    let denies = |i: &usize| {
        matches!(tokens.lower(*i), "not" | "never")
            && *i > range.start
            && AUXILIARIES.contains(&tokens.lower(i - 1))
    };
    let mut denials = range.clone().filter(denies).peekable();
    if denials.peek().is_none() || is_open(reading, sentence) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for i in denials {
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
        // `the hedge along Mill Lane` is told of by its noun; who has but a name, by that
        let named = |it: &&Placed| tokens.is_capital(it.token) && it.token > range.start;
        let common = |it: &&Placed| (start..i).contains(&it.token) && !named(it);
        let common: Vec<Term> = placed.iter().filter(common).map(|it| it.term).collect();
        let subject = if common.is_empty() { within(start..i) } else { common };
        let terms = within(behind.clone());
        // `had not been since 2017` denies a time
        let led = placed.iter().any(|it| it.token == behind.start);
        if led && !terms.is_empty() && !behind.is_empty() {
            found.push(Predicate { terms, subject });
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

/// True for what stands behind an article or a preposition.
fn is_noun(tokens: &Tokens<'_>, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|k| NAMING.contains(&tokens.lower(k)))
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

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    /// A report that is no excerpt.
    const REST: &str =
        " The board met on Monday. It heard the treasurer. It thanked the staff. It rose at nine.";

    fn is_denied(article: &str, source: &str) -> bool {
        rules(article, &[source, REST].concat()).contains(&Rule::SourceNegation)
    }

    #[test]
    fn what_a_source_denies() {
        for (article, source) in [
            (
                "The crews at Orme had run out of water. They had been ordered to withdraw.",
                "The crews at Orme were not ordered to withdraw; they left when the water was gone.",
            ),
            (
                "What the seals of the gulf eat explains the decline of the stock.",
                "The food of the seals was examined and does not explain the decline of the stock.",
            ),
        ] {
            assert!(is_denied(article, source), "{article}");
        }
    }

    #[test]
    fn what_it_denies_of_others_or_for_a_time() {
        for (article, source) in [
            (
                "The crews at Orme had been ordered to withdraw.",
                "The police at Selby were not ordered to withdraw.",
            ),
            (
                "The jury at Orme was unanimous for the first time since 2017.",
                "The jury at Orme was unanimous, as it had not been since 2017.",
            ),
            (
                "The crews at Orme were ordered to withdraw.",
                "The crews at Orme were not ordered to withdraw until nine.",
            ),
            (
                "Of the warnings half were followed by a strike, but 497 were not.",
                "Of 1,130 warnings 497 were not followed by a strike.",
            ),
            (
                "The crews at Orme had been ordered to withdraw.",
                "The crews at Orme were ordered to withdraw at noon. The crews at Orme were not ordered to withdraw before.",
            ),
        ] {
            assert!(!is_denied(article, source), "{article}");
        }
    }
}
