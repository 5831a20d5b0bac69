//! One claim through every version, with what was decided about it.

use super::super::page::{PageData, Row, Target};
use super::super::theme::Label;
use crate::desk::{Desk, Error, Kind, Result};
use crate::store::Event;
use copydesk_engine::{ClaimId, Level, Verdict};

pub fn page(desk: &Desk, slug: &str, claim: &ClaimId) -> Result<PageData> {
    let history = desk.history(slug)?;
    let found = history.into_iter().find(|known| known.id == claim.0);
    let found = found.ok_or_else(|| Error::new(Kind::NotFound, "this claim is in no version on the desk"))?;
    let mut rows = vec![Row::new("In the versions", Label::Title)];
    let mut before: Option<&str> = None;
    for version in &found.versions {
        let refuted = version.faults.iter().any(|fault| fault.level == Level::Error);
        let (verdict, label) = if refuted && version.verdict != Verdict::Contradicted {
            ("✗ wrong", Label::Contradicted)
        } else {
            verdict(version.verdict)
        };
        let same = before == Some(version.text.as_str());
        rows.push(
            Row::new(verdict, label)
                .led(version.version.to_string(), Label::Strong, 8)
                .problem(refuted || version.verdict == Verdict::Contradicted)
                .to(Target::Story(slug.to_owned(), Some(version.version.to_string()))),
        );
        let words = if same { "the same words".to_owned() } else { version.text.clone() };
        rows.push(Row::new(words, if same { Label::Quiet } else { Label::Text }).indent(8));
        for fault in &version.faults {
            rows.push(Row::new(fault.message.clone(), Label::Quiet).indent(8));
        }
        before = Some(&version.text);
    }
    rows.push(Row::blank());
    rows.push(Row::new("Decided", Label::Title));
    rows.extend(found.events.iter().rev().map(|it| event(desk, it)));
    if found.events.is_empty() {
        rows.push(Row::new("Nothing yet.", Label::Quiet));
    }
    Ok(PageData { title: format!("History of {}", claim.0), rows, ..PageData::default() })
}

const fn verdict(verdict: Verdict) -> (&'static str, Label) {
    match verdict {
        Verdict::Supported => ("✓ supported", Label::Supported),
        Verdict::Contradicted => ("✗ contradicted", Label::Contradicted),
        Verdict::NotFound => ("? not found", Label::NotFound),
        Verdict::Unchecked => ("· unchecked", Label::Unchecked),
    }
}

/// What was decided, when by the clocks of the desk, and by whom.
fn event(desk: &Desk, event: &Event) -> Row {
    let said = match event.event.as_str() {
        "review.set" => event.data_str("decision").unwrap_or_default().to_owned(),
        "review.undone" => format!("took back: {}", event.data_str("decision").unwrap_or_default()),
        other => other.replace('.', " "),
    };
    let note = event.data_str("note").map_or_else(String::new, |note| format!("  {note}"));
    let at = desk.local(event.at).to_string();
    Row::new(said, Label::Strong).and(note, Label::Text).and(format!("  {}", event.who), Label::Quiet).led(
        at.get(..16).unwrap_or(&at).replace('T', " "),
        Label::Quiet,
        18,
    )
}
