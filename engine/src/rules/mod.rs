//! "What is wrong": findings, one file a rule, each with its own cases.

mod age;
mod arithmetic;
#[cfg(test)]
mod cases;
mod catalogue;
mod contradiction;
mod conversion;
mod headline;
mod name;
mod notice_incomplete;
mod notice_kind;
mod notice_misstates;
mod notice_not_applied;
mod quoted;
mod stealth_edit;
#[cfg(test)]
mod testing;
mod weekday;

pub use catalogue::{Level, Rule};

use crate::answer::{Claim, ClaimId, Evidence};
use crate::reading::{Reading, Story};
use crate::text::{Place, Span};
use serde::Serialize;

/// What would put a finding right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The words to replace.
    #[serde(flatten)]
    pub span: Span,
    /// What to put there.
    pub replacement: String,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// How grave.
    pub level: Level,
    /// One sentence of plain English: what the claim has, what the source has, what would fix it.
    pub message: String,
    /// The place that the span counts in.
    #[serde(rename = "in", skip_serializing_if = "Place::is_body")]
    pub place: Place,
    /// The smallest text that is wrong.
    #[serde(flatten)]
    pub span: Span,
    /// Its words.
    pub text: String,
    /// The claim it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimId>,
    /// What speaks against it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// What would put it right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<Suggestion>,
}

impl Finding {
    /// A finding of `rule` at its usual level on `span` of `reading`, without evidence or suggestion.
    #[must_use]
    pub fn new(rule: Rule, reading: &Reading<'_>, span: Span, message: String) -> Self {
        Self {
            rule,
            level: rule.level(),
            message,
            place: reading.place,
            span,
            text: span.of(reading.text).to_owned(),
            claim: None,
            evidence: Vec::new(),
            suggestion: None,
        }
    }

    /// True if it is about this claim: it names it, or names none and stands on its words.
    #[must_use]
    pub fn concerns(&self, claim: &Claim) -> bool {
        match &self.claim {
            Some(id) => *id == claim.id,
            None => self.place == claim.place && self.span.overlaps(claim.span),
        }
    }
}

/// A rule's check of a whole story; it adds what it finds.
type Check = fn(&Story<'_>, &mut Vec<Finding>);

/// The rules that need no verdict, one line a file.
const CHECKS: &[Check] = &[
    age::check,
    name::check,
    weekday::check,
    arithmetic::check,
    conversion::check,
    contradiction::check,
    headline::check,
    notice_not_applied::check,
    notice_misstates::check,
    notice_incomplete::check,
    notice_kind::check,
    stealth_edit::check,
];

/// Everything that the rules find in a story, the article against itself, its notices and its last version.
#[must_use]
pub(crate) fn find(story: &Story<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in CHECKS {
        check(story, &mut findings);
    }
    findings
}
