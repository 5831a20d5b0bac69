//! A figure that is one slip of the hand from what the figures beside it make: `18,640 came: 4,210 on Friday, 6,380 on Saturday
//! and 8,150 on Sunday`; `1,150 seats … At €12 each they brought in €18,300`.
//!
//! No wording is asked for. That all figures of a list make another one beside it, but for one digit or for two that changed places,
//! is no accident where they are long.

use super::line::{Line, Term, Unit};
use super::restate::plain;
use super::sum::report;
use super::{Desk, Finding, alike, finding, made_by};
use crate::settings::Tolerance;
use rust_decimal::Decimal;

/// How many figures a list has at most.
const LONGEST: usize = 9;

/// What says that the figure before it counts for each of them.
const EACH: &[&str] = &["each", "apiece", "per", "a", "every"];

/// A figure and the sentence that it stands in.
type Placed<'l, 'r, 't> = (&'l Line<'r, 't>, &'l Term);

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(lines) = paragraph(desk, n) else { return };
    let figures: Vec<Vec<Placed<'_, '_, '_>>> = lines
        .iter()
        .map(|line| {
            line.terms
                .iter()
                .filter(|term| is_exact(term) && !is_further(line, term))
                .map(|term| (line, term))
                .collect()
        })
        .collect();
    for (at, figure) in figures.iter().enumerate().flat_map(|(at, its)| its.iter().map(move |it| (at, *it))) {
        found.extend(sum(desk.tolerance, &figures, at, figure));
        found.extend(product(&figures, at, figure));
    }
}

/// The sentences of the paragraph that opens with sentence `n`.
fn paragraph<'d, 'r, 't>(desk: &Desk<'d, 'r, 't>, n: usize) -> Option<&'d [Line<'r, 't>]> {
    let here = desk.lines.get(n)?.sentence.paragraph;
    let same = |line: &Line<'_, '_>| line.sentence.paragraph == here;
    if n.checked_sub(1).and_then(|n| desk.lines.get(n)).is_some_and(same) {
        return None;
    }
    let rest = desk.lines.get(n..)?;
    rest.get(..rest.iter().take_while(|line| same(line)).count())
}

fn is_exact(term: &Term) -> bool {
    let counted = matches!(term.unit, Unit::Count | Unit::Money(_) | Unit::Measure(_));
    counted && term.amount.bound.is_none() && term.amount.value > Decimal::ZERO
}

/// `44 more than in 2021`, `another 30`: by how many, and not how many.
fn is_further(line: &Line<'_, '_>, term: &Term) -> bool {
    matches!(line.lower(term.last + 1), "more" | "fewer" | "less")
        || matches!(line.before(term.first), "another" | "extra" | "further" | "additional")
}

/// The lists that may make the figure: what stands before or behind it in its sentence, and the sentences next to it.
fn lists<'l, 'r, 't>(
    figures: &[Vec<Placed<'l, 'r, 't>>],
    at: usize,
    (line, total): Placed<'l, 'r, 't>,
) -> Vec<Vec<Placed<'l, 'r, 't>>> {
    let like = |it: &&Placed<'l, 'r, 't>| alike(line, it.1, total) && it.1.span != total.span;
    let of = |n: Option<usize>| -> Vec<Placed<'l, 'r, 't>> {
        n.and_then(|n| figures.get(n)).into_iter().flatten().filter(like).copied().collect()
    };
    let own = of(Some(at));
    let (before, behind): (Vec<_>, Vec<_>) = own.into_iter().partition(|it| it.1.first < total.first);
    let (last, next) = (of(at.checked_sub(1)), of(at.checked_add(1)));
    let both = [behind.clone(), next.clone()].concat();
    let two = [next.clone(), of(at.checked_add(2))].concat();
    let mut lists = vec![before, behind, last, next, both, two];
    lists.retain(|list| (2..=LONGEST).contains(&list.len()));
    lists
}

/// A total that its list makes but for a slip.
fn sum(
    tolerance: &Tolerance,
    figures: &[Vec<Placed<'_, '_, '_>>],
    at: usize,
    (line, total): Placed<'_, '_, '_>,
) -> Option<Finding> {
    let lists = lists(figures, at, (line, total));
    let made = |list: &[Placed<'_, '_, '_>]| made_by(&list.iter().map(|(_, part)| *part).collect::<Vec<_>>());
    // some of them make it, or it makes another with some of them
    let settled = lists.iter().any(|list| {
        let whole = total.interval(tolerance).map(|it| it.widened(Decimal::ZERO).unwrap_or(it));
        let fits = |sum: Decimal| whole.is_some_and(|it| it.meets(super::interval::Interval::point(sum)));
        subsets(list).any(|some| {
            made(&some).is_some_and(|sum| {
                let makes = |other: &Placed<'_, '_, '_>| {
                    sum.checked_add(total.amount.value) == Some(other.1.amount.value)
                };
                some.len() > 1 && fits(sum) || list.iter().any(makes)
            })
        })
    });
    if settled {
        return None;
    }
    lists.iter().find_map(|list| {
        let sum = made(list)?;
        let largest = list.iter().map(|(_, part)| part.amount.value).max()?;
        let least = if list.len() > 2 { 4 } else { 5 };
        if total.amount.value <= largest || !is_slip(sum, total.amount.value, least) {
            return None;
        }
        let parts: Vec<&Term> = list.iter().map(|(_, part)| *part).collect();
        Some(report(line, &parts, total, sum))
    })
}

/// Every choice of figures out of a list.
fn subsets<'l, T: Copy>(list: &'l [T]) -> impl Iterator<Item = Vec<T>> + 'l {
    (1..1u32 << list.len().min(LONGEST)).map(|chosen| {
        list.iter().enumerate().filter(|(n, _)| chosen & (1 << n) != 0).map(|(_, it)| *it).collect()
    })
}

