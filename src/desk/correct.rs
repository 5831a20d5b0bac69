//! `correct`: what was wrong, what is right, the text fixed in a new version, the notice.
//!
//! [`Desk::prepare`] only reads. What it returns can be shown, its notice edited, and then be published.

use super::check::{CheckOptions, to_engine, to_record};
use super::life::OPEN;
use super::words::{Occurrence, occurrences, place_words, readings};
use super::{Desk, Error, Kind, Result};
use crate::store::hash::sha256;
use crate::store::record::locator_words;
use crate::store::{ArticleText, Correction, SourceRef, Version, time};
use copydesk_engine::notice::{self, Draft as Wording, DraftFact, NoticeKind, Proof};
use copydesk_engine::{Article, Claim, Locator, Place, Reading, Request, Span, versions};
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

/// What is corrected, and where.
struct What<'a> {
    at: Occurrence,
    place: &'a str,
    fact: &'a str,
    kind: NoticeKind,
}

impl Desk {
    /// Prepares a correction.
    ///
    /// # Errors
    /// Where the wrong words do not stand in the highest published version, or stand several times and no claim
    /// says where; where style, source or kind are not known.
    pub fn prepare(&self, request: &CorrectionRequest) -> Result<Draft> {
        if let Some(id) = &request.report {
            self.life_in(id, &OPEN)?;
        }
        self.prepare_with(request, request.report.as_deref())
    }

    /// Prepares the same correction again in the newest state, with the id and the notice that were shown.
    pub(crate) fn prepare_with(&self, request: &CorrectionRequest, id: Option<&str>) -> Result<Draft> {
        let kind = kind_of(request)?;
        if let Some(old) = &request.supersedes
            && self.config().correction(old).is_none()
        {
            return Err(Error::new(Kind::NotFound, format!("there is no published correction {old}")));
        }
        let wrong = self.wrong_version(request)?;
        let (checked, sources, _) = self.request(&wrong.slug, wrong.version, &CheckOptions::default())?;
        let claims = self.check_version(&wrong.slug, wrong.version, &CheckOptions::default())?.claims;
        let settings = self.engine_settings();
        let old = readings(&wrong.article, &settings);
        let at = find(request, &old, &claims)?;
        let claim = claims.iter().find(|claim| claim.place == at.place && claim.span.contains(at.span));

        let source = self.cited(request, &checked, claim)?.map(|(id, locator)| SourceRef {
            sha256: sources
                .iter()
                .find(|s| s.id == id)
                .map(|s| s.sha256.clone())
                .or_else(|| self.sum_of(&id)),
            locator: locator_words(&locator),
            id,
        });
        let fixed = fix(&wrong.article, at, &request.right);
        let now = self.identity.now();
        let style = self.style(request.style.as_deref().unwrap_or(&self.config().style))?;
        let fact = fact_at(&old, at);
        let place = place_words(&wrong.article.text, at);
        let what = What { at, place: &place, fact: fact.as_deref().unwrap_or_default(), kind };
        let notice = match &request.notice {
            Some(text) => text.trim().to_owned(),
            None => notice::draft(&self.wording(request, &wrong, &fixed, &what), &style),
        };
        let to = self.next_version(&wrong.slug);
        let at_now = self.written(now);
        let record = Correction {
            id: match id {
                Some(id) => id.to_owned(),
                None => self.new_id()?,
            },
            article: wrong.slug.clone(),
            kind: kind.name().to_owned(),
            from: Some(wrong.version.to_string()),
            to: Some(to.to_string()),
            place: Some(place),
            wrong: request.wrong.clone(),
            right: request.right.clone(),
            fact,
            severity: request.severity.clone(),
            cause: request.cause.clone(),
            learned: request.learned.clone(),
            source,
            found_by: Some(request.found_by.clone().unwrap_or_else(|| self.identity.who.clone())),
            approved_by: Some(self.identity.who.clone()),
            found: Some(at_now.clone()),
            fixed: Some(at_now.clone()),
            published: Some(at_now.clone()),
            style: Some(style.name),
            notice: Some(notice.clone()),
            reason: request.reason.clone(),
            late_reason: request.late_reason.clone(),
            supersedes: request.supersedes.clone(),
            ..Correction::default()
        };
        let new = super::publish::new_file(&wrong.text, &fixed, &notice, &at_now);
        let proof = self.prove_record(&record, &wrong.article, &new_article(&wrong.slug, &new)?);
        Ok(Draft {
            path: self.store.path_of_version(&wrong.slug, to),
            from: wrong.version,
            to,
            place: at.place,
            span: at.span,
            claim: claim.map(|claim| claim.id.0.clone()),
            files: (wrong.text.whole, new),
            proof,
            record,
        })
    }

