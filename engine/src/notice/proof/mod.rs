//! The proof of a notice: old text, new text, sources, record and notice say one thing.

mod coverage;
mod days;
mod steps;

pub use steps::said_in;

use crate::reading::Reading;
use crate::request::Record;
use crate::text::{Place, Span};
use jiff::civil::Date;
use serde::{Serialize, Serializer, ser::SerializeStruct};

/// The names of the steps, in order.
pub const STEPS: [&str; 10] = [
    "old-says-wrong",
    "new-lacks-wrong",
    "new-says-right",
    "source-agrees",
    "notice-covers-changes",
    "changes-cover-notice",
    "derived",
    "elsewhere",
    "dates",
    "names",
];

/// The days of a correction, as far as they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// The wrong version was published.
    pub published: Option<Date>,
    /// The error was found.
    pub found: Option<Date>,
    /// The text was put right.
    pub fixed: Option<Date>,
    /// Today.
    pub now: Option<Date>,
    /// From how many days a correction is late.
    pub late_after: i32,
    /// Why it is late.
    pub late_reason: String,
}

/// Everything that a proof looks at. A text is given as all its readings: the body, then headline, summary, captions.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The record: wrong and right words, kind, notice.
    pub record: &'a Record,
    /// The version that was wrong.
    pub old: &'a [Reading<'a>],
    /// The version that is right, its notices included.
    pub new: &'a [Reading<'a>],
    /// The sources, with their ids.
    pub sources: &'a [(String, Reading<'a>)],
    /// The rest of the new version by name: its slug, byline and other front matter.
    pub front: &'a [(String, Reading<'a>)],
    /// Other articles of the desk, by slug.
    pub elsewhere: &'a [(String, Reading<'a>)],
    /// The days.
    pub days: Days,
}

/// A place that a step points to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Where {
    /// `old`, `new`, `notice`, `source:<id>`, `article:<slug>`.
    pub document: String,
    /// The part of an article.
    #[serde(rename = "in", skip_serializing_if = "Place::is_body")]
    pub place: Place,
    /// The span.
    #[serde(flatten)]
    pub span: Span,
    /// Its words.
    pub text: String,
    /// What they must be, where it can be worked out.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub fix: String,
}

/// One step of a proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// One of [`STEPS`].
    pub name: &'static str,
    /// Whether it holds.
    pub holds: bool,
    /// Why, as a sentence.
    pub message: String,
    /// What it rests on, or what speaks against it.
    #[serde(rename = "where")]
    pub places: Vec<Where>,
}

/// All steps, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Id of the record.
    pub correction: String,
    /// The steps.
    pub steps: Vec<Step>,
}

impl Proof {
    /// True if every step holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.steps.iter().all(|step| step.holds)
    }
}

impl Serialize for Proof {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_struct("Proof", 3)?;
        map.serialize_field("correction", &self.correction)?;
        map.serialize_field("holds", &self.holds())?;
        map.serialize_field("steps", &self.steps)?;
        map.end()
    }
}

/// Proves a correction, step by step, in the order of [`STEPS`].
#[must_use]
pub fn prove(case: &Case<'_>) -> Proof {
    let ground = steps::Ground::new(case);
    let steps = vec![
        steps::old_says_wrong(case),
        steps::new_lacks_wrong(case, &ground),
        steps::new_says_right(case),
        steps::source_agrees(case, &ground),
        coverage::notice_covers_changes(case, &ground),
        coverage::changes_cover_notice(case, &ground),
        steps::derived(case, &ground),
        steps::elsewhere(case, &ground),
        days::dates(&case.days),
        coverage::names(case, &ground),
    ];
    Proof { correction: case.record.id.clone(), steps }
}

fn step(name: &'static str, holds: bool, message: String, places: Vec<Where>) -> Step {
    Step { name, holds, message, places }
}

fn place(document: &str, reading: &Reading<'_>, span: Span) -> Where {
    Where {
        document: document.to_owned(),
        place: reading.place,
        span,
        text: span.of(reading.text).to_owned(),
        fix: String::new(),
    }
}

#[cfg(test)]
mod tests;
