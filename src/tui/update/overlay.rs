//! What lies over a screen: help, palette, search line, question.

use super::super::app::{App, Deed, HelpView, ListView, PaletteView, Screen, fit};
use super::super::input::Input;
use super::super::model::LifeStep;
use super::super::msg::Effect;
use super::{composer, hand, lists, review};
use crate::actions::{Action, Context, of};

/// Opens the keys of the screen in front.
pub fn help(app: &mut App) {
    let context = app.below();
    if app.context() != Context::Help {
        app.screens.push(Screen::Help(HelpView { context, filter: Input::default(), top: 0 }));
    }
}

/// Opens the list of all actions.
pub fn palette(app: &mut App) {
    let context = app.below();
    if app.context() != Context::Palette {
        let list = ListView::default();
        app.screens.push(Screen::Palette(PaletteView { context, filter: Input::default(), list }));
    }
}

/// The actions that a palette shows for what was typed, the best first; all of them work somewhere, those that
/// work in `context` come first.
#[must_use]
pub fn found(context: Context, typed: &str) -> Vec<Action> {
    let mut found: Vec<(i32, Action)> = Action::ALL
        .iter()
        .filter_map(|action| {
            let entry = action.entry();
            let text = format!("{} {} {}", entry.name, entry.keys.join(" "), entry.doc);
            let away = if entry.contexts.contains(&context) { 0 } else { 20 };
            let named = match entry.name.strip_prefix(typed.trim()) {
                _ if typed.trim().is_empty() => 0,
                Some("") => 200,
                Some(_) => 100,
                None if entry.keys.contains(&typed.trim()) => 150,
                None => 0,
            };
            Some((away - named - fit(&text, typed)?, *action))
        })
        .collect();
    // Nothing typed: what works here first, in the order of the table.
    found.sort_by_key(|(score, _)| *score);
    // Letters that lie about everywhere are no find beside a good one.
    let best = found.first().map_or(0, |(score, _)| *score);
    if !typed.trim().is_empty() && best < 0 {
        found.retain(|(score, _)| *score * 3 <= best);
    }
    found.into_iter().map(|(_, action)| action).collect()
}

/// The actions that a help shows for what was typed, with the words anywhere in the line.
#[must_use]
pub fn helped(context: Context, typed: &str) -> Vec<Action> {
    of(context)
        .filter(|action| action.entry().keys.iter().any(|key| !context.types(key)))
        .filter(|action| {
            let entry = action.entry();
            matches(&format!("{} {} {}", entry.keys.join(" "), entry.name, entry.doc), typed)
        })
        .collect()
}

/// True if `text` has the words, whatever their case.
#[must_use]
pub fn matches(text: &str, words: &str) -> bool {
    text.to_lowercase().contains(&words.to_lowercase())
}

/// Gives a key to what is being typed into, if the screen in front has something; false if it is not for typing.
pub fn types(app: &mut App, key: &str, effects: &mut Vec<Effect>) -> bool {
    match app.screens.last_mut() {
        Some(Screen::Help(view)) => {
            let typed = !matches!(key, "C-d" | "C-u" | "Home" | "End") && view.filter.key(key);
            if typed {
                view.top = 0;
            }
            typed
        }
        Some(Screen::Palette(view)) => match key {
            "Enter" => {
                let chosen = found(view.context, view.filter.text()).get(view.list.cursor).copied();
                app.screens.pop();
                if let Some(action) = chosen {
                    run_chosen(app, action, effects);
                }
                true
            }
            "Up" | "C-p" | "C-k" => step(app, Action::Previous),
            "Down" | "C-n" | "C-j" => step(app, Action::Next),
            "PageUp" => step(app, Action::PageUp),
            "PageDown" => step(app, Action::PageDown),
            key => {
                let typed = view.filter.key(key);
                if typed {
                    view.list = ListView::default();
                }
                typed
            }
        },
        Some(Screen::Form(form)) => {
            !matches!(key, "C-s" | "C-g" | "C-l" | "C-z" | "Up" | "Down") && form.key(key)
        }
        Some(Screen::Composer(_)) => {
            // Keys of the table that an input would take too belong to the table here.
            !matches!(key, "C-s" | "C-t" | "C-n" | "C-o" | "C-g" | "C-l" | "C-z")
                && composer::key(app, key, effects)
        }
        _ => false,
    }
}

