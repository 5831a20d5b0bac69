//! An impossible change of level: `dropped to the list in May and was raised to the list in June`.
//!
//! On a declared scale the order of the levels decides. Without one, only this is sure: a change up and a change
//! down of the same thing, with none between, cannot end at the same level.

use super::super::{Finding, Rule};
use super::own;
use crate::facts::change::{Change, Direction, changes};
use crate::facts::negation::{Polarity, hypothetical, polarity};
use crate::facts::{RankValue, Value};
use crate::reading::Reading;
use crate::text::{Sentence, Span, parts_clauses};

/// What may stand between two changes of the same thing: nothing that could be a subject of its own.
const BETWEEN: &[&str] = &[
    ",",
    "afterwards",
    "again",
    "and",
    "back",
    "been",
    "before",
    "being",
    "but",
    "finally",
    "had",
    "has",
    "have",
    "he",
    "it",
    "later",
    "only",
    "once",
    "promptly",
    "she",
    "soon",
    "subsequently",
    "that",
    "then",
    "they",
    "was",
    "were",
    "year",
    "years",
    "eventually",
    "which",
    "is",
    "the",
    "same",
    "next",
    "month",
    "after",
    "more",
    "having",
    "until",
];

/// Where the words of a level end.
const STOPS: &[&str] = &[
    "after", "again", "and", "as", "at", "because", "before", "but", "by", "during", "for", "from", "in",
    "last", "on", "only", "or", "since", "then", "this", "under", "until", "when", "while", "with", "within",
    "category", "earlier",
];

/// One change to a level.
struct Move {
    direction: Direction,
    verb: Span,
    /// First token of the verb, last token of the level.
    tokens: (usize, usize),
    level: Span,
    words: Vec<String>,
    rank: Option<RankValue>,
    from: Option<RankValue>,
    stated: bool,
}

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let mut last: Option<Move> = None;
    let mut last_sentence = None;
    for (n, sentence) in own(reading).enumerate() {
        let mut fresh = true;
        for change in changes(reading, sentence.span) {
            let in_level = last.as_ref().is_some_and(|before| before.level.overlaps(change.verb));
            if change.direction == Direction::Unchanged || in_level {
                continue;
            }
            let Some(step) = step(reading, sentence, &change) else {
                // a change to something else lies between
                last = None;
                continue;
            };
            if last.as_ref().is_some_and(|before| before.level.overlaps(step.level)) {
                // `the growth fell to the capital`: one change, told by two words
                continue;
            }
            if !step.stated {
                last = None;
                continue;
            }
            wrong_way(reading, &step, found);
            let follows = if fresh { last_sentence == Some(n.wrapping_sub(1)) } else { true };
            if let Some(before) =
                last.take().filter(|before| follows && same_thing(reading, before, &step, sentence, fresh))
            {
                impossible(reading, &before, &step, found);
            }
            fresh = false;
            last = Some(step);
        }
        if !fresh {
            last_sentence = Some(n);
        }
    }
}

fn step(reading: &Reading<'_>, sentence: &Sentence, change: &Change) -> Option<Move> {
    let tokens = &reading.tokens;
    let end = tokens.within(sentence.span).end;
    let reach = if change.from.is_some() { 10 } else { 4 };
    let to = (change.token + 1..(change.token + reach).min(end)).find(|&i| tokens.lower(i) == "to")?;
    let skipped = ["the", "a", "an", "its", "their", "his", "her"];
    let first = (to + 1..end).find(|&i| !skipped.contains(&tokens.lower(i)))?;
    let stop = (first..end.min(first + 7)).find(|&i| {
        parts_clauses(tokens, i)
            || matches!(tokens.word(i), "," | "." | "”" | "\"")
            || STOPS.contains(&tokens.lower(i))
    });
    let last = stop.unwrap_or(end.min(first + 7)).checked_sub(1)?;
    if last < first {
        return None;
    }
    let level = tokens.span(first, last);
    let rank = |span: Span| {
        reading.facts_in(span).find_map(|fact| match &fact.value {
            Value::Rank(rank) => Some(rank.clone()),
            _ => None,
        })
    };
    let from = change.from.as_ref().and_then(|part| match &part.value {
        Value::Rank(rank) => Some(rank.clone()),
        _ => None,
    });
    let plain = polarity(tokens, sentence.span, change.verb) == Polarity::Positive;
    Some(Move {
        direction: change.direction,
        verb: change.verb,
        tokens: (tokens.at(change.verb.start), last),
        level,
        words: (first..=last).map(|i| tokens.lower(i).to_owned()).collect(),
        rank: rank(Span::new(tokens.span(to, to).end, level.end)),
        from,
        stated: plain && !hypothetical(tokens, sentence.span, change.verb),
    })
}

/// True if the second change is told of what the first was told of.
fn same_thing(reading: &Reading<'_>, before: &Move, after: &Move, sentence: &Sentence, fresh: bool) -> bool {
    let tokens = &reading.tokens;
    let mut between = before.tokens.1 + 1..after.tokens.0;
    if fresh {
        // a sentence of its own goes on about the same thing only by a pronoun
        between = tokens.within(sentence.span).start..after.tokens.0;
        if !matches!(tokens.lower(between.start), "it" | "he" | "she" | "they") {
            return false;
        }
    }
    let filler = |i: usize| {
        let word = tokens.lower(i);
        let date = reading.facts_over(tokens.span(i, i)).any(|fact| {
            matches!(fact.value, Value::Date(_) | Value::Duration(_) | Value::Number(_))
                && fact.span.contains(tokens.span(i, i))
        });
        date || BETWEEN.contains(&word)
            || matches!(word, "in" | "on" | "last" | "at" | "category" | "a")
            || word.bytes().all(|b| b.is_ascii_digit())
    };
    between.len() <= 14 && between.clone().all(filler)
}

