//! The source facts that may play an article fact's part, and how well each does.

use super::compare::{self, Match};
use crate::evidence::{Library, Part, Period, part};
use crate::facts::{Fact, Kind};
use crate::settings::Tolerance;
use std::collections::HashMap;
use std::rc::Rc;

/// A source fact weighed for one fact of the article.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The passage that holds it.
    pub passage: usize,
    /// The source fact.
    pub fact: Fact,
    /// The part that it plays.
    pub part: Rc<Part>,
    /// How its value stands to the article's.
    pub found: Match,
    /// How well it plays the part, 0 to about 1.
    pub score: f32,
}

/// The facts and parts of passages, each made once for a story.
#[derive(Default, Debug)]
pub struct Parts {
    made: HashMap<usize, Rc<Vec<(Fact, Rc<Part>)>>>,
}

impl Parts {
    /// The facts of a passage with their parts.
    pub fn of(&mut self, library: &mut Library<'_>, passage: usize) -> Rc<Vec<(Fact, Rc<Part>)>> {
        if let Some(made) = self.made.get(&passage) {
            return Rc::clone(made);
        }
        let parts = part::of_passage(library, passage)
            .into_iter()
            .map(|(fact, part)| (fact, Rc::new(part)))
            .collect();
        let parts = Rc::new(parts);
        self.made.insert(passage, Rc::clone(&parts));
        parts
    }
}

/// Weighs every comparable fact of `passages` for `fact`, the best first.
pub fn weigh(
    fact: &Fact,
    its: &Part,
    passages: &[(usize, f32)],
    library: &mut Library<'_>,
    parts: &mut Parts,
    tolerance: Tolerance,
) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for &(passage, nearness) in passages {
        for (other, part) in parts.of(library, passage).iter() {
            let found = compare::facts(fact, other, tolerance);
            if found == Match::Incomparable {
                continue;
            }
            let score = score(fact.kind(), its, part, nearness, library);
            candidates.push(Candidate { passage, fact: other.clone(), part: Rc::clone(part), found, score });
        }
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.passage.cmp(&b.passage)));
    candidates
}

fn score(kind: Kind, article: &Part, source: &Part, passage: f32, library: &Library<'_>) -> f32 {
    let likeness = article.likeness(source, &library.lexicon);
    let mut score = likeness * (0.75 + 0.25 * passage);
    if kind != Kind::Date {
        score *= time_factor(article.period, source.period);
        score *= match (article.prior, source.prior) {
            (false, true) => 0.75,
            (true, false) => 0.9,
            _ => 1.0,
        };
    }
    score
}

/// Facts of different times play different parts.
fn time_factor(article: Option<Period>, source: Option<Period>) -> f32 {
    match (article, source) {
        (Some(a), Some(s)) if a.0 <= s.1 && s.0 <= a.1 => 1.1,
        (Some(_), Some(_)) => 0.45,
        _ => 1.0,
    }
}
