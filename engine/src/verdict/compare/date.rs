//! Two stretches of the calendar.

use super::Match;
use crate::facts::{Bound, DateValue, Precision, Value};
use jiff::civil::Date;

/// Compares on the coarser of the two: one inside the other agrees, apart differs.
#[must_use]
pub fn compare(article: &DateValue, source: &DateValue) -> Match {
    if (article.year_inferred || source.year_inferred) && !article.relative && !source.relative {
        return without_year(article, source);
    }
    // The quarters of a fiscal year are not those of the calendar.
    if (article.precision == Precision::Quarter) != (source.precision == Precision::Quarter)
        && !covers_any(article, source)
    {
        return Match::Open;
    }
    if article.precision == Precision::Season || source.precision == Precision::Season {
        let days = (article.first - source.first).get_days().abs();
        if days <= 370 {
            return if meets((article.first, article.last), (source.first, source.last)) {
                Match::Rounds
            } else {
                Match::Open
            };
        }
    }
    // `since Saturday` against `since Sunday`: both say when it began; `by May` against `by June`, until when.
    let same_end =
        article.bound == source.bound && matches!(article.bound, Some(Bound::AtLeast | Bound::AtMost));
    let end = |date: &DateValue| (date.first, date.last);
    if same_end && !meets(end(article), end(source)) {
        return Match::Differs;
    }
    let (a, s) = (stretch(article), stretch(source));
    if article.first == source.first && article.last == source.last {
        return if side(article.bound) == side(source.bound)
            || source.bound.is_none() && !strict(article.bound)
        {
            Match::Same
        } else if strict(article.bound) && source.bound.is_none() {
            Match::WrongSide
        } else {
            Match::Loose
        };
    }
    if article.bound == Some(Bound::AtLeast) && source.bound.is_none() && source.first > article.last {
        // `since 2010` is not borne out by something that happened later.
        return Match::Open;
    }
    if strict(article.bound) && covers((article.first, article.last), (source.first, source.last)) {
        // `none after 2027` and `until the end of 2027` say the same
        return Match::Open;
    }
    if covers(a, s) {
        return if article.bound.is_some() { Match::Within } else { Match::Rounds };
    }
    if covers(s, a) {
        return if source.bound.is_some() { Match::Open } else { Match::Finer };
    }
    if meets(a, s) { Match::Open } else { Match::Differs }
}

fn covers_any(a: &DateValue, b: &DateValue) -> bool {
    let (x, y) = ((a.first, a.last), (b.first, b.last));
    covers(x, y) || covers(y, x)
}

/// Two dates of which one has two ends: `between July and September`, `from 2010 to 2012`.
#[must_use]
pub fn stretches(article: &Value, source: &Value) -> Match {
    let (Some(a), Some(s)) = (article.days(), source.days()) else { return Match::Incomparable };
    if is_yearless(article) || is_yearless(source) {
        return stretches_without_year(article, source);
    }
    if let (Value::Date(date), Value::Range(from, to)) = (article, source)
        && [from, to].into_iter().any(|end| matches!(&**end, Value::Date(end) if is_told(compare(date, end))))
    {
        // somebody died on the day at which his dates end
        return Match::Rounds;
    }
    if let Value::Date(date) = article
        && date.bound.is_some()
    {
        // `before 27 April` against `from 5 March to 26 April`
        let allowed = stretch(date);
        return if covers(allowed, s) {
            Match::Within
        } else if meets(allowed, s) {
            Match::Open
        } else {
            Match::Differs
        };
    }
    let quarter = |value: &Value| matches!(value, Value::Date(date) if date.precision == Precision::Quarter);
    // a winter begins in one year and ends in the next
    let season = |value: &Value| matches!(value, Value::Date(date) if date.precision == Precision::Season);
    if a == s {
        Match::Same
    } else if years(article) && years(source) && (a.0 == s.0) != (a.1 == s.1) {
        // `from 1978 to 1994` for `1987-1994`: one of the two years is wrong
        Match::Differs
    } else if covers(a, s) {
        Match::Rounds
    } else if covers(s, a) {
        Match::Finer
    } else if meets(a, s) || quarter(article) || quarter(source) || season(article) || season(source) {
        Match::Open
    } else {
        Match::Differs
    }
}

/// True if the source's date is told, no more exactly than it stands there.
const fn is_told(found: Match) -> bool {
    matches!(found, Match::Same | Match::Rounds)
}

/// True if some year of it had to be inferred.
fn is_yearless(value: &Value) -> bool {
    match value {
        Value::Date(date) => date.year_inferred && !date.relative,
        Value::Range(from, to) => is_yearless(from) || is_yearless(to),
        _ => false,
    }
}

