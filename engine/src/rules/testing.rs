//! What the tests of rules share: stories of one text, and what a rule says of them.

use super::{Level, Rule};
use crate::request::{Article, Request};
use crate::settings::{Scale, Settings};

/// A story of a headline and a text, published on 14 May 2025, with one declared scale if `levels` has any.
pub(super) fn story(title: Option<&str>, text: &str, levels: &[&str]) -> Request {
    let article = Article {
        slug: "story".into(),
        title: title.map(str::to_owned),
        published: "2025-05-14".parse().ok(),
        text: text.to_owned(),
        ..Article::default()
    };
    let scales = if levels.is_empty() { Vec::new() } else { vec![Scale::new("", levels)] };
    Request { article, settings: Settings { scales, ..Settings::default() }, ..Request::default() }
}

/// The words that `rule` flags in a text at `warning` or `error`, in order.
pub(super) fn flagged(rule: Rule, text: &str) -> Vec<String> {
    flagged_in(rule, &story(None, text, &[]))
}

/// The same for a whole request.
pub(super) fn flagged_in(rule: Rule, request: &Request) -> Vec<String> {
    let answer = crate::check(request);
    let of_rule = answer.findings.iter().filter(|f| f.rule == rule && f.level > Level::Note);
    of_rule.map(|finding| finding.text.clone()).collect()
}

/// Fails unless `rule` flags exactly the given words of each text.
pub(super) fn finds(rule: Rule, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(flagged(rule, text), [*expected], "{text}");
    }
}

/// Fails if `rule` flags anything in one of the texts.
pub(super) fn silent(rule: Rule, texts: &[&str]) {
    for text in texts {
        assert_eq!(flagged(rule, text), [] as [&str; 0], "{text}");
    }
}
