//! `self/arithmetic`: a sum, share, difference or change that does not come out, one file a kind.

mod average;
mod ballot;
mod before;
mod change;
mod clock;
mod compare;
mod difference;
mod interval;
mod line;
mod majority;
mod near_miss;
mod parts;
mod payers;
mod product;
mod ranges;
mod rate;
mod remainder;
mod rest;
mod restate;
mod season;
mod share;
mod step;
mod sum;
mod surplus;
mod years;

use super::{Finding, Level, Rule, Suggestion, quoted};
use crate::facts::Value;
use crate::reading::Story;
use crate::settings::Tolerance;
use crate::text::Span;
use interval::Outcome;
use line::Line;
pub(super) use line::{Term, Unit, terms};
use rust_decimal::Decimal;
use std::borrow::Borrow;

/// What every check is given.
struct Desk<'s, 'r, 't> {
    tolerance: &'s Tolerance,
    lines: &'s [Line<'r, 't>],
}

/// Reckons all sentences of the article again.
pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let tolerance = &story.request.settings.tolerance;
    for reading in story.readings() {
        let lines = line::lines(reading);
        let desk = Desk { tolerance, lines: &lines };
        let mut found = Vec::new();
        for n in 0..lines.len() {
            for check in [
                change::check,
                sum::check,
                difference::check,
                share::check,
                compare::check,
                rate::check,
                rest::check,
                step::check,
                ranges::check,
                payers::check,
                product::check,
                season::check,
                before::check,
                parts::check,
                remainder::check,
                surplus::check,
                majority::check,
                ballot::check,
                clock::check,
                near_miss::check,
                average::check,
                years::check,
            ] {
                check(&desk, n, &mut found);
            }
        }
        found.retain(|finding| !quoted::quoted(reading, finding.span));
        dedup(&mut found);
        findings.append(&mut found);
    }
}

/// One finding a figure is enough.
fn dedup(found: &mut Vec<Finding>) {
    let mut seen: Vec<Span> = Vec::new();
    found.retain(|finding| {
        let new = !seen.iter().any(|span| span.overlaps(finding.span));
        seen.push(finding.span);
        new
    });
}

/// A finding on the figure `term`, which came out as `value`.
fn finding(line: &Line<'_, '_>, term: &Term, value: Option<Decimal>, message: String) -> Finding {
    let mut finding = Finding::new(Rule::SelfArithmetic, line.reading, term.span, message);
    let right = value.and_then(|value| restate::restate(line.words(term.span), &term.amount, value));
    finding.suggestion = right
        .filter(|replacement| replacement != line.words(term.span))
        .map(|replacement| Suggestion { span: term.span, replacement });
    finding
}

/// What parts make together; `None` where that is more than can be reckoned.
fn made_by(parts: &[impl Borrow<Term>]) -> Option<Decimal> {
    parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.borrow().amount.value))
}

/// A figure that was cut off is worth a look, and no more.
const fn level(outcome: Outcome) -> Level {
    match outcome {
        Outcome::Fits => Level::Note,
        Outcome::CutOff => Level::Warning,
        Outcome::Differs => Level::Error,
    }
}

/// True if two values count the same; a bare number counts in the unit of the other.
fn alike(line: &Line<'_, '_>, a: &Term, b: &Term) -> bool {
    a.unit == b.unit || (a.unit == Unit::Count && bare(line, a)) || (b.unit == Unit::Count && bare(line, b))
}

