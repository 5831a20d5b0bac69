//! `The pier cost £660,000. The state gave £400,000, the insurance …`: a cost against those who pay it, a sentence on.

use super::line::{Line, Term, Unit};
use super::sum::{compare, near};
use super::{Desk, Finding};

/// Verbs of a cost whose payers may follow.
const COST: &[&str] = &["cost", "costs", "costing"];

/// Verbs of those who pay a part of it.
#[rustfmt::skip]
const GIVE: &[&str] = &[
    "gave", "gives", "give", "paid", "pays", "pay", "came", "comes", "contributed", "provided", "put", "covered", "covers",
];

/// With these the parts are not all of them.
#[rustfmt::skip]
const OPEN: &[&str] = &[
    "including", "among", "also", "already", "far", "rest", "remainder", "balance", "of", "more", "year", "annually",
];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    if let (Some(line), Some(next)) = (desk.lines.get(n), desk.lines.get(n + 1)) {
        found.extend(one(desk, line, next));
    }
}

/// The one sum of a sentence about a cost, against the three payers or more of the sentence behind it.
fn one(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>, next: &Line<'_, '_>) -> Option<Finding> {
    let [total] = line.terms.as_slice() else { return None };
    let money = matches!(total.unit, Unit::Money(_)) && total.amount.bound.is_none();
    let led = total.first.checked_sub(1).is_some_and(|i| COST.contains(&line.lower(i)));
    // `£95,000 came from 2,300 donors, about £41 each`: a share of one part is no part
    let each = |term: &&Term| matches!(next.lower(term.last + 1), "each" | "apiece");
    let parts: Vec<&Term> = next.terms.iter().filter(|term| term.unit == total.unit && !each(term)).collect();
    let gives = next.any_of(next.tokens.start, next.tokens.end, GIVE);
    let alike = parts.iter().all(|part| part.unit == total.unit && part.amount.bound.is_none());
    let together = line.sentence.paragraph == next.sentence.paragraph;
    let whole = parts.len() >= 3
        && next.any_of(parts.get(parts.len() - 2)?.last, parts.last()?.first, &["and"])
        && !next.any_of(next.tokens.start, next.tokens.end, OPEN);
    (money && led && gives && alike && together && whole && near(&parts, total))
        .then(|| compare(desk.tolerance, line, &parts, total))?
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn payers_that_do_not_make_the_cost() {
        finds(
            SelfArithmetic,
            &[
                (
                    "The new pier cost £640,000. The state gave £400,000, the insurance paid £165,000, and £95,000 came from readers.",
                    "£640,000",
                ),
                (
                    "The new pier cost £640,000. The state gave £400,000, the insurance paid £165,000, and £95,000 came from 2,300 \
                 readers, about £41 each.",
                    "£640,000",
                ),
            ],
        );
    }

    #[test]
    fn payers_that_do_or_are_not_all() {
        silent(
            SelfArithmetic,
            &[
                "The new pier cost £660,000. The state gave £400,000, the insurance paid £165,000, and £95,000 came from readers.",
                "The new pier cost £640,000. The state gave £400,000 and the insurance paid £165,000.",
                "The new pier cost £640,000. Four firms paid £60,000 each, the state £250,000, and £150,000 came from readers.",
                "The pier cost £640,000. The state also gave £400,000, the town paid £165,000, and £95,000 came for a kiosk.",
            ],
        );
    }
}
