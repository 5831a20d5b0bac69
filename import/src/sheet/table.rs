//! Tables found in a sheet: what stands above them, their heads over one or two rows, their rows.

use super::{Cell, CellKind, Row, Sheet, column_name};
use crate::flow::EMPTY_FIRST;

/// A line of the text.
#[derive(Debug)]
pub(super) struct Line {
    /// The row of the sheet, from 0.
    pub row: u32,
    pub cells: Vec<Shown>,
    /// It begins a block of its own.
    pub opens: bool,
}

/// A cell of a line.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    pub column: u32,
    pub text: String,
    /// It stands in the sheet, and was not put in by us.
    pub placed: bool,
}

impl Line {
    /// Its length in bytes, with what parts cells and lines.
    pub(super) fn length(&self) -> usize {
        self.cells.iter().map(|cell| cell.text.len() + 3).sum::<usize>() + 2
    }
}

/// The lines of a sheet, in order.
pub(super) fn lines(sheet: &Sheet) -> Vec<Line> {
    let mut found = Vec::new();
    let mut rest = sheet.rows.as_slice();
    while !rest.is_empty() {
        let (block, after) = rest.split_at(block_length(rest));
        table(sheet, block, &mut found);
        rest = after;
    }
    found
}

/// How many rows belong together: up to an empty row, unless the table plainly goes on below it.
fn block_length(rows: &[Row]) -> usize {
    let mut length = 1;
    while let (Some(above), Some(below)) = (rows.get(length - 1), rows.get(length)) {
        let apart = below.number - above.number;
        let continues = apart == 2
            && below.cells.len() >= 2
            && below.cells.iter().any(is_figure)
            && above.cells.iter().any(is_figure)
            && below.cells.first().map(|c| c.column) == above.cells.first().map(|c| c.column);
        if apart > 1 && !continues {
            break;
        }
        length += 1;
    }
    length
}

/// A number that is no year; years head columns.
fn is_figure(cell: &Cell) -> bool {
    cell.kind == CellKind::Number && !is_year(&cell.text)
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u32>().is_ok_and(|year| (1800..=2100).contains(&year))
}

/// One block: lone cells above and below are lines of their own, the rest is a table.
fn table(sheet: &Sheet, block: &[Row], found: &mut Vec<Line>) {
    let is_lone = |row: &Row| row.cells.len() == 1;
    let above = block.iter().take_while(|row| is_lone(row)).count();
    let (titles, body) = block.split_at(above);
    let below = body.iter().rev().take_while(|row| is_lone(row) && !row.cells.iter().any(is_figure)).count();
    let (body, notes) = body.split_at(body.len() - below);
    titles.iter().for_each(|row| found.push(lone(row)));
    if !body.is_empty() {
        let columns = columns(body);
        let heads = head_rows(sheet, body);
        let (head, data) = body.split_at(heads);
        found.push(head_line(sheet, head, &columns, body));
        let data =
            data.iter().map(|row| Line { row: row.number, cells: shown(sheet, row, &columns), opens: false });
        found.extend(data);
    }
    notes.iter().for_each(|row| found.push(lone(row)));
}

fn lone(row: &Row) -> Line {
    let cells =
        row.cells.iter().map(|cell| Shown { column: cell.column, text: cell.text.clone(), placed: true });
    Line { row: row.number, cells: cells.collect(), opens: true }
}

/// The columns that hold anything, in order.
fn columns(rows: &[Row]) -> Vec<u32> {
    let mut found: Vec<u32> = rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// How many rows are heads: none where the first row holds figures, two where the first one spans columns.
fn head_rows(sheet: &Sheet, body: &[Row]) -> usize {
    let heading = |row: &Row| !row.cells.iter().any(is_figure);
    let Some(first) = body.first().filter(|row| heading(row)) else { return 0 };
    let Some(second) = body.get(1) else { return 1 };
    let spans =
        sheet.merges.iter().any(|merge| merge.rows.0 == first.number && merge.columns.0 < merge.columns.1);
    let figures_below = body.get(2).is_some_and(|row| row.cells.iter().any(is_figure));
    let figures_here = body.get(1).is_some_and(|row| row.cells.iter().any(is_figure));
    let wider = second.cells.len() > first.cells.len();
    if heading(second) && !figures_here && figures_below && (spans || wider) { 2 } else { 1 }
}

/// One line of heads; the letters of the columns where the table has none.
fn head_line(sheet: &Sheet, head: &[Row], columns: &[u32], body: &[Row]) -> Line {
    let row = head.last().or(body.first()).map_or(0, |row| row.number);
    let mut cells: Vec<Shown> = Vec::new();
    for column in columns {
        let mut words: Vec<&str> = Vec::new();
        for (n, row) in head.iter().enumerate() {
            let own = row.cells.iter().find(|cell| cell.column == *column).map(|cell| cell.text.as_str());
            let spanning = || (n == 0 && head.len() == 2).then(|| spanning(sheet, row, *column)).flatten();
            words.extend(own.or_else(spanning).filter(|word| words.last() != Some(word)));
        }
        let text = if head.is_empty() { column_name(*column) } else { words.join(" ") };
        let text = if text.is_empty() && cells.is_empty() { EMPTY_FIRST.to_owned() } else { text };
        cells.push(Shown { column: *column, text, placed: !words.is_empty() });
    }
    Line { row, cells, opens: true }
}

/// The head to the left that spans this column: by a merge, or because nothing else stands between.
fn spanning<'r>(sheet: &Sheet, row: &'r Row, column: u32) -> Option<&'r str> {
    let left = row.cells.iter().rev().find(|cell| cell.column < column)?;
    let merge =
        sheet.merges.iter().find(|merge| merge.rows.0 == row.number && merge.columns.0 == left.column);
    let reaches = merge.is_none_or(|merge| column <= merge.columns.1);
    // Without a merge, the first column is a label for itself.
    let spans = merge.is_some()
        || row.cells.first().is_some_and(|first| first.column < left.column)
        || left.column > 0;
    (reaches && spans).then_some(left.text.as_str())
}

