//! What a reader makes of a file.

use copydesk_engine::{Locator, Span};

/// A document, read: its text, where the parts of it stand, and what the file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The text, in the order in which one reads it: a paragraph a block, blocks divided by an empty line, a heading as
    /// `# Heading`, a row of a table as cells divided by ` | ` with its heads in the first row, a page of paper divided
    /// from the next by a form feed, a speaker's turn as `Speaker: words`.
    pub text: String,
    /// Where parts of the text stand in the original: spans in order, none over another.
    pub locators: Vec<(Span, Locator)>,
    /// The title, or headline, where it does not stand in the text.
    pub title: Option<String>,
    /// The summary, or standfirst.
    pub summary: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The address it gives itself.
    pub url: Option<String>,
    /// The place of publication's language, as the file declares it.
    pub language: Option<String>,
    /// When it was published, as RFC 3339 or a date.
    pub published: Option<String>,
    /// Captions, in order.
    pub captions: Vec<String>,
    /// What stands beside the text: comments, footnotes, corrections at head or foot, quoted mail, deleted words.
    pub asides: Vec<Aside>,
    /// What a reader of the text must know: what was assumed, left out or not understood. One sentence each.
    pub warnings: Vec<String>,
    /// The reader and its version, as it stands in the provenance: `html 1`.
    pub importer: String,
}

impl Document {
    /// What is not sound about it, if anything: places that do not fit the text, or lie over another.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        let mut end = 0;
        for (span, locator) in &self.locators {
            if span.of(&self.text).is_empty() {
                return Some(format!("the place {locator:?} at {span:?} holds no text"));
            }
            if span.start < end {
                return Some(format!(
                    "the place {locator:?} at {span:?} lies over the one before, which ends at {end}"
                ));
            }
            end = span.end;
        }
        let hangs =
            self.asides.iter().filter_map(|aside| aside.at).find(|at| !self.text.is_char_boundary(*at));
        hangs.map(|at| {
            format!("an aside hangs at {at}, where the text of {} bytes has no character", self.text.len())
        })
    }
}

/// Something that belongs to a document and is no part of its running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// What it is.
    pub kind: AsideKind,
    /// Its words.
    pub text: String,
    /// Where it hangs on the text, as an offset in bytes, where that is known.
    pub at: Option<usize>,
}

/// The kinds of what stands beside a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsideKind {
    /// A comment of an editor or author.
    Comment,
    /// A footnote or endnote.
    Footnote,
    /// A correction or other notice at head or foot.
    Notice,
    /// Words of an earlier message.
    Quoted,
    /// Words that a tracked change takes out.
    Deleted,
    /// Words that a tracked change puts in; they stand in the text too.
    Inserted,
}
