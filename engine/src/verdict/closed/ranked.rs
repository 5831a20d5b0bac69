//! A place in a printed list: `1. Great Elk; 2. Sand Lake; 3. Torne`, `1 Haug, 2 Berti, 3 Ek`, or a table with a column of
//! ranks. Who `finished fourth` or is `the second largest` has that number there.

use super::{Other, worded};
use crate::evidence::rows;
use crate::facts::{Value, name::same_name};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// The printed lists of the sources.
#[derive(Clone, Debug, Default)]
pub struct Ranked {
    lists: Vec<List>,
    /// The winners of metals, text by text.
    medals: Vec<List>,
}

#[derive(Clone, Debug)]
struct List {
    source: usize,
    places: Vec<Place>,
}

#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) rank: usize,
    pub(super) name: String,
    pub(super) at: Span,
}

/// A list of fewer places is none, and one of more would be another numbering.
const PLACES: usize = 3;
const MOST: usize = 300;

/// The most tokens from one number to the next.
const ITEM: usize = 24;

/// Heads of a column of ranks.
const HEADS: &[&str] = &["rank", "ranking", "place", "position", "pos", "pos."];

/// Verbs of taking a place.
#[rustfmt::skip]
const TAKEN: &[&str] = &[
    "finished", "finishes", "finish", "came", "comes", "come", "placed", "places", "ranked", "ranks", "rank", "ended", "took", "takes",
    "lies", "lay", "stands", "stood", "sits", "sat", "is", "was", "were", "are", "be", "finishing", "coming", "ranking", "taking",
];

/// Words that make it another order, or another time, than that of the list.
#[rustfmt::skip]
const APART: &[&str] = &[
    "by", "among", "outside", "after", "since", "ever", "half", "halfway", "stage", "lap", "heat", "run", "leg", "qualifying", "except",
    "previously", "had", "if", "could", "would", "may", "might", "until", "per", "not",
];

