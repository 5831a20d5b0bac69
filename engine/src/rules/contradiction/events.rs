//! What happens once cannot have two dates: `the mill, built in 1911 … the mill was built in 1914`.

use super::super::{Finding, Rule};
use super::own;
use crate::facts::{DateValue, Value};
use crate::reading::Reading;
use crate::text::Span;

/// Verbs of what happens to a thing or person once.
const ONCE: &[&str] = &["born", "built", "died", "established", "founded"];

/// Words between a thing and what is said of it.
const LINKS: &[&str] =
    &["was", "were", "is", "are", ",", "which", "who", "that", "had", "been", "has", "first"];

/// One event with its date.
struct Event<'t> {
    thing: &'t str,
    /// The word with a capital before it: a given name, where the thing is a person.
    given: Option<&'t str>,
    verb: &'t str,
    words: Span,
    date: DateValue,
}

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let mut events: Vec<Event<'_>> = Vec::new();
    for sentence in own(reading) {
        for event in of_sentence(reading, sentence.span) {
            let before =
                events.iter().find(|e| e.verb.eq_ignore_ascii_case(event.verb) && same_thing(e, &event));
            if let Some(before) = before.filter(|before| apart(&before.date, &event.date)) {
                let message = format!(
                    "The article has {} {} {} here and {} before; one of the two is wrong.",
                    event.thing,
                    event.verb,
                    event.words.of(reading.text),
                    before.words.of(reading.text)
                );
                found.push(Finding::new(Rule::SelfContradiction, reading, event.words, message));
            }
            events.push(event);
        }
    }
}

/// One surname may be borne by two people; their given names tell.
fn same_thing(a: &Event<'_>, b: &Event<'_>) -> bool {
    let given = match (a.given, b.given) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    a.thing == b.thing && given
}

fn given<'t>(reading: &Reading<'t>, thing: usize) -> Option<&'t str> {
    const TITLES: &[&str] =
        &["Dr", "Dame", "Lady", "Lord", "Miss", "Mr", "Mrs", "Ms", "Prof", "Sir", "The", "Their", "Its"];
    let word = reading.tokens.word(thing.checked_sub(1)?);
    (word.starts_with(char::is_uppercase) && !TITLES.contains(&word)).then_some(word)
}

fn apart(a: &DateValue, b: &DateValue) -> bool {
    a.last < b.first || b.last < a.first
}

fn of_sentence<'t>(reading: &Reading<'t>, sentence: Span) -> Vec<Event<'t>> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let mut events = Vec::new();
    for fact in reading.facts_in(sentence) {
        let Value::Date(date) = &fact.value else { continue };
        if date.relative || date.year_inferred || date.bound.is_some() {
            continue;
        }
        let at = tokens.at(fact.span.start);
        let Some(verb) = (1..=3)
            .filter_map(|n| at.checked_sub(n))
            .find(|&i| i > range.start && ONCE.contains(&tokens.lower(i)))
        else {
            continue;
        };
        let direct = (verb + 1..at).all(|i| matches!(tokens.lower(i), "in" | "on" | "here" | "there"));
        let thing = (range.start..verb).rev().find(|&i| !LINKS.contains(&tokens.lower(i)));
        let Some(thing) = thing.filter(|thing| direct && (*thing + 1 < verb || tokens.lower(verb) == "died"))
        else {
            continue;
        };
        let pronoun = matches!(
            tokens.lower(thing),
            "it" | "he" | "she" | "they" | "and" | "one" | "not" | "never" | "house"
        );
        if !pronoun && tokens.word(thing).len() > 2 {
            let given = given(reading, thing);
            events.push(Event {
                thing: tokens.word(thing),
                given,
                verb: tokens.word(verb),
                words: fact.span,
                date: *date,
            });
        }
    }
    events
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfContradiction;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn an_event_with_two_dates() {
        finds(
            SelfContradiction,
            &[
                (
                    "The mill, built in 1911, burned down. The mill was built in 1914 for a paper firm.",
                    "1914",
                ),
                ("Hale, who was born in 1958, took over. Mr Hale was born on 2 March 1985.", "2 March 1985"),
            ],
        );
    }

    #[test]
    fn one_date_said_twice_and_two_things() {
        silent(
            SelfContradiction,
            &[
                "The mill, built in 1911, burned down. The mill was built in 1911 for a paper firm.",
                "The mill, built in 1911, burned down. The barn was built in 1914.",
                "Hale, who was born in 1958, took over. Mr Hale was born on 2 March 1958.",
                "One house was built in 1911. Another house was built in 1914.",
                "It was built in 1911. It was built in 1914.",
                "John Hale, who was born in 1958, took over. Tom Hale was born in 1920.",
            ],
        );
    }
}
