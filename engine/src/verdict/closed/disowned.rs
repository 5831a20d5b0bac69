//! What a source says that something is not: `a treaty` against `It is not a treaty`.
//!
//! A source that takes the trouble to say what a thing is not, or what was considered and not chosen, warns of the very
//! word. If it has the word nowhere else, and the article uses it of a thing as if it were so, the article is wrong.

use super::Other;
use crate::evidence::{is_stop_word, stem};
use crate::reading::{Reading, Story};
use crate::rules::Rule;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// The most words of a thing.
const LONGEST: usize = 3;

/// What something `was` when it was thought of and not done.
#[rustfmt::skip]
const DECLINED: &[&str] = &[
    "considered and not", "considered but not", "considered and rejected", "considered but rejected", "ruled out", "not charged", "not pursued",
    "not recorded", "not found", "not proved", "not proven", "not established", "not awarded", "not given", "not granted", "not available",
    "declined", "rejected", "excluded", "discounted", "not returned", "not left to the jury", "not an option", "not suspected", "not involved",
];

/// Words for things so general that another may be meant.
#[rustfmt::skip]
const GENERAL: &[&str] = &[
    "thing", "matter", "problem", "reason", "way", "case", "question", "surprise", "secret", "time", "day", "year", "place", "part", "number", "lot",
    "man", "woman", "person", "child", "member", "end", "point", "fact", "issue", "result", "plan", "change", "decision", "choice", "option",
    "answer", "doubt", "chance", "risk", "cause", "sign", "mistake", "example", "kind", "sort", "success", "failure", "priority", "rule", "one",
    "word", "role", "job", "home", "house", "story", "fan", "friend", "expert", "match", "game", "concern", "evidence", "money", "people", "work",
];

/// The things that the sources disown.
#[derive(Clone, Debug, Default)]
pub struct Disowned {
    all: Vec<Thing>,
}

#[derive(Clone, Debug)]
struct Thing {
    words: Vec<String>,
    said: String,
    place: (usize, Span),
}

impl Disowned {
    /// Collects them; a word that the sources use in another way as well is left out.
    #[must_use]
    pub fn new(sources: &[Reading<'_>]) -> Self {
        let mut all: Vec<Thing> = Vec::new();
        for (source, reading) in sources.iter().enumerate() {
            for sentence in &reading.sentences {
                for range in disowned(reading, reading.tokens.within(sentence.span)) {
                    let words: Vec<String> =
                        range.clone().map(|i| stem(reading.tokens.lower(i)).into_owned()).collect();
                    let said = reading.tokens.span(range.start, range.end - 1).of(reading.text).to_owned();
                    all.push(Thing { words, said, place: (source, sentence.span) });
                }
            }
        }
        let times = |words: &[String]| -> usize {
            let last = |reading: &Reading<'_>, i: usize| {
                words.last().is_some_and(|last| stem(reading.tokens.lower(i)) == *last)
            };
            sources.iter().map(|it| (0..it.tokens.len()).filter(|i| last(it, *i)).count()).sum()
        };
        let told: Vec<Vec<String>> = all.iter().map(|it| it.words.clone()).collect();
        all.retain(|it| {
            times(&it.words) == told.iter().filter(|words| words.last() == it.words.last()).count()
        });
        Self { all }
    }

    /// The words of a claim that the sources disown.
    #[must_use]
    pub fn check(&self, story: &Story<'_>, reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        let mut found = Vec::new();
        if self.all.is_empty() {
            return found;
        }
        let tokens = &reading.tokens;
        let range = tokens.within(claim);
        let open = |i: usize| {
            matches!(
                tokens.lower(i),
                "not"
                    | "no"
                    | "never"
                    | "nor"
                    | "neither"
                    | "without"
                    | "if"
                    | "whether"
                    | "would"
                    | "could"
                    | "than"
                    | "unlike"
                    | "instead"
                    | "denied"
                    | "denies"
                    | "rejected"
                    | "alleged"
                    | "allegedly"
                    | "wanted"
                    | "called"
                    | "hoped"
                    | "cannot"
                    | "?"
                    | "said"
                    | "says"
                    | "claimed"
                    | "claims"
                    | "may"
                    | "might"
                    | "should"
                    | "against"
                    | "other"
                    | "ruled"
                    | "refused"
                    | "n"
            )
        };
        if range.clone().any(open) {
            return found;
        }
        for it in &self.all {
            let fits = |i: usize| {
                i + it.words.len() <= range.end
                    && it.words.iter().enumerate().all(|(n, word)| stem(tokens.lower(i + n)) == *word)
            };
            for i in range.clone().filter(|i| fits(*i)) {
                let last = i + it.words.len() - 1;
                let next = last + 1;
                let plain = next >= range.end
                    || tokens.kind(next) != Some(TokenKind::Word) && !tokens.is_sign(next, '-')
                    || is_stop_word(tokens.lower(next));
                if plain && led(reading, range.start, i) && !denied_in(story, it) {
                    found.push(Other {
                        rule: Rule::SourceCategory,
                        span: tokens.span(i, last),
                        says: format!("says that it is none, or that \"{}\" was not chosen", it.said),
                        right: None,
                        place: it.place,
                        least: 0.0,
                    });
                    break;
                }
            }
        }
        found
    }
}

