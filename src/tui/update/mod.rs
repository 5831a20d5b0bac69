//! What a message does to the state. Pure: everything outside is asked for as an effect.

mod composer;
mod decide;
mod hand;
mod life;
mod lists;
mod overlay;
mod review;
mod settle;

pub use composer::filled;
pub use overlay::{found, helped, matches};

use super::app::{App, Filter, ListView, Order, PageView, ReviewView, Screen, theme_of, why_not};
use super::form::{Form, Purpose as Asked};
use super::keys;
use super::layout::Pane;
use super::model::{ArticleRow, DeskView, Story};
use super::msg::{Effect, Msg, Place};
use crate::actions::{Action, Context, Meaning, meaning};
use copydesk_engine::{Claim, ClaimId};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// How many stories are kept open, one above the other.
const DEEPEST: usize = 8;

/// Takes a message; gives what has to be done outside.
pub fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    let before = app.place();
    let mut effects = Vec::new();
    match msg {
        Msg::Key(key) => press(app, &key, None, &mut effects),
        Msg::Letter(key, base) => press(app, &key, Some(base), &mut effects),
        Msg::Ground(ground) => {
            app.look.ground = Some(ground);
            app.theme = app.look.theme();
        }
        // What the loop needs of them it has taken; the look came with them.
        Msg::Settings(settings) => app.layout = settings.layout.as_slice().into(),
        Msg::Shown(data) => {
            let view =
                PageView { title: data.title.clone(), data: Some(Rc::new(data)), ..PageView::default() };
            app.screens.push(Screen::Page(view));
        }
        Msg::Paste(text) => paste(app, &text, &mut effects),
        Msg::Mouse(click, x, y) => lists::mouse(app, click, (x, y), &mut effects),
        Msg::Resize(width, height) => {
            settle::note_scroll(app);
            app.size = (width, height);
            settle::recall_scroll(app);
        }
        Msg::Desk(desk) => {
            app.busy = None;
            if let Some(problem) = app.problems.pop().or_else(|| desk.problems.first().cloned()) {
                app.fail(problem);
            }
            lists::desk_read(app, *desk);
        }
        Msg::Checked(slug, found) => lists::checked(app, &slug, found),
        Msg::Progress(progress) => {
            // What was given up may still say where it was then.
            let given_up = app.halted && app.busy.is_none();
            app.progress = (progress.done < progress.all && !given_up).then_some(progress);
        }
        Msg::Slow => app.slow = true,
        Msg::Fatal(why) => effects.push(Effect::Fail(why)),
        Msg::Story(story) => opened(app, *story, &mut effects),
        Msg::Preview(generation, preview) => composer::previewed(app, generation, *preview),
        Msg::Page(data) => lists::page_ready(app, *data),
        Msg::Sources(sources) => hand::all_sources(app, &sources),
        Msg::Added(text) => {
            app.busy = None;
            app.unsent = None;
            app.screens.retain(|screen| screen.context() != Context::Form);
            app.tell(text);
        }
        Msg::Published(text) => {
            app.busy = None;
            app.screens.retain(|screen| screen.context() != Context::Composer);
            app.tell(text);
        }
        Msg::Told(text) => {
            app.busy = None;
            app.tell(text);
        }
        Msg::Failed(text) => {
            app.busy = None;
            app.opening = None;
            // A place of another day that is gone is no news: the list is there.
            let stale = app.coming_back.take().is_some() && app.context() == Context::Desk;
            if !stale {
                app.fail(text);
            }
        }
    }
    app.slow &= app.busy.is_some();
    settle::settle(app);
    let after = app.place();
    // While a story is being opened there is no place to come back to.
    let settled =
        after.slug.is_some() || !app.screens.iter().any(|screen| matches!(screen, Screen::Review(_)));
    if after != before && settled {
        effects.push(Effect::Remember(after));
    }
    effects
}

/// A key; `base` is the key in its place, where the terminal knows it.
fn press(app: &mut App, key: &str, base: Option<char>, effects: &mut Vec<Effect>) {
    if app.breakable && key == "F12" {
        return effects.push(Effect::Break);
    }
    if app.question.is_some() {
        return overlay::answer(app, key, effects);
    }
    app.message = None;
    if app.find.is_some() {
        return overlay::finding(app, key, effects);
    }
    let context = app.context();
    let prefix = app.prefix.take();
    if prefix.is_none() && overlay::types(app, key, effects) {
        return;
    }
    if prefix.is_some() && matches!(key, "Esc" | "C-g") {
        return;
    }
    let whole = |key: &str| match &prefix {
        Some(prefix) => format!("{prefix} {key}"),
        None => key.to_owned(),
    };
    let mut meant = meaning(context, &whole(key));
    let mut used = key.to_owned();
    // A letter of another layout stands for the key in its place.
    if meant == Meaning::Nothing
        && let Some(latin) = keys::typed(key).and_then(|c| {
            let own = app.layout.iter().find(|(letter, _)| *letter == c).map(|(_, key)| *key);
            base.or(own).or_else(|| keys::latin(c))
        })
    {
        used = latin.to_string();
        meant = meaning(context, &whole(&used));
    }
    match meant {
        Meaning::Run(action) => run(app, action, effects),
        Meaning::Prefix => app.prefix = Some(used),
        Meaning::Nothing => {
            if prefix.is_some() {
                app.fail(format!("{} does nothing here. ? shows the keys.", whole(key)));
            }
        }
    }
}

