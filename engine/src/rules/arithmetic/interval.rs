//! The values that a written number may stand for, and sums, differences, shares and changes of them.
//!
//! The rule is that of statcheck: a number stands for everything that rounds to it, and a statement is wrong only
//! if no values of all its numbers make it true. `None` means: cannot be computed, say nothing.

use crate::facts::{Amount, Bound};
use crate::settings::Tolerance;
use rust_decimal::Decimal;

/// All values from `low` to `high`; an open end is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Interval {
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
}

/// How a stated value stands to what its neighbours make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Some values make it true.
    Fits,
    /// It was cut off where it should have been rounded: 25 for 25.54.
    CutOff,
    /// No value makes it true.
    Differs,
}

impl Interval {
    pub const fn point(value: Decimal) -> Self {
        Self { low: Some(value), high: Some(value) }
    }

    const fn between(low: Decimal, high: Decimal) -> Self {
        Self { low: Some(low), high: Some(high) }
    }

    /// What a written amount stands for: half a unit of its last place either side, further where it is hedged.
    pub fn of(amount: &Amount, tolerance: &Tolerance) -> Option<Self> {
        let half = amount.place.checked_div(Decimal::TWO)?;
        let (low, high) = (amount.value.checked_sub(half)?, amount.value.checked_add(half)?);
        Self::hedged(amount, low, high, tolerance)
    }

    /// The same for a count, which is exact where it is not hedged and has no multiplier.
    pub fn of_count(amount: &Amount, tolerance: &Tolerance) -> Option<Self> {
        if amount.place == Decimal::ONE {
            return Self::hedged(amount, amount.value, amount.value, tolerance);
        }
        Self::of(amount, tolerance)
    }

    fn hedged(amount: &Amount, low: Decimal, high: Decimal, tolerance: &Tolerance) -> Option<Self> {
        let share = |fraction: Decimal| amount.value.abs().checked_mul(fraction);
        Some(match amount.bound {
            None => Self::between(low, high),
            Some(Bound::AtLeast | Bound::MoreThan) => Self { low: Some(low), high: None },
            Some(Bound::AtMost | Bound::LessThan) => Self { low: None, high: Some(high) },
            Some(Bound::Nearly) => Self::between(low.checked_sub(share(tolerance.nearly)?)?, high),
            Some(Bound::About) => {
                let slack = share(tolerance.about)?;
                Self::between(low.checked_sub(slack)?, high.checked_add(slack)?)
            }
        })
    }

    /// The same, wider by `fraction` of its ends on either side.
    pub fn widened(self, fraction: Decimal) -> Option<Self> {
        let low = self.low.map(|low| low.checked_sub(low.abs().checked_mul(fraction)?));
        let high = self.high.map(|high| high.checked_add(high.abs().checked_mul(fraction)?));
        if low == Some(None) || high == Some(None) {
            return None;
        }
        Some(Self { low: low.flatten(), high: high.flatten() })
    }

    pub fn meets(self, other: Self) -> bool {
        let below = |low: Option<Decimal>, high: Option<Decimal>| match (low, high) {
            (Some(low), Some(high)) => low <= high,
            _ => true,
        };
        below(self.low, other.high) && below(other.low, self.high)
    }

    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self { low: add(self.low, other.low)?, high: add(self.high, other.high)? })
    }

    pub fn minus(self, other: Self) -> Option<Self> {
        Some(Self {
            low: add(self.low, other.high.map(|d| -d))?,
            high: add(self.high, other.low.map(|d| -d))?,
        })
    }

    pub fn negated(self) -> Self {
        Self { low: self.high.map(|d| -d), high: self.low.map(|d| -d) }
    }

    /// The difference without its sign; `None` unless both ends lie on one side of nought.
    pub fn distance(self, other: Self) -> Option<Self> {
        let difference = self.minus(other)?;
        match (difference.low, difference.high) {
            (Some(low), _) if low >= Decimal::ZERO => Some(difference),
            (_, Some(high)) if high <= Decimal::ZERO => Some(difference.negated()),
            (Some(low), Some(high)) => Some(Self::between(Decimal::ZERO, high.max(-low))),
            _ => None,
        }
    }

    /// This as a multiple of `base`; both must be positive.
    pub fn over(self, base: Self) -> Option<Self> {
        let positive = |d: Decimal| (d > Decimal::ZERO).then_some(d);
        let low = match (self.low, base.high) {
            (Some(low), Some(high)) => Some(low.checked_div(positive(high)?)?),
            _ => None,
        };
        let high = match (self.high, base.low) {
            (Some(high), Some(low)) => Some(high.checked_div(positive(low)?)?),
            _ => None,
        };
        Some(Self { low, high })
    }

    pub fn times(self, factor: Decimal) -> Option<Self> {
        let by = |end: Option<Decimal>| end.map_or(Some(None), |end| end.checked_mul(factor).map(Some));
        let (low, high) = (by(self.low)?, by(self.high)?);
        Some(if factor < Decimal::ZERO { Self { low: high, high: low } } else { Self { low, high } })
    }

    /// The change from `base` to this, in per cent of `base`.
    pub fn change_over(self, base: Self) -> Option<Self> {
        self.over(base)?.minus(Self::point(Decimal::ONE))?.times(Decimal::ONE_HUNDRED)
    }
}

