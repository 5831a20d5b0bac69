//! The cases in `tests/cases` through the engine: how many planted errors it finds, how many of its flags are right,
//! and how many clean stories it leaves alone. `cargo test --test newsroom -- --nocapture` prints the table.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

#[path = "support/newsroom.rs"]
mod newsroom;

use copydesk_engine::{Answer, Verdict, check};
use newsroom::{Case, Measured, cases, flags, hits, overlaps};
use std::collections::BTreeMap;

/// Hundredths that may not be undercut: flags that are right, planted errors found, clean stories left alone.
const FLOOR: Floor = Floor { precision: 90, recall: 45, clean: 91 };

struct Floor {
    precision: usize,
    recall: usize,
    clean: usize,
}

#[derive(Default)]
struct Tally {
    planted: usize,
    found: usize,
    flags: usize,
    right: usize,
    clean: usize,
    left_alone: usize,
    kinds: BTreeMap<String, (usize, usize)>,
    lines: Vec<String>,
}

fn score(cases: &[Case]) -> Tally {
    let mut tally = Tally::default();
    for case in cases {
        let answer = check(&case.request);
        let flags = flags(&answer);
        let mut false_alarms = 0;
        for flag in &flags {
            let hit = hits(flag, case);
            tally.flags += 1;
            tally.right += usize::from(hit);
            if !hit {
                false_alarms += 1;
                let (rule, text, message) = (flag.rule.name(), &flag.text, &flag.message);
                tally.lines.push(format!("{}: false alarm {rule} on {text:?}: {message}", case.id));
            }
        }
        for planted in &case.planted {
            let found =
                flags.iter().any(|flag| planted.places.iter().any(|place| overlaps(flag.span, place)));
            let kind = tally.kinds.entry(planted.kind.clone()).or_default();
            kind.0 += 1;
            kind.1 += usize::from(found);
            tally.planted += 1;
            tally.found += usize::from(found);
            if !found {
                let words = &case.request.article.text[planted.places[0].clone()];
                tally
                    .lines
                    .push(format!("{}: missed {} {words:?}: {}", case.id, planted.kind, planted.truth));
            }
        }
        if case.planted.is_empty() {
            tally.clean += 1;
            tally.left_alone += usize::from(false_alarms == 0);
        }
    }
    tally
}

#[test]
fn the_engine_finds_what_is_planted_and_leaves_the_rest_alone() {
    let cases = cases();
    let tally = score(&cases);
    for line in &tally.lines {
        println!("{line}");
    }
    for (kind, (planted, found)) in &tally.kinds {
        println!("{kind:<22} {found} of {planted}");
    }
    let Tally { planted, found, flags, right, clean, left_alone, .. } = tally;
    println!(
        "{} cases: {found} of {planted} found, {right} of {flags} flags right, {left_alone} of {clean} clean",
        cases.len()
    );
    assert!(right * 100 >= FLOOR.precision * flags, "{right} of {flags} flags are right");
    assert!(found * 100 >= FLOOR.recall * planted, "{found} of {planted} planted errors are found");
    assert!(left_alone * 100 >= FLOOR.clean * clean, "{left_alone} of {clean} clean stories are left alone");
}

#[test]
fn a_claim_is_contradicted_only_with_a_finding_of_a_source() {
    for case in cases() {
        let answer = check(&case.request);
        for claim in answer.claims.iter().filter(|claim| claim.verdict == Verdict::Contradicted) {
            let backed = flags(&answer).into_iter().any(|finding| {
                finding.rule.name().starts_with("source/") && finding.claim.as_ref() == Some(&claim.id)
            });
            assert!(backed, "{}: {:?} is contradicted without a finding", case.id, claim.text);
        }
    }
}

#[test]
fn every_span_is_the_text_that_it_says() {
    for case in cases() {
        let answer = check(&case.request);
        let body = &case.request.article.text;
        for claim in answer.claims.iter().filter(|claim| claim.place.is_body()) {
            assert_eq!(&body[claim.span.start..claim.span.end], claim.text, "{}", case.id);
        }
        for finding in answer.findings.iter().filter(|finding| finding.place.is_body()) {
            assert_eq!(&body[finding.span.start..finding.span.end], finding.text, "{}", case.id);
        }
        for evidence in answer.claims.iter().flat_map(|claim| &claim.evidence) {
            let source = case.request.sources.iter().find(|source| source.id == evidence.source);
            let source = source.unwrap_or_else(|| panic!("{}: no source {}", case.id, evidence.source));
            assert_eq!(&source.text[evidence.span.start..evidence.span.end], evidence.text, "{}", case.id);
        }
    }
}

#[test]
fn the_same_question_has_the_same_answer() {
    for case in cases() {
        let json =
            |answer: &Answer| serde_json::to_string(&(&answer.claims, &answer.findings)).expect("an answer");
        assert_eq!(json(&check(&case.request)), json(&check(&case.request)), "{}", case.id);
    }
}

#[test]
fn the_manual_has_the_measured_table_of_rules() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");
    let page = std::fs::read_to_string(page).expect("docs/rules.md");
    let now = Measured::of(&cases()).put_into(&page).expect("docs/rules.md has the two marks");
    assert!(now == page, "docs/rules.md is out of date: cargo run --example rules");
}
