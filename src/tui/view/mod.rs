//! What the state looks like. Pure: the same state gives the same cells.

mod beside;
mod columns;
mod composer;
mod desk;
mod glance;
mod log;
mod minimap;
mod overlay;
mod page;
mod paint;
mod picker;
mod review;
mod source;

pub use columns::heights as pair_heights;
pub use desk::first_row;
pub use log::log_rows;
pub use overlay::{help_box, help_rows, palette_box};
pub use page::{page_columns, page_lines};
pub use picker::picker_area;
pub use review::article_columns;
pub use source::{is_beside, source_pane};

use super::app::{App, Screen, why_not};
use super::cells::width;
use super::keys::shown;
use super::layout::frame;
use super::theme::{Label, Sign};
use crate::actions::{Action, Context};
pub use paint::Link;
use paint::Paint;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Where the terminal's cursor belongs: at what is selected, so that a magnifier or a braille line follows; shown
/// only where something is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// Column and row.
    pub at: (u16, u16),
    /// Whether it is seen.
    pub shown: bool,
}

/// Draws the screen.
pub fn view(app: &App, buffer: &mut Buffer) -> Spot {
    view_linked(app, buffer).0
}

/// Draws the screen, and says which cells lead somewhere.
pub fn view_linked(app: &App, buffer: &mut Buffer) -> (Spot, Vec<Link>) {
    let mut paint = Paint::new(buffer, app.theme);
    let spot = draw(&mut paint, app);
    (spot, paint.links)
}

fn draw(paint: &mut Paint<'_>, app: &App) -> Spot {
    let Some(places) = frame(app.size) else {
        return too_small(paint, app);
    };
    let mut spot = Spot::default();
    // An overlay lies over the screen below it.
    let overlay = matches!(app.context(), Context::Help | Context::Palette);
    let depth = app.screens.len().saturating_sub(if overlay { 2 } else { 1 });
    for screen in app.screens.iter().skip(depth) {
        spot = match screen {
            Screen::Desk(list) => desk::draw(paint, app, *list, places.body),
            Screen::Review(view) => review::draw(paint, app, view, places.body),
            Screen::Composer(composer) => composer::draw(paint, app, composer, places.body),
            Screen::Page(view) => page::draw(paint, app, view, places.body),
            Screen::Picker(view) => picker::picker(paint, app, view, places.body),
            Screen::Form(view) => picker::form(paint, app, view, places.body),
            Screen::Help(view) => over(paint, |paint| overlay::help(paint, view, places.body)),
            Screen::Palette(view) => over(paint, |paint| overlay::palette(paint, app, view, places.body)),
        };
    }
    head(paint, app, places.head);
    if let Some(typed) = message(paint, app, places.message) {
        spot = typed;
    }
    hints(paint, app, places.hints, &mut Vec::new());
    if let Some(prefix) = &app.prefix {
        overlay::continuations(paint, app, prefix, &places);
    }
    if let Some(question) = &app.question {
        spot = over(paint, |paint| overlay::question(paint, question, places.body));
    }
    spot
}

/// What lies over a screen hides its links.
fn over(paint: &mut Paint<'_>, draw: impl Fn(&mut Paint<'_>) -> Spot) -> Spot {
    paint.links.clear();
    draw(paint)
}

fn too_small(paint: &mut Paint<'_>, app: &App) -> Spot {
    paint.text(0, 0, app.size.0, "copydesk needs 40×12. q quits.", Label::Text);
    Spot::default()
}

