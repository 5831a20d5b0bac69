//! Spreadsheets of OpenDocument (ODS): what cells show and hold, dates as dates, hidden sheets, comments.
//!
//! Read as a stream: a cell that is said to repeat two thousand million times costs as much as one.

use std::collections::HashSet;
use std::io::BufRead;

use rust_decimal::Decimal;

use crate::archive::Archive;
use crate::flow;
use crate::odt::package;
use crate::sheet::{Cell, CellKind, Merge, Row, Sheet, document};
use crate::xml::{Step, Tag, Xml};
use crate::{Document, Limits, Refusal};

/// A cell that holds something is repeated at most this often in a row.
const WIDEST: u32 = 1024;
/// No sheet is larger.
const LAST: u32 = 1 << 24;

/// Reads a spreadsheet.
///
/// # Errors
/// It is no spreadsheet, encrypted, damaged, holds nothing, or passes a limit.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let mut archive = Archive::open(bytes, limits)?;
    package::check(&mut archive)?;
    let Some(stream) = archive.stream("content.xml")? else {
        return Err(Refusal::Broken("it has no sheets: the part content.xml is missing".into()));
    };
    let mut reader = Reader {
        xml: Xml::new(stream, limits),
        hidden: HashSet::new(),
        left: limits.rows,
        sheets: Vec::new(),
        most: limits.parts,
    };
    reader.all()?;
    let warnings = reader.xml.warnings("the workbook");
    let sheets = std::mem::take(&mut reader.sheets);
    drop(reader);
    if sheets.is_empty() {
        let none = "it has no sheet that can be read".to_owned();
        return Err(Refusal::Broken(warnings.first().cloned().unwrap_or(none)));
    }
    let mut document = document(sheets, limits)?;
    document.warnings.extend(warnings);
    let (title, language) = package::properties(&mut archive, limits)?;
    document.title = title.filter(|title| !document.text.contains(title.as_str()));
    document.language = language;
    document.importer = "ods 1".into();
    Ok(document)
}

struct Reader<R: BufRead> {
    xml: Xml<R>,
    /// Styles of sheets that are not shown.
    hidden: HashSet<String>,
    /// Rows that may still be read.
    left: usize,
    sheets: Vec<Sheet>,
    most: usize,
}

/// Where the reading of a sheet stands.
#[derive(Default)]
struct At {
    row: u32,
    column: u32,
    repeated: u32,
    hidden: bool,
}

impl<R: BufRead> Reader<R> {
    fn all(&mut self) -> Result<(), Refusal> {
        let mut style = String::new();
        loop {
            match self.xml.step()? {
                Step::Open(tag) => match tag.name.as_str() {
                    "style" => tag.get("name").unwrap_or_default().clone_into(&mut style),
                    "table-properties" if tag.get("display") == Some("false") => {
                        self.hidden.insert(style.clone());
                    }
                    "table" if self.sheets.len() < self.most => self.sheet(&tag)?,
                    "tracked-changes" | "scripts" => self.xml.skip()?,
                    _ => {}
                },
                Step::End => return Ok(()),
                Step::Close(_) | Step::Text(_) => {}
            }
        }
    }

    fn sheet(&mut self, tag: &Tag) -> Result<(), Refusal> {
        let mut sheet = Sheet {
            name: tag.get("name").unwrap_or_default().to_owned(),
            hidden: tag.get("style-name").is_some_and(|style| self.hidden.contains(style)),
            ..Sheet::default()
        };
        let mut at = At::default();
        let mut row = Row::default();
        loop {
            match self.xml.step()? {
                Step::Open(tag) => match tag.name.as_str() {
                    "table-row" => {
                        row = Row { number: at.row, cells: Vec::new() };
                        at.column = 0;
                        at.repeated = count(&tag, "number-rows-repeated");
                        at.hidden = tag.get("visibility").is_some_and(|how| how != "visible");
                    }
                    "table-cell" | "covered-table-cell" => self.cell(&tag, &mut at, &mut row, &mut sheet)?,
                    "table-header-rows" | "table-rows" | "table-row-group" => {}
                    _ => self.xml.skip()?,
                },
                Step::Close(name) if name == "table-row" => self.end_row(&mut at, &mut row, &mut sheet),
                Step::Close(name) if name == "table" => break,
                Step::End => break,
                Step::Close(_) | Step::Text(_) => {}
            }
        }
        self.sheets.push(sheet);
        Ok(())
    }

    /// Keeps a row that holds something, as often as it is repeated within the limits.
    fn end_row(&mut self, at: &mut At, row: &mut Row, sheet: &mut Sheet) {
        if !row.cells.is_empty() {
            let times = (at.repeated as usize).min(self.left);
            sheet.cut |= times < at.repeated as usize;
            self.left -= times;
            sheet.hidden_rows += if at.hidden { times } else { 0 };
            for number in (at.row..).take(times) {
                sheet.rows.push(Row { number, cells: row.cells.clone() });
            }
        }
        row.cells.clear();
        at.row = at.row.saturating_add(at.repeated).min(LAST);
    }

