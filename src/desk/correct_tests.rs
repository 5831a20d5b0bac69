//! The whole way of a correction on a desk in memory.

use super::*;
use crate::desk::example::desk_of;
use crate::store::Files;
use crate::store::memory::Memory;
use std::path::Path;

fn request() -> CorrectionRequest {
    CorrectionRequest {
        slug: "s".into(),
        wrong: "43".into(),
        right: "34".into(),
        ..CorrectionRequest::default()
    }
}

#[test]
fn a_correction_is_prepared_published_and_proved() {
    let files = Memory::default();
    let mut desk = desk_of(&files, "ann");
    let before = files.tree();
    let draft = desk.prepare(&request()).unwrap();
    assert_eq!(files.tree(), before, "preparing writes nothing");
    assert_eq!((draft.from, draft.to), (Version::Number(1), Version::Number(2)));
    let record = &draft.record;
    assert_eq!(record.place.as_deref(), Some("paragraph 2"));
    let source = record.source.as_ref().unwrap();
    assert_eq!((source.id.as_str(), source.locator.as_deref()), ("report.txt", Some("line 1")));
    assert!(draft.proof.holds(), "{:?}", draft.proof);

    let published = desk.publish(&request(), &draft).unwrap();
    assert_eq!(published.record.id, record.id);
    let text = desk.store.read_version("s", Version::Number(2)).unwrap();
    assert!(text.body().starts_with("The mission spent $974,896 in 2016.\n\nIt employed 34 people.\n\n*"));
    assert_eq!(text.front.written.as_deref(), Some("2017-06-29T08:00:00Z"));
    assert!(desk.prove("s").unwrap().iter().all(Proof::holds));
    assert_eq!(desk.notices(&record.id, None).unwrap()[0].text, record.notice.clone().unwrap());
    let diff = desk.diff("s", None).unwrap();
    assert_eq!(diff.changes[0].covered_by.as_ref(), Some(&record.id));
    let error = desk.undo().unwrap_err();
    assert!(error.message.contains("never taken back"), "{error}");
    assert_eq!(files.read(Path::new("articles/s/v1.md")).unwrap(), before[Path::new("articles/s/v1.md")]);
}

#[test]
fn words_that_do_not_stand_there_are_refused() {
    let desk = desk_of(&Memory::default(), "ann");
    let error = |wrong: &str, right: &str| {
        let request = CorrectionRequest { wrong: wrong.into(), right: right.into(), ..request() };
        let error = desk.prepare(&request).unwrap_err();
        (error.kind, error.hint.unwrap_or_default())
    };
    assert_eq!(error("44", "34").0, Kind::NotFound);
    let (kind, hint) = error("974,896 dollars", "1");
    assert_eq!(kind, Kind::NotFound, "{hint}");
    assert_eq!(error("43", "43").0, Kind::Usage);
}

#[test]
fn words_that_stand_twice_need_a_claim() {
    let files = Memory::default();
    drop(desk_of(&files, "ann"));
    let text = "It employed 43 people in 2015.\n\nIt trained 43 people in 2016.\n";
    files.write(Path::new("articles/s/v1.md"), text.as_bytes()).unwrap();
    let desk = desk_of(&files, "ann");
    let error = desk.prepare(&request()).unwrap_err();
    assert_eq!(error.kind, Kind::Refused);
    assert!(error.message.contains("2 times: paragraph 1, paragraph 2"), "{error}");
    let claims = desk.check_version("s", Version::Number(1), &CheckOptions::default()).unwrap().claims;
    let request = CorrectionRequest { claim: Some(claims[1].id.0.clone()), ..request() };
    assert_eq!(desk.prepare(&request).unwrap().record.place.as_deref(), Some("paragraph 2"));
}

#[test]
fn a_proof_that_fails_needs_a_reason() {
    let files = Memory::default();
    let mut desk = desk_of(&files, "ann");
    let mut request = CorrectionRequest { right: "35".into(), ..request() };
    let draft = desk.prepare(&request).unwrap();
    let before = files.tree();
    let error = desk.publish(&request, &draft).unwrap_err();
    assert!(error.message.contains("source-agrees"), "{error}");
    assert_eq!(files.tree(), before);
    request.reason = Some("the ministry said so by telephone".into());
    let published = desk.publish(&request, &desk.prepare(&request).unwrap()).unwrap();
    assert_eq!(published.record.reason, request.reason);
}

#[test]
fn two_who_correct_the_same_words_do_not_both_win() {
    let files = Memory::default();
    let (mut ann, mut bob) = (desk_of(&files, "ann"), desk_of(&files, "bob"));
    let (anns, bobs) = (ann.prepare(&request()).unwrap(), bob.prepare(&request()).unwrap());
    ann.publish(&request(), &anns).unwrap();
    let error = bob.publish(&request(), &bobs).unwrap_err();
    assert!(matches!(error.kind, Kind::NotFound | Kind::Conflict), "{error:?}");
    bob.refresh().unwrap();
    assert_eq!(bob.config().corrections.len(), 1);
}
