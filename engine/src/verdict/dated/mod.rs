//! The date of an event, where a source tells the same event of another day, month or year.
//!
//! Dates are many and events few, so the two are matched by what happened and not by the date: the words of the date's
//! own clause against those of each dated clause, label or bracket of the sources. A conflict is said where one of them
//! has most of the article's words, the article has most of its own, both speak of one kind of event, and no clause that
//! could be meant has the article's date.

mod beside;
mod labelled;
mod plain;
mod region;
mod run;
#[cfg(test)]
mod tests;

use super::compare;
use super::judge::Bench;
use super::negation::states;
use super::opposed::is_family;
use super::support::{self, Role};
use super::{as_of, event, happening};
use crate::answer::Claim;
use crate::evidence::{Library, Placed, Term, fold, terms_in};
use crate::facts::negation::{Cue, CueKind, cues};
use crate::facts::{Bound, Fact, Precision, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::settings::Tolerance;
use crate::text::{HashSet, Span};
use plain::{counted, differs, is_of_an_event, is_one_of_several, is_plain};
pub(super) use plain::{is_of_the_work, was_to_be};
pub(super) use region::region;
use region::{narrow, opens_between};
use std::ops::Range;

/// How much of the article's clause the source's must have, and the other way round, where both name one kind of event;
/// and less of the one where there is nearly all of the other.
const NAMED: [(f32, f32); 2] = [(0.5, 0.45), (0.4, 0.7)];

/// The same where one of the two has another verb, or none.
const UNNAMED: [(f32, f32); 2] = [(0.7, 0.45), (0.5, 0.9)];

/// The same where no source has the article's date anywhere: it is another's in any case.
const NAMED_ALONE: [(f32, f32); 2] = [(0.35, 0.35), (0.3, 0.6)];
const UNNAMED_ALONE: [(f32, f32); 2] = [(0.55, 0.4), (0.45, 0.7)];

/// Weight of shared words below which two clauses meet by chance.
const LEAST: f32 = 1.1;

/// Weight of shared words, names apart, that is seldom chance, and how much of both clauses is then enough.
const MUCH: f32 = 1.7;
const HEAVY: (f32, f32) = (0.35, 0.25);

/// What a word counts that stands elsewhere in the sentence, or in the heading above it.
const NEAR: f32 = 0.5;

/// What a word of the article counts behind a word that opens another clause.
const BEYOND: f32 = 0.4;

/// How much of the article's clause a source's must have where its sentence has the article's date too, of something else.
const SURE: f32 = 0.6;

/// How much of what the best clause has one with the article's own date may have, if that is the date of something else.
const APART: f32 = 0.25;

/// How many words and signs a line has beside the day, if it says on which day the source appeared.
const DATELINE: usize = 4;

/// From so many dates on a passage is a list of them.
const LIST: usize = 3;

/// What one kind of event counts beside the words, and how much of the best a clause with another date must have to leave
/// it open which is meant.
const KIND: f32 = 0.1;
const RIVAL: f32 = 0.6;

/// A term where it stands, with its folded word and what it weighs.
struct Word {
    at: Placed,
    folded: String,
    weight: f32,
}

/// A date of the claim, with what is told of it.
struct Said<'s, 'r> {
    reading: &'s Reading<'r>,
    claim: Span,
    date: &'s Fact,
    /// The words of its clause.
    words: Vec<Word>,
    /// Those of the whole claim.
    all: &'s [Word],
    /// The terms of the sentence before and of the headline.
    before: &'s HashSet<Term>,
    kinds: Vec<usize>,
}

/// A dated clause of a source beside the article's.
#[derive(Clone)]
struct Dated {
    passage: usize,
    fact: Fact,
    ours: f32,
    theirs: f32,
    shared: f32,
    /// Of that what is no part of a name.
    unnamed: f32,
    /// Both speak of one kind of event.
    named: bool,
}

impl Bench<'_, '_> {
    /// Says which dates of the claim are another in the sources.
    pub(super) fn dates(&mut self, reading: &Reading<'_>, claim: &Claim, passages: &[(usize, f32)]) {
        let plain: Vec<Fact> = reading
            .facts_in(claim.span)
            .filter_map(|fact| {
                is_plain(reading, fact).then(|| fact.clone()).or_else(|| counted(reading, claim.span, fact))
            })
            .collect();
        if plain.is_empty() || was_to_be(reading, claim.span) {
            return;
        }
        let open = |cue: &Cue| matches!(cue.kind, CueKind::Negation | CueKind::Question | CueKind::Condition);
        let mut open_at = cues(&reading.tokens, claim.span);
        open_at.retain(open);
        let before = self.before(reading, claim.span);
        let placed = terms_in(reading, claim.span, &mut self.library.lexicon);
        let all = words_of(reading, &placed, self.library);
        for date in &plain {
            if event::is_unanchored(reading, claim.span, date.span)
                || event::names_a_thing(reading, date.span)
                || is_one_of_several(reading, claim.span, date.span)
            {
                continue;
            }
            let whole = region(reading, claim.span, date.span);
            if open_at.iter().any(|cue| reaches(reading, cue, &whole, date.span)) {
                continue;
            }
            let said =
                Said::new((reading, claim.span, date), whole.clone(), (&placed, &all), &before, self.library);
            if let Some((passage, end)) = run::check(&said, passages, self.library) {
                self.another_date(reading, claim, date, (passage, &end));
                continue;
            }
            let alone = !self.known.memory.stands(date);
            let of = |best: Dated| (best.passage, best.fact);
            let mut found = self.told_otherwise(&said, passages, alone).map(of);
            // one verb of several alone
            let part = narrow(reading, &whole, date.span);
            let part = part.map(|part| {
                Said::new((reading, claim.span, date), part, (&placed, &all), &before, self.library)
            });
            if let Some(said) = part.as_ref().filter(|_| found.is_none()) {
                found = self.told_otherwise(said, passages, alone).filter(|best| best.named).map(of);
            }
            if found.is_none() && alone {
                found = labelled::check(part.as_ref().unwrap_or(&said), self.library);
            }
            if let Some((passage, theirs)) = found {
                self.another_date(reading, claim, date, (passage, &theirs));
            }
        }
    }

    /// The clause of a source that tells the same event of another day.
    fn told_otherwise(&self, said: &Said<'_, '_>, passages: &[(usize, f32)], alone: bool) -> Option<Dated> {
        let told: Vec<Dated> =
            passages.iter().flat_map(|(passage, _)| dated(*passage, said, self.library)).collect();
        let agrees = |it: &Dated| compare::facts(said.date, &it.fact, Tolerance::default()).agrees();
        // what the sentence tells of the article's date was weighed, and is something else
        let weighed: Vec<usize> = told.iter().filter(|it| agrees(it)).map(|it| it.passage).collect();
        // its date is that of something else, of which the claim says next to nothing
        let apart = |best: &Dated| told.iter().filter(|it| agrees(it)).all(|it| it.ours <= best.ours * APART);
        // what a source tells without a date is of the day on which it appeared
        let own_day = self.is_day_of_a_source(said.date);
        let best = judge(said.date, &told, |best| !own_day && (alone || apart(best)))?;
        // a list of days tells each in the words of the others
        let listed = dates_in(best.passage, self.library) >= LIST;
        let sure = best.named && best.ours >= SURE && weighed.contains(&best.passage) && !listed;
        let open = is_beside(said.date, &best, self.library)
            || tells_of_this_year(&best, self.library)
            || !sure && has_date(said.date, best.passage, self.library)
            || beside::is_told(said, best.passage, self.library)
            || beside::is_counted(said.reading, said.claim, said.date, &best.fact);
        (!open).then_some(best)
    }

    /// A source appeared on that day, or opens with it.
    fn is_day_of_a_source(&self, date: &Fact) -> bool {
        let agrees = |it: &Fact| compare::facts(date, it, Tolerance::default()).agrees();
        self.library.sources.iter().any(|source| {
            let bare = |fact: &Fact| {
                let line = source.sentence_at(fact.span.start).map_or(fact.span, |it| it.span);
                let tokens = &source.tokens;
                tokens.within(line).len() <= tokens.within(fact.span).len() + DATELINE
            };
            let mut days = source.facts.iter().filter(|fact| matches!(fact.value, Value::Date(_)));
            days.any(|fact| agrees(fact) && bare(fact))
        })
    }

    fn another_date(
        &mut self,
        reading: &Reading<'_>,
        claim: &Claim,
        date: &Fact,
        (passage, theirs): (usize, &Fact),
    ) {
        let Some(place) = self.place_of(passage).filter(|_| !are_two_ends(date, theirs)) else { return };
        let source = self.library.sources.get(place.0).map_or("", |source| source.text);
        let right = theirs.span.of(source).to_owned();
        let says = format!("has \"{right}\" for it");
        self.otherwise(reading, claim, (Rule::SourceDate, date.span), &says, (Some(right), place));
    }
}

impl<'s, 'r> Said<'s, 'r> {
    fn new(
        (reading, claim, date): (&'s Reading<'r>, Span, &'s Fact),
        clause: Range<usize>,
        (placed, all): (&[Placed], &'s [Word]),
        before: &'s HashSet<Term>,
        library: &Library<'_>,
    ) -> Self {
        let mut words = words_of(reading, &of_clause(reading, &clause, date.span, placed), library);
        for word in words.iter_mut().filter(|word| opens_between(reading, word.at.token, date.span)) {
            word.weight *= BEYOND;
        }
        let near = clause.filter(|&i| !opens_between(reading, i, date.span));
        let kinds = happening::kinds(&reading.tokens, near);
        Self { reading, claim, date, words, all, before, kinds }
    }

    /// The article has the term, in the claim or just before it.
    fn knows(&self, term: Term) -> bool {
        self.before.contains(&term) || self.all.iter().any(|word| word.at.term == term)
    }

    /// The source's clause names somebody of whom the article says nothing, and lacks somebody whom the article names.
    fn is_of_another(&self, source: &Reading<'_>, clause: &Range<usize>, placed: &[Placed]) -> bool {
        let named = |reading: &Reading<'_>, at: Span| {
            reading.facts_over(at).any(|fact| matches!(fact.value, Value::Name(_)))
        };
        let told = |term: Term| placed.iter().any(|it| it.term == term);
        let lacks = |word: &Word| named(self.reading, word.at.span) && !told(word.at.term);
        let other =
            |it: &Placed| clause.contains(&it.token) && named(source, it.span) && !self.knows(it.term);
        self.words.iter().any(lacks) && placed.iter().any(other)
    }

    /// `second`, `third`: which time of several is told, and the other does not say so.
    fn is_another_time(&self, source: &Reading<'_>, clause: &Range<usize>, placed: &[Placed]) -> bool {
        let told = |term: Term| placed.iter().any(|it| it.term == term);
        let ours = |word: &Word| event::is_ordinal(self.reading, word.at.span) && !told(word.at.term);
        let said = |term: Term| self.all.iter().any(|word| word.at.term == term);
        let theirs =
            |it: &Placed| clause.contains(&it.token) && event::is_ordinal(source, it.span) && !said(it.term);
        self.words.iter().any(ours) || placed.iter().any(theirs)
    }
}

/// The clause that tells the same event with another date, where it is the only one.
fn judge(fact: &Fact, told: &[Dated], alone: impl Fn(&Dated) -> bool) -> Option<Dated> {
    let score = |it: &Dated| it.ours * (0.5 + it.theirs / 2.0) + if it.named { KIND } else { 0.0 };
    let enough = |it: &&Dated| {
        let least = match (it.named, alone(it)) {
            (true, false) => NAMED,
            (false, false) => UNNAMED,
            (true, true) => NAMED_ALONE,
            (false, true) => UNNAMED_ALONE,
        };
        let enough = |(ours, theirs): &(f32, f32)| it.ours >= *ours && it.theirs >= *theirs;
        it.shared >= LEAST && least.iter().any(enough) || it.unnamed >= MUCH && alone(it) && enough(&HEAVY)
    };
    let best = told.iter().filter(enough).max_by(|a, b| score(a).total_cmp(&score(b)))?;
    let rival = |it: &Dated| {
        let same = |a: &Fact, b: &Fact| compare::facts(a, b, Tolerance::default()).agrees();
        let one = same(&it.fact, &best.fact) || same(&best.fact, &it.fact);
        !one && score(it) >= score(best) * RIVAL
    };
    if !differs(fact, &best.fact) || told.iter().any(rival) {
        return None;
    }
    Some(best.clone())
}

/// A negation, question or condition says something of the date.
fn reaches(reading: &Reading<'_>, cue: &Cue, region: &Range<usize>, date: Span) -> bool {
    let tokens = &reading.tokens;
    let (at, its) = (tokens.at(cue.span.start), tokens.within(date));
    // `on 2 December somebody got in, though no bill was seen`
    let between = if at < its.start { at..its.start } else { its.end..at };
    let parted = between.into_iter().any(|i| matches!(tokens.word(i), "," | ";") && !tokens.glued(i));
    cue.kind != CueKind::Negation || cue.scope.overlaps(date) || region.contains(&at) && !parted
}

/// The very sentence has the article's date too: which is meant cannot be told.
fn has_date(fact: &Fact, passage: usize, library: &Library<'_>) -> bool {
    let Some(it) = library.passages.get(passage) else { return false };
    let Some(source) = library.sources.get(it.source) else { return false };
    let year = match &fact.value {
        Value::Date(date) if date.precision == Precision::Year => date.first.year().to_string(),
        _ => String::new(),
    };
    let written = |i: usize| !year.is_empty() && source.tokens.word(i) == year;
    let agrees = |theirs: &Fact| compare::facts(fact, theirs, Tolerance::default()).agrees();
    source.tokens.within(it.span).any(written) || source.facts_in(it.span).any(agrees)
}

/// `took it this year, building on 2018`: which of the two is told cannot be said.
fn tells_of_this_year(best: &Dated, library: &Library<'_>) -> bool {
    const UNITS: &[&str] = &["year", "season", "month", "week"];
    let Some(it) = library.passages.get(best.passage) else { return false };
    let Some(source) = library.sources.get(it.source) else { return false };
    let tokens = &source.tokens;
    tokens.within(it.span).any(|i| tokens.lower(i) == "this" && UNITS.contains(&tokens.lower(i + 1)))
}

/// How many dates a passage has.
fn dates_in(passage: usize, library: &Library<'_>) -> usize {
    let Some(it) = library.passages.get(passage) else { return 0 };
    let date = |fact: &&Fact| matches!(fact.value, Value::Date(_));
    library.sources.get(it.source).map_or(0, |source| source.facts_in(it.span).filter(date).count())
}

/// `in 2021 and 2023`: the source has both of it.
fn is_beside(date: &Fact, best: &Dated, library: &Library<'_>) -> bool {
    let Some(source) = library.passages.get(best.passage).and_then(|it| library.sources.get(it.source))
    else {
        return false;
    };
    let joined = |a: Span, b: Span| {
        let between = source.text.get(a.end.min(b.end)..a.start.max(b.start)).unwrap_or_default();
        matches!(between.trim(), "and" | "," | "or" | "&" | "and in" | ", and")
    };
    source
        .facts
        .iter()
        .any(|it| joined(it.span, best.fact.span) && compare::facts(date, it, Tolerance::default()).agrees())
}

/// The one says from when on, and the other does not.
fn are_two_ends(a: &Fact, b: &Fact) -> bool {
    let end = |fact: &Fact| match &fact.value {
        Value::Date(date) => date.bound,
        _ => None,
    };
    let since = |bound: Option<Bound>| matches!(bound, Some(Bound::AtLeast | Bound::MoreThan));
    since(end(a)) != since(end(b))
}

/// The terms of a clause but for dates.
fn of_clause(reading: &Reading<'_>, clause: &Range<usize>, date: Span, placed: &[Placed]) -> Vec<Placed> {
    let is_date = |span: Span| reading.facts_over(span).any(|fact| matches!(fact.value, Value::Date(_)));
    let its = |it: &&Placed| clause.contains(&it.token) && !it.span.overlaps(date) && !is_date(it.span);
    placed.iter().filter(its).copied().collect()
}

fn words_of(reading: &Reading<'_>, placed: &[Placed], library: &Library<'_>) -> Vec<Word> {
    let word = |at: &Placed| {
        let light = support::role(reading, at.span) == Role::Word
            && support::is_light(reading.tokens.lower(at.token));
        let weight = library.lexicon.weight(at.term) * if light { support::LIGHT_WEIGHT } else { 1.0 };
        Word { at: *at, folded: fold(at.span.of(reading.text)).into_owned(), weight }
    };
    placed.iter().map(word).collect()
}

fn is_one(a: &Word, b: &Word) -> bool {
    a.at.term == b.at.term || is_family(&a.folded, &b.folded)
}

/// `open to the public from 24 May`: the day on which it opens.
fn since_when(fact: &Fact) -> Fact {
    let mut fact = fact.clone();
    if let Value::Date(date) = &mut fact.value
        && date.precision == Precision::Day
        && date.bound == Some(Bound::AtLeast)
    {
        date.bound = None;
    }
    fact
}

/// Every dated clause of a passage, with how well it tells what the article's clause tells.
fn dated(passage: usize, said: &Said<'_, '_>, library: &Library<'_>) -> Vec<Dated> {
    let Some(it) = library.passages.get(passage) else { return Vec::new() };
    let Some(source) = library.sources.get(it.source) else { return Vec::new() };
    let placed = library.terms_of(passage);
    let above = library.heading_of(it).and_then(|at| library.passage_of(it.source, at));
    let heading = above.map_or(&[][..], |at| library.terms_of(at));
    let all: f32 = said.words.iter().map(|word| word.weight).sum();
    let mut found = Vec::new();
    for theirs in source.facts_in(it.span).filter(|fact| is_of_an_event(source, fact)) {
        let clause = region(source, it.span, theirs.span);
        let kinds = happening::kinds(&source.tokens, clause.clone());
        let named = happening::meet(&said.kinds, &kinds);
        let theirs = &if named { since_when(theirs) } else { theirs.clone() };
        let apart = differs(said.date, theirs);
        if as_of::says_nothing((said.reading, said.claim, said.date), (source, it.span, theirs))
            || said.is_another_time(source, &clause, placed)
            || apart && said.is_of_another(source, &clause, placed)
        {
            continue;
        }
        let unit = words_of(source, &of_clause(source, &clause, theirs.span, placed), library);
        let near = |word: &Word| placed.iter().chain(heading).any(|it| it.term == word.at.term);
        let held = |word: &Word| match unit.iter().any(|other| is_one(word, other)) {
            true => 1.0,
            false if near(word) => NEAR,
            false => 0.0,
        };
        let shared: f32 = said.words.iter().map(|word| word.weight * held(word)).sum();
        let is_name = |word: &&Word| {
            said.reading.facts_over(word.at.span).any(|fact| matches!(fact.value, Value::Name(_)))
        };
        let names: f32 = said.words.iter().filter(is_name).map(|word| word.weight * held(word)).sum();
        let known = |word: &&Word| {
            said.before.contains(&word.at.term) || said.all.iter().any(|our| is_one(our, word))
        };
        let of_theirs: f32 = unit.iter().map(|word| word.weight).sum();
        let told: f32 = unit.iter().filter(known).map(|word| word.weight).sum();
        let other = !named && !said.kinds.is_empty() && (!kinds.is_empty() || states(source, it.span));
        if all > 0.0 && of_theirs > 0.0 && !(other && apart) {
            let (ours, its) = (shared / all, told / of_theirs);
            let (fact, unnamed) = (theirs.clone(), shared - names);
            found.push(Dated { passage, fact, ours, theirs: its, shared, unnamed, named });
        }
    }
    found
}
