//! `30 per cent more than in 2020, when it was £10,000`; `half as many again`; `twice as many (14 against seven)`:
//! a multiple against the two values that it compares.

use super::interval::{Interval, Outcome, judge};
use super::line::{Line, Term, Unit};
use super::restate::{plain, round};
use super::{Desk, Finding, Rule, alike, finding, level};
use crate::facts::Bound;
use crate::text::Span;
use rust_decimal::Decimal;

/// How far a multiple in words may be off: `twice` for 1.85 times.
const SLACK: Decimal = Decimal::from_parts(10, 0, 0, false, 2);

/// How far a part in words may be off: `a quarter more` for 22 to 28 per cent.
const PART: Decimal = Decimal::from_parts(12, 0, 0, false, 2);

/// What is nearly a part: not much less of it, and a little more at most.
const NEARLY: Decimal = Decimal::from_parts(85, 0, 0, false, 2);
const OVER: Decimal = Decimal::from_parts(102, 0, 0, false, 2);

/// Words of multiples in front of `as many … as`, and what they multiply by, in hundredths.
const MULTIPLES: &[(&str, i64)] = &[("twice", 200), ("thrice", 300), ("half", 50)];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    found.extend(percent_more(desk, n));
    found.extend(percent_more_than(desk, line));
    for i in line.tokens.clone() {
        let multiple = as_again(line, i).or_else(|| as_many(line, i));
        if let Some((factor, words, end)) = multiple {
            found.extend(check_multiple(desk, n, factor, words, end));
        }
    }
}

/// `That is 30 per cent more than in 2020, when it was £10,000.`: the value is the last of the sentence before.
fn percent_more(desk: &Desk<'_, '_, '_>, n: usize) -> Option<Finding> {
    let line = desk.lines.get(n)?;
    let before = desk.lines.get(n.checked_sub(1)?)?;
    let at = line.terms.iter().position(|term| term.unit == Unit::Percent)?;
    let (by, base) = (line.terms.get(at)?, line.terms.get(at + 1)?);
    let start = line.tokens.start;
    let refers =
        matches!(line.lower(start), "that" | "this" | "it") && matches!(line.lower(start + 1), "is" | "was");
    let more = line.lower(by.last + 1) == "more";
    let less = matches!(line.lower(by.last + 1), "less" | "fewer");
    let than = line.lower(by.last + 2) == "than";
    let when = line.any_of(by.last + 2, base.first, &["when"]) && base.first <= by.last + 10;
    let direct = by.first <= start + 4 && line.sentence.paragraph == before.sentence.paragraph;
    let only = line.terms.iter().filter(|term| term.unit == base.unit).count() == 1;
    let values: Vec<&Term> = before.terms.iter().filter(|term| term.unit == base.unit).collect();
    if !(refers && (more || less) && than && when && direct && only)
        || matches!(base.unit, Unit::Count | Unit::Percent)
    {
        return None;
    }
    step(desk, line, values.last()?, base, by, !less)
}

/// `912,000 passengers in 2024, the most ever and 20 per cent more than the 760,000 of 2023`.
fn percent_more_than(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>) -> Option<Finding> {
    let at = line.terms.iter().position(|term| term.unit == Unit::Percent)?;
    let (by, base) = (line.terms.get(at)?, line.terms.get(at + 1)?);
    let up = match line.lower(by.last + 1) {
        "more" | "higher" => true,
        "less" | "fewer" | "lower" => false,
        _ => return None,
    };
    let than = line.lower(by.last + 2) == "than";
    let direct = base.first == by.last + 3 || base.first == by.last + 4 && line.lower(by.last + 3) == "the";
    let values: Vec<&Term> = line.terms.get(..at)?.iter().filter(|term| alike(line, term, base)).collect();
    let ([value], true) = (values.as_slice(), than && direct) else { return None };
    let parted = line.any_of(value.last + 1, by.first, &["while", "but", ";", "than", "from"]);
    if parted
        || value.amount.bound.is_some()
        || base.amount.bound.is_some()
        || base.amount.value <= Decimal::ZERO
    {
        return None;
    }
    step(desk, line, value, base, by, up)
}

/// The finding on a step in per cent, upwards or not, that `value` and `base` do not make.
pub(super) fn step(
    desk: &Desk<'_, '_, '_>,
    line: &Line<'_, '_>,
    value: &Term,
    base: &Term,
    by: &Term,
    up: bool,
) -> Option<Finding> {
    step_of(desk, (line, value, base), (line, by), up)
}

