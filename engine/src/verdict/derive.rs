//! Values that the article has worked out from the source's: a difference, a sum, a share, a change in per cent, the
//! years since. Such a value is not in the source, and yet it is not another value.

use super::candidate::Candidate;
use super::compare::Interval;
use super::gate::significant;
use crate::facts::{Amount, Bound, Fact, Kind, Value};
use crate::settings::Tolerance;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// True if `value` follows from two of the facts of one passage (each inner list), or from one and the day of the
/// article.
#[must_use]
pub fn follows(
    value: &Value,
    passages: &[Vec<&Fact>],
    published: Option<Date>,
    tolerance: Tolerance,
) -> bool {
    // A ceiling is met by every smaller value: nothing is worked out from that.
    if value.amount().is_some_and(|a| matches!(a.bound, Some(Bound::AtMost | Bound::LessThan))) {
        return false;
    }
    let together: Vec<&Fact> = passages.iter().flatten().copied().collect();
    let exact = value.amount().filter(|a| a.value.abs() >= Decimal::ONE_THOUSAND);
    if let Some(amount) = exact.filter(|_| together.len() <= 80)
        && sums(value.kind(), amount, &together, tolerance)
    {
        return true;
    }
    passages.iter().any(|facts| match value {
        Value::Percent { amount, .. } => shares(*amount, facts, tolerance) || runs(*amount, facts, tolerance),
        Value::Number(amount) => {
            let ratio = amount.value < Decimal::from(20) && ratios(*amount, facts, tolerance);
            ratio
                || sums(value.kind(), *amount, facts, tolerance)
                || elapsed(*amount, "a", facts, published, tolerance)
        }
        Value::Money(money) => sums(Kind::Money, money.amount, facts, tolerance),
        Value::Quantity(quantity) => sums(Kind::Quantity, quantity.amount, facts, tolerance),
        Value::Duration(duration) => {
            elapsed(duration.amount, duration.unit, facts, published, tolerance)
                || sums(Kind::Duration, duration.amount, &of_unit(facts, duration.unit), tolerance)
        }
        Value::Age(age) => elapsed(age.amount, age.unit, facts, published, tolerance),
        _ => false,
    })
}

/// True if the value is the sum of two or more cells of one column, as the article would read them: `schools and clinics will
/// take $26.88 million together`. Cells are bare numbers, so the passages alone do not tell.
#[must_use]
pub fn adds_up(value: &Value, candidates: &[Candidate], tolerance: Tolerance) -> bool {
    let Some(amount) = value.amount().filter(|a| significant(a.value) >= 3) else { return false };
    let columns = candidates.iter().filter_map(|c| {
        let column = c.part.cell.as_ref()?.column?;
        Some((c.source, column, &c.fact))
    });
    let columns: Vec<_> = columns.take(CELLS).collect();
    columns.iter().any(|(source, column, _)| {
        let same = columns.iter().filter(|(s, c, _)| s == source && c == column);
        let facts: Vec<&Fact> = same.map(|(_, _, fact)| *fact).collect();
        sums(value.kind(), amount, &facts, tolerance)
    })
}

/// The most cells that are added up.
const CELLS: usize = 40;

fn amounts<'f>(facts: &'f [&Fact]) -> impl Iterator<Item = (usize, &'f Fact, Decimal)> {
    facts.iter().enumerate().filter_map(|(i, fact)| fact.value.amount().map(|a| (i, *fact, a.value)))
}

/// Every ordered pair of amounts of one kind.
fn pairs<'f>(facts: &'f [&Fact]) -> impl Iterator<Item = (&'f Fact, Decimal, Decimal)> {
    amounts(facts).flat_map(move |(i, first, a)| {
        amounts(facts)
            .filter(move |(j, second, _)| i != *j && first.kind() == second.kind())
            .map(move |(_, _, b)| (first, a, b))
    })
}

fn allowed(amount: Amount, tolerance: Tolerance) -> impl Fn(Option<Decimal>) -> bool {
    let meant = Interval::meant(amount, tolerance);
    move |value| value.is_some_and(|v| meant.holds(v))
}

