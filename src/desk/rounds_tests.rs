//! Whole rounds of corrections on a desk in memory: several facts, notes, retractions, one after the other, and crashes.

use super::example::desk_of;
use super::{CorrectionRequest, Desk, Kind, ReportRequest, State};
use crate::export;
use crate::store::memory::Memory;
use crate::store::{Files, Version};
use std::path::Path;

const LONG: &str = "+++\ntitle = 'Mill at Orm shut in 2012'\npublished = 2017-06-29T08:00:00Z\n\
                    url = 'https://test.example/mill-orm'\nsources = ['report.txt']\n+++\n\
                    The mill at Orm shut in 2012 with 40 looms.\n\nIt rose again in 2016, four years after the closure of \
                    the mill at Orm.\n\n![The mill at Orm in 2012](mill.jpg)\n";
const SOURCE: &str = "The mill at Orm shut in 2013 with 60 looms. It rose again in 2016.\n";

fn mill() -> (Memory, Desk) {
    let files = Memory::default();
    drop(desk_of(&files, "ann"));
    for (path, text) in [("articles/mill/v1.md", LONG), ("sources/report.txt", SOURCE)] {
        files.write(Path::new(path), text.as_bytes()).unwrap();
    }
    for folder in ["", "articles/mill", "articles/s", "sources"] {
        files.sync_folder(Path::new(folder)).unwrap();
    }
    let desk = desk_of(&files, "ann");
    (files, desk)
}

fn pair(wrong: &str, right: &str) -> (String, String) {
    (wrong.to_owned(), right.to_owned())
}

fn request(wrong: &str, right: &str) -> CorrectionRequest {
    CorrectionRequest {
        slug: "mill".into(),
        wrong: wrong.into(),
        right: right.into(),
        ..CorrectionRequest::default()
    }
}

fn failing(desk: &Desk, request: &CorrectionRequest) -> Vec<(&'static str, String)> {
    let draft = desk.prepare(request).unwrap();
    draft.proof.steps.iter().filter(|s| !s.holds).map(|s| (s.name, s.message.clone())).collect()
}

#[test]
fn what_was_derived_and_what_stands_elsewhere_is_listed_and_fixed_with_it() {
    let (_, mut desk) = mill();
    let first = request("2012 with 40 looms", "2013 with 60 looms");
    let found = failing(&desk, &first);
    let names: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
    assert!(names.contains(&"new-lacks-wrong") && names.contains(&"derived"), "{found:?}");
    let derived = &found.iter().find(|(name, _)| *name == "derived").unwrap().1;
    assert!(derived.contains("“four years after” should be “three years after”"), "{derived}");

    let whole = CorrectionRequest {
        also: vec![pair("shut in 2012", "shut in 2013"), pair("in 2012]", "in 2013]")],
        derived: vec![pair("four years after", "three years after")],
        ..first
    };
    // The headline says `shut in 2012` too, so the words of the body must be told apart from it.
    assert_eq!(desk.prepare(&whole).unwrap_err().kind, Kind::Refused);
    let whole = CorrectionRequest {
        also: vec![
            pair("Mill at Orm shut in 2012", "Mill at Orm shut in 2013"),
            pair("in 2012]", "in 2013]"),
        ],
        ..whole
    };
    let draft = desk.prepare(&whole).unwrap();
    assert!(draft.proof.holds(), "{:?}", draft.proof);
    let published = desk.publish(&whole, &draft).unwrap();
    assert_eq!(published.record.derived, ["four years after → three years after"]);
    let text = desk.store.read_version("mill", Version::Number(2)).unwrap();
    assert_eq!(text.front.title.as_deref(), Some("Mill at Orm shut in 2013"));
    assert!(!text.body().split("\n\n*").next().unwrap().contains("2012"), "{}", text.body());
    assert!(desk.prove("mill").unwrap().iter().all(|proof| proof.holds()));
    let guardian = desk.notices(&published.record.id, Some("guardian")).unwrap();
    assert!(guardian[0].text.contains("three years after"), "{guardian:?}");
}

