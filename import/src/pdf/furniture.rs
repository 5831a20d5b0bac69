//! What stands on pages and belongs to no sentence: running heads, page numbers, the line numbers of transcripts.

use std::collections::HashMap;

use super::words::{Line, Word, lines};

/// A page before it is laid out.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub words: Vec<Word>,
    /// Its upper and lower edge, downwards.
    pub top: f64,
    pub bottom: f64,
}

/// The share of a page at its head and at its foot where running lines stand.
const MARGIN: f64 = 0.12;
/// So many lines at an edge are looked at.
const EDGE: usize = 3;
/// Fewer numbered lines than these make no transcript.
const FEWEST: usize = 8;

/// Takes running heads, page numbers and line numbers out of `sheets`; gives what was taken, for a warning.
pub(super) fn take_out(sheets: &mut [Sheet]) -> Vec<String> {
    let mut said = Vec::new();
    let numbered = sheets.iter_mut().map(line_numbers).filter(|took| *took).count();
    if numbered > 0 {
        said.push("numbers of lines".to_owned());
    }
    said.extend(running(sheets));
    said
}

/// Numbers at the left edge that count the lines of a page from 1.
fn line_numbers(sheet: &mut Sheet) -> bool {
    let all = lines(sheet.words.clone());
    let mut numbers: Vec<(u32, &Word, &Line)> = Vec::new();
    for line in &all {
        let Some(first) = line.words.first() else { continue };
        let number = first.text.parse::<u32>().ok().filter(|n| (1..=60).contains(n) && first.text.len() <= 2);
        numbers.extend(number.map(|number| (number, first, line)));
    }
    // The number of the page may stand above them.
    let first = numbers.iter().position(|(number, _, _)| *number == 1).unwrap_or(numbers.len());
    let counted: Vec<_> = numbers.split_off(first);
    let length = counted.iter().zip(1..).take_while(|((number, _, _), n)| number == n).count();
    let numbers = counted.get(..length).unwrap_or_default();
    let prose = numbers.iter().filter(|(_, _, line)| is_prose(line)).count();
    if length < FEWEST || length * 10 < all.len() * 7 || prose * 2 < length {
        return false;
    }
    let edge = numbers.iter().map(|(_, word, _)| word.right).fold(f64::MIN, f64::max);
    let clear = |line: &Line| line.words.get(1).is_none_or(|word| word.left > edge);
    if !numbers.iter().all(|(_, _, line)| clear(line)) {
        return false;
    }
    let taken: Vec<(f64, f64)> = numbers.iter().map(|(_, word, _)| (word.left, word.y)).collect();
    sheet.words.retain(|word| !taken.contains(&(word.left, word.y)));
    true
}

/// More letters than digits behind the number, or nothing at all.
fn is_prose(line: &Line) -> bool {
    let text: String = line.words.iter().skip(1).map(|word| word.text.as_str()).collect();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.is_empty() || text.chars().filter(|c| c.is_alphabetic()).count() > 3 * digits
}

/// A line at the edge of a page.
struct Edge {
    sheet: usize,
    /// Its words with every number as one sign.
    form: String,
    text: String,
    y: f64,
    /// The first or last line of the page.
    outermost: bool,
    number: Option<i64>,
}

fn running(sheets: &mut [Sheet]) -> Vec<String> {
    let edges: Vec<Edge> = sheets.iter().enumerate().flat_map(|(n, sheet)| edges(n, sheet)).collect();
    let mut groups: HashMap<(&str, bool), Vec<&Edge>> = HashMap::new();
    for edge in &edges {
        let upper =
            sheets.get(edge.sheet).is_some_and(|sheet| edge.y < f64::midpoint(sheet.top, sheet.bottom));
        groups.entry((edge.form.as_str(), upper)).or_default().push(edge);
    }
    let mut taken: Vec<(usize, f64)> = Vec::new();
    let mut said: Vec<(String, usize)> = Vec::new();
    for group in groups.values() {
        // A title may have the words of the running head, and stands elsewhere.
        let mut ys: Vec<f64> = group.iter().map(|edge| edge.y).collect();
        ys.sort_by(f64::total_cmp);
        let usual = ys.get(ys.len() / 2).copied().unwrap_or(0.0);
        let group: Vec<&Edge> = group.iter().copied().filter(|edge| (edge.y - usual).abs() < 6.0).collect();
        let group = group.as_slice();
        if !repeats(group, sheets.len()) {
            continue;
        }
        taken.extend(group.iter().map(|edge| (edge.sheet, edge.y)));
        said.extend(group.first().map(|edge| (edge.text.clone(), edge.sheet)));
    }
    for (sheet, y) in taken {
        let Some(sheet) = sheets.get_mut(sheet) else { continue };
        let line = lines(sheet.words.clone()).into_iter().find(|line| (line.y() - y).abs() < 0.01);
        let (top, bottom) = line.map_or((y, y), |line| {
            let ys = || line.words.iter().map(|word| word.y);
            (ys().fold(f64::MAX, f64::min), ys().fold(f64::MIN, f64::max))
        });
        sheet.words.retain(|word| word.y < top - 0.01 || word.y > bottom + 0.01);
    }
    said.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    said.into_iter().map(|(text, _)| text).filter(|text| text.chars().any(char::is_alphabetic)).collect()
}

/// The first and last lines of a page, as far as they stand in its margins.
fn edges(n: usize, sheet: &Sheet) -> Vec<Edge> {
    let all = lines(sheet.words.clone());
    let height = sheet.bottom - sheet.top;
    let count = all.len();
    let mut found = Vec::new();
    for (at, line) in all.iter().enumerate() {
        let share = (line.y() - sheet.top) / height.max(1.0);
        let upper = at < EDGE && share < MARGIN;
        let lower = at + EDGE >= count && share > 1.0 - MARGIN;
        if !(upper || lower) {
            continue;
        }
        let text = line.text();
        let outermost = (upper && at == 0) || (lower && at + 1 == count);
        found.push(Edge {
            sheet: n,
            form: form(&text),
            number: page_number(&text),
            y: line.y(),
            outermost,
            text,
        });
    }
    found
}

