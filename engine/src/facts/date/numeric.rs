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
        || code(scan, i)
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
        (4, 1..=2, Some((third, 1..=2))) if (mark != '.' || third_is_day(scan, i)) && ends(i + 4) => {
            day(first, second, third, false)?
        }
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

/// True if month and day have two digits each: `2018.05.03`, not the version `2018.5.3`.
fn third_is_day(scan: &Scan<'_>, i: usize) -> bool {
    [i + 2, i + 4].iter().all(|at| scan.digits(*at).is_some_and(|(_, digits)| digits == 2))
}

/// True if the digits at `i` go on from other digits or letters by a dash: `133-03-03-2020`.
fn code(scan: &Scan<'_>, i: usize) -> bool {
    i > 1
        && scan.dash(i - 1)
        && scan.tokens.glued(i - 1)
        && scan.tokens.glued(i - 2)
        && scan.digits(i - 2).is_some_and(|(_, digits)| digits > 2)
}

/// Two days in figures that make a range, read in one order: `10/1 to 11/7`, `5/1-5/7/2020`. Where both orders make
/// days, the shorter range is meant.
pub(super) fn pair(scan: &Scan<'_>, i: usize) -> Option<(Mention, Mention)> {
    let (a, next) = figures(scan, i)?;
    let at = super::pair::joint(scan, next).filter(|_| !scan.is_any(next, &["and", "or"]))?;
    let (b, end) = figures(scan, at)?;
    let said = a.2.or(b.2);
    let led = scan.after_any(i, &["from", "between"])
        || (i == 0 || !scan.near(i - 1)) && (end >= scan.tokens.len() || !scan.near(end - 1));
    // `1/2 to 3/4` are fractions
    let fraction = |(first, second, _): Figures| first < second && second <= 12;
    let signs = [scan.sign(i.wrapping_sub(1), '/'), scan.sign(end, '/')];
    if said.is_none() && (!led || fraction(a) && fraction(b))
        || signs.contains(&true)
        || a.2.is_some() && b.2.is_none()
    {
        return None;
    }
    let days = |month_first: bool| {
        let one = |(first, second, year): Figures| {
            let (month, day_of_month) = if month_first { (first, second) } else { (second, first) };
            let value = day(year.or(said).unwrap_or(2000), month, day_of_month, true)?;
            Some((value, month * 31 + day_of_month + 372 * year.or(said).unwrap_or(0)))
        };
        let ((first, from), (last, to)) = (one(a)?, one(b)?);
        Some((first, last, if to < from { to - from + 372 } else { to - from }))
    };
    let (first, last, both) = match (days(true), days(false)) {
        (Some(month), Some(day)) => {
            let american = scan.settings.locale == Locale::EnUs;
            let month_first = month.2 < day.2 || month.2 == day.2 && american;
            let chosen = if month_first { month } else { day };
            (chosen.0, chosen.1, true)
        }
        (Some((first, last, _)), None) | (None, Some((first, last, _))) => (first, last, false),
        (None, None) => return None,
    };
    let mention = |from: usize, to: usize, when: When, year: Option<i32>| match when {
        When::Day { year: given, month, day, .. } => {
            let year = if year.is_some() { given } else { Year::Unsaid };
            Some(Mention::new(from, to, When::Day { year, month, day, swapped: both }))
        }
        _ => None,
    };
    Some((mention(i, next, first, a.2)?, mention(at, end, last, b.2)?))
}

/// Two figures, and the year.
type Figures = (i32, i32, Option<i32>);

/// `10/1`, `10/1/2018`, and the token after it.
fn figures(scan: &Scan<'_>, i: usize) -> Option<(Figures, usize)> {
    let (first, second) = (scan.digits(i)?, scan.digits(i + 2)?);
    let glued = |at: usize| scan.sign(at, '/') && scan.tokens.glued(at - 1) && scan.tokens.glued(at);
    if !glued(i + 1) || first.1 > 2 || second.1 > 2 {
        return None;
    }
    let year = scan.digits(i + 4).filter(|(_, digits)| *digits == 4 && glued(i + 3));
    let next = if year.is_some() { i + 5 } else { i + 3 };
    Some(((first.0, second.0, year.map(|(year, _)| year)), next))
}

/// `6/30`, `30/6` after a weekday or a preposition of time.
pub(super) fn short_numeric(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (first, second) = (scan.digits(i)?, scan.digits(i + 2)?);
    let past_twelve = (first.0 > 12) != (second.0 > 12);
    // `on 5-23`: no score, for one of the two is no month
    let dash = scan.sign(i + 1, '-')
        && past_twelve
        && scan.after_any(i, &["on"])
        && super::relative::ends_phrase(scan, i + 3);
    let shape = (scan.sign(i + 1, '/') || dash)
        && scan.tokens.glued(i)
        && scan.tokens.glued(i + 1)
        && !scan.sign(i + 3, '/');
    // `by 9/10 buyers`
    let counted = scan.near(i + 2) && scan.small(i + 3) && scan.lower(i + 3).ends_with('s');
    let led = scan.after_any(i, &["on", "since", "until", "by", "from", "before", "after", "this"])
        || alone(scan, i)
        || i > 0 && matches!(scan.word(i - 1), Word::Weekday(_) | Word::ShortWeekday(_))
        || i > 1
            && scan.sign(i - 1, ',')
            && matches!(scan.word(i - 2), Word::Weekday(_) | Word::ShortWeekday(_));
    if !shape || !led || first.1 > 2 || second.1 > 2 || scan.is_any(i + 3, &["of", "th", "th-"]) || counted {
        return None;
    }
    // `from 1/4 to 3/4`: no pair of days
    if scan.is_any(i + 3, &["to", "and"]) && figures(scan, i + 4).is_some() {
        return None;
    }
    match by_locale(scan.settings.locale, first.0, second.0, 2000)? {
        When::Day { month, day, swapped, .. } => {
            Some(Mention::new(i, i + 3, When::Day { year: Year::Unsaid, month, day, swapped }))
        }
        _ => None,
    }
}

/// `12/2020` after a preposition of time: laws and cases are numbered so too.
pub(super) fn month_year(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (month, digits) = scan.digits(i)?;
    let (year, 4) = scan.digits(i + 2)? else { return None };
    let glued = scan.sign(i + 1, '/') && scan.tokens.glued(i) && scan.tokens.glued(i + 1);
    let led = scan.after_any(i, &["in", "by", "since", "until", "from"]) && !scan.tokens.glued(i - 1);
    let more = scan.tokens.glued(i + 2) && (scan.sign(i + 3, '/') || scan.word(i + 3) != Word::Other);
    let whole = digits <= 2 && (1..=12).contains(&month) && (1900..=2100).contains(&year);
    if !(glued && led && whole) || more {
        return None;
    }
    let (year, month) = (Year::Is(i16::try_from(year).ok()?), i8::try_from(month).ok()?);
    Some(Mention::new(i, i + 3, When::Month { year, month }))
}

/// True if the figures stand alone in their line and are no fraction: `30/6`.
fn alone(scan: &Scan<'_>, i: usize) -> bool {
    let line = (i == 0 || !scan.near(i - 1)) && (i + 3 >= scan.tokens.len() || !scan.near(i + 2));
    let past = |at: usize| scan.digits(at).is_some_and(|(value, _)| value > 12);
    line && (past(i) || past(i + 2))
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
