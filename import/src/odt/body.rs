//! The text of an OpenDocument text: what stands in it, what hangs on it, what was changed.

use crate::counting::counted;
use crate::flow::{Flow, Para, Role, superscript, untabbed};
use crate::xml::{Step, Tag, Xml};
use crate::{AsideKind, Limits, Refusal, Tracked};

use super::changes::{Change, Changes};
use super::styles::Styles;

/// The most columns that a cell is repeated over in a table of a text.
const WIDEST: usize = 256;
/// The most times a row is repeated in a table of a text.
const TALLEST: usize = 1000;

/// What was read besides the text.
pub(super) struct Read {
    pub warnings: Vec<String>,
    pub inserted: usize,
    pub deleted: usize,
}

/// A text while it is read.
pub(super) struct Body<'p> {
    xml: Xml<&'p [u8]>,
    styles: &'p Styles,
    tracked: Tracked,
    changes: Changes,
    /// The lists that are open: their style and how far they have counted.
    lists: Vec<(String, u32)>,
}

enum Block {
    Para(Para),
    Table(Vec<Vec<Para>>),
}

impl<'p> Body<'p> {
    pub(super) fn new(part: &'p [u8], limits: &Limits, styles: &'p Styles, tracked: Tracked) -> Self {
        Self { xml: Xml::new(part, limits), styles, tracked, changes: Changes::default(), lists: Vec::new() }
    }

    /// Reads the whole text into `flow`.
    pub(super) fn all(mut self, flow: &mut Flow) -> Result<Read, Refusal> {
        let mut inside = false;
        while !flow.is_full() {
            match self.xml.step()? {
                Step::Open(tag) if tag.name == "body" => inside = true,
                Step::Open(tag) if inside => {
                    let mut blocks = Vec::new();
                    self.block(&tag, &mut blocks)?;
                    for block in blocks {
                        match block {
                            Block::Para(para) => flow.para(para),
                            Block::Table(rows) => flow.table(rows),
                        }
                    }
                }
                Step::Close(name) => self.closed(&name),
                Step::End => break,
                Step::Open(_) | Step::Text(_) => {}
            }
        }
        let Changes { inserted, deleted, .. } = self.changes;
        Ok(Read { warnings: self.xml.warnings("the text"), inserted, deleted })
    }

    fn closed(&mut self, name: &str) {
        if name == "list" {
            self.lists.pop();
        }
    }

    /// What begins with `tag`: a paragraph, a table, a list, something to be skipped, or a wrapper to be walked into.
    fn block(&mut self, tag: &Tag, blocks: &mut Vec<Block>) -> Result<(), Refusal> {
        match tag.name.as_str() {
            "p" | "h" => self.paragraph(tag, blocks)?,
            "table" => {
                let rows = self.table()?;
                blocks.push(Block::Table(rows));
            }
            "list" => {
                let style = tag.get("style-name").map(str::to_owned);
                let style = style.or_else(|| self.lists.last().map(|(style, _)| style.clone()));
                self.lists.push((style.unwrap_or_default(), 0));
            }
            "list-item" => self.item(blocks)?,
            "tracked-changes" => self.regions()?,
            "change" => {
                if let Some(words) = self.deletion(tag) {
                    let mut para = Para::default();
                    self.put_deleted(&mut para, words);
                    blocks.push(Block::Para(para));
                }
            }
            "change-start" => self.changes.start(tag.get("change-id").unwrap_or_default()),
            "change-end" => {
                let words = self.changes.end(tag.get("change-id").unwrap_or_default());
                let mut para = Para::default();
                words.into_iter().for_each(|words| para.note(AsideKind::Inserted, words));
                blocks.push(Block::Para(para));
            }
            "sequence-decls" | "forms" | "table-of-content" | "scripts" | "font-face-decls" | "title"
            | "desc" => {
                self.xml.skip()?;
            }
            _ => {}
        }
        Ok(())
    }

    fn blocks(&mut self, until: &str) -> Result<Vec<Block>, Refusal> {
        let mut found = Vec::new();
        loop {
            match self.xml.step()? {
                Step::Open(tag) => self.block(&tag, &mut found)?,
                Step::Close(name) if name == until => return Ok(found),
                Step::Close(name) => self.closed(&name),
                Step::End => return Ok(found),
                Step::Text(_) => {}
            }
        }
    }

