//! Several sources side by side: the reason above, then a column for each passage that speaks to the claim.

use super::super::app::ReviewView;
use super::super::cells::{Lines, lines_of, width};
use super::super::layout::{Boxed, Pane, keep, split};
use super::super::model::{Story, locator};
use super::super::theme::{Label, Sign};
use super::paint::{Paint, wrapped};
use super::review::article_columns;
use super::source::{Shape, passage, reason};
use copydesk_engine::{Claim, Evidence};
use ratatui::layout::Rect;

/// The narrowest column that can be read.
const NARROWEST: u16 = 28;
/// The fewest lines of a passage below another, where there is no room for columns.
const LOWEST: u16 = 4;

pub fn draw(paint: &mut Paint<'_>, view: &ReviewView, story: &Story, claim: &Claim, pane: Boxed) {
    let passages = story.passages(claim);
    let area = pane.inner;
    let most = usize::from((area.width / NARROWEST).max(area.height / LOWEST / 2).max(1));
    let shown = passages.len().min(most);
    // Those around the one selected, where not all of them fit.
    let first = view.passage.min(passages.len() - 1).saturating_sub(shown - 1);
    let dot = paint.theme.sign(Sign::Dot);
    let note = match shown == passages.len() {
        true => format!("{shown} side by side"),
        false => format!("{}–{} of {}", first + 1, first + shown, passages.len()),
    };
    paint.pane(pane, &format!("Sources {dot} side by side"), &note, view.pane == Pane::Source);
    let rows = reason(story, claim, paint.theme);
    let needed = u16::try_from(wrapped(&rows, area.width).len()).unwrap_or(u16::MAX);
    let (head, rest) = split(area, needed.min(area.height / 3));
    paint.rows(head, &rows, 0);
    let (_, body) = split(rest, u16::from(rest.height >= 8));
    for (n, (place, evidence)) in places(body, shown).into_iter().zip(&passages[first..]).enumerate() {
        column(paint, view, story, (claim, evidence), place, first + n == view.passage);
    }
}

/// Columns where each is wide enough, else one below the other.
fn places(body: Rect, count: usize) -> Vec<Rect> {
    let count = u16::try_from(count).unwrap_or(1).max(1);
    if body.width / count >= NARROWEST {
        let wide = body.width / count;
        let gap = |n: u16| if n + 1 < count { 2 } else { 0 };
        return (0..count).map(|n| Rect { x: body.x + n * wide, width: wide - gap(n), ..body }).collect();
    }
    let high = body.height / count;
    (0..count).map(|n| Rect { y: body.y + n * high, height: high, ..body }).collect()
}

/// One source: its name and place in the original, then its text with the passage in view.
fn column(
    paint: &mut Paint<'_>,
    view: &ReviewView,
    story: &Story,
    (claim, evidence): (&Claim, &Evidence),
    place: Rect,
    selected: bool,
) {
    let source = story.sources.get(&evidence.source);
    let name = source.map_or(&evidence.source, |source| &source.title);
    let at = locator(&evidence.locator);
    let title = if at.is_empty() { name.clone() } else { format!("{name}, {at}") };
    let sign = if selected { paint.theme.sign(Sign::Selected) } else { " " };
    paint.text(place.x, place.y, place.right(), sign, Label::Focus);
    let label = if selected { Label::Focus } else { Label::Strong };
    let end = paint.fitted(place.x + 2, place.y, place.right(), &title, label);
    let link = source.and_then(|source| source.link.as_deref());
    paint.link((place.x + 2, place.y), end.min(place.x + 2 + width(name)), link);
    let (_, body) = split(place, 1);
    let lines = source.map_or_else(Lines::default, |source| {
        // Its width is not that of the single pane: it is laid out here and not kept.
        super::super::cells::wrap(&source.text, article_columns(body.width)).into()
    });
    let at = lines_of(&lines, evidence.span.start, evidence.span.end);
    let top = (keep(0, at, body.height, lines.len()) + view.tops[Pane::Source as usize])
        .min(lines.len().saturating_sub(1));
    if let Some(source) = source {
        let shape = Shape { reason: Vec::new(), head: Rect::default(), body, lines, at };
        passage(paint, top, claim, evidence, source, &shape);
    }
}
