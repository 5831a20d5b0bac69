//! Which ways of finding are questions yet.
//!
//! A rule whose alarms are right less than nine times in ten is a note until it is better, and so is a way in which a rule finds
//! something. These were right less often than that on stories that nobody had read before they were measured (the README says
//! how often): they tell an editor where to look, and no more. Against an excerpt of a few sentences there is little that one thing
//! could be mistaken for, so there they stay alarms.

use super::candidate::Candidate;
use super::compare::Match;
use super::judge::Bench;
use super::support;
use crate::answer::Claim;
use crate::evidence::word_term;
use crate::reading::Reading;
use crate::rules::{Level, Rule};
use crate::text::Span;

/// Gates of figures and dates that let through as much chance as error: alike words alone, a line with a label, and a figure beside
/// the right one.
const GATES: &[&str] = &["line", "neighbour", "part"];

/// True if a conflict by this candidate is a question.
#[must_use]
pub fn is_question(candidate: &Candidate) -> bool {
    GATES.contains(&candidate.gate) || candidate.found == Match::WrongSide
}

impl Bench<'_, '_> {
    /// As [`Bench::otherwise`], for a way of finding that is a question yet.
    pub(super) fn question(
        &mut self,
        reading: &Reading<'_>,
        claim: &Claim,
        (rule, at): (Rule, Span),
        says: &str,
        found: (Option<String>, (usize, Span)),
    ) {
        let passage = self.passage_with(found.1.0, found.1.1);
        let level = if support::is_short(self.library, passage) { rule.level() } else { Level::Note };
        self.say(reading, claim, (rule, level, at), says, found);
    }

    /// True if no source has one of these words: another kind of thing than a source has may then be the same in other words.
    pub(super) fn is_strange(&self, words: &str) -> bool {
        let stands = |word: &str| {
            let term = word_term(word, &word.to_lowercase()).and_then(|key| self.library.lexicon.get(&key));
            term.is_some_and(|term| !self.library.passages_with(term).is_empty())
        };
        words.split_whitespace().any(|word| !stands(word.trim_matches(|c: char| !c.is_alphanumeric())))
    }

    /// True if a finding of that level or a graver one says already that a source has something else at `span`.
    pub(super) fn is_said_of(&self, claim: &Claim, span: Span, least: Level) -> bool {
        self.judged.findings.iter().rev().take_while(|it| it.claim.as_ref() == Some(&claim.id)).any(|it| {
            let from_a_source = it.rule.name().starts_with("source/") && it.level >= least;
            from_a_source && it.span.start <= span.start && span.end <= it.span.end
        })
    }

    /// True if an alarm says already that a source has something else at `span`.
    pub(super) fn is_contradicted(&self, claim: &Claim, span: Span) -> bool {
        self.is_said_of(claim, span, Level::Warning)
    }

    /// Drops the questions of a claim about words that an alarm speaks of as well.
    pub(super) fn drop_answered(&mut self, claim: &Claim) {
        let first = self.judged.findings.iter().rposition(|it| it.claim.as_ref() != Some(&claim.id));
        let mut own = self.judged.findings.split_off(first.map_or(0, |at| at + 1));
        let alarms: Vec<Span> = own.iter().filter(|it| it.level > Level::Note).map(|it| it.span).collect();
        own.retain(|it| {
            let asks = it.level == Level::Note && it.rule != Rule::SourceMissing;
            !(asks && alarms.iter().any(|span| span.overlaps(it.span)))
        });
        self.judged.findings.extend(own);
    }
}
