//! The text of a Word document: what stands in it, what hangs on it, what was changed.

use std::collections::HashMap;

use crate::flow::{Flow, Para, Role, superscript, untabbed};
use crate::xml::{Step, Tag, Xml};
use crate::{AsideKind, Limits, Refusal, Tracked};

use super::numbering::Numbering;
use super::styles::Styles;

/// What all parts of one document share.
#[derive(Default)]
pub(super) struct Shared {
    pub styles: Styles,
    pub numbering: Numbering,
    pub tracked: Tracked,
    /// Footnotes, endnotes and comments, by element and id.
    pub notes: HashMap<(&'static str, String), String>,
    /// How many insertions and deletions there were.
    pub inserted: usize,
    pub deleted: usize,
    /// How many runs were marked as hidden.
    pub hidden: usize,
}

/// What is read of a paragraph, or a table.
enum Block {
    Para(Para),
    Table(Vec<Vec<Para>>),
}

/// One part while it is read.
pub(super) struct Body<'p, 's> {
    xml: Xml<&'p [u8]>,
    shared: &'s mut Shared,
    /// The run that is open is raised.
    raised: bool,
}

/// A paragraph while it is read.
#[derive(Default)]
struct Draft {
    para: Para,
    /// Text boxes that hang on it; they follow it.
    boxes: Vec<Block>,
    /// Its end was deleted (or inserted, for the original): the next paragraph goes on in it.
    joined: bool,
    /// It is a line of a table of contents.
    listed: bool,
}

impl<'p, 's> Body<'p, 's> {
    pub(super) fn new(part: &'p [u8], limits: &Limits, shared: &'s mut Shared) -> Self {
        Self { xml: Xml::new(part, limits), shared, raised: false }
    }

    /// Reads the whole part into `flow`; gives what is to be said of it.
    pub(super) fn all(mut self, flow: &mut Flow) -> Result<Vec<String>, Refusal> {
        let mut open: Option<Para> = None;
        while !flow.is_full() {
            match self.xml.step()? {
                Step::Open(tag) => {
                    let mut blocks = Vec::new();
                    self.block(&tag, &mut blocks, &mut open)?;
                    for block in blocks {
                        match block {
                            Block::Para(para) => flow.para(para),
                            Block::Table(rows) => flow.table(rows),
                        }
                    }
                }
                Step::End => break,
                Step::Close(_) | Step::Text(_) => {}
            }
        }
        open.into_iter().for_each(|para| flow.para(para));
        Ok(self.xml.warnings("the text"))
    }

    /// The notes of a part, by id.
    pub(super) fn notes(mut self, element: &str) -> Result<Vec<(String, String)>, Refusal> {
        let mut found = Vec::new();
        loop {
            match self.xml.step()? {
                Step::Open(tag) if tag.name == element => {
                    let id = tag.get("id").unwrap_or_default().to_owned();
                    let kind = tag.get("type").unwrap_or_default().to_owned();
                    let author = tag.get("author").map(str::to_owned).filter(|_| element == "comment");
                    let words = self.flat(element)?.text;
                    // Lines that part the notes from the text are notes too, for Word.
                    if !kind.contains("eparator") && !words.trim().is_empty() {
                        let words = words.trim();
                        found.push((
                            id,
                            author.map_or_else(|| words.to_owned(), |who| format!("{who}: {words}")),
                        ));
                    }
                }
                Step::End => return Ok(found),
                _ => {}
            }
        }
    }