/// What is open at the left, how it stands at the right.
fn head(paint: &mut Paint<'_>, app: &App, line: Rect) {
    let dot = format!(" {} ", paint.theme.sign(Sign::Dot));
    let mut left = Vec::new();
    let mut right;
    match app.review() {
        Some((_, story)) if app.below() != Context::Desk => {
            left.push((story.slug.clone(), Label::Strong));
            left.push((format!(" {}", story.version), Label::Quiet));
            let tally = story.tally();
            right =
                format!("{}{dot}{} open{dot}{} wrong", count(tally.claims, "claim"), tally.open, tally.wrong);
        }
        _ => {
            let name = app.desk.as_ref().map_or("copydesk", |desk| desk.name.as_str());
            left.push((name.to_owned(), Label::Strong));
            right = app.desk.as_ref().map_or_else(String::new, |desk| desk::standing(app, desk, &dot));
        }
    }
    if app.desk.as_ref().is_some_and(|desk| desk.locked.is_some()) {
        left.push((format!("{dot}read-only"), Label::Quiet));
    }
    let waiting = app.busy.as_ref().filter(|_| app.slow);
    match (&app.progress, waiting) {
        // What one waits for is shown everywhere; the check of the list is told where the list's state is.
        (Some(progress), _) if app.busy.is_some() => {
            right = format!("{}{dot}Esc cancels", progress.said());
        }
        (_, Some(busy)) => right = format!("{busy}{}{dot}Esc cancels", paint.theme.sign(Sign::Ellipsis)),
        _ => {}
    }
    let space = line.width.saturating_sub(width(&right) + 2);
    let mut x = line.x;
    for (text, label) in left {
        x = paint.fitted(x, line.y, line.x + space.max(line.width / 3), &text, label);
    }
    paint.text(
        line.right().saturating_sub(width(&right)).max(x + 1),
        line.y,
        line.right(),
        &right,
        Label::Quiet,
    );
}

/// `3 claims`, `1 claim`.
fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// The line above the hints: what is typed into the search, else what was said.
fn message(paint: &mut Paint<'_>, app: &App, line: Rect) -> Option<Spot> {
    if let Some(input) = &app.find {
        let asked = if app.why.is_some() { "Why: " } else { "Find: " };
        let x = paint.text(line.x, line.y, line.right(), asked, Label::Quiet);
        let at = paint.input(x, line.y, line.right(), input, Label::Text);
        return Some(Spot { at: (at, line.y), shown: true });
    }
    if let Some(message) = &app.message {
        let label = if message.failed { Label::NotFound } else { Label::Text };
        paint.fitted(line.x, line.y, line.right(), &message.text, label);
    } else if let Some(search) = &app.search {
        let x = paint.text(line.x, line.y, line.right(), &format!("“{search}”"), Label::Match);
        paint.text(x, line.y, line.right(), "  n next, N previous, Esc ends", Label::Quiet);
    } else if let Some((view, _)) = app.review()
        && app.context() == Context::Review
    {
        let marked = view.marked.len();
        let mut said = Vec::new();
        if app.review().is_some_and(|(view, story)| story.claims.get(view.claim).is_some_and(is_rtl)) {
            said.push("right to left, shown in the order of reading".to_owned());
        }
        if marked > 0 {
            said.push(format!("{marked} marked"));
        }
        if view.filter != super::app::Filter::All {
            said.push(format!("showing {}", view.filter.name()));
        }
        if view.by_gravity {
            said.push("the gravest first".into());
        }
        paint.fitted(line.x, line.y, line.right(), &said.join(", "), Label::Quiet);
    }
    None
}

/// True for a claim in a script that runs from right to left.
fn is_rtl(claim: &copydesk_engine::Claim) -> bool {
    let rtl =
        |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    let letters = claim.text.chars().filter(|c| c.is_alphabetic());
    let (all, from_right) = letters.fold((0, 0), |(all, right), c| (all + 1, right + usize::from(rtl(c))));
    from_right * 2 > all
}

