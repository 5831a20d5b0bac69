//! `68 months, or more than six years`: a length of time said twice; `550 berths instead of 440, an increase of a fifth`: two
//! values side by side with the step between them in words.

use super::interval::{Interval, Outcome, judge, judge_share};
use super::line::{Line, Term, Unit};
use super::restate::plain;
use super::{Desk, Finding, alike, finding};
use crate::facts::{Amount, Bound, Value};
use rust_decimal::Decimal;

/// What stands between a value and the one that it takes the place of.
const BETWEEN: &[&[&str]] = &[
    &["instead", "of"],
    &["rather", "than"],
    &["in", "place", "of"],
    &["compared", "with"],
    &["compared", "to"],
    &["as", "against"],
    &["against"],
    &["after"],
    &["up", "from"],
    &["down", "from"],
];

/// Nouns of a step.
#[rustfmt::skip]
const STEPS: &[&str] = &[
    "increase", "rise", "gain", "growth", "jump", "addition", "fall", "drop", "cut", "decline", "decrease", "reduction", "loss",
];

/// How many of the smaller unit make one of the larger, and how far apart the two may lie.
const LENGTHS: &[(&str, &str, i64, i64)] = &[
    ("s", "min", 60, 0),
    ("min", "h", 60, 0),
    ("h", "d", 24, 0),
    ("d", "wk", 7, 0),
    ("d", "mo", 30, 4),
    ("d", "a", 365, 1),
    ("wk", "a", 52, 3),
    ("mo", "a", 12, 0),
];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    for pair in line.terms.windows(2) {
        let [a, b] = pair else { continue };
        found.extend(said_twice(line, a, b));
    }
    for three in line.terms.windows(3) {
        let [to, from, by] = three else { continue };
        found.extend(stepped(desk, line, to, from, by));
    }
}

/// `68 months, or more than six years`; `90 minutes (an hour and a half)`.
fn said_twice(line: &Line<'_, '_>, a: &Term, b: &Term) -> Option<Finding> {
    let (Value::Duration(first), Value::Duration(second)) = (&a.value, &b.value) else { return None };
    let between: Vec<&str> = line.between(a.last + 1, b.first).collect();
    // `two days or six hours a week`, `three or four hours`
    let again = matches!(
        between.as_slice(),
        [",", "or"] | ["("] | [",", "that", "is"] | ["–" | "—"] | [",", "or", "just"]
    );
    let next = line.lower(b.last + 1);
    if !again
        || matches!(
            next,
            "a" | "per" | "each" | "later" | "longer" | "more" | "less" | "ago" | "before" | "after"
        )
    {
        return None;
    }
    let bounded = |term: &Term| term.amount.bound.is_some();
    let (_, _, of, slack) = LENGTHS.iter().find(|(small, large, ..)| {
        (*small, *large) == (first.unit, second.unit) || (*small, *large) == (second.unit, first.unit)
    })?;
    let smaller = LENGTHS.iter().any(|(small, large, ..)| (*small, *large) == (first.unit, second.unit));
    let of = Decimal::from(*of);
    let right = if smaller { a.amount.value.checked_div(of)? } else { a.amount.value.checked_mul(of)? };
    let rough = right.checked_mul(Decimal::from(*slack))?.checked_div(Decimal::ONE_HUNDRED)?;
    let half = b.amount.place.checked_div(Decimal::TWO)?;
    let own =
        if smaller { Decimal::ZERO } else { a.amount.place.checked_mul(of)?.checked_div(Decimal::TWO)? };
    let (low, high) = (right - rough, right + rough);
    let stated = b.amount.value;
    // `nine weeks and three days, or almost ten weeks`: whole units are counted, not rounded
    let fits = match b.amount.bound {
        None => stated >= low - half - own && stated <= high + half + own,
        Some(Bound::MoreThan | Bound::AtLeast) => high + own >= stated,
        Some(Bound::LessThan | Bound::AtMost) => low - own <= stated,
        Some(Bound::Nearly) => low - own <= stated && stated <= right.checked_mul(Decimal::new(13, 1))?,
        Some(Bound::About) => (stated - right).abs() <= half + own + right.checked_div(Decimal::from(5))?,
    };
    let most = Decimal::new(16, 1);
    let near = stated <= right.checked_mul(most)? && right <= stated.checked_mul(most)?;
    if fits || !near || bounded(a) {
        return None;
    }
    let message = format!(
        "{} is {} in the other unit, which {} is not; change one of the two.",
        line.words(a.span),
        plain(right, 1),
        line.words(b.span)
    );
    Some(finding(line, b, None, message))
}

