//! What happens to the screen, and what the screen asks for.

use super::glance::Glance;
use super::model::{Decision, DeskView, Draft, LifeStep, Preview, SourceText, Story};
use super::page::PageData;
use super::term::decode::Click;
use crate::desk::TypedSource;
use crate::settings::Settings;
use crate::settings::terminal::Ground;
use copydesk_engine::{ClaimId, Place as ArticlePart, Rule, Span};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Something happened.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(String),
    /// A letter of another layout was pressed, and the key in its place.
    Letter(String, char),
    /// The terminal said what its letters stand on.
    Ground(Ground),
    /// The settings were read again.
    Settings(Box<Settings>),
    /// How far something is that takes long.
    Progress(Progress),
    /// What is being done takes long enough to be named.
    Slow,
    /// Something to read that was not asked for as a page.
    Shown(PageData),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something at a column and row.
    Mouse(Click, u16, u16),
    /// The terminal has another size.
    Resize(u16, u16),
    /// The desk was read.
    Desk(Box<DeskView>),
    /// An article of the desk was checked: its slug and how it stands, or why it cannot be read.
    Checked(String, Result<Box<Glance>, String>),
    /// A story was read and checked.
    Story(Box<Story>),
    /// What a draft would give; the number is the asker's.
    Preview(u64, Box<Preview>),
    /// A page to read is ready.
    Page(Box<PageData>),
    /// Every source of the desk.
    Sources(Vec<(String, SourceText)>),
    /// A source that was typed in is kept; the sentence says so.
    Added(String),
    /// A correction was published; the sentence says what.
    Published(String),
    /// Done, and what.
    Told(String),
    /// It did not work, and why.
    Failed(String),
    /// There is nothing to show, and why.
    Fatal(String),
}

/// How far something is that takes long.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What is done.
    pub what: String,
    /// So many are done.
    pub done: usize,
    /// Of so many.
    pub all: usize,
    /// In so many milliseconds.
    pub millis: u64,
}

impl Progress {
    /// Done, of how many, how fast, and how long it will take: `Checking articles 12/340, 31 a second, 11 s left`.
    #[must_use]
    pub fn said(&self) -> String {
        format!("{} {}/{}{}", self.what, self.done, self.all, self.pace())
    }

    /// How fast and how much longer: `, 31 a second, 11 s left`; nothing where nothing is done yet.
    #[must_use]
    pub fn pace(&self) -> String {
        if self.done == 0 || self.millis == 0 {
            return String::new();
        }
        let done = u64::try_from(self.done).unwrap_or(0);
        let left = u64::try_from(self.all.saturating_sub(self.done)).unwrap_or(0);
        let (second, minute) = (done * 1_000 / self.millis, done * 60_000 / self.millis);
        let rate = if second > 0 { format!("{second} a second") } else { format!("{minute} a minute") };
        let wait = (self.millis * left / done).div_ceil(1_000);
        let wait = if wait < 120 { format!("{wait} s") } else { format!("{} min", wait.div_ceil(60)) };
        format!(", {rate}, {wait} left")
    }
}

/// A page that the worker can make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageRequest {
    /// What changed between the versions of an article.
    Versions(String),
    /// A claim through every version.
    History(String, ClaimId),
    /// The correction log: of the desk, or of one article.
    Corrections(Option<String>),
    /// The sources of an article, or of the desk.
    Sources(Option<String>),
    /// The desk's record.
    Audit,
    /// What one bar of it counts: the list, and the bar.
    AuditBar(String, String),
    /// One's own settings, and the desk's.
    Settings,
    /// The house styles.
    Styles,
}

/// What is done by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// A claim of these words.
    Add(ArticlePart, Span),
    /// A claim cut before a byte of its place.
    Split(ClaimId, usize),
    /// Claims made one.
    Merge(Vec<ClaimId>),
    /// A passage of a source as evidence of a claim.
    Evidence(ClaimId, String, Span),
    /// A finding put aside, and why.
    PutAside(Aside, String),
}

