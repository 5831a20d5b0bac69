//! Totals whose parts stand a little further off: `cost £660,000. The state gave £400,000, …`, `21 wins, nine draws and
//! eight defeats from 38 games`, `61 payments of £6,800 come to £414,800`.

use super::line::{Line, Term, Unit};
use super::restate::plain;
use super::sum::{compare, has, near};
use super::{Desk, Finding, finding};
use rust_decimal::Decimal;

/// Verbs of a cost whose payers may follow.
const COST: &[&str] = &["cost", "costs", "costing"];

/// Verbs of those who pay a part of it.
const GIVE: &[&str] = &[
    "gave",
    "gives",
    "give",
    "paid",
    "pays",
    "pay",
    "came",
    "comes",
    "contributed",
    "provided",
    "put",
    "covered",
    "covers",
];

/// With these the parts are not all of them.
const OPEN: &[&str] = &[
    "including",
    "among",
    "also",
    "already",
    "far",
    "rest",
    "remainder",
    "balance",
    "of",
    "more",
    "each",
    "year",
    "annually",
];

/// What games end in.
const WON: &[&str] = &["win", "wins", "victories", "victory"];
const DRAWN: &[&str] = &["draw", "draws", "ties"];
const LOST: &[&str] = &["defeat", "defeats", "loss", "losses"];
const GAMES: &[&str] = &["games", "matches", "fixtures"];

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
];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    found.extend(season(line));
    found.extend(product(line));
    if let Some(next) = desk.lines.get(n + 1) {
        found.extend(payers(desk, line, next));
    }
}

/// The one sum of a sentence about a cost, against the three payers or more of the sentence behind it.
fn payers(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>, next: &Line<'_, '_>) -> Option<Finding> {
    let [total] = line.terms.as_slice() else { return None };
    let money = matches!(total.unit, Unit::Money(_)) && total.amount.bound.is_none();
    let led = total.first.checked_sub(1).is_some_and(|i| COST.contains(&line.lower(i)));
    let parts: Vec<&Term> = next.terms.iter().collect();
    let gives = next.any_of(next.tokens.start, next.tokens.end, GIVE);
    let alike = parts.iter().all(|part| part.unit == total.unit && part.amount.bound.is_none());
    let together = line.sentence.paragraph == next.sentence.paragraph;
    let whole = parts.len() >= 3
        && next.any_of(parts.get(parts.len() - 2)?.last, parts.last()?.first, &["and"])
        && !next.any_of(next.tokens.start, next.tokens.end, OPEN);
    (money && led && gives && alike && together && whole && near(&parts, total))
        .then(|| compare(desk.tolerance, line, &parts, total))?
}

/// Wins, draws and defeats against the games that they are of.
fn season(line: &Line<'_, '_>) -> Option<Finding> {
    let noun = |term: &Term| line.lower(term.last + 1);
    let of = |nouns: &[&str]| line.terms.iter().find(|term| term.is_whole() && nouns.contains(&noun(term)));
    let (won, drawn, lost, games) = (of(WON)?, of(DRAWN)?, of(LOST)?, of(GAMES)?);
    let mut parts = [won, drawn, lost];
    parts.sort_by_key(|term| term.first);
    let [first, second, third] = parts;
    let joined = |a: &Term, b: &Term| {
        b.first <= a.last + 4
            && !has(&line.between(a.last + 1, b.first).collect::<Vec<_>>(), &["from", "in", "but"])
    };
    let behind = games.first > third.last
        && games.first <= third.last + 4
        && line.any_of(third.last + 1, games.first, &["from", "in", "of"])
        && !line.any_of(third.last + 1, games.first, &["last", "past", "first"]);
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.amount.value))?;
    if !(joined(first, second) && joined(second, third) && behind) || sum == games.amount.value {
        return None;
    }
    let words: Vec<&str> = parts.iter().map(|part| line.words(part.span)).collect();
    let message = format!(
        "{} make {}, not {} games; change one of the four.",
        words.join(", "),
        plain(sum, 0),
        line.words(games.span)
    );
    let all = Term { span: first.span.join(games.span), ..first.clone() };
    Some(finding(line, &all, None, message))
}

/// So many payments of so much, against what they come to.
fn product(line: &Line<'_, '_>) -> Option<Finding> {
    line.terms.windows(3).find_map(|three| {
        let [count, each, total] = three else { return None };
        let words: Vec<&str> = line.between(count.last + 1, each.first).collect();
        let of = matches!(words.as_slice(), [_, "of" | "at"] | [_, _, "of" | "at"]);
        let money = matches!(each.unit, Unit::Money(_)) && each.unit == total.unit;
        let plain_terms = [count, each, total].iter().all(|term| term.amount.bound.is_none());
        let made = MAKES.iter().any(|made| {
            total.first >= each.last + 1 + made.len()
                && line.starts(total.first - made.len(), made)
                && total.first - made.len() <= each.last + 2
        });
        let right = count.amount.value.checked_mul(each.amount.value)?;
        let slack = total.amount.place.max(count.amount.value.checked_mul(each.amount.place)?);
        let off = (right - total.amount.value).abs() > slack;
        if !(count.is_whole() && of && money && plain_terms && made && off) {
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

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn totals_that_do_not_come_out() {
        finds(
            SelfArithmetic,
            &[
                (
                    "The new pier cost £640,000. The state gave £400,000, the insurance paid £165,000, and £95,000 came from readers.",
                    "£640,000",
                ),
                (
                    "They finished second, with 22 wins, nine draws and eight defeats from 38 games.",
                    "22 wins, nine draws and eight defeats from 38",
                ),
                ("The 61 payments of £6,900 come to £414,800 and are due in May.", "£414,800"),
            ],
        );
    }

    #[test]
    fn totals_that_come_out_or_have_other_parts() {
        silent(
            SelfArithmetic,
            &[
                "The new pier cost £660,000. The state gave £400,000, the insurance paid £165,000, and £95,000 came from readers.",
                "The new pier cost £640,000. The state gave £400,000 and the insurance paid £165,000.",
                "The pier cost £640,000. The state also gave £400,000, the town paid £165,000, and £95,000 came for a kiosk.",
                "They finished second, with 21 wins, nine draws and eight defeats from 38 games.",
                "They have 12 wins, nine draws and eight defeats in the last 38 games at home.",
                "The 61 payments of £6,800 come to £414,800 and are due in May.",
                "The 61 payments of about £6,900 come to £414,800.",
                "The 61 payments of £6,900 are due in May, and £414,800 is for roofs.",
            ],
        );
    }
}
