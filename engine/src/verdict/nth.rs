//! Places in a row of so many: `the third of seven children` where a source has `the fifth of seven`.

use super::finding;
use super::judge::Bench;
use crate::answer::Claim;
use crate::evidence::Library;
use crate::facts::Kind;
use crate::reading::Reading;
use crate::text::{Span, TokenKind};

/// One such place.
#[derive(Clone, Debug)]
struct Nth {
    source: usize,
    at: Span,
    place: usize,
    of: usize,
    noun: Option<String>,
}

/// Those of the sources.
#[derive(Debug, Default)]
pub(super) struct Nths {
    all: Vec<Nth>,
}

impl Nths {
    /// Collects them.
    pub(super) fn new(library: &Library<'_>) -> Self {
        let sources = library.sources.iter().enumerate();
        Self { all: sources.flat_map(|(source, it)| read(it, Span::new(0, it.text.len()), source)).collect() }
    }
}

impl Bench<'_, '_> {
    /// A place that no source has, where the sources have one other of as many.
    pub(super) fn places_of_many(&mut self, reading: &Reading<'_>, claim: &Claim) {
        let known = self.known;
        if known.nths.all.is_empty() {
            return;
        }
        for ours in read(reading, claim.span, 0) {
            let same = |it: &&Nth| {
                it.of == ours.of
                    && (it.noun == ours.noun || it.noun.is_none() || ours.noun.is_none())
                    && (it.noun.is_some() || ours.noun.is_some())
            };
            let mut those = known.nths.all.iter().filter(same);
            let Some(first) = those.next().filter(|it| it.place != ours.place) else { continue };
            if those.any(|it| it.place != first.place) {
                continue;
            }
            let right =
                self.library.sources.get(first.source).map_or("", |it| first.at.of(it.text)).to_owned();
            let says = format!("has \"{right}\"");
            let rule = finding::rule(Kind::Number);
            self.otherwise(reading, claim, (rule, ours.at), &says, (None, (first.source, first.at)));
        }
    }
}

const PLACES: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

const COUNTS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen",
];

/// What is born in a row: of other things `the first of six` is often told by the day and not by the list.
#[rustfmt::skip]
const BORN: &[&str] = &[
    "children", "brothers", "sisters", "sons", "daughters", "boys", "girls", "siblings", "kids", "offspring", "pups", "cubs", "kittens",
];

/// The places in a row of a stretch of text.
fn read(reading: &Reading<'_>, span: Span, source: usize) -> Vec<Nth> {
    let tokens = &reading.tokens;
    let range = tokens.within(span);
    let count = |i: usize| {
        let word = tokens.lower(i);
        let in_words = COUNTS.iter().position(|it| *it == word).map(|n| n + 1);
        in_words.or_else(|| (tokens.kind(i) == Some(TokenKind::Digits)).then(|| word.parse().ok()).flatten())
    };
    let one = |of: usize| -> Option<Nth> {
        let word = tokens.lower(of.checked_sub(1).filter(|i| range.contains(i))?);
        let mut next = of + 1;
        while matches!(tokens.lower(next), "the" | "her" | "his" | "their" | "a" | "family") {
            next += 1;
        }
        let all = count(next).filter(|n| *n >= 2)?;
        let place = match word {
            "eldest" | "oldest" => 1,
            "youngest" => all,
            _ => PLACES.iter().position(|it| *it == word)? + 1,
        };
        let noun = (next + 1..=next + 2).map(|i| tokens.lower(i)).find(|word| BORN.contains(word));
        // `a third of seven` is a share
        let share = of.checked_sub(2).is_some_and(|i| matches!(tokens.lower(i), "a" | "one" | "-"));
        let born = noun.is_some()
            || word.ends_with("est")
            || matches!(tokens.word(next + 1), "." | "," | ";" | ")" | "(");
        (born && !share && place <= all).then(|| Nth {
            source,
            at: tokens.span(of - 1, next),
            place,
            of: all,
            noun: noun.map(str::to_owned),
        })
    };
    range.clone().filter(|i| tokens.lower(*i) == "of").filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn another_place_among_as_many() {
        let source = "Ada Kell was the fifth of seven children of a miller.";
        assert_eq!(
            rules("Born in Corley, the third of seven children, she left school at 14.", source),
            [Rule::SourceNumber]
        );
        assert_eq!(rules("Ada Kell was the youngest of seven.", source), [Rule::SourceNumber]);
    }

    #[test]
    fn the_same_place_or_another_row() {
        for (article, source) in [
            ("She was the fifth of seven children.", "Ada Kell, fifth of seven, left school at 14."),
            (
                "She was the second of four sisters.",
                "Ada Kell was the fifth of seven children and the second of the four girls.",
            ),
            (
                "She was the third of seven children.",
                "Ada Kell, third of seven. Her mother was the eldest of seven.",
            ),
            ("It was the first of three meetings.", "It was the second of three visits."),
            ("A third of seven hectares was sown.", "Ada Kell was the fifth of seven children."),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
