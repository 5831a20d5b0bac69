//! Shares of another figure, and totals that the wrong value went into.

use super::super::point::{Point, Sort};
use super::number;
use crate::reading::Reading;
use crate::text::{Sentence, Span};
use rust_decimal::Decimal;

/// Shares in words, in hundredths.
const SHARES: &[(&[&str], i64)] = &[
    (&["two", "thirds"], 67),
    (&["three", "quarters"], 75),
    (&["two", "in", "five"], 40),
    (&["three", "in", "five"], 60),
    (&["four", "in", "five"], 80),
    (&["one", "in", "four"], 25),
    (&["one", "in", "five"], 20),
    (&["one", "in", "three"], 33),
    (&["one", "in", "ten"], 10),
    (&["half"], 50),
    (&["a", "third"], 33),
    (&["a", "quarter"], 25),
    (&["a", "fifth"], 20),
    (&["a", "tenth"], 10),
];

/// A share of another figure in the sentence that comes out with the wrong value and not with the right one.
pub(super) fn share(
    wrong: &Point,
    right: &Point,
    text: &Reading<'_>,
    sentence: Span,
    here: &[Point],
) -> Option<(Span, String)> {
    let (wrong, right) = (number(wrong)?, number(right)?);
    let (span, hundredths, written) = share_in(text, sentence, here)?;
    let near = |value: Decimal, base: Decimal, by: i64| {
        value
            .checked_div(base)
            .is_some_and(|part| (part * Decimal::ONE_HUNDRED - hundredths).abs() <= Decimal::new(by, 1))
    };
    let bases = here.iter().filter(|p| p.sort == Sort::Figure && !p.span.overlaps(span)).filter_map(number);
    let mut others = bases.filter(|base| *base > Decimal::ONE && *base != wrong && *base != right);
    let base = others.find(|base| near(wrong, *base, 15) && !near(right, *base, 15))?;
    let now = right.checked_div(base)? * Decimal::ONE_HUNDRED;
    let close = |share: &i64| (now - Decimal::from(*share)).abs() <= Decimal::ONE;
    let words = SHARES.iter().find(|(_, share)| close(share)).filter(|_| !written);
    let fix = words.map_or_else(|| format!("{} per cent", now.round()), |(words, _)| words.join(" "));
    Some((span, fix))
}

/// The share that a sentence gives: where, in hundredths, and whether in figures.
fn share_in(text: &Reading<'_>, sentence: Span, here: &[Point]) -> Option<(Span, Decimal, bool)> {
    let percent = here.iter().find(|p| p.keys.iter().any(|key| key == "%"));
    if let Some(point) = percent {
        return Some((point.span, number(point)?, true));
    }
    let tokens = &text.tokens;
    let range = tokens.within(sentence);
    range.clone().find_map(|i| {
        let fits = |words: &[&str]| {
            i + words.len() <= range.end
                && words.iter().enumerate().all(|(n, word)| tokens.lower(i + n) == *word)
        };
        let (words, share) = SHARES.iter().find(|(words, _)| fits(words))?;
        Some((tokens.span(i, i + words.len() - 1), Decimal::from(*share), false))
    })
}

/// Words that say that figures were added up.
const TOTALS: [&str; 7] = ["total", "altogether", "together", "combined", "overall", "sum", "all"];
/// A total may stand that many sentences behind what it adds up.
const REACH: usize = 2;

/// A total that comes out with the wrong value and not with the right one.
pub(super) fn total(
    wrong: &Point,
    right: &Point,
    text: &Reading<'_>,
    sentence: &Sentence,
    here: &[Point],
) -> Option<(Span, String)> {
    let (wrong, right) = (number(wrong)?, number(right)?);
    let tokens = &text.tokens;
    if !tokens.within(sentence.span).any(|i| TOTALS.contains(&tokens.lower(i))) {
        return None;
    }
    let at = text.sentences.iter().position(|s| s.span == sentence.span)?;
    let before = text.sentences.get(at.saturating_sub(REACH)..at)?;
    let near = before.iter().filter(|s| s.paragraph == sentence.paragraph);
    let mut parts: Vec<Decimal> = near
        .flat_map(|s| super::super::point::points(text, s.span))
        .filter(|p| p.sort == Sort::Figure)
        .filter_map(|p| number(&p))
        .collect();
    parts.extend(here.iter().filter(|p| p.sort == Sort::Figure).filter_map(number));
    // The right value is among the parts already; the total is one of them too.
    let put_right = parts.iter().position(|part| *part == right)?;
    parts.remove(put_right);
    let sum: Decimal = parts.iter().copied().sum();
    let total = here
        .iter()
        .rev()
        .filter(|p| p.sort == Sort::Figure)
        .find(|p| number(p).is_some_and(|value| value != right && sum - value + wrong == value))?;
    let value = number(total)? - wrong + right;
    let plain = value.normalize().to_string();
    let fix = plain.parse::<u64>().map_or(plain, |n| super::super::house::number(n, 0));
    Some((total.span, fix))
}
