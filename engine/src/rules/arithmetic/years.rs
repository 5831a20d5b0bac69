//! `from 1957 to 1994, 37 years`: how long a stretch of years is, told beside it.

use super::line::{Line, Term, Unit};
use super::{Desk, Finding, finding};
use crate::facts::{Fact, Precision, Value};
use rust_decimal::Decimal;

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    for fact in line.reading.facts_in(line.sentence.span) {
        let Some(years) = stretch(fact) else { continue };
        found.extend(line.terms.iter().find_map(|term| told(line, fact, years, term)));
    }
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
                "She led the choir for 22 years, from 1981 to 2013 with a break of ten.",
                "The mill ran from 1957 to 1994, nine years of them at a loss.",
            ],
        );
    }
}
