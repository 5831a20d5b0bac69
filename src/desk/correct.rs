//! `correct`: what was wrong, what is right, the text fixed in a new version, the notice.
//!
//! [`Desk::prepare`] only reads. What it returns can be shown, its notice edited, and then be published.

use super::changes::{Changed, find_all, fix};
use super::check::{CheckOptions, to_engine, to_record};
use super::life::WORKABLE;
use super::lint::Linted;
use super::wording::Ground;
use super::words::{place_words, readings};
use super::{Desk, Error, Kind, Result};
use crate::store::hash::sha256;
use crate::store::record::{further, locator_words};
use crate::store::{ArticleText, Correction, SourceRef, SourceText, Version, time};
use copydesk_engine::notice::{self, Lint, NoticeKind, Proof, Style};
use copydesk_engine::{Article, Claim, Locator, Place, Reading, Request, Span};
use jiff::Timestamp;
use serde::Serialize;
use std::path::PathBuf;

/// What is to be corrected.
#[derive(Clone, Debug, Default)]
pub struct CorrectionRequest {
    /// The article; its highest published version is corrected.
    pub slug: String,
    /// The wrong words, as they stand there.
    pub wrong: String,
    /// The right words.
    pub right: String,
    /// The claim that holds them, where they stand several times.
    pub claim: Option<String>,
    /// The source that says what is right; else the one that speaks to the claim.
    pub source: Option<String>,
    /// The kind; a correction where not given.
    pub kind: Option<String>,
    /// The house style; the desk's where not given.
    pub style: Option<String>,
    /// How it came about: reporting, editing, source, production.
    pub cause: Option<String>,
    /// How grave: minor, significant, serious.
    pub severity: Option<String>,
    /// How the desk heard of it.
    pub learned: Option<String>,
    /// Who found it; else whoever corrects it.
    pub found_by: Option<String>,
    /// The notice, where it is not to be drafted.
    pub notice: Option<String>,
    /// Why it is published although a step of its proof fails.
    pub reason: Option<String>,
    /// Why it comes late, where it does; the notice says so.
    pub late_reason: Option<String>,
    /// The report that it answers; it keeps its id.
    pub report: Option<String>,
    /// The published correction that was itself wrong.
    pub supersedes: Option<String>,
    /// Further wrong and right words that the same notice puts right.
    pub also: Vec<(String, String)>,
    /// What was worked out from the wrong words, and what it must be now.
    pub derived: Vec<(String, String)>,
    /// What an editor's note, a retraction or an update says.
    pub note: Option<String>,
    /// True where libel, a minor or a victim is concerned: the error is not repeated.
    pub sensitive: bool,
    /// The lawyer who cleared a sensitive one.
    pub cleared_by: Option<String>,
    /// When it was found; now where not given.
    pub found: Option<Timestamp>,
}

/// A correction that is ready to be looked at. Nothing was written.
#[derive(Clone, Debug, Serialize)]
pub struct Draft {
    /// The record as it will be written.
    pub record: Correction,
    /// The version that is wrong.
    pub from: Version,
    /// The version that will be right.
    pub to: Version,
    /// The file of the new version, below the desk.
    pub path: PathBuf,
    /// The part of the article that holds the wrong words.
    #[serde(rename = "in", skip_serializing_if = "Place::is_body")]
    pub place: Place,
    /// Where the wrong words stand in it.
    #[serde(flatten)]
    pub span: Span,
    /// The claim that holds them.
    pub claim: Option<String>,
    /// The text of the old version's file, and that of the new one.
    #[serde(skip)]
    pub files: (String, String),
    /// Whether the notice holds, step by step.
    pub proof: Proof,
    /// The faults of form of its notice.
    pub faults: Vec<Linted>,
    /// Why its kind, or what it concerns, does not allow it as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objection: Option<Objection>,
}

/// What speaks against a correction besides its proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Objection {
    /// The rule: `notice/kind`, `notice/style`.
    pub rule: &'static str,
    /// Why, and what would put it right.
    pub message: String,
}

/// What was published.
#[derive(Clone, Debug, Serialize)]
pub struct Published {
    /// The record.
    pub record: Correction,
    /// The new version.
    pub version: Version,
    /// Its file, below the desk.
    pub path: PathBuf,
    /// The hash of the event that published it.
    pub event: String,
}

/// The version that is corrected, read.
struct Wrong {
    slug: String,
    version: Version,
    text: ArticleText,
    article: Article,
}

