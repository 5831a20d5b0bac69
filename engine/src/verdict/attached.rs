//! What the article attaches to a name or calls a work, against the sources: nationality and title of a work.

use super::compare::name;
use crate::evidence::{Library, fold, is_stop_word};
use crate::facts::{Name, NameType, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::Span;

/// Another nationality, or another title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Otherwise {
    /// Which rule.
    pub rule: Rule,
    /// The words of the article.
    pub span: Span,
    /// What the source has.
    pub right: String,
    /// The source, and where it stands.
    pub place: (usize, Span),
}

/// Checks the nationality attached to a person, or the title of a work.
#[must_use]
pub fn check(article: &Reading<'_>, at: Span, it: &Name, library: &Library<'_>) -> Option<Otherwise> {
    match it.kind {
        NameType::Work => title(article, at, it, library),
        NameType::Person | NameType::Other => nationality(article, at, it, library),
        _ => None,
    }
}

fn names<'l>(library: &'l Library<'_>) -> impl Iterator<Item = (usize, Span, &'l Name)> {
    library.sources.iter().enumerate().flat_map(|(source, reading)| {
        reading.facts.iter().filter_map(move |fact| match &fact.value {
            Value::Name(name) => Some((source, fact.span, name)),
            _ => None,
        })
    })
}

/// Wrong only if every source that gives this person a nationality gives another.
fn nationality(article: &Reading<'_>, at: Span, it: &Name, library: &Library<'_>) -> Option<Otherwise> {
    let ours = it.nationality.as_deref()?;
    let theirs: Vec<(usize, Span, &str)> = names(library)
        .filter(|(_, _, name)| name::compare(it, name).agrees())
        .filter_map(|(source, span, name)| Some((source, span, name.nationality.as_deref()?)))
        .collect();
    let (source, span, right) = *theirs.first()?;
    if theirs.iter().any(|(_, _, other)| fold(other) == fold(ours)) {
        return None;
    }
    let sentence = article.sentence_at(at.start)?.span;
    let start = sentence.start + sentence.of(article.text).find(ours)?;
    let place = (source, span);
    Some(Otherwise {
        rule: Rule::SourceCategory,
        span: Span::new(start, start + ours.len()),
        right: right.into(),
        place,
    })
}

/// Wrong if no source has the title, and one has a title as long that differs in one word.
fn title(article: &Reading<'_>, at: Span, it: &Name, library: &Library<'_>) -> Option<Otherwise> {
    let ours = content(&it.value);
    let known = |reading: &Reading<'_>| fold(reading.text).contains(fold(&it.value).as_ref());
    if ours.len() < 2 || library.sources.iter().any(known) {
        return None;
    }
    let mut near = names(library).filter(|(_, _, name)| {
        let theirs = content(&name.value);
        let apart = ours.iter().zip(&theirs).filter(|(a, b)| a != b).count();
        name.kind != NameType::Person && theirs.len() == ours.len() && apart == 1
    });
    let (source, span, right) = near.next()?;
    let in_article = fold(article.text).contains(fold(&right.value).as_ref());
    let only = near.all(|(_, _, other)| other.value == right.value);
    (only && !in_article).then(|| Otherwise {
        rule: Rule::SourceWork,
        span: at,
        right: right.value.clone(),
        place: (source, span),
    })
}

/// The words of a title that carry meaning.
fn content(title: &str) -> Vec<String> {
    name::words(title).into_iter().filter(|word| !is_stop_word(word)).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::{Article, Request, Source, check};

    fn rules(article: &str, source: &str) -> Vec<Rule> {
        let article = Article { slug: "a".into(), text: article.into(), ..Article::default() };
        let source = Source { id: "s".into(), text: source.into(), ..Source::default() };
        let answer = check(&Request { article, sources: vec![source], ..Request::default() });
        answer.findings.iter().filter(|f| f.level > crate::Level::Note).map(|f| f.rule).collect()
    }

    #[test]
    fn another_nationality_is_found_and_none_is_not() {
        let source = "The prize went to the Danish pianist Karen Holt for her recital.";
        assert_eq!(rules("The Swedish pianist Karen Holt won the prize.", source), [Rule::SourceCategory]);
        assert!(rules("The Danish pianist Karen Holt won the prize.", source).is_empty());
        assert!(rules("Karen Holt won the prize.", source).is_empty());
    }

    #[test]
    fn a_title_with_one_word_wrong_is_found() {
        let source = "Her first novel, “The Salt Road”, was published in 1994.";
        assert_eq!(
            rules("Her first novel, “The Salt Street”, came out in 1994.", source),
            [Rule::SourceWork]
        );
        assert!(rules("Her first novel, “The Salt Road”, came out in 1994.", source).is_empty());
    }
}
