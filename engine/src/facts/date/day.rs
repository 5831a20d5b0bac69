//! Days and months: `7 May 2015`, `May 7, 2015`, `3-5 May`, `June 2013`, `30/6/2017`, `2017-06-30`.

use super::lexicon::{Word, is_counted};
use super::mention::{Mention, When, Year};
use super::scan::Scan;
use super::unusual;

/// Words after which a month may stand alone.
const BEFORE_MONTH: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "from",
    "to",
    "through",
    "during",
    "of",
    "before",
    "after",
    "between",
    "and",
    "or",
    "early",
    "late",
    "mid",
    "last",
    "next",
    "this",
    "each",
    "every",
    "for",
    "around",
    "about",
    "throughout",
    "starting",
    "beginning",
    "ending",
    "thru",
    "earlier",
    "later",
    "the",
    "its",
    "their",
    "previous",
    "following",
];

/// A day or month that begins with the month at `i`.
pub(super) fn month_first(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (month, short, _) = month_at(scan, i)?;
    if matches!(scan.word(i), Word::ForeignMonth(_)) {
        return None;
    }
    let dotted = short && scan.sign(i + 1, '.') && scan.tokens.glued(i);
    let after = if dotted { i + 2 } else { i + 1 };
    if !scan.near(after - 1) {
        return alone(scan, i, after, month);
    }
    if let Some(mention) = with_day(scan, i, after, month) {
        return Some(mention);
    }
    let glue = scan.dash(after) || scan.sign(after, '/');
    if glue && let Some((year, next)) = scan.full_year(after + 1) {
        return Some(Mention::new(i, next, When::Month { year: Year::Is(year), month }));
    }
    match scan.year_after(after) {
        Some((year, next)) if scan.is(i, "may") || scan.is(i, "march") => {
            let sure = scan.capital(i) || matches!(year, Year::Is(_));
            sure.then(|| Mention::new(i, next, When::Month { year, month }))
        }
        Some((year, next)) => Some(Mention::new(i, next, When::Month { year, month })),
        None => alone(scan, i, after, month),
    }
}

/// Words that follow a whole date.
const ENDS: [&str; 22] = [
    "and", "or", "in", "at", "to", "when", "was", "is", "the", "he", "she", "it", "they", "we", "there",
    "that", "this", "by", "for", "with", "but", "until",
];

fn with_day(scan: &Scan<'_>, i: usize, after: usize, month: i8) -> Option<Mention> {
    let glue = (scan.dash(after) || scan.sign(after, '/')) && scan.tokens.glued(after);
    let at = if scan.is(after, "the") || glue { after + 1 } else { after };
    let (day, next, marked) =
        scan.day(at).or_else(|| unusual::counted_day(scan, at).filter(|_| scan.capital(i)))?;
    let bare = scan.word(at) == Word::Digits && !marked;
    if bare && !day_ends(scan, at, next) {
        return None;
    }
    let spelled = scan.word(at) != Word::Digits;
    // `March first-time buyers`
    let joined = marked && scan.dash(next) && scan.tokens.glued(next - 1) && scan.tokens.glued(next);
    if joined && scan.word(next + 1) == Word::Other && scan.small(next + 1) {
        return None;
    }
    // `from September the second dose is given`
    let noun =
        marked && spelled && scan.is(after, "the") && scan.word(next) == Word::Other && scan.small(next);
    if noun && !scan.is_any(next, &ENDS) {
        return None;
    }
    let lower = !scan.capital(i);
    let on = scan.after_any(i, &["on"]) && scan.is(after, "the");
    if lower && matches!(scan.lower(i), "may" | "march") && spelled && !on && scan.year_after(next).is_none()
    {
        return None;
    }
    let (year, next) = scan.year_after(next).unwrap_or((Year::Unsaid, next));
    let loose = bare && year == Year::Unsaid && !glue;
    if loose && (is_counted(scan.lower(next)) || scan.is(next, "million")) {
        return None;
    }
    Some(Mention::new(i, next, When::Day { year, month, day, swapped: false }))
}

