//! The ages that a text states of one person or thing, and the days on which they hold.

use super::life::{Birth, date_after, death, only, sure_date};
use super::{name_at, same_name};
use crate::facts::{DateValue, Value};
use crate::reading::Reading;
use crate::text::{Block, Sentence, Span};
use jiff::civil::Date;

/// An age, and when it holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated {
    pub years: i32,
    /// The words of the age.
    pub span: Span,
    /// Its number.
    pub number: Span,
    /// First and last day on which it may hold.
    pub since: Date,
    pub until: Date,
}

/// How an age is worded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `died aged 93`, `has died at the age of 93`.
    Death,
    /// `the 69-year-old said`.
    Speaker,
    /// `Walter Grieve, 69,`.
    Apposition,
    /// `Walter Grieve, who is 69, …`.
    Is,
    /// `She will be 53 when …`, `who turns 70 in May`.
    Will,
    /// `He was 87.`, whenever that was: nobody was older than on the day of the story.
    Was,
}

/// The ages of the person of `birth`.
pub(super) fn of_person(reading: &Reading<'_>, birth: &Birth) -> Vec<Stated> {
    let sentences = reading.sentences.iter().filter(|s| s.block == Block::Prose);
    sentences.filter_map(|sentence| in_sentence(reading, sentence, birth)).collect()
}

fn in_sentence(reading: &Reading<'_>, sentence: &Sentence, birth: &Birth) -> Option<Stated> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence.span);
    let start = range.start;
    let mut forms =
        range.filter_map(|i| form(reading, i, start).map(|(form, first, last)| (i, form, first, last)));
    let (i, form, first, last) = forms.next()?;
    let years = years(reading, i)?;
    let span = tokens.span(first, last);
    let number = tokens.get(i)?.span;
    let (since, until) = match form {
        Form::Death => {
            let his = name_at(reading, start).is_some_and(|(name, _)| same_name(&name, &birth.name))
                || matches!(tokens.lower(start), "he" | "she")
                    && only(reading, sentence.paragraph, i, &birth.name);
            let told = death(reading, sentence, &birth.name);
            his.then_some(())?;
            told.or_else(|| reading.published.and_then(|day| Some((back(day, 366)?, day))))?
        }
        Form::Will => {
            let verb = if tokens.lower(i - 1) == "be" { i - 2 } else { i - 1 };
            let who = if tokens.lower(verb - 1) == "who" { verb.saturating_sub(2) } else { verb };
            let named = name_ends(reading, who, start).is_some_and(|name| same_name(&name, &birth.name));
            let pronoun = matches!(tokens.lower(verb - 1), "he" | "she")
                && only(reading, sentence.paragraph, i, &birth.name);
            (named || pronoun).then_some(())?;
            let day = reading.published?;
            (day, day.checked_add(jiff::Span::new().try_days(366).ok()?).ok()?)
        }
        Form::Was => {
            only(reading, sentence.paragraph, i, &birth.name).then_some(())?;
            (birth.date.last, reading.published?)
        }
        Form::Speaker | Form::Apposition | Form::Is => {
            let named =
                |end: usize| name_ends(reading, end, start).is_some_and(|name| same_name(&name, &birth.name));
            let own = match form {
                Form::Speaker => speaker(reading, sentence, i, birth),
                Form::Is => named(i - 3),
                _ => named(i - 1),
            };
            (own && present(reading, sentence, birth.date)).then_some(())?;
            let day = reading.published?;
            (back(day, 31)?, day)
        }
    };
    Some(Stated { years, span, number, since, until })
}

