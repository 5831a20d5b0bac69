//! Quarters, halves, seasons and parts counted from one end: `the third quarter of 2024`, `the last Sunday in May`.

use super::day::month_at;
use super::lexicon::{Unit, Which, Word};
use super::mention::{Mention, When, Whole, Year};
use super::scan::Scan;

/// `third quarter of 2024`, `first half`, `first nine months of the year`, `second week of May`, `last Sunday in May`.
pub(super) fn counted(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let last = matches!(scan.word(i), Word::Which(Which::Last));
    let (n, next) = if last { (1, i + 1) } else { scan.ordinal(i)? };
    let n = i8::try_from(n).ok()?;
    let at = if scan.dash(next) { next + 1 } else { next };
    // `the third last week`, `second-to-last day`
    let to = usize::from(scan.is(at, "to")) + usize::from(scan.is(at, "to") && scan.dash(at + 1));
    let from_end = !last && n > 1 && scan.word(at + to) == Word::Which(Which::Last);
    let at = if from_end { at + to + 1 } else { at };
    if !scan.near(next - 1) {
        return None;
    }
    match scan.word(at) {
        Word::Unit(Unit::Quarter) if !last && !from_end && (1..=4).contains(&n) => {
            let (year, end) = period_year(scan, at + 1);
            let game = year == Year::Unsaid
                && scan.is_any(at + 1, &["touchdown", "lead", "goal", "finals", "final"]);
            (!game && !scan.dash(at + 1)).then(|| Mention::new(i, end, When::Quarter { year, n }))
        }
        Word::Half if !last && !from_end && (1..=2).contains(&n) => {
            let (year, end) = period_year(scan, at + 1);
            (year != Year::Unsaid).then(|| Mention::new(i, end, When::Half { year, n }))
        }
        Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Weekend | Unit::Month))
            if !scan.is_any(at, &["days", "weeks", "months"]) =>
        {
            let (of, end) = whole(scan, at + 1)?;
            if unit == Unit::Day && !last && !from_end {
                return day_of(i, end, of, n);
            }
            let n = if last || from_end { -n } else { n };
            Some(Mention::new(i, end, When::Nth { of, n, unit: Some(unit), weekday: 0 }))
        }
        Word::Weekday(weekday) | Word::ShortWeekday(weekday) => {
            let dot = usize::from(scan.sign(at + 1, '.'));
            let (of, end) = whole(scan, at + 1 + dot)?;
            Some(Mention::new(
                i,
                end,
                When::Nth { of, n: if last || from_end { -n } else { n }, unit: None, weekday },
            ))
        }
        _ if from_end => None,
        _ if last || n == 1 => ends(scan, i, at, last).or_else(|| {
            // `the first of next month`; `of the month` is every month
            let (of, end) = day_of_which(scan, next)
                .filter(|_| !(last || scan.is(next + 1, "the") && scan.is(next + 2, "month")))?;
            day_of(i, end, of, n)
        }),
        _ => day_of(i, next, day_of_which(scan, next)?.0, n)
            .map(|m| Mention { next: day_of_which(scan, next).map_or(m.next, |w| w.1), ..m }),
    }
}

/// `21 of next month`, a bare number after `the`.
pub(super) fn numbered(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (day, next, false) = scan.day(i)? else { return None };
    let (of, end) = day_of_which(scan, next).filter(|_| scan.after_any(i, &["the"]) && scan.alone(i))?;
    day_of(i, end, of, day)
}

/// `20th of next month`.
fn day_of_which(scan: &Scan<'_>, next: usize) -> Option<(Whole, usize)> {
    scan.is(next, "of")
        .then(|| whole(scan, next))
        .flatten()
        .filter(|(of, _)| matches!(of, Whole::Period { unit: Unit::Month, .. }))
}

fn day_of(first: usize, next: usize, of: Whole, day: i8) -> Option<Mention> {
    let when = match of {
        Whole::Month { year, month } => When::Day { year, month, day, swapped: false },
        Whole::Period { unit: Unit::Month, which } => When::DayOf { day, which },
        _ => return None,
    };
    (1..=31).contains(&day).then(|| Mention::new(first, next, when))
}

