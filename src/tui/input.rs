//! One line of text being typed. The cursor moves by cluster, so no sign of any script is ever torn.

use unicode_segmentation::UnicodeSegmentation;

/// A text and where the cursor stands in it, as a byte at a cluster's start or at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
    cursor: usize,
}

impl Input {
    /// An input that holds `text`, the cursor at its end.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { cursor: text.len(), text }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The cursor, in bytes.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Takes a key that edits; false if the key edits nothing.
    pub fn key(&mut self, key: &str) -> bool {
        match key {
            "Left" | "C-b" => self.cursor = self.before(),
            "Right" => self.cursor = self.after(),
            "Home" | "C-a" => self.cursor = 0,
            "End" | "C-e" => self.cursor = self.text.len(),
            "Backspace" | "C-h" => self.cut(self.before(), self.cursor),
            "Delete" | "C-d" => self.cut(self.cursor, self.after()),
            "C-u" => self.cut(0, self.cursor),
            "C-k" => self.cut(self.cursor, self.text.len()),
            "C-w" => self.cut(self.word(), self.cursor),
            key => match super::keys::typed(key) {
                Some(c) => self.insert(&c.to_string()),
                None => return false,
            },
        }
        true
    }

    /// Puts text in at the cursor: line ends become blanks, other control characters are left out.
    pub fn insert(&mut self, text: &str) {
        let clean = text.replace("\r\n", " ").replace(['\r', '\n', '\t'], " ");
        let clean: String = clean.chars().filter(|c| !c.is_control()).collect();
        self.text.insert_str(self.cursor, &clean);
        self.cursor += clean.len();
    }

    /// As [`Self::insert`], with the line ends kept.
    pub fn insert_lines(&mut self, text: &str) {
        let clean = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
        let clean: String = clean.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        self.text.insert_str(self.cursor, &clean);
        self.cursor += clean.len();
    }

    fn cut(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = from;
    }

    fn before(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(start, _)| start)
    }

    fn after(&self) -> usize {
        self.text[self.cursor..].graphemes(true).next().map_or(self.cursor, |c| self.cursor + c.len())
    }

    fn word(&self) -> usize {
        let before = self.text[..self.cursor].trim_end();
        before
            .rfind(char::is_whitespace)
            .map_or(0, |blank| blank + before[blank..].chars().next().map_or(1, char::len_utf8))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_moves_over_whole_clusters() {
        let mut input = Input::new("ខ្មែរ");
        input.key("Left");
        assert_eq!(&input.text()[input.cursor()..], "រ");
        input.key("Backspace");
        assert_eq!(input.text(), "រ");
    }

    #[test]
    fn words_and_lines_are_cut() {
        let mut input = Input::new("tier three");
        input.key("C-w");
        assert_eq!(input.text(), "tier ");
        input.key("Home");
        input.key("C-k");
        assert_eq!(input.text(), "");
        assert!(!input.key("F3"));
    }

    #[test]
    fn what_is_pasted_stays_one_line_and_has_no_control_characters() {
        let mut input = Input::default();
        input.insert("a\r\nb\u{1b}[2Jc");
        assert_eq!(input.text(), "a b[2Jc");
    }
}
