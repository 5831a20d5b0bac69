//! A stated count against the list that follows it: `three stages: A, B, C and D`.

use super::super::{Finding, Rule};
use super::own;
use crate::facts::{Kind, Value};
use crate::reading::Reading;
use crate::text::{Sentence, Span, Tokens};
use rust_decimal::prelude::ToPrimitive;

/// Words that say that the list is not whole, or that it is no list of things.
const OPEN: &[&str] = &[
    "among",
    "etc",
    "example",
    "including",
    "include",
    "instance",
    "notably",
    "others",
    "particularly",
    "say",
    "such",
    "respectively",
    "because",
    "if",
    "that",
    "who",
    "whether",
    "how",
    "more",
];

/// Nouns whose list would not be one of names.
const SPEECH: &[&str] =
    &["words", "times", "years", "days", "hours", "minutes", "points", "seconds", "months", "weeks", "goals"];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for sentence in own(reading) {
        found.extend(colon_list(reading, sentence));
    }
}

fn colon_list(reading: &Reading<'_>, sentence: &Sentence) -> Option<Finding> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence.span);
    let colon = range.clone().find(|&i| tokens.is_sign(i, ':') && !tokens.glued(i))?;
    let (count, span) = count_before(reading, range.start, colon)?;
    let end = range.clone().rev().find(|&i| !matches!(tokens.word(i), "." | "!"))? + 1;
    let list = colon + 1..end;
    let clean = list.clone().all(|i| {
        !OPEN.contains(&tokens.lower(i))
            && !matches!(tokens.word(i), ":" | ";" | "(" | "–" | "—" | "?" | "“" | "\"" | "‘")
            && !tokens.lower(i).bytes().any(|b| b.is_ascii_digit())
    });
    // `eight coaches: four sleeping cars, two with couchettes`: each item has a count of its own
    let words = tokens.span(list.start, end - 1);
    let counted = reading.facts_in(words).any(|fact| fact.kind() == Kind::Number);
    let items = items(tokens, list.clone());
    let longest = items.iter().map(std::ops::Range::len).max().unwrap_or(0);
    if !clean || counted || items.len() < 2 || longest > 5 || !items.iter().all(|item| thing(tokens, item)) {
        return None;
    }
    // an `and` before the last one may belong to a name: `Marks and Spencer`
    let commas = list.clone().filter(|&i| tokens.is_sign(i, ',')).count();
    let after_comma = list.clone().rev().find(|&i| tokens.is_sign(i, ',')).map_or(list.start, |i| i + 1);
    let joined = (after_comma + 1..list.end).any(|i| tokens.lower(i) == "and");
    let fewest = commas + 1 + usize::from(joined);
    let ends = list.clone().any(|i| tokens.lower(i) == "and");
    if (fewest..=items.len()).contains(&count) || !ends || count > 12 {
        return None;
    }
    let message = format!(
        "The article says “{}”, but {} are named after it; change the number or the list.",
        span.of(reading.text),
        items.len()
    );
    Some(Finding::new(Rule::SelfContradiction, reading, span, message))
}

/// The whole number in words or digits with its noun, at most five tokens before the colon.
fn count_before(reading: &Reading<'_>, first: usize, colon: usize) -> Option<(usize, Span)> {
    let tokens = &reading.tokens;
    let before = tokens.span(first, colon);
    let mut numbers = reading.facts_in(before).filter_map(|fact| match &fact.value {
        Value::Number(amount) if amount.bound.is_none() && amount.value.is_integer() => {
            Some((fact.span, amount.value))
        }
        _ => None,
    });
    let (span, value) = numbers.next()?;
    let last = tokens.at(span.end.saturating_sub(1));
    let noun = last + 1;
    let plural =
        tokens.lower(noun).ends_with('s') || matches!(tokens.lower(noun), "people" | "men" | "women");
    let near = colon <= noun + 2 && colon > noun;
    if numbers.next().is_some() || !plural || !near || SPEECH.contains(&tokens.lower(noun)) {
        return None;
    }
    let count = value.to_usize().filter(|count| *count >= 2)?;
    Some((count, span.join(tokens.span(noun, noun))))
}

/// The items of a list: what stands between commas and before and after the last `and`.
fn items(tokens: &Tokens<'_>, list: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let mut items = Vec::new();
    let mut start = list.start;
    for i in list.clone() {
        if tokens.is_sign(i, ',') || tokens.lower(i) == "and" {
            if i > start {
                items.push(start..i);
            }
            start = i + 1;
        }
    }
    if list.end > start {
        items.push(start..list.end);
    }
    items
}

/// `the old bath`, `Leeds`, `drums`: a thing, not an aside such as `for the first time`.
fn thing(tokens: &Tokens<'_>, item: &std::ops::Range<usize>) -> bool {
    const ASIDES: &[&str] = &[
        "after", "as", "at", "before", "but", "by", "for", "from", "in", "it", "like", "of", "on", "or",
        "since", "then", "to", "where", "which", "with", "he", "she", "they", "we", "not", "once", "even",
        "perhaps", "his", "her", "both",
    ];
    let starts = !ASIDES.contains(&tokens.lower(item.start));
    let verbs = ["is", "are", "was", "were", "has", "have", "had", "will", "said", "says", "can", "would"];
    starts && item.clone().all(|i| !verbs.contains(&tokens.lower(i)))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfContradiction;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn the_list_has_more_or_fewer_than_was_said() {
        finds(
            SelfContradiction,
            &[
                (
                    "It takes place on three stages: the hall, the bandstand, the bath and the barge.",
                    "three stages",
                ),
                ("Four towns are in the running: Ashby, Norton and Leeds.", ""),
                ("She visited four towns: Ashby, Norton and Leeds.", "four towns"),
                (
                    "He plays five instruments: the flute, the oboe, the horn, and the harp.",
                    "five instruments",
                ),
            ]
            .into_iter()
            .filter(|case| !case.1.is_empty())
            .collect::<Vec<_>>(),
        );
    }

    #[test]
    fn lists_that_fit_or_are_no_lists() {
        silent(
            SelfContradiction,
            &[
                "It takes place on four stages: the hall, the bandstand, the bath and, for the first time, the barge.",
                "It takes place on three stages: the hall, the bandstand and the bath.",
                "Two firms bid: Marks and Spencer and Boots.",
                "He has three rules: never lend money, never lie and never explain what was meant by it at all.",
                "There are 216 plots: 184 full ones, 20 half ones and the rest.",
                "She visited many of the 12 towns: Ashby, Norton and Leeds among them.",
                "He had two words for it: “Not now.”",
                "The score after two sets: six games to four and seven to five.",
                "The shop has two floors: the upper is shut.",
                "Both sides made two demands: time, money, land, water and peace of mind for all those who live there.",
            ],
        );
    }
}
