//! Workbooks of Excel (XLSX): what cells show and hold, dates as dates, hidden sheets, comments.
//!
//! Read by hand over [`crate::xml`]: the libraries lay a sheet out as a full grid, which one stray cell can make too
//! large for any memory, and know no formats of numbers.

mod date;
mod format;
mod parts;
mod rows;

use crate::archive::Archive;
use crate::sheet::{Sheet, document};
use crate::{Document, Limits, Refusal};

/// Reads a workbook.
///
/// # Errors
/// It is no workbook, encrypted, damaged, holds nothing, or passes a limit.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let mut archive = Archive::open(bytes, limits)?;
    let book = parts::book(&mut archive, limits)?;
    let (strings, mut warnings) = parts::strings(&mut archive, &book.strings, limits)?;
    let formats = parts::formats(&mut archive, &book.styles, limits)?;
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut rows = limits.rows;
    let mut unknown = 0;
    for entry in book.sheets.iter().take(limits.parts) {
        let Some(stream) = archive.stream(&entry.part)? else {
            warnings.push(format!("the sheet “{}” is missing", entry.name));
            continue;
        };
        let known = rows::Known { strings: &strings, formats: &formats, from_1904: book.from_1904 };
        let read = rows::read(stream, &known, rows, limits)?;
        warnings.extend(read.warnings);
        unknown += read.unknown;
        rows = rows.saturating_sub(read.sheet.rows.len());
        let comments = parts::comments(&mut archive, &entry.part, limits)?;
        sheets.push(Sheet { name: entry.name.clone(), hidden: entry.hidden, comments, ..read.sheet });
    }
    if sheets.is_empty() {
        return Err(Refusal::Broken("it has no sheet that can be read".into()));
    }
    if unknown > 0 {
        warnings.push(format!(
            "formulas without a stored result: {unknown}; open and save the workbook to have them"
        ));
    }
    let mut document = document(sheets, limits)?;
    document.warnings.extend(warnings);
    document.importer = "xlsx 1".into();
    Ok(document)
}
