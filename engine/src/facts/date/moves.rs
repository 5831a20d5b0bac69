//! Dates that the words around them move: `two years and a month later`, `the second Sunday after Easter`,
//! `ten days starting on Monday`, `the week of 5 May`.

use super::calendar::{self, holding, shift, shifted};
use super::lexicon::{Unit, Word};
use super::mention::{Mention, Move, When};
use super::relative;
use super::scan::Scan;
use crate::facts::{DateValue, Precision};
use jiff::civil::Date;

/// A date at a token, as the grammar reads it.
type Form<'f> = &'f dyn Fn(usize) -> Option<Mention>;

/// What two counts and more move (`two years and a month`, `a year, ten days`), in months and days.
struct Compound {
    months: i64,
    days: i64,
    next: usize,
}

/// `two years and a month ago`, `a year and ten days after 5 May`: at least two counts, the larger unit first.
pub(super) fn compound(scan: &Scan<'_>, i: usize, form: Form<'_>) -> Option<Mention> {
    let Compound { months, days, next } = counts(scan, i)?;
    let alone = |sign: i64, now: bool, end: usize| {
        let when = When::Compound { months: sign * months, days: sign * days, now };
        Some(Mention::new(i, end, when))
    };
    let led = |sign: i64| {
        let mention = dated(scan, next + 1, form)?;
        let moved = Some(Move::Compound { months: sign * months, days: sign * days });
        Some(Mention { first: i, moved, ..mention })
    };
    if scan.is(next + 1, "than") {
        return None;
    }
    match scan.lower(next) {
        "ago" => alone(-1, true, next + 1),
        "hence" => alone(1, true, next + 1),
        "from" if scan.is(next + 1, "now") => alone(1, true, next + 2),
        "earlier" | "previously" => alone(-1, false, next + 1),
        "later" => alone(1, false, next + 1),
        "before" if relative::ends_phrase(scan, next + 1) => alone(-1, false, next + 1),
        "after" if relative::ends_phrase(scan, next + 1) => alone(1, false, next + 1),
        "before" => led(-1),
        "after" | "from" => led(1),
        _ => None,
    }
}

fn counts(scan: &Scan<'_>, i: usize) -> Option<Compound> {
    let mut found = Compound { months: 0, days: 0, next: i };
    let (mut last, mut units) = (i64::MAX, 0);
    let mut at = i;
    while let Some((n, after)) = scan.count(at).filter(|(n, _)| *n <= 2_000) {
        let Word::Unit(unit) = scan.word(after) else { break };
        let Some((months, days)) = size(unit).filter(|(months, days)| months * 31 + days < last) else {
            break;
        };
        last = months * 31 + days;
        found.months += n * months;
        found.days += n * days;
        found.next = after + 1;
        units += 1;
        if !scan.near(after) {
            break;
        }
        at = after + 1 + usize::from(scan.sign(after + 1, ','));
        at += usize::from(scan.is(at, "and"));
    }
    (units > 1).then_some(found)
}

/// A unit in months and days.
const fn size(unit: Unit) -> Option<(i64, i64)> {
    Some(match unit {
        Unit::Decade => (120, 0),
        Unit::Year => (12, 0),
        Unit::Quarter => (3, 0),
        Unit::Month => (1, 0),
        Unit::Fortnight => (0, 14),
        Unit::Week => (0, 7),
        Unit::Day => (0, 1),
        Unit::Century | Unit::Weekend => return None,
    })
}

/// The date at `at`, past `on` and `the`, if it is a day that something can be counted from.
fn dated(scan: &Scan<'_>, at: usize, form: Form<'_>) -> Option<Mention> {
    let at = at + usize::from(scan.is(at, "on"));
    let at = at + usize::from(scan.is(at, "the"));
    form(at).filter(|mention| mention.moved.is_none() && mention.is_day())
}

/// `two Sundays ago`, `three Fridays from now`.
pub(super) fn weekdays(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (n, at) = scan.count(i).filter(|(n, _)| (1..=60).contains(n))?;
    let Word::Weekday(day) = super::lexicon::word(scan.lower(at).strip_suffix('s')?) else { return None };
    let (sign, next) = match scan.lower(at + 1) {
        "ago" => (-1, at + 2),
        "hence" => (1, at + 2),
        "from" if scan.is(at + 2, "now") => (1, at + 3),
        _ => return None,
    };
    Some(Mention::new(i, next, When::Weekdays { n: sign * n, day }))
}

/// `the second Sunday after Easter`, `Monday before 5 May`: an ordinal or the weekday at `i`.
pub(super) fn nth_weekday(scan: &Scan<'_>, i: usize, form: Form<'_>) -> Option<Mention> {
    let (n, at) = scan.ordinal(i).filter(|(n, _)| (1..=20).contains(n)).unwrap_or((1, i));
    let Word::Weekday(day) = scan.word(at) else { return None };
    if !scan.near(at) || scan.after_any(i, &["a", "every", "each"]) {
        return None;
    }
    let sign = match scan.lower(at + 1) {
        "before" => -1,
        "after" | "following" => 1,
        _ => return None,
    };
    let base =
        dated(scan, at + 2, form).filter(|m| matches!(m.when, When::Day { .. } | When::Holiday { .. }))?;
    let the = scan.after_any(i, &["the"]);
    let moved = Some(Move::Weekday { day, n: sign * i64::from(n) });
    Some(Mention { first: i - usize::from(the), weekday: None, moved, ..base })
}

