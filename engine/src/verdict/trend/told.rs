//! What the article says of a change: which way, and what it gives of the newer value, the older one and the step.

use super::pairs::{Usual, is_figure, usual};
use crate::facts::change::{Direction, changes};
use crate::facts::negation::{Polarity, hypothetical, polarity};
use crate::facts::{Fact, Kind};
use crate::reading::Reading;
use crate::text::Span;

/// A change that the article tells.
#[derive(Debug)]
pub(super) struct Told {
    /// The words that say which way.
    pub span: Span,
    /// It went up.
    pub up: bool,
    /// The value that it came to.
    pub to: Option<Fact>,
    /// The value that it came from.
    pub from: Option<Fact>,
    /// The step.
    pub by: Option<Fact>,
    /// The clause that tells it.
    pub clause: Span,
    /// What it is held against, where that is not what was before.
    pub against: Option<Usual>,
}

/// Words of change that speak of better and worse, or of how fast: which way the figure goes is open.
#[rustfmt::skip]
const VALUED: &[&str] = &[
    "improve", "improved", "improves", "improving", "improvement", "worsen", "worsened", "deteriorated", "ease", "eased", "eases", "easing",
    "strengthen", "strengthened", "weaken", "weakened", "recover", "recovered", "slow", "slowed", "slowing", "accelerate", "accelerated",
    "accelerates", "accelerating", "promote", "promoted", "promotes", "promotion", "relegate", "relegated", "relegation", "upgrade",
    "upgraded", "upgrades", "upgrading", "downgrade", "downgraded", "downgrades", "downgrading", "demote", "demoted", "advanced",
    "boost", "boosted", "narrow", "narrowed", "narrowing", "narrows", "widen", "widened", "retreat", "retreated",
];

/// Words that compare.
#[rustfmt::skip]
const MORE: &[&str] = &["more", "higher", "longer", "larger", "bigger", "greater"];
#[rustfmt::skip]
const LESS: &[&str] = &["fewer", "less", "lower", "shorter", "smaller"];

/// Words behind `than` that name an earlier time.
#[rustfmt::skip]
const TIMES: &[&str] = &["ago", "earlier", "before", "previous", "previously", "last", "preceding", "prior", "yesterday"];

/// The changes that a claim states.
pub(super) fn told(reading: &Reading<'_>, claim: Span) -> Vec<Told> {
    let tokens = &reading.tokens;
    let stated =
        |at: Span| polarity(tokens, claim, at) == Polarity::Positive && !hypothetical(tokens, claim, at);
    let mut found = Vec::new();
    for change in changes(reading, claim) {
        let up = match change.direction {
            Direction::Up => true,
            Direction::Down => false,
            Direction::Unchanged => continue,
        };
        let word = tokens.lower(change.token);
        if !stated(change.verb)
            || VALUED.contains(&word)
            || change.factor.is_some()
            || reading.is_quoted(change.verb)
        {
            continue;
        }
        let fact = |part: &Option<crate::facts::change::Part>| {
            part.as_ref().map(|part| Fact::new(part.span, part.value.clone()))
        };
        let (mut to, from, by) = (fact(&change.to), fact(&change.from), fact(&change.by));
        // `€318m, a fall of 7 per cent`
        let first = tokens.at(change.verb.start);
        let apposed =
            first >= 2 && matches!(tokens.lower(first - 1), "a" | "an") && tokens.is_sign(first - 2, ',');
        if to.is_none() && (apposed || matches!(word, "up" | "down")) {
            to = value_before(reading, claim, change.verb);
        }
        found.push(Told { span: change.verb, up, to, from, by, clause: change.clause, against: None });
    }
    let held = compared(reading, claim).into_iter().chain(beside_usual(reading, claim));
    found.extend(held.filter(|it| stated(it.span) && !reading.is_quoted(it.span)));
    found
}

/// `118 clergy, 14 more than a decade ago`, `Turnout, at 80.4 per cent, was lower than in 2009`.
fn compared(reading: &Reading<'_>, claim: Span) -> Vec<Told> {
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let mut found = Vec::new();
    for than in range.clone().filter(|i| tokens.lower(*i) == "than") {
        let Some(at) = than.checked_sub(1).filter(|i| range.contains(i)) else { continue };
        let up = match tokens.lower(at) {
            word if MORE.contains(&word) => true,
            word if LESS.contains(&word) => false,
            _ => continue,
        };
        if !is_earlier(reading, than + 1, range.end) {
            continue;
        }
        let span = tokens.span(at, at);
        // `14 more`, `34 minutes more`, `8 per cent more`
        let by = reading.facts_in(claim).filter(|fact| is_figure(fact)).find(|fact| {
            let end = tokens.at(fact.span.end.saturating_sub(1));
            end < at && end + 2 >= at
        });
        let end = by.map_or(span.start, |by| by.span.start);
        let to = value_before(reading, claim, Span::new(end, span.end));
        let words = by.map_or(span, |by| Span::new(by.span.start, tokens.span(at, than).end));
        found.push(Told { span: words, up, to, from: None, by: by.cloned(), clause: claim, against: None });
    }
    found
}

/// `1.3 degrees above the mean`, `12 per cent below its target`.
fn beside_usual(reading: &Reading<'_>, claim: Span) -> Vec<Told> {
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let mut found = Vec::new();
    for at in range.clone() {
        let (up, length) = match (tokens.lower(at), tokens.lower(at + 1)) {
            ("above" | "over" | "beyond", _) => (true, 1),
            ("below" | "under" | "beneath", _) => (false, 1),
            ("short", "of") => (false, 2),
            (word, "than") if MORE.contains(&word) => (true, 2),
            (word, "than") if LESS.contains(&word) => (false, 2),
            _ => continue,
        };
        let end = at + length;
        let Some(which) = (end..range.end.min(end + 3)).find_map(|i| usual(tokens.lower(i))) else {
            continue;
        };
        let span = tokens.span(at, end - 1);
        let by = reading.facts_in(claim).filter(|fact| is_figure(fact)).find(|fact| {
            let last = tokens.at(fact.span.end.saturating_sub(1));
            last < at && last + 3 >= at
        });
        let from = by.map_or(span.start, |by| by.span.start);
        let to = value_before(reading, claim, Span::new(from, span.end));
        let words = by.map_or(span, |by| Span::new(by.span.start, span.end));
        found.push(Told {
            span: words,
            up,
            to,
            from: None,
            by: by.cloned(),
            clause: claim,
            against: Some(which),
        });
    }
    found
}

/// A time before stands within a few words behind `than`.
fn is_earlier(reading: &Reading<'_>, from: usize, end: usize) -> bool {
    let tokens = &reading.tokens;
    (from..end.min(from + 5)).take_while(|i| !matches!(tokens.word(*i), "," | ";" | "." | "(")).any(|i| {
        TIMES.contains(&tokens.lower(i))
            || reading.facts_over(tokens.span(i, i)).any(|fact| fact.kind() == Kind::Date)
    })
}

/// The figure right before some words, with little between.
fn value_before(reading: &Reading<'_>, claim: Span, at: Span) -> Option<Fact> {
    let tokens = &reading.tokens;
    let first = tokens.at(at.start);
    let near =
        |fact: &&Fact| fact.span.end <= at.start && tokens.at(fact.span.end.saturating_sub(1)) + 7 >= first;
    let value = reading.facts_in(claim).filter(|fact| is_figure(fact)).filter(near).last()?;
    let between = Span::new(value.span.end, at.start).of(reading.text);
    (!between.contains([';', '(', ')'])).then(|| value.clone())
}