/// The same where the step is told in another sentence.
pub(super) fn step_of(
    desk: &Desk<'_, '_, '_>,
    (values, value, base): (&Line<'_, '_>, &Term, &Term),
    (line, by): (&Line<'_, '_>, &Term),
    up: bool,
) -> Option<Finding> {
    let interval = |term: &Term| Interval::of(&term.amount, desk.tolerance);
    let change = interval(value)?.change_over(interval(base)?)?;
    let change = if up { change } else { change.negated() };
    let outcome = judge(&by.amount, desk.tolerance, change)?;
    if outcome == Outcome::Fits {
        return None;
    }
    let exact = value.amount.value.checked_sub(base.amount.value)?.checked_div(base.amount.value)?;
    let exact = exact.checked_mul(Decimal::ONE_HUNDRED)?;
    let message = format!(
        "{} is {} per cent {} than {}, not {}; change the percentage or one of the two figures.",
        values.words(value.span),
        plain(exact.abs(), by.amount.place.scale().max(1)),
        if exact.is_sign_negative() { "less" } else { "more" },
        values.words(base.span),
        line.words(by.span)
    );
    let right = (exact.is_sign_positive() == up).then(|| round(exact.abs(), by.amount.place.scale()));
    let mut finding = finding(line, by, right, message);
    finding.level = level(outcome);
    Some(finding)
}

/// The finding on a step told as a part in words, `a fifth more`, that `value` and `base` do not make.
pub(super) fn part(
    desk: &Desk<'_, '_, '_>,
    (line, value, base): (&Line<'_, '_>, &Term, &Term),
    by: &Term,
    up: bool,
) -> Option<Finding> {
    let interval = |term: &Term| Interval::of(&term.amount, desk.tolerance);
    let change = interval(value)?.change_over(interval(base)?)?;
    let change = if up { change } else { change.negated() };
    let told = by.amount.value.checked_mul(Decimal::ONE_HUNDRED)?;
    let stated = match by.amount.bound {
        None | Some(Bound::About) => Interval::point(told).widened(PART)?,
        Some(Bound::Nearly) => Interval { low: told.checked_mul(NEARLY), high: told.checked_mul(OVER) },
        Some(Bound::MoreThan | Bound::AtLeast) => Interval { low: Some(told), high: None },
        Some(_) => Interval { low: None, high: Some(told) },
    };
    let hedged = value.amount.bound.is_some() || base.amount.bound.is_some();
    if hedged || stated.meets(change) {
        return None;
    }
    let exact = value.amount.value.checked_sub(base.amount.value)?.checked_div(base.amount.value)?;
    let message = format!(
        "{} is {} per cent {} than {}, which is not “{}”; change the words or one of the two figures.",
        line.words(value.span),
        plain(exact.checked_mul(Decimal::ONE_HUNDRED)?.abs(), 1),
        if exact.is_sign_negative() { "less" } else { "more" },
        line.words(base.span),
        line.words(by.span)
    );
    Some(Finding::new(Rule::SelfArithmetic, line.reading, by.span, message))
}

/// `half as much again as`, at token `i`: factor, words and the token after them.
fn as_again(line: &Line<'_, '_>, i: usize) -> Option<(Decimal, Span, usize)> {
    let half = line.lower(i) == "half" && line.lower(i + 1) == "as";
    let again = (i + 3..=i + 4).find(|&j| line.lower(j) == "again")?;
    let factor = Decimal::new(15, 1);
    (half && line.lower(again + 1) == "as").then(|| (factor, line.reading.tokens.span(i, again), again + 2))
}

/// `twice as many shots as`, `three times as large as`.
fn as_many(line: &Line<'_, '_>, i: usize) -> Option<(Decimal, Span, usize)> {
    let simple = MULTIPLES
        .iter()
        .find(|(word, _)| *word == line.lower(i))
        .map(|(_, hundredths)| (Decimal::new(*hundredths, 2), i));
    let times = || {
        let term = line.terms.iter().find(|term| term.first == i && term.is_whole())?;
        (line.lower(term.last + 1) == "times").then_some((term.amount.value, term.last + 1))
    };
    let (factor, last) = simple.or_else(times)?;
    let degree = matches!(
        line.lower(last + 2),
        "many" | "much" | "large" | "big" | "high" | "long" | "heavy" | "tall" | "wide"
    );
    if line.lower(last + 1) != "as" || !degree {
        return None;
    }
    let as_at = (last + 3..=last + 6).find(|&j| line.lower(j) == "as")?;
    let again = line.any_of(last + 2, as_at, &["again"]);
    (!again).then(|| (factor, line.reading.tokens.span(i, last + 2), as_at + 1))
}

