//! The import on a desk in a temporary folder; files are read in this process.

use super::*;
use crate::desk::Readers;
use crate::settings::{Identity, Settings};
use crate::store::Version;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

struct Place {
    folder: TempDir,
    desk: Desk,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("desk");
        fs::create_dir_all(&root).unwrap();
        fs::write(root.join("corrections.toml"), "[desk]\npublication = \"The Test\"\n").unwrap();
        let env = |name: &str| match name {
            "COPYDESK_USER" => Some("ivo".to_owned()),
            "COPYDESK_NOW" => Some("2026-01-02T03:04:05Z".to_owned()),
            _ => None,
        };
        let identity = Identity::new(&Settings::default(), &env).unwrap();
        let desk = Desk::open(&root, identity, false).unwrap();
        Self { folder, desk }
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join("desk").join(name)).unwrap()
    }

    fn import(&mut self, request: &ImportRequest) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        let never = AtomicBool::new(false);
        self.desk.import(request, &never, &mut |_, one| outcomes.push(one.clone())).unwrap();
        outcomes.sort_by(|a: &Imported, b| a.name.cmp(&b.name));
        outcomes.into_iter().map(|one| one.outcome).collect()
    }
}

fn files(paths: &[&Path]) -> ImportRequest {
    ImportRequest { paths: paths.iter().map(|path| (*path).to_owned()).collect(), ..ImportRequest::default() }
}

fn ids(outcomes: &[Outcome]) -> Vec<&str> {
    outcomes
        .iter()
        .map(|outcome| match outcome {
            Outcome::Brought { id, .. } => id.as_str(),
            Outcome::Known(_) => "known",
            Outcome::Failed(why) => why.as_str(),
        })
        .collect()
}

#[test]
fn a_text_becomes_a_source_and_is_known_the_second_time() {
    let mut place = Place::new();
    let path = place.write("note.txt", "The board met on 6 May 2024.\n");
    let mut request = files(&[&path]);
    request.told = Told { title: Some("The note".into()), standing: Some("high".into()), ..Told::default() };
    assert_eq!(ids(&place.import(&request)), ["note.txt"]);
    assert_eq!(ids(&place.import(&request)), ["known"]);
    let source = place.desk.store.read_source("note.txt").unwrap();
    assert_eq!(source.provenance.title.as_deref(), Some("The note"));
    assert_eq!(source.provenance.retrieved.as_deref(), Some("2026-01-02T03:04:05Z"));
    assert_eq!(source.provenance.importer.as_deref(), Some("text 1"));
    assert_eq!(source.provenance.sha256.as_deref(), Some(source.sha256.as_str()));
    assert!(!place.desk.root().join("sources/note.txt.txt").exists());
}

#[test]
fn another_encoding_is_read_and_kept_as_it_was() {
    let mut place = Place::new();
    let path = place.write("cafe.txt", b"Le caf\xe9 co\xfbte 4 euros, dit le minist\xe8re.\n");
    assert_eq!(ids(&place.import(&files(&[&path]))), ["cafe.txt"]);
    let source = place.desk.store.read_source("cafe.txt").unwrap();
    assert_eq!(source.text, "Le café coûte 4 euros, dit le ministère.\n");
    assert!(source.provenance.warnings[0].contains("windows-1252"));
    assert!(fs::read(place.desk.root().join("sources/cafe.txt")).unwrap().contains(&0xe9));
}

#[test]
fn a_folder_keeps_its_shape_and_a_bad_file_costs_itself() {
    let mut place = Place::new();
    place.write("in/a.txt", "One fact: 4 boats.\n");
    place.write("in/deep/b.txt", "Two facts: 5 boats.\n");
    place.write("in/deep/same.txt", "Two facts: 5 boats.\n");
    place.write("in/empty.txt", "");
    place.write("in/picture.png", b"\x89PNG\r\n\x1a\nxxxx");
    place.write("in/.hidden", "x");
    place.write("in/a.txt.toml", "title = 'A'\n");
    let folder = place.folder.path().join("in");
    let outcomes = place.import(&files(&[&folder]));
    let mut found = ids(&outcomes);
    found.sort_unstable();
    let expected = ["in/a.txt", "in/deep/b.txt", "known", "no reader for a PNG picture", "the file is empty"];
    let other = ["in/a.txt", "in/deep/same.txt", "known", "no reader for a PNG picture", "the file is empty"];
    assert!(found == expected || found == other, "{found:?}");
    assert_eq!(place.desk.store.source_ids().unwrap().len(), 2);
}

