//! What holds for every check, of any text; the engine's test of the corpus has this file too.

use copydesk_engine::{Article, Request, Source};

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