#[test]
fn a_retraction_keeps_the_address_and_takes_the_body() {
    let (files, mut desk) = mill();
    let bare = CorrectionRequest { kind: Some("retraction".into()), ..request("", "") };
    assert_eq!(desk.prepare(&bare).unwrap_err().kind, Kind::Usage);
    let noted = CorrectionRequest { note: Some("the register was forged".into()), ..bare };
    let draft = desk.prepare(&noted).unwrap();
    assert!(draft.proof.holds(), "{:?}", draft.proof);
    let published = desk.publish(&noted, &draft).unwrap();
    let text = desk.store.read_version("mill", Version::Number(2)).unwrap();
    assert_eq!(text.body(), "*Retraction: This article has been withdrawn. The register was forged.*\n");
    assert_eq!(text.front.url.as_deref(), Some("https://test.example/mill-orm"));
    assert!(
        files.read(Path::new("articles/mill/v1.md")).unwrap() == LONG.as_bytes(),
        "the old text stays in its version"
    );
    let items = desk.notice_items(&published.record.id, None).unwrap();
    assert!(export::newsml(&desk.publisher(), &items).contains("stat:canceled"));
}

#[test]
fn a_note_changes_no_word_and_a_milder_name_hides_no_error() {
    let (_, mut desk) = mill();
    let note = CorrectionRequest {
        kind: Some("editors-note".into()),
        note: Some("the picture was taken down".into()),
        ..request("", "")
    };
    desk.publish(&note, &desk.prepare(&note).unwrap()).unwrap();
    let text = desk.store.read_version("mill", Version::Number(2)).unwrap();
    assert!(
        text.body().ends_with("mill.jpg)\n\n*Editor’s note: The picture was taken down.*\n"),
        "{}",
        text.body()
    );

    for kind in ["update", "clarification", "refile"] {
        let hidden = CorrectionRequest { kind: Some(kind.into()), ..request("40 looms", "60 looms") };
        let error = desk.publish(&hidden, &desk.prepare(&hidden).unwrap()).unwrap_err();
        assert!(error.message.starts_with("notice/kind: a figure"), "{kind}: {error}");
    }
    let named = CorrectionRequest {
        kind: Some("update".into()),
        reason: Some("the looms were bought later".into()),
        ..request("40 looms", "60 looms")
    };
    assert_eq!(desk.publish(&named, &desk.prepare(&named).unwrap()).unwrap().record.kind, "update");
}

#[test]
fn what_does_harm_is_not_repeated_and_needs_a_lawyer() {
    let (_, mut desk) = mill();
    let harm = CorrectionRequest { sensitive: true, ..request("40 looms", "60 looms") };
    let draft = desk.prepare(&harm).unwrap();
    assert!(!draft.record.notice.as_deref().unwrap().contains("40"), "{:?}", draft.record.notice);
    assert!(desk.publish(&harm, &draft).unwrap_err().message.contains("lawyer"));
    let cleared = CorrectionRequest { cleared_by: Some("R. Voss".into()), ..harm };
    let record = desk.publish(&cleared, &desk.prepare(&cleared).unwrap()).unwrap().record;
    assert_eq!((record.sensitive, record.cleared_by.as_deref()), (true, Some("R. Voss")));
}

