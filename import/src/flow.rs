//! The running text of a document with paragraphs, lists, tables and notes, as it is put together.

use copydesk_engine::{Locator, Span};

use crate::{Aside, AsideKind, Document, Limits};

/// What a paragraph is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// Running text.
    #[default]
    Plain,
    /// A heading of that level, from 1.
    Heading(usize),
    /// An item of a list, with its marker: `-`, `3.`
    Item(String),
}

/// A paragraph with what hangs on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Para {
    pub role: Role,
    pub text: String,
    /// Asides and their places, in bytes of the text.
    pub notes: Vec<Note>,
}

/// An aside that hangs on a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    pub at: usize,
    pub kind: AsideKind,
    pub text: String,
}

impl Para {
    /// Remembers an aside at the end of what the paragraph holds so far.
    pub(crate) fn note(&mut self, kind: AsideKind, text: String) {
        if !text.trim().is_empty() {
            self.notes.push(Note { at: self.text.len(), kind, text });
        }
    }

    /// Adds words; a first space is not added twice.
    pub(crate) fn push(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// Adds a space unless the words so far end in one.
    pub(crate) fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
    }

    /// Appends another paragraph after `between`.
    pub(crate) fn append(&mut self, other: Self, between: &str) {
        if !self.text.is_empty() && !other.text.is_empty() {
            self.text.push_str(between);
        }
        let offset = self.text.len();
        self.text.push_str(&other.text);
        self.notes.extend(other.notes.into_iter().map(|note| Note { at: note.at + offset, ..note }));
    }

    /// The paragraph as a cell: on one line, without the sign that parts cells, notes where their words went.
    fn cell(self) -> Self {
        let mut out = Self::default();
        let mut notes = self.notes.into_iter().peekable();
        for (at, sign) in self.text.char_indices() {
            while let Some(note) = notes.next_if(|note| note.at <= at) {
                out.notes.push(Note { at: out.text.len(), ..note });
            }
            match sign {
                '|' => out.text.push('¦'),
                sign if sign.is_whitespace() => out.space(),
                sign => out.text.push(sign),
            }
        }
        out.text.truncate(out.text.trim_end().len());
        let end = out.text.len();
        out.notes.extend(notes.map(|note| Note { at: end, ..note }));
        out
    }
}

/// What stood before, and so how far the next block stands off.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Block,
    Item,
}

/// Text, places and asides as they grow, up to the longest text.
pub(crate) struct Flow {
    text: String,
    locators: Vec<(Span, Locator)>,
    asides: Vec<Aside>,
    /// The heading above and where its stretch begins.
    heading: Option<(usize, String)>,
    last: Last,
    longest: usize,
    full: bool,
}

impl Flow {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            text: String::new(),
            locators: Vec::new(),
            asides: Vec::new(),
            heading: None,
            last: Last::Nothing,
            longest: limits.text,
            full: false,
        }
    }

    /// Whether the longest text is reached: nothing more is added.
    pub(crate) const fn is_full(&self) -> bool {
        self.full
    }

    /// Adds a paragraph. Without words it is only its notes.
    pub(crate) fn para(&mut self, para: Para) {
        let words = para.text.trim();
        let cut = para.text.len() - para.text.trim_start().len();
        let (mark, last) = match &para.role {
            Role::Plain => (String::new(), Last::Block),
            Role::Heading(level) => (format!("{} ", "#".repeat((*level).clamp(1, 6))), Last::Block),
            Role::Item(marker) => (format!("{marker} "), Last::Item),
        };
        let is_heading = matches!(para.role, Role::Heading(_));
        // A heading is one line, and a marker at the start of a plain paragraph is the writer's own.
        let words = if is_heading { words.replace(['\n', '\t'], " ") } else { words.to_owned() };
        if words.is_empty() {
            let at = self.text.len();
            self.asides.extend(para.notes.into_iter().map(|note| aside(note, Some(at))));
            return;
        }
        // An item stands right below its lead-in or the item before.
        let lead_in = self.text.ends_with(':') || self.last == Last::Item;
        let gap = if last == Last::Item && lead_in { "\n" } else { "\n\n" };
        if !self.room(mark.len() + words.len() + gap.len()) {
            return;
        }
        if self.last != Last::Nothing {
            self.text.push_str(gap);
        }
        if is_heading {
            self.begin(words.clone());
        }
        let start = self.text.len() + mark.len();
        self.text.push_str(&mark);
        self.text.push_str(&words);
        self.last = last;
        let end = self.text.len();
        self.asides.extend(para.notes.into_iter().map(|note| {
            let at = boundary(&self.text, (start + note.at.saturating_sub(cut)).min(end));
            aside(note, Some(at))
        }));
    }

    /// Adds a table, a row a line. A table of one column is paragraphs.
    pub(crate) fn table(&mut self, rows: Vec<Vec<Para>>) {
        let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
        if widest <= 1 {
            rows.into_iter().flatten().for_each(|para| self.para(para));
            return;
        }
        let mut first = true;
        for row in rows {
            if row.iter().all(|cell| cell.text.trim().is_empty()) {
                continue;
            }
            let mut line = Para::default();
            for (at, cell) in
                row.into_iter().chain(std::iter::repeat_n(Para::default(), widest)).take(widest).enumerate()
            {
                let mut cell = cell.cell();
                if at == 0 && cell.text.is_empty() {
                    cell.text.push_str(EMPTY_FIRST);
                } else if at > 0 {
                    line.text.push_str(" | ");
                }
                line.append(cell, "");
            }
            if !self.room(line.text.len() + 2) {
                return;
            }
            if self.last != Last::Nothing {
                self.text.push_str(if first { "\n\n" } else { "\n" });
            }
            first = false;
            let start = self.text.len();
            self.text.push_str(line.text.trim_end());
            self.last = Last::Block;
            self.asides.extend(line.notes.into_iter().map(|note| {
                let at = boundary(&self.text, start + note.at);
                aside(note, Some(at))
            }));
        }
    }

    /// Adds an aside that hangs on nothing.
    pub(crate) fn aside(&mut self, kind: AsideKind, text: String) {
        self.asides.push(Aside { kind, text, at: None });
    }

    /// Begins a stretch under a heading, which need not stand in the text.
    pub(crate) fn begin(&mut self, heading: String) {
        self.end_stretch();
        self.heading = Some((self.text.len(), heading));
    }

    fn end_stretch(&mut self) {
        let end = self.text.trim_end().len();
        if let Some((start, heading)) = self.heading.take().filter(|(start, _)| *start < end) {
            let locator = Locator { heading: Some(heading), ..Locator::default() };
            self.locators.push((Span::new(start, end), locator));
        }
    }

    fn room(&mut self, more: usize) -> bool {
        self.full |= self.text.len().saturating_add(more) > self.longest;
        !self.full
    }

    /// The document as far as this goes: text, places, asides, and a warning where it was cut.
    pub(crate) fn done(mut self) -> Document {
        self.end_stretch();
        let mut warnings = Vec::new();
        if self.full {
            warnings.push(format!("the text is longer than {} bytes; the rest is left out", self.longest));
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        Document {
            text: self.text,
            locators: self.locators,
            asides: self.asides,
            warnings,
            ..Document::default()
        }
    }
}

