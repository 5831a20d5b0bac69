//! `sails at 9.50pm and arrives at 11.05pm, 65 minutes later`: two times of day against what is told to lie between them.

use super::line::{Line, Term, Unit};
use super::restate::plain;
use super::{Desk, Finding, finding};
use crate::facts::spelled::ONES;
use crate::text::TokenKind;
use rust_decimal::Decimal;

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clock {
    /// Its first token, and the one behind it.
    first: usize,
    end: usize,
    /// Minutes since midnight, or since the last twelve where the half of the day is not said.
    minutes: i64,
    half: bool,
}

const HALF_DAY: i64 = 12 * 60;

/// What makes a stretch one that ends at the time before it.
const AFTER: &[&str] = &["later", "afterwards", "afterward"];

/// Words before a time that is written with a point: `at 9.50`.
const LEADS: &[&str] =
    &["at", "from", "until", "till", "to", "by", "before", "after", "about", "around", "and"];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    for term in &line.terms {
        found.extend(later(desk, n, line, term));
    }
}

fn later(desk: &Desk<'_, '_, '_>, n: usize, line: &Line<'_, '_>, term: &Term) -> Option<Finding> {
    let told = match &term.unit {
        Unit::Measure(unit) if unit == "min" => term.amount.value,
        _ => return None,
    };
    let exact = term.amount.bound.is_none() && AFTER.contains(&line.lower(term.last + 1));
    let own = clocks(line);
    let last = *own.iter().rev().find(|it| it.end <= term.first)?;
    if !exact || term.first > last.end + 2 {
        return None;
    }
    let before = n.checked_sub(1).and_then(|at| desk.lines.get(at));
    let before = before.filter(|it| it.sentence.paragraph == line.sentence.paragraph);
    let first = own.iter().rev().find(|it| it.end <= last.first).copied();
    let first = first.or_else(|| clocks(before?).last().copied())?;
    let day = if first.half && last.half { 2 * HALF_DAY } else { HALF_DAY };
    let between = Decimal::from((last.minutes - first.minutes).rem_euclid(day));
    // far from that, the stretch begins with something else
    let near = told * Decimal::TWO > between && told < between * Decimal::TWO;
    if told == between || !near {
        return None;
    }
    let message = format!(
        "Between the two times of day lie {} minutes, not {}; change one of the three.",
        plain(between, 0),
        line.words(term.span)
    );
    Some(finding(line, term, Some(between), message))
}

/// The times of day of a sentence, in order.
fn clocks(line: &Line<'_, '_>) -> Vec<Clock> {
    let mut found: Vec<Clock> = Vec::new();
    for i in line.tokens.clone() {
        if found.last().is_none_or(|last| last.end <= i) {
            found.extend(in_figures(line, i).or_else(|| in_words(line, i)));
        }
    }
    found
}

/// `9.50pm`, `21:50`, `9pm`, `at 9.50`.
fn in_figures(line: &Line<'_, '_>, i: usize) -> Option<Clock> {
    let tokens = &line.reading.tokens;
    let number = |i: usize, most: i64| -> Option<i64> {
        let word = tokens.word(i);
        (tokens.kind(i) == Some(TokenKind::Digits) && word.len() <= 2)
            .then(|| word.parse().ok())?
            .filter(|it| *it <= most)
    };
    let hour = number(i, 24).filter(|_| !(i > 0 && tokens.glued(i - 1)))?;
    let marked = matches!(tokens.word(i + 1), "." | ":") && tokens.glued(i) && tokens.glued(i + 1);
    let minutes = if marked { number(i + 2, 59).filter(|_| tokens.word(i + 2).len() == 2) } else { None };
    let next = if minutes.is_some() { i + 3 } else { i + 1 };
    let dotted = |letter: &str| {
        tokens.lower(next) == letter && tokens.word(next + 1) == "." && tokens.lower(next + 2) == "m"
    };
    let half = match tokens.lower(next) {
        "am" => Some((0, 1)),
        "pm" => Some((HALF_DAY, 1)),
        _ if dotted("a") => Some((0, 3)),
        _ if dotted("p") => Some((HALF_DAY, 3)),
        _ => None,
    };
    let led = i > line.tokens.start && LEADS.contains(&line.lower(i - 1));
    let clock = half.is_some() || minutes.is_some() && (tokens.word(i + 1) == ":" || led);
    // `at 9.50 metres`, `9:41.3`
    let goes_on = half.is_none()
        && (tokens.glued(next - 1) && matches!(tokens.word(next), ":" | "." | "%") && tokens.glued(next)
            || line.terms.iter().any(|it| it.first <= i && it.last >= next));
    if !clock || goes_on {
        return None;
    }
    let by_day = minutes.is_some() && half.is_none() && (hour > 12 || tokens.word(i).starts_with('0'));
    let hours = if half.is_some() { hour % 12 } else { hour % 24 };
    let (add, length) = half.unwrap_or((0, 0));
    let minutes = hours * 60 + minutes.unwrap_or(0) + add;
    Some(Clock { first: i, end: next + length, minutes, half: half.is_some() || by_day })
}

/// `half past eight`, `noon`, `midnight`.
fn in_words(line: &Line<'_, '_>, i: usize) -> Option<Clock> {
    let whole = |minutes| Some(Clock { first: i, end: i + 1, minutes, half: true });
    match line.lower(i) {
        "noon" | "midday" => whole(HALF_DAY),
        "midnight" => whole(0),
        "half" | "quarter" if matches!(line.lower(i + 1), "past" | "to") => {
            let hour = ONES
                .iter()
                .position(|word| *word == line.lower(i + 2))
                .filter(|hour| (1..=12).contains(hour))?;
            let hour = i64::try_from(hour).ok()? % 12 * 60;
            let part = if line.lower(i) == "half" { 30 } else { 15 };
            let minutes = if line.lower(i + 1) == "past" { hour + part } else { hour - part };
            Some(Clock { first: i, end: i + 3, minutes: minutes.rem_euclid(HALF_DAY), half: false })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn minutes_that_do_not_lie_between_two_times() {
        finds(
            SelfArithmetic,
            &[
                (
                    "The late boat sails at 9.50pm. It does not reach Rossmore until 11.05pm, 65 minutes later.",
                    "65 minutes",
                ),
                (
                    "The first boat leaves at 7.45am and arrives at half past eight, 55 minutes afterwards.",
                    "55 minutes",
                ),
                ("The alarm came at 23:40 and the engine at 00:05, 35 minutes later.", "35 minutes"),
            ],
        );
    }

    #[test]
    fn minutes_that_do_and_those_of_something_else() {
        silent(
            SelfArithmetic,
            &[
                "The late boat sails at 9.50pm. It does not reach Rossmore until 11.05pm, 75 minutes later.",
                "The first boat leaves at 7.45am and arrives at half past eight, 45 minutes afterwards.",
                "The alarm came at 23:40 and the engine at 00:05, 25 minutes later.",
                "The shift began at 6am. The second call came at 9.10pm, 12 minutes later.",
                "It sails at 9.50pm and arrives at 11.05pm, some 70 minutes later.",
                "She won in 9.50 metres and 11.05 metres, 65 minutes later.",
            ],
        );
    }
}
