//! `61 payments of £6,800 come to £414,800`: so many of so much against what they make.

use super::line::{Line, Term, Unit};
use super::restate::plain;
use super::{Desk, Finding, finding};
use crate::facts::convert;
use rust_decimal::Decimal;

/// How a product is led in.
const MAKES: &[&[&str]] = &[
    &["come", "to"],
    &["comes", "to"],
    &["came", "to"],
    &["add", "up", "to"],
    &["total"],
    &["totalled"],
    &["make"],
    &["makes"],
    &["with", "a", "capacity", "of"],
    &["have", "a", "capacity", "of"],
    &["has", "a", "capacity", "of"],
    &["have", "a", "total", "capacity", "of"],
    &["have", "an", "output", "of"],
    &["weigh"],
    &["weighed"],
    &["raised"],
    &["brought", "in"],
    &["bring", "in"],
    &["are", "worth"],
    &["were", "worth"],
    &["produce"],
    &["hold"],
    &["fetched"],
    &["for", "a", "total", "of"],
    &["a", "total", "of"],
];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    found.extend(desk.lines.get(n).and_then(one));
}

/// So many payments of so much, against what they come to.
fn one(line: &Line<'_, '_>) -> Option<Finding> {
    line.terms.windows(3).find_map(|three| {
        let [count, each, total] = three else { return None };
        let words: Vec<&str> = line.between(count.last + 1, each.first).collect();
        let of = matches!(words.as_slice(), [_, "of" | "at"] | [_, _, "of" | "at"]);
        let worth = worth(each, total)?;
        let right = count.amount.value.checked_mul(each.amount.value)?.checked_mul(worth)?;
        let plain_terms = [count, each, total].iter().all(|term| term.amount.bound.is_none());
        let made = MAKES.iter().any(|made| {
            total.first >= each.last + 1 + made.len()
                && line.starts(total.first - made.len(), made)
                && total.first - made.len() <= each.last + 2
        });
        let place = count.amount.value.checked_mul(each.amount.place)?.checked_mul(worth)?;
        let slack = total.amount.place.max(place);
        let off = (right - total.amount.value).abs() > slack;
        if !(count.is_whole() && of && plain_terms && made && off) {
            return None;
        }
        let message = format!(
            "{} of {} make {}, not {}; change one of the three.",
            line.words(count.span),
            line.words(each.span),
            plain(right, 2),
            line.words(total.span)
        );
        Some(finding(line, total, Some(right), message))
    })
}

/// What one unit of `each` is in that of `total`; `None` if the two measure different things.
fn worth(each: &Term, total: &Term) -> Option<Decimal> {
    match (&each.unit, &total.unit) {
        (Unit::Money(a), Unit::Money(b)) => (a == b).then_some(Decimal::ONE),
        (Unit::Measure(a), Unit::Measure(b)) => convert(Decimal::ONE, a, b),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn so_many_of_so_much() {
        finds(
            SelfArithmetic,
            &[
                ("The 61 payments of £6,900 come to £414,800 and are due in May.", "£414,800"),
                ("The 480 panels of 425 watts have a capacity of 240 kilowatts.", "240 kilowatts"),
            ],
        );
        silent(
            SelfArithmetic,
            &[
                "The 61 payments of £6,800 come to £414,800 and are due in May.",
                "The 480 panels of 425 watts have a capacity of 204 kilowatts.",
                "The 480 panels of 425 watts have a capacity of 0.2 megawatts.",
                "The 12 panels of 425 watts weigh 240 kilograms.",
                "The 61 payments of about £6,900 come to £414,800.",
                "The 61 payments of £6,900 are due in May, and £414,800 is for roofs.",
            ],
        );
    }
}
