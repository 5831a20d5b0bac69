//! `just under half of the members` against `3,460 of 6,240 members`: a share in words, and the two numbers it is of.

use super::compare::Interval;
use crate::facts::{Amount, Fact, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::Span;
use rust_decimal::Decimal;

/// The words `N of M` in a passage, if it has them exactly once, with the share that they make.
#[must_use]
pub fn share_in(reading: &Reading<'_>, passage: Span) -> Option<(Span, Decimal)> {
    let counts: Vec<(&Fact, Decimal)> = reading
        .facts_in(passage)
        .filter_map(|fact| match &fact.value {
            Value::Number(amount) if amount.bound.is_none() => Some((fact, amount.value)),
            _ => None,
        })
        .collect();
    let mut pairs = counts.windows(2).filter_map(|pair| {
        let [(first, n), (second, m)] = pair else { return None };
        let between = Span::new(first.span.end, second.span.start).of(reading.text).trim();
        let parted = matches!(between, "of" | "out of" | "of the" | "of its" | "of their");
        let share =
            n.checked_div(*m).filter(|share| parted && *share < Decimal::ONE && *m >= Decimal::TEN)?;
        Some((first.span.join(second.span), share))
    });
    let only = pairs.next()?;
    pairs.next().is_none().then_some(only)
}

/// True if the words of a share do not allow `share`, although it lies near enough to be the one meant.
#[must_use]
pub fn is_another(amount: Amount, share: Decimal, tolerance: Tolerance) -> bool {
    let wide = Amount { place: amount.place.max(Decimal::new(4, 2)), ..amount };
    let far = (amount.value - share).abs() > Decimal::new(25, 2);
    !far && !Interval::meant(wide, tolerance).holds(share)
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
        share_in(&reading, Span::new(0, text.len())).map(|(span, _)| span.of(text).to_owned())
    }

    #[test]
    fn a_share_is_read_where_it_stands_once() {
        assert_eq!(found("Present: 3,460 of 6,240 members.").as_deref(), Some("3,460 of 6,240"));
        assert_eq!(found("There were 40 boats and 300 people."), None);
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
