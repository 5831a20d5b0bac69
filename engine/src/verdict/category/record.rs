//! Whose kinds are whose: what the sources say of each person or thing, and what they only deny.
//!
//! A degree, a charge, a trade belongs to somebody. If the sources give this person another one of the group, and the
//! article's stands in no sentence about them, it is somebody else's. And a charge that the sources have only as dismissed
//! or not proved is none.

use super::contrast::{Otherwise, holds_words, is_quoted};
use super::denied::Denials;
use super::groups::{self, Entry};
use super::slot::{Mention, mentions};
use crate::evidence::{Library, fold};
use crate::facts::name::same_name;
use crate::facts::{Name, NameType, Value};
use crate::reading::Reading;
use crate::text::{HashSet, Span, TokenKind};
use std::rc::Rc;

/// What the sources say of whom.
#[derive(Clone, Debug, Default)]
pub struct Records {
    all: Vec<Record>,
    /// The full names of the sources.
    people: Vec<String>,
}

#[derive(Clone, Debug)]
struct Record {
    owner: Option<String>,
    entry: Entry,
    word: String,
    source: usize,
    span: Span,
    /// The sentence, folded.
    sentence: Rc<str>,
    /// Whether a verdict near it says that it is so.
    proved: Option<bool>,
    /// The sentence speaks of a charge.
    charged: bool,
}

impl Records {
    /// Adds those of a source, given the kinds that each of its sentences names.
    pub fn add(&mut self, source: usize, reading: &Reading<'_>, told: &[Vec<Mention>]) {
        for (index, (sentence, told)) in reading.sentences.iter().zip(told).enumerate() {
            if told.is_empty() {
                continue;
            }
            let words = sentence.span.of(reading.text);
            let lower = words.to_lowercase();
            let charged = ["charge", "accused", "count", "indict"].iter().any(|cue| lower.contains(cue));
            let folded: Rc<str> = fold(words).into();
            let denials = Denials::new(reading, sentence.span);
            for it in told {
                let span = span_of(reading, it);
                // `they could not call me doctor`
                let denied = !groups::is_charge(it.entry.group) && denials.reach(span);
                self.all.push(Record {
                    owner: owner(reading, index, it).filter(|_| !denied).map(|name| name.value),
                    entry: it.entry,
                    word: span.of(reading.text).to_owned(),
                    source,
                    span,
                    sentence: Rc::clone(&folded),
                    charged,
                    proved: is_proved(reading, sentence.span, it),
                });
            }
        }
        let full = reading.facts.iter().filter_map(|fact| match &fact.value {
            Value::Name(name) if name.value.contains(' ') => Some(name.value.clone()),
            _ => None,
        });
        self.people.extend(full);
    }

    /// The kinds of a claim that the sources give otherwise to the same person or thing, or only deny.
    pub fn check(
        &self,
        reading: &Reading<'_>,
        claim: Span,
        article: &HashSet<(usize, usize)>,
        library: &Library<'_>,
        explained: &mut Vec<String>,
    ) -> Vec<Otherwise> {
        let Some(index) = reading.sentences.iter().position(|s| s.span.contains(claim)) else {
            return Vec::new();
        };
        let mut found: Vec<Otherwise> = Vec::new();
        for it in mentions(reading, claim) {
            let span = span_of(reading, &it);
            if is_quoted(reading, span) || found.iter().any(|other| other.span.overlaps(span)) {
                continue;
            }
            let right = self.only_denied(reading, claim, &it).or_else(|| {
                // `not guilty of perjury` is no other charge than the one that was proved
                let cleared =
                    groups::is_charge(it.entry.group) && is_proved(reading, claim, &it) == Some(false);
                let own = groups::is_own(it.entry.group) && !cleared;
                let owner = owner(reading, index, &it).filter(|_| own)?;
                self.of_another(&owner, it.entry, span.of(reading.text))
            });
            let Some(right) = right else { continue };
            let denied = right.entry == it.entry;
            // where the article has the other word as well, it may be of the same
            if !denied && article.contains(&(right.entry.group, right.entry.alternative)) {
                continue;
            }
            let words = span.of(reading.text);
            let why = if denied { "only denied" } else { "another's" };
            explained.push(format!("  kind {words:?} {why}: {:?} of {:?}", right.word, right.owner));
            let holds =
                |p: &crate::evidence::Passage| p.source == right.source && p.span.contains(right.span);
            let Some(passage) = library.passages.iter().position(holds) else { continue };
            let right = (!denied).then(|| right.word.clone());
            found.push(Otherwise { span, right, passage, owned: !denied });
        }
        found
    }

    /// A charge that every source has only as not proved.
    fn only_denied(&self, reading: &Reading<'_>, claim: Span, it: &Mention) -> Option<&Record> {
        let same = |record: &&Record| record.entry == it.entry;
        let first = self.all.iter().find(same)?;
        let says = |proved| self.all.iter().filter(same).any(|it| it.proved == Some(proved));
        let denied = groups::is_charge(it.entry.group) && says(false) && !says(true);
        if denied && is_proved(reading, claim, it) == Some(true) {
            return Some(first);
        }
        // Charged with the one, guilty of the other.
        let charged = groups::is_charge(it.entry.group) && !says(true) && first.charged;
        if !charged || is_proved(reading, claim, it) != Some(true) {
            return None;
        }
        let proved = |record: &&Record| {
            record.entry.group == it.entry.group && record.entry != it.entry && record.proved == Some(true)
        };
        let other = self.all.iter().find(proved)?;
        let told = mentions(reading, Span::new(0, reading.text.len())).iter().any(|m| m.entry == other.entry);
        (!told).then_some(other)
    }

