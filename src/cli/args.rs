//! The command line as data: help, completions and the man page are made from it.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// A newsroom fact-checker for the terminal
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, about, max_term_width = 100)]
#[command(after_help = "ARTICLE is a slug (its highest published version), slug@v1, slug@draft or a path.\n\
                        Exit codes: 0 done, 1 a check failed, 2 could not run.")]
pub struct Cli {
    /// A desk to open, or a file to check
    pub path: Option<PathBuf>,
    /// The colours of the screens: auto, light, dark or mono
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// A dialogue of lines instead of the screens
    #[arg(long)]
    pub plain: bool,
    /// What goes for every command
    #[command(flatten)]
    pub common: Common,
    /// What to do; without one, the desk is opened (without a terminal: its overview printed)
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What goes for every command.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// The desk [default: the nearest one at or above the current directory]
    #[arg(long, global = true, value_name = "DIR")]
    pub desk: Option<PathBuf>,
    /// How the answer is written: human, or json (one object; errors then are JSON too)
    #[arg(long, global = true, value_name = "FORMAT")]
    pub format: Option<String>,
    /// Write nothing
    #[arg(long, global = true)]
    pub read_only: bool,
    /// Whether to use colours
    #[arg(long, global = true, value_name = "WHEN")]
    pub color: Option<ColorWhen>,
}

/// When colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// Always
    Always,
    /// Never
    Never,
    /// On a terminal, unless NO_COLOR is set
    Auto,
}

/// From which level on a finding makes the check fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Errors
    #[default]
    Error,
    /// Warnings and errors
    Warning,
    /// None
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check articles against sources, themselves, their notices and the version before
    Check(Check),
    /// Print the facts of a text
    Facts(Facts),
    /// Check JSON lines from standard input, in order, on all cores
    Batch(Batch),
    /// Show what changed between two versions, facts first
    Diff(Diff),
    /// Correct an article: new version, record, notice and history, all or none
    Correct(Box<Correct>),
    /// Report that something is wrong, or list the corrections that are open
    Report(Report),
    /// Say that somebody looks into a reported error, or into one that was held
    Take(Take),
    /// Say that a reported error is one
    Uphold(Uphold),
    /// Say that nothing is done about a correction for now, and why
    Hold(Hold),
    /// Say that a reported or drafted correction is not made, and why
    Reject(Reject),
    /// Approve a drafted correction, as it stands now
    Approve(Approve),
    /// Publish an approved correction, or the draft of an article as its next version
    Publish(Publish),
    /// Print the notices of corrections, or check one against the form of the house
    Notice(Notice),
    /// Prove that notices hold, step by step
    Prove(Prove),
    /// Show every claim of an article through every version
    History(History),
    /// Bring in the versions of an article from git, saved pages or a WARC file
    Versions(Versions),
    /// Record a new version whenever a file changes
    Watch(Watch),
    /// Say in one line what the history is now, signed where there is a key
    Checkpoint(Checkpoint),
    /// Give account of the desk's corrections, open findings and history
    Audit(Audit),
    /// Give the desk's corrections to the public: a feed, a page, or before and after as JSON
    Export(Export),
    /// Make a new desk, or a fresh copy of the demo desk
    Init(Init),
    /// Bring files in, as sources or as articles: text, pages, documents, tables, messages, subtitles, archives
    Import(Box<Import>),
    /// Read one file from standard input, for the program itself
    #[command(hide = true)]
    ReadOne(ReadOne),
    /// List the keys of the screens
    Keys,
    /// Look for what is wrong with the desk and the settings
    Doctor,
    /// Print completions for a shell
    Completions(Completions),
    /// Print the man page
    Man,
}

/// `check`
#[derive(Debug, Args)]
#[command(after_help = "Formats: --format human, json, sarif or github.")]
pub struct Check {
    /// Articles [default: the newest version of each]
    #[arg(value_name = "ARTICLE")]
    pub articles: Vec<String>,
    /// A file to check against, besides the article's own sources
    #[arg(long, value_name = "FILE")]
    pub source: Vec<PathBuf>,
    /// From which level on a finding makes the check fail
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    pub deny: Deny,
    /// Say for each claim which passages were weighed and which gate decided
    #[arg(long)]
    pub explain: bool,
}

