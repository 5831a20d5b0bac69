//! What the engine is asked.

use crate::answer::Locator;
use crate::settings::Settings;
use crate::text::Span;
use jiff::civil::Date;

/// A story, or one version of it.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The slug or other lasting id; claim ids are made from it.
    pub slug: String,
    /// The headline.
    pub title: Option<String>,
    /// The summary, or standfirst.
    pub summary: Option<String>,
    /// Captions that stand outside the body.
    pub captions: Vec<String>,
    /// The day it was published.
    pub published: Option<Date>,
    /// The body.
    pub text: String,
}

/// A document that backs an article.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Its id: the path below the source folder, or whatever the caller gives.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// The day it was published.
    pub published: Option<Date>,
    /// Its text.
    pub text: String,
    /// Where parts of the text stand in the original, in order of their spans.
    pub locators: Vec<(Span, Locator)>,
}

/// A published correction record, as far as the engine needs it.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// Its kind: `correction`, `clarification`, …
    pub kind: String,
    /// The wrong words.
    pub wrong: String,
    /// The right words.
    pub right: String,
    /// The notice as published.
    pub notice: String,
    /// Further wrong and right words that the same record puts right, what followed from the first ones among them.
    pub also: Vec<(String, String)>,
    /// True if it takes the place of an earlier record, whose notice stays.
    pub supersedes: bool,
}

/// One article to check.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The article.
    pub article: Article,
    /// What backs it.
    pub sources: Vec<Source>,
    /// The version before, where there is one.
    pub previous: Option<Article>,
    /// Published corrections of this article.
    pub records: Vec<Record>,
    /// The desk's settings.
    pub settings: Settings,
}
