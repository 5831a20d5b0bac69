//! Which source fact an article fact is bound to, and what that says.

use super::candidate::Candidate;
use super::compare::{self, Match};
use crate::evidence::{Part, Period};
use crate::facts::{Fact, Kind, Name, NameType, Value};
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
        Kind::Number => Gates { agree: 0.10, conflict: 0.40, margin: 2.0 },
        Kind::Percent | Kind::Money | Kind::Quantity => Gates { agree: 0.10, conflict: 0.34, margin: 1.4 },
        Kind::Date => Gates { agree: 0.10, conflict: 0.42, margin: 1.5 },
        Kind::Duration | Kind::Age | Kind::Ordinal => Gates { agree: 0.10, conflict: 0.42, margin: 1.5 },
        Kind::Rank => Gates { agree: 0.10, conflict: 0.34, margin: 1.3 },
        Kind::Name | Kind::Quote => Gates { agree: 0.10, conflict: 0.5, margin: 1.7 },
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
        && c >= gate(fact, its, words, agreeing, conflict)
        && decisive(its, agreeing, conflict, gates.margin)
    {
        let derived = agreeing.is_none() && !same_figure(fact, conflict) && follows();
        return if derived { Bound::Unbound } else { Bound::Conflicts(conflict.clone()) };
    }
    match agreeing {
        Some(agree) if a >= gates.agree || is_distinctive(fact) && a >= 0.015 => Bound::Agrees(agree.clone()),
        Some(agree) => Bound::Elsewhere(agree.clone()),
        None => Bound::Unbound,
    }
}

/// From which score on a conflict with this candidate counts; beyond 1 for never.
fn gate(fact: &Fact, its: &Part, words: &str, agreeing: Option<&Candidate>, candidate: &Candidate) -> f32 {
    const NEVER: f32 = 9.0;
    let gate = gates(fact.kind()).conflict;
    let labelled = candidate.labelled;
    let near = |noun| candidate.part.nearness_of(noun) >= 0.25;
    let noun = candidate.part.noun;
    let counted = its.noun.is_some_and(near) || noun.is_some_and(|noun| its.nearness_of(noun) >= 0.5);
    // The article's value stands in the sources, but in a part far from this one: two values were swapped.
    let swapped = agreeing.is_some_and(|agree| agree.score > 0.0 && candidate.score >= agree.score * 4.0);
    if its.prior && !candidate.part.prior || !is_plausible(fact, candidate) {
        return NEVER;
    }
    match &fact.value {
        Value::Ordinal(_) => NEVER,
        Value::Name(name) => name_gate(name, agreeing, candidate),
        Value::Number(_) | Value::Range(..) if is_share(fact) => NEVER,
        Value::Number(_) if is_incidental(fact, words) => NEVER,
        Value::Number(_) if !counted && !labelled || is_small(&candidate.fact) => NEVER,
        Value::Date(date) if date.relative => 0.6,
        Value::Number(_) if swapped => 0.15,
        Value::Money(_) | Value::Quantity(_) | Value::Percent { .. } if swapped => 0.10,
        Value::Money(_) | Value::Quantity(_) | Value::Percent { .. } | Value::Rank(_) if labelled => 0.15,
        _ if labelled || same_figure(fact, candidate) => gate * 0.6,
        _ => gate,
    }
}

/// Another place, or another body, in the same part. A person is seldom so clearly meant.
fn name_gate(name: &Name, agreeing: Option<&Candidate>, candidate: &Candidate) -> f32 {
    const NEVER: f32 = 9.0;
    let Value::Name(other) = &candidate.fact.value else { return NEVER };
    let words = compare::name::words(&other.value);
    // A row's label names the thing itself, not a property of it.
    let is_label = candidate.part.cell.as_ref().is_some_and(|cell| cell.label.len() <= words.len());
    let beside =
        agreeing.is_some_and(|agree| agree.passage == candidate.passage && !agree.apart_from(candidate));
    if is_label || beside {
        return NEVER;
    }
    let ours = compare::name::words(&name.value);
    match name.kind {
        NameType::Place => 0.35,
        NameType::Organisation if agreeing.is_some() || ours.last() == words.last() => 0.35,
        _ => NEVER,
    }
}

/// The two values are of one order of magnitude; a count of five and one of eighteen thousand count different things.
fn is_plausible(fact: &Fact, candidate: &Candidate) -> bool {
    if candidate.part.cell.is_some() {
        return true;
    }
    let (Some(a), Some(b)) = (fact.value.amount(), candidate.fact.value.amount()) else { return true };
    let (a, b) = (a.value.abs(), b.value.abs());
    let other = fact.kind() != candidate.fact.kind() || matches!(fact.value, Value::Quantity(_));
    if other || a.is_zero() || b.is_zero() {
        return true;
    }
    a.checked_div(b).is_some_and(|r| r <= Decimal::from(20) && r >= Decimal::new(5, 2))
}

/// The conflicting fact plays the part clearly better than the agreeing one. In one row of a table only the time of the
/// column decides between them.
fn decisive(its: &Part, agreeing: Option<&Candidate>, conflict: &Candidate, margin: f32) -> bool {
    let Some(agree) = agreeing else { return true };
    if let (Some(theirs), Some(ours)) = (&conflict.part.cell, &agree.part.cell)
        && conflict.passage == agree.passage
    {
        let newer = theirs.latest && !ours.latest && its.period.is_none() && !its.prior;
        let meets = |period: Option<Period>| match (its.period, period) {
            (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
            _ => false,
        };
        return newer || meets(conflict.part.period) && !meets(agree.part.period);
    }
    // Two rows are named and each has one of the values: which row is meant cannot be told.
    if conflict.labelled && agree.labelled {
        return false;
    }
    // A value with another bound (`since 1974` for `in 1974`) agrees only half.
    let weight =
        if agree.found == Match::Loose && matches!(agree.fact.value, Value::Date(_)) { 0.7 } else { 1.0 };
    conflict.score >= agree.score * weight * margin
}

/// The same figure with another unit is no value worked out.
fn same_figure(fact: &Fact, conflict: &Candidate) -> bool {
    match (fact.value.amount(), conflict.fact.value.amount()) {
        (Some(a), Some(b)) => a.value == b.value,
        _ => false,
    }
}

/// A number below one is a share of something, and never a count.
fn is_share(fact: &Fact) -> bool {
    let end = |value: &Value| value.amount().is_some_and(|a| a.value.abs() < Decimal::ONE);
    match &fact.value {
        Value::Range(from, to) => end(from) || end(to),
        value => end(value),
    }
}

/// Three digits that count or more: the same number for another thing would be chance.
fn is_distinctive(fact: &Fact) -> bool {
    let digits = fact.value.amount().map(|a| a.value.normalize().mantissa().unsigned_abs());
    matches!(fact.kind(), Kind::Number | Kind::Money | Kind::Quantity | Kind::Percent)
        && digits.is_some_and(|d| d >= 100)
}

/// Twelve or less.
fn is_small(fact: &Fact) -> bool {
    fact.value.amount().is_some_and(|a| a.value.abs() <= 12.into())
}

/// True if a source cannot be expected to speak to a fact: a small count in words is often the reporter's own.
fn is_incidental(fact: &Fact, words: &str) -> bool {
    matches!(fact.value, Value::Number(_) | Value::Ordinal(_))
        && is_small(fact)
        && !words.bytes().any(|b| b.is_ascii_digit())
}
