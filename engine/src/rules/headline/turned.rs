//! `self/headline`: a decision of the headline that the lead tells the other way round: `Council approves flats` over `the
//! council has turned down the flats`.

use super::headed::Headed;
use super::{is_new, stem};
use crate::facts::negation::{Polarity, hypothetical, polarity};
use crate::reading::{Reading, Story};
use crate::rules::Finding;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// Verbs of deciding and of what came of it; a word of the one side never says what one of the other does. Two words are
/// joined with `_`.
#[rustfmt::skip]
const SIDES: &[(&str, &str)] = &[
    (
        "approve approves approved back backs backed pass passes passed adopt adopts adopted accept accepts accepted endorse \
         endorses endorsed agree_to agrees_to agreed_to agreed_on wave_through waves_through waved_through allow allows allowed \
         permit permits permitted grant grants granted",
        "reject rejects rejected refuse refuses refused oppose opposes opposed veto vetoes vetoed turn_down turns_down turned_down \
         throw_out throws_out threw_out block blocks blocked vote_down votes_down voted_down dismiss dismisses dismissed ban bans banned",
    ),
    ("open opens opened reopen reopens reopened", "close closes closed shut shuts"),
    ("raise raises raised increase increases increased put_up puts_up", "cut cuts lower lowers lowered reduce reduces reduced"),
    ("acquit acquits acquitted clear clears cleared", "convict convicts convicted jail jails jailed sentence sentences sentenced"),
    ("uphold upholds upheld", "overturn overturns overturned quash quashes quashed strike_down strikes_down struck_down"),
    ("keep keeps kept retain retains retained", "scrap scraps scrapped abolish abolishes abolished drop drops dropped"),
    ("join joins joined", "leave leaves left quit quits"),
];

/// How far before the verb its subject may stand, and behind it its object.
const BEFORE: usize = 8;
const BEHIND: usize = 7;

/// What is set against something, by its stem: whoever rejects it has not rejected that.
const AGAINST: &[&str] = &[
    "call",
    "objection",
    "appeal",
    "challenge",
    "attempt",
    "bid",
    "motion",
    "amendment",
    "opposition",
    "criticism",
    "claim",
    "demand",
    "move",
    "petition",
    "ban",
    "limit",
    "scrap",
    "stop",
    "halt",
    "block",
    "delay",
    "change",
    "complaint",
];

pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let Some(page) = Headed::new(story) else { return };
    findings.extend(page.decided_otherwise().filter(|found| is_new(findings, found)));
}

/// A verb of the table: its line, its side, and the tokens that it takes.
type Verb = (usize, bool, Range<usize>);

impl Headed<'_, '_> {
    fn decided_otherwise(&self) -> Option<Finding> {
        let all = self.title.tokens.within(Span::new(0, self.title.text.len()));
        let ours = verbs(self.title, all.clone());
        let (line, side, at) = ours.first()?;
        if ours.iter().skip(1).any(|(other, ..)| other == line) {
            return None;
        }
        let stems = |range: Range<usize>| -> Vec<String> {
            let words = range.map(|i| self.title.tokens.lower(i)).filter(|word| word.len() > 2);
            words.map(stem).collect()
        };
        let (subject, object) = (stems(all.start..at.start), stems(at.end..all.end));
        if subject.is_empty() || object.is_empty() {
            return None;
        }
        // the body has the headline's side of it anywhere: then nothing is said
        let same = |sentence: Span| {
            verbs(self.body, self.body.tokens.within(sentence)).iter().any(|(l, s, _)| l == line && s == side)
        };
        if self.sentences.iter().any(|sentence| same(sentence.span)) {
            return None;
        }
        let tokens = &self.body.tokens;
        let lead = self.sentences.iter().take(2).filter(|sentence| self.shared(sentence.span) >= 2);
        lead.flat_map(|sentence| {
            let range = tokens.within(sentence.span);
            let told = verbs(self.body, range.clone());
            told.into_iter().map(move |verb| (sentence, range.clone(), verb))
        })
        .filter(|(_, _, (l, s, _))| l == line && s != side)
        .find(|(sentence, range, (_, _, verb))| {
            let meets = |range: Range<usize>, list: &[String]| {
                range.clone().any(|i| list.contains(&stem(tokens.lower(i))))
                    && verbs(self.body, range).is_empty()
            };
            let span = tokens.span(verb.start, verb.end - 1);
            // `rejected calls to scrap the flats` is of the calls
            let behind = verb.end..(verb.end + BEHIND).min(range.end);
            let against = behind.clone().take_while(|&i| !object.contains(&stem(tokens.lower(i))));
            let turned = against.into_iter().any(|i| AGAINST.contains(&stem(tokens.lower(i)).as_str()));
            !turned
                && meets(verb.start.saturating_sub(BEFORE).max(range.start)..verb.start, &subject)
                && meets(behind, &object)
                && polarity(tokens, sentence.span, span) == Polarity::Positive
                && !hypothetical(tokens, sentence.span, span)
        })
        .map(|(_, _, (_, _, verb))| {
            self.report(self.title.tokens.span(at.start, at.end - 1), tokens.span(verb.start, verb.end - 1))
        })
    }
}

/// The verbs of the table in a range; none behind an article, where the word is a noun.
fn verbs(reading: &Reading<'_>, range: Range<usize>) -> Vec<Verb> {
    let tokens = &reading.tokens;
    let noun = |i: usize| {
        i.checked_sub(1).is_some_and(|k| {
            matches!(
                tokens.lower(k),
                "the" | "a" | "an" | "of" | "no" | "its" | "his" | "her" | "their" | "to" | "be"
            )
        })
    };
    let at = |i: usize| {
        if tokens.kind(i) != Some(TokenKind::Word) || noun(i) {
            return None;
        }
        let fits = |words: &str| {
            words.split_whitespace().find_map(|word| match word.split_once('_') {
                Some((first, second)) => {
                    (tokens.lower(i) == first && tokens.lower(i + 1) == second).then_some(2)
                }
                None => (tokens.lower(i) == word).then_some(1),
            })
        };
        SIDES.iter().enumerate().find_map(|(line, (one, other))| {
            fits(one)
                .map(|taken| (line, true, i..i + taken))
                .or_else(|| fits(other).map(|taken| (line, false, i..i + taken)))
        })
    };
    range.filter_map(at).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfHeadline;
    use crate::rules::testing::{flagged_in, story};

    #[test]
    fn what_was_decided_the_other_way_round() {
        let title = "Council approves flats on Orm quay";
        for (body, expected) in [
            ("The council has rejected the flats that a builder wants on the quay at Orm.", Some("rejected")),
            (
                "Orm council turned down flats on the quay on Tuesday. Nobody was surprised.",
                Some("turned down"),
            ),
            ("The council has rejected calls to scrap the flats on the quay at Orm.", None),
            ("The council has rejected the flats on the quay at Orm, which it approved in May.", None),
            ("The council has not rejected the flats on the quay at Orm.", None),
            ("Orm council said yes to the flats on the quay. It had refused a hotel.", None),
        ] {
            let found = flagged_in(SelfHeadline, &story(Some(title), body, &[]));
            assert_eq!(found.first().map(String::as_str), expected, "{body}");
        }
    }
}
