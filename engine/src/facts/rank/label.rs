//! Labels of declared scales, word by word, in the spelling they are compared in.

use crate::settings::Scale;
use crate::text::{TokenKind, Tokens};
use std::collections::HashMap;

/// One label of a level.
#[derive(Clone)]
pub(super) struct Label<'s> {
    words: Vec<String>,
    /// Name of the scale.
    pub scale: &'s str,
    /// Index of the level.
    pub level: usize,
    /// The level's first label.
    pub shown: &'s str,
    /// One word without a number, which may be any adjective.
    pub common: bool,
    /// A rating in capitals: compared with its case.
    exact: bool,
}

/// All labels, found by their first word.
pub(super) struct Labels<'s> {
    by_first: HashMap<String, Vec<Label<'s>>>,
}

impl<'s> Labels<'s> {
    pub(super) fn new(scales: &'s [Scale]) -> Self {
        let mut by_first: HashMap<String, Vec<Label<'s>>> = HashMap::new();
        for scale in scales {
            for (level, labels) in scale.levels.iter().enumerate() {
                let Some(shown) = labels.first() else { continue };
                for written in labels {
                    let label = Label::new(written, &scale.name, level, shown);
                    for first in label.first_words() {
                        by_first.entry(first).or_default().push(label.clone());
                    }
                }
            }
        }
        Self { by_first }
    }

    /// The longest label that begins at token `i`, with the token after it.
    pub(super) fn longest(&self, tokens: &Tokens<'_>, i: usize) -> Option<(&Label<'s>, usize)> {
        let kind = tokens.kind(i)?;
        if kind == TokenKind::Sign {
            return None;
        }
        let labels = self.by_first.get(tokens.lower(i)).or_else(|| {
            let word = tokens.word(i);
            if word.is_ascii() { None } else { self.by_first.get(&word.to_lowercase()) }
        })?;
        let matches = labels.iter().filter_map(|label| label.end(tokens, i).map(|end| (label, end)));
        matches.max_by_key(|(_, end)| *end)
    }
}

impl<'s> Label<'s> {
    fn new(written: &str, scale: &'s str, level: usize, shown: &'s str) -> Self {
        let tokens = Tokens::new(written);
        let exact =
            written.len() <= 5 && written.chars().all(|c| c.is_uppercase() || matches!(c, '+' | '-' | '−'));
        let words: Vec<String> = (0..tokens.len())
            .filter(|&i| tokens.kind(i) != Some(TokenKind::Sign) || (exact && i > 0))
            .map(|i| if i == 0 { tokens.word(i).to_lowercase() } else { folded(tokens.word(i)) })
            .collect();
        let plain = words.len() == 1 && !written.contains(|c: char| c.is_ascii_digit());
        Self { common: plain && (!exact || written.len() < 3), words, scale, level, shown, exact }
    }

    /// The words that it may begin with: a number word stands for its digits too.
    fn first_words(&self) -> Vec<String> {
        let Some(first) = self.words.first() else { return Vec::new() };
        let number = folded(first);
        let names = number.parse().ok().and_then(|n: usize| NUMBERS.get(n.wrapping_sub(1)));
        let mut words: Vec<String> =
            names.into_iter().flat_map(|n| n.iter().map(|w| (*w).to_owned())).collect();
        words.push(number);
        if !words.contains(first) {
            words.push(first.clone());
        }
        words
    }

    /// The token after the label, if it stands at token `i`.
    fn end(&self, tokens: &Tokens<'_>, i: usize) -> Option<usize> {
        let mut at = i + 1;
        for word in self.words.iter().skip(1) {
            if !self.exact && is_joint(tokens, at) {
                at += 1;
            }
            if folded(tokens.word(at)) != *word {
                return None;
            }
            at += 1;
        }
        let last = at - 1;
        let cased = !self.exact || tokens.word(i).chars().all(char::is_uppercase);
        let decimal = tokens.glued(last)
            && (tokens.is_sign(at, '.') || tokens.is_sign(at, ','))
            && tokens.glued(at)
            && tokens.kind(at + 1) == Some(TokenKind::Digits);
        let more_sign = self.exact && tokens.glued(last) && matches!(tokens.word(at), "+" | "-" | "−");
        (cased && !decimal && !more_sign).then_some(at)
    }
}

/// A hyphen glued between two words of a label.
fn is_joint(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.word(at), "-" | "‑" | "–") && tokens.glued(at) && tokens.glued(at - 1)
}

/// A word as it is compared: lower case, numbers as digits.
fn folded(word: &str) -> String {
    let lower = word.to_lowercase();
    let number = NUMBERS.iter().position(|names| names.contains(&lower.as_str()));
    number.map_or(lower, |n| (n + 1).to_string())
}

/// Number words and Roman numerals, from one.
const NUMBERS: &[&[&str]] = &[
    &["one", "i"],
    &["two", "ii"],
    &["three", "iii"],
    &["four", "iv"],
    &["five", "v"],
    &["six", "vi"],
    &["seven", "vii"],
    &["eight", "viii"],
    &["nine", "ix"],
    &["ten", "x"],
    &["eleven", "xi"],
    &["twelve", "xii"],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_words_digits_and_roman_numerals_are_one() {
        assert_eq!(folded("Three"), "3");
        assert_eq!(folded("III"), "3");
        assert_eq!(folded("3"), "3");
        assert_eq!(folded("Thirteen"), "thirteen");
    }

    #[test]
    fn a_label_may_begin_with_a_number_or_another_script() {
        let scales = [Scale::new("", &["5 stars", "Élite"])];
        let labels = Labels::new(&scales);
        let end = |text: &str| labels.longest(&Tokens::new(text), 0).map(|(label, end)| (label.level, end));
        assert_eq!(end("5 stars"), Some((0, 2)));
        assert_eq!(end("five-stars"), Some((0, 3)));
        assert_eq!(end("ÉLITE"), Some((1, 1)));
        assert_eq!(end("élan"), None);
    }
}
