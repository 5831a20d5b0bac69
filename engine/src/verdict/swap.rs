//! Two numbers given to each other's subjects: `41 in the one group, 67 in the other` told the wrong way round.
//!
//! Both numbers stand in one passage of the source, so each of them agrees. What decides is which of them stands nearer
//! to the words that tell the two apart.

use super::candidate::Candidate;
use crate::evidence::{Library, Part, is_stop_word};
use crate::facts::{Fact, Kind};
use crate::reading::Reading;
use crate::text::Span;

/// How clearly the words that tell the two apart must point crosswise: 1 if all of them do.
const CLEARLY: f32 = 0.6;

/// How much those words must weigh.
const ENOUGH: f32 = 0.04;

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
            let numbers = matches!(a.kind(), Kind::Number | Kind::Percent | Kind::Money | Kind::Quantity)
                && a.kind() == b.kind();
            let one_passage =
                a_source.passage == b_source.passage && a_source.fact.span != b_source.fact.span;
            let other = a.value.amount().map(|v| v.value) != b.value.amount().map(|v| v.value);
            let rows = two_rows(a_source, b_source);
            // `parking earns more than fees, 3.4m against 3.1m`: there the order tells them apart
            let told_apart = words_between(reading, a.span, b.span);
            if !numbers || !other || !told_apart || !(rows || one_passage && !is_bare_cell(a_source)) {
                continue;
            }
            let (sum, size) = telling([a_part, b_part], [&a_source.part, &b_source.part], library);
            if -sum >= ENOUGH && -sum >= size * CLEARLY {
                found.push((i, j));
            }
        }
    }
    found
}

/// True if words of substance stand between two figures.
fn words_between(reading: &Reading<'_>, a: Span, b: Span) -> bool {
    let (from, to) = (a.end.min(b.end), a.start.max(b.start));
    reading.tokens.within(Span::new(from, to.max(from))).any(|i| {
        let lower = reading.tokens.lower(i);
        lower.len() > 2 && !is_stop_word(lower) && !matches!(lower, "against" | "versus" | "compared")
    })
}

/// A cell that holds its figure and no name: its column tells what it is, not the words beside it.
fn is_bare_cell(candidate: &Candidate) -> bool {
    candidate.part.cell.as_ref().is_some_and(|cell| cell.alone)
}

/// Two rows of one table, each with its one figure.
fn two_rows(a: &Candidate, b: &Candidate) -> bool {
    a.source == b.source
        && a.passage != b.passage
        && matches!((&a.part.cell, &b.part.cell), (Some(x), Some(y)) if x.column == y.column)
}

/// How far the words that stand nearer to the one than to the other do so on both sides: the sum, negative where they
/// point crosswise, and its greatest size.
fn telling(ours: [&Part; 2], theirs: [&Part; 2], library: &Library<'_>) -> (f32, f32) {
    let [a, b] = ours;
    let mut terms: Vec<u32> = a.terms.iter().chain(&b.terms).map(|(term, _)| *term).collect();
    terms.sort_unstable();
    terms.dedup();
    let (mut sum, mut size) = (0.0, 0.0);
    for term in terms {
        let apart = |parts: [&Part; 2]| parts[0].nearness_of(term) - parts[1].nearness_of(term);
        let part = apart(ours) * apart(theirs) * library.lexicon.weight(term);
        sum += part;
        size += part.abs();
    }
    (sum, size)
}
