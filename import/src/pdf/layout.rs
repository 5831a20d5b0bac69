//! The order of reading: columns of text, tables, and what stands above and below them.

use super::columns::{self, column_of, is_columns, of_one_kind, table, table_length};
use super::gutter::best_gutter;
use super::words::{Line, Word, lines};

/// A stretch of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Region {
    /// Running text, line by line.
    Prose(Vec<Line>),
    /// Rows of cells.
    Table(Vec<Vec<String>>),
}

/// Regions are parted this often, one in the other.
const DEEPEST: usize = 8;
/// A page with more lines is no page of paper, and is read from top to bottom.
const MOST_LINES: usize = 600;

/// The regions of a page in the order of reading.
pub(super) fn regions(words: Vec<Word>) -> Vec<Region> {
    let mut found = Vec::new();
    part(words, 0, &mut found);
    found
}

fn part(words: Vec<Word>, depth: usize, found: &mut Vec<Region>) {
    if words.is_empty() {
        return;
    }
    let all = lines(words);
    let best = if depth < DEEPEST && all.len() <= MOST_LINES { best_gutter(&all) } else { None };
    let Some(gutter) = best else {
        found.push(Region::Prose(all));
        return;
    };
    let above: Vec<Word> = all.iter().take(gutter.first).flat_map(|line| line.words.clone()).collect();
    part(above, depth + 1, found);
    let run = all.get(gutter.first..gutter.last).unwrap_or_default();
    let mut run: Vec<Line> = run.get(..of_one_kind(run)).unwrap_or_default().to_vec();
    let mut edges = columns::free(&run);
    let columns = is_columns(&run, &edges);
    if !columns {
        // What stands below a table must not hide its edges.
        run.truncate(table_length(&run, &[gutter.middle()]));
        edges = columns::edges(&run);
        run.truncate(table_length(&run, &edges));
    }
    let below: Vec<Word> =
        all.iter().skip(gutter.first + run.len()).flat_map(|line| line.words.clone()).collect();
    if columns {
        for column in 0..=edges.len() {
            let words =
                run.iter().flat_map(|line| &line.words).filter(|word| column_of(word, &edges) == column);
            part(words.cloned().collect(), depth + 1, found);
        }
    } else {
        found.push(Region::Table(table(&run, &edges)));
    }
    part(below, depth + 1, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(out: &mut Vec<Word>, x: f64, y: f64, text: &str) {
        let mut left = x;
        for word in text.split(' ') {
            let width = 5.0 * f64::from(u32::try_from(word.chars().count()).unwrap());
            out.push(Word { left, right: left + width, y, size: 10.0, text: word.to_owned() });
            left += width + 3.0;
        }
    }

    fn shown(words: Vec<Word>) -> Vec<String> {
        let one = |region: &Region| match region {
            Region::Prose(lines) => lines.iter().map(Line::text).collect::<Vec<_>>().join("/"),
            Region::Table(rows) => rows.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("/"),
        };
        regions(words).iter().map(one).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut words = Vec::new();
        write(&mut words, 50.0, 80.0, "A headline that runs over both of the columns and is long");
        for n in 0..8 {
            let y = 100.0 + 12.0 * f64::from(n);
            write(&mut words, 50.0, y, &format!("left column line {n} words"));
            if n < 6 {
                write(&mut words, 210.0, y + 4.0, &format!("right column line {n} text"));
            }
        }
        let found = shown(words);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(
            found[1].starts_with("left column line 0 words/left column line 1")
                && found[1].ends_with("line 7 words"),
            "{found:?}"
        );
        assert!(found[2].starts_with("right column line 0 text"), "{found:?}");
    }

    #[test]
    fn tables_are_rows() {
        let mut words = Vec::new();
        write(&mut words, 50.0, 60.0, "The fares of the ferry rose in all years that we have looked at:");
        for (n, row) in [
            ["Route", "2022", "2023"],
            ["North pier", "4.10", "4.55"],
            ["South", "", "3.90"],
            ["West", "1.00", "2.00"],
        ]
        .iter()
        .enumerate()
        {
            for (cell, x) in row.iter().zip([50.0, 160.0, 220.0]) {
                if !cell.is_empty() {
                    write(&mut words, x, 90.0 + 14.0 * f64::from(u32::try_from(n).unwrap()), cell);
                }
            }
        }
        write(&mut words, 50.0, 180.0, "Nobody is glad about any of this, the chair of the board said.");
        let found = shown(words);
        assert_eq!(
            found[1], "Route | 2022 | 2023/North pier | 4.10 | 4.55/South |  | 3.90/West | 1.00 | 2.00",
            "{found:?}"
        );
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn columns_of_figures_that_nearly_touch_are_told_apart() {
        let mut words = Vec::new();
        let rows = [
            ("Region", "Since", "Share"),
            ("North", "2023", "0.12345"),
            ("South", "2022", "0.5"),
            ("West", "2021", "0.07"),
        ];
        for (n, (label, year, share)) in rows.iter().enumerate() {
            let y = 90.0 + 13.0 * f64::from(u32::try_from(n).unwrap());
            let width = |cell: &str| 5.0 * f64::from(u32::try_from(cell.len()).unwrap());
            write(&mut words, 50.0, y, label);
            write(&mut words, if n == 0 { 87.0 } else { 114.0 - width(year) }, y, year);
            write(&mut words, if n == 0 { 117.0 } else { 152.0 - width(share) }, y, share);
        }
        assert_eq!(
            shown(words),
            ["Region | Since | Share/North | 2023 | 0.12345/South | 2022 | 0.5/West | 2021 | 0.07"]
        );
    }

    #[test]
    fn lists_and_plain_pages_have_no_columns() {
        let mut words = Vec::new();
        for n in 0..9 {
            let y = 100.0 + 12.0 * f64::from(n);
            write(&mut words, 50.0, y, &format!("{n}."));
            write(&mut words, 75.0, y, &format!("An item of the list that goes on for a while {n}"));
        }
        assert_eq!(shown(words).len(), 1);
        assert!(regions(Vec::new()).is_empty());
    }
}
