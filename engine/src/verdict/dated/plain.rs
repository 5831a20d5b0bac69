//! Which dates are the date of an event, and when two of them are apart.

use crate::facts::spelled::is_month;
use crate::facts::{Bound, DateValue, Fact, Precision, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::Span;
use crate::verdict::compare::{self, Match};
use crate::verdict::event;

/// Words of a date that count from another one.
#[rustfmt::skip]
const RELATIVE: &[&str] = &[
    "last", "next", "this", "ago", "later", "earlier", "today", "yesterday", "tomorrow", "year", "years", "month", "months", "week",
    "weeks", "days", "previous",
    "following", "same", "late", "early", "mid",
];

/// Words in front of a date with which it is the end of something, or a part of another name.
const LED: &[&str] = &["by", "of", "than", "before", "after", "until", "till", "to"];

/// A day, month or year that the article's words themselves give.
pub fn is_plain(reading: &Reading<'_>, fact: &Fact) -> bool {
    let Value::Date(date) = &fact.value else { return false };
    let tokens = &reading.tokens;
    // `7 October last year`
    let day = date.precision == Precision::Day && names_a_day(reading, fact);
    let of_a_year = |word: &str| day && matches!(word, "last" | "this" | "year" | "next");
    let mut words = tokens.within(fact.span).map(|i| tokens.lower(i)).filter(|word| !of_a_year(word));
    let led = tokens.at(fact.span.start).checked_sub(1);
    // `the end of June` is a day of June
    let of_month = date.precision == Precision::Stretch
        && (date.first.year(), date.first.month()) == (date.last.year(), date.last.month());
    (matches!(date.precision, Precision::Day | Precision::Month | Precision::Year) || of_month)
        && matches!(date.bound, None | Some(Bound::AtLeast))
        && !words.any(|word| RELATIVE.contains(&word))
        && !led.is_some_and(|i| LED.contains(&tokens.lower(i)))
        && names_a_time(reading, fact)
}

/// `in 2020 and 2022`: it happened more than once.
pub fn is_one_of_several(reading: &Reading<'_>, claim: Span, date: Span) -> bool {
    let joined = |a: Span, b: Span| {
        let between = reading.text.get(a.end.min(b.end)..a.start.max(b.start)).unwrap_or_default();
        matches!(between.trim(), "and" | "or" | "&" | "and in" | "and on")
    };
    let dates = reading.facts_in(claim).filter(|fact| matches!(fact.value, Value::Date(_)));
    dates.filter(|fact| fact.span != date).any(|fact| joined(fact.span, date))
}

/// `entered the hall five years later`: the year that the claim counts from another of its dates, as a plain one.
pub fn counted(reading: &Reading<'_>, claim: Span, fact: &Fact) -> Option<Fact> {
    let Value::Date(date) = &fact.value else { return None };
    let tokens = &reading.tokens;
    let last = tokens.lower(tokens.at(fact.span.end.saturating_sub(1)));
    let year = date.precision == Precision::Year && date.bound.is_none();
    let led = matches!(last, "later" | "earlier" | "afterwards")
        && !event::is_unanchored(reading, claim, fact.span);
    (year && led && date.relative).then(|| {
        let plain = DateValue { relative: false, ..*date };
        Fact::new(fact.span, Value::Date(plain))
    })
}

/// A source's date on which something can have happened: no end, no count of time, and not that of a work or an edition.
pub fn is_of_an_event(source: &Reading<'_>, fact: &Fact) -> bool {
    let Value::Date(date) = &fact.value else { return false };
    date.bound != Some(Bound::AtMost)
        && names_a_time(source, fact)
        && !is_of_the_work(source, fact)
        && !event::names_a_thing(source, fact.span)
}

/// A month and the number of a day are among its words.
fn names_a_day(reading: &Reading<'_>, fact: &Fact) -> bool {
    let tokens = &reading.tokens;
    let month = |i: usize| is_month(tokens.lower(i).trim_end_matches('.'));
    let number = |i: usize| tokens.word(i).starts_with(|c: char| c.is_ascii_digit());
    tokens.within(fact.span).any(month) && tokens.within(fact.span).any(number)
}

/// A month or a figure is among its words: not `Wednesday`, not `the last twelve months`.
fn names_a_time(reading: &Reading<'_>, fact: &Fact) -> bool {
    let tokens = &reading.tokens;
    tokens.within(fact.span).any(|i| {
        tokens.word(i).starts_with(|c: char| c.is_ascii_digit())
            || is_month(tokens.lower(i).trim_end_matches('.'))
    })
}

/// `Plumb (1998)`, `cases: 27 (2023: 64)`: the year of the thing or of another count, and of nothing told.
pub fn is_of_the_work(reading: &Reading<'_>, fact: &Fact) -> bool {
    let tokens = &reading.tokens;
    let (first, last) = (tokens.at(fact.span.start), tokens.at(fact.span.end.saturating_sub(1)));
    let before = first.checked_sub(1).map_or("", |i| tokens.word(i));
    before == "(" && matches!(tokens.word(last + 1), ")" | ":" | ";")
        || before == "," && tokens.is_sign(last + 1, ')')
}

/// `should have been finished in 1962`, `was to have opened`: the date is one that was planned.
pub fn was_to_be(reading: &Reading<'_>, claim: Span) -> bool {
    let tokens = &reading.tokens;
    tokens.within(claim).any(|i| match tokens.lower(i) {
        "should" => tokens.lower(i + 1) == "have",
        "was" | "were" => {
            tokens.lower(i + 1) == "to" && tokens.lower(i + 2) == "have"
                || matches!(tokens.lower(i + 1), "due" | "supposed" | "meant") && tokens.lower(i + 2) == "to"
        }
        _ => false,
    })
}

/// Two dates apart; what the words leave to be understood is left out of it.
pub fn differs(ours: &Fact, theirs: &Fact) -> bool {
    let (Value::Date(a), Value::Date(b)) = (&ours.value, &theirs.value) else { return false };
    let inferred = |date: &DateValue| date.relative || date.year_inferred || !date.year_known();
    let year = |date: &DateValue| date.precision == Precision::Year;
    if a.bound != b.bound && (a.bound.is_none() || b.bound.is_some()) {
        return false;
    }
    if inferred(a) || inferred(b) {
        let months = a.first.month() != b.first.month();
        let days =
            a.precision == Precision::Day && b.precision == Precision::Day && a.first.day() != b.first.day();
        return !year(a) && !year(b) && (months || days);
    }
    compare::facts(ours, theirs, Tolerance::default()) == Match::Differs
}
