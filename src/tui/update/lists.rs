//! The desk's list of articles, and pages: moving, opening, copying. And what the mouse does anywhere.

use super::super::app::{App, ListView, Order, PageView, Screen};
use super::super::glance::Glance;
use super::super::layout::{Pane, desk, frame, review};
use super::super::model::{ArticleRow, DeskView};
use super::super::msg::{Effect, PageRequest, Place};
use super::super::page::{PageData, Row, Target};
use super::super::term::decode::Click;
use super::{decide, overlay};
use crate::actions::Action;
use std::rc::Rc;

pub fn run(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::Open => open(app, effects),
        Action::Copy => copy(app, effects),
        Action::TakeUp
        | Action::Uphold
        | Action::HoldCorrection
        | Action::Reject
        | Action::Approve
        | Action::Publish => super::life::step(app, action, effects),
        Action::NextProblem => problem(app, true),
        Action::PreviousProblem => problem(app, false),
        Action::Edit => edit(app, effects),
        Action::SideBySide => {
            if let Some(view) = app.page_view() {
                view.beside = !view.beside;
                view.list = ListView::default();
            }
        }
        Action::Sort => sort(app),
        action => step(app, action),
    }
}

/// How many lines the list in front has.
fn length(app: &App) -> usize {
    match app.front() {
        Some(Screen::Desk(_)) => app.articles().len(),
        Some(Screen::Page(view)) => view.data.as_ref().map_or(0, |data| match view.beside {
            true if !data.pairs.is_empty() => data.pairs.len(),
            _ => data.rows.len(),
        }),
        Some(Screen::Palette(view)) => overlay::found(view.context, view.filter.text()).len(),
        _ => 0,
    }
}

fn list(app: &mut App) -> Option<&mut ListView> {
    match app.screens.last_mut() {
        Some(Screen::Desk(list)) => Some(list),
        Some(Screen::Page(view)) => Some(&mut view.list),
        Some(Screen::Palette(view)) => Some(&mut view.list),
        _ => None,
    }
}

/// Moves in the list in front.
pub fn step(app: &mut App, action: Action) {
    let half = isize::try_from(app.size.1 / 2).unwrap_or(1);
    let by = match action {
        Action::Next => 1,
        Action::Previous => -1,
        Action::PageDown => half,
        Action::PageUp => -half,
        Action::First => isize::MIN,
        Action::Last => isize::MAX,
        _ => return,
    };
    if let Some(Screen::Help(view)) = app.screens.last_mut() {
        view.top = view.top.saturating_add_signed(by);
        return;
    }
    let last = length(app).saturating_sub(1);
    if let Some(list) = list(app) {
        list.cursor = list.cursor.saturating_add_signed(by).min(last);
    }
}

/// The n-th article in view.
fn row_at(app: &App, n: usize) -> Option<&ArticleRow> {
    app.desk.as_ref()?.articles.get(*app.articles().get(n)?)
}

/// The line of a page that is selected; in two columns, what it is now.
fn row_of<'a>(data: &'a PageData, view: &PageView) -> Option<&'a Row> {
    match data.pairs.get(view.list.cursor).filter(|_| view.beside) {
        Some((_, new)) => Some(new),
        None => data.rows.get(view.list.cursor),
    }
}

/// The desk was read, again perhaps: what was known of an article stays until it is checked again.
pub fn desk_read(app: &mut App, mut new: DeskView) {
    if let Some(old) = &app.desk {
        for row in new.articles.iter_mut().filter(|row| row.glance.is_none()) {
            let same = |old: &&ArticleRow| old.slug == row.slug && old.version == row.version;
            row.glance = old.articles.iter().find(same).and_then(|old| old.glance.clone());
        }
    }
    app.halted = false;
    keeping(app, |app| app.desk = Some(Rc::new(new)));
}

/// An article of the list was checked.
pub fn checked(app: &mut App, slug: &str, found: Result<Box<Glance>, String>) {
    keeping(app, |app| {
        let desk = app.desk.as_mut().map(Rc::make_mut);
        let row = desk.and_then(|desk| desk.articles.iter_mut().find(|row| row.slug == slug));
        match (row, found) {
            (Some(row), Ok(glance)) => row.glance = Some(glance),
            (Some(row), Err(why)) => row.error = Some(why),
            (None, _) => {}
        }
    });
}

/// Does something to the articles; the same one stays selected, wherever it stands then.
fn keeping(app: &mut App, change: impl FnOnce(&mut App)) {
    let at = desk_list(app).map(|list| list.cursor);
    let kept = at.and_then(|at| row_at(app, at)).map(|row| row.slug.clone());
    change(app);
    let (Some(slug), Some(desk)) = (kept, &app.desk) else { return };
    let is_kept = |n: &usize| desk.articles.get(*n).is_some_and(|row| row.slug == slug);
    let again = app.articles().iter().position(is_kept);
    if let (Some(list), Some(n)) = (desk_list(app), again) {
        list.cursor = n;
    }
}

