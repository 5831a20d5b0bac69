//! What the screens show, as plain data: filled by the worker from the desk, by fixtures in the tests.

use super::cells::Wrapped;
use super::glance::Glance;
use super::msg::Aside;
pub use crate::desk::Decision;
use crate::desk::Dismissed;
use copydesk_engine::answer::{Agreement, Binding};
use copydesk_engine::{Claim, ClaimId, Evidence, Finding, Level, Locator, Place, Span, Verdict};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;

/// The desk at a glance.
#[derive(Clone, Debug, Default)]
pub struct DeskView {
    /// The publication.
    pub name: String,
    /// Why nothing may be written, if so.
    pub locked: Option<String>,
    /// The articles.
    pub articles: Vec<ArticleRow>,
    /// The house styles there are.
    pub styles: Vec<String>,
    /// What could not be read, one sentence each.
    pub problems: Vec<String>,
}

/// One article of the desk.
#[derive(Clone, Debug, Default)]
pub struct ArticleRow {
    /// Its slug.
    pub slug: String,
    /// Its headline.
    pub title: String,
    /// Its newest version: `v2`, `draft`.
    pub version: String,
    /// The day it was published; empty for a draft.
    pub day: String,
    /// Its claims, once they were checked.
    pub glance: Option<Box<Glance>>,
    /// Published corrections.
    pub corrections: usize,
    /// Why it cannot be read, if so.
    pub error: Option<String>,
}

impl ArticleRow {
    /// How its claims stand, once they were checked.
    #[must_use]
    pub fn tally(&self) -> Option<Tally> {
        self.glance.as_ref().map(|glance| glance.tally)
    }

    /// Whether there is nothing more to know of it.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        self.glance.is_some() || self.error.is_some()
    }

    /// Whether it has claims that are wrong.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        self.tally().is_some_and(|tally| tally.wrong > 0)
    }
}

/// Claims by verdict and review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All claims.
    pub claims: usize,
    /// Claims without a review.
    pub open: usize,
    /// `contradicted`, or with an error of another kind.
    pub wrong: usize,
}

/// The letter of a decision: that of the key that makes it.
#[must_use]
pub const fn letter(decision: Decision) -> &'static str {
    match decision {
        Decision::Verified => "v",
        Decision::Wrong => "w",
        Decision::Disputed => "d",
        Decision::NeedsSource => "s",
        Decision::Opinion => "o",
        Decision::Held => "h",
    }
}

/// One version of one article, checked.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// Its slug; the path for a file outside a desk.
    pub slug: String,
    /// `v2`, `draft`.
    pub version: String,
    /// Whether the version is published.
    pub published: bool,
    /// The file.
    pub path: Option<PathBuf>,
    /// The text as the article pane shows it.
    pub document: Document,
    /// The claims, in the order of the text.
    pub claims: Vec<Claim>,
    /// The findings.
    pub findings: Vec<Finding>,
    /// What was put aside of the findings.
    pub dismissed: Vec<Dismissed>,
    /// The sources by id.
    pub sources: BTreeMap<String, SourceText>,
    /// What was decided, by claim.
    pub reviews: BTreeMap<ClaimId, Decision>,
    /// Corrections and events of the article, the newest first.
    pub log: Vec<LogRow>,
    /// True for a file that is no article of the desk: what is decided about it stays on this machine.
    pub foreign: bool,
    /// The claims that name a person, a place or a work.
    pub named: BTreeSet<ClaimId>,
    /// The claims that the one at work has decided on.
    pub mine: BTreeSet<ClaimId>,
    /// The claims that are new since the text was last read.
    pub changed: BTreeSet<ClaimId>,
    /// The findings of each claim, and the counts; made by [`Story::indexed`].
    pub index: Index,
}

/// What would otherwise be looked up again for each frame.
#[derive(Clone, Debug, Default)]
pub struct Index {
    findings: HashMap<ClaimId, Vec<usize>>,
    gravity: Vec<u8>,
    tally: Tally,
}

impl Story {
    /// The story with its findings laid to its claims. Whoever changes claims, findings or reviews does it again.
    #[must_use]
    pub fn indexed(mut self) -> Self {
        let mut findings: HashMap<ClaimId, Vec<usize>> = HashMap::new();
        for (n, finding) in self.findings.iter().enumerate() {
            match &finding.claim {
                Some(id) => findings.entry(id.clone()).or_default().push(n),
                None => {
                    for claim in self.claims.iter().filter(|claim| finding.concerns(claim)) {
                        findings.entry(claim.id.clone()).or_default().push(n);
                    }
                }
            }
        }
        self.index.findings = findings;
        self.index.gravity = self.claims.iter().map(|claim| self.gravity(claim)).collect();
        let count = |test: &dyn Fn(&Claim) -> bool| self.claims.iter().filter(|claim| test(claim)).count();
        self.index.tally = Tally {
            claims: self.claims.len(),
            open: count(&|claim| !self.reviews.contains_key(&claim.id)),
            wrong: count(&|claim| self.gravity(claim) == 0),
        };
        self
    }