/// A share or a change in per cent of two amounts, or a difference of two percentages.
fn shares(amount: Amount, facts: &[&Fact], tolerance: Tolerance) -> bool {
    let fits = allowed(amount, tolerance);
    let hundred = Decimal::ONE_HUNDRED;
    pairs(facts).any(|(first, a, b)| {
        let ratio = a.checked_div(b).and_then(|r| r.checked_mul(hundred));
        let change = ratio.and_then(|r| r.checked_sub(hundred)).map(|c| c.abs());
        first.kind() != Kind::Date && (fits(ratio) || fits(change))
            || first.kind() == Kind::Percent && fits(a.checked_sub(b))
    }) || amounts(facts).any(|(_, fact, a)| fact.kind() == Kind::Percent && fits(hundred.checked_sub(a)))
}

fn ratios(amount: Amount, facts: &[&Fact], tolerance: Tolerance) -> bool {
    let fits = allowed(amount, tolerance);
    let whole = amount.value.fract().is_zero();
    !whole && pairs(facts).any(|(_, a, b)| fits(a.checked_div(b)))
}

/// A difference or a sum of two amounts of the kind.
fn sums(kind: Kind, amount: Amount, facts: &[&Fact], tolerance: Tolerance) -> bool {
    let fits = allowed(amount, tolerance);
    if kind != Kind::Percent && products(kind, facts).any(&fits) {
        return true;
    }
    let total = amounts(facts)
        .filter(|(_, fact, _)| fact.kind() == kind)
        .try_fold(Decimal::ZERO, |t, (_, _, a)| t.checked_add(a));
    fits(total)
        || beside(kind, facts).any(|(a, b)| fits(a.checked_sub(b)) || fits(a.checked_add(b)))
        || pairs(facts)
            .any(|(first, a, b)| first.kind() == kind && (fits(a.checked_sub(b)) || fits(a.checked_add(b))))
}

/// The sum of percentages that stand one behind the other: `Holt 14.6 per cent, Orme 9.4 per cent, directors 3.1 per cent`.
fn runs(amount: Amount, facts: &[&Fact], tolerance: Tolerance) -> bool {
    let fits = allowed(amount, tolerance);
    let parts = facts.iter().filter(|fact| fact.kind() == Kind::Percent);
    let parts: Vec<Decimal> = parts.filter_map(|fact| Some(fact.value.amount()?.value)).take(CELLS).collect();
    (0..parts.len()).any(|from| {
        let rest = parts.iter().skip(from);
        let sums = rest.scan(Some(Decimal::ZERO), |sum, part| {
            *sum = sum.and_then(|sum| sum.checked_add(*part));
            Some(*sum)
        });
        sums.skip(1).any(&fits)
    })
}

/// A measure, and the bare figure right behind it: `255,000 litres with the old base, 75,000 with the new`.
fn beside<'f>(kind: Kind, facts: &'f [&Fact]) -> impl Iterator<Item = (Decimal, Decimal)> + 'f {
    let pair = move |pair: &[&Fact]| match pair {
        [first, second] if matches!(kind, Kind::Money | Kind::Quantity) && first.kind() == kind => {
            let (a, b) = (first.value.amount()?.value, second.value.amount()?.value);
            (second.kind() == Kind::Number && b >= Decimal::TEN).then_some((a, b))
        }
        _ => None,
    };
    facts.windows(2).filter_map(pair)
}

/// A share of an amount of the kind: `one in seven of the 38,400 members`.
fn products<'f>(kind: Kind, facts: &'f [&Fact]) -> impl Iterator<Item = Option<Decimal>> + 'f {
    let share = |fact: &Fact| match &fact.value {
        Value::Number(amount) if amount.value < Decimal::ONE && amount.value > Decimal::ZERO => {
            Some(amount.value)
        }
        Value::Percent { amount, points: false } => amount.value.checked_div(Decimal::ONE_HUNDRED),
        _ => None,
    };
    let shares = facts.iter().filter_map(move |fact| share(fact));
    shares.flat_map(move |share| {
        amounts(facts)
            .filter(move |(_, fact, a)| fact.kind() == kind && *a > Decimal::ONE)
            .map(move |(_, _, a)| a.checked_mul(share))
    })
}

