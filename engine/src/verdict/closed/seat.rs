//! Where an institution stands: `the hospital in Kinlarig` against `Dunlarig hospital`.
//!
//! A story has one hospital, one prison, one yard that matters. If the sources have it in one place only, and the
//! article's place is one where they have something else, it is the wrong place.

use super::{Other, names};
use crate::evidence::fold;
use crate::facts::name::same_name;
use crate::facts::{Name, NameType, Value};
use crate::reading::{Reading, Story};
use crate::rules::Rule;
use crate::text::Span;
use crate::verdict::place;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Institutions that stand in one place.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "hospital", "infirmary", "clinic", "hospice", "prison", "jail", "airport", "airfield", "depot", "cemetery", "crematorium", "cathedral",
    "barracks", "shipyard", "refinery", "brewery", "distillery", "abattoir", "slaughterhouse", "courthouse", "monastery", "observatory",
    "racecourse", "stadium", "quarry", "dairy", "sawmill", "foundry", "smelter", "workhouse", "lighthouse", "studio", "headquarters",
    "laboratory", "conservatory", "harbour", "harbor", "marina", "nursery", "orphanage", "sanatorium", "mortuary", "morgue", "warehouse",
    "tannery", "cannery", "kiln", "zoo", "aquarium", "planetarium", "heliport", "lifeboat station", "power station", "police station",
    "fire station", "weather station", "tram depot", "bus depot", "crown court", "magistrates court", "town hall", "care home", "nursing home",
    "boarding school", "music school", "art school", "naval base", "air base", "army base", "landfill", "incinerator",
];

/// The institutions by their first word.
static BY_FIRST: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut found: HashMap<&str, Vec<&str>> = HashMap::new();
    for head in HEADS {
        found.entry(head.split(' ').next().unwrap_or_default()).or_default().push(head);
    }
    found
});

