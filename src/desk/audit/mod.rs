//! `audit`: an account of the desk's corrections, claims, sources, open findings and history.
//!
//! The engine's answers are kept (`kept`), so that an account of a large desk takes seconds: what is kept is counted,
//! and how much of it is stale is said. What was never looked at is looked at now.

mod account;
mod chains;
mod kept;
mod list;
mod looked;
mod sheet;

pub use chains::{BackDated, Chains, WriterState};
pub use list::{AuditBar, AuditList, AuditRow, Spread, span_words};
pub use sheet::PROVES;

use super::{Desk, Error, Kind, Result};
use crate::settings::Keys;
use copydesk_engine::Rule;
use jiff::civil::Date;
use kept::{Freshness, Kept};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What an audit is about; everything where nothing is given.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// What was published on this day or later.
    pub since: Option<Date>,
    /// What was published on this day or earlier.
    pub until: Option<Date>,
    /// Only this article.
    pub article: Option<String>,
    /// Only articles of this section.
    pub section: Option<String>,
    /// Only corrections of this kind.
    pub kind: Option<String>,
    /// Only corrections with this cause.
    pub cause: Option<String>,
    /// Only corrections as grave as this.
    pub severity: Option<String>,
    /// Only findings of this rule.
    pub rule: Option<String>,
    /// Whether the engine is run again over every article.
    pub recheck: bool,
    /// Whether every chain, record and cited source is checked too.
    pub verify: bool,
    /// Files with checkpoints that were kept elsewhere.
    pub checkpoints: Vec<PathBuf>,
    /// The keys whose signatures count.
    pub keys: Keys,
}

/// Published corrections, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// All of them.
    pub total: usize,
    /// By kind.
    pub by_kind: BTreeMap<String, usize>,
    /// By cause; `unknown` where the record has none.
    pub by_cause: BTreeMap<String, usize>,
    /// By severity; `unknown` where the record has none.
    pub by_severity: BTreeMap<String, usize>,
    /// By section of the article.
    pub by_section: BTreeMap<String, usize>,
    /// By month of publication.
    pub by_month: BTreeMap<String, usize>,
    /// Published although a step of the proof failed.
    pub overridden: usize,
}

/// How long corrections took, from the publication of the wrong words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Times {
    /// Until the error was found.
    pub to_found: Spread,
    /// Until the text was fixed.
    pub to_fixed: Spread,
    /// Until the notice was published.
    pub to_notice: Spread,
}

/// A finding in the newest version of an article.
#[derive(Clone, Debug, Serialize)]
pub struct Open {
    /// The article.
    pub article: String,
    /// The version.
    pub version: String,
    /// The rule, by name.
    pub rule: String,
    /// `error` or `warning`.
    pub level: String,
    /// What is wrong.
    pub message: String,
    /// Where it lies: the body where nothing is said.
    #[serde(rename = "in", skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The words.
    pub text: String,
    /// The claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
}

/// How old the answers are that were counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checks {
    /// Articles that the engine looked at for this account.
    pub looked_at: usize,
    /// Articles whose kept answers were counted.
    pub kept: usize,
    /// How many of those are stale: text, sources, records or settings have changed since.
    pub stale: usize,
}

impl Checks {
    /// In words.
    #[must_use]
    pub fn words(&self) -> String {
        let mut said = vec![format!("{} kept", self.kept)];
        if self.looked_at > 0 {
            said.push(format!("{} made now", self.looked_at));
        }
        if self.stale > 0 {
            let they = if self.stale == 1 { "is" } else { "are" };
            said.push(format!("{} {they} stale (--recheck looks again)", self.stale));
        }
        format!("Answers about articles: {}.", said.join(", "))
    }
}

/// The account.
#[derive(Clone, Debug, Serialize)]
pub struct Audit {
    /// Articles looked at.
    pub articles: usize,
    /// Published corrections.
    pub corrections: Counted,
    /// How long they took.
    pub times: Times,
    /// Claims, by verdict.
    pub claims: BTreeMap<String, usize>,
    /// Facts that changed between published versions without a notice or record.
    pub stealth_edits: Vec<AuditRow>,
    /// Notices that fail a step of their proof.
    pub failed_proofs: Vec<AuditRow>,
    /// Claims that were published unchecked: no source speaks to them, and nobody decided about them.
    pub unchecked: Vec<AuditRow>,
    /// Claims that were published on one source.
    pub one_source: Vec<AuditRow>,
    /// The sources that most claims and corrections cite.
    pub sources_cited: Vec<AuditBar>,
    /// The sources that said what had to be corrected.
    pub sources_wrong: Vec<AuditBar>,
    /// Findings at `warning` or above, the gravest first.
    pub open: Vec<Open>,
    /// How old these answers are.
    pub checks: Checks,
    /// Decisions that were recorded as of an earlier time.
    pub back_dated: Vec<BackDated>,
    /// With `verify`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<Chains>,
    /// The same as lists, each bar with its rows.
    #[serde(skip)]
    pub lists: Vec<AuditList>,
    /// What could not be read.
    pub problems: Vec<Error>,
}