/// Days and months alone, where a year had to be inferred: one stretch may lie in the other, or else nothing is known
/// unless both say which days they mean.
fn stretches_without_year(article: &Value, source: &Value) -> Match {
    let fine = |value: &Value| match value {
        Value::Date(date) => date.precision <= Precision::Month && date.bound.is_none(),
        _ => true,
    };
    let days = |value: &Value| {
        let days = value.days().map(of_the_year)?;
        // over the turn of a year, days and months say nothing of before and after
        (fine(value) && days.0 <= days.1).then_some(days)
    };
    let (Some(a), Some(s)) = (days(article), days(source)) else { return Match::Open };
    let meet = a.0 <= s.1 && s.0 <= a.1;
    nested(a, s).unwrap_or(if meet { Match::Open } else { Match::Differs })
}

/// Month and day.
type DayOfYear = (i8, i8);

fn of_the_year((first, last): (Date, Date)) -> (DayOfYear, DayOfYear) {
    ((first.month(), first.day()), (last.month(), last.day()))
}

/// How one stretch lies in the other, if it does.
fn nested(a: (DayOfYear, DayOfYear), s: (DayOfYear, DayOfYear)) -> Option<Match> {
    if a == s {
        Some(Match::Same)
    } else if a.0 <= s.0 && s.1 <= a.1 {
        Some(Match::Rounds)
    } else if s.0 <= a.0 && a.1 <= s.1 {
        Some(Match::Finer)
    } else {
        None
    }
}

/// Two years with a stretch between them.
fn years(value: &Value) -> bool {
    let year = |value: &Value| matches!(value, Value::Date(date) if date.precision == Precision::Year);
    matches!(value, Value::Range(from, to) if year(from) && year(to))
}

/// A year that had to be inferred says nothing: month and day alone are compared.
fn without_year(article: &DateValue, source: &DateValue) -> Match {
    let fine = |date: &DateValue| date.precision == Precision::Day || date.precision == Precision::Month;
    if !fine(article) || !fine(source) {
        return Match::Open;
    }
    let days = |date: &DateValue| of_the_year((date.first, date.last));
    let bound = article.bound.is_some() || source.bound.is_some();
    nested(days(article), days(source)).unwrap_or(if bound { Match::Open } else { Match::Differs })
}

/// First and last day that the words allow.
fn stretch(date: &DateValue) -> (Date, Date) {
    let (first, last) = (date.first, date.last);
    let year = |d: Date, by: i16| d.checked_add(jiff::Span::new().years(by)).unwrap_or(d);
    match date.bound {
        None => (first, last),
        Some(Bound::AtLeast) => (first, Date::MAX),
        Some(Bound::MoreThan) => (last.tomorrow().unwrap_or(last), Date::MAX),
        Some(Bound::AtMost) => (Date::MIN, last),
        Some(Bound::LessThan) => (Date::MIN, first.yesterday().unwrap_or(first)),
        Some(Bound::Nearly | Bound::About) => (year(first, -1), year(last, 1)),
    }
}

fn covers(a: (Date, Date), b: (Date, Date)) -> bool {
    a.0 <= b.0 && b.1 <= a.1
}

fn meets(a: (Date, Date), b: (Date, Date)) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

const fn side(bound: Option<Bound>) -> i8 {
    match bound {
        Some(Bound::AtLeast | Bound::MoreThan) => 1,
        Some(Bound::AtMost | Bound::LessThan) => -1,
        _ => 0,
    }
}

const fn strict(bound: Option<Bound>) -> bool {
    matches!(bound, Some(Bound::MoreThan | Bound::LessThan))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Precision;
    use jiff::civil::date;

    fn of(first: Date, last: Date, bound: Option<Bound>) -> DateValue {
        let precision = Precision::Stretch;
        DateValue { first, last, precision, year_inferred: false, relative: false, weekday: None, bound }
    }

    fn year(y: i16, bound: Option<Bound>) -> DateValue {
        of(date(y, 1, 1), date(y, 12, 31), bound)
    }

    #[test]
    fn the_coarser_side_decides() {
        let day = of(date(2013, 6, 30), date(2013, 6, 30), None);
        assert_eq!(compare(&year(2013, None), &day), Match::Rounds);
        assert_eq!(compare(&day, &year(2013, None)), Match::Finer);
        assert_eq!(compare(&year(2012, None), &day), Match::Differs);
    }

    #[test]
    fn before_and_after_open_one_side() {
        assert_eq!(compare(&year(2013, Some(Bound::LessThan)), &year(2011, None)), Match::Within);
        assert_eq!(compare(&year(2013, Some(Bound::LessThan)), &year(2015, None)), Match::Differs);
        assert_eq!(compare(&year(2013, Some(Bound::MoreThan)), &year(2013, None)), Match::WrongSide);
        assert_eq!(compare(&year(2013, Some(Bound::AtLeast)), &year(2013, None)), Match::Same);
    }
}
