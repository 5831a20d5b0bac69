//! Where parts of a source's text stand in its original, as lines of plain text inside the provenance.
//!
//! `12-40 page 3` says it of the lines 12 to 40 of the text, `7:5-7:19 cell B7` of some bytes of a line, and a `+` at
//! the end of an entry that line and row of the original grow with each line: `2-500 sheet "Fares" cell A2:D2 +`.

use copydesk_engine::{Locator, Span};
use std::fmt::Write;

/// The words that name the parts of a locator.
const PAGE: &str = "page";
const SHEET: &str = "sheet";
const CELL: &str = "cell";
const LINE: &str = "line";
const TIME: &str = "time";
const HEADING: &str = "heading";

/// The lines of `text`, without their line ends.
fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let span = Span::new(at, at + line.trim_end_matches(['\n', '\r']).len());
            at += line.len();
            span
        })
        .collect()
}

/// A row whose cells each have a place is one place, `A7:D7`: the cell is found again by [`cell_at`].
fn by_row(text: &str, lines: &[Span], locators: &[(Span, Locator)]) -> Vec<(Span, Locator)> {
    let mut found = Vec::with_capacity(locators.len());
    let mut n = 0;
    while let Some((span, locator)) = locators.get(n) {
        match row(text, lines, locators.get(n..).unwrap_or_default()) {
            Some((line, cells, count)) => {
                found.push((line, Locator { cell: Some(cells), ..locator.clone() }));
                n += count;
            }
            None => {
                found.push((*span, locator.clone()));
                n += 1;
            }
        }
    }
    found
}

/// The line that the first locators fill cell by cell, its first and last cell, and how many locators that takes.
fn row(text: &str, lines: &[Span], locators: &[(Span, Locator)]) -> Option<(Span, String, usize)> {
    let (first, locator) = locators.first()?;
    let line = *lines.get(place(lines, first.start).0)?;
    let words = line.of(text);
    if !words.contains(" | ") {
        return None;
    }
    let (start, row) = cell_place(locator.cell.as_deref()?)?;
    let (mut at, mut count, mut column, mut offset) = (line.start, 0, 0, None);
    for cell in words.split(" | ") {
        let next = locators.get(count).filter(|(span, _)| span.start >= at && span.end <= at + cell.len());
        if let Some((span, here)) = next.filter(|_| !cell.trim().is_empty()) {
            let (own, own_row) = cell_place(here.cell.as_deref()?)?;
            let same = Locator { cell: None, ..here.clone() } == Locator { cell: None, ..locator.clone() };
            let first = *offset.get_or_insert(own.checked_sub(column)?);
            let whole = span.of(text).trim() == cell.trim();
            if own_row != row || own != first + column || !same || !whole {
                return None;
            }
            count += 1;
        } else if !cell.trim().is_empty() {
            return None;
        }
        at += cell.len() + " | ".len();
        column += 1;
    }
    let name = copydesk_import::cells::column_name;
    let first = offset.filter(|first| *first >= 1 && start >= *first)?;
    (count >= 2).then(|| (line, format!("{}{row}:{}{row}", name(first), name(first + column - 1)), count))
}

/// The column of a cell, from 1, and its row.
fn cell_place(cell: &str) -> Option<(usize, u32)> {
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    let letters = cell.get(..digits).filter(|letters| !letters.is_empty() && letters.len() <= 4)?;
    let upper = letters.bytes().all(|b| b.is_ascii_uppercase());
    let column = letters.bytes().fold(0_usize, |sum, b| sum * 26 + usize::from(b.saturating_sub(b'A')) + 1);
    Some((column, cell.get(digits..)?.parse().ok()?)).filter(|_| upper)
}

/// The locators as they come back from the provenance: rows as one place each.
#[must_use]
pub fn settled(text: &str, locators: &[(Span, Locator)]) -> Vec<(Span, Locator)> {
    read(text, &write(text, locators))
}

/// An entry while it grows.
struct Entry {
    first: usize,
    last: usize,
    locator: Locator,
    grows: bool,
}