/// `550 berths instead of 440, an increase of a fifth`.
fn stepped(
    desk: &Desk<'_, '_, '_>,
    line: &Line<'_, '_>,
    to: &Term,
    from: &Term,
    by: &Term,
) -> Option<Finding> {
    let led = BETWEEN.iter().any(|words| {
        from.first >= to.last + 1 + words.len()
            && from.first <= to.last + 5 + words.len()
            && line.starts(from.first - words.len(), words)
    });
    let noun =
        (1..=2).any(|back| by.first > from.last + back && STEPS.contains(&line.lower(by.first - back)));
    let apposed = line.any_of(from.last + 1, by.first, &[",", "–", "—", "("]) && by.first <= from.last + 9;
    let ends = matches!(line.lower(by.last + 1), "" | "." | "," | ";" | ")" | "–" | "—" | "and" | "in");
    let parted =
        line.any_of(to.last + 1, by.first, &["and", "but", ";", "while", "average", "annual", "year"]);
    let share = by.unit == Unit::Count && by.amount.value > Decimal::ZERO && by.amount.value < Decimal::ONE;
    if !(led && noun && apposed && ends)
        || parted
        || !(share || by.unit == Unit::Percent)
        || !alike(line, to, from)
    {
        return None;
    }
    if to.amount.bound.is_some() || from.amount.bound.is_some() || from.amount.value <= Decimal::ZERO {
        return None;
    }
    // rounded figures side by side are seldom both at the end of their rounding
    let of = |term: &Term| {
        let place = term.amount.place.checked_div(Decimal::TWO)?;
        Interval::of(&Amount { place, ..term.amount }, desk.tolerance)
    };
    let (new, old) = (of(to)?, of(from)?);
    let change = new.change_over(old)?;
    let size = if to.amount.value < from.amount.value { change.negated() } else { change };
    let outcome = if share {
        judge_share(&by.amount, desk.tolerance, size)?
    } else {
        judge(&by.amount, desk.tolerance, size)?
    };
    if outcome != Outcome::Differs {
        return None;
    }
    let exact = (to.amount.value - from.amount.value).abs().checked_div(from.amount.value)?;
    let percent = exact.checked_mul(Decimal::ONE_HUNDRED)?;
    let message = format!(
        "{} against {} is a change of {} per cent, not {}; change one of the figures.",
        line.words(to.span),
        line.words(from.span),
        plain(percent, 1),
        line.words(by.span)
    );
    Some(finding(line, by, (!share).then_some(percent), message))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn lengths_and_steps_that_do_not_come_out() {
        finds(
            SelfArithmetic,
            &[
                ("He was sentenced to 44 months, or more than four years.", "more than four years"),
                ("The crossing took 150 minutes (three and a half hours).", "three and a half hours"),
                ("The climb lasted 30 hours, or almost two days.", "almost two days"),
                ("The harbour will have 550 berths instead of 440, an increase of a fifth.", "a fifth"),
                (
                    "The mill will have 5.5 lakh spindles instead of 4.4 lakh, an increase of a fifth.",
                    "a fifth",
                ),
                ("It now has 96 beds, against 80 last year, a rise of 30 per cent.", "30 per cent"),
            ],
        );
    }

    #[test]
    fn lengths_and_steps_that_do() {
        silent(
            SelfArithmetic,
            &[
                "He was sentenced to 50 months, or more than four years.",
                "The crossing took 150 minutes (two and a half hours).",
                "The course takes 40 hours, or a week.",
                "It was shut for 42 days, or six weeks, and then for 90 days, or about three months.",
                "The trial lasted 21 months, or nearly two years.",
                "Members work two days, or 15 hours a week.",
                "The law allows six months, or a year and a half in difficult cases.",
                "He was fined or given 30 days, or one month with parole.",
                "The harbour will have 550 berths instead of 440, an increase of a quarter.",
                "It now has 96 beds, against 80 last year, a rise of 20 per cent.",
                "It has 96 beds instead of 80 and 12 doctors, an increase of a third.",
            ],
        );
    }
}