    /// An item: its first paragraph has the marker, what follows in it stands below.
    fn item(&mut self, blocks: &mut Vec<Block>) -> Result<(), Refusal> {
        let depth = self.lists.len().saturating_sub(1);
        let mut marker = "-".to_owned();
        if let Some((style, count)) = self.lists.last_mut() {
            *count += 1;
            if let Some(level) = self.styles.level(style, depth) {
                let number = counted(*count + level.start.saturating_sub(1), &level.format);
                marker = format!("{}{number}{}", level.prefix, level.suffix).trim().to_owned();
            }
        }
        let mut first = true;
        for block in self.blocks("list-item")? {
            match block {
                Block::Para(mut para) => {
                    if para.role == Role::Plain && first && !para.text.trim().is_empty() {
                        para.role = Role::Item(marker.clone());
                        first = false;
                    }
                    blocks.push(Block::Para(para));
                }
                table @ Block::Table(_) => blocks.push(table),
            }
        }
        Ok(())
    }

    fn table(&mut self) -> Result<Vec<Vec<Para>>, Refusal> {
        let mut rows: Vec<Vec<Para>> = Vec::new();
        let mut row = Vec::new();
        let mut repeated = 1;
        loop {
            match self.xml.step()? {
                Step::Open(tag) => match tag.name.as_str() {
                    "table-row" => {
                        row = Vec::new();
                        repeated = tag.number("number-rows-repeated").unwrap_or(1).clamp(1, TALLEST);
                    }
                    "table-cell" | "covered-table-cell" => {
                        let times = tag.number("number-columns-repeated").unwrap_or(1).clamp(1, WIDEST);
                        let cell = self.flat(&tag.name)?;
                        row.extend(std::iter::repeat_n(cell, times));
                    }
                    "table-header-rows" | "table-rows" | "table-row-group" => {}
                    _ => self.xml.skip()?,
                },
                Step::Close(name) if name == "table-row" => {
                    let filled = row.iter().any(|cell| !cell.text.trim().is_empty());
                    let times = if filled { repeated } else { 1 };
                    rows.extend(std::iter::repeat_n(std::mem::take(&mut row), times));
                }
                Step::Close(name) if name == "table" => return Ok(rows),
                Step::End => {
                    rows.push(row);
                    return Ok(rows);
                }
                Step::Close(_) | Step::Text(_) => {}
            }
        }
    }

    /// The content of a cell or note as one paragraph.
    fn flat(&mut self, until: &str) -> Result<Para, Refusal> {
        let lists = std::mem::take(&mut self.lists);
        let mut out = Para::default();
        for block in self.blocks(until)? {
            match block {
                Block::Para(para) => {
                    let mut marked = Para::default();
                    if let Role::Item(marker) = &para.role {
                        marked.text = format!("{marker} ");
                    }
                    marked.append(para, "");
                    out.append(marked, "\n");
                }
                Block::Table(rows) => rows.into_iter().flatten().for_each(|cell| out.append(cell, "; ")),
            }
        }
        self.lists = lists;
        Ok(out)
    }

    fn paragraph(&mut self, tag: &Tag, blocks: &mut Vec<Block>) -> Result<(), Refusal> {
        let style = tag.get("style-name").unwrap_or_default();
        let role = match self.styles.base(style) {
            _ if tag.name == "h" => Role::Heading(tag.number("outline-level").unwrap_or(1)),
            "Title" => Role::Heading(1),
            _ => Role::Plain,
        };
        let mut para = Para { role, ..Para::default() };
        let mut boxes = Vec::new();
        self.inline(&tag.name, &mut para, &mut boxes)?;
        para.text = untabbed(&para.text);
        if self.changes.is_inserting() && self.tracked == Tracked::Accepted {
            self.changes.words("\n");
        }
        blocks.push(Block::Para(para));
        blocks.append(&mut boxes);
        Ok(())
    }

    /// The words of a paragraph up to the end of the element `until`.
    fn inline(&mut self, until: &str, para: &mut Para, boxes: &mut Vec<Block>) -> Result<(), Refusal> {
        loop {
            match self.xml.step()? {
                Step::Text(words) => self.put(para, &squeezed(&words, &para.text)),
                Step::Close(name) if name == until => return Ok(()),
                Step::Close(_) => {}
                Step::End => return Ok(()),
                Step::Open(tag) => self.element(&tag, para, boxes)?,
            }
        }
    }

