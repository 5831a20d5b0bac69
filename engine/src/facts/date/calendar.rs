//! Stretches of the calendar. Whatever lies outside years 1 to 9999 is `None`.

use super::lexicon::Unit;
use crate::facts::{DateValue, Precision};
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// The stretch from `first` to `last`.
pub(super) const fn stretch(first: Date, last: Date, precision: Precision) -> DateValue {
    DateValue { first, last, precision, year_inferred: false, relative: false, weekday: None, bound: None }
}

/// One day.
pub(super) const fn day(date: Date) -> DateValue {
    stretch(date, date, Precision::Day)
}

/// The day of that year, month and day.
pub(super) fn ymd(year: i16, month: i8, day_of_month: i8) -> Option<DateValue> {
    Date::new(year, month, day_of_month).ok().map(day)
}

/// A calendar month.
pub(super) fn month(year: i16, month: i8) -> Option<DateValue> {
    let first = Date::new(year, month, 1).ok()?;
    Some(stretch(first, first.last_of_month(), Precision::Month))
}

/// A calendar year.
pub(super) fn year(year: i16) -> Option<DateValue> {
    years(year, year, Precision::Year)
}

/// From the first day of one year to the last of another.
pub(super) fn years(from: i16, to: i16, precision: Precision) -> Option<DateValue> {
    let (first, last) = (Date::new(from, 1, 1).ok()?, Date::new(to, 12, 31).ok()?);
    (first <= last).then(|| stretch(first, last, precision))
}

/// From the first day of one month to the last of another, of one year.
pub(super) fn months(year: i16, from: i8, to: i8, precision: Precision) -> Option<DateValue> {
    let (first, last) = (month(year, from)?.first, month(year, to)?.last);
    (first <= last).then(|| stretch(first, last, precision))
}

/// The n-th quarter of a year that starts in January.
pub(super) fn quarter(year: i16, n: i8) -> Option<DateValue> {
    (1..=4).contains(&n).then(|| months(year, n * 3 - 2, n * 3, Precision::Quarter))?
}

/// The n-th half of a year.
pub(super) fn half(year: i16, n: i8) -> Option<DateValue> {
    (1..=2).contains(&n).then(|| months(year, n * 6 - 5, n * 6, Precision::Stretch))?
}

/// A season of the north, by whole months; the winter of a year begins in its December.
pub(super) fn season(year: i16, n: i8) -> Option<DateValue> {
    if n < 4 {
        return months(year, n * 3, n * 3 + 2, Precision::Season);
    }
    let (first, last) = (month(year, 12)?.first, month(year.checked_add(1)?, 2)?.last);
    Some(stretch(first, last, Precision::Season))
}

/// The decade that begins in `start`.
pub(super) fn decade(start: i16) -> Option<DateValue> {
    years(start, start.checked_add(9)?, Precision::Decade)
}

/// The n-th century, as newspapers count: the 20th is 1900 to 1999.
pub(super) fn century(n: i16) -> Option<DateValue> {
    let start = n.checked_sub(1)?.checked_mul(100)?;
    years(start.max(1), start.checked_add(99)?, Precision::Century)
}

/// The unit of the calendar that holds `date`: its week, month, year …
pub(super) fn holding(date: Date, unit: Unit) -> Option<DateValue> {
    match unit {
        Unit::Day => Some(day(date)),
        Unit::Week | Unit::Fortnight => {
            let first = shift(date, -i64::from(date.weekday().to_monday_zero_offset()), Unit::Day)?;
            let days = if unit == Unit::Week { 6 } else { 13 };
            Some(stretch(first, shift(first, days, Unit::Day)?, Precision::Week))
        }
        Unit::Weekend => {
            let monday = holding(date, Unit::Week)?.first;
            Some(stretch(shift(monday, 5, Unit::Day)?, shift(monday, 6, Unit::Day)?, Precision::Stretch))
        }
        Unit::Month => month(date.year(), date.month()),
        Unit::Quarter => quarter(date.year(), (date.month() + 2) / 3),
        Unit::Year => year(date.year()),
        Unit::Decade => decade(date.year().div_euclid(10) * 10),
        Unit::Century => century(date.year().div_euclid(100) + 1),
    }
    .map(|value| {
        if unit == Unit::Fortnight { DateValue { precision: Precision::Stretch, ..value } } else { value }
    })
}

