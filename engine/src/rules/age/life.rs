//! Who was born when, and when they died.

use super::{name_at, same_name};
use crate::facts::{DateValue, Fact, NameType, Precision, Value};
use crate::reading::Reading;
use crate::text::{Block, Sentence, Span};
use jiff::civil::Date;

/// A birth with its date.
#[derive(Clone, Debug)]
pub(super) struct Birth {
    /// The name of the person as the birth, or the start of the story, gives it.
    pub name: String,
    /// The day, month or year.
    pub date: DateValue,
    /// The paragraph that tells of it.
    pub paragraph: usize,
}

/// The one birth of the story with a date; `None` where there are two, or nobody clearly owns it.
pub(super) fn birth(reading: &Reading<'_>) -> Option<Birth> {
    let tokens = &reading.tokens;
    let mut found: Option<Birth> = None;
    let mut births = 0;
    for i in (0..tokens.len()).filter(|&i| tokens.lower(i) == "born") {
        let Some(sentence) = reading.sentence_at(tokens.get(i)?.span.start) else { continue };
        let Some(date) = date_after(reading, i, sentence) else { continue };
        births += 1;
        if sentence.block == Block::Prose
            && let Some(name) = owner(reading, i, sentence)
        {
            found = Some(Birth { name, date, paragraph: sentence.paragraph });
        }
    }
    found.filter(|_| births == 1)
}

/// The births that stand in brackets behind a name: `Ann Bell (born 2 May 1943)`, of which a list may have many.
pub(super) fn in_brackets(reading: &Reading<'_>) -> Vec<Birth> {
    let tokens = &reading.tokens;
    let told = |i: usize| {
        let sentence = reading.sentence_at(tokens.get(i)?.span.start)?;
        let start = tokens.at(sentence.span.start);
        let date = date_after(reading, i, sentence)?;
        let name = name_before(reading, i.checked_sub(1)?, start)?;
        Some(Birth { name, date, paragraph: sentence.paragraph })
    };
    let bracketed = |i: &usize| {
        matches!(tokens.lower(*i), "born" | "b") && i.checked_sub(1).is_some_and(|k| tokens.is_sign(k, '('))
    };
    (0..tokens.len()).filter(bracketed).filter_map(told).collect()
}

/// The date that follows the verb at token `i`, with only places between: `born in Brno on 3 November 1931`.
pub(super) fn date_after(reading: &Reading<'_>, i: usize, sentence: &Sentence) -> Option<DateValue> {
    let tokens = &reading.tokens;
    let from = tokens.get(i)?.span.end;
    let fact = reading.facts.iter().find(|f| f.span.start >= from && matches!(f.value, Value::Date(_)))?;
    let between = i + 1..tokens.at(fact.span.start);
    let near = fact.span.end <= sentence.span.end && between.len() <= REACH;
    (near && !between.into_iter().any(|k| turns(reading, k))).then(|| sure_date(fact))?
}

/// The most tokens between a birth, or a death, and its day.
const REACH: usize = 12;

/// Words between a verb and a day by which the day is one of something else.
#[rustfmt::skip]
const TURNS: &[&str] = &[
    "and", "but", "when", "before", "until", "while", "who", "whose", "which", "then", "since", "than", "of", "to", "married", "moved",
];

/// Words that may follow a comma where the day still is that of the verb before it.
const GOES_ON: &[&str] = &["on", "in", "at", "near", "aged", "after", "following", "just", "the", "a"];

/// True if at token `k` the sentence turns to something else: `died aged 91, drew a tumbler in 1963`.
fn turns(reading: &Reading<'_>, k: usize) -> bool {
    let tokens = &reading.tokens;
    let small = tokens.word(k + 1).starts_with(char::is_lowercase);
    let comma = tokens.is_sign(k, ',') && small && !GOES_ON.contains(&tokens.lower(k + 1));
    let within_place = tokens.lower(k) == "of"
        && (tokens.word(k + 1).starts_with(char::is_uppercase)
            || matches!(
                tokens.lower(k - 1),
                "age" | "town" | "village" | "city" | "suburb" | "part" | "island" | "port" | "parish"
            ));
    comma || tokens.lower(k) == ";" || TURNS.contains(&tokens.lower(k)) && !within_place
}

