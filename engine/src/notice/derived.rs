//! Words that were worked out from the wrong value: a multiple of another figure, years counted from the wrong one.

use super::point::{Point, Sort, context, direction};
use super::standing::{Left, Standing};
use super::told::Told;
use crate::facts::Value;
use crate::reading::Reading;
use crate::text::{Sentence, Span, Tokens};
use rust_decimal::Decimal;
use std::ops::Range;

/// Adds the words of `sentence` that only the wrong value explains.
pub(super) fn derived(
    home: &Reading<'_>,
    told: &Told,
    text: &Reading<'_>,
    (sentence, here): (&Sentence, &[Point]),
    found: &mut Vec<Standing>,
) {
    for wrong in &told.wrong {
        let Some(right) = told.right_for(wrong) else { continue };
        let span = match wrong.sort {
            Sort::Figure => multiple(wrong, right, text, sentence.span, here),
            Sort::Date => counted_years(told, wrong, right, text, sentence.span, here),
            _ => None,
        };
        if let Some(span) = span {
            found.push(Standing {
                span,
                left: Left::Derived,
                right: right.span.of(home.text).to_owned(),
                wrong: wrong.span.of(home.text).to_owned(),
            });
        }
    }
}

/// A multiple in words, with its factor in hundredths.
const MULTIPLES: &[(&[&str], i64)] = &[
    (&["half", "as", "*", "again"], 150),
    (&["a", "third", "as", "*", "again"], 133),
    (&["a", "quarter", "as", "*", "again"], 125),
    (&["twice", "as"], 200),
    (&["twice", "the"], 200),
    (&["double", "the"], 200),
    (&["three", "times"], 300),
    (&["four", "times"], 400),
    (&["five", "times"], 500),
    (&["ten", "times"], 1000),
    (&["half", "more"], 150),
    (&["a", "third", "more"], 133),
    (&["a", "quarter", "more"], 125),
    (&["a", "fifth", "more"], 120),
    (&["a", "tenth", "more"], 110),
    (&["two", "thirds", "more"], 167),
    (&["a", "third", "less"], 67),
    (&["a", "third", "fewer"], 67),
    (&["a", "quarter", "less"], 75),
    (&["a", "quarter", "fewer"], 75),
    (&["a", "fifth", "less"], 80),
    (&["a", "fifth", "fewer"], 80),
];

/// A multiple of another figure in the sentence that comes out with the wrong value and not with the right one.
fn multiple(
    wrong: &Point,
    right: &Point,
    text: &Reading<'_>,
    sentence: Span,
    here: &[Point],
) -> Option<Span> {
    let (wrong_value, right_value) = (number(wrong)?, number(right)?);
    let tokens = &text.tokens;
    let range = tokens.within(sentence);
    let (span, factor) = range.clone().find_map(|i| multiple_at(tokens, i, &range))?;
    let factor = Decimal::new(factor, 2);
    let near = |value: Decimal, base: Decimal, hundredths: i64| {
        value
            .checked_div(base)
            .is_some_and(|ratio| (ratio - factor).abs() <= factor * Decimal::new(hundredths, 2))
    };
    let bases = here.iter().filter(|p| p.sort == Sort::Figure && !p.span.overlaps(span)).filter_map(number);
    let mut bases = bases.filter(|base| *base > Decimal::ONE && *base != wrong_value && *base != right_value);
    bases.any(|base| near(wrong_value, base, 4) && !near(right_value, base, 10)).then_some(span)
}

fn multiple_at(tokens: &Tokens<'_>, i: usize, range: &Range<usize>) -> Option<(Span, i64)> {
    MULTIPLES.iter().find_map(|(words, factor)| {
        let end = i + words.len();
        let fits = words.iter().enumerate().all(|(n, word)| *word == "*" || tokens.lower(i + n) == *word);
        (fits && end <= range.end).then(|| (tokens.span(i, end - 1), *factor))
    })
}

/// `four years after the drop` beside a year: counted from the wrong year, and not from the right one.
fn counted_years(
    told: &Told,
    wrong: &Point,
    right: &Point,
    text: &Reading<'_>,
    sentence: Span,
    here: &[Point],
) -> Option<Span> {
    let (wrong_year, right_year) = (year(wrong)?, year(right)?);
    let tokens = &text.tokens;
    let range = tokens.within(sentence);
    let (at, count, back, span) = range.clone().find_map(|i| count_at(tokens, i, &range))?;
    let around = context(text, &[sentence], &[]);
    let event = told.context.iter().any(|word| word.starts_with('<') && around.contains(word))
        || told.context.intersection(&around).count() >= 2
        || range.clone().any(|i| direction(tokens.lower(i)).is_some_and(|d| told.context.contains(d)));
    if !event {
        return None;
    }
    let before = |p: &&Point| p.span.end <= tokens.span(at, at).start;
    let anchor = here.iter().filter(before).filter_map(year).next_back();
    let anchor = anchor.or_else(|| text.published.map(|day| i64::from(day.year())).filter(|_| back))?;
    let meant = if back { anchor - count } else { anchor + count };
    (meant == wrong_year && meant != right_year).then_some(span)
}

/// `four years after|earlier|later`, `a year before`, `the previous year`: token, years, whether it leads back.
fn count_at(tokens: &Tokens<'_>, i: usize, range: &Range<usize>) -> Option<(usize, i64, bool, Span)> {
    const COUNTS: [&str; 13] =
        ["", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let lower = tokens.lower(i);
    let count =
        COUNTS.iter().position(|c| !c.is_empty() && *c == lower).or_else(|| (lower == "one").then_some(1));
    let count = i64::try_from(count.or_else(|| lower.parse().ok().filter(|n| (1..60).contains(n)))?).ok()?;
    if !matches!(tokens.lower(i + 1), "year" | "years") || i + 2 >= range.end {
        return None;
    }
    let back = match tokens.lower(i + 2) {
        "after" => true,
        "earlier" | "previously" => true,
        "later" | "before" => false,
        _ => return None,
    };
    Some((i, count, back, tokens.span(i, i + 2)))
}

fn number(point: &Point) -> Option<Decimal> {
    let key = point.keys.iter().find_map(|key| key.strip_prefix('n'))?;
    key.parse().ok()
}

fn year(point: &Point) -> Option<i64> {
    if let Some(Value::Date(date)) = &point.value {
        let one = date.first.year() == date.last.year() && !date.relative;
        return one.then(|| i64::from(date.first.year()));
    }
    let key = point.keys.iter().find_map(|key| key.strip_prefix('n'))?;
    key.parse().ok().filter(|year| (1000..2200).contains(year))
}
