//! What a source says of a level on a scale, year by year, and the article's changes of level against it.
//!
//! `fell to tier three in 2012` is three facts in one: which way, to what, when. The change in the sources that shares
//! most of the three is the one meant; the rest is what the article has wrong.

use super::candidate::Parts;
use crate::evidence::{Library, Period, Term, terms_in};
use crate::facts::change::{Change, Direction, changes};
use crate::facts::{Fact, Kind, RankValue, Value};
use crate::reading::Reading;
use crate::text::Span;

/// A level that something had for a time.
#[derive(Clone, Debug)]
pub struct Standing {
    rank: RankValue,
    period: Period,
    passage: usize,
    span: Span,
    /// Terms of the row's label, where it is a name and no time.
    of: Vec<Term>,
}

/// One step from a level to another.
struct Step<'s> {
    direction: Direction,
    to: &'s Standing,
}

/// What the sources say against a change of level.
#[derive(Clone, Debug)]
pub struct Against {
    /// The source's standing that the change leads to: passage and words.
    pub passage: usize,
    /// Where its words stand in the source.
    pub source: Span,
    /// Another level than the article's, with its label.
    pub level: Option<(Span, String)>,
    /// Another year.
    pub date: Option<(Span, String)>,
    /// The other way.
    pub direction: Option<(Span, String)>,
    /// The facts that this settles, whatever comes of it.
    pub settled: Vec<Span>,
}

/// Every dated standing of the sources.
#[must_use]
pub fn standings(library: &mut Library<'_>, parts: &mut Parts) -> Vec<Standing> {
    let mut found = Vec::new();
    for passage in 0..library.passages.len() {
        let Some(it) = library.passages.get(passage).cloned() else { continue };
        let Some(reading) = library.sources.get(it.source) else { continue };
        if !reading.facts_in(it.span).any(|fact| fact.kind() == Kind::Rank) {
            continue;
        }
        let of = label_terms(library, reading, it.source, it.span);
        for (fact, part) in parts.of(library, passage).iter() {
            if let (Value::Rank(rank), Some(period)) = (&fact.value, part.period) {
                let (rank, of) = (rank.clone(), of.clone());
                found.push(Standing { rank, period, passage, span: fact.span, of });
            }
        }
    }
    found.sort_by_key(|standing| standing.period);
    found
}

fn label_terms(library: &mut Library<'_>, reading: &Reading<'_>, source: usize, span: Span) -> Vec<Term> {
    let Some(label) = library.row_at(source, span.start).map(|row| row.label) else { return Vec::new() };
    if reading.facts_in(label).any(|fact| fact.kind() == Kind::Date) {
        return Vec::new();
    }
    terms_in(reading, label, &mut library.lexicon).iter().map(|placed| placed.term).collect()
}

/// The changes of level in a claim, each with what the sources say against it.
#[must_use]
pub fn check(
    reading: &Reading<'_>,
    claim: Span,
    standings: &[Standing],
    library: &mut Library<'_>,
) -> Vec<Against> {
    let mut found = Vec::new();
    for change in changes(reading, claim) {
        if change.direction == Direction::Unchanged {
            continue;
        }
        let after_verb = || reading.facts_in(change.clause).filter(|fact| fact.span.start > change.verb.end);
        let level = after_verb().find_map(|fact| match &fact.value {
            Value::Rank(rank) => Some((fact.span, rank.clone())),
            _ => None,
        });
        let date = after_verb().find_map(|fact| match &fact.value {
            Value::Date(date) if date.bound.is_none() => Some((fact.span, (date.first, date.last))),
            _ => None,
        });
        let (Some((level_span, rank)), Some((date_span, period))) = (level, date) else { continue };
        let named: Vec<Term> =
            terms_in(reading, claim, &mut library.lexicon).iter().map(|p| p.term).collect();
        let its: Vec<&Standing> = standings
            .iter()
            .filter(|s| s.rank.scale == rank.scale && s.of.iter().all(|t| named.contains(t)))
            .collect();
        let covered = its.iter().any(|s| meets(s.period, period));
        if let Some(step) = best_step(&its, change.direction, &rank, period).filter(|_| covered) {
            found.push(against(&change, (level_span, &rank), (date_span, period), &step));
        }
    }
    found
}

/// The step that shares most with the article's change; one that shares nothing is none.
fn best_step<'s>(
    its: &[&'s Standing],
    direction: Direction,
    rank: &RankValue,
    period: Period,
) -> Option<Step<'s>> {
    let shared = |step: &Step<'_>| {
        usize::from(step.direction == direction)
            + usize::from(step.to.rank.level == rank.level)
            + usize::from(meets(starting(step.to), period))
    };
    let steps = its.windows(2).filter_map(|pair| match pair {
        [from, to] => {
            let direction = match to.rank.level.cmp(&from.rank.level) {
                std::cmp::Ordering::Less => Direction::Up,
                std::cmp::Ordering::Greater => Direction::Down,
                std::cmp::Ordering::Equal => return None,
            };
            (to.period.0 > from.period.0).then_some(Step { direction, to })
        }
        _ => None,
    });
    steps.filter(|step| shared(step) > 0).max_by_key(|step| shared(step))
}

fn against(change: &Change, level: (Span, &RankValue), date: (Span, Period), step: &Step<'_>) -> Against {
    let to = step.to;
    let year = to.period.0.year().to_string();
    let way = if step.direction == Direction::Up { "up" } else { "down" };
    Against {
        passage: to.passage,
        source: to.span,
        level: (to.rank.level != level.1.level).then(|| (level.0, to.rank.label.clone())),
        date: (!meets(starting(to), date.1)).then_some((date.0, year)),
        direction: (step.direction != change.direction).then(|| (change.verb, way.to_owned())),
        settled: vec![level.0, date.0],
    }
}

/// The year in which a standing begins.
fn starting(standing: &Standing) -> Period {
    let year = standing.period.0.first_of_year();
    (year, year.last_of_year())
}

fn meets(a: Period, b: Period) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

/// The claim's facts that no change of level has settled.
pub fn unsettled(fact: &&Fact, against: &[Against]) -> bool {
    !against.iter().any(|it| it.settled.contains(&fact.span))
}