/// True if the bare day number at `at` is not the head of a longer number or a time.
pub(super) fn day_ends(scan: &Scan<'_>, at: usize, next: usize) -> bool {
    let number = scan.tokens.glued(at)
        && (scan.word(next) == Word::Digits
            || scan.word(next) != Word::Other && !scan.dash(next)
            || scan.sign(next, '%')
            || scan.sign(next, ':')
            || (scan.sign(next, ',') || scan.sign(next, '.'))
                && scan.tokens.glued(next)
                && scan.word(next + 1) == Word::Digits
                && scan.digits(next + 1).is_some_and(|(_, n)| n != 4));
    !number && !scan.is_any(next, &["am", "pm", "percent", "bn", "m"])
}

/// A month with neither day nor year, where the words around say that it is one.
fn alone(scan: &Scan<'_>, i: usize, after: usize, month: i8) -> Option<Mention> {
    let led = scan.after_any(i, BEFORE_MONTH) && scan.near(i - 1)
        || i > 1 && scan.dash(i - 1) && scan.is(i - 2, "mid");
    let named = scan.capital(after) && !scan.sign(after, '.') && scan.near(after - 1);
    let sure = match scan.lower(i) {
        _ if scan.capital(i) && range_end(scan, i, after) => true,
        "may" => scan.capital(i) && led && !modal(scan, i, after),
        "march" if scan.capital(i) && super::relative::part_before(scan, i, false).is_some() => true,
        "march" => {
            let sure = scan.after_any(i, &["in", "since", "during", "until", "last", "next"]);
            let demonstration = scan.is_any(after, &["for", "of", "on", "to", "against", "past"]);
            scan.capital(i) && led && !demonstration && (sure || !named)
        }
        "april" | "june" | "august" => {
            led && (!named || !scan.after_any(i, &["and", "or", "of", "for", "to", "from", "the"]))
                && (scan.capital(i)
                    || !scan.is(i, "august")
                    || scan.after_any(i, &["in", "since", "until", "by", "from", "between"]))
        }
        _ if matches!(scan.word(i), Word::ShortMonth(_)) => {
            scan.capital(i)
                && led
                && !named
                && scan.is_any(i - 1, &["in", "since", "by", "until", "till", "late", "early"])
                || range_end(scan, i, after)
        }
        _ => scan.capital(i) && !named || led,
    };
    sure.then(|| Mention::new(i, after, When::Month { year: Year::Unsaid, month }))
}

/// True if `May` between its neighbours reads as a verb or a person.
fn modal(scan: &Scan<'_>, i: usize, after: usize) -> bool {
    let verb =
        ["be", "have", "not", "also", "well", "only", "still", "yet", "or", "has", "said", "says", "told"];
    let weak = ["and", "or", "to", "of", "for", "from", "about", "the"];
    scan.is_any(after, &verb) || scan.after_any(i, &weak) && i > 1 && scan.capital(i - 2) && scan.small(after)
}

/// True if a dash or `to` joins the short month at `i` with another month: `Jan-Feb`.
fn range_end(scan: &Scan<'_>, i: usize, after: usize) -> bool {
    let joint = |at: usize| scan.dash(at) || scan.is(at, "to");
    let left = i > 1 && joint(i - 1) && month_at(scan, i - 2).is_some();
    left || joint(after) && month_at(scan, after + 1).is_some()
}

/// The month at `i`; true if abbreviated; true if foreign.
pub(super) fn month_at(scan: &Scan<'_>, i: usize) -> Option<(i8, bool, bool)> {
    match scan.word(i) {
        Word::Month(month) => Some((month, false, false)),
        Word::ShortMonth(month) => Some((month, true, false)),
        Word::ForeignMonth(month) => Some((month, false, true)),
        _ => None,
    }
}

