//! Words that were worked out from the wrong value, each with what they must be now: multiples, shares, totals, places in a
//! row, years counted from the wrong one.

mod parts;
mod ranks;
mod years;

use super::point::{Point, Sort};
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
        let hit = match wrong.sort {
            Sort::Figure => multiple(wrong, right, text, sentence.span, here)
                .or_else(|| parts::share(wrong, right, text, sentence.span, here))
                .or_else(|| parts::total(wrong, right, text, sentence, here))
                .or_else(|| ranks::rank(told, wrong, right, text, sentence.span)),
            Sort::Date => years::counted(told, wrong, right, text, sentence.span, here),
            _ => None,
        };
        if let Some((span, fix)) = hit {
            found.push(Standing {
                span,
                left: Left::Derived,
                right: right.span.of(home.text).to_owned(),
                wrong: wrong.span.of(home.text).to_owned(),
                fix,
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
) -> Option<(Span, String)> {
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
    let base = bases.find(|base| near(wrong_value, *base, 4) && !near(right_value, *base, 10))?;
    let now = right_value.checked_div(base)?;
    // The nearest multiple that has words of the same build: `half as much again`, `a fifth more`.
    let words = |words: &[&str]| {
        words.iter().map(|w| if *w == "*" { "much" } else { w }).collect::<Vec<_>>().join(" ")
    };
    let close = |factor: &i64| (now - Decimal::new(*factor, 2)).abs() <= now * Decimal::new(4, 2);
    let fix = MULTIPLES.iter().find(|(_, factor)| close(factor)).map(|(list, _)| words(list));
    Some((span, fix.unwrap_or_else(|| format!("{} times", now.round_dp(1).normalize()))))
}

fn multiple_at(tokens: &Tokens<'_>, i: usize, range: &Range<usize>) -> Option<(Span, i64)> {
    MULTIPLES.iter().find_map(|(words, factor)| {
        let end = i + words.len();
        let fits = words.iter().enumerate().all(|(n, word)| *word == "*" || tokens.lower(i + n) == *word);
        (fits && end <= range.end).then(|| (tokens.span(i, end - 1), *factor))
    })
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
