//! The helpers of a workbook: its list of sheets, its strings, its formats, its comments.

use std::collections::HashMap;

use super::format::Format;
use crate::archive::Archive;
use crate::sheet::cell_place;
use crate::xml::{Step, Xml};
use crate::{Limits, Refusal};

/// What the workbook says of its sheets.
pub(super) struct Book {
    pub sheets: Vec<Entry>,
    pub strings: String,
    pub styles: String,
    /// Days are counted from 1904.
    pub from_1904: bool,
}

/// A sheet of the workbook.
pub(super) struct Entry {
    pub name: String,
    pub part: String,
    pub hidden: bool,
}

/// A relation of a part: its id, the last word of its type, what it points to.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

pub(super) fn book(archive: &mut Archive<'_>, limits: &Limits) -> Result<Book, Refusal> {
    let top = relations(archive, "", limits)?;
    let main = top.iter().find(|r| r.kind == "officeDocument").map(|r| r.target.clone());
    let main = main.unwrap_or_else(|| "xl/workbook.xml".into());
    let Some(part) = archive.read(&main)? else {
        return Err(Refusal::Broken(format!("it has no workbook: the part {main} is missing")));
    };
    let own = relations(archive, &main, limits)?;
    let of = |kind: &str| own.iter().find(|r| r.kind == kind).map(|r| r.target.clone());
    let mut book = Book {
        sheets: Vec::new(),
        strings: of("sharedStrings").unwrap_or_else(|| "xl/sharedStrings.xml".into()),
        styles: of("styles").unwrap_or_else(|| "xl/styles.xml".into()),
        from_1904: false,
    };
    let mut xml = Xml::new(part.as_slice(), limits);
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name == "workbookPr" => book.from_1904 = tag.is_on("date1904"),
            Step::Open(tag) if tag.name == "sheet" => {
                let id = tag.get("id").unwrap_or_default();
                // Sheets of nothing but a chart or macros hold no cells.
                let related = own.iter().find(|r| r.id == id && r.kind == "worksheet");
                let number = book.sheets.len() + 1;
                let part = related.map(|r| r.target.clone());
                let part =
                    part.or_else(|| own.is_empty().then(|| format!("xl/worksheets/sheet{number}.xml")));
                let name = tag.get("name").unwrap_or_default().to_owned();
                let hidden = tag.get("state").is_some_and(|state| state.to_lowercase().contains("hidden"));
                book.sheets.extend(part.map(|part| Entry { name, part, hidden }));
            }
            Step::End => return Ok(book),
            _ => {}
        }
    }
}

fn relations(archive: &mut Archive<'_>, part: &str, limits: &Limits) -> Result<Vec<Relation>, Refusal> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let bytes = archive.read(&format!("{prefix}_rels/{file}.rels"))?.unwrap_or_default();
    let mut xml = Xml::new(bytes.as_slice(), limits);
    let mut found = Vec::new();
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name == "Relationship" && tag.get("TargetMode") != Some("External") => {
                let text = |name: &str| tag.get(name).unwrap_or_default();
                let kind = text("Type").rsplit('/').next().unwrap_or_default().to_owned();
                let target = resolved(&prefix, text("Target"));
                found.push(Relation { id: text("Id").to_owned(), kind, target });
            }
            Step::End => return Ok(found),
            _ => {}
        }
    }
}

/// A target as a name in the archive: from its root, or beside the part, with `..` taken off.
fn resolved(prefix: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = prefix.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The strings that cells share, and what is to be said of them.
pub(super) fn strings(
    archive: &mut Archive<'_>,
    part: &str,
    limits: &Limits,
) -> Result<(Vec<String>, Vec<String>), Refusal> {
    let mut found = Vec::new();
    let Some(stream) = archive.stream(part)? else { return Ok((found, Vec::new())) };
    let mut xml = Xml::new(stream, limits);
    let (mut words, mut inside) = (String::new(), false);
    loop {
        match xml.step()? {
            Step::Open(tag) => match tag.name.as_str() {
                "si" => words.clear(),
                "t" => inside = true,
                // How a name is pronounced is no part of it.
                "rPh" => xml.skip()?,
                _ => {}
            },
            Step::Text(text) if inside => words.push_str(&text),
            Step::Close(name) if name == "t" => inside = false,
            Step::Close(name) if name == "si" => found.push(words.trim().to_owned()),
            Step::Close(_) | Step::Text(_) => {}
            Step::End => break,
        }
    }
    let warnings = xml.warnings("the list of strings");
    Ok((found, warnings))
}

/// The format of each style of a cell.
pub(super) fn formats(
    archive: &mut Archive<'_>,
    part: &str,
    limits: &Limits,
) -> Result<Vec<Format>, Refusal> {
    let bytes = archive.read(part)?.unwrap_or_default();
    let mut xml = Xml::new(bytes.as_slice(), limits);
    let mut codes: HashMap<usize, String> = HashMap::new();
    let mut found = Vec::new();
    let mut inside = false;
    loop {
        match xml.step()? {
            Step::Open(tag) => match tag.name.as_str() {
                "numFmt" => {
                    let code = tag.get("formatCode").unwrap_or_default().to_owned();
                    codes.extend(tag.number("numFmtId").map(|id| (id, code)));
                }
                "cellXfs" => inside = true,
                "xf" if inside => {
                    let id = tag.number("numFmtId").unwrap_or(0);
                    found.push(codes.get(&id).map_or_else(|| Format::built_in(id), |code| Format::new(code)));
                }
                _ => {}
            },
            Step::Close(name) if name == "cellXfs" => inside = false,
            Step::Close(_) | Step::Text(_) => {}
            Step::End => return Ok(found),
        }
    }
}

/// The comments of a sheet by row and column, in the order of rows.
pub(super) fn comments(
    archive: &mut Archive<'_>,
    sheet: &str,
    limits: &Limits,
) -> Result<Vec<(u32, u32, String)>, Refusal> {
    let related = relations(archive, sheet, limits)?;
    let mut found = Vec::new();
    for relation in related.iter().filter(|relation| relation.kind == "comments") {
        let bytes = archive.read(&relation.target)?.unwrap_or_default();
        let mut xml = Xml::new(bytes.as_slice(), limits);
        let (mut place, mut words, mut inside) = (None, String::new(), false);
        loop {
            match xml.step()? {
                Step::Open(tag) => match tag.name.as_str() {
                    "comment" => {
                        place = tag.get("ref").and_then(cell_place);
                        words.clear();
                    }
                    "t" => inside = true,
                    _ => {}
                },
                Step::Text(text) if inside => words.push_str(&text),
                Step::Close(name) if name == "t" => inside = false,
                Step::Close(name) if name == "comment" => {
                    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                    found.extend(place.map(|(row, column)| (row, column, words)));
                }
                Step::Close(_) | Step::Text(_) => {}
                Step::End => break,
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_stay_in_the_archive() {
        assert_eq!(resolved("xl/", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/worksheets/", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolved("xl/", "/xl/a.xml"), "xl/a.xml");
        assert_eq!(resolved("xl/", "../../../etc/hosts"), "etc/hosts");
    }
}
