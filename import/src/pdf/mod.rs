//! PDF files: text by page in the order of reading, columns, tables as rows, words whole.
//!
//! The library gives signs with their places; what is a word, a line, a column, a row and a paragraph is decided here.

mod columns;
mod furniture;
mod glyphs;
mod gutter;
mod layout;
mod load;
mod prose;
mod rewrite;
mod words;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use copydesk_engine::{Locator, Span};
use pdf_extract::{Document as File, Object};

use crate::flow::{EMPTY_FIRST, line};
use crate::{Aside, AsideKind, Document, Limits, Refusal, gate};
use furniture::Sheet;
use layout::Region;
use prose::{Lexicon, Paragraph, goes_on, is_item, join, paragraphs};

/// A heading is larger than the text by this factor.
const HEADING: f64 = 1.18;
/// A heading has at most so many lines, and signs.
const LONGEST_HEADING: (usize, usize) = (3, 160);
/// Notes at the foot are smaller than the text by this factor.
const NOTE: f64 = 0.93;

/// Reads a PDF file.
///
/// # Errors
/// It is none, encrypted, damaged, has pages and no text, or passes a limit.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    // The library panics on what it does not know; nothing of ours is left half done by that.
    let read = catch_unwind(AssertUnwindSafe(|| read_file(bytes, limits)));
    read.unwrap_or_else(|_| Err(Refusal::Broken("the reader failed on its objects".into())))
}

fn read_file(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let load::Loaded { mut doc, pages, cut } = load::load(bytes, limits)?;
    let title = title(&doc);
    let mut warnings = Vec::new();
    if cut {
        warnings.push(format!("it has more than {} pages; the rest is left out", limits.parts));
    }
    let mut sheets = Vec::new();
    let mut left = limits.unpacked;
    let (mut failed, mut invisible, mut pictures) = (Vec::new(), false, false);
    let mut size = 0;
    for (n, id) in pages.iter().enumerate() {
        let page = rewrite::page(&doc, *id, &mut left, limits)?;
        (invisible, pictures) = (invisible || page.invisible, pictures || page.pictures);
        let signs = glyphs::signs(&mut doc, &page);
        if signs.failed {
            failed.push(n + 1);
        }
        let mut ways = signs.ways.iter().map(|way| words::words(way));
        let words = ways.next().unwrap_or_default();
        let aslant = ways.flatten();
        size += words.iter().map(|word| word.text.len() + 1).sum::<usize>();
        sheets.push((sheet(words, &page), aslant.collect::<Vec<_>>()));
        if size > limits.text {
            warnings.push(format!("the text is longer than {} bytes; the rest is left out", limits.text));
            break;
        }
    }
    let count = sheets.len();
    let (mut sheets, aside): (Vec<Sheet>, Vec<_>) = sheets.into_iter().unzip();
    if sheets.iter().all(|sheet| sheet.words.is_empty()) && aside.iter().all(Vec::is_empty) {
        return Err(no_text(pages.len(), &failed, pictures));
    }
    let left_out = furniture::take_out(&mut sheets);
    let mut writer = Writer::new(&sheets);
    for (n, (sheet, aside)) in sheets.into_iter().zip(aside).enumerate() {
        writer.page(n, sheet, aside);
    }
    let mut document = writer.done();
    document.warnings = warnings;
    document.warnings.extend(said(&left_out, &failed, invisible, count));
    document.title = title.filter(|title| !document.text.contains(title.as_str()));
    document.importer = "pdf 1".into();
    gate::trusted(&document.text).map_err(Refusal::NoText)?;
    Ok(document)
}

/// Why there is no text: a scan, or a page that the reader failed on.
fn no_text(pages: usize, failed: &[usize], pictures: bool) -> Refusal {
    let count = if pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") };
    if failed.is_empty() {
        let why = if pictures { ": they are pictures, as of a scan" } else { "" };
        return Refusal::NoText(format!("it has {count} and no text{why}"));
    }
    Refusal::Broken(format!("it has {count}, and the reader failed on {}", list(failed)))
}

fn list(pages: &[usize]) -> String {
    let shown: Vec<String> = pages.iter().take(8).map(ToString::to_string).collect();
    let more = if pages.len() > 8 { " and more" } else { "" };
    format!("page{} {}{more}", if pages.len() == 1 { "" } else { "s" }, shown.join(", "))
}

