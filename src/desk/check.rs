//! `check`: a version against its sources, itself, its notices, its records and the version before.

use super::dismiss::Dismissed;
use super::import::{Readers, foreign};
use super::{Desk, Error, Result, Target};
use crate::store::article::ArticleText;
use crate::store::{Correction, SourceText, Version, places};
use copydesk_engine::text::page;
use copydesk_engine::{Answer, Article, Claim, Coverage, Finding, Record, Request};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// What else a check goes by.
#[derive(Clone, Debug, Default)]
pub struct CheckOptions {
    /// Files to check against, besides the article's own sources.
    pub sources: Vec<PathBuf>,
}

/// What the engine says of one version. Serialised, it is an element of `articles` in the JSON of `check`.
#[derive(Clone, Debug, Serialize)]
pub struct Checked {
    /// The slug, or the path of a file outside the desk.
    pub article: String,
    /// Which version; `None` for a file outside the desk.
    pub version: Option<Version>,
    /// The headline.
    pub title: Option<String>,
    /// Captions that stand outside the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub captions: Vec<String>,
    /// The text that the offsets count in.
    pub text: String,
    /// The claims.
    pub claims: Vec<Claim>,
    /// The findings.
    pub findings: Vec<Finding>,
    /// Findings that were put aside: never silently.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dismissed: Vec<Dismissed>,
    /// How much was checked.
    pub coverage: Coverage,
    /// The file, as a face names it.
    #[serde(skip)]
    pub path: PathBuf,
    /// The facts of the body.
    #[serde(skip)]
    pub facts: Vec<copydesk_engine::Fact>,
    /// Lines of the file before the text, for messages.
    #[serde(skip)]
    pub lines_before: usize,
    /// For `--explain`.
    #[serde(skip)]
    pub explained: Vec<String>,
    /// The sources that it was checked against.
    #[serde(skip)]
    pub sources: Vec<SourceText>,
    /// What could not be read: the check went on without it.
    #[serde(skip)]
    pub problems: Vec<Error>,
}

impl Desk {
    /// Checks what a face was asked for.
    ///
    /// # Errors
    /// Where the article cannot be read.
    pub fn check(&self, target: &Target, options: &CheckOptions) -> Result<Checked> {
        match target {
            Target::Version { slug, version } => self.check_version(slug, *version, options),
            Target::File(path) => self.check_file(path, options),
        }
    }

    /// Checks a version of an article.
    ///
    /// # Errors
    /// Where the article cannot be read.
    pub fn check_version(&self, slug: &str, version: Version, options: &CheckOptions) -> Result<Checked> {
        let (request, sources, problems) = self.request(slug, version, options)?;
        let answer = copydesk_engine::check(&request);
        let article = request.article.clone();
        let mut checked = checked(Some(version), article, answer, sources, problems);
        self.keep_ids(slug, version, &mut checked);
        self.apply_hand(slug, &request, &mut checked);
        let article = self.store.article(slug);
        let path = article.and_then(|article| article.versions.get(&version)).cloned().unwrap_or_default();
        checked.lines_before = self.store.read_version(slug, version)?.lines_before();
        checked.path = self.root().join(path);
        self.find_breaches(slug, &mut checked);
        self.find_faults_of_form(slug, &mut checked);
        self.put_aside(slug, &mut checked);
        Ok(checked)
    }

    /// Checks a file that is no article of the desk: its settings are used, nothing else of it.
    ///
    /// # Errors
    /// Where the file or one of the sources given cannot be read.
    pub fn check_file(&self, path: &Path, options: &CheckOptions) -> Result<Checked> {
        let mut checked = check_file(path, options, self.engine_settings(), &self.readers)?;
        // No record of the desk is about it, so its notices are held against the desk's own style.
        self.find_faults_of_form("", &mut checked);
        Ok(checked)
    }

    /// What the engine is asked about a version, with the sources as read and what could not be read.
    pub(crate) fn request(
        &self,
        slug: &str,
        version: Version,
        options: &CheckOptions,
    ) -> Result<(Request, Vec<SourceText>, Vec<Error>)> {
        let text = self.store.read_version(slug, version)?;
        let (mut sources, mut problems) = self.sources_of(&text);
        for id in self.sources_added(slug) {
            match self.store.read_source(&id) {
                Ok(source) if !sources.iter().any(|known| known.id == id) => sources.push(source),
                Ok(_) => {}
                Err(error) => problems.push(error.into()),
            }
        }
        for path in &options.sources {
            sources.extend(foreign::sources(&self.readers, path)?);
        }
        let before = self.store.article(slug).and_then(|article| article.before(version));
        let previous = match before.map(|before| self.store.read_version(slug, before)).transpose() {
            Ok(previous) => previous.map(|text| to_engine(slug, &text)),
            Err(error) => {
                problems.push(error.into());
                None
            }
        };
        let records = self.config().corrections.iter().filter(|r| r.article == slug && is_in(r, version));
        let request = Request {
            article: to_engine(slug, &text),
            sources: sources.iter().map(SourceText::to_engine).collect(),
            previous,
            records: records.map(to_record).collect(),
            settings: self.engine_settings(),
        };
        Ok((request, sources, problems))
    }

