//! `earned £5.2m and spent £4.9m, a surplus of £300,000`; `gave up $3.6m and saved $400,000, so that the net cost was
//! $3.2m`: what is left of two sums of money.

use super::interval::Interval;
use super::line::{Line, Term, Unit};
use super::restate::plain;
use super::{Desk, Finding, finding};
use rust_decimal::Decimal;

/// Words of what comes in.
const IN: &[&str] = &[
    "brought", "earned", "earnings", "income", "raised", "receipts", "received", "revenue", "revenues",
    "sales", "takings", "took", "turnover",
];

/// Words of what goes out.
const OUT: &[&str] =
    &["cost", "costs", "expenditure", "expenses", "outgoings", "outlay", "paid", "spending", "spent"];

/// Names of what is left of them.
const LEFT: &[&str] = &["surplus", "deficit", "profit", "loss", "shortfall", "gap"];

/// What may stand between the second sum and what is left.
const LINKS: &[&str] = &[
    ",",
    "–",
    "—",
    "a",
    "an",
    "and",
    "for",
    "gave",
    "giving",
    "had",
    "in",
    "it",
    "leaving",
    "left",
    "made",
    "making",
    "of",
    "producing",
    "resulting",
    "so",
    "that",
    "the",
    "there",
    "thus",
    "was",
    "which",
    "with",
];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    for (at, left) in line.terms.iter().enumerate().filter(|(_, term)| matches!(term.unit, Unit::Money(_))) {
        let before = line.terms.get(..at).unwrap_or_default();
        found.extend(of_two(desk, line, before, left).or_else(|| net(desk, n, line, before, left)));
    }
}

/// `took in A and spent B, leaving a deficit of C`.
fn of_two(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>, before: &[Term], left: &Term) -> Option<Finding> {
    let money: Vec<&Term> = before.iter().filter(|term| term.unit == left.unit).collect();
    let [a, b] = money.as_slice() else { return None };
    let named = line.before(left.first) == "of" && LEFT.contains(&line.before(left.first - 1));
    let linked =
        line.between(b.last + 1, left.first).all(|word| LINKS.contains(&word) || LEFT.contains(&word));
    let around = |term: &Term, from: usize, words: &[&str]| line.any_of(from, term.last + 3, words);
    let start = line.tokens.start;
    let sides = around(a, start, IN) && around(b, a.last + 1, OUT)
        || around(a, start, OUT) && around(b, a.last + 1, IN);
    (named && linked && sides).then(|| compare(desk, line, a, b, left))?
}

/// `gave up A. In return it saved B, so that the net cost was C`, where C is what the two make together.
fn net(
    desk: &Desk<'_, '_, '_>,
    n: usize,
    line: &Line<'_, '_>,
    before: &[Term],
    left: &Term,
) -> Option<Finding> {
    let start = left.first.saturating_sub(4).max(line.tokens.start);
    let named =
        line.any_of(start, left.first, &["net"]) && !line.any_of(start, left.first, &["worth", "assets"]);
    let above = n
        .checked_sub(1)
        .and_then(|n| desk.lines.get(n))
        .filter(|above| above.sentence.paragraph == line.sentence.paragraph && before.len() < 2);
    let money: Vec<&Term> = above
        .iter()
        .flat_map(|above| &above.terms)
        .chain(before)
        .filter(|term| term.unit == left.unit)
        .collect();
    let [a, b] = money.as_slice() else { return None };
    // a figure that is both their sum and, roughly, their difference is the sum: the hedge of one part explains nothing
    let added = a.amount.value.checked_add(b.amount.value) == Some(left.amount.value);
    let apart = a.amount.value.checked_sub(b.amount.value)?.abs();
    let off = left.amount.value.checked_sub(apart)?.abs() > left.amount.place.checked_div(Decimal::TWO)?;
    (named && added && off && left.amount.bound.is_none()).then(|| report(line, a, b, left))?
}

/// The finding where the difference of `a` and `b` is not `left`.
fn compare(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>, a: &Term, b: &Term, left: &Term) -> Option<Finding> {
    let of = |term: &Term| -> Option<Interval> { term.interval(desk.tolerance) };
    if of(left)?.meets(of(a)?.distance(of(b)?)?) {
        return None;
    }
    report(line, a, b, left)
}

fn report(line: &Line<'_, '_>, a: &Term, b: &Term, left: &Term) -> Option<Finding> {
    let right = a.amount.value.checked_sub(b.amount.value)?.abs();
    let message = format!(
        "Between {} and {} lie {}, not {}; change one of the three.",
        plain(a.amount.value, 2),
        plain(b.amount.value, 2),
        plain(right, 2),
        line.words(left.span)
    );
    Some(finding(line, left, Some(right), message))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn what_is_left_of_two_sums() {
        finds(
            SelfArithmetic,
            &[
                ("The zoo earned £5.2m and spent £4.9m, a surplus of £500,000.", "£500,000"),
                ("Income was £312,000 and expenditure £350,000, leaving a deficit of £28,000.", "£28,000"),
                (
                    "It gave up about $2.6m in fares. It saved $400,000 on collecting them, so that the net cost was $3m.",
                    "$3m",
                ),
            ],
        );
        silent(
            SelfArithmetic,
            &[
                "The zoo earned £5.2m and spent £4.9m, a surplus of £300,000.",
                "The zoo earned £5.2m and spent £4.9m; a year before there was a surplus of £500,000.",
                "The zoo earned £5.2m and spent £4.9m after a surplus of £500,000 in 2019.",
                "Income was £312,000 and expenditure £350,000, leaving a deficit of £38,000.",
                "It gave up $2.6m in fares. It saved $400,000 on collecting them, so that the net cost was $2.2m.",
                "It gave up $2.6m in fares. It saved $400,000, and the net cost of the trams was $1m.",
                "Sales were £40m and costs £31m, and after tax there was a profit of £6m.",
                "Sales were £40m and costs £31m, a profit of about £9m.",
            ],
        );
    }
}