/// The entries for `locators`, one a line; empty where there are none.
#[must_use]
pub fn write(text: &str, locators: &[(Span, Locator)]) -> String {
    let lines = lines(text);
    let mut out = String::new();
    let mut open: Option<Entry> = None;
    for (span, locator) in &by_row(text, &lines, locators) {
        let Some((first, last)) = whole_lines(&lines, *span, text) else {
            flush(&mut out, open.take());
            let (from, to) = (place(&lines, span.start), place(&lines, span.end));
            let _ = writeln!(out, "{}:{}-{}:{}{}", from.0 + 1, from.1 + 1, to.0 + 1, to.1 + 1, said(locator));
            continue;
        };
        if let Some(entry) = &mut open {
            let distance = u32::try_from(first - entry.first).unwrap_or(u32::MAX);
            let one = first == last && entry.grows == (entry.first != entry.last);
            let grown = advanced(&entry.locator, distance).as_ref() == Some(locator);
            if grown && one && (entry.grows || entry.first == entry.last) && distance > 0 {
                entry.grows = true;
                entry.last = last;
                continue;
            }
            if !entry.grows && *locator == entry.locator && first > entry.last {
                entry.last = last;
                continue;
            }
        }
        flush(&mut out, open.replace(Entry { first, last, locator: locator.clone(), grows: false }));
    }
    flush(&mut out, open);
    out
}

fn flush(out: &mut String, entry: Option<Entry>) {
    let Some(Entry { first, last, locator, grows }) = entry else { return };
    let _ =
        if first == last { write!(out, "{}", first + 1) } else { write!(out, "{}-{}", first + 1, last + 1) };
    let _ = writeln!(out, "{}{}", said(&locator), if grows { " +" } else { "" });
}

/// The first and last line of a span that holds nothing but whole lines, white space left out.
fn whole_lines(lines: &[Span], span: Span, text: &str) -> Option<(usize, usize)> {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    let end = span.end - (words.len() - words.trim_end().len());
    if start >= end {
        return None;
    }
    let (first, last) = (place(lines, start).0, place(lines, end).0);
    let blank = |from: usize, to: usize| text.get(from..to).is_some_and(|gap| gap.trim().is_empty());
    let starts = lines.get(first).is_some_and(|line| blank(line.start, start));
    let ends = lines.get(last).is_some_and(|line| blank(end, line.end.max(end)));
    (starts && ends).then_some((first, last))
}

/// The line of a byte and its column, from 0.
fn place(lines: &[Span], at: usize) -> (usize, usize) {
    let n = lines.partition_point(|line| line.start <= at).saturating_sub(1);
    (n, at - lines.get(n).map_or(0, |line| line.start).min(at))
}

fn said(locator: &Locator) -> String {
    let mut out = String::new();
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = write!(out, " {name} {value}");
        }
    };
    add(PAGE, locator.page.map(|n| n.to_string()));
    add(SHEET, locator.sheet.as_deref().map(quoted));
    add(CELL, locator.cell.as_deref().map(bare));
    add(LINE, locator.line.map(|n| n.to_string()));
    add(TIME, locator.time.as_deref().map(bare));
    add(HEADING, locator.heading.as_deref().map(quoted));
    out
}

/// In quotation marks, with everything escaped that a line of TOML could not hold.
fn quoted(words: &str) -> String {
    let json = serde_json::Value::from(words).to_string();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\'' || c.is_control() {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// As it is where it is one plain word.
fn bare(word: &str) -> String {
    let plain = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || ":.,$-".contains(c));
    if plain { word.to_owned() } else { quoted(word) }
}

/// The locators that the entries give for `text`; an entry that makes no sense or does not fit is passed over.
#[must_use]
pub fn read(text: &str, entries: &str) -> Vec<(Span, Locator)> {
    let lines = lines(text);
    let mut found = Vec::new();
    for entry in entries.lines() {
        // What cannot be understood gives no locator: the line of the text is shown instead.
        let _ = read_entry(text, &lines, entry, &mut found);
    }
    found.sort_by_key(|(span, _)| *span);
    found
}

fn read_entry(text: &str, lines: &[Span], entry: &str, found: &mut Vec<(Span, Locator)>) -> Option<()> {
    let (at, rest) = entry.trim().split_once(' ')?;
    let (from, to) = at.split_once('-').unwrap_or((at, at));
    let (locator, grows) = read_locator(rest)?;
    if let (Some(start), Some(end)) = (column(lines, from), column(lines, to)) {
        let span = Span::new(start, end);
        if !span.of(text).is_empty() {
            found.push((span, locator));
        }
        return Some(());
    }
    let number = |word: &str| word.parse::<usize>().ok()?.checked_sub(1);
    let (first, last) = (number(from)?, number(to)?.min(lines.len().checked_sub(1)?));
    if !grows {
        let span = Span::new(lines.get(first)?.start, lines.get(last)?.end);
        if !span.is_empty() {
            found.push((span, locator));
        }
        return Some(());
    }
    for (k, line) in lines.get(first..=last)?.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
        found.push((*line, advanced(&locator, u32::try_from(k).ok()?)?));
    }
    Some(())
}

