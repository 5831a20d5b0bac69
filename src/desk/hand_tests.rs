use super::*;
use crate::desk::CheckOptions;
use crate::desk::example::desk_of;
use crate::store::Files;
use crate::store::memory::Memory;
use std::path::Path;

const V1: Version = Version::Number(1);
const STORY: &str = "+++\ntitle = 'Grades'\npublished = 2017-06-29T08:00:00Z\nsources = ['report.txt']\n+++\n\
The mission spent $974,896 in 2016 and it employed 43 people in 2015.\n\nNobody liked the porridge.\n\n\
It closed in 2017.\n";

fn desk() -> (Memory, Desk) {
    let files = Memory::default();
    drop(desk_of(&files, "ann"));
    files.write(Path::new("articles/s/v1.md"), STORY.as_bytes()).unwrap();
    let more = "Notes of the cook.\nThe mission closed in 2018, and 34 people were paid in 2015.\n";
    files.write(Path::new("sources/notes.txt"), more.as_bytes()).unwrap();
    let desk = desk_of(&files, "ann");
    (files, desk)
}

fn check(desk: &Desk) -> Checked {
    desk.check_version("s", V1, &CheckOptions::default()).unwrap()
}

fn claim(desk: &Desk, words: &str) -> Claim {
    let found = check(desk).claims.into_iter().find(|claim| claim.text.contains(words));
    found.unwrap_or_else(|| panic!("no claim has {words:?}"))
}

#[test]
fn a_claim_is_added_where_the_engine_saw_none_and_taken_back() {
    let (_, mut desk) = desk();
    let before = check(&desk).claims.len();
    let start = check(&desk).text.find("Nobody").unwrap();
    let span = Span::new(start, start + "Nobody liked the porridge.".len());
    desk.by_hand("s", V1, &Hand::Added { place: Place::Body, span }).unwrap();
    let claims = check(&desk).claims;
    assert_eq!(claims.len(), before + 1);
    assert_eq!(claim(&desk, "porridge").verdict, Verdict::NotFound);
    assert!(
        claims.windows(2).all(|pair| !pair[0].place.is_body() || pair[0].span.start < pair[1].span.start)
    );
    let again = desk.by_hand("s", V1, &Hand::Added { place: Place::Body, span }).unwrap_err();
    assert_eq!(again.kind, Kind::Refused);
    assert_eq!(desk.undo().unwrap().decision, "a claim added");
    assert_eq!(check(&desk).claims.len(), before);
    desk.redo().unwrap();
    assert_eq!(check(&desk).claims.len(), before + 1);
}

#[test]
fn a_claim_is_split_into_two_that_are_judged_alone() {
    let (_, mut desk) = desk();
    let whole = claim(&desk, "$974,896");
    let at = whole.span.start + whole.text.find(" and it").unwrap() + " and".len();
    desk.by_hand("s", V1, &Hand::Split { claim: &whole, at }).unwrap();
    let (first, second) = (claim(&desk, "$974,896"), claim(&desk, "43 people"));
    assert_ne!(first.id, second.id);
    assert_eq!(first.verdict, Verdict::Supported, "{first:?}");
    assert_ne!(second.verdict, Verdict::Supported);
    let checked = check(&desk);
    assert!(
        checked
            .claims
            .iter()
            .all(|claim| claim.span.of(&checked.text) == claim.text || !claim.place.is_body())
    );
    assert!(checked.findings.iter().all(|finding| finding.claim.as_ref() != Some(&whole.id)));
}

#[test]
fn claims_are_merged_and_split_again_by_undo() {
    let (_, mut desk) = desk();
    let before = check(&desk).claims;
    let body: Vec<&Claim> = before.iter().filter(|claim| claim.place.is_body()).collect();
    desk.by_hand("s", V1, &Hand::Merged { claims: body.clone() }).unwrap();
    let merged = claim(&desk, "porridge");
    assert!(merged.text.starts_with("The mission") && merged.text.ends_with("2017."), "{merged:?}");
    assert_eq!(desk.undo().unwrap().decision, "claims merged");
    assert_eq!(check(&desk).claims, before);
}

#[test]
fn evidence_is_chosen_from_any_source_and_decides() {
    let (files, mut desk) = desk();
    let closed = claim(&desk, "closed in 2017");
    let text = String::from_utf8(files.read(Path::new("sources/notes.txt")).unwrap()).unwrap();
    let start = text.find("The mission closed").unwrap();
    let span = Span::new(start, text.trim_end().len());
    desk.by_hand("s", V1, &Hand::Evidence { claim: &closed, source: "notes.txt", span }).unwrap();
    let now = claim(&desk, "closed in 2017");
    assert_eq!(now.id, closed.id);
    assert_eq!((now.evidence[0].source.as_str(), now.evidence[0].span), ("notes.txt", span));
    assert_eq!(now.evidence[0].locator.line, Some(2));
    let checked = check(&desk);
    assert!(checked.sources.iter().any(|source| source.id == "notes.txt"));
    for binding in &now.bindings {
        assert!(binding.source.is_none_or(|source| span.contains(source)), "{binding:?}");
    }
    // What the source lost is no evidence any more.
    files.write(Path::new("sources/notes.txt"), b"Nothing is left.\n").unwrap();
    assert!(claim(&desk, "closed in 2017").evidence.iter().all(|evidence| evidence.source != "notes.txt"));
}

#[test]
fn what_cannot_be_a_claim_is_refused() {
    let (_, mut desk) = desk();
    let whole = claim(&desk, "$974,896");
    for hand in [
        Hand::Added { place: Place::Body, span: Span::new(9_000, 9_009) },
        Hand::Split { claim: &whole, at: whole.span.start },
        Hand::Split { claim: &whole, at: 9_000 },
        Hand::Merged { claims: vec![&whole] },
        Hand::Evidence { claim: &whole, source: "report.txt", span: Span::new(5, 5) },
        Hand::Evidence { claim: &whole, source: "../corrections.toml", span: Span::new(0, 5) },
    ] {
        assert!(desk.by_hand("s", V1, &hand).is_err(), "{hand:?}");
    }
}
