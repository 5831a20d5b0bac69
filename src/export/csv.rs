//! A sheet as comma-separated values (RFC 4180): figures first, then each row behind each bar.

use super::{Sheet, SheetBar};

/// The table. A cell that a spreadsheet would take for a formula begins with an apostrophe.
#[must_use]
pub fn csv(sheet: &Sheet) -> String {
    let mut out = String::new();
    let mut head = vec!["list", "bar", "count"];
    head.extend(sheet.columns.iter().map(String::as_str));
    line(&mut out, head.into_iter());
    let empty = vec![String::new(); sheet.columns.len()];
    for figure in &sheet.figures {
        let cells = ["figures", &figure.name, &figure.plain].into_iter();
        line(&mut out, cells.chain(empty.iter().map(String::as_str)));
    }
    for chart in &sheet.charts {
        for SheetBar { key, count, rows } in &chart.bars {
            let count = count.to_string();
            if rows.is_empty() {
                let cells = [chart.name.as_str(), key, &count].into_iter();
                line(&mut out, cells.chain(empty.iter().map(String::as_str)));
            }
            for row in rows {
                let cells = [chart.name.as_str(), key, &count].into_iter();
                line(&mut out, cells.chain(row.iter().map(String::as_str)));
            }
        }
    }
    out
}

fn line<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(',');
        }
        out.push_str(&quoted(cell));
    }
    out.push_str("\r\n");
}

/// A cell that stays text wherever it is opened.
fn quoted(cell: &str) -> String {
    let number = cell.strip_prefix('-').unwrap_or(cell);
    let number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    // Spreadsheets look past white space and full-width signs too.
    let first = cell.trim_start().chars().next();
    let formula = !number
        && (cell.starts_with(['\t', '\r', '\n'])
            || first
                .is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '|' | '%')));
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample_sheet;

    #[test]
    fn no_cell_is_a_formula_and_no_line_breaks_its_row() {
        assert_eq!(quoted("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(quoted("  +1+1"), "'  +1+1");
        for cell in ["@SUM(A1)", "-2+3", "\tx", "＝1", "|cmd", "%0"] {
            assert!(quoted(cell).trim_start_matches('"').starts_with('\''), "{cell}");
        }
        assert_eq!((quoted("-3"), quoted("12"), quoted("")), ("-3".into(), "12".into(), String::new()));
        assert_eq!(quoted("one\ntwo, three"), "\"one\ntwo, three\"");
    }

    #[test]
    fn each_row_has_its_list_and_bar() {
        let text = csv(&sample_sheet());
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines[0], "list,bar,count,article,text");
        assert_eq!(lines[1], "figures,articles,2,,");
        assert!(lines.contains(&"by_kind,correction,2,ferry,\"'=17 → 71, in all\""), "{text}");
    }
}
