//! What the engine answers. The shapes are those of the JSON in the manual.

use crate::facts::Fact;
use crate::rules::Finding;
use crate::text::{Place, Span};
use serde::{Serialize, Serializer};

/// What the engine says of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Every fact that a source can speak to is bound to one and agrees.
    Supported,
    /// A source fact that plays the same part has another value.
    Contradicted,
    /// No source speaks to it, or sources disagree with each other.
    NotFound,
    /// There was no source to check it against.
    Unchecked,
}

/// How sure the engine is, from gates and not from a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Every gate was passed.
    High,
    /// The binding was the best of several.
    Medium,
    /// The passage was hardly near.
    Low,
}

/// The id of a claim: `c` and eight hex digits; kept through versions by the tracker.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ClaimId(pub String);

/// Where a passage stands in the original document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Locator {
    /// Page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Cell or row: `B7`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// Line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Time code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// The heading above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
}

/// The passage of a source that speaks to a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// Id of the source.
    pub source: String,
    /// Where in the original.
    pub locator: Locator,
    /// Where in the source's text.
    #[serde(flatten)]
    pub span: Span,
    /// The words of the passage.
    pub text: String,
}

/// How a fact of a claim stands to the source fact that it was bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// Same value, within rounding and bounds.
    Agrees,
    /// Another value.
    Conflicts,
    /// No source fact plays its part.
    Unbound,
}

/// One fact of a claim and the source words that it was compared with, for marking both texts word by word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Binding {
    /// The fact's span, in the claim's place.
    pub fact: Span,
    /// Index into the claim's evidence.
    pub evidence: Option<usize>,
    /// The source words, in the source's text.
    pub source: Option<Span>,
    /// How they agree.
    pub agreement: Agreement,
    /// Why, in a few words: `rounds`, `nearly`, `same day`, `other value`.
    pub reason: String,
}

/// A sentence of the article that holds at least one fact, with its verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// The place that the span counts in.
    #[serde(rename = "in", skip_serializing_if = "Place::is_body")]
    pub place: Place,
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// Its words.
    pub text: String,
    /// What the engine says.
    pub verdict: Verdict,
    /// How sure.
    pub confidence: Confidence,
    /// The passages, the best first.
    pub evidence: Vec<Evidence>,
    /// Fact by fact.
    pub bindings: Vec<Binding>,
}

/// A sentence that was not checked, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotChecked {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// Why.
    pub reason: String,
}

/// How much of the article was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Sentences.
    pub sentences: usize,
    /// Sentences with at least one fact.
    pub with_facts: usize,
    /// Sentences for which the engine reached `supported` or `contradicted`.
    pub checked: usize,
    /// The others, with the reason.
    pub not_checked: Vec<NotChecked>,
}

/// Everything the engine says of one article.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The claims, in the order of the article: headline, summary, captions, body.
    pub claims: Vec<Claim>,
    /// The findings, by place and span.
    pub findings: Vec<Finding>,
    /// The facts of the body.
    pub facts: Vec<Fact>,
    /// How much was checked.
    pub coverage: Coverage,
    /// For `--explain`: a line for each step of each claim.
    pub explained: Vec<String>,
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::facts::serialize(self, serializer)
    }
}
