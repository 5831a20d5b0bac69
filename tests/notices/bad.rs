//! Bad notices: the lint finds the fault that was planted in each, nothing else, and nothing without its rule.

use super::table::{CORRECTED, PUBLISHED, lines, styles};
use copydesk_engine::notice::{Lint, NoticeKind, Restate, Style, lint, lint_rules, lint_without};
use std::collections::{BTreeMap, BTreeSet};

/// A row: the fault, the house, what is known, the notice.
struct Bad {
    fault: String,
    style: Style,
    known: BTreeMap<String, String>,
    notice: String,
}

fn rows() -> Vec<Bad> {
    let houses = styles();
    let row = |line: &String| {
        let mut parts = line.splitn(4, " |").map(str::trim);
        let mut next = || parts.next().unwrap_or_default().to_owned();
        let (fault, name, facts, notice) = (next(), next(), next(), next());
        let pairs = facts.split("; ").filter_map(|pair| pair.split_once('='));
        let known: BTreeMap<String, String> = pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
        let mut style =
            houses.iter().find(|style| style.name == name).unwrap_or_else(|| panic!("{line}")).clone();
        if let Some(longest) = known.get("longest") {
            style.longest = longest.parse().unwrap();
        }
        if let Some(regret) = known.get("regret") {
            style.regret.clone_from(regret);
        }
        if known.contains_key("restate") {
            style.restate = Restate::Never;
        }
        Bad { fault, style, known, notice }
    };
    lines("bad.txt").iter().map(row).collect()
}

impl Bad {
    /// The faults found, with one rule left out.
    fn faults(&self, left_out: &str) -> Vec<&'static str> {
        let known = |key: &str| self.known.get(key).map_or("", String::as_str);
        let staff: Vec<String> = self.known.get("staff").cloned().into_iter().collect();
        let case = Lint {
            notice: &self.notice,
            kind: NoticeKind::from_name(known("kind")),
            wrong: known("wrong"),
            right: known("right"),
            staff: &staff,
            article: known("article"),
            sensitive: self.known.contains_key("sensitive"),
            published: Some(PUBLISHED),
            now: Some(CORRECTED),
            late: self.known.get("late").map(String::as_str),
        };
        let found = if left_out.is_empty() {
            lint(&case, &self.style)
        } else {
            lint_without(&case, &self.style, left_out)
        };
        found.into_iter().map(|fault| fault.name).collect()
    }
}

#[test]
fn each_planted_fault_is_found_and_only_it() {
    let rows = rows();
    assert!(rows.len() >= 60, "{}", rows.len());
    let mut wrong = String::new();
    for row in &rows {
        let found = row.faults("");
        if found != [row.fault.as_str()] {
            wrong.push_str(&format!("{} for {}: {}\n", found.join(", "), row.fault, row.notice));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_row_fails_without_its_rule_and_every_rule_has_rows() {
    let rows = rows();
    for row in &rows {
        assert_eq!(row.faults(&row.fault), Vec::<&str>::new(), "{}", row.notice);
    }
    let planted: BTreeSet<&str> = rows.iter().map(|row| row.fault.as_str()).collect();
    let rules: BTreeSet<&str> = lint_rules().into_iter().collect();
    assert_eq!(planted, rules);
}