/// The form of the age whose number is at token `i`, with its first and last token.
fn form(reading: &Reading<'_>, i: usize, start: usize) -> Option<(Form, usize, usize)> {
    let tokens = &reading.tokens;
    years(reading, i)?;
    let at = |n: usize| i.checked_sub(n).filter(|&k| k >= start).map_or("", |k| tokens.lower(k));
    if tokens.lower(i + 2) == "year" && tokens.lower(i + 4) == "old" && at(1) == "the" {
        return Some((Form::Speaker, i, i + 4));
    }
    let (first, phrase) = match (at(1), at(2), at(3), at(4)) {
        ("aged", ..) => (i - 1, 1),
        ("of", "age", "the", "at") => (i - 4, 4),
        ("at", ..) => (i - 1, 1),
        _ => (i, 0),
    };
    if phrase > 0 {
        let died = (phrase + 1..=phrase + 9).find(|&n| matches!(at(n), "died" | "dies"));
        let died = died.is_some_and(|n| (phrase + 1..n).all(|n| plain(reading, i - n)));
        let ends = !matches!(tokens.lower(i + 1), "am" | "pm" | ":" | "." | "%")
            || tokens.lower(i + 1) == "." && !tokens.glued(i + 1);
        return (died && ends).then_some((Form::Death, first, i));
    }
    let closed = tokens.is_sign(i + 1, '.')
        || tokens.lower(i + 1) == "years" && tokens.lower(i + 2) == "old" && tokens.is_sign(i + 3, '.')
        || tokens.lower(i + 1) == "and" && tokens.lower(i + 2) == "had";
    let after_death = at(1) == "was"
        && matches!(at(2), "he" | "she")
        && i == start + 2
        && closed
        && tells_of_death(reading, start);
    if after_death {
        return Some((Form::Death, i, i));
    }
    if at(1) == "was" && matches!(at(2), "he" | "she") && i == start + 2 && tokens.is_sign(i + 1, '.') {
        return Some((Form::Was, i, i));
    }
    let to_come = matches!(at(1), "be")
        && at(2) == "will"
        && matches!(tokens.lower(i + 1), "when" | "on" | "in" | "next" | "this")
        || matches!(at(1), "turns")
            && matches!(tokens.lower(i + 1), "on" | "in" | "next" | "this" | "tomorrow" | "today");
    if to_come && i >= start + 2 {
        return Some((Form::Will, i, i));
    }
    let is = at(1) == "is" && at(2) == "who" && at(3) == ",";
    let ends = matches!(tokens.lower(i + 1), "," | "." | "and" | "but" | ";") && !tokens.is_sign(i + 2, '.');
    if is && ends && i >= start + 4 {
        return Some((Form::Is, i, i));
    }
    let commas = at(1) == "," && tokens.is_sign(i + 1, ',') && tokens.glued(i);
    (commas && i >= start + 2).then_some((Form::Apposition, i, i))
}

/// True if the sentence before the one that begins at token `start` says that somebody died.
fn tells_of_death(reading: &Reading<'_>, start: usize) -> bool {
    let tokens = &reading.tokens;
    let before = start.checked_sub(1).and_then(|i| tokens.get(i));
    let sentence = before.and_then(|token| reading.sentence_at(token.span.start));
    sentence.is_some_and(|it| {
        let words = tokens.within(it.span);
        words.clone().filter(|i| matches!(tokens.lower(*i), "died" | "dies")).count() == 1
    })
}

/// True if token `k` can stand between `died` and the age: a day or a place.
fn plain(reading: &Reading<'_>, k: usize) -> bool {
    let tokens = &reading.tokens;
    let word = tokens.word(k);
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || matches!(
            word,
            "on" | "in" | "at" | "home" | "," | "the" | "a" | "of" | "hospital" | "last" | "peacefully"
        )
}

/// The number at token `i`, if a person can be so old.
pub(super) fn years(reading: &Reading<'_>, i: usize) -> Option<i32> {
    let tokens = &reading.tokens;
    if tokens.kind(i) != Some(crate::text::TokenKind::Digits) || tokens.word(i).len() > 3 {
        return None;
    }
    tokens.word(i).parse().ok().filter(|years| (1..=115).contains(years))
}

/// The name whose last token comes before token `end`.
fn name_ends(reading: &Reading<'_>, end: usize, start: usize) -> Option<String> {
    (start..end).find_map(|k| name_at(reading, k).filter(|(_, next)| *next == end)).map(|(name, _)| name)
}

/// True if `the 69-year-old` speaks, and can be nobody else in the paragraph of the birth.
fn speaker(reading: &Reading<'_>, sentence: &Sentence, i: usize, birth: &Birth) -> bool {
    let speaks = |k: usize| {
        matches!(reading.tokens.lower(k), "said" | "says" | "told" | "added" | "adds" | "recalled")
    };
    let same = sentence.paragraph == birth.paragraph;
    same && (speaks(i + 5) || i > 1 && speaks(i - 2)) && only(reading, sentence.paragraph, i, &birth.name)
}

