//! `self/arithmetic`: a sum, share, difference or change that does not come out, one file a kind.

mod change;
mod compare;
mod difference;
mod interval;
mod line;
mod restate;
mod share;
mod sum;

use super::{Finding, Level, Rule, Suggestion, quoted};
use crate::facts::Value;
use crate::reading::Story;
use crate::settings::Tolerance;
use crate::text::Span;
use interval::Outcome;
use line::Line;
pub(super) use line::{Term, Unit, terms};
use rust_decimal::Decimal;

/// What every check is given.
struct Desk<'s, 'r, 't> {
    tolerance: &'s Tolerance,
    lines: &'s [Line<'r, 't>],
}

/// Reckons all sentences of the article again.
pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let tolerance = &story.request.settings.tolerance;
    for reading in story.readings() {
        let lines = line::lines(reading);
        let desk = Desk { tolerance, lines: &lines };
        let mut found = Vec::new();
        for n in 0..lines.len() {
            for check in [change::check, sum::check, difference::check, share::check, compare::check] {
                check(&desk, n, &mut found);
            }
        }
        found.retain(|finding| !quoted::quoted(reading, finding.span));
        dedup(&mut found);
        findings.append(&mut found);
    }
}

/// One finding a figure is enough.
fn dedup(found: &mut Vec<Finding>) {
    let mut seen: Vec<Span> = Vec::new();
    found.retain(|finding| {
        let new = !seen.iter().any(|span| span.overlaps(finding.span));
        seen.push(finding.span);
        new
    });
}

/// A finding on the figure `term`, which came out as `value`.
fn finding(line: &Line<'_, '_>, term: &Term, value: Option<Decimal>, message: String) -> Finding {
    let mut finding = Finding::new(Rule::SelfArithmetic, line.reading, term.span, message);
    let right = value.and_then(|value| restate::restate(line.words(term.span), &term.amount, value));
    finding.suggestion = right
        .filter(|replacement| replacement != line.words(term.span))
        .map(|replacement| Suggestion { span: term.span, replacement });
    finding
}

/// A figure that was cut off is worth a look, and no more.
const fn level(outcome: Outcome) -> Level {
    match outcome {
        Outcome::Fits => Level::Note,
        Outcome::CutOff => Level::Warning,
        Outcome::Differs => Level::Error,
    }
}

/// True if two values count the same; a bare number counts in the unit of the other.
fn alike(line: &Line<'_, '_>, a: &Term, b: &Term) -> bool {
    a.unit == b.unit || (a.unit == Unit::Count && bare(line, a)) || (b.unit == Unit::Count && bare(line, b))
}

/// True if no noun follows the number, so that what it counts was said before.
fn bare(line: &Line<'_, '_>, term: &Term) -> bool {
    const AFTER: &[&str] = &[
        "",
        ".",
        ",",
        ";",
        ")",
        "—",
        "–",
        "a",
        "after",
        "and",
        "at",
        "but",
        "by",
        "during",
        "earlier",
        "for",
        "from",
        "in",
        "last",
        "on",
        "over",
        "previously",
        "reported",
        "since",
        "the",
        "then",
        "this",
        "to",
        "when",
        "while",
        "year",
    ];
    !matches!(term.value, Value::Range(..)) && AFTER.contains(&line.lower(term.last + 1))
}
