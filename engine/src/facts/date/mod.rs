//! Dates at any precision, absolute and relative.
//!
//! The text is walked once: each token that may begin a date ([`form`]) is tried against the small grammars of
//! `day`, `year`, `period` and `relative`. The mentions so found are joined into ranges and given the words of
//! their bounds (`join`), and then the calendar is asked (`resolve`).
//!
//! What cannot be known is kept apart: a day or month without a year gets every likely year as a reading, and year 0
//! where neither the document's date nor the text gives one ([`DateValue::year_known`](super::DateValue::year_known)).

mod calendar;
mod clock;
mod day;
mod holiday;
mod join;
mod lexicon;
mod mention;
mod moves;
mod numeric;
mod offset;
mod pair;
mod part;
mod period;
mod relative;
mod resolve;
mod scan;
mod stretch;
mod table;
mod tense;
mod unusual;
mod week;
mod weekday;
mod year;

use super::{Context, Fact};
use crate::text::Tokens;
use lexicon::{Which, Word};
use mention::{Mention, Move, Part, When, Year};
use scan::Scan;

/// The weekday that a lower-cased word names, Monday 1 to Sunday 7: `friday`, `fri`.
pub(crate) fn weekday_named(lower: &str) -> Option<i8> {
    match lexicon::word(lower) {
        Word::Weekday(day) | Word::ShortWeekday(day) => Some(day),
        _ => None,
    }
}

/// Adds the facts of this kind to `found`.
pub(super) fn find(tokens: &Tokens<'_>, context: &Context<'_>, found: &mut Vec<Fact>) {
    let scan = Scan::new(tokens, context.settings);
    let mut mentions = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let before = mentions.len();
        if scan.word(i) != Word::Other {
            i = mentions_at(&scan, i, &mut mentions);
        }
        if mentions.len() == before {
            i += 1;
        }
    }
    join::facts(&scan, &mut mentions, context.published, found);
}

/// Adds the mentions that begin at `i` and returns the token after them.
fn mentions_at(scan: &Scan<'_>, i: usize, mentions: &mut Vec<Mention>) -> usize {
    let glued = scan.tokens.glued(i).then(|| unusual::any_order(scan, i)).flatten();
    if glued.is_none()
        && let Some((first, second)) = pair(scan, i)
    {
        mentions.extend([first, second]);
        return second.next;
    }
    if let Some(mention) = mentions.last().and_then(|last| present(scan, last, i)) {
        mentions.push(mention);
        return mention.next;
    }
    let dated = |at: usize| form(scan, at);
    let mention = match scan.word(i) {
        Word::Unit(_) => moved(scan, i)
            .or_else(|| week::after_next(scan, i))
            .or_else(|| week::mention(scan, i, &dated))
            .or_else(|| form(scan, i)),
        Word::WeekLetter => week::commencing(scan, i, &dated),
        Word::Weekday(_) | Word::Ordinal(_) | Word::Tens(_) => week::after_next(scan, i)
            .or_else(|| moves::nth_weekday(scan, i, &dated))
            .or_else(|| form(scan, i))
            .or_else(|| moved(scan, i)),
        Word::Month(_) | Word::Season(_) => {
            week::after_next(scan, i).or_else(|| week::holiday_weekend(scan, i)).or_else(|| form(scan, i))
        }
        Word::Holiday => week::holiday_weekend(scan, i).or_else(|| form(scan, i)),
        Word::Digits => {
            moves::nth_weekday(scan, i, &dated).or_else(|| form(scan, i)).or_else(|| moved(scan, i))
        }
        _ => form(scan, i).or_else(|| moved(scan, i)),
    };
    let Some(mention) = mention else { return i };
    let mention = moves::run_after(scan, mention).unwrap_or(mention);
    if mentions.last().is_some_and(|last| last.next > mention.first) {
        return i;
    }
    mentions.push(mention);
    mention.next
}

