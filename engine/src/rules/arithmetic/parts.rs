//! `sold 42,000, namely 23,500 of bitter, 9,800 of stout and 6,700 of lager`: a total against the list of its parts
//! behind it, in the same sentence or, after `Of these` and in a tally of seats, in the next.
//!
//! `Namely` promises all parts. `Of which` does not, but parts that exclude each other can never come to more than the
//! whole.

use super::line::{Line, Term, Unit};
use super::sum::{OPEN_LIST, compare, gap, has, near};
use super::{Desk, Finding, bare, made_by};
use rust_decimal::Decimal;

/// What promises that all parts follow.
const ALL: &[&[&str]] = &[
    &["namely"],
    &["made", "up", "of"],
    &["consisting", "of"],
    &["composed", "of"],
    &["comprising"],
    &["comprised", "of"],
    &["that", "is"],
    &["split", "into"],
    &["divided", "into"],
    &["broken", "down", "into"],
];

/// What leads in parts that need not be all.
const SOME: &[&[&str]] =
    &[&["of", "which"], &["of", "whom"], &["of", "these"], &["of", "those"], &["of", "them"]];

/// What says of each part of a list where it belongs; parts that have the same one exclude each other.
const SHAPES: &[&str] = &[
    "are", "as", "at", "by", "came", "come", "for", "from", "go", "goes", "in", "is", "of", "on", "to",
    "under", "was", "went", "were", "with",
];

/// Verbs of a tally: `Independents have four, Labor three`.
const HOLD: &[&str] = &[
    "gained", "got", "had", "has", "have", "held", "hold", "holds", "received", "secured", "took", "takes",
    "win", "wins", "won",
];

/// With these somebody is left out.
const LEFT_OUT: &[&str] =
    &["remainder", "remaining", "balance", "alone", "both", "also", "each", "least", "about"];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    found.extend(behind(desk, line).or_else(|| after_colon(desk, line)));
    if let Some(next) =
        desk.lines.get(n + 1).filter(|next| next.sentence.paragraph == line.sentence.paragraph)
    {
        found.extend(of_these(desk, line, next).or_else(|| tally(desk, line, next)));
    }
}

/// The first of `leads` in the sentence: its first token, and the token behind it.
fn lead(line: &Line<'_, '_>, leads: &[&[&str]]) -> Option<(usize, usize)> {
    line.tokens
        .clone()
        .find_map(|i| leads.iter().find(|words| line.starts(i, words)).map(|words| (i, i + words.len())))
}

/// A total and the parts that the same sentence lists behind it.
fn behind(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>) -> Option<Finding> {
    let (all, (at, end)) =
        lead(line, ALL).map(|at| (true, at)).or_else(|| Some((false, lead(line, SOME)?)))?;
    let parted = matches!(line.before(at), "," | "–" | "—" | "(" | ":") || line.lower(at) == "made";
    let parts: Vec<&Term> = line.terms.iter().filter(|term| term.first >= end).collect();
    let total = line.terms.iter().rev().find(|term| term.last < at)?;
    let close =
        at <= total.last + 12 && !line.any_of(total.last + 1, at, &["and", "but", "while", ";", "than"]);
    if !parted || !close || total.amount.bound.is_some() {
        return None;
    }
    list(desk, line, line, total, (&parts, end), all)
}

/// `It will pay out £1.18m: £640,000 for rent, £310,000 for travel and £230,000 for childcare.`
fn after_colon(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>) -> Option<Finding> {
    let opens = |i: &usize| matches!(line.lower(*i), ":" | "–" | "—");
    let colon = line.tokens.clone().find(opens)?;
    let end = (colon + 1..line.tokens.end)
        .find(|i| opens(i) || matches!(line.lower(*i), ";" | "("))
        .unwrap_or(line.tokens.end);
    // `211 are under 12, 148 are between 12 and 17`: a part stands at the head of its piece
    let heads = |term: &&Term| {
        let sign = matches!(line.before(term.first), "£" | "$" | "€");
        let before = line.before(term.first - usize::from(sign));
        term.first == colon + 1 || matches!(before, ":" | "–" | "—" | "," | "and")
    };
    let parts: Vec<&Term> =
        line.terms.iter().filter(|term| term.first > colon && term.last < end).filter(heads).collect();
    let unit = &parts.first()?.unit;
    let total = line.terms.iter().rev().find(|term| term.last < colon && term.unit == *unit)?;
    let words: Vec<&str> = line.between(total.last + 1, colon).collect();
    let said = !words.contains(&",") || has(&words, &["said", "says", "according", "announced"]);
    let named = *unit != Unit::Count || !bare(line, total);
    let plain = total.amount.bound.is_none()
        && words.len() <= 12
        && !has(
            &words,
            &["than", "from", "and", "but", ";", "more", "less", "fewer", "average", "least", "most"],
        )
        && !matches!(line.before(total.first), "of" | "than");
    // `£310 for a child, £280 for a pupil` are prices
    let priced = |part: &&Term| {
        line.lower(part.last + 1) == "for"
            && matches!(line.lower(part.last + 2), "a" | "an" | "each" | "every" | "one")
    };
    let all = parts.len() >= 2 && plain && said && named && !parts.iter().any(priced);
    all.then(|| list(desk, line, line, total, (&parts, colon + 1), true))?
}