/// The date of a fact that has one reading, in so many words.
pub(super) fn sure_date(fact: &Fact) -> Option<DateValue> {
    let Value::Date(date) = fact.value else { return None };
    let fine = matches!(date.precision, Precision::Day | Precision::Month | Precision::Year);
    let sure =
        fine && fact.readings.is_empty() && !date.relative && !date.year_inferred && date.bound.is_none();
    sure.then_some(date)
}

/// Whose birth the verb at token `i` tells of.
fn owner(reading: &Reading<'_>, i: usize, sentence: &Sentence) -> Option<String> {
    let tokens = &reading.tokens;
    let start = tokens.at(sentence.span.start);
    let before = |n: usize| i.checked_sub(n).filter(|&k| k >= start).map_or("", |k| tokens.lower(k));
    if i == start || before(1) == "(" {
        return if i == start { opening(reading, i, sentence) } else { name_before(reading, i - 1, start) };
    }
    if before(1) == "," {
        // `Gordon Leake, born on 30 September 1950, was one of them`, `The oldest was Ann Bell, born on …`
        let opening = name_at(reading, start).filter(|(_, next)| next + 1 == i);
        return match opening {
            Some((name, _)) => whole_name(reading, name),
            None => name_before(reading, i - 1, start),
        };
    }
    if before(1) != "was" {
        return None;
    }
    if matches!(before(2), "he" | "she") {
        return main_person(reading, start..i);
    }
    let (name, next) = name_at(reading, start)?;
    let name = whole_name(reading, name)?;
    let alone = !matches!(tokens.lower(next), "and" | "’" | "'" | "or");
    let direct = next == i - 1;
    let clause = tokens.is_sign(next, ',') && tokens.lower(next + 1) == "who" && before(2) == ",";
    // `Thorne, who was born on 11 May 2008, won`
    let relative = tokens.is_sign(next, ',') && tokens.lower(next + 1) == "who" && next + 3 == i;
    // `Tilley, a chemist, was born in Dayton`
    let apposed = tokens.is_sign(next, ',')
        && matches!(tokens.lower(next + 1), "a" | "an" | "the")
        && before(2) == ","
        && !(next + 1..i).any(|k| name_at(reading, k).is_some_and(|(name, _)| name.contains(' ')));
    (alone && (direct || clause || relative || apposed)).then_some(name)
}

/// `Born in Leeds in 1950, she …`: the name or pronoun after the comma.
fn opening(reading: &Reading<'_>, i: usize, sentence: &Sentence) -> Option<String> {
    let tokens = &reading.tokens;
    let comma = tokens.within(sentence.span).filter(|&k| k > i && tokens.is_sign(k, ',')).find(|&k| {
        matches!(tokens.lower(k + 1), "he" | "she")
            || name_at(reading, k + 1).is_some_and(|(n, _)| n.contains(' '))
    })?;
    match tokens.lower(comma + 1) {
        "he" | "she" => main_person(reading, i..comma),
        _ => name_at(reading, comma + 1).map(|(name, _)| name),
    }
}

/// The name that ends before token `end`.
fn name_before(reading: &Reading<'_>, end: usize, start: usize) -> Option<String> {
    let at = (start..end)
        .find(|&k| name_at(reading, k).is_some_and(|(name, next)| next == end && name.contains(' ')))?;
    name_at(reading, at).map(|(name, _)| name)
}

/// The person that the story opens with, if the words in `within` and before them in the paragraph name no other.
fn main_person(reading: &Reading<'_>, within: std::ops::Range<usize>) -> Option<String> {
    let tokens = &reading.tokens;
    let first = reading.sentences.iter().find(|s| s.block == Block::Prose)?;
    let opening = name_at(reading, tokens.at(first.span.start)).filter(|(name, _)| name.contains(' '));
    let at = tokens.get(within.start)?.span.start;
    let paragraph = reading.sentence_at(at)?.paragraph;
    let name = match opening {
        Some((name, next)) => {
            Some(name).filter(|_| !matches!(tokens.lower(next), "and" | "’" | "'" | "or"))?
        }
        None => only_person(reading, first.span)?,
    };
    only(reading, paragraph, within.end, &name).then_some(name)
}

