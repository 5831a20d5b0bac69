//! The demo desk in the repository: it is whole, and the engine says of its stories what an editor needs to hear.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod support;

use copydesk::desk::{CheckOptions, Checked, Desk};
use copydesk::settings::{Identity, Settings};
use copydesk::store::{Disk, Store, Version};
use copydesk_engine::Level;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn store() -> Store {
    Store::open(Box::new(Disk::new(root()))).expect("the demo desk")
}

fn sha256(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn nothing_on_it_is_skipped() {
    let store = store();
    assert!(store.config.problems.is_empty(), "{:?}", store.config.problems);
    assert!(store.config.read_only);
    assert!(store.articles.len() >= 4);
    for (slug, article) in &store.articles {
        for version in article.versions.keys() {
            let text = store.read_version(slug, *version).expect("a readable version");
            assert!(text.problems.is_empty(), "{slug}@{version}: {:?}", text.problems);
            assert!(text.front.title.is_some(), "{slug}@{version} has no headline");
            assert_eq!(
                text.front.published.is_none(),
                *version == Version::Draft,
                "{slug}@{version}: published"
            );
            assert!(!text.front.sources.is_empty(), "{slug}@{version} names no source");
            let words = text.body().split_whitespace().count();
            assert!((180..=450).contains(&words), "{slug}@{version}: {words} words");
            for id in &text.front.sources {
                store.read_source(id).unwrap_or_else(|error| panic!("{slug}@{version}: {error}"));
            }
        }
    }
}

#[test]
fn every_source_says_where_it_comes_from_and_is_what_it_was() {
    let store = store();
    for id in store.source_ids().expect("the sources") {
        let source = store.read_source(&id).expect("a readable source");
        let from = &source.provenance;
        assert!(source.problems.is_empty(), "{id}: {:?}", source.problems);
        let fields =
            [&from.title, &from.publisher, &from.retrieved, &from.importer, &from.kind, &from.standing];
        assert!(fields.iter().all(|field| field.is_some()), "{id}: {from:?}");
        let path = root().join(&store.config.sources).join(&id);
        assert_eq!(from.sha256.as_deref(), Some(sha256(&path).as_str()), "{id}: sha256 of the bytes");
    }
}

#[test]
fn every_record_stands_in_the_texts_and_on_its_source() {
    let store = store();
    for record in &store.config.corrections {
        let read = |name: &Option<String>| {
            let version = name.as_deref().and_then(Version::parse).expect("a version");
            store.read_version(&record.article, version).expect("a version")
        };
        let (old, new) = (read(&record.from), read(&record.to));
        assert!(old.body().contains(&record.wrong), "{}: {:?}", record.id, record.wrong);
        assert!(new.body().contains(&record.right), "{}: {:?}", record.id, record.right);
        assert!(
            new.body().contains(record.notice.as_deref().expect("a notice")),
            "{}: the notice",
            record.id
        );
        let cited = record.source.as_ref().expect("a source");
        let source = store.read_source(&cited.id).expect("a readable source");
        assert_eq!(cited.sha256.as_deref(), Some(source.sha256.as_str()), "{}: sha256", record.id);
    }
}

fn desk() -> Desk {
    let fixed = |name: &str| (name == "COPYDESK_USER").then(|| "Ada Venn".to_owned());
    let identity = Identity::new(&Settings::default(), &fixed).expect("somebody");
    Desk::open(root(), identity, true).expect("the demo desk")
}

fn check(words: &str) -> Checked {
    let desk = desk();
    let target = desk.target(words).expect("an article");
    desk.check(&target, &CheckOptions::default()).expect("an answer")
}

/// Rule and words of every error and warning.
fn found(checked: &Checked) -> Vec<(&str, &str)> {
    let findings = checked.findings.iter().filter(|finding| finding.level > Level::Note);
    findings.map(|finding| (finding.rule.name(), finding.text.as_str())).collect()
}

#[test]
fn the_story_as_first_published_has_level_year_and_direction_wrong() {
    let checked = check("trafficking-report-2017@v1");
    let sentence = "Cambodia fell to tier three in 2012 and was raised to the tier two watch list in 2013.";
    let claim = checked.claims.iter().find(|claim| claim.text == sentence).expect("the claim");
    let wrong = [("source/rank", "tier three"), ("source/date", "2012"), ("source/direction", "raised")];
    assert_eq!(found(&checked), wrong);
    for (rule, words) in wrong {
        let finding = checked.findings.iter().find(|finding| {
            (finding.rule.name(), finding.text.as_str(), finding.claim.as_ref())
                == (rule, words, Some(&claim.id))
        });
        let evidence = &finding.unwrap_or_else(|| panic!("no {rule} on {words:?}")).evidence;
        assert!(
            evidence.iter().any(|passage| passage.source == "tip-report-2017/cambodia.md"),
            "{rule}: {evidence:?}"
        );
    }
}

#[test]
fn the_story_as_corrected_contradicts_itself_and_its_notice_was_not_applied() {
    let checked = check("trafficking-report-2017@v2");
    let rules: Vec<&str> = found(&checked).into_iter().map(|(rule, _)| rule).collect();
    assert!(rules.contains(&"self/contradiction"), "{rules:?}");
    assert!(rules.contains(&"notice/not-applied"), "{rules:?}");
}

#[test]
fn a_page_with_its_furniture_around_it_is_read_as_an_article() {
    let page = root().join("fixtures/pages/bathing-flags.txt");
    let checked = desk().check_file(&page, &CheckOptions::default()).expect("an answer");
    let rules: Vec<&str> = found(&checked).into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(rules, ["self/contradiction", "notice/not-applied", "notice/style"]);
}

#[test]
fn clean_stories_are_left_alone() {
    for words in ["ferry-captain-verdict", "ines-calloway@v2"] {
        assert_eq!(found(&check(words)), [], "{words}");
    }
}

#[test]
fn every_other_story_has_the_error_that_an_editor_would_want_to_hear_of() {
    for (words, rule, wrong) in [
        ("city-budget-2025", "self/arithmetic", "15 per cent"),
        ("harbour-marathon-2024", "self/weekday", "Saturday 21 April"),
        ("turtle-survey-2023@draft", "source/quote", "ten"),
    ] {
        let checked = check(words);
        assert!(found(&checked).contains(&(rule, wrong)), "{words}: {:?}", found(&checked));
    }
}

#[test]
fn the_history_can_be_checked_as_the_manual_says() {
    if support::skips("history by sha256sum", "sha256sum") {
        return;
    }
    let manual = fs::read_to_string(root().join("docs/files.md")).expect("docs/files.md");
    let recipe = manual.lines().find(|line| line.starts_with("sed -n 3p history/")).expect("the recipe");
    let file = "history/helen-okafor-newsroom.jsonl";
    let lines = fs::read_to_string(root().join(file)).expect("the history");
    for (n, line) in lines.lines().enumerate() {
        let command =
            recipe.replace("history/nadia-laptop.jsonl", file).replace("3p", &format!("{}p", n + 1));
        let output = Command::new("sh").arg("-c").arg(command).current_dir(root()).output().expect("sh");
        let printed = String::from_utf8(output.stdout).expect("text");
        let sum = printed.split_whitespace().next().expect("a sum");
        assert!(line.ends_with(&format!(r#","hash":"{sum}"}}"#)), "line {}: {sum}", n + 1);
    }
}

#[test]
fn the_published_record_is_the_one_that_was_logged() {
    let store = store();
    let logged = fs::read_to_string(root().join("history/helen-okafor-newsroom.jsonl")).expect("the history");
    for record in &store.config.corrections {
        let sealed = format!(r#""record_sha256":"{}""#, record.canonical);
        assert!(logged.contains(&sealed), "{}", record.id);
    }
}
