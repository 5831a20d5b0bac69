//! `audit`: an account of the desk's corrections, open findings and history.

use super::{Breach, CheckOptions, Desk, Error, Kind, Result};
use crate::store::{Correction, time};
use copydesk_engine::{Finding, Level, Rule};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// What an audit is about; everything where nothing is given.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// Corrections published on this day or later.
    pub since: Option<Date>,
    /// Only this article.
    pub article: Option<String>,
    /// Only corrections of this kind.
    pub kind: Option<String>,
    /// Only corrections with this cause.
    pub cause: Option<String>,
    /// Only findings of this rule.
    pub rule: Option<String>,
    /// Whether every chain, record and cited source is checked too.
    pub verify: bool,
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
    /// By month of publication.
    pub by_month: BTreeMap<String, usize>,
    /// Published although a step of the proof failed.
    pub overridden: usize,
}

/// A finding in the newest version of an article.
#[derive(Clone, Debug, Serialize)]
pub struct Open {
    /// The article.
    pub article: String,
    /// The version.
    pub version: String,
    /// The finding.
    #[serde(flatten)]
    pub finding: Finding,
}

/// What the histories prove.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chains {
    /// Writers, with the number of their events and of those at the end that nobody else has seen.
    pub writers: BTreeMap<String, (usize, usize)>,
    /// What is no longer what it was.
    pub breaches: Vec<Breach>,
}

/// The account.
#[derive(Clone, Debug, Serialize)]
pub struct Audit {
    /// Articles looked at.
    pub articles: usize,
    /// Published corrections.
    pub corrections: Counted,
    /// Claims, by verdict.
    pub claims: BTreeMap<String, usize>,
    /// Findings at `warning` or above, the gravest first.
    pub open: Vec<Open>,
    /// With `verify`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<Chains>,
    /// What could not be read.
    pub problems: Vec<Error>,
}

impl Desk {
    /// Gives the account.
    ///
    /// # Errors
    /// Where a filter names an article or rule that there is not.
    pub fn audit(&self, filter: &AuditFilter) -> Result<Audit> {
        let rule = filter.rule.as_deref().map(rule_of).transpose()?;
        let slug = filter.article.as_deref().map(|words| self.version_target(words)).transpose()?;
        let slug = slug.map(|(slug, _)| slug);
        let wanted = |record: &&Correction| {
            let same = |wanted: &Option<String>, value: Option<&str>| {
                wanted.as_deref().is_none_or(|wanted| value == Some(wanted))
            };
            let day = record.published.as_deref().and_then(time::day);
            same(&slug, Some(&record.article))
                && same(&filter.kind, Some(&record.kind))
                && same(&filter.cause, record.cause.as_deref())
                && filter.since.is_none_or(|since| day.is_some_and(|day| day >= since))
        };
        let mut audit = Audit {
            articles: 0,
            corrections: count(self.config().corrections.iter().filter(wanted)),
            claims: BTreeMap::new(),
            open: Vec::new(),
            history: filter.verify.then(|| self.chains()),
            problems: Vec::new(),
        };
        for article in self.store.articles.values() {
            if slug.as_ref().is_none_or(|slug| *slug == article.slug) {
                self.look_at(&article.slug, rule, &mut audit);
            }
        }
        audit.open.sort_by_key(|open| std::cmp::Reverse(open.finding.level));
        Ok(audit)
    }

    fn look_at(&self, slug: &str, rule: Option<Rule>, audit: &mut Audit) {
        let Some(version) = self.store.article(slug).and_then(|article| article.usual()) else { return };
        audit.articles += 1;
        let checked = match self.check_version(slug, version, &CheckOptions::default()) {
            Ok(checked) => checked,
            Err(error) => return audit.problems.push(error),
        };
        for claim in &checked.claims {
            let verdict = serde_json::to_value(claim.verdict).unwrap_or_default();
            *audit.claims.entry(verdict.as_str().unwrap_or_default().to_owned()).or_default() += 1;
        }
        audit.problems.extend(checked.problems);
        let findings = checked.findings.into_iter();
        let wanted = findings.filter(|f| f.level >= Level::Warning && rule.is_none_or(|rule| f.rule == rule));
        audit.open.extend(wanted.map(|finding| Open {
            article: slug.to_owned(),
            version: version.to_string(),
            finding,
        }));
    }

    fn chains(&self) -> Chains {
        let tails = self.store.log.unwitnessed();
        let writer = |(name, tail): (String, usize)| {
            let events = self.store.log.chains.get(&name).map_or(0, |chain| chain.events.len());
            (name, (events, tail))
        };
        Chains { writers: tails.into_iter().map(writer).collect(), breaches: self.breaches() }
    }
}

fn rule_of(name: &str) -> Result<Rule> {
    Rule::from_name(name).ok_or_else(|| Error::new(Kind::Usage, format!("there is no rule {name:?}")))
}

fn count<'r>(records: impl Iterator<Item = &'r Correction>) -> Counted {
    let mut counted = Counted::default();
    let known = |value: &Option<String>| value.clone().unwrap_or_else(|| "unknown".to_owned());
    for record in records {
        counted.total += 1;
        *counted.by_kind.entry(record.kind.clone()).or_default() += 1;
        *counted.by_cause.entry(known(&record.cause)).or_default() += 1;
        *counted.by_severity.entry(known(&record.severity)).or_default() += 1;
        let month = record.published.as_deref().and_then(|at| at.get(..7)).unwrap_or("unknown");
        *counted.by_month.entry(month.to_owned()).or_default() += 1;
        counted.overridden += usize::from(record.reason.is_some());
    }
    counted
}