/// The cells of a row, one a column; a label that is merged downwards is said again.
fn shown(sheet: &Sheet, row: &Row, columns: &[u32]) -> Vec<Shown> {
    let mut cells = Vec::with_capacity(columns.len());
    let mut own = row.cells.iter().peekable();
    for column in columns {
        let cell = own.next_if(|cell| cell.column == *column);
        let mut text = cell.map(|cell| cell.text.clone()).unwrap_or_default();
        if cell.is_none() {
            text = merged_above(sheet, row.number, *column).unwrap_or_default().to_owned();
        }
        if text.is_empty() && cells.is_empty() {
            EMPTY_FIRST.clone_into(&mut text);
        }
        cells.push(Shown { column: *column, text, placed: cell.is_some() });
    }
    cells
}

fn merged_above(sheet: &Sheet, row: u32, column: u32) -> Option<&str> {
    let covers =
        |merge: &&super::Merge| merge.columns.0 == column && merge.rows.0 < row && row <= merge.rows.1;
    let merge = sheet.merges.iter().find(covers)?;
    let at = sheet.rows.binary_search_by_key(&merge.rows.0, |row| row.number).ok()?;
    let top = sheet.rows.get(at)?;
    top.cells.iter().find(|cell| cell.column == column).map(|cell| cell.text.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::{Merge, document};
    use super::*;
    use crate::Limits;

    /// Rows of cells; a number is what begins with a digit, `~` begins a cell that is none.
    fn sheet(rows: &[(u32, &[&str])]) -> Sheet {
        let cell = |(column, text): (usize, &&str)| Cell {
            column: u32::try_from(column).unwrap(),
            text: text.trim_start_matches('~').to_owned(),
            kind: if text.starts_with(|c: char| c.is_ascii_digit()) {
                CellKind::Number
            } else {
                CellKind::Words
            },
        };
        let rows = rows.iter().map(|(number, cells)| Row {
            number: *number,
            cells: cells.iter().enumerate().map(cell).filter(|cell| !cell.text.is_empty()).collect(),
        });
        Sheet { name: "Fares".into(), rows: rows.collect(), ..Sheet::default() }
    }

    fn text(sheet: Sheet) -> String {
        document(vec![sheet], &Limits::default()).unwrap().text
    }

    #[test]
    fn a_table_has_its_title_head_rows_and_note() {
        let found = text(sheet(&[
            (0, &["Ferry fares"]),
            (2, &["Route", "2022", "2023"]),
            (3, &["North", "4.10", "4.55"]),
            (4, &["South", "", "3"]),
            (5, &["Source: the board"]),
        ]));
        assert_eq!(
            found,
            "# Fares\n\nFerry fares\n\nRoute | 2022 | 2023\nNorth | 4.10 | 4.55\nSouth |  | 3\n\nSource: the board\n"
        );
    }

    #[test]
    fn heads_over_two_rows_are_read_together() {
        let mut two = sheet(&[
            (0, &["", "Fares", "", "Riders"]),
            (1, &["Route", "2022", "2023", "2023"]),
            (2, &["North", "4.10", "4.55", "9000"]),
            (3, &["", "4.20", "4.65", "800"]),
        ]);
        two.merges.push(Merge { rows: (0, 0), columns: (1, 2) });
        two.merges.push(Merge { rows: (2, 3), columns: (0, 0) });
        let document = document(vec![two], &Limits::default()).unwrap();
        assert!(
            document.text.contains("\nRoute | Fares 2022 | Fares 2023 | Riders 2023\nNorth | 4.10"),
            "{}",
            document.text
        );
        assert!(document.text.ends_with("\nNorth | 4.20 | 4.65 | 800\n"), "{}", document.text);
        let places: Vec<_> = document
            .locators
            .iter()
            .map(|(span, l)| (span.of(&document.text), l.cell.as_deref().unwrap()))
            .collect();
        assert!(places.contains(&("4.65", "C4")) && places.contains(&("Fares 2022", "B2")), "{places:?}");
        assert!(places.iter().all(|(words, cell)| *words != "North" || *cell == "A3"));
    }

    #[test]
    fn a_table_without_heads_gets_letters_and_goes_on_after_one_empty_row() {
        let found = text(sheet(&[
            (0, &["North", "41"]),
            (1, &["South", "31"]),
            (3, &["West", "21"]),
            (9, &["East", "11"]),
        ]));
        assert_eq!(found, "# Fares\n\nA | B\nNorth | 41\nSouth | 31\nWest | 21\n\nA | B\nEast | 11\n");
    }
}