/// A day that begins with its number at `i`: `7 May`, `7th of May, 2015`, `7. Mai 2015`, `5-Aug-2016`.
pub(super) fn day_first(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (day, next, marked) = scan.day(i)?;
    if !marked && scan.word(i) == Word::Digits && i > 0 && !starts(scan, i) {
        return None;
    }
    let at = connector(scan, next)?;
    let (month, short, foreign) = month_at(scan, at)?;
    let verb = matches!(scan.lower(at), "may" | "march") && !scan.capital(at);
    let dotted = short && scan.sign(at + 1, '.') && scan.tokens.glued(at);
    let after = if dotted { at + 2 } else { at + 1 };
    let glue = (scan.dash(after) || scan.sign(after, '/')) && scan.tokens.glued(after);
    let (year, next) = match scan.full_year(after + usize::from(glue)) {
        Some((year, next)) if scan.near(after - 1) && !is_counted(scan.lower(next)) => (Year::Is(year), next),
        _ => scan
            .year_after(after)
            .or_else(|| unusual::short_year(scan, after).filter(|_| marked && scan.word(i) == Word::Digits))
            .unwrap_or((Year::Unsaid, after)),
    };
    let unsure =
        verb && year == Year::Unsaid && (!marked || scan.word(i) != Word::Digits) && !scan.is(at - 1, "of")
            || foreign && year == Year::Unsaid && !scan.is(at - 1, "de") && !scan.sign(at - 1, '.');
    (!unsure).then(|| Mention::new(i, next, When::Day { year, month, day, swapped: false }))
}

/// The token after `of`, `day of`, `de`, a dot or a hyphen that may stand between a day and its month.
fn connector(scan: &Scan<'_>, next: usize) -> Option<usize> {
    if !scan.near(next - 1) {
        return None;
    }
    let mut at = next;
    if scan.is(at, "day") && scan.is(at + 1, "of") {
        at += 2;
    } else if scan.is_any(at, &["of", "de", "der"])
        || scan.sign(at, '.') && scan.near(at)
        || (scan.dash(at) || scan.sign(at, '/')) && scan.tokens.glued(at)
    {
        at += 1;
    }
    Some(if scan.is(at, "the") { at + 1 } else { at })
}

/// True if no digit, currency sign or decimal mark is glued before `i`.
pub(super) fn starts(scan: &Scan<'_>, i: usize) -> bool {
    !scan.tokens.glued(i - 1)
        || !"$£€¥.,#".contains(scan.lower(i - 1)) && scan.word(i - 1) == Word::Other && !clock(scan, i)
}

/// True if a colon after digits stands before `i`: `10:30`.
fn clock(scan: &Scan<'_>, i: usize) -> bool {
    i > 1 && scan.sign(i - 1, ':') && scan.word(i - 2) == Word::Digits
}

/// `2019 April`, `2016/Aug/05`: a year before its month.
pub(super) fn year_first(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (year, digits) = scan.digits(i).filter(|(y, digits)| *digits == 4 && (1000..=2100).contains(y))?;
    let glue = (scan.dash(i + 1) || scan.sign(i + 1, '/')) && scan.tokens.glued(i);
    let at = i + 1 + usize::from(glue);
    let (month, _, false) = month_at(scan, at)? else { return None };
    let year = Year::Is(i16::try_from(year).ok().filter(|_| digits == 4 && scan.near(i))?);
    if glue
        && (scan.dash(at + 1) || scan.sign(at + 1, '/'))
        && let Some((day, next, _)) = scan.day(at + 2)
    {
        return Some(Mention::new(i, next, When::Day { year, month, day, swapped: false }));
    }
    let led = glue || scan.after_any(i, &["in", "since", "of", "until", "by", "from"]);
    let day = scan.day(at + 1).is_some() && !scan.sign(at + 1, ',');
    (led && !day).then(|| Mention::new(i, at + 1, When::Month { year, month }))
}

/// The weekday that is named after its date: `1 March, a Saturday`, `1 March (Saturday)`.
pub(super) fn with_later_weekday(scan: &Scan<'_>, mention: Mention) -> Mention {
    if mention.weekday.is_some() || !matches!(mention.when, When::Day { .. }) {
        return mention;
    }
    let next = mention.next;
    let at = if scan.sign(next, '(') && scan.sign(next + 2, ')') {
        next + 1
    } else if scan.sign(next, ',') && scan.is(next + 1, "a") {
        next + 2
    } else if scan.sign(next, ',') && scan.is(next + 1, "which") && scan.is(next + 3, "a") {
        next + 4
    } else if scan.is_any(next, &["was", "is", "fell", "falls"]) {
        let on = next + 1;
        if !scan.is_any(on, &["a", "on"]) {
            return mention;
        }
        if scan.is(on + 1, "a") { on + 2 } else { on + 1 }
    } else {
        return mention;
    };
    match scan.word(at) {
        Word::Weekday(weekday) => Mention { weekday: Some(weekday), ..mention },
        _ => mention,
    }
}
