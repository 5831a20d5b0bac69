//! `All six cooperatives have signed` beside `the two cooperatives that have not signed`, and `a crew of seven` beside `the six
//! people on board`.

use super::super::{Finding, Rule};
use super::own;
use crate::facts::{Fact, Value};
use crate::reading::Reading;
use crate::text::{Sentence, Span};

/// Verbs of what has been done, or is.
const AUXILIARIES: &[&str] = &["have", "are", "were", "do", "did"];

/// How many words `all` may stand before the verb.
const REACH: usize = 7;

/// Words before `all` by which it is not all.
const DENIED: &[&str] =
    &["not", "nearly", "almost", "if", "until", "when", "once", "unless", "virtually", "practically"];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let sentences: Vec<&Sentence> = own(reading).collect();
    for sentence in &sentences {
        found.extend(all_have(reading, sentence, &sentences));
    }
    found.extend(aboard(reading, &sentences));
}

/// `All N things have done it`, against things that have not.
fn all_have(reading: &Reading<'_>, sentence: &Sentence, sentences: &[&Sentence]) -> Option<Finding> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence.span);
    let all = range.clone().find(|&i| tokens.lower(i) == "all" && is_whole(reading, i + 1))?;
    let denied = all.checked_sub(1).is_some_and(|i| i >= range.start && DENIED.contains(&tokens.lower(i)));
    let verb = (all + 2..(all + REACH).min(range.end)).find(|&i| AUXILIARIES.contains(&tokens.lower(i)))?;
    let (noun, done) = (tokens.lower(verb - 1), tokens.lower(verb + 1));
    let plain = (all + 1..verb).all(|i| !matches!(tokens.word(i), "," | ";" | "but" | "except"));
    if denied
        || !plain
        || !noun.ends_with('s')
        || noun.len() < 4
        || done.len() < 4
        || matches!(done, "been" | "never" | "also")
    {
        return None;
    }
    let other = sentences.iter().filter(|it| it.span != sentence.span).find_map(|it| {
        let range = tokens.within(it.span);
        range.clone().find_map(|i| {
            let behind = i + 1 + usize::from(matches!(tokens.lower(i + 1), "that" | "which" | "who"));
            let not = tokens.lower(i) == noun
                && tokens.lower(behind) == tokens.lower(verb)
                && tokens.lower(behind + 1) == "not"
                && (tokens.lower(behind + 2) == done
                    || tokens.lower(behind + 2) == "yet" && tokens.lower(behind + 3) == done);
            // `the cooperatives of the north that have not signed` are others, a condition is no fact
            let real = !(range.start..i)
                .any(|k| matches!(tokens.lower(k), "if" | "other" | "any" | "whether" | "unless"));
            (not && real && behind + 2 < range.end).then(|| tokens.span(i, behind + 2))
        })
    })?;
    let message = format!(
        "The article says here that all have, and elsewhere “{}”; one of the two is wrong.",
        other.of(reading.text)
    );
    Some(Finding::new(Rule::SelfContradiction, reading, tokens.span(all, verb + 1), message))
}

/// `all of the`, `all six`.
fn is_whole(reading: &Reading<'_>, i: usize) -> bool {
    matches!(reading.tokens.lower(i), "of" | "the" | "its" | "their") || is_count(reading, i)
}

fn is_count(reading: &Reading<'_>, i: usize) -> bool {
    reading.facts_over(reading.tokens.span(i, i)).any(|fact| matches!(fact.value, Value::Number(_)))
}

/// The one crew of the story, which is more than all who were on board.
fn aboard(reading: &Reading<'_>, sentences: &[&Sentence]) -> Option<Finding> {
    let tokens = &reading.tokens;
    let whole =
        |fact: &&Fact| matches!(fact.value, Value::Number(it) if it.bound.is_none() && it.value.is_integer());
    let facts: Vec<&Fact> = sentences.iter().flat_map(|it| reading.facts_in(it.span)).filter(whole).collect();
    let before =
        |at: Span, back: usize| tokens.at(at.start).checked_sub(back).map_or("", |i| tokens.lower(i));
    let mut crews = facts.iter().filter(|it| before(it.span, 1) == "of" && before(it.span, 2) == "crew");
    let (crew, None) = (crews.next()?, crews.next()) else { return None };
    let on_board = |fact: &&&Fact| {
        let next = tokens.at(fact.span.end.saturating_sub(1)) + 1;
        let people = matches!(tokens.lower(next), "people" | "persons" | "men" | "souls");
        let at = next + usize::from(people);
        let there =
            tokens.lower(at) == "aboard" || tokens.lower(at) == "on" && tokens.lower(at + 1) == "board";
        there && before(fact.span, 1) == "the"
    };
    let mut all = facts.iter().filter(on_board);
    let (all, None) = (all.next()?, all.next()) else { return None };
    let fewer = all.value.amount().zip(crew.value.amount()).is_some_and(|(a, b)| a.value < b.value);
    if !fewer {
        return None;
    }
    let message = format!(
        "The article has “{}” on board here, and a crew of {}; one of the two is wrong.",
        all.span.of(reading.text),
        crew.span.of(reading.text)
    );
    Some(Finding::new(Rule::SelfContradiction, reading, all.span, message))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfContradiction;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn all_and_those_that_have_not() {
        finds(
            SelfContradiction,
            &[
                (
                    "All six farmers’ unions have signed the pact. Talks with the two unions that have not signed resume on Friday.",
                    "All six farmers’ unions have signed",
                ),
                (
                    "The trawler sailed with a crew of seven. A helicopter took off four of the six people on board.",
                    "six",
                ),
            ],
        );
    }

    #[test]
    fn all_of_some_and_passengers() {
        silent(
            SelfContradiction,
            &[
                "Not all six unions have signed the pact. Talks with the two unions that have not signed resume on Friday.",
                "All six unions have signed the pact. If any unions have not signed by May, it lapses.",
                "All six unions have met. Talks with the two unions that have not signed resume on Friday.",
                "The trawler sailed with a crew of seven. A helicopter took off four of the nine people on board.",
                "The trawler sailed with a crew of seven, and a tug with a crew of five. The six people on board were unhurt.",
            ],
        );
    }
}
