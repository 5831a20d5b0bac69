//! The date of an event, where a source tells the same event of another day, month or year.
//!
//! Dates are many and events few, so the two are matched by what happened and not by the date: the words of the date's
//! own clause against those of each dated clause, label or bracket of the sources. A conflict is said where one of them
//! has most of the article's words, the article has most of its own, both speak of one kind of event, and no clause that
//! could be meant has the article's date.

#[cfg(test)]
mod tests;

use super::as_of;
use super::compare::{self, Match};
use super::event;
use super::happening;
use super::judge::Bench;
use super::negation::states;
use super::opposed::is_family;
use super::support::{self, Role};
use crate::answer::Claim;
use crate::evidence::{Library, Placed, Term, fold, terms_in};
use crate::facts::negation::{CueKind, cues};
use crate::facts::{Bound, DateValue, Fact, Precision, Value};
use crate::reading::Reading;
use crate::rules::{Finding, Rule, Suggestion};
use crate::settings::Tolerance;
use crate::text::{HashSet, Span};
use std::ops::Range;

/// How much of the article's clause the source's must have, and the other way round.
const OURS: f32 = 0.5;
const THEIRS: f32 = 0.45;

/// With another verb, or none, in one of the two.
const OURS_UNNAMED: f32 = 0.7;

/// Weight of shared words below which two clauses meet by chance.
const LEAST: f32 = 1.1;

/// What a word counts that stands elsewhere in the sentence, or in the heading above it.
const NEAR: f32 = 0.5;

/// What a word of the article counts behind a word that opens another clause.
const BEYOND: f32 = 0.4;

/// How much of the best a clause with another date must have to leave it open which is meant.
const RIVAL: f32 = 0.6;

/// A date that the source gives otherwise.
#[derive(Clone, Debug)]
pub struct Misdated {
    /// The article's date.
    pub span: Span,
    /// The passage that has another.
    pub passage: usize,
    /// The source's date.
    pub right: String,
}

impl Bench<'_, '_> {
    /// Says which dates of the claim are another in the sources.
    pub(super) fn dates(&mut self, reading: &Reading<'_>, claim: &Claim, passages: &[(usize, f32)]) {
        let before = self.before(reading, claim.span);
        for it in misdated(reading, claim.span, &before, passages, self.library) {
            if self.is_contradicted(claim, it.span) {
                continue;
            }
            let evidence = self.evidence(it.passage);
            let from = evidence.as_ref().map_or("the source", |e| e.source.as_str());
            let words = it.span.of(reading.text);
            let message = format!("The article says \"{words}\"; {from} has \"{}\" for it.", it.right);
            self.judged.findings.push(Finding {
                claim: Some(claim.id.clone()),
                evidence: evidence.into_iter().collect(),
                suggestion: Some(Suggestion { span: it.span, replacement: it.right }),
                ..Finding::new(Rule::SourceDate, reading, it.span, message)
            });
        }
    }
}

/// A clause with its date.
struct Dated {
    passage: usize,
    fact: Fact,
    ours: f32,
    theirs: f32,
    shared: f32,
    /// Both speak of one kind of event.
    named: bool,
}

