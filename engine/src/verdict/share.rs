//! `just under half of the members` against `3,460 of 6,240 members`: a share in words, and the two numbers it is of.

use super::compare::Interval;
use crate::facts::{Amount, Fact, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::Span;
use rust_decimal::Decimal;

/// A share that a passage tells by its two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Both numbers and what stands between.
    pub span: Span,
    /// The number of the part, and of the whole.
    pub part: Span,
    pub whole: Span,
    /// What they make.
    pub share: Decimal,
}

/// Words between a whole and its part: `41,000 jars, of which 19,700`.
const OF_THEM: &[&str] = &[
    "of which",
    "of whom",
    "of them",
    "of these",
    "of those",
    "among them",
    "among these",
    "including",
    "with",
];

/// The words `N of M` or `M, of which N` in a passage, if it has them exactly once, with the share that they make.
#[must_use]
pub fn share_in(reading: &Reading<'_>, passage: Span) -> Option<Told> {
    let counts: Vec<(&Fact, Decimal)> = reading
        .facts_in(passage)
        .filter_map(|fact| match &fact.value {
            Value::Number(amount) if amount.bound.is_none() => Some((fact, amount.value)),
            Value::Quantity(quantity) if quantity.amount.bound.is_none() => {
                Some((fact, quantity.amount.value))
            }
            _ => None,
        })
        .collect();
    let mut pairs = counts.windows(2).filter_map(|pair| {
        let [(first, n), (second, m)] = pair else { return None };
        let between = Span::new(first.span.end, second.span.start).of(reading.text).trim();
        let parted = matches!(between, "of" | "out of" | "of the" | "of its" | "of their");
        let listed = between.len() <= 60
            && between.contains(',')
            && !between.contains([';', '.'])
            && OF_THEM.iter().any(|words| between.ends_with(words));
        let (part, whole) = if listed { ((second, m), (first, n)) } else { ((first, n), (second, m)) };
        let share = part.1.checked_div(*whole.1)?;
        let one_unit = match (&first.value, &second.value) {
            (Value::Quantity(a), Value::Quantity(b)) => a.unit == b.unit && listed,
            (Value::Number(_), Value::Number(_)) => true,
            _ => false,
        };
        // `one in seven of the 38,400`
        let rate = *part.1 < Decimal::ONE;
        let told =
            !rate && (parted || listed) && one_unit && share < Decimal::ONE && *whole.1 >= Decimal::TEN;
        let span = first.span.join(second.span);
        told.then_some(Told { span, part: part.0.span, whole: whole.0.span, share })
    });
    let only = pairs.next()?;
    pairs.next().is_none().then_some(only)
}

/// The words that say what the part of a share is: those behind its number, up to a mark.
#[must_use]
pub fn label_of(reading: &Reading<'_>, part: Span) -> Span {
    let tokens = &reading.tokens;
    let first = tokens.at(part.end.saturating_sub(1)) + 1;
    let mark = |i: &usize| matches!(tokens.word(*i), "," | ";" | "." | "(" | ")" | "");
    let end = (first..first + 8).find(mark).unwrap_or(first + 8);
    if end > first { tokens.span(first, end - 1) } else { Span::new(part.end, part.end) }
}

/// True if `share` lies so far off that it can hardly be the one meant.
#[must_use]
pub fn is_far(amount: Amount, share: Decimal) -> bool {
    let times = |a: Decimal, b: Decimal| b.checked_mul(Decimal::TWO).is_some_and(|twice| a > twice);
    (amount.value - share).abs() > Decimal::new(25, 2)
        || times(amount.value, share)
        || times(share, amount.value)
}

/// True if the words of a share do not allow `share`, although it lies near enough to be the one meant.
#[must_use]
pub fn is_another(amount: Amount, share: Decimal, tolerance: Tolerance) -> bool {
    let wide = Amount { place: amount.place.max(Decimal::new(4, 2)), ..amount };
    // `just under one in 50` of 1.75 per cent: one in so many is rounded more boldly than a share is
    let one_in = amount.value < Decimal::new(15, 2)
        && amount
            .value
            .checked_sub(share)
            .and_then(|off| off.abs().checked_div(amount.value))
            .is_some_and(|off| off <= Decimal::new(15, 2));
    !is_far(amount, share) && !one_in && !Interval::meant(wide, tolerance).holds(share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Bound;
    use crate::settings::Settings;
    use crate::text::Place;

    fn found(text: &str) -> Option<String> {
        let settings = Settings::default();
        let reading = Reading::new(text, Place::Body, None, &settings);
        share_in(&reading, Span::new(0, text.len())).map(|told| told.span.of(text).to_owned())
    }

    #[test]
    fn a_share_is_read_where_it_stands_once() {
        assert_eq!(found("Present: 3,460 of 6,240 members.").as_deref(), Some("3,460 of 6,240"));
        assert_eq!(found("There were 40 boats and 300 people."), None);
        assert_eq!(found("One in seven of the 6,240 members came."), None);
        let whole_first = "Quantity: 41,000 jars, of which 19,700 had not left the warehouses.";
        assert_eq!(found(whole_first).as_deref(), Some("41,000 jars, of which 19,700"));
    }

    #[test]
    fn half_is_not_said_of_more_and_not_of_quite_another_share() {
        let half = |bound| Amount { value: Decimal::new(5, 1), place: Decimal::new(2, 2), bound };
        let share = |percent| Decimal::new(percent, 2);
        let tolerance = Tolerance::default();
        assert!(is_another(half(Some(Bound::Nearly)), share(55), tolerance));
        assert!(!is_another(half(Some(Bound::Nearly)), share(48), tolerance));
        assert!(!is_another(half(None), share(51), tolerance));
        assert!(!is_another(half(None), share(9), tolerance));
    }
}