/// `… had taken in 5,340 coats. Of these 2,610 were for women, …`.
fn of_these(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>, next: &Line<'_, '_>) -> Option<Finding> {
    let start = next.tokens.start;
    let leads = SOME.iter().any(|words| next.starts(start, words));
    let parts: Vec<&Term> = next.terms.iter().collect();
    let unit = &parts.first()?.unit;
    let mut totals = line.terms.iter().filter(|term| term.unit == *unit && term.amount.bound.is_none());
    let (total, None) = (totals.next()?, totals.next()) else { return None };
    (leads && !line.any_of(line.tokens.start, total.first, &["than"]))
        .then(|| list(desk, line, next, total, (&parts, start + 2), false))?
}

/// Holds `total` against the list of `parts` that begins at a token of `next`.
fn list(
    desk: &Desk<'_, '_, '_>,
    line: &Line<'_, '_>,
    next: &Line<'_, '_>,
    total: &Term,
    (parts, start): (&[&Term], usize),
    all: bool,
) -> Option<Finding> {
    let (first, last) = (parts.first()?, parts.last()?);
    let open: Vec<&str> =
        OPEN_LIST.iter().copied().filter(|word| *word != "for").chain(LEFT_OUT.iter().copied()).collect();
    // `42,000 hectolitres, namely 23,500 of bitter`
    let bare = |part: &&&Term| part.unit == Unit::Count && SHAPES.contains(&next.lower(part.last + 1));
    let unit =
        |part: &&Term| part.unit == total.unit || matches!(total.unit, Unit::Measure(_)) && bare(&part);
    let like = parts.iter().all(|part| unit(part) && part.amount.bound.is_none());
    let direct = first.first <= start + 3 && next.tokens.end <= last.last + 10;
    if !like || !direct || next.any_of(start, next.tokens.end, &open) || !listed(next, parts) {
        return None;
    }
    let shape = |part: &&Term| {
        let words: Vec<&str> = next.between(part.last + 1, part.last + 4).collect();
        SHAPES.iter().filter(|shape| words.contains(shape)).copied().collect::<Vec<_>>()
    };
    let shapes: Vec<Vec<&str>> = parts.iter().map(shape).collect();
    let same = shapes.first()?.iter().any(|shape| shapes.iter().all(|other| other.contains(shape)));
    let sum = made_by(parts)?;
    let over = sum > total.amount.value && sum <= total.amount.value.checked_mul(Decimal::new(12, 1))?;
    let sure = all && parts.len() >= 2 && near(parts, total) || same && over && parts.len() >= 3;
    sure.then(|| report(desk, line, parts, total))?
}

/// True if the parts stand in a row, with `and` before the last.
fn listed(line: &Line<'_, '_>, parts: &[&Term]) -> bool {
    let joined = |pair: &[&Term], last: bool| match pair {
        [a, b] => {
            let words = gap(line, a, b);
            let link = if last { has(&words, &["and"]) } else { has(&words, &[","]) };
            link && words.len() <= 11 && !has(&words, &["while", "but", "than", ";", "(", "of which"])
        }
        _ => false,
    };
    let pairs: Vec<&[&Term]> = parts.windows(2).collect();
    !pairs.is_empty() && pairs.iter().enumerate().all(|(n, pair)| joined(pair, n + 1 == pairs.len()))
}