/// The dates of a claim that the sources give otherwise. `before` are the terms of the sentence before and the headline.
pub fn misdated(
    reading: &Reading<'_>,
    claim: Span,
    before: &HashSet<Term>,
    passages: &[(usize, f32)],
    library: &mut Library<'_>,
) -> Vec<Misdated> {
    let placed = terms_in(reading, claim, &mut library.lexicon);
    let said: Vec<Fact> = reading.facts_in(claim).filter(|fact| is_plain(reading, fact)).cloned().collect();
    let open = cues(&reading.tokens, claim)
        .iter()
        .any(|cue| matches!(cue.kind, CueKind::Negation | CueKind::Question | CueKind::Condition));
    if open {
        return Vec::new();
    }
    let mut found = Vec::new();
    for fact in said {
        if event::is_unanchored(reading, claim, fact.span) || event::names_a_thing(reading, fact.span) {
            continue;
        }
        let clause = region(reading, claim, fact.span);
        let words = of_clause(reading, &clause, fact.span, &placed);
        let near = clause.clone().filter(|&i| !opens_between(reading, i, fact.span));
        let kinds = happening::kinds(&reading.tokens, near);
        let mut told = Vec::new();
        for &(passage, _) in passages {
            told.extend(dated(
                passage,
                (claim, &fact),
                (reading, &words, &kinds),
                (&placed, before),
                library,
            ));
        }
        if let Some(best) = judge(&fact, &told).filter(|best| !has_date(&fact, best.passage, library)) {
            let source = library.passages.get(best.passage).and_then(|p| library.sources.get(p.source));
            let right = source.map_or("", |source| best.fact.span.of(source.text)).to_owned();
            found.push(Misdated { span: fact.span, passage: best.passage, right });
        }
    }
    found
}

/// The clause that tells the same event with another date, where it is the only one.
fn judge<'d>(fact: &Fact, told: &'d [Dated]) -> Option<&'d Dated> {
    let score = |it: &Dated| it.ours * (0.5 + it.theirs / 2.0) + if it.named { 0.1 } else { 0.0 };
    let enough = |it: &&Dated| {
        let (ours, theirs) = if it.named { (OURS, THEIRS) } else { (OURS_UNNAMED, THEIRS) };
        let most = it.ours >= ours && it.theirs >= theirs;
        let whole =
            it.theirs >= if it.named { 0.7 } else { 0.9 } && it.ours >= if it.named { 0.4 } else { 0.5 };
        (most || whole) && it.shared >= LEAST
    };
    let best = told.iter().filter(enough).max_by(|a, b| score(a).total_cmp(&score(b)))?;
    let conflicts = |it: &Dated| differs(fact, &it.fact);
    let rival = |it: &&Dated| {
        let same = compare::facts(&it.fact, &best.fact, Tolerance::default()).agrees()
            || compare::facts(&best.fact, &it.fact, Tolerance::default()).agrees();
        !same && score(it) >= score(best) * RIVAL
    };
    (conflicts(best) && !told.iter().any(|it| rival(&it))).then_some(best)
}

