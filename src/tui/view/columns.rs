//! A page in two columns: what was at the left, what is at the right.

use super::super::app::{App, PageView};
use super::super::layout::Boxed;
use super::super::page::{PageData, Row};
use super::super::theme::{Label, Sign};
use super::Spot;
use super::paint::{Paint, wrapped};
use ratatui::layout::Rect;

/// The two columns of a body.
#[must_use]
pub fn halves(body: Rect) -> (Rect, Rect) {
    let inner = Boxed::framed(body).inner;
    let half = inner.width.saturating_sub(5) / 2;
    let left = Rect { x: inner.x + 2.min(inner.width), width: half, ..inner };
    (left, Rect { x: left.right() + 3, width: half, ..inner })
}

/// How many lines each pair takes.
#[must_use]
pub fn heights(data: &PageData, body: Rect) -> Vec<usize> {
    let (left, right) = halves(body);
    let lines = |row: &Row, area: Rect| wrapped(std::slice::from_ref(row), area.width).len();
    data.pairs.iter().map(|(old, new)| lines(old, left).max(lines(new, right))).collect()
}

pub fn draw(paint: &mut Paint<'_>, app: &App, view: &PageView, data: &PageData, body: Rect) -> Spot {
    let pane = Boxed::framed(body);
    paint.pane(pane, &data.title, "side by side", true);
    let (left, right) = halves(body);
    let mut spot = Spot { at: (pane.inner.x, pane.inner.y), shown: false };
    let heights = heights(data, body);
    let mut line = 0;
    for (n, ((old, new), height)) in data.pairs.iter().zip(&heights).enumerate() {
        let (from, to) = (line, line + height);
        line = to;
        if to <= view.list.top {
            continue;
        }
        let skipped = view.list.top.saturating_sub(from);
        let offset = u16::try_from(from.saturating_sub(view.list.top)).unwrap_or(u16::MAX);
        if offset >= pane.inner.height {
            break;
        }
        let y = pane.inner.y + offset;
        let room = u16::try_from(height - skipped).unwrap_or(u16::MAX).min(pane.inner.bottom() - y);
        paint.rows(Rect { y, height: room, ..left }, std::slice::from_ref(old), skipped);
        paint.rows(Rect { y, height: room, ..right }, std::slice::from_ref(new), skipped);
        for y in y..y + room {
            paint.text(left.right() + 1, y, right.x, paint.theme.sign(Sign::Vertical), Label::Border);
        }
        if n == view.list.cursor {
            paint.text(pane.inner.x, y, left.x, paint.theme.sign(Sign::Selected), Label::Focus);
            spot.at = (pane.inner.x, y);
        }
        let whole = format!("{} {}", old.whole(), new.whole());
        if app.search.as_ref().is_some_and(|words| super::super::update::matches(&whole, words)) {
            paint.over(Rect { y, height: room, ..left }, Label::Match);
            paint.over(Rect { y, height: room, ..right }, Label::Match);
        }
    }
    spot
}
