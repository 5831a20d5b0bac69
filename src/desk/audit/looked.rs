//! What the engine says of one article, in a form that can be kept: verdicts, open findings, stealth edits, proofs.

use crate::desk::check::to_engine;
use crate::desk::prove::versions_of;
use crate::desk::{CheckOptions, Decision, Desk, Result};
use crate::store::{ArticleText, Correction, Event, Version, time};
use copydesk_engine::{Finding, Level, Place, Request, Rule, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Beyond so many articles the proofs of an audit do not look for the same error in every other article.
pub(super) const ELSEWHERE: usize = 50;

/// One claim of the newest version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LookedClaim {
    pub id: String,
    pub verdict: String,
    /// The different sources that it was laid beside.
    pub sources: Vec<String>,
    pub text: String,
}

/// One open finding, or one stealth edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LookedFinding {
    pub version: String,
    /// When that version was published.
    pub at: Option<String>,
    pub rule: String,
    pub level: String,
    pub place: String,
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub message: String,
    pub claim: Option<String>,
}

/// One published correction of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LookedRecord {
    pub id: String,
    /// When the first version with the wrong words was published.
    pub since: Option<String>,
    /// The steps of its proof that fail, with what they say.
    pub failed: Vec<(String, String)>,
    /// The sources that had said what was wrong.
    pub wrong_sources: Vec<String>,
}

/// What was found out about an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Looked {
    pub article: String,
    pub version: String,
    /// When that version was published; nothing where it is a draft.
    pub published: Option<String>,
    pub section: String,
    pub claims: Vec<LookedClaim>,
    pub open: Vec<LookedFinding>,
    pub stealth: Vec<LookedFinding>,
    pub records: Vec<LookedRecord>,
    /// What could not be read: kind and message.
    pub problems: Vec<String>,
}

impl Desk {
    /// Runs the engine over an article: the newest version in full, the older ones for stealth edits, and the proofs of
    /// its records.
    pub(super) fn look(&self, slug: &str) -> Result<Looked> {
        let files = self.store.article(slug);
        let Some((files, version)) = files.and_then(|files| Some((files, files.usual()?))) else {
            return Ok(Looked::default());
        };
        let checked = self.check_version(slug, version, &CheckOptions::default())?;
        let text = self.store.read_version(slug, version)?;
        let name = version.to_string();
        let mut looked = Looked {
            article: slug.to_owned(),
            version: name.clone(),
            published: text.front.published.clone().filter(|_| version != Version::Draft),
            section: section_of(slug, &text),
            ..Looked::default()
        };
        for claim in &checked.claims {
            let sources: BTreeSet<&str> = claim.evidence.iter().map(|e| e.source.as_str()).collect();
            looked.claims.push(LookedClaim {
                id: claim.id.0.clone(),
                verdict: verdict_name(claim.verdict).to_owned(),
                sources: sources.into_iter().map(str::to_owned).collect(),
                text: claim.text.clone(),
            });
        }
        for finding in &checked.findings {
            if finding.rule == Rule::HistoryStealthEdit && finding.level >= Level::Warning {
                looked.stealth.push(kept(finding, &name, &text.front.published));
            }
            if finding.level >= Level::Warning {
                looked.open.push(kept(finding, &name, &text.front.published));
            }
        }
        let earlier: Vec<Version> = files.versions.range(..version).map(|(version, _)| *version).collect();
        for older in earlier.into_iter().skip(1) {
            let (found, at) = self.stealth_edits(slug, older)?;
            looked.stealth.extend(found.iter().map(|finding| kept(finding, &older.to_string(), &at)));
        }
        let events = self.events_of(slug);
        for record in self.config().corrections.iter().filter(|record| record.article == slug) {
            looked.records.push(self.look_at_record(record, &events));
        }
        looked.problems = checked.problems.into_iter().map(|problem| problem.message).collect();
        Ok(looked)
    }

    /// The stealth edits of a version that is not the newest: nothing else of it is asked.
    fn stealth_edits(&self, slug: &str, version: Version) -> Result<(Vec<Finding>, Option<String>)> {
        let text = self.store.read_version(slug, version)?;
        let before = self.store.article(slug).and_then(|article| article.before(version));
        let at = text.front.published.clone();
        let Some(before) = before else { return Ok((Vec::new(), at)) };
        let old = self.store.read_version(slug, before)?;
        if old.front.published.is_none() || old.body() == text.body() && old.front.title == text.front.title {
            return Ok((Vec::new(), at));
        }
        let records = self.config().corrections.iter().filter(|r| r.article == slug);
        let records = records.filter(|record| crate::desk::check::is_in(record, version));
        let request = Request {
            article: to_engine(slug, &text),
            previous: Some(to_engine(slug, &old)),
            records: records.map(crate::desk::check::to_record).collect(),
            settings: self.engine_settings(),
            ..Request::default()
        };
        let answer = copydesk_engine::check(&request);
        let ours = |f: &Finding| f.rule == Rule::HistoryStealthEdit && f.level >= Level::Warning;
        Ok((answer.findings.into_iter().filter(ours).collect(), at))
    }