    /// The findings that belong to a claim.
    pub fn findings_of(&self, claim: &Claim) -> impl Iterator<Item = &Finding> {
        let found = self.index.findings.get(&claim.id).map_or(&[][..], Vec::as_slice);
        found.iter().filter_map(|n| self.findings.get(*n))
    }

    /// The passages that speak to a claim: the one that conflicts with it first, then the best, then those that
    /// only its findings name.
    #[must_use]
    pub fn passages<'a>(&'a self, claim: &'a Claim) -> Vec<&'a Evidence> {
        let mut passages: Vec<&Evidence> = claim.evidence.iter().collect();
        let conflicts = |binding: &&Binding| binding.agreement == Agreement::Conflicts;
        if let Some(worst) = claim.bindings.iter().find(conflicts).and_then(|binding| binding.evidence)
            && worst < passages.len()
        {
            passages[..=worst].rotate_right(1);
        }
        for evidence in self.findings_of(claim).flat_map(|finding| &finding.evidence) {
            let known = |other: &&Evidence| other.source == evidence.source && other.span == evidence.span;
            if !passages.iter().any(known) {
                passages.push(evidence);
            }
        }
        passages
    }

    /// The gravest finding on a claim that can be put aside.
    #[must_use]
    pub fn gravest(&self, claim: &Claim) -> Option<Aside> {
        let alarms = self.findings_of(claim).filter(|finding| finding.level > Level::Note);
        let worst =
            alarms.filter(|finding| !finding.rule.name().starts_with("history/")).max_by_key(|f| f.level)?;
        Some(Aside { rule: worst.rule, place: worst.place, span: worst.span })
    }

    /// What was put aside of a claim.
    pub fn put_aside_of(&self, claim: &Claim) -> impl Iterator<Item = &Dismissed> {
        self.dismissed.iter().filter(|dismissed| match &dismissed.finding {
            Finding { claim: Some(id), .. } => *id == claim.id,
            // What the article says against itself belongs to the claim that it stands in.
            finding => finding.place == claim.place && claim.span.contains(finding.span),
        })
    }

    /// The gravest level of a claim's findings.
    #[must_use]
    pub fn level(&self, claim: &Claim) -> Option<Level> {
        self.findings_of(claim).map(|finding| finding.level).max()
    }

    /// True if an editor has to look: contradicted, or a finding at warning or above, and not yet decided.
    #[must_use]
    pub fn is_problem(&self, claim: &Claim) -> bool {
        !self.reviews.contains_key(&claim.id)
            && (claim.verdict == Verdict::Contradicted || self.level(claim) >= Some(Level::Warning))
    }

    /// How grave a claim is, for sorting: less is graver.
    #[must_use]
    pub fn gravity(&self, claim: &Claim) -> u8 {
        match (self.level(claim), claim.verdict) {
            (Some(Level::Error), _) | (_, Verdict::Contradicted) => 0,
            (Some(Level::Warning), _) => 1,
            (_, Verdict::NotFound) => 2,
            (_, Verdict::Unchecked) => 3,
            (_, Verdict::Supported) => 4,
        }
    }

    /// The gravity of the n-th claim, looked up.
    #[must_use]
    pub fn gravity_at(&self, n: usize) -> u8 {
        self.index.gravity.get(n).copied().unwrap_or(u8::MAX)
    }

    /// The counts.
    #[must_use]
    pub const fn tally(&self) -> Tally {
        self.index.tally
    }
}

/// Headline, summary, captions and body as one text, and where each begins.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text.
    pub text: String,
    /// Its lines on the screen.
    pub wrapped: Wrapped,
    lines_before: usize,
    parts: Vec<(Place, usize)>,
}

impl Document {
    /// One that stands in its file after so many lines.
    #[must_use]
    pub fn after(lines_before: usize) -> Self {
        Self { lines_before, ..Self::default() }
    }

    /// Adds a part, with an empty line before it.
    pub fn add(&mut self, place: Place, text: &str) {
        if !self.text.is_empty() {
            // One empty line, also where the part begins with one.
            self.text.push_str(if text.starts_with('\n') { "\n" } else { "\n\n" });
        }
        self.parts.push((place, self.text.len()));
        self.text.push_str(text);
    }

    /// Where a span of a part stands in the whole; none where the part is not shown.
    #[must_use]
    pub fn at(&self, place: Place, span: Span) -> Option<Span> {
        let (_, start) = self.parts.iter().find(|(part, _)| *part == place)?;
        let span = span.shifted(*start);
        (span.end <= self.text.len()).then_some(span)
    }

    /// The part that an offset into the whole lies in, and where that part begins.
    #[must_use]
    pub fn part_at(&self, offset: usize) -> Option<(Place, usize)> {
        self.parts.iter().rev().find(|(_, start)| *start <= offset).copied()
    }

