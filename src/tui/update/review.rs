//! The review screen: moving among claims and panes, looking, deciding.

use super::super::app::{App, Filter, ReviewView};
use super::super::layout::{Pane, frame, review};
use super::super::model::Story;
use super::super::msg::Effect;
use super::{composer, decide};
use crate::actions::Action;
use std::rc::Rc;

pub fn run(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    let Some(story) = app.story.clone() else { return };
    let page = page(app);
    let search = app.search.clone();
    let Some(view) = app.review_view() else { return };
    match action {
        Action::Next => step(view, &story, 1),
        Action::Previous => step(view, &story, -1),
        Action::PageDown => step(view, &story, page),
        Action::PageUp => step(view, &story, -page),
        Action::First => step(view, &story, isize::MIN),
        Action::Last => step(view, &story, isize::MAX),
        Action::NextProblem | Action::PreviousProblem => {
            let forward = action == Action::NextProblem;
            if let Some(said) = problem(view, &story, search.as_deref(), forward) {
                app.fail(said);
            }
        }
        Action::NextPane => view.pane = Pane::nth(view.pane as usize + 1),
        Action::PreviousPane => view.pane = Pane::nth(view.pane as usize + 3),
        Action::Open => view.pane = if view.pane == Pane::Claims { Pane::Source } else { Pane::Claims },
        Action::Zoom => view.zoomed = !view.zoomed,
        Action::NextEvidence | Action::PreviousEvidence => {
            let passages = story.claims.get(view.claim).map_or(1, |claim| story.passages(claim).len()).max(1);
            let by = if action == Action::NextEvidence { 1 } else { passages - 1 };
            view.passage = (view.passage + by) % passages;
            view.tops[Pane::Source as usize] = 0;
        }
        Action::SideBySide => {
            view.beside = !view.beside;
            view.tops[Pane::Source as usize] = 0;
        }
        Action::ShowAll
        | Action::ShowOpen
        | Action::ShowContradicted
        | Action::ShowQuotes
        | Action::ShowNames
        | Action::ShowMine => {
            view.filter = filter(action);
            let (name, count) = (view.filter.name(), view.shown(&story).len());
            app.tell(format!("Showing {name}: {count}."));
        }
        Action::Sort => {
            view.by_gravity = !view.by_gravity;
            let order = if view.by_gravity { "The gravest first." } else { "In the order of the text." };
            app.tell(order);
        }
        Action::Mark => {
            if let Some(claim) = story.claims.get(view.claim) {
                if !view.marked.remove(&claim.id) {
                    view.marked.insert(claim.id.clone());
                }
                step(view, &story, 1);
            }
        }
        Action::AddClaim
        | Action::SplitClaim
        | Action::MergeClaims
        | Action::ChooseEvidence
        | Action::AddSource => super::hand::open(app, &story, action, effects),
        Action::PutAside => super::hand::ask_why_aside(app, &story),
        Action::Report => super::life::report(app, &story, effects),
        Action::Wrong => composer::open(app, &story, effects),
        Action::Copy | Action::CopyCitation => copy(app, &story, action, effects),
        Action::Edit => edit(app, &story, effects),
        Action::Original => original(app, &story, effects),
        action => decide::decide(app, &story, action, effects),
    }
}

const fn filter(action: Action) -> Filter {
    match action {
        Action::ShowOpen => Filter::Open,
        Action::ShowContradicted => Filter::Contradicted,
        Action::ShowQuotes => Filter::Quotes,
        Action::ShowNames => Filter::Names,
        Action::ShowMine => Filter::Mine,
        _ => Filter::All,
    }
}

/// Half a screen of claims, or of the pane that scrolls.
fn page(app: &App) -> isize {
    let height = frame(app.size).zip(app.review()).map_or(2, |(frame, (view, _))| {
        review(frame.body, app.size, &view.shape()).get(view.pane).map_or(2, |pane| pane.inner.height)
    });
    isize::try_from(height / 2).unwrap_or(1).max(1)
}