/// Both ends known: their sum; one open: open. The outer `None` is an overflow.
#[expect(clippy::option_option, reason = "the outer level is the overflow, the inner one the open end")]
fn add(a: Option<Decimal>, b: Option<Decimal>) -> Option<Option<Decimal>> {
    match (a, b) {
        (Some(a), Some(b)) => a.checked_add(b).map(Some),
        _ => Some(None),
    }
}

/// Holds a stated amount against what was computed for it.
pub(super) fn judge(stated: &Amount, tolerance: &Tolerance, computed: Interval) -> Option<Outcome> {
    let interval = Interval::of(stated, tolerance)?;
    if interval.meets(computed) {
        return Some(Outcome::Fits);
    }
    let one_place_up = stated.value.checked_add(stated.place)?;
    let cut = stated.bound.is_none() && Interval::between(stated.value, one_place_up).meets(computed);
    Some(if cut { Outcome::CutOff } else { Outcome::Differs })
}

/// A fraction in words is meant roughly: `a third` of three in ten is no error.
const WORDS_SLACK: Decimal = Decimal::from_parts(8, 0, 0, false, 2);

/// Holds a share in words (`a third`) against what was computed for it in per cent.
pub(super) fn judge_share(stated: &Amount, tolerance: &Tolerance, computed: Interval) -> Option<Outcome> {
    let interval = Interval::of(stated, tolerance)?.times(Decimal::ONE_HUNDRED)?;
    let interval = if stated.bound.is_none() { interval.widened(WORDS_SLACK)? } else { interval };
    Some(if interval.meets(computed) { Outcome::Fits } else { Outcome::Differs })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        Amount::exact(text.parse().expect("a number"))
    }

    fn change(stated: &str, to: &str, from: &str) -> Outcome {
        let tolerance = Tolerance::default();
        let of = |text| Interval::of(&amount(text), &tolerance).expect("an interval");
        judge(&amount(stated), &tolerance, of(to).change_over(of(from)).expect("a change"))
            .expect("an outcome")
    }

    #[test]
    fn rounded_figures_leave_room() {
        assert_eq!(change("12", "46", "41"), Outcome::Fits);
        assert_eq!(change("12.5", "2.70", "2.40"), Outcome::Fits);
        assert_eq!(change("3", "4.1", "4.0"), Outcome::Fits);
        assert_eq!(change("15", "2.70", "2.40"), Outcome::Differs);
        assert_eq!(change("9", "120", "100"), Outcome::Differs);
    }

    #[test]
    fn a_cut_off_figure_is_told_from_a_wrong_one() {
        assert_eq!(change("25", "1255", "1000"), Outcome::Fits, "25.5 may have been 25.49");
        assert_eq!(change("25", "12575", "10000"), Outcome::CutOff);
        assert_eq!(change("25", "12675", "10000"), Outcome::Differs);
    }

    #[test]
    fn hedges_open_the_interval_on_their_side() {
        let tolerance = Tolerance::default();
        let hedged = |bound, stated: &str, computed: &str| {
            let stated = Amount { bound: Some(bound), ..amount(stated) };
            let computed = Interval::point(computed.parse().expect("a number"));
            judge(&stated, &tolerance, computed).expect("an outcome") == Outcome::Fits
        };
        assert!(hedged(Bound::MoreThan, "50", "80"));
        assert!(!hedged(Bound::MoreThan, "50", "41"));
        assert!(hedged(Bound::Nearly, "50", "48"));
        assert!(!hedged(Bound::Nearly, "50", "55.4"));
        assert!(hedged(Bound::About, "50", "54"));
        assert!(!hedged(Bound::About, "50", "61"));
        assert!(hedged(Bound::LessThan, "50", "12"));
    }

    #[test]
    fn numbers_too_large_to_reckon_with_give_nothing() {
        let huge = Interval::point(Decimal::MAX);
        assert_eq!(huge.plus(huge), None);
        assert_eq!(huge.times(Decimal::ONE_HUNDRED), None);
        assert_eq!(huge.over(Interval::point(Decimal::ZERO)), None);
    }

    #[test]
    fn the_distance_has_no_sign() {
        let of = |value: i64| Interval::point(Decimal::from(value));
        assert_eq!(of(5).distance(of(14)), Some(of(9)));
        assert_eq!(of(14).distance(of(5)), Some(of(9)));
    }
}
