//! Dates that lean on another: `last May`, `on Tuesday`, `two years earlier`, `yesterday`.

use super::lexicon::{Unit, Which, Word};
use super::mention::{Mention, Part, When};
use super::scan::Scan;
pub(super) use super::tense::{ends_phrase, future, past, stop};

/// `last week`, `the previous year`, `this May`, `next Friday`, `the last three months`, `last night`.
pub(super) fn which(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let Word::Which(mut which) = scan.word(i) else { return None };
    if !scan.near(i) {
        return None;
    }
    let mut at = i + 1;
    if which == Which::This
        && let Word::Which(second @ (Which::Past | Which::Coming | Which::Last)) = scan.word(at)
    {
        which = second;
        at += 1;
    }
    if which == Which::Last && scan.word(at) == Word::Which(Which::Past) {
        return None;
    }
    let the = scan.after_any(i, &["the"]);
    match scan.word(at) {
        Word::Unit(Unit::Week) if scan.is(at, "week") && day_of_week(scan, at).is_some() => {
            let (day, next) = day_of_week(scan, at)?;
            Some(Mention::new(i, next, When::WeekdayOf { day, which }))
        }
        Word::Unit(unit) => {
            let plural = scan.lower(at).ends_with('s');
            let weak_day = unit == Unit::Day
                && !matches!(which, Which::Previous | Which::Following | Which::Next | Which::Same);
            let demonstrative = scan.is(i, "that")
                && !matches!(unit, Unit::Year | Unit::Month | Unit::Day | Unit::Week | Unit::Decade);
            let of = scan.is(at + 1, "of") && matches!(which, Which::Last | Which::Next | Which::Same);
            let old = scan.dash(at + 1);
            let ok = !plural && !weak_day && !demonstrative && !of && !old && scan.near(at);
            ok.then(|| Mention::new(i, at + 1, When::Period { unit, which: told(which, unit, the) }))
        }
        Word::Month(month) | Word::ShortMonth(month)
            if scan.capital(at) || !scan.is_any(at, &["may", "march"]) =>
        {
            let that =
                scan.is_any(i, &["that", "past", "current"]) && (!scan.capital(at) || scan.is(i, "that"));
            let day = scan.day(at + 1).is_some_and(|(_, _, _)| !scan.sign(at + 1, '('));
            (!that && !day).then(|| Mention::new(i, at + 1, When::MonthOf { month, which }))
        }
        Word::Weekday(day) | Word::ShortWeekday(day) => {
            let known = scan.capital(at)
                || !matches!(scan.word(at), Word::ShortWeekday(_))
                || scan.is_any(at, &["tue", "tues", "thu", "thur", "thurs", "fri"]);
            let that = scan.is(i, "that");
            let which = match which {
                Which::Previous if !the => Which::Last,
                Which::Following if !the => Which::Next,
                which => which,
            };
            (known && !that).then(|| Mention::new(i, at + 1, When::Weekday { day, which: Some(which) }))
        }
        Word::Season(n) if !matches!(which, Which::Previous | Which::Past) && !scan.is(i, "that") => {
            let fall = scan.is(at, "fall") && scan.is_any(at + 1, &["in", "of"]);
            (!fall).then(|| Mention::new(i, at + 1, When::SeasonOf { n, which }))
        }
        _ if scan.is(at, "night") && which == Which::Last => Some(Mention::new(i, at + 1, When::Deictic(-1))),
        _ if scan.is_any(at, &["morning", "afternoon", "evening"])
            && which == Which::This
            && !scan.is(i, "current") =>
        {
            Some(Mention::new(i, at + 1, When::Deictic(0)))
        }
        Word::Holiday => {
            let (holiday, next) = super::holiday::named(scan, at)?;
            Some(Mention::new(i, next, When::HolidayOf { holiday, which }))
        }
        _ => run(scan, i, at, which),
    }
}

/// The weekday told after `week` at `at`, and the token after it: `next week on Friday`, `last week - Monday`,
/// `this week Friday`.
fn day_of_week(scan: &Scan<'_>, at: usize) -> Option<(i8, usize)> {
    let tied = scan.is(at + 1, "on") || scan.sign(at + 1, '-') && !scan.tokens.glued(at);
    let day = at + 1 + usize::from(tied);
    let Word::Weekday(weekday) = scan.word(day) else { return None };
    let name = scan.capital(day + 1) && scan.near(day);
    (scan.near(at) && (tied || !name)).then_some((weekday, day + 1))
}

/// `next day` always, and `the next` of most units, lean on what was told before.
fn told(which: Which, unit: Unit, the: bool) -> Which {
    if which == Which::Next && unit == Unit::Day && the { Which::Following } else { which }
}

/// `last three months`, `next two weeks`.
fn run(scan: &Scan<'_>, i: usize, at: usize, which: Which) -> Option<Mention> {
    if matches!(which, Which::This | Which::Same) || scan.word(at) == Word::Article {
        return None;
    }
    let couple = scan.is(at, "couple");
    let (n, next) = if couple { (2, at + 1 + usize::from(scan.is(at + 1, "of"))) } else { scan.count(at)? };
    let Word::Unit(unit) = scan.word(next) else { return None };
    let of = scan.is(next + 1, "of") || scan.dash(next) || scan.dash(next + 1);
    let fits = (1..=200).contains(&n) && unit != Unit::Weekend && !of;
    fits.then(|| Mention::new(i, next + 1, When::Run { n, unit, which }))
}