fn step(app: &mut App, action: Action) -> bool {
    lists::step(app, action);
    true
}

/// Runs what was chosen in a palette, if it works on the screen below.
fn run_chosen(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    let entry = action.entry();
    if entry.contexts.contains(&app.context()) {
        super::run(app, action, effects);
    } else {
        let places: Vec<&str> = entry.contexts.iter().map(|context| context.name()).collect();
        app.fail(format!("“{}” does not work here, but on: {}.", entry.name, places.join(", ")));
    }
}

/// Takes a paste where something is typed into; false elsewhere.
pub fn paste(app: &mut App, text: &str, effects: &mut Vec<Effect>) -> bool {
    match app.screens.last_mut() {
        Some(Screen::Help(view)) => view.filter.insert(text),
        Some(Screen::Palette(view)) => view.filter.insert(text),
        Some(Screen::Form(form)) if app.question.is_none() => form.paste(text),
        Some(Screen::Composer(_)) if app.question.is_none() => composer::paste(app, text, effects),
        _ => return false,
    }
    true
}

/// A key for the search line.
pub fn finding(app: &mut App, key: &str, effects: &mut Vec<Effect>) {
    let Some(input) = &mut app.find else { return };
    if app.why.is_some() {
        match key {
            "Enter" => {
                let why = input.text().to_owned();
                app.find = None;
                super::life::said_why(app, Some(why), effects);
            }
            "Esc" | "C-g" | "C-c" => {
                app.find = None;
                super::life::said_why(app, None, effects);
            }
            key => {
                input.key(key);
            }
        }
        return;
    }
    match key {
        "Enter" => {
            let words = input.text().trim().to_owned();
            app.find = None;
            app.search = (!words.is_empty()).then_some(words);
        }
        "Esc" | "C-g" | "C-c" => {
            app.find = None;
            app.search = None;
        }
        key => {
            input.key(key);
            let words = input.text().trim().to_owned();
            app.search = (!words.is_empty()).then_some(words.clone());
            if !words.is_empty() {
                match app.context() {
                    Context::Review => review::seek(app, &words),
                    Context::Picker => hand::seek(app, &words),
                    _ => lists::seek(app, &words),
                }
            }
        }
    }
}

/// A key for a question: only `y` is yes.
pub fn answer(app: &mut App, key: &str, effects: &mut Vec<Effect>) {
    let Some(question) = app.question.take() else { return };
    match (key, question.yes) {
        ("y" | "Y", Deed::Publish(draft)) => {
            super::decide::wait(app, "Publishing", Effect::Publish(*draft), effects);
        }
        ("y" | "Y", Deed::Life(id)) => {
            super::life::send(app, id, LifeStep::Publish, String::new(), effects);
        }
        _ => app.tell("Nothing was published."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_palette_has_every_action_and_finds_by_name_key_and_doc() {
        assert_eq!(found(Context::Review, "").len(), Action::ALL.len());
        assert_eq!(found(Context::Review, "undo").first(), Some(&Action::Undo));
        assert_eq!(found(Context::Review, "C-p").first(), Some(&Action::Palette));
        assert!(found(Context::Review, "superseded zebra").is_empty());
    }

    #[test]
    fn the_help_filters_lines_that_hold_the_words() {
        assert_eq!(helped(Context::Review, "SOURCE of").len(), 0);
        assert!(helped(Context::Review, "verified").contains(&Action::Verify));
    }
}