    /// The settings that the engine goes by.
    #[must_use]
    pub fn engine_settings(&self) -> copydesk_engine::Settings {
        self.config().engine.clone()
    }

    /// The sources that the front matter names, and which of them could not be read.
    pub(crate) fn sources_of(&self, text: &ArticleText) -> (Vec<SourceText>, Vec<Error>) {
        let (mut sources, mut problems) = (Vec::new(), Vec::new());
        for id in &text.front.sources {
            match self.store.read_source(id) {
                Ok(source) => sources.push(source),
                Err(error) => problems.push(error.into()),
            }
        }
        (sources, problems)
    }
}

/// Checks a file by `settings` alone; `readers` read what is not plain text.
///
/// # Errors
/// Where the file or one of the sources given cannot be read.
pub fn check_file(
    path: &Path,
    options: &CheckOptions,
    settings: copydesk_engine::Settings,
    readers: &Readers,
) -> Result<Checked> {
    let text = foreign::article(readers, path)?;
    let mut sources: Vec<SourceText> = Vec::new();
    for path in &options.sources {
        sources.extend(foreign::sources(readers, path)?);
    }
    let slug = path.file_stem().unwrap_or_default().to_string_lossy();
    let (article, lines_before) = found_in(&slug, &text);
    let request = Request {
        article,
        sources: sources.iter().map(SourceText::to_engine).collect(),
        settings,
        ..Request::default()
    };
    let answer = copydesk_engine::check(&request);
    let article = Article { slug: path.to_string_lossy().into_owned(), ..request.article };
    let mut checked = checked(None, article, answer, sources, Vec::new());
    checked.lines_before = lines_before;
    path.clone_into(&mut checked.path);
    Ok(checked)
}

fn checked(
    version: Option<Version>,
    article: Article,
    answer: Answer,
    sources: Vec<SourceText>,
    problems: Vec<Error>,
) -> Checked {
    let mut claims = answer.claims;
    name_cells(&mut claims, &sources);
    Checked {
        article: article.slug,
        version,
        title: article.title,
        captions: article.captions,
        text: article.text,
        claims,
        findings: answer.findings,
        dismissed: Vec::new(),
        coverage: answer.coverage,
        path: PathBuf::new(),
        facts: answer.facts,
        lines_before: 0,
        explained: answer.explained,
        sources,
        problems,
    }
}

/// The cell of the figure itself, where the importer gave the row: `C7` of `A7:D7`.
fn name_cells(claims: &mut [Claim], sources: &[SourceText]) {
    for claim in claims {
        for (n, evidence) in claim.evidence.iter_mut().enumerate() {
            let Some(row) = evidence.locator.cell.as_deref().filter(|cell| cell.contains(':')) else {
                continue;
            };
            let bound = claim.bindings.iter().find(|binding| binding.evidence == Some(n));
            let Some(at) = bound.and_then(|binding| binding.source).map(|span| span.start) else { continue };
            let Some(text) = sources.iter().find(|source| source.id == evidence.source).map(|s| &s.text)
            else {
                continue;
            };
            let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
            let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            if let Some(cell) = places::cell_at(row, line, at - start) {
                evidence.locator.cell = Some(cell);
            }
        }
    }
}

/// The article in a file, and how many lines stand before its text: a page that was saved with its furniture is cut
/// to headline, captions, body and notices.
fn found_in(slug: &str, text: &ArticleText) -> (Article, usize) {
    let whole = to_engine(slug, text);
    let page = if text.body_at == 0 && !text.found { page::cut(&whole.text) } else { None };
    let Some(page) = page else { return (whole, text.lines_before()) };
    let before = whole.text.get(..page.body.start).unwrap_or_default().matches('\n').count();
    let text = page.body.of(&whole.text).to_owned();
    (Article { title: page.title, captions: page.captions, text, ..whole }, before)
}

/// A version as the engine takes it.
pub(crate) fn to_engine(slug: &str, text: &ArticleText) -> Article {
    Article {
        slug: slug.to_owned(),
        title: text.front.title.clone(),
        summary: text.front.summary.clone(),
        captions: text.front.captions.clone(),
        published: text.front.day(),
        text: text.body().to_owned(),
    }
}

pub(crate) fn to_record(record: &Correction) -> Record {
    Record {
        id: record.id.clone(),
        kind: record.kind.clone(),
        wrong: record.wrong.clone(),
        right: record.right.clone(),
        notice: record.notice.clone().unwrap_or_default(),
        supersedes: record.supersedes.is_some(),
        also: record.further().map(|(wrong, right, _)| (wrong.to_owned(), right.to_owned())).collect(),
    }
}

/// True where the record was already published in this version.
pub(crate) fn is_in(record: &Correction, version: Version) -> bool {
    let to = record.to.as_deref().and_then(Version::parse);
    to.is_none_or(|to| to <= version)
}