    fn element(&mut self, tag: &Tag, para: &mut Para, boxes: &mut Vec<Block>) -> Result<(), Refusal> {
        match tag.name.as_str() {
            "span" => {
                let start = para.text.len();
                self.inline("span", para, boxes)?;
                if self.styles.is_raised(tag.get("style-name").unwrap_or_default()) {
                    let raised: String =
                        para.text.get(start..).unwrap_or_default().chars().map(superscript).collect();
                    para.text.truncate(start);
                    para.push(&raised);
                }
            }
            "s" => self.put(para, &" ".repeat(tag.number("c").unwrap_or(1).min(8))),
            "tab" => self.put(para, "\t"),
            "line-break" => self.put(para, "\n"),
            "note" => {
                let words = self.note()?;
                para.note(AsideKind::Footnote, words);
            }
            "annotation" => {
                let words = self.annotation()?;
                para.note(AsideKind::Comment, words);
            }
            "change-start" => self.changes.start(tag.get("change-id").unwrap_or_default()),
            "change-end" => {
                if let Some(words) = self.changes.end(tag.get("change-id").unwrap_or_default()) {
                    para.note(AsideKind::Inserted, words);
                }
            }
            "change" => {
                if let Some(words) = self.deletion(tag) {
                    self.put_deleted(para, words);
                }
            }
            "text-box" => boxes.append(&mut self.blocks("text-box")?),
            "ruby-text" | "title" | "desc" | "script" => self.xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    /// Words of the text; where they were put in by a tracked change, they may not belong to it.
    fn put(&mut self, para: &mut Para, words: &str) {
        self.changes.words(words);
        if !(self.changes.is_inserting() && self.tracked == Tracked::Original) {
            para.push(words);
        }
    }

    fn deletion(&mut self, tag: &Tag) -> Option<String> {
        self.changes.point(tag.get("change-id").unwrap_or_default())
    }

    fn put_deleted(&self, para: &mut Para, words: String) {
        if self.tracked == Tracked::Original {
            para.push(&words);
        }
        para.note(AsideKind::Deleted, words);
    }

    /// A footnote: its body, without its number.
    fn note(&mut self) -> Result<String, Refusal> {
        let mut words = String::new();
        loop {
            match self.xml.step()? {
                Step::Open(tag) if tag.name == "note-body" => words = self.flat("note-body")?.text,
                Step::Close(name) if name == "note" => return Ok(words.trim().to_owned()),
                Step::End => return Ok(words),
                _ => {}
            }
        }
    }

    /// A comment: who wrote it and what.
    fn annotation(&mut self) -> Result<String, Refusal> {
        let (mut author, mut text) = (String::new(), Para::default());
        let mut inside = String::new();
        loop {
            match self.xml.step()? {
                Step::Open(tag) if tag.name == "p" => {
                    let mut para = Para::default();
                    self.inline("p", &mut para, &mut Vec::new())?;
                    text.append(para, "\n");
                }
                Step::Open(tag) => inside = tag.name,
                Step::Text(words) if inside == "creator" => author.push_str(&words),
                Step::Close(name) if name == "annotation" => break,
                Step::Close(_) => inside.clear(),
                Step::End => break,
                Step::Text(_) => {}
            }
        }
        let words = text.text.trim();
        Ok(if author.is_empty() { words.to_owned() } else { format!("{author}: {words}") })
    }

    /// The list of tracked changes.
    fn regions(&mut self) -> Result<(), Refusal> {
        let mut id = String::new();
        loop {
            match self.xml.step()? {
                Step::Open(tag) => match tag.name.as_str() {
                    "changed-region" => id = tag.get("id").unwrap_or_default().to_owned(),
                    "insertion" => self.remember(&id, Change::Inserted),
                    "format-change" => self.remember(&id, Change::Format),
                    "p" | "h" => {
                        let mut para = Para::default();
                        self.inline(&tag.name, &mut para, &mut Vec::new())?;
                        self.deleted_words(&id, &para.text);
                    }
                    // Who changed it and when stands in paragraphs of their own kind.
                    "change-info" => self.xml.skip()?,
                    _ => {}
                },
                Step::Close(name) if name == "tracked-changes" => return Ok(()),
                Step::End => return Ok(()),
                Step::Close(_) | Step::Text(_) => {}
            }
        }
    }

    fn remember(&mut self, id: &str, change: Change) {
        self.changes.by_id.insert(id.to_owned(), change);
    }

    fn deleted_words(&mut self, id: &str, words: &str) {
        let change =
            self.changes.by_id.entry(id.to_owned()).or_insert_with(|| Change::Deleted(String::new()));
        if let Change::Deleted(known) = change {
            if !known.is_empty() {
                known.push('\n');
            }
            known.push_str(words);
        }
    }
}

/// White space as OpenDocument means it: any run of it is one space, and none at the start.
fn squeezed(words: &str, before: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut spaced = before.is_empty() || before.ends_with(char::is_whitespace);
    for sign in words.chars() {
        let blank = matches!(sign, ' ' | '\t' | '\n' | '\r');
        if !(blank && spaced) {
            out.push(if blank { ' ' } else { sign });
        }
        spaced = blank;
    }
    out
}