/// `ten days starting on Monday`, `for ten days from 5 May`, with the count at `i`.
pub(super) fn run(scan: &Scan<'_>, i: usize, form: Form<'_>) -> Option<Mention> {
    let (n, at) = scan.count(i).filter(|(n, _)| (1..=400).contains(n))?;
    let Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Fortnight | Unit::Month | Unit::Year)) =
        scan.word(at)
    else {
        return None;
    };
    let after = at + 1 + usize::from(scan.sign(at + 1, ','));
    let during = scan.after_any(i, &["for"]);
    let begins = scan.is_any(after, &["starting", "beginning", "commencing"]);
    if !scan.near(at) || !(begins || during && scan.is(after, "from")) {
        return None;
    }
    let base = dated(scan, after + 1 + usize::from(begins && scan.is(after + 1, "from")), form)?;
    let first = if begins { i } else { i - 1 };
    Some(Mention { first, moved: Some(Move::Run { n, unit }), ..base })
}

/// `from 5 May for ten days`, once the date is read.
pub(super) fn run_after(scan: &Scan<'_>, mention: Mention) -> Option<Mention> {
    let from = mention.first.checked_sub(1).filter(|&k| scan.is(k, "from"))?;
    let (n, at) = scan.count(mention.next + 1).filter(|(n, _)| (1..=400).contains(n))?;
    let Word::Unit(unit) = scan.word(at) else { return None };
    let whole = scan.is(mention.next, "for") && size(unit).is_some() && mention.is_day();
    (whole && mention.moved.is_none()).then_some(Mention {
        first: from,
        next: at + 1,
        moved: Some(Move::Run { n, unit }),
        ..mention
    })
}

/// `value` moved; nothing if the calendar has no such day.
pub(super) fn apply(value: DateValue, moved: Move) -> Option<DateValue> {
    let days = |first: Date, last: Date, precision: Precision| {
        (first <= last).then_some(DateValue { first, last, precision, weekday: None, ..value })
    };
    match moved {
        Move::By { n, unit } => shifted(value, n, unit).map(|value| DateValue { weekday: None, ..value }),
        Move::Compound { months, days } => both(value, months, days),
        Move::Weekday { day, n } => {
            let near = calendar::nearest(if n < 0 { value.first } else { value.last }, day, n < 0)?;
            let date = shift(near, n - n.signum(), Unit::Week)?;
            days(date, date, Precision::Day)
        }
        Move::Run { n, unit } => {
            let last = shift(value.first, n, unit)?.yesterday().ok()?;
            days(value.first, last, Precision::Stretch)
        }
        Move::Week => {
            let week = holding(value.first, Unit::Week)?;
            days(week.first, week.last, Precision::Week)
        }
        Move::WeekEnding => days(shift(value.last, -6, Unit::Day)?, value.last, Precision::Stretch),
        Move::Weekend => {
            let (first, last) = weekend(value.first)?;
            days(first, last, Precision::Stretch)
        }
    }
}

/// The weekend at a holiday: a Monday or Tuesday ends it, a Thursday or Friday begins it.
fn weekend(date: Date) -> Option<(Date, Date)> {
    let monday = holding(date, Unit::Week)?.first;
    let (before, after) = (shift(monday, -2, Unit::Day)?, shift(monday, 6, Unit::Day)?);
    Some(match calendar::weekday(date) {
        1 | 2 => (before, date),
        4 | 5 => (date, after),
        _ => (shift(monday, 5, Unit::Day)?, after),
    })
}

/// A stretch moved by months, then by days.
pub(super) fn both(value: DateValue, months: i64, days: i64) -> Option<DateValue> {
    let value = shifted(value, months, Unit::Month)?;
    let value = if days == 0 { value } else { shifted(value, days, Unit::Day)? };
    Some(DateValue { weekday: None, ..value })
}

/// The day that the n-th such weekday before or after `now` falls on.
pub(super) fn nth_from(now: Date, n: i64, day: i8) -> Option<DateValue> {
    let near = calendar::nearest(now, day, n < 0)?;
    shift(near, n - n.signum(), Unit::Week).map(calendar::day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn moved(at: Date, by: Move) -> String {
        let value = apply(calendar::day(at), by).unwrap();
        format!("{}..{}", value.first, value.last)
    }

    #[test]
    fn a_day_is_moved() {
        let day = date(2025, 6, 12);
        assert_eq!(moved(day, Move::Compound { months: 13, days: -2 }), "2026-07-10..2026-07-10");
        assert_eq!(moved(day, Move::Weekday { day: 7, n: 2 }), "2025-06-22..2025-06-22");
        assert_eq!(moved(day, Move::Weekday { day: 1, n: -1 }), "2025-06-09..2025-06-09");
        assert_eq!(moved(day, Move::Run { n: 10, unit: Unit::Day }), "2025-06-12..2025-06-21");
        assert_eq!(moved(day, Move::Week), "2025-06-09..2025-06-15");
        assert_eq!(moved(day, Move::WeekEnding), "2025-06-06..2025-06-12");
    }

    #[test]
    fn a_holiday_joins_its_weekend() {
        assert_eq!(moved(date(2025, 5, 26), Move::Weekend), "2025-05-24..2025-05-26");
        assert_eq!(moved(date(2025, 11, 27), Move::Weekend), "2025-11-27..2025-11-30");
        assert_eq!(moved(date(2025, 10, 31), Move::Weekend), "2025-10-31..2025-11-02");
        assert_eq!(moved(date(2025, 4, 20), Move::Weekend), "2025-04-19..2025-04-20");
    }

    #[test]
    fn counting_weekdays_from_a_day() {
        assert_eq!(nth_from(date(2025, 6, 12), -2, 7).unwrap().first, date(2025, 6, 1));
        assert_eq!(nth_from(date(2025, 6, 12), 3, 5).unwrap().first, date(2025, 6, 27));
    }
}
