//! The correction log, the newest first.

use super::super::page::{PageData, Row, Target};
use super::super::theme::Label;
use crate::desk::{Desk, Life, State};
use crate::store::Correction;

pub fn page(desk: &Desk, slug: Option<&str>) -> PageData {
    let mut records: Vec<&Correction> = desk
        .config()
        .corrections
        .iter()
        .filter(|record| slug.is_none_or(|slug| record.article == slug))
        .collect();
    records.sort_by(|a, b| b.published.cmp(&a.published));
    let mut rows = Vec::new();
    let open = desk.open_corrections(slug);
    for life in &open {
        push_open(&mut rows, life);
        if let Some(why) = desk.void(life) {
            let at = rows.len().saturating_sub(1);
            let row = Row::new(why, Label::Contradicted).indent(12).problem(true).about(life.id.clone());
            rows.insert(at, row);
        }
    }
    for record in &records {
        push(&mut rows, record);
    }
    if rows.is_empty() {
        rows.push(Row::new("Nothing was corrected yet.", Label::Quiet));
    }
    PageData { title: format!("Correction log · {}", records.len()), rows, ..PageData::default() }
}

/// How far an open correction has come, and what moves it on.
fn push_open(rows: &mut Vec<Row>, life: &Life) {
    let next = match life.state {
        State::Reported => "t take up · m u uphold · m h hold · m x reject",
        State::Checking | State::Upheld => "m u uphold · m h hold · m x reject",
        State::Held => "t take up · m x reject",
        State::Drafted | State::Proved => "m a approve · m h hold · m x reject",
        State::Approved => "C-s publish · m h hold · m x reject",
        State::Rejected | State::Published | State::Superseded => "",
    };
    rows.push(
        Row::new(life.article.clone(), Label::Strong)
            .and(format!("  {}", life.id), Label::Quiet)
            .and(format!("  {next}"), Label::Quiet)
            .led(life.state.name(), Label::NotFound, 12)
            .problem(true)
            .to(Target::Story(life.article.clone(), None))
            .about(life.id.clone()),
    );
    let right = if life.right.is_empty() { "?" } else { &life.right };
    rows.push(
        Row::new(life.wrong.clone(), Label::Removed)
            .and(" → ", Label::Quiet)
            .and(right, Label::Added)
            .indent(12)
            .about(life.id.clone()),
    );
    let reason = life.reason.as_ref().map(|reason| format!(" · {reason}")).unwrap_or_default();
    rows.push(Row::new(format!("{}{reason}", life.who), Label::Quiet).indent(12).about(life.id.clone()));
    rows.push(Row::blank());
}

/// Day, article and kind; wrong and right; the notice; who and whence.
fn push(rows: &mut Vec<Row>, record: &Correction) {
    let day = record.published.as_deref().and_then(|at| at.get(..10)).unwrap_or_default();
    let notice = record.notice.clone().unwrap_or_default();
    rows.push(
        Row::new(record.article.clone(), Label::Strong)
            .and(format!("  {}", record.kind), Label::Quiet)
            .and(format!("  {}", record.id), Label::Quiet)
            .led(day, Label::Quiet, 12)
            .to(Target::Story(record.article.clone(), record.to.clone()))
            .copying(notice.clone()),
    );
    rows.push(
        Row::new(record.wrong.clone(), Label::Removed)
            .and(" → ", Label::Quiet)
            .and(record.right.clone(), Label::Added)
            .indent(12),
    );
    if !notice.is_empty() {
        rows.push(Row::new(notice.clone(), Label::Text).indent(12).copying(notice));
    }
    let named = |what: &str, who: &Option<String>| who.as_ref().map(|who| format!("{what} {who}"));
    let source = record.source.as_ref().map(|source| match &source.locator {
        Some(at) => format!("source {}, {at}", source.id),
        None => format!("source {}", source.id),
    });
    let parts: Vec<String> = [
        named("found by", &record.found_by),
        named("approved by", &record.approved_by),
        source,
        named("cause:", &record.cause),
    ]
    .into_iter()
    .flatten()
    .collect();
    rows.push(Row::new(parts.join(" · "), Label::Quiet).indent(12));
    rows.push(Row::blank());
}