/// The institutions of the sources with their places.
#[derive(Clone, Debug, Default)]
pub struct Seats {
    all: Vec<(usize, Seat)>,
    /// Sentences that have an institution, folded.
    told: Vec<(&'static str, String)>,
}

#[derive(Clone, Debug)]
struct Seat {
    head: &'static str,
    of: Name,
    at: Span,
    /// The institution itself is written as a name.
    named: bool,
}

impl Seats {
    /// Collects them.
    #[must_use]
    pub fn new(sources: &[Reading<'_>]) -> Self {
        let mut found = Self::default();
        for (source, reading) in sources.iter().enumerate() {
            for sentence in &reading.sentences {
                let here = seats(reading, sentence.span);
                let heads = heads(reading, sentence.span);
                let text = fold(sentence.span.of(reading.text)).into_owned();
                found.told.extend(heads.iter().map(|(head, _, _)| (*head, text.clone())));
                found.all.extend(here.into_iter().map(|seat| (source, seat)));
            }
        }
        found
    }

    /// The places of a claim that the sources give otherwise for the same institution.
    #[must_use]
    pub fn check(&self, story: &Story<'_>, reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        let mut found = Vec::new();
        // `Selby Air Base` is a name: whatever bears another is another base
        for ours in seats(reading, claim).into_iter().filter(|seat| !seat.named) {
            let theirs: Vec<&(usize, Seat)> =
                self.all.iter().filter(|(_, it)| it.head == ours.head).collect();
            let Some((source, first)) = theirs.first() else { continue };
            let one = theirs.iter().all(|(_, it)| same_name(&it.of.value, &first.of.value));
            let apart =
                !same_name(&ours.of.value, &first.of.value) && !place::differ_in_level(&ours.of, &first.of);
            let place = fold(&ours.of.value).into_owned();
            let beside = self.told.iter().any(|(head, text)| *head == ours.head && text.contains(&place));
            let known = story.sources.iter().any(|it| named(it, &ours.of));
            let right_told = story.readings().any(|it| named(it, &first.of));
            if one && apart && known && !beside && !right_told {
                found.push(Other {
                    rule: Rule::SourcePlace,
                    span: ours.at,
                    says: format!("has the {} in \"{}\"", first.head, first.of.value),
                    right: Some(first.of.value.clone()),
                    place: (*source, first.at),
                    least: 0.2,
                });
            }
        }
        found
    }
}

fn named(reading: &Reading<'_>, name: &Name) -> bool {
    reading
        .facts
        .iter()
        .any(|fact| matches!(&fact.value, Value::Name(it) if same_name(&it.value, &name.value)))
}

/// The institutions of a sentence: which, and its first and last token.
fn heads(reading: &Reading<'_>, sentence: Span) -> Vec<(&'static str, usize, usize)> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let mut found: Vec<(&'static str, usize, usize)> = Vec::new();
    for i in range.clone() {
        let fits = |head: &&&str| {
            head.split(' ').enumerate().all(|(n, word)| {
                let it = tokens.lower(i + n);
                i + n < range.end && (it == word || it.strip_suffix('s') == Some(word) && n > 0)
            })
        };
        let listed = BY_FIRST.get(tokens.lower(i)).map_or(&[][..], Vec::as_slice);
        let best = listed.iter().filter(|head| fits(head)).max_by_key(|head| head.len());
        if let Some(head) = best {
            found.push((head, i, i + head.split(' ').count() - 1));
        }
    }
    found
}

/// `the hospital in X`, `the hospital of X`, `X hospital`, `X's hospital`, `the hospital at X`.
fn seats(reading: &Reading<'_>, sentence: Span) -> Vec<Seat> {
    let tokens = &reading.tokens;
    let mut found = Vec::new();
    for (head, first, last) in heads(reading, sentence) {
        for (fact, name) in names(reading, sentence) {
            if !matches!(name.kind, NameType::Place | NameType::Other)
                || name.value.contains(' ') && name.kind != NameType::Place
            {
                continue;
            }
            let (from, to) = (tokens.at(fact.span.start), tokens.at(fact.span.end.saturating_sub(1)));
            let behind = from == last + 2 && matches!(tokens.lower(last + 1), "in" | "at" | "of");
            let before = to + 1 == first || to + 3 == first && matches!(tokens.word(to + 1), "’" | "'");
            if behind || before {
                let named = tokens.is_capital(last) && last > tokens.within(sentence).start;
                found.push(Seat { head, of: name.clone(), at: fact.span, named });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn another_seat_is_found() {
        for (article, source) in [
            (
                "Both climbers were taken to the hospital in Selby with frostbite.",
                "Both climbers were flown to Hull hospital with frostbite. Their car was left in Selby.",
            ),
            (
                "The ship was painted at the shipyard in Hull in May.",
                "The ship was painted at the Selby shipyard in May. The owner lives in Hull.",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourcePlace], "{article}");
        }
    }

    #[test]
    fn the_same_seat_or_a_second_one_says_nothing() {
        for (article, source) in [
            (
                "Both climbers were taken to the hospital in Hull with frostbite.",
                "Both climbers were flown to Hull hospital with frostbite. Their car was left in Selby.",
            ),
            (
                "Both climbers were taken to the hospital in Selby.",
                "One climber was flown to Hull hospital, the other to Selby hospital.",
            ),
            (
                "It is based at Hamamatsu Air Base in Shizuoka.",
                "The wing of Hamamatsu in Shizuoka left the Hull air base in May.",
            ),
            (
                "Both were taken to the hospital in Yorkshire.",
                "Both were flown to Hull hospital. They are from Yorkshire.",
            ),
            (
                "Both were taken to hospital in Selby, one then to Hull.",
                "Both were in Hull hospital. Before that they had been in Selby.",
            ),
            (
                "The dairy in Selby was sold.",
                "The Hull dairy stays. The works in Selby is sold. The dairy of Selby closes.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
