//! `1,600 a day, 24 per cent more than in September of last year, when it was 1,250`: a share of change between the first
//! figure of a sentence and the one that it had then.

use super::interval::{Outcome, judge_share};
use super::line::{Line, Term, Unit};
use super::restate::plain;
use super::{Desk, Finding, alike, finding, level};
use rust_decimal::Decimal;

/// How the earlier figure is led in.
const THEN: &[&[&str]] = &[
    &["when", "it", "was"],
    &["when", "there", "were"],
    &["when", "they", "were"],
    &["when", "it", "stood", "at"],
    &["when", "the", "figure", "was"],
    &["when", "the", "number", "was"],
];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    let [now, by, then] = line.terms.as_slice() else { return };
    found.extend(one(desk, line, now, by, then));
}

fn one(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>, now: &Term, by: &Term, then: &Term) -> Option<Finding> {
    let more = match line.lower(by.last + 1) {
        "more" | "higher" => true,
        "fewer" | "less" | "lower" => false,
        _ => return None,
    };
    let led = THEN.iter().any(|words| {
        then.first >= line.tokens.start + words.len() && line.starts(then.first - words.len(), words)
    });
    let share = by.unit == Unit::Percent && line.lower(by.last + 2) == "than";
    let apposed = line.before(by.first) == "," || by.amount.bound.is_some();
    if !(led && share && apposed && alike(line, now, then)) || then.amount.value.is_zero() {
        return None;
    }
    let (now_is, then_is) = (now.interval(desk.tolerance)?, then.interval(desk.tolerance)?);
    let change = now_is.change_over(then_is)?.times(Decimal::ONE_HUNDRED)?;
    let change = if more { change } else { change.negated() };
    let outcome = judge_share(&by.amount, desk.tolerance, change)?;
    if outcome == Outcome::Fits {
        return None;
    }
    let exact = now.amount.value.checked_sub(then.amount.value)?.checked_div(then.amount.value)?;
    let exact = exact.checked_mul(Decimal::ONE_HUNDRED)?;
    let message = format!(
        "From {} to {} is a change of {} per cent, not {}; change one of the three.",
        line.words(then.span),
        line.words(now.span),
        plain(exact, 1),
        line.words(by.span)
    );
    let right = if more { exact } else { -exact };
    Some(Finding { level: level(outcome), ..finding(line, by, Some(right), message) })
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn a_share_against_the_figure_of_then() {
        finds(
            SelfArithmetic,
            &[(
                "There were 1,600 a day on average, 24 per cent more than in the same month of last year, when it was 1,250.",
                "24 per cent",
            )],
        );
        silent(
            SelfArithmetic,
            &[
                "There were 1,600 a day on average, 28 per cent more than in the same month of last year, when it was 1,250.",
                "There were 1,000 a day on average, 20 per cent fewer than a year before, when there were 1,250.",
                "There were 1,600 a day, 24 per cent more than planned; the bridge was opened to 1,250 of them in May.",
            ],
        );
    }
}
