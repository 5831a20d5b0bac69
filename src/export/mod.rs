//! Records → bytes: the forms in which corrections and findings leave the desk, one file a form.
//!
//! Nothing here reads a desk: whoever has the records fills [`Item`], whoever has the findings fills [`Flag`].

mod atom;
mod chart;
mod csv;
mod errata;
mod escape;
mod github;
mod json_ld;
mod newsml;
mod ninjs;
mod notice_html;
mod notice_markdown;
mod page;
#[cfg(test)]
#[path = "sample_for_tests.rs"]
mod sample;
mod sarif;
mod sheet;
mod sheet_page;
mod text;

pub use atom::atom;
pub use csv::csv;
pub use errata::errata;
pub use github::github;
pub use json_ld::json_ld;
pub use newsml::newsml;
pub use ninjs::ninjs;
pub use notice_html::notice_html;
pub use notice_markdown::notice_markdown;
pub use page::page;
pub use sarif::sarif;
pub use sheet::{Sheet, SheetBar, SheetChart, SheetFigure};
pub use sheet_page::sheet_page;

/// One published correction, with what a reader needs of its article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its permanent id.
    pub id: String,
    /// The slug of the article.
    pub article: String,
    /// The headline.
    pub title: String,
    /// The body of the corrected version.
    pub body: String,
    /// The language of the text: `en-GB`.
    pub language: String,
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
    /// The claim that was checked against the source: its sentence in the version that was wrong.
    pub claim: Option<String>,
    /// Further wrong and right words.
    pub further: Vec<(String, String)>,
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

    /// What the article is called for ever: its address, else a name of ours.
    #[must_use]
    pub fn uri(&self) -> String {
        self.url
            .clone()
            .unwrap_or_else(|| format!("urn:copydesk:article:{}", self.article.replace(' ', "%20")))
    }

    /// The number of the version that is right.
    #[must_use]
    pub fn version_number(&self) -> u32 {
        let to = self.versions.1.as_deref().and_then(|to| to.strip_prefix('v'));
        to.and_then(|to| to.parse().ok()).unwrap_or(1)
    }

    /// When the notice was published as RFC 3339; `now` where that is not known.
    fn moment(&self, now: &str) -> String {
        moment(self.published.as_deref()).unwrap_or_else(|| now.to_owned())
    }

    /// When the article was first published as RFC 3339.
    fn first_moment(&self) -> Option<String> {
        moment(self.article_published.as_deref())
    }

    /// IPTC's status of the article after this notice.
    #[must_use]
    pub fn pub_status(&self) -> &'static str {
        if self.kind == "retraction" { "canceled" } else { "usable" }
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

/// A day or a moment as a moment: a day begins at midnight in UTC.
fn moment(at: Option<&str>) -> Option<String> {
    let at = at?;
    if at.parse::<jiff::Timestamp>().is_ok() {
        return Some(at.replacen(' ', "T", 1));
    }
    at.parse::<jiff::civil::Date>().ok().map(|day| format!("{day}T00:00:00Z"))
}

/// The corrections of each article, in the order of the log.
fn by_article(items: &[Item]) -> Vec<Vec<&Item>> {
    let mut found: Vec<Vec<&Item>> = Vec::new();
    for item in items {
        match found.iter_mut().find(|own| own.first().is_some_and(|first| first.article == item.article)) {
            Some(own) => own.push(item),
            None => found.push(vec![item]),
        }
    }
    found
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

/// A small sheet with everything in it that could go wrong.
#[cfg(test)]
fn sample_sheet() -> Sheet {
    let row = |article: &str, text: &str| vec![article.to_owned(), text.to_owned()];
    let bar = |key: &str, rows: Vec<Vec<String>>| SheetBar { key: key.to_owned(), count: rows.len(), rows };
    let chart = |name: &str, in_time, bars| SheetChart {
        name: name.to_owned(),
        title: format!("Corrections {name}"),
        unit: "correction".to_owned(),
        in_time,
        bars,
    };
    let kinds = vec![
        bar("correction", vec![row("ferry", "=17 → 71, in all"), row("mill", "<b>230</b> → 320")]),
        bar("a clarification with a name that is far too long to be shown", vec![row("dam", "x & y")]),
    ];
    let months = vec![bar("2024-05", vec![row("dam", "x")]), bar("2024-06", vec![row("mill", "y")])];
    Sheet {
        title: "Audit: <b>Courier</b>".to_owned(),
        made: vec!["Made on 2024-06-10.".to_owned()],
        columns: vec!["article".to_owned(), "text".to_owned()],
        figures: vec![SheetFigure {
            name: "articles".to_owned(),
            title: "Articles".to_owned(),
            value: "2".to_owned(),
            plain: "2".to_owned(),
        }],
        charts: vec![
            chart("by_kind", false, kinds),
            chart("by_month", true, months),
            chart("none", false, vec![]),
        ],
        notes: vec!["Nothing was changed since; not that it was true.".to_owned()],
    }
}
