//! Sheets of figures as text: a table a block, a row a line, heads first, every cell with its place.

mod table;

use copydesk_engine::{Locator, Span};

use crate::{Aside, AsideKind, Document, Limits, Refusal};
use table::{Line, lines};

/// So many cells have a place of their own; in larger workbooks a row has one.
const PLACED: usize = 200_000;

/// A cell that holds something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Its column, from 0.
    pub column: u32,
    /// What it shows, and what it holds where that is more exact.
    pub text: String,
    pub kind: CellKind,
}

/// What a cell holds, as far as that tells heads from figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum CellKind {
    #[default]
    Words,
    Number,
    Date,
}

/// A row that holds something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its number, from 0.
    pub number: u32,
    /// Its cells by column.
    pub cells: Vec<Cell>,
}

/// Cells that are shown as one: first and last row, first and last column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Merge {
    pub rows: (u32, u32),
    pub columns: (u32, u32),
}

/// A sheet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub rows: Vec<Row>,
    pub merges: Vec<Merge>,
    /// Comments by row and column.
    pub comments: Vec<(u32, u32, String)>,
    /// How many rows and columns with content are hidden.
    pub hidden_rows: usize,
    pub hidden_columns: usize,
    /// Rows were left out because there are too many.
    pub cut: bool,
}

/// The name of a column: `A`, `Z`, `AA`.
pub(crate) fn column_name(column: u32) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    name.iter().rev().collect()
}

/// The name of a cell: `B7`.
pub(crate) fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column), row.saturating_add(1))
}

/// Row and column of a name such as `B7` or `$B$7`, from 0.
pub(crate) fn cell_place(name: &str) -> Option<(u32, u32)> {
    let name = name.replace('$', "");
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = name.split_at_checked(letters)?;
    if letters == 0 || letters > 3 {
        return None;
    }
    let column = column.bytes().fold(0_u32, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1) - 1;
    row.parse::<u32>().ok()?.checked_sub(1).map(|row| (row, column))
}

/// The text of a workbook.
pub(crate) fn document(sheets: Vec<Sheet>, limits: &Limits) -> Result<Document, Refusal> {
    let cells: usize = sheets.iter().flat_map(|sheet| &sheet.rows).map(|row| row.cells.len()).sum();
    if cells == 0 {
        return Err(Refusal::NoText(format!(
            "it has {}, and no cell that holds anything",
            counted(sheets.len())
        )));
    }
    let mut writer = Writer { document: Document::default(), each: cells <= PLACED, longest: limits.text };
    for sheet in sheets {
        if !writer.sheet(sheet) {
            let why = format!("the text is longer than {} bytes; the rest is left out", limits.text);
            writer.document.warnings.push(why);
            break;
        }
    }
    writer.document.text.push('\n');
    Ok(writer.document)
}

fn counted(sheets: usize) -> String {
    if sheets == 1 { "1 sheet".into() } else { format!("{sheets} sheets") }
}

struct Writer {
    document: Document,
    /// Whether each cell has a place of its own.
    each: bool,
    longest: usize,
}

impl Writer {
    /// Adds a sheet; false where the longest text is reached.
    fn sheet(&mut self, sheet: Sheet) -> bool {
        self.warn(&sheet);
        if sheet.rows.is_empty() {
            return true;
        }
        self.gap("\n\n");
        let hidden = if sheet.hidden { " (hidden)" } else { "" };
        let heading = format!("# {}{hidden}", sheet.name.replace(['\n', '\r'], " "));
        self.document.text.push_str(&heading);
        let mut comments = sheet.comments.iter().peekable();
        for line in lines(&sheet) {
            let gap = if line.opens { "\n\n" } else { "\n" };
            if self.document.text.len() + line.length() > self.longest {
                return false;
            }
            self.gap(gap);
            let ends = self.line(&sheet.name, &line);
            while let Some((row, column, text)) = comments.next_if(|(row, _, _)| *row <= line.row) {
                let at =
                    ends.iter().find(|(known, _)| (*row, *column) == (line.row, *known)).map(|(_, at)| *at);
                let text = format!("{}: {text}", cell_name(*row, *column));
                self.document.asides.push(Aside { kind: AsideKind::Comment, text, at });
            }
        }
        for (row, column, text) in comments {
            let text = format!("{}: {text}", cell_name(*row, *column));
            self.document.asides.push(Aside { kind: AsideKind::Comment, text, at: None });
        }
        true
    }

    fn warn(&mut self, sheet: &Sheet) {
        let name = &sheet.name;
        let mut say = |words: String| self.document.warnings.push(words);
        if sheet.hidden {
            say(format!("the sheet “{name}” is hidden; it is read"));
        }
        if sheet.hidden_rows > 0 {
            say(format!("the sheet “{name}” has hidden rows ({}); they are read", sheet.hidden_rows));
        }
        if sheet.hidden_columns > 0 {
            say(format!("the sheet “{name}” has hidden columns ({}); they are read", sheet.hidden_columns));
        }
        if sheet.cut {
            say(format!("the sheet “{name}” has more rows than are read; the rest is left out"));
        }
    }

    fn gap(&mut self, gap: &str) {
        if !self.document.text.is_empty() {
            self.document.text.push_str(gap);
        }
    }

    /// Adds a line; gives where the text of each column ends.
    fn line(&mut self, sheet: &str, line: &Line) -> Vec<(u32, usize)> {
        let begin = self.document.text.len();
        let mut ends = Vec::new();
        let mut first = None;
        for (n, cell) in line.cells.iter().enumerate() {
            if n > 0 {
                self.document.text.push_str(" | ");
            }
            let start = self.document.text.len();
            self.document.text.push_str(&cell.text);
            let end = self.document.text.len();
            ends.push((cell.column, end));
            first = first.or(cell.placed.then_some(cell.column));
            if self.each && cell.placed && end > start {
                self.place(sheet, line.row, cell.column, Span::new(start, end));
            }
        }
        let end = self.document.text.trim_end().len();
        self.document.text.truncate(end);
        if !self.each
            && let Some(column) = first
        {
            self.place(sheet, line.row, column, Span::new(begin, end));
        }
        ends
    }

    fn place(&mut self, sheet: &str, row: u32, column: u32, span: Span) {
        let locator = Locator {
            sheet: Some(sheet.to_owned()),
            cell: Some(cell_name(row, column)),
            ..Locator::default()
        };
        self.document.locators.push((span, locator));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")] {
            assert_eq!(column_name(column), name);
            assert_eq!(cell_place(&format!("{name}7")), Some((6, column)));
        }
        for name in ["", "7", "A", "A0", "ABCD1", "A-1", "é1"] {
            assert_eq!(cell_place(name), None, "{name}");
        }
    }
}
