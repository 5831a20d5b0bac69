//! Mentions joined into ranges, with the words of their bounds, as facts.

use super::lexicon::{Unit, Which};
use super::mention::{Mention, Part, When, Year};
use super::resolve::{self, Frame};
use super::scan::Scan;
use super::{calendar, clock, relative, unsaid};
use crate::facts::{Bound, DateValue, Fact, Precision, Value};
use crate::text::Span;
use jiff::civil::Date;

/// How a mention is tied to the next one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    None,
    /// `May and June 2015`.
    List,
    /// `May to June 2015`.
    Range,
}

/// Adds the facts of `mentions`, which are in the order of the text.
pub(super) fn facts(
    scan: &Scan<'_>,
    mentions: &mut Vec<Mention>,
    published: Option<Date>,
    found: &mut Vec<Fact>,
) {
    dress(scan, mentions);
    let mut frame = Frame { scan, published, anchor: None, year: None, seen: 0 };
    let mut k = 0;
    while k < mentions.len() {
        let tie = if k + 1 < mentions.len() { tie(scan, &mentions[k], &mentions[k + 1]) } else { Tie::None };
        if tie != Tie::None {
            let (head, tail) = mentions.split_at_mut(k + 1);
            share(scan, &mut head[k], &mut tail[0]);
        }
        if tie == Tie::Range
            && let Some(fact) = range(&mut frame, &mentions[k], &mentions[k + 1])
        {
            found.push(fact);
            k += 2;
            continue;
        }
        if let Some(fact) = single(&mut frame, &mentions[k]) {
            found.push(fact);
        }
        k += 1;
    }
}

/// Gives each mention its part and bound, and drops those that are no date without one.
fn dress(scan: &Scan<'_>, mentions: &mut Vec<Mention>) {
    let mut floor = 0;
    mentions.retain_mut(|mention| {
        let fine = matches!(mention.when, When::Period { .. } | When::Now(_));
        if let Some((part, first)) = relative::part_before(scan, mention.first, fine)
            && first >= floor
            && parts(mention)
        {
            (mention.part, mention.first) = (part, first);
        }
        if matches!(mention.when, When::Now(_)) && mention.part == Part::Whole {
            return false;
        }
        named_year(scan, mention, floor);
        bound(scan, mention, floor);
        floor = mention.next;
        true
    });
}

/// Takes `year` before a year, and `the` before what is counted (`the third quarter`), into the span.
fn named_year(scan: &Scan<'_>, mention: &mut Mention, floor: usize) {
    let first = mention.first;
    let counted = matches!(
        mention.when,
        When::Quarter { .. }
            | When::Half { .. }
            | When::Ends { .. }
            | When::Nth { .. }
            | When::DayOf { .. }
            | When::Period { unit: Unit::Decade, .. }
    ) || matches!(mention.when, When::Day { .. })
        && scan.ordinal(first).is_some_and(|(_, next)| !scan.is(next, "day"));
    if first > floor && mention.part == Part::Whole {
        if matches!(mention.when, When::Year(_)) && scan.is_any(first - 1, &["year", "cy"]) {
            mention.first -= 1 + usize::from(first > floor + 1 && scan.is(first - 2, "calendar"));
        } else if counted && scan.is(first - 1, "the") {
            mention.first -= 1;
        }
    }
}

/// True if an early or late part of it can be meant; of a day that is a time of day.
const fn parts(mention: &Mention) -> bool {
    !matches!(
        mention.when,
        When::Day { .. }
            | When::Weekday { .. }
            | When::WeekdayOf { .. }
            | When::WeekdayIn { .. }
            | When::Weekdays { .. }
            | When::Compound { .. }
            | When::Deictic(_)
            | When::DayOfMonth(_)
            | When::DayOf { .. }
            | When::Ago { .. }
            | When::Shifted { .. }
            | When::Ends { .. }
            | When::Nth { .. }
            | When::Run { .. }
            | When::Holiday { .. }
            | When::HolidayOf { .. }
    )
}

