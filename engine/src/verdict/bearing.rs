//! Whether a passage speaks of what the claim speaks of, before it may have something else in the place of words.

use super::candidate::Candidate;
use super::compare::Match;
use super::event::Event;
use super::judge::Bench;
use super::support::{self, Support};
use super::{as_of, closed, dated, gate, miscopied, stead};
use crate::evidence::{Library, Part, Placed, Term, terms_in};
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
        if dated::was_to_be(reading, claim) && candidates.iter().any(|c| c.found.agrees()) {
            candidates.retain(|c| !c.found.conflicts());
            return;
        }
        let event = Event::new(reading, claim, fact.span, placed, self.library);
        let open = |c: &Candidate| {
            c.found.conflicts() && c.part.cell.is_none() && !miscopied::is_likely_slip(fact, c)
        };
        let dates: Vec<(usize, Fact)> =
            candidates.iter().filter(|c| open(c)).map(|c| (c.passage, c.fact.clone())).collect();
        candidates.retain(|c| {
            !open(c)
                || event.is_told(self.library, c.passage, &c.fact)
                    && !event.recurs(self.library, (c.passage, &c.fact), &dates)
        });
    }

    /// Of the places told of one turn of a life, a source has the article's too: whose it is cannot be told.
    pub(super) fn same_turn(&self, reading: &Reading<'_>, fact: &Fact, candidates: &mut Vec<Candidate>) {
        let of = |c: &Candidate| self.library.sources.get(c.source).and_then(|source| turn(source, &c.fact));
        let place = matches!(&fact.value, Value::Name(name) if name.kind == NameType::Place);
        let ours = turn(reading, fact).filter(|_| place);
        let told = |c: &Candidate| c.found.agrees() && ours.is_some() && of(c) == ours;
        if candidates.iter().any(told) {
            candidates.retain(|c| !c.found.conflicts());
        }
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
        let figure = matches!(fact.kind(), Kind::Number | Kind::Money | Kind::Quantity | Kind::Duration)
            && !miscopied::is_slip(fact, &candidate.fact, candidate.score);
        passage.zip(source).is_some_and(|(passage, source)| {
            figure && is_rate(reading, fact) && !is_rate(source, &candidate.fact)
                || as_of::says_nothing((reading, claim, fact), (source, passage, &candidate.fact))
                || place && stead::tells_of_others((reading, claim), (source, passage))
                || place && !is_of_one_turn((reading, fact), (source, &candidate.fact))
                || place && is_of_another_one(source, &candidate.fact) && !is_of_another_one(reading, fact)
        })
    }
}

