//! Two lengths of time, also in different units.

use super::{Interval, Match, amount};
use crate::facts::{Amount, Duration};
use crate::settings::Tolerance;
use rust_decimal::Decimal;

/// Compares in the article's unit. Months and years are no fixed number of days: half a year is 26 weeks.
#[must_use]
pub fn compare(article: &Duration, source: &Duration, tolerance: Tolerance) -> Match {
    if article.unit == source.unit {
        let found = amount::compare(article.amount, source.amount, tolerance);
        // `three years` is said of three years and a bit: `more than three years` is another way to put it
        let round = source.amount.bound.is_none() && article.amount.value == source.amount.value;
        return if found == Match::WrongSide && round { Match::Open } else { found };
    }
    let (Some(a), Some(s)) = (hours(article.unit), hours(source.unit)) else { return Match::Incomparable };
    let scale = |v: Decimal| v.checked_mul(s).and_then(|v| v.checked_div(a)).unwrap_or_default();
    let exact = exact_pair(article.unit, source.unit);
    let value = scale(source.amount.value);
    let place = scale(source.amount.place);
    let converted = Amount { value, place, bound: source.amount.bound };
    let found = amount::compare(article.amount, converted, tolerance);
    if !found.conflicts() || exact && article.amount.bound.is_some() {
        return found;
    }
    // A tenth of the value for calendar units, whose lengths vary; otherwise what both roundings allow.
    let slack = if exact { Decimal::ZERO } else { value.abs() / Decimal::TEN };
    let near = (article.amount.value - value).abs() <= slack;
    let meets = Interval::rounding(article.amount).meets(&Interval::rounding(converted));
    if near || meets { Match::Rounds } else { found }
}

/// True if neither of two lengths is more than `times` the other; a length of another kind of unit counts as near.
#[must_use]
pub fn within_times(a: &Duration, b: &Duration, times: Decimal) -> bool {
    let long = |it: &Duration| hours(it.unit).and_then(|unit| it.amount.value.checked_mul(unit));
    match (long(a), long(b)) {
        (Some(a), Some(b)) => {
            let (more, less) = (a.max(b), a.min(b));
            less.is_zero() || less.checked_mul(times).is_none_or(|most| more <= most)
        }
        _ => true,
    }
}

fn hours(unit: &str) -> Option<Decimal> {
    Some(match unit {
        "s" => Decimal::ONE / Decimal::from(3600),
        "min" => Decimal::ONE / Decimal::from(60),
        "h" => Decimal::ONE,
        "d" => Decimal::from(24),
        "wk" => Decimal::from(168),
        "mo" => Decimal::from(8766) / Decimal::from(12),
        "a" => Decimal::from(8766),
        _ => return None,
    })
}

fn exact_pair(a: &str, b: &str) -> bool {
    let calendar = |unit: &str| matches!(unit, "mo" | "a");
    calendar(a) == calendar(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: &str, unit: &'static str) -> Duration {
        Duration { amount: Amount::exact(value.parse().unwrap()), unit }
    }

    #[test]
    fn units_are_converted() {
        let is = |a: &Duration, s: &Duration| compare(a, s, Tolerance::default());
        assert!(is(&of("30", "mo"), &of("2.5", "a")).agrees());
        assert!(is(&of("0.5", "a"), &of("26", "wk")).agrees());
        assert!(is(&of("2", "wk"), &of("14", "d")).agrees());
        assert_eq!(is(&of("3", "wk"), &of("14", "d")), Match::Differs);
        assert_eq!(is(&of("7", "a"), &of("60", "mo")), Match::Differs);
    }
}