/// The words with every run of digits as `#`.
fn form(text: &str) -> String {
    let mut out = String::new();
    for sign in text.chars() {
        if !sign.is_ascii_digit() {
            out.extend(sign.to_lowercase());
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

/// The number of a page: `7`, `- 7 -`, `Page 7 of 12`.
fn page_number(text: &str) -> Option<i64> {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let bare = ["page", "p.", "seite", "página", "pg"]
        .iter()
        .find_map(|word| bare.strip_prefix(word))
        .unwrap_or(&bare)
        .trim();
    let (first, rest) = bare.split_once(' ').unwrap_or((bare, ""));
    let rest_fits = rest.is_empty() || ["of ", "/ ", "von ", "de "].iter().any(|word| rest.starts_with(word));
    let first = first.split('/').next().unwrap_or_default();
    first.parse().ok().filter(|_| rest_fits && first.len() <= 4)
}

/// Whether lines of one form are running heads or page numbers.
fn repeats(group: &[&Edge], pages: usize) -> bool {
    let mut sheets: Vec<usize> = group.iter().map(|edge| edge.sheet).collect();
    sheets.dedup();
    let count = sheets.len();
    let numbered = group.iter().all(|edge| edge.number.is_some());
    if numbered {
        // They count up with the pages.
        let step = |edge: &&Edge| edge.number.unwrap_or(0) - i64::try_from(edge.sheet).unwrap_or(0);
        let steady = group.windows(2).all(|pair| matches!(pair, [a, b] if step(a) == step(b)));
        let worded = group.iter().all(|edge| edge.text.chars().any(char::is_alphabetic));
        return steady
            && (count >= 2
                || (pages == 1
                    && group.iter().all(|edge| edge.outermost)
                    && (worded || group.first().and_then(|e| e.number) == Some(1))));
    }
    let words =
        group.first().is_some_and(|edge| edge.form.chars().filter(|c| c.is_alphabetic()).count() >= 2);
    let outer = group.iter().filter(|edge| edge.outermost).count() * 2 >= count;
    words && (count >= 3 || (count == 2 && pages <= 3 && outer))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[(f64, &str)]) -> Sheet {
        let mut words = Vec::new();
        for (y, text) in rows {
            let mut left = 60.0;
            for word in text.split(' ') {
                let width = 5.0 * f64::from(u32::try_from(word.chars().count()).unwrap());
                words.push(Word { left, right: left + width, y: *y, size: 10.0, text: word.to_owned() });
                left += width + 5.0;
            }
        }
        Sheet { words, top: 0.0, bottom: 800.0 }
    }

    fn texts(sheet: &Sheet) -> Vec<String> {
        lines(sheet.words.clone()).iter().map(Line::text).collect()
    }

    #[test]
    fn heads_and_numbers_of_pages_are_taken_out() {
        let page = |n: u32| {
            let (a, b) = (format!("Report of the Board {n}"), format!("Page {n} of 3"));
            sheet(&[
                (30.0, &a),
                (200.0, "In 2013 it rained."),
                (400.0, &format!("Line {n} stays.")),
                (780.0, &b),
            ])
        };
        let mut sheets: Vec<Sheet> = (1..4).map(page).collect();
        let said = take_out(&mut sheets);
        assert_eq!(texts(&sheets[1]), ["In 2013 it rained.", "Line 2 stays."]);
        assert_eq!(said, ["Page 1 of 3", "Report of the Board 1"]);
    }

    #[test]
    fn figures_at_an_edge_that_do_not_count_stay() {
        let mut sheets: Vec<Sheet> =
            [41, 97, 12].iter().map(|n| sheet(&[(30.0, &n.to_string()), (400.0, "Words.")])).collect();
        take_out(&mut sheets);
        assert_eq!(texts(&sheets[1]), ["97", "Words."]);
    }

    #[test]
    fn the_line_numbers_of_a_transcript_are_taken_out() {
        let rows: Vec<(f64, String)> = (1..=25)
            .map(|n| (f64::from(n) * 24.0 + 100.0, format!("{n} THE WITNESS: It was late.")))
            .collect();
        let rows: Vec<(f64, &str)> = rows.iter().map(|(y, text)| (*y, text.as_str())).collect();
        let mut page = sheet(&rows);
        page.words.iter_mut().filter(|word| word.left > 61.0).for_each(|word| {
            word.left += 40.0;
            word.right += 40.0;
        });
        let mut sheets = vec![page];
        assert_eq!(take_out(&mut sheets), ["numbers of lines"]);
        assert!(texts(&sheets[0]).iter().all(|text| text == "THE WITNESS: It was late."));
        // A table whose rows are numbered is no transcript.
        let rows: Vec<(f64, String)> =
            (1..=25).map(|n| (f64::from(n) * 24.0 + 100.0, format!("{n} 412 398 77"))).collect();
        let rows: Vec<(f64, &str)> = rows.iter().map(|(y, text)| (*y, text.as_str())).collect();
        assert!(!line_numbers(&mut sheet(&rows)));
    }

    #[test]
    fn page_numbers_are_known_by_their_form() {
        for (text, number) in [
            ("7", Some(7)),
            ("- 7 -", Some(7)),
            ("Page 7 of 12", Some(7)),
            ("7/12", Some(7)),
            ("7 dogs", None),
            ("Chapter 7", None),
        ] {
            assert_eq!(page_number(text), number, "{text}");
        }
    }
}
