//! Which source fact an article fact is bound to, and what that says.

use super::candidate::Candidate;
use super::compare::Match;
use super::{gate, miscopied};
use crate::evidence::Part;
use crate::facts::{Fact, Kind, Value};

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

/// The scores that open a gate; set on the development data, as `ARCHITECTURE.md` says.
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
        Kind::Percent | Kind::Money | Kind::Quantity => Gates { agree: 0.10, conflict: 0.34, margin: 2.0 },
        Kind::Date => Gates { agree: 0.10, conflict: 0.42, margin: 1.5 },
        Kind::Duration | Kind::Age | Kind::Ordinal => Gates { agree: 0.10, conflict: 0.42, margin: 2.0 },
        Kind::Rank => Gates { agree: 0.10, conflict: 0.34, margin: 1.3 },
        Kind::Name | Kind::Quote => Gates { agree: 0.10, conflict: 0.5, margin: 1.7 },
    }
}

/// Binds a fact to the best of its candidates, given best first. `follows` says whether its value can have been worked
/// out from the source's values; it is asked only where a conflict is about to be said. `tells` says whether the article
/// gives a source fact's value for something else: whoever knows both values has told them apart.
#[must_use]
pub fn bind(
    fact: &Fact,
    its: &Part,
    words: &str,
    candidates: &[Candidate],
    follows: impl Fn() -> bool,
    tells: impl Fn(&Fact) -> bool,
) -> Bound {
    let gates = gates(fact.kind());
    let agreeing = candidates.iter().find(|c| c.found.agrees());
    let conflicting = candidates.iter().find(|c| c.found.conflicts() && !gate::lists_levels(c, candidates));
    let conflicting =
        conflicting.filter(|c| c.found == Match::WrongSide || fact.kind() == Kind::Rank || !tells(&c.fact));
    // The passage that has another value has this one too, with another word of bound: which is meant cannot be told.
    let beside = |c: &&Candidate| {
        c.found != Match::WrongSide
            && !c.found.agrees()
            && candidates
                .iter()
                .any(|o| o.passage == c.passage && o.found == Match::Open && gate::is_same_figure(fact, o))
    };
    let conflicting = conflicting.filter(|c| !beside(c));
    // A stretch that a source has with both its ends is no other one that has one end only: `managers since 1990: X (1998–2015)`.
    let stretch = matches!(&fact.value, Value::Range(from, _) if from.days().is_some())
        && agreeing.is_some_and(|agree| agree.found == Match::Same);
    let conflicting = conflicting.filter(|c| !stretch || matches!(c.fact.value, Value::Range(..)));
    let score = |c: Option<&Candidate>| c.map_or(0.0, |c| c.score);
    let (a, c) = (score(agreeing), score(conflicting));
    if let Some(conflict) = conflicting
        && let gate = gate::of(fact, its, words, candidates, conflict)
        && c >= gate.least
        && gate::is_decisive(its, agreeing, conflict, gates.margin)
    {
        let outright = agreeing.is_some_and(|agree| agree.found != Match::Within);
        let sure = gate::is_same_figure(fact, conflict) || gate::is_just_beyond(fact, conflict);
        let derived = !outright && !sure && follows();
        return if derived { Bound::Unbound } else { Bound::Conflicts(conflict.clone().by(gate.name)) };
    }
    if let Some(agree) = agreeing.filter(|agree| agree.labelled && agree.score >= 0.03)
        && let Some(newer) =
            candidates.iter().find(|c| c.found.conflicts() && gate::is_replaced(its, agree, c))
        && gate::of(fact, its, words, candidates, newer).least < 1.0
        && newer.score > agree.score * 1.2
        && !tells(&newer.fact)
    {
        return Bound::Conflicts(newer.clone().by("newer"));
    }
    if let Some(newer) = gate::newer(fact, its, candidates)
        && !tells(&newer.fact)
    {
        return Bound::Conflicts(newer.clone().by("newest"));
    }
    if agreeing.is_none()
        && let Some(other) = candidates.iter().find(|c| c.score >= 0.02 && gate::is_other_magnitude(fact, c))
        && !tells(&other.fact)
    {
        return Bound::Conflicts(other.clone().by("other magnitude"));
    }
    if agreeing.is_none_or(|agree| agree.found == Match::Open)
        && let Some(slip) = candidates.iter().find(|c| miscopied::is_likely_slip(fact, c))
        && !(miscopied::is_grown(fact, slip) && follows())
    {
        return Bound::Conflicts(slip.clone().by("likely slip"));
    }
    if agreeing.is_none()
        && let Some(slip) = candidates.iter().find(|c| {
            c.score >= 0.025 && its.step == c.part.step && miscopied::is_slip(fact, &c.fact, c.score)
        })
        && !follows()
    {
        return Bound::Conflicts(slip.clone().by("slip"));
    }
    if let (Some(agree), Some(conflict)) = (agreeing, conflicting)
        && gate::is_disputed(fact, its, words, candidates, (agree, conflict))
    {
        return Bound::Disputed(agree.clone(), conflict.clone());
    }
    match agreeing {
        Some(agree)
            if a >= gates.agree
                || gate::is_distinctive(fact) && a >= 0.015
                || gate::is_long(fact) && agree.found == Match::Same =>
        {
            Bound::Agrees(agree.clone())
        }
        Some(agree) => Bound::Elsewhere(agree.clone()),
        None => Bound::Unbound,
    }
}
