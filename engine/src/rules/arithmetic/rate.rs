//! `5,200 tonnes a year, about 100 a week`; `one well in seven` beside `31 of 212 wells`: one rate said twice.

use super::interval::Interval;
use super::line::{Line, Term, Unit};
use super::restate::plain;
use super::{Desk, Finding, alike, finding};
use rust_decimal::Decimal;

/// Stretches of time in days, roughly: enough to tell a slip from a rounding.
const STRETCHES: &[(&str, i64)] = &[("day", 1), ("week", 7), ("month", 30), ("quarter", 91), ("year", 365)];

/// How far two rates may be apart: months are no thirty days, and weekends are no days of work.
const SLACK: Decimal = Decimal::from_parts(12, 0, 0, false, 2);

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    for pair in line.terms.windows(2) {
        let [a, b] = pair else { continue };
        found.extend(per_time(desk, line, a, b));
    }
    found.extend(one_in(desk, n));
}

/// The days of the stretch that the words after a value name: `a year`, `annually`.
fn stretch(line: &Line<'_, '_>, term: &Term) -> Option<i64> {
    let at = (term.last + 1..=term.last + 3).find(|&i| {
        matches!(line.lower(i), "annually" | "yearly" | "daily" | "weekly" | "monthly")
            || matches!(line.lower(i), "a" | "per" | "each" | "every")
    })?;
    let unit = match line.lower(at) {
        "annually" | "yearly" => "year",
        "daily" => "day",
        "weekly" => "week",
        "monthly" => "month",
        _ => line.lower(at + 1),
    };
    let clean = !line.any_of(term.last + 1, at, &[",", ".", "for", "and", "in", "(", "than"]);
    STRETCHES.iter().find(|(name, _)| *name == unit && clean).map(|(_, days)| *days)
}

/// Two values of one unit, the second in apposition to the first, each with its stretch of time.
fn per_time(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>, a: &Term, b: &Term) -> Option<Finding> {
    let (long, short) = (stretch(line, a)?, stretch(line, b)?);
    let apposed =
        matches!(line.before(b.first), "," | "or" | "–" | "—" | "(" | "is") && b.first <= a.last + 6;
    let same = a.unit == b.unit || alike(line, a, b) || b.unit == Unit::Count;
    let plain_parts =
        !matches!(a.unit, Unit::Percent | Unit::Points) && !matches!(b.unit, Unit::Percent | Unit::Points);
    if long == short || !apposed || !same || !plain_parts {
        return None;
    }
    let (first, second) = (a.interval(desk.tolerance)?, b.interval(desk.tolerance)?);
    let factor = Decimal::from(long).checked_div(Decimal::from(short))?;
    if second.times(factor)?.widened(SLACK)?.meets(first) {
        return None;
    }
    // five days of seven, 250 of 365: days of work
    let worked = Decimal::new(72, 2);
    let by_work = [factor.checked_mul(worked)?, factor.checked_div(worked)?];
    for factor in by_work {
        if second.times(factor)?.widened(SLACK)?.meets(first) {
            return None;
        }
    }
    let right = a.amount.value.checked_div(factor)?;
    let message = format!(
        "{} does not go with {}: it would be about {}; change one of the two figures.",
        line.words(a.span),
        line.words(b.span),
        plain(right, u32::from(right < Decimal::TEN))
    );
    Some(finding(line, b, None, message))
}

/// `One well in seven …`, against the only `31 of 212 wells` of the article.
fn one_in(desk: &Desk<'_, '_, '_>, n: usize) -> Option<Finding> {
    let line = desk.lines.get(n)?;
    let (at, many) = line.terms.iter().find_map(|term| {
        let noun = term.first.checked_sub(2)?;
        let one = line.before(noun) == "one" && line.lower(noun + 1) == "in" && term.is_whole();
        one.then_some((noun, term))
    })?;
    let noun = line.lower(at);
    let mut pairs = desk.lines.iter().flat_map(|other| {
        other.terms.windows(2).filter_map(move |pair| match pair {
            [part, whole] => {
                let of: Vec<&str> = other.between(part.last + 1, whole.first).collect();
                let joined =
                    matches!(of.as_slice(), ["of"] | ["of", "the"] | ["out", "of"] | ["of", "its" | "their"]);
                let counted = part.is_whole() && whole.is_whole();
                let named = other.lower(whole.last + 1).strip_suffix('s') == Some(noun);
                (joined && counted && named).then(|| (other, part.clone(), whole.clone()))
            }
            _ => None,
        })
    });
    let (other, part, whole) = pairs.next()?;
    if pairs.next().is_some() || part.amount.value.is_zero() {
        return None;
    }
    let ratio = whole.amount.value.checked_div(part.amount.value)?;
    let half = Decimal::new(6, 1);
    let near =
        Interval { low: many.amount.value.checked_sub(half), high: many.amount.value.checked_add(half) };
    if near.meets(Interval::point(ratio)) {
        return None;
    }
    let message = format!(
        "{} of {} is one in {}, not one in {}; change one of the figures.",
        other.words(part.span),
        other.words(whole.span),
        plain(ratio, 1),
        line.words(many.span)
    );
    Some(finding(line, many, None, message))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn rates_that_do_not_go_together() {
        finds(
            SelfArithmetic,
            &[
                (
                    "The mill makes 5,200 tonnes of paper annually, about 400 tonnes a week.",
                    "about 400 tonnes",
                ),
                (
                    "One well in four contains too much of it. The limit was exceeded in 31 of 212 wells.",
                    "four",
                ),
            ],
        );
    }

    #[test]
    fn rates_that_do() {
        silent(
            SelfArithmetic,
            &[
                "The mill makes 5,200 tonnes of paper annually, about a hundred tonnes a week.",
                "The mill makes 5,200 tonnes annually, about 100 tonnes a week.",
                "The pass costs €365 a year, or one euro a day.",
                "The office sees 60 people a day, about 300 a week.",
                "The rent is £800 a month, and a room costs £30 a day.",
                "One well in seven contains too much of it. The limit was exceeded in 31 of 212 wells.",
                "One pupil in ten walks. Of the 412 pupils, 31 of 212 girls were ill.",
            ],
        );
    }
}