/// Takes the words of a bound into the span: `since`, `no later than`, `2012 or later`.
fn bound(scan: &Scan<'_>, mention: &mut Mention, floor: usize) {
    let after = mention.next;
    let tail = match (scan.lower(after), scan.lower(after + 1)) {
        ("or" | "and", "later" | "after" | "beyond") if relative::ends_phrase(scan, after + 2) => {
            Some((Bound::AtLeast, 2))
        }
        ("or", "earlier" | "before") if relative::ends_phrase(scan, after + 2) => Some((Bound::AtMost, 2)),
        ("onwards" | "onward", _) => Some((Bound::AtLeast, 1)),
        _ => None,
    };
    if let Some((bound, tokens)) = tail.filter(|_| scan.near(after.saturating_sub(1))) {
        (mention.bound, mention.next) = (Some(bound), after + tokens);
        return;
    }
    let owner = scan.apostrophe(after)
        && scan.tokens.glued(after.saturating_sub(1))
        && !matches!(mention.when, When::Deictic(_));
    let the = mention.first > floor && scan.is(mention.first - 1, "the");
    let at = mention.first - usize::from(the);
    let timed = if mention.is_day() { clock::before(scan, at) } else { None };
    let Some((bound, first)) = bound_before(scan, timed.unwrap_or(at)) else { return };
    // `before nine on Sunday` holds the Sunday
    let bound = match bound {
        Bound::MoreThan if timed.is_some() => Bound::AtLeast,
        Bound::LessThan if timed.is_some() => Bound::AtMost,
        bound => bound,
    };
    let possessive = owner && matches!(bound, Bound::MoreThan | Bound::LessThan);
    if first >= floor && !possessive && mention.moved.is_none() {
        (mention.bound, mention.first) = (Some(bound), first);
    }
}

/// The bound whose words end before token `at`, and their first token.
fn bound_before(scan: &Scan<'_>, at: usize) -> Option<(Bound, usize)> {
    let k = at.checked_sub(1).filter(|&k| scan.near(k))?;
    let two = |back: usize, words: &[&str]| {
        k >= back && words.iter().rev().enumerate().all(|(n, w)| scan.is(k - n, w))
    };
    let found = match scan.lower(k) {
        "since" => (Bound::AtLeast, k),
        "after" => (Bound::MoreThan, k),
        "before" => (Bound::LessThan, k),
        "until" | "till" | "by" => (Bound::AtMost, k),
        "around" | "circa" | "approximately" => (Bound::About, k),
        "to" if two(1, &["prior", "to"]) => (Bound::LessThan, k - 1),
        "than" if two(2, &["no", "later", "than"]) => (Bound::AtMost, k - 2),
        "than" if two(2, &["not", "later", "than"]) => (Bound::AtMost, k - 2),
        "than" if two(2, &["not", "earlier", "than"]) => (Bound::AtLeast, k - 2),
        "than" if two(2, &["no", "earlier", "than"]) => (Bound::AtLeast, k - 2),
        "than" if two(1, &["later", "than"]) => (Bound::MoreThan, k - 1),
        "than" if two(1, &["earlier", "than"]) => (Bound::LessThan, k - 1),
        "as" if two(2, &["as", "early", "as"]) => (Bound::AtLeast, k - 2),
        "as" if two(2, &["as", "late", "as"]) => (Bound::AtMost, k - 2),
        "starting" | "beginning" => (Bound::AtLeast, k),
        "on" | "from" | "in" if k > 0 && scan.is_any(k - 1, &["starting", "beginning"]) => {
            (Bound::AtLeast, k - 1)
        }
        "." if two(1, &["c", "."]) => (Bound::About, k - 1),
        _ => return None,
    };
    Some(found)
}

fn tie(scan: &Scan<'_>, a: &Mention, b: &Mention) -> Tie {
    if b.first < a.next || b.first > a.next + 2 || !scan.near(a.next - 1) {
        return Tie::None;
    }
    if b.first == a.next {
        // `until` has gone into the bound of the second.
        let timed = clock::before(scan, a.first).unwrap_or(a.first);
        let opened = scan.after_any(timed, &["from", "between"]) || a.bound == Some(Bound::AtLeast);
        let until = b.bound == Some(Bound::AtMost) && scan.is_any(b.first, &["until", "till"]);
        return if until && opened { Tie::Range } else { Tie::None };
    }
    let mid = a.next;
    if b.first == mid + 2 && !scan.is_any(mid + 1, &["the", "in", "from"]) || !scan.near(mid) {
        return Tie::None;
    }
    let between = scan.after_any(a.first, &["between"])
        || a.first > 1 && scan.is(a.first - 1, "the") && scan.is(a.first - 2, "between");
    match scan.lower(mid) {
        "and" if between => Tie::Range,
        "to" | "through" | "thru" | "until" | "till" => Tie::Range,
        "and" | "or" | "," | "&" => Tie::List,
        _ if scan.dash(mid) => Tie::Range,
        _ => Tie::None,
    }
}

