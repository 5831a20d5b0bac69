//! So long before or after: `two years ago`, `a week later`, `in three weeks`, `two days after 5 May`.

use super::lexicon::{Unit, Which, Word};
use super::mention::{Mention, When};
use super::scan::Scan;
use super::tense::{ends_phrase, future, past, stop};

/// `two years ago`, `a week later`, `the day before`, `in three weeks`; and what `N units before` leads to.
pub(super) enum Offset {
    /// It stands by itself.
    Alone(Mention),
    /// `two weeks before`, `the day after`: a date must follow at the token.
    Before { n: i64, unit: Unit, at: usize },
}

/// An offset whose count is at `i`.
pub(super) fn offset(scan: &Scan<'_>, i: usize) -> Option<Offset> {
    let the = scan.is(i, "the");
    let (n, at) = if the { (1, i + 1) } else { scan.count(i)? };
    if !scan.near(i) || n > 2_000 {
        return None;
    }
    if let (
        Word::Which(which @ (Which::Past | Which::Previous | Which::Next | Which::Coming)),
        Word::Unit(unit),
    ) = (scan.word(at), scan.word(at + 1))
    {
        let fits = !the && !scan.after_any(i, &["this"]) && scan.word(i) != Word::Article && n <= 200;
        return fits.then(|| Offset::Alone(Mention::new(i, at + 2, When::Run { n, unit, which })));
    }
    let Word::Unit(unit) = scan.word(at) else { return None };
    if the && (scan.lower(at).ends_with('s') || unit == Unit::Century) || !scan.near(at) {
        return None;
    }
    let after = at + 1;
    let alone = |when: When, next: usize| Some(Offset::Alone(Mention::new(i, next, when)));
    match scan.lower(after) {
        "ago" if !the => alone(When::Ago { n: -n, unit }, after + 1),
        "hence" if !the => alone(When::Ago { n, unit }, after + 1),
        "from" if !the && scan.is(after + 1, "now") => alone(When::Ago { n, unit }, after + 2),
        "earlier" | "previously" if !the && !scan.is(after + 1, "than") => {
            alone(When::Shifted { n: -n, unit }, after + 1)
        }
        "later" if !the && !scan.is(after + 1, "than") => alone(When::Shifted { n, unit }, after + 1),
        "before" | "after" if ends_phrase(scan, after + 1) => {
            alone(When::Shifted { n: if scan.is(after, "before") { -n } else { n }, unit }, after + 1)
        }
        "prior" if scan.is(after + 1, "to") => Some(Offset::Before { n: -n, unit, at: after + 2 }),
        "today" | "tomorrow" if !the && unit == Unit::Week && n < 10 => {
            // `a week today`, `two weeks tomorrow`
            Some(Offset::Before { n, unit, at: after })
        }
        "on" if scan.word(i) == Word::Article
            && unit == Unit::Week
            && matches!(scan.word(after + 1), Word::Weekday(_))
            && !scan.after_any(i, &["for", "spent", "in", "over", "within", "of", "than"])
            && (i == 0 || !past(scan, i)) =>
        {
            // `a week on Tuesday`
            Some(Offset::Before { n, unit, at: after + 1 })
        }
        "before" => Some(Offset::Before { n: -n, unit, at: after + 1 }),
        // `£15m a year from 2026` is a rate
        "from"
            if scan.word(i) == Word::Article
                && unit == Unit::Year
                && (scan.full_year(after + 1).is_some() || i > 0 && is_figure(scan.lower(i - 1))) =>
        {
            None
        }
        "after" | "from" if !(the && scan.is(after, "from")) => {
            Some(Offset::Before { n, unit, at: after + 1 })
        }
        // the whole line
        _ if !the
            && i > 0
            && scan.is(i - 1, "in")
            && (i == 1 || !scan.near(i - 2))
            && (after >= scan.tokens.len() || !scan.near(after - 1)) =>
        {
            Some(Offset::Alone(Mention::new(i - 1, after, When::Ago { n, unit })))
        }
        _ if !the && scan.after_any(i, &["in"]) && (in_time(scan, after) || due(scan, i, after)) => {
            let of = scan.is_any(after, &["of", "to"]);
            let more =
                n > 0 && !of && !scan.is(at, "years") || in_time(scan, after) || !of && due(scan, i, after);
            more.then(|| Offset::Alone(Mention::new(i - 1, after, When::Ago { n, unit })))
        }
        _ => None,
    }
}

/// The last word of an amount: `350`, `1.5m`, `million`.
fn is_figure(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || matches!(word, "million" | "billion" | "thousand" | "hundred")
}

/// `in two weeks’ time`.
fn in_time(scan: &Scan<'_>, after: usize) -> bool {
    scan.apostrophe(after)
        && (scan.is(after + 1, "time") || scan.is(after + 1, "s") && scan.is(after + 2, "time"))
}

/// True if `in two weeks` tells when, not how long it takes: the future, or a plan told in the present.
fn due(scan: &Scan<'_>, i: usize, after: usize) -> bool {
    let plan = |k: usize| {
        matches!(
            scan.lower(k),
            "back"
                | "returns"
                | "return"
                | "leaves"
                | "leave"
                | "starts"
                | "begins"
                | "opens"
                | "reopens"
                | "arrives"
                | "ends"
                | "expires"
                | "meets"
                | "closes"
                | "launches"
                | "resumes"
                | "retires"
        )
    };
    future(scan, i)
        || ends_phrase(scan, after)
            && !past(scan, i)
            && (i.saturating_sub(6)..i).rev().take_while(|&k| !stop(scan, k)).any(plan)
}