    /// What begins with `tag`: a paragraph, a table, something to be skipped, or a wrapper to be walked into.
    fn block(&mut self, tag: &Tag, blocks: &mut Vec<Block>, open: &mut Option<Para>) -> Result<(), Refusal> {
        match tag.name.as_str() {
            "p" => {
                let mut draft = Draft::default();
                let carried = open.take();
                self.paragraph(&mut draft)?;
                let para = match carried {
                    Some(mut before) => {
                        before.append(draft.para, "");
                        before
                    }
                    None => draft.para,
                };
                if draft.joined {
                    *open = Some(para);
                } else {
                    blocks.push(Block::Para(para));
                }
                blocks.append(&mut draft.boxes);
            }
            "tbl" => {
                let rows = self.table()?;
                blocks.push(Block::Table(rows));
            }
            "sectPr" | "Fallback" | "sdtPr" | "tblPr" | "background" => self.xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    /// All blocks up to the end of the element `until`.
    fn blocks(&mut self, until: &str) -> Result<Vec<Block>, Refusal> {
        let mut found = Vec::new();
        let mut open = None;
        loop {
            match self.xml.step()? {
                Step::Open(tag) => self.block(&tag, &mut found, &mut open)?,
                Step::Close(name) if name == until => break,
                Step::End => break,
                Step::Close(_) | Step::Text(_) => {}
            }
        }
        found.extend(open.map(Block::Para));
        Ok(found)
    }

    /// The content of a cell or note as one paragraph.
    fn flat(&mut self, until: &str) -> Result<Para, Refusal> {
        let mut out = Para::default();
        for block in self.blocks(until)? {
            match block {
                Block::Para(mut para) => {
                    if let Role::Item(marker) = &para.role {
                        let mut marked = Para { text: format!("{marker} "), ..Para::default() };
                        marked.append(para, "");
                        para = marked;
                    }
                    out.append(para, "\n");
                }
                Block::Table(rows) => {
                    for row in rows {
                        row.into_iter().for_each(|cell| out.append(cell, "; "));
                    }
                }
            }
        }
        Ok(out)
    }

    fn table(&mut self) -> Result<Vec<Vec<Para>>, Refusal> {
        let mut rows: Vec<Vec<Para>> = Vec::new();
        let mut row: Vec<Para> = Vec::new();
        let (mut span, mut merged, mut dropped) = (1_usize, false, false);
        loop {
            match self.xml.step()? {
                Step::Open(tag) => match tag.name.as_str() {
                    "tr" => (row, dropped) = (Vec::new(), false),
                    "tc" => (span, merged) = (1, false),
                    "gridSpan" => span = tag.number("val").unwrap_or(1).clamp(1, 64),
                    "vMerge" => merged = tag.get("val") != Some("restart"),
                    "ins" | "del" => dropped |= self.is_dropped(&tag.name),
                    "tcPr" | "trPr" | "sdt" | "sdtContent" | "customXml" => {}
                    "p" | "tbl" => {
                        let cell = self.cell(&tag)?;
                        let above = rows.last().and_then(|above| above.get(row.len()));
                        // A cell that goes on from the row above says the same.
                        let cell =
                            if merged && cell.text.trim().is_empty() { above.cloned() } else { Some(cell) };
                        row.push(cell.unwrap_or_default());
                        row.extend(std::iter::repeat_n(Para::default(), span - 1));
                    }
                    _ => self.xml.skip()?,
                },
                Step::Close(name) if name == "tr" && !dropped => rows.push(std::mem::take(&mut row)),
                Step::Close(name) if name == "tbl" => return Ok(rows),
                Step::End => {
                    rows.push(row);
                    return Ok(rows);
                }
                Step::Close(_) | Step::Text(_) => {}
            }
        }
    }

    /// A cell from its first block, which begins with `tag`, to its end.
    fn cell(&mut self, tag: &Tag) -> Result<Para, Refusal> {
        let mut blocks = Vec::new();
        let mut open = None;
        self.block(tag, &mut blocks, &mut open)?;
        let mut out = Para::default();
        let mut add = |block| match block {
            Block::Para(para) => out.append(para, "\n"),
            Block::Table(rows) => rows.into_iter().flatten().for_each(|cell| out.append(cell, "; ")),
        };
        blocks.into_iter().for_each(&mut add);
        open.into_iter().for_each(|para| add(Block::Para(para)));
        let rest = self.flat("tc")?;
        add(Block::Para(rest));
        Ok(out)
    }

    /// Whether a tracked row or paragraph end is not part of the text that is read.
    fn is_dropped(&self, change: &str) -> bool {
        match self.shared.tracked {
            Tracked::Accepted => matches!(change, "del" | "moveFrom"),
            Tracked::Original => matches!(change, "ins" | "moveTo"),
        }
    }

    fn paragraph(&mut self, draft: &mut Draft) -> Result<(), Refusal> {
        loop {
            match self.xml.step()? {
                Step::Open(tag) if tag.name == "pPr" => self.properties(draft)?,
                Step::Open(tag) => self.inline(&tag, draft)?,
                Step::Close(name) if name == "p" => break,
                Step::End => break,
                Step::Close(_) | Step::Text(_) => {}
            }
        }
        draft.para.text = untabbed(&draft.para.text);
        if draft.listed {
            // A table of contents says nothing that the headings do not say.
            draft.para = Para::default();
        }
        Ok(())
    }

    /// The style, list and tracked end of a paragraph.
    fn properties(&mut self, draft: &mut Draft) -> Result<(), Refusal> {
        let (mut style, mut level) = (None, None);
        let mut list: Option<String> = None;
        let mut depth = None;
        loop {
            match self.xml.step()? {
                Step::Open(tag) => match tag.name.as_str() {
                    "pStyle" => style = tag.get("val").map(str::to_owned),
                    "outlineLvl" => level = tag.number("val").filter(|n| *n < 9).map(|n| n + 1),
                    "numId" => list = tag.get("val").map(str::to_owned),
                    "ilvl" => depth = tag.number("val"),
                    "ins" | "del" | "moveFrom" | "moveTo" => draft.joined |= self.is_dropped(&tag.name),
                    "pPrChange" | "sectPr" => self.xml.skip()?,
                    _ => {}
                },
                Step::Close(name) if name == "pPr" => break,
                Step::End => break,
                Step::Close(_) | Step::Text(_) => {}
            }
        }
        let style = style.unwrap_or_default();
        draft.listed = is_contents(&style);
        if let Some(level) = level.or_else(|| self.shared.styles.heading(&style)) {
            draft.para.role = Role::Heading(level);
            return Ok(());
        }
        let styled = self.shared.styles.list(&style);
        let depth = depth.or(styled.as_ref().map(|(_, depth)| *depth)).unwrap_or(0);
        if let Some(list) = list.or(styled.map(|(list, _)| list)) {
            let marker = self.shared.numbering.marker(&list, depth);
            draft.para.role = marker.map_or(Role::Plain, Role::Item);
        }
        Ok(())
    }

    /// What begins with `tag` inside a paragraph.
    fn inline(&mut self, tag: &Tag, draft: &mut Draft) -> Result<(), Refusal> {
        match tag.name.as_str() {
            "ins" | "moveTo" => self.change(&tag.name, AsideKind::Inserted, draft)?,
            "del" | "moveFrom" => self.change(&tag.name, AsideKind::Deleted, draft)?,
            "t" | "delText" => {
                let words = self.words(&tag.name)?;
                draft.para.push(&if self.raised { words.chars().map(superscript).collect() } else { words });
            }
            "r" => self.raised = false,
            "vertAlign" => self.raised = tag.get("val") == Some("superscript"),
            "tab" | "ptab" => draft.para.push("\t"),
            "br" if tag.get("type").is_none_or(|kind| kind == "textWrapping") => draft.para.push("\n"),
            "br" => draft.para.space(),
            "cr" => draft.para.push("\n"),
            "noBreakHyphen" => draft.para.push("\u{2011}"),
            "vanish" if tag.get("val").is_none() || tag.is_on("val") => {
                self.shared.hidden += 1;
                self.rest_of_run()?;
            }
            "footnoteReference" => self.refer("footnote", tag, AsideKind::Footnote, draft),
            "endnoteReference" => self.refer("endnote", tag, AsideKind::Footnote, draft),
            "commentReference" => self.refer("comment", tag, AsideKind::Comment, draft),
            "txbxContent" => {
                let mut boxed = self.blocks("txbxContent")?;
                draft.boxes.append(&mut boxed);
            }
            "Fallback" | "instrText" | "delInstrText" | "rPrChange" | "rt" | "binData" | "sdtPr" => {
                self.xml.skip()?
            }
            _ => {}
        }
        Ok(())
    }

    fn refer(&self, element: &'static str, tag: &Tag, kind: AsideKind, draft: &mut Draft) {
        let id = tag.get("id").unwrap_or_default().to_owned();
        if let Some(words) = self.shared.notes.get(&(element, id)) {
            draft.para.note(kind, words.clone());
        }
    }

    /// A tracked change: its words go into the text, or aside, or both.
    fn change(&mut self, until: &str, kind: AsideKind, draft: &mut Draft) -> Result<(), Refusal> {
        let mut changed = Draft::default();
        loop {
            match self.xml.step()? {
                Step::Open(tag) => self.inline(&tag, &mut changed)?,
                Step::Close(name) if name == until => break,
                Step::End => break,
                Step::Close(_) | Step::Text(_) => {}
            }
        }
        draft.boxes.append(&mut changed.boxes);
        let words = changed.para.text.clone();
        if words.is_empty() {
            draft.para.append(changed.para, "");
            return Ok(());
        }
        match kind {
            AsideKind::Inserted => self.shared.inserted += 1,
            _ => self.shared.deleted += 1,
        }
        draft.para.note(kind, words);
        if self.is_dropped(until) {
            let end = draft.para.text.len();
            draft
                .para
                .notes
                .extend(changed.para.notes.into_iter().map(|note| crate::flow::Note { at: end, ..note }));
        } else {
            draft.para.append(changed.para, "");
        }
        Ok(())
    }

    /// The words of a text element.
    fn words(&mut self, until: &str) -> Result<String, Refusal> {
        let mut words = String::new();
        loop {
            match self.xml.step()? {
                Step::Text(text) => words.push_str(&text),
                Step::Close(name) if name == until => return Ok(words),
                Step::End => return Ok(words),
                Step::Open(_) | Step::Close(_) => {}
            }
        }
    }

    fn rest_of_run(&mut self) -> Result<(), Refusal> {
        let mut depth = 0_usize;
        loop {
            match self.xml.step()? {
                Step::Open(tag) if tag.name == "r" => depth += 1,
                Step::Close(name) if name == "r" && depth == 0 => return Ok(()),
                Step::Close(name) if name == "r" => depth -= 1,
                Step::End => return Ok(()),
                _ => {}
            }
        }
    }
}

/// The style of a line of a table of contents: `TOC1`, `Contents 2`.
fn is_contents(style: &str) -> bool {
    let style = style.to_lowercase();
    let level = style.strip_prefix("toc").or_else(|| style.strip_prefix("contents"));
    level.is_some_and(|level| level.trim_start_matches(['_', '2', '0', ' ']).len() <= 1 && !level.is_empty())
}