/// True if the sentence tells of no other time than its own day: no date in it but the birth.
pub(super) fn present(reading: &Reading<'_>, sentence: &Sentence, birth: DateValue) -> bool {
    let Some(now) = reading.published else { return false };
    reading.facts_in(sentence.span).all(|fact| match fact.value.days() {
        Some((first, last))
            if sure_date(fact).is_some_and(|d| (d.first, d.last) == (birth.first, birth.last)) =>
        {
            first <= last
        }
        Some((first, last)) => back(now, 31).is_some_and(|day| last >= day) && first.year() >= now.year() - 1,
        None => !matches!(fact.value, Value::Date(_) | Value::Range(..)),
    })
}

pub(super) fn back(day: Date, days: i64) -> Option<Date> {
    day.checked_sub(jiff::Span::new().try_days(days).ok()?).ok()
}

/// `Born on 8 May 1968, the 57-year-old …`: the date and the age of one person, within one sentence.
pub(super) fn of_the_born(reading: &Reading<'_>) -> Vec<(DateValue, Stated)> {
    let sentences = reading.sentences.iter().filter(|s| s.block == Block::Prose);
    sentences.filter_map(|sentence| born(reading, sentence)).collect()
}

fn born(reading: &Reading<'_>, sentence: &Sentence) -> Option<(DateValue, Stated)> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence.span);
    if let Some(found) = born_behind(reading, sentence, range.clone()) {
        return Some(found);
    }
    if let Some(found) = born_and_is(reading, sentence, range.clone()) {
        return Some(found);
    }
    let verb = range.start;
    let date = (tokens.lower(verb) == "born").then(|| date_after(reading, verb, sentence))??;
    if let Some(stated) = born_and_was(reading, range.clone(), date) {
        return Some((date, stated));
    }
    let (i, last) = range
        .filter_map(|i| match form(reading, i, verb) {
            Some((Form::Speaker, _, last)) => Some((i, last)),
            _ => None,
        })
        .next()?;
    let apposed = i.checked_sub(2).is_some_and(|comma| tokens.is_sign(comma, ','));
    if !apposed || !present(reading, sentence, date) {
        return None;
    }
    let until = reading.published?;
    let number = tokens.get(i)?.span;
    let years = years(reading, i)?;
    Some((date, Stated { years, span: tokens.span(i, last), number, since: back(until, 31)?, until }))
}

/// `Born on 14 May 1938, she was 87.`: nobody was older than on the day of the story.
fn born_and_was(reading: &Reading<'_>, range: std::ops::Range<usize>, date: DateValue) -> Option<Stated> {
    let tokens = &reading.tokens;
    let i = range.clone().find(|&i| {
        i >= range.start + 4
            && tokens.lower(i - 1) == "was"
            && matches!(tokens.lower(i - 2), "he" | "she")
            && tokens.is_sign(i - 3, ',')
            && tokens.is_sign(i + 1, '.')
            && i + 2 >= range.end
    })?;
    let number = tokens.get(i)?.span;
    Some(Stated {
        years: years(reading, i)?,
        span: number,
        number,
        since: date.last,
        until: reading.published?,
    })
}

/// `Ray Petty, 84, who was born round the corner in 1939, …`, `Petty, 84, was born in 1939`.
fn born_behind(
    reading: &Reading<'_>,
    sentence: &Sentence,
    range: std::ops::Range<usize>,
) -> Option<(DateValue, Stated)> {
    let tokens = &reading.tokens;
    let start = range.start;
    let i = range.clone().find(|&i| {
        matches!(form(reading, i, start), Some((Form::Apposition, ..))) && born_at(reading, i).is_some()
    })?;
    let verb = born_at(reading, i)?;
    name_ends(reading, i - 1, start)?;
    let from = tokens.get(verb)?.span.end;
    let fact = reading.facts.iter().find(|f| f.span.start >= from && matches!(f.value, Value::Date(_)))?;
    let near = fact.span.end <= sentence.span.end && tokens.at(fact.span.start) <= i + 13;
    let parted = (verb + 1..tokens.at(fact.span.start)).any(|k| {
        tokens.is_sign(k, ',')
            || matches!(tokens.lower(k), "and" | "that" | "which" | "who" | "when" | "where" | "to")
    });
    let date = sure_date(fact).filter(|_| near && !parted)?;
    let until = reading.published?;
    let number = tokens.get(i)?.span;
    Some((date, Stated { years: years(reading, i)?, span: number, number, since: back(until, 31)?, until }))
}

