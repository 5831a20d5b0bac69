//! What the tests of verdicts share: the rules that speak of one article beside one source.

use crate::answer::Verdict;
use crate::rules::Rule;
use crate::{Article, Level, Request, Source, check};

/// The rules at `warning` or `error`, in order.
pub(super) fn rules(article: &str, source: &str) -> Vec<Rule> {
    let article = Article { slug: "a".into(), text: article.into(), ..Article::default() };
    let source = Source { id: "s".into(), text: source.into(), ..Source::default() };
    let answer = check(&Request { article, sources: vec![source], ..Request::default() });
    answer.findings.iter().filter(|f| f.level > Level::Note).map(|f| f.rule).collect()
}

/// The verdict on the one claim of an article beside one source.
pub(super) fn verdict(article: &str, source: &str) -> Verdict {
    let article = Article { slug: "a".into(), text: article.into(), ..Article::default() };
    let source = Source { id: "s".into(), text: source.into(), ..Source::default() };
    let answer = check(&Request { article, sources: vec![source], ..Request::default() });
    answer.claims.first().map_or(Verdict::Unchecked, |claim| claim.verdict)
}