/// The durations in one unit: only they can be added and taken off.
fn of_unit<'f>(facts: &[&'f Fact], unit: &str) -> Vec<&'f Fact> {
    let same = |fact: &&&Fact| matches!(&fact.value, Value::Duration(duration) if duration.unit == unit);
    facts.iter().filter(same).copied().collect()
}

/// The time from one date of the source to another, or to the day of the article.
fn elapsed(
    amount: Amount,
    unit: &str,
    facts: &[&Fact],
    published: Option<Date>,
    tolerance: Tolerance,
) -> bool {
    let days = match unit {
        "a" => Decimal::new(36525, 2),
        "mo" => Decimal::new(304_375, 4),
        "wk" => Decimal::from(7),
        "d" => Decimal::ONE,
        _ => return false,
    };
    let meant = Interval::meant(Amount { place: amount.place.max(Decimal::ONE), ..amount }, tolerance);
    let slack = if unit == "d" { Decimal::ONE } else { Decimal::new(6, 1) };
    let dates: Vec<(Date, Date)> =
        facts.iter().filter_map(|fact| dates_of(&fact.value)).chain(published.map(|d| (d, d))).collect();
    dates.iter().any(|from| {
        dates.iter().any(|to| {
            let between = |a: Date, b: Date| (b - a).get_days();
            let (least, most) = (between(from.1, to.0), between(from.0, to.1));
            let of = |n: i32| Decimal::from(n).checked_div(days).unwrap_or_default();
            most > 0
                && (meant.holds(of(least))
                    || meant.holds(of(most))
                    || of(least) - slack <= amount.value && amount.value <= of(most) + slack)
        })
    })
}

/// True for a date, or a bare number that can be a year.
#[must_use]
pub fn is_dated(value: &Value) -> bool {
    dates_of(value).is_some()
}

fn dates_of(value: &Value) -> Option<(Date, Date)> {
    match value {
        Value::Date(date) => Some((date.first, date.last)),
        Value::Range(from, to) => Some((dates_of(from)?.0, dates_of(to)?.1)),
        // `opened 2014`: a year of notes without its `in`
        Value::Number(amount) if amount.bound.is_none() && amount.value.fract().is_zero() => {
            let year = i16::try_from(amount.value).ok().filter(|year| (1700..=2100).contains(year))?;
            Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn n(value: i64) -> Value {
        Value::Number(Amount::exact(value.into()))
    }

    fn percent(value: &str) -> Value {
        Value::Percent { amount: Amount::exact(value.parse().unwrap()), points: false }
    }

    fn follows_from(value: &Value, source: &[Value]) -> bool {
        let facts: Vec<Fact> = source.iter().map(|v| Fact::new(Span::new(0, 1), v.clone())).collect();
        follows(value, &[facts.iter().collect()], None, Tolerance::default())
    }

    #[test]
    fn a_value_that_was_worked_out() {
        assert!(follows_from(&percent("15.1"), &[n(1377), n(1169)]));
        assert!(follows_from(&percent("55"), &[n(3460), n(6240)]));
        assert!(follows_from(&n(208), &[n(1377), n(1169)]));
        let seventh = Value::Number(Amount::exact(Decimal::ONE / Decimal::from(7)));
        let about =
            Amount { bound: Some(Bound::About), place: Decimal::ONE_HUNDRED, ..Amount::exact(5500.into()) };
        assert!(follows_from(&Value::Number(about), &[seventh, n(38_400)]));
        assert!(follows_from(&n(57), &[n(28), n(17), n(12)]));
        assert!(follows_from(
            &percent("27.1"),
            &[percent("14.6"), percent("9.4"), percent("3.1"), percent("75")]
        ));
    }

    #[test]
    fn a_value_that_does_not_follow() {
        assert!(!follows_from(&percent("9"), &[n(1377), n(1169)]));
        assert!(!follows_from(&n(19), &[n(6204), n(6195)]));
    }
}
