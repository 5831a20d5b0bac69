//! The corpus of the fuzz targets, replayed: each file as it is, cut short, and with bytes changed, by every reader
//! that might meet it. Whatever the answer is, it is sound, and there is one.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use copydesk_import::{Kind, Limits, Tracked, read, zip};
use std::fs;
use std::path::Path;

const SMALL: Limits =
    Limits { file: 1 << 20, unpacked: 4 << 20, ratio: 100, text: 1 << 20, parts: 200, rows: 2000, depth: 60 };
/// How many changed copies of a file are read.
const COPIES: usize = 24;

/// Every file of the corpus, with the kind that its folder is named after.
fn corpus() -> Vec<(Kind, String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus");
    let mut found = Vec::new();
    for folder in fs::read_dir(root).expect("the corpus").map(|entry| entry.expect("a folder")) {
        let name = folder.file_name().to_string_lossy().into_owned();
        // the texts of the engine are read by its own tests
        if name == "check" {
            continue;
        }
        let kind = Kind::named(&name).unwrap_or_else(|| panic!("{name} is no kind"));
        for file in fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("a file")) {
            let bytes = fs::read(file.path()).expect("a file");
            found.push((kind, format!("{name}/{}", file.file_name().to_string_lossy()), bytes));
        }
    }
    found.sort_by(|a, b| a.1.cmp(&b.1));
    found
}

fn sound(name: &str, kind: Option<Kind>, bytes: &[u8]) {
    if kind == Some(Kind::Zip) {
        let _ = zip::each(bytes, &SMALL, &mut |entry, _| zip::parts(&entry).is_ok() || entry.len() < 9);
        return;
    }
    if let Ok(read) = read(None, kind, bytes, &SMALL, Tracked::Accepted) {
        for document in &read.documents {
            assert_eq!(document.fault(), None, "{name}");
            assert!(document.text.len() <= SMALL.text, "{name}");
        }
    }
}

#[test]
fn every_file_of_the_corpus_has_a_sound_answer() {
    let corpus = corpus();
    assert!(corpus.len() >= 40, "{} files", corpus.len());
    for (kind, name, bytes) in &corpus {
        sound(name, Some(*kind), bytes);
        sound(name, None, bytes);
    }
}

#[test]
fn cut_and_changed_files_have_one_too() {
    // A plain generator of numbers, so that every run reads the same bytes.
    let mut state = 11_u64;
    let mut next = |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % most.max(1)
    };
    for (kind, name, bytes) in corpus() {
        if bytes.len() > 64 << 10 {
            continue;
        }
        for copy in 0..COPIES {
            let mut changed = bytes.clone();
            changed.truncate(if copy % 3 == 0 { next(bytes.len()) } else { bytes.len() });
            for _ in 0..copy % 5 {
                let at = next(changed.len());
                if let Some(byte) = changed.get_mut(at) {
                    *byte = u8::try_from(next(256)).unwrap_or(0);
                }
            }
            sound(&format!("{name}, copy {copy}"), Some(kind), &changed);
            sound(&format!("{name}, copy {copy}"), None, &changed);
        }
    }
}

#[test]
fn each_file_is_what_its_folder_says() {
    for (kind, name, bytes) in corpus() {
        // Files that are bad on purpose say so in their names.
        if name.contains("bad-") {
            continue;
        }
        let file = format!("x.{}", name.rsplit('.').next().unwrap_or_default());
        let found =
            copydesk_import::detect(Some(&file), &bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert_eq!(found.kind, kind, "{name}");
    }
}
