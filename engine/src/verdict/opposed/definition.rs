//! What something is said to be: `Kestrel is a novel` against `Kestrel is a 1974 Danish film`, kind and nationality.

use super::told::Told;
use super::{Opposed, kinds};
use crate::evidence::{fold, is_stop_word, stem};
use crate::facts::is_nationality;
use crate::facts::name::{nation, nations_differ};
use crate::rules::Rule;
use crate::text::TokenKind;
use std::ops::Range;

/// Words between `is` and what something is said to be.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "also", "currently", "now", "only", "still", "just", "a", "an", "the", "one", "of", "another", "solely",
    "exclusively", "purely", "actually", "really", "simply", "originally", "once", "formerly", "primarily", "mainly",
    "best", "known", "as",
];

/// A sentence that says what its subject is.
struct Definition {
    /// Token of the verb.
    verb: usize,
    /// The words behind it, up to the first word that only ties on more.
    phrase: Range<usize>,
    denied: bool,
}

/// Another kind, or another nationality, than every source sentence that says what the subject is.
pub(super) fn check(claim: &Told<'_>, passages: &[Told<'_>]) -> Option<Opposed> {
    let ours = definition(claim).filter(|it| !it.denied)?;
    let mut found: Option<Opposed> = None;
    for told in passages {
        let Some(theirs) = definition(told).filter(|it| !it.denied) else { continue };
        if !same_subject(claim, &ours, told, &theirs) {
            continue;
        }
        let differs = kind(claim, &ours, told, &theirs)
            .or_else(|| nationality(claim, &ours, told, &theirs))
            .or_else(|| sort(claim, &ours, told, &theirs));
        match differs {
            Some(opposed) => found = found.or(Some(opposed)),
            None => return None,
        }
    }
    found
}

/// `There is a Danish painter named Ida Brook`: the subject stands behind.
fn named_behind(told: &Told<'_>) -> Option<(usize, usize)> {
    let opens = matches!(told.lower(told.tokens.start), "there" | "this" | "that");
    let verb = told.tokens.start + 1;
    let call = (verb..told.tokens.end).find(|&i| matches!(told.lower(i), "name" | "named" | "called"))?;
    (opens && matches!(told.lower(verb), "is" | "was")).then_some((verb, call))
}

/// Reads `SUBJECT is|was|are|were PHRASE`.
fn definition(told: &Told<'_>) -> Option<Definition> {
    let verb = told.tokens.clone().find(|&i| matches!(told.lower(i), "is" | "was" | "are" | "were"))?;
    let mut first = verb + 1;
    let mut denied = false;
    while first < told.tokens.end && (FILLERS.contains(&told.lower(first)) || told.lower(first) == "not") {
        denied |= told.lower(first) == "not";
        first += 1;
    }
    let ends = |i: &usize| {
        let joins = matches!(told.word(*i), "," | "-" | "–" | "&" | "/" | "'" | "’")
            || matches!(told.lower(*i), "and" | "or");
        !joins && (told.is_sign(*i) || is_stop_word(told.lower(*i)) && told.word(*i) != "US")
    };
    let end = (first..told.tokens.end).find(ends).unwrap_or(told.tokens.end);
    let end = named_behind(told).map_or(end, |(_, call)| end.min(call));
    (first < end).then_some(Definition { verb, phrase: first..end, denied })
}

/// The name before the verb in the claim is the one that the source's sentence opens with.
fn same_subject(claim: &Told<'_>, ours: &Definition, told: &Told<'_>, theirs: &Definition) -> bool {
    let words = |it: &Told<'_>, verb: usize| -> Vec<String> {
        (it.tokens.start..verb)
            .filter(|&i| !it.is_sign(i) && !is_stop_word(it.lower(i)))
            .map(|i| fold(it.word(i)).into_owned())
            .collect()
    };
    let (name, whole) = (&claim.subject, words(told, theirs.verb));
    let behind = named_behind(claim).is_some();
    let before = if behind { Vec::new() } else { words(claim, ours.verb) };
    let opens =
        told.subject.first().is_some_and(|word| name.contains(word)) || name.last() == told.subject.last();
    !name.is_empty()
        && before.len() <= name.len() + 2
        && opens
        && name.last().is_some_and(|last| whole.contains(last))
        && name.iter().filter(|word| whole.contains(word)).count() * 2 >= name.len()
}

/// The nouns of a phrase that say what something is, not which sort of it: no other noun follows.
fn heads<'t>(told: &'t Told<'_>, phrase: &'t Range<usize>) -> impl Iterator<Item = (usize, usize)> + 't {
    phrase.clone().filter_map(move |i| {
        let next = i + 1;
        let last = next >= phrase.end
            || told.is_sign(next) && told.word(next) != "-"
            || matches!(told.lower(next), "and" | "or")
            || told.lower(next).ends_with("ed");
        let plain = !told.reading.tokens.is_capital(i);
        kinds::of(told.lower(i)).filter(|_| last && plain).map(|kind| (i, kind))
    })
}

