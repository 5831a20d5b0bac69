//! A total and the parts that the next sentences tell one after the other: `Five groups share £86,000 … The largest grant,
//! £34,000, goes to the hall. The bus gets £21,000, …`; `gathered 4,820 kilos … everything else came to 350`; `which brings
//! the bill to £570m`.
//!
//! That all parts are told must be said: the last of them is the rest, there are as many as the total's sentence counts, or
//! the total is what the parts before it bring it to. And they must come near the total, as a slip does.

use super::line::{Line, Term, Unit};
use super::restate::plain;
use super::{Desk, Finding, bare, finding};
use rust_decimal::Decimal;

/// How many sentences the parts fill at most, and how far above them the total stands.
const PARTS: usize = 4;
const ABOVE: usize = 4;

/// What says that the part behind it is the last.
const REST: &[&[&str]] = &[
    &["everything", "else"],
    &["all", "else"],
    &["anything", "else"],
    &["the", "rest"],
    &["the", "remainder"],
    &["the", "balance"],
    &["what", "was", "left"],
    &["the", "other"],
    &["the", "others"],
];

/// Words by which a total is parted among several.
const SHARED: &[&str] = &[
    "share",
    "shares",
    "shared",
    "sharing",
    "divide",
    "divided",
    "split",
    "distributed",
    "among",
    "between",
    "parts",
    "goes",
    "go",
    "receive",
    "get",
    "awarded",
];

/// What a sum is brought to.
const BROUGHT: &[&str] = &["bring", "brings", "brought", "bringing", "take", "takes", "took", "taking"];
const SUMS: &[&str] = &[
    "bill", "total", "cost", "costs", "sum", "figure", "number", "price", "toll", "whole", "amount", "tally",
];

/// With these a part is none of the total's.
const OPEN: &[&str] = &[
    "about",
    "almost",
    "approximately",
    "around",
    "average",
    "each",
    "estimated",
    "half",
    "including",
    "least",
    "nearly",
    "per",
    "roughly",
    "some",
    "than",
    "twice",
];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    found.extend(brought_to(desk, n).or_else(|| listed(desk, n)));
}

fn sum(parts: &[&Term]) -> Option<Decimal> {
    parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.amount.value))
}

/// How coarsely the parts and the total are given.
fn slack(parts: &[&Term], total: &Term) -> Decimal {
    let exact = |term: &&Term| term.unit == Unit::Count && term.amount.place <= Decimal::ONE;
    let half = |term: &Term| {
        let place = if exact(&term) { Decimal::ZERO } else { term.amount.place };
        place.checked_div(Decimal::TWO).unwrap_or_default()
    };
    parts.iter().map(|part| half(part)).fold(half(total), |all, one| all + one)
}

/// The sum comes near the total and is another.
fn is_slip(sum: Decimal, total: &Term, slack: Decimal) -> bool {
    let near = total.amount.value.checked_div(Decimal::TEN).unwrap_or_default();
    let off = (sum - total.amount.value).abs();
    off > slack && off <= near
}

/// The figures of a sentence that may be parts of a total of `unit`: those in it, and bare ones.
fn of_unit<'l>(line: &'l Line<'_, '_>, unit: &Unit) -> Vec<&'l Term> {
    let alike = |term: &&Term| {
        let naked = *unit != Unit::Count
            && term.unit == Unit::Count
            && term.amount.value >= Decimal::TEN
            && bare(line, term);
        term.unit == *unit || naked
    };
    line.terms.iter().filter(alike).collect()
}

/// `Stations cost another £38m and training £12m, which brings the bill to £570m.`
fn brought_to(desk: &Desk<'_, '_, '_>, n: usize) -> Option<Finding> {
    let line = desk.lines.get(n)?;
    let verb = line.tokens.clone().find(|i| BROUGHT.contains(&line.lower(*i)))?;
    let to = (verb + 1..verb + 6).find(|i| line.lower(*i) == "to")?;
    let named = line.any_of(verb + 1, to, SUMS);
    let at = line.terms.iter().position(|term| term.first > to && term.first <= to + 2)?;
    let total = line.terms.get(at)?;
    let more =
        line.any_of(line.tokens.start, verb, &["another", "further", "additional", "extra", "more", "and"]);
    if !named || !more || total.amount.bound.is_some() || matches!(total.unit, Unit::Percent | Unit::Points) {
        return None;
    }
    let paragraph = line.sentence.paragraph;
    let mut parts: Vec<&Term> = Vec::new();
    for other in
        desk.lines.get(n.saturating_sub(2)..n)?.iter().filter(|it| it.sentence.paragraph == paragraph)
    {
        parts.extend(other.terms.iter().filter(|term| term.unit == total.unit));
    }
    parts.extend(line.terms.get(..at)?.iter().filter(|term| term.unit == total.unit));
    if parts.iter().any(|part| part.amount.bound.is_some()) || !(2..=8).contains(&parts.len()) {
        return None;
    }
    // some of the figures before it make the total
    let made = (1..1u32 << parts.len()).any(|chosen| {
        let picked: Vec<&Term> =
            parts.iter().enumerate().filter(|(n, _)| chosen & (1 << n) != 0).map(|(_, it)| *it).collect();
        let off = sum(&picked).map(|sum| (sum - total.amount.value).abs());
        off.is_some_and(|off| off <= slack(&picked, total))
    });
    let all = sum(&parts)?;
    (!made && is_slip(all, total, slack(&parts, total))).then(|| report(line, &parts, total, all))
}

