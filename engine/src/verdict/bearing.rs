//! Whether a passage speaks of what the claim speaks of, before it may have something else in the place of words.

use super::candidate::Candidate;
use super::event::Event;
use super::judge::Bench;
use super::support::{self, Support};
use super::{as_of, gate, stead};
use crate::evidence::{Placed, terms_in};
use crate::facts::{Fact, Kind, NameType, Value};
use crate::reading::Reading;
use crate::text::Span;

impl Bench<'_, '_> {
    /// How much of the rest of a claim, the words at `at` aside, a passage and its neighbours bear out: what has
    /// something else in the place of words must speak of the same thing.
    pub(super) fn bears_out(&mut self, reading: &Reading<'_>, claim: Span, at: Span, passage: usize) -> f32 {
        let placed = terms_in(reading, claim, &mut self.library.lexicon);
        let mut told = support::told(reading, &placed, &[(passage, 1.0)], self.library, &self.known.families);
        told.retain(|it| !it.span.overlaps(at));
        Support::weigh(told, &self.subject(), reading.text).share
    }

    /// The first passage that holds a part of `span`.
    pub(super) fn passage_with(&self, source: usize, span: Span) -> usize {
        self.library.passages.partition_point(|p| (p.source, p.span.end) <= (source, span.start))
    }

    /// Of the dates that conflict, keeps those of the same event, the cells of tables, and a year whose digits were turned.
    pub(super) fn same_event(
        &self,
        reading: &Reading<'_>,
        claim: Span,
        fact: &Fact,
        placed: &[Placed],
        candidates: &mut Vec<Candidate>,
    ) {
        if fact.kind() != Kind::Date || !candidates.iter().any(|c| c.found.conflicts()) {
            return;
        }
        let event = Event::new(reading, claim, fact.span, placed, self.library);
        let open =
            |c: &Candidate| c.found.conflicts() && c.part.cell.is_none() && !gate::is_likely_slip(fact, c);
        let dates: Vec<(usize, Fact)> =
            candidates.iter().filter(|c| open(c)).map(|c| (c.passage, c.fact.clone())).collect();
        candidates.retain(|c| {
            !open(c)
                || event.is_told(self.library, c.passage, &c.fact)
                    && !event.recurs(self.library, (c.passage, &c.fact), &dates)
        });
    }

    /// True if a candidate is, or holds on, a day of which the claim does not speak, or is the place of somebody else.
    pub(super) fn speaks_of_another(
        &self,
        reading: &Reading<'_>,
        claim: Span,
        fact: &Fact,
        candidate: &Candidate,
    ) -> bool {
        let place = matches!(&fact.value, Value::Name(name) if name.kind == NameType::Place);
        let passage = self.library.passages.get(candidate.passage).map(|passage| passage.span);
        let source = self.library.sources.get(candidate.source);
        passage.zip(source).is_some_and(|(passage, source)| {
            as_of::says_nothing((reading, claim, fact), (source, passage, &candidate.fact))
                || place && stead::tells_of_others((reading, claim), (source, passage))
        })
    }
}