/// The list of articles, also below other screens.
fn desk_list(app: &mut App) -> Option<&mut ListView> {
    app.screens.iter_mut().find_map(|screen| match screen {
        Screen::Desk(list) => Some(list),
        _ => None,
    })
}

/// Another order of the articles.
fn sort(app: &mut App) {
    keeping(app, |app| app.order = app.order.next());
    app.tell(match app.order {
        Order::Name => "By name.",
        Order::Day => "The newest first.",
        Order::Errors => "Those with the most errors first.",
    });
}

fn open(app: &mut App, effects: &mut Vec<Effect>) {
    let target = match app.front() {
        Some(Screen::Desk(list)) => {
            row_at(app, list.cursor).map(|article| Target::Story(article.slug.clone(), None))
        }
        Some(Screen::Page(view)) => {
            view.data.as_ref().and_then(|data| row_of(data, view)).and_then(|row| row.target.clone())
        }
        _ => None,
    };
    match target {
        Some(Target::Story(slug, version)) => {
            app.opening = Some(slug.clone());
            decide::wait(app, &format!("Checking {slug}"), Effect::OpenStory(slug, version), effects);
        }
        Some(Target::Claim(slug, version, claim)) => {
            app.opening = Some(slug.clone());
            app.coming_back =
                Some(Place { slug: Some(slug.clone()), claim: Some(claim), ..Place::default() });
            decide::wait(app, &format!("Checking {slug}"), Effect::OpenStory(slug, version), effects);
        }
        Some(Target::Page(title, request)) => {
            let of = Some(request.clone());
            app.screens.push(Screen::Page(PageView { title, of, ..PageView::default() }));
            effects.push(Effect::Page(request));
        }
        Some(Target::File(path, line)) => effects.push(Effect::Edit(path, line)),
        Some(Target::Setting(key)) => effects.push(Effect::Set(key, None)),
        None => app.fail("Nothing to open on this line."),
    }
}

/// The file of the line, where it has one.
fn edit(app: &mut App, effects: &mut Vec<Effect>) {
    let target = match app.front() {
        Some(Screen::Page(view)) => view.data.as_ref().and_then(|data| row_of(data, view)?.target.clone()),
        _ => None,
    };
    match target {
        Some(Target::File(path, line)) => effects.push(Effect::Edit(path, line)),
        _ if matches!(app.front(), Some(Screen::Page(_))) => app.fail("No file belongs to this line."),
        _ => app.fail("Open an article first."),
    }
}

fn copy(app: &App, effects: &mut Vec<Effect>) {
    if let Some(Screen::Page(PageView { data: Some(data), list, beside: true, .. })) = app.front()
        && let Some((_, new)) = data.pairs.get(list.cursor)
    {
        return effects.push(Effect::Copy(new.text(), "the line"));
    }
    if let Some(Screen::Page(PageView { data: Some(data), list, beside, .. })) = app.front()
        && let Some(row) = data.rows.get(list.cursor).filter(|_| !beside || data.pairs.is_empty())
    {
        effects.push(Effect::Copy(row.copy.clone().unwrap_or_else(|| row.text()), "the line"));
    }
}

/// The words of a line, for the search, and whether it is a problem.
fn line(app: &App, n: usize) -> (String, bool) {
    match app.front() {
        Some(Screen::Desk(_)) => row_at(app, n)
            .map(|row| (format!("{} {}", row.slug, row.title), row.is_wrong()))
            .unwrap_or_default(),
        Some(Screen::Page(view)) => view
            .data
            .as_ref()
            .and_then(|data| match data.pairs.get(n).filter(|_| view.beside) {
                Some((old, new)) => Some((format!("{} {}", old.whole(), new.whole()), new.problem)),
                None => data.rows.get(n).map(|row| (row.whole(), row.problem)),
            })
            .unwrap_or_default(),
        _ => Default::default(),
    }
}

fn problem(app: &mut App, forward: bool) {
    let count = length(app);
    // On the desk only what fits the search is there, so that every line is a match.
    let search = app.search.clone().filter(|_| !matches!(app.front(), Some(Screen::Desk(_))));
    let at = list(app).map_or(0, |list| list.cursor);
    let hit = |n: &usize| {
        let (text, problem) = line(app, *n);
        search.as_ref().map_or(problem, |words| overlay::matches(&text, words))
    };
    let found = if forward {
        (at + 1..count).chain(0..=at.min(count.saturating_sub(1))).find(hit)
    } else {
        (0..at).rev().chain((at..count).rev()).find(hit)
    };
    match found {
        Some(n) if n < count => {
            if let Some(list) = list(app) {
                list.cursor = n;
            }
        }
        _ => {
            app.fail(search.map_or("No problem here.".to_owned(), |words| format!("Nothing has “{words}”.")))
        }
    }
}

