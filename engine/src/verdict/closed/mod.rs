//! What a source has for the very same thing, where the two say so by their form: a life, a seat, a list of winners, a
//! table in its order, a country before a noun, a kind right beside a name. One file a form.
//!
//! Each of them reads the article and the sources by one grammar, so that what is compared stands in the same slot of
//! both. Another value counts only if every source that fills the slot fills it otherwise.

mod age;
mod grade;
mod life;
mod national;
mod order;
mod ranked;
mod relative;
mod roll;
mod seat;
mod stage;
mod vote;
mod which;
mod worded;

pub(super) use life::turn;

use super::award::Awards;
use super::deed::Deeds;
use super::judge::Bench;
use crate::answer::Claim;
use crate::facts::{Fact, Name, Value};
use crate::reading::{Reading, Story};
use crate::rules::Rule;
use crate::text::Span;

/// Another value of a slot than the sources'.
#[derive(Clone, Debug)]
pub struct Other {
    /// Which rule it breaks.
    pub rule: Rule,
    /// The article's words.
    pub span: Span,
    /// What the source says, to be put behind its name: `has "Leeds" for it`.
    pub says: String,
    /// The words to put instead.
    pub right: Option<String>,
    /// The source, and where it says so.
    pub place: (usize, Span),
    /// How much of the rest of the claim the source's passage must bear out.
    pub least: f32,
}

/// The slots of the sources.
#[derive(Clone, Debug)]
pub struct Closed {
    /// Prizes and who won them.
    pub(super) awards: Awards,
    ages: age::Ages,
    grades: grade::Grades,
    lives: life::Lives,
    seats: seat::Seats,
    rolls: roll::Rolls,
    orders: order::Orders,
    ranked: ranked::Ranked,
    relatives: relative::Relatives,
    votes: vote::Votes,
    counted: which::Counted,
    nations: national::Nations,
    deeds: Deeds,
}

impl Closed {
    /// Collects them.
    #[must_use]
    pub fn new(story: &Story<'_>) -> Self {
        let sources = &story.sources;
        Self {
            awards: Awards::new(story),
            ages: age::Ages::new(story),
            grades: grade::Grades::new(sources),
            lives: life::Lives::new(story),
            seats: seat::Seats::new(sources),
            rolls: roll::Rolls::new(sources),
            orders: order::Orders::new(sources),
            ranked: ranked::Ranked::new(sources),
            relatives: relative::Relatives::new(sources),
            votes: vote::Votes::new(sources),
            counted: which::Counted::new(sources),
            nations: national::Nations::new(story),
            deeds: Deeds::new(story),
        }
    }
}

impl Bench<'_, '_> {
    /// Slots that the sources fill otherwise.
    pub(super) fn closed(&mut self, reading: &Reading<'_>, claim: &Claim) {
        let (closed, story) = (&self.known.closed, self.story);
        let mut found: Vec<Other> = self.known.kinds.holders.check(reading, claim.span).collect();
        found.extend(closed.ages.check(story, reading, claim.span));
        found.extend(closed.grades.check(reading, claim.span));
        found.extend(closed.lives.check(story, reading, claim.span));
        found.extend(closed.seats.check(story, reading, claim.span));
        found.extend(closed.rolls.check(reading, claim.span));
        found.extend(closed.orders.check(reading, claim.span));
        found.extend(closed.ranked.check(&story.sources, reading, claim.span));
        found.extend(closed.relatives.check(&story.sources, reading, claim.span));
        found.extend(closed.votes.check(&story.sources, reading, claim.span));
        found.extend(closed.counted.check(reading, claim.span, &story.sources));
        found.extend(closed.nations.check(reading, claim.span));
        found.extend(stage::check(story, reading, claim.span));
        let deeds = closed.deeds.check(story, reading, claim.span);
        let sure = found.into_iter().map(|it| (it, false));
        for (it, asks) in sure.chain(deeds.into_iter().map(|it| (it, true))) {
            let passage = self.passage_with(it.place.0, it.place.1);
            if reading.is_quoted(it.span) {
                continue;
            }
            if it.least > 0.0 && self.bears_out(reading, claim.span, it.span, passage) < it.least {
                continue;
            }
            let (at, told) = ((it.rule, it.span), (it.right, it.place));
            if asks {
                self.question(reading, claim, at, &it.says, told);
            } else {
                self.otherwise(reading, claim, at, &it.says, told);
            }
        }
    }
}

/// The names of a stretch, in order.
fn names<'r>(reading: &'r Reading<'_>, span: Span) -> impl Iterator<Item = (&'r Fact, &'r Name)> {
    reading.facts_in(span).filter_map(|fact| match &fact.value {
        Value::Name(name) => Some((fact, name)),
        _ => None,
    })
}
