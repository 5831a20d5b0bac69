//! A sentence taken out of its story still says who `she` is and what `it` was.

use super::clause::is_common;
use crate::facts::{NameType, Value};
use crate::reading::Reading;
use crate::text::{Block, Span, Tokens};

/// How many sentences a pronoun may reach back for a person.
const REACH: usize = 12;
/// From this word on a pronoun has something in its own sentence to point to.
const HEAD: usize = 6;

/// The sentence of `text` that holds byte `at`, as it can stand in a notice: a pronoun at its head is replaced by the
/// name that it points to, where only one comes into question. Empty where there is no such sentence.
#[must_use]
pub fn sentence_alone(text: &Reading<'_>, at: usize) -> String {
    let Some(n) = text.sentences.iter().position(|s| s.span.start <= at && at < s.span.end) else {
        return String::new();
    };
    let whole = text.sentences.get(n).map_or(Span::new(0, 0), |s| s.span);
    let words = whole.of(text.text);
    let replaced = dangling(words).and_then(|pronoun| {
        let lower = pronoun.of(words).to_lowercase();
        let name = match lower.as_str() {
            "he" | "she" | "his" | "her" => person_before(text, n),
            "it" | "its" => thing_before(text, n),
            _ => None,
        }?;
        let possessive = matches!(lower.as_str(), "his" | "her" | "its");
        let ending = if possessive { "’s" } else { "" };
        let (before, behind) = (words.get(..pronoun.start)?, words.get(pronoun.end..)?);
        Some(format!("{before}{name}{ending}{behind}"))
    });
    replaced.unwrap_or_else(|| words.to_owned()).trim().to_owned()
}

/// The pronoun at the head of a sentence that points out of it.
pub(super) fn dangling(sentence: &str) -> Option<Span> {
    let tokens = Tokens::new(sentence);
    let mut noun = false;
    for i in 0..tokens.len().min(HEAD) {
        match tokens.lower(i) {
            "he" | "she" | "his" | "her" => return Some(tokens.span(i, i)),
            "it" if i == 0 && is_empty_subject(&tokens) => {
                let owner = matches!(tokens.lower(2), "his" | "her");
                return owner.then(|| tokens.span(2, 2));
            }
            "it" | "its" | "they" | "their" if !noun => return Some(tokens.span(i, i)),
            "the" | "a" | "an" | "this" | "that" | "these" | "those" => noun = true,
            lower if tokens.word(i).starts_with(char::is_uppercase) && !(i == 0 && is_common(lower)) => {
                return None;
            }
            _ => {}
        }
    }
    None
}

/// `It was Falk’s first victory`, `it was the warmest day`: the word stands for nothing before.
fn is_empty_subject(tokens: &Tokens<'_>) -> bool {
    let named = tokens.word(2).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    const STANDS_FOR_NOTHING: [&str; 8] =
        ["took", "takes", "costs", "rained", "rains", "snowed", "seems", "emerged"];
    const BEHIND: [&str; 13] =
        ["the", "a", "an", "not", "only", "in", "on", "at", "from", "under", "because", "his", "her"];
    STANDS_FOR_NOTHING.contains(&tokens.lower(1))
        || matches!(tokens.lower(1), "was" | "is") && (named || BEHIND.contains(&tokens.lower(2)))
}

/// The one person of the nearest sentence before that names any, by the longest form of the name.
fn person_before(text: &Reading<'_>, n: usize) -> Option<String> {
    let before = text.sentences.get(n.saturating_sub(REACH)..n)?;
    let persons = before.iter().rev().map(|s| (s.span, names(text, s.span, NameType::Person)));
    let (sentence, nearest) = persons.into_iter().find(|(_, found)| !found.is_empty())?;
    let last = |name: &str| name.split_whitespace().next_back().unwrap_or_default().to_owned();
    let first = nearest.first()?;
    // `His lawyer, Joan Hale, said so. He …`: only a name that begins its sentence is surely meant.
    let head =
        text.facts_in(sentence).find(|f| matches!(&f.value, Value::Name(name) if name.value == *first))?;
    if Span::new(sentence.start, head.span.start).of(text.text).split_whitespace().count() > 1 {
        return None;
    }
    if nearest.iter().any(|other| last(other) != last(first)) {
        return None;
    }
    let whole = Span::new(0, text.text.len());
    let known = names(text, whole, NameType::Person);
    let same = known.into_iter().filter(|name| last(name) == last(first));
    // Of two with one surname, the bare surname is the one whom the story names first.
    let full: Vec<&str> = same.filter(|name| name.contains(' ')).collect();
    let own = full.iter().find(|name| *name == first).or_else(|| full.first());
    Some(own.copied().unwrap_or(first).to_owned())
}