/// Another claim; or, where the source or the log has the keys, another line of it.
fn step(view: &mut ReviewView, story: &Story, by: isize) {
    if matches!(view.pane, Pane::Source | Pane::Log) {
        let top = &mut view.tops[view.pane as usize];
        *top = top.saturating_add_signed(by);
        return;
    }
    let shown = view.shown(story);
    let Some(last) = shown.len().checked_sub(1) else { return };
    let at = shown.iter().position(|n| *n == view.claim).unwrap_or(0);
    select(view, shown[at.saturating_add_signed(by).min(last)]);
}

fn select(view: &mut ReviewView, claim: usize) {
    if view.claim != claim {
        view.claim = claim;
        view.passage = 0;
        (view.tops[Pane::Source as usize], view.tops[Pane::Log as usize]) = (0, 0);
    }
}

/// Goes to the next problem or match; gives a sentence if there is none.
fn problem(view: &mut ReviewView, story: &Story, search: Option<&str>, forward: bool) -> Option<String> {
    let shown = view.shown(story);
    let at = shown.iter().position(|n| *n == view.claim).unwrap_or(0);
    let hits = |n: &&usize| match search {
        Some(words) => super::overlay::matches(&story.claims[**n].text, words),
        None => story.is_problem(&story.claims[**n]),
    };
    let found = if forward {
        let (before, after) = shown.split_at((at + 1).min(shown.len()));
        after.iter().chain(before).find(hits)
    } else {
        let (before, after) = shown.split_at(at);
        before.iter().rev().chain(after.iter().rev()).find(hits)
    };
    match (found, search) {
        (Some(n), _) => {
            select(view, *n);
            None
        }
        (None, Some(words)) => Some(format!("No claim has “{words}”.")),
        (None, None) => Some("No open problem is left among these claims.".into()),
    }
}

/// The first claim at or after the selected one that has the words.
pub fn seek(app: &mut App, words: &str) {
    let Some(story) = app.story.clone() else { return };
    let Some(view) = app.review_view() else { return };
    let here = story.claims.get(view.claim);
    if here.is_some_and(|claim| super::overlay::matches(&claim.text, words)) {
        return;
    }
    if let Some(said) = problem(view, &story, Some(words), true) {
        app.fail(said);
    }
}

fn copy(app: &App, story: &Rc<Story>, action: Action, effects: &mut Vec<Effect>) {
    let Some((view, _)) = app.review() else { return };
    let Some(claim) = story.claims.get(view.claim) else { return };
    if action == Action::Copy {
        return effects.push(Effect::Copy(claim.text.clone(), "the claim"));
    }
    let passages = story.passages(claim);
    let Some(passage) = passages.get(view.passage).or(passages.first()) else { return };
    let title = story.sources.get(&passage.source).map_or(&passage.source, |source| &source.title);
    let place = super::super::model::locator(&passage.locator);
    let place = if place.is_empty() { String::new() } else { format!(", {place}") };
    let citation = format!("“{}” ({title}{place})", passage.text.trim());
    effects.push(Effect::Copy(citation, "the citation"));
}

fn edit(app: &mut App, story: &Rc<Story>, effects: &mut Vec<Effect>) {
    let Some(path) = story.path.clone() else { return app.fail("This version has no file of its own.") };
    if story.published {
        return app.fail("A published version is never rewritten: w writes a correction of it.");
    }
    let span = app.review().and_then(|(view, _)| story.claims.get(view.claim));
    let at = span.and_then(|claim| story.document.at(claim.place, claim.span));
    effects.push(Effect::Edit(path, at.map_or(1, |span| story.document.file_line(span.start))));
}

fn original(app: &mut App, story: &Rc<Story>, effects: &mut Vec<Effect>) {
    let Some((view, _)) = app.review() else { return };
    let Some(claim) = story.claims.get(view.claim) else { return };
    let passages = story.passages(claim);
    let passage = passages.get(view.passage).or(passages.first());
    let source = passage.and_then(|passage| story.sources.get(&passage.source));
    let page = passage.and_then(|passage| passage.locator.page);
    let original = source.and_then(|source| Some((source.path.clone()?, source.referred.clone())));
    match original {
        Some((path, Some(sum))) => {
            decide::wait(app, "Looking at the original", Effect::Referred(path, page, sum), effects)
        }
        Some((path, None)) => effects.push(Effect::Original(path, page)),
        None => app.fail("The original of this source is not on the desk."),
    }
}
