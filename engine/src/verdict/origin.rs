//! The country that the article gives a person against the one that the sources give them.
//!
//! `the Danish pianist X` and `X of Denmark` say it in running text; lists and results say it in brackets, in a code, or
//! behind a comma: `X (Delta, NED)`, `X, Denmark`. Wrong only if every source that gives this person a country gives
//! another, and the one is no part of the other.

use crate::evidence::{Library, is_stop_word};
use crate::facts::name::{is_country, nation, nation_of_code, nations_differ, same_name};
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
    /// The source says it in the article's form, a country for a country, so that it can stand in its place.
    pub fits: bool,
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
                // `Abel Moss KEN 13:04.6`: the code is no part of the name
                if let Some((bare, code)) = name.value.rsplit_once(' ')
                    && let Some(nation) = nation_of_code(code).filter(|_| code.len() == 3)
                {
                    let (words, place) = (code.to_owned(), (source, fact.span));
                    given.push(Given { name: bare.to_owned(), nation, words, place });
                    continue;
                }
                let told = attached(name).or_else(|| listed(reading, fact.span)).or_else(|| {
                    apposed(reading, fact.span, name)
                        .map(|(nation, at)| (nation, at.of(reading.text).to_owned()))
                });
                if let Some((nation, words)) = told {
                    let place = (source, fact.span);
                    given.push(Given { name: name.value.clone(), nation, words, place });
                }
            }
            given.extend(citizens(source, reading));
        }
        Self { given }
    }

    /// What the sources say against the nationality that the article attaches to a name at `at`.
    #[must_use]
    pub fn check(&self, article: &Reading<'_>, at: Span, name: &Name) -> Option<Foreign> {
        if !is_person(name) || self.given.is_empty() {
            return None;
        }
        let beside = name
            .nationality
            .as_deref()
            .and_then(|ours| Some((nation(&ours.to_lowercase())?, near(article, at, ours)?)));
        let (ours, span) = beside.or_else(|| apposed(article, at, name))?;
        let theirs: Vec<&Given> = self.given.iter().filter(|it| same_name(&it.name, &name.value)).collect();
        let first = theirs.first()?;
        if theirs.iter().any(|it| !nations_differ(it.nation, ours)) {
            return None;
        }
        let words = first.words.to_lowercase();
        let fits = nation(&words).is_some()
            && is_country(&words) == is_country(&span.of(article.text).to_lowercase());
        Some(Foreign { span, right: first.words.clone(), fits, place: first.place })
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

/// `X, a Ghanaian who`, `X, 61, another Kenyan,`, `X is a Pole`: the word for the people of a country behind the name, which
/// is a noun, or stands before what a person is.
fn apposed(reading: &Reading<'_>, at: Span, name: &Name) -> Option<(&'static str, Span)> {
    let tokens = &reading.tokens;
    let mut i = tokens.at(at.end.saturating_sub(1)) + 1;
    if tokens.lower(i) == "of" && name.value.contains(' ') {
        let (nation, words) = country_at(reading, i + 1)?;
        let start = tokens.get(i + 1)?.span.start;
        return Some((nation, Span::new(start, start + words.len())));
    }
    if tokens.is_sign(i, ',') {
        i += 1;
        let aged = tokens.kind(i) == Some(TokenKind::Digits) && tokens.is_sign(i + 1, ',');
        i += if aged { 2 } else { 0 };
    } else if matches!(tokens.lower(i), "is" | "was") {
        i += 1;
    } else {
        return None;
    }
    let led = matches!(tokens.lower(i), "a" | "an" | "another" | "the");
    let i = i + usize::from(led) + usize::from(led && tokens.lower(i + 1) == "fellow");
    let people = |last: usize| {
        let span = tokens.span(i, last);
        let words = span.of(reading.text).to_lowercase();
        nation(&words).filter(|_| !is_country(&words)).map(|nation| (nation, span, last))
    };
    let (nation, span, last) = people(i + 1).or_else(|| people(i)).filter(|_| led && tokens.is_capital(i))?;
    let next = last + 1;
    let noun = tokens.kind(next) != Some(TokenKind::Word) && !tokens.is_sign(next, '-')
        || is_stop_word(tokens.lower(next));
    (noun || name.kind == NameType::Person).then_some((nation, span))
}

/// `X, born in Kingston and a citizen of Jamaica`, `X is a Jamaican citizen`: the last person named before it in its sentence.
fn citizens(source: usize, reading: &Reading<'_>) -> Vec<Given> {
    let tokens = &reading.tokens;
    let mut found = Vec::new();
    for i in 0..tokens.len() {
        let one = matches!(tokens.lower(i), "citizen" | "national" | "subject");
        if !one
            || (i.saturating_sub(5)..i).any(|k| matches!(tokens.lower(k), "not" | "no" | "never" | "former"))
        {
            continue;
        }
        let behind = i + 2 + usize::from(tokens.lower(i + 2) == "the");
        let told = if tokens.lower(i + 1) == "of" {
            country_at(reading, behind)
        } else {
            // `the Jamaican national team` has no citizen
            let ends = tokens.kind(i + 1) != Some(TokenKind::Word) || is_stop_word(tokens.lower(i + 1));
            let before = i.checked_sub(1).filter(|k| ends && tokens.is_capital(*k));
            before.and_then(|k| Some((nation(tokens.lower(k))?, tokens.word(k).to_owned())))
        };
        let Some((nation, words)) = told else { continue };
        let span = tokens.span(i, i);
        let Some(sentence) = reading.sentence_at(span.start) else { continue };
        let people = reading.facts_in(sentence.span).filter(|fact| fact.span.end < span.start);
        let person = people.filter_map(|fact| match &fact.value {
            Value::Name(name) if is_person(name) && name.value.contains(' ') => Some(name.value.clone()),
            _ => None,
        });
        if let Some(name) = person.last() {
            found.push(Given { name, nation, words, place: (source, span) });
        }
    }
    found
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
    use crate::verdict::testing::{found, rules};

    #[test]
    fn a_country_stands_in_for_a_country_and_for_no_people() {
        let right = |article: &str, source: &str| {
            let all = found(article, source);
            all.into_iter().find(|it| it.rule == Rule::SourceCategory)?.suggestion.map(|it| it.replacement)
        };
        let list = "Men, 1, Karen Holt, Denmark, 2:11:05";
        assert_eq!(right("Karen Holt of Sweden won.", list).as_deref(), Some("Denmark"));
        assert_eq!(right("The Swedish runner Karen Holt won.", list), None);
    }

    #[test]
    fn another_country_is_found() {
        for (article, source) in [
            (
                "The Swedish pianist Karen Holt won the prize.",
                "The prize went to the Danish pianist Karen Holt for her recital.",
            ),
            ("The Swedish rider Karen Holt came second.", "2. Karen Holt (Team Alm, DEN) +0:04"),
            (
                "Edmund Sarpong, 44, a Ghanaian who has lived in the town since May, was in court.",
                "The respondent, Edmund Kofi Sarpong, is 44, born in Lagos and a citizen of Nigeria.",
            ),
            ("Silas Kemboi, another Kenyan, was third.", "3 Silas Kemboi (UGA) 3:40.11"),
            (
                "She beat Leonie Astrup of Sweden in two hours.",
                "Q Ruth Berge (NOR) bt [8] Leonie Astrup (DEN) 7-6 6-4.",
            ),
            (
                "The 5,000 metres went to Karen Holt of Sweden.",
                "Karen Holt DEN 13:04.6\nRuth Berge NOR 13:05.1\n",
            ),
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
            ("Kestrel, a French restaurant, shut.", "Kestrel (London, UK) was shut in May."),
            (
                "Karen Holt, a Dane, won.",
                "Karen Holt, a Danish citizen, won. She is not a citizen of Sweden.",
            ),
            ("Karen Holt, a Dane, won.", "Karen Holt met Per Lund, a citizen of Sweden."),
            ("Karen Holt, a Dane, won.", "Karen Holt, who trained the Swedish national team, won."),
            ("The British rower Karen Holt won.", "Karen Holt, Scotland."),
            ("The Danish singer Karen Holt sang.", "Karen Holt, who lives in Sweden, sang."),
            ("The Danish singer Karen Holt sang.", "Karen Holt (Denmark), songs; Per Lund (Sweden), songs."),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