/// The verb behind an age in commas: `who was born`, `was born`.
fn born_at(reading: &Reading<'_>, i: usize) -> Option<usize> {
    let tokens = &reading.tokens;
    let was = i + 2 + usize::from(tokens.lower(i + 2) == "who");
    (tokens.lower(was) == "was" && tokens.lower(was + 1) == "born").then_some(was + 1)
}

/// `the goalkeeper, who was born on 4 July 1989, is 36`.
fn born_and_is(
    reading: &Reading<'_>,
    sentence: &Sentence,
    mut range: std::ops::Range<usize>,
) -> Option<(DateValue, Stated)> {
    let tokens = &reading.tokens;
    let verb = range.find(|&i| {
        tokens.lower(i) == "born"
            && tokens.lower(i.wrapping_sub(1)) == "was"
            && tokens.lower(i.wrapping_sub(2)) == "who"
    })?;
    let date = date_after(reading, verb, sentence)?;
    let i = (verb + 1..(verb + 14).min(range.end)).find(|&i| {
        tokens.lower(i) == "is" && tokens.is_sign(i - 1, ',') && years(reading, i + 1).is_some()
    })? + 1;
    // `is 36 centimetres shorter`, `is 10th`
    let ends = matches!(tokens.lower(i + 1), "and" | "but" | "," | "." | ";") && !tokens.is_sign(i + 2, '.');
    let one = !(verb + 1..i).any(|k| matches!(tokens.lower(k), "who" | "whose"));
    let until = reading.published.filter(|_| ends && one && present(reading, sentence, date))?;
    let number = tokens.get(i)?.span;
    Some((date, Stated { years: years(reading, i)?, span: number, number, since: back(until, 31)?, until }))
}

/// `was built in 1911 and is 115 years old`: the date and the age of things, within one sentence.
pub(super) fn of_things(reading: &Reading<'_>) -> Vec<(DateValue, Stated)> {
    let sentences = reading.sentences.iter().filter(|s| s.block == Block::Prose);
    sentences.filter_map(|sentence| thing(reading, sentence)).collect()
}

fn thing(reading: &Reading<'_>, sentence: &Sentence) -> Option<(DateValue, Stated)> {
    let tokens = &reading.tokens;
    let now = reading.published?;
    let i = tokens
        .within(sentence.span)
        .find(|&i| tokens.lower(i + 1) == "years" && tokens.lower(i + 2) == "old")?;
    let years: i32 = tokens.word(i).parse().ok().filter(|years| (1..=900).contains(years))?;
    let dates: Vec<_> = reading
        .facts_in(sentence.span)
        .filter(|f| f.span.end <= tokens.get(i).map_or(0, |t| t.span.start))
        .filter(|f| matches!(f.value, Value::Date(_)))
        .collect();
    let [fact] = dates.as_slice() else { return None };
    let date = sure_date(fact)?;
    let first = tokens.at(fact.span.start);
    let verb = first.checked_sub(2).map_or("", |k| tokens.lower(k));
    let made =
        matches!(verb, "built" | "founded" | "opened" | "established" | "erected" | "completed" | "launched");
    let gap = tokens.at(fact.span.end)..i;
    let is = gap.clone().any(|k| matches!(tokens.lower(k), "is" | "are" | "thus" | "now"));
    let plain = gap.len() <= 6
        && !gap.into_iter().any(|k| matches!(tokens.lower(k), "when" | "was" | "were" | "until"));
    let year = now.year();
    let since = Date::new(year, 1, 1).ok()?;
    let until = if tokens.lower(i + 3) == "this" { Date::new(year, 12, 31).ok()? } else { now };
    let stated = Stated {
        years,
        span: tokens.span(i, i + 2),
        number: tokens.get(i)?.span,
        since: since.min(now),
        until,
    };
    (made && is && plain).then_some((date, stated))
}
