//! A chapter: paragraphs, headings, lists, tables, notes.

use crate::flow::{Flow, Para, Role};
use crate::xml::{Step, Tag, Xml};
use crate::{AsideKind, Limits, Refusal};

/// Reads a chapter into `flow`; gives what is to be said of it.
pub(super) fn read(
    part: &[u8],
    name: &str,
    limits: &Limits,
    flow: &mut Flow,
) -> Result<Vec<String>, Refusal> {
    let mut walk = Walk { flow, para: Para::default(), lists: Vec::new(), table: None };
    let mut xml = Xml::new(part, limits);
    loop {
        match xml.step()? {
            Step::Open(tag) if is_skipped(&tag) => xml.skip()?,
            Step::Open(tag) if is_note(&tag) => {
                let (words, _) = words(&mut xml)?;
                walk.flow.aside(AsideKind::Footnote, words);
            }
            Step::Open(tag) if is_mark(&tag) => xml.skip()?,
            Step::Open(tag) if tag.name == "sup" => {
                let (words, linked) = words(&mut xml)?;
                walk.raised(&words, linked);
            }
            Step::Open(tag) => walk.open(&tag),
            Step::Close(name) => walk.close(&name),
            Step::Text(text) => walk.text(&text),
            Step::End => break,
        }
        if walk.flow.is_full() {
            break;
        }
    }
    walk.end_table();
    walk.end();
    Ok(xml.warnings(name))
}

/// What is not read: it is not shown as words, or only leads elsewhere.
fn is_skipped(tag: &Tag) -> bool {
    matches!(
        tag.name.as_str(),
        "head" | "script" | "style" | "nav" | "svg" | "rt" | "rp" | "math" | "iframe" | "object"
    )
}

fn is_of(tag: &Tag, kinds: &[&str]) -> bool {
    let said = [tag.get("type"), tag.get("role"), tag.get("class")];
    said.into_iter().flatten().flat_map(str::split_whitespace).any(|word| kinds.contains(&word))
}

fn is_note(tag: &Tag) -> bool {
    matches!(tag.name.as_str(), "aside" | "li" | "div" | "p")
        && is_of(tag, &["footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"])
}

/// The mark of a note in the text.
fn is_mark(tag: &Tag) -> bool {
    matches!(tag.name.as_str(), "a" | "sup")
        && is_of(tag, &["noteref", "doc-noteref", "footnote-ref", "footnoteref"])
}

/// The words of the element that was opened last, and whether they lead elsewhere.
fn words(xml: &mut Xml<&[u8]>) -> Result<(String, bool), Refusal> {
    let depth = xml.depth();
    let (mut found, mut linked) = (String::new(), false);
    while xml.depth() >= depth {
        match xml.step()? {
            Step::Text(text) => found.push_str(&text),
            Step::Open(tag) => linked |= tag.name == "a",
            Step::Close(_) => {}
            Step::End => break,
        }
    }
    Ok((found.split_whitespace().collect::<Vec<_>>().join(" "), linked))
}

/// A list that is open: how far it has counted, if it counts.
type List = Option<u32>;

struct Walk<'f> {
    flow: &'f mut Flow,
    para: Para,
    lists: Vec<List>,
    /// The rows of the table that is open, and how deep tables are nested.
    table: Option<(Vec<Vec<Para>>, usize)>,
}

impl Walk<'_> {
    fn open(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "br" => self.para.push("\n"),
            "ul" => self.list(None),
            "ol" => {
                let start = tag.number("start").and_then(|n| u32::try_from(n).ok()).unwrap_or(1);
                self.list(Some(start.saturating_sub(1)));
            }
            "table" => match &mut self.table {
                Some((_, depth)) => *depth += 1,
                None => {
                    self.end();
                    self.table = Some((Vec::new(), 1));
                }
            },
            "tr" => self.table.iter_mut().for_each(|(rows, depth)| {
                if *depth == 1 {
                    rows.push(Vec::new());
                }
            }),
            "td" | "th" => self.cell(),
            name if self.table.is_some() && is_block(name) => self.para.space(),
            "li" => {
                self.end();
                let marker = match self.lists.last_mut() {
                    Some(Some(count)) => {
                        *count = count.saturating_add(1);
                        format!("{count}.")
                    }
                    _ => "-".to_owned(),
                };
                self.para.role = Role::Item(marker);
            }
            name if is_block(name) => {
                // The first paragraph of an item is the item.
                let fresh = self.para.text.trim().is_empty() && matches!(self.para.role, Role::Item(_));
                if !fresh {
                    self.end();
                }
                if let Some(level) = name.strip_prefix('h').and_then(|level| level.parse().ok()) {
                    self.para.role = Role::Heading(level);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "ul" | "ol" => {
                self.end();
                self.lists.pop();
            }
            "table" => match &mut self.table {
                Some((_, depth)) if *depth > 1 => *depth -= 1,
                _ => self.end_table(),
            },
            "td" | "th" => self.end_cell(),
            name if self.table.is_some() && is_block(name) => self.para.space(),
            "li" => self.end(),
            name if is_block(name) => self.end(),
            _ => {}
        }
    }

    fn list(&mut self, list: List) {
        if self.table.is_none() {
            self.end();
        }
        self.lists.push(list);
    }

    fn cell(&mut self) {
        if let Some((rows, 1)) = &mut self.table {
            if rows.is_empty() {
                rows.push(Vec::new());
            }
            self.para = Para::default();
        } else {
            self.para.space();
        }
    }

    fn end_cell(&mut self) {
        if let Some((rows, 1)) = &mut self.table {
            let cell = std::mem::take(&mut self.para);
            rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
        } else {
            self.para.space();
        }
    }

    fn end_table(&mut self) {
        if let Some((rows, _)) = self.table.take() {
            self.para = Para::default();
            self.flow.table(rows);
        }
    }

    fn end(&mut self) {
        if self.table.is_none() {
            let para = std::mem::take(&mut self.para);
            self.flow.para(para);
        }
    }

    /// Words with white space as one space.
    fn text(&mut self, words: &str) {
        for sign in words.chars() {
            if matches!(sign, ' ' | '\t' | '\n' | '\r') {
                self.para.space();
            } else {
                self.para.text.push(sign);
            }
        }
    }

    /// Raised words: the number of a note is left out, a power stays one.
    fn raised(&mut self, words: &str, linked: bool) {
        let number = words.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '[' | ']'));
        if !(linked && number) {
            self.para.text.extend(words.chars().map(crate::flow::superscript));
        }
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "section"
            | "article"
            | "figure"
            | "figcaption"
            | "pre"
            | "dt"
            | "dd"
            | "dl"
            | "hr"
            | "body"
            | "header"
            | "footer"
            | "aside"
            | "main"
            | "address"
            | "caption"
            | "li"
    )
}
