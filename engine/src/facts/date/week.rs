//! Weeks named by a day or a number, weekends of holidays, and periods after the next: `the week of 5 May`,
//! `week 23 of 2024`, `Labor Day weekend`, `the year before last`.

use super::holiday;
use super::lexicon::{Unit, Which, Word};
use super::mention::{Mention, Move, When, Year};
use super::scan::Scan;

/// What begins with `week` or `weekend` at `i`, the date that follows read by `form`.
pub(super) fn mention(scan: &Scan<'_>, i: usize, form: &dyn Fn(usize) -> Option<Mention>) -> Option<Mention> {
    let the = usize::from(scan.after_any(i, &["the"]));
    let whole = |mention: Mention, moved: Move| Mention {
        first: i - the,
        weekday: None,
        moved: Some(moved),
        ..mention
    };
    let day = |at: usize| {
        let at = at + usize::from(scan.is(at, "on"));
        let at = at + usize::from(scan.is(at, "the"));
        form(at).filter(|m| m.moved.is_none() && matches!(m.when, When::Day { .. } | When::Holiday { .. }))
    };
    if scan.is(i, "weekend") && scan.is(i + 1, "of") {
        let at = i + 2;
        return day(at)
            .or_else(|| named(scan, at))
            .filter(|m| matches!(m.when, When::Holiday { .. }))
            .map(|m| whole(m, Move::Weekend));
    }
    if !scan.is(i, "week") || !scan.near(i) {
        return None;
    }
    match scan.lower(i + 1) {
        "of" | "commencing" | "beginning" | "starting" => Some(whole(day(i + 2)?, Move::Week)),
        "ending" | "ended" => Some(whole(day(i + 2)?, Move::WeekEnding)),
        _ => numbered(scan, i),
    }
}

/// `w/c 5 May`: the week that begins on the day.
pub(super) fn commencing(
    scan: &Scan<'_>,
    i: usize,
    form: &dyn Fn(usize) -> Option<Mention>,
) -> Option<Mention> {
    let sign = scan.sign(i + 1, '/') && scan.is(i + 2, "c");
    let day = form(i + 3).filter(|m| sign && matches!(m.when, When::Day { .. }))?;
    Some(Mention { first: i, weekday: None, moved: Some(Move::Week), ..day })
}

/// `week 23 of 2024`; without a year only after a weekday (`Thursday, week 23`) or `calendar`, `ISO`: a season has
/// its weeks too.
fn numbered(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (n, digits) = scan.digits(i + 1)?;
    let n = i8::try_from(n).ok().filter(|n| digits <= 2 && (1..=53).contains(n) && scan.alone(i + 1))?;
    if let Some((year @ Year::Is(_), next)) = scan.year_after(i + 2) {
        return Some(Mention::new(i, next, When::IsoWeek { year, n }));
    }
    let comma = i > 1 && scan.sign(i - 1, ',');
    let led = scan.after_any(i, &["calendar", "iso"])
        || comma && matches!(scan.word(i - 2), Word::Weekday(_) | Word::ShortWeekday(_));
    led.then(|| Mention::new(i, i + 2, When::IsoWeek { year: Year::Unsaid, n }))
}

/// A holiday's name at `i`, though it alone would be a time of the year: `Easter`.
fn named(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (holiday, next) = holiday::named(scan, i)?;
    let (year, next) = scan.year_after(next).unwrap_or((Year::Unsaid, next));
    Some(Mention::new(i, next, When::Holiday { year, holiday }))
}

/// `Labor Day weekend`, `Easter weekend 2024`, with the holiday at `i`.
pub(super) fn holiday_weekend(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (holiday, next) = holiday::named(scan, i)?;
    if !scan.is(next, "weekend") || !scan.near(next - 1) {
        return None;
    }
    let (year, next) = scan.year_after(next + 1).unwrap_or((Year::Unsaid, next + 1));
    Some(Mention { moved: Some(Move::Weekend), ..Mention::new(i, next, When::Holiday { year, holiday }) })
}

/// `the week after next`, `Friday after next`, `the year before last`, where that ends the phrase.
pub(super) fn after_next(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let which = match (scan.lower(i + 1), scan.lower(i + 2)) {
        ("after", "next") => Which::AfterNext,
        ("before", "last") => Which::BeforeLast,
        _ => return None,
    };
    let unit = matches!(
        scan.word(i + 3),
        Word::Unit(_) | Word::Weekday(_) | Word::Month(_) | Word::Season(_) | Word::Holiday | Word::Digits
    );
    if unit && scan.near(i + 2) || !scan.near(i) {
        return None;
    }
    let when = match scan.word(i) {
        Word::Unit(unit @ (Unit::Week | Unit::Weekend | Unit::Month | Unit::Year | Unit::Quarter)) => {
            When::Period { unit, which }
        }
        Word::Weekday(day) => When::Weekday { day, which: Some(which) },
        Word::Month(month) => When::MonthOf { month, which },
        Word::Season(n) => When::SeasonOf { n, which },
        _ => return None,
    };
    let the = matches!(when, When::Period { .. }) && scan.after_any(i, &["the"]);
    Some(Mention::new(i - usize::from(the), i + 3, when))
}
