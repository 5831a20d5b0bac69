//! Our reading of PDF files beside that of `pdftotext`: words and figures that both find, sentences that are whole.

use std::collections::HashMap;
use std::process::Command;

use copydesk_import::{Limits, gate, pdf};

use crate::paper::Paper;
use crate::pdf::{columns, found, sentences};
use crate::support;

/// The least share of the words, and of the figures, of the other reader that ours has.
const LEAST: f64 = 0.95;

/// What `pdftotext` makes of a file.
fn poppler(name: &str, bytes: &[u8]) -> String {
    let file = std::env::temp_dir().join(format!("copydesk-{}-{name}.pdf", std::process::id()));
    std::fs::write(&file, bytes).unwrap();
    let output = Command::new("pdftotext").arg("-q").arg(&file).arg("-").output().unwrap();
    std::fs::remove_file(&file).unwrap();
    // Words parted at the line end count as one for both.
    String::from_utf8_lossy(&output.stdout).replace("-\n", "")
}

/// Words, or figures, and how often each stands there.
fn counted(text: &str, wanted: fn(&str) -> bool) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())) {
        if wanted(word) {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
    counts
}

fn recall(reference: &HashMap<String, usize>, ours: &HashMap<String, usize>) -> f64 {
    let all: usize = reference.values().sum();
    let both: usize = reference.iter().map(|(word, n)| (*n).min(ours.get(word).copied().unwrap_or(0))).sum();
    let part = |n: usize| f64::from(u32::try_from(n).unwrap());
    part(both) / part(all.max(1))
}

fn is_word(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_alphabetic)
}

fn is_figure(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Pages with a table between prose, the figures of which end at one place.
fn tables() -> (Paper, Vec<String>) {
    let mut paper = Paper::new();
    let mut wanted = Vec::new();
    for page in 0..4 {
        let mut sheet = paper.page();
        let prose = sentences(page * 50, 6);
        let mut y = sheet.column(60.0, 80.0, 10.0, 78, &prose.join(" ")) + 14.0;
        for row in 0..12_u32 {
            sheet.write(60.0, y, 10.0, &format!("Quay {}", row + page * 12));
            for (n, right) in [250.0, 330.0, 410.0, 490.0].into_iter().enumerate() {
                let figure = (row * 7919 + page * 131 + u32::try_from(n).unwrap() * 53) % 9973;
                let cell = if row == 0 { format!("{}", 2020 + n) } else { figure.to_string() };
                sheet.write(right - f64::from(u32::try_from(cell.len()).unwrap()) * 6.0, y, 10.0, &cell);
            }
            y += 15.0;
        }
        wanted.extend(prose);
    }
    (paper, wanted)
}

#[test]
fn words_and_figures_are_those_that_pdftotext_finds() {
    if support::skips("pdf beside pdftotext", "pdftotext") {
        return;
    }
    let cases =
        [("one", columns(1, 4)), ("two", columns(2, 4)), ("three", columns(3, 4)), ("tables", tables())];
    for (name, (paper, wanted)) in cases {
        let bytes = paper.bytes();
        let theirs = poppler(name, &bytes);
        let ours = pdf::read(&bytes, &Limits::default()).unwrap().text;
        let words = recall(&counted(&theirs, is_word), &counted(&ours, is_word));
        let figures = recall(&counted(&theirs, is_figure), &counted(&ours, is_figure));
        let whole = (found(&ours, &wanted), found(&theirs, &wanted));
        println!(
            "{name}: words {words:.3}, figures {figures:.3}; sentences whole {:.3}, theirs {:.3}",
            whole.0, whole.1
        );
        assert!(words >= LEAST && figures >= LEAST, "{name}: words {words:.3}, figures {figures:.3}\n{ours}");
        assert!(whole.0 >= whole.1 - 0.02, "{name}: {whole:?}");
        assert!(gate::words_that_pass(&ours) * 100 >= gate::words_that_pass(&theirs) * 95, "{name}");
    }
}
