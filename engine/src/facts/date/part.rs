//! Early, middle and late parts of a stretch.

use super::calendar;
use super::lexicon::Unit;
use super::mention::Part;
use crate::facts::{DateValue, Precision};
use jiff::civil::Date;

/// The part of a decade or century, in whole years.
fn part_of_years(value: DateValue, part: Part) -> Option<DateValue> {
    let (from, to) = (value.first.year(), value.last.year());
    let n = to - from + 1;
    let (a, b) = match part {
        Part::Start => (0, n / 3 - 1),
        Part::Early => (0, n / 2 - 1),
        Part::Mid => (n / 3, n * 2 / 3),
        Part::Late => (n / 2, n - 1),
        Part::End => (n - n / 3, n - 1),
        Part::Whole | Part::Before | Part::After => (0, n - 1),
    };
    calendar::years(from + a, from + b, Precision::Stretch)
}

/// The early, middle or late part of a stretch.
pub(super) fn part(value: DateValue, part: Part, now: Option<Date>) -> Option<DateValue> {
    if matches!(value.precision, Precision::Decade | Precision::Century) {
        let years = part_of_years(value, part)?;
        return Some(DateValue {
            first: years.first,
            last: years.last,
            precision: Precision::Stretch,
            ..value
        });
    }
    let (first, last) = (value.first, value.last);
    let inside = now.filter(|now| first <= *now && *now <= last);
    let days = calendar::days_between(first, last) + 1;
    let of_month = value.precision == Precision::Month && days > 27;
    let of_year = value.precision == Precision::Year && first.month() == 1;
    let at = |n: i64| calendar::shift(first, n, Unit::Day);
    let year = first.year();
    let (first, last) = match part {
        Part::Whole => (first, last),
        Part::Before => (first, inside.unwrap_or(last)),
        Part::After => (inside.unwrap_or(first), last),
        Part::Start if of_year => (first, Date::new(year, 4, 30).ok()?),
        Part::Early if of_year => (first, Date::new(year, 6, 30).ok()?),
        Part::Mid if of_year => (Date::new(year, 5, 1).ok()?, Date::new(year, 8, 31).ok()?),
        Part::End if of_year => (Date::new(year, 9, 1).ok()?, last),
        Part::Late if of_year => (Date::new(year, 7, 1).ok()?, last),
        Part::Start if of_month => (first, at(9)?),
        Part::Mid if of_month => (at(10)?, at(19)?),
        Part::End if of_month => (at(20)?, last),
        Part::Start => (first, at((days / 3).max(3) - 1).unwrap_or(last)),
        Part::Early => (first, at(days / 2 - 1).unwrap_or(last)),
        Part::Mid => (at(days / 3 - 1).unwrap_or(first), at(days * 2 / 3 - 1).unwrap_or(last)),
        Part::Late => (at(days / 2).unwrap_or(first), last),
        Part::End => (at(days - (days / 3).max(3)).unwrap_or(first), last),
    };
    (first <= last).then_some(DateValue { first, last, precision: Precision::Stretch, ..value })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(value: DateValue, which: Part) -> String {
        let value = part(value, which, Date::new(2024, 5, 20).ok()).unwrap();
        format!("{}..{}", value.first, value.last)
    }

    #[test]
    fn parts_of_months_years_and_decades() {
        let (month, year) = (calendar::month(2024, 4).unwrap(), calendar::year(2024).unwrap());
        assert_eq!(days(month, Part::Early), "2024-04-01..2024-04-15");
        assert_eq!(days(month, Part::End), "2024-04-21..2024-04-30");
        assert_eq!(days(year, Part::Late), "2024-07-01..2024-12-31");
        assert_eq!(days(year, Part::Before), "2024-01-01..2024-05-20");
        assert_eq!(days(calendar::decade(1990).unwrap(), Part::Mid), "1993-01-01..1996-12-31");
    }
}