/// So many at so much each, which make a sum but for a slip.
fn product(
    figures: &[Vec<Placed<'_, '_, '_>>],
    at: usize,
    (line, total): Placed<'_, '_, '_>,
) -> Option<Finding> {
    let near: Vec<Placed<'_, '_, '_>> =
        figures.get(at.saturating_sub(1)..=at)?.iter().flatten().copied().collect();
    let each = near.iter().filter(|(line, term)| {
        let behind = line.lower(term.last + 1);
        term.unit == total.unit
            && term.span != total.span
            && EACH.contains(&behind)
            && (behind != "a" || line.lower(term.last + 2) == "head" || line.lower(term.last + 2) == "piece")
    });
    let counts = || near.iter().filter(|(_, term)| term.is_whole() && term.span != total.span);
    let mut pairs = each.flat_map(|each| counts().map(move |count| (*count, *each)));
    let (count, each, right) = pairs.find_map(|(count, each)| {
        let right = count.1.amount.value.checked_mul(each.1.amount.value)?;
        let settled = count.1.span == each.1.span || matches!(total.unit, Unit::Count);
        (!settled && is_slip(right, total.amount.value, 4)).then_some((count, each, right))
    })?;
    let message = format!(
        "{} of {} make {}, not {}; change one of the three.",
        count.0.words(count.1.span),
        each.0.words(each.1.span),
        plain(right, 2),
        line.words(total.span)
    );
    Some(finding(line, total, Some(right), message))
}

/// One digit of `least` or more is wrong; or two beside each other changed places, for which one fewer is enough.
fn is_slip(right: Decimal, stated: Decimal, least: usize) -> bool {
    let scale = right.normalize().scale().max(stated.normalize().scale());
    let digits = |value: Decimal| {
        let mut value = value.normalize();
        value.rescale(scale);
        value.mantissa().unsigned_abs().to_string().into_bytes()
    };
    let (mut a, mut b) = (digits(right), digits(stated));
    while a.last() == Some(&b'0') && b.last() == Some(&b'0') {
        a.pop();
        b.pop();
    }
    let wrong: Vec<usize> =
        a.iter().zip(&b).enumerate().filter(|(_, (x, y))| x != y).map(|(n, _)| n).collect();
    if a.len() != b.len() || a.len() + 1 < least {
        return false;
    }
    match wrong.as_slice() {
        [_] => a.len() >= least,
        [i, j] => *j == i + 1 && a.get(*i) == b.get(*j) && a.get(*j) == b.get(*i),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_slip;
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};
    use rust_decimal::Decimal;

    #[test]
    fn a_slip_is_one_digit_or_two_that_changed_places() {
        let slip = |right: i64, stated: i64| is_slip(Decimal::from(right), Decimal::from(stated), 4);
        assert!(slip(18_740, 18_640) && slip(13_800, 18_300) && slip(926, 962));
        assert!(!slip(926, 927), "one digit of three may be chance");
        assert!(!slip(926, 926) && !slip(1_926, 926) && !slip(4_210, 4_120_000));
    }

    #[test]
    fn totals_one_slip_off() {
        finds(
            SelfArithmetic,
            &[
                (
                    "The fair drew 14,550 people: 3,120 on Thursday, 5,280 on Friday and 6,250 on Saturday.",
                    "14,550",
                ),
                (
                    "Ashby Hospice is to have £41,300, the lifeboat £22,600 and the school £11,800. The cheques, for £77,500 in all, \
                     go out on Monday.",
                    "£77,500",
                ),
                (
                    "There were 1,250 seats in the tent, and all of them were sold. At €14 each they brought in €15,700.",
                    "€15,700",
                ),
            ],
        );
    }

    #[test]
    fn totals_that_come_out_or_are_none() {
        silent(
            SelfArithmetic,
            &[
                "She has 140 scouts, 44 more than when she took over, and wants another 30. The mayor would have 30 more gauges.",
                "The fair drew 14,650 people: 3,120 on Thursday, 5,280 on Friday and 6,250 on Saturday.",
                "There were 1,250 seats in the tent, and all of them were sold. At €14 each they brought in €17,500.",
                "The fair drew 14,550 people, among them 3,120 children, 2,250 pensioners and 1,020 from abroad.",
                "Of the new flats 75 are for rent and 50 for sale. The firm built 215 last year.",
                "Ashby has 4,120 homes, Norton 2,340 and Orme 1,870. Together they pay £96,200 a year.",
                "It sold 1,210 bikes in May, 1,340 in June and 2,560 in July, after 2,550 in all of spring.",
            ],
        );
    }
}
