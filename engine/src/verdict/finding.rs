//! Findings of the verdict, in words that can be checked at a glance.

use super::candidate::Candidate;
use super::compare::Match;
use super::house_form;
use crate::answer::{Claim, Evidence};
use crate::facts::{Fact, Kind, Name, NameType, Value};
use crate::reading::Reading;
use crate::rules::{Finding, Level, Rule, Suggestion};

/// The rule of a kind's conflict with a source.
#[must_use]
pub const fn rule(kind: Kind) -> Rule {
    match kind {
        Kind::Number => Rule::SourceNumber,
        Kind::Ordinal => Rule::SourceOrdinal,
        Kind::Percent => Rule::SourcePercent,
        Kind::Money => Rule::SourceMoney,
        Kind::Quantity => Rule::SourceQuantity,
        Kind::Date => Rule::SourceDate,
        Kind::Duration => Rule::SourceDuration,
        Kind::Age => Rule::SourceAge,
        Kind::Rank => Rule::SourceRank,
        Kind::Name => Rule::SourceName,
        Kind::Quote => Rule::SourceQuote,
    }
}

/// The rule of a fact's conflict: names by what they name.
fn rule_of(fact: &Fact) -> Rule {
    match &fact.value {
        Value::Name(Name { kind: NameType::Place, .. }) => Rule::SourcePlace,
        Value::Name(Name { kind: NameType::Work, .. }) => Rule::SourceWork,
        Value::Name(_) => Rule::SourceName,
        value => rule(value.kind()),
    }
}

/// The source fact that plays the same part has another value.
#[must_use]
pub fn conflict(
    reading: &Reading<'_>,
    claim: &Claim,
    fact: &Fact,
    candidate: &Candidate,
    source: &str,
    evidence: Option<Evidence>,
) -> Option<Finding> {
    let words = fact.span.of(reading.text);
    let from = evidence.as_ref().map_or("the source", |e| e.source.as_str());
    let message = if candidate.found == Match::WrongSide {
        format!(
            "The article says \"{words}\"; {from} has {source}, which is on the other side of that bound."
        )
    } else {
        format!("The article says \"{words}\"; {from} has \"{source}\" for it.")
    };
    Some(Finding {
        claim: Some(claim.id.clone()),
        evidence: evidence.into_iter().collect(),
        suggestion: Some(Suggestion {
            span: fact.span,
            replacement: house_form::of(words, fact, candidate, source),
        }),
        ..Finding::new(rule_of(fact), reading, fact.span, message)
    })
}

/// What a source has against a change of level: another level, another year, the other way.
#[must_use]
pub fn level(words: &str, right: &str, source: &str, rule: Rule) -> String {
    match rule {
        Rule::SourceDirection => format!("The article says \"{words}\"; in {source} it went {right}."),
        _ => format!("The article says \"{words}\"; {source} has \"{right}\" for this change."),
    }
}

/// Two sources have two values for one thing: a warning that names both.
#[must_use]
pub fn disputed(
    reading: &Reading<'_>,
    claim: &Claim,
    fact: &Fact,
    words: (String, String),
    evidence: (Option<Evidence>, Option<Evidence>),
) -> Option<Finding> {
    let (one, other) = (evidence.0?, evidence.1?);
    let message = format!(
        "The sources disagree: {} has \"{}\", {} has \"{}\".",
        one.source, words.0, other.source, words.1
    );
    Some(Finding {
        level: Level::Warning,
        claim: Some(claim.id.clone()),
        evidence: vec![one, other],
        ..Finding::new(rule_of(fact), reading, fact.span, message)
    })
}
