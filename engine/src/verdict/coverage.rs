//! How much of an article was checked, and why the rest was not.

use crate::answer::{Agreement, Claim, Coverage, NotChecked, Verdict};
use crate::reading::Story;
use crate::text::Block;
use std::collections::HashMap;

/// Counts the sentences of the body, those with facts and those that a source settled; notices are no claims and are
/// left out.
#[must_use]
pub fn of(story: &Story<'_>, claims: &[Claim]) -> Coverage {
    let mut coverage = Coverage::default();
    let body = claims.iter().filter(|claim| claim.place == story.body.place);
    let by_start: HashMap<usize, &Claim> = body.map(|claim| (claim.span.start, claim)).collect();
    for sentence in story.body.sentences.iter().filter(|sentence| sentence.block != Block::Notice) {
        coverage.sentences += 1;
        let claim = by_start.get(&sentence.span.start);
        coverage.with_facts += usize::from(claim.is_some());
        match claim.map_or(Some("no fact to check"), |claim| why_not(claim)) {
            Some(reason) => {
                coverage.not_checked.push(NotChecked { span: sentence.span, reason: reason.to_owned() });
            }
            None => coverage.checked += 1,
        }
    }
    coverage
}

/// Why a claim was not settled; `None` where it was.
fn why_not(claim: &Claim) -> Option<&'static str> {
    let some = |agreement| claim.bindings.iter().any(|binding| binding.agreement == agreement);
    match claim.verdict {
        Verdict::Supported | Verdict::Contradicted => None,
        Verdict::Unchecked => Some("no source to check it against"),
        Verdict::NotFound if claim.evidence.is_empty() => Some("no passage speaks to it"),
        Verdict::NotFound if some(Agreement::Agrees) => Some("the sources bear out only a part of it"),
        Verdict::NotFound => Some("no passage has its facts"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::{Article, Request, Source};

    const SOURCE: &str = "The dam at Corrie Glen was finished in 1954. It is 61 metres high and holds back 14 million cubic \
        metres of water.";

    fn coverage(text: &str, sources: &[&str]) -> Coverage {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let source =
            |text: &&str| Source { id: "source".to_owned(), text: (*text).to_owned(), ..Source::default() };
        let sources = sources.iter().map(source).collect();
        crate::check(&Request { article, sources, ..Request::default() }).coverage
    }

    fn reasons(coverage: &Coverage) -> Vec<&str> {
        coverage.not_checked.iter().map(|it| it.reason.as_str()).collect()
    }

    #[test]
    fn every_sentence_is_checked_or_has_a_reason() {
        let text = "The dam at Corrie Glen was finished in 1954. It is a fine sight. Bakers in Leeds want 14% more pay.";
        let it = coverage(text, &[SOURCE]);
        assert_eq!((it.sentences, it.with_facts, it.checked), (3, 2, 1), "{it:?}");
        assert_eq!(it.checked + it.not_checked.len(), it.sentences);
        assert_eq!(reasons(&it).first(), Some(&"no fact to check"));
    }

    #[test]
    fn without_a_source_nothing_is_checked() {
        let it = coverage("The dam at Corrie Glen was finished in 1954. It is a fine sight.", &[]);
        assert_eq!((it.sentences, it.with_facts, it.checked), (2, 1, 0));
        assert_eq!(reasons(&it), ["no source to check it against", "no fact to check"]);
    }

    #[test]
    fn a_wrong_figure_is_checked_too() {
        let it = coverage("The dam at Corrie Glen was finished in 1964.", &[SOURCE]);
        assert_eq!((it.checked, it.not_checked.len()), (1, 0), "{it:?}");
    }

    #[test]
    fn an_empty_article_has_nothing_to_check() {
        assert_eq!(coverage("", &[SOURCE]), Coverage::default());
    }
}