/// What the hint bar shows, in order; what does not work now is left out.
fn offered(context: Context) -> &'static [Action] {
    use Action as A;
    match context {
        Context::Desk => &[
            A::Open,
            A::Next,
            A::NextProblem,
            A::Corrections,
            A::Audit,
            A::Find,
            A::Palette,
            A::Help,
            A::Quit,
        ],
        Context::Review => &[
            A::Next,
            A::NextProblem,
            A::Verify,
            A::Wrong,
            A::Mark,
            A::NextPane,
            A::SideBySide,
            A::Undo,
            A::Versions,
            A::History,
            A::Corrections,
            A::Copy,
            A::Find,
            A::Back,
        ],
        Context::Composer => {
            &[A::Publish, A::Draft, A::NextField, A::NextKind, A::NextSource, A::NextStyle, A::Back]
        }
        Context::Page => {
            &[A::Next, A::NextProblem, A::Open, A::SideBySide, A::Copy, A::Find, A::PageDown, A::Back]
        }
        Context::Picker => &[
            A::Choose,
            A::Next,
            A::Shorter,
            A::Longer,
            A::More,
            A::StartLater,
            A::NextText,
            A::Find,
            A::Back,
        ],
        Context::Form => &[A::Save, A::NextField, A::Back, A::Redraw],
        Context::Help => &[A::PageDown, A::PageUp, A::Back, A::Redraw],
        Context::Palette => &[A::Open, A::Back, A::Redraw, A::Suspend],
    }
}

/// The action whose hint stands at a column of the hint line.
#[must_use]
pub fn hint_at(app: &App, x: u16) -> Option<Action> {
    let places = frame(app.size)?;
    let mut buffer = Buffer::empty(Rect::new(0, 0, app.size.0, app.size.1));
    let mut spots = Vec::new();
    hints(&mut Paint::new(&mut buffer, app.theme), app, places.hints, &mut spots);
    spots.into_iter().find(|(from, to, _)| (*from..*to).contains(&x)).map(|(_, _, action)| action)
}

/// What the hint bar shows while something is asked or typed: then the keys of the screen do not act.
fn asked(app: &App) -> Option<&'static [(&'static str, &'static str)]> {
    if app.question.is_some() {
        return Some(&[("y", "yes"), ("Esc", "no"), ("Enter", "no")]);
    }
    if app.find.is_some() {
        return Some(match app.why {
            Some(_) => &[
                ("Enter", "write it"),
                ("Esc", "write nothing"),
                ("C-w", "cut a word"),
                ("C-u", "cut it all"),
            ],
            None => &[("Enter", "find"), ("Esc", "end"), ("C-w", "cut a word"), ("C-u", "cut it all")],
        });
    }
    None
}

fn hints(paint: &mut Paint<'_>, app: &App, line: Rect, spots: &mut Vec<(u16, u16, Action)>) {
    if let Some(keys) = asked(app) {
        let mut x = line.x;
        for (key, word) in keys {
            x = paint.text(x, line.y, line.right(), key, Label::Key);
            x = paint.text(x + 1, line.y, line.right(), word, Label::Quiet) + 2;
        }
        return;
    }
    let context = app.context();
    // Help and the way out stand at the right end, always at the same place.
    let last: &[(&str, &str)] = match context {
        Context::Help | Context::Palette => &[],
        Context::Composer | Context::Form => &[("F1", "help")],
        Context::Desk | Context::Review | Context::Page | Context::Picker => &[("?", "help")],
    };
    let tail: u16 = last.iter().map(|(key, word)| width(key) + width(word) + 1).sum();
    let end = line.right().saturating_sub(tail + if tail > 0 { 2 } else { 0 });
    let mut x = line.x;
    for action in offered(context) {
        if why_not(app, *action).is_some() || *action == Action::Help {
            continue;
        }
        let entry = action.entry();
        let key = match action {
            Action::Next => "j k",
            Action::NextProblem => "n N",
            _ => entry.keys.first().copied().map_or("", shown),
        };
        let needed = width(key) + width(entry.hint) + 1;
        if x + needed > end {
            break;
        }
        let from = x;
        x = paint.text(x, line.y, end, key, Label::Key);
        x = paint.text(x + 1, line.y, end, entry.hint, Label::Quiet) + 2;
        spots.push((from, x - 2, *action));
    }
    let mut x = line.right().saturating_sub(tail);
    spots.push((x, line.right(), Action::Help));
    for (key, word) in last {
        x = paint.text(x, line.y, line.right(), key, Label::Key);
        x = paint.text(x + 1, line.y, line.right(), word, Label::Quiet);
    }
}
