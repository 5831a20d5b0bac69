//! What lies over a screen: help, palette, question, the keys that can follow.

use super::super::app::{App, HelpView, PaletteView, Question, why_not};
use super::super::keys::shown;
use super::super::layout::{Boxed, Frame as Places, middle};
use super::super::page::Row;
use super::super::theme::{Label, Sign};
use super::super::update::{found, helped};
use super::Spot;
use super::paint::{Paint, wrapped};
use crate::actions::{Action, Context, of};
use ratatui::layout::Rect;

/// Where the help lies.
#[must_use]
pub fn help_box(body: Rect) -> Boxed {
    middle(body, 84, body.height)
}

/// Where the palette lies.
#[must_use]
pub fn palette_box(body: Rect) -> Boxed {
    middle(body, 92, 22)
}

/// The keys of an action, without those that a context types.
fn keys(action: Action, context: Context) -> String {
    let keys = action.entry().keys.iter().filter(|key| !context.types(key));
    keys.map(|key| shown(key)).collect::<Vec<_>>().join(", ")
}

fn rows(context: Context, typed: &str) -> Vec<Row> {
    helped(context, typed)
        .into_iter()
        .map(|action| Row::new(action.entry().doc, Label::Text).led(keys(action, context), Label::Key, 16))
        .collect()
}

/// The lines of the help at a width.
#[must_use]
pub fn help_rows(context: Context, typed: &str, columns: u16) -> Vec<()> {
    vec![(); wrapped(&rows(context, typed), columns).len()]
}

fn typing(paint: &mut Paint<'_>, area: Rect, input: &super::super::input::Input, ask: &str) -> Spot {
    let at = paint.input(area.x, area.y, area.right(), input, Label::Text);
    if input.text().is_empty() {
        paint.text(area.x, area.y, area.right(), ask, Label::Quiet);
    }
    Spot { at: (at, area.y), shown: true }
}

/// Every key of a context.
pub fn help(paint: &mut Paint<'_>, view: &HelpView, body: Rect) -> Spot {
    let pane = help_box(body);
    paint.clear(pane.outer);
    paint.pane(pane, &format!("Keys {} {}", paint.theme.sign(Sign::Dot), view.context.name()), "", true);
    let spot = typing(paint, pane.inner, &view.filter, "Type to narrow");
    let area = below(pane.inner);
    paint.rows(area, &rows(view.context, view.filter.text()), view.top);
    spot
}

fn below(area: Rect) -> Rect {
    Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2), ..area }
}

/// Every action: keys, name, doc; what does not work now is quiet.
pub fn palette(paint: &mut Paint<'_>, app: &App, view: &PaletteView, body: Rect) -> Spot {
    let pane = palette_box(body);
    paint.clear(pane.outer);
    let actions = found(view.context, view.filter.text());
    paint.pane(pane, "All actions", &format!("{}", actions.len()), true);
    let spot = typing(paint, pane.inner, &view.filter, "Type a name, a key or a word");
    let area = below(pane.inner);
    for (n, action) in actions.iter().enumerate().skip(view.list.top).take(usize::from(area.height)) {
        let y = area.y + u16::try_from(n - view.list.top).unwrap_or(0);
        let entry = action.entry();
        let here = entry.contexts.contains(&view.context) && why_not(app, *action).is_none();
        let (strong, text) = if here { (Label::Strong, Label::Text) } else { (Label::Quiet, Label::Quiet) };
        let (name, key, doc) = (area.x + 2, area.x + 21, area.x + 34);
        paint.fitted(name, y, key - 1, entry.name, strong);
        paint.fitted(key, y, doc - 1, &keys(*action, view.context), Label::Key);
        paint.fitted(doc, y, area.right(), entry.doc, text);
        if n == view.list.cursor {
            paint.text(area.x, y, area.right(), paint.theme.sign(Sign::Selected), Label::Focus);
            paint.select(Rect::new(area.x, y, area.width, 1), true);
        }
    }
    spot
}

/// The question and its two answers; no is the default.
pub fn question(paint: &mut Paint<'_>, question: &Question, body: Rect) -> Spot {
    let width = 64.min(body.width);
    let rows = [
        Row::new(question.text.clone(), Label::Text),
        Row::blank(),
        Row::new("y", Label::Key)
            .and(" yes    ", Label::Text)
            .and("any other key", Label::Key)
            .and(" no", Label::Text),
    ];
    let lines = wrapped(&rows, width.saturating_sub(4)).len();
    let pane = middle(body, width, u16::try_from(lines).unwrap_or(3) + 2);
    paint.clear(pane.outer);
    paint.pane(pane, "Sure?", "", true);
    paint.rows(pane.inner, &rows, 0);
    Spot { at: (pane.inner.x, pane.inner.bottom().saturating_sub(1)), shown: false }
}

/// The keys that can follow a first one, above the hints.
pub fn continuations(paint: &mut Paint<'_>, app: &App, prefix: &str, places: &Places) {
    let mut rows = Vec::new();
    for action in of(app.context()) {
        for key in action.entry().keys {
            if let Some(rest) = key.strip_prefix(prefix).and_then(|rest| rest.strip_prefix(' ')) {
                let label = if why_not(app, action).is_none() { Label::Text } else { Label::Quiet };
                rows.push(Row::new(action.entry().doc, label).led(rest, Label::Key, 3));
            }
        }
    }
    let title = match prefix {
        "g" => "Go to",
        "m" => "Decide",
        "f" => "Show",
        "x" => "By hand",
        "T" => "Theme",
        _ => "Then",
    };
    let body = places.body;
    let width = 64.min(body.width);
    let height =
        (u16::try_from(wrapped(&rows, width.saturating_sub(4)).len()).unwrap_or(1) + 2).min(body.height);
    let pane = Boxed::framed(Rect::new(body.right() - width, body.bottom() - height, width, height));
    paint.clear(pane.outer);
    paint.pane(pane, title, "Esc back", true);
    paint.rows(pane.inner, &rows, 0);
}