impl Desk {
    /// Prepares a correction.
    ///
    /// # Errors
    /// Where the wrong words do not stand in the highest published version, or stand several times and no claim
    /// says where; where style, source or kind are not known.
    pub fn prepare(&self, request: &CorrectionRequest) -> Result<Draft> {
        if let Some(id) = &request.report {
            self.life_in(id, &WORKABLE)?;
        }
        self.prepare_with(request, request.report.as_deref())
    }

    /// Prepares the same correction again in the newest state, with the id and the notice that were shown.
    pub(crate) fn prepare_with(&self, request: &CorrectionRequest, id: Option<&str>) -> Result<Draft> {
        let kind = kind_of(request)?;
        self.known_superseded(request)?;
        let wrong = self.wrong_version(request)?;
        let (checked, sources, _) = self.request(&wrong.slug, wrong.version, &CheckOptions::default())?;
        let claims = self.check_version(&wrong.slug, wrong.version, &CheckOptions::default())?.claims;
        let settings = self.engine_settings();
        let changes = find_all(request, &readings(&wrong.article, &settings), &claims)?;
        let first = changes.first();
        let at = first.map(|change| change.at);
        let claim = at.and_then(|at| {
            claims.iter().find(|claim| claim.place == at.place && claim.span.contains(at.span))
        });
        let source = self.cited(request, &checked, claim)?;
        let source = source.map(|(id, locator)| self.source_ref(id, &locator, &sources));
        let style = self.style(request.style.as_deref().unwrap_or(&self.config().style))?;
        let (fixed, spans) = fix(&wrong.article, &changes);
        let now = self.identity.now();
        let late = request.late_reason.clone();
        let wording = self.wording(&Ground {
            kind,
            articles: (&wrong.article, &fixed),
            changes: &changes,
            spans: &spans,
            old: &wrong.text,
            fixed: Some(now),
            late: late.map(|reason| (Some(self.day_of(request.found.unwrap_or(now))), reason)),
            cause: request.cause.clone(),
            note: request.note.clone(),
            supersedes: request.supersedes.is_some(),
            sensitive: request.sensitive,
        });
        let notice = match &request.notice {
            Some(text) => text.trim().to_owned(),
            None => notice::draft(&wording, &style),
        };
        let mut record = Correction {
            id: match id {
                Some(id) => id.to_owned(),
                None => self.new_id()?,
            },
            kind: kind.name().to_owned(),
            from: Some(wrong.version.to_string()),
            to: Some(self.next_version(&wrong.slug).to_string()),
            place: at.map(|at| place_words(&wrong.article.text, at)),
            fact: wording.facts.first().map(|fact| fact.fact.clone()).filter(|fact| !fact.is_empty()),
            source,
            style: Some(style.name.clone()),
            notice: Some(notice.clone()),
            ..self.record_of(request, &wrong.slug, now)
        };
        let shape = super::publish::Shape { kind, style: &style, severity: request.severity.as_deref() };
        let at_now = self.written(now);
        let new = super::publish::new_file(&wrong.text, &fixed, &notice, &at_now, &shape);
        record.from_sha256 = Some(sum(&wrong.text.whole));
        record.to_sha256 = Some(sum(&new));
        let new_article = read_again(&wrong.slug, &new)?;
        let proof = self.prove_record(&record, &wrong.article, &new_article);
        let objection = self.objection(&record, kind, &wrong, &changes);
        let faults = self.faults_of(&record, kind, &wrong, &fixed.text, &style);
        let to = self.next_version(&wrong.slug);
        Ok(Draft {
            path: self.store.path_of_version(&wrong.slug, to),
            from: wrong.version,
            to,
            place: at.map(|at| at.place).unwrap_or_default(),
            span: at.map_or(Span::new(0, 0), |at| at.span),
            claim: claim.map(|claim| claim.id.0.clone()),
            files: (wrong.text.whole, new),
            proof,
            record,
            faults,
            objection,
        })
    }

    /// A source as the record cites it, with the hash of its text.
    fn source_ref(&self, id: String, locator: &Locator, read: &[SourceText]) -> SourceRef {
        let known = read.iter().find(|source| source.id == id).map(|source| source.sha256.clone());
        SourceRef { sha256: known.or_else(|| self.sum_of(&id)), locator: locator_words(locator), id }
    }

