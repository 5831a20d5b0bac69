//! Versions out of folders and repositories, on a desk in memory.

use super::*;
use crate::desk::example::desk_of;
use crate::store::Files;
use crate::store::memory::Memory;
use std::fs;
use std::path::Path;

fn folder(pages: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in pages {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn request(slug: &str, from: &Path) -> BringRequest {
    BringRequest { slug: slug.into(), from: from.to_owned(), ..BringRequest::default() }
}

const A: &str = "The ferry carried 9 horses.\n";
const B: &str = "The ferry carried 11 horses.\n";

#[test]
fn there_and_back_are_four_versions_and_the_same_again_is_none() {
    let files = Memory::default();
    let pages = [
        ("ferry-2024-06-01.md", A),
        ("ferry-2024-06-02.md", B),
        ("ferry-2024-06-03.md", A),
        ("ferry-2024-06-04.md", "\nThe ferry carried 9 horses.  \n\n"),
        ("ferry-2024-06-05.md", B),
        ("notes.csv", "no page"),
    ];
    let from = folder(&pages);
    let mut desk = desk_of(&files, "ann");
    let dry = desk.bring(&BringRequest { dry_run: true, ..request("ferry", from.path()) }).unwrap();
    assert_eq!((dry.versions.len(), desk.store.log.events().len()), (4, 0));
    let done = desk.bring(&request("ferry", from.path())).unwrap();
    assert_eq!((done.versions.len(), done.unchanged, done.known), (4, 1, 0));
    let v2 = desk.store.read_version("ferry", Version::Number(2)).unwrap();
    assert_eq!(v2.front.origin.as_deref(), Some("page ferry-2024-06-02.md"));
    assert_eq!(v2.front.published.as_deref(), Some("2024-06-02T00:00:00Z"));
    assert_eq!(v2.front.written.as_deref(), Some("2024-06-01T00:00:00Z"));
    let events = desk.events_of("ferry");
    assert_eq!(events.len(), 4);
    assert_eq!(events[0].claimed.unwrap().to_string(), "2024-06-01T00:00:00Z");
    let bytes = files.read(Path::new("articles/ferry/v1.md")).unwrap();
    assert_eq!(events[0].data_str("sha256"), Some(sha256(&bytes).as_str()));
    let again = desk.bring(&request("ferry", from.path())).unwrap();
    assert_eq!((again.versions.len(), again.known, again.unchanged), (0, 4, 1));
    let claims = desk.history("ferry").unwrap();
    assert_eq!(claims[0].versions.len(), 4, "one claim through all four: {claims:?}");
}

#[test]
fn what_is_older_than_the_newest_version_is_refused_and_nothing_is_written() {
    let files = Memory::default();
    let mut desk = desk_of(&files, "ann");
    let from = folder(&[("2016-01-01.md", A), ("2018-01-01.md", B)]);
    let before = files.tree();
    let error = desk.bring(&request("s", from.path())).unwrap_err();
    assert_eq!(error.kind, Kind::Conflict);
    let kept = |tree: std::collections::BTreeMap<PathBuf, Vec<u8>>| {
        tree.into_iter().filter(|(path, _)| !path.starts_with(".copydesk")).collect::<Vec<_>>()
    };
    assert_eq!(kept(files.tree()), kept(before));
}

#[test]
fn bad_slugs_and_places_are_refused() {
    let files = Memory::default();
    let mut desk = desk_of(&files, "ann");
    let from = folder(&[("2018-01-01.md", A), ("2018-01-02.md", "+++\ntitle = \n+++\nx\n")]);
    for slug in ["", "../x", "a//b", ".git/x", "a/b/c/d/e", "x@v1"] {
        assert_eq!(desk.bring(&request(slug, from.path())).unwrap_err().kind, Kind::Usage, "{slug}");
    }
    let done = desk.bring(&request("new", from.path())).unwrap();
    assert_eq!(
        (done.versions.len(), done.problems.len()),
        (1, 1),
        "the other one is told, not dropped silently"
    );
    let empty = folder(&[]);
    assert_eq!(desk.bring(&request("other", empty.path())).unwrap_err().kind, Kind::NotFound);
    assert_eq!(
        desk.bring(&request("other", Path::new("/nowhere/at/all.md"))).unwrap_err().kind,
        Kind::NotFound
    );
}