/// `Tuesday`, `Tuesday of next week`, `a week on Tuesday` apart; short forms only where a date follows.
pub(super) fn weekday(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let Word::Weekday(day) = scan.word(i) else {
        let Word::ShortWeekday(day) = scan.word(i) else { return None };
        let led = scan.after_any(i, &["on", "until", "by", "since", "late", "early"]);
        let name = matches!(scan.lower(i), "sun" | "sat")
            || matches!(scan.lower(i), "wed" | "mon") && !(scan.capital(i) && scan.after_any(i, &["on"]));
        let next = i + 1 + usize::from(scan.sign(i + 1, '.'));
        let line = (i == 0 || !scan.near(i - 1)) && (next >= scan.tokens.len() || !scan.near(next - 1));
        if line {
            return Some(Mention::new(i, next, When::Weekday { day, which: None }));
        }
        return (led && !name).then(|| Mention::new(i, i + 1, When::Weekday { day, which: None }));
    };
    if scan.after_any(
        i,
        &[
            "a", "an", "any", "every", "each", "black", "good", "ash", "shrove", "bloody", "super", "cyber",
            "most",
        ],
    ) {
        return None;
    }
    let at = if scan.is_any(i + 1, &["of", "in", "from"]) { i + 2 } else { i + 1 };
    let at = if scan.is(at, "the") { at + 1 } else { at };
    if let (Word::Which(which), Word::Unit(Unit::Week)) = (scan.word(at), scan.word(at + 1))
        && at > i
        && scan.is(at + 1, "week")
        && !scan.is(at, "that")
    {
        return Some(Mention::new(i, at + 2, When::WeekdayOf { day, which }));
    }
    if let Some((n, unit, next)) = in_units(scan, i + 1) {
        return Some(Mention::new(i, next, When::WeekdayIn { day, n, unit }));
    }
    let name = scan.capital(i + 1) && scan.near(i) && scan.word(i + 1) == Word::Other;
    let title = name
        && scan.tokens.kind(i + 1) == Some(crate::text::TokenKind::Word)
        && !scan.after_any(i, &["on", "last", "s"]);
    (!title).then(|| Mention::new(i, i + 1, When::Weekday { day, which: None }))
}

/// `in two weeks`, `two weeks from now` after a weekday: the count, its unit and the token after it.
fn in_units(scan: &Scan<'_>, at: usize) -> Option<(i64, Unit, usize)> {
    let at = if scan.sign(at, ',') { at + 1 } else { at };
    let inside = scan.is(at, "in");
    let (n, unit_at) = scan.count(at + usize::from(inside)).filter(|(n, _)| *n < 100)?;
    let Word::Unit(unit @ (Unit::Week | Unit::Fortnight | Unit::Month | Unit::Year)) = scan.word(unit_at)
    else {
        return None;
    };
    let after = unit_at + 1;
    if inside {
        return ends_phrase(scan, after).then_some((n, unit, after));
    }
    let now = scan.is(after, "from") && scan.is_any(after + 1, &["now", "today"]);
    now.then_some((n, unit, after + 2))
}

/// `today`, `yesterday`.
pub(super) fn deictic(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let Word::Deictic(days) = scan.word(i) else { return None };
    if scan.capital(i) && scan.near(i) && scan.capital(i + 1) && scan.is(i, "today") {
        return None;
    }
    Some(Mention::new(i, i + 1, When::Deictic(days)))
}

/// The unit that `early`, `end of` … may go with, though it is no date by itself: `the year`.
pub(super) fn now(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year | Unit::Quarter | Unit::Decade)) =
        scan.word(i)
    else {
        return None;
    };
    let dash = usize::from(scan.dash(i + 1));
    let date = i + 2 + 2 * dash;
    let plural = scan.lower(i).ends_with('s');
    if !plural && scan.is(i + 1 + dash, "to") && scan.is(date, "date") && (dash == 0 || scan.dash(date - 1)) {
        // `year to date`, `month-to-date`
        return Some(Mention { part: Part::Before, ..Mention::new(i, date + 1, When::Now(unit)) });
    }
    (!scan.lower(i).ends_with('s')).then(|| Mention::new(i, i + 1, When::Now(unit)))
}

/// The part of what begins at `i` that the words before it ask for (`early`, `the end of`), and their first token;
/// `earlier` and `later` only before a period that holds the document's date (`fine`).
pub(super) fn part_before(scan: &Scan<'_>, i: usize, fine: bool) -> Option<(Part, usize)> {
    let mut k = i.checked_sub(1).filter(|&k| scan.near(k))?;
    let the = scan.is(k, "the");
    if the {
        k = k.checked_sub(1)?;
    }
    let of = scan.is(k, "of");
    let inside = scan.is(k, "in");
    let hyphen = scan.dash(k) && !the;
    let word = if of || inside || hyphen { k.checked_sub(1)? } else { k };
    let found = match scan.lower(word) {
        "early" if !of && !inside && !the => Part::Early,
        "late" if !of && !inside && !the => Part::Late,
        "mid" if !of && !inside && !the => Part::Mid,
        "start" | "beginning" if of => Part::Start,
        "middle" if of => Part::Mid,
        "rest" | "remainder" if of => Part::After,
        "end" if of || !the && !inside && !hyphen => Part::End,
        "earlier" if fine && !of && !hyphen => Part::Before,
        "later" if fine && !of && !hyphen => Part::After,
        _ => return None,
    };
    Some((found, word))
}
