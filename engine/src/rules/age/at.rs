//! `joined the navy in 1974, at 18`: an age beside the date at which it was reached, against the birth of the same person.

use super::life::{Birth, date_after, only, sure_date};
use super::stated::{Stated, back, present, years};
use super::{name_at, same_name};
use crate::facts::{DateValue, Precision, Value};
use crate::reading::Reading;
use crate::text::{Block, Sentence};

/// The ages beside dates of the person of `birth`.
pub(super) fn of_person(reading: &Reading<'_>, birth: &Birth) -> Vec<Stated> {
    let own = |s: &&Sentence| s.block == Block::Prose && is_subject(reading, s, birth);
    let dated = reading.sentences.iter().filter(own).filter_map(|s| beside_date(reading, s, birth.date));
    dated.chain(reading.sentences.iter().filter_map(|s| opens_with(reading, s, birth))).collect()
}

/// `At 73 she can still keep pace`.
fn opens_with(reading: &Reading<'_>, sentence: &Sentence, birth: &Birth) -> Option<Stated> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence.span);
    let i = range.start + 1;
    let years = years(reading, i).filter(|_| matches!(tokens.lower(range.start), "at" | "now"))?;
    let next = i + 1 + usize::from(tokens.is_sign(i + 1, ','));
    let own = matches!(tokens.lower(next), "he" | "she")
        && only(reading, sentence.paragraph, range.end, &birth.name);
    let until = reading.published.filter(|_| own && present(reading, sentence, birth.date))?;
    let number = tokens.get(i)?.span;
    Some(Stated { years, span: number, number, since: back(until, 31)?, until })
}

/// The same within the one sentence that tells a birth, whoever it is of: `He was born on 22 January 1931, the youngest of
/// six, and began to help in the spring of 1946, at 16`.
pub(super) fn of_the_born(reading: &Reading<'_>) -> Vec<(DateValue, Stated)> {
    let tokens = &reading.tokens;
    let of = |sentence: &Sentence| {
        let mut births = tokens.within(sentence.span).filter(|&i| tokens.lower(i) == "born");
        let (verb, None) = (births.next()?, births.next()) else { return None };
        let others =
            tokens.within(sentence.span).any(|i| matches!(tokens.lower(i), "who" | "whose" | "their"));
        let date = date_after(reading, verb, sentence)
            .or_else(|| date_near(reading, verb, sentence))
            .filter(|_| !others)?;
        Some((date, beside_date(reading, sentence, date)?))
    };
    reading.sentences.iter().filter(|s| s.block == Block::Prose).filter_map(of).collect()
}

/// `On Sunday … Ann Bell, who was born on 3 May 1936, rang the tenor at the age of 87`: the age on the one day that the
/// sentence opens with.
pub(super) fn of_those_who_were_born(reading: &Reading<'_>) -> Vec<(DateValue, Stated)> {
    let sentences = reading.sentences.iter().filter(|s| s.block == Block::Prose);
    sentences.filter_map(|sentence| who_was_born(reading, sentence)).collect()
}

fn who_was_born(reading: &Reading<'_>, sentence: &Sentence) -> Option<(DateValue, Stated)> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence.span);
    let mut births = range.clone().filter(|&i| tokens.lower(i) == "born");
    let (verb, None) = (births.next()?, births.next()) else { return None };
    let relative = verb >= range.start + 3
        && tokens.lower(verb - 1) == "was"
        && tokens.lower(verb - 2) == "who"
        && tokens.is_sign(verb - 3, ',');
    let born = date_after(reading, verb, sentence).filter(|_| relative)?;
    let i = (verb + 1..range.end).find(|&i| {
        let at = |n: usize| tokens.lower(i.saturating_sub(n));
        years(reading, i).is_some()
            && (at(1) == "aged" || at(1) == "of" && at(2) == "age" && at(3) == "the" && at(4) == "at")
    })?;
    let ends = matches!(tokens.lower(i + 1), "," | "." | "and" | "but" | ";");
    let other = (verb + 1..i).any(|k| {
        tokens.lower(k).starts_with("who") || name_at(reading, k).is_some_and(|(name, _)| name.contains(' '))
    });
    let days = reading.facts_in(sentence.span).filter(|fact| matches!(fact.value, Value::Date(_)));
    let mut days = days.filter(|fact| sure_date(fact).is_none_or(|it| it.first != born.first));
    let (day, None) = (days.next()?, days.next()) else { return None };
    let is_day = matches!(day.value, Value::Date(date) if date.precision == Precision::Day);
    let before = is_day && tokens.at(day.span.start) < verb;
    let (since, until) = day.value.days().filter(|_| before)?;
    let fine = reading.published.is_none_or(|now| since <= now);
    (ends && !other && fine).then_some(())?;
    let number = tokens.get(i)?.span;
    Some((born, Stated { years: years(reading, i)?, span: number, number, since, until }))
}

/// The day that follows `born` at token `i` in its own clause: `born in the rooms above it on 22 January 1931`.
fn date_near(reading: &Reading<'_>, i: usize, sentence: &Sentence) -> Option<DateValue> {
    let tokens = &reading.tokens;
    let from = tokens.get(i)?.span.end;
    let fact = reading
        .facts_in(sentence.span)
        .find(|f| f.span.start >= from && matches!(f.value, Value::Date(_)))?;
    let at = tokens.at(fact.span.start);
    let turns = (i + 1..at)
        .any(|k| matches!(tokens.lower(k), "," | "and" | "but" | "when" | "after" | "before" | "until"));
    sure_date(fact).filter(|date| at <= i + 9 && !turns && date.precision == Precision::Day)
}

/// True if the sentence begins with the person, by name or as the only one of the paragraph so far.
fn is_subject(reading: &Reading<'_>, sentence: &Sentence, birth: &Birth) -> bool {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence.span);
    let named = name_at(reading, range.start).is_some_and(|(name, _)| same_name(&name, &birth.name));
    let alone = only(reading, sentence.paragraph, range.end, &birth.name);
    alone && (named || matches!(tokens.lower(range.start), "he" | "she"))
}

/// The first age that stands at a date of the sentence: `in 1974, at 18`, `in 1974 at the age of 18`, `at 18, in 1974`.
fn beside_date(reading: &Reading<'_>, sentence: &Sentence, born: DateValue) -> Option<Stated> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence.span);
    for fact in reading.facts_in(sentence.span) {
        let Value::Date(date) = &fact.value else { continue };
        let fixed = sure_date(fact).is_some()
            || matches!(fact.value, Value::Date(d) if !d.relative && !d.year_inferred && d.bound.is_none());
        if !fixed || date.first <= born.last {
            continue;
        }
        let next = tokens.at(fact.span.end);
        let comma = next + usize::from(tokens.is_sign(next, ','));
        let i = match (
            tokens.lower(comma),
            tokens.lower(comma + 1),
            tokens.lower(comma + 2),
            tokens.lower(comma + 3),
        ) {
            ("at", "the", "age", "of") => comma + 4,
            ("aged", ..) => comma + 1,
            ("at", ..) if comma > next => comma + 1,
            _ => continue,
        };
        let closed = matches!(tokens.lower(i + 1), "," | "." | "and" | "but" | ";" | "he" | "she")
            && !tokens.glued(i + 1)
            || tokens.lower(i + 1) == "." && i + 2 >= range.end;
        if let (Some(years), true) = (years(reading, i), closed && i < range.end) {
            let number = tokens.get(i)?.span;
            return Some(Stated { years, span: number, number, since: date.first, until: date.last });
        }
    }
    None
}
