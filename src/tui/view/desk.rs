//! The desk: its articles with their state.

use super::super::app::{App, ListView};
use super::super::layout::Boxed;
use super::super::model::ArticleRow;
use super::super::theme::{Label, Sign};
use super::paint::Paint;
use super::{Spot, count};
use ratatui::layout::Rect;

/// The row of the first line of a list in `body`.
#[must_use]
pub const fn first_row(body: Rect) -> u16 {
    body.y + 1
}

pub fn draw(paint: &mut Paint<'_>, app: &App, list: ListView, body: Rect) -> Spot {
    let pane = Boxed::framed(body);
    let Some(desk) = &app.desk else {
        paint.pane(pane, "Articles", "", true);
        return Spot { at: (pane.inner.x, pane.inner.y), shown: false };
    };
    let shown = app.articles();
    let at = if shown.is_empty() { 0 } else { list.cursor + 1 };
    paint.pane(pane, "Articles", &format!("{at}/{}", shown.len()), true);
    let area = pane.inner;
    if shown.is_empty() {
        let why = match desk.articles.is_empty() {
            true => "No article yet: put one into the article folder.",
            false => "No article fits. Esc shows all.",
        };
        paint.fitted(area.x, area.y, area.right(), why, Label::Quiet);
    }
    let mut spot = Spot { at: (area.x, area.y), shown: false };
    for (n, at) in shown.iter().enumerate().skip(list.top).take(usize::from(area.height)) {
        let article = &desk.articles[*at];
        let y = area.y + u16::try_from(n - list.top).unwrap_or(0);
        let selected = n == list.cursor;
        row(paint, article, Rect::new(area.x, y, area.width, 1), selected);
        if let Some(search) = &app.search
            && super::super::update::matches(&format!("{} {}", article.slug, article.title), search)
        {
            paint.over(Rect::new(area.x, y, area.width, 1), Label::Match);
        }
        if selected {
            paint.select(Rect::new(area.x, y, area.width, 1), true);
            spot.at = (area.x, y);
        }
    }
    spot
}

/// Columns from the right: corrections, state, day, version; the slug and the headline share the rest.
fn row(paint: &mut Paint<'_>, article: &ArticleRow, line: Rect, selected: bool) {
    let (y, end) = (line.y, line.right());
    if selected {
        paint.text(line.x, y, end, paint.theme.sign(Sign::Selected), Label::Focus);
    }
    let (sign, label, state) = state(article);
    paint.text(line.x + 2, y, end, paint.theme.sign(sign), label);
    let mut right = end;
    if line.width >= 104 {
        right -= 14;
        let corrections = match article.corrections {
            0 => String::new(),
            n => count(n, "correction"),
        };
        paint.text(right, y, end, &corrections, Label::Quiet);
    }
    right -= 12;
    paint.text(right, y, right + 11, &state, label);
    if line.width >= 90 {
        right -= 12;
        paint.text(right, y, right + 11, &article.day, Label::Quiet);
    }
    right -= 7;
    paint.text(right, y, right + 6, &article.version, Label::Text);
    // Where there is little room the headline alone says which article it is.
    let slug = match line.width {
        0..70 => 0,
        70..90 => 25,
        _ => 28,
    };
    if slug > 0 {
        paint.fitted(line.x + 4, y, line.x + 4 + slug - 1, &article.slug, Label::Strong);
    }
    let title = if !article.title.is_empty() { &article.title } else { &article.slug };
    paint.fitted(line.x + 4 + slug, y, right.saturating_sub(1), title, Label::Text);
}

/// How an article stands, in a sign and a word or two; nothing before it was checked.
fn state(article: &ArticleRow) -> (Sign, Label, String) {
    match article.tally {
        _ if article.error.is_some() => (Sign::NotFound, Label::NotFound, "unreadable".into()),
        None => (Sign::Unchecked, Label::Quiet, String::new()),
        Some(tally) if tally.wrong > 0 => {
            (Sign::Contradicted, Label::Contradicted, format!("{} wrong", tally.wrong))
        }
        Some(tally) if tally.open > 0 => (Sign::Unchecked, Label::Quiet, format!("{} open", tally.open)),
        Some(_) => (Sign::Supported, Label::Supported, "all decided".into()),
    }
}