/// The byte of `line:column`.
fn column(lines: &[Span], at: &str) -> Option<usize> {
    let (line, column) = at.split_once(':')?;
    let line = lines.get(line.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(line.start + column.parse::<usize>().ok()?.checked_sub(1)?)
}

fn read_locator(words: &str) -> Option<(Locator, bool)> {
    let (mut locator, mut grows) = (Locator::default(), false);
    let mut rest = words.trim();
    while !rest.is_empty() {
        if rest == "+" {
            grows = true;
            break;
        }
        let (name, after) = rest.split_once(' ')?;
        let (value, left) = value(after.trim_start())?;
        match name {
            PAGE => locator.page = value.parse().ok(),
            SHEET => locator.sheet = Some(value),
            CELL => locator.cell = Some(value),
            LINE => locator.line = value.parse().ok(),
            TIME => locator.time = Some(value),
            HEADING => locator.heading = Some(value),
            _ => {}
        }
        rest = left.trim_start();
    }
    Some((locator, grows))
}

/// The next value, quoted or bare, and what stands after it.
fn value(text: &str) -> Option<(String, &str)> {
    if !text.starts_with('"') {
        let end = text.find(' ').unwrap_or(text.len());
        return Some((text.get(..end)?.to_owned(), text.get(end..)?));
    }
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<String>();
    let words = stream.next()?.ok()?;
    Some((words, text.get(stream.byte_offset()..)?))
}

/// The locator `by` lines further on; `None` where nothing in it counts lines or rows.
fn advanced(locator: &Locator, by: u32) -> Option<Locator> {
    if locator.line.is_none() && locator.cell.is_none() {
        return None;
    }
    let mut next = locator.clone();
    if let Some(line) = next.line {
        next.line = Some(line.checked_add(by)?);
    }
    if let Some(cell) = &next.cell {
        let parts: Option<Vec<String>> = cell.split(':').map(|one| row_down(one, by)).collect();
        next.cell = Some(parts?.join(":"));
    }
    Some(next)
}

/// `B7` and 2 is `B9`.
fn row_down(cell: &str, by: u32) -> Option<String> {
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    let row: u32 = cell.get(digits..)?.parse().ok()?;
    Some(format!("{}{}", cell.get(..digits)?, row.checked_add(by)?))
}

/// The cell of a row that holds byte `at` of the row's line: of `A7:D7`, and the second cell, `B7`.
#[must_use]
pub fn cell_at(row: &str, line: &str, at: usize) -> Option<String> {
    let (first, last) = row.split_once(':')?;
    let ((column, number), (end, last_number)) = (cell_place(first)?, cell_place(last)?);
    let before = line.get(..at)?.matches(" | ").count();
    let cell = || format!("{}{number}", copydesk_import::cells::column_name(column + before));
    (number == last_number && column + before <= end).then(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "Fares | 2023 | 2024\nChild | 4 | 5\nDog | 0 | 1\n\nThe board met.\nIt said nothing.\n";

    fn span(words: &str) -> Span {
        let at = TEXT.find(words).unwrap();
        Span::new(at, at + words.len())
    }

    fn cell(cell: &str) -> Locator {
        Locator { sheet: Some("It's \"x\"\u{7f}".into()), cell: Some(cell.into()), ..Locator::default() }
    }

    #[test]
    fn rows_are_one_entry_and_come_back_one_by_one() {
        let rows = [
            (span("Fares | 2023 | 2024\n"), cell("A1:C1")),
            (span("Child | 4 | 5"), cell("A2:C2")),
            (span("Dog | 0 | 1\n"), cell("A3:C3")),
        ];
        let entries = write(TEXT, &rows);
        assert_eq!(entries, "1-3 sheet \"It\\u0027s \\\"x\\\"\\u007f\" cell A1:C1 +\n");
        let back = read(TEXT, &entries);
        let shown: Vec<_> = back.iter().map(|(s, l)| (s.of(TEXT), l.clone())).collect();
        let expected = [
            ("Fares | 2023 | 2024", cell("A1:C1")),
            ("Child | 4 | 5", cell("A2:C2")),
            ("Dog | 0 | 1", cell("A3:C3")),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn cells_with_places_of_their_own_become_rows() {
        let one = |words: &str, name: &str| (span(words), cell(name));
        let given = [
            one("Child", "B2"),
            (Span::new(span("4 | 5").start, span("4 | 5").start + 1), cell("C2")),
            one("5", "D2"),
            one("Dog", "B3"),
            (Span::new(span("0 | 1").start, span("0 | 1").start + 1), cell("C3")),
            (Span::new(span("Dog | 0 | 1").end - 1, span("Dog | 0 | 1").end), cell("D3")),
        ];
        assert_eq!(write(TEXT, &given), "2-3 sheet \"It\\u0027s \\\"x\\\"\\u007f\" cell B2:D2 +\n");
        let odd = [(span("Child"), cell("B2")), (span("4"), cell("F2"))];
        assert!(settled(TEXT, &odd).iter().all(|(_, l)| !l.cell.as_ref().unwrap().contains(':')));
    }

    #[test]
    fn pages_lines_and_parts_of_lines_are_kept() {
        let page = |n| Locator { page: Some(n), ..Locator::default() };
        let time = Locator { time: Some("00:01:02.5".into()), ..Locator::default() };
        let given = [
            (span("Fares | 2023 | 2024"), page(1)),
            (span("Child | 4 | 5"), page(1)),
            (span("0"), page(2)),
            (span("board"), time.clone()),
            (span("It said nothing."), page(3)),
        ];
        let entries = write(TEXT, &given);
        assert_eq!(entries, "1-2 page 1\n1:10-1:11 page 2\n5:5-5:10 time 00:01:02.5\n6 page 3\n");
        let back = read(TEXT, &entries);
        assert!(back.contains(&(span("board"), time)) && back.len() == 4);
        let lines = [
            (span("Child | 4 | 5\n"), Locator { line: Some(9), ..Locator::default() }),
            (span("Dog | 0 | 1\n"), Locator { line: Some(10), ..Locator::default() }),
            (span("The board met."), Locator { line: Some(12), ..Locator::default() }),
            (span("It said nothing."), Locator { line: Some(20), ..Locator::default() }),
        ];
        let entries = write(TEXT, &lines);
        assert_eq!(entries, "2-5 line 9 +\n6 line 20\n");
        let back: Vec<_> = read(TEXT, &entries).iter().map(|(_, l)| l.line.unwrap()).collect();
        assert_eq!(back, [9, 10, 12, 20]);
    }

    #[test]
    fn entries_without_sense_are_passed_over() {
        for entries in [
            "",
            "x",
            "0 page 1",
            "9-12 page 1",
            "1-99",
            "1:1-1:999 page 2",
            "1 sheet \"open",
            "3-2 page 1",
            "1 +",
        ] {
            let found = read(TEXT, entries);
            assert!(found.iter().all(|(span, _)| !span.of(TEXT).is_empty()), "{entries}: {found:?}");
        }
        assert_eq!(read("", "1 page 1"), []);
    }

    #[test]
    fn a_cell_is_found_in_its_row() {
        let line = "Child | 4 | 5";
        assert_eq!(cell_at("A2:C2", line, line.find('5').unwrap()).as_deref(), Some("C2"));
        assert_eq!(cell_at("Z2:AB2", line, line.find('4').unwrap()).as_deref(), Some("AA2"));
        assert_eq!(cell_at("A2:C2", line, 0).as_deref(), Some("A2"));
        assert_eq!((cell_at("B7", line, 8), cell_at("A2:C3", line, 8)), (None, None));
    }
}
