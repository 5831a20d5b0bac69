//! Choosing words by hand, and the form of a source.

use super::super::app::App;
use super::super::cells::{lines_of, wrap};
use super::super::form::{Field, Form};
use super::super::layout::{Boxed, keep, split};
use super::super::page::Row;
use super::super::picker::{Picker, Purpose};
use super::super::theme::{Label, Sign};
use super::Spot;
use super::paint::{Paint, wrapped};
use super::review::article_columns;
use ratatui::layout::Rect;

/// Where a picker's text stands, below the claim that it is about.
#[must_use]
pub fn picker_area(picker: &Picker, body: Rect) -> Rect {
    let inner = Boxed::framed(body).inner;
    let needed = wrapped(&about(picker), inner.width).len();
    let head = u16::try_from(needed).unwrap_or(u16::MAX).min(inner.height / 3);
    let (_, rest) = split(inner, if head > 0 { head + 1 } else { 0 });
    rest
}

fn about(picker: &Picker) -> Vec<Row> {
    if picker.about.is_empty() { Vec::new() } else { vec![Row::new(picker.about.clone(), Label::Quiet)] }
}

/// The text with the chosen words marked.
pub fn picker(paint: &mut Paint<'_>, app: &App, picker: &Picker, body: Rect) -> Spot {
    let pane = Boxed::framed(body);
    let dot = paint.theme.sign(Sign::Dot);
    let what = match picker.purpose {
        Purpose::Add => "A claim by hand",
        Purpose::Split(_) => "Split the claim after the words that are marked",
        Purpose::Evidence(_) => "Evidence by hand",
    };
    let Some(text) = picker.text() else {
        paint.pane(pane, what, "", true);
        let area = pane.inner;
        paint.fitted(area.x, area.y, area.right(), "No source is on the desk. x p adds one.", Label::Quiet);
        return Spot { at: (area.x, area.y), shown: false };
    };
    let title = if text.title.is_empty() || matches!(picker.purpose, Purpose::Split(_)) {
        what.to_owned()
    } else {
        format!("{what} {dot} {}", text.title)
    };
    let note = if picker.texts.len() > 1 {
        format!("{}/{}", picker.at + 1, picker.texts.len())
    } else {
        String::new()
    };
    paint.pane(pane, &title, &note, true);
    paint.rows(pane.inner, &about(picker), 0);
    let area = picker_area(picker, body);
    let lines = text.wrapped.lines(&text.text, article_columns(area.width));
    let mut spot = Spot { at: (area.x, area.y), shown: false };
    let chosen = picker.chosen;
    let (first, _) = lines_of(&lines, chosen.start, chosen.end);
    let theme = paint.theme;
    for (row, line) in lines.iter().enumerate().skip(picker.top).take(usize::from(area.height)) {
        let y = area.y + u16::try_from(row - picker.top).unwrap_or(0);
        let inside = |byte: usize| chosen.start <= byte && byte < chosen.end;
        let style =
            |byte: usize| theme.style(if inside(byte + line.start) { Label::Selected } else { Label::Text });
        paint.styled(area.x + 2, y, area.right(), &text.text[line.clone()], style);
        if chosen.start < line.end && line.start < chosen.end {
            paint.text(area.x, y, area.right(), theme.sign(Sign::Here), Label::Focus);
        }
        if row == first {
            spot.at = (area.x, y);
        }
        if let Some(search) = &app.search {
            super::review::search_marks(paint, area, y, &text.text[line.clone()], search);
        }
    }
    spot
}

/// Columns before what is typed into a field.
const NAMES: u16 = 12;

/// The fields, the long one with what is left.
pub fn form(paint: &mut Paint<'_>, app: &App, form: &Form, body: Rect) -> Spot {
    let pane = Boxed::framed(body);
    paint.pane(pane, &form.title, "", true);
    let area = pane.inner;
    let mut spot = Spot { at: (area.x, area.y), shown: app.question.is_none() };
    for (y, (n, field)) in (area.y..area.bottom()).zip(form.fields.iter().enumerate()) {
        let here = n == form.at;
        let sign = if here { paint.theme.sign(Sign::Selected) } else { " " };
        let label = if here { Label::Focus } else { Label::Quiet };
        paint.text(area.x, y, area.right(), &format!("{sign} {}", field.name), label);
        let place = Rect::new(
            area.x + NAMES.min(area.width),
            y,
            area.width.saturating_sub(NAMES),
            if field.long { area.bottom() - y } else { 1 },
        );
        let at = if field.long {
            long(paint, field, place)
        } else {
            (paint.input(place.x, y, place.right(), &field.input, Label::Text), y)
        };
        if field.input.text().is_empty() {
            paint.fitted(place.x, y, place.right(), field.hint, Label::Quiet);
        }
        if here {
            spot.at = at;
        }
    }
    spot
}

/// Several lines, scrolled so that the cursor is in view; gives where it is.
fn long(paint: &mut Paint<'_>, field: &Field, area: Rect) -> (u16, u16) {
    let (text, cursor) = (field.input.text(), field.input.cursor());
    let lines = wrap(text, area.width.saturating_sub(1));
    let row = lines.partition_point(|line| line.start <= cursor).saturating_sub(1);
    let top = keep(0, (row, row + 1), area.height, lines.len());
    for (n, line) in lines.iter().enumerate().skip(top).take(usize::from(area.height)) {
        let y = area.y + u16::try_from(n - top).unwrap_or(0);
        paint.text(area.x, y, area.right(), &text[line.clone()], Label::Text);
    }
    let line = lines.get(row).cloned().unwrap_or(0..0);
    let before = text.get(line.start..cursor.min(line.end)).unwrap_or_default();
    let x = area.x + super::super::cells::width(before).min(area.width.saturating_sub(1));
    (x, area.y + u16::try_from(row.saturating_sub(top)).unwrap_or(0))
}
