//! After every message: scrolls so that what is selected is in view, and clamps what points past an end.

use super::super::app::{App, ListView, PageView, PaletteView, ReviewView, Screen};
use super::super::cells::lines_of;
use super::super::layout::{Pane, frame, keep, review};
use super::super::model::Story;
use super::super::theme::Theme;
use super::super::view::{
    article_columns, help_rows, is_beside, log_rows, page_columns, page_lines, pair_heights, picker_area,
    source_pane,
};
use super::overlay;
use ratatui::layout::Rect;

/// What is selected on each screen, and the first lines shown.
fn places(app: &mut App) -> (Vec<usize>, Vec<&mut usize>) {
    let (mut selected, mut tops) = (Vec::new(), Vec::new());
    for screen in &mut app.screens {
        match screen {
            Screen::Desk(list) => {
                selected.push(list.cursor);
                tops.push(&mut list.top);
            }
            Screen::Page(PageView { list, .. }) | Screen::Palette(PaletteView { list, .. }) => {
                selected.push(list.cursor);
                tops.push(&mut list.top);
            }
            Screen::Review(view) => {
                selected.extend([view.claim, view.pane as usize, view.passage]);
                tops.extend(view.tops.iter_mut());
            }
            Screen::Picker(picker) => {
                selected.extend([picker.at, picker.chosen.start, picker.chosen.end]);
                tops.push(&mut picker.top);
            }
            Screen::Help(view) => tops.push(&mut view.top),
            Screen::Composer(_) | Screen::Form(_) => {}
        }
    }
    (selected, tops)
}

/// How many sizes are kept in mind: a window that is drawn larger and back again goes through many.
const SIZES: usize = 256;

/// Keeps in mind how the screens stood at this size.
pub fn note_scroll(app: &mut App) {
    let size = app.size;
    let (selected, tops) = places(app);
    let tops: Vec<usize> = tops.into_iter().map(|top| *top).collect();
    // With something else selected the lines would not fit any more.
    app.scrolled.retain(|(known, before, _)| *known != size && *before == selected);
    app.scrolled.push((size, selected, tops));
    let over = app.scrolled.len().saturating_sub(SIZES);
    app.scrolled.drain(..over);
}

/// Back at a size, with the same things selected, the screens stand as they stood there.
pub fn recall_scroll(app: &mut App) {
    let size = app.size;
    let known = app.scrolled.iter().find(|(known, ..)| *known == size).cloned();
    let (selected, tops) = places(app);
    if let Some((_, before, kept)) = known
        && before == selected
        && kept.len() == tops.len()
    {
        tops.into_iter().zip(kept).for_each(|(top, kept)| *top = kept);
    }
}