/// The source's clause names somebody of whom the article says nothing, and lacks somebody whom the article names.
fn is_of_another(
    (reading, words): (&Reading<'_>, &[(Placed, String)]),
    (source, clause, placed): (&Reading<'_>, &Range<usize>, &[Placed]),
    (claim, before): (&[Placed], &HashSet<Term>),
) -> bool {
    let named = |reading: &Reading<'_>, at: Span| {
        reading.facts_over(at).any(|fact| matches!(fact.value, Value::Name(_)))
    };
    let told = |term: Term| placed.iter().any(|it| it.term == term);
    let known = |term: Term| before.contains(&term) || claim.iter().any(|it| it.term == term);
    let lacks = words.iter().any(|(it, _)| named(reading, it.span) && !told(it.term));
    let other =
        placed.iter().any(|it| clause.contains(&it.token) && named(source, it.span) && !known(it.term));
    lacks && other
}

/// `second`, `third`: which time of several is told, and the other does not say so.
fn is_another_time(
    (reading, words): (&Reading<'_>, &[(Placed, String)]),
    (source, clause, placed): (&Reading<'_>, &Range<usize>, &[Placed]),
    claim: &[Placed],
) -> bool {
    let which = |reading: &Reading<'_>, at: Span| {
        reading.facts_over(at).any(|fact| match &fact.value {
            Value::Ordinal(amount) => amount.value > rust_decimal::Decimal::ONE,
            _ => false,
        })
    };
    let has = |among: &[Placed], term: Term| among.iter().any(|it| it.term == term);
    words.iter().any(|(it, _)| which(reading, it.span) && !has(placed, it.term))
        || placed
            .iter()
            .any(|it| clause.contains(&it.token) && which(source, it.span) && !has(claim, it.term))
}

/// The very sentence has the article's date too: which is meant cannot be told.
fn has_date(fact: &Fact, passage: usize, library: &Library<'_>) -> bool {
    let Some(it) = library.passages.get(passage) else { return false };
    let source = library.sources.get(it.source);
    let mut facts = source.into_iter().flat_map(|source| source.facts_in(it.span));
    let year = match &fact.value {
        Value::Date(date) if date.precision == Precision::Year => date.first.year().to_string(),
        _ => String::new(),
    };
    let written = source.is_some_and(|source| {
        source.tokens.within(it.span).any(|i| !year.is_empty() && source.tokens.word(i) == year)
    });
    written || facts.any(|theirs| compare::facts(fact, theirs, Tolerance::default()).agrees())
}

/// A day, month or year that the words themselves give.
fn is_plain(reading: &Reading<'_>, fact: &Fact) -> bool {
    let Value::Date(date) = &fact.value else { return false };
    let fine = matches!(date.precision, Precision::Day | Precision::Month | Precision::Year);
    let words = fact.span.of(reading.text).to_lowercase();
    let led = fact.span.start.checked_sub(1).map(|at| reading.tokens.at(at));
    let counted = led.is_some_and(|i| {
        matches!(reading.tokens.lower(i), "by" | "of" | "than" | "before" | "after" | "until" | "till" | "to")
    });
    let told = words.split_whitespace().all(|word| {
        !matches!(
            word.trim_matches(|c: char| !c.is_alphanumeric()),
            "last"
                | "next"
                | "this"
                | "ago"
                | "later"
                | "earlier"
                | "today"
                | "yesterday"
                | "tomorrow"
                | "year"
                | "month"
                | "week"
                | "previous"
                | "following"
                | "same"
                | "late"
                | "early"
                | "mid"
        )
    });
    let bare = !words.bytes().any(|b| b.is_ascii_digit()) && !has_month(&words);
    fine && told && !counted && !bare && matches!(date.bound, None | Some(Bound::AtLeast))
}

fn has_month(words: &str) -> bool {
    #[rustfmt::skip]
    const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    words.split(|c: char| !c.is_alphabetic()).any(|word| MONTHS.iter().any(|month| word.starts_with(month)))
}

/// So many words before a relative pronoun are what its clause is about.
const ANTECEDENT: usize = 3;

/// A word that opens a clause stands between a token and the date.
fn opens_between(reading: &Reading<'_>, token: usize, date: Span) -> bool {
    let its = reading.tokens.within(date);
    let between = if token < its.start { token + 1..its.start } else { its.end..token };
    // what a relative clause is about stands right before it
    let relative = |i: usize| matches!(reading.tokens.lower(i), "which" | "that" | "who");
    let mut between = between.filter(|&i| !(relative(i) && token < i && i <= token + ANTECEDENT));
    between.any(|i| {
        matches!(
            reading.tokens.lower(i),
            "and"
                | "but"
                | "while"
                | "whereas"
                | "who"
                | "which"
                | "where"
                | "when"
                | "before"
                | "after"
                | "because"
                | "until"
                | "that"
        )
    })
}

/// The tokens of a sentence that belong to one of its dates: up to the mark behind the date before it, and to the first
/// mark behind the date itself where another date follows; a semicolon parts in any case.
pub(super) fn region(reading: &Reading<'_>, sentence: Span, date: Span) -> Range<usize> {
    let tokens = &reading.tokens;
    let whole = tokens.within(sentence);
    let its = tokens.within(date);
    let dates = || {
        reading.facts_in(sentence).filter(|fact| {
            matches!(fact.value, Value::Date(_) | Value::Range(..)) && fact.value.days().is_some()
        })
    };
    let before =
        dates().filter(|fact| fact.span.end <= date.start).map(|fact| tokens.within(fact.span).end).max();
    let behind =
        dates().filter(|fact| fact.span.start >= date.end).map(|fact| tokens.within(fact.span).start).min();
    let parts = |i: &usize| {
        matches!(tokens.word(*i), "," | ";" | ":" | "(" | ")" | "—" | "–")
            || matches!(
                tokens.lower(*i),
                "and" | "but" | "then" | "before" | "after" | "when" | "while" | "which" | "who"
            )
    };
    let stop = |i: &usize| tokens.is_sign(*i, ';');
    let mut start = (whole.start..its.start).rev().find(stop).map_or(whole.start, |i| i + 1);
    if let Some(end) = before {
        start = start.max((end..its.start).find(parts).map_or(end, |i| i));
    }
    let mut end = (its.end..whole.end).find(stop).unwrap_or(whole.end);
    if let Some(next) = behind {
        end = end.min((its.end..next).find(parts).unwrap_or(its.end));
    }
    start.min(its.start)..end.max(its.end)
}

/// The end of a stretch or a count of months: no day on which something happened.
fn is_open(reading: &Reading<'_>, fact: &Fact) -> bool {
    let Value::Date(date) = &fact.value else { return true };
    let words = fact.span.of(reading.text).to_lowercase();
    let bare = !words.bytes().any(|b| b.is_ascii_digit()) && !has_month(&words);
    matches!(date.bound, Some(Bound::AtMost)) || bare
}

/// `Plumb (1998)`, `cases: 27 (2023: 64)`: the year of the thing or of another count, and of nothing told.
pub(super) fn is_of_the_work(reading: &Reading<'_>, fact: &Fact) -> bool {
    let tokens = &reading.tokens;
    let (first, last) = (tokens.at(fact.span.start), tokens.at(fact.span.end.saturating_sub(1)));
    let before = first.checked_sub(1).map_or("", |i| tokens.word(i));
    before == "(" && matches!(tokens.word(last + 1), ")" | ":" | ";")
        || before == "," && tokens.is_sign(last + 1, ')')
}

/// Two dates apart; what the words leave to be understood is left out of it.
fn differs(ours: &Fact, theirs: &Fact) -> bool {
    let (Value::Date(a), Value::Date(b)) = (&ours.value, &theirs.value) else { return false };
    let inferred = |date: &DateValue| date.relative || date.year_inferred || !date.year_known();
    let year = |date: &DateValue| date.precision == Precision::Year;
    if a.bound != b.bound && (a.bound.is_none() || b.bound.is_some()) {
        return false;
    }
    if inferred(a) || inferred(b) {
        let months = a.first.month() != b.first.month();
        let days =
            a.precision == Precision::Day && b.precision == Precision::Day && a.first.day() != b.first.day();
        return !year(a) && !year(b) && (months || days);
    }
    compare::facts(ours, theirs, Tolerance::default()) == Match::Differs
}

/// A term of a clause with its folded word and what it weighs.
struct Word {
    term: Term,
    word: String,
    weight: f32,
}

fn of_clause(
    reading: &Reading<'_>,
    clause: &Range<usize>,
    date: Span,
    placed: &[Placed],
) -> Vec<(Placed, String)> {
    let its =
        |it: &&Placed| clause.contains(&it.token) && !it.span.overlaps(date) && !is_date(reading, it.span);
    placed.iter().filter(its).map(|it| (*it, fold(it.span.of(reading.text)).into_owned())).collect()
}

fn is_date(reading: &Reading<'_>, span: Span) -> bool {
    reading.facts_over(span).any(|fact| matches!(fact.value, Value::Date(_)) && fact.span.overlaps(span))
}

/// How much of a word of the article a clause has, or the sentence and heading around it.
fn held(word: &Word, unit: &[(Placed, String)], near: impl Fn(&Word) -> bool) -> f32 {
    if unit.iter().any(|(it, theirs)| it.term == word.term || is_family(theirs, &word.word)) {
        1.0
    } else if near(word) {
        NEAR
    } else {
        0.0
    }
}

/// The date is an end, a count of time, or that of a work or an edition: nothing happened on it.
fn is_no_event(source: &Reading<'_>, theirs: &Fact) -> bool {
    is_open(source, theirs) || is_of_the_work(source, theirs) || event::names_a_thing(source, theirs.span)
}

/// Every dated clause of a passage, with how well it tells what the article's clause tells.
fn dated(
    passage: usize,
    (article, fact): (Span, &Fact),
    (reading, words, kinds): (&Reading<'_>, &[(Placed, String)], &[usize]),
    (claim, before): (&[Placed], &HashSet<Term>),
    library: &mut Library<'_>,
) -> Vec<Dated> {
    let Some(it) = library.passages.get(passage).cloned() else { return Vec::new() };
    let sources = library.sources;
    let Some(source) = sources.get(it.source) else { return Vec::new() };
    let placed = library.terms_of(passage).to_vec();
    let facts: Vec<Fact> =
        source.facts_in(it.span).filter(|fact| matches!(fact.value, Value::Date(_))).cloned().collect();
    let mut heading = HashSet::default();
    if let Some(above) = library.heading_of(&it).and_then(|at| library.passage_of(it.source, at)) {
        heading.extend(library.terms_of(above).iter().map(|p| p.term));
    }
    let weigh = |reading: &Reading<'_>, it: &Placed, library: &Library<'_>| {
        let weight = library.lexicon.weight(it.term);
        let light = support::role(reading, it.span) == Role::Word
            && support::is_light(reading.tokens.lower(it.token));
        if light { weight * support::LIGHT_WEIGHT } else { weight }
    };
    let ours: Vec<Word> = words
        .iter()
        .map(|(it, word)| {
            let beyond = opens_between(reading, it.token, fact.span);
            let weight = weigh(reading, it, library) * if beyond { BEYOND } else { 1.0 };
            Word { term: it.term, word: word.clone(), weight }
        })
        .collect();
    let all: f32 = ours.iter().map(|it| it.weight).sum();
    let mut found = Vec::new();
    for theirs in facts {
        let clause = region(source, it.span, theirs.span);
        let side = (source, &clause, placed.as_slice());
        let span = it.span;
        if is_no_event(source, &theirs)
            || as_of::says_nothing((reading, article, fact), (source, span, &theirs))
            || is_another_time((reading, words), side, claim)
            || differs(fact, &theirs) && is_of_another((reading, words), side, (claim, before))
        {
            continue;
        }
        let unit = of_clause(source, &clause, theirs.span, &placed);
        let near = |word: &Word| placed.iter().any(|it| it.term == word.term) || heading.contains(&word.term);
        let covered: f32 = ours.iter().map(|word| word.weight * held(word, &unit, near)).sum();
        let (mut of_theirs, mut known) = (0.0_f32, 0.0_f32);
        for (it, word) in &unit {
            let weight = weigh(source, it, library);
            of_theirs += weight;
            let told = before.contains(&it.term)
                || claim
                    .iter()
                    .any(|ours| ours.term == it.term || is_family(&fold(ours.span.of(reading.text)), word));
            known += if told { weight } else { 0.0 };
        }
        let its_kinds = happening::kinds(&source.tokens, clause.clone());
        let named = happening::meet(kinds, &its_kinds);
        let other = !named && !kinds.is_empty() && (!its_kinds.is_empty() || states(source, it.span));
        if all <= 0.0 || of_theirs <= 0.0 || other && differs(fact, &theirs) {
            continue;
        }
        found.push(Dated {
            passage,
            fact: theirs,
            ours: covered / all,
            theirs: known / of_theirs,
            shared: covered,
            named,
        });
    }
    found
}