/// `… the last of the nine seats. Independents have four, Labor three, the Greens one and the Nationals two.`
fn tally(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>, next: &Line<'_, '_>) -> Option<Finding> {
    let [total] = line.terms.as_slice() else { return None };
    let noun = line.lower(total.last + 1);
    let counted = total.is_whole() && noun.ends_with('s') && noun.len() > 3;
    let definite = matches!(line.before(total.first), "the" | "all" | "its" | "of");
    let parts: Vec<&Term> = next.terms.iter().collect();
    let (first, last) = (parts.first()?, parts.last()?);
    let alone = |part: &&Term| {
        let behind = next.lower(part.last + 1);
        part.is_whole() && (matches!(behind, "," | "." | "and" | ";") || behind == noun)
    };
    let holds = HOLD.contains(&next.before(first.first)) && first.first <= next.tokens.start + 6;
    let whole = parts.len() >= 3 && next.tokens.end <= last.last + 3 && parts.iter().all(alone);
    let sum = made_by(&parts)?;
    let over = sum > total.amount.value && sum <= total.amount.value.checked_mul(Decimal::new(14, 1))?;
    (counted && definite && holds && whole && over && listed(next, &parts))
        .then(|| report(desk, line, &parts, total))?
}

fn report(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>, parts: &[&Term], total: &Term) -> Option<Finding> {
    compare(desk.tolerance, line, parts, total)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn parts_that_do_not_make_the_total() {
        finds(
            SelfArithmetic,
            &[
                (
                    "The dairy made 31,000 cheeses last year, namely 16,500 of cow’s milk, 9,800 of goat’s and 6,700 of sheep’s.",
                    "31,000",
                ),
                (
                    "It brewed 42,000 litres of beer, namely 23,500 of bitter, 9,800 of stout and 6,700 of lager.",
                    "42,000 litres",
                ),
                (
                    "In all 64,300 people came in three days: 17,900 on Thursday, 22,300 on Friday and, in spite of the rain, 23,200 on the last day.",
                    "64,300",
                ),
                (
                    "The fund will pay out £1.35m over three years: £640,000 to help with rent, £310,000 for travel and £230,000 for childcare.",
                    "£1.35m",
                ),
                (
                    "Half a century on, the club has 486 members: 211 are under 12, 148 are between 12 and 17, and 117 are grown up.",
                    "486",
                ),
                ("It has a staff of 58, made up of 31 drivers, 14 mechanics and nine clerks.", "58"),
                (
                    "Its income was £412,000, of which £298,000 came from rents, £84,000 from fees and £50,000 from gifts.",
                    "£412,000",
                ),
                (
                    "The shop took in 4,340 books. Of these 2,610 were for adults, 1,480 for children and 350 for schools.",
                    "4,340",
                ),
                (
                    "It was the last of the 11 seats. The Greens have four, Labor five, the Liberals one and the Nationals two.",
                    "11",
                ),
            ],
        );
    }

    #[test]
    fn parts_that_do_or_are_not_all_or_overlap() {
        silent(
            SelfArithmetic,
            &[
                "The dairy made 33,000 cheeses last year, namely 16,500 of cow’s milk, 9,800 of goat’s and 6,700 of sheep’s.",
                "It has a staff of 54, made up of 31 drivers, 14 mechanics and nine clerks.",
                "Its income was £432,000, of which £298,000 came from rents, £84,000 from fees and £50,000 from gifts.",
                "Its income was £452,000, of which £298,000 came from rents, £84,000 from fees and £50,000 from gifts.",
                "The shop took in 4,440 books. Of these 2,610 were for adults, 1,480 for children and 350 for schools.",
                "The shop has 40 members, of whom 21 are women, 18 live in the town and 12 have a car.",
                "Some 90 people came, of whom 40 were pupils, 31 girls and 25 teachers.",
                "In all 63,400 people came in three days: 17,900 on Thursday, 22,300 on Friday and 23,200 on Saturday.",
                "The fund will pay out £1.18m over three years: £640,000 for rent, £310,000 for travel and £230,000 for childcare.",
                "A season ticket is £940 this year: £310 for a child, £280 for a pupil and £420 for pensioners in the stand.",
                "It was the last of the 12 seats. The Greens have four, Labor five, the Liberals one and the Nationals two.",
                "It was the last of the 15 seats. The Greens have four, Labor five, the Liberals one and the Nationals two.",
                "The house has nine rooms. The Greens have four children, the Smiths three and the Browns three.",
                "It has 120 lorries, of which 31 were bought in May, 40 in June and 60 more in 2019 from a rival.",
                "He has written nine books, that is to say five novels, three plays and two guides with his wife.",
            ],
        );
    }
}
