//! One fact against another, one file a kind. This is the only place where values are compared.

mod amount;
mod date;
mod interval;
pub mod name;
pub mod span_of_time;

pub use amount::rounded_to;
pub use interval::Interval;

use crate::facts::{Amount, Fact, Kind, Quantity, Value};
use crate::settings::Tolerance;
use rust_decimal::Decimal;

/// How the article's value stands to the source's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// The same value.
    Same,
    /// The article gives the source's value less exactly, rightly rounded.
    Rounds,
    /// The article's words of a bound, or its range, allow the source's value.
    Within,
    /// The article is more exact than the source, and inside it.
    Finer,
    /// The article's last digit is cut off, not rounded.
    CutOff,
    /// The article leaves out a bound of the source, or the source one of the article's; the value is the same.
    Loose,
    /// The source's bound allows the article's value and does not settle it.
    Open,
    /// The value is on the wrong side of the article's bound.
    WrongSide,
    /// Another value.
    Differs,
    /// The two cannot be compared: other kinds, units, currencies or scales.
    Incomparable,
}

impl Match {
    /// True if the source backs the article's value.
    #[must_use]
    pub const fn agrees(self) -> bool {
        matches!(self, Self::Same | Self::Rounds | Self::Within | Self::Finer | Self::CutOff | Self::Loose)
    }

    /// True if both cannot be right.
    #[must_use]
    pub const fn conflicts(self) -> bool {
        matches!(self, Self::WrongSide | Self::Differs)
    }

    /// The reason in a few words.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Same => "same value",
            Self::Rounds => "rounds the source's value",
            Self::Within => "within its bound",
            Self::Finer => "more exact than the source",
            Self::CutOff => "cut off, not rounded",
            Self::Loose => "same value, other bound",
            Self::Open => "not settled by the source",
            Self::WrongSide => "wrong side of its bound",
            Self::Differs => "another value",
            Self::Incomparable => "not comparable",
        }
    }
}

/// Compares the facts in all their readings: one that agrees is enough, and only if all conflict they conflict.
#[must_use]
pub fn facts(article: &Fact, source: &Fact, tolerance: Tolerance) -> Match {
    // `9,400 gigalitres` is no other reading of 9,400 megalitres
    if let (Value::Quantity(a), Value::Quantity(s)) = (&article.value, &source.value)
        && a.unit != s.unit
        && a.amount.value == s.amount.value
    {
        return values(&article.value, &source.value, tolerance);
    }
    let mut best = Match::Incomparable;
    for a in article.all_readings() {
        for s in source.all_readings() {
            let found = values(a, s, tolerance);
            if rank(found) < rank(best) {
                best = found;
            }
        }
    }
    best
}

/// From the best for the article to the worst; what cannot be compared says nothing.
const fn rank(found: Match) -> u8 {
    match found {
        Match::Same => 0,
        Match::Within => 1,
        Match::Rounds => 2,
        Match::Finer => 3,
        Match::Loose => 4,
        Match::CutOff => 5,
        Match::Open => 6,
        Match::WrongSide => 7,
        Match::Differs => 8,
        Match::Incomparable => 9,
    }
}

/// Compares two values.
#[must_use]
pub fn values(article: &Value, source: &Value, tolerance: Tolerance) -> Match {
    if article.kind() == Kind::Date
        && source.kind() == Kind::Date
        && (matches!(article, Value::Range(..)) || matches!(source, Value::Range(..)))
    {
        return date::stretches(article, source);
    }
    match (article, source) {
        (Value::Range(from, to), Value::Range(s_from, s_to)) => {
            worse(values(from, s_from, tolerance), values(to, s_to, tolerance))
        }
        (Value::Range(from, to), point) => range_against_point(from, to, point, tolerance),
        (point, Value::Range(from, to)) => point_against_range(point, from, to, tolerance),
        (Value::Number(a) | Value::Ordinal(a), Value::Number(s)) | (Value::Ordinal(a), Value::Ordinal(s)) => {
            amount::compare(*a, *s, tolerance)
        }
        (Value::Percent { amount: a, points: p }, Value::Percent { amount: s, points: q }) if p == q => {
            amount::compare(*a, *s, tolerance)
        }
        (Value::Money(a), Value::Money(s)) if a.currency == s.currency || a.assumed && s.assumed => {
            amount::compare(a.amount, s.amount, tolerance)
        }
        (Value::Quantity(a), Value::Quantity(s)) => quantities(a, s, tolerance),
        (Value::Duration(a), Value::Duration(s)) => span_of_time::compare(a, s, tolerance),
        (Value::Age(a), Value::Age(s)) if a.unit == s.unit => amount::compare(a.amount, s.amount, tolerance),
        (Value::Date(a), Value::Date(s)) => date::compare(a, s),
        (Value::Name(a), Value::Name(s)) => name::compare(a, s),
        (Value::Rank(a), Value::Rank(s)) if a.scale == s.scale => {
            if a.level == s.level {
                Match::Same
            } else {
                Match::Differs
            }
        }
        _ => Match::Incomparable,
    }
}

