//! The manual against the engine: every example of a rule does what the manual says.

#![allow(clippy::expect_used, reason = "a test may stop")]

use copydesk_engine::{Answer, Article, Request, Scale, Settings, Source, check};
use std::fs;
use std::path::Path;

/// One rule as the manual has it.
struct Entry {
    name: String,
    /// Lines `field: text`, for the engine.
    example: Vec<(String, String)>,
}

fn manual(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name))
        .expect("a page of the manual")
}

fn entries() -> Vec<Entry> {
    let page = manual("rules.md");
    page.split("\n### ")
        .skip(1)
        .map(|part| {
            let (name, rest) = part.split_once('\n').expect("a heading");
            let example = rest.split_once("```example\n").map_or("", |(_, example)| example);
            let lines = example.lines().take_while(|line| *line != "```");
            Entry { name: name.to_owned(), example: lines.map(field).collect() }
        })
        .collect()
}

fn field(line: &str) -> (String, String) {
    let (name, text) = line.split_once(": ").expect("`field: text`");
    (name.to_owned(), text.to_owned())
}

/// The paragraphs of an example's field.
fn text(entry: &Entry, name: &str) -> Option<String> {
    let parts: Vec<&str> =
        entry.example.iter().filter(|(n, _)| n == name).map(|(_, text)| text.as_str()).collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

fn answer(entry: &Entry) -> Answer {
    let article = |text: String| Article { slug: "example".to_owned(), text, ..Article::default() };
    let scales = text(entry, "scale").map(|levels| {
        let levels: Vec<&str> = levels.split(", ").collect();
        Scale::new("", &levels)
    });
    let source = |text: String| Source { id: "source".to_owned(), text, ..Source::default() };
    check(&Request {
        article: Article {
            title: text(entry, "title"),
            ..article(text(entry, "article").expect("an article"))
        },
        sources: text(entry, "source").map(source).into_iter().collect(),
        previous: text(entry, "previous").map(article),
        settings: Settings { scales: scales.into_iter().collect(), ..Settings::default() },
        records: Vec::new(),
    })
}

#[test]
fn every_example_of_the_manual_does_what_it_says() {
    let mut silent = Vec::new();
    for entry in entries().iter().filter(|entry| !entry.example.is_empty()) {
        let answer = answer(entry);
        let found: Vec<&str> = answer.findings.iter().map(|finding| finding.rule.name()).collect();
        if !found.contains(&entry.name.as_str()) {
            silent.push(format!("{}: the example gives {found:?}", entry.name));
        }
    }
    assert!(silent.is_empty(), "\n{}\n", silent.join("\n"));
}
