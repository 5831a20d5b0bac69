//! The corpus of the engine's fuzz target, replayed: each text as it is, cut short, and with bytes changed.

use std::fs;
use std::path::Path;

// The fuzz targets are a workspace of their own, which the engine cannot depend on: the file is shared.
#[path = "../../fuzz/src/check.rs"]
mod target;

/// How many changed copies of a text are checked.
const COPIES: u64 = 40;

#[test]
fn every_text_of_the_corpus_is_checked_whole_cut_and_changed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus/check");
    let mut files = 0;
    for file in fs::read_dir(folder).expect("the corpus").map(|entry| entry.expect("a file")) {
        // seen where the test fails
        println!("{}", file.file_name().display());
        let bytes = fs::read(file.path()).expect("a file");
        target::check(&bytes);
        // a plain generator of numbers, so that every run checks the same bytes
        let mut state = 11_u64;
        let mut next = |most: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or(0) % most.max(1)
        };
        for _ in 0..COPIES {
            let mut copy = bytes.clone();
            copy.truncate(next(bytes.len()));
            target::check(&copy);
            let mut copy = bytes.clone();
            for _ in 0..4 {
                let (at, with) = (next(bytes.len()), next(bytes.len()));
                copy[at] = bytes[with];
            }
            target::check(&copy);
        }
        files += 1;
    }
    assert!(files >= 2, "{files} files");
}