    /// What the sources give the owner instead.
    fn of_another(&self, owner: &Name, entry: Entry, word: &str) -> Option<&Record> {
        let last = fold(owner.value.split_whitespace().next_back()?).into_owned();
        let of_group = |record: &&Record| record.entry.group == entry.group;
        let has = |record: &Record| record.entry.alternative == entry.alternative;
        let his =
            |record: &&Record| record.owner.as_deref().is_some_and(|name| same_name(name, &owner.value));
        let near =
            self.all.iter().filter(of_group).any(|r| has(r) && (r.sentence.contains(&last) || his(&r)));
        if near {
            return None;
        }
        // A surname that two share tells nobody.
        let mut full = self.people.iter().filter(|name| same_name(name, &owner.value));
        let first = full.next();
        if full.any(|name| first.is_some_and(|first| !same_name(first, name))) {
            return None;
        }
        let right = self.all.iter().filter(of_group).filter(his).find(|r| r.proved != Some(false))?;
        (!holds_words(&right.sentence, fold(word).as_ref())).then_some(right)
    }
}

fn span_of(reading: &Reading<'_>, it: &Mention) -> Span {
    reading.tokens.span(it.tokens.start, it.tokens.end.saturating_sub(1))
}

/// Whose kind it is: the nearest name of the sentence, none over a semicolon; where it names nobody, the one that the
/// sentence before begins with.
fn owner(reading: &Reading<'_>, sentence: usize, it: &Mention) -> Option<Name> {
    let own = reading.sentences.get(sentence)?;
    let bears = |name: &Name| !matches!(name.kind, NameType::Place);
    let mut best: Option<(usize, Name)> = None;
    for fact in reading.facts_in(own.span) {
        let Value::Name(name) = &fact.value else { continue };
        if !bears(name) {
            continue;
        }
        let (first, last) =
            (reading.tokens.at(fact.span.start), reading.tokens.at(fact.span.end.saturating_sub(1)));
        let (from, to) =
            if last < it.tokens.start { (last + 1, it.tokens.start) } else { (it.tokens.end, first) };
        let parted = (from..to).any(|i| matches!(reading.tokens.word(i), ";" | "|" | "."));
        let distance = to.saturating_sub(from);
        if !parted && best.as_ref().is_none_or(|(d, _)| distance < *d) {
            best = Some((distance, name.clone()));
        }
    }
    if best.is_some() {
        return best.map(|(_, name)| name);
    }
    let first = reading.tokens.lower(reading.tokens.at(own.span.start));
    let before = reading.sentences.get(sentence.checked_sub(1)?)?;
    let person = reading.facts_in(before.span).find_map(|fact| match &fact.value {
        Value::Name(name) if matches!(name.kind, NameType::Person | NameType::Other) => Some(name.clone()),
        _ => None,
    });
    person.filter(|_| matches!(first, "he" | "she" | "it" | "his" | "her" | "its"))
}

/// What the nearest word of a verdict in the sentence says: `convicted of` that it is so, `not guilty of`, `was dismissed`
/// that it is not; `charged with` neither.
fn is_proved(reading: &Reading<'_>, sentence: Span, it: &Mention) -> Option<bool> {
    let tokens = &reading.tokens;
    let negated = |i: usize| {
        // `did not find the shepherd guilty`
        let before = (i.saturating_sub(6)..i).rev().take_while(|k| {
            tokens.kind(*k) != Some(TokenKind::Sign) && !matches!(tokens.lower(*k), "but" | "and" | "guilty")
        });
        before.into_iter().any(|k| matches!(tokens.lower(k), "not" | "no" | "never"))
    };
    let cue = |i: usize| match tokens.lower(i) {
        "guilty" | "convicted" | "admitted" | "proved" | "proven" => Some(Some(!negated(i))),
        "sentenced" | "jailed" | "imprisoned" | "fined" => Some(Some(true)),
        "charged" | "faces" | "accused" | "denied" | "denies" | "alleged" => Some(None),
        "acquitted" | "cleared" | "dismissed" | "dropped" | "withdrawn" | "honorary" | "quashed" => {
            Some(Some(false))
        }
        _ => None,
    };
    let mut best: Option<(usize, Option<bool>)> = None;
    for i in tokens.within(sentence) {
        let Some(says) = cue(i) else { continue };
        let (from, to) = if i < it.tokens.start { (i, it.tokens.start) } else { (it.tokens.end, i) };
        let marks = (from..to).filter(|k| tokens.kind(*k) == Some(TokenKind::Sign)).count();
        let stops = (from..to).filter(|k| matches!(tokens.word(*k), ";" | "." | ":")).count();
        let distance = to.saturating_sub(from) + 2 * marks + 40 * stops;
        if best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, says));
        }
    }
    best.filter(|(distance, _)| *distance < 24).and_then(|(_, says)| says)
}
