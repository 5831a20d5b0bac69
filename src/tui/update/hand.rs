//! Claims and evidence by hand: what the picker and the form of a source do.

use super::super::app::{App, Reasoned, Screen};
use super::super::form::{Form, Purpose as Asked};
use super::super::input::Input;
use super::super::model::{SourceText, Story};
use super::super::msg::{Aside, Effect, Work};
use super::super::picker::{Picker, Purpose, Step, Text};
use super::decide::wait;
use crate::actions::Action;
use crate::desk::TypedSource;
use copydesk_engine::Span;
use std::rc::Rc;

/// Opens what an action on the review screen needs.
pub fn open(app: &mut App, story: &Rc<Story>, action: Action, effects: &mut Vec<Effect>) {
    let Some((view, _)) = app.review() else { return };
    let claim = story.claims.get(view.claim);
    let at = claim.and_then(|claim| story.document.at(claim.place, claim.span));
    match (action, claim) {
        (Action::AddClaim, _) => {
            let text = Rc::new(Text::new("", &story.slug, &story.document.text));
            let picker = Picker::new(Purpose::Add, vec![text], "", at.map_or(0, |span| span.end));
            app.screens.push(Screen::Picker(Box::new(picker)));
        }
        (Action::SplitClaim, Some(claim)) => {
            let text = Rc::new(Text::new("", "Split", &claim.text));
            let mut picker = Picker::new(Purpose::Split(claim.id.clone()), vec![text], "", 0);
            picker.chosen = Span::new(0, seam(&claim.text));
            app.screens.push(Screen::Picker(Box::new(picker)));
        }
        (Action::MergeClaims, Some(claim)) => {
            let mut ids: Vec<_> = view.marked.iter().cloned().collect();
            if ids.is_empty() {
                // With the next one of the text.
                ids.push(claim.id.clone());
                ids.extend(story.claims.get(view.claim + 1).map(|next| next.id.clone()));
            }
            if let Some(view) = app.review_view() {
                view.marked.clear();
            }
            by_hand(app, story, Work::Merge(ids), effects);
        }
        (Action::ChooseEvidence, Some(claim)) => {
            let texts: Vec<Rc<Text>> = story.sources.iter().map(|(id, source)| text(id, source)).collect();
            let passage = story.passages(claim).first().copied().cloned();
            let mut picker = Picker::new(Purpose::Evidence(claim.id.clone()), texts, &claim.text, 0);
            if let Some(passage) = passage {
                picker.at = picker.texts.iter().position(|text| text.id == passage.source).unwrap_or(0);
                picker.chosen = passage.span;
            }
            app.screens.push(Screen::Picker(Box::new(picker)));
            wait(app, "Reading the other sources", Effect::AllSources, effects);
        }
        (Action::AddSource, _) => {
            let mut form = Form::source(&story.slug);
            if let Some(written) = app.unsent.take() {
                form.fill(&written);
            }
            app.screens.push(Screen::Form(Box::new(form)));
        }
        _ => app.fail("There is no claim here."),
    }
}

/// Where a sentence is cut if nobody says otherwise: before the `and` nearest to its middle, else at a blank there.
fn seam(text: &str) -> usize {
    let middle = text.len() / 2;
    let nearest = |found: Vec<usize>| found.into_iter().min_by_key(|at| at.abs_diff(middle));
    let ands = [" and ", " but ", ", ", "; "]
        .iter()
        .find_map(|joint| nearest(text.match_indices(joint).map(|(at, _)| at).collect()));
    let blank = || nearest(text.match_indices(' ').map(|(at, _)| at).collect());
    ands.or_else(blank).unwrap_or(text.len())
}

fn text(id: &str, source: &SourceText) -> Rc<Text> {
    Rc::new(Text::new(id, &source.title, &source.text))
}

/// The other sources of the desk are there.
pub fn all_sources(app: &mut App, sources: &[(String, SourceText)]) {
    app.busy = None;
    if let Some(Screen::Picker(picker)) = app.screens.last_mut() {
        for (id, source) in sources {
            if !picker.texts.iter().any(|known| known.id == *id) {
                picker.texts.push(text(id, source));
            }
        }
        if picker.chosen.is_empty() {
            picker.step(Step::Sentence(0));
        }
    }
}

