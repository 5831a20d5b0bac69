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
