//! The corpus of the engine's fuzz target, replayed: each text as it is, cut short, and with bytes changed.

use copydesk_engine::{Article, Request, Source, check};
use std::fs;
use std::path::Path;

/// How many changed copies of a text are checked.
const COPIES: u64 = 40;

/// An article, its source and the version before, parted by lines of `====`.
fn sound(name: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split("\n====\n");
    let article = |text: &str| Article {
        slug: "a".to_owned(),
        text: text.to_owned(),
        published: Some(jiff::civil::date(2025, 3, 1)),
        ..Article::default()
    };
    let body = article(parts.next().unwrap_or_default());
    let source =
        Source { id: "s".to_owned(), text: parts.next().unwrap_or_default().to_owned(), ..Source::default() };
    let previous = parts.next().map(article);
    let request = Request { article: body, sources: vec![source], previous, ..Request::default() };
    for finding in check(&request).findings {
        let words = request.article.text.get(finding.span.start..finding.span.end);
        assert!(words.is_some(), "{name}: {finding:?}");
    }
}

#[test]
fn every_text_of_the_corpus_is_checked_whole_cut_and_changed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus/check");
    let mut files = 0;
    for file in fs::read_dir(folder).expect("the corpus").map(|entry| entry.expect("a file")) {
        let (name, bytes) =
            (file.file_name().to_string_lossy().into_owned(), fs::read(file.path()).expect("a file"));
        sound(&name, &bytes);
        // a plain generator of numbers, so that every run checks the same bytes
        let mut state = 11_u64;
        let mut next = |most: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or(0) % most.max(1)
        };
        for _ in 0..COPIES {
            let mut copy = bytes.clone();
            copy.truncate(next(bytes.len()));
            sound(&name, &copy);
            let mut copy = bytes.clone();
            for _ in 0..4 {
                let (at, with) = (next(bytes.len()), next(bytes.len()));
                copy[at] = bytes[with];
            }
            sound(&name, &copy);
        }
        files += 1;
    }
    assert!(files >= 2, "{files} files");
}
