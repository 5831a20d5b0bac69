//! Tables in plain text: which cell of which row a place in the text is, and the head of its column.
//!
//! A row is a line of cells parted by ` | `, a tab or `; `, or a label, a colon and values parted by `;`. Its head is the
//! nearest line above, in the same block, that holds as many labels: `Name | 2023 | 2024`, `Beach: 2023; 2024`,
//! `Price in pounds (2023; 2024)`.

use crate::text::Span;

/// One row, its cells and their column heads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line.
    pub span: Span,
    /// The first cell, or the label before the colon.
    pub label: Span,
    /// The value cells.
    pub cells: Vec<Span>,
    /// For each cell the head of its column; empty where the table has none.
    pub heads: Vec<Span>,
    /// The line of the heads, whose own words say what the values are.
    pub head_line: Option<Span>,
}

impl Row {
    /// Index of the value cell that holds byte `at`.
    #[must_use]
    pub fn cell_at(&self, at: usize) -> Option<usize> {
        self.cells.iter().position(|cell| cell.start <= at && at < cell.end)
    }

    /// The column head of byte `at`.
    #[must_use]
    pub fn head_at(&self, at: usize) -> Option<Span> {
        self.cell_at(at).and_then(|i| self.heads.get(i).copied())
    }
}

/// The rows of `text`, in order.
#[must_use]
pub fn rows(text: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut singles: Vec<(usize, Row)> = Vec::new();
    let mut heads: Option<Head> = None;
    // the years of a table stand for the next block too, where that has values at once
    let mut carried: Option<Head> = None;
    let mut start = 0;
    for (n, line) in text.split_inclusive('\n').enumerate() {
        let span = trimmed(text, Span::new(start, start + line.len()));
        start += line.len();
        if span.is_empty() {
            carried = heads.take_if(|head| head.used).or(carried);
            continue;
        }
        let cells = cells(text, span);
        let goes_on = |head: &Head| {
            let fits = |values: &Vec<Span>| {
                values.len() == head.labels.len() && values.iter().all(|value| is_a_value(value.of(text)))
            };
            head.labels.iter().all(|label| names_a_year(label.of(text)))
                && cells.as_ref().is_some_and(|(_, values)| fits(values))
        };
        let next = carried.take().filter(|head| heads.is_none() && goes_on(head));
        heads = heads.or(next);
        let fitting =
            heads.as_mut().filter(|head| cells.as_ref().is_some_and(|(_, c)| c.len() == head.labels.len()));
        match (cells, fitting) {
            (Some((label, cells)), Some(head)) => {
                head.used = true;
                rows.push(Row { span, label, cells, heads: head.labels.clone(), head_line: Some(head.line) });
            }
            (Some((label, cells)), None) => {
                let barred = span.of(text).contains(['|', '\t']);
                if let Some(head) = parenthesised(text, span) {
                    heads = Some(head);
                } else if !barred && cells.iter().any(|cell| holds_a_value(cell.of(text))) {
                    heads = None;
                } else {
                    heads = Some(Head { line: span, labels: cells.clone(), used: false });
                }
                rows.push(Row { span, label, cells, heads: Vec::new(), head_line: None });
            }
            (None, _) => {
                let told = told_in_order(text, span).or_else(|| parenthesised(text, span));
                heads = told.or(heads.filter(|head| !head.used));
                singles.extend(single(text, span).or_else(|| listed(text, span)).map(|row| (n, row)));
            }
        }
    }
    add_singles(&mut rows, singles);
    rows
}

/// True if a label has a year: `June 2025`.
fn names_a_year(label: &str) -> bool {
    let mut figures = label.split(|c: char| !c.is_ascii_digit());
    figures.any(|figure| figure.len() == 4 && matches!(figure.get(..2), Some("19" | "20")))
}

/// True if a cell is a value and can be no head: it begins with a figure and is no year.
fn is_a_value(cell: &str) -> bool {
    let sign = |c: char| matches!(c, '£' | '$' | '€' | '+' | '-' | '−' | ' ');
    cell.trim_start_matches(sign).starts_with(|c: char| c.is_ascii_digit()) && !names_a_year(cell)
}

/// True if a cell has an amount, so that it is no head: `2014, 3.3%`; a bare year or quarter is one.
fn holds_a_value(cell: &str) -> bool {
    let mut figures = cell.split(|c: char| !c.is_ascii_digit()).filter(|figure| !figure.is_empty());
    let years = figures.by_ref().filter(|figure| figure.len() == 4).count();
    cell.contains(['%', '£', '$', '€']) || years > 0 && cell.contains(", ")
}

