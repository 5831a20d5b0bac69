//! `Of the 8,420 who set out 7,915 finished. The other 515 gave up.`: those who remain against the whole and the part
//! that was told before.

use super::line::{Line, Term, Unit};
use super::restate::plain;
use super::{Desk, Finding, bare, finding, made_by};
use crate::text::Span;
use rust_decimal::Decimal;

/// Words between `of` and a whole.
const DETERMINERS: &[&str] = &["the", "its", "their", "his", "her", "our", "all", "those", "these"];

/// What may follow a count of those who remain, beside what follows any bare number.
const GO_ON: &[&str] = &[
    "are", "can", "could", "had", "has", "have", "is", "may", "must", "should", "was", "were", "which",
    "who", "will", "would",
];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    for rest in line.terms.iter().filter(|term| term.is_whole() && names_the_rest(line, term)) {
        let one = one(desk, n, line, rest);
        found.extend(
            one.filter(|(_, whole)| !found.iter().any(|it| it.span.overlaps(*whole))).map(|(it, _)| it),
        );
    }
}

/// `the other N`, `the remaining N`, `which leaves N`.
fn names_the_rest(line: &Line<'_, '_>, term: &Term) -> bool {
    let word = line.before(term.first);
    matches!(word, "other" | "remaining") && line.before(term.first - 1) == "the"
        || matches!(word, "leaves" | "leaving")
            && matches!(line.before(term.first - 1), "which" | "that" | "," | "and")
}

/// The finding, and where the whole stands.
fn one(desk: &Desk<'_, '_, '_>, n: usize, line: &Line<'_, '_>, rest: &Term) -> Option<(Finding, Span)> {
    let own: Vec<&Term> = line.terms.iter().filter(|term| term.last < rest.first).collect();
    let before = n
        .checked_sub(1)
        .and_then(|n| desk.lines.get(n))
        .filter(|before| before.sentence.paragraph == line.sentence.paragraph);
    // the sentence that has the part may look back itself: `It owns eight pubs. Six of them …, and the remaining three …`
    let (home, part, whole) = match pair(line, &own) {
        Some((part, whole)) => (line, part, whole),
        None => {
            let before = before?;
            let all: Vec<&Term> = before.terms.iter().collect();
            match of_them(line, &own) {
                Some(part) => (before, part, counted(before)?),
                None if own.is_empty() && opens(line, rest) => {
                    let (part, whole) = pair(before, &all)?;
                    (before, part, whole)
                }
                None => (before, *own.first().filter(|_| are_parts(line, &own))?, counted(before)?),
            }
        }
    };
    // `38 of the 61, the school has 14, and the remaining nine`: several parts
    let others = own.iter().filter(|term| ![part.span, whole.span].contains(&term.span) && term.is_whole());
    let more: Vec<&Term> = others.filter(|term| is_subject(line, term)).copied().collect();
    let parts: Vec<&Term> = std::iter::once(part).chain(more).collect();
    if !same_kind(line, rest, home, whole) || !part.is_whole() || part.amount.value >= whole.amount.value {
        return None;
    }
    let window: Vec<&Term> = before
        .iter()
        .flat_map(|before| &before.terms)
        .chain(own)
        .filter(|term| term.unit == Unit::Count)
        .collect();
    let right = whole.amount.value.checked_sub(made_by(&parts)?)?;
    let off = right.checked_sub(rest.amount.value)?.abs();
    let slack = right.max(rest.amount.value).checked_mul(Decimal::new(15, 2))?.max(Decimal::TWO);
    let near = off <= slack || one_digit(right, rest.amount.value);
    let ones = before.into_iter().chain([line]).map(lone_ones).sum();
    if off.is_zero() || !near || told_otherwise(&window, whole, rest, ones) {
        return None;
    }
    let told: Vec<String> = parts.iter().map(|part| plain(part.amount.value, 0)).collect();
    let message = format!(
        "{} less {} leaves {}, not {}; change one of them.",
        plain(whole.amount.value, 0),
        told.join(" and "),
        plain(right, 0),
        line.words(rest.span)
    );
    Some((finding(line, rest, Some(right), message), whole.span))
}

