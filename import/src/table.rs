//! Tables as text, with commas, semicolons, tabs or bars: each row a line of cells under its heads.

use crate::build::{Build, cell};
use crate::{Document, Limits, Refusal, encoding};
use copydesk_engine::Locator;
use csv::ReaderBuilder;

/// As many lines as show what parts the cells.
const LOOK: usize = 40;
/// The widest table.
const WIDEST: usize = 2000;

/// Reads a table with commas or semicolons.
///
/// # Errors
/// Where it is no text, or holds no row.
pub fn read_csv(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    read(bytes, limits, b",;\t|")
}

/// Reads a table with tabs.
///
/// # Errors
/// Where it is no text, or holds no row.
pub fn read_tsv(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    read(bytes, limits, b"\t,;|")
}

/// A row of the file, and its number there.
struct Row {
    number: u32,
    cells: Vec<String>,
}

fn read(bytes: &[u8], limits: &Limits, marks: &[u8]) -> Result<Document, Refusal> {
    let decoded = encoding::decode(bytes, None)?;
    let mut warnings: Vec<String> = decoded.said.into_iter().collect();
    let (text, named) = match decoded.text.strip_prefix("sep=") {
        // The first line of some exports names the mark.
        Some(rest) => (rest.split_once('\n').map_or("", |(_, rest)| rest), rest.bytes().next()),
        None => (decoded.text.as_str(), None),
    };
    let mark = named.filter(|mark| marks.contains(mark)).unwrap_or_else(|| best_mark(text, marks));
    let (rows, cut) = rows(text, mark, limits, u32::from(named.is_some()));
    if cut {
        warnings.push(format!("only the first {} rows are read: the limit of rows", limits.rows));
    }
    if rows.is_empty() {
        return Err(Refusal::NoText("the table holds no row".to_owned()));
    }
    let head = head_at(&rows);
    let mut rows = rows;
    if let Some(head) = head {
        days(&mut rows, head, &mut warnings);
    }
    let mut build = Build::default();
    for (n, row) in rows.iter().enumerate() {
        let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let last = crate::cells::column_name(row.cells.len());
        let locator = Locator { cell: Some(format!("A{0}:{last}{0}", row.number)), ..Locator::default() };
        let words = if filled == 1 && row.cells.len() > 1 && head.is_some_and(|head| n < head) {
            row.cells.concat()
        } else {
            row.cells.join(" | ")
        };
        if head.is_some_and(|head| n <= head) || n == 0 {
            build.block(&words, locator);
        } else {
            build.line(&words, locator);
        }
    }
    let (text, locators) = build.done();
    Ok(Document { text, locators, warnings, ..Document::default() })
}

/// The mark that parts most lines into the same number of cells, at least two.
fn best_mark(text: &str, marks: &[u8]) -> u8 {
    let head: String = text.split_inclusive('\n').take(LOOK).collect();
    let score = |mark: u8| {
        let mut counts: Vec<usize> = Vec::new();
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(mark)
            .from_reader(head.as_bytes());
        for record in reader.byte_records().map_while(Result::ok) {
            counts.push(record.len());
        }
        let widths: Vec<usize> = counts.iter().copied().filter(|width| *width > 1).collect();
        let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
        widths.iter().map(|width| alike(*width)).max().unwrap_or(0)
    };
    // The first of the best: the mark that the ending promises goes before the others.
    let mut best = (0, marks.first().copied().unwrap_or(b','));
    for mark in marks {
        let score = score(*mark);
        if score > best.0 {
            best = (score, *mark);
        }
    }
    best.1
}

/// The rows that hold anything, and whether some were left.
fn rows(text: &str, mark: u8, limits: &Limits, skipped: u32) -> (Vec<Row>, bool) {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(text.as_bytes());
    let mut found = Vec::new();
    let mut record = csv::ByteRecord::new();
    let mut size = 0;
    let mut number = skipped;
    while let Ok(true) = reader.read_byte_record(&mut record) {
        // Rows count as a spreadsheet counts them: one a record, and empty lines too.
        let lines = reader.position().line() - record.position().map_or(0, csv::Position::line);
        let inside = record.as_slice().iter().filter(|b| **b == b'\n').count() as u64;
        let blank = lines.saturating_sub(1 + inside);
        number = number.saturating_add(1).saturating_add(u32::try_from(blank).unwrap_or(0));
        let mut cells: Vec<String> =
            record.iter().take(WIDEST).map(|bytes| cell(&String::from_utf8_lossy(bytes))).collect();
        while cells.len() > 1 && cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.iter().all(String::is_empty) {
            continue;
        }
        size += cells.iter().map(|cell| cell.len() + 3).sum::<usize>();
        if found.len() >= limits.rows || size > limits.text {
            return (found, true);
        }
        found.push(Row { number, cells });
    }
    // Cells at the end of a row that the file leaves out are empty ones.
    let widest = found.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let head = found.iter().map(|row| row.cells.len()).find(|width| *width > 1).unwrap_or(widest);
    for row in &mut found {
        if row.cells.len() > 1 && row.cells.len() < head {
            row.cells.resize(head, String::new());
        }
    }
    (found, false)
}

/// The row of the heads: the first of several cells, none of them a figure, with figures below.
fn head_at(rows: &[Row]) -> Option<usize> {
    let figure = |cell: &String| {
        let bare = cell.trim_start_matches(['-', '−', '+', '$', '€', '£', '(']);
        bare.starts_with(|c: char| c.is_ascii_digit()) && !is_year(bare)
    };
    let at = rows.iter().position(|row| row.cells.iter().filter(|cell| !cell.is_empty()).count() > 1)?;
    let head = rows.get(at)?;
    let words = !head.cells.iter().any(figure);
    (words && at <= 12).then_some(at)
}

