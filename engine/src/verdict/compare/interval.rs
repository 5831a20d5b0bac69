//! A number as the stretch of values that its words allow.
//!
//! A number stands for everything that rounds to it; a bound opens one side. Two numbers are compared as
//! stretches, never as points: `61` agrees with `60.94`, `more than 1,000` with `1,043`.

use crate::facts::{Amount, Bound};
use crate::settings::Tolerance;
use rust_decimal::Decimal;

/// A stretch of values; `None` is without end on that side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Lower end, and whether it belongs to the stretch.
    pub low: Option<(Decimal, bool)>,
    /// Upper end, and whether it belongs to the stretch.
    pub high: Option<(Decimal, bool)>,
}

impl Interval {
    /// Everything that rounds to `amount` at its last written place; bounds left out of account.
    #[must_use]
    pub fn rounding(amount: Amount) -> Self {
        let half = amount.place.checked_div(Decimal::TWO).unwrap_or_default();
        let end = |value: Option<Decimal>| value.map(|v| (v, true));
        Self { low: end(amount.value.checked_sub(half)), high: end(amount.value.checked_add(half)) }
    }

    /// Everything that the words of `amount` allow, its bound included.
    #[must_use]
    pub fn meant(amount: Amount, tolerance: Tolerance) -> Self {
        let value = amount.value;
        let part = |share: Decimal| value.abs().checked_mul(share).unwrap_or_default();
        let exactly = Some((value, true));
        match amount.bound {
            None => Self::rounding(amount),
            Some(Bound::AtLeast) => Self { low: exactly, high: None },
            Some(Bound::MoreThan) => Self { low: Some((value, false)), high: None },
            Some(Bound::AtMost) => Self { low: None, high: exactly },
            Some(Bound::LessThan) => Self { low: None, high: Some((value, false)) },
            Some(Bound::Nearly) => Self {
                low: value.checked_sub(part(tolerance.nearly)).map(|v| (v, true)),
                high: Some((value, false)),
            },
            Some(Bound::About) => {
                let slack = part(tolerance.about).min(about(amount)).max(amount.place);
                let end = |v: Option<Decimal>| v.map(|v| (v, true));
                Self { low: end(value.checked_sub(slack)), high: end(value.checked_add(slack)) }
            }
        }
    }

    /// True if the value lies in the stretch.
    #[must_use]
    pub fn holds(&self, value: Decimal) -> bool {
        let above = self.low.is_none_or(|(low, closed)| value > low || (closed && value == low));
        let below = self.high.is_none_or(|(high, closed)| value < high || (closed && value == high));
        above && below
    }

    /// True if every value of `other` lies in this stretch.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let low = match (self.low, other.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some((a, a_in)), Some((b, b_in))) => b > a || (b == a && (a_in || !b_in)),
        };
        let high = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some((a, a_in)), Some((b, b_in))) => b < a || (b == a && (a_in || !b_in)),
        };
        low && high
    }

    /// True if the two stretches have a value in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let apart = |high: Option<(Decimal, bool)>, low: Option<(Decimal, bool)>| match (high, low) {
            (Some((h, h_in)), Some((l, l_in))) => h < l || (h == l && !(h_in && l_in)),
            _ => false,
        };
        !apart(self.high, other.low) && !apart(other.high, self.low)
    }
}

/// The most that `about` is off: whoever says `about 224` has not rounded to hundreds.
fn about(amount: Amount) -> Decimal {
    let mut place = Decimal::new(1, amount.value.normalize().scale());
    let mut digits = amount.value.normalize().mantissa().unsigned_abs();
    while digits >= 1000 && digits.is_multiple_of(10) {
        (digits, place) = (digits / 10, place.saturating_mul(Decimal::TEN));
    }
    let particular = digits >= 100 && !digits.is_multiple_of(10);
    if particular { place.saturating_mul(Decimal::from(5)) } else { Decimal::MAX }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(value: &str, place: &str, bound: Option<Bound>) -> Amount {
        Amount { value: value.parse().unwrap(), place: place.parse().unwrap(), bound }
    }

    #[test]
    fn a_number_stands_for_what_rounds_to_it() {
        let sixty_one = Interval::rounding(amount("61", "1", None));
        assert!(sixty_one.holds("60.94".parse().unwrap()));
        assert!(!sixty_one.holds("60.4".parse().unwrap()));
    }

    #[test]
    fn bounds_open_one_side() {
        let more = Interval::meant(amount("1000", "1", Some(Bound::MoreThan)), Tolerance::default());
        assert!(more.holds(Decimal::from(1043)));
        assert!(!more.holds(Decimal::from(1000)));
        let nearly = Interval::meant(amount("50", "1", Some(Bound::Nearly)), Tolerance::default());
        assert!(
            nearly.holds(Decimal::from(49))
                && !nearly.holds(Decimal::from(51))
                && !nearly.holds(Decimal::from(44))
        );
    }

    #[test]
    fn an_open_end_does_not_meet_its_own_value() {
        let tolerance = Tolerance::default();
        let more = Interval::meant(amount("57", "1", Some(Bound::MoreThan)), tolerance);
        let exactly = Interval { low: Some((57.into(), true)), high: Some((57.into(), true)) };
        assert!(!more.meets(&exactly));
        let least = Interval::meant(amount("57", "1", Some(Bound::AtLeast)), tolerance);
        assert!(least.covers(&exactly) && least.covers(&more) && !more.covers(&least));
    }
}