fn said(left_out: &[String], failed: &[usize], invisible: bool, pages: usize) -> Vec<String> {
    let mut found = Vec::new();
    if !left_out.is_empty() {
        let shown: Vec<String> = left_out.iter().take(4).map(|words| format!("“{words}”")).collect();
        found.push(format!("left out as running heads and numbers: {}", shown.join(", ")));
    }
    if !failed.is_empty() {
        found.push(format!("the reader failed on {} of {pages}; words may be missing there", list(failed)));
    }
    if invisible {
        found.push(
            "words lie unseen under a picture, as a machine read them from a scan; check figures against it"
                .into(),
        );
    }
    found
}

/// The title that the file gives itself, if it is one.
fn title(doc: &File) -> Option<String> {
    let info = doc.trailer.get(b"Info").ok().and_then(|info| doc.dereference(info).ok())?.1.as_dict().ok()?;
    let (_, Object::String(bytes, _)) = doc.dereference(info.get(b"Title").ok()?).ok()? else { return None };
    let text = match bytes.as_slice() {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> =
                rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    let text = line(&text);
    // Names of files and of programs are no titles.
    let named =
        text.rsplit_once('.').is_some_and(|(_, end)| (2..=5).contains(&end.len()) && !end.contains(' '));
    (text.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !named && !text.starts_with("Microsoft "))
        .then_some(text)
}

fn sheet(words: Vec<words::Word>, page: &rewrite::Page) -> Sheet {
    let (top, bottom) = words
        .iter()
        .fold((f64::MAX, f64::MIN), |(top, bottom), word| (top.min(word.top()), bottom.max(word.y)));
    // Upright pages count from the upper edge of the paper; turned ones from what stands on them.
    let upright = top >= -page.size.1 - 1.0 && bottom <= 1.0;
    let (top, bottom) = if upright { (-page.size.1, 0.0) } else { (top - 40.0, bottom + 40.0) };
    Sheet { words, top, bottom }
}

/// What was written last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Prose,
    Other,
}

/// The text of the file while it is put together.
struct Writer {
    text: String,
    locators: Vec<(Span, Locator)>,
    asides: Vec<Aside>,
    lexicon: Lexicon,
    /// The usual size of its text.
    body: f64,
    last: Last,
}

impl Writer {
    fn new(sheets: &[Sheet]) -> Self {
        let mut lexicon = Lexicon::default();
        // Sizes by tenths of a point, and how many signs have each.
        let mut sizes: HashMap<i64, usize> = HashMap::new();
        for word in sheets.iter().flat_map(|sheet| &sheet.words) {
            lexicon.learn(&word.text);
            #[expect(clippy::cast_possible_truncation, reason = "a size in tenths of a point")]
            let tenths = (word.size.clamp(0.0, 1e4) * 5.0).round() as i64;
            *sizes.entry(tenths).or_default() += word.text.len();
        }
        let usual = sizes.iter().max_by_key(|(size, count)| (**count, **size)).map_or(50, |(size, _)| *size);
        #[expect(clippy::cast_precision_loss, reason = "a size in tenths of a point")]
        let body = usual as f64 / 5.0;
        Self {
            text: String::new(),
            locators: Vec::new(),
            asides: Vec::new(),
            lexicon,
            body,
            last: Last::Nothing,
        }
    }

    fn page(&mut self, n: usize, sheet: Sheet, aslant: Vec<words::Word>) {
        let middle = f64::midpoint(sheet.top, sheet.bottom);
        let mut regions = layout::regions(sheet.words);
        regions.extend(layout::regions(aslant));
        let mut start = None;
        let mut fed = n > 0;
        for region in regions {
            match region {
                Region::Table(rows) => {
                    self.gap("\n\n", &mut fed);
                    start = start.or(Some(self.text.len()));
                    self.table(rows);
                }
                Region::Prose(lines) => {
                    let mut found = paragraphs(&lines, &self.lexicon);
                    self.notes(&mut found, middle);
                    for paragraph in found {
                        let at = self.paragraph(paragraph, &mut fed);
                        start = start.or(Some(at));
                    }
                }
            }
        }
        if fed && !self.text.is_empty() {
            // A page without text is a page all the same.
            self.text.push_str("\n\n\u{c}");
            self.last = Last::Nothing;
        }
        let start = start.unwrap_or(self.text.len());
        if start < self.text.len() {
            let page = u32::try_from(n + 1).ok();
            self.locators.push((Span::new(start, self.text.len()), Locator { page, ..Locator::default() }));
        }
    }