    /// The line of the file, from 1, of an offset into the whole; for editors. What stands before the body is in the
    /// front matter, at the start of the file.
    #[must_use]
    pub fn file_line(&self, offset: usize) -> usize {
        let start = self.parts.iter().find(|(part, _)| part.is_body()).map_or(0, |(_, start)| *start);
        self.text.get(start..offset).map_or(1, |text| self.lines_before + text.matches('\n').count() + 1)
    }
}

/// A source, to be read.
#[derive(Clone, Debug, Default)]
pub struct SourceText {
    /// Its title, or its id.
    pub title: String,
    /// Its extracted text.
    pub text: String,
    /// Its lines on the screen.
    pub wrapped: Wrapped,
    /// The original.
    pub path: Option<PathBuf>,
    /// Its SHA-256, if it lies outside the desk, where anybody may change it.
    pub referred: Option<String>,
    /// The address that its name leads to.
    pub link: Option<String>,
    /// What it is and how far it can be trusted, as the editor set it.
    pub rank: Option<String>,
}

/// The address that a source's name leads to: its own if it is one of the web, else that of the file. Nothing in it
/// can steer a terminal.
#[must_use]
pub fn address(url: Option<&str>, path: Option<&std::path::Path>) -> Option<String> {
    let web = url.filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    let file = || path.filter(|path| path.is_absolute()).map(|path| format!("file://{}", path.display()));
    let plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'`');
    web.map(str::to_owned).or_else(file).map(|whole| {
        let mut clean = String::new();
        for byte in whole.bytes().filter(|byte| !byte.is_ascii_control()) {
            match byte {
                byte if plain(byte) => clean.push(char::from(byte)),
                byte => clean.push_str(&format!("%{byte:02X}")),
            }
        }
        clean
    })
}

/// What kind of line of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogKind {
    /// A published correction.
    Correction,
    /// A correction being written.
    Draft,
    /// A decision about a claim.
    Review,
    /// Anything else.
    Event,
}

/// One line of the correction log and the history.
#[derive(Clone, Debug)]
pub struct LogRow {
    /// What kind.
    pub kind: LogKind,
    /// The claim it is about.
    pub claim: Option<ClaimId>,
    /// The day, as the desk's zone has it.
    pub day: String,
    /// Who.
    pub who: String,
    /// What, in one line.
    pub what: String,
    /// The notice, or the note.
    pub detail: String,
}

/// Where in an original, for people: `page 3`, `line 12`.
#[must_use]
pub fn locator(locator: &Locator) -> String {
    let mut parts = Vec::new();
    parts.extend(locator.page.map(|page| format!("page {page}")));
    parts.extend(locator.sheet.clone());
    parts.extend(locator.cell.clone());
    parts.extend(locator.time.clone());
    parts.extend(locator.line.map(|line| format!("line {line}")));
    parts.extend(locator.heading.as_ref().map(|heading| format!("under “{heading}”")));
    parts.join(", ")
}

/// A correction as the composer has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The article.
    pub slug: String,
    /// The version that is wrong.
    pub version: String,
    /// The claim.
    pub claim: Option<ClaimId>,
    /// The wrong words.
    pub wrong: String,
    /// The right words.
    pub right: String,
    /// The source that says so.
    pub source: String,
    /// `correction`, `clarification` …
    pub kind: String,
    /// The house style.
    pub style: String,
    /// Why it is published although a step of its proof fails.
    pub reason: String,
    /// How grave the error is; empty where nobody says.
    pub severity: String,
    /// How it came about.
    pub cause: String,
    /// How the desk heard of it.
    pub learned: String,
    /// Who found it.
    pub found_by: String,
    /// What an editor's note or a retraction says.
    pub note: String,
}

/// A step of a correction's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifeStep {
    /// Somebody looks into it, or takes it up again.
    TakeUp,
    /// It is an error.
    Uphold,
    /// Nothing is done for now.
    Hold,
    /// Nothing is corrected.
    Reject,
    /// It may be published as it stands.
    Approve,
    /// It goes out.
    Publish,
}

/// One step of a proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofStep {
    /// Its name.
    pub name: String,
    /// Whether it holds.
    pub holds: bool,
    /// Why.
    pub message: String,
}

/// What a draft would give, before anything is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The notice as it would print.
    pub notice: String,
    /// The article's change, line by line.
    pub diff: Vec<DiffLine>,
    /// The proof.
    pub steps: Vec<ProofStep>,
    /// Why it cannot be published, if so.
    pub blocked: Option<String>,
}

/// A line of a difference, cut where it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiffLine {
    /// Before; the changed words are flagged.
    Before(Vec<(bool, String)>),
    /// After; the changed words are flagged.
    After(Vec<(bool, String)>),
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn only_web_and_file_addresses_and_nothing_that_steers() {
        let of = |url| address(Some(url), Some(Path::new("/a b/é.txt")));
        assert_eq!(of("https://x.org/a\u{1b}]0;b\u{7}").unwrap(), "https://x.org/a]0;b");
        assert_eq!(of("javascript:alert(1)").unwrap(), "file:///a%20b/%C3%A9.txt");
        assert_eq!(address(None, Some(Path::new("relative"))), None);
    }
}
