//! A page to read: lines of labelled words, some of which lead somewhere. Versions, history, corrections, sources
//! and the audit are pages, so they all scroll, search, copy and open alike.

use super::msg::PageRequest;
use super::theme::Label;
use std::path::PathBuf;

/// Where a line of a page leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An article at a version.
    Story(String, Option<String>),
    /// A claim of an article at a version, by its id.
    Claim(String, Option<String>, String),
    /// Another page, with its title.
    Page(String, PageRequest),
    /// A file, at a line, in the editor.
    File(PathBuf, usize),
    /// A setting of one's own, to be turned on.
    Setting(String),
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The words and what they mean.
    pub spans: Vec<(String, Label)>,
    /// Columns left free before the words.
    pub indent: u16,
    /// A sign, key or date that stands in columns of its own before the words.
    pub lead: Option<(String, Label, u16)>,
    /// Whether `n` stops here.
    pub problem: bool,
    /// Where `Enter` leads.
    pub target: Option<Target>,
    /// What `y` copies; the words if none.
    pub copy: Option<String>,
    /// The address that the words lead to.
    pub link: Option<String>,
    /// The open correction that the line is about.
    pub correction: Option<String>,
}

impl Row {
    /// A line of one meaning.
    #[must_use]
    pub fn new(text: impl Into<String>, label: Label) -> Self {
        Self { spans: vec![(text.into(), label)], ..Self::default() }
    }

    /// An empty line.
    #[must_use]
    pub fn blank() -> Self {
        Self::default()
    }

    /// The line with more words.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>, label: Label) -> Self {
        self.spans.push((text.into(), label));
        self
    }

    /// The line, further in.
    #[must_use]
    pub const fn indent(mut self, columns: u16) -> Self {
        self.indent = columns;
        self
    }

    /// The line, with what leads it, further in.
    #[must_use]
    pub const fn indent_by(mut self, columns: u16) -> Self {
        self.indent += columns;
        self
    }

    /// The line with a sign, key or date in so many columns before the words.
    #[must_use]
    pub fn led(mut self, text: impl Into<String>, label: Label, columns: u16) -> Self {
        self.lead = Some((text.into(), label, columns));
        self.indent += columns;
        self
    }

    /// The line as one that `n` stops at.
    #[must_use]
    pub const fn problem(mut self, problem: bool) -> Self {
        self.problem = problem;
        self
    }

    /// The line with a way to an article.
    #[must_use]
    pub fn to(mut self, target: Target) -> Self {
        self.target = Some(target);
        self
    }

    /// The line with the open correction that it is about.
    #[must_use]
    pub fn about(mut self, id: impl Into<String>) -> Self {
        self.correction = Some(id.into());
        self
    }

    /// The line with what `y` copies.
    #[must_use]
    pub fn copying(mut self, text: impl Into<String>) -> Self {
        self.copy = Some(text.into());
        self
    }

    /// The line with words that lead to an address.
    #[must_use]
    pub fn linked(mut self, to: Option<String>) -> Self {
        self.link = to;
        self
    }

    /// Its words, with what leads them, for a search.
    #[must_use]
    pub fn whole(&self) -> String {
        self.lead.as_ref().map_or_else(|| self.text(), |(lead, ..)| format!("{lead} {}", self.text()))
    }

    /// Its words.
    #[must_use]
    pub fn text(&self) -> String {
        self.spans.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// What a byte of its words means.
    #[must_use]
    pub fn label(&self, byte: usize) -> Label {
        let mut end = 0;
        for (text, label) in &self.spans {
            end += text.len();
            if byte < end {
                return *label;
            }
        }
        Label::Text
    }
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageData {
    /// Its title.
    pub title: String,
    /// Its lines.
    pub rows: Vec<Row>,
    /// The same in two columns, where it can be shown so.
    pub pairs: Vec<(Row, Row)>,
    /// What was asked for, so that it goes to the page that waits for it and to no other.
    pub of: Option<PageRequest>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_has_the_label_of_its_words() {
        let row = Row::new("was ", Label::Quiet).and("84", Label::Removed);
        assert_eq!(row.text(), "was 84");
        assert_eq!(row.label(3), Label::Quiet);
        assert_eq!(row.label(4), Label::Removed);
        assert_eq!(row.label(99), Label::Text);
    }
}