/// `first nine months of 2024`, `last three weeks of this year`.
fn ends(scan: &Scan<'_>, i: usize, at: usize, last: bool) -> Option<Mention> {
    let (n, next) = scan.count(at)?;
    let Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter)) = scan.word(next) else {
        return None;
    };
    let (of, end) = whole(scan, next + 1)?;
    let n = i8::try_from(n).ok()?;
    Some(Mention::new(i, end, When::Ends { of, n, unit, last }))
}

/// `of 2024`, `in May`, `of the year`, `of last month`: what something is a part of.
fn whole(scan: &Scan<'_>, i: usize) -> Option<(Whole, usize)> {
    if !scan.is_any(i, &["of", "in"]) {
        return None;
    }
    let at = if scan.is(i + 1, "the") { i + 2 } else { i + 1 };
    if let Some((month, short, false)) = month_at(scan, at) {
        let after = if short && scan.sign(at + 1, '.') { at + 2 } else { at + 1 };
        let (year, end) = scan.year_after(after).unwrap_or((Year::Unsaid, after));
        return Some((Whole::Month { year, month }, end));
    }
    if let Some((year, end)) = scan.full_year(at) {
        return Some((Whole::Year(Year::Is(year)), end));
    }
    match (scan.word(at), scan.word(at + 1)) {
        (Word::Which(which), Word::Unit(unit @ (Unit::Month | Unit::Year))) => Some(match unit {
            Unit::Year => (Whole::Year(Year::Of(which)), at + 2),
            _ => (Whole::Period { unit, which }, at + 2),
        }),
        (Word::Unit(Unit::Year), _) if at == i + 2 && scan.is(at, "year") => {
            Some((Whole::Year(Year::Of(Which::This)), at + 1))
        }
        (Word::Unit(Unit::Month), _) if at == i + 2 && scan.is(at, "month") => {
            Some((Whole::Period { unit: Unit::Month, which: Which::This }, at + 1))
        }
        _ => None,
    }
}

/// The year of a quarter or half: `of 2024`, `2024`, `of last year`, `of the year`, `of fiscal 2024`, `FY26`.
fn period_year(scan: &Scan<'_>, i: usize) -> (Year, usize) {
    if let Some((Whole::Year(year), end)) = whole(scan, i) {
        return (year, end);
    }
    let at = if scan.is(i, "of") { i + 1 } else { i };
    let fiscal = scan.word(at) == Word::Fiscal;
    if let Some(year) = scan.digits(at + 1).filter(|(_, digits)| *digits == 2 && fiscal && scan.is(at, "fy"))
        && scan.tokens.glued(at)
        && scan.capital(at)
    {
        return (i16::try_from(year.0 + 2000).map_or(Year::Unsaid, Year::Is), at + 2);
    }
    let at = if fiscal { at + 1 } else { at };
    let at = if scan.is(at, "year") { at + 1 } else { at };
    if at > i
        && let Some((year, end)) = scan.full_year(at)
    {
        return (Year::Is(year), end);
    }
    scan.year_after(i).unwrap_or((Year::Unsaid, i))
}

/// `last year’s third quarter`, `2018’s second half`, `next year’s May`: a year that owns what follows it.
pub(super) fn owned(scan: &Scan<'_>, year: Mention) -> Option<Mention> {
    let s = year.next + 1;
    let glued = scan.tokens.glued(year.next.saturating_sub(1)) && scan.tokens.glued(year.next);
    if !scan.apostrophe(year.next) || !scan.is(s, "s") || !glued || !scan.near(s) {
        return None;
    }
    let of = match year.when {
        When::Period { unit: Unit::Year, which } => Year::Of(which),
        When::Year(year) => Year::Is(year),
        _ => return None,
    };
    let at = s + 1;
    let part = match scan.word(at) {
        Word::Half | Word::Month(_) | Word::Unit(_) => None,
        Word::Season(n) => Some(Mention::new(at, at + 1, When::Season { year: of, n })),
        _ => counted(scan, at).or_else(|| half(scan, at)).or_else(|| lettered(scan, at)),
    }?;
    let when = match part.when {
        When::Quarter { year: Year::Unsaid, n } => When::Quarter { year: of, n },
        When::Half { year: Year::Unsaid, n } => When::Half { year: of, n },
        when @ When::Season { .. } => when,
        _ => return None,
    };
    Some(Mention { first: year.first, when, ..part })
}

