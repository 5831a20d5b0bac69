//! The country that the article gives a person against the one that the sources give them.
//!
//! `the Danish pianist X` and `X of Denmark` say it in running text; lists and results say it in brackets, in a code, or
//! behind a comma: `X (Delta, NED)`, `X, Denmark`. Wrong only if every source that gives this person a country gives
//! another, and the one is no part of the other.

use crate::evidence::Library;
use crate::facts::name::{nation, nation_of_code, nations_differ, same_name};
use crate::facts::{Name, NameType, Value};
use crate::reading::Reading;
use crate::text::{Span, TokenKind};

/// The countries that the sources give to people.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    given: Vec<Given>,
}

#[derive(Clone, Debug)]
struct Given {
    name: String,
    nation: &'static str,
    words: String,
    place: (usize, Span),
}

/// Another country than the sources'.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// The words of the article.
    pub span: Span,
    /// What the source has.
    pub right: String,
    /// The source, and where the person stands in it.
    pub place: (usize, Span),
}

impl Origins {
    /// Collects them.
    #[must_use]
    pub fn new(library: &Library<'_>) -> Self {
        let mut given = Vec::new();
        for (source, reading) in library.sources.iter().enumerate() {
            for fact in &reading.facts {
                let Value::Name(name) = &fact.value else { continue };
                if !is_person(name) {
                    continue;
                }
                let told = attached(name).or_else(|| listed(reading, fact.span));
                if let Some((nation, words)) = told {
                    let place = (source, fact.span);
                    given.push(Given { name: name.value.clone(), nation, words, place });
                }
            }
        }
        Self { given }
    }

    /// What the sources say against the nationality that the article attaches to a name at `at`.
    #[must_use]
    pub fn check(&self, article: &Reading<'_>, at: Span, name: &Name) -> Option<Foreign> {
        let ours = name.nationality.as_deref().filter(|_| is_person(name))?;
        let nation = nation(&ours.to_lowercase())?;
        let theirs: Vec<&Given> = self.given.iter().filter(|it| same_name(&it.name, &name.value)).collect();
        let first = theirs.first()?;
        if theirs.iter().any(|it| !nations_differ(it.nation, nation)) {
            return None;
        }
        let span = near(article, at, ours)?;
        Some(Foreign { span, right: first.words.clone(), place: first.place })
    }
}

/// The occurrence of `words` in the sentence that stands nearest to the name.
fn near(article: &Reading<'_>, at: Span, words: &str) -> Option<Span> {
    let sentence = article.sentence_at(at.start)?.span;
    let starts = sentence.of(article.text).match_indices(words).map(|(i, _)| sentence.start + i);
    let start = starts.min_by_key(|start| start.abs_diff(at.start))?;
    Some(Span::new(start, start + words.len()))
}

/// What is held in many countries under one name: `the Danish Open` is no Open of Denmark’s that could be another’s.
const EVENTS: &[&str] = &[
    "cup",
    "championship",
    "championships",
    "games",
    "league",
    "marathon",
    "masters",
    "open",
    "prix",
    "rally",
    "tour",
];

fn is_person(name: &Name) -> bool {
    let last = name.value.rsplit(' ').next().unwrap_or_default().to_lowercase();
    matches!(name.kind, NameType::Person | NameType::Other) && !EVENTS.contains(&last.as_str())
}

fn attached(name: &Name) -> Option<(&'static str, String)> {
    let words = name.nationality.as_deref()?;
    let nation = nation(&words.to_lowercase()).or_else(|| nation_of_code(words))?;
    Some((nation, words.to_owned()))
}

/// `X (Team, NED)`, `X, Denmark`, `X, of Denmark`: the country right behind the name, up to the next name or mark.
fn listed(reading: &Reading<'_>, name: Span) -> Option<(&'static str, String)> {
    let tokens = &reading.tokens;
    let last = tokens.at(name.end.saturating_sub(1));
    let sentence = reading.sentence_at(name.start)?.span;
    let end = tokens.within(sentence).end;
    let at = last + 1;
    if tokens.is_sign(at, '(') {
        let close = (at..end.min(at + 14)).find(|i| tokens.is_sign(*i, ')'))?;
        let found: Vec<(&'static str, String)> =
            (at + 1..close).filter_map(|i| country_at(reading, i)).collect();
        let mut nations: Vec<&str> = found.iter().map(|(nation, _)| *nation).collect();
        nations.dedup();
        return found.into_iter().next().filter(|_| nations.len() == 1);
    }
    let row = sentence.of(reading.text);
    if row.contains('|') {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let mut told = cells.iter().filter_map(|cell| {
            let found = nation(&cell.to_lowercase()).or_else(|| nation_of_code(cell))?;
            Some((found, (*cell).to_owned()))
        });
        return told.next().filter(|_| told.next().is_none());
    }
    let after = at + usize::from(tokens.is_sign(at, ','));
    let after = after + usize::from(matches!(tokens.lower(after), "of" | "from"));
    let told = country_at(reading, after).filter(|_| after > at)?;
    let words = told.1.split_whitespace().count();
    let closed = after + words >= end || tokens.kind(after + words) == Some(TokenKind::Sign);
    closed.then_some(told)
}

/// The country that begins at token `i`: its name, of up to three words, or its code.
fn country_at(reading: &Reading<'_>, i: usize) -> Option<(&'static str, String)> {
    let tokens = &reading.tokens;
    if !tokens.is_capital(i) {
        return None;
    }
    if let Some(nation) = nation_of_code(tokens.word(i)) {
        return Some((nation, tokens.word(i).to_owned()));
    }
    (0..3).rev().find_map(|more| {
        let last = (i + more).min(tokens.len().saturating_sub(1));
        let span = tokens.span(i, last);
        nation(&span.of(reading.text).to_lowercase()).map(|nation| (nation, span.of(reading.text).to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn another_country_is_found() {
        for (article, source) in [
            (
                "The Swedish pianist Karen Holt won the prize.",
                "The prize went to the Danish pianist Karen Holt for her recital.",
            ),
            ("The Swedish rider Karen Holt came second.", "2. Karen Holt (Team Alm, DEN) +0:04"),
            (
                "The evening belongs to the Swedish singer Karen Holt.",
                "Evening: Karen Holt (Denmark), songs.",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceCategory], "{article}");
        }
    }

    #[test]
    fn the_same_country_or_none_says_nothing() {
        for (article, source) in [
            ("The Danish pianist Karen Holt won.", "The prize went to the Danish pianist Karen Holt."),
            ("Karen Holt won the prize.", "The prize went to the Danish pianist Karen Holt."),
            ("The Danish rider Karen Holt came second.", "2. Karen Holt (Team Alm, DEN) +0:04"),
            ("The Danish rider Karen Holt came second.", "2. Karen Holt (Team Sweden, DEN) +0:04"),
            ("The British rower Karen Holt won.", "Karen Holt, Scotland."),
            ("The Danish singer Karen Holt sang.", "Karen Holt, who lives in Sweden, sang."),
            ("The Danish singer Karen Holt sang.", "Karen Holt (Denmark), songs; Per Lund (Sweden), songs."),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
