//! Lines of a record: `Hip replacement: 21 weeks. Knee replacement: 27 weeks`, one value behind each label.
//!
//! The claim names the thing of one label and has the value of another, of which it has no word; or it names the whole of
//! a label, and no source has its value anywhere.

use super::again::Look;
use super::candidate::Candidate;
use super::compare::{self, Match};
use super::gate;
use super::judge::Bench;
use crate::evidence::{Library, Term, terms_in};
use crate::facts::change::changes;
use crate::facts::{Fact, Kind, Precision, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::Span;
use std::ops::Range;
use std::rc::Rc;

/// The most words of a label.
const LABEL: usize = 9;

/// How much of what tells a label from another the claim must have, by weight, and how near.
const NAMED: f32 = 0.6;
const NEAR: f32 = 0.2;

/// Labels of a change: a verb of change names them.
const CHANGE: &[&str] = &["change", "changes", "difference", "variation"];

/// The lines of the sources.
#[derive(Debug, Default)]
pub(super) struct Lines {
    all: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    source: usize,
    label: Vec<Term>,
    /// All words of its item.
    words: Vec<Term>,
    /// It is labelled as a change, or with a time.
    changes: bool,
    dated: bool,
    fact: Fact,
}

impl Lines {
    /// Collects them.
    pub(super) fn new(library: &mut Library<'_>) -> Self {
        let mut all = Vec::new();
        let sources = library.sources;
        for (source, reading) in sources.iter().enumerate() {
            for sentence in &reading.sentences {
                let items = items(reading, sentence.span);
                for (label, item, fact) in items.iter().flat_map(|item| lines(reading, item, items.len() > 1))
                {
                    if library.row_at(source, fact.span.start).is_some_and(|row| !row.heads.is_empty()) {
                        continue;
                    }
                    let mut terms = |at: Span| -> Vec<Term> {
                        terms_in(reading, at, &mut library.lexicon).iter().map(|it| it.term).collect()
                    };
                    let (its, all_words) = (terms(label), terms(item));
                    all.push(Line {
                        source,
                        label: its,
                        words: all_words,
                        changes: reading
                            .tokens
                            .within(label)
                            .all(|i| CHANGE.contains(&reading.tokens.lower(i))),
                        dated: reading.facts_in(label).any(|it| it.kind() == Kind::Date),
                        fact: fact.clone(),
                    });
                }
            }
        }
        Self { all }
    }
}

impl Bench<'_, '_> {
    /// The value of the line that the claim names.
    pub(super) fn line(&mut self, look: &Look<'_, '_>) -> Option<Candidate> {
        let known = self.known;
        if known.lines.all.is_empty() || !can_be_a_lines(look) {
            return None;
        }
        let tolerance = self.story.request.settings.tolerance;
        let found = |line: &Line| compare::facts(look.fact, &line.fact, tolerance);
        let taken: Vec<&Line> = known.lines.all.iter().filter(|line| found(line).agrees()).collect();
        let of_line = |c: &Candidate| {
            taken.iter().any(|line| line.source == c.source && line.fact.span.overlaps(c.fact.span))
        };
        if look.candidates.iter().any(|c| c.found.agrees() && !of_line(c)) {
            return None;
        }
        let moves = changes(look.reading, look.claim).into_iter().next().is_some();
        let differs = |line: &&Line| {
            found(line) == Match::Differs
                && line.fact.kind() == look.fact.kind()
                && !line.dated
                && taken.iter().all(|it| it.source == line.source)
        };
        let named = |line: &&Line| match taken.as_slice() {
            [] => self.is_whole(look, line),
            _ => taken.iter().all(|it| self.is_meant(look, line, it, moves)),
        };
        let mut others = known.lines.all.iter().filter(differs).filter(named);
        let other = others.next()?;
        let same = |it: &Line| compare::facts(&it.fact, &other.fact, Tolerance::default()).agrees();
        let only = others.all(same);
        let told = self.known.memory.tells(look.fact.span, &other.fact);
        let open = taken.is_empty()
            && (self.stands_apart(look.fact, look.candidates) || self.follows(look.fact, look.passages));
        if !only || told || open {
            return None;
        }
        self.candidate_at(other.source, &other.fact)
    }

    /// The claim has what tells a label from the one whose value it has, and no word of that one, nor of what else stands
    /// there.
    fn is_meant(&self, look: &Look<'_, '_>, line: &Line, taken: &Line, moves: bool) -> bool {
        let apart = |a: &[Term], b: &[Term]| -> Vec<Term> {
            a.iter().filter(|term| !b.contains(term)).copied().collect()
        };
        let (ours, theirs) = (apart(&line.label, &taken.label), apart(&taken.label, &line.label));
        let own = |term: &Term| look.its.nearness_of(*term) > 0.0;
        let figure = look.fact.value.amount().zip(line.fact.value.amount());
        let near = figure.is_none_or(|(a, b)| gate::of_one_order(a.value, b.value));
        // a change is of what the whole record is about
        let general = |term: &&Term| line.changes && self.library.passages_with(**term).len() > 1;
        let has_none = theirs.iter().any(|term| !general(&term))
            && !apart(&taken.words, &line.words).iter().filter(|term| !general(term)).any(own);
        let label = if ours.is_empty() { &line.label } else { &ours };
        near && has_none && (self.share_of(look, label) >= NAMED || line.changes && moves) && !compares(look)
    }

    /// The claim has all of a label.
    fn is_whole(&self, look: &Look<'_, '_>, line: &Line) -> bool {
        let close = matches!((look.fact.value.amount(), line.fact.value.amount()), (Some(a), Some(b))
            if gate::of_one_order(a.value, b.value));
        close && line.label.len() >= 2 && self.share_of(look, &line.label) >= 0.99
    }

    /// How much of a label, by weight, the claim has near the figure.
    fn share_of(&self, look: &Look<'_, '_>, label: &[Term]) -> f32 {
        let weight = |term: &Term| self.library.lexicon.weight(*term);
        let near = |term: &&Term| look.its.nearness_of(**term) >= NEAR;
        let all: f32 = label.iter().map(weight).sum();
        label.iter().filter(near).map(weight).sum::<f32>() / all.max(0.01)
    }

    /// A figure of a source as what the claim should have.
    pub(super) fn candidate_at(&mut self, source: usize, fact: &Fact) -> Option<Candidate> {
        let passage = self.passage_with(source, fact.span);
        let all = self.parts.of(self.library, passage);
        let (fact, part) = all.iter().find(|(it, _)| it.span == fact.span)?;
        Some(Candidate {
            source,
            passage,
            fact: fact.clone(),
            part: Rc::clone(part),
            found: Match::Differs,
            score: 1.0,
            labelled: false,
            clause: part.clause,
            gate: "",
        })
    }
}

/// A figure or a plain date that is told of now, and not of what was before.
fn can_be_a_lines(look: &Look<'_, '_>) -> bool {
    let particular = || {
        let written = look.fact.span.of(look.reading.text).bytes().any(|b| b.is_ascii_digit());
        look.fact.kind() != Kind::Number || written
    };
    let kind = match &look.fact.value {
        Value::Date(date) => date.bound.is_none() && (!date.relative || is_counted(look)),
        Value::Number(_)
        | Value::Money(_)
        | Value::Percent { .. }
        | Value::Quantity(_)
        | Value::Duration(_) => true,
        _ => false,
    };
    let published = look.reading.published.and_then(|day| day.checked_sub(jiff::Span::new().days(400)).ok());
    let now = look.its.period.is_none_or(|(_, last)| published.is_none_or(|day| last >= day));
    kind && particular() && (!look.its.prior || is_counted(look)) && now && !counts_from_another(look)
}

/// `ready in 2031, five years after work starts`: the words behind the date are those of another event.
fn counts_from_another(look: &Look<'_, '_>) -> bool {
    let tokens = &look.reading.tokens;
    let behind = tokens.at(look.fact.span.end)..tokens.within(look.claim).end;
    look.fact.kind() == Kind::Date
        && behind.into_iter().any(|i| {
            matches!(tokens.lower(i), "after" | "before")
                && i > 0
                && matches!(
                    tokens.lower(i - 1),
                    "years" | "months" | "weeks" | "days" | "year" | "month" | "week" | "day"
                )
        })
}

/// `five weeks more than that for a new knee`, `should have been finished in 1962`: the claim names what it compares with,
/// or tells what was not to be.
pub(super) fn compares(look: &Look<'_, '_>) -> bool {
    #[rustfmt::skip]
    const ASIDE: &[&str] = &[
        "than", "compared", "unlike", "against", "instead", "should", "would", "could", "might", "planned", "originally", "supposed",
        "meant", "intended", "hoped", "not",
    ];
    let tokens = &look.reading.tokens;
    tokens.within(look.claim).any(|i| ASIDE.contains(&tokens.lower(i)))
}

/// `four years later`: a year that the claim counts from another one.
fn is_counted(look: &Look<'_, '_>) -> bool {
    let tokens = &look.reading.tokens;
    let last = tokens.lower(tokens.at(look.fact.span.end.saturating_sub(1)));
    let year = matches!(&look.fact.value, Value::Date(date) if date.precision == Precision::Year);
    year && matches!(last, "later" | "earlier" | "before")
}

/// The parts of a sentence between semicolons, as tokens.
fn items(reading: &Reading<'_>, sentence: Span) -> Vec<Range<usize>> {
    let range = reading.tokens.within(sentence);
    let (mut found, mut start) = (Vec::new(), range.start);
    for i in range.clone().filter(|i| reading.tokens.is_sign(*i, ';')) {
        found.push(start..i);
        start = i + 1;
    }
    found.push(start..range.end);
    found
}

/// The lines of an item, each its label, the item, and the value:
/// `Label: value`, in a list `label, value, value`, and in a chronology `1861: what` and `what 1861`.
fn lines<'r>(reading: &'r Reading<'_>, item: &Range<usize>, listed: bool) -> Vec<(Span, Span, &'r Fact)> {
    let tokens = &reading.tokens;
    if item.is_empty() {
        return Vec::new();
    }
    let span = |from: usize, to: usize| (from < to).then(|| tokens.span(from, to - 1));
    let start = (item.start..item.end)
        .find(|i| tokens.is_sign(*i, ':') && !has_figure(reading, item.start..*i))
        .map_or(item.start, |i| i + 1);
    let Some(whole) = span(start.min(item.end - 1), item.end) else { return Vec::new() };
    let figures: Vec<&Fact> = reading.facts_in(whole).filter(is_value).collect();
    let alone = |fact: &&&Fact| figures.iter().filter(|it| it.kind() == fact.kind()).count() == 1;
    let Some(first) = figures.first() else { return Vec::new() };
    let (at, end) = (tokens.at(first.span.start), tokens.at(first.span.end.saturating_sub(1)) + 1);
    let short = |range: Range<usize>| {
        let words = range.filter(|i| !tokens.is_sign(*i, '(') && !tokens.is_sign(*i, ')')).count();
        (1..=LABEL).contains(&words)
    };
    let lone = alone(&first);
    if start > item.start && at <= start + 1 && lone && short(item.start..start - 1) {
        let all = tokens.span(item.start, item.end - 1);
        return span(item.start, start - 1).map(|label| (label, all, *first)).into_iter().collect();
    }
    let year = matches!(&first.value, Value::Date(date) if date.precision == Precision::Year);
    let close = item.end - usize::from(tokens.is_sign(item.end - 1, '.'));
    if year && lone && at == start {
        let from = end + usize::from(tokens.is_sign(end, ':') || tokens.is_sign(end, ','));
        let label = span(from, close).filter(|_| (listed || tokens.is_sign(end, ':')) && short(from..close));
        return label.map(|label| (label, whole, *first)).into_iter().collect();
    }
    if year && lone && end == close && short(start..at) && (listed || at - start <= 4) {
        return span(start, at).map(|label| (label, whole, *first)).into_iter().collect();
    }
    let comma = (start..at).find(|i| tokens.is_sign(*i, ',')).filter(|comma| listed && short(start..*comma));
    let label = comma.filter(|comma| at == comma + 1).and_then(|comma| span(start, comma));
    label.map_or_else(Vec::new, |label| {
        figures.iter().filter(alone).map(|fact| (label, whole, *fact)).collect()
    })
}

