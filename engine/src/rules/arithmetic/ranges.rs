//! `cut its forecast to £5m to £6m from £7m to £8m`: a word of change against the two ranges that it lies between.

use super::change::{TURNED, VERDICTS};
use super::line::{Line, Unit, term};
use super::{Desk, Finding, Rule};
use crate::facts::change::{Change, Direction, changes};
use crate::facts::negation::{Polarity, polarity};
use crate::facts::{Fact, Value};
use crate::text::Span;
use rust_decimal::Decimal;

/// What turns to another thing.
const TURNS: &[&str] = &["and", "but", "while", ";"];

/// A range of one unit.
struct Stretch {
    span: Span,
    first: usize,
    last: usize,
    low: Decimal,
    high: Decimal,
    unit: Unit,
}

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    let facts = line.reading.facts_in(line.sentence.span);
    let ranges: Vec<Stretch> = facts.filter_map(|fact| stretch(line, fact)).collect();
    if ranges.len() < 2 {
        return;
    }
    for change in changes(line.reading, line.sentence.span) {
        let stated = polarity(&line.reading.tokens, line.sentence.span, change.verb) == Polarity::Positive;
        let mut after = ranges.iter().filter(|range| range.first > change.token);
        if let (true, Some(to), Some(from)) = (stated, after.next(), after.next()) {
            found.extend(wrong_way(line, &change, to, from));
        }
    }
}

fn stretch(line: &Line<'_, '_>, fact: &Fact) -> Option<Stretch> {
    let Value::Range(low, high) = &fact.value else { return None };
    let ends = (term(line.reading, fact.span, low)?, term(line.reading, fact.span, high)?);
    let (low, high) = (ends.0.amount.value, ends.1.amount.value);
    (low < high).then_some(Stretch {
        span: fact.span,
        first: ends.0.first,
        last: ends.0.last,
        low,
        high,
        unit: ends.1.unit,
    })
}

/// The finding where both ends moved the other way than the word says.
fn wrong_way(line: &Line<'_, '_>, change: &Change, to: &Stretch, from: &Stretch) -> Option<Finding> {
    let verb = line.words(change.verb).to_ascii_lowercase();
    let led = line.any_of(change.token + 1, to.first, &["to", "at"]) && to.first <= change.token + 12;
    let linked = line.before(from.first) == "from"
        || line.starts(from.first.saturating_sub(3), &["from", "a", "range"]);
    let turns = line.any_of(change.token + 1, to.first, TURNS) || line.any_of(to.last + 1, from.first, TURNS);
    let near = from.first <= to.last + 8;
    if !(led && linked && near) || turns || to.unit != from.unit || VERDICTS.contains(&verb.as_str()) {
        return None;
    }
    let clause = line.reading.tokens.within(change.clause);
    let moved = match (to.low.cmp(&from.low), to.high.cmp(&from.high)) {
        (std::cmp::Ordering::Greater, std::cmp::Ordering::Greater) => Direction::Up,
        (std::cmp::Ordering::Less, std::cmp::Ordering::Less) => Direction::Down,
        _ => return None,
    };
    if !moved.opposes(change.direction) || line.any_of(clause.start, clause.end, TURNED) {
        return None;
    }
    let message = format!(
        "The article says “{}”, but {} after {} is a {}; change the word or one of the two ranges.",
        line.words(change.verb),
        line.words(to.span),
        line.words(from.span),
        if moved == Direction::Down { "fall" } else { "rise" },
    );
    Some(Finding::new(Rule::SelfArithmetic, line.reading, change.verb, message))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn a_range_that_moved_the_other_way() {
        finds(
            SelfArithmetic,
            &[
                ("The firm raised its forecast for the year to £5m to £6m from £7m to £8m.", "raised"),
                ("It lowered its target to between 40 and 45 per cent from 30 to 35 per cent.", "lowered"),
            ],
        );
        silent(
            SelfArithmetic,
            &[
                "The firm cut its forecast for the year to £5m to £6m from £7m to £8m.",
                "It narrowed its forecast to £5m to £6m from £4m to £7m.",
                "It raised its forecast to a range of £5m to £8m from £6m to £7m.",
                "The expected loss was raised to £5m to £6m from £7m to £8m.",
                "It raised prices by 3 to 4 per cent, and sales fell by 7 to 9 per cent.",
            ],
        );
    }
}