    fn look_at_record(&self, record: &Correction, events: &[Event]) -> LookedRecord {
        let proof = versions_of(self, record).map(|(from, to)| {
            let with_others = self.store.articles.len() <= ELSEWHERE;
            let proof = if with_others {
                self.prove_record(record, &from, &to)
            } else {
                self.prove_alone(record, &from, &to)
            };
            let failed = proof.steps.into_iter().filter(|step| !step.holds);
            failed.map(|step| (step.name.to_owned(), step.message)).collect()
        });
        LookedRecord {
            id: record.id.clone(),
            since: self.wrong_since(record),
            failed: proof.unwrap_or_else(|error| vec![("versions".to_owned(), error.message)]),
            wrong_sources: self.wrong_sources(record, events),
        }
    }

    /// When the first version with the wrong words was published.
    fn wrong_since(&self, record: &Correction) -> Option<String> {
        let versions = self.store.article(&record.article)?.versions.keys();
        let texts = versions.filter_map(|version| self.store.read_version(&record.article, *version).ok());
        let has = |text: &ArticleText| {
            let front = [&text.front.title, &text.front.summary];
            !record.wrong.is_empty()
                && (text.body().contains(&record.wrong)
                    || front.into_iter().flatten().any(|part| part.contains(&record.wrong)))
        };
        texts.into_iter().find(has)?.front.published
    }

    /// The sources that a wrong claim was verified against; where the cause was a source, those that the wrong version
    /// names and that the record does not cite as right.
    fn wrong_sources(&self, record: &Correction, events: &[Event]) -> Vec<String> {
        let is_ours = |event: &&Event| event.data_str("correction") == Some(record.id.as_str());
        let claim = events.iter().filter(is_ours).find_map(|event| event.claim.clone());
        let right = record.source.as_ref().map(|source| source.id.as_str());
        let mut found: BTreeSet<String> = BTreeSet::new();
        let verified = events.iter().filter(|event| event.event == "review.set" && event.claim == claim);
        for event in verified.filter(|_| claim.is_some()) {
            if event.data_str("decision") == Some(Decision::Verified.name()) {
                let source = event.data.get("evidence").and_then(|evidence| evidence.get("source")?.as_str());
                found.extend(source.filter(|source| Some(*source) != right).map(str::to_owned));
            }
        }
        if record.cause.as_deref() == Some("source") {
            let from = record.from.as_deref().and_then(Version::parse);
            let text = from.and_then(|from| self.store.read_version(&record.article, from).ok());
            let named = text.map(|text| text.front.sources).unwrap_or_default();
            found.extend(named.into_iter().filter(|source| Some(source.as_str()) != right));
        }
        found.into_iter().collect()
    }
}

/// The section that the front matter names; else the first folder of the slug.
fn section_of(slug: &str, text: &ArticleText) -> String {
    let folder = || slug.split_once('/').map(|(folder, _)| folder.to_owned());
    text.front.section.clone().or_else(folder).unwrap_or_else(|| "none".to_owned())
}

pub(super) const fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "supported",
        Verdict::Contradicted => "contradicted",
        Verdict::NotFound => "not_found",
        Verdict::Unchecked => "unchecked",
    }
}

pub(super) const fn level_name(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

fn kept(finding: &Finding, version: &str, at: &Option<String>) -> LookedFinding {
    LookedFinding {
        version: version.to_owned(),
        at: at.clone(),
        rule: finding.rule.name().to_owned(),
        level: level_name(finding.level).to_owned(),
        place: if finding.place == Place::Body { String::new() } else { finding.place.name() },
        start: finding.span.start,
        end: finding.span.end,
        text: finding.text.clone(),
        message: finding.message.clone(),
        claim: finding.claim.as_ref().map(|claim| claim.0.clone()),
    }
}

/// How many minutes lie between two times; none where one is missing or they are the wrong way round.
pub(super) fn minutes(from: Option<&str>, to: Option<&str>) -> Option<i64> {
    let (from, to) = (time::moment(from?)?, time::moment(to?)?);
    let seconds = to.as_second() - from.as_second();
    (seconds >= 0).then_some(seconds / 60)
}