/// The turn of a life of which a place is told: the last one in front of it in its sentence.
fn turn(reading: &Reading<'_>, fact: &Fact) -> Option<&'static str> {
    let at = reading.tokens.at(fact.span.start);
    let sentence = reading.sentence_at(fact.span.start)?.span;
    (reading.tokens.within(sentence).start..at).rev().find_map(|i| closed::turn(reading.tokens.lower(i)))
}

/// Neither place is that of another turn of a life: `born in Cork and died in London`.
fn is_of_one_turn(ours: (&Reading<'_>, &Fact), theirs: (&Reading<'_>, &Fact)) -> bool {
    let (a, b) = (turn(ours.0, ours.1), turn(theirs.0, theirs.1));
    a.is_none() || b.is_none() || a == b
}

/// Right in front of a place stands a word by which it is that of another thing: `its existing plant in Debrecen`.
fn is_of_another_one(source: &Reading<'_>, place: &Fact) -> bool {
    #[rustfmt::skip]
    const OTHERS: &[&str] = &["existing", "other", "another", "second", "sister", "former", "previous", "old", "original", "earlier"];
    let at = source.tokens.at(place.span.start);
    (at.saturating_sub(4)..at).any(|i| OTHERS.contains(&source.tokens.lower(i)))
}

/// True if the fact is so much for each of something: `20 to the square kilometre`, `per head`.
fn is_rate(reading: &Reading<'_>, fact: &Fact) -> bool {
    let tokens = &reading.tokens;
    let last = tokens.at(fact.span.end.saturating_sub(1));
    let to_each = |i: usize| {
        tokens.lower(i) == "to"
            && matches!(tokens.lower(i + 1), "the" | "a")
            && matches!(tokens.lower(i + 2), "square" | "acre" | "hectare")
    };
    (last + 1..last + 4).any(|i| tokens.lower(i) == "per" && tokens.lower(i + 1) != "cent" || to_each(i))
}

/// Of the candidates that conflict, keeps those that can be of the claim's own thing.
pub(super) fn keep_own(
    fact: &Fact,
    its: &Part,
    placed: &[Placed],
    candidates: &mut Vec<Candidate>,
    library: &Library<'_>,
) {
    if matches!(fact.kind(), Kind::Number | Kind::Percent) {
        keep_untold(its, candidates);
    }
    if fact.value.amount().is_some() {
        keep_own_subject(placed, candidates, library);
    }
    if fact.kind() == Kind::Rank {
        keep_nearest_subject(its, candidates);
    }
}

/// The very sentence or row has the article's count: which of its figures is meant cannot be told, but for the columns of a
/// table that say when, and for an older one in brackets.
fn keep_untold(its: &Part, candidates: &mut Vec<Candidate>) {
    let dated = |c: &Candidate| c.part.cell.is_some() && c.part.period.is_some();
    // `not out 21 (13)`: small counts in brackets are as often of something else
    let particular = |c: &Candidate| {
        c.fact.kind() != Kind::Number
            || c.fact.value.amount().is_some_and(|a| gate::significant(a.value) >= 3)
    };
    let counts = |c: &&Candidate| c.fact.kind() == Kind::Number || c.part.bracketed;
    let told: Vec<Candidate> =
        candidates.iter().filter(|c| c.found == Match::Same && !dated(c)).filter(counts).cloned().collect();
    candidates.retain(|c| {
        let mut beside = told.iter().filter(|it| it.passage == c.passage);
        !c.found.conflicts()
            || dated(c)
            || beside.all(|agree| particular(agree) && gate::is_replaced(its, agree, c))
    });
}

/// Where the claim's figure stands in a sentence that opens with something of the claim, a sentence that opens with
/// something else has another thing's figure: `the wall rises 30 metres. The fish ladder is 4 metres high`.
fn keep_own_subject(placed: &[Placed], candidates: &mut Vec<Candidate>, library: &Library<'_>) {
    let opening = |c: &Candidate| -> Vec<Term> {
        let before = |it: &&Placed| it.span.end <= c.fact.span.start;
        library.terms_of(c.passage).iter().filter(before).map(|it| it.term).collect()
    };
    let named = |terms: &[Term]| terms.iter().any(|term| placed.iter().any(|it| it.term == *term));
    let own = |c: &Candidate| c.found.agrees() && c.part.cell.is_none() && named(&opening(c));
    let Some(told) = candidates.iter().find(|c| own(c)).map(|c| c.passage) else { return };
    candidates.retain(|c| {
        let other = || {
            let terms = opening(c);
            !terms.is_empty() && !named(&terms)
        };
        !c.found.conflicts() || c.passage == told || c.part.cell.is_some() || !other()
    });
}

/// Where a passage has the level, a passage with another one must be told from it by what stands next to the level: `on the
/// hills it is moderate, in the valley low`.
fn keep_nearest_subject(its: &Part, candidates: &mut Vec<Candidate>) {
    let Some(agree) = candidates.iter().find(|c| c.found.agrees()).cloned() else { return };
    let mut terms = its.terms.clone();
    terms.sort_by(|a, b| b.1.total_cmp(&a.1));
    let has = |candidate: &Candidate, term: Term| candidate.part.nearness_of(term) > 0.0;
    candidates.retain(|c| {
        let nearest = terms.iter().find(|(term, _)| has(&agree, *term) != has(c, *term));
        !c.found.conflicts() || nearest.is_none_or(|(term, _)| has(c, *term))
    });
}

/// `19 per cent, behind Kessel, which has 31`: the claim has a source's percentage or sum as a bare number.
pub(super) fn is_said_bare(reading: &Reading<'_>, claim: Span, fact: &Fact, other: &Fact) -> bool {
    let measured = matches!(other.kind(), Kind::Percent | Kind::Money);
    let value = |fact: &Fact| fact.value.amount().map(|amount| amount.value);
    let said =
        |bare: &Fact| bare.kind() == Kind::Number && bare.span != fact.span && value(bare) == value(other);
    measured && reading.facts_in(claim).any(said)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn the_figure_of_another_thing_is_no_rival() {
        for (article, source) in [
            (
                "The Herons passed the Terns on the last lap to win the five-hour race.",
                "Five Hours of Corley. On the final lap the Herons overtook the Terns and won by 0.6 seconds.",
            ),
            (
                "The wall is 30 metres high.",
                "The wall of the dam rises 30 metres. The fish ladder is 4 metres high.",
            ),
            (
                "The marsh is about ten miles long.",
                "The Corley marsh extends 16.2 km from north to south. The boardwalk is 5 km long.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
        let source = "The wall of the dam is 30 metres high. It was built from stone of the valley.";
        assert_eq!(rules("The wall is 40 metres high.", source), [Rule::SourceQuantity]);
    }
}
