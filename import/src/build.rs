//! A document's text, put together block by block with the place of each.

use copydesk_engine::{Locator, Span};

/// Text and locators as they grow.
#[derive(Debug, Default)]
pub struct Build {
    /// The text.
    pub text: String,
    /// Where its parts stand in the original.
    pub locators: Vec<(Span, Locator)>,
}

impl Build {
    /// Adds a block, after an empty line. Words without any are no block.
    pub fn block(&mut self, words: &str, locator: Locator) {
        self.add(words, locator, "\n\n");
    }

    /// Adds a line right below the one before: a row, an item.
    pub fn line(&mut self, words: &str, locator: Locator) {
        self.add(words, locator, "\n");
    }

    fn add(&mut self, words: &str, locator: Locator, gap: &str) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(gap);
        }
        let start = self.text.len();
        self.text.push_str(words);
        if locator != Locator::default() {
            self.locators.push((Span::new(start, self.text.len()), locator));
        }
    }

    /// The text with a line end, and the locators.
    #[must_use]
    pub fn done(mut self) -> (String, Vec<(Span, Locator)>) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        (self.text, self.locators)
    }
}

/// Words with white space of any kind as one space.
#[must_use]
pub fn squeezed(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A cell of a row: on one line, and without the sign that parts cells.
#[must_use]
pub fn cell(words: &str) -> String {
    squeezed(words).replace('|', "¦")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_parted_and_placed() {
        let mut build = Build::default();
        let at = |line| Locator { line: Some(line), ..Locator::default() };
        build.block(" One. ", at(1));
        build.block("\n", at(2));
        build.block("Two.", Locator::default());
        build.line("Three.", at(4));
        let (text, locators) = build.done();
        assert_eq!(text, "One.\n\nTwo.\nThree.\n");
        let placed: Vec<_> = locators.iter().map(|(span, l)| (span.of(&text), l.line)).collect();
        assert_eq!(placed, [("One.", Some(1)), ("Three.", Some(4))]);
    }

    #[test]
    fn cells_hold_one_line_without_bars() {
        assert_eq!(cell(" a\n b | c "), "a b ¦ c");
    }
}
