//! The manual against the program.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use copydesk_engine::{Level, Rule};
use std::fs;
use std::path::Path;

/// Name and first paragraph of each rule, as `docs/rules.md` has them.
fn entries() -> Vec<(String, String)> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let page = fs::read_to_string(page).expect("docs/rules.md");
    let entry = |part: &str| {
        let (name, rest) = part.split_once('\n').expect("a heading");
        (name.to_owned(), rest.trim_start().lines().next().unwrap_or_default().to_owned())
    };
    page.split("\n### ").skip(1).map(entry).collect()
}

#[test]
fn every_rule_is_in_the_manual_in_order_with_its_words_and_level() {
    let rules = Rule::ALL.iter().map(|rule| {
        let level = match rule.level() {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        };
        (rule.name().to_owned(), format!("{} Level: {level}.", rule.doc()))
    });
    assert_eq!(entries(), rules.collect::<Vec<_>>(), "docs/rules.md");
}

#[test]
fn the_page_of_keys_is_the_table_of_actions() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md");
    let page = fs::read_to_string(page).expect("docs/keys.md");
    assert_eq!(page, copydesk::actions::manual(), "copydesk keys --format markdown > docs/keys.md");
}

#[test]
fn the_table_of_the_twenty_points_names_every_test_of_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/terminal.md")).expect("docs/terminal.md");
    let mut tests = Vec::new();
    for file in fs::read_dir(root.join("tests/twenty")).expect("tests/twenty") {
        let text = fs::read_to_string(file.expect("a file").path()).expect("read");
        let names = text.split("\nfn p").skip(1).filter_map(|rest| rest.split('(').next());
        tests.extend(names.map(|name| format!("p{name}")));
    }
    tests.sort();
    let mut named: Vec<String> = page
        .split('`')
        .filter(|word| word.starts_with('p') && word.contains("_"))
        .map(str::to_owned)
        .collect();
    named.sort();
    assert_eq!(named, tests, "docs/terminal.md");
    for point in 1..=20 {
        assert!(tests.iter().any(|name| name.starts_with(&format!("p{point:02}_"))), "point {point}");
        assert!(page.contains(&format!("| {point} |")), "point {point}");
    }
}

#[test]
fn every_picture_and_page_of_the_manual_is_there() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    for page in fs::read_dir(&docs).expect("docs") {
        let path = page.expect("a page").path();
        if path.extension().is_none_or(|ending| ending != "md") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("read");
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap_or_default();
            let elsewhere = target.starts_with("http") || file.is_empty();
            assert!(elsewhere || docs.join(file).exists(), "{}: {target}", path.display());
        }
    }
}