/// `date` moved by `n` units, to the last day of a month that is too short.
pub(super) fn shift(date: Date, n: i64, unit: Unit) -> Option<Date> {
    if n.abs() > 9_999 {
        return None;
    }
    let span = match unit {
        Unit::Day => Span::new().try_days(n),
        Unit::Week | Unit::Weekend => Span::new().try_weeks(n),
        Unit::Fortnight => Span::new().try_weeks(n * 2),
        Unit::Month => Span::new().try_months(n),
        Unit::Quarter => Span::new().try_months(n * 3),
        Unit::Year => Span::new().try_years(n),
        Unit::Decade => Span::new().try_years(n * 10),
        Unit::Century => Span::new().try_years(n * 100),
    };
    date.checked_add(span.ok()?).ok().filter(|date| date.year() > 0)
}

/// A whole stretch moved by `n` units; months and years keep their own length.
pub(super) fn shifted(value: DateValue, n: i64, unit: Unit) -> Option<DateValue> {
    let first = shift(value.first, n, unit)?;
    let last = match value.precision {
        Precision::Month => first.last_of_month(),
        Precision::Quarter | Precision::Season => shift(first, 2, Unit::Month)?.last_of_month(),
        _ => shift(value.last, n, unit)?,
    };
    Some(DateValue { first, last, ..value })
}

/// The nearest day before (`back`) or after `date` that is that weekday, `date` itself left out.
pub(super) fn nearest(date: Date, weekday: i8, back: bool) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    date.nth_weekday(if back { -1 } else { 1 }, weekday).ok()
}

/// The weekday of `date`, Monday 1 to Sunday 7.
pub(super) fn weekday(date: Date) -> i8 {
    date.weekday().to_monday_one_offset()
}

/// Days from `a` to `b`; negative if `b` is earlier.
pub(super) fn days_between(a: Date, b: Date) -> i64 {
    a.until(b).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn stretches_end_where_the_calendar_ends_them() {
        assert_eq!(month(2024, 2).unwrap().last, date(2024, 2, 29));
        assert_eq!(quarter(2024, 4).unwrap().first, date(2024, 10, 1));
        assert_eq!(season(2024, 4).unwrap().last, date(2025, 2, 28));
        assert_eq!(century(19).unwrap().first, date(1800, 1, 1));
        assert_eq!(decade(1990).unwrap().last, date(1999, 12, 31));
        assert!(quarter(2024, 5).is_none() && ymd(2023, 2, 29).is_none());
    }

    #[test]
    fn a_week_begins_on_monday() {
        let week = holding(date(2025, 4, 10), Unit::Week).unwrap();
        assert_eq!((week.first, week.last), (date(2025, 4, 7), date(2025, 4, 13)));
    }

    #[test]
    fn a_month_that_is_too_short_takes_its_last_day() {
        assert_eq!(shift(date(2024, 3, 31), -1, Unit::Month), Some(date(2024, 2, 29)));
        assert_eq!(shift(date(2024, 3, 31), i64::MAX, Unit::Year), None);
        let february = shifted(month(2024, 3).unwrap(), -1, Unit::Month).unwrap();
        assert_eq!(february.last, date(2024, 2, 29));
    }

    #[test]
    fn the_nearest_weekday_is_never_the_day_itself() {
        assert_eq!(nearest(date(2025, 4, 10), 4, true), Some(date(2025, 4, 3)));
        assert_eq!(nearest(date(2025, 4, 10), 5, false), Some(date(2025, 4, 11)));
        assert_eq!(weekday(date(2025, 4, 10)), 4);
        assert_eq!(days_between(date(2025, 4, 10), date(2025, 5, 10)), 30);
    }
}
