//! The account itself: answers, records and decisions, counted and put into lists.

use super::kept::Kept;
use super::list::{AuditRow, Sorted, Spread};
use super::looked::{Looked, LookedFinding, LookedRecord, minutes};
use super::{Audit, AuditFilter, BackDated, Checks, Counted, Open, Times, is_rule};
use crate::desk::{Decision, Desk};
use crate::store::{Correction, time};
use std::collections::{BTreeMap, BTreeSet};

/// A record is back-dated where its event claims a time so many seconds before it was recorded.
const BACK_DATED: i64 = 60;

/// What decides a claim without a source.
const SETTLED: [Decision; 2] = [Decision::Verified, Decision::Opinion];

/// Lists in the making.
#[derive(Default)]
struct Lists {
    kind: Sorted,
    cause: Sorted,
    severity: Sorted,
    section: Sorted,
    month: Sorted,
    verdict: Sorted,
    risk: Sorted,
    stealth: Sorted,
    failed: Sorted,
    cited: Sorted,
    wrong: Sorted,
    open: Sorted,
    decided: Sorted,
}

/// Times in the making, in minutes.
#[derive(Default)]
struct Took {
    found: Vec<i64>,
    fixed: Vec<i64>,
    notice: Vec<i64>,
}

impl Desk {
    /// Counts what the filter lets through.
    pub(super) fn account(&self, filter: &AuditFilter, all: &BTreeMap<String, Kept>) -> Audit {
        let (mut lists, mut took, mut counted) = (Lists::default(), Took::default(), Counted::default());
        let records = self.config().corrections.iter().filter(|record| is_wanted(filter, record));
        for record in records {
            let looked = all.get(&record.article).map(|kept| &kept.looked);
            let section = looked.map_or("none", |looked| looked.section.as_str());
            if filter.section.as_deref().is_some_and(|wanted| wanted != section) {
                continue;
            }
            let known = looked.and_then(|looked| looked.records.iter().find(|known| known.id == record.id));
            count_record(record, section, &mut counted, &mut lists);
            if let Some(known) = known {
                weigh_record(record, known, &mut lists, &mut took);
            }
        }
        let mut decided = self.decided();
        let mut open = Vec::new();
        let mut articles = 0;
        for kept in all.values() {
            let looked = &kept.looked;
            if !lets_article_through(filter, looked) {
                continue;
            }
            articles += 1;
            let decided = decided.remove(&looked.article).unwrap_or_default();
            claims(looked, &decided, &mut lists);
            for finding in looked.open.iter().filter(|finding| is_rule(filter, &finding.rule)) {
                lists.open.add(&finding.rule, row_of(&looked.article, finding));
                open.push(open_of(&looked.article, finding));
            }
            let edits = looked.stealth.iter().filter(|finding| is_in_time(filter, finding.at.as_deref()));
            for finding in edits.filter(|finding| is_rule(filter, &finding.rule)) {
                let what = if finding.level == "error" { "unannounced" } else { "the news moved on" };
                lists.stealth.add(what, row_of(&looked.article, finding));
            }
        }
        open.sort_by_key(|open| open.level != "error");
        finish(articles, counted, &took, lists, open, self.back_dated(filter))
    }

    /// Decisions that claim to be of an earlier time than that of their recording.
    fn back_dated(&self, filter: &AuditFilter) -> Vec<BackDated> {
        let mut found = Vec::new();
        for event in self.store.events_but_reviews().into_iter().chain(self.store.claimed_reviews()) {
            let Some(claimed) = event.claimed else { continue };
            let ours = filter.article.is_none() || filter.article == event.article;
            // A version brought in from elsewhere says when it was published there: that is no back-dating.
            if ours
                && event.event != "version.recorded"
                && event.at.as_second() - claimed.as_second() > BACK_DATED
            {
                found.push(BackDated {
                    writer: event.writer.clone(),
                    line: event.seq,
                    who: event.who.clone(),
                    event: event.event.clone(),
                    article: event.article.clone(),
                    at: event.at,
                    claimed,
                });
            }
        }
        found
    }
}

