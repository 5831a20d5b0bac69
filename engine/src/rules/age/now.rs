//! `Ann Bell is 61. She joined in 1987 at the age of 27`: an age that was, against the one that is.

use super::life::Birth;
use super::stated::{Stated, present, years};
use super::{at, full_years, name_at, same_name};
use crate::facts::{DateValue, Precision};
use crate::reading::Reading;
use crate::rules::{Finding, Rule};
use crate::text::{Block, Sentence};
use jiff::ToSpan;
use jiff::civil::Date;

/// The findings on ages at a date of people whose age today the article gives.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(day) = reading.published else { return Vec::new() };
    let mut people: Vec<(i32, Birth)> = Vec::new();
    for sentence in reading.sentences.iter().filter(|s| s.block == Block::Prose) {
        people.extend(aged(reading, sentence).and_then(|(name, age)| {
            Some((age, Birth { name, date: born(day, age)?, paragraph: sentence.paragraph }))
        }));
    }
    // two ages of one name, and which is today's cannot be told
    let once = |one: &Birth| people.iter().filter(|(_, it)| same_name(&it.name, &one.name)).count() == 1;
    people
        .iter()
        .filter(|(_, birth)| once(birth))
        .flat_map(|(age, birth)| at::of_person(reading, birth).into_iter().map(move |it| (*age, birth, it)))
        // `At 24 she went to university` is told of no day
        .filter(|(.., stated)| stated.until < day)
        .filter_map(|(age, birth, stated)| finding(reading, age, birth.date, &stated))
        .collect()
}

/// The days on which somebody can have been born who is so old on a day.
fn born(day: Date, age: i32) -> Option<DateValue> {
    let first = day.checked_sub((age + 1).years()).ok()?;
    let last = day.checked_sub(age.years()).ok()?;
    Some(DateValue {
        first,
        last,
        precision: Precision::Day,
        year_inferred: false,
        relative: false,
        weekday: None,
        bound: None,
    })
}

/// The person whom a sentence opens with, and the age that it gives: `Ann Bell, 61, …`, `Ann Bell, the engineer, is 61.`
fn aged(reading: &Reading<'_>, sentence: &Sentence) -> Option<(String, i32)> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence.span);
    let (name, next) = name_at(reading, range.start).filter(|(name, _)| name.contains(' '))?;
    if tokens.is_sign(next, ',') && tokens.is_sign(next + 2, ',') {
        return Some((name, years(reading, next + 1)?));
    }
    let end = range.end.checked_sub(1).filter(|end| tokens.is_sign(*end, '.'))?;
    let is = end.checked_sub(2).filter(|is| tokens.lower(*is) == "is" && *is >= next)?;
    let alone = !(next..is).any(|k| name_at(reading, k).is_some_and(|(name, _)| name.contains(' ')));
    let age = years(reading, is + 1).filter(|_| alone)?;
    let today = present(reading, sentence, born(reading.published?, age)?);
    today.then_some((name, age))
}

fn finding(reading: &Reading<'_>, age: i32, born: DateValue, stated: &Stated) -> Option<Finding> {
    let oldest = full_years(born.first, stated.until)?;
    let youngest = full_years(born.last, stated.since)?;
    if (youngest..=oldest).contains(&stated.years) || youngest < 1 {
        return None;
    }
    let message = format!(
        "The age {} does not fit the other: whoever is {age} now was {youngest} to {oldest} then; change one of the two or the date.",
        stated.years
    );
    Some(Finding::new(Rule::SelfAge, reading, stated.span, message))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfAge;
    use crate::{Article, Request, check};

    fn flagged(text: &str) -> Vec<String> {
        let published = "2025-11-14".parse().ok();
        let article = Article { text: text.into(), published, ..Article::default() };
        let answer = check(&Request { article, ..Request::default() });
        answer.findings.iter().filter(|it| it.rule == SelfAge).map(|it| it.text.clone()).collect()
    }

    #[test]
    fn an_age_then_that_the_age_now_does_not_allow() {
        for text in [
            "Nomvula Dlamini, the engineer, is 61. She joined the waterworks in 1987 at the age of 27.",
            "Nomvula Dlamini, 61, runs the waterworks. She joined it in 1987, at 27, and stayed.",
        ] {
            assert_eq!(flagged(text), ["27"], "{text}");
        }
    }

    #[test]
    fn ages_that_fit_or_are_of_somebody_else() {
        for text in [
            "Nomvula Dlamini, the engineer, is 61. She joined the waterworks in 1987 at the age of 23.",
            "Nomvula Dlamini, 61, runs the waterworks. Her father joined it in 1987 at the age of 47.",
            "Nomvula Dlamini is 61. Peter Roe joined the waterworks in 1987 at the age of 27.",
            "Nomvula Dlamini, the engineer, is 61. In 1987 27 people joined the waterworks.",
            "Nomvula Dlamini, 52, takes over in August. At 24 she went to university in the evenings.",
        ] {
            assert!(flagged(text).is_empty(), "{text}");
        }
    }
}
