//! `from 1957 to 1994, 37 years`, `in 1987, 38 years ago`: how long a stretch of years is, told beside it.

use super::line::{Line, Term, Unit};
use super::{Desk, Finding, Rule, Suggestion, finding};
use crate::facts::{Fact, Precision, Value};
use rust_decimal::Decimal;

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    for fact in line.reading.facts_in(line.sentence.span) {
        let Some(years) = stretch(fact) else { continue };
        found.extend(line.terms.iter().find_map(|term| told(line, fact, years, term)));
    }
    let dates: Vec<&Fact> = line.reading.facts_in(line.sentence.span).collect();
    for pair in dates.windows(2) {
        let [a, b] = pair else { continue };
        found.extend(ago(line, a, b).or_else(|| ago(line, b, a)));
    }
}

/// A bare year, and so many years before the story that are not as many.
fn ago(line: &Line<'_, '_>, year: &Fact, back: &Fact) -> Option<Finding> {
    let tokens = &line.reading.tokens;
    let told = tokens.within(back.span);
    let (count, last) = (tokens.word(told.start), tokens.lower(told.end - 1));
    let counted: i64 = count.parse().ok().filter(|_| told.len() == 3 && last == "ago")?;
    let bare = |fact: &Fact| match &fact.value {
        Value::Date(date) if date.precision == Precision::Year && date.bound.is_none() && !date.relative => {
            Some(i64::from(date.first.year()))
        }
        _ => None,
    };
    let years = i64::from(line.reading.published?.year()) - bare(year)?;
    let between = |from: usize, to: usize| -> Vec<&str> { line.between(from, to).collect() };
    let (first, end) = (tokens.at(year.span.start), tokens.at(year.span.end.saturating_sub(1)) + 1);
    let apposed = if end <= told.start {
        matches!(between(end, told.start).as_slice(), ["," | "(" | "–" | "—"] | [",", "some" | "about"])
    } else {
        matches!(between(told.end, first).as_slice(), [",", "in"] | ["in"] | [",", "back", "in"])
    };
    // what is counted from another year says so behind the comma
    let unit = tokens.lower(told.start + 1) == "years";
    if !apposed || !unit || (years - counted).abs() <= 1 || years <= 0 {
        return None;
    }
    let message = format!(
        "{} was {years} years ago, not {counted}; change the number of years or the year.",
        line.words(year.span)
    );
    let mut finding = Finding::new(Rule::SelfArithmetic, line.reading, back.span, message);
    finding.suggestion = Some(Suggestion { span: back.span, replacement: format!("{years} years ago") });
    Some(finding)
}

/// How many years lie between the ends of a stretch that is told in bare years.
fn stretch(fact: &Fact) -> Option<i64> {
    let Value::Range(from, to) = &fact.value else { return None };
    let year = |value: &Value| match value {
        Value::Date(date)
            if date.precision == Precision::Year && date.year_known() && date.bound.is_none() =>
        {
            Some(i64::from(date.first.year()))
        }
        _ => None,
    };
    let years = year(to)? - year(from)?;
    (years > 0).then_some(years)
}

fn told(line: &Line<'_, '_>, fact: &Fact, years: i64, term: &Term) -> Option<Finding> {
    let tokens = &line.reading.tokens;
    let last = tokens.at(fact.span.end.saturating_sub(1));
    let first = tokens.at(fact.span.start);
    let lasts = matches!(&term.unit, Unit::Measure(unit) if unit == "a") && term.amount.bound.is_none();
    let closed = |at: usize| matches!(line.lower(at), "," | "." | ";" | ")" | "–" | "—" | "");
    // `from 1957 to 1994, 37 years,`, `for 37 years, from 1957 to 1994`
    let behind = term.first == last + 2
        && matches!(line.lower(last + 1), "," | "(" | "–" | "—")
        && closed(term.last + 1);
    let before = first == term.last + 2
        && line.lower(term.last + 1) == ","
        && line.before(term.first) == "for"
        && closed(last + 1);
    let stated = term.amount.value;
    let near = stated.checked_sub(Decimal::from(years))?.abs() <= Decimal::ONE;
    if !lasts || !(behind || before) || near || !stated.fract().is_zero() {
        return None;
    }
    let message = format!(
        "{} is {years} years, not {}; change the number of years or one of the two.",
        line.words(fact.span),
        line.words(term.span)
    );
    Some(finding(line, term, Some(years.into()), message))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn stretches_that_are_longer_or_shorter() {
        finds(
            SelfArithmetic,
            &[
                ("The ferry served from 1957 to 1994, 27 years, and is now a café.", "27 years"),
                ("She led the choir for 22 years, from 1981 to 2013.", "22 years"),
                ("The last second ballot was in 1987, 28 years ago, over a harbour.", "28 years ago"),
                ("It was 12 years ago, in 2001, that the mill closed.", "12 years ago"),
            ],
        );
    }

    #[test]
    fn stretches_that_fit() {
        silent(
            SelfArithmetic,
            &[
                "The ferry served from 1957 to 1994, 37 years, and is now a café.",
                "The ferry served from 1957 to 1994, 38 years in all.",
                "She led the choir for 32 years, from 1981 to 2013.",
                "The last second ballot was in 1987, 38 years ago, over a harbour.",
                "The last second ballot was in 1987, 37 years ago, over a harbour.",
                "The choir of 1987 was founded 50 years ago.",
                "He left in 2019, and 20 years ago he had been mayor.",
                "In 2013, ten years ago as she then said, it rained.",
                "The team of 2005, whose captain retired 12 years ago, met again.",
                "It was 24 years ago, in 2001, that the mill closed.",
                "She led the choir for 22 years, from 1981 to 2013 with a break of ten.",
                "The mill ran from 1957 to 1994, nine years of them at a loss.",
            ],
        );
    }
}
