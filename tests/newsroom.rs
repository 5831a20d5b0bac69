//! The cases in `tests/cases` through the engine: how many planted errors it finds, how many of its flags are right,
//! and how many clean stories it leaves alone. `cargo test --test newsroom -- --nocapture` prints the table.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use copydesk_engine::{
    Answer, Article, Finding, Level, Request, Scale, Settings, Source, Span, Verdict, check,
};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

/// Hundredths that may not be undercut: flags that are right, planted errors found, clean stories left alone.
const FLOOR: Floor = Floor { precision: 90, recall: 45, clean: 91 };

struct Floor {
    precision: usize,
    recall: usize,
    clean: usize,
}

struct Case {
    id: String,
    request: Request,
    planted: Vec<Planted>,
}

struct Planted {
    kind: String,
    /// What it should have said.
    truth: String,
    /// Byte ranges where a flag counts for it.
    places: Vec<Range<usize>>,
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

fn string(json: &Json, field: &str) -> Option<String> {
    json[field].as_str().map(str::to_owned)
}

fn list<'a>(json: &'a Json, field: &str) -> &'a [Json] {
    json[field].as_array().map_or(&[], Vec::as_slice)
}

fn article(slug: &str, json: &Json) -> Article {
    Article {
        slug: slug.to_owned(),
        title: string(json, "title"),
        published: json["published"].as_str().map(|day| day.parse().expect("a date")),
        text: string(json, "text").expect("a text"),
        ..Article::default()
    }
}

fn source(json: &Json) -> Source {
    Source {
        id: string(json, "id").expect("an id"),
        title: string(json, "title"),
        published: json["published"].as_str().map(|day| day.parse().expect("a date")),
        text: string(json, "text").expect("a text"),
        ..Source::default()
    }
}

/// Where the `occurrence`-th `span` of a planted error stands.
fn place(text: &str, json: &Json) -> Range<usize> {
    let span = json["span"].as_str().expect("a span");
    let nth = json["occurrence"].as_u64().expect("an occurrence") as usize - 1;
    let (start, _) = text.match_indices(span).nth(nth).expect("the span stands in the text");
    start..start + span.len()
}

fn read(path: &Path) -> Case {
    let text = fs::read_to_string(path).expect("a readable case");
    let json: Json = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let id = string(&json, "id").expect("an id");
    let article = article(&id, &json["article"]);
    let planted = list(&json, "errors")
        .iter()
        .map(|error| Planted {
            kind: string(error, "kind").expect("a kind"),
            truth: string(error, "truth").expect("a truth"),
            places: [error]
                .into_iter()
                .chain(list(error, "also"))
                .map(|at| place(&article.text, at))
                .collect(),
        })
        .collect();
    for silent in list(&json, "silent") {
        let silent = silent.as_str().expect("a string");
        assert!(article.text.contains(silent), "{id}: {silent:?} does not stand in the text");
    }
    let scales = list(&json, "scales")
        .iter()
        .map(|levels| {
            levels.as_array().expect("levels").iter().map(|l| l.as_str().expect("a level")).collect()
        })
        .map(|levels: Vec<&str>| Scale::new("", &levels))
        .collect();
    let request = Request {
        sources: list(&json, "sources").iter().map(source).collect(),
        previous: json["previous"].is_object().then(|| self::article(&id, &json["previous"])),
        settings: Settings { scales, ..Settings::default() },
        records: Vec::new(),
        article,
    };
    Case { id, request, planted }
}

fn cases() -> Vec<Case> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths: Vec<_> =
        fs::read_dir(dir).expect("tests/cases").map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "json"));
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn flags(answer: &Answer) -> Vec<&Finding> {
    answer.findings.iter().filter(|finding| finding.level > Level::Note).collect()
}

fn overlaps(span: Span, place: &Range<usize>) -> bool {
    span.start < place.end && place.start < span.end
}

fn score(cases: &[Case]) -> Tally {
    let mut tally = Tally::default();
    for case in cases {
        let answer = check(&case.request);
        let flags = flags(&answer);
        let mut false_alarms = 0;
        for flag in &flags {
            let hit = flag.place.is_body()
                && case
                    .planted
                    .iter()
                    .flat_map(|planted| &planted.places)
                    .any(|place| overlaps(flag.span, place));
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