#[test]
fn a_large_file_stays_where_it_lies_and_is_watched() {
    let mut place = Place::new();
    let path = place.write("archive/big.txt", "The ferry has 212 seats, and nobody counted them twice.\n");
    place.desk.readers.keep = 20;
    assert_eq!(ids(&place.import(&files(&[&path]))), ["big.txt"]);
    let sources = place.folder.path().join("sources");
    assert!(!sources.join("big.txt").exists(), "it is not copied");
    assert!(place.read("sources/big.txt.txt").contains("212 seats"));
    assert!(
        place.read("sources/big.txt.toml").contains("original = "),
        "{}",
        place.read("sources/big.txt.toml")
    );
    assert_eq!(place.desk.store.source_ids().unwrap(), ["big.txt"]);
    let source = place.desk.store.read_source("big.txt").unwrap();
    assert_eq!(place.desk.original_of(&source), path.canonicalize().unwrap());
    assert_eq!(ids(&place.import(&files(&[&path]))), ["known"], "by its hash");
    let told = |place: &Place| place.desk.complaints().into_iter().map(|c| c.message).collect::<Vec<_>>();
    assert_eq!(told(&place), Vec::<String>::new());
    // Read again, it is still kept where it lies.
    let again = ImportRequest { again: true, ..files(&[&path]) };
    assert_eq!(ids(&place.import(&again)), ["big.txt"]);
    assert!(!sources.join("big.txt").exists());
    fs::write(&path, "The ferry has 221 seats.\n").unwrap();
    assert!(told(&place)[0].contains("no longer the file"), "{:?}", told(&place));
    fs::remove_file(&path).unwrap();
    assert!(told(&place)[0].contains("not there any more"), "{:?}", told(&place));
    assert!(place.desk.store.read_source("big.txt").is_ok(), "the text is evidence all the same");
    // Another file of that name does not take its place unasked.
    let other = place.write("other/big.txt", "Short.\n");
    assert!(ids(&place.import(&files(&[&other])))[0].contains("--again"));
}

#[test]
fn other_bytes_under_a_known_name_need_a_word() {
    let mut place = Place::new();
    let path = place.write("note.txt", "The board met.\n");
    place.import(&files(&[&path]));
    fs::write(&path, "The board did not meet.\n").unwrap();
    let said = place.import(&files(&[&path]));
    assert!(ids(&said)[0].contains("--again"), "{said:?}");
    assert_eq!(place.read("sources/note.txt"), "The board met.\n");
    let again = ImportRequest { again: true, ..files(&[&path]) };
    assert_eq!(ids(&place.import(&again)), ["note.txt"]);
    assert_eq!(place.read("sources/note.txt"), "The board did not meet.\n");
}

#[test]
fn read_again_keeps_what_an_editor_wrote() {
    let mut place = Place::new();
    let path = place.write("desk/sources/page.md", "---\ntitle: From the file\n---\nWords and 4 boats.\n");
    assert_eq!(ids(&place.import(&files(&[&path]))), ["page.md"]);
    assert_eq!(place.read("sources/page.md.txt"), "Words and 4 boats.\n");
    let toml = place.read("sources/page.md.toml").replace("From the file", "Ours") + "kind = \"wire\"\n";
    fs::write(place.desk.root().join("sources/page.md.toml"), toml).unwrap();
    fs::write(place.desk.root().join("sources/page.md.txt"), "spoilt\n").unwrap();
    let again = ImportRequest { again: true, ..files(&[&path]) };
    assert_eq!(ids(&place.import(&again)), ["page.md"]);
    let source = place.desk.store.read_source("page.md").unwrap();
    assert_eq!(source.provenance.title.as_deref(), Some("Ours"));
    assert_eq!(source.provenance.kind.as_deref(), Some("wire"));
    assert_eq!((source.text.as_str(), source.locators[0].1.line), ("Words and 4 boats.\n", Some(4)));
}

#[test]
fn an_article_is_published_where_it_says_when_and_a_draft_else() {
    let mut place = Place::new();
    let published =
        place.write("Fares up!.md", "---\ntitle: Fares up\ndate: 2024-05-06\n---\nThe board met.\n");
    let draft = place.write("mill.txt", "Mill to close\n\nThe mill will close in May.\n");
    let request = ImportRequest { to: As::Article, ..files(&[&published, &draft]) };
    let mut said = place.import(&request);
    said.sort_by_key(|one| format!("{one:?}"));
    assert_eq!(ids(&said), ["fares-up@v1", "mill@draft"]);
    assert_eq!(ids(&place.import(&request)), ["known", "known"]);
    let story = place.desk.store.read_version("fares-up", Version::Number(1)).unwrap();
    assert_eq!(story.problems, []);
    assert_eq!((story.front.title.as_deref(), story.body()), (Some("Fares up"), "The board met.\n"));
    assert_eq!(story.front.published.as_deref(), Some("2024-05-06"));
    assert!(story.front.origin.unwrap().starts_with("Fares up!.md (markdown 1), sha256 "));
    let mill = place.desk.store.read_version("mill", Version::Draft).unwrap();
    assert_eq!(mill.front.title.as_deref(), Some("Mill to close"));
    fs::write(&draft, "Mill to close\n\nThe mill will close in June.\n").unwrap();
    assert!(ids(&place.import(&request)).iter().any(|said| said.contains("already")));
    assert!(place.desk.breaches().is_empty());
}

