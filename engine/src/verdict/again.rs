//! A second look at a figure of which no source fact said that it is wrong: slips of the pen, and the thing beside it.

use super::bind::Bound;
use super::candidate::Candidate;
use super::compare::Match;
use super::judge::{Bench, is_known_set, is_rounded_away};
use super::worked::hang_together;
use super::{gate, rate, slip};
use crate::evidence::Part;
use crate::facts::{Fact, Value};
use crate::reading::Reading;
use crate::text::Span;

/// What is known of the figure that is looked at again.
pub(super) struct Look<'l, 'r> {
    /// The text of the article.
    pub(super) reading: &'l Reading<'r>,
    /// Its sentence.
    pub(super) claim: Span,
    /// The figure.
    pub(super) fact: &'l Fact,
    /// The part that it plays.
    pub(super) its: &'l Part,
    /// What was weighed for it, the best first.
    pub(super) candidates: &'l [Candidate],
    /// The passages that speak to the claim, the best first.
    pub(super) passages: &'l [(usize, f32)],
}

impl Bench<'_, '_> {
    /// The figure and what became of it, after a second look where it was not found wrong.
    pub(super) fn look_again(&mut self, look: &Look<'_, '_>, outcome: Bound) -> (Fact, Bound) {
        let whole = look.fact.clone();
        let own = is_known_set(look.reading, look.fact) || is_rounded_away(look.reading, look.fact);
        if own || matches!(outcome, Bound::Conflicts(_) | Bound::Disputed(..)) {
            return (whole, outcome);
        }
        if let Some((wider, other)) = rate::other(look, self.library.sources) {
            return (wider, Bound::Conflicts(other.by("rate")));
        }
        // the very figure, in the words that are nearest to the claim's
        let best = look
            .candidates
            .first()
            .is_some_and(|c| c.found == Match::Same && gate::is_distinctive(look.fact));
        let tolerance = self.story.request.settings.tolerance;
        let told = |c: &Candidate| hang_together(look.reading, look.claim, look.fact, &c.fact, tolerance);
        let wrong = self
            .slipped(look)
            .map(|it| it.by("other unit or turned"))
            .or_else(|| self.newer(look).map(|it| it.by("newer column")));
        let wrong = wrong.or_else(|| {
            let near = if best {
                None
            } else {
                self.beside(look)
                    .map(|it| it.by("beside"))
                    .or_else(|| self.line(look).map(|it| it.by("line")))
            };
            near.or_else(|| self.rival(look).map(|it| it.by("neighbour")))
                .or_else(|| self.astray(look).map(|it| it.by("digits astray")))
                .filter(|c| !told(c))
        });
        (whole, wrong.map_or(outcome, Bound::Conflicts))
    }

    /// The source's figure of which the article's is a slip.
    fn slipped(&self, look: &Look<'_, '_>) -> Option<Candidate> {
        let stands = || self.known.memory.stands(look.fact);
        let tells = |other: &Fact| self.known.memory.tells(look.fact.span, other);
        slip::other_unit(look.fact, look.candidates)
            .filter(|other| !stands() && !tells(&other.fact))
            .or_else(|| {
                slip::turned(look.fact, look.candidates)
                    .filter(|other| !tells(&other.fact))
                    .filter(|other| other.labelled || !self.follows(&bare(look.fact), look.passages))
            })
            .cloned()
    }
}

/// The figure without its `some`, which would let it follow from anything near it.
fn bare(fact: &Fact) -> Fact {
    let mut bare = fact.clone();
    if let Value::Number(amount) = &mut bare.value {
        amount.bound = None;
    }
    bare
}
