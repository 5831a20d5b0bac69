//! Markup as text: paragraphs, headings, lists, tables as rows; furniture, scripts and hidden parts left out.

use super::words;
use crate::Limits;
use crate::build::{Build, cell, squeezed};
use copydesk_engine::{Locator, Span};
use dom_query::NodeRef;

/// Elements whose insides are no text of the page.
#[rustfmt::skip]
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "video", "audio",
    "select", "option", "button", "input", "textarea", "form", "dialog", "head", "title", "meta", "link",
];
/// Elements that stand around an article.
const FURNITURE: &[&str] = &["nav", "footer", "aside", "menu"];
/// Words of classes and ids that name what stands around an article, whole or between hyphens.
#[rustfmt::skip]
const AROUND: &[&str] = &[
    "ad", "ads", "advert", "advertisement", "advertising", "adslot", "sponsored", "promo", "teaser", "teasers", "share", "sharing",
    "social", "newsletter", "related", "recommended", "recirculation", "breadcrumb", "breadcrumbs", "cookie", "cookies", "paywall",
    "subscribe", "outbrain", "taboola", "trending",
];
/// Elements that begin and end a block.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "pre", "address", "dl", "dt", "dd",
    "figure", "hr", "fieldset", "details", "summary", "body", "html", "center", "tr", "td", "th",
];
/// The most columns that a cell may span.
const WIDEST: usize = 50;

/// Text out of markup.
#[derive(Debug, Default)]
pub struct Walked {
    /// The text.
    pub text: String,
    /// The heading above each block.
    pub locators: Vec<(Span, Locator)>,
    /// The captions of figures.
    pub captions: Vec<String>,
    /// The footnotes.
    pub notes: Vec<String>,
}

struct Walker<'l> {
    limits: &'l Limits,
    build: Build,
    /// Words of the block that is open.
    open: String,
    heading: Option<String>,
    /// A heading that waits for something to stand under it.
    waiting: Option<String>,
    captions: Vec<String>,
    notes: Vec<String>,
}

/// The text of a node and all below it.
pub fn walk(node: &NodeRef<'_>, limits: &Limits) -> Walked {
    let mut walker = Walker {
        limits,
        build: Build::default(),
        open: String::new(),
        heading: None,
        waiting: None,
        captions: Vec::new(),
        notes: Vec::new(),
    };
    walker.node(node, 0);
    walker.close();
    let (text, locators) = walker.build.done();
    Walked { text, locators, captions: walker.captions, notes: walker.notes }
}

/// True for what stands around an article: navigation, asides, feet.
pub fn is_furniture(node: &NodeRef<'_>) -> bool {
    let named = node.node_name().is_some_and(|name| FURNITURE.contains(&&*name));
    let role = node.attr("role").is_some_and(|role| {
        matches!(role.trim(), "navigation" | "complementary" | "contentinfo" | "search" | "banner" | "menu")
    });
    named || role || is_around(node)
}

/// A small part of the page with the name of something that stands around an article; one that holds much of the text is
/// not believed.
pub fn is_around(node: &NodeRef<'_>) -> bool {
    let named = ["class", "id"].iter().filter_map(|name| node.attr(name)).any(|value| {
        value
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| AROUND.contains(&word.to_ascii_lowercase().as_str()))
    });
    named && words(node).len() < 1200
}

/// True for what a browser does not show.
pub fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr("style").is_some_and(|style| {
        let style = style.to_ascii_lowercase().replace(' ', "");
        style.contains("display:none") || style.contains("visibility:hidden")
    });
    style || node.has_attr("hidden") || node.attr("aria-hidden").is_some_and(|value| value.trim() == "true")
}

