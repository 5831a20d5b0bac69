//! The days of the week on which something is: `on Tuesdays, Thursdays and Saturdays` against `Tuesday, Thursday, Sunday`.

use super::Other;
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::{Span, TokenKind};

#[rustfmt::skip]
const DAYS: &[[&str; 5]] = &[
    ["monday", "mondays", "mon", "mo", ""], ["tuesday", "tuesdays", "tue", "tues", "tu"], ["wednesday", "wednesdays", "wed", "weds", "we"],
    ["thursday", "thursdays", "thu", "thur", "thurs"], ["friday", "fridays", "fri", "fr", ""], ["saturday", "saturdays", "sat", "sa", ""],
    ["sunday", "sundays", "sun", "su", ""],
];

/// A list of days of the week, each with where it stands.
#[derive(Clone, Debug)]
struct List {
    days: Vec<(usize, Span)>,
}

impl List {
    fn has(&self, day: usize) -> bool {
        self.days.iter().any(|(it, _)| *it == day)
    }
}

/// The lists of the sources.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    all: Vec<(usize, List)>,
}

impl Lists {
    /// Collects them.
    #[must_use]
    pub fn new(sources: &[Reading<'_>]) -> Self {
        let of = |(source, reading): (usize, &Reading<'_>)| -> Vec<(usize, List)> {
            reading
                .sentences
                .iter()
                .flat_map(|it| lists(reading, it.span))
                .map(|list| (source, list))
                .collect()
        };
        Self { all: sources.iter().enumerate().flat_map(of).collect() }
    }

    /// The day of a claim's list in the place of which the sources have another.
    pub fn check(&self, reading: &Reading<'_>, claim: Span, sources: &[Reading<'_>]) -> Vec<Other> {
        if self.all.is_empty() {
            return Vec::new();
        }
        lists(reading, claim).iter().filter_map(|ours| self.other(ours, sources)).collect()
    }

    fn other(&self, ours: &List, sources: &[Reading<'_>]) -> Option<Other> {
        let count = ours.days.len();
        let shared = |theirs: &List| ours.days.iter().filter(|(day, _)| theirs.has(*day)).count();
        if self.all.iter().any(|(_, it)| shared(it) == count) {
            return None;
        }
        let mut close = self.all.iter().filter(|(_, it)| it.days.len() == count && shared(it) + 1 == count);
        let (source, theirs) = close.next()?;
        let right = theirs.days.iter().find(|(day, _)| !ours.has(*day))?;
        let same = |(_, it): &(usize, List)| it.has(right.0) && shared(it) == shared(theirs);
        let wrong = ours.days.iter().find(|(day, _)| !theirs.has(*day))?;
        let words = right.1.of(sources.get(*source)?.text).to_owned();
        close.all(same).then(|| Other {
            rule: Rule::SourceDate,
            span: wrong.1,
            says: format!("has \"{words}\" for it"),
            right: None,
            place: (*source, right.1),
            least: 0.0,
        })
    }
}

fn day_of(word: &str) -> Option<usize> {
    let word = word.trim_end_matches('.');
    DAYS.iter().position(|names| !word.is_empty() && names.contains(&word))
}

/// Two days of the week or more in a row, with commas, slashes or `and` between, none of them the day of a date.
fn lists(reading: &Reading<'_>, sentence: Span) -> Vec<List> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let mut found = Vec::new();
    let mut i = range.start;
    while i < range.end {
        let mut days: Vec<(usize, Span)> = Vec::new();
        let mut at = i;
        let mut broken = false;
        while at < range.end {
            if let Some(day) = day_of(tokens.lower(at)).filter(|_| tokens.is_capital(at)) {
                let next = at + 1 + usize::from(tokens.is_sign(at + 1, ','));
                broken |=
                    tokens.kind(next) == Some(TokenKind::Digits) || days.iter().any(|(it, _)| *it == day);
                days.push((day, tokens.span(at, at)));
            } else if days.is_empty()
                || !matches!(tokens.lower(at), "," | "and" | "&" | "/" | "on" | "every" | "or")
            {
                break;
            }
            at += 1;
        }
        let beside = at.checked_sub(1).is_some_and(|before| day_of(tokens.lower(before)).is_some());
        let range_of = beside && matches!(tokens.lower(at), "to" | "until" | "through" | "-" | "–");
        // `Thursday and Friday` are two days that come; a pattern has three, or says so by its form
        let plural = days.iter().any(|(_, span)| span.of(reading.text).ends_with('s'));
        if !broken && !range_of && (days.len() >= 3 || days.len() == 2 && plural) {
            found.push(List { days });
        }
        i = at.max(i) + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn another_day_in_the_list() {
        let source = "Orrin–Holt: Tuesday, Thursday, Sunday, until 30 September. Orrin–Selby: Monday, Wednesday, Friday, Saturday. Ward: daily.";
        let article = "The planes leave Orrin for Holt on Tuesdays, Thursdays and Saturdays.";
        assert_eq!(rules(article, source), [Rule::SourceDate]);
        for article in [
            "The planes leave Orrin for Holt on Tuesdays, Thursdays and Sundays.",
            "The planes leave Orrin for Holt on Thursdays and Sundays, among other days.",
            "The planes leave on Thursday and Saturday.",
            "The meetings are on Monday, 12 May, on Tuesday, 13 May, and on Thursday, 15 May.",
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
