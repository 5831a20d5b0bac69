//! Holidays that the calendar fixes: `Christmas Day 2015`, `Good Friday`, `the last Easter`.

use super::calendar;
use super::lexicon::{Unit, Word};
use super::mention::{Mention, When, Year};
use super::scan::Scan;
use crate::facts::DateValue;
use jiff::civil::Date;

/// How the calendar fixes a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    /// The same month and day every year.
    Fixed(i8, i8),
    /// The n-th of a weekday in a month; the last for -1.
    Nth(i8, i8, i64),
    /// So many days after the n-th of a weekday in a month.
    After(i8, i8, i64, i64),
    /// So many days after Easter Sunday.
    Easter(i64),
}

use Holiday::{After, Easter, Fixed, Nth};

/// The words of each, lower case, apostrophes and the `s` after them left out; longer names before their beginnings.
const TABLE: &[(&[&str], Holiday)] = &[
    (&["all", "saints", "day"], Fixed(11, 1)),
    (&["all", "souls", "day"], Fixed(11, 2)),
    (&["anzac", "day"], Fixed(4, 25)),
    (&["april", "fool", "day"], Fixed(4, 1)),
    (&["april", "fools", "day"], Fixed(4, 1)),
    (&["armistice", "day"], Fixed(11, 11)),
    (&["ascension", "day"], Easter(39)),
    (&["ash", "wednesday"], Easter(-46)),
    (&["bastille", "day"], Fixed(7, 14)),
    (&["black", "friday"], After(11, 4, 4, 1)),
    (&["boxing", "day"], Fixed(12, 26)),
    (&["christmas", "day"], Fixed(12, 25)),
    (&["christmas", "eve"], Fixed(12, 24)),
    (&["christmas"], Fixed(12, 25)),
    (&["columbus", "day"], Nth(10, 1, 2)),
    (&["corpus", "christi"], Easter(60)),
    (&["cyber", "monday"], After(11, 4, 4, 4)),
    (&["earth", "day"], Fixed(4, 22)),
    (&["easter", "monday"], Easter(1)),
    (&["easter", "sunday"], Easter(0)),
    (&["easter"], Easter(0)),
    (&["father", "day"], Nth(6, 7, 3)),
    (&["fathers", "day"], Nth(6, 7, 3)),
    (&["good", "friday"], Easter(-2)),
    (&["groundhog", "day"], Fixed(2, 2)),
    (&["halloween"], Fixed(10, 31)),
    (&["hogmanay"], Fixed(12, 31)),
    (&["holocaust", "memorial", "day"], Fixed(1, 27)),
    (&["independence", "day"], Fixed(7, 4)),
    (&["international", "women", "day"], Fixed(3, 8)),
    (&["international", "workers", "day"], Fixed(5, 1)),
    (&["juneteenth"], Fixed(6, 19)),
    (&["labor", "day"], Nth(9, 1, 1)),
    (&["martin", "luther", "king", "day"], Nth(1, 1, 3)),
    (&["maundy", "thursday"], Easter(-3)),
    (&["may", "day"], Fixed(5, 1)),
    (&["memorial", "day"], Nth(5, 1, -1)),
    (&["new", "year", "day"], Fixed(1, 1)),
    (&["new", "year", "eve"], Fixed(12, 31)),
    (&["new", "year"], Fixed(1, 1)),
    (&["new", "years", "day"], Fixed(1, 1)),
    (&["new", "years", "eve"], Fixed(12, 31)),
    (&["palm", "sunday"], Easter(-7)),
    (&["pentecost", "sunday"], Easter(49)),
    (&["presidents", "day"], Nth(2, 1, 3)),
    (&["saint", "patrick", "day"], Fixed(3, 17)),
    (&["saint", "patrick"], Fixed(3, 17)),
    (&["shrove", "tuesday"], Easter(-47)),
    (&["st", "andrew", "day"], Fixed(11, 30)),
    (&["st", "david", "day"], Fixed(3, 1)),
    (&["st", "george", "day"], Fixed(4, 23)),
    (&["st", "patrick", "day"], Fixed(3, 17)),
    (&["thanksgiving", "day"], Nth(11, 4, 4)),
    (&["thanksgiving"], Nth(11, 4, 4)),
    (&["twelfth", "night"], Fixed(1, 5)),
    (&["valentine", "day"], Fixed(2, 14)),
    (&["veterans", "day"], Fixed(11, 11)),
    (&["whit", "monday"], Easter(50)),
    (&["workers", "day"], Fixed(5, 1)),
];