impl Walker<'_> {
    fn node(&mut self, node: &NodeRef<'_>, depth: usize) {
        if self.build.text.len() > self.limits.text {
            return;
        }
        if node.is_text() {
            self.open.push_str(&node.text());
            return;
        }
        let name = node.node_name().unwrap_or_default();
        let name: &str = &name;
        if has_footnotes(node) && !has_paragraphs(node) {
            return self.footnotes(node);
        }
        if SILENT.contains(&name) || is_hidden(node) || is_furniture(node) || is_way_back(node) {
            return;
        }
        if depth >= self.limits.depth {
            // Deeper than any page is nested by hand: only the words are taken.
            self.open.push(' ');
            self.open.push_str(&words(node));
            return;
        }
        match name {
            "br" => self.open.push('\n'),
            "sup" if is_mark(node) => {}
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(node),
            "ul" | "ol" => self.list(node, name == "ol", depth),
            "table" => self.table(node, depth),
            "figcaption" | "caption" => self.caption(node),
            _ if is_caption(node) => self.caption(node),
            _ => {
                let block = BLOCKS.contains(&name);
                if block {
                    self.close();
                }
                let teaser = name == "p" && is_link_only(node);
                if !teaser {
                    for child in node.children_it(false) {
                        self.node(&child, depth + 1);
                    }
                }
                if block {
                    self.close();
                }
            }
        }
    }

    /// Ends the open block.
    fn close(&mut self) {
        let open = std::mem::take(&mut self.open);
        let lines: Vec<String> = open.lines().map(squeezed).collect();
        // Two line breaks are as good as a paragraph.
        for block in lines.split(String::is_empty) {
            self.block(&block.join("\n"));
        }
    }

    fn block(&mut self, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        self.announce();
        self.build.block(words, self.place());
    }

    fn line(&mut self, words: &str, first: bool) {
        if first {
            return self.block(words);
        }
        self.build.line(words, self.place());
    }

    fn place(&self) -> Locator {
        Locator { heading: self.heading.clone(), ..Locator::default() }
    }

    /// Writes the heading that waits: one with nothing under it is none.
    fn announce(&mut self) {
        if let Some(heading) = self.waiting.take() {
            self.build.block(&format!("# {heading}"), Locator::default());
            self.heading = Some(heading);
        }
    }

    fn heading(&mut self, node: &NodeRef<'_>) {
        self.close();
        let heading = words(node);
        if !heading.is_empty() {
            self.waiting = Some(heading);
        }
    }

    /// Notes stand apart: they hang on the text and are no part of it.
    fn footnotes(&mut self, node: &NodeRef<'_>) {
        let items: Vec<NodeRef<'_>> = node.descendants_it().filter(|inner| inner.has_name("li")).collect();
        let items = if items.is_empty() { vec![*node] } else { items };
        for item in items {
            let mut text = String::new();
            for inner in item.descendants_it().filter(NodeRef::is_text) {
                if !inner.ancestors_it(Some(3)).any(|above| is_way_back(&above)) {
                    text.push_str(&inner.text());
                }
            }
            let text = squeezed(&text);
            if !text.is_empty() && !self.notes.contains(&text) {
                self.notes.push(text);
            }
        }
    }

    fn caption(&mut self, node: &NodeRef<'_>) {
        let caption = words(node);
        if !caption.is_empty() && !self.captions.contains(&caption) {
            self.captions.push(caption);
        }
    }

    fn list(&mut self, node: &NodeRef<'_>, numbered: bool, depth: usize) {
        self.close();
        let items: Vec<NodeRef<'_>> = node.children_it(false).filter(|item| item.has_name("li")).collect();
        let links = items.iter().filter(|item| is_link_only(item)).count();
        if items.len() >= 2 && links * 5 >= items.len() * 4 {
            // A list of links leads to other stories; its heading goes with it.
            self.waiting = None;
            return;
        }
        let mut first = true;
        for (n, item) in items.iter().enumerate() {
            let (before, captions) = (std::mem::take(&mut self.build), self.captions.len());
            let (waiting, heading) = (self.waiting.take(), self.heading.clone());
            for child in item.children_it(false) {
                self.node(&child, depth + 2);
            }
            self.close();
            let inner = std::mem::replace(&mut self.build, before).done().0;
            (self.waiting, self.heading) = (waiting, heading);
            debug_assert!(self.captions.len() >= captions);
            let mark = if numbered { format!("{}. ", n + 1) } else { "- ".to_owned() };
            for (k, line) in inner.lines().filter(|line| !line.trim().is_empty()).enumerate() {
                let words =
                    if k == 0 && !line.starts_with("- ") { format!("{mark}{line}") } else { line.to_owned() };
                self.line(&words, first);
                first = false;
            }
        }
    }

    /// Rows with their heads first; a table that only lays a page out is walked like any other element.
    fn table(&mut self, node: &NodeRef<'_>, depth: usize) {
        self.close();
        let nested = node.descendants_it().any(|inner| inner.has_name("table"));
        let rows = if nested { Vec::new() } else { with_one_head(rows(node), head_rows(node)) };
        let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
        if widest < 2 || rows.len() < 2 {
            for child in node.children_it(false) {
                self.node(&child, depth + 1);
            }
            return self.close();
        }
        for title in node.children_it(false).filter(|child| child.has_name("caption")) {
            self.block(&words(&title));
        }
        let mut first = true;
        for row in rows.iter().take(self.limits.rows) {
            if row.iter().any(|cell| !cell.is_empty()) {
                self.line(&row.join(" | "), first);
                first = false;
            }
        }
    }
}

/// Rows that hold nothing but heads, one below the other, are one: `Tons 2022`.
fn with_one_head(mut rows: Vec<Vec<String>>, heads: usize) -> Vec<Vec<String>> {
    if heads < 2 || heads >= rows.len() {
        return rows;
    }
    let below = rows.split_off(heads);
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let head = (0..width).map(|column| {
        let mut parts: Vec<&str> =
            rows.iter().filter_map(|row| row.get(column)).map(String::as_str).collect();
        parts.retain(|part| !part.is_empty());
        parts.dedup();
        parts.join(" ")
    });
    std::iter::once(head.collect()).chain(below).collect()
}