/// `Length overall: 84.6 m`: a label and one value that begins with a figure.
fn single(text: &str, line: Span) -> Option<Row> {
    let words = line.of(text);
    let colon = words.find(": ")?;
    let label = trimmed(text, Span::new(line.start, line.start + colon));
    let value = trimmed(text, Span::new(line.start + colon + 1, line.end));
    let counted = |span: Span| span.of(text).split_whitespace().count();
    let figure = value
        .of(text)
        .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '£' | '€' | '+' | '-' | '−'));
    let short = (1..=9).contains(&counted(label)) && counted(value) <= 16;
    let turn = label.of(text).starts_with(|c: char| c.is_ascii_digit() || c == '[');
    (figure && short && !turn).then(|| Row {
        span: line,
        label,
        cells: vec![value],
        heads: Vec::new(),
        head_line: None,
    })
}

/// `North Pier observatory 42.8 (41.9, July 2007)`: a name and its figure, without a mark between.
fn listed(text: &str, line: Span) -> Option<Row> {
    let words = line.of(text);
    let figure = words.find(|c: char| c.is_ascii_digit() || matches!(c, '£' | '$' | '€'))?;
    let label = trimmed(text, Span::new(line.start, line.start + figure));
    let value = Span::new(line.start + figure, line.end);
    let name = label.of(text);
    let counted = name.split_whitespace().count();
    let plain = name
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’' | '&' | '.' | '(' | ')'));
    let named = name.starts_with(char::is_uppercase) && (1..=6).contains(&counted) && plain;
    let short = value.of(text).split_whitespace().count() <= 6 && !words.ends_with(['.', '?', '!', ':']);
    let spaced = text.get(label.end..value.start).is_some_and(|gap| gap.contains(' '));
    (named && short && spaced).then(|| Row {
        span: line,
        label,
        cells: vec![value],
        heads: Vec::new(),
        head_line: None,
    })
}

/// Such lines are a table where at least two stand one below the other.
fn add_singles(rows: &mut Vec<Row>, singles: Vec<(usize, Row)>) {
    let lines: Vec<usize> = singles.iter().map(|(n, _)| *n).collect();
    let in_a_run = |n: usize| lines.contains(&(n + 1)) || n > 0 && lines.contains(&(n - 1));
    rows.extend(singles.into_iter().filter(|(n, _)| in_a_run(*n)).map(|(_, row)| row));
    rows.sort_by_key(|row| row.span);
}

struct Head {
    line: Span,
    labels: Vec<Span>,
    used: bool,
}

/// Label and value cells of a line; at least two cells, or a label with at least two values.
fn cells(text: &str, line: Span) -> Option<(Span, Vec<Span>)> {
    let words = line.of(text);
    for separator in ['|', '\t'] {
        if words.contains(separator) {
            let mut parts = split(text, line, separator);
            if words.starts_with('|') {
                parts.retain(|part| !part.is_empty());
            }
            if parts.len() < 2 || words.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t')) {
                return None;
            }
            let label = parts.remove(0);
            if let Some(colon) =
                label.of(text).find(": ").filter(|_| separator == '|' && !words.starts_with('|'))
            {
                // `Region: 1.40 M€ | 1.15 M€`
                let first = trimmed(text, Span::new(label.start + colon + 1, label.end));
                if is_a_value(first.of(text)) {
                    parts.insert(0, first);
                    return Some((trimmed(text, Span::new(label.start, label.start + colon)), parts));
                }
            }
            return Some((label, parts));
        }
    }
    if words.matches("; ").count() >= 2 && !words.contains(": ") {
        let mut parts = split(text, line, ';');
        let short =
            parts.iter().all(|part| !part.is_empty() && part.of(text).split_whitespace().count() <= 5);
        return (short && !words.ends_with('.')).then(|| (parts.remove(0), parts));
    }
    let colon = words.find(": ")?;
    let label = trimmed(text, Span::new(line.start, line.start + colon));
    let told = Span::new(line.start + colon + 1, line.end);
    let mut values = split(text, told, ';');
    if values.len() == 1 && told.of(text).contains(" / ") {
        values = split(text, told, '/');
        if !values.iter().all(|value| is_a_value(value.of(text))) {
            return None;
        }
    }
    let short = values.iter().all(|v| !v.is_empty() && v.of(text).split_whitespace().count() <= 4);
    let time = |value: &str| names_a_year(value) && !value.contains([':', '(']);
    let times = values.iter().all(|value| time(value.of(text)));
    let labelled = times || label.of(text).split_whitespace().count() <= 10;
    (values.len() >= 2 && short && labelled).then_some((label, values))
}

/// The labels of `… (a; b; c)`, the last such list of the line.
fn parenthesised(text: &str, line: Span) -> Option<Head> {
    let words = line.of(text);
    let open = words.rfind('(')?;
    let close = words.get(open..)?.find(')')? + open;
    let inside = Span::new(line.start + open + 1, line.start + close);
    let labels = inside.of(text);
    let separator = if labels.contains(" / ") {
        '/'
    } else if labels.contains(" | ") {
        '|'
    } else {
        ';'
    };
    let labels = split(text, inside, separator);
    (labels.len() >= 2).then_some(Head { line, labels, used: false })
}