/// `facts`
#[derive(Debug, Args)]
pub struct Facts {
    /// The text; `-` is standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
    /// The day that the text was written; relative dates count from it
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<jiff::civil::Date>,
}

/// `batch`
#[derive(Debug, Args)]
pub struct Batch {
    /// Give the facts of each article too
    #[arg(long)]
    pub facts: bool,
}

/// `diff`
#[derive(Debug, Args)]
pub struct Diff {
    /// The article
    pub article: String,
    /// The versions to compare, as v1..v2 [default: the newest with the one before]
    #[arg(value_name = "A..B")]
    pub between: Option<String>,
}

/// `correct`
#[derive(Debug, Args)]
pub struct Correct {
    /// The article; its highest published version is corrected
    pub article: String,
    /// The wrong words, exactly as they stand there; not for an editor's note or a retraction
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true, requires = "right")]
    pub wrong: String,
    /// The right words
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true, requires = "wrong")]
    pub right: String,
    /// A further fact that the same notice puts right; as often as needed
    #[arg(long, value_name = "WRONG => RIGHT")]
    pub also: Vec<String>,
    /// What was worked out from the wrong words, and what it must be now; as often as needed
    #[arg(long, value_name = "WRONG => RIGHT")]
    pub derived: Vec<String>,
    /// What an editor's note or a retraction says, what a clarification makes plain, what an update adds
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// The claim that holds them, where they stand several times
    #[arg(long, value_name = "ID")]
    pub claim: Option<String>,
    /// The source that says what is right [default: the one that speaks to the claim]
    #[arg(long, value_name = "ID")]
    pub source: Option<String>,
    /// correction, clarification, update, editors-note, refile or retraction
    #[arg(long, default_value = "correction")]
    pub kind: String,
    /// The house style of the notice [default: the desk's]
    #[arg(long, value_name = "NAME")]
    pub style: Option<String>,
    /// The notice, where it is not to be drafted
    #[arg(long, value_name = "TEXT")]
    pub notice: Option<String>,
    /// How it came about: reporting, editing, source or production
    #[arg(long)]
    pub cause: Option<String>,
    /// How grave it is: minor, significant or serious
    #[arg(long)]
    pub severity: Option<String>,
    /// How the desk heard of it
    #[arg(long, value_name = "TEXT")]
    pub learned: Option<String>,
    /// Who found it [default: whoever corrects it]
    #[arg(long, value_name = "NAME")]
    pub found_by: Option<String>,
    /// Why it comes late; the notice says so
    #[arg(long, value_name = "TEXT")]
    pub late_reason: Option<String>,
    /// Publish although a step of the proof fails; the reason is kept
    #[arg(long = "override", value_name = "REASON")]
    pub reason: Option<String>,
    /// The reported error that this answers; the correction keeps its id
    #[arg(long, value_name = "ID")]
    pub report: Option<String>,
    /// The published correction that was itself wrong
    #[arg(long, value_name = "ID")]
    pub supersedes: Option<String>,
    /// Libel, a minor or a victim is concerned: the error is not repeated, and a lawyer clears it
    #[arg(long)]
    pub sensitive: bool,
    /// The lawyer who cleared a sensitive correction
    #[arg(long, value_name = "NAME", requires = "sensitive")]
    pub cleared_by: Option<String>,
    /// Draft the corrections of other articles with the same wrong fact too
    #[arg(long)]
    pub sweep: bool,
    /// Keep it as a draft to be approved, and publish nothing
    #[arg(long, conflicts_with = "dry_run")]
    pub draft: bool,
    /// Show what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// `report`
