//! The ends of a run: `the consultation closes on 13 June`, where the source says that it `runs from 6 May until 30 June`.
//!
//! A verb of beginning or ending stands right before the article's date, the source's sentence gives the run of the same
//! thing with both ends, and the end meant is another day.

use super::Said;
use super::plain::differs;
use crate::evidence::Library;
use crate::facts::{Bound, Fact, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::Span;
use crate::verdict::compare;
use crate::verdict::support::{self, Role};

#[rustfmt::skip]
const BEGINS: &[&str] = &["opens", "open", "opened", "opening", "begins", "begin", "began", "starts", "start", "started", "starting", "beginning"];
#[rustfmt::skip]
const ENDS: &[&str] = &["closes", "close", "closed", "closing", "ends", "end", "ended", "finishes", "finish", "finished", "ending", "expires"];

/// Verbs of going on.
#[rustfmt::skip]
const RUNS: &[&str] = &[
    "runs", "run", "ran", "running", "lasts", "last", "lasted", "open", "opens", "held", "take", "takes", "took", "shown", "show", "continues",
    "sits", "closed", "on", "available",
];

/// The passage and the end of the run that the article has otherwise.
pub fn check(said: &Said<'_, '_>, passages: &[(usize, f32)], library: &Library<'_>) -> Option<(usize, Fact)> {
    let first = is_first(said.reading, said.claim, said.date.span)?;
    let thing = subject(said)?;
    let mut found = None;
    for &(passage, _) in passages {
        let Some(it) = library.passages.get(passage) else { continue };
        let Some(source) = library.sources.get(it.source) else { continue };
        let named = library.terms_of(passage).iter().any(|placed| placed.term == thing);
        let agrees = |fact: &Fact| compare::facts(said.date, fact, Tolerance::default()).agrees();
        if !named {
            continue;
        }
        // the article's day is told of the thing too
        let end = run(source, it.span, first);
        if end.is_none() && source.facts_in(it.span).any(agrees) {
            return None;
        }
        found = found.or(end.map(|end| (passage, end)));
    }
    found.filter(|(_, end)| differs(said.date, end))
}

/// Whether the verb right before a date is one of beginning, or one of ending.
fn is_first(reading: &Reading<'_>, claim: Span, date: Span) -> Option<bool> {
    let tokens = &reading.tokens;
    let at = tokens.at(date.start);
    let start = tokens.within(claim).start;
    let before = (start..at).rev().take(3);
    let verb =
        before.map(|i| tokens.lower(i)).find(|word| !matches!(*word, "on" | "to" | "visitors" | "here"))?;
    match (BEGINS.contains(&verb), ENDS.contains(&verb)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// The last word before the verb that says what begins or ends.
fn subject(said: &Said<'_, '_>) -> Option<crate::evidence::Term> {
    let reading = said.reading;
    let at = reading.tokens.at(said.date.span.start);
    let verb =
        |i: usize| BEGINS.contains(&reading.tokens.lower(i)) || ENDS.contains(&reading.tokens.lower(i));
    let verb_at = (0..at).rev().take(4).find(|i| verb(*i))?;
    let word = |it: &&super::Word| {
        it.at.token < verb_at
            && it.at.token + 5 >= verb_at
            && matches!(support::role(reading, it.at.span), Role::Word)
            && !support::is_light(reading.tokens.lower(it.at.token))
    };
    said.all.iter().rev().find(word).map(|it| it.at.term)
}

/// The first or the last day of the run that a sentence of a source tells: `runs from 6 May until 30 June`.
fn run(source: &Reading<'_>, sentence: Span, first: bool) -> Option<Fact> {
    let tokens = &source.tokens;
    let mut ranges = source
        .facts_in(sentence)
        .filter(|fact| matches!(fact.value, Value::Range(..)) && fact.value.days().is_some());
    let (range, None) = (ranges.next()?, ranges.next()) else { return None };
    let Value::Range(from, to) = &range.value else { return None };
    let at = tokens.at(range.span.start);
    let verb = (tokens.within(sentence).start..at).rev().take(3).any(|i| RUNS.contains(&tokens.lower(i)));
    let Value::Date(mut day) = (if first { (**from).clone() } else { (**to).clone() }) else { return None };
    if day.bound == Some(Bound::AtLeast) || day.bound == Some(Bound::AtMost) {
        day.bound = None;
    }
    verb.then(|| Fact::new(range.span, Value::Date(day)))
}