    /// The faults of form of a notice, by everything that its record says.
    fn faults_of(
        &self,
        record: &Correction,
        kind: NoticeKind,
        wrong: &Wrong,
        article: &str,
        style: &Style,
    ) -> Vec<Linted> {
        let case = Lint {
            notice: record.notice.as_deref().unwrap_or_default(),
            kind: Some(kind),
            wrong: &record.wrong,
            right: &record.right,
            article,
            sensitive: record.sensitive,
            published: wrong.text.front.published.as_deref().and_then(time::day),
            now: Some(self.day_of(self.identity.now())),
            late: record.late_reason.as_deref().filter(|_| kind == NoticeKind::Correction),
            ..Lint::default()
        };
        super::lint::linted(&case, style)
    }

    /// What the request itself says of the record.
    fn record_of(&self, request: &CorrectionRequest, slug: &str, now: Timestamp) -> Correction {
        let at_now = self.written(now);
        let pairs = |list: &[(String, String)]| list.iter().map(|(w, r)| further(w, r)).collect();
        Correction {
            article: slug.to_owned(),
            wrong: request.wrong.clone(),
            right: request.right.clone(),
            also: pairs(&request.also),
            derived: pairs(&request.derived),
            severity: request.severity.clone(),
            cause: request.cause.clone(),
            learned: request.learned.clone(),
            found_by: Some(request.found_by.clone().unwrap_or_else(|| self.identity.who.clone())),
            approved_by: Some(self.identity.who.clone()),
            found: Some(request.found.map_or_else(|| at_now.clone(), |found| self.written(found))),
            fixed: Some(at_now.clone()),
            published: Some(at_now),
            reason: request.reason.clone(),
            late_reason: request.late_reason.clone(),
            supersedes: request.supersedes.clone(),
            note: request.note.clone(),
            sensitive: request.sensitive,
            cleared_by: request.cleared_by.clone(),
            ..Correction::default()
        }
    }

    fn known_superseded(&self, request: &CorrectionRequest) -> Result<()> {
        match &request.supersedes {
            Some(old) if self.config().correction(old).is_none() => {
                Err(Error::new(Kind::NotFound, format!("there is no published correction {old}")))
            }
            _ => Ok(()),
        }
    }

    /// A wrong fact under a milder name, or an error that does harm without a lawyer's word.
    fn objection(
        &self,
        record: &Correction,
        kind: NoticeKind,
        wrong: &Wrong,
        changes: &[Changed],
    ) -> Option<Objection> {
        if record.sensitive && record.cleared_by.is_none() {
            let message =
                "libel, a minor or a victim is concerned: a lawyer clears it first (--cleared-by NAME)";
            return Some(Objection { rule: "notice/style", message: message.to_owned() });
        }
        let settings = self.engine_settings();
        let hidden = changes
            .iter()
            .find_map(|change| notice::hidden_error(kind, &change.wrong, &change.right, &settings))?;
        // What a later source says was not wrong when the story was published.
        let later = record.source.as_ref().and_then(|source| self.store.read_source(&source.id).ok());
        let later = later.and_then(|source| time::day(source.provenance.published.as_deref()?));
        let published = wrong.text.front.published.as_deref().and_then(time::day);
        if kind == NoticeKind::Update && later.zip(published).is_some_and(|(later, first)| later > first) {
            return None;
        }
        let message = format!("{hidden}; that is a correction, and no {}", kind.name());
        Some(Objection { rule: "notice/kind", message })
    }

    fn wrong_version(&self, request: &CorrectionRequest) -> Result<Wrong> {
        let (slug, _) = self.version_target(&request.slug)?;
        let newest = self.store.article(&slug).and_then(crate::store::ArticleFiles::newest);
        let newest = newest.ok_or_else(|| {
            let message = format!("{slug}: only a draft: nothing was published that could be corrected");
            Error::new(Kind::Refused, message).hint("edit the draft")
        })?;
        let version = Version::Number(newest);
        let text = self.store.read_version(&slug, version)?;
        let article = to_engine(&slug, &text);
        Ok(Wrong { slug, version, text, article })
    }

