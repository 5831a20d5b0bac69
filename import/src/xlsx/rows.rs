//! The rows of one sheet, as a stream: what is empty costs nothing.

use std::io::BufRead;

use super::format::{Format, plain};
use crate::flow;
use crate::sheet::{Cell, CellKind, Merge, Row, Sheet, cell_place};
use crate::xml::{Step, Tag, Xml};
use crate::{Limits, Refusal};

/// No sheet of Excel is larger.
const LAST_ROW: u32 = 1_048_575;
const LAST_COLUMN: u32 = 16_383;
/// So many merges of a sheet are kept.
const MERGES: usize = 10_000;

/// What the rows refer to.
pub(super) struct Known<'k> {
    pub strings: &'k [String],
    pub formats: &'k [Format],
    pub from_1904: bool,
}

/// A sheet and what is to be said of it.
pub(super) struct Read {
    pub sheet: Sheet,
    pub warnings: Vec<String>,
    /// Formulas without a stored result.
    pub unknown: usize,
}

/// A cell while it is read.
#[derive(Default)]
struct Draft {
    column: u32,
    style: usize,
    kind: String,
    value: String,
    words: String,
    formula: bool,
}

pub(super) fn read<R: BufRead>(
    stream: R,
    known: &Known<'_>,
    most: usize,
    limits: &Limits,
) -> Result<Read, Refusal> {
    let mut xml = Xml::new(stream, limits);
    let mut read = Read { sheet: Sheet::default(), warnings: Vec::new(), unknown: 0 };
    let mut row = Row::default();
    let (mut next_row, mut hidden_row) = (0_u32, false);
    let mut draft = Draft::default();
    let mut hidden: Vec<(u32, u32)> = Vec::new();
    let mut inside = String::new();
    loop {
        match xml.step()? {
            Step::Open(tag) => {
                match tag.name.as_str() {
                    "row" => {
                        let number = tag
                            .number("r")
                            .and_then(|n| u32::try_from(n).ok())
                            .and_then(|n| n.checked_sub(1));
                        row = Row { number: number.unwrap_or(next_row).min(LAST_ROW), cells: Vec::new() };
                        next_row = row.number.saturating_add(1);
                        hidden_row = tag.is_on("hidden");
                    }
                    "c" => draft = cell(&tag, &row),
                    "f" => draft.formula = true,
                    "col" if tag.is_on("hidden") => hidden.extend(columns(&tag)),
                    "mergeCell" if read.sheet.merges.len() < MERGES => read.sheet.merges.extend(merge(&tag)),
                    "rPh" | "extLst" => xml.skip()?,
                    _ => {}
                }
                inside = tag.name;
            }
            Step::Text(words) => match inside.as_str() {
                "v" => draft.value.push_str(&words),
                "t" => draft.words.push_str(&words),
                _ => {}
            },
            Step::Close(name) => {
                inside.clear();
                match name.as_str() {
                    "c" => {
                        read.unknown +=
                            usize::from(draft.formula && draft.value.is_empty() && draft.words.is_empty());
                        row.cells.extend(finished(&draft, known));
                    }
                    "row" if !row.cells.is_empty() => {
                        if read.sheet.rows.len() >= most {
                            read.sheet.cut = true;
                            break;
                        }
                        read.sheet.hidden_rows += usize::from(hidden_row);
                        read.sheet.rows.push(std::mem::take(&mut row));
                    }
                    _ => {}
                }
            }
            Step::End => break,
        }
    }
    tidy(&mut read.sheet, &hidden);
    read.warnings = xml.warnings("a sheet");
    Ok(read)
}

/// Rows and cells in order, each once, though a file may say otherwise.
fn tidy(sheet: &mut Sheet, hidden: &[(u32, u32)]) {
    for row in &mut sheet.rows {
        row.cells.sort_by_key(|cell| cell.column);
        row.cells.dedup_by_key(|cell| cell.column);
    }
    sheet.rows.sort_by_key(|row| row.number);
    sheet.rows.dedup_by_key(|row| row.number);
    let mut columns: Vec<u32> = sheet
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| cell.column)
        .filter(|column| hidden.iter().any(|(from, to)| (from..=to).contains(&column)))
        .collect();
    columns.sort_unstable();
    columns.dedup();
    sheet.hidden_columns = columns.len();
}

fn cell(tag: &Tag, row: &Row) -> Draft {
    let place = tag.get("r").and_then(cell_place);
    let next = row.cells.last().map_or(0, |cell| cell.column + 1);
    Draft {
        column: place.map_or(next, |(_, column)| column).min(LAST_COLUMN),
        style: tag.number("s").unwrap_or(0),
        kind: tag.get("t").unwrap_or("n").to_owned(),
        ..Draft::default()
    }
}

fn columns(tag: &Tag) -> Option<(u32, u32)> {
    let number = |name| tag.number(name).and_then(|n| u32::try_from(n).ok()).and_then(|n| n.checked_sub(1));
    Some((number("min")?, number("max")?))
}

fn merge(tag: &Tag) -> Option<Merge> {
    let (from, to) = tag.get("ref")?.split_once(':')?;
    let (from, to) = (cell_place(from)?, cell_place(to)?);
    Some(Merge { rows: (from.0, to.0), columns: (from.1, to.1) })
}

/// The cell, if it holds anything.
fn finished(draft: &Draft, known: &Known<'_>) -> Option<Cell> {
    let value = draft.value.trim();
    let words = |text: &str, kind| Some((flow::line(text), kind));
    let (text, kind) = match draft.kind.as_str() {
        "s" => words(known.strings.get(value.parse::<usize>().ok()?)?, CellKind::Words)?,
        "inlineStr" => words(&draft.words, CellKind::Words)?,
        "str" => words(value, CellKind::Words)?,
        "b" => words(if value == "1" { "TRUE" } else { "FALSE" }, CellKind::Words)?,
        "e" => words(value, CellKind::Words)?,
        "d" => words(value.trim_end_matches("T00:00:00"), CellKind::Date)?,
        _ if value.is_empty() => return None,
        _ => number(value, draft, known),
    };
    (!text.is_empty()).then_some(Cell { column: draft.column, text, kind })
}

fn number(value: &str, draft: &Draft, known: &Known<'_>) -> (String, CellKind) {
    let Some(format) = known.formats.get(draft.style) else {
        return (plain(value), CellKind::Number);
    };
    if let Some(date) = format.date(value, known.from_1904) {
        return (date, CellKind::Date);
    }
    (flow::line(&format.number(value)), CellKind::Number)
}
