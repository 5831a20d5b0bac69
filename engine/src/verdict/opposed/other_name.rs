//! Another name in the same part: `directed by Hal Moss` where the source has `directed by Ida Brook`.
//!
//! Only a name that no source has at all, and only where verb and preposition before it are the source's.

use super::Opposed;
use super::told::{Told, is_family};
use crate::evidence::{Library, fold, is_stop_word, word_term};
use crate::facts::name::same_name;
use crate::facts::{Fact, NameType, Value, is_nationality};
use crate::rules::Rule;
use crate::text::{Span, TokenKind};
use crate::verdict::place;

/// Words that lead to a name and say which part it plays.
#[rustfmt::skip]
const LEADING: &[&str] = &["by", "in", "at", "from", "with", "for", "to", "near", "on", "of"];

/// A name behind a preposition.
struct Placed {
    span: Span,
    /// Its words.
    name: String,
    /// What it names, where that is known.
    kind: Option<NameType>,
    /// The preposition.
    lead: String,
    /// The words before the preposition that say something, the nearest first, folded.
    words: Vec<String>,
}

/// A name that no source knows, where a passage has another of its sort in the same part.
pub(super) fn check(claim: &Told<'_>, passages: &[Told<'_>], library: &Library<'_>) -> Option<Opposed> {
    for our in names(claim).iter().filter(|it| is_stranger(&it.name, library)) {
        for told in passages.iter().filter(|told| told.negations().0.is_empty()) {
            let Some(right) = stands_for(told, our).filter(|name| !said(claim, name)) else { continue };
            if !claim.negations().0.is_empty() || claim.in_quote(our.span) {
                return None;
            }
            let ours = &our.name;
            return Some(Opposed {
                rule: rule(our.kind),
                span: our.span,
                passage: told.passage,
                message: format!("The article says \"{ours}\"; the source has \"{right}\" in that part."),
                replacement: Some(right),
            });
        }
    }
    None
}

const fn rule(kind: Option<NameType>) -> Rule {
    match kind {
        Some(NameType::Place) => Rule::SourcePlace,
        Some(NameType::Work) => Rule::SourceWork,
        _ => Rule::SourceName,
    }
}

/// The names of a sentence behind a preposition, with the words before it that say something.
fn names(told: &Told<'_>) -> Vec<Placed> {
    let tokens = &told.reading.tokens;
    let mut found = Vec::new();
    for lead in told.tokens.clone().filter(|i| LEADING.contains(&told.lower(*i))) {
        let named = |i: usize| told.in_name(tokens.span(i, i));
        let capital = |i: usize| {
            let people = is_nationality(told.lower(i)) && !(tokens.is_capital(i + 1) && named(i));
            tokens.is_capital(i) && !people && !is_stop_word(told.lower(i))
        };
        // A word of role or kind between the preposition and the name says what the name is.
        let Some(first) = (lead + 1..(lead + 7).min(told.tokens.end))
            .take_while(|i| !told.is_sign(*i) && !LEADING.contains(&told.lower(*i)))
            .find(|i| capital(*i))
        else {
            continue;
        };
        let joins = |i: usize| {
            told.lower(i) == "of" && tokens.is_capital(i + 1) || matches!(told.word(i), "-" | "'" | "’")
        };
        let end = (first..told.tokens.end)
            .find(|i| !tokens.is_capital(*i) && !joins(*i))
            .unwrap_or(told.tokens.end);
        let span = tokens.span(first, end.saturating_sub(1).max(first));
        // A month, a weekday, `20th Century`.
        let figure =
            |fact: &Fact| !matches!(fact.value, Value::Name(_) | Value::Quote(_)) && fact.span.overlaps(span);
        if told.facts().any(figure) || (lead + 1..first).any(|i| tokens.kind(i) == Some(TokenKind::Digits)) {
            continue;
        }
        let kind = told.facts().find_map(|fact| match &fact.value {
            Value::Name(name) if fact.span.overlaps(span) => Some(name.kind),
            _ => None,
        });
        let before = (told.tokens.start..lead).rev().take(8).filter(|i| !told.is_sign(*i));
        let says = before.filter(|i| !is_stop_word(told.lower(*i)) && !tokens.is_capital(*i));
        let words = says.map(|i| fold(told.word(i)).into_owned()).collect();
        let name = span.of(told.reading.text).to_owned();
        found.push(Placed { span, name, kind, lead: told.lower(lead).to_owned(), words });
    }
    found.extend(apposed(told));
    found
}