/// The name that the sentence before begins with, in the same paragraph.
fn thing_before(text: &Reading<'_>, n: usize) -> Option<String> {
    let (before, own) = (text.sentences.get(n.checked_sub(1)?)?, text.sentences.get(n)?);
    if before.paragraph != own.paragraph || before.block == Block::Notice {
        return None;
    }
    let words = before.span.of(text.text);
    let article = words.get(..4).filter(|head| *head == "The ").map_or(0, str::len);
    let fact = text.facts_in(before.span).find(|f| f.span.start == before.span.start + article)?;
    let Value::Name(name) = &fact.value else { return None };
    let person = name.kind == NameType::Person;
    let the = if article > 0 { "the " } else { "" };
    (!person).then(|| format!("{the}{}", fact.span.of(text.text)))
}

fn names<'r>(text: &'r Reading<'_>, span: Span, wanted: NameType) -> Vec<&'r str> {
    let prose = |at: usize| text.sentence_at(at).is_none_or(|s| s.block != Block::Notice);
    let found = text.facts_in(span).filter(|f| prose(f.span.start)).filter_map(|f| match &f.value {
        Value::Name(name) if name.kind == wanted => Some(name.value.as_str()),
        _ => None,
    });
    found.collect()
}

/// What a fact is about, as a noun phrase that a notice can misstate: `the age of Dorian Hale`. Empty where the
/// sentence itself says it better.
#[must_use]
pub fn subject(text: &Reading<'_>, wrong: Span, right: &str) -> String {
    let Some(sentence) = text.sentence_at(wrong.start) else { return String::new() };
    let facts: Vec<_> = text.facts_in(sentence.span).collect();
    let holds = |value: fn(&Value) -> bool| facts.iter().any(|f| f.span.overlaps(wrong) && value(&f.value));
    if holds(|value| matches!(value, Value::Age(_))) {
        let behind = |at: usize| text.text.get(at..wrong.start).is_some_and(|gap| gap.trim() == ",");
        let name = facts.iter().find(|f| matches!(f.value, Value::Name(_)) && behind(f.span.end));
        return name.map_or_else(String::new, |f| format!("the age of {}", f.span.of(text.text)));
    }
    if holds(|value| matches!(value, Value::Name(_))) {
        let old = wrong.of(text.text);
        let alike = strsim::osa_distance(old, right) <= 2 && right.chars().count() >= 4;
        return if alike { format!("the name of {right}") } else { String::new() };
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::Place;

    fn alone(text: &str, words: &str) -> String {
        let reading = Reading::new(text, Place::Body, None, &Settings::default());
        sentence_alone(&reading, text.find(words).unwrap())
    }

    #[test]
    fn a_pronoun_is_replaced_by_the_only_name() {
        let text = "Edith Morrow, the botanist, died on Sunday. She was 91.\n\nIn 1962 she joined the Orm Institute. Morrow \
                    married John Petrie. He died in 2001. Her garden has 40 roses.";
        assert_eq!(alone(text, "91"), "Edith Morrow was 91.");
        assert_eq!(alone(text, "1962"), "In 1962 Edith Morrow joined the Orm Institute.");
        assert_eq!(alone(text, "2001"), "He died in 2001.", "two people come into question");
        let family = "Anna Bell, the surveyor, died. Her sister, Rosa Bell, said so.\n\nBell was born in 1940. She left in 1958.";
        assert_eq!(alone(family, "1958"), "Anna Bell left in 1958.");
        let lawyer = "Otto Hale was fined. His lawyer, Piet Brand, said so. He has 30 days to appeal.";
        assert_eq!(alone(lawyer, "30"), "He has 30 days to appeal.");
        assert_eq!(alone("Anna Bell slept. Her boat sank in May.", "May"), "Anna Bell’s boat sank in May.");
        assert_eq!(
            alone("Anna Bell rowed. It was her third win in May.", "May"),
            "It was Anna Bell’s third win in May."
        );
    }

    #[test]
    fn what_points_nowhere_else_stays() {
        for sentence in [
            "It was the warmest day since 1976.",
            "It was 9 degrees at noon.",
            "The mill lost its roof in 1990.",
            "Falk said he won in 2019.",
            "In 1990 the mill lost its roof.",
        ] {
            assert_eq!(dangling(sentence), None, "{sentence}");
        }
        for sentence in ["She was 84.", "It cost $84 million.", "In 1995 she won.", "Their boat sank."] {
            assert!(dangling(sentence).is_some(), "{sentence}");
        }
    }

    #[test]
    fn subjects_that_can_be_misstated() {
        let of = |text: &str, wrong: &str, right: &str| {
            let reading = Reading::new(text, Place::Body, None, &Settings::default());
            let at = text.find(wrong).unwrap();
            subject(&reading, Span::new(at, at + wrong.len()), right)
        };
        assert_eq!(of("Joan Hale, 47, was cleared.", "47", "48"), "the age of Joan Hale");
        assert_eq!(of("The prize went to Joan Hale.", "Joan Hale", "Joan Hales"), "the name of Joan Hales");
        assert_eq!(of("The mill shut in 2012.", "2012", "2013"), "");
    }
}