/// `The figures of 2018 come first, those of 2023 second.`: the two years are the heads of the rows below.
fn told_in_order(text: &str, line: Span) -> Option<Head> {
    let words = line.of(text);
    let first = words.find(" first")?;
    let second = words.get(first..)?.find(" second")? + first;
    let start = words.get(..first)?.rfind(". ").map_or(0, |at| at + 2);
    let end = words.get(second..)?.find('.').map_or(words.len(), |at| second + at);
    let told = Span::new(line.start + start, line.start + end);
    let mut years = Vec::new();
    let mut at = told.start;
    for word in told.of(text).split(|c: char| !c.is_ascii_digit()) {
        let span = Span::new(at, at + word.len());
        at = span.end + told_char(text, span.end);
        if word.len() == 4 && matches!(word.get(..2), Some("19" | "20")) {
            years.push(span);
        }
    }
    (years.len() == 2).then_some(Head { line: told, labels: years, used: false })
}

/// The length of the character at a byte.
fn told_char(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

fn split(text: &str, span: Span, separator: char) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = span.start;
    for part in span.of(text).split(separator) {
        parts.push(trimmed(text, Span::new(start, start + part.len())));
        start += part.len() + separator.len_utf8();
    }
    parts
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
        rows(text)
            .iter()
            .filter(|row| !row.heads.is_empty())
            .map(|row| {
                (
                    row.label.of(text),
                    row.cells.iter().zip(&row.heads).map(|(c, h)| (c.of(text), h.of(text))).collect(),
                )
            })
            .collect()
    }

    #[test]
    fn a_table_with_bars() {
        let text = "Ward | 2023 | 2024\nNorth | 12 | 15\nSouth | 9 | 4\n";
        assert_eq!(
            read(text),
            [("North", vec![("12", "2023"), ("15", "2024")]), ("South", vec![("9", "2023"), ("4", "2024")])]
        );
    }

    #[test]
    fn a_head_in_parentheses_serves_the_block_below() {
        let text = "Wait in weeks (winter; spring)\nElm Road: 17; 19\nSt Ann's: 4; 5\n\nOther text. And more: of it; here.\n";
        assert_eq!(read(text).len(), 2);
        assert_eq!(read(text)[0], ("Elm Road", vec![("17", "winter"), ("19", "spring")]));
    }

    #[test]
    fn a_first_row_of_labels_is_a_head() {
        assert_eq!(
            read("Beach: 2023; 2024\n\nCove: good; poor\n"),
            [("Cove", vec![("good", "2023"), ("poor", "2024")])]
        );
    }

    #[test]
    fn names_with_a_figure_behind_are_rows_where_two_stand_together() {
        let text = "Highest today, °C\nOrme pier 42.8 (41.9, July 2007)\nKell harbour 41.3 (40.6, July 2007)\n\nIt rained 3 mm at Kell and more at Orme.\n";
        let labels: Vec<&str> = rows(text).iter().map(|row| row.label.of(text)).collect();
        assert_eq!(labels, ["Orme pier", "Kell harbour"]);
    }

    #[test]
    fn a_row_with_values_is_no_head() {
        let text = "Foreigners: 2014, 3.3%; 2024, 11.2%.\nPay: care £9,400; building £11,310.\n";
        assert!(read(text).is_empty());
    }

    #[test]
    fn lines_of_a_label_and_a_figure_are_rows_where_two_stand_together() {
        let text = "Length: 84.6 m\nSpeed: 16.5 knots\n\nPrice: 40 euros\n\nNote: the rest.\n";
        let labels: Vec<&str> = rows(text).iter().map(|row| row.label.of(text)).collect();
        assert_eq!(labels, ["Length", "Speed"]);
    }

    #[test]
    fn values_parted_by_strokes_have_their_heads() {
        let text = "Trade, million euros (exports / imports)\nOrme: 92.1 / 110.3\nKell: 38.4 / 61.7\n";
        assert_eq!(read(text)[1], ("Kell", vec![("38.4", "exports"), ("61.7", "imports")]));
    }

    #[test]
    fn a_label_before_the_first_of_values_parted_by_bars() {
        let text = "(2023 | 2024)\nTickets: 69,880 | 74,310\nShare of the town: 6.20 M€ | 6.40 M€\n";
        assert_eq!(read(text)[0], ("Tickets", vec![("69,880", "2023"), ("74,310", "2024")]));
        assert_eq!(read(text)[1].0, "Share of the town");
    }

    #[test]
    fn prose_is_no_table() {
        assert!(
            rows("He said this: it was late; nobody had come to the meeting at all that evening.").is_empty()
        );
    }
}
