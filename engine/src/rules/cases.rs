//! What the cases of the rules share.

use super::{Finding, Rule};
use crate::reading::Story;
use crate::request::{Article, Request};

fn find(previous: Option<&str>, text: &str) -> Vec<Finding> {
    let article = |text: &str| Article { slug: "case".into(), text: text.into(), ..Article::default() };
    let request = Request { article: article(text), previous: previous.map(article), ..Request::default() };
    super::find(&Story::new(&request))
}

fn words(rule: Rule, findings: Vec<Finding>) -> Vec<String> {
    findings.into_iter().filter(|f| f.rule == rule).map(|f| f.text).collect()
}

/// The rule flags one stretch of `text`, which holds `words`.
#[track_caller]
pub fn flags(rule: Rule, text: &str, words: &str) {
    let found = self::words(rule, find(None, text));
    assert!(found.len() == 1 && found.iter().all(|f| f.contains(words)), "{text}: {found:?}");
}

/// The rule flags nothing in `text`.
#[track_caller]
pub fn silent(rule: Rule, text: &str) {
    assert!(words(rule, find(None, text)).is_empty(), "{text}: {:?}", find(None, text));
}

/// The rule flags something that touches `part` in the new text, and nothing else.
#[track_caller]
pub fn changed_flags(rule: Rule, old: &str, new: &str, part: &str) {
    let found = words(rule, find(Some(old), new));
    assert!(
        found.len() == 1 && found.iter().all(|words| words.contains(part) || part.contains(words.as_str())),
        "{found:?}"
    );
}

/// The rule flags nothing in the new text.
#[track_caller]
pub fn changed_silent(rule: Rule, old: &str, new: &str) {
    let found = words(rule, find(Some(old), new));
    assert!(found.is_empty(), "{new}: {found:?}");
}

/// Everything found in the new text.
pub fn changed(old: &str, new: &str) -> Vec<Finding> {
    find(Some(old), new)
}
