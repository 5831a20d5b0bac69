//! `41 were for the book and 22 against, a majority of two-thirds`: a threshold against the two sides of the vote.

use super::line::{Line, Term, Unit};
use super::restate::plain;
use super::{Desk, Finding, finding};
use rust_decimal::Decimal;

/// Words that name the sides of a vote.
const SIDES: &[&str] = &["against", "opposed", "noes", "nays", "no"];
#[rustfmt::skip]
const FOR: &[&str] = &["for", "favour", "favor", "yes", "ayes", "yeas", "backed", "supported"];

/// Words with which a threshold was not reached, or is one that was asked for.
#[rustfmt::skip]
const OPEN: &[&str] = &[
    "short", "shy", "not", "needed", "needs", "need", "required", "requires", "require", "necessary", "failed", "missed", "without", "below",
    "under", "less", "nearly", "almost", "about", "but", "would", "should", "must", "lacking", "lacked",
];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    for (at, share) in line.terms.iter().enumerate() {
        let votes: Vec<&Term> =
            line.terms.get(..at).unwrap_or_default().iter().filter(|term| term.is_whole()).collect();
        if let [a, b] = votes.as_slice() {
            found.extend(majority(line, a, b, share));
        }
    }
}

fn majority(line: &Line<'_, '_>, a: &Term, b: &Term, share: &Term) -> Option<Finding> {
    let part = share.unit == Unit::Count
        && share.amount.value < Decimal::ONE
        && share.amount.value > Decimal::new(4, 1);
    let named = line.before(share.first) == "of" && line.before(share.first - 1) == "majority"
        || line.any_of(share.last + 1, share.last + 3, &["majority"]);
    let sides = line.any_of(b.first.saturating_sub(3), b.last + 4, SIDES)
        && line.any_of(a.first.saturating_sub(3).max(line.tokens.start), b.first, FOR);
    let open = line.any_of(b.last + 1, share.last + 6, OPEN);
    let apart = line.any_of(b.last + 1, share.first, &["while", "whereas", ";"]) || share.first > b.last + 8;
    if !part || !named || !sides || open || apart {
        return None;
    }
    let all = a.amount.value.checked_add(b.amount.value)?;
    let reached = a.amount.value.checked_div(all)?;
    // `two-thirds` is read to two places
    let threshold = exact(share.amount.value);
    if reached >= threshold || reached < Decimal::new(4, 1) {
        return None;
    }
    let message = format!(
        "{} of {} votes are {} per cent, which is short of {}; change the majority or one of the two figures.",
        line.words(a.span),
        plain(all, 0),
        plain(reached.checked_mul(Decimal::ONE_HUNDRED)?, 1),
        line.words(share.span)
    );
    Some(finding(line, share, None, message))
}

/// The fraction that a decimal stands for, where it is one of the usual thresholds, a little below it.
fn exact(value: Decimal) -> Decimal {
    let usual = [(2, 3), (3, 4), (3, 5), (4, 5), (1, 2)];
    usual
        .iter()
        .map(|(part, whole)| Decimal::from(*part) / Decimal::from(*whole))
        .find(|it| (*it - value).abs() < Decimal::new(1, 2))
        .unwrap_or(value)
        - Decimal::new(1, 6)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn a_threshold_that_was_not_reached() {
        finds(
            SelfArithmetic,
            &[
                (
                    "In the first house 41 were for the rite and 22 against, a majority of two-thirds on its own.",
                    "two-thirds",
                ),
                ("The clubs voted by 58 for to 31 against, a two-thirds majority.", "two-thirds"),
            ],
        );
        silent(
            SelfArithmetic,
            &[
                "In the first house 42 were for the rite and 21 against, a majority of two-thirds.",
                "In the first house 41 were for the rite and 22 against, short of a majority of two-thirds.",
                "In the first house 41 were for the rite and 22 against, but a majority of two-thirds was needed.",
                "Of the delegates 41 were for the rite and 22 against, a clear majority.",
                "In the first house 61 were for the rite and 22 against, a majority of more than two-thirds.",
            ],
        );
    }
}