/// The first line at or after the selected one that has the words.
pub fn seek(app: &mut App, words: &str) {
    if matches!(app.front(), Some(Screen::Desk(_))) {
        // The best comes first.
        if let Some(list) = list(app) {
            list.cursor = 0;
        }
        return;
    }
    let at = list(app).map_or(0, |list| list.cursor);
    if !overlay::matches(&line(app, at).0, words) {
        problem(app, true);
    }
}

/// Puts an empty page up and asks for its lines.
pub fn ask_page(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    let review = app.review().map(|(view, story)| {
        (story.slug.clone(), story.claims.get(view.claim).map(|claim| claim.id.clone()))
    });
    let slug = review.as_ref().map(|(slug, _)| slug.clone());
    let (title, request) = match (action, review) {
        (Action::Corrections, _) => ("Correction log", PageRequest::Corrections(None)),
        (Action::Sources, _) => ("Sources", PageRequest::Sources(slug)),
        (Action::Settings, _) => ("Settings", PageRequest::Settings),
        (Action::Styles, _) => ("House styles", PageRequest::Styles),
        (Action::Audit, _) => ("Audit", PageRequest::Audit),
        (Action::Versions, Some((slug, _))) => ("Versions", PageRequest::Versions(slug)),
        (Action::History, Some((slug, Some(id)))) => ("History", PageRequest::History(slug, id)),
        _ => return app.fail("Open an article first."),
    };
    // A page asked for from a page takes its place, so that Esc goes back to the story.
    if matches!(app.front(), Some(Screen::Page(_))) {
        app.screens.pop();
    }
    let of = Some(request.clone());
    app.screens.push(Screen::Page(PageView { title: title.into(), of, ..PageView::default() }));
    effects.push(Effect::Page(request));
}

/// A page is there: for the screen that shows it, wherever in the stack; for none if one went back in the meantime.
pub fn page_ready(app: &mut App, data: PageData) {
    let shown = app.screens.iter_mut().rev().find_map(|screen| match screen {
        Screen::Page(view) if view.of == data.of => Some(view),
        _ => None,
    });
    let Some(view) = shown else { return };
    view.title.clone_from(&data.title);
    // One that is made again, after a change, keeps its line.
    if view.data.is_none() {
        view.list.cursor = data.rows.iter().position(|row| row.target.is_some() || row.problem).unwrap_or(0);
    }
    view.data = Some(Rc::new(data));
}

/// A click selects, the wheel scrolls the pane under it.
pub fn mouse(app: &mut App, click: Click, (x, y): (u16, u16), effects: &mut Vec<Effect>) {
    let Some(frame) = frame(app.size) else { return };
    if app.question.is_none() && click == Click::Down && y == frame.hints.y {
        if let Some(action) = super::super::view::hint_at(app, x) {
            app.message = None;
            super::run(app, action, effects);
        }
        return;
    }
    if app.question.is_some() || !frame.body.contains((x, y).into()) {
        return;
    }
    match app.front() {
        Some(Screen::Review(_)) => return mouse_review(app, click, (x, y)),
        // What stands beside the list is to be read.
        Some(Screen::Desk(_)) if !desk(frame.body, app.size).0.outer.contains((x, y).into()) => return,
        _ => {}
    }
    let wheel = |up| if up { Action::Previous } else { Action::Next };
    match click {
        Click::WheelUp | Click::WheelDown => (0..3).for_each(|_| step(app, wheel(click == Click::WheelUp))),
        Click::Down => {
            let last = length(app);
            let Some(list) = list(app) else { return };
            let row = list.top + usize::from(y.saturating_sub(super::super::view::first_row(frame.body)));
            if row == list.cursor {
                open(app, effects);
            } else if row < last {
                list.cursor = row;
            }
        }
    }
}

fn mouse_review(app: &mut App, click: Click, (x, y): (u16, u16)) {
    let Some(frame) = frame(app.size) else { return };
    let size = app.size;
    let Some(story) = app.story.clone() else { return };
    let Some(view) = app.review_view() else { return };
    let panes = review(frame.body, size, &view.shape());
    let Some(pane) = panes.at(x, y) else { return };
    match click {
        Click::Down => {
            view.pane = pane;
            if pane == Pane::Claims
                && let Some(boxed) = panes.get(pane)
                && y >= boxed.inner.y
            {
                let row = view.tops[0] + usize::from(y - boxed.inner.y);
                if let Some(claim) = view.shown(&story).get(row) {
                    (view.claim, view.passage) = (*claim, 0);
                }
            }
        }
        Click::WheelUp => view.tops[pane as usize] = view.tops[pane as usize].saturating_sub(3),
        Click::WheelDown => view.tops[pane as usize] += 3,
    }
}
