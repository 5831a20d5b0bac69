//! Which ways of finding are questions yet.
//!
//! A rule whose alarms are right less than nine times in ten is a note until it is better, and so is a way in which a rule finds
//! something. These were right less often than that on stories that nobody had read before they were measured (the README says
//! how often): they tell an editor where to look, and no more. Against an excerpt of a few sentences there is little that one thing
//! could be mistaken for, so there they stay alarms.

use super::candidate::Candidate;
use super::compare::Match;
use super::judge::Bench;
use super::miscopied::is_slip;
use super::support;
use crate::answer::Claim;
use crate::evidence::word_term;
use crate::facts::{Fact, Kind};
use crate::reading::Reading;
use crate::rules::{Finding, Level, Rule};
use crate::text::Span;

/// Gates that let through as much chance as error: a line with a label, and a figure beside the right one.
const GATES: &[&str] = &["line", "neighbour"];

/// From which score on alike words alone are enough for a count, or for a figure on the other side of a bound.
const ALIKE: f32 = 0.6;

/// True if a conflict of this fact with this candidate is a question.
#[must_use]
pub fn is_question(fact: &Fact, candidate: &Candidate) -> bool {
    // days and stretches of time are told in alike words of many things; so are counts, if less often
    let loose = match fact.kind() {
        Kind::Date | Kind::Duration => true,
        Kind::Number => candidate.score < ALIKE,
        _ => false,
    };
    let slip = is_slip(fact, &candidate.fact, candidate.score);
    // a row tells several counts of the same thing, and seldom several sums or measures
    let in_row = candidate.gate == "row or figure" && fact.kind() == Kind::Number;
    let alike = (candidate.gate == "part" && loose || in_row) && !slip;
    let beyond = candidate.found == Match::WrongSide && candidate.score < ALIKE;
    alike || beyond || GATES.contains(&candidate.gate)
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
        let level = self.weighed(rule.level(), true, self.passage_with(found.1.0, found.1.1));
        self.say(reading, claim, (rule, level, at), says, found);
    }

    /// The level of what a passage is found to say: a note where the way of finding asks, and the passage is of no excerpt.
    pub(super) fn weighed(&self, level: Level, asks: bool, passage: usize) -> Level {
        if asks && !support::is_short(self.library, passage) { Level::Note } else { level }
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
        let own = self.judged.findings.split_off(first.map_or(0, |at| at + 1));
        self.judged.findings.extend(unanswered(own));
    }
}

/// The findings without the questions that an alarm answers; what the sources lack is no question.
fn unanswered(mut findings: Vec<Finding>) -> Vec<Finding> {
    let alarms: Vec<Span> = findings.iter().filter(|it| it.level > Level::Note).map(|it| it.span).collect();
    findings.retain(|it| {
        let asks = it.level == Level::Note && it.rule != Rule::SourceMissing;
        !(asks && alarms.iter().any(|span| span.overlaps(it.span)))
    });
    findings
}

#[cfg(test)]
mod tests {
    use super::super::testing::{asked, rules, verdict};
    use super::*;
    use crate::answer::Verdict;
    use crate::settings::Settings;
    use crate::text::Place;

    /// A report that is no excerpt.
    const REST: &str = " The board met on Monday. It heard the treasurer. It thanked the staff. It fixed the next day. It rose at nine. \
                        The minutes were read. Nobody asked for the floor. Tea was served. The hall was cold.";

    #[test]
    fn what_is_right_too_seldom_asks_against_a_long_source_and_speaks_against_an_excerpt() {
        let (article, source) =
            ("The horse is trained by Denis Moran.", "Copper Bay, owner Denis Moran, trainer Maeve Hart.");
        assert_eq!(rules(article, source), [Rule::SourceName]);
        let long = [source, REST].concat();
        assert_eq!(rules(article, &long), []);
        assert_eq!(asked(article, &long), [Rule::SourceName]);
        assert_ne!(verdict(article, &long), Verdict::Contradicted, "a question refutes nothing");
    }

    #[test]
    fn an_alarm_answers_the_questions_about_its_words() {
        let text = "Denis Moran trains Copper Bay.";
        let reading = Reading::new(text, Place::Body, None, &Settings::default());
        let finding = |rule, level, words: &str| {
            let start = text.find(words).expect("the words stand in the text");
            let span = Span::new(start, start + words.len());
            Finding { level, ..Finding::new(rule, &reading, span, String::new()) }
        };
        let left = unanswered(vec![
            finding(Rule::SourceName, Level::Error, "Denis Moran"),
            finding(Rule::SourceRole, Level::Note, "Moran trains"),
            finding(Rule::SourceMissing, Level::Note, "Denis"),
            finding(Rule::SourceName, Level::Note, "Copper Bay"),
        ]);
        let rules: Vec<Rule> = left.iter().map(|it| it.rule).collect();
        assert_eq!(rules, [Rule::SourceName, Rule::SourceMissing, Rule::SourceName]);
    }
}
