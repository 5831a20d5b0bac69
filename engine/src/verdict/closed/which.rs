//! Which of several: `the first woman to hold the office` where the source has `the second woman in the see`.
//!
//! The same noun stands behind both ordinals, every source that counts it has one other number, and none the article's.

use super::Other;
use crate::evidence::stem;
use crate::facts::Value;
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::{HashMap, Span, TokenKind};
use rust_decimal::Decimal;

/// How much of the rest of the claim the source's passage must bear out.
const BORNE: f32 = 0.25;

/// The same of a person who is counted by what few there are of.
const RARE: f32 = 0.1;

/// Nouns of which one story has several, so that each may be told of another.
#[rustfmt::skip]
const ENUMERATED: &[&str] = &[
    "quarter", "half", "week", "month", "day", "year", "floor", "round", "stage", "street", "avenue", "class", "division", "degree", "reading",
    "place", "world", "team", "goal", "set", "period", "inning", "innings", "leg", "group", "phase", "part", "section", "chapter", "paragraph",
    "reason", "question", "thing", "one", "person", "man", "group", "witness", "defendant", "count", "charge", "recommendation", "report", "test",
    "sentence", "grade", "tier", "wave", "draft", "half-year", "line", "row", "act", "scene", "movement", "officer", "lieutenant", "mate", "hand",
    "party", "vote", "letter", "minute", "hour", "wicket", "over", "fence", "hole", "driver", "heat", "semi", "option", "step", "item", "point",
    "aid", "edition", "session", "shift", "lap", "dose", "jab", "person", "language", "name", "child", "son", "daughter", "wife", "husband",
    "time", "visit", "meeting", "attempt", "game", "match", "film", "book", "novel", "album", "record", "home", "house", "car", "stop", "case",
];

/// Persons of whom few held a place before.
const FEW: &[&str] = &["woman", "female", "president", "bishop", "mayor", "chancellor", "title", "term"];

/// Ordinals with the noun behind them.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    all: HashMap<String, Vec<(Decimal, usize, Span)>>,
}

impl Counted {
    /// Collects them.
    #[must_use]
    pub fn new(sources: &[Reading<'_>]) -> Self {
        let mut all: HashMap<String, Vec<(Decimal, usize, Span)>> = HashMap::default();
        for (source, reading) in sources.iter().enumerate() {
            for (value, noun, at) in ordinals(reading, Span::new(0, reading.text.len())) {
                all.entry(noun).or_default().push((value, source, at));
            }
        }
        Self { all }
    }

    /// The ordinals of a claim that the sources give otherwise.
    pub fn check(&self, reading: &Reading<'_>, claim: Span, sources: &[Reading<'_>]) -> Vec<Other> {
        if self.all.is_empty() {
            return Vec::new();
        }
        let other = |(value, noun, span): (Decimal, String, Span)| {
            let told = self.all.get(&noun)?;
            let (right, source, at) = told.first()?;
            // the second is not the first, but who tells of a first may well tell of a second
            let two = Decimal::TWO;
            let apart = value == Decimal::ONE && *right >= two || value > two && *right > two;
            let only = told.iter().all(|(it, ..)| it == right) && *right != value && apart;
            let words = at.of(sources.get(*source)?.text).to_owned();
            let few = FEW.iter().any(|it| *stem(it) == *noun);
            only.then(|| Other {
                rule: Rule::SourceRank,
                span,
                says: format!("has \"{words}\" for it"),
                right: None,
                place: (*source, *at),
                least: if few { RARE } else { BORNE },
            })
        };
        ordinals(reading, claim).into_iter().filter_map(other).collect()
    }
}

/// The ordinals of a stretch with the stem of the noun right behind each.
fn ordinals(reading: &Reading<'_>, span: Span) -> Vec<(Decimal, String, Span)> {
    let tokens = &reading.tokens;
    let mut found = Vec::new();
    for fact in reading.facts_in(span) {
        let Value::Ordinal(amount) = &fact.value else { continue };
        let next = tokens.at(fact.span.end.saturating_sub(1)) + 1;
        let word = tokens.lower(next);
        let noun = tokens.kind(next) == Some(TokenKind::Word)
            && word.len() > 3
            && !word.ends_with("ly")
            && !crate::evidence::is_stop_word(word);
        let noun = noun && !ENUMERATED.iter().any(|it| *stem(it) == *stem(word));
        if noun && amount.bound.is_none() && !reading.is_quoted(fact.span) {
            found.push((amount.value, stem(word).into_owned(), fact.span));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn which_of_several() {
        let source = "Dr Ada Holt is to be the 41st Bishop of Orrin. She will be the second woman in the see of Orrin, after Joan Till.";
        let article =
            "Dr Ada Holt was announced as the 41st Bishop of Orrin and the first woman to hold the office.";
        assert_eq!(rules(article, source), [Rule::SourceRank]);
        for article in [
            "Dr Ada Holt was announced as the 41st Bishop of Orrin and the second woman to hold the office.",
            "Dr Ada Holt was announced as Bishop of Orrin on the first Sunday of the month.",
            "Dr Ada Holt spoke for the first time as Bishop of Orrin.",
            "Dr Ada Holt is the third Bishop of Orrin to come from the north.",
        ] {
            assert!(!rules(article, source).contains(&Rule::SourceRank), "{article}");
        }
    }
}