/// How a name is led that stands right behind a noun.
const BESIDE: &str = "beside";

/// Nouns that stand before all sorts of names.
#[rustfmt::skip]
const GENERAL: &[&str] = &[
    "company", "firm", "group", "team", "club", "party", "band", "city", "town", "village", "island", "river", "country", "state", "region", "district",
    "newspaper", "paper", "magazine", "website", "agency", "charity", "university", "school", "college", "hospital", "club", "bank", "union", "brand",
    "nation", "area", "street", "county", "province", "ship", "film", "book", "play", "song", "name", "word", "rival", "rivals", "side", "giant", "app",
];

/// `the maltster Sveamalt`: a body's name right behind a noun that says what it is.
fn apposed<'t>(told: &'t Told<'_>) -> impl Iterator<Item = Placed> + 't {
    let tokens = &told.reading.tokens;
    told.facts().filter_map(move |fact| {
        let Value::Name(name) = &fact.value else { return None };
        let body = matches!(name.kind, NameType::Organisation | NameType::Other);
        let noun = tokens.at(fact.span.start).checked_sub(1).filter(|_| body)?;
        let lower = told.lower(noun);
        let says = tokens.kind(noun) == Some(TokenKind::Word)
            && !tokens.is_capital(noun)
            && !is_stop_word(lower)
            && !GENERAL.contains(&lower)
            && lower.len() > 4;
        let led =
            (noun.saturating_sub(3)..noun).any(|i| matches!(told.lower(i), "the" | "its" | "their" | "a"));
        (says && led && told.tokens.contains(&noun)).then(|| Placed {
            span: fact.span,
            name: name.value.clone(),
            kind: Some(name.kind),
            lead: BESIDE.into(),
            words: vec![fold(told.word(noun)).into_owned()],
        })
    })
}

/// The source's name in the place of ours: behind the same preposition and one of the words before it, or in front of the
/// verb, `Ida Brook directed` for `directed by`. `X is in Norway` needs no such word, but another country.
fn stands_for(told: &Told<'_>, our: &Placed) -> Option<String> {
    let theirs = names(told);
    let Some(verb) = our.words.first() else {
        let land =
            |it: &&Placed| matches!(it.lead.as_str(), "in" | "of") && place::are_lands(&our.name, &it.name);
        return theirs.iter().find(land).filter(|_| our.lead == "in").map(|it| it.name.clone());
    };
    let same = |word: &String| word == verb || is_family(word, verb);
    let behind = theirs
        .iter()
        .find(|it| it.lead == our.lead && it.words.iter().take(5).any(same) && fits(our, &it.name, it.kind));
    let active = |fact: &&Fact| {
        let next = told.reading.tokens.at(fact.span.end);
        our.lead == "by" && (next..next + 2).any(|i| same(&fold(told.word(i)).into_owned()))
    };
    let before = || {
        told.facts().filter(active).find_map(|fact| match &fact.value {
            Value::Name(name) => fits(our, &name.value, Some(name.kind)).then(|| name.value.clone()),
            _ => None,
        })
    };
    behind.map(|it| it.name.clone()).or_else(before)
}

/// No word of the name stands in any source.
fn is_stranger(name: &str, library: &Library<'_>) -> bool {
    let mut words =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1).peekable();
    let unknown = |word: &str| {
        let term = word_term(word, &word.to_lowercase()).and_then(|key| library.lexicon.get(&key));
        term.is_none_or(|term| library.passages_with(term).is_empty())
    };
    words.peek().is_some() && words.all(unknown)
}

/// The two can stand for each other: both places of one level, or neither a place.
fn fits(ours: &Placed, theirs: &str, kind: Option<NameType>) -> bool {
    let place = |kind: Option<NameType>| kind == Some(NameType::Place);
    place(ours.kind) == place(kind) && !place::differ(&ours.name, theirs) && !same_name(&ours.name, theirs)
}

/// The claim says the other name too.
fn said(claim: &Told<'_>, name: &str) -> bool {
    name.split_whitespace().any(|word| claim.has_word(&fold(word)))
}
