//! A story of the desk as the review screen shows it.

use super::super::model::{Decision, Document, LogKind, LogRow, SourceText, Story, address};
use crate::desk::{self, Checked, Desk};
use crate::store::{self, Correction, Event, Version};
use copydesk_engine::{Claim, ClaimId, Kind as FactKind, Place, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Translates; nothing is read from disk but the paths of files.
pub fn story(desk: &Desk, from: desk::Story) -> Story {
    let mut document = Document::after(from.checked.lines_before);
    if let Some(title) = &from.checked.title {
        document.add(Place::Title, title);
    }
    if let Some(summary) = &from.front.summary {
        document.add(Place::Summary, summary);
    }
    captions(&mut document, &from.checked);
    document.add(Place::Body, &from.checked.text);
    let sources = from
        .checked
        .sources
        .iter()
        .map(|source| (source.id.clone(), shown(source, Some(desk.original_of(source)))));
    Story {
        path: path(desk, &from.slug, from.version),
        version: from.version.to_string(),
        published: matches!(from.version, Version::Number(_)) && from.front.published.is_some(),
        document,
        sources: sources.collect(),
        mine: from
            .reviews
            .iter()
            .filter(|(_, review)| review.who == desk.identity().who)
            .map(|(id, _)| ClaimId(id.clone()))
            .collect(),
        named: named(&from.checked),
        reviews: from.reviews.iter().map(|(id, review)| (ClaimId(id.clone()), review.decision)).collect(),
        log: log(desk, &from),
        claims: from.checked.claims,
        findings: from.checked.findings,
        dismissed: from.checked.dismissed,
        slug: from.slug,
        ..Story::default()
    }
    .indexed()
}

/// Captions are checked, so they are shown: between the headline and the body.
fn captions(document: &mut Document, checked: &Checked) {
    for (n, caption) in checked.captions.iter().enumerate() {
        document.add(Place::Caption(n + 1), caption);
    }
}

/// A source as a pane shows it; one of a file outside a desk has its path for its id.
fn shown(source: &store::SourceText, path: Option<PathBuf>) -> SourceText {
    let path = path.unwrap_or_else(|| PathBuf::from(&source.id));
    SourceText {
        title: source.provenance.title.clone().unwrap_or_else(|| source.id.clone()),
        text: source.text.clone(),
        link: address(source.provenance.url.as_deref(), Some(&path)),
        path: Some(path),
        referred: source.provenance.original.as_ref().and(source.provenance.sha256.clone()),
        rank: source.provenance.rank(),
        ..SourceText::default()
    }
}

/// The claims that hold a name. The facts are those of the body; a headline is claimed again there.
fn named(checked: &Checked) -> BTreeSet<ClaimId> {
    let names: Vec<Span> =
        checked.facts.iter().filter(|fact| fact.kind() == FactKind::Name).map(|fact| fact.span).collect();
    let holds = |claim: &&Claim| {
        let first = names.partition_point(|name| name.start < claim.span.start);
        claim.place.is_body() && names.get(first).is_some_and(|name| name.start < claim.span.end)
    };
    checked.claims.iter().filter(holds).map(|claim| claim.id.clone()).collect()
}

/// A file that is no article of the desk, checked by its settings.
pub fn file(checked: Checked, reviews: BTreeMap<ClaimId, Decision>) -> Story {
    let mut document = Document::after(checked.lines_before);
    if let Some(title) = &checked.title {
        document.add(Place::Title, title);
    }
    captions(&mut document, &checked);
    document.add(Place::Body, &checked.text);
    Story {
        path: Some(PathBuf::from(&checked.article)),
        version: "file".into(),
        document,
        named: named(&checked),
        sources: checked.sources.iter().map(|source| (source.id.clone(), shown(source, None))).collect(),
        slug: checked.article,
        claims: checked.claims,
        findings: checked.findings,
        foreign: true,
        mine: reviews.keys().cloned().collect(),
        reviews,
        ..Story::default()
    }
    .indexed()
}

/// The file of a version.
fn path(desk: &Desk, slug: &str, version: Version) -> Option<PathBuf> {
    Some(desk.root().join(desk.store.article(slug)?.versions.get(&version)?))
}

/// Corrections and events, the newest first.
fn log(desk: &Desk, from: &desk::Story) -> Vec<LogRow> {
    let claims: BTreeMap<&str, &str> = from
        .events
        .iter()
        .filter(|event| event.event == "correction.published")
        .filter_map(|event| Some((event.data_str("correction")?, event.claim.as_deref()?)))
        .collect();
    let mut rows: Vec<(String, LogRow)> = from
        .corrections
        .iter()
        .map(|record| {
            let at = record.published.clone().unwrap_or_default();
            (at, correction(record, claims.get(record.id.as_str()).copied()))
        })
        .collect();
    let events = from.events.iter().filter(|event| event.event != "correction.published");
    // In the desk's zone, as the days of records are: a correction is not drafted the day before it is published.
    rows.extend(events.map(|event| {
        let at = desk.local(event.at).to_string();
        let row = event_row(&at, event);
        (at, row)
    }));
    rows.sort_by(|a, b| b.0.cmp(&a.0));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn correction(record: &Correction, claim: Option<&str>) -> LogRow {
    LogRow {
        kind: LogKind::Correction,
        claim: claim.map(|id| ClaimId(id.to_owned())),
        day: record.published.as_deref().and_then(|at| at.get(..10)).unwrap_or_default().to_owned(),
        who: record.approved_by.clone().or_else(|| record.found_by.clone()).unwrap_or_default(),
        what: format!("{}: {} → {}", record.kind, record.wrong, record.right),
        detail: record.notice.clone().unwrap_or_default(),
    }
}

fn event_row(at: &str, event: &Event) -> LogRow {
    let decision = event.data_str("decision").unwrap_or_default();
    let (kind, what) = match event.event.as_str() {
        "review.set" => (LogKind::Review, decision.to_owned()),
        "review.undone" => (LogKind::Review, format!("took back: {decision}")),
        "correction.drafted" => (LogKind::Draft, "correction drafted".to_owned()),
        "correction.rejected" => (LogKind::Draft, "correction rejected".to_owned()),
        other => (LogKind::Event, other.replace('.', " ")),
    };
    LogRow {
        kind,
        claim: event.claim.clone().map(ClaimId),
        day: at.get(..10).unwrap_or(at).to_owned(),
        who: event.who.clone(),
        what,
        detail: event.data_str("note").unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_has_the_days_of_the_desk_s_zone() {
        let (_folder, desk) = crate::desk::example::demo(&|_| None);
        let mut from = desk.story("city-budget-2025", Version::Number(1)).unwrap();
        // 20:00 in UTC is three in the morning of the next day in Phnom Penh
        let line = r#"{"seq":1,"prev":"0","seen":{},"at":"2026-11-26T20:00:00Z","who":"Ann","event":"correction.drafted"}"#;
        from.events.push(serde_json::from_str(line).unwrap());
        let days: Vec<String> = log(&desk, &from).into_iter().map(|row| row.day).collect();
        assert_eq!(days, ["2026-11-27"]);
    }
}