/// The article itself says somewhere that something is none: `and not a treaty`.
fn denied_in(story: &Story<'_>, it: &Thing) -> bool {
    let Some(last) = it.words.last() else { return false };
    story.readings().any(|reading| {
        let tokens = &reading.tokens;
        let not = |i: &usize| matches!(tokens.lower(*i), "not" | "no" | "rather" | "instead");
        let near = |i: usize| (i + 1..i + 3 + LONGEST).any(|k| stem(tokens.lower(k)) == *last);
        (0..tokens.len()).filter(not).any(near)
    })
}

/// What stands before the thing says that there is one: `signed a treaty`, `classed as an accident`, `charged with`.
fn led(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    let tokens = &reading.tokens;
    let Some(before) = at.checked_sub(1).filter(|i| *i >= start) else { return false };
    match tokens.lower(before) {
        "a" | "an" => true,
        "as" | "with" => before > start && tokens.kind(before - 1) == Some(TokenKind::Word),
        "of" => {
            before > start
                && matches!(
                    tokens.lower(before - 1),
                    "convicted"
                        | "guilty"
                        | "accused"
                        | "suspicion"
                        | "verdict"
                        | "conclusion"
                        | "finding"
                        | "died"
                        | "cleared"
                        | "case"
                )
        }
        _ => false,
    }
}

/// The things that a sentence says something is not: `is not a treaty`, `is no cathedral`, `attempted murder was considered
/// and not charged`.
fn disowned(reading: &Reading<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let tokens = &reading.tokens;
    let mut found = Vec::new();
    for i in range.clone() {
        if !matches!(tokens.lower(i), "is" | "was" | "are" | "were") {
            continue;
        }
        let not = i + 1;
        // who says so of what: a pronoun, or what the sentence begins with; nothing behind `if` or `whether`
        let before = |words: &[&str]| (range.start..i).any(|k| words.contains(&tokens.lower(k)));
        if before(&["if", "whether", "why", "because", "there", "when"]) {
            continue;
        }
        let first = match (tokens.lower(not), tokens.lower(not + 1)) {
            ("not" | "no", _) if before(&["that"]) => continue,
            ("not", "a" | "an") => not + 2,
            ("no", _) => not + 1,
            _ => {
                found.extend(declined(reading, range.start, i, range.end));
                continue;
            }
        };
        let word = |k: usize| {
            k < range.end
                && tokens.kind(k) == Some(TokenKind::Word)
                && !is_stop_word(tokens.lower(k))
                && !tokens.is_capital(k)
        };
        let end = (first..first + LONGEST + 1).take_while(|k| word(*k)).count() + first;
        let closed = end >= range.end
            || tokens.kind(end) == Some(TokenKind::Sign) && !tokens.is_sign(end, '-')
            || matches!(tokens.lower(end), "and" | "but" | "or" | "nor");
        if closed && end > first && end - first <= LONGEST && is_particular(reading, end - 1) {
            found.push(first..end);
        }
    }
    found
}

/// `attempted murder was considered and not charged`: the words before `was`, from the beginning of the clause.
fn declined(reading: &Reading<'_>, start: usize, verb: usize, end: usize) -> Option<Range<usize>> {
    let tokens = &reading.tokens;
    let fits = |phrase: &&&str| {
        phrase
            .split(' ')
            .enumerate()
            .all(|(n, word)| verb + 1 + n < end && tokens.lower(verb + 1 + n) == word)
    };
    DECLINED.iter().find(fits)?;
    let word = |k: &usize| {
        tokens.kind(*k) == Some(TokenKind::Word) && !is_stop_word(tokens.lower(*k)) && !tokens.is_capital(*k)
    };
    let first = (start..verb).rev().take_while(word).last()?;
    // the whole subject, and no part of a longer one
    let opens = first == start
        || tokens.kind(first - 1) == Some(TokenKind::Sign)
        || matches!(tokens.lower(first - 1), "that" | "a" | "an" | "and" | "but");
    (opens && verb - first <= LONGEST && is_particular(reading, verb - 1)).then_some(first..verb)
}

fn is_particular(reading: &Reading<'_>, head: usize) -> bool {
    let word = reading.tokens.lower(head);
    word.len() > 3 && !GENERAL.contains(&word) && !GENERAL.contains(&&*stem(word))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn what_the_source_says_it_is_not_is_found() {
        for (article, source) in [
            (
                "The two governments have signed a treaty on the river.",
                "They agreed a memorandum on the river. It is not a treaty and binds nobody.",
            ),
            (
                "A man has been charged with attempted murder after the attack in Orrin.",
                "He is charged with wounding in Orrin. The prosecutor said that attempted murder was considered and not charged.",
            ),
        ] {
            let found = rules(article, source);
            assert!(found.contains(&Rule::SourceCategory), "{article}: {found:?}");
        }
    }

    #[test]
    fn what_is_told_of_something_else_or_denied_too_says_nothing() {
        for (article, source) in [
            (
                "The two governments have not signed a treaty on the river.",
                "They agreed a memorandum on the river. It is not a treaty and binds nobody.",
            ),
            (
                "The paper on the river is a memorandum and not a treaty. A treaty is to follow.",
                "They agreed a memorandum on the river. It is not a treaty and binds nobody.",
            ),
            (
                "The two governments signed a treaty on the river in 1990.",
                "They agreed a memorandum on the river. It is not a treaty. The treaty of 1990 stays in force.",
            ),
            (
                "The mayor said that she wanted a treaty on the river.",
                "They agreed a memorandum on the river. It is not a treaty and binds nobody.",
            ),
            ("It was a surprise in Orrin.", "The result in Orrin is not a surprise to the clerk."),
            ("A treaty port on the river was sold.", "It is not a treaty, the clerk of the river says."),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
