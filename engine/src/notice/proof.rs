//! The proof of a notice: old text, new text, sources, record and notice say one thing.

use crate::reading::Reading;
use crate::request::Record;
use crate::text::{Place, Span};
use crate::versions::search;
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

/// Proves a correction, step by step.
#[must_use]
pub fn prove(case: &Case<'_>) -> Proof {
    let steps = vec![old_says_wrong(case), new_lacks_wrong(case), new_says_right(case), source_agrees(case)];
    Proof { correction: case.record.id.clone(), steps }
}

fn step(name: &'static str, holds: bool, message: String, places: Vec<Where>) -> Step {
    Step { name, holds, message, places }
}

fn found(document: &str, readings: &[Reading<'_>], words: &str) -> Vec<Where> {
    let all = readings.iter().flat_map(|reading| {
        search(words, reading).into_iter().map(|span| Where {
            document: document.to_owned(),
            place: reading.place,
            span,
            text: span.of(reading.text).to_owned(),
        })
    });
    all.collect()
}

fn old_says_wrong(case: &Case<'_>) -> Step {
    let wrong = &case.record.wrong;
    let places = found("old", case.old, wrong);
    let message = if places.is_empty() {
        format!("The old version does not say “{wrong}”.")
    } else {
        format!("The old version says “{wrong}”.")
    };
    step("old-says-wrong", !places.is_empty(), message, places)
}

fn new_lacks_wrong(case: &Case<'_>) -> Step {
    let wrong = &case.record.wrong;
    let places = found("new", case.new, wrong);
    let message = if places.is_empty() {
        format!("The new version no longer says “{wrong}”.")
    } else {
        format!("The new version still says “{wrong}”.")
    };
    step("new-lacks-wrong", places.is_empty(), message, places)
}

fn new_says_right(case: &Case<'_>) -> Step {
    let right = &case.record.right;
    let places = found("new", case.new, right);
    let message = if places.is_empty() {
        format!("The new version does not say “{right}”.")
    } else {
        format!("The new version says “{right}”.")
    };
    step("new-says-right", !places.is_empty(), message, places)
}

fn source_agrees(case: &Case<'_>) -> Step {
    let right = &case.record.right;
    let in_one = |(id, reading): &(String, Reading<'_>)| {
        found(&format!("source:{id}"), std::slice::from_ref(reading), right)
    };
    let places: Vec<Where> = case.sources.iter().flat_map(in_one).collect();
    let message = match (case.sources.is_empty(), places.is_empty()) {
        (true, _) => format!("No source was given that says “{right}”."),
        (false, true) => format!("No source says “{right}”."),
        (false, false) => format!("A source says “{right}”."),
    };
    step("source-agrees", !places.is_empty(), message, places)
}
