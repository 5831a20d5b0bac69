#![allow(clippy::disallowed_methods)]
//! Which name stands beside which words: `the restoration by Moss; the roof by Holt` against `Holt restored it`.
//!
//! Sentences fall into pieces at their signs and joining words. A name of a claim is another's if a piece of the sources has
//! nearly all the words of its piece beside another name of the kind, and no piece with the claim's name has any of them.

use super::memory::Memory;
use super::place;
use super::stead::{self, Replaced, same};
use crate::evidence::{Library, Placed, Term, terms_in};
use crate::facts::{Name, NameType, Value};
use crate::reading::Reading;
use crate::text::{Span, TokenKind, parts_clauses};
use std::ops::Range;

/// The least weight of the words that the other's piece has, and the most of those that it has not.
const LEAST: f32 = 0.65;
const MISSING: f32 = 1.1;

/// How much of that a piece with the claim's own name may have.
const OWN: f32 = 0.2;

/// The pieces of all sources.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    all: Vec<Piece>,
}

#[derive(Debug)]
struct Piece {
    passage: usize,
    tokens: Range<usize>,
    names: Vec<(Name, Span)>,
    terms: Vec<Placed>,
    /// What a relative clause is told of.
    of: Option<Placed>,
}

impl Pieces {
    /// Cuts them.
    pub(super) fn new(library: &Library<'_>) -> Self {
        let mut all = Vec::new();
        for (passage, it) in library.passages.iter().enumerate() {
            let Some(source) = library.sources.get(it.source) else { continue };
            let here = pieces(source, it.span, library.terms_of(passage));
            all.extend(here.into_iter().map(|piece| Piece { passage, ..piece }));
        }
        Self { all }
    }

    /// The names of a claim whose words stand beside another.
    pub(super) fn check(
        &self,
        memory: &Memory<'_>,
        reading: &Reading<'_>,
        claim: Span,
        library: &mut Library<'_>,
        explained: &mut Vec<String>,
    ) -> Vec<Replaced> {
        let placed = terms_in(reading, claim, &mut library.lexicon);
        let ours = pieces(reading, claim, &placed);
        let mut found = Vec::new();
        for piece in &ours {
            for (name, span) in &piece.names {
                if matches!(name.kind, NameType::Work) || stead::is_quoted(reading, *span) {
                    continue;
                }
                let words: Vec<Term> =
                    piece.terms.iter().chain(piece.of.iter()).filter(|it| !it.span.overlaps(*span)).map(|it| it.term).collect();
                let weight = |terms: &[Term]| terms.iter().map(|term| library.lexicon.weight(*term)).sum::<f32>();
                let all = weight(&words);
                if all < LEAST {
                    continue;
                }
                let often = reading.facts.iter().filter(|fact| matches!(&fact.value, Value::Name(it) if same(it, name))).count();
                let share = |piece: &Piece| {
                    let has = |term: &Term| piece.terms.iter().any(|it| it.term == *term);
                    weight(&words.iter().copied().filter(has).collect::<Vec<_>>()) / all
                };
                let own: Vec<&Piece> =
                    self.all.iter().filter(|it| it.names.iter().any(|(other, _)| same(name, other))).collect();
                if own.is_empty() {
                    continue;
                }
                let slot = slot(reading, *span);
                let fits = |it: &Piece, other: &Name, at: Span| {
                    let Some(source) = library.passages.get(it.passage).and_then(|p| library.sources.get(p.source)) else { return false };
                    let place = slot == Some("in") && self::slot(source, at) == Some("in");
                    if place { are_places(name, other) } else { are_rivals(name, other) && (slot == Some("in")) == (self::slot(source, at) == Some("in")) }
                };
                let rivals = self.all.iter().filter_map(|it| {
                    let (other, at) = it.names.iter().find(|(other, at)| is_full(other) && fits(it, other, *at))?;
                    Some((share(it), it, other, at))
                });
                let Some((most, best, other, _)) = rivals.max_by(|a, b| a.0.total_cmp(&b.0)) else { continue };
                if std::env::var_os("DBG").is_some() { let held = own.iter().map(|it| share(it)).fold(0.0, f32::max); explained.push(format!("  dbg {:?} against {:?}: {most:.2} of {all:.2} held {held:.2} art {}", name.value, other.value, memory.article_names(other))); }
                let in_claim = ours.iter().any(|it| it.names.iter().any(|(it, _)| same(it, other)));
                let held = own.iter().map(|it| share(it)).fold(0.0, f32::max);
                let matched = most * all;
                if in_claim || matched < LEAST || all - matched > MISSING || held > most * OWN || memory.article_names(other) || owns(reading, *span) {
                    continue;
                }
                let one = own.iter().any(|it| it.passage == best.passage);
                if often > 2 && !one { continue; }
                explained.push(format!("  pieces {:?} against {:?}: {most:.2} of {all:.2} one {one} often {often} held {held:.2}", name.value, other.value));
                found.push(Replaced { span: *span, kind: name.kind, right: other.value.clone(), passage: best.passage });
            }
        }
        found
    }
}