/// The part and the whole of `six of its nine`, `Of the 88 who set out 77 finished`, `of its 96, 64`.
fn pair<'l>(line: &Line<'_, '_>, terms: &[&'l Term]) -> Option<(&'l Term, &'l Term)> {
    let whole_at = |at: usize| {
        let first = terms.get(at).filter(|term| term.is_whole()).map(|term| term.first)?;
        let bare_of = line.before(first) == "of";
        let det = DETERMINERS.contains(&line.before(first)) && line.before(first - 1) == "of";
        (bare_of || det).then(|| first.saturating_sub(if det { 2 } else { 1 }))
    };
    let mut wholes = (0..terms.len()).filter_map(|at| Some((at, whole_at(at)?)));
    let ((at, of), None) = (wholes.next()?, wholes.next()) else { return None };
    let whole = *terms.get(at)?;
    let direct =
        at.checked_sub(1).and_then(|n| terms.get(n)).filter(|part| part.is_whole() && part.last + 1 == of);
    let behind = || {
        let mut parts = terms.iter().skip(at + 1).filter(|term| term.is_whole() && is_subject(line, term));
        let only = parts.next()?;
        parts.next().is_none().then_some(only)
    };
    let part = direct.or_else(behind)?;
    Some((*part, whole))
}

/// The part is no day of the month, no age, no aside in brackets.
fn is_subject(line: &Line<'_, '_>, term: &Term) -> bool {
    !matches!(
        line.before(term.first),
        "of" | "after"
            | "in"
            | "for"
            | "at"
            | "by"
            | "to"
            | "from"
            | "than"
            | "-"
            | "–"
            | "("
            | "under"
            | "over"
    )
}

/// `Six of them`.
fn of_them<'l>(line: &Line<'_, '_>, terms: &[&'l Term]) -> Option<&'l Term> {
    let [part] = terms else { return None };
    let them =
        line.lower(part.last + 1) == "of" && matches!(line.lower(part.last + 2), "them" | "these" | "those");
    (them && part.first <= line.tokens.start + 1).then_some(*part)
}

/// `The archives have 38, the school has 14, and the remaining …`: two counts or three, each told of somebody.
fn are_parts(line: &Line<'_, '_>, terms: &[&Term]) -> bool {
    let told = |term: &&Term| term.is_whole() && is_subject(line, term) && bare(line, term);
    (2..=3).contains(&terms.len()) && terms.iter().all(told)
}

/// The one count of a sentence with its noun: `It owns eight pubs.`
fn counted<'l>(line: &'l Line<'_, '_>) -> Option<&'l Term> {
    let mut whole = line.terms.iter().filter(|term| term.is_whole() && !bare(line, term));
    let only = whole.next()?;
    (whole.next().is_none() && only.amount.value > Decimal::TWO).then_some(only)
}

/// The sentence begins with those who remain.
fn opens(line: &Line<'_, '_>, rest: &Term) -> bool {
    rest.first <= line.tokens.start + 3
}

/// No noun follows those who remain, or that of the whole.
fn same_kind(line: &Line<'_, '_>, rest: &Term, home: &Line<'_, '_>, whole: &Term) -> bool {
    let behind = line.lower(rest.last + 1);
    let noun = home.lower(whole.last + 1);
    // `the other six of the first team`: of something else
    if behind == "of" {
        return matches!(line.lower(rest.last + 2), "them" | "these" | "those");
    }
    let plural = behind.ends_with('s') || matches!(behind, "people" | "men" | "women" | "children");
    behind == noun || bare(line, rest) || GO_ON.contains(&behind) || !plural
}

/// True if the two differ in one digit only: a slip of the fingers.
fn one_digit(a: Decimal, b: Decimal) -> bool {
    let (a, b) = (a.normalize().to_string(), b.normalize().to_string());
    a.len() == b.len() && a.len() > 1 && a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).count() == 1
}