/// What stands in the first cell of a row that has none: rows must not begin with the sign that parts cells.
pub(crate) const EMPTY_FIRST: &str = "–";

/// The nearest place at or before `at` that is no inside of a character.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn aside(note: Note, at: Option<usize>) -> Aside {
    Aside { kind: note.kind, text: note.text, at }
}

/// A digit as it is raised: a power must not read as one more digit.
pub(crate) fn superscript(digit: char) -> char {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    digit.to_digit(10).and_then(|n| RAISED.get(n as usize).copied()).unwrap_or(digit)
}

/// Words as the content of a cell: on one line, without the sign that parts cells.
pub(crate) fn line(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    if out.contains('|') { out.replace('|', "¦") } else { out }
}

/// Tabs that part short cells become the sign that does so in a row; other tabs are spaces.
pub(crate) fn untabbed(text: &str) -> String {
    if !text.contains('\t') {
        return text.to_owned();
    }
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let short = |cell: &&str| cell.chars().count() <= 60 && !cell.ends_with(['.', '!', '?', ':']);
        if cells.len() >= 2 && cells.iter().all(short) { cells.join(" | ") } else { cells.join(" ") }
    };
    text.split('\n').map(row).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Para {
        Para { text: text.into(), ..Para::default() }
    }

    #[test]
    fn blocks_stand_apart_and_items_below_their_lead_in() {
        let mut flow = Flow::new(&Limits::default());
        flow.para(Para { role: Role::Heading(1), ..plain("Ferries\nnow") });
        flow.para(plain("  Three things:"));
        flow.para(Para { role: Role::Item("-".into()), ..plain("one") });
        flow.para(Para { role: Role::Item("-".into()), ..plain("two") });
        flow.para(plain(" "));
        flow.para(plain("Then."));
        let document = flow.done();
        assert_eq!(document.text, "# Ferries now\n\nThree things:\n- one\n- two\n\nThen.\n");
        let (span, locator) = &document.locators[0];
        assert_eq!(span.of(&document.text), document.text.trim_end());
        assert_eq!(locator.heading.as_deref(), Some("Ferries now"));
    }

    #[test]
    fn rows_have_as_many_cells_as_the_widest() {
        let mut flow = Flow::new(&Limits::default());
        flow.table(vec![
            vec![plain(""), plain("2022")],
            vec![plain("North\ntwo"), plain("4|5"), plain("x")],
            vec![plain("")],
        ]);
        assert_eq!(flow.done().text, "– | 2022 |\nNorth two | 4¦5 | x\n");
    }

    #[test]
    fn notes_stay_at_their_words() {
        let mut flow = Flow::new(&Limits::default());
        let mut para = plain("  It rose");
        para.note(AsideKind::Footnote, "By a tenth.".into());
        para.push(" fast.");
        flow.para(plain("One."));
        flow.para(para.clone());
        flow.table(vec![vec![plain("a"), para], vec![plain("b"), plain("c")]]);
        let document = flow.done();
        for aside in &document.asides {
            assert!(document.text[..aside.at.unwrap()].ends_with("It rose"), "{aside:?}");
        }
        assert_eq!(document.asides.len(), 2);
    }

    #[test]
    fn a_text_that_is_too_long_is_cut_and_says_so() {
        let mut flow = Flow::new(&Limits { text: 20, ..Limits::default() });
        flow.para(plain("A first paragraph."));
        flow.para(plain("A second one."));
        assert!(flow.is_full());
        let document = flow.done();
        assert_eq!((document.text.as_str(), document.warnings.len()), ("A first paragraph.\n", 1));
    }
}