/// Holds a multiple against its two values: both in brackets, or one after `when` and one before it in the article.
fn check_multiple(
    desk: &Desk<'_, '_, '_>,
    n: usize,
    factor: Decimal,
    words: Span,
    end: usize,
) -> Option<Finding> {
    let line = desk.lines.get(n)?;
    let base = line.terms.iter().find(|term| term.first >= end)?;
    let (value, base) = match in_brackets(line, end) {
        Some(pair) => pair,
        None => (counted_before(desk, n, line, base, end)?, base),
    };
    let hedged = value.amount.bound.is_some() || base.amount.bound.is_some();
    let ratio = value.interval(desk.tolerance)?.over(base.interval(desk.tolerance)?)?;
    let first = line.reading.tokens.at(words.start);
    let stated = match line.before(first) {
        "than" => Interval { low: Some(factor), high: None },
        "nearly" | "almost" => Interval {
            low: factor.checked_mul(Decimal::new(75, 2)),
            high: factor.checked_mul(Decimal::new(105, 2)),
        },
        _ => Interval::point(factor).widened(SLACK)?,
    };
    if hedged || stated.meets(ratio) {
        return None;
    }
    let exact = value.amount.value.checked_div(base.amount.value)?;
    let message = format!(
        "{} is {} times {}, which is not “{}”; change the words or one of the two figures.",
        line.words(value.span),
        plain(exact, 2),
        line.words(base.span),
        line.words(words)
    );
    Some(Finding::new(Rule::SelfArithmetic, line.reading, words, message))
}

/// `(14 against seven)` within the next few tokens.
fn in_brackets<'l>(line: &'l Line<'_, '_>, end: usize) -> Option<(&'l Term, &'l Term)> {
    let open = (end..(end + 5).min(line.tokens.end)).find(|&i| line.lower(i) == "(")?;
    let at = line.terms.iter().position(|term| term.first == open + 1)?;
    let (a, b) = (line.terms.get(at)?, line.terms.get(at + 1)?);
    let linked = b.first == a.last + 2 && matches!(line.before(b.first), "against" | "to" | "versus");
    (linked && line.lower(b.last + 1) == ")" && a.unit == b.unit).then_some((a, b))
}

/// `as in 2019, when 12,300 vehicles a day were counted`: the one other count of vehicles a day before this sentence.
fn counted_before<'l>(
    desk: &Desk<'l, '_, '_>,
    n: usize,
    line: &Line<'_, '_>,
    base: &Term,
    end: usize,
) -> Option<&'l Term> {
    let when = line.any_of(end, base.first, &["when"]) && base.first <= end + 6;
    let noun = |line: &Line<'_, '_>, term: &Term| [1, 2, 3].map(|n| line.lower(term.last + n).to_owned());
    let wanted = noun(line, base);
    let per = wanted.get(1).is_some_and(|word| word == "a" || word == "per");
    if !when || base.unit != Unit::Count || !per {
        return None;
    }
    let same = |other: &&'l Line<'_, '_>| other.reading.place == line.reading.place;
    let mut values = desk.lines.iter().take(n).filter(same).flat_map(|other| {
        other
            .terms
            .iter()
            .filter(|term| term.unit == Unit::Count && noun(other, term) == wanted)
            .collect::<Vec<_>>()
    });
    let first = values.next()?;
    values.all(|value| value.amount.value == first.amount.value).then_some(first)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn multiples_that_their_values_do_not_make() {
        finds(
            SelfArithmetic,
            &[
                (
                    "The port had 912,000 passengers in 2024, the most ever and 40 per cent more than the 760,000 of 2023.",
                    "40 per cent",
                ),
                (
                    "The rent comes to £13,000. That is 40 per cent more than in 2020, when it was £10,000.",
                    "40 per cent",
                ),
                (
                    "The bridge carries 14,800 lorries a day. Traffic is half as heavy again as in 2019, when 12,300 \
                     lorries a day were counted.",
                    "half as heavy again",
                ),
                ("They had twice as many shots as Orme (14 against nine).", "twice as many"),
            ],
        );
    }

    #[test]
    fn multiples_that_come_out_or_have_no_base() {
        silent(
            SelfArithmetic,
            &[
                "The port had 912,000 passengers in 2024, the most ever and 20 per cent more than the 760,000 of 2023.",
                "The port had 912,000 passengers from 80 ships, 40 per cent more than the 57 that came in 2023.",
                "The rent comes to £13,000. That is 30 per cent more than in 2020, when it was £10,000.",
                "The bridge carries 18,400 lorries a day. Traffic is half as heavy again as in 2019, when 12,300 \
                 lorries a day were counted.",
                "They had twice as many shots as Orme (14 against seven).",
                "They had nearly twice as many shots as Orme (13 against seven).",
                "Some 36 crews came, half as many again as last year, and 4,000 people watched.",
                "Energy cost £6.1m, almost half as much again as the year before.",
                "An adult pays £7.50, a child half as much.",
            ],
        );
    }
}
