//! What holds for every reading, of any bytes.

use copydesk_engine::{Article, Request, Source};
use copydesk_import::{Kind, Limits, Tracked, read};

/// Limits small enough for many runs a second.
const SMALL: Limits =
    Limits { file: 1 << 20, unpacked: 4 << 20, ratio: 100, text: 1 << 20, parts: 200, rows: 2000, depth: 60 };

/// Reads the bytes as a file of the kind of that name, and stops where the reading is not sound.
pub fn target(kind: &str, bytes: &[u8]) {
    let kind = Kind::named(kind);
    if kind == Some(Kind::Zip) {
        let _ = copydesk_import::zip::each(bytes, &SMALL, &mut |name, _| {
            copydesk_import::zip::parts(&name).is_ok()
        });
        return;
    }
    for tracked in [Tracked::Accepted, Tracked::Original] {
        if let Ok(read) = read(None, kind, bytes, &SMALL, tracked) {
            for document in &read.documents {
                assert_eq!(document.fault(), None);
            }
        }
    }
}

/// Checks an article against a source and the version before, parted by lines of `====`, and stops where a finding lies outside the
/// text, or not between two characters.
pub fn check(bytes: &[u8]) {
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
    let request = Request {
        article: body,
        sources: vec![source],
        previous: parts.next().map(article),
        ..Request::default()
    };
    for finding in copydesk_engine::check(&request).findings {
        assert!(request.article.text.get(finding.span.start..finding.span.end).is_some(), "{finding:?}");
    }
}
