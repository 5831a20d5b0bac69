//! Dates in figures alone: `30/6/2017`, `2017-06-30`, `20170630`; `30/6` after a preposition of time.

use super::calendar;
use super::lexicon::Word;
use super::mention::{Mention, When, Year};
use super::scan::Scan;
use crate::settings::Locale;

/// `30/6/2017`, `6.30.17`, `2017-06-30`, `2017/06`.
pub(super) fn full(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (first, digits) = scan.digits(i)?;
    if i > 0
        && scan.tokens.glued(i - 1)
        && (scan.word(i - 1) != Word::Other || "/.,:$£€".contains(scan.lower(i - 1)))
    {
        return None;
    }
    let mark = ['/', '-', '.', '–'].into_iter().find(|c| scan.sign(i + 1, *c))?;
    if !(scan.tokens.glued(i) && scan.tokens.glued(i + 1)) {
        return None;
    }
    let (second, second_digits) = scan.digits(i + 2)?;
    let third = scan.sign(i + 3, mark) && scan.tokens.glued(i + 2) && scan.tokens.glued(i + 3);
    let third = third.then(|| scan.digits(i + 4)).flatten();
    let ends = |last: usize| {
        !scan.tokens.glued(last)
            || scan.word(last + 1) == Word::Other
                && !(scan.sign(last + 1, mark) && mark != '.' && mark != '-')
    };
    let when = match (digits, second_digits, third) {
        (4, 1..=2, Some((third, 1..=2))) if mark != '.' && ends(i + 4) => day(first, second, third, false)?,
        (1..=2, 1..=2, Some((year, year_digits @ (2 | 4)))) if ends(i + 4) => {
            let year = if year_digits == 4 { year } else { year + if year < 40 { 2000 } else { 1900 } };
            let dotted_short = year_digits == 2 && mark == '.';
            if dotted_short {
                return None;
            }
            by_locale(scan.settings.locale, first, second, year)?
        }
        _ => return None,
    };
    Some(Mention::new(i, i + 5, when))
}

/// `6/30`, `30/6` after a weekday or a preposition of time.
pub(super) fn short_numeric(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (first, second) = (scan.digits(i)?, scan.digits(i + 2)?);
    let shape =
        scan.sign(i + 1, '/') && scan.tokens.glued(i) && scan.tokens.glued(i + 1) && !scan.sign(i + 3, '/');
    let led = scan.after_any(i, &["on", "since", "until", "by", "from", "before", "after"])
        || i > 0 && matches!(scan.word(i - 1), Word::Weekday(_) | Word::ShortWeekday(_))
        || i > 1
            && scan.sign(i - 1, ',')
            && matches!(scan.word(i - 2), Word::Weekday(_) | Word::ShortWeekday(_));
    if !shape || !led || first.1 > 2 || second.1 > 2 || scan.is_any(i + 3, &["of", "th", "th-"]) {
        return None;
    }
    match by_locale(scan.settings.locale, first.0, second.0, 2000)? {
        When::Day { month, day, swapped, .. } => {
            Some(Mention::new(i, i + 3, When::Day { year: Year::Unsaid, month, day, swapped }))
        }
        _ => None,
    }
}

fn by_locale(locale: Locale, first: i32, second: i32, year: i32) -> Option<When> {
    let ambiguous = first <= 12 && second <= 12 && first != second;
    let month_first = second > 12 || first <= 12 && locale == Locale::EnUs;
    if month_first { day(year, first, second, ambiguous) } else { day(year, second, first, ambiguous) }
}

fn day(year: i32, month: i32, day: i32, swapped: bool) -> Option<When> {
    let year = i16::try_from(year).ok().filter(|y| (1000..=2100).contains(y))?;
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    calendar::ymd(year, month, day)?;
    Some(When::Day { year: Year::Is(year), month, day, swapped })
}

/// `20200701`: eight digits that make a day.
pub(super) fn basic(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (value, 8) = scan.digits(i)? else { return None };
    let word = i > 0 && scan.tokens.glued(i - 1) && scan.word(i - 1) != Word::Other
        || scan.tokens.glued(i) && scan.word(i + 1) != Word::Other;
    let recent = (19_000_000..21_000_000).contains(&value) && !word && scan.before(i) != "$";
    let when = recent.then(|| day(value / 10_000, value / 100 % 100, value % 100, false))??;
    Some(Mention::new(i, i + 1, when))
}