fn is_year(cell: &str) -> bool {
    cell.len() == 4 && matches!(cell.parse::<u16>(), Ok(1000..=2999))
}

/// Columns of dates as `06/05/2024`: as `2024-05-06` where the column itself shows which part is the day.
fn days(rows: &mut [Row], head: usize, warnings: &mut Vec<String>) {
    let width = rows.get(head).map_or(0, |row| row.cells.len());
    for column in 0..width {
        let cells: Vec<&str> = rows
            .iter()
            .skip(head + 1)
            .filter_map(|row| row.cells.get(column))
            .map(String::as_str)
            .filter(|c| !c.is_empty())
            .collect();
        let parts: Vec<Option<(u8, u8, u16)>> = cells.iter().map(|cell| numeric_day(cell)).collect();
        if parts.is_empty() || parts.iter().any(Option::is_none) {
            continue;
        }
        let day_first = parts.iter().flatten().any(|(first, _, _)| *first > 12);
        let month_first = parts.iter().flatten().any(|(_, second, _)| *second > 12);
        let name = rows.get(head).and_then(|row| row.cells.get(column)).cloned().unwrap_or_default();
        if day_first == month_first {
            warnings.push(format!("the dates in the column “{name}” can be read day first or month first: they stand as they are"));
            continue;
        }
        for row in rows.iter_mut().skip(head + 1) {
            let Some(cell) = row.cells.get_mut(column) else { continue };
            if let Some((first, second, year)) = numeric_day(cell) {
                let (day, month) = if day_first { (first, second) } else { (second, first) };
                *cell = format!("{year:04}-{month:02}-{day:02}");
            }
        }
        let order = if day_first { "day first" } else { "month first" };
        warnings
            .push(format!("the dates in the column “{name}” are {order}; they are shown as year-month-day"));
    }
}

fn numeric_day(cell: &str) -> Option<(u8, u8, u16)> {
    let mark = ['/', '.', '-'].into_iter().find(|mark| cell.matches(*mark).count() == 2)?;
    let mut parts = cell.split(mark);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let short = |part: &str| (1..=2).contains(&part.len()).then(|| part.parse::<u8>().ok()).flatten();
    let (first, second) = (short(first)?, short(second)?);
    let year: u16 = (year.len() == 4).then(|| year.parse().ok()).flatten()?;
    let fits = (1..=31).contains(&first) && (1..=31).contains(&second) && (first <= 12 || second <= 12);
    fits.then_some((first, second, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv(text: &str) -> Document {
        read_csv(text.as_bytes(), &Limits::default()).unwrap()
    }

    fn cells(document: &Document) -> Vec<&str> {
        document.locators.iter().map(|(_, l)| l.cell.as_deref().unwrap()).collect()
    }

    #[test]
    fn rows_stand_under_their_heads() {
        let document = csv(
            "Catches in 2024,,\n\nHarbour,Tons,\"Price, euros\"\n\"Heron\nBay\",412,\"1,200.50\"\nMunk,,3|4\n",
        );
        assert_eq!(
            document.text,
            "Catches in 2024\n\nHarbour | Tons | Price, euros\nHeron Bay | 412 | 1,200.50\nMunk |  | 3¦4\n"
        );
        assert_eq!(cells(&document), ["A1:A1", "A3:C3", "A4:C4", "A5:C5"]);
        assert_eq!(document.warnings, Vec::<String>::new());
    }

    #[test]
    fn the_mark_is_found() {
        assert_eq!(csv("a;b;c\n1,5;2;3\n1,6;2;3\n").text, "a | b | c\n1,5 | 2 | 3\n1,6 | 2 | 3\n");
        assert_eq!(csv("a\tb\n1\t2\n").text, "a | b\n1 | 2\n");
        assert_eq!(csv("sep=;\na;b\n1;2\n").text, "a | b\n1 | 2\n");
        let tabs = read_tsv(b"a\tb, c\n1\t2\n", &Limits::default()).unwrap();
        assert_eq!(tabs.text, "a | b, c\n1 | 2\n");
        assert_eq!(csv("only\nwords\n").text, "only\nwords\n");
    }

    #[test]
    fn dates_are_dates_where_the_column_says_how() {
        let document = csv("When,n\n06/05/2024,1\n13/05/2024,2\n");
        assert_eq!(document.text, "When | n\n2024-05-06 | 1\n2024-05-13 | 2\n");
        assert!(document.warnings[0].contains("day first"));
        assert!(csv("When,n\n05/13/2024,1\n").text.contains("2024-05-13"));
        let unsure = csv("When,n\n06/05/2024,1\n");
        assert!(unsure.text.contains("06/05/2024") && unsure.warnings[0].contains("can be read"));
        assert!(csv("Part,n\n1/2/3,1\n").warnings.is_empty());
    }

    #[test]
    fn bad_tables_end() {
        let many = "a,b\n".repeat(1000);
        let limits = Limits { rows: 10, ..Limits::default() };
        let document = read_csv(many.as_bytes(), &limits).unwrap();
        assert_eq!(document.text.lines().count(), 10);
        assert!(document.warnings[0].contains("first 10 rows"));
        assert!(matches!(read_csv(b",,,\n,,\n", &limits), Err(Refusal::NoText(_))));
        assert_eq!(csv("a,b\n\"open,1\n2,3\n").text.lines().count(), 2);
        assert_eq!(csv("a,b\n1\n1,2,3,4\n").text, "a | b\n1\n1 | 2 | 3 | 4\n");
    }
}
