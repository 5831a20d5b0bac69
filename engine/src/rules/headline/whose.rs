//! `self/headline`: whose deed it was: `Bell’s double wins it` over a double that somebody else hit.

use super::headed::Headed;
use super::{in_headline, is_new};
use crate::facts::{NameType, Value};
use crate::reading::Story;
use crate::rules::{Finding, Rule};
use crate::text::Span;

/// What one person does, by name: strokes of a game, moves in a meeting.
const DEEDS: &[&str] = &[
    "goal",
    "double",
    "hat-trick",
    "penalty",
    "header",
    "volley",
    "try",
    "conversion",
    "century",
    "half-century",
    "hundred",
    "homer",
    "homerun",
    "triple",
    "single",
    "equaliser",
    "winner",
    "strike",
    "free-kick",
    "birdie",
    "eagle",
    "ace",
    "save",
    "touchdown",
    "putt",
    "shot",
    "basket",
    "wicket",
    "hattrick",
    "drop-goal",
    "own-goal",
    "solo",
    "motion",
    "amendment",
    "veto",
    "resignation",
    "casting",
    "objection",
];

pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let Some(page) = Headed::new(story) else { return };
    findings.extend(page.whose().filter(|found| is_new(findings, found)));
}

impl Headed<'_, '_> {
    fn whose(&self) -> Option<Finding> {
        let title = &self.title.tokens;
        let (owner, deed) = (1..title.len()).find_map(|i| {
            let possessive = matches!(title.word(i), "’" | "'") && title.lower(i + 1) == "s";
            let deed = (i + 2..i + 5).find(|&k| DEEDS.contains(&title.lower(k)))?;
            (possessive && title.is_capital(i - 1)).then_some((i - 1, deed))
        })?;
        let (name, word) = (title.lower(owner), title.lower(deed));
        let body = &self.body.tokens;
        let has = |span: Span, wanted: &str| body.within(span).any(|i| body.lower(i) == wanted);
        let known = self.sentences.iter().any(|s| has(s.span, name));
        let told: Vec<_> = self.sentences.iter().filter(|s| has(s.span, word)).collect();
        let [sentence] = told.as_slice() else { return None };
        if !known || has(sentence.span, name) {
            return None;
        }
        // one person does it, and is named before it
        let at = body.within(sentence.span).find(|&i| body.lower(i) == word)?;
        let one = (at.saturating_sub(5)..at).any(|i| matches!(body.lower(i), "a" | "an"));
        let before = Span::new(sentence.span.start, body.get(at)?.span.start);
        let people = self.body.facts_in(before).filter_map(|fact| match &fact.value {
            Value::Name(name) if name.kind == NameType::Person => Some(fact.span),
            Value::Name(name) if name.kind == NameType::Other && name.value.contains(' ') => Some(fact.span),
            _ => None,
        });
        // the place of a dateline stands in capitals
        let mut people = people.filter(|span| span.of(self.body.text).contains(char::is_lowercase));
        let (doer, None) = (people.next()?, people.next()) else { return None };
        let pronoun = body.within(before).any(|i| matches!(body.lower(i), "he" | "she" | "they" | "who"));
        let message = format!(
            "The headline gives the {word} to {}, the body to {}; change the one that is wrong.",
            title.word(owner),
            doer.of(self.body.text)
        );
        let span = in_headline(self.title, self.body, title.span(owner, owner)).unwrap_or(doer);
        (one && !pronoun).then(|| Finding::new(Rule::SelfHeadline, self.body, span, message))
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfHeadline;
    use crate::rules::testing::{flagged_in, story};

    #[test]
    fn who_did_it() {
        let title = "Brannock’s late goal takes Orm to final";
        for (body, expected) in [
            (
                "Piet Merrick scored a goal in the last minute on Sunday, and Orm are in the final. Jan Brannock was sent off.",
                Some("Piet Merrick"),
            ),
            (
                "Jan Brannock scored a goal in the last minute on Sunday, and Orm are in the final. Piet Merrick was sent off.",
                None,
            ),
            ("Orm are in the final. Jan Brannock came on late, and a goal was the reward.", None),
        ] {
            let found = flagged_in(SelfHeadline, &story(Some(title), body, &[]));
            assert_eq!(found.first().map(String::as_str), expected, "{body}");
        }
    }
}
