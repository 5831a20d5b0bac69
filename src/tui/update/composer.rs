//! A correction being written: filled in from the evidence, shown as it would print, published after a question.

use super::super::app::{App, Composer, Deed, Question, Screen};
use super::super::input::Input;
use super::super::model::{Draft, Preview, Story};
use super::super::msg::{Effect, Written};
use super::decide::wait;
use crate::actions::Action;
use crate::desk::{CAUSES, SEVERITIES};
use copydesk_engine::{Claim, Finding, Level, Span, Verdict};
use std::rc::Rc;

/// Kinds of notice, in the order they are offered.
const KINDS: [&str; 6] = ["correction", "clarification", "update", "editors-note", "refile", "retraction"];
/// What one waits for before the question.
const PROVING: &str = "Making the proof";
/// How many fields are typed into.
const FIELDS: usize = 6;
/// House styles that are always there, in the order they are offered.
const STYLES: [&str; 7] = ["plain", "ap", "reuters", "nyt", "washington-post", "guardian", "bbc"];

/// Opens the composer for the selected claim.
pub fn open(app: &mut App, story: &Rc<Story>, effects: &mut Vec<Effect>) {
    let Some((view, _)) = app.review() else { return };
    let Some(claim) = story.claims.get(view.claim) else { return };
    let (wrong, right) = filled(story, claim);
    let mut sources: Vec<String> = Vec::new();
    for passage in story.passages(claim) {
        if !sources.contains(&passage.source) {
            sources.push(passage.source.clone());
        }
    }
    let draft = Draft {
        slug: story.slug.clone(),
        version: story.version.clone(),
        claim: Some(claim.id.clone()),
        source: sources.first().cloned().unwrap_or_default(),
        kind: KINDS[0].into(),
        ..Draft::default()
    };
    let unsaid = if right.is_empty() { unsaid(story, claim) } else { "" };
    let (wrong, right) = (Input::new(wrong), Input::new(right));
    let composer = Composer {
        draft,
        wrong,
        right,
        unsaid,
        sources,
        field: 1,
        sentence: claim.text.clone(),
        ..Composer::default()
    };
    app.screens.push(Screen::Composer(Box::new(composer)));
    changed(app, effects);
}

/// The wrong words and the right ones, as far as the findings say them: the smallest stretch of the claim that
/// holds every suggestion, and the same stretch with all of them put in.
pub fn filled(story: &Story, claim: &Claim) -> (String, String) {
    let mut fixes: Vec<(Span, &str)> = story
        .findings_of(claim)
        .filter_map(|finding| finding.suggestion.as_ref())
        .map(|fix| (fix.span, fix.replacement.as_str()))
        .filter(|(span, _)| claim.span.contains(*span))
        .collect();
    fixes.sort();
    fixes.dedup_by(|next, kept| next.0.overlaps(kept.0) || next.0 == kept.0);
    let Some((first, last)) = fixes.first().zip(fixes.last()) else {
        let worst = story.findings_of(claim).max_by_key(|finding| finding.level);
        return (worst.map_or_else(|| claim.text.clone(), |f: &Finding| f.text.clone()), String::new());
    };
    let within = |from: usize, to: usize| {
        Span::new(from.saturating_sub(claim.span.start), to.saturating_sub(claim.span.start)).of(&claim.text)
    };
    let wrong = within(first.0.start, last.0.end).to_owned();
    let mut right = String::new();
    let mut at = first.0.start;
    for (span, replacement) in &fixes {
        right.push_str(within(at, span.start));
        right.push_str(replacement);
        at = span.end;
    }
    (wrong, right)
}

/// Why the right words may have to be typed: nothing that was found has a value to put in their place.
fn unsaid(story: &Story, claim: &Claim) -> &'static str {
    let alarms = || story.findings_of(claim).filter(|finding| finding.level > Level::Note);
    if alarms().any(|finding| !finding.evidence.is_empty()) || claim.verdict == Verdict::Contradicted {
        "the source says otherwise, but gives no single right value"
    } else if alarms().next().is_some() {
        "the article is at odds with itself; no source settles it"
    } else {
        "no passage of a source says it otherwise"
    }
}

/// Puts back what was typed before the program ended.
pub fn fill(app: &mut App, written: Written, effects: &mut Vec<Effect>) {
    let Some(Screen::Composer(composer)) = app.screens.last_mut() else { return };
    let [wrong, right, reason, learned, found_by, note] = written.fields;
    (composer.wrong, composer.right) = (Input::new(wrong), Input::new(right));
    composer.reason = Input::new(reason);
    composer.more = [learned, found_by, note].map(Input::new);
    composer.field = written.field % FIELDS;
    composer.draft.kind = written.kind;
    composer.draft.style = written.style;
    composer.draft.source = written.source;
    changed(app, effects);
}

