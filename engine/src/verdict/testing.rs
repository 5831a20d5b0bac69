//! What the tests of verdicts share: the rules that speak of one article beside one source.

use crate::answer::Verdict;
use crate::rules::{Finding, Rule};
use crate::{Answer, Article, Level, Request, Source, check};

/// The rules at `warning` or `error`, in order.
pub(super) fn rules(article: &str, source: &str) -> Vec<Rule> {
    found(article, source).iter().filter(|f| f.level > Level::Note).map(|f| f.rule).collect()
}

/// All findings, in order.
pub(super) fn found(article: &str, source: &str) -> Vec<Finding> {
    answer(article, source).findings
}

/// The same with what only asks, but for what no source speaks of.
pub(super) fn asked(article: &str, source: &str) -> Vec<Rule> {
    let findings = found(article, source);
    findings.iter().filter(|f| f.rule != Rule::SourceMissing).map(|f| f.rule).collect()
}

/// The verdict on the one claim of an article beside one source.
pub(super) fn verdict(article: &str, source: &str) -> Verdict {
    answer(article, source).claims.first().map_or(Verdict::Unchecked, |claim| claim.verdict)
}

fn answer(article: &str, source: &str) -> Answer {
    let article = Article { slug: "a".into(), text: article.into(), ..Article::default() };
    let source = Source { id: "s".into(), text: source.into(), ..Source::default() };
    check(&Request { article, sources: vec![source], ..Request::default() })
}