/// Names that alone mean a time of the year: a day only after a bound or before a year.
const SEASONS: &[&str] = &["christmas", "easter", "thanksgiving"];

/// The holiday whose name begins at `i`, and the token after it.
pub(super) fn named(scan: &Scan<'_>, i: usize) -> Option<(Holiday, usize)> {
    let first = scan.lower(i);
    let from = TABLE.partition_point(|(words, _)| words[0] < first);
    TABLE[from..].iter().take_while(|(words, _)| words[0] == first).find_map(|(words, holiday)| {
        let mut at = i;
        for word in *words {
            if !scan.is(at, word) {
                return None;
            }
            at = past_apostrophe(scan, at + 1);
        }
        Some((*holiday, at))
    })
}

/// The token after `’s` or `’`, where one stands at `i` inside a name.
fn past_apostrophe(scan: &Scan<'_>, i: usize) -> usize {
    let inside = |at: usize| matches!(scan.word(at), Word::Unit(Unit::Day)) || scan.is(at, "eve");
    if scan.apostrophe(i) && scan.is(i + 1, "s") && inside(i + 2) {
        i + 2
    } else if scan.apostrophe(i) && inside(i + 1) {
        i + 1
    } else {
        i
    }
}

/// A holiday with or without its year, as a mention.
pub(super) fn mention(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (holiday, next) = named(scan, i)?;
    let (year, end) = scan.year_after(next).unwrap_or((Year::Unsaid, next));
    let short = next == i + 2 && scan.is_any(i, &["saint", "new", "black", "cyber"]);
    let vague = next == i + 1 && SEASONS.contains(&scan.lower(i)) || short;
    let led = scan.after_any(i, &["before", "after", "by", "since", "until", "till", "on", "from"]);
    let led = led && !(scan.is(i, "new") && scan.is(next, "s"));
    let may = scan.is(i, "may") && !scan.capital(i);
    (!may && (!vague || led || year != Year::Unsaid))
        .then(|| Mention::new(i, end, When::Holiday { year, holiday }))
}

/// The day of a holiday in a year.
pub(super) fn day(holiday: Holiday, year: i16) -> Option<DateValue> {
    match holiday {
        Fixed(month, day) => calendar::ymd(year, month, day),
        After(month, weekday, n, days) => {
            let base = day(Nth(month, weekday, n), year)?.first;
            calendar::shift(base, days, Unit::Day).map(calendar::day)
        }
        Nth(month, weekday, n) => {
            let month = calendar::month(year, month)?;
            let from = if n < 0 { month.last.tomorrow().ok()? } else { month.first.yesterday().ok()? };
            let day = calendar::nearest(from, weekday, n < 0)?;
            calendar::shift(day, n.abs() - 1, Unit::Week).map(calendar::day)
        }
        Easter(days) => calendar::shift(easter(year)?, days, Unit::Day).map(calendar::day),
    }
}

/// Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_table_is_sorted_and_its_words_begin_a_date() {
        assert!(TABLE.windows(2).all(|pair| pair[0].0[0] <= pair[1].0[0]));
        for (words, _) in TABLE {
            assert_ne!(super::super::lexicon::word(words[0]), Word::Other, "{words:?}");
        }
    }

    #[test]
    fn days_that_move() {
        assert_eq!(easter(2024), Some(date(2024, 3, 31)));
        assert_eq!(easter(2000), Some(date(2000, 4, 23)));
        assert_eq!(day(Easter(-2), 2025).unwrap().first, date(2025, 4, 18));
        assert_eq!(day(Nth(11, 4, 4), 2024).unwrap().first, date(2024, 11, 28));
        assert_eq!(day(After(11, 4, 4, 1), 2024).unwrap().first, date(2024, 11, 29));
        assert_eq!(day(Nth(5, 1, -1), 2025).unwrap().first, date(2025, 5, 26));
    }
}
