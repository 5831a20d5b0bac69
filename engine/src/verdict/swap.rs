//! Two numbers given to each other's subjects: `41 in the one group, 67 in the other` told the wrong way round.
//!
//! Both numbers stand in one passage of the source, so each of them agrees. What decides is which of them stands nearer
//! to the words that tell the two apart.

use super::candidate::Candidate;
use super::compare::Match;
use crate::evidence::{Library, Part};
use crate::facts::{Fact, Kind};
use crate::reading::Reading;
use crate::text::TokenKind;

/// How many times better the crossed reading must be.
const CLEARLY: f32 = 1.25;

/// So many bytes at most stand between the two figures of one count: ` votes against `.
const JOINED: usize = 16;

/// The pairs of facts, by their indexes, whose values a source gives the other way round. Each fact comes with its part
/// and the source fact that agrees.
#[must_use]
pub fn swapped(
    reading: &Reading<'_>,
    bound: &[(&Fact, &Part, &Candidate)],
    library: &Library<'_>,
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (i, (a, a_part, a_source)) in bound.iter().enumerate() {
        for (j, (b, b_part, b_source)) in bound.iter().enumerate().skip(i + 1) {
            let numbers =
                matches!(a.kind(), Kind::Number | Kind::Percent | Kind::Money) && a.kind() == b.kind();
            let one_passage =
                a_source.passage == b_source.passage && a_source.fact.span != b_source.fact.span;
            let other = a.value.amount().map(|v| v.value) != b.value.amount().map(|v| v.value);
            // `by five votes to two` and `five votes against two`: one count, in one order
            let one_count = joined(a, b) && joined(&a_source.fact, &b_source.fact);
            if !(numbers && one_passage && other)
                || one_count
                || is_of_a_loser(reading, a, b)
                || is_of_a_score(reading, a)
                || is_of_a_score(reading, b)
                || a_source.part.cell.is_some()
            {
                continue;
            }
            let (aa, bb) = (shared(a_part, &a_source.part, library), shared(b_part, &b_source.part, library));
            let (ab, ba) = (shared(a_part, &b_source.part, library), shared(b_part, &a_source.part, library));
            let (straight, crossed) = (aa + bb, ab + ba);
            // `eight girls and ten boys` for `ten girls and eight boys`
            let nouns = (a_part.noun, b_part.noun, a_source.part.noun, b_source.part.noun);
            let counted = matches!(nouns, (Some(a), Some(b), Some(c), Some(d)) if a != b && a == d && b == c);
            if counted && a_source.found == Match::Same && b_source.found == Match::Same {
                found.push((i, j));
                continue;
            }
            // the words of each must speak for the other's place, not those of one alone
            if straight > 0.0 && crossed > straight * CLEARLY && ab > aa && ba > bb {
                found.push((i, j));
            }
        }
    }
    found
}

/// `lost by 16 votes to 25`: whoever loses may give either side first.
pub(super) fn is_of_a_loser(reading: &Reading<'_>, a: &Fact, b: &Fact) -> bool {
    #[rustfmt::skip]
    const LOST: &[&str] = &[
        "lost", "lose", "loses", "losing", "loss", "defeat", "defeated", "defeats", "beaten", "rejected", "rejects", "reject", "failed", "fails",
        "fell", "down", "out", "against", "turned", "refused", "outvoted",
    ];
    let tokens = &reading.tokens;
    let to = joined(a, b)
        && (tokens.at(a.span.end)..tokens.at(b.span.start))
            .any(|i| matches!(tokens.lower(i), "to" | "-" | "–"));
    let first = tokens.at(a.span.start);
    to && (first.saturating_sub(8)..first).any(|i| LOST.contains(&tokens.lower(i)))
}

/// `beat Orme 3-2`: a score belongs to both.
pub(super) fn is_of_a_score(reading: &Reading<'_>, fact: &Fact) -> bool {
    let tokens = &reading.tokens;
    let range = tokens.within(fact.span);
    let dash = |i: usize| matches!(tokens.word(i), "-" | "–");
    let digits = |i: usize| tokens.kind(i) == Some(TokenKind::Digits);
    let behind = tokens.glued(range.end.wrapping_sub(1)) && dash(range.end) && digits(range.end + 1);
    let before =
        range.start >= 2 && tokens.glued(range.start - 1) && dash(range.start - 1) && digits(range.start - 2);
    behind || before
}

/// The second follows right behind the first.
pub(super) fn joined(a: &Fact, b: &Fact) -> bool {
    b.span.start.checked_sub(a.span.end).is_some_and(|between| between <= JOINED)
}

fn shared(ours: &Part, theirs: &Part, library: &Library<'_>) -> f32 {
    let near = |(term, near): &(u32, f32)| near * theirs.nearness_of(*term) * library.lexicon.weight(*term);
    ours.terms.iter().map(near).sum()
}
