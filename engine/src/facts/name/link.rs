//! Links inside one text: what a short form is learned to be from its full form.

use super::kind::Reading;
use super::lexicon::Sorts;
use super::run::Word;
use crate::facts::NameType;
use crate::text::Tokens;
use crate::text::{HashMap, HashSet};

/// Gives names of one word the kind of the full name that they are short for, and pairs that are called by their last
/// word alone the kind of a person.
pub(super) fn settle(tokens: &Tokens<'_>, words: &[Word], readings: &mut [Reading]) {
    let ends = |reading: &Reading| {
        let name = words.get(reading.name.clone())?;
        let (first, last) = (*name.first()?, *name.last()?);
        Some((first, last, name.len() == 1))
    };
    let text = |first: Word, last: Word| tokens.span(first.first, last.last).of(tokens.text());
    let mut alone: HashSet<&str> = HashSet::default();
    for (first, last, single) in readings.iter().filter_map(ends) {
        if single {
            alone.insert(text(first, last));
        }
    }
    let mut by_end: HashMap<&str, NameType> = HashMap::default();
    let mut whole: HashMap<&str, NameType> = HashMap::default();
    for reading in readings.iter_mut() {
        let Some((first, last, single)) = ends(reading) else { continue };
        let called = !single && alone.contains(text(last, last)) && !alone.contains(text(first, first));
        let capitals = words.get(reading.name.clone()).map_or(0, |w| w.iter().filter(|w| !w.small).count());
        if reading.kind == NameType::Other && !reading.sure && called && capitals <= 3 {
            reading.kind = NameType::Person;
        }
        if reading.kind != NameType::Other {
            whole.entry(text(first, last)).or_insert(reading.kind);
        }
        match reading.kind {
            NameType::Person if !single => {
                by_end.insert(text(last, last), NameType::Person);
                by_end.entry(text(first, first)).or_insert(NameType::Person);
            }
            NameType::Organisation if !single => {
                by_end.entry(text(first, first)).or_insert(NameType::Organisation);
                if last.sorts.is(Sorts::ORGANISATION) {
                    by_end.entry(text(last, last)).or_insert(NameType::Organisation);
                }
            }
            _ => {}
        }
    }
    for reading in readings.iter_mut() {
        let Some((first, last, single)) = ends(reading) else { continue };
        let given_place = reading.kind == NameType::Place && first.sorts.is(Sorts::GIVEN);
        if reading.sure && !given_place {
            continue;
        }
        let linked = by_end.get(text(first, first)).filter(|_| single).copied();
        let linked = linked.filter(|kind| *kind == NameType::Person || reading.kind == NameType::Other);
        if let Some(kind) = linked.or_else(|| whole.get(text(first, last)).copied()) {
            reading.kind = kind;
        }
    }
}

/// The words of the names of organisations, for the short forms `the Council`, `the Institute`.
pub(super) fn heads<'t>(tokens: &Tokens<'t>, words: &[Word], readings: &[Reading]) -> HashSet<&'t str> {
    let long = readings.iter().filter(|r| r.name.len() > 1 && r.kind == NameType::Organisation);
    long.filter_map(|r| words.get(r.name.clone()))
        .flat_map(|name| name.iter().filter(|w| !w.small))
        .map(|w| tokens.word(w.last))
        .collect()
}
