//! The story that every store must live through, on disk and in memory.

use super::*;
use crate::store::disk::Disk;
use crate::store::memory::Memory;
use serde_json::json;

const DESK: &str = "# our desk\n[desk]\nstyle = 'bbc' # house\n";

fn author(who: &str) -> Author {
    let at = "2026-11-25T10:00:00Z".parse().unwrap();
    Author { who: who.into(), writer: format!("{who}-desk"), at }
}

fn event(name: &str) -> NewEvent {
    NewEvent { event: name.into(), article: Some("s".into()), data: json!({}), ..NewEvent::default() }
}

fn seed(files: &dyn Files) {
    let texts = [
        ("corrections.toml", DESK),
        ("articles/s/v1.md", "+++\ntitle = 'S'\n+++\nIt fell to tier three.\n"),
        ("sources/r.txt", "It was tier two.\n"),
    ];
    for (path, text) in texts {
        files.write(Path::new(path), text.as_bytes()).unwrap();
        files.sync_folder(&crate::store::files::folder_of(Path::new(path))).unwrap();
    }
}

fn correction(store: &Store) -> Publication {
    let record = Correction {
        id: "2026-11-25-abcdef".into(),
        article: "s".into(),
        kind: "correction".into(),
        wrong: "tier three".into(),
        right: "tier two".into(),
        ..Correction::default()
    };
    Publication {
        version: Some((store.path_of_version("s", Version::Number(2)), "It fell to tier two.\n".into())),
        record: Some(record),
        events: vec![event("correction.drafted"), event("correction.published")],
        ..Publication::default()
    }
}

fn live(files: impl Fn() -> Box<dyn Files>) {
    seed(files().as_ref());
    let mut ann = Store::open(files()).unwrap();
    let mut bob = Store::open(files()).unwrap();
    assert_eq!(ann.read_version("s", Version::Number(1)).unwrap().body(), "It fell to tier three.\n");
    assert_eq!(ann.source_ids().unwrap(), ["r.txt"]);
    assert_eq!(ann.read_source("r.txt").unwrap().text, "It was tier two.\n");

    ann.log_event(&author("ann"), event("review.set")).unwrap();
    bob.log_event(&author("bob"), event("review.set")).unwrap();
    let bobs = &bob.log.chains["bob-desk"].events[0];
    assert_eq!(bobs.seen["ann-desk"], bob.log.chains["ann-desk"].head(), "bob saw ann's line before writing");

    let events = ann.publish::<Error>(&author("ann"), |store| Ok(correction(store))).unwrap();
    assert_eq!(events.len(), 2);
    assert_eq!(ann.config.corrections[0].canonical, events[1].data["record_sha256"]);
    let text = String::from_utf8(ann.files().read(Path::new("corrections.toml")).unwrap()).unwrap();
    assert!(text.starts_with(DESK));

    let again = bob.publish::<Error>(&author("bob"), |store| Ok(correction(store))).unwrap_err();
    assert!(matches!(again.cause, Cause::Exists | Cause::Invalid(_)), "{again}");
    bob.refresh().unwrap();
    assert_eq!(bob.article("s").unwrap().newest(), Some(2));
    assert_eq!(bob.log.events().len(), 4);
    assert!(bob.log.breaks().is_empty());
    let refused = bob.publish(&author("bob"), |_| Err(Error::new(Path::new("x"), Cause::Changed)));
    assert!(refused.is_err() && bob.log.events().len() == 4);
}

#[test]
fn the_store_in_memory() {
    let memory = Memory::default();
    live(|| Box::new(memory.clone()));
}

#[test]
fn the_store_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    live(|| Box::new(Disk::new(folder.path())));
    let left = Disk::new(folder.path()).list(Path::new(".copydesk")).unwrap();
    let left: Vec<_> = left.into_iter().map(|entry| entry.name).collect();
    assert_eq!(left, [".gitignore", "lock"]);
}

/// New version, record and event are all there, or none is.
fn is_whole(store: &Store) -> bool {
    let version = store.article("s").unwrap().newest() == Some(2);
    let record = store.config.correction("2026-11-25-abcdef").is_some();
    let published = store.log.events().iter().any(|e| e.event == "correction.published");
    version == record && record == published
}

#[test]
fn a_crash_at_any_write_of_a_publication_leaves_the_desk_whole() {
    let mut ends = Vec::new();
    for power_cut in [false, true] {
        for step in 0.. {
            let memory = Memory::default();
            seed(&memory);
            let mut store = Store::open(Box::new(memory.clone())).unwrap();
            store.log_event(&author("ann"), event("review.set")).unwrap();
            memory.crash_at(step);
            let done = store.publish::<Error>(&author("ann"), |store| Ok(correction(store))).is_ok();
            memory.restart(power_cut);
            let mut store = Store::open(Box::new(memory.clone())).unwrap();
            assert!(is_whole(&store), "step {step}, power cut {power_cut}");
            assert!(store.log.breaks().is_empty());
            store.log_event(&author("ann"), event("review.set")).unwrap();
            assert!(is_whole(&store) && store.log.breaks().is_empty());
            ends.push(store.config.corrections.len());
            if done {
                break;
            }
        }
    }
    assert!(ends.contains(&0) && ends.contains(&1), "{ends:?}");
}

#[test]
fn a_torn_last_line_is_put_aside_and_that_is_an_event() {
    let memory = Memory::default();
    seed(&memory);
    let mut store = Store::open(Box::new(memory.clone())).unwrap();
    store.log_event(&author("ann"), event("review.set")).unwrap();
    memory.crash_at(0);
    store.log_event(&author("ann"), event("review.undone")).unwrap_err();
    memory.restart(true);
    let mut store = Store::open(Box::new(memory.clone())).unwrap();
    assert!(store.log.chains["ann-desk"].torn.is_some());
    store.log_event(&author("ann"), event("review.set")).unwrap();
    let names: Vec<_> = store.log.events().iter().map(|e| e.event.clone()).collect();
    assert_eq!(names, ["review.set", "history.torn", "review.set"]);
    assert!(store.log.breaks().is_empty());
    let torn = memory.read(Path::new("history/ann-desk.torn")).unwrap();
    assert!(torn.starts_with(b"{\"seq\":2,"));
}

#[test]
fn a_crash_while_a_torn_line_is_put_aside_loses_nothing() {
    for step in 0..6 {
        let memory = Memory::default();
        seed(&memory);
        let mut store = Store::open(Box::new(memory.clone())).unwrap();
        store.log_event(&author("ann"), event("review.set")).unwrap();
        memory.crash_at(0);
        store.log_event(&author("ann"), event("review.undone")).unwrap_err();
        memory.restart(false);
        memory.crash_at(step);
        let _ = store.log_event(&author("ann"), event("review.set"));
        memory.restart(true);
        let mut store = Store::open(Box::new(memory.clone())).unwrap();
        store.log_event(&author("ann"), event("review.set")).unwrap();
        assert!(store.log.breaks().is_empty(), "step {step}");
        assert!(memory.read(Path::new("history/ann-desk.torn")).unwrap().starts_with(b"{\"seq\":2,"));
    }
}

#[test]
fn a_read_only_desk_is_never_written() {
    let memory = Memory::default();
    seed(&memory);
    memory.write(Path::new("corrections.toml"), b"[desk]\nread_only = true\n").unwrap();
    let mut store = Store::open(Box::new(memory.clone())).unwrap();
    let before = memory.tree();
    let error = store.log_event(&author("ann"), event("review.set")).unwrap_err();
    assert!(error.to_string().contains("read_only = true"), "{error}");
    assert_eq!(memory.tree(), before);
}
