//! The desk: its articles with their state, and where there is room the chosen one at a glance.

use super::super::app::{App, ListView};
use super::super::cells::width;
use super::super::layout;
use super::super::model::{ArticleRow, DeskView};
use super::super::theme::{Label, Sign};
use super::paint::Paint;
use super::{Spot, count, glance};
use ratatui::layout::Rect;

/// The widest that a state is: `all decided`. What is not known yet takes its room all the same.
const STATE: u16 = 11;
/// A headline that is longer may be cut where the slug stands beside it.
const HEADLINE: u16 = 64;
const SIGNS: u16 = 4;
const GAP: u16 = 2;

/// The row of the first line of a list in `body`.
#[must_use]
pub const fn first_row(body: Rect) -> u16 {
    body.y + 1
}

/// How the desk stands, for the head: while articles are checked for the first time, how many were.
pub fn standing(app: &App, desk: &DeskView, dot: &str) -> String {
    let all = desk.articles.len();
    let known = desk.articles.iter().filter(|row| row.is_known()).count();
    let wrong = desk.articles.iter().filter(|row| row.is_wrong()).count();
    let articles = count(all, "article");
    match &app.progress {
        _ if known == all => format!("{articles}{dot}{wrong} with errors"),
        // It takes long enough to be timed, and to be given up.
        Some(progress) => format!("checking {known} of {all}{}{dot}Esc cancels", progress.pace()),
        None if app.halted => format!("{articles}{dot}{known} checked, {wrong} with errors"),
        None => format!("{articles}{dot}checking {known} of {all}"),
    }
}

pub fn draw(paint: &mut Paint<'_>, app: &App, list: ListView, body: Rect) -> Spot {
    let (pane, beside) = layout::desk(body, app.size);
    let Some(desk) = &app.desk else {
        paint.pane(pane, "Articles", "", true);
        return Spot { at: (pane.inner.x, pane.inner.y), shown: false };
    };
    let shown = app.articles();
    let at = if shown.is_empty() { 0 } else { list.cursor + 1 };
    let chosen = shown.get(list.cursor).and_then(|at| desk.articles.get(*at));
    let area = pane.inner;
    let columns = Columns::of(desk, area.width, beside.is_some());
    let mut note = format!("{at}/{}", shown.len());
    // The name that commands know it by is never out of sight.
    if let (Some(row), 0, None) = (chosen, columns.slug, beside) {
        note = format!("{} {} {note}", row.slug, paint.theme.sign(Sign::Dot));
    }
    paint.pane(pane, "Articles", &note, true);
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
        let line = Rect::new(area.x, y, area.width, 1);
        row(paint, article, line, &columns, selected);
        if let Some(search) = &app.search
            && super::super::update::matches(&format!("{} {}", article.slug, article.title), search)
        {
            paint.over(line, Label::Match);
        }
        if selected {
            paint.select(line, true);
            spot.at = (area.x, y);
        }
    }
    if let Some(pane) = beside {
        glance::draw(paint, chosen, pane);
    }
    spot
}

/// The columns of the list, as wide as what stands in them; one that is left out has none. The headline has what is
/// left.
#[derive(Debug, PartialEq, Eq)]
struct Columns {
    slug: u16,
    version: u16,
    day: u16,
    corrections: u16,
}

impl Columns {
    fn of(desk: &DeskView, room: u16, is_beside: bool) -> Self {
        let widest = |of: &dyn Fn(&ArticleRow) -> u16| match desk.articles.iter().map(of).max() {
            None | Some(0) => 0,
            Some(wide) => wide + GAP,
        };
        let version = widest(&|row| width(&row.version));
        let day = if room < 90 { 0 } else { widest(&|row| width(&row.day)) };
        let said = room >= 104 && !is_beside;
        let corrections = if said { widest(&|row| width(&corrected(row))) } else { 0 };
        let left = room.saturating_sub(SIGNS + version + day + STATE + GAP + corrections);
        // The headline says to people which article it is; the slug stands beside it where both fit.
        let headline = widest(&|row| width(&row.title)).min(HEADLINE + GAP);
        let slug = widest(&|row| width(&row.slug));
        Self { slug: if slug + headline <= left + GAP { slug } else { 0 }, version, day, corrections }
    }
}

/// How often an article was corrected, in words; nothing for never.
fn corrected(article: &ArticleRow) -> String {
    match article.corrections {
        0 => String::new(),
        n => count(n, "correction"),
    }
}

/// One article: signs and slug from the left; corrections, state, day and version from the right; the headline
/// between.
fn row(paint: &mut Paint<'_>, article: &ArticleRow, line: Rect, columns: &Columns, selected: bool) {
    let (y, end) = (line.y, line.right());
    if selected {
        paint.text(line.x, y, end, paint.theme.sign(Sign::Selected), Label::Focus);
    }
    let (sign, label, state) = state(article);
    paint.text(line.x + 2, y, end, paint.theme.sign(sign), label);
    let mut right = end + GAP;
    let mut column = |wide: u16, text: &str, label| {
        if wide > 0 {
            right = right.saturating_sub(wide);
            paint.text(right, y, right + wide - GAP, text, label);
        }
    };
    column(columns.corrections, &corrected(article), Label::Quiet);
    column(STATE + GAP, &state, label);
    column(columns.day, &article.day, Label::Quiet);
    column(columns.version, &article.version, Label::Text);
    let start = line.x + SIGNS + columns.slug;
    if columns.slug > 0 {
        paint.fitted(line.x + SIGNS, y, start - GAP, &article.slug, Label::Strong);
    }
    let title = if article.title.is_empty() { &article.slug } else { &article.title };
    paint.fitted(start, y, right.saturating_sub(GAP), title, Label::Text);
}

/// How an article stands, in a sign and a word or two; nothing before it was checked.
pub fn state(article: &ArticleRow) -> (Sign, Label, String) {
    match article.tally() {
        _ if article.error.is_some() => (Sign::NotFound, Label::NotFound, "unreadable".into()),
        None => (Sign::Unchecked, Label::Quiet, String::new()),
        Some(tally) if tally.wrong > 0 => {
            (Sign::Contradicted, Label::Contradicted, format!("{} wrong", tally.wrong))
        }
        Some(tally) if tally.open > 0 => (Sign::Unchecked, Label::Quiet, format!("{} open", tally.open)),
        Some(_) => (Sign::Supported, Label::Supported, "all decided".into()),
    }
}
