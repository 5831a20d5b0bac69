//! The noun right before a name: `the comet Ysolde` against `the asteroid Ysolde` and `the comet Brandt`.
//!
//! A source that puts the one noun before one name and the other before another tells the two apart, whatever they are. The
//! article's noun counts only if no sentence of the sources has it with the name. People are left to the rules of roles.

use super::{Other, names};
use crate::evidence::{fold, is_stop_word, stem};
use crate::facts::NameType;
use crate::facts::name::{is_role, is_role_word, is_title, same_name};
use crate::reading::{Reading, Story};
use crate::rules::Rule;
use crate::text::{Span, TokenKind};

/// Nouns and other words that stand before names of all kinds.
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "group", "company", "firm", "team", "club", "side", "man", "woman", "family", "ship", "boat", "vessel", "place", "town", "city", "village", "area",
    "country", "region", "state", "country", "site", "house", "building", "work", "book", "story", "piece", "star", "son", "daughter", "brother", "sister",
    "father", "mother", "wife", "husband", "friend", "late", "new", "old", "young", "former", "great", "little", "big", "rival", "rivals", "neighbour",
    "neighbouring", "nearby", "last", "next", "whole", "only", "first", "second", "third", "fourth", "local", "main", "both", "animal", "plant", "species",
    "horse", "dog", "winner", "leader", "leaders", "champion", "champions", "opponents", "hosts", "visitors", "newcomers", "victim", "suspect", "defendant",
];

/// The nouns before the names of the sources.
#[derive(Clone, Debug, Default)]
pub struct Called {
    all: Vec<(usize, Noun)>,
}

#[derive(Clone, Debug)]
struct Noun {
    noun: String,
    name: String,
    word: Span,
}

impl Called {
    /// Collects them.
    #[must_use]
    pub fn new(sources: &[Reading<'_>]) -> Self {
        let all = sources.iter().enumerate().flat_map(|(source, reading)| {
            let of = move |sentence: Span| nouns(reading, sentence).into_iter().map(move |it| (source, it));
            reading.sentences.iter().flat_map(move |it| of(it.span)).collect::<Vec<_>>()
        });
        Self { all: all.collect() }
    }

    /// The nouns of a claim before a name to which the sources give another.
    #[must_use]
    pub fn check(&self, story: &Story<'_>, reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        let mut found = Vec::new();
        for ours in if self.all.is_empty() { Vec::new() } else { nouns(reading, claim) } {
            let mut own = self.all.iter().filter(|(_, it)| same_name(&it.name, &ours.name)).peekable();
            let Some((source, first)) = own.peek().copied() else { continue };
            let elsewhere =
                self.all.iter().any(|(_, it)| it.noun == ours.noun && !same_name(&it.name, &ours.name));
            if !elsewhere || own.any(|(_, it)| it.noun == ours.noun) {
                continue;
            }
            let last = fold(ours.name.rsplit(' ').next().unwrap_or_default()).into_owned();
            let together = story.sources.iter().any(|it| {
                it.sentences.iter().any(|sentence| {
                    let mut words = it.tokens.within(sentence.span);
                    fold(sentence.span.of(it.text)).contains(&last)
                        && words.any(|i| stem(it.tokens.lower(i)) == ours.noun)
                })
            });
            if together {
                continue;
            }
            let right = story.sources.get(*source).map_or("", |it| first.word.of(it.text)).to_owned();
            found.push(Other {
                rule: Rule::SourceCategory,
                span: ours.word,
                says: format!("has \"{right}\" for {}", ours.name),
                right: Some(right),
                place: (*source, first.word),
                least: 0.0,
            });
        }
        found
    }
}

/// `the asteroid 7114 Ysolde`: a common noun between an article and a name that is no person's.
fn nouns(reading: &Reading<'_>, sentence: Span) -> Vec<Noun> {
    let tokens = &reading.tokens;
    let start = tokens.within(sentence).start;
    let mut found = Vec::new();
    for (fact, name) in names(reading, sentence) {
        if matches!(name.kind, NameType::Person | NameType::Organisation) {
            continue;
        }
        let first = tokens.at(fact.span.start);
        let number = first.checked_sub(1).filter(|i| tokens.kind(*i) == Some(TokenKind::Digits));
        let quoted = |i: usize| matches!(tokens.word(i), "“" | "\"" | "‘" | "«");
        let Some(at) = number.unwrap_or(first).checked_sub(1).filter(|i| *i > start) else { continue };
        let Some(at) = (if quoted(at) { at.checked_sub(1) } else { Some(at) }) else { continue };
        let word = tokens.lower(at);
        let noun = tokens.kind(at) == Some(TokenKind::Word)
            && !tokens.is_capital(at)
            && word.len() > 3
            && !is_stop_word(word)
            && !PLAIN.contains(&word)
            && !(is_role(word) || is_role_word(word) || is_title(word));
        // the article stands right before, or one word away
        let led = (at.saturating_sub(2).max(start)..at)
            .any(|i| matches!(tokens.lower(i), "the" | "a" | "an" | "this"));
        if noun && led {
            found.push(Noun {
                noun: stem(word).into_owned(),
                name: name.value.clone(),
                word: tokens.span(at, at),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn the_noun_of_another_name_is_found() {
        let source = "The probe went into orbit around the asteroid 7114 Maddalo in May. It will go on to the comet Brenn.";
        assert_eq!(
            rules("The probe has left the comet Maddalo in good health.", source),
            [Rule::SourceCategory]
        );
    }

    #[test]
    fn another_word_for_the_same_says_nothing() {
        for (article, source) in [
            (
                "The probe has left the asteroid Maddalo in good health.",
                "The probe went into orbit around the asteroid 7114 Maddalo in May. It will go on to the comet Brenn.",
            ),
            (
                "The probe has left the rock Maddalo in good health.",
                "The probe went into orbit around the asteroid 7114 Maddalo in May. It will go on to the comet Brenn.",
            ),
            (
                "The steamer Maddalo was sold in May.",
                "The ferry Maddalo, once a steamer, was sold in May with the steamer Brenn.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