    /// Which source says what is right, and where: the one asked for, else the first that speaks to the claim
    /// and says so.
    fn cited(
        &self,
        request: &CorrectionRequest,
        checked: &Request,
        claim: Option<&Claim>,
    ) -> Result<Option<(String, Locator)>> {
        let settings = self.engine_settings();
        let says = |source: &copydesk_engine::Source| {
            let reading = Reading::new(&source.text, Place::Body, source.published, &settings);
            let span = notice::said_in(&request.right, &reading).into_iter().next()?;
            let at = source.locators.iter().find(|(line, _)| line.overlaps(span));
            Some(at.map(|(_, locator)| locator.clone()).unwrap_or_default())
        };
        if request.right.is_empty() && request.source.is_none() {
            return Ok(None);
        }
        if let Some(id) = &request.source {
            let source = self.store.read_source(id)?.to_engine();
            return Ok(Some((id.clone(), says(&source).unwrap_or_default())));
        }
        let evidence = claim.map(|claim| claim.evidence.as_slice()).unwrap_or_default();
        let from_evidence = evidence
            .iter()
            .find(|passage| {
                let reading = Reading::new(&passage.text, Place::Body, None, &settings);
                !notice::said_in(&request.right, &reading).is_empty()
            })
            .map(|passage| (passage.source.clone(), passage.locator.clone()));
        let anywhere = || checked.sources.iter().find_map(|s| says(s).map(|at| (s.id.clone(), at)));
        Ok(from_evidence.or_else(anywhere))
    }

    fn sum_of(&self, id: &str) -> Option<String> {
        self.store.read_source(id).ok().map(|source| source.sha256)
    }

    /// The number after the highest of an article.
    pub(crate) fn next_version(&self, slug: &str) -> Version {
        let newest = self.store.article(slug).and_then(crate::store::ArticleFiles::newest).unwrap_or(0);
        Version::Number(newest + 1)
    }

    /// An id that neither a record nor an event has.
    pub(crate) fn new_id(&self) -> Result<String> {
        let events = self.store.events_but_reviews();
        let used: std::collections::HashSet<&str> = {
            let records = self.config().corrections.iter().map(|record| record.id.as_str());
            records.chain(events.iter().filter_map(|event| event.data_str("correction"))).collect()
        };
        let day = self.day_of(self.identity.now()).to_string();
        self.identity.id(&day, |id| used.contains(id)).map_err(|message| Error::new(Kind::Io, message))
    }
}

/// A new version's file as the engine takes it.
fn read_again(slug: &str, file: &str) -> Result<Article> {
    let text = ArticleText::read(std::path::Path::new(slug), file.as_bytes().to_vec())?;
    Ok(to_engine(slug, &text))
}

fn kind_of(request: &CorrectionRequest) -> Result<NoticeKind> {
    let name = request.kind.as_deref().unwrap_or("correction");
    let kind = NoticeKind::from_name(name).ok_or_else(|| {
        let known: Vec<&str> = NoticeKind::ALL.iter().map(|kind| kind.name()).collect();
        Error::new(Kind::Usage, format!("there is no kind {name:?}"))
            .hint(format!("there is {}", known.join(", ")))
    })?;
    let (wrong, right) = (request.wrong.trim(), request.right.trim());
    let noted = matches!(kind, NoticeKind::EditorsNote | NoticeKind::Retraction);
    if noted && request.notice.is_none() && request.note.as_ref().is_none_or(|note| note.trim().is_empty()) {
        let message = format!("{} needs the words that it says", kind.with_article());
        return Err(Error::new(Kind::Usage, message).hint("--note TEXT"));
    }
    let given = !wrong.is_empty() && wrong != right;
    let none = wrong.is_empty() && right.is_empty() && request.also.is_empty() && request.derived.is_empty();
    if !(given || noted && none) {
        let message = "wrong and right words must both be given, and differ";
        return Err(Error::new(Kind::Usage, message));
    }
    known(request.severity.as_deref(), request.cause.as_deref())?;
    Ok(kind)
}

/// Refuses a severity or cause that there is not.
pub(crate) fn known(severity: Option<&str>, cause: Option<&str>) -> Result<()> {
    for (key, value, known) in
        [("severity", severity, SEVERITIES.as_slice()), ("cause", cause, CAUSES.as_slice())]
    {
        if let Some(value) = value.filter(|value| !known.contains(value)) {
            let message = format!("there is no {key} {value:?}");
            return Err(Error::new(Kind::Usage, message).hint(format!("there is {}", known.join(", "))));
        }
    }
    Ok(())
}

/// How grave an error can be.
pub const SEVERITIES: [&str; 3] = ["minor", "significant", "serious"];
/// How an error can come about.
pub const CAUSES: [&str; 4] = ["reporting", "editing", "source", "production"];

/// SHA-256 of a text, for events.
pub(crate) fn sum(text: &str) -> String {
    sha256(text.as_bytes())
}

/// What the engine needs of a record.
pub(crate) fn engine_record(record: &Correction) -> copydesk_engine::Record {
    to_record(record)
}

#[cfg(test)]
#[path = "correct_tests.rs"]
mod tests;