fn finish(
    articles: usize,
    corrections: Counted,
    took: &Took,
    lists: Lists,
    open: Vec<Open>,
    back_dated: Vec<BackDated>,
) -> Audit {
    let rows = |sorted: &super::AuditList, key: &str| {
        let bar = sorted.bars.iter().find(|bar| bar.key == key);
        bar.map(|bar| bar.rows.clone()).unwrap_or_default()
    };
    let verdict = lists.verdict.list("claims_by_verdict", "Claims by verdict", "claim");
    let risk = lists.risk.list("claims_at_risk", "Claims published unchecked, or on one source", "claim");
    let stealth = lists.stealth.list("stealth_edits", "Facts changed without a notice", "change");
    let failed = lists.failed.list("failed_proofs", "Notices that fail their proof, by step", "notice");
    let cited = lists.cited.list("sources_cited", "Sources most cited", "claim or correction");
    let wrong = lists.wrong.list("sources_wrong", "Sources that were wrong", "correction");
    let all = |list: &super::AuditList| list.bars.iter().flat_map(|bar| bar.rows.clone()).collect::<Vec<_>>();
    let claims = verdict.bars.iter().map(|bar| (bar.key.clone(), bar.count)).collect();
    let stealth_edits = all(&stealth);
    let failed_proofs = all(&failed);
    Audit {
        articles,
        corrections,
        times: Times {
            to_found: Spread::of(took.found.clone()),
            to_fixed: Spread::of(took.fixed.clone()),
            to_notice: Spread::of(took.notice.clone()),
        },
        claims,
        stealth_edits,
        failed_proofs,
        unchecked: rows(&risk, "unchecked"),
        one_source: rows(&risk, "one source"),
        sources_cited: cited.bars.clone(),
        sources_wrong: wrong.bars.clone(),
        open,
        checks: Checks::default(),
        back_dated,
        history: None,
        lists: vec![
            lists.kind.list("corrections_by_kind", "Corrections by kind", "correction"),
            lists.cause.list("corrections_by_cause", "Corrections by cause", "correction"),
            lists.severity.list("corrections_by_severity", "Corrections by severity", "correction"),
            lists.section.list("corrections_by_section", "Corrections by section", "correction"),
            lists.month.list("corrections_by_month", "Corrections by month", "correction"),
            stealth,
            failed,
            verdict,
            risk,
            cited,
            wrong,
            lists.open.list("open_by_rule", "Open findings by rule", "finding"),
            lists.decided.list("decisions", "Decisions on claims", "decision"),
        ],
        problems: Vec::new(),
    }
}

fn is_wanted(filter: &AuditFilter, record: &Correction) -> bool {
    let same = |wanted: &Option<String>, value: Option<&str>| {
        wanted
            .as_deref()
            .is_none_or(|wanted| value == Some(wanted) || (value.is_none() && wanted == "unknown"))
    };
    same(&filter.article, Some(&record.article))
        && same(&filter.kind, Some(&record.kind))
        && same(&filter.cause, record.cause.as_deref())
        && same(&filter.severity, record.severity.as_deref())
        && is_in_time(filter, record.published.as_deref())
}

fn is_in_time(filter: &AuditFilter, at: Option<&str>) -> bool {
    let day = at.and_then(time::day);
    filter.since.is_none_or(|since| day.is_some_and(|day| day >= since))
        && filter.until.is_none_or(|until| day.is_some_and(|day| day <= until))
}

fn lets_article_through(filter: &AuditFilter, looked: &Looked) -> bool {
    filter.section.as_deref().is_none_or(|wanted| wanted == looked.section)
        && is_in_time(filter, looked.published.as_deref())
}

