//! `1,271 matches in 41 seasons, an average of 31 a season`: a mean against what it is the mean of.

use super::line::{Line, Term, Unit};
use super::restate::plain;
use super::{Desk, Finding, finding};
use crate::evidence::stem;
use rust_decimal::Decimal;

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    found.extend(line.terms.iter().filter_map(|mean| average(desk, line, mean)));
}

fn average(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>, mean: &Term) -> Option<Finding> {
    // `an average of just over 38 a season`
    let led = (mean.first.saturating_sub(5)..mean.first)
        .any(|i| line.lower(i) == "average" && line.between(i + 1, mean.first).all(|word| word != ","));
    let each = matches!(line.lower(mean.last + 1), "a" | "an" | "per" | "each" | "every");
    let noun = stem(line.lower(mean.last + 2));
    if !led || !each || noun.len() < 3 {
        return None;
    }
    let counts = |term: &&Term| term.is_whole() && stem(line.lower(term.last + 1)) == noun;
    let times = line.terms.iter().filter(|term| term.first != mean.first).find(counts)?;
    let mut totals = line.terms.iter().filter(|term| {
        let own = term.first != mean.first && term.first != times.first;
        own && term.last < mean.first && term.unit == mean.unit && term.amount.value > mean.amount.value
    });
    let (total, None) = (totals.next()?, totals.next()) else { return None };
    let plain_count = matches!(total.unit, Unit::Count | Unit::Money(_) | Unit::Measure(_));
    let right = total.interval(desk.tolerance)?.over(times.interval(desk.tolerance)?)?;
    // a mean is told in whole numbers where its parts are
    let stated = mean.interval(desk.tolerance)?.widened(Decimal::new(2, 2))?;
    if !plain_count || stated.meets(right) {
        return None;
    }
    let exact = total.amount.value.checked_div(times.amount.value)?;
    let off = exact.checked_sub(mean.amount.value)?.abs();
    if off < Decimal::ONE && mean.amount.value >= Decimal::TEN {
        return None;
    }
    let message = format!(
        "{} over {} make {} on average, not {}; change the average or one of the two figures.",
        line.words(total.span),
        line.words(times.span),
        plain(exact, 1),
        line.words(mean.span)
    );
    Some(finding(line, mean, Some(exact), message))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn means_that_do_not_come_out() {
        finds(
            SelfArithmetic,
            &[
                (
                    "In 41 seasons she took charge of 1,271 matches, or an average of just over 38 a season.",
                    "just over 38",
                ),
                ("The 12 boats landed 480 tonnes, an average of 50 tonnes a boat.", "50 tonnes"),
            ],
        );
    }

    #[test]
    fn means_that_do_or_are_of_something_else() {
        silent(
            SelfArithmetic,
            &[
                "In 41 seasons she took charge of 1,271 matches, or an average of 31 a season.",
                "In 41 seasons she took charge of 1,271 matches, an average of just under one a week.",
                "In 12 games he scored 31 goals, an average of 2.6 a game.",
                "The club has 12 games left and an average of 31 goals a season.",
                "Over 30 years 1,000 trees were planted, an average of 33 a year.",
            ],
        );
    }
}
