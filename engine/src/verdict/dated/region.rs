//! The words of a sentence that belong to one of its dates.

use crate::facts::Value;
use crate::reading::Reading;
use crate::text::Span;
use crate::verdict::{event, happening};
use std::ops::Range;

/// So many words before a relative pronoun are what its clause is about.
const ANTECEDENT: usize = 3;

/// The tokens of a sentence that belong to one of its dates: up to the mark behind the date before it, and to the first
/// mark behind the date itself where another date follows; a semicolon parts in any case.
pub fn region(reading: &Reading<'_>, sentence: Span, date: Span) -> Range<usize> {
    let tokens = &reading.tokens;
    let whole = tokens.within(sentence);
    let its = tokens.within(date);
    let (mut before, mut behind) = (None::<usize>, None::<usize>);
    for fact in reading.facts_in(sentence) {
        if !matches!(fact.value, Value::Date(_) | Value::Range(..)) || fact.value.days().is_none() {
            continue;
        }
        let other = tokens.within(fact.span);
        if fact.span.end <= date.start {
            before = before.max(Some(other.end));
        } else if fact.span.start >= date.end {
            behind = Some(behind.map_or(other.start, |first| first.min(other.start)));
        }
    }
    let parts = |i: &usize| {
        matches!(tokens.word(*i), "," | ";" | ":" | "(" | ")" | "—" | "–")
            || tokens.lower(*i) == "then"
            || event::opens(tokens.lower(*i))
    };
    let stop = |i: &usize| tokens.is_sign(*i, ';');
    let mut start = (whole.start..its.start).rev().find(stop).map_or(whole.start, |i| i + 1);
    if let Some(end) = before {
        start = start.max((end..its.start).find(parts).unwrap_or(end));
    }
    let mut end = (its.end..whole.end).find(stop).unwrap_or(whole.end);
    if let Some(next) = behind {
        end = end.min((its.end..next).find(parts).unwrap_or(its.end));
    }
    start.min(its.start)..end.max(its.end)
}

/// The part of a region with the date's own verb, where it has several: `worked in Selby, was ordained in 1999 and went to
/// Orrin`.
pub fn narrow(reading: &Reading<'_>, region: &Range<usize>, date: Span) -> Option<Range<usize>> {
    const AUXILIARIES: &[&str] = &["was", "were", "is", "are", "has", "had", "have"];
    let tokens = &reading.tokens;
    let its = tokens.within(date);
    let verb = |i: usize| {
        let word = tokens.lower(i);
        !tokens.is_capital(i)
            && (AUXILIARIES.contains(&word)
                || word.len() > 4 && word.ends_with("ed")
                || !happening::kinds(tokens, i..i + 1).is_empty())
    };
    let parts = |i: &usize| {
        let joins = matches!(tokens.lower(*i), "and" | "but" | "then") && verb(i + 1);
        joins
            || event::opens(tokens.lower(*i))
            || tokens.is_sign(*i, ',') && (verb(i + 1) || matches!(tokens.lower(i + 1), "and" | "but"))
    };
    let start = (region.start..its.start).rev().find(parts).map(|i| i + 1);
    let end = (its.end..region.end).find(parts);
    (start.is_some() || end.is_some()).then(|| start.unwrap_or(region.start)..end.unwrap_or(region.end))
}

/// A word that opens a clause stands between a token and the date.
pub fn opens_between(reading: &Reading<'_>, token: usize, date: Span) -> bool {
    let its = reading.tokens.within(date);
    let mut between = if token < its.start { token + 1..its.start } else { its.end..token };
    between.any(|i| match reading.tokens.lower(i) {
        // what a relative clause is about stands right before it
        "which" | "that" | "who" => !(token < i && i <= token + ANTECEDENT),
        word => event::opens(word),
    })
}