/// How many rows at the top hold nothing but heads.
fn head_rows(table: &NodeRef<'_>) -> usize {
    let rows = table.descendants_it().filter(|node| node.has_name("tr"));
    rows.take_while(|row| {
        let cells = row.children_it(false).filter(|node| node.has_name("td") || node.has_name("th"));
        let kinds: Vec<bool> = cells.map(|cell| cell.has_name("th")).collect();
        !kinds.is_empty() && kinds.iter().all(|head| *head)
    })
    .take(4)
    .count()
}

/// The cells of each row; a cell that spans columns or rows stands in each of them.
fn rows(table: &NodeRef<'_>) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut falling: Vec<(usize, usize, String)> = Vec::new();
    for row in table.descendants_it().filter(|node| node.has_name("tr")) {
        let mut cells: Vec<String> = Vec::new();
        let mut next: Vec<(usize, usize, String)> = Vec::new();
        let mut fill = |cells: &mut Vec<String>| {
            while let Some(at) = falling.iter().position(|(column, _, _)| *column == cells.len()) {
                let (column, left, words) = falling.swap_remove(at);
                cells.push(words.clone());
                if left > 1 {
                    next.push((column, left - 1, words));
                }
            }
        };
        let mut new = Vec::new();
        for one in row.children_it(false).filter(|node| node.has_name("td") || node.has_name("th")) {
            fill(&mut cells);
            let spans =
                |name: &str| one.attr(name).and_then(|n| n.trim().parse().ok()).unwrap_or(1).clamp(1, WIDEST);
            let (wide, tall) = (spans("colspan"), spans("rowspan"));
            let words = cell(&cell_words(&one));
            for _ in 0..wide {
                if tall > 1 {
                    new.push((cells.len(), tall - 1, words.clone()));
                }
                cells.push(words.clone());
            }
        }
        fill(&mut cells);
        next.extend(new);
        falling = next;
        if !cells.is_empty() {
            rows.push(cells);
        }
    }
    rows
}

/// The words of a cell without the marks of footnotes.
fn cell_words(cell: &NodeRef<'_>) -> String {
    let mut out = String::new();
    for inner in cell.descendants_it() {
        let marked = || inner.ancestors_it(Some(4)).any(|above| above.has_name("sup") && is_mark(&above));
        if inner.has_name("br") {
            out.push(' ');
        }
        if inner.is_text() && !marked() {
            out.push_str(&inner.text());
        }
    }
    out
}

/// The mark of a footnote: a number, a letter or a star, set high; a power such as `km²` is none.
fn is_mark(sup: &NodeRef<'_>) -> bool {
    let words = words(sup);
    let inner = words.trim_matches(['[', ']', '(', ')']);
    let linked = sup
        .descendants_it()
        .any(|node| node.has_name("a") && node.attr("href").is_some_and(|href| href.contains('#')))
        || sup
            .parent()
            .is_some_and(|up| up.has_name("a") && up.attr("href").is_some_and(|href| href.contains('#')));
    let sign = !inner.is_empty() && inner.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§'));
    (linked && inner.chars().count() <= 4) || sign || (inner.len() != words.len() && inner.len() <= 3)
}

/// Footnotes stand in asides and feet, and belong to the text.
fn has_footnotes(node: &NodeRef<'_>) -> bool {
    ["class", "role", "id"].iter().filter_map(|name| node.attr(name)).any(|value| {
        let value = value.to_ascii_lowercase();
        value.contains("footnote") || value.contains("endnote") || value.contains("doc-note")
    })
}

/// A box of notes, and no article that merely has some.
fn has_paragraphs(node: &NodeRef<'_>) -> bool {
    node.has_name("body")
        || node.has_name("article")
        || node.descendants_it().any(|inner| inner.has_name("h1"))
}

/// The arrow at the end of a footnote that leads back to its mark.
fn is_way_back(node: &NodeRef<'_>) -> bool {
    let leads = node.has_name("a") && node.attr("href").is_some_and(|href| href.contains('#'));
    leads && {
        let words = words(node);
        !words.is_empty()
            && words.chars().all(|c| matches!(c, '↩' | '↑' | '^' | '⤴' | '\u{fe0e}' | '\u{fe0f}' | '⏎'))
    }
}

fn is_caption(node: &NodeRef<'_>) -> bool {
    let named = node.attr("class").is_some_and(|class| {
        class.split_whitespace().any(|word| {
            let word = word.to_ascii_lowercase();
            word.ends_with("caption") || word.starts_with("caption") || word == "wp-caption-text"
        })
    });
    let holds_picture = || node.descendants_it().any(|inner| inner.has_name("img") || inner.has_name("p"));
    named && !holds_picture()
}

/// Nothing but a link, and no sentence: a way to another story.
fn is_link_only(node: &NodeRef<'_>) -> bool {
    let all = words(node);
    let linked: usize = node.descendants_it().filter(|n| n.has_name("a")).map(|n| words(&n).len()).sum();
    let sentence = all.ends_with(['.', '!', '?', '”', '"']) && all.len() > 120;
    !all.is_empty() && linked * 10 >= all.len() * 9 && !sentence
}