/// An action in the picker.
pub fn pick(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    let half = isize::try_from(app.size.1 / 4).unwrap_or(1).max(1);
    let search = app.search.clone();
    let Some(Screen::Picker(picker)) = app.screens.last_mut() else { return };
    let splits = matches!(picker.purpose, Purpose::Split(_));
    let step = match action {
        Action::Next if splits => Step::End(true),
        Action::Previous if splits => Step::End(false),
        Action::Next => Step::Sentence(1),
        Action::Previous => Step::Sentence(-1),
        Action::PageDown => Step::Sentence(half),
        Action::PageUp => Step::Sentence(-half),
        Action::First => Step::Sentence(isize::MIN),
        Action::Last => Step::Sentence(isize::MAX),
        Action::Longer => Step::End(true),
        Action::Shorter => Step::End(false),
        Action::StartLater => Step::Start(true),
        Action::StartEarlier => Step::Start(false),
        Action::More => Step::More(true),
        Action::Less => Step::More(false),
        Action::NextText => Step::Text(1),
        Action::PreviousText => Step::Text(-1),
        Action::Choose => return choose(app, effects),
        Action::NextProblem | Action::PreviousProblem => {
            let Some(words) = search else { return app.fail("Search for something first: /.") };
            if !picker.seek(&words, action == Action::NextProblem, false) {
                app.fail(format!("Nothing here has “{words}”."));
            }
            return;
        }
        _ => return,
    };
    // Of a sentence that is split, only the seam can be moved.
    if !splits || matches!(step, Step::End(_)) {
        picker.step(step);
    }
}

/// The first sentence that has the words that are being typed.
pub fn seek(app: &mut App, words: &str) {
    if let Some(Screen::Picker(picker)) = app.screens.last_mut()
        && !picker.seek(words, true, true)
    {
        app.fail(format!("Nothing here has “{words}”."));
    }
}

fn choose(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(story) = app.story.clone() else { return };
    let Some(Screen::Picker(picker)) = app.screens.last() else { return };
    if picker.words().trim().is_empty() {
        return app.fail("There are no words in it.");
    }
    let chosen = picker.chosen;
    let work = match &picker.purpose {
        Purpose::Add => {
            let Some((place, start)) = story.document.part_at(chosen.start) else { return };
            Work::Add(place, Span::new(chosen.start - start, chosen.end.saturating_sub(start)))
        }
        Purpose::Split(id) => {
            let Some(claim) = story.claims.iter().find(|claim| claim.id == *id) else { return };
            Work::Split(id.clone(), claim.span.start + chosen.end)
        }
        Purpose::Evidence(id) => {
            let source = picker.text().map(|text| text.id.clone()).unwrap_or_default();
            Work::Evidence(id.clone(), source, chosen)
        }
    };
    app.screens.pop();
    by_hand(app, &story, work, effects);
}

fn by_hand(app: &mut App, story: &Story, work: Work, effects: &mut Vec<Effect>) {
    wait(app, "Writing", Effect::ByHand(story.slug.clone(), story.version.clone(), work), effects);
}

/// Asks why the gravest finding on the claim is put aside.
pub fn ask_why_aside(app: &mut App, story: &Story) {
    if let Some(aside) = app.review().and_then(|(view, _)| story.gravest(story.claims.get(view.claim)?)) {
        app.why = Some(Reasoned::Aside(aside));
        app.find = Some(Input::default());
    }
}

/// The reason was typed.
pub fn put_aside(app: &mut App, aside: Aside, why: String, effects: &mut Vec<Effect>) {
    if let Some(story) = app.story.clone() {
        by_hand(app, &story, Work::PutAside(aside, why), effects);
    }
}

/// An action in a form.
pub fn form(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    let story = app.story.clone();
    let Some(Screen::Form(form)) = app.screens.last_mut() else { return };
    match action {
        Action::NextField => form.step(1),
        Action::PreviousField => form.step(form.fields.len().saturating_sub(1)),
        Action::Save if form.purpose == Asked::Import => {
            let written = form.written();
            if written.first().is_none_or(|path| path.trim().is_empty()) {
                return app.fail("Say which file or folder.");
            }
            app.screens.pop();
            wait(app, "Bringing files in", Effect::Import(written), effects);
        }
        Action::Save => {
            let Some(story) = story else { return };
            let written = form.written();
            let field = |n: usize| written.get(n).cloned().unwrap_or_default();
            let typed = TypedSource {
                title: field(0),
                publisher: field(1),
                url: field(2),
                published: field(3),
                kind: field(4),
                text: field(5),
            };
            let effect = Effect::AddSource(story.slug.clone(), story.version.clone(), typed);
            wait(app, "Keeping the source", effect, effects);
        }
        _ => {}
    }
}