/// Words at which a sentence falls into pieces, beside those that open a clause.
const JOINING: &[&str] = &["and", "before", "after", "as", "since", "until", "then", "or"];

fn pieces(reading: &Reading<'_>, sentence: Span, placed: &[Placed]) -> Vec<Piece> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let named: Vec<(&Name, Span)> = reading
        .facts_in(sentence)
        .filter_map(|fact| match &fact.value {
            Value::Name(name) => Some((name, fact.span)),
            _ => None,
        })
        .collect();
    let in_name = |i: usize| named.iter().any(|(_, span)| span.contains(tokens.span(i, i)));
    let ends = |i: usize| {
        !in_name(i)
            && (parts_clauses(tokens, i)
                || tokens.is_sign(i, ',') && tokens.kind(i + 1) != Some(TokenKind::Digits)
                || JOINING.contains(&tokens.lower(i)))
    };
    let mut found: Vec<Piece> = Vec::new();
    let mut start = range.start;
    for i in range.clone().chain([range.end]) {
        if i < range.end && !ends(i) {
            continue;
        }
        if i > start && (start..i).any(|k| tokens.kind(k) != Some(TokenKind::Sign)) {
            let at = tokens.span(start, i - 1);
            let names: Vec<(Name, Span)> =
                named.iter().filter(|(_, span)| at.contains(*span)).map(|(name, span)| ((*name).clone(), *span)).collect();
            let terms: Vec<Placed> = placed.iter().filter(|it| (start..i).contains(&it.token)).cloned().collect();
            let relative = start.checked_sub(1).is_some_and(|k| k >= range.start && matches!(tokens.lower(k), "which" | "who" | "that"));
            let of = found.last().filter(|_| relative).and_then(|piece: &Piece| piece.terms.last()).cloned();
            found.push(Piece { passage: 0, tokens: start..i, names, terms, of });
        }
        start = i + 1;
    }
    found
}

/// `in` for a name behind a word of place.
fn slot(reading: &Reading<'_>, name: Span) -> Option<&'static str> {
    let tokens = &reading.tokens;
    let first = tokens.at(name.start);
    let at = first.checked_sub(1)?;
    let at = if tokens.lower(at) == "the" { at.checked_sub(1)? } else { at };
    matches!(tokens.lower(at), "in" | "at" | "near" | "outside").then_some("in")
}

fn are_places(a: &Name, b: &Name) -> bool {
    let place = |name: &Name| Name { kind: NameType::Place, ..name.clone() };
    are_rivals(&place(a), &place(b))
}

/// Two names of one kind, of which neither is short for the other, or lies in it.
fn are_rivals(a: &Name, b: &Name) -> bool {
    let level = a.kind == NameType::Place && place::differ_in_level(a, b);
    let nature = |name: &Name| name.value.split(' ').any(|word| NATURE.contains(&word));
    a.kind == b.kind && !same(a, b) && !level && nature(a) == nature(b) && stead::is_printed(a) == stead::is_printed(b)
}

/// Words in the names of what is no town.
const NATURE: &[&str] = &[
    "River", "Lake", "Mount", "Mountain", "Bay", "Cape", "Island", "Sea", "Canal", "Creek", "Valley", "Hill", "Forest", "Point",
];

/// A name of its own, no letters that stand for one.
fn is_full(name: &Name) -> bool {
    name.value.chars().filter(|c| c.is_lowercase()).count() >= 3
}

/// `the Tollkeeper's`
fn owns(reading: &Reading<'_>, name: Span) -> bool {
    let last = reading.tokens.at(name.end.saturating_sub(1));
    matches!(reading.tokens.word(last + 1), "'" | "’")
}