/// A finding to be put aside: its rule, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The rule.
    pub rule: Rule,
    /// The part of the article.
    pub place: ArticlePart,
    /// Where in it.
    pub span: Span,
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read the desk.
    OpenDesk,
    /// Read and check a story: slug, and version if not the newest.
    OpenStory(String, Option<String>),
    /// Decide on claims of an article.
    Decide(String, String, Vec<ClaimId>, Decision),
    /// Claims and evidence by hand, in an article's version.
    ByHand(String, String, Work),
    /// Read every source of the desk.
    AllSources,
    /// Bring files in as sources: path, publisher, address, kind.
    Import(Vec<String>),
    /// Keep a source that was typed in, for an article's version.
    AddSource(String, String, TypedSource),
    /// Take one's own last decision back.
    Undo,
    /// Decide again what was taken back.
    Redo,
    /// Say what a draft would give.
    Preview(u64, Draft),
    /// Keep a draft and mark its claim as wrong.
    Keep(Draft),
    /// Publish.
    Publish(Draft),
    /// Report words of an article as wrong: slug and version, wrong words, right ones as far as known.
    Report(String, String, String, String),
    /// Move a correction on: its id, the step, and why where that is asked.
    Life(String, LifeStep, String),
    /// Make a page.
    Page(PageRequest),
    /// Remember where one was.
    Remember(Place),
    /// Put text on the clipboard, and say what it is.
    Copy(String, &'static str),
    /// Open a file in the editor, at a line.
    Edit(PathBuf, usize),
    /// Turn a setting to a value, or to its next one.
    Set(String, Option<String>),
    /// The draft that is open was saved.
    Saved(PathBuf),
    /// Give up what takes long.
    Cancel,
    /// Read settings, desk and story again: a file was edited.
    Reload,
    /// Open an original in the program that the system has for it.
    Original(PathBuf, Option<u32>),
    /// Open the original that lies outside the desk, if it still has this SHA-256, at a page.
    Referred(PathBuf, Option<u32>, String),
    /// Turn the mouse on or off.
    Mouse(bool),
    /// Stop until `fg`.
    Suspend,
    /// Draw everything again.
    Redraw,
    /// Break on purpose, to try the guard.
    Break,
    /// Leave.
    Quit,
    /// Leave, as nothing can be shown.
    Fail(String),
}

/// Where one was, to come back to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The article, if one was open.
    pub slug: Option<String>,
    /// The version, if not the newest.
    pub version: Option<String>,
    /// The claim.
    pub claim: Option<String>,
    /// The pane, as a number.
    pub pane: usize,
    /// The first lines on the screen, by pane.
    pub scroll: [usize; 4],
    /// Which passage of the claim.
    pub passage: usize,
    /// Whether the passages stood side by side.
    pub beside: bool,
    /// Whether the pane had the whole screen.
    pub zoomed: bool,
    /// Which claims were shown.
    pub filter: String,
    /// Whether the gravest came first.
    pub by_gravity: bool,
    /// The order of the articles on the desk.
    pub order: String,
    /// What was searched for.
    pub search: Option<String>,
    /// What was typed into the composer, if it was open.
    pub written: Option<Written>,
    /// What was typed into the form of a source, if it was open.
    pub form: Option<Vec<String>>,
}

/// What was typed into the composer and not yet kept or published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Written {
    /// The wrong words, the right ones, and the reason.
    pub fields: [String; 6],
    /// The field that had the keys.
    pub field: usize,
    /// The kind of notice.
    pub kind: String,
    /// The house style.
    pub style: String,
    /// The source.
    pub source: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_says_count_rate_and_time_left() {
        let said = |done, all, millis| Progress { what: "Checking".into(), done, all, millis }.said();
        assert_eq!(said(0, 40, 10), "Checking 0/40");
        assert_eq!(said(20, 40, 500), "Checking 20/40, 40 a second, 1 s left");
        assert_eq!(said(2, 400, 4_000), "Checking 2/400, 30 a minute, 14 min left");
    }
}
