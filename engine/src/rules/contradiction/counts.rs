//! One thing counted twice: `Fourteen firefighters fought the blaze … the 16 firefighters left`.

use super::super::{Finding, Rule};
use super::own;
use crate::facts::{Kind, Value};
use crate::reading::Reading;
use crate::text::Span;
use rust_decimal::Decimal;

/// What may follow the noun when the words before it mean all of them.
const FINITE: &[&str] = &[
    ",", ".", ";", "are", "arrived", "came", "can", "cannot", "could", "did", "do", "got", "had", "have",
    "is", "left", "may", "might", "must", "said", "say", "should", "stand", "took", "was", "went", "were",
    "will", "won", "would", "”", "—", "–", "has", "each", "all", "agreed", "face", "voted", "met",
    "returned", "set", "then", "now", "also", "both", "never", "live", "lived", "need", "remain", "remained",
    "died", "joined", "made",
];

/// Nouns of which an article counts now these and now those.
const LOOSE: &[&str] = &[
    "games",
    "goals",
    "hours",
    "items",
    "matches",
    "minutes",
    "months",
    "days",
    "people",
    "points",
    "seats",
    "sets",
    "times",
    "votes",
    "weeks",
    "years",
    "others",
    "men",
    "women",
    "runs",
    "wickets",
    "counts",
    "occasions",
    "things",
    "ways",
    "shots",
    "cases",
    "deaths",
    "jobs",
    "homes",
    "sides",
    "parts",
    "seasons",
    "quarters",
    "rounds",
    "per",
    "cents",
    "children",
];

/// One count with its noun.
struct Mention<'t> {
    span: Span,
    value: Decimal,
    noun: &'t str,
    definite: bool,
    /// Nothing after the noun narrows it down.
    whole: bool,
    /// `another three`, `12 more`: beside those told before.
    added: bool,
}

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let mentions = mentions(reading);
    for (at, later) in
        mentions.iter().enumerate().filter(|(_, m)| m.definite && m.whole && !LOOSE.contains(&m.noun))
    {
        let same: Vec<&Mention<'_>> =
            mentions.iter().filter(|m| m.noun.eq_ignore_ascii_case(later.noun)).collect();
        if same.iter().any(|m| m.span != later.span && m.value == later.value || m.added) {
            continue;
        }
        let mut others: Vec<Decimal> = same.iter().map(|m| m.value).filter(|v| *v != later.value).collect();
        others.dedup();
        let first = mentions.iter().take(at).find(|m| m.noun.eq_ignore_ascii_case(later.noun));
        let (Some(first), [other]) = (first.filter(|first| !first.definite), others.as_slice()) else {
            continue;
        };
        let near = other.checked_mul(Decimal::TWO).is_some_and(|most| later.value <= most)
            && later.value.checked_mul(Decimal::TWO).is_some_and(|most| *other <= most);
        if !near {
            continue;
        }
        let message = format!(
            "The article has “{}” here and “{}” before; one of the two counts is wrong.",
            later.span.of(reading.text),
            first.span.of(reading.text)
        );
        found.push(Finding::new(Rule::SelfContradiction, reading, later.span, message));
    }
}

fn mentions<'t>(reading: &Reading<'t>) -> Vec<Mention<'t>> {
    let tokens = &reading.tokens;
    let mut found = Vec::new();
    for sentence in own(reading) {
        let range = tokens.within(sentence.span);
        for fact in reading.facts_in(sentence.span) {
            let Value::Number(amount) = &fact.value else { continue };
            if amount.bound.is_some() || !amount.value.is_integer() || hidden(reading, fact.span) {
                continue;
            }
            let number = tokens.within(fact.span);
            let noun = number.end;
            if noun >= range.end || !tokens.lower(noun).ends_with('s') || tokens.lower(noun).len() < 4 {
                continue;
            }
            let before = |n: usize| {
                number.start.checked_sub(n).filter(|i| *i >= range.start).map_or("", |i| tokens.lower(i))
            };
            found.push(Mention {
                span: fact.span.join(tokens.span(noun, noun)),
                value: amount.value,
                noun: tokens.word(noun),
                definite: before(1) == "the",
                whole: noun + 1 >= range.end || FINITE.contains(&tokens.lower(noun + 1)),
                added: matches!(
                    before(1),
                    "another" | "other" | "further" | "extra" | "additional" | "more" | "first" | "last"
                ) || matches!(tokens.lower(noun + 1), "more" | "fewer"),
            });
        }
    }
    found
}

/// True for a number that is part of a date, a name or a larger fact.
fn hidden(reading: &Reading<'_>, span: Span) -> bool {
    reading.facts_over(span).any(|fact| {
        fact.kind() != Kind::Quote
            && fact.span != span
            && fact.span.overlaps(span)
            && !span.contains(fact.span)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfContradiction;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn the_same_things_counted_differently() {
        finds(
            SelfContradiction,
            &[
                (
                    "Fourteen divers in three boats searched the lake. At noon the last of the 16 divers left.",
                    "16 divers",
                ),
                ("There are four stages. Two of the three stages can be reached by bus.", "three stages"),
                ("Police held 12 suspects overnight. The 15 suspects were freed on Friday.", "15 suspects"),
            ],
        );
    }

    #[test]
    fn other_things_and_parts_of_them() {
        silent(
            SelfContradiction,
            &[
                "Fourteen divers in three boats searched the lake. At noon the 14 divers left.",
                "Fourteen divers searched the lake. At noon the eight divers in the north gave up.",
                "The club has 412 members. The 30 members were not told.",
                "Police held 12 suspects. Another three suspects came later, and the 15 suspects were freed.",
                "There were 12 boats, and 15 boats the year before. The 15 boats were new.",
                "The first four stages were flat. The three stages that remain are in the hills.",
                "They scored 12 goals. The 14 goals were let in.",
                "Of the 36 crews, half came from abroad. The 36 crews met again.",
            ],
        );
    }
}
