//! Days in words, in an order of their own or by their number alone: `May twenty-nine`, `2020/23/Sep`, `the 18th`.

use super::day::month_at;
use super::lexicon::Word;
use super::mention::{Mention, When, Year};
use super::scan::Scan;

/// A day of the month in the words of a count, where nothing is counted: `May twenty-nine`, before a year or the end
/// of the phrase.
pub(super) fn counted_day(scan: &Scan<'_>, at: usize) -> Option<(i8, usize, bool)> {
    if !matches!(scan.word(at), Word::Small(_) | Word::Tens(_)) {
        return None;
    }
    let (day, next) = scan.count(at).filter(|(day, _)| (1..=31).contains(day))?;
    let ends = super::relative::ends_phrase(scan, next) || scan.year_after(next).is_some();
    ends.then_some((i8::try_from(day).ok()?, next, true))
}

/// `fifteen August 1993`: a day in the words of a count before its month and year.
pub(super) fn spelled(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (day, at) = scan.count(i).filter(|(day, _)| (1..=31).contains(day))?;
    let (month, false, false) = month_at(scan, at)? else { return None };
    let day = i8::try_from(day).ok().filter(|_| scan.capital(at) && scan.near(at - 1))?;
    let (year @ Year::Is(_), next) = scan.year_after(at + 1)? else { return None };
    Some(Mention::new(i, next, When::Day { year, month, day, swapped: false }))
}

/// A day, month and year glued by one mark in an order of their own: `September-2020-23`, `2020/23/Sep`.
pub(super) fn any_order(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let mark = ['-', '/'].into_iter().find(|c| scan.sign(i + 1, *c) && scan.sign(i + 3, *c))?;
    let glued = (i..i + 4).all(|k| scan.tokens.glued(k));
    let outside = i > 0 && scan.tokens.glued(i - 1) || scan.sign(i + 5, mark) && scan.tokens.glued(i + 4);
    if !glued || outside {
        return None;
    }
    let parts = [i, i + 2, i + 4];
    let month = parts.iter().find_map(|at| month_at(scan, *at))?.0;
    let figure = |long: bool| {
        parts.iter().filter_map(|at| scan.digits(*at)).find(|(_, n)| if long { *n == 4 } else { *n <= 2 })
    };
    if figure(true).is_none()
        && let Some((year, 2)) = scan.digits(i + 4)
    {
        // `5-Jun-18`, `Jun-5-18`
        let day = scan.digits(i).or_else(|| scan.digits(i + 2)).filter(|(day, _)| (1..=31).contains(day))?;
        let year = i16::try_from(if year < 40 { 2000 + year } else { 1900 + year }).ok()?;
        let day = i8::try_from(day.0).ok()?;
        return Some(Mention::new(i, i + 5, When::Day { year: Year::Is(year), month, day, swapped: false }));
    }
    let (year, day) = (i16::try_from(figure(true)?.0).ok()?, i8::try_from(figure(false)?.0).ok()?);
    let whole = (1000..=2100).contains(&year) && (1..=31).contains(&day);
    whole.then(|| Mention::new(i, i + 5, When::Day { year: Year::Is(year), month, day, swapped: false }))
}

/// A year in two digits that ends the phrase after a day with its ordinal: `14th April 15`.
pub(super) fn short_year(scan: &Scan<'_>, at: usize) -> Option<(Year, usize)> {
    let (value, 2) = scan.digits(at)? else { return None };
    let ends = scan.near(at - 1) && scan.alone(at) && super::relative::ends_phrase(scan, at + 1);
    let value = i16::try_from(value).ok().filter(|_| ends && !scan.sign(at + 1, ':'))?;
    Some((Year::Is(if value < 40 { 2000 + value } else { 1900 + value }), at + 1))
}

/// `the 18th` where nothing that it could count follows.
pub(super) fn ordinal_day(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (day, next, marked) = scan.day(i)?;
    let the = scan.after_any(i, &["the"]) && i > 1;
    let spelled = scan.word(i) != Word::Digits;
    // in words the first ten are places and floors as well, and a bare number counts
    if !(marked || the) || spelled && (!the || day < 11) {
        return None;
    }
    let led =
        scan.is_any(i.saturating_sub(if the { 2 } else { 1 }), &["on", "by", "until", "since"]) && i > 0;
    let ends = [',', '.', ';', ')', '?', '!', '-', '–'];
    let free = next >= scan.tokens.len()
        || !scan.near(next - 1)
        || ends.iter().any(|c| scan.sign(next, *c) && !scan.tokens.glued(next));
    let free = free && (marked || !scan.sign(next, ',') && scan.alone(i));
    let first = if the { i - 1 } else { i };
    (led && free).then(|| Mention::new(first, next, When::DayOfMonth(day)))
}

/// `13th`, or a bare `13` that ends the phrase, after its weekday.
pub(super) fn weekday_ordinal(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (day, next, marked) = scan.day(i)?;
    let free = scan.word(i) == Word::Digits && !(scan.small(next) && scan.near(next - 1));
    (free && marked || super::relative::ends_phrase(scan, next) && !scan.is(next, "and") && scan.alone(i))
        .then(|| Mention::new(i, next, When::DayOfMonth(day)))
}