/// `second half`, the year said before.
fn half(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (n, next) = scan.ordinal(i).filter(|(n, _)| (1..=2).contains(n))?;
    let n = i8::try_from(n).ok()?;
    (scan.word(next) == Word::Half).then(|| Mention::new(i, next + 1, When::Half { year: Year::Unsaid, n }))
}

/// `Q3 2024`, `H1`, `2019 Q1`, `2017-Q1` with the letter or the year at `i`.
pub(super) fn lettered(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (letter, year) = match scan.word(i) {
        Word::Letter => (i, None),
        _ => {
            let (year, next) = scan.full_year(i).or_else(|| glued_year(scan, i))?;
            (if scan.dash(next) { next + 1 } else { next }, Some(year))
        }
    };
    if scan.word(letter) != Word::Letter || !scan.tokens.glued(letter) {
        return None;
    }
    let (n, _) = scan.digits(letter + 1).filter(|(n, digits)| *digits == 1 && *n >= 1)?;
    let quarter = scan.is(letter, "q");
    let n = i8::try_from(n).ok().filter(|n| *n <= if quarter { 4 } else { 2 })?;
    if scan.tokens.glued(letter + 1) && scan.word(letter + 2) != Word::Other {
        return None;
    }
    let (year, next) = match year {
        Some(year) => (Year::Is(year), letter + 2),
        None => period_year(scan, letter + 2),
    };
    let when = if quarter { When::Quarter { year, n } } else { When::Half { year, n } };
    let sure = quarter && scan.capital(letter) || year != Year::Unsaid;
    sure.then(|| Mention::new(i, next, when))
}

/// A year with a hyphen and a letter glued after it, which stands in no other number.
fn glued_year(scan: &Scan<'_>, i: usize) -> Option<(i16, usize)> {
    let (year, digits) = scan.digits(i)?;
    (digits == 4 && scan.dash(i + 1)).then_some((i16::try_from(year).ok()?, i + 1))
}

/// `summer of 2012`, `autumn 2012`, `spring of last year`.
pub(super) fn season(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let Word::Season(n) = scan.word(i) else { return None };
    let (year, next) = scan.year_after(i + 1)?;
    let comma = scan.sign(i + 1, ',');
    // `a fall of 21 per cent`, `the spring 12 years ago`: two digits are a year only after an apostrophe
    let last = next.saturating_sub(1);
    let short = scan.digits(last).is_some_and(|(_, digits)| digits < 4);
    let marked = scan.sign(last.wrapping_sub(1), '’') || scan.sign(last.wrapping_sub(1), '\'');
    (!comma && (!short || marked)).then(|| Mention::new(i, next, When::Season { year, n }))
}

/// `fiscal 2024`, `FY2024`, `fiscal year 2024`, `financial year 2015-16`: the token of the year.
pub(super) fn fiscal(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let at = if scan.is(i + 1, "year") { i + 2 } else { i + 1 };
    let (year, digits) = scan.digits(at).filter(|_| scan.near(i))?;
    let short = digits == 2 && at == i + 1 && scan.is(i, "fy") && scan.tokens.glued(i) && scan.capital(i);
    let year = if short { year + 2000 } else { year };
    let year = i16::try_from(year).ok().filter(|y| (digits == 4 || short) && (1900..=2100).contains(y))?;
    if scan.dash(at + 1) || scan.sign(at + 1, '/') {
        return None;
    }
    let when = match scan.settings.fiscal_year {
        Some(_) => When::Years { from: year - 1, to: year, fiscal: true },
        None => When::Year(year),
    };
    Some(Mention::new(at, at + 1, when))
}