pub fn settle(app: &mut App) {
    // A theme that one looks at in the palette is shown at once.
    app.theme = app.previewed().map_or_else(|| app.look.theme(), |name| app.look.preview(name));
    let Some(frame) = frame(app.size) else { return };
    let size = app.size;
    let theme = app.theme;
    let (count, story) = (app.articles().len(), app.story.clone());
    let mut screens = std::mem::take(&mut app.screens);
    if let Some(screen) = screens.last_mut() {
        match screen {
            Screen::Desk(list) => {
                clamp(list, count, super::super::layout::desk(frame.body, size).0.inner.height);
            }
            Screen::Page(view) => {
                if let Some(data) = view.data.as_ref().filter(|data| view.beside && !data.pairs.is_empty()) {
                    let heights = pair_heights(data, frame.body);
                    view.list.cursor = view.list.cursor.min(heights.len().saturating_sub(1));
                    let from: usize = heights.iter().take(view.list.cursor).sum();
                    let to = from + heights.get(view.list.cursor).copied().unwrap_or(1);
                    let height = frame.body.height.saturating_sub(2);
                    view.list.top = keep(view.list.top, (from, to), height, heights.iter().sum());
                } else if let Some(data) = &view.data {
                    let lines = page_lines(data, page_columns(frame.body));
                    view.list.cursor = view.list.cursor.min(data.rows.len().saturating_sub(1));
                    let from = lines.partition_point(|(row, _)| *row < view.list.cursor);
                    let to = lines.partition_point(|(row, _)| *row <= view.list.cursor);
                    let height = frame.body.height.saturating_sub(2);
                    view.list.top = keep(view.list.top, (from, to), height, lines.len());
                }
            }
            Screen::Palette(view) => {
                let count = overlay::found(view.context, view.filter.text()).len();
                let height = super::super::view::palette_box(frame.body).inner.height.saturating_sub(2);
                clamp(&mut view.list, count, height);
            }
            Screen::Help(view) => {
                let boxed = super::super::view::help_box(frame.body);
                let rows = help_rows(view.context, view.filter.text(), boxed.inner.width).len();
                let height = usize::from(boxed.inner.height.saturating_sub(2));
                view.top = view.top.min(rows.saturating_sub(height));
            }
            Screen::Picker(picker) => {
                if let Some(text) = picker.text().cloned() {
                    let area = picker_area(picker, frame.body);
                    let lines = text.wrapped.lines(&text.text, article_columns(area.width));
                    let at = lines_of(&lines, picker.chosen.start, picker.chosen.end);
                    picker.top = keep(picker.top, at, area.height, lines.len());
                }
            }
            Screen::Composer(_) | Screen::Review(_) | Screen::Form(_) => {}
        }
    }
    for screen in &mut screens {
        let (Screen::Review(view), Some(story)) = (screen, story.as_deref()) else { continue };
        settle_review(view, story, frame.body, size, theme);
    }
    app.screens = screens;
}

/// Keeps the claim, and what belongs to it in each pane, in view.
fn settle_review(view: &mut ReviewView, story: &Story, body: Rect, size: (u16, u16), theme: Theme) {
    view.claim = view.claim.min(story.claims.len().saturating_sub(1));
    let panes = review(body, size, &view.shape());
    let shown = view.shown(story);
    if !shown.contains(&view.claim)
        && let Some(near) = shown.iter().min_by_key(|n| n.abs_diff(view.claim))
    {
        view.claim = *near;
    }
    if let Some(pane) = panes.get(Pane::Claims) {
        let at = shown.iter().position(|n| *n == view.claim).unwrap_or(0);
        view.tops[0] = keep(view.tops[0], (at, at + 1), pane.inner.height, shown.len());
    }
    let claim = story.claims.get(view.claim);
    if let (Some(pane), Some(claim)) = (panes.get(Pane::Article), claim) {
        let lines = story.document.wrapped.lines(&story.document.text, article_columns(pane.inner.width));
        let span = story.document.at(claim.place, claim.span).unwrap_or(claim.span);
        let at = lines_of(&lines, span.start, span.end);
        view.tops[1] = keep(view.tops[1], at, pane.inner.height, lines.len());
    }
    if let (Some(pane), Some(claim)) = (panes.get(Pane::Source), claim) {
        let shape = source_pane(story, claim, view.passage, pane.inner, theme);
        // Free to scroll while it has the keys, at the passage again when one goes on.
        view.tops[2] = if is_beside(view, story) {
            // Side by side it is how far all passages were scrolled from their places.
            view.tops[2].min(shape.lines.len())
        } else if view.pane == Pane::Source && view.tops[2] > 0 {
            view.tops[2].min(shape.lines.len().saturating_sub(usize::from(shape.body.height.max(1))))
        } else {
            keep(view.tops[2], shape.at, shape.body.height, shape.lines.len())
        };
    }
    if let Some(pane) = panes.get(Pane::Log) {
        let rows = log_rows(story, claim, pane.inner.width, theme).len();
        view.tops[3] = view.tops[3].min(rows.saturating_sub(usize::from(pane.inner.height.max(1))));
    }
}

fn clamp(list: &mut ListView, count: usize, height: u16) {
    list.cursor = list.cursor.min(count.saturating_sub(1));
    list.top = keep(list.top, (list.cursor, list.cursor + 1), height, count);
}
