//! Two days that share a month: `3-5 May`, `May 3 and 4`, `4-23 of next month`.

use super::day::{day_ends, day_first, month_at, month_first, starts};
use super::lexicon::{Unit, Word};
use super::mention::{Mention, When, Year};
use super::scan::Scan;

/// Days that share a month: `3-5 May`, `3 to 5 May 2015`, `May 3 and 4`; the two.
pub(super) fn pair(scan: &Scan<'_>, i: usize) -> Option<(Mention, Mention)> {
    if let Some((month, _, false)) = month_at(scan, i) {
        let first = month_first(scan, i)?;
        let When::Day { year: Year::Unsaid, .. } = first.when else { return None };
        let at = joint(scan, first.next)?;
        let range = !scan.is_any(first.next, &["and", "or"]);
        let (day, next, marked) = scan.day(at)?;
        if month_at(scan, next).is_some() || !day_ends(scan, at, next) && scan.word(at) == Word::Digits {
            return None;
        }
        if !range
            && !scan.tokens.glued(at)
            && scan.small(next)
            && !scan.is_any(next, &["in", "at", "of", "and"])
        {
            return None;
        }
        let (year, next) = scan.year_after(next).unwrap_or((Year::Unsaid, next));
        let mut first = first;
        if let Some(unsaid) = first.year_mut() {
            *unsaid = year;
        }
        let over = matches!(first.when, When::Day { day: from, .. } if range && marked && day < from);
        let (year, month) = match (year, month) {
            (Year::Is(year), 12) if over => (Year::Is(year + 1), 1),
            (year, month) if over => (year, month % 12 + 1),
            same => same,
        };
        let second = Mention::new(at, next, When::Day { year, month, day, swapped: false });
        return Some((first, second));
    }
    let (day, next, marked) = scan.day(i)?;
    if !marked && i > 0 && !starts(scan, i) {
        return None;
    }
    let at = joint(scan, next)?;
    let Some(second) = day_first(scan, at) else { return pair_of(scan, (i, day, next), at) };
    let When::Day { year, month, day: last, .. } = second.when else { return None };
    let range = !scan.is_any(next, &["and", "or"]);
    let (year, month) = match (year, month) {
        (Year::Is(year), 1) if range && day > last => (Year::Is(year - 1), 12),
        (year, 1) if range && day > last => (year, 12),
        (year, month) if range && day > last => (year, month - 1),
        same => same,
    };
    Some((Mention::new(i, next, When::Day { year, month, day, swapped: false }), second))
}

/// Days of a month that is named against another: `4-23 of next month`; the first is a token, its day and the next.
fn pair_of(scan: &Scan<'_>, (i, day, next): (usize, i8, usize), at: usize) -> Option<(Mention, Mention)> {
    let (last, end, _) = scan.day(at)?;
    let (Word::Which(which), Word::Unit(Unit::Month)) = (scan.word(end + 1), scan.word(end + 2)) else {
        return None;
    };
    let whole = scan.is_any(end, &["of", "in"]) && day < last;
    let of = |day: i8| When::DayOf { day, which };
    whole.then(|| (Mention::new(i, next, of(day)), Mention::new(at, end + 3, of(last))))
}

/// The token after a dash, `to` or `and` (and `the`).
pub(super) fn joint(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let range = scan.dash(i) || scan.is_any(i, &["to", "until", "till", "through", "thru"]);
    let list = scan.is_any(i, &["and", "or"]) || scan.sign(i, '&');
    if !(range || list) || i == 0 || !scan.near(i - 1) || !scan.near(i) {
        return None;
    }
    Some(if scan.is(i + 1, "the") { i + 2 } else { i + 1 })
}