fn kind(claim: &Told<'_>, ours: &Definition, told: &Told<'_>, theirs: &Definition) -> Option<Opposed> {
    let (at, our_kind) = heads(claim, &ours.phrase).last()?;
    let all: Vec<(usize, usize)> = heads(told, &theirs.phrase).collect();
    let apart = |(_, kind): &(usize, usize)| kinds::exclude(our_kind, *kind);
    let uses = told.tokens.clone().any(|i| {
        kinds::of(told.lower(i)) == Some(our_kind) && !told.reading.tokens.is_capital(i)
            || stem(told.lower(i)) == stem(claim.lower(at))
    });
    if all.is_empty() || !all.iter().all(apart) || uses {
        return None;
    }
    let right = all.first().map(|(i, _)| told.word(*i).to_owned())?;
    Some(Opposed {
        rule: Rule::SourceCategory,
        span: claim.reading.tokens.span(at, at),
        passage: told.passage,
        message: format!("The source has \"{right}\" for it."),
        replacement: Some(right),
    })
}

/// Words of a phrase that say which sort of a kind: of one line, one is enough.
#[rustfmt::skip]
const SORTS: &[&str] = &[
    "football soccer rugby cricket tennis golf baseball basketball hockey volleyball handball badminton poker chess snooker darts \
        swimming boxing wrestling cycling sailing rowing gymnastics bowling polo curling",
    "horror western musical medical crime science-fiction fantasy romantic romance espionage war biographical pornographic",
    "pop rock jazz country folk classical metal punk rap reggae blues gospel techno dancehall",
    "guitar piano violin drum saxophone trumpet flute cello harp clarinet",
];

/// The one word of a line of [`SORTS`] that a phrase has.
fn sort_in<'t>(told: &'t Told<'_>, phrase: &Range<usize>, line: &str) -> Option<(usize, &'t str)> {
    let mut found = phrase
        .clone()
        .map(|i| (i, told.lower(i)))
        .filter(|(_, word)| line.split_whitespace().any(|sort| sort == *word));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// `a poker player` against `a football player`: another word of one line, and nowhere the claim's.
fn sort(claim: &Told<'_>, ours: &Definition, told: &Told<'_>, theirs: &Definition) -> Option<Opposed> {
    SORTS.iter().find_map(|line| {
        let (at, our) = sort_in(claim, &ours.phrase, line)?;
        let (_, their) = sort_in(told, &theirs.phrase, line).filter(|_| !told.has_word(our))?;
        let message = format!("The article says \"{our}\"; the source has \"{their}\".");
        Some(Opposed {
            rule: Rule::SourceCategory,
            span: claim.reading.tokens.span(at, at),
            passage: told.passage,
            message,
            replacement: Some(their.to_owned()),
        })
    })
}

/// Words of the table of nationalities that name a part of the world or a faith.
#[rustfmt::skip]
const WIDE: &[&str] = &[
    "african", "asian", "european", "arab", "latin", "hispanic", "nordic", "scandinavian", "western", "eastern",
    "roman", "arabic", "jewish", "muslim", "christian", "catholic", "protestant", "hindu", "buddhist", "sikh",
    "orthodox", "hebrew", "soviet", "kurdish", "mandarin", "cantonese", "australasian",
];

fn nations(told: &Told<'_>, range: Range<usize>) -> Vec<usize> {
    let nation = |i: &usize| {
        told.reading.tokens.kind(*i) == Some(TokenKind::Word)
            && told.reading.tokens.is_capital(*i)
            && is_nationality(told.lower(*i))
            && nation(told.lower(*i)).is_some()
    };
    range.filter(nation).collect()
}

fn nationality(claim: &Told<'_>, ours: &Definition, told: &Told<'_>, theirs: &Definition) -> Option<Opposed> {
    let [at] = nations(claim, ours.phrase.clone())[..] else { return None };
    let theirs = nations(told, theirs.phrase.clone());
    let our = claim.lower(at);
    let apart = |i: &usize| match (nation(our), nation(told.lower(*i))) {
        (Some(a), Some(b)) => nations_differ(a, b),
        _ => false,
    };
    let anywhere = told.tokens.clone().any(|i| {
        let word = told.lower(i);
        word == our || start(word).is_some_and(|s| start(our) == Some(s))
    });
    let wide = told.tokens.clone().any(|i| WIDE.contains(&told.lower(i)));
    if theirs.is_empty() || !theirs.iter().all(apart) || anywhere || wide {
        return None;
    }
    let right = theirs.first().map(|i| told.word(*i).to_owned())?;
    let words = claim.word(at);
    Some(Opposed {
        rule: Rule::SourceCategory,
        span: claim.reading.tokens.span(at, at),
        passage: told.passage,
        message: format!("The article says \"{words}\"; the source has \"{right}\"."),
        replacement: Some(right),
    })
}

/// The first four letters: `Norwegian` and `Norway` are one.
fn start(word: &str) -> Option<&str> {
    word.get(..4)
}