#[test]
fn a_round_of_publishing_reading_proving_exporting_and_superseding() {
    let (files, mut desk) = mill();
    let report =
        ReportRequest { article: "mill".into(), wrong: "40 looms".into(), ..ReportRequest::default() };
    let id = desk.report_error(&report).unwrap().id;
    let first = CorrectionRequest { report: Some(id.clone()), ..request("40 looms", "60 looms") };
    desk.publish(&first, &desk.prepare(&first).unwrap()).unwrap();

    let mut again = desk_of(&files, "ann");
    assert_eq!(again.lives(), desk.lives());
    assert_eq!(again.config().corrections, desk.config().corrections);
    assert!(again.prove(&id).unwrap().iter().all(|proof| proof.holds()));
    let items = again.published_corrections();
    let errata: serde_json::Value =
        serde_json::from_str(&export::errata(&again.publisher(), &items)).unwrap();
    let read = &errata["errata"][0];
    let record = again.config().correction(&id).unwrap().clone();
    assert_eq!(
        (read["id"].as_str(), read["original_text"].as_str()),
        (Some(id.as_str()), Some(record.wrong.as_str()))
    );
    assert_eq!(read["notice"].as_str(), record.notice.as_deref());
    let ld: serde_json::Value = serde_json::from_str(&export::json_ld(&again.publisher(), &items)).unwrap();
    assert_eq!(ld["review"][0]["claimReviewed"], "The mill at Orm shut in 2012 with 40 looms.");

    let second = CorrectionRequest {
        supersedes: Some(id.clone()),
        reason: Some("the register was misread".into()),
        ..request("60 looms", "61 looms")
    };
    let later = again.publish(&second, &again.prepare(&second).unwrap()).unwrap().record;
    let desk = desk_of(&files, "ann");
    assert_eq!(
        (desk.lives()[&id].state, desk.lives()[&later.id].state),
        (State::Superseded, State::Published)
    );
    let kept: Vec<&str> = desk.config().corrections.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(kept, [id.as_str(), later.id.as_str()], "both stay");
    let text = desk.store.read_version("mill", Version::Number(3)).unwrap();
    assert!(text.body().contains(record.notice.as_deref().unwrap()), "a published notice is never edited");
    assert!(
        later
            .notice
            .as_deref()
            .unwrap()
            .starts_with("An earlier correction of this article was itself wrong")
    );
    assert!(desk.breaches().is_empty(), "{:?}", desk.breaches());
}

/// A step of a correction's life on a desk where everything before it was done.
type Deed = fn(&mut Desk, &str) -> bool;

/// Every step that writes, in order.
const DEEDS: [Deed; 8] = [
    |desk, _| {
        let report =
            ReportRequest { article: "mill".into(), wrong: "40 looms".into(), ..ReportRequest::default() };
        desk.report_error(&report).is_ok()
    },
    |desk, id| desk.take_up(id).is_ok(),
    |desk, id| desk.uphold(id, None).is_ok(),
    |desk, id| {
        let request = CorrectionRequest { report: Some(id.into()), ..request("40 looms", "60 looms") };
        let draft = desk.prepare(&request);
        draft.is_ok_and(|draft| desk.keep_draft(&request, &draft).is_ok())
    },
    |desk, id| desk.hold(id, "the lawyer is away").is_ok(),
    |desk, id| desk.take_up(id).is_ok(),
    |desk, id| desk.approve(id).is_ok(),
    |desk, id| desk.publish_approved(id).is_ok(),
];

/// A desk on which the first `count` deeds were done, and the id of its correction.
fn after(count: usize) -> (Memory, String) {
    let (files, mut desk) = mill();
    let mut id = String::new();
    for deed in &DEEDS[..count] {
        assert!(deed(&mut desk, &id));
        id = desk.lives().into_keys().next().unwrap_or_default();
    }
    (files, id)
}

#[test]
fn a_crash_between_any_two_writes_leaves_the_desk_whole() {
    for (n, deed) in DEEDS.iter().enumerate() {
        let (files, id) = after(n);
        let before = files.writes();
        assert!(deed(&mut desk_of(&files, "ann"), &id));
        let steps = files.writes() - before;
        assert!(steps > 0);
        for step in 0..steps {
            let (files, id) = after(n);
            let mut desk = desk_of(&files, "ann");
            files.crash_at(step);
            assert!(!deed(&mut desk, &id), "deed {n}, step {step}");
            files.restart(true);
            // Whoever comes next finds all of it or nothing, and can go on.
            let mut desk = desk_of(&files, "bob");
            let report =
                ReportRequest { article: "s".into(), wrong: "43".into(), ..ReportRequest::default() };
            desk.report_error(&report).unwrap();
            assert!(desk.breaches().is_empty(), "deed {n}, step {step}: {:?}", desk.breaches());
            let published = desk.lives().get(&id).is_some_and(|life| life.state == State::Published);
            let has = |there: bool| there == published;
            assert!(has(desk.config().correction(&id).is_some()), "deed {n}, step {step}: record");
            assert!(
                has(files.read(Path::new("articles/mill/v2.md")).is_ok()),
                "deed {n}, step {step}: version"
            );
        }
    }
}
