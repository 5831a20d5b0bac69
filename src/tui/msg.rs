//! What happens to the screen, and what the screen asks for.

use super::model::{Decision, DeskView, Draft, Preview, SourceText, Story, Tally};
use super::page::PageData;
use super::term::decode::Click;
use crate::desk::TypedSource;
use crate::settings::terminal::Ground;
use copydesk_engine::{ClaimId, Place as ArticlePart, Span};
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
    /// An article of the desk was checked: its slug and its claims.
    Tally(String, Tally),
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
    /// Make a page.
    Page(PageRequest),
    /// Remember where one was.
    Remember(Place),
    /// Put text on the clipboard, and say what it is.
    Copy(String, &'static str),
    /// Open a file in the editor, at a line.
    Edit(PathBuf, usize),
    /// Open an original in the program that the system has for it.
    Original(PathBuf),
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
    pub fields: [String; 3],
    /// The field that had the keys.
    pub field: usize,
    /// The kind of notice.
    pub kind: String,
    /// The house style.
    pub style: String,
    /// The source.
    pub source: String,
}