/// How far an audit has come: articles looked at, of how many.
pub type Progress<'p> = &'p (dyn Fn(usize, usize) + Sync);

impl Desk {
    /// Gives the account.
    ///
    /// # Errors
    /// Where a filter names an article or rule that there is not, or a checkpoint file cannot be read.
    pub fn audit(&self, filter: &AuditFilter) -> Result<Audit> {
        self.audit_with(filter, &|_, _| {})
    }

    /// The same, saying how far it has come.
    ///
    /// # Errors
    /// As [`Desk::audit`].
    pub fn audit_with(&self, filter: &AuditFilter, progress: Progress<'_>) -> Result<Audit> {
        if let Some(name) = &filter.rule {
            Rule::from_name(name)
                .ok_or_else(|| Error::new(Kind::Usage, format!("there is no rule {name:?}")))?;
        }
        let slug = filter.article.as_deref().map(|words| self.version_target(words)).transpose()?;
        let filter = AuditFilter { article: slug.map(|(slug, _)| slug), ..filter.clone() };
        let history = if filter.verify { Some(self.verify_history(&filter)?) } else { None };
        let (kept, checks, problems) = self.answers(&filter, progress);
        let mut audit = self.account(&filter, &kept);
        (audit.checks, audit.history, audit.problems) = (checks, history, problems);
        Ok(audit)
    }

    /// The answers about every article that the filter lets through: kept ones, and those that are found out now.
    fn answers(
        &self,
        filter: &AuditFilter,
        progress: Progress<'_>,
    ) -> (BTreeMap<String, Kept>, Checks, Vec<Error>) {
        let (mut all, sums) = (self.kept_answers(), self.desk_sums());
        all.retain(|slug, _| self.store.articles.contains_key(slug));
        let wanted = |slug: &&String| filter.article.as_ref().is_none_or(|article| article == *slug);
        let slugs: Vec<&String> = self.store.articles.keys().filter(wanted).collect();
        let (mut checks, mut todo, mut touched) = (Checks::default(), Vec::new(), Vec::new());
        for slug in slugs {
            match all.get(slug) {
                Some(kept) if !filter.recheck => {
                    checks.kept += 1;
                    match self.freshness(kept, &sums) {
                        Freshness::Fresh => {}
                        Freshness::Touched => touched.push(slug),
                        Freshness::Stale => checks.stale += 1,
                    }
                }
                _ => todo.push(slug),
            }
        }
        checks.looked_at = todo.len();
        for slug in &touched {
            let files = self.rests_on(slug);
            all.entry((*slug).clone()).and_modify(|kept| kept.files = files);
        }
        let (found, problems) = self.look_at_all(&todo, &sums, progress);
        if !found.is_empty() || !touched.is_empty() {
            all.extend(found);
            self.keep_answers(&all);
        }
        all.retain(|slug, _| filter.article.as_ref().is_none_or(|article| article == slug));
        let unread = all.values().flat_map(|kept| &kept.looked.problems);
        let mut problems: Vec<Error> = problems;
        problems.extend(unread.map(|message| Error::new(Kind::Invalid, message.clone())));
        (all, checks, problems)
    }

    /// Looks at articles on all cores.
    fn look_at_all(
        &self,
        todo: &[&String],
        sums: &kept::DeskSums,
        progress: Progress<'_>,
    ) -> (BTreeMap<String, Kept>, Vec<Error>) {
        let found = Mutex::new((BTreeMap::new(), Vec::new()));
        let next = AtomicUsize::new(0);
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(todo.len().max(1));
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    while let Some(slug) = todo.get(next.fetch_add(1, Ordering::Relaxed)) {
                        // What it rests on is read first: a file that changes meanwhile makes the answer stale.
                        let files = self.rests_on(slug);
                        let looked = self.look(slug);
                        let mut found = found.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                        match looked {
                            Ok(looked) => {
                                let kept = Kept { looked, desk: sums.of(slug), files };
                                found.0.insert((*slug).clone(), kept);
                            }
                            Err(error) => found.1.push(error),
                        }
                        progress(found.0.len(), todo.len());
                    }
                });
            }
        });
        found.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// The words of a finding's rule as its list names it.
fn is_rule(filter: &AuditFilter, rule: &str) -> bool {
    filter.rule.as_deref().is_none_or(|wanted| wanted == rule)
}

#[cfg(test)]
#[path = "audit_tests.rs"]
mod tests;
