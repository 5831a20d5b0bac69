//! Sentences and the blocks they stand in.

use super::Span;

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Prose,
    /// A line that heads what follows.
    Heading,
    /// A row of a table, cells parted by ` | ` or a tab.
    Row,
    /// An item of a list.
    Item,
    /// A correction, clarification or editor's note; no claim.
    Notice,
}

/// A sentence, heading, table row or list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, white space around it left out.
    pub span: Span,
    /// Number of its paragraph (or other block), from 0.
    pub paragraph: usize,
    /// What it stands in.
    pub block: Block,
}

/// The sentences of `text`, in order; never overlapping, and together they hold every token.
#[must_use]
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = 0;
    for (paragraph, line) in text.split_inclusive('\n').enumerate() {
        let line_end = start + line.len();
        let mut from = start;
        for (at, _) in line.match_indices(['.', '!', '?']) {
            let end = start + at + 1;
            let next = text.get(end..line_end).unwrap_or_default();
            let boundary = next.starts_with(' ') && next.trim_start().starts_with(|c: char| c.is_uppercase());
            if boundary {
                push(text, from, end, paragraph, &mut found);
                from = end;
            }
        }
        push(text, from, line_end, paragraph, &mut found);
        start = line_end;
    }
    found
}

fn push(text: &str, start: usize, end: usize, paragraph: usize, found: &mut Vec<Sentence>) {
    let words = text.get(start..end).unwrap_or_default();
    let first = start + (words.len() - words.trim_start().len());
    let last = first + words.trim().len();
    if last > first {
        found.push(Sentence { span: Span::new(first, last), paragraph, block: Block::Prose });
    }
}