/// A change up that ends no higher, or a change down that ends no lower, than where the one before it ended.
fn impossible(reading: &Reading<'_>, before: &Move, after: &Move, found: &mut Vec<Finding>) {
    let turned = reading.tokens.lower(after.tokens.0.saturating_sub(1)) == "after"
        || (before.tokens.1 + 1..after.tokens.0).any(|i| reading.tokens.lower(i) == "after");
    let (first, second) = if turned { (after, before) } else { (before, after) };
    let wrong = match (&first.rank, &second.rank) {
        (Some(a), Some(b)) if a.scale == b.scale => match second.direction {
            Direction::Up => b.level >= a.level,
            Direction::Down => b.level <= a.level,
            Direction::Unchanged => false,
        },
        _ => first.direction.opposes(second.direction) && same_level(&first.words, &second.words),
    };
    if !wrong {
        return;
    }
    let span = after.verb.join(after.level);
    let message = format!(
        "“{}” cannot follow “{}”: nothing lies between, so one of the two levels, or the verb, is wrong.",
        second.verb.join(second.level).of(reading.text),
        first.verb.join(first.level).of(reading.text),
    );
    found.push(Finding::new(Rule::SelfContradiction, reading, span, message));
}

/// The same words, or the one a shorter form of the other: `the watch list` after `the tier two watch list`.
fn same_level(a: &[String], b: &[String]) -> bool {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    long.ends_with(short) && !short.is_empty()
}

/// Levels of an alarm, which goes up as things get worse: `raised from calm to attention`.
fn is_of_alarm(label: &str) -> bool {
    const ALARM: &[&str] = &[
        "calm",
        "attention",
        "alarm",
        "alert",
        "warning",
        "advisory",
        "danger",
        "red",
        "orange",
        "yellow",
        "amber",
        "green",
        "low",
        "moderate",
        "high",
        "severe",
        "extreme",
        "critical",
        "emergency",
    ];
    label.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| ALARM.contains(&word))
}

/// `upgraded from tier one to tier two`: the verb against the two levels of its own clause.
fn wrong_way(reading: &Reading<'_>, step: &Move, found: &mut Vec<Finding>) {
    let (Some(from), Some(to)) = (&step.from, &step.rank) else { return };
    let wrong = match step.direction {
        Direction::Up => to.level >= from.level,
        Direction::Down => to.level <= from.level,
        Direction::Unchanged => false,
    };
    let alarm = is_of_alarm(&from.label) || is_of_alarm(&to.label);
    if from.scale != to.scale || !wrong || alarm {
        return;
    }
    let words = step.verb.of(reading.text);
    let message = format!(
        "“{words}” does not fit a change from {} to {}; change the verb or one of the two levels.",
        from.label, to.label
    );
    found.push(Finding::new(Rule::SelfContradiction, reading, step.verb, message));
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfContradiction;
    use crate::rules::testing::{finds, flagged_in, silent, story};

    #[test]
    fn up_and_down_cannot_end_at_the_same_level() {
        finds(
            SelfContradiction,
            &[
                (
                    "Norland dropped to the grade two watch list in 2013 and was upgraded to the watch list in 2013.",
                    "upgraded to the watch list",
                ),
                (
                    "The bank was downgraded to double B in May. It was later raised to double B.",
                    "raised to double B",
                ),
                (
                    "The club was relegated to the second division and then promoted to the second division.",
                    "promoted to the second division",
                ),
            ],
        );
    }

    #[test]
    fn possible_changes_are_left_alone() {
        silent(
            SelfContradiction,
            &[
                "Norland dropped to the watch list in 2013 and was upgraded to tier two in 2016.",
                "Ashby dropped to the watch list in 2013 and Norton was upgraded to the watch list.",
                "Norland dropped to the watch list in 2013 and could be upgraded to the watch list again after a fall.",
                "The rate fell to 4 per cent in Ashby, and in Norton it rose to 4 per cent.",
                "It was not downgraded to double B and was never raised to double B.",
                "He rose to speak and fell to his knees.",
                "More than half of the growth fell to the capital, Port Carrow.",
                "The country fell to tier two, rose to tier one and fell to tier two.",
                "The school slipped to good in 2019; the nursery was raised to good.",
            ],
        );
    }

    #[test]
    fn a_declared_scale_knows_the_order() {
        let levels = ["band one|top band", "band two", "band three", "band four"];
        for (text, expected) in [
            (
                "Lorne dropped to band three in 2019 and was moved up to band four in 2021.",
                vec!["moved up to band four"],
            ),
            ("Lorne was upgraded from band two to band three.", vec!["upgraded"]),
            ("Lorne dropped to band three in 2019 and was moved up to band two in 2021.", vec![]),
            ("Lorne slipped from band two to band three.", vec![]),
            ("Lorne has moved up to band two after it had dropped to band three.", vec![]),
            ("Lorne dropped to band three in 2019 and stayed there. Orme dropped to band two.", vec![]),
        ] {
            assert_eq!(flagged_in(SelfContradiction, &story(None, text, &levels)), expected, "{text}");
        }
    }
}