/// Runs an action, or says why it does not work now.
pub(super) fn run(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    if let Some(reason) = why_not(app, action) {
        return app.fail(reason);
    }
    match action {
        Action::Help => overlay::help(app),
        Action::Palette => overlay::palette(app),
        Action::Find => app.find = Some(super::input::Input::default()),
        Action::Back => back(app, effects),
        Action::Quit => effects.push(Effect::Quit),
        Action::Suspend => effects.push(Effect::Suspend),
        Action::Redraw => effects.push(Effect::Redraw),
        Action::Mouse => {
            app.mouse = !app.mouse;
            effects.push(Effect::Mouse(app.mouse));
            app.tell(if app.mouse { "The mouse is on. F8 turns it off." } else { "The mouse is off." });
        }
        Action::Import => app.screens.push(Screen::Form(Box::new(Form::import()))),
        Action::Undo => decide::wait(app, "Undoing", Effect::Undo, effects),
        Action::Redo => decide::wait(app, "Deciding again", Effect::Redo, effects),
        Action::GoDesk => app.screens.retain(|screen| matches!(screen, Screen::Desk(_))),
        Action::Corrections
        | Action::Sources
        | Action::Audit
        | Action::Versions
        | Action::History
        | Action::Settings
        | Action::Styles => lists::ask_page(app, action, effects),
        Action::ThemeAuto | Action::ThemeLight | Action::ThemeDark | Action::ThemeMono => {
            if let Some(name) = theme_of(action) {
                name.clone_into(&mut app.look.theme);
                effects.push(Effect::Set("theme".into(), Some(name.into())));
                app.tell(format!("Theme: {name}."));
            }
        }
        action => match app.context() {
            Context::Review => review::run(app, action, effects),
            Context::Composer => composer::run(app, action, effects),
            Context::Picker => hand::pick(app, action, effects),
            Context::Form => hand::form(app, action, effects),
            _ => lists::run(app, action, effects),
        },
    }
}

/// Gives up what takes long, if Esc is meant for it: what one waits for, or the check of the list in front.
fn cancel(app: &mut App, effects: &mut Vec<Effect>) -> bool {
    if composer::give_up(app) {
        app.fail("Not published.");
        return true;
    }
    if let Some(busy) = app.busy.take() {
        app.given_up = app.opening.take();
        app.fail(format!("Cancelled: {busy}."));
        effects.push(Effect::Cancel);
        return true;
    }
    // Only what the head tells of: what is known already is checked again quietly.
    let known = |desk: &Rc<DeskView>| desk.articles.iter().all(ArticleRow::is_known);
    let told =
        app.context() == Context::Desk && app.search.is_none() && !app.desk.as_ref().is_some_and(known);
    match app.progress.take_if(|_| told) {
        Some(progress) => {
            app.halted = true;
            app.fail(format!("Cancelled: {} {}/{}.", progress.what, progress.done, progress.all));
            effects.push(Effect::Cancel);
            true
        }
        None => false,
    }
}

/// One step back: what takes long, a search, then the screen; the last screen stays.
fn back(app: &mut App, effects: &mut Vec<Effect>) {
    // What lies over a screen is in the way of what it does, not the thing to be given up.
    if matches!(app.context(), Context::Help | Context::Palette) && app.screens.len() > 1 {
        app.screens.pop();
        return;
    }
    if cancel(app, effects) {
        return;
    }
    if app.search.take().is_some() {
        return;
    }
    if let Some(Screen::Form(form)) = app.screens.last()
        && form.purpose == Asked::Source
    {
        app.unsent = Some(form.written());
    }
    if app.screens.len() > 1 {
        if let Some(Screen::Review(_)) = app.screens.pop() {
            bring_back(app, effects);
        }
    } else if app.context() == Context::Review {
        // A story that was opened first has the desk below it.
        app.screens = vec![Screen::Desk(ListView::default())];
    }
    if app.context() == Context::Desk {
        effects.push(Effect::OpenDesk);
    }
}

/// The story of the review that is the uppermost again, where another was open above it; it is read again as well, since
/// what was done meanwhile may have touched it.
fn bring_back(app: &mut App, effects: &mut Vec<Effect>) {
    if let Some(story) = app.review_view().and_then(|view| view.kept.take()) {
        if !story.foreign {
            effects.push(Effect::OpenStory(story.slug.clone(), Some(story.version.clone())));
        }
        app.story = Some(story);
    }
}

fn paste(app: &mut App, text: &str, effects: &mut Vec<Effect>) {
    app.message = None;
    let taken = if let Some(find) = &mut app.find {
        find.insert(text);
        true
    } else {
        overlay::paste(app, text, effects)
    };
    if !taken {
        app.fail("Nothing here takes a paste. Open a search (/) or a correction (w) first.");
    }
}