/// Parts in the sentences from `n` on, and their total above.
fn listed(desk: &Desk<'_, '_, '_>, n: usize) -> Option<Finding> {
    let home = desk.lines.get(n)?;
    let above = desk.lines.get(n.saturating_sub(ABOVE)..n)?;
    let first = home.terms.first()?;
    let unit = match home.terms.iter().find(|term| matches!(term.unit, Unit::Money(_) | Unit::Measure(_))) {
        Some(term) => term.unit.clone(),
        None => first.unit.clone(),
    };
    if matches!(unit, Unit::Percent | Unit::Points | Unit::Share) || unit == Unit::Count {
        return None;
    }
    // the only figure of its unit just above
    let mut totals = above.iter().flat_map(|line| line.terms.iter().map(move |term| (line, term)));
    let mut totals = totals.by_ref().filter(|(_, term)| term.unit == unit);
    let ((line, total), None) = (totals.next()?, totals.next()) else { return None };
    if total.amount.bound.is_some()
        || line.any_of(total.last + 1, total.last + 3, &["each", "apiece", "a", "per"])
    {
        return None;
    }
    let counted = line.terms.iter().filter(|term| term.is_whole()).map(|term| term.amount.value);
    let counted: Vec<Decimal> = counted.collect();
    let shared = line.any_of(line.tokens.start, line.tokens.end, SHARED);
    let mut parts: Vec<(&Line<'_, '_>, &Term)> = Vec::new();
    for other in desk.lines.get(n..)?.iter().take(PARTS) {
        if other.sentence.paragraph != home.sentence.paragraph
            || other.any_of(other.tokens.start, other.tokens.end, OPEN)
        {
            break;
        }
        parts.extend(of_unit(other, &unit).into_iter().map(|term| (other, term)));
        let all: Vec<&Term> = parts.iter().map(|(_, term)| *term).collect();
        if all.iter().any(|part| part.amount.bound.is_some() || part.amount.value >= total.amount.value) {
            break;
        }
        let (at, last) = parts.last()?;
        let rest = REST.iter().any(|words| {
            (1..=4).any(|back| {
                last.first >= back + words.len() && at.starts(last.first - back + 1 - words.len(), words)
            })
        });
        let count = shared && counted.contains(&Decimal::from(all.len()));
        if all.len() < 3 || !(rest || count) {
            continue;
        }
        let made = sum(&all)?;
        let said = desk.lines.iter().flat_map(|line| &line.terms).any(|term| term.amount.value == made);
        if !said && is_slip(made, total, slack(&all, total)) {
            return Some(report(line, &all, total, made));
        }
        break;
    }
    None
}

fn report(line: &Line<'_, '_>, parts: &[&Term], total: &Term, sum: Decimal) -> Finding {
    let words: Vec<&str> = parts.iter().map(|part| line.words(part.span)).collect();
    let message = format!(
        "The parts told here ({}) make {}, not {}; change the total or one of them.",
        words.join(", "),
        plain(sum, 2),
        line.words(total.span)
    );
    finding(line, total, Some(sum), message)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn totals_of_the_sentences_behind_them() {
        finds(
            SelfArithmetic,
            &[
                (
                    "Four clubs in the valley share £89,000 from the lottery this year.\n\nThe most, £41,000, goes to the \
                     rowers. The bowlers get £22,000, the fencers £13,500 and the climbers £7,500.",
                    "£89,000",
                ),
                (
                    "Divers brought up 3,960 kilos of scrap from the harbour on Saturday.\n\nIron made up the most, with \
                     1,720 kilos. Chains weighed 940, glass 610 and lead 380; everything else came to 210.",
                    "3,960 kilos",
                ),
                (
                    "The trams will cost €410 million. Rails come to another €46 million and a depot to €23 million, which \
                     brings the bill to €497 million.",
                    "€497 million",
                ),
            ],
        );
    }

    #[test]
    fn totals_that_come_out_and_lists_that_are_not_whole() {
        silent(
            SelfArithmetic,
            &[
                "Four clubs in the valley share £84,000 from the lottery this year.\n\nThe most, £41,000, goes to the rowers. \
                 The bowlers get £22,000, the fencers £13,500 and the climbers £7,500.",
                "Four clubs in the valley share £81,000 from the lottery this year.\n\nThe most, £41,000, goes to the rowers. \
                 The bowlers get £22,000 and the fencers £13,500.",
                "Divers brought up 3,860 kilos of scrap from the harbour on Saturday.\n\nIron made up the most, with 1,720 \
                 kilos. Chains weighed 940, glass 610 and lead 380; everything else came to 210.",
                "The trams will cost €410 million. Rails come to another €46 million and a depot to €23 million, which brings \
                 the bill to €479 million.",
                "The trams will cost €410 million, of which the state gives €200 million. Rails come to another €46 million, \
                 which brings the bill to €456 million.",
                "A pass is £94 a year. The most, £41, is for the bus; the tram is £22, the boat £13.50 and everything else £7.50.",
            ],
        );
    }
}