fn is_value(fact: &&Fact) -> bool {
    fact.value.amount().is_some() || matches!(fact.value, Value::Date(_) | Value::Range(..))
}

fn has_figure(reading: &Reading<'_>, range: Range<usize>) -> bool {
    !range.is_empty() && {
        let at = reading.tokens.span(range.start, range.end - 1);
        reading.facts_in(at).any(|it| it.value.amount().is_some() && it.kind() != Kind::Ordinal)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::{asked, rules};

    #[test]
    fn the_value_of_another_line_is_wrong() {
        for (article, source, rule) in [
            (
                "Patients in Corley wait 19 weeks for a new knee.",
                "Waiting times in Corley. Knee replacement: 14 weeks. Hip replacement: 19 weeks. Hernia: 9 weeks.",
                Rule::SourceDuration,
            ),
            (
                "The town will spend £3.1m on mending its pavements.",
                "Budget. Repair of pavements: £1.3 million. Street lighting: £3.1 million. Libraries: £2.2 million.",
                Rule::SourceMoney,
            ),
            (
                "Brandt Bridge was finished in 1962, a year late.",
                "Brandt Bridge. Work began: 1957. Planned completion: 1962. Completed: 1963. Length: 81 m.",
                Rule::SourceDate,
            ),
            (
                "Sales of bicycles dropped 15 per cent in May.",
                "Bicycles sold. Change: -25%. Cargo bicycles: 15% of the total.",
                Rule::SourcePercent,
            ),
            (
                "Brandt joined the firm in 2003 and became a partner four years later.",
                "Ada Brandt: 2001 called to the bar; 2003 joined Moss & Co; 2007 senior clerk; 2010 partner.",
                Rule::SourceDate,
            ),
            (
                "It was on 2 May 1981 that Ada Brandt swam the strait.",
                "Swims of the strait: Ada Brandt, 17, 4 June 1984; Ivo Moss, 18, 2 May 1981; Ida Hale, 16, 9 July 1990.",
                Rule::SourceDate,
            ),
        ] {
            assert_eq!(asked(article, source), [rule], "{article}");
        }
    }

    #[test]
    fn the_value_of_its_own_line_is_right() {
        let times = "Waiting times in Corley. Knee replacement: 14 weeks. Hip replacement: 19 weeks. Hernia: 9 weeks.";
        for (article, source) in [
            ("Patients in Corley wait 19 weeks for a new hip.", times),
            ("Patients wait 14 weeks for a new knee and 19 for a hip.", times),
            ("The longest wait, 19 weeks, is five weeks more than that for a new knee.", times),
            ("The wait for a new knee was 19 weeks; now it is 14 weeks.", times),
            (
                "The bridge should have been finished in 1962.",
                "Brandt Bridge. Work began: 1957. Planned completion: 1962. Completed: 1963.",
            ),
            (
                "Cargo bicycles made up 15 per cent of sales.",
                "Bicycles sold. Change: -25%. Cargo bicycles: 15% of the total.",
            ),
            (
                "Brandt joined the firm in 2003 and became a partner seven years later.",
                "Ada Brandt: 2001 called to the bar; 2003 joined Moss & Co; 2007 senior clerk; 2010 partner.",
            ),
            (
                "The source of the quake was nine miles down and 17 kilometres from Corley.",
                "Magnitude: 5.1. Depth: 14 km. Epicentre: 17 km north of Corley.",
            ),
            (
                "The two halls in Corley have 420 seats.",
                "Halls in Corley. Seats in the large hall: 300. Seats in the small hall: 120.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