fn count_record(record: &Correction, section: &str, counted: &mut Counted, lists: &mut Lists) {
    let known = |value: &Option<String>| value.clone().unwrap_or_else(|| "unknown".to_owned());
    let row = record_row(record, String::new());
    let month = record.published.as_deref().and_then(|at| at.get(..7)).unwrap_or("unknown").to_owned();
    let (cause, severity) = (known(&record.cause), known(&record.severity));
    counted.total += 1;
    counted.overridden += usize::from(record.reason.is_some());
    for (counts, list, key) in [
        (&mut counted.by_kind, &mut lists.kind, record.kind.as_str()),
        (&mut counted.by_cause, &mut lists.cause, &cause),
        (&mut counted.by_severity, &mut lists.severity, &severity),
        (&mut counted.by_section, &mut lists.section, section),
        (&mut counted.by_month, &mut lists.month, &month),
    ] {
        *counts.entry(key.to_owned()).or_default() += 1;
        list.add(key, row.clone());
    }
    if let Some(source) = &record.source {
        lists.cited.add(&source.id, record_row(record, String::new()));
    }
}

fn weigh_record(record: &Correction, known: &LookedRecord, lists: &mut Lists, took: &mut Took) {
    let since = known.since.as_deref();
    took.found.extend(minutes(since, record.found.as_deref()));
    took.fixed.extend(minutes(since, record.fixed.as_deref()));
    took.notice.extend(minutes(since, record.published.as_deref()));
    for (step, message) in &known.failed {
        lists.failed.add(step, record_row(record, message.clone()));
    }
    for source in &known.wrong_sources {
        lists.wrong.add(source, record_row(record, String::new()));
    }
}

fn record_row(record: &Correction, message: String) -> AuditRow {
    AuditRow {
        article: record.article.clone(),
        version: record.to.clone(),
        correction: Some(record.id.clone()),
        at: record.published.clone(),
        text: format!("{} → {}", record.wrong, record.right),
        message,
        ..AuditRow::default()
    }
}

fn claims(looked: &Looked, decided: &BTreeMap<String, Decision>, lists: &mut Lists) {
    for claim in &looked.claims {
        let row = AuditRow {
            article: looked.article.clone(),
            version: Some(looked.version.clone()),
            claim: Some(claim.id.clone()),
            at: looked.published.clone(),
            text: claim.text.clone(),
            ..AuditRow::default()
        };
        let decision = decided.get(&claim.id);
        if let Some(decision) = decision {
            lists.decided.add(decision.name(), row.clone());
        }
        let settled = decision.is_some_and(|decision| SETTLED.contains(decision));
        let bare = matches!(claim.verdict.as_str(), "unchecked" | "not_found");
        if looked.published.is_some() && bare && !settled {
            lists.risk.add("unchecked", row.clone());
        }
        let sources: BTreeSet<&String> = claim.sources.iter().collect();
        if looked.published.is_some() && claim.verdict == "supported" && sources.len() == 1 {
            lists.risk.add("one source", row.clone());
        }
        for source in sources {
            lists.cited.add(source, row.clone());
        }
        lists.verdict.add(&claim.verdict, row);
    }
}

fn row_of(article: &str, finding: &LookedFinding) -> AuditRow {
    AuditRow {
        article: article.to_owned(),
        version: Some(finding.version.clone()),
        claim: finding.claim.clone(),
        correction: None,
        rule: Some(finding.rule.clone()),
        level: Some(finding.level.clone()),
        at: finding.at.clone(),
        text: finding.text.clone(),
        message: finding.message.clone(),
    }
}

fn open_of(article: &str, finding: &LookedFinding) -> Open {
    Open {
        article: article.to_owned(),
        version: finding.version.clone(),
        rule: finding.rule.clone(),
        level: finding.level.clone(),
        message: finding.message.clone(),
        place: finding.place.clone(),
        start: finding.start,
        end: finding.end,
        text: finding.text.clone(),
        claim: finding.claim.clone(),
    }
}
