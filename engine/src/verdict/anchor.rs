//! The other end of a change: where one end stands in a row of a table, the row says what the other is.
//!
//! `from £3.1m to £4.5m` against a row of 3.1 and 4.05: the first value finds the row, the second is not in it.

use super::bind::Bound;
use super::candidate::{Candidate, Parts, in_cell};
use super::compare::Match;
use crate::evidence::{Library, number_key};
use crate::facts::Fact;
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::Span;
use std::rc::Rc;

/// The facts of a claim, by index, that the row of their change gives otherwise, with the cell that has the other value.
#[must_use]
pub fn other_end(
    reading: &Reading<'_>,
    bound: &[(Fact, Bound)],
    library: &mut Library<'_>,
    parts: &mut Parts,
    tolerance: Tolerance,
) -> Vec<(usize, Candidate)> {
    let mut found = Vec::new();
    for (at, pair) in bound.windows(2).enumerate() {
        let [(from, first), (to, second)] = pair else { continue };
        let open = matches!(second, Bound::Unbound | Bound::Elsewhere(_));
        let anchor = match first {
            Bound::Agrees(c) | Bound::Elsewhere(c) if c.found == Match::Same && c.part.cell.is_some() => c,
            _ => continue,
        };
        if open && is_change(reading, from.span, to.span) && is_unique(from, library) {
            found.extend(later(to, anchor, library, parts, tolerance).map(|candidate| (at + 1, candidate)));
        }
    }
    found
}

/// `from A to B`.
fn is_change(reading: &Reading<'_>, from: Span, to: Span) -> bool {
    let tokens = &reading.tokens;
    let (first, next) = (tokens.at(from.start), tokens.at(to.start));
    let led = first.checked_sub(1).is_some_and(|i| tokens.lower(i) == "from");
    let between = tokens.at(from.end.saturating_sub(1)) + 1..next;
    led && between.len() == 1 && tokens.lower(between.start) == "to"
}

/// One passage of all sources has the value, so that it finds its row.
fn is_unique(fact: &Fact, library: &Library<'_>) -> bool {
    let key = fact.value.amount().map(|amount| number_key(amount.value));
    let term = key.and_then(|key| library.lexicon.get(&key));
    term.is_some_and(|term| library.passages_with(term).len() == 1)
}

/// The one value of a later time in the anchor's row, if it is not the article's.
fn later(
    fact: &Fact,
    anchor: &Candidate,
    library: &mut Library<'_>,
    parts: &mut Parts,
    tolerance: Tolerance,
) -> Option<Candidate> {
    let (_, since) = anchor.part.period?;
    let all = parts.of(library, anchor.passage);
    let mut later = all.iter().filter(|(_, part)| part.period.is_some_and(|(first, _)| first >= since));
    let ((other, part), None) = (later.next()?, later.next()) else { return None };
    let (found, read) = in_cell(fact, other, part, tolerance)?;
    found.conflicts().then(|| Candidate {
        fact: read,
        part: Rc::clone(part),
        found,
        labelled: true,
        gate: "other end",
        ..anchor.clone()
    })
}
