//! The chosen article at a glance, beside the list: what an editor wants to know before opening it.

use super::super::glance::{Glance, Worst};
use super::super::layout::{Boxed, split};
use super::super::model::{ArticleRow, LogRow};
use super::super::page::Row;
use super::super::theme::{Label, Sign, Theme};
use super::count;
use super::paint::{Paint, wrapped};
use super::review::graver_of;
use ratatui::layout::Rect;

/// Columns of the days in the log.
const DAY: u16 = 12;

pub fn draw(paint: &mut Paint<'_>, article: Option<&ArticleRow>, pane: Boxed) {
    let Some(article) = article else { return paint.pane(pane, "At a glance", "", false) };
    paint.pane(pane, &article.slug, &article.version, false);
    let area = pane.inner;
    let theme = paint.theme;
    let dot = theme.sign(Sign::Dot);
    let mut rows = vec![Row::new(article.title.clone(), Label::Strong)];
    let day = if article.day.is_empty() { "not published" } else { &article.day };
    let mut said = day.to_owned();
    if article.corrections > 0 {
        said.push_str(&format!(" {dot} {}", count(article.corrections, "correction")));
    }
    let glance = match (&article.error, &article.glance) {
        (Some(why), _) => {
            rows.extend([Row::new(said, Label::Quiet), Row::blank()]);
            rows.push(Row::new(why.clone(), Label::Text).led(theme.sign(Sign::NotFound), Label::NotFound, 2));
            None
        }
        (None, None) => {
            rows.push(Row::new(format!("{said} {dot} not checked yet"), Label::Quiet));
            None
        }
        (None, Some(glance)) => {
            let tally = glance.tally;
            let claims = count(tally.claims, "claim");
            let (open, wrong) = (tally.open, tally.wrong);
            said.push_str(&format!(" {dot} {claims}, {open} open, {wrong} wrong"));
            rows.extend([Row::new(said, Label::Quiet), Row::blank()]);
            Some(glance)
        }
    };
    let log = glance.map_or_else(Vec::new, |glance| log(glance, theme));
    let (upper, lower) = parted(area, &log);
    if let Some(glance) = glance {
        worst(&mut rows, glance, upper, theme);
    }
    let drawn = paint.rows(upper, &rows, 0);
    let below = drawn + u16::from(drawn > 0);
    paint.rows(Rect { y: upper.y + below, height: lower.height, ..lower }, &log, 0);
}

/// What the claims may take of an area, and what the log takes below them: a third at most.
fn parted(area: Rect, log: &[Row]) -> (Rect, Rect) {
    let needed = u16::try_from(wrapped(log, area.width).len()).unwrap_or(u16::MAX);
    // Where there is little room the claims have it.
    let lines = if area.height < 10 { 0 } else { needed.min(area.height / 3) };
    let (upper, rest) = split(area, area.height.saturating_sub(lines + u16::from(lines > 0)));
    (upper, Rect { height: lines, ..rest })
}

/// The claims to look at, as many as have room with their reason.
fn worst(rows: &mut Vec<Row>, glance: &Glance, area: Rect, theme: Theme) {
    if glance.worst.is_empty() {
        let (sign, label, said) = match glance.tally.open {
            0 => (Sign::Supported, Label::Supported, "All claims are decided."),
            _ => (Sign::Unchecked, Label::Unchecked, "No open claim is wrong or without its source."),
        };
        return rows.push(Row::new(said, Label::Text).led(theme.sign(sign), label, 2));
    }
    for (n, claim) in glance.worst.iter().enumerate() {
        let before = rows.len();
        push(rows, claim, theme);
        if n > 0 && wrapped(rows, area.width).len() > usize::from(area.height) {
            // The first is shown as far as there is room, a further one whole or not at all.
            rows.truncate(before);
            break;
        }
        rows.push(Row::blank());
    }
    rows.pop_if(|last| last.spans.is_empty());
}

fn push(rows: &mut Vec<Row>, claim: &Worst, theme: Theme) {
    let (sign, label) = graver_of(claim.level, claim.verdict);
    rows.push(Row::new(claim.words.clone(), Label::Text).led(theme.sign(sign), label, 2));
    rows.push(Row::new(claim.reason.clone(), Label::Quiet).indent(2));
}

/// What was decided and corrected last.
fn log(glance: &Glance, theme: Theme) -> Vec<Row> {
    let mut rows = vec![Row::new("Last decisions and corrections", Label::Title)];
    let dot = theme.sign(Sign::Dot);
    for LogRow { day, who, what, detail, .. } in &glance.log {
        let by = if who.is_empty() { String::new() } else { format!(" {dot} {who}") };
        rows.push(Row::new(what.clone(), Label::Text).and(by, Label::Quiet).led(day, Label::Quiet, DAY));
        if !detail.is_empty() {
            rows.push(Row::new(detail.clone(), Label::Quiet).indent(DAY));
        }
    }
    if glance.log.is_empty() {
        rows.push(Row::new("Nothing was corrected or decided yet.", Label::Quiet));
    }
    rows
}