/// `now`, `the present` or `the current date` at `i`, where it ends the range that `last` begins: `from 2015 to now`.
fn present(scan: &Scan<'_>, last: &Mention, i: usize) -> Option<Mention> {
    let next = match scan.word(i) {
        Word::Present => i + 1,
        Word::Which(Which::This) if scan.is(i, "current") && scan.is(i + 1, "date") => i + 2,
        _ => return None,
    };
    let joint = i - 1 - usize::from(scan.after_any(i, &["the"]));
    let range = scan.is_any(joint, &["to", "until", "till", "through"])
        || scan.dash(joint)
        || scan.is(joint, "and") && scan.after_any(last.first, &["between"]);
    let named = scan.capital(next) && scan.near(next - 1);
    (range && last.next == joint && !named).then(|| Mention::new(i, next, When::Deictic(0)))
}

/// Two days that share a month, with or without weekdays: `3-5 May`, `Monday 3 to Friday 7 May`.
fn pair(scan: &Scan<'_>, i: usize) -> Option<(Mention, Mention)> {
    match scan.word(i) {
        Word::Digits => numeric::pair(scan, i).or_else(|| pair::pair(scan, i)),
        Word::Ordinal(_) | Word::Tens(_) | Word::Month(_) | Word::ShortMonth(_) => pair::pair(scan, i),
        Word::Weekday(weekday) | Word::ShortWeekday(weekday) => {
            let at = after_weekday(scan, i);
            if let Some((first, second)) = pair::pair(scan, at) {
                return Some((Mention { first: i, weekday: Some(weekday), ..first }, second));
            }
            let (number, next, _) = scan.day(at)?;
            let at = pair::joint(scan, next)?;
            let second = weekday_date(scan, at)?;
            let When::Day { year, month, .. } = second.when else { return None };
            let when = When::Day { year, month, day: number, swapped: false };
            Some((Mention { weekday: Some(weekday), ..Mention::new(i, next, when) }, second))
        }
        _ => None,
    }
}

/// The date that begins at `i`, if one does.
fn form(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let mention = match scan.word(i) {
        Word::Other => None,
        Word::Digits => numeric::full(scan, i)
            .or_else(|| unusual::any_order(scan, i))
            .or_else(|| day::day_first(scan, i))
            .or_else(|| year::decade(scan, i))
            .or_else(|| year::century(scan, i))
            .or_else(|| period::counted(scan, i))
            .or_else(|| period::numbered(scan, i))
            .or_else(|| period::lettered(scan, i))
            .or_else(|| numeric::short_numeric(scan, i))
            .or_else(|| numeric::month_year(scan, i))
            .or_else(|| day::year_first(scan, i))
            .or_else(|| year::year(scan, i))
            .or_else(|| year::short(scan, i))
            .or_else(|| unusual::ordinal_day(scan, i))
            .or_else(|| numeric::basic(scan, i)),
        Word::Month(_) | Word::ShortMonth(_) => holiday::mention(scan, i)
            .or_else(|| unusual::any_order(scan, i))
            .or_else(|| day::month_first(scan, i)),
        Word::Holiday => holiday::mention(scan, i),
        Word::Weekday(_) | Word::ShortWeekday(_) => {
            weekday_date(scan, i).or_else(|| relative::weekday(scan, i))
        }
        Word::Ordinal(_) | Word::Tens(_) => day::day_first(scan, i)
            .or_else(|| year::century(scan, i))
            .or_else(|| period::counted(scan, i))
            .or_else(|| year::year(scan, i))
            .or_else(|| holiday::mention(scan, i))
            .or_else(|| unusual::spelled(scan, i))
            .or_else(|| unusual::ordinal_day(scan, i)),
        Word::Small(_) => unusual::spelled(scan, i).or_else(|| year::year(scan, i)),
        Word::Decade(_) => year::decade(scan, i),
        Word::Season(_) => period::season(scan, i),
        Word::Letter => period::lettered(scan, i),
        Word::Fiscal => period::fiscal(scan, i),
        Word::Which(Which::Last) => period::counted(scan, i).or_else(|| relative::which(scan, i)),
        Word::Which(Which::This | Which::Next) => which_date(scan, i).or_else(|| relative::which(scan, i)),
        Word::Which(_) => relative::which(scan, i),
        Word::Deictic(_) => relative::deictic(scan, i),
        Word::Unit(_) => relative::now(scan, i),
        Word::EndOf(unit) => (scan.tokens.word(i).chars().all(char::is_uppercase))
            .then(|| Mention { part: Part::End, ..Mention::new(i, i + 1, When::Now(unit)) }),
        Word::ForeignMonth(_)
        | Word::Article
        | Word::Half
        | Word::Part
        | Word::WeekLetter
        | Word::Present => None,
    }?;
    let mention = period::owned(scan, mention).unwrap_or(mention);
    Some(day::with_later_weekday(scan, mention))
}