/// Opens a story, or takes it in where it was read again: then the claim, or its neighbour, stays selected.
fn opened(app: &mut App, mut story: Story, effects: &mut Vec<Effect>) {
    let opening = app.opening.take().is_some();
    if !opening && app.given_up.take().is_some_and(|slug| slug == story.slug) {
        return;
    }
    app.busy = None;
    let old = app.story.take();
    let same = !opening && old.as_ref().is_some_and(|old| old.slug == story.slug);
    if let Some(old) = old.as_ref().filter(|_| same) {
        saved(app, old, &mut story);
    }
    let place = app.coming_back.take().filter(|place| place.slug.as_deref() == Some(&*story.slug));
    let id = match (&place, &old) {
        (Some(place), _) => place.claim.clone(),
        (None, Some(old)) if same => {
            app.review_view().and_then(|view| old.claims.get(view.claim)).map(|claim| claim.id.0.clone())
        }
        _ => None,
    };
    let at = id.and_then(|id| story.claims.iter().position(|claim| claim.id.0 == id));
    let first = story.claims.iter().position(|claim| story.is_problem(claim)).unwrap_or(0);
    let count = story.claims.len();
    app.story = Some(Rc::new(story));
    if same && app.review_view().is_some() {
        if let Some(view) = app.review_view() {
            view.claim = at.unwrap_or(view.claim).min(count.saturating_sub(1));
        }
        return;
    }
    let place = place.unwrap_or_default();
    app.order = Order::named(&place.order);
    app.search = place.search.clone();
    // What was open stays below, for the way back; a story that is opened from the list starts anew.
    if let (Some(old), Some(view)) = (old, app.review_view()) {
        view.kept = Some(old);
    }
    let reviews = app.screens.iter().filter(|screen| matches!(screen, Screen::Review(_))).count();
    if reviews >= DEEPEST {
        let oldest = app.screens.iter().position(|screen| matches!(screen, Screen::Review(_)));
        oldest.map(|at| app.screens.remove(at));
    }
    let view = ReviewView {
        claim: at.unwrap_or(first),
        pane: Pane::nth(place.pane),
        filter: Filter::named(&place.filter),
        by_gravity: place.by_gravity,
        passage: if at.is_some() { place.passage } else { 0 },
        beside: place.beside,
        zoomed: place.zoomed,
        tops: place.scroll,
        ..ReviewView::default()
    };
    app.screens.push(Screen::Review(view));
    if let (Some(written), true, Some(story)) = (place.written, at.is_some(), app.story.clone()) {
        composer::open(app, &story, effects);
        composer::fill(app, written, effects);
    }
    if let (Some(written), Some(story)) = (place.form, app.story.clone()) {
        app.unsent = Some(written);
        hand::open(app, &story, Action::AddSource, effects);
    }
}

/// The text was saved: marks the claims that are new, and says what changed. Decisions stay with their claims.
fn saved(app: &mut App, old: &Story, story: &mut Story) {
    if old.document.text == story.document.text {
        story.changed = story
            .claims
            .iter()
            .filter(|claim| old.changed.contains(&claim.id))
            .map(|claim| claim.id.clone())
            .collect();
        return;
    }
    let known: BTreeMap<&ClaimId, &str> = old.claims.iter().map(|it| (&it.id, it.text.as_str())).collect();
    let now: BTreeSet<&ClaimId> = story.claims.iter().map(|claim| &claim.id).collect();
    let gone = known.keys().filter(|id| !now.contains(**id)).count();
    // A claim of a new version keeps its id when its words were put right.
    let is_changed = |claim: &&Claim| known.get(&claim.id) != Some(&claim.text.as_str());
    story.changed = story.claims.iter().filter(is_changed).map(|claim| claim.id.clone()).collect();
    let changed = story.changed.len();
    if old.version != story.version {
        // What made the new version has said so.
        return;
    }
    app.tell(format!(
        "Checked again: {changed} changed or new, {gone} gone, {} kept.",
        story.claims.len() - changed
    ));
}

impl App {
    /// The review screen of the stack, to change.
    pub(super) fn review_view(&mut self) -> Option<&mut ReviewView> {
        self.screens.iter_mut().rev().find_map(|screen| match screen {
            Screen::Review(view) => Some(view),
            _ => None,
        })
    }

    /// The page in front, to change.
    pub(super) fn page_view(&mut self) -> Option<&mut PageView> {
        match self.screens.last_mut() {
            Some(Screen::Page(view)) => Some(view),
            _ => None,
        }
    }

    /// What to do first: read the desk, and come back to where one was.
    pub fn start(&mut self, slug: Option<String>, place: Option<Place>) -> Vec<Effect> {
        self.busy = Some("Reading the desk".into());
        let mut effects = vec![Effect::OpenDesk];
        self.opening = slug.clone().or_else(|| place.as_ref().and_then(|place| place.slug.clone()));
        if let Some(slug) = slug {
            effects.push(Effect::OpenStory(slug, None));
        } else if let Some(place) = place
            && let Some(slug) = place.slug.clone()
        {
            effects.push(Effect::OpenStory(slug, place.version.clone()));
            self.coming_back = Some(place);
        }
        effects
    }
}