/// What two tied mentions have in common: a year, a century.
fn share(scan: &Scan<'_>, a: &mut Mention, b: &mut Mention) {
    if let (When::Decade { start, .. }, When::Decade { start: second, .. }) = (a.when, &mut b.when) {
        let short = scan.digits(b.first).is_none_or(|(_, digits)| digits == 2);
        if short {
            *second = start - start.rem_euclid(100) + second.rem_euclid(100);
            if *second < start {
                *second += 100;
            }
        }
        return;
    }
    if let (When::Weekday { day, which: None }, When::WeekdayOf { which, .. }) = (a.when, b.when) {
        // `from Tuesday to Sunday next week`
        a.when = When::WeekdayOf { day, which };
        return;
    }
    let months = (month_of(a), month_of(b));
    let year = b.year_mut().map(|year| *year);
    let (Some(later), Some(earlier)) = (year, a.year_mut()) else { return };
    if !unsaid(*earlier) || unsaid(later) {
        return;
    }
    *earlier = match (later, months) {
        (Year::Is(year), (Some(a), Some(b))) if a > b => Year::Is(year - 1),
        _ => later,
    };
}

const fn month_of(mention: &Mention) -> Option<i8> {
    match mention.when {
        When::Day { month, .. } | When::Month { month, .. } => Some(month),
        _ => None,
    }
}

fn span(scan: &Scan<'_>, first: usize, next: usize) -> Span {
    scan.tokens.span(first, next.saturating_sub(1))
}

fn single(frame: &mut Frame<'_>, mention: &Mention) -> Option<Fact> {
    let span = span(frame.scan, mention.first, mention.next);
    if let When::Years { from, to, fiscal } = mention.when {
        let whole = fiscal.then(|| fiscal_year(frame.scan, from, to)).flatten();
        let (a, b) = (calendar::year(from)?, calendar::year(to)?);
        frame.note(mention, a);
        let opened = mention.bound.is_none() && frame.scan.after_any(mention.first, &["from", "between"]);
        let span = self::span(frame.scan, mention.first - usize::from(opened), mention.next);
        return Some(Fact::new(span, whole.map_or_else(|| Value::Range(date(a), date(b)), Value::Date)));
    }
    let readings = resolve::readings(frame, mention);
    frame.note(mention, *readings.first()?);
    Some(fact(span, readings.into_iter().map(Value::Date).collect()))
}

fn fiscal_year(scan: &Scan<'_>, from: i16, to: i16) -> Option<DateValue> {
    let (month, day) = scan.settings.fiscal_year?;
    let (first, next) = (Date::new(from, month, day).ok()?, Date::new(to, month, day).ok()?);
    Some(calendar::stretch(first, next.yesterday().ok()?, Precision::Year))
}

fn range(frame: &mut Frame<'_>, a: &Mention, b: &Mention) -> Option<Fact> {
    let mut second = *b;
    second.bound = None;
    let mut first = *a;
    first.bound = None;
    let mut froms = resolve::readings(frame, &first);
    let inferred = second.year_mut().is_some_and(|year| unsaid(*year));
    let mut pairs = Vec::new();
    for from in froms.drain(..) {
        let to = if inferred && from.year_known() {
            resolve::next_after(&second, from.first)
        } else {
            resolve::readings(frame, &second).into_iter().find(|to| to.last >= from.first)
        };
        if let Some(to) = to.filter(|to| to.last >= from.first) {
            pairs.push(Value::Range(date(from), date(to)));
        }
    }
    if let Some(now) = frame.published.filter(|_| inferred) {
        // months and days without a year: the range that holds the document's date is meant
        pairs.sort_by_key(|pair| !holds(pair, now));
    }
    let Some(Value::Range(_, to)) = pairs.first() else { return None };
    if let Value::Date(to) = **to {
        frame.note(b, to);
    }
    let scan = frame.scan;
    let the = a.first > 0 && scan.is(a.first - 1, "the");
    let timed = if a.is_day() { clock::before(scan, a.first) } else { None };
    let word = timed.unwrap_or(a.first - usize::from(the)).saturating_sub(1);
    let opened = a.bound.is_none() && scan.is_any(word, &["from", "between"]);
    let start = if opened { word } else { a.first };
    Some(fact(span(scan, start, b.next), pairs))
}

/// True if the range holds that day.
fn holds(range: &Value, day: Date) -> bool {
    let Value::Range(from, to) = range else { return false };
    let (Value::Date(from), Value::Date(to)) = (&**from, &**to) else { return false };
    from.first <= day && day <= to.last
}

fn date(value: DateValue) -> Box<Value> {
    Box::new(Value::Date(value))
}

fn fact(span: Span, mut readings: Vec<Value>) -> Fact {
    let value = readings[0].clone();
    if readings.len() == 1 {
        readings.clear();
    }
    Fact { span, value, readings }
}

/// True if the word leans on what the text told before, not on the document's date.
pub(super) const fn told_before(which: Which) -> bool {
    matches!(which, Which::Previous | Which::Following | Which::Same)
}
