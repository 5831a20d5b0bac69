//! `self/arithmetic`: a measure given twice, in two units, whose figures do not belong together.
//!
//! The second figure stands in brackets, or behind `or`. Converted figures are rounded generously in print, so only what
//! is more than 6 per cent off (for temperatures 2 degrees) and outside both roundings is wrong.

use super::{Finding, Rule, quoted};
use crate::facts::{Amount, Fact, Quantity, Value, convert};
use crate::reading::{Reading, Story};
use crate::text::Span;
use rust_decimal::Decimal;

/// Converts every second figure back.
pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    for reading in story.readings() {
        let measures: Vec<&Fact> =
            reading.facts.iter().filter(|f| matches!(f.value, Value::Quantity(_))).collect();
        for pair in measures.windows(2) {
            let [first, second] = pair else { continue };
            let (Value::Quantity(a), Value::Quantity(b)) = (&first.value, &second.value) else { continue };
            if is_restated(reading, first, second)
                && a.unit != b.unit
                && !quoted::quoted(reading, second.span)
            {
                findings.extend(apart(reading, first, a, second, b));
            }
        }
    }
}

/// True for `5 km (3 miles)` and `5 km, or 3 miles`.
fn is_restated(reading: &Reading<'_>, first: &Fact, second: &Fact) -> bool {
    let between = Span::new(first.span.end, second.span.start).of(reading.text).trim();
    // `551 tonnes or some 900 kilos from each hectare`
    let next = reading.tokens.at(second.span.end.saturating_sub(1)) + 1;
    let each = |i: usize| matches!(reading.tokens.lower(i), "each" | "per" | "a" | "an" | "every");
    matches!(between, "(" | "/" | "(or" | "[")
        || matches!(between, "or" | ", or") && !(next..next + 3).any(each)
}

fn apart(reading: &Reading<'_>, first: &Fact, a: &Quantity, second: &Fact, b: &Quantity) -> Option<Finding> {
    let meant = convert(a.amount.value, &a.unit, &b.unit)?;
    let end = convert(a.amount.value.checked_add(a.amount.place)?, &a.unit, &b.unit)?;
    let rounding = (end - meant).abs() / Decimal::TWO + b.amount.place / Decimal::TWO;
    let warmth = matches!(b.unit.as_str(), "Cel" | "[degF]" | "K");
    let slack = if warmth { Decimal::TWO } else { meant.abs() * Decimal::new(6, 2) };
    let fits = (meant - b.amount.value).abs() <= rounding.max(slack);
    if fits || imperial(a, b) || warmth && is_step(reading, first, a, second, b) {
        return None;
    }
    let (one, two) = (first.span.of(reading.text), second.span.of(reading.text));
    let right = rounded(meant, b.amount);
    let message =
        format!("{one} is about {right} in the other unit, not {two}; correct one of the two figures.");
    Some(Finding::new(Rule::SelfArithmetic, reading, second.span, message))
}

/// True if two degrees say by how much it is warmer or colder and come out as such: `3.2C (almost 6F) warmer`.
fn is_step(reading: &Reading<'_>, first: &Fact, a: &Quantity, second: &Fact, b: &Quantity) -> bool {
    let (Some(to), Some(zero)) =
        (convert(a.amount.value, &a.unit, &b.unit), convert(Decimal::ZERO, &a.unit, &b.unit))
    else {
        return false;
    };
    let tokens = &reading.tokens;
    let (start, end) = (tokens.within(first.span).start, tokens.within(second.span).end);
    let near = (start.saturating_sub(4)..start).chain(end..end + 6);
    let stepped = near.into_iter().any(|i| STEPS.contains(&tokens.lower(i)));
    stepped && (to - zero - b.amount.value).abs() <= Decimal::TWO
}

/// What says that degrees are a step and no temperature.
#[rustfmt::skip]
const STEPS: &[&str] = &[
    "above", "below", "between", "by", "colder", "cooler", "degrees", "difference", "drop", "dropped", "fall", "fell", "higher", "hotter",
    "less", "lower", "more", "range", "rise", "risen", "rose", "swing", "than", "warmer", "warming",
];

/// True if a vessel's measure comes out in the other country's gallons, which are a fifth larger or a sixth smaller.
fn imperial(a: &Quantity, b: &Quantity) -> bool {
    let gallons = |unit: &str| unit.contains("gal") || unit.contains("pt_") || unit.contains("qt_");
    let ratio = convert(a.amount.value, &a.unit, &b.unit).and_then(|meant| meant.checked_div(b.amount.value));
    let near = |of: Decimal| ratio.is_some_and(|r| (r - of).abs() <= of * Decimal::new(6, 2));
    (gallons(&a.unit) || gallons(&b.unit)) && (near(Decimal::new(1201, 3)) || near(Decimal::new(833, 3)))
}

/// The converted value as finely as the article's own figure.
fn rounded(value: Decimal, like: Amount) -> Decimal {
    let scale = like.place.normalize().scale();
    value.round_dp(scale).normalize()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{finds, silent};
    use super::*;

    #[test]
    fn a_wrong_conversion_is_found() {
        finds(
            Rule::SelfArithmetic,
            &[
                ("The path is 1,200 metres (about 2,900 feet) longer.", "about 2,900 feet"),
                ("Gusts of 70 mph (150 km/h) were measured.", "150 km/h"),
                ("It was 30C (70F) in the shade.", "70F"),
                ("It was 30C (54F) in the shade.", "54F"),
                ("The sea was 3.2C (22F) warmer than is usual.", "22F"),
            ],
        );
    }

    #[test]
    fn rounded_conversions_are_silent() {
        silent(
            Rule::SelfArithmetic,
            &[
                "The town is 90 miles (145km) away.",
                "The vat holds 60 litres (about 13 gallons).",
                "The vat holds 60 litres (about 16 gallons).",
                "It covers 18 square kilometres (seven square miles).",
                "The crater is 4.8 kilometres (three miles) wide.",
                "The sea was 3.2C (almost six degrees Fahrenheit) warmer than is usual.",
                "The rails grew 52C (94 degrees Fahrenheit) hotter than the air.",
                "It was minus 41C, or minus 42F, at night.",
                "The ring is 12 kilometres (about 7.5 miles) long.",
                "The beam is 8 metres (26 feet) long and 2 metres (6ft 7in) high.",
                "The boat is 84.6 metres (278 feet) long.",
            ],
        );
    }
}
