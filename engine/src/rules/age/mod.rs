//! `self/age`: an age that the dates of the same person, or thing, do not allow.
//!
//! Who is meant is read narrowly: a story with two births is left alone, and an age counts only where no other
//! person can own it. A date of birth as fine as a year leaves two ages possible, and both are right.

mod at;
mod known;
mod life;
mod now;
mod stated;

use super::{Finding, Rule, Suggestion};
use crate::facts::{DateValue, Precision};
use crate::reading::{Reading, Story};
use jiff::civil::Date;
use stated::Stated;

/// Adds a finding for each age of the article that its dates do not allow.
pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let reading = &story.body;
    let mut found: Vec<Finding> = Vec::new();
    if let Some(birth) = life::birth(reading) {
        for stated in stated::of_person(reading, &birth)
            .into_iter()
            .chain(known::opening(reading, &birth))
            .chain(at::of_person(reading, &birth))
        {
            found.extend(finding(reading, birth.date, &stated, "born"));
        }
    }
    for birth in known::births(story) {
        let near = |stated: &Stated| is_slip(birth.date, stated);
        for stated in stated::of_person(reading, &birth).into_iter().filter(near) {
            found.extend(finding(reading, birth.date, &stated, "born"));
        }
    }
    let told = stated::of_the_born(reading).into_iter().chain(known::beside(reading));
    let told = told.chain(at::of_the_born(reading)).chain(at::of_those_who_were_born(reading));
    for (date, stated) in told {
        found.extend(finding(reading, date, &stated, "born"));
    }
    for (date, stated) in stated::of_things(reading) {
        found.extend(finding(reading, date, &stated, "from"));
    }
    found.extend(now::check(reading));
    found.sort_by_key(|finding| finding.span);
    found.dedup_by(|b, a| a.span.overlaps(b.span));
    findings.append(&mut found);
}

fn finding(reading: &Reading<'_>, born: DateValue, stated: &Stated, verb: &str) -> Option<Finding> {
    let oldest = full_years(born.first, stated.until)?;
    let youngest = full_years(born.last, stated.since)?;
    if (youngest..=oldest).contains(&stated.years) || oldest < 0 {
        return None;
    }
    let right = full_years(born.last, stated.until)?;
    let ages = if right == oldest { right.to_string() } else { format!("{right} or {oldest}") };
    let message = format!(
        "The age {} does not fit the dates: somebody or something {verb} {} was {ages} on {}.",
        stated.years,
        worded(born),
        stated.until.strftime("%-d %B %Y"),
    );
    // of an age at no day that is told only the most is known
    let sure = right == oldest && stated.since > born.last;
    let suggestion = sure.then(|| Suggestion { span: stated.number, replacement: right.to_string() });
    Some(Finding { suggestion, ..Finding::new(Rule::SelfAge, reading, stated.span, message) })
}

/// Further off, the article tells of another time, or of a namesake.
fn is_slip(born: DateValue, stated: &Stated) -> bool {
    full_years(born.first, stated.until).is_some_and(|years| years.abs_diff(stated.years) <= 5)
}

/// Birthdays from `born` to `day`; negative before the birth.
fn full_years(born: Date, day: Date) -> Option<i32> {
    let years = i32::from(day.year()) - i32::from(born.year());
    let before = (day.month(), day.day()) < (born.month(), born.day());
    (years.abs() < 1_000).then_some(years - i32::from(before))
}

fn worded(date: DateValue) -> String {
    match date.precision {
        Precision::Day => format!("on {}", date.first.strftime("%-d %B %Y")),
        Precision::Month => format!("in {}", date.first.strftime("%B %Y")),
        _ => format!("in {}", date.first.year()),
    }
}

/// The words that a name may hold in small letters.
const PARTICLES: &[&str] =
    &["de", "van", "von", "der", "den", "da", "di", "la", "le", "al", "bin", "ibn", "el", "ter"];

/// Titles before a name, no part of it.
const TITLES: &[&str] =
    &["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "professor", "judge", "rev"];

/// The run of capitalised words that begins at token `i`, and the token after it: `Zdeňka Horáčková`.
fn name_at(reading: &Reading<'_>, i: usize) -> Option<(String, usize)> {
    let tokens = &reading.tokens;
    let mut at = i;
    while TITLES.contains(&tokens.lower(at)) {
        at += if tokens.is_sign(at + 1, '.') { 2 } else { 1 };
    }
    let capital = |k: usize| tokens.word(k).starts_with(char::is_uppercase);
    let (first, mut last, mut words) = (at, None, 0);
    while capital(at) || last.is_some() && PARTICLES.contains(&tokens.lower(at)) && capital(at + 1) {
        words += usize::from(capital(at));
        last = Some(at);
        at += 1;
        let joined = tokens.is_sign(at, '-') && tokens.glued(at - 1) && capital(at + 1);
        let initial = tokens.is_sign(at, '.') && tokens.word(at - 1).chars().count() == 1 && capital(at + 1);
        at += usize::from(joined || initial);
    }
    let last = last.filter(|_| words >= 1)?;
    Some((tokens.span(first, last).of(reading.text).to_owned(), last + 1))
}

/// True if one of the two names may be short for the other: the same last word, and no word of the shorter one that the
/// longer lacks, since a son bears his father's name.
fn same_name(a: &str, b: &str) -> bool {
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    let (short, long) = if a.split(' ').count() < b.split(' ').count() { (a, b) } else { (b, a) };
    last(a) == last(b) && short.split(' ').all(|word| long.split(' ').any(|other| other == word))
}

#[cfg(test)]
mod tests;
