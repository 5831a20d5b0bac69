//! Titles of works: in quotation marks or italics after a word such as `novel`, `film`, `titled`.

use super::lexicon::{Sorts, sorts};
use super::run::is_capital;
use crate::text::{Span, TokenKind, Tokens};

/// No title is longer, in tokens.
const LONGEST: usize = 16;

/// The spans of the titles, without their marks, in order.
pub(super) fn titles(tokens: &Tokens<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    for i in 1..tokens.len() {
        if tokens.kind(i) != Some(TokenKind::Sign) {
            continue;
        }
        let Some(close) = closing(tokens.word(i)) else { continue };
        let opens = !tokens.glued(i - 1) && tokens.glued(i);
        if !opens {
            continue;
        }
        let end = (i + 1..tokens.len().min(i + LONGEST))
            .find(|&k| close.contains(&tokens.word(k)) && !inside_word(tokens, k));
        let Some(end) = end else { continue };
        let last = if matches!(tokens.word(end - 1), "," | ".") { end - 2 } else { end - 1 };
        let named = after_noun(tokens, i) || is_headline_like(tokens, i + 1, last, end);
        if last > i && named && is_title(tokens, i + 1, last) {
            found.push(tokens.span(i + 1, last));
        }
    }
    found
}

fn closing(open: &str) -> Option<&'static [&'static str]> {
    match open {
        "“" => Some(&["”"]),
        "‘" => Some(&["’"]),
        "\"" => Some(&["\""]),
        "'" => Some(&["'"]),
        "«" => Some(&["»"]),
        "_" => Some(&["_"]),
        "*" => Some(&["*"]),
        _ => None,
    }
}

/// An apostrophe between letters.
fn inside_word(tokens: &Tokens<'_>, k: usize) -> bool {
    matches!(tokens.word(k), "'" | "’")
        && tokens.glued(k - 1)
        && tokens.glued(k)
        && tokens.lower(k + 1).starts_with(char::is_alphabetic)
}

/// Two to six words, each longer one with a capital, and no comma or stop before the closing mark: no speech is so written.
fn is_headline_like(tokens: &Tokens<'_>, first: usize, last: usize, end: usize) -> bool {
    let words = last.saturating_sub(first) + 1;
    let small = |k: usize| tokens.word(k).starts_with(char::is_lowercase);
    let long_small = (first..=last).any(|k| small(k) && tokens.word(k).len() > 3);
    let before = open_before(first);
    let spoken = matches!(tokens.word(before), ":" | ",") || sorts(tokens.lower(before)).is(Sorts::SAYING);
    (2..=6).contains(&words)
        && last + 1 == end
        && !long_small
        && !small(last)
        && !spoken
        && tokens.kind(last) != Some(TokenKind::Sign)
}

/// The token before the opening mark; the mark itself at the start of a text.
const fn open_before(first: usize) -> usize {
    first.saturating_sub(2)
}

fn after_noun(tokens: &Tokens<'_>, open: usize) -> bool {
    let before = |n: usize| open.checked_sub(n).map_or("", |k| tokens.lower(k));
    let noun = |word: &str| sorts(word).is(Sorts::WORK_NOUN);
    noun(before(1)) || (matches!(before(1), "," | "called" | "named") && noun(before(2)))
}

/// Words with capitals, small ones between them left aside; the last with a capital or a number.
fn is_title(tokens: &Tokens<'_>, first: usize, last: usize) -> bool {
    let long = |k: &usize| tokens.word(*k).chars().filter(|c| c.is_alphabetic()).count() >= 4;
    let lower = (first..=last).filter(long).filter(|&k| !is_capital(tokens.word(k))).count();
    is_capital(tokens.word(first)) && lower <= (last - first) / 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        titles(&Tokens::new(text)).iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn works_follow_their_noun() {
        assert_eq!(
            found("her novel “The Long Tide” and the film, 'Harbour of Glass', won"),
            ["The Long Tide", "Harbour of Glass"]
        );
        assert_eq!(found("a report titled \"Out of Reach,\" said"), ["Out of Reach"]);
        assert_eq!(found("his play _Nine Winters_ ran"), ["Nine Winters"]);
    }

    #[test]
    fn capitals_on_every_longer_word_make_a_title() {
        assert_eq!(
            found("first prize went to “Salt and Snow”, ahead of “Ninth Harbour” in May"),
            ["Salt and Snow", "Ninth Harbour"]
        );
    }

    #[test]
    fn quotations_are_no_works() {
        for text in [
            "He said “The Long Tide”",
            "He said: “Never Again”",
            "a “tier two list” was",
            "“I Won!” he said",
            "the film was “very good indeed”",
            "the song, “we did it all again”",
            "film \"",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
