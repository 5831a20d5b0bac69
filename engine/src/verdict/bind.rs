//! Which source fact an article fact is bound to, and what that says.

use super::candidate::Candidate;
use crate::evidence::{Part, Term};
use crate::facts::{Fact, Kind, Value};
use rust_decimal::Decimal;

/// What became of a fact.
#[derive(Clone, Debug)]
pub enum Bound {
    /// A source fact that plays its part agrees.
    Agrees(Candidate),
    /// Its value stands in the sources, but no fact there clearly plays its part.
    Elsewhere(Candidate),
    /// The source fact that plays its part has another value.
    Conflicts(Candidate),
    /// One source agrees and another conflicts, both in the same part.
    Disputed(Candidate, Candidate),
    /// No source fact plays its part.
    Unbound,
}

/// The scores that open a gate; fitted on the development data, see the manual's table.
#[derive(Clone, Copy, Debug)]
pub struct Gates {
    /// From here on an agreeing fact plays the part.
    pub agree: f32,
    /// From here on a conflicting fact plays the part.
    pub conflict: f32,
    /// How many times better a conflicting fact must be than the best agreeing one.
    pub margin: f32,
}

/// The gates of a kind.
#[must_use]
pub const fn gates(kind: Kind) -> Gates {
    match kind {
        Kind::Number => Gates { agree: 0.10, conflict: 0.40, margin: 1.5 },
        Kind::Percent | Kind::Money | Kind::Quantity => Gates { agree: 0.10, conflict: 0.34, margin: 1.4 },
        Kind::Date => Gates { agree: 0.10, conflict: 0.42, margin: 1.5 },
        Kind::Duration | Kind::Age | Kind::Ordinal => Gates { agree: 0.10, conflict: 0.42, margin: 1.5 },
        Kind::Rank => Gates { agree: 0.10, conflict: 0.34, margin: 1.3 },
        Kind::Name | Kind::Quote => Gates { agree: 0.10, conflict: 0.5, margin: 1.6 },
    }
}

/// Binds a fact to the best of its candidates, given best first. `follows` says whether its value can have been worked
/// out from the source's values; it is asked only where a conflict is about to be said.
#[must_use]
pub fn bind(
    fact: &Fact,
    its: &Part,
    words: &str,
    candidates: &[Candidate],
    follows: impl Fn() -> bool,
) -> Bound {
    let gates = gates(fact.kind());
    let agreeing = candidates.iter().find(|c| c.found.agrees());
    let conflicting = candidates.iter().find(|c| c.found.conflicts());
    let score = |c: Option<&Candidate>| c.map_or(0.0, |c| c.score);
    let (a, c) = (score(agreeing), score(conflicting));
    if let Some(conflict) = conflicting
        && c >= gate(fact, its, words, conflict)
        && c >= a * gates.margin
    {
        return if agreeing.is_none() && follows() {
            Bound::Unbound
        } else {
            Bound::Conflicts(conflict.clone())
        };
    }
    match agreeing {
        Some(agree) if a >= gates.agree => Bound::Agrees(agree.clone()),
        Some(agree) => Bound::Elsewhere(agree.clone()),
        None => Bound::Unbound,
    }
}

/// From which score on a conflict with this candidate counts; beyond 1 for never.
fn gate(fact: &Fact, its: &Part, words: &str, candidate: &Candidate) -> f32 {
    const NEVER: f32 = 9.0;
    let gate = gates(fact.kind()).conflict;
    let row = candidate.part.cell.as_ref().filter(|cell| !cell.label.is_empty());
    let labelled = row.is_some_and(|cell| cell.label.iter().all(|term| near(its, *term) >= 0.2));
    let counted = its.noun.is_some_and(|noun| near(&candidate.part, noun) >= 0.25);
    match &fact.value {
        Value::Number(_) | Value::Ordinal(_) if is_share(fact) => NEVER,
        Value::Number(_) | Value::Ordinal(_) if is_incidental(fact, words) && !counted => NEVER,
        Value::Number(_) | Value::Ordinal(_) if !counted && !labelled => 0.6,
        Value::Date(date) if date.relative => 0.6,
        Value::Name(_) => NEVER,
        _ if labelled => gate * 0.6,
        _ => gate,
    }
}

/// How near a term stands to a fact; 0 if it does not.
fn near(part: &Part, term: Term) -> f32 {
    part.terms.iter().find(|(t, _)| *t == term).map_or(0.0, |(_, near)| *near)
}

/// A number below one is a share of something, and never a count.
fn is_share(fact: &Fact) -> bool {
    let end = |value: &Value| value.amount().is_some_and(|a| a.value.abs() < Decimal::ONE);
    match &fact.value {
        Value::Range(from, to) => end(from) || end(to),
        value => end(value),
    }
}

/// True if a source cannot be expected to speak to a fact: a small count in words is often the reporter's own.
fn is_incidental(fact: &Fact, words: &str) -> bool {
    let small = fact.value.amount().is_some_and(|a| a.value.abs() <= 12.into() && a.bound.is_none());
    matches!(fact.value, Value::Number(_) | Value::Ordinal(_))
        && small
        && !words.bytes().any(|b| b.is_ascii_digit())
}
