//! Places in words: `First the Orme, second the Tarn, third the Elk`, and prizes of metal with their winners: `Silver: Orme
//! Farm, Selby`.

use super::ranked::Place;
use crate::facts::{NameType, Value};
use crate::reading::Reading;
use crate::text::{Span, TokenKind};
use std::ops::Range;

const ORDINALS: &[&str] = &["first", "second", "third", "fourth", "fifth", "sixth"];
const METALS: &[&str] = &["gold", "silver", "bronze"];

/// Verbs of getting a prize.
#[rustfmt::skip]
const GOT: &[&str] = &[
    "took", "takes", "won", "wins", "got", "gets", "received", "receives", "claimed", "claims", "earned", "earns", "collected", "awarded", "secured",
    "gained", "win", "winning", "taking", "given",
];

/// The most tokens between two places of a list.
const APART: usize = 12;

/// The lists of a text that count in words: places one behind the other, each with its name.
pub(super) fn counted(reading: &Reading<'_>) -> Vec<Vec<Place>> {
    let tokens = &reading.tokens;
    let mut found: Vec<Vec<Place>> = Vec::new();
    let mut last = 0;
    for i in 0..tokens.len() {
        let Some(rank) = ORDINALS.iter().position(|word| tokens.lower(i) == *word).map(|n| n + 1) else {
            continue;
        };
        let sign = tokens.is_sign(i + 1, ':') || tokens.is_sign(i + 1, ',');
        let at = i + 1 + usize::from(sign);
        let Some(place) = place(reading, at + usize::from(tokens.lower(at) == "the"), rank) else { continue };
        match found.last_mut() {
            Some(list) if list.len() + 1 == rank && i - last <= APART => list.push(place),
            _ if rank == 1 => found.push(vec![place]),
            _ => continue,
        }
        last = i;
    }
    found.retain(|list| list.len() > 2);
    found
}

/// The winners of gold, silver and bronze, each with the number of the metal.
pub(super) fn medals(reading: &Reading<'_>) -> Vec<Place> {
    let tokens = &reading.tokens;
    let mut found = Vec::new();
    for i in 0..tokens.len() {
        let Some(rank) = metal(tokens.lower(i)) else { continue };
        let end = (i + 1..i + APART).find(|k| tokens.is_sign(*k, ':'));
        let bracket = tokens.is_sign(i + 1, '(');
        let Some(colon) = end.filter(|colon| *colon == i + 1 || bracket) else { continue };
        found.extend(place(reading, colon + 1, rank));
    }
    found
}

/// `took silver`, `was awarded the bronze medal`: the metals of a claim as ranked places are kept.
pub(super) fn won(reading: &Reading<'_>, claim: Span) -> Vec<(usize, Span, Range<usize>)> {
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let mut found = Vec::new();
    for i in range.clone() {
        let Some(rank) = metal(tokens.lower(i)).filter(|_| !tokens.is_capital(i)) else { continue };
        let back = i - usize::from(i > range.start && matches!(tokens.lower(i - 1), "the" | "a"));
        let verb = back.checked_sub(1).filter(|k| *k >= range.start && GOT.contains(&tokens.lower(*k)));
        let prize = matches!(tokens.lower(i + 1), "medal" | "award" | "prize");
        let next = i + 1 + usize::from(prize);
        let ends = tokens.kind(next) != Some(TokenKind::Word)
            || matches!(tokens.lower(next), "in" | "with" | "for" | "at" | "on" | "behind" | "ahead");
        if verb.is_some() && ends {
            found.push((rank, tokens.span(i, i), i..next));
        }
    }
    found
}

fn metal(lower: &str) -> Option<usize> {
    METALS.iter().position(|word| lower == *word).map(|n| n + 1)
}

/// The name that begins at token `at`: a person by the surname, all else by its first word.
fn place(reading: &Reading<'_>, at: usize, rank: usize) -> Option<Place> {
    let tokens = &reading.tokens;
    let start = tokens.get(at)?.span.start;
    let fact = reading.facts_over(tokens.span(at, at)).find_map(|fact| match &fact.value {
        Value::Name(name) if fact.span.start == start => Some((name, fact.span)),
        _ => None,
    });
    let (name, span) = match fact {
        Some((name, span)) if name.kind == NameType::Person => {
            (name.value.split(' ').next_back()?.to_owned(), span)
        }
        Some((name, span)) => (name.value.split(' ').next()?.to_owned(), span),
        None => (tokens.word(at).to_owned(), tokens.span(at, at)),
    };
    let full = name.chars().count() > 3 && name.starts_with(char::is_uppercase);
    full.then_some(Place { rank, name, at: span })
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const RACE: &str = "Gunnery: first the Karelia, second the Tarn Maid, third the Mwenge.";
    const CHEESE: &str = "Hard cheese\nGold: Orme Farm, Selby, 93.0\nSilver: Tarnside Dairy, Hull, 91.5\nBronze: Elkin Brothers, Goole, 90.5\n";

    #[test]
    fn another_place_is_found() {
        for (article, source) in [
            ("The frigate Karelia was best, and the Mwenge came second.", RACE),
            ("Elkin took silver with 90.5 points.", CHEESE),
            ("Tarnside won the bronze medal.", CHEESE),
        ] {
            let found = rules(article, source);
            assert!(matches!(found[..], [Rule::SourceRank | Rule::SourceCategory]), "{article} {found:?}");
        }
    }

    #[test]
    fn the_place_that_it_has_is_right() {
        for (article, source) in [
            ("The frigate Karelia was best, and the Mwenge came third.", RACE),
            ("Elkin took bronze with 90.5 points.", CHEESE),
            ("Orme Farm won gold, and Tarnside took silver.", CHEESE),
            ("Tarnside won bronze in 2019.", CHEESE),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