/// `this Friday (June 15)`: the date says it all, the words before belong to it.
fn which_date(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let mention = weekday_date(scan, i + 1)?;
    Some(Mention { first: i, ..mention })
}

/// A weekday with its date: `Friday 12 June`, `Fri., June 12`, `Friday the 13th`.
fn weekday_date(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (Word::Weekday(weekday) | Word::ShortWeekday(weekday)) = scan.word(i) else { return None };
    if scan.after_any(i, &["every", "each"]) {
        return None;
    }
    let at = after_weekday(scan, i);
    let date = numeric::full(scan, at)
        .or_else(|| day::day_first(scan, at))
        .or_else(|| day::month_first(scan, at))
        .or_else(|| numeric::short_numeric(scan, at))
        .or_else(|| unusual::weekday_ordinal(scan, at))?;
    if !matches!(date.when, When::Day { .. } | When::DayOfMonth(_)) {
        return None;
    }
    let close = scan.sign(at.saturating_sub(1), '(') && scan.sign(date.next, ')');
    Some(Mention { first: i, next: date.next + usize::from(close), weekday: Some(weekday), ..date })
}

/// The token after a weekday, its dot, a comma or bracket, and `the`.
fn after_weekday(scan: &Scan<'_>, i: usize) -> usize {
    let mut at = i + 1;
    if matches!(scan.word(i), Word::ShortWeekday(_)) && scan.sign(at, '.') {
        at += 1;
    }
    if scan.sign(at, ',') || scan.sign(at, '(') {
        at += 1;
    }
    if scan.is(at, "the") { at + 1 } else { at }
}

/// `two years ago`, `a week later`; `two days after 5 May`.
fn moved(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let start = match scan.word(i) {
        Word::Unit(_) if scan.after_any(i, &["the"]) => i - 1,
        Word::Digits | Word::Small(_) | Word::Tens(_) | Word::Article => i,
        _ => return None,
    };
    let dated = |at: usize| form(scan, at);
    let counted = moves::compound(scan, start, &dated)
        .or_else(|| moves::run(scan, start, &dated))
        .or_else(|| moves::weekdays(scan, start));
    if let Some(mention) = counted {
        return Some(mention);
    }
    match offset::offset(scan, start)? {
        offset::Offset::Alone(mention) => Some(mention),
        offset::Offset::Before { n, unit, at } => {
            let at = if scan.is(at, "the") { at + 1 } else { at };
            let mention = form(scan, at).filter(|m| !matches!(m.when, When::Now(_)))?;
            Some(Mention { first: start, moved: Some(Move::By { n, unit }), ..mention })
        }
    }
}

/// True if the words give no year at all.
const fn unsaid(year: Year) -> bool {
    matches!(year, Year::Unsaid)
}

#[cfg(test)]
mod grammar_tests;
#[cfg(test)]
mod tests;
