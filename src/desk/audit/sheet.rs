//! The account as a sheet, for a table or a page.

use super::list::span_words;
use super::{Audit, AuditFilter, AuditRow, Spread};
use crate::desk::Desk;
use crate::export::{Sheet, SheetBar, SheetChart, SheetFigure};

const COLUMNS: [&str; 9] =
    ["article", "version", "claim", "correction", "rule", "level", "at", "text", "message"];

/// What an audit with `verify` proves, and what not.
pub const PROVES: &str =
    "The history shows that what was witnessed has not been changed since; not that it was true.";

impl Desk {
    /// The account as a sheet.
    #[must_use]
    pub fn audit_sheet(&self, audit: &Audit, filter: &AuditFilter) -> Sheet {
        let name = self.config().publication.clone().unwrap_or_else(|| "the desk".to_owned());
        let mut made = vec![format!("Made on {}.", self.written(self.identity.now()))];
        let filters = filter_words(filter);
        if !filters.is_empty() {
            made.push(format!("Only: {}.", filters.join(", ")));
        }
        Sheet {
            title: format!("Audit: {name}"),
            made,
            columns: COLUMNS.iter().map(|&column| column.to_owned()).collect(),
            figures: figures(audit),
            charts: audit.lists.iter().map(chart).collect(),
            notes: notes(audit),
        }
    }
}

fn filter_words(filter: &AuditFilter) -> Vec<String> {
    let day = |word: &str, day: Option<jiff::civil::Date>| day.map(|day| format!("{word} {day}"));
    let named = |word: &str, name: &Option<String>| name.as_ref().map(|name| format!("{word} {name}"));
    let all = [
        day("since", filter.since),
        day("until", filter.until),
        named("article", &filter.article),
        named("section", &filter.section),
        named("kind", &filter.kind),
        named("cause", &filter.cause),
        named("severity", &filter.severity),
        named("rule", &filter.rule),
    ];
    all.into_iter().flatten().collect()
}

fn figures(audit: &Audit) -> Vec<SheetFigure> {
    let figure = |name: &str, title: &str, value: String, plain: String| SheetFigure {
        name: name.to_owned(),
        title: title.to_owned(),
        value,
        plain,
    };
    let count = |name: &str, title: &str, n: usize| figure(name, title, n.to_string(), n.to_string());
    let claims: usize = audit.claims.values().sum();
    let mut all = vec![
        count("articles", "Articles", audit.articles),
        count("claims", "Claims", claims),
        count("corrections", "Published corrections", audit.corrections.total),
        count("overridden", "Published although their proof failed", audit.corrections.overridden),
        count("failed_proofs", "Steps of proofs that fail", audit.failed_proofs.len()),
        count("stealth_edits", "Facts changed without a notice", audit.stealth_edits.len()),
        count("unchecked", "Claims published unchecked", audit.unchecked.len()),
        count("one_source", "Claims published on one source", audit.one_source.len()),
        count("open", "Open findings", audit.open.len()),
        count("back_dated", "Back-dated records", audit.back_dated.len()),
    ];
    let times = &audit.times;
    for (name, title, spread) in [
        ("to_found", "From publication to the error found", &times.to_found),
        ("to_fixed", "From publication to the text fixed", &times.to_fixed),
        ("to_notice", "From publication to the notice", &times.to_notice),
    ] {
        all.push(figure(
            &format!("{name}_median_minutes"),
            &format!("{title}: median"),
            words(spread, spread.median_minutes),
            spread.median_minutes.map(|n| n.to_string()).unwrap_or_default(),
        ));
        all.push(figure(
            &format!("{name}_p90_minutes"),
            &format!("{title}: nine in ten within"),
            words(spread, spread.p90_minutes),
            spread.p90_minutes.map(|n| n.to_string()).unwrap_or_default(),
        ));
    }
    all
}

fn words(spread: &Spread, minutes: Option<i64>) -> String {
    minutes.map_or_else(|| "not known".to_owned(), |n| format!("{} (of {})", span_words(n), spread.count))
}

fn chart(list: &super::AuditList) -> SheetChart {
    let bar = |bar: &super::AuditBar| SheetBar {
        key: bar.key.replace('_', " "),
        count: bar.count,
        rows: bar.rows.iter().map(cells).collect(),
    };
    SheetChart {
        name: list.name.to_owned(),
        title: list.title.to_owned(),
        unit: list.unit.to_owned(),
        in_time: list.in_time,
        bars: list.bars.iter().map(bar).collect(),
    }
}

fn cells(row: &AuditRow) -> Vec<String> {
    let known = |cell: &Option<String>| cell.clone().unwrap_or_default();
    vec![
        row.article.clone(),
        known(&row.version),
        known(&row.claim),
        known(&row.correction),
        known(&row.rule),
        known(&row.level),
        known(&row.at),
        row.text.clone(),
        row.message.clone(),
    ]
}

fn notes(audit: &Audit) -> Vec<String> {
    let mut notes = vec![audit.checks.words()];
    for one in &audit.back_dated {
        let article = one.article.as_deref().map(|slug| format!(" about {slug}")).unwrap_or_default();
        notes.push(format!(
            "Back-dated: {}{article} by {}, recorded on {}, said to be of {}.",
            one.event, one.who, one.at, one.claimed
        ));
    }
    if let Some(history) = &audit.history {
        for (writer, state) in &history.writers {
            notes.push(format!("History of {writer}: {}.", state.words()));
        }
        for breach in &history.breaches {
            let line = breach.line.map(|line| format!(":{line}")).unwrap_or_default();
            notes.push(format!(
                "{}: {}{line}: {}.",
                breach.rule.name(),
                breach.path.display(),
                breach.message
            ));
        }
        notes.push(PROVES.to_owned());
    }
    notes.extend(audit.problems.iter().map(|problem| format!("Not read: {problem}.")));
    notes
}
