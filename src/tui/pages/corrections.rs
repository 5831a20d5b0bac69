//! The correction log, the newest first.

use super::super::page::{PageData, Row, Target};
use super::super::theme::Label;
use crate::desk::Desk;
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
    for record in &records {
        push(&mut rows, record);
    }
    if rows.is_empty() {
        rows.push(Row::new("Nothing was corrected yet.", Label::Quiet));
    }
    PageData { title: format!("Correction log · {}", records.len()), rows, ..PageData::default() }
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