#[derive(Debug, Args)]
pub struct Report {
    /// The article; without words, what is open is listed
    pub article: Option<String>,
    /// The words that are said to be wrong, exactly as they stand there
    #[arg(long, value_name = "TEXT", requires = "article")]
    pub wrong: Option<String>,
    /// What is said to be right
    #[arg(long, value_name = "TEXT", requires = "wrong")]
    pub right: Option<String>,
    /// How the desk heard of it
    #[arg(long, value_name = "TEXT", requires = "wrong")]
    pub learned: Option<String>,
    /// Who found it
    #[arg(long, value_name = "NAME", requires = "wrong")]
    pub found_by: Option<String>,
    /// How grave it is: minor, significant or serious
    #[arg(long, requires = "wrong")]
    pub severity: Option<String>,
    /// How it came about: reporting, editing, source or production
    #[arg(long, requires = "wrong")]
    pub cause: Option<String>,
}

/// `take`
#[derive(Debug, Args)]
pub struct Take {
    /// The correction
    pub id: String,
}

/// `uphold`
#[derive(Debug, Args)]
pub struct Uphold {
    /// The correction
    pub id: String,
    /// What shows that it is wrong; kept in the history
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

/// `hold`
#[derive(Debug, Args)]
pub struct Hold {
    /// The correction
    pub id: String,
    /// Why nothing is done for now; kept in the history
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// `reject`
#[derive(Debug, Args)]
pub struct Reject {
    /// The correction
    pub id: String,
    /// Why nothing is corrected; kept in the history
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// `approve`
#[derive(Debug, Args)]
pub struct Approve {
    /// The correction
    pub id: String,
}

/// `publish`
#[derive(Debug, Args)]
pub struct Publish {
    /// The article whose draft is published, or the id of an approved correction
    #[arg(value_name = "SLUG|ID")]
    pub of: String,
    /// Publish the draft although it has an error; the reason is kept
    #[arg(long = "override", value_name = "REASON")]
    pub reason: Option<String>,
}

/// `notice`
#[derive(Debug, Args)]
#[command(after_help = "Formats: --format text, json, markdown, html, json-ld, ninjs or newsml-g2.")]
pub struct Notice {
    /// An article, or the id of a correction
    #[arg(value_name = "ARTICLE|ID", required_unless_present = "lint")]
    pub of: Option<String>,
    /// Word it in this house style [default: as it was published; to check: the desk's]
    #[arg(long, value_name = "NAME")]
    pub style: Option<String>,
    /// Check the notice in this file (`-` is standard input) against the form of the house
    #[arg(long, value_name = "FILE", conflicts_with = "of")]
    pub lint: Option<PathBuf>,
}

/// `prove`
#[derive(Debug, Args)]
pub struct Prove {
    /// An article, or the id of a correction
    #[arg(value_name = "ARTICLE|ID")]
    pub of: String,
}

/// `history`
#[derive(Debug, Args)]
pub struct History {
    /// The article
    pub article: String,
    /// Only this claim
    #[arg(long, value_name = "ID")]
    pub claim: Option<String>,
}

/// `versions`
#[derive(Debug, Args)]
pub struct Versions {
    /// The article; a new one where there is none of that name
    #[arg(value_name = "SLUG")]
    pub slug: String,
    /// A file in a git repository, a folder of saved pages, or a WARC file
    #[arg(value_name = "FROM")]
    pub from: PathBuf,
    /// Which page of a WARC file
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// `watch`
#[derive(Debug, Args)]
pub struct Watch {
    /// Files that hold an article as a site or an editing system has it [default: the desk's published versions]
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The article, where there is one file [default: the file's name without its ending]
    #[arg(long, value_name = "SLUG")]
    pub slug: Option<String>,
    /// Look once at the files, and stop
    #[arg(long, requires = "files")]
    pub once: bool,
}

/// `checkpoint`
#[derive(Debug, Args)]
pub struct Checkpoint {
    /// Write the line to this new file too
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Make a key to sign with, in your own settings
    #[arg(long)]
    pub new_key: bool,
}

/// `audit`
#[derive(Debug, Args)]
#[command(after_help = "Formats: --format human, json, csv or html.")]
pub struct Audit {
    /// Only what was published on this day or later
    #[arg(long, value_name = "DATE")]
    pub since: Option<jiff::civil::Date>,
    /// Only what was published on this day or earlier
    #[arg(long, value_name = "DATE")]
    pub until: Option<jiff::civil::Date>,
    /// Only this article
    #[arg(long, value_name = "SLUG")]
    pub article: Option<String>,
    /// Only articles of this section
    #[arg(long)]
    pub section: Option<String>,
    /// Only corrections of this kind
    #[arg(long)]
    pub kind: Option<String>,
    /// Only corrections with this cause
    #[arg(long)]
    pub cause: Option<String>,
    /// Only corrections as grave as this: minor, significant or serious
    #[arg(long)]
    pub severity: Option<String>,
    /// Only findings of this rule
    #[arg(long)]
    pub rule: Option<String>,
    /// Check every chain of the history, every record and every source that was cited
    #[arg(long)]
    pub verify: bool,
    /// A checkpoint that was kept elsewhere, to hold the history against
    #[arg(long, value_name = "FILE", requires = "verify")]
    pub checkpoint: Vec<PathBuf>,
    /// Look at every article again, and not at kept answers
    #[arg(long)]
    pub recheck: bool,
    /// The file to write to [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// `export`
#[derive(Debug, Args)]
#[command(after_help = "Formats: --format atom, html or errata.")]
pub struct Export {
    /// The folder to write to [default: standard output]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// `init`
#[derive(Debug, Args)]
pub struct Init {
    /// Where
    #[arg(default_value = ".")]
    pub dir: PathBuf,
    /// Make a copy of the demo desk
    #[arg(long)]
    pub example: bool,
}

/// What files are brought in as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ImportAs {
    /// A document that backs articles
    #[default]
    Source,
    /// A version of an article: published where the file says when, else its draft
    Article,
}

/// Which text of a document with tracked changes is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Tracked {
    /// As if all changes were accepted
    #[default]
    Accepted,
    /// As it was before them
    Original,
}

/// `import`
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 all are there, 1 some could not be read, 2 nothing could be done or it was stopped."
)]
pub struct Import {
    /// Files and folders; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What they become
    #[arg(long = "as", value_enum, default_value_t, value_name = "WHAT")]
    pub to: ImportAs,
    /// Its title [default: what the file says]
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Its address
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// Its address in an archive
    #[arg(long, value_name = "URL")]
    pub archive_url: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,
    /// When it was fetched [default: now]
    #[arg(long, value_name = "DATE")]
    pub retrieved: Option<jiff::civil::Date>,
    /// What it is: primary document, data, interview, wire, other outlet, social, or the desk's own word
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// How far it can be trusted, in the desk's words
    #[arg(long, value_name = "WORDS")]
    pub standing: Option<String>,
    /// Read again what is known already; what an editor wrote stays
    #[arg(long)]
    pub again: bool,
    /// Which text of a document with tracked changes is taken
    #[arg(long, value_enum, default_value_t, value_name = "WHICH")]
    pub tracked: Tracked,
    /// The reader, where the format is not to be found out: html, csv, pdf …
    #[arg(long, value_name = "FORMAT")]
    pub reader: Option<String>,
    /// A limit for this import: file_mb, unpacked_mb, ratio, text_mb, parts, rows, depth, seconds or memory_mb
    #[arg(long, value_name = "NAME=NUMBER")]
    pub limit: Vec<String>,
}

/// `read-one`
#[derive(Debug, Args)]
pub struct ReadOne {
    /// What the file is called
    #[arg(long)]
    pub name: Option<String>,
    /// What it is
    #[arg(long)]
    pub kind: Option<String>,
    /// The limits of the reading
    #[arg(long)]
    pub limits: String,
    /// The most processor time
    #[arg(long)]
    pub seconds: u32,
    /// The most memory, in megabytes
    #[arg(long)]
    pub memory: u32,
    /// Read a document as it was before its tracked changes
    #[arg(long)]
    pub original: bool,
    /// Let this pdftotext read, in the same confinement
    #[arg(long)]
    pub through: Option<PathBuf>,
    /// Unpack an archive instead
    #[arg(long)]
    pub entries: bool,
}

/// `completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}