/// True if no noun follows the number, so that what it counts was said before.
fn bare(line: &Line<'_, '_>, term: &Term) -> bool {
    const AFTER: &[&str] = &[
        "",
        ".",
        ",",
        ";",
        ")",
        "—",
        "–",
        "a",
        "after",
        "and",
        "at",
        "but",
        "by",
        "during",
        "earlier",
        "for",
        "from",
        "in",
        "last",
        "on",
        "over",
        "previously",
        "reported",
        "since",
        "the",
        "then",
        "this",
        "to",
        "when",
        "while",
        "year",
    ];
    !matches!(term.value, Value::Range(..)) && AFTER.contains(&line.lower(term.last + 1))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::{SelfArithmetic, SelfContradiction};
    use crate::rules::testing::silent;

    /// News copy that tempts a reckoner and is right, or says nothing that can be reckoned.
    const CLEAN: &[&str] = &[
        "The jury of 12 took two days over the 14 charges and cleared him of nine.",
        "Voters chose between five candidates on Sunday; two of them, Hale and Orme, go on to the second round.",
        "It cost £38.75m, which is £1.25m less than planned.",
        "Some seven in ten of the 2,703 drivers voted, and almost nine in ten of those who did were in favour.",
        "The union wants 4.5 per cent more pay from July; the company offers 2.9, or 1.6 points less.",
        "In a poll 41 per cent said they would vote for her, seven percentage points more than in January.",
        "Her rival has dropped three points to 33, and the others share the remaining 26.",
        "The ferry takes 98 cars, about 60 per cent more than before, and 450 passengers, half as many again.",
        "The trust spent nearly £3m more than it took in, a swing of £4.4m from the surplus of 2023.",
        "Income was up by some 6.5 per cent, to more than £268m, but spending grew by over 8 per cent.",
        "Three homes in ten, or 42, must be affordable for 25 years.",
        "A yearly pass stays at €365, or one euro a day.",
        "The tunnel is 6.3 kilometres (3.9 miles) long, and 4.1 kilometres of it have been lined, or two-thirds.",
        "Nine roads of 47 were still closed on Sunday, four of them by water and five by trees.",
        "They led 14-7 at half-time, lost 21-28 and have won two of 11 games, the same as Orme.",
        "Fares for children rise from 90p to £1, for adults from £2 to £2.20 and for families by 40p to £5.",
        "Shares in the firm fell 3 per cent to 412p, and have lost a fifth since May, when they stood at 515p.",
        "Of every 100 letters, 60 arrive the next day and 95 within three days.",
        "She ran the 10 kilometres in 31 minutes and 12 seconds, nine seconds slower than in 2019.",
        "The fine of £4,000 is to be paid in 10 parts of £400.",
        "About 1,400 of the 2,900 tickets, just under half, went to members.",
        "The plant made 12,000 engines in 2019 and 18,000 in 2023, 50 per cent more.",
        "The council has 45 seats: Labour 21, the Conservatives 14, and the rest are held by independents.",
        "Four in five of the 320 staff, 256 people, belong to the union.",
        "Turnout was 56.7 per cent, nearly 12 points lower than in 2023, and 151 of 15,535 votes were void.",
        "The rate went from 4 to 4.25 per cent in May, a quarter of a point more, and to 4.5 per cent in June.",
        "Temperatures fell from 12C at noon to minus 3C at night, a drop of 15 degrees.",
        "The lake has roughly tripled since 2010, to 0.58 square kilometres.",
        "The firm has 14 depots, six in the north and eight in the south, and 2,100 lorries.",
        "Among 642 people, just under half of them men, 41 fell, against 67 in the other group.",
        "He was given 30 months, more than half of it suspended, and fined $4,000, twice what his brother paid.",
        "The collection raised more than £12,000, almost double the sum of 2024.",
        "The two grants, of £1.2m and £800,000, come to £2m in all, a third of the £6m that is needed.",
        "Two thirds of the 12 members, eight in all, were there and seven voted for it.",
        "The price of copper rose to $9,420 a tonne from $9,310, and that of tin by 2 per cent.",
        "Crime fell by 4 per cent in the county and rose by 4 per cent in the city, to 12,400 cases from 11,900.",
        "Sales doubled to £40m in five years, from £31m in the north alone.",
        "The first half brought 120 points and the second 80, with 12 players in all taking part.",
        "Prices rose 10 per cent in 2022, from January to June by 6 per cent.",
        "She won by three votes, having trailed by 12 on the first count, 4,110 to 4,122.",
    ];

    #[test]
    fn clean_copy_draws_no_alarm() {
        silent(SelfArithmetic, CLEAN);
        silent(SelfContradiction, CLEAN);
        silent(SelfArithmetic, &[&CLEAN.join("\n\n")]);
    }
}