    /// What the notice is to say.
    fn wording(
        &self,
        request: &CorrectionRequest,
        wrong: &Wrong,
        fixed: &Article,
        what: &What<'_>,
    ) -> Wording {
        let settings = self.engine_settings();
        let (old, new) = (readings(&wrong.article, &settings), readings(fixed, &settings));
        let fact = DraftFact {
            wrong: request.wrong.clone(),
            right: request.right.clone(),
            old_sentence: sentence_of(&old, what.at),
            new_sentence: sentence_of(&new, what.at),
            subject: reading_of(&old, what.at.place)
                .map(|reading| notice::subject(reading, what.at.span, &request.right))
                .unwrap_or_default(),
            fact: what.fact.to_owned(),
        };
        Wording {
            kind: Some(what.kind),
            facts: vec![fact],
            place: Some(what.place.to_owned()),
            corrected: Some(self.day_of(self.identity.now())),
            published: wrong.text.front.published.as_deref().and_then(time::day),
            text: fixed.text.clone(),
            found: request.late_reason.as_ref().map(|_| self.day_of(self.identity.now())),
            late_reason: request.late_reason.clone().unwrap_or_default(),
            supersedes: request.supersedes.is_some(),
            ..Wording::default()
        }
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
            let span = versions::search(&request.right, &reading).into_iter().next()?;
            let at = source.locators.iter().find(|(line, _)| line.overlaps(span));
            Some(at.map(|(_, locator)| locator.clone()).unwrap_or_default())
        };
        if let Some(id) = &request.source {
            let source = self.store.read_source(id)?.to_engine();
            return Ok(Some((id.clone(), says(&source).unwrap_or_default())));
        }
        let evidence = claim.map(|claim| claim.evidence.as_slice()).unwrap_or_default();
        let from_evidence = evidence
            .iter()
            .find(|passage| {
                let reading = Reading::new(&passage.text, Place::Body, None, &settings);
                !versions::search(&request.right, &reading).is_empty()
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
        let used: std::collections::HashSet<&str> = {
            let records = self.config().corrections.iter().map(|record| record.id.as_str());
            let events = self.store.log.events();
            records.chain(events.into_iter().filter_map(|event| event.data_str("correction"))).collect()
        };
        let day = self.day_of(self.identity.now()).to_string();
        self.identity.id(&day, |id| used.contains(id)).map_err(|message| Error::new(Kind::Io, message))
    }
}

/// A new version's file as the engine takes it.
pub(crate) fn new_article(slug: &str, file: &str) -> Result<Article> {
    let text = ArticleText::read(std::path::Path::new(slug), file.as_bytes().to_vec())?;
    Ok(to_engine(slug, &text))
}

fn kind_of(request: &CorrectionRequest) -> Result<NoticeKind> {
    if request.wrong.trim().is_empty() || request.wrong == request.right {
        let message = "wrong and right words must both be given, and differ";
        return Err(Error::new(Kind::Usage, message));
    }
    let name = request.kind.as_deref().unwrap_or("correction");
    NoticeKind::from_name(name).ok_or_else(|| {
        let known: Vec<&str> = NoticeKind::ALL.iter().map(|kind| kind.name()).collect();
        Error::new(Kind::Usage, format!("there is no kind {name:?}"))
            .hint(format!("there is {}", known.join(", ")))
    })
}

/// The one place where the wrong words stand.
fn find(request: &CorrectionRequest, old: &[Reading<'_>], claims: &[Claim]) -> Result<Occurrence> {
    let (slug, wrong) = (&request.slug, &request.wrong);
    let mut found = occurrences(wrong, old);
    let body = old.first().map(|reading| reading.text).unwrap_or_default();
    if let Some(id) = &request.claim {
        let claim = claims.iter().find(|claim| claim.id.0 == *id);
        let claim =
            claim.ok_or_else(|| Error::new(Kind::NotFound, format!("{slug}: there is no claim {id}")))?;
        found.retain(|at| at.place == claim.place && claim.span.contains(at.span));
    }
    match found.as_slice() {
        [at] => Ok(*at),
        [] => {
            let spelled = old.iter().flat_map(|reading| {
                versions::search(wrong, reading).into_iter().map(|span| span.of(reading.text).to_owned())
            });
            let error = Error::new(Kind::NotFound, format!("{slug} does not say {wrong:?}"));
            Err(match spelled.into_iter().next() {
                Some(other) if request.claim.is_none() => error.hint(format!("it says {other:?}")),
                _ => error.hint("give the words exactly as they stand in the newest published version"),
            })
        }
        several => {
            let places: Vec<String> = several.iter().map(|at| place_words(body, *at)).collect();
            let message = format!("{slug} says {wrong:?} {} times: {}", several.len(), places.join(", "));
            let ids = claims.iter().filter(|claim| {
                several.iter().any(|at| at.place == claim.place && claim.span.contains(at.span))
            });
            let ids: Vec<String> = ids.map(|claim| claim.id.0.clone()).collect();
            let hint = match ids.as_slice() {
                [] => "give more words around them".to_owned(),
                ids => format!("say which with --claim ({}), or give more words around them", ids.join(", ")),
            };
            Err(Error::new(Kind::Refused, message).hint(hint))
        }
    }
}

/// The article with the right words in place of the wrong ones.
fn fix(article: &Article, at: Occurrence, right: &str) -> Article {
    let mut fixed = article.clone();
    let text = match at.place {
        Place::Title => fixed.title.as_mut(),
        Place::Summary => fixed.summary.as_mut(),
        Place::Caption(n) => fixed.captions.get_mut(n.saturating_sub(1)),
        Place::Body => Some(&mut fixed.text),
    };
    if let Some(text) = text {
        text.replace_range(at.span.start..at.span.end, right);
    }
    fixed
}

fn reading_of<'r, 'a>(readings: &'r [Reading<'a>], place: Place) -> Option<&'r Reading<'a>> {
    readings.iter().find(|reading| reading.place == place)
}

fn sentence_of(readings: &[Reading<'_>], at: Occurrence) -> String {
    let reading = reading_of(readings, at.place);
    reading.map(|reading| notice::sentence_alone(reading, at.span.start)).unwrap_or_default()
}

/// The kind of the fact that the wrong words hold: the one that shares most of their bytes.
fn fact_at(readings: &[Reading<'_>], at: Occurrence) -> Option<String> {
    let facts = reading_of(readings, at.place)?.facts.iter().filter(|fact| fact.span.overlaps(at.span));
    let shared = |span: Span| span.end.min(at.span.end) - span.start.max(at.span.start);
    facts
        .max_by_key(|fact| (shared(fact.span), std::cmp::Reverse(fact.span.len())))
        .map(|f| f.kind().name().to_owned())
}

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