/// How many single ones a sentence tells of without a figure: `one was ill`, `another left`.
fn lone_ones(line: &Line<'_, '_>) -> usize {
    let figure = |i: usize| line.terms.iter().any(|term| (term.first..=term.last).contains(&i));
    line.tokens
        .clone()
        .filter(|&i| matches!(line.lower(i), "one" | "another" | "third" | "last") && !figure(i))
        .count()
}

/// True if other counts of the two sentences, with the part or without it, leave just so many.
fn told_otherwise(window: &[&Term], whole: &Term, rest: &Term, ones: usize) -> bool {
    let counts = window
        .iter()
        .filter(|term| term.span != whole.span && term.amount.value < whole.amount.value)
        .map(|term| term.amount.value);
    let others: Vec<Decimal> = counts.chain(std::iter::repeat_n(Decimal::ONE, ones)).take(8).collect();
    let wholes = window.iter().map(|term| term.amount.value);
    let sums: Vec<Decimal> = (0..1u32 << others.len())
        .filter_map(|chosen| {
            let picked = others.iter().enumerate().filter(|(n, _)| chosen & (1 << n) != 0);
            picked.map(|(_, value)| *value).try_fold(rest.amount.value, Decimal::checked_add)
        })
        .collect();
    wholes.into_iter().any(|whole| sums.iter().skip(1).any(|sum| *sum == whole))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn those_who_remain_are_not_so_many() {
        finds(
            SelfArithmetic,
            &[
                (
                    "Of the 6,420 walkers who set out 5,915 reached the inn, 92 per cent. The other 515 took the bus.",
                    "515",
                ),
                (
                    "It owns nine inns. Six of them are in the town, and the remaining two lie along the canal.",
                    "two",
                ),
                (
                    "Two-thirds of its 96 vans, 64 in all, are electric; the remaining 30 are to be sold.",
                    "30",
                ),
                ("Forty of the 58 pupils went by train. The other 28 walked.", "28"),
                (
                    "Of 84,000 children 67,876 were vaccinated in ten days, the county said, which leaves 17,124 still to be found.",
                    "17,124",
                ),
                (
                    "The archives took 38 of the 61 letters, the school has 14, and the remaining 11 stay here.",
                    "11",
                ),
                (
                    "He left 61 letters. The archives have 38, the school has 14, and the remaining 11 stay here.",
                    "11",
                ),
            ],
        );
    }

    #[test]
    fn those_who_remain_are_or_are_others() {
        silent(
            SelfArithmetic,
            &[
                "Of the 6,420 walkers who set out 5,915 reached the inn, 92 per cent. The other 505 took the bus.",
                "It owns nine inns. Six of them are in the town, and the remaining three lie along the canal.",
                "Six of the nine were freed in May, one died and the other two are still held.",
                "Forty of the 58 pupils went by train. The other 17 teachers walked.",
                "Forty of the 58 pupils went by train, and one was ill. The other 17 walked.",
                "Nine of the 36 bearings were cracked, and the other 12 in the north pier were worn.",
                "About 40 of the 58 pupils went by train. The other 17 walked.",
                "Of the 14 kitchens 12 have been seen again. The other two have been given up.",
                "Four of the 11 players are from abroad. The other six of the first team come from the town.",
                "Of 84,000 children 67,876 were vaccinated in ten days, which leaves 16,124 still to be found.",
                "The archives took 38 of the 61 letters, the school has 14, and the remaining nine stay here.",
                "He left 61 letters. The archives have 38, the school has 14, and the remaining nine stay here.",
                "He left 61 letters. The archives have 38, in 14 boxes, and the remaining 23 stay here.",
                "He left 61 letters. The archives have 38, the school has 140 poems, and the remaining 11 stay here.",
                "Of the 84,000 children 67,876 came; 900 had come before, which leaves 15,224 to be found.",
                "Of the nine members five will vote yes and three no; the other one has not made up her mind.",
            ],
        );
    }
}
