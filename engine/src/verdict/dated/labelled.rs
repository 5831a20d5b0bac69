//! `First departure: Friday 27 March`: a line that says of what its day is the day, where the article puts the same kind of
//! event a few days off and no source has its day at all.

use super::Said;
use super::plain::{differs, is_of_an_event};
use super::region::region;
use crate::evidence::Library;
use crate::facts::{Fact, Precision, Value};
use crate::verdict::happening;

/// The most words of such a label.
const LABEL: usize = 5;

/// How many days the article's may be off.
const DAYS: i32 = 45;

/// The passage and the day, where the sources have one for that kind of event.
pub fn check(said: &Said<'_, '_>, library: &Library<'_>) -> Option<(usize, Fact)> {
    if !(1..=2).contains(&said.kinds.len()) || !is_a_day(said.date) {
        return None;
    }
    let mut found: Option<(usize, Fact)> = None;
    for (passage, it) in library.passages.iter().enumerate() {
        let Some(source) = library.sources.get(it.source) else { continue };
        for fact in source.facts_in(it.span).filter(|fact| is_of_an_event(source, fact)) {
            let clause = region(source, it.span, fact.span);
            let its = source.tokens.within(fact.span);
            let words = clause.clone().filter(|i| !its.contains(i)).count();
            let kinds = happening::kinds(&source.tokens, clause.clone());
            if !happening::meet(&said.kinds, &kinds) {
                continue;
            }
            // told of another day somewhere: there are two such events
            if found.as_ref().is_some_and(|(_, other)| differs(other, fact)) {
                return None;
            }
            let label = words <= LABEL && (clause.start..its.start).any(|i| source.tokens.is_sign(i, ':'));
            if found.is_none() {
                found = (label && kinds.len() <= 2 && is_a_day(fact)).then(|| (passage, fact.clone()));
                found.as_ref()?;
            }
        }
    }
    found.filter(|(_, theirs)| differs(said.date, theirs) && is_near(said.date, theirs))
}

fn is_a_day(fact: &Fact) -> bool {
    matches!(&fact.value, Value::Date(date) if date.precision == Precision::Day && date.bound.is_none() && !date.relative)
}

fn is_near(a: &Fact, b: &Fact) -> bool {
    let (Value::Date(a), Value::Date(b)) = (&a.value, &b.value) else { return false };
    let year = i32::from(b.first.day_of_year()) - i32::from(a.first.day_of_year());
    year.abs() <= DAYS
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn the_day_of_a_label() {
        let source = "Timetable of the Holt sleeper.\n\nFirst departure: Friday 27 March 2026.\nBeds: 140.\n";
        assert_eq!(
            rules("The new night train began running on Thursday 26 March and has 140 beds.", source),
            [Rule::SourceDate]
        );
        for article in [
            "The new night train began running on Friday 27 March and has 140 beds.",
            "The old night train was scrapped on 2 March.",
            "The timetable was printed on 2 March.",
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