    fn cell(&mut self, tag: &Tag, at: &mut At, row: &mut Row, sheet: &mut Sheet) -> Result<(), Refusal> {
        let times = count(tag, "number-columns-repeated");
        let (shown, comment) = self.content(&tag.name)?;
        let column = at.column;
        at.column = at.column.saturating_add(times).min(LAST);
        sheet.comments.extend(comment.map(|comment| (at.row, column, comment)));
        let (text, kind) = value(tag, &shown);
        if text.is_empty() {
            return Ok(());
        }
        let spans = (count(tag, "number-rows-spanned"), count(tag, "number-columns-spanned"));
        if spans != (1, 1) {
            sheet.merges.push(Merge {
                rows: (at.row, at.row.saturating_add(spans.0 - 1)),
                columns: (column, column.saturating_add(spans.1 - 1)),
            });
        }
        for column in (column..).take(times.min(WIDEST) as usize) {
            row.cells.push(Cell { column, text: text.clone(), kind });
        }
        Ok(())
    }

    /// What a cell shows, and the comment on it.
    fn content(&mut self, until: &str) -> Result<(String, Option<String>), Refusal> {
        let (mut shown, mut comment) = (String::new(), None::<String>);
        let (mut noting, mut naming) = (false, false);
        loop {
            match self.xml.step()? {
                Step::Open(tag) => match tag.name.as_str() {
                    "annotation" => (noting, comment) = (true, Some(String::new())),
                    "creator" | "date" | "date-string" => naming = true,
                    "s" => shown.push(' '),
                    "p" if !noting && !shown.is_empty() => shown.push(' '),
                    "table" | "shapes" => self.xml.skip()?,
                    _ => {}
                },
                Step::Close(name) => match name.as_str() {
                    "annotation" => noting = false,
                    "creator" | "date" | "date-string" => naming = false,
                    name if name == until => break,
                    _ => {}
                },
                Step::Text(_) if naming => {}
                Step::Text(words) if noting => comment.iter_mut().for_each(|known| known.push_str(&words)),
                Step::Text(words) => shown.push_str(&words),
                Step::End => break,
            }
        }
        Ok((flow::line(&shown), comment.map(|words| flow::line(&words)).filter(|words| !words.is_empty())))
    }
}

fn count(tag: &Tag, name: &str) -> u32 {
    tag.number(name).map_or(1, |n| u32::try_from(n).unwrap_or(u32::MAX)).max(1)
}

/// What a cell shows and holds.
fn value(tag: &Tag, shown: &str) -> (String, CellKind) {
    let stored = tag.get("value").unwrap_or_default();
    match tag.get("value-type").unwrap_or("string") {
        "float" | "currency" => (with_stored(shown, stored, Decimal::ONE), CellKind::Number),
        "percentage" => (with_stored(shown, stored, Decimal::ONE_HUNDRED), CellKind::Number),
        "date" => {
            let day = tag.get("date-value").unwrap_or(shown);
            let day = day.strip_suffix("T00:00:00").unwrap_or(day);
            (day.replace('T', " "), CellKind::Date)
        }
        "time" => (shown.to_owned(), CellKind::Date),
        _ => (shown.to_owned(), CellKind::Words),
    }
}

/// The shown figure, and the stored one in brackets where it is more exact.
fn with_stored(shown: &str, stored: &str, factor: Decimal) -> String {
    let number = stored.parse::<Decimal>().or_else(|_| Decimal::from_scientific(stored)).ok();
    let exact = number.and_then(|number| number.round_sf(15)?.checked_mul(factor));
    let Some(exact) = exact.map(|exact| exact.normalize()) else { return shown.to_owned() };
    let sign = if factor == Decimal::ONE { "" } else { "%" };
    if shown.is_empty() {
        return format!("{exact}{sign}");
    }
    // Which sign parts the decimals is not known, so only the digits are compared.
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    let bare = |number: Decimal| -> String {
        number.abs().to_string().chars().filter(char::is_ascii_digit).collect()
    };
    let same = |a: &str, b: &str| a.trim_start_matches('0') == b.trim_start_matches('0');
    let whole = (exact.scale()..12).any(|decimals| {
        let mut padded = exact;
        padded.rescale(decimals);
        same(&bare(padded), &digits)
    });
    if whole { shown.to_owned() } else { format!("{shown} [{exact}{sign}]") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_figure_is_said_where_it_is_more() {
        for (shown, stored, factor, expected) in [
            ("1,234.50", "1234.5", Decimal::ONE, "1,234.50"),
            ("1 234,5", "1234.5", Decimal::ONE, "1 234,5"),
            ("1,235", "1234.567", Decimal::ONE, "1,235 [1234.567]"),
            ("12.3%", "0.12345", Decimal::ONE_HUNDRED, "12.3% [12.345%]"),
            ("12%", "0.12", Decimal::ONE_HUNDRED, "12%"),
            ("€ 5", "5", Decimal::ONE, "€ 5"),
            ("", "5.5", Decimal::ONE, "5.5"),
            ("five", "x", Decimal::ONE, "five"),
            ("0.00", "0", Decimal::ONE, "0.00"),
        ] {
            assert_eq!(with_stored(shown, stored, factor), expected);
        }
    }
}
