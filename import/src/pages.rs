//! The text of paper as another program gives it: pages divided by form feeds.

use crate::Document;
use copydesk_engine::{Locator, Span};
use std::collections::HashMap;

/// Lines at the head and at the foot of a page that may be the same on every page.
const EDGE: usize = 2;
/// On fewer pages nothing counts as repeated.
const FEWEST: usize = 3;

/// A document of pages: running heads and numbers of pages taken out, words that were parted at the ends of lines
/// put together.
#[must_use]
pub fn document(text: &str) -> Document {
    let pages: Vec<Vec<&str>> = text
        .trim_end_matches('\u{c}')
        .split('\u{c}')
        .map(|page| page.lines().map(str::trim_end).collect())
        .collect();
    let running = running(&pages);
    let mut document = Document::default();
    for (n, page) in pages.iter().enumerate() {
        if n > 0 {
            document.text.push_str("\u{c}\n");
        }
        let start = document.text.len();
        let words = joined(&kept(page, &running));
        if words.is_empty() {
            continue;
        }
        document.text.push_str(&words);
        document.text.push('\n');
        let locator = Locator { page: u32::try_from(n + 1).ok(), ..Locator::default() };
        document.locators.push((Span::new(start, document.text.len()), locator));
    }
    document
}

/// A line without its figures, so that the head of page 3 is that of page 4.
fn shape(line: &str) -> String {
    line.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect::<String>().to_lowercase()
}

/// The lines at the edge of a page, as indices.
fn edges(page: &[&str]) -> Vec<usize> {
    let filled: Vec<usize> =
        (0..page.len()).filter(|n| page.get(*n).is_some_and(|line| !line.trim().is_empty())).collect();
    let mut found: Vec<usize> =
        filled.iter().take(EDGE).chain(filled.iter().rev().take(EDGE)).copied().collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The shapes of lines that stand at the edge of at least half of the pages.
fn running(pages: &[Vec<&str>]) -> HashMap<String, ()> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in pages {
        let mut here: Vec<String> =
            edges(page).into_iter().filter_map(|n| page.get(n)).map(|line| shape(line)).collect();
        here.sort();
        here.dedup();
        for shape in here {
            *counts.entry(shape).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(_, n)| *n >= FEWEST && n * 2 >= pages.len())
        .map(|(shape, _)| (shape, ()))
        .collect()
}

fn kept<'t>(page: &[&'t str], running: &HashMap<String, ()>) -> Vec<&'t str> {
    let edges = edges(page);
    let number = |line: &str| {
        let bare = line.trim().trim_matches(['-', '–', ' ']);
        !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|b| b.is_ascii_digit())
    };
    let last = edges.last().copied();
    let drop = |n: usize, line: &str| {
        edges.contains(&n) && (running.contains_key(&shape(line)) || (Some(n) == last && number(line)))
    };
    page.iter().enumerate().filter(|(n, line)| !drop(*n, line)).map(|(_, line)| *line).collect()
}

/// The lines of a page; a word that goes on in the next line is whole.
fn joined(lines: &[&str]) -> String {
    let mut out = String::new();
    for line in lines {
        let line = line.trim();
        let parted = out.ends_with('-') && {
            let word = out.trim_end_matches('-');
            word.ends_with(char::is_alphabetic) && line.starts_with(char::is_lowercase)
        };
        if parted {
            out.pop();
        } else if !out.is_empty() && (!line.is_empty() || !out.ends_with("\n\n")) {
            out.push('\n');
        }
        out.push_str(line);
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_parted_and_their_edges_go() {
        let page = |n: usize, words: &str| {
            format!("The Board · Report 2024        {n}\n\n{words}\n\n            {n}\n\u{c}")
        };
        let text = [
            page(1, "The fares rise by 10 per cent for grown-\nups and dogs."),
            page(2, "Nobody is glad."),
            page(3, ""),
            page(4, "So\nit goes."),
        ]
        .concat();
        let document = document(&text);
        assert_eq!(
            document.text,
            "The fares rise by 10 per cent for grownups and dogs.\n\u{c}\nNobody is glad.\n\u{c}\n\u{c}\nSo\nit goes.\n"
        );
        let places: Vec<_> =
            document.locators.iter().map(|(s, l)| (s.of(&document.text).trim(), l.page.unwrap())).collect();
        assert_eq!(places[1..], [("Nobody is glad.", 2), ("So\nit goes.", 4)]);
        assert_eq!(document.fault(), None);
    }

    #[test]
    fn few_pages_keep_their_lines() {
        assert_eq!(
            document("Report 1\nWords.\n\u{c}Report 2\nMore.\n\u{c}").text,
            "Report 1\nWords.\n\u{c}\nReport 2\nMore.\n"
        );
        assert_eq!(document("").text, "");
    }
}
