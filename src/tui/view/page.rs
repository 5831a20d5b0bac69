//! Pages to read.

use super::super::app::{App, PageView};
use super::super::layout::Boxed;
use super::super::page::PageData;
use super::super::theme::Label;
use super::Spot;
use super::paint::{Paint, wrapped};
use ratatui::layout::Rect;
use std::ops::Range;

/// Columns of a page's words in `body`: two at the left are for the cursor.
#[must_use]
pub fn page_columns(body: Rect) -> u16 {
    Boxed::framed(body).inner.width.saturating_sub(2).min(120)
}

/// The lines of a page: row, and bytes of its words.
#[must_use]
pub fn page_lines(data: &PageData, columns: u16) -> Vec<(usize, Range<usize>)> {
    wrapped(&data.rows, columns)
}

pub fn draw(paint: &mut Paint<'_>, app: &App, view: &PageView, body: Rect) -> Spot {
    let pane = Boxed::framed(body);
    let Some(data) = &view.data else {
        paint.pane(pane, &view.title, "", true);
        return Spot { at: (pane.inner.x, pane.inner.y), shown: false };
    };
    if view.beside && !data.pairs.is_empty() {
        return super::columns::draw(paint, app, view, data, body);
    }
    let columns = page_columns(body);
    let lines = page_lines(data, columns);
    let percent = match lines.len().saturating_sub(usize::from(pane.inner.height)) {
        0 => String::new(),
        last => format!("{}%", view.list.top.min(last) * 100 / last),
    };
    paint.pane(pane, &data.title, &percent, true);
    let area = pane.inner;
    let text = Rect::new(area.x + 2, area.y, columns, area.height);
    paint.rows(text, &data.rows, view.list.top);
    let mut spot = Spot { at: (area.x, area.y), shown: false };
    let mut first = true;
    for (n, (row, _)) in lines.iter().skip(view.list.top).take(usize::from(area.height)).enumerate() {
        let y = area.y + u16::try_from(n).unwrap_or(0);
        let words = data.rows.get(*row);
        if let (Some(search), Some(words)) = (&app.search, words)
            && super::super::update::matches(&words.whole(), search)
        {
            paint.over(Rect::new(text.x, y, text.width, 1), Label::Match);
        }
        if *row == view.list.cursor {
            if first {
                paint.text(
                    area.x,
                    y,
                    area.right(),
                    paint.theme.sign(super::super::theme::Sign::Selected),
                    Label::Focus,
                );
                spot.at = (area.x, y);
                first = false;
            }
            paint.select(Rect::new(text.x, y, text.width, 1), true);
        }
    }
    spot
}