#[test]
fn a_stopped_import_says_what_is_left() {
    let mut place = Place::new();
    for n in 0..50 {
        place.write(&format!("in/{n}.txt"), format!("There are {n} boats.\n"));
    }
    let request = files(&[&place.folder.path().join("in")]);
    let stop = AtomicBool::new(false);
    let mut seen = 0;
    let left = place.desk.import(&request, &stop, &mut |_, _| {
        seen += 1;
        stop.store(true, Ordering::Relaxed);
    });
    assert_eq!(place.desk.store.source_ids().unwrap().len(), seen);
    assert!(left.unwrap() > 0 || seen == 50);
}

#[test]
fn nothing_is_written_to_a_desk_that_is_read_only_or_into_itself() {
    let mut place = Place::new();
    let path = place.write("note.txt", "Words.\n");
    let never = AtomicBool::new(false);
    let desk = place.desk.root().to_owned();
    let error = place.desk.import(&files(&[&desk]), &never, &mut |_, _| {}).unwrap_err();
    assert!(error.message.contains("the desk itself"), "{error:?}");
    assert!(place.desk.import(&files(&[Path::new("/nowhere/x")]), &never, &mut |_, _| {}).is_err());
    place.desk.store.read_only = true;
    assert!(place.desk.import(&files(&[&path]), &never, &mut |_, _| {}).is_err());
    assert_eq!(Readers::default().program, None);
}

#[test]
fn files_of_one_name_are_not_mixed_up() {
    let mut place = Place::new();
    let paths = ["a/note.txt", "b/note.txt", "c/NOTE.txt", "d/note"]
        .map(|name| place.write(name, format!("It is {name} with 4 boats.\n")));
    let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    let said = place.import(&files(&paths));
    let brought = said.iter().filter(|one| matches!(one, Outcome::Brought { .. })).count();
    assert_eq!(brought, 1, "{said:?}");
    assert!(
        said.iter().any(|one| matches!(one, Outcome::Failed(why) if why.contains("by itself"))),
        "{said:?}"
    );
    for id in place.desk.store.source_ids().unwrap() {
        let source = place.desk.store.read_source(&id).unwrap();
        assert_eq!(source.provenance.sha256, Some(source.sha256), "{id}");
    }
    let again = ImportRequest { again: true, ..files(&[paths[0], paths[0]]) };
    assert_eq!(place.import(&again).len(), 2);
}

#[test]
fn the_same_article_again_is_known_and_another_text_is_its_next_version() {
    let mut place = Place::new();
    let text = |words: &str| format!("---\ntitle: Fares up\ndate: 2024-05-06\n---\n{words}\n");
    let path = place.write("fares.md", text("The board met."));
    let again = ImportRequest { to: As::Article, again: true, ..files(&[&path]) };
    assert_eq!(ids(&place.import(&again)), ["fares@v1"]);
    assert_eq!(ids(&place.import(&again)), ["known"]);
    fs::write(&path, text("The board did not meet.")).unwrap();
    assert_eq!(ids(&place.import(&again)), ["fares@v2"]);
    assert_eq!(place.read("articles/fares/v1.md").lines().last(), Some("The board met."));
}

#[test]
fn an_archive_of_archives_has_one_budget() {
    use std::io::{Cursor, Write};
    let packed = |entries: &[(String, Vec<u8>)]| {
        let mut zip = zip::write::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let texts: Vec<_> =
        (0..20).map(|n| (format!("{n}.txt"), format!("There are {n} boats.\n").into_bytes())).collect();
    let inner = packed(&texts);
    let outer: Vec<_> =
        (0..20).map(|n| (format!("{n}.zip"), [inner.clone(), vec![b' '; n]].concat())).collect();
    let mut place = Place::new();
    let path = place.write("many.zip", packed(&outer));
    place.desk.readers.limits.parts = 50;
    let said = place.import(&files(&[&path]));
    assert!(
        said.iter().any(|one| matches!(one, Outcome::Failed(why) if why.contains("packed in it"))),
        "{said:?}"
    );
    assert!(said.len() < 120, "{}", said.len());
}
