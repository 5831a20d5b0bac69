//! `self/headline`: what was ordered, asked for or given in the headline and in the lead, where one excludes the other: `Court
//! orders new election` over `ordered a recount`.

use super::headed::Headed;
use super::is_new;
use crate::facts::negation::{Polarity, hypothetical, polarity};
use crate::reading::{Reading, Story};
use crate::rules::Finding;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// Verbs of deciding, by their start; the headline and the body must have the same.
const DECIDES: &[&str] = &[
    "order",
    "grant",
    "call",
    "demand",
    "announce",
    "back",
    "reject",
    "approve",
    "recommend",
    "impose",
    "face",
    "win",
    "get",
    "receive",
    "propose",
    "launch",
    "agree",
];

/// Outcomes of which one is not the other.
const OUTCOMES: &[&[&str]] = &[
    &["recount", "election", "rerun", "by-election"],
    &["retrial", "inquest", "inquiry", "review", "acquittal", "pardon", "release"],
    &["fine", "ban", "suspension", "warning", "caution", "dismissal", "reprimand"],
    &["demolition", "repair", "restoration", "sale", "conversion", "extension"],
    &["strike", "overtime", "go-slow", "walkout", "lockout"],
    &["loan", "grant", "subsidy", "gift", "bequest"],
    &["closure", "merger", "takeover", "relocation"],
    &["ceasefire", "surrender", "withdrawal", "offensive"],
    &["boycott", "tariff", "embargo", "quota"],
    &["recall", "refund", "replacement", "discount"],
];

/// How many words of the body behind its verb may lead to the outcome.
const REACH: usize = 5;

pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let Some(page) = Headed::new(story) else { return };
    findings.extend(page.outcome().filter(|found| is_new(findings, found)));
}

impl Headed<'_, '_> {
    fn outcome(&self) -> Option<Finding> {
        let all = self.title.tokens.within(Span::new(0, self.title.text.len()));
        let (verb, at, group) = decided(self.title, all).next()?;
        let word = self.title.tokens.lower(at);
        let told: Vec<_> = self
            .sentences
            .iter()
            .flat_map(|sentence| {
                decided(self.body, self.body.tokens.within(sentence.span)).map(move |found| (sentence, found))
            })
            .filter(|(_, (other, _, kin))| *other == verb && *kin == group)
            .collect();
        let [(sentence, (_, there, _)), ..] = told.as_slice() else { return None };
        let same = told.iter().any(|(_, (_, at, _))| {
            self.body.tokens.lower(*at).trim_end_matches('s') == word.trim_end_matches('s')
        });
        let span = self.body.tokens.span(*there, *there);
        let first = self.sentences.iter().take(2).any(|lead| lead.span == sentence.span);
        let stated = polarity(&self.body.tokens, sentence.span, span) == Polarity::Positive
            && !hypothetical(&self.body.tokens, sentence.span, span);
        (!same && first && stated && self.shared(sentence.span) >= 2)
            .then(|| self.report(self.title.tokens.span(at, at), span))
    }
}

/// The verbs of deciding in a range, each with the outcome right behind it and the group of that.
fn decided<'r>(
    reading: &'r Reading<'_>,
    range: Range<usize>,
) -> impl Iterator<Item = (&'static str, usize, usize)> + 'r {
    let end = range.end;
    range.filter_map(move |i| {
        let word = reading.tokens.lower(i);
        let verb = DECIDES.iter().copied().find(|verb| {
            word.strip_prefix(verb).is_some_and(|rest| matches!(rest, "" | "s" | "ed" | "d" | "es" | "ing"))
        })?;
        let words = (i + 1..(i + 1 + REACH).min(end)).take_while(|&k| {
            reading.tokens.kind(k) == Some(TokenKind::Word)
                && !matches!(
                    reading.tokens.lower(k),
                    "of" | "to" | "that" | "for" | "in" | "at" | "on" | "by" | "and" | "not"
                )
        });
        let mut found = words.filter_map(|k| {
            let word = reading.tokens.lower(k);
            let group = OUTCOMES
                .iter()
                .position(|group| group.contains(&word) || group.contains(&word.trim_end_matches('s')))?;
            Some((verb, k, group))
        });
        found.next()
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfHeadline;
    use crate::rules::testing::{flagged_in, story};

    #[test]
    fn what_was_decided() {
        let title = "Judge orders inquiry into Orm ferry fire";
        for (body, expected) in [
            (
                "A judge has ordered a review of the fire on the Orm ferry. The owners welcomed it.",
                Some("review"),
            ),
            (
                "A judge has ordered an inquiry into the fire on the Orm ferry. The owners had ordered a review.",
                None,
            ),
            ("A judge said that there must be an inquiry into the fire on the Orm ferry.", None),
            ("A judge has not ordered a review of the fire on the Orm ferry.", None),
        ] {
            let found = flagged_in(SelfHeadline, &story(Some(title), body, &[]));
            assert_eq!(found.first().map(String::as_str), expected, "{body}");
        }
    }
}