impl Ranked {
    /// Collects them.
    #[must_use]
    pub fn new(sources: &[Reading<'_>]) -> Self {
        let (mut lists, mut medals) = (Vec::new(), Vec::new());
        for (source, reading) in sources.iter().enumerate() {
            lists.extend(worded::counted(reading).into_iter().map(|places| List { source, places }));
            let won = worded::medals(reading);
            medals.extend(won.into_iter().map(|place| List { source, places: vec![place] }));
            lists.extend(numbered(reading).into_iter().map(|places| List { source, places }));
            let places = tabled(reading);
            lists.extend((places.len() >= PLACES).then_some(List { source, places }));
        }
        Self { lists, medals }
    }

    /// The places of a claim that the lists do not bear out.
    #[must_use]
    pub fn check(&self, sources: &[Reading<'_>], reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        let places = |lists: &[List], said: Vec<(usize, Span, Range<usize>)>| -> Vec<Other> {
            let said = said.into_iter().filter(|_| !lists.is_empty());
            said.filter_map(|(rank, at, phrase)| other(lists, sources, reading, claim, (rank, at, &phrase)))
                .collect()
        };
        let mut found = places(&self.lists, said(reading, claim));
        found.extend(places(&self.medals, worded::won(reading, claim)));
        found
    }
}

/// Another place of a list than the claim's.
fn other(
    lists: &[List],
    sources: &[Reading<'_>],
    reading: &Reading<'_>,
    claim: Span,
    (rank, at, phrase): (usize, Span, &Range<usize>),
) -> Option<Other> {
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let mut found = lists.iter().filter_map(|list| {
        let named = |place: &&Place| {
            let spot = find(reading, claim, &place.name);
            spot.is_some_and(|spot| spot.end <= tokens.span(phrase.start, phrase.start).start)
        };
        let mut named: Vec<&Place> = list.places.iter().filter(named).collect();
        named.sort_by_key(|place| find(reading, claim, &place.name).map(|spot| spot.end));
        let place = named.last()?;
        // of several names the last, where it opens a clause: `the Orme was best, and the Tarn came second`
        let first = find(reading, claim, &place.name).map_or(0, |spot| tokens.at(spot.start));
        let mut before = (range.start..first).rev().map(|i| tokens.lower(i)).filter(|word| *word != "the");
        let mut opens =
            || before.next().is_some_and(|word| matches!(word, "and" | "," | ";" | "while" | "s"));
        (named.len() == 1 || opens()).then_some((list, *place))
    });
    let (list, place) = found.next()?;
    let other_list = found.any(|(_, other)| other.rank == rank);
    let source = sources.get(list.source)?;
    // who has the claim's place in the list is told of too, or two share it
    let holder = list.places.iter().find(|it| it.rank == rank);
    let shared = list.places.iter().filter(|it| it.rank == place.rank).count() > 1;
    let spot = find(reading, claim, &place.name)?;
    let between = tokens.at(spot.end.saturating_sub(1)) + 1..phrase.start;
    let behind = phrase.end..(phrase.end + 6).min(range.end);
    let apart = |i: usize| APART.contains(&tokens.lower(i)) && !is_of_the_list(source, tokens.lower(i + 1));
    let parted = |i: usize| {
        tokens.is_capital(i) && !place.name.contains(tokens.word(i))
            || matches!(
                tokens.lower(i),
                "who" | "which" | "whose" | "where" | "when" | "while" | "and" | "but" | ";"
            )
    };
    let other_time = reading.facts_in(claim).any(|fact| match &fact.value {
        Value::Date(date) => !source.text.contains(&date.first.year().to_string()) && !date.relative,
        _ => false,
    });
    if other_list
        || shared
        || place.rank == rank
        || holder.is_some_and(|it| find(reading, claim, &it.name).is_some())
        || between.len() > 8
        || between.clone().any(parted)
        || between.chain(behind).any(apart)
        || other_time
    {
        return None;
    }
    Some(Other {
        rule: Rule::SourceRank,
        span: at,
        says: format!("has {} in place {}", place.name, place.rank),
        right: None,
        place: (list.source, place.at),
        least: 0.0,
    })
}

/// `by area`, where the source says that its list is one by area.
fn is_of_the_list(source: &Reading<'_>, word: &str) -> bool {
    (0..source.tokens.len()).any(|i| source.tokens.lower(i) == "by" && source.tokens.lower(i + 1) == word)
}

/// Where the claim has a name of a list: the whole of it, between word ends.
fn find(reading: &Reading<'_>, claim: Span, name: &str) -> Option<Span> {
    let text = claim.of(reading.text);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let whole = |at: &usize| {
        let (before, behind) = (text.get(..*at), text.get(at + name.len()..));
        !letter(before.and_then(|t| t.chars().next_back())) && !letter(behind.and_then(|t| t.chars().next()))
    };
    let at = text.match_indices(name).map(|(at, _)| at).find(whole)?;
    let span = Span::new(claim.start + at, claim.start + at + name.len());
    // `Ek` of `Nils Ek` is nobody of his own
    let longer = reading.facts_over(span).any(|fact| match &fact.value {
        Value::Name(it) => it.value.len() > name.len() + 6 && !same_name(&it.value, name),
        _ => false,
    });
    (!longer).then_some(span)
}

/// The places that a claim gives: number, words, and the tokens of them.
fn said(reading: &Reading<'_>, claim: Span) -> Vec<(usize, Span, Range<usize>)> {
    let tokens = &reading.tokens;
    let mut found = Vec::new();
    for fact in reading.facts_in(claim) {
        let Value::Ordinal(amount) = &fact.value else { continue };
        let Some(rank) = usize::try_from(amount.value.mantissa()).ok().filter(|_| amount.value.scale() == 0)
        else {
            continue;
        };
        let (first, next) = (tokens.at(fact.span.start), tokens.at(fact.span.end.saturating_sub(1)) + 1);
        let joint = usize::from(matches!(tokens.word(next), "-" | "‑"));
        // a list that says no more than its numbers is one by size
        let high = matches!(tokens.lower(next + joint), "largest" | "biggest");
        let place = matches!(tokens.lower(next), "place" | "position" | "spot" | "overall");
        let led: Vec<&str> =
            (1..=3).filter_map(|back| first.checked_sub(back)).map(|i| tokens.lower(i)).collect();
        let verb = led
            .iter()
            .take_while(|w| !TAKEN.contains(w))
            .all(|w| matches!(*w, "in" | "the" | "a" | "joint" | "only"))
            && led.iter().any(|w| TAKEN.contains(w));
        let copula = led
            .iter()
            .any(|w| matches!(*w, "is" | "was" | "are" | "were" | "be" | "took" | "takes" | "taking"));
        let ends = tokens.kind(next) != Some(TokenKind::Word)
            || matches!(tokens.lower(next), "in" | "on" | "behind" | "at" | "of" | "with" | "out" | "for");
        let bare = verb && ends && !copula;
        let prior = led.first().is_some_and(|w| matches!(*w, "from" | "than"));
        if !prior && (bare || verb && (place || high)) {
            let end = if place || high { next + joint + 1 } else { next };
            found.push((rank, fact.span, first..end));
        }
    }
    found
}

/// Runs of numbers from one on, each with a name behind it.
fn numbered(reading: &Reading<'_>) -> Vec<Vec<Place>> {
    let tokens = &reading.tokens;
    let (mut found, mut run) = (Vec::new(), Vec::<Place>::new());
    let mut last = 0;
    for i in 0..tokens.len() {
        let Some(place) = place_at(reading, i) else { continue };
        let next = run.last().map_or(1, |it| it.rank + 1);
        if place.rank == next && (run.is_empty() || i - last <= ITEM) {
            run.push(place);
            last = i;
        } else if place.rank == 1 || i.saturating_sub(last) > ITEM {
            found.push(std::mem::take(&mut run));
            if place.rank == 1 {
                run.push(place);
                last = i;
            }
        }
    }
    found.push(run);
    found.retain(|places| places.len() >= PLACES);
    found
}

/// `3. Torne`, `3 Nils Ek`: a number at the head of an item, and the name behind it.
fn place_at(reading: &Reading<'_>, i: usize) -> Option<Place> {
    let tokens = &reading.tokens;
    let rank = tokens.word(i).parse::<usize>().ok().filter(|rank| (1..=MOST).contains(rank))?;
    let head = i.checked_sub(1).is_none_or(|k| {
        matches!(tokens.word(k), ";" | "," | ":" | "." | "•" | ")" | "/" | "|")
            || tokens.gap(k).contains('\n')
    });
    let marked = matches!(tokens.word(i + 1), "." | ")" | ":") && !tokens.gap(i + 1).is_empty();
    let start = i + 1 + usize::from(marked);
    if !head || tokens.gap(start - 1).is_empty() || !tokens.is_capital(start) {
        return None;
    }
    let joins = |k: usize| matches!(tokens.word(k), "-" | "'" | "’" | "of" | "the" | "de" | "van" | "&");
    let end = (start..(start + 6).min(tokens.len()))
        .take_while(|k| {
            let broken = *k > start && tokens.gap(*k - 1).contains('\n');
            !broken && (tokens.is_capital(*k) || joins(*k) && tokens.is_capital(k + 1))
        })
        .last()?;
    let at = tokens.span(start, end);
    Some(Place { rank, name: at.of(reading.text).to_owned(), at })
}

/// The rows of tables with a column of ranks.
fn tabled(reading: &Reading<'_>) -> Vec<Place> {
    let mut found = Vec::new();
    for row in rows(reading.text) {
        let head = |at: &Span| {
            let word = at.of(reading.text).trim().to_lowercase();
            HEADS.contains(&word.as_str())
        };
        let Some(column) = row.heads.iter().position(head) else { continue };
        let rank = row.cells.get(column).and_then(|cell| cell.of(reading.text).trim().parse().ok());
        let name = row.label.of(reading.text).trim();
        if let Some(rank) = rank.filter(|_| name.starts_with(char::is_uppercase) && name.len() > 2) {
            found.push(Place { rank, name: name.to_owned(), at: row.label });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const LAKES: &str = "Lakes of the county by area: 1. Long Mere, 412 ha; 2. Sedge Water, 288 ha; 3. Tarn Brook, 243 ha; 4. Moss, 90 ha.";
    const RACE: &str =
        "Women's sprint. 1 Brandt, 2 Moss, 3 Ada Quill, 4 Reed, 5 Ida Quill, 6 Hale. The course was wet.";
    const TABLE: &str = "Index 2025 | rank | 2024\nMalden | 23 | 41\nCorley | 24 | 22\nSelby | 25 | 30";

    #[test]
    fn another_place_than_in_the_list_is_wrong() {
        for (article, source) in [
            ("Sedge Water is the third largest in the county.", LAKES),
            ("Ida Quill finished fourth in the sprint, two places behind her sister.", RACE),
            ("Malden now ranks 32nd in the index, up from 41st.", TABLE),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceRank], "{article}");
        }
    }

    #[test]
    fn its_own_place_or_another_order_is_left_alone() {
        for (article, source) in [
            ("Sedge Water is the second largest in the county.", LAKES),
            (
                "Tarn Brook is the second deepest.",
                "Lakes by area: 1. Long Mere; 2. Sedge Water; 3. Tarn Brook. Tarn Brook is the second deepest.",
            ),
            ("Tarn Brook is the second largest outside the park.", LAKES),
            ("Ida Quill finished fifth in the sprint.", RACE),
            ("Ida Quill came third after the first lap and finished fifth.", RACE),
            ("Reed, whose coach came second in 1998, was fourth.", RACE),
            ("Malden now ranks 23rd in the index, up from 41st.", TABLE),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
