//! Records → bytes: the forms in which corrections and findings leave the desk, one file a form.
//!
//! Nothing here reads a desk: whoever has the records fills [`Item`], whoever has the findings fills [`Flag`].

mod atom;
mod errata;
mod escape;
mod github;
mod json_ld;
mod notice_html;
mod notice_markdown;
mod page;
#[cfg(test)]
#[path = "sample_for_tests.rs"]
mod sample;
mod sarif;

pub use atom::atom;
pub use errata::errata;
pub use github::github;
pub use json_ld::json_ld;
pub use notice_html::notice_html;
pub use notice_markdown::notice_markdown;
pub use page::page;
pub use sarif::sarif;

/// One published correction, with what a reader needs of its article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its permanent id.
    pub id: String,
    /// The slug of the article.
    pub article: String,
    /// The headline.
    pub title: String,
    /// The address of the article.
    pub url: Option<String>,
    /// When the article was first published: a date or RFC 3339.
    pub article_published: Option<String>,
    /// `correction`, `clarification`, …
    pub kind: String,
    /// Headline, summary, caption or paragraph.
    pub place: Option<String>,
    /// The version that was wrong, and the one that is right.
    pub versions: (Option<String>, Option<String>),
    /// The wrong words.
    pub wrong: String,
    /// The right words.
    pub right: String,
    /// The kind of fact.
    pub fact: Option<String>,
    /// The source that says what is right, and where in it.
    pub source: Option<(String, Option<String>)>,
    /// When the notice was published: RFC 3339.
    pub published: Option<String>,
    /// The day of it, as the house writes days.
    pub day: Option<String>,
    /// The notice.
    pub notice: String,
    /// The correction that this one took the place of.
    pub supersedes: Option<String>,
    /// The correction that took the place of this one.
    pub superseded_by: Option<String>,
}

impl Item {
    /// The permanent anchor of the notice in its article and on the page of corrections.
    #[must_use]
    pub fn anchor(&self) -> String {
        format!("correction-{}", self.id)
    }

    /// The address of the notice, where the article has one.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        self.url.as_ref().map(|url| format!("{url}#{}", self.anchor()))
    }

    /// `Correction`, `Editor’s note`, …
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self.kind.as_str() {
            "clarification" => "Clarification",
            "update" => "Update",
            "editors-note" => "Editor’s note",
            "refile" => "Refile",
            "retraction" => "Retraction",
            _ => "Correction",
        }
    }
}

/// Who publishes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publisher {
    /// The name of the publication.
    pub name: String,
    /// Now, for a feed without corrections: RFC 3339.
    pub now: String,
}

/// One finding, at its place in a file. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flag {
    /// `source/number`, …
    pub rule: String,
    /// What the rule says, in a sentence.
    pub doc: String,
    /// `error`, `warning` or `note`.
    pub level: String,
    /// What is wrong here.
    pub message: String,
    /// The file.
    pub path: String,
    /// Where it begins and ends; `None` where it stands in no line of the body.
    pub region: Option<Region>,
    /// What would put it right, in place of the region.
    pub replacement: Option<(Region, String)>,
}

/// A stretch of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Region {
    /// Line and column of the first character.
    pub start: (usize, usize),
    /// Line and column after the last one.
    pub end: (usize, usize),
}