    /// What parts the next block from the last, with the sign of a new page where one begins.
    fn gap(&mut self, gap: &str, fed: &mut bool) {
        if !self.text.is_empty() && self.last != Last::Nothing {
            self.text.push_str(gap);
        }
        if std::mem::take(fed) {
            self.text.push('\u{c}');
        }
    }

    /// Adds a paragraph; gives where it begins.
    fn paragraph(&mut self, paragraph: Paragraph, fed: &mut bool) -> usize {
        let text = paragraph.text.trim();
        let open = self.text.rsplit('\n').next().unwrap_or_default().trim_start_matches('\u{c}').to_owned();
        let (lines, signs) = LONGEST_HEADING;
        let large = paragraph.size > HEADING * self.body;
        let begins = text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
        if large && begins && paragraph.lines <= lines && text.chars().count() <= signs {
            self.gap("\n\n", fed);
            let start = self.text.len();
            self.text.push_str("# ");
            self.text.push_str(text);
            self.last = Last::Other;
            return start;
        }
        let parted = open.ends_with(['-', '\u{ad}', '\u{2010}']) && text.starts_with(char::is_lowercase);
        if self.last == Last::Prose && (parted || goes_on(&open, text)) {
            return self.go_on(&open, text, parted, fed);
        }
        let lead_in = self.last == Last::Prose && (open.ends_with(':') || is_item(&open));
        self.gap(if lead_in && is_item(text) { "\n" } else { "\n\n" }, fed);
        let start = self.text.len();
        self.text.push_str(text);
        self.last = Last::Prose;
        start
    }

    /// Goes on with the last paragraph, in the next column or on the next page.
    fn go_on(&mut self, open: &str, text: &str, parted: bool, fed: &mut bool) -> usize {
        let base = self.text.len() - open.len();
        let mut whole = open.to_owned();
        // A word that is parted stays on the page where it begins.
        let (first, rest) = if parted { text.split_once(' ').unwrap_or((text, "")) } else { ("", text) };
        if parted {
            join(&mut whole, first, &self.lexicon);
        }
        self.text.truncate(base);
        self.text.push_str(&whole);
        if rest.is_empty() {
            return self.text.len();
        }
        self.text.push_str(if *fed { "\n\u{c}" } else { " " });
        *fed = false;
        let start = self.text.len();
        self.text.push_str(rest);
        start
    }

    fn table(&mut self, rows: Vec<Vec<String>>) {
        for (n, row) in rows.into_iter().enumerate() {
            if n > 0 {
                self.text.push('\n');
            }
            let mut cells: Vec<String> = row.iter().map(|cell| line(cell)).collect();
            if let Some(first) = cells.first_mut().filter(|cell| cell.is_empty()) {
                EMPTY_FIRST.clone_into(first);
            }
            self.text.push_str(cells.join(" | ").trim_end());
        }
        self.last = Last::Other;
    }

    /// Notes at the foot of a region go aside: small, below the middle, each with its mark.
    fn notes(&mut self, found: &mut Vec<Paragraph>, middle: f64) {
        let is_small = |paragraph: &Paragraph| paragraph.size < NOTE * self.body && paragraph.y > middle;
        let small = found.iter().rev().take_while(|paragraph| is_small(paragraph)).count();
        let first = found.len() - small;
        if small == 0
            || first == 0
            || found.get(first).is_none_or(|paragraph| mark(&paragraph.text).is_none())
        {
            return;
        }
        for paragraph in found.split_off(first) {
            let at = mark(&paragraph.text);
            match at {
                Some(at) => {
                    let text = paragraph.text.get(at..).unwrap_or_default().trim().to_owned();
                    self.asides.push(Aside { kind: AsideKind::Footnote, text, at: None });
                }
                None => {
                    if let Some(note) = self.asides.last_mut() {
                        join(&mut note.text, &paragraph.text, &self.lexicon);
                    }
                }
            }
        }
    }

    fn done(mut self) -> Document {
        let end = self.text.trim_end_matches(['\n', ' ']).len();
        self.text.truncate(end);
        self.text.push('\n');
        Document { text: self.text, locators: self.locators, asides: self.asides, ..Document::default() }
    }
}

/// How long the mark of a note is: `3 `, `* `, `12. `
fn mark(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let signs =
        text.chars().take_while(|c| matches!(c, '*' | '†' | '‡' | '§')).map(char::len_utf8).sum::<usize>();
    let length = if (1..=3).contains(&digits) { digits } else { signs };
    let rest = text.get(length..)?;
    (length > 0 && rest.trim_start_matches(['.', ')', ' ']).starts_with(char::is_alphabetic))
        .then_some(length)
}
