//! The log pane: what was corrected in this article, and what was decided about this claim.

use super::super::app::ReviewView;
use super::super::layout::{Boxed, Pane};
use super::super::model::{LogKind, LogRow, Story};
use super::super::page::Row;
use super::super::theme::{Label, Sign, Theme};
use super::paint::{Paint, wrapped};
use copydesk_engine::Claim;

/// The lines of the log for a claim, wrapped: its own first, then the article's corrections.
#[must_use]
pub fn log_rows(story: &Story, claim: Option<&Claim>, columns: u16, theme: Theme) -> Vec<()> {
    vec![(); wrapped(&rows(story, claim, theme), columns).len()]
}

fn rows(story: &Story, claim: Option<&Claim>, theme: Theme) -> Vec<Row> {
    let of_claim = |row: &&LogRow| row.claim.is_some() && row.claim.as_ref() == claim.map(|claim| &claim.id);
    let mut rows = Vec::new();
    for entry in story.log.iter().filter(of_claim) {
        push(&mut rows, entry, theme);
    }
    let others = story.log.iter().filter(|row| !of_claim(row) && matches!(row.kind, LogKind::Correction));
    for entry in others {
        push(&mut rows, entry, theme);
    }
    if rows.is_empty() {
        rows.push(Row::new("Nothing was corrected or decided yet.", Label::Quiet));
    }
    rows
}

fn push(rows: &mut Vec<Row>, entry: &LogRow, theme: Theme) {
    let label = match entry.kind {
        LogKind::Correction => Label::Strong,
        LogKind::Draft => Label::NotFound,
        LogKind::Review | LogKind::Event => Label::Text,
    };
    let who = if entry.who.is_empty() {
        String::new()
    } else {
        format!(" {} {}", theme.sign(Sign::Dot), entry.who)
    };
    rows.push(Row::new(entry.what.clone(), label).and(who, Label::Quiet).led(
        entry.day.clone(),
        Label::Quiet,
        12,
    ));
    if !entry.detail.is_empty() {
        rows.push(Row::new(entry.detail.clone(), Label::Quiet).indent(12));
    }
}

pub fn draw(paint: &mut Paint<'_>, view: &ReviewView, story: &Story, claim: Option<&Claim>, pane: Boxed) {
    let corrections = story.log.iter().filter(|row| row.kind == LogKind::Correction).count();
    let note = if corrections == 0 { String::new() } else { super::count(corrections, "correction") };
    paint.pane(pane, "Log", &note, view.pane == Pane::Log);
    let rows = rows(story, claim, paint.theme);
    paint.rows(pane.inner, &rows, view.tops[3]);
}