fn worse(a: Match, b: Match) -> Match {
    if rank(a) >= rank(b) { a } else { b }
}

fn quantities(a: &Quantity, s: &Quantity, tolerance: Tolerance) -> Match {
    if a.unit == s.unit {
        let found = amount::compare(a.amount, s.amount, tolerance);
        // `more than 600 kilograms` is said of a limit of 600 kilograms too
        let same = a.amount.value == s.amount.value;
        return if found == Match::WrongSide && same { Match::Open } else { found };
    }
    let nm = |unit: &str| unit == "nm";
    if nm(&a.unit) != nm(&s.unit) {
        // charts and logs write `nm` for nautical miles too
        return if a.amount.value == s.amount.value { Match::Same } else { Match::Incomparable };
    }
    let convert = |value: Decimal| crate::facts::convert(value, &s.unit, &a.unit);
    let (Some(value), Some(place)) = (convert(s.amount.value), convert(s.amount.value + s.amount.place))
    else {
        return Match::Incomparable;
    };
    if a.amount.value == s.amount.value && is_near_in_size(s.amount.value, value) {
        // miles at sea are nautical, and a ton is a tonne to most
        return Match::Loose;
    }
    let place = (place - value).abs();
    let source = Amount { value, place, bound: s.amount.bound };
    let found = amount::compare(a.amount, source, tolerance);
    // 700 micrograms are 0.700 milligrams, which nobody wrote with a point for thousands
    let found = if found == Match::Same && a.amount.value != value { Match::Differs } else { found };
    if found.conflicts() && source.place > Decimal::ZERO && s.amount.place == Decimal::new(1, 3) {
        let thousands =
            Quantity { amount: Amount::exact(s.amount.value * Decimal::ONE_THOUSAND), ..s.clone() };
        return if quantities(a, &thousands, tolerance).agrees() { Match::Same } else { found };
    }
    // A converted figure was rounded on its way: what meets within both roundings agrees.
    let meets = Interval::rounding(a.amount).meets(&Interval::rounding(source));
    if found.conflicts() && a.amount.bound.is_none() && meets { Match::Rounds } else { found }
}

/// Two units of nearly one size have one name in the news.
fn is_near_in_size(of_one: Decimal, of_other: Decimal) -> bool {
    let ratio = of_other.checked_div(of_one);
    ratio.is_some_and(|ratio| ratio > Decimal::new(7, 1) && ratio < Decimal::new(14, 1))
}

/// A range of the article holds a point of the source: it does not contradict it.
fn range_against_point(from: &Value, to: &Value, point: &Value, tolerance: Tolerance) -> Match {
    let ends = (values(from, point, tolerance), values(to, point, tolerance));
    match ends {
        (Match::Incomparable, _) | (_, Match::Incomparable) => Match::Incomparable,
        (a, b) if a.agrees() || b.agrees() => Match::Loose,
        _ => match (from.amount(), to.amount(), point.amount()) {
            (Some(a), Some(b), Some(p)) if a.value <= p.value && p.value <= b.value => Match::Within,
            _ => Match::Differs,
        },
    }
}

/// A point of the article picked out of a range of the source is open; outside it is wrong.
fn point_against_range(point: &Value, from: &Value, to: &Value, tolerance: Tolerance) -> Match {
    let ends = (values(point, from, tolerance), values(point, to, tolerance));
    match ends {
        (Match::Incomparable, _) | (_, Match::Incomparable) => Match::Incomparable,
        (a, b) if a.agrees() || b.agrees() => Match::Loose,
        _ => match (from.amount(), to.amount(), point.amount()) {
            (Some(a), Some(b), Some(p)) if a.value <= p.value && p.value <= b.value => Match::Open,
            _ => Match::Differs,
        },
    }
}