pub fn run(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    let styles = app.desk.as_ref().map(|desk| desk.styles.clone()).filter(|styles| !styles.is_empty());
    let Some(Screen::Composer(composer)) = app.screens.last_mut() else { return };
    match action {
        Action::NextField => composer.field = (composer.field + 1) % FIELDS,
        Action::PreviousField => composer.field = (composer.field + FIELDS - 1) % FIELDS,
        Action::NextSeverity => {
            composer.draft.severity = after_or_none(&SEVERITIES, &composer.draft.severity)
        }
        Action::NextCause => composer.draft.cause = after_or_none(&CAUSES, &composer.draft.cause),
        Action::NextKind => composer.draft.kind = after(&KINDS, &composer.draft.kind),
        Action::NextStyle => {
            let names = styles.unwrap_or_else(|| STYLES.map(str::to_owned).to_vec());
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            composer.draft.style = after(&names, &composer.draft.style);
        }
        Action::NextSource => {
            let sources: Vec<&str> = composer.sources.iter().map(String::as_str).collect();
            composer.draft.source = after(&sources, &composer.draft.source);
        }
        Action::PageDown => {
            // More than the longest pane has is no use, and would have to be scrolled back.
            let most = composer.preview.as_ref().map_or(0, |p| 3 * (p.steps.len() + p.diff.len()));
            return composer.top = (composer.top + 5).min(most);
        }
        Action::PageUp => return composer.top = composer.top.saturating_sub(5),
        Action::Publish => return ask(app),
        Action::Draft => {
            let draft = composer.draft.clone();
            if draft.right.trim().is_empty() && draft.note.trim().is_empty() {
                return app.fail("Say first what is right.");
            }
            app.screens.pop();
            return wait(app, "Keeping the draft", Effect::Keep(draft), effects);
        }
        _ => return,
    }
    changed(app, effects);
}

/// The next one; behind the last, none.
fn after_or_none(all: &[&str], now: &str) -> String {
    let at = all.iter().position(|one| *one == now).map_or(0, |n| n + 1);
    all.get(at).map_or_else(String::new, |one| (*one).to_owned())
}

fn after(all: &[&str], now: &str) -> String {
    let at = all.iter().position(|one| *one == now).map_or(0, |n| n + 1);
    all.get(at % all.len().max(1)).map_or_else(String::new, |one| (*one).to_owned())
}

/// Asks before it publishes, where the preview has no objection.
fn ask(app: &mut App) {
    let Some(Screen::Composer(composer)) = app.screens.last() else { return };
    let draft = composer.draft.clone();
    let current = composer.preview.as_ref().filter(|_| composer.generation == app.generation);
    match current {
        None => {
            if let Some(Screen::Composer(composer)) = app.screens.last_mut() {
                composer.waits = true;
            }
            app.busy = Some(PROVING.into());
        }
        Some(Preview { blocked: Some(reason), .. }) => {
            let reason = reason.clone();
            app.fail(format!("Not published: {reason}"));
        }
        Some(_) => {
            let text = format!(
                "Publish this {} of {}? It becomes a new version, a record in corrections.toml and a line of \
                 history, and cannot be taken back.",
                draft.kind, draft.slug
            );
            app.question = Some(Question { text, yes: Deed::Publish(Box::new(draft)) });
        }
    }
}

impl Composer {
    /// The field that has the keys.
    const fn input(&mut self) -> &mut Input {
        match self.field {
            0 => &mut self.wrong,
            1 => &mut self.right,
            2 => &mut self.reason,
            3 => &mut self.more[0],
            4 => &mut self.more[1],
            _ => &mut self.more[2],
        }
    }
}

/// A key for the field that has the keys; false if it edits nothing.
pub fn key(app: &mut App, key: &str, effects: &mut Vec<Effect>) -> bool {
    let Some(Screen::Composer(composer)) = app.screens.last_mut() else { return false };
    let input = composer.input();
    let before = input.text().to_owned();
    if !input.key(key) {
        return false;
    }
    if input.text() != before {
        changed(app, effects);
    }
    true
}

/// Text for the field that has the keys.
pub fn paste(app: &mut App, text: &str, effects: &mut Vec<Effect>) {
    if let Some(Screen::Composer(composer)) = app.screens.last_mut() {
        composer.input().insert(text);
        changed(app, effects);
    }
}

/// The draft is another: asks what it would give.
fn changed(app: &mut App, effects: &mut Vec<Effect>) {
    give_up(app);
    app.generation += 1;
    let generation = app.generation;
    let Some(Screen::Composer(composer)) = app.screens.last_mut() else { return };
    composer.draft.wrong = composer.wrong.text().to_owned();
    composer.draft.right = composer.right.text().to_owned();
    composer.draft.reason = composer.reason.text().to_owned();
    let [learned, found_by, note] = &composer.more;
    composer.draft.learned = learned.text().to_owned();
    composer.draft.found_by = found_by.text().to_owned();
    composer.draft.note = note.text().to_owned();
    effects.push(Effect::Preview(generation, composer.draft.clone()));
}

/// Takes a preview in, if it is the one last asked for; the old one stays on the screen until then.
pub fn previewed(app: &mut App, generation: u64, preview: Preview) {
    if generation != app.generation {
        return;
    }
    if let Some(Screen::Composer(composer)) = app.screens.last_mut() {
        composer.generation = generation;
        composer.preview = Some(preview);
        if std::mem::take(&mut composer.waits) {
            app.busy = None;
            ask(app);
        }
    }
}

/// The key that publishes was pressed before the proof was there; true if that is given up.
pub fn give_up(app: &mut App) -> bool {
    let Some(Screen::Composer(composer)) = app.screens.last_mut() else { return false };
    let waited = std::mem::take(&mut composer.waits);
    if waited {
        app.busy = None;
    }
    waited
}