/// The one person that a sentence names in full: `The club mourns its former captain, Ann Bell, who …`.
fn only_person(reading: &Reading<'_>, sentence: Span) -> Option<String> {
    let mut names = reading.facts_in(sentence).filter_map(|fact| match &fact.value {
        Value::Name(it) if it.kind == NameType::Person && it.value.contains(' ') => Some(&it.value),
        _ => None,
    });
    let (name, None) = (names.next()?, names.next()) else { return None };
    Some(name.clone())
}

/// True if the name that holds token `i` is that of a body, a place or a work.
fn is_no_person(reading: &Reading<'_>, i: usize) -> bool {
    reading.facts_over(reading.tokens.span(i, i)).any(|fact| {
        matches!(&fact.value, Value::Name(it)
            if matches!(it.kind, NameType::Organisation | NameType::Place | NameType::Work))
    })
}

/// The whole name for a surname, or a first name, that one name of the text has: `Thorne`, after `Saskia Thorne`.
fn whole_name(reading: &Reading<'_>, name: String) -> Option<String> {
    if name.contains(' ') {
        return Some(name);
    }
    let ends = |it: &&str| {
        it.rsplit_once(' ').is_some_and(|(_, last)| last == name)
            || it.split_once(' ').is_some_and(|(first, _)| first == name)
    };
    let names = reading.facts.iter().filter_map(|fact| match &fact.value {
        Value::Name(it) if !matches!(it.kind, NameType::Organisation | NameType::Place | NameType::Work) => {
            Some(it.value.as_str())
        }
        _ => None,
    });
    let mut whole: Vec<&str> = names.filter(ends).collect();
    whole.sort_unstable();
    whole.dedup();
    match whole.as_slice() {
        [one] => Some((*one).to_owned()),
        _ => None,
    }
}

/// True if no person but `name` can be named in that paragraph before token `end`.
pub(super) fn only(reading: &Reading<'_>, paragraph: usize, end: usize, name: &str) -> bool {
    let tokens = &reading.tokens;
    let sentences = reading.sentences.iter().filter(|s| s.paragraph == paragraph);
    for sentence in sentences {
        let mut k = tokens.at(sentence.span.start);
        while k < tokens.at(sentence.span.end).min(end) {
            match name_at(reading, k) {
                Some((other, next)) => {
                    if other.contains(' ') && !same_name(&other, name) && !is_no_person(reading, k) {
                        return false;
                    }
                    k = next.max(k + 1);
                }
                None => k += 1,
            }
        }
    }
    true
}

/// The day on which the person died, if the story tells it: in this sentence or another.
pub(super) fn death(reading: &Reading<'_>, sentence: &Sentence, name: &str) -> Option<(Date, Date)> {
    let told = |s: &Sentence| {
        let tokens = &reading.tokens;
        let died = tokens.within(s.span).find(|&k| tokens.lower(k) == "died")?;
        let start = tokens.at(s.span.start);
        let his = matches!(tokens.lower(start), "he" | "she") && only(reading, s.paragraph, died, name)
            || name_at(reading, start).is_some_and(|(other, _)| same_name(&other, name));
        let from = tokens.get(died)?.span.end;
        let fact =
            reading.facts_in(s.span).find(|f| f.span.start >= from && matches!(f.value, Value::Date(_)))?;
        let at = tokens.at(fact.span.start);
        let reached = at <= died + REACH + 2 && !(died + 1..at).any(|k| turns(reading, k));
        // nobody is told of a death to come
        let past = |days: &(Date, Date)| reading.published.is_none_or(|day| days.0 <= day);
        let dates: Vec<(Date, Date)> = fact.all_readings().filter_map(Value::days).filter(past).collect();
        let first = dates.iter().map(|d| d.0).min()?;
        let last = dates.iter().map(|d| d.1).max()?;
        (his && reached).then_some((first, last))
    };
    told(sentence).or_else(|| reading.sentences.iter().filter(|s| s.block == Block::Prose).find_map(told))
}
