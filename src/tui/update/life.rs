//! Corrections moved on from the page that lists them, and claims reported from the review.

use super::super::app::{App, Deed, Question, Reasoned, Screen};
use super::super::input::Input;
use super::super::model::{LifeStep, Story};
use super::super::msg::{Effect, PageRequest};
use super::decide::wait;
use crate::actions::Action;
use std::rc::Rc;

/// Reports the selected claim: the words that the worst finding flags, else its sentence.
pub fn report(app: &mut App, story: &Rc<Story>, effects: &mut Vec<Effect>) {
    let Some((view, _)) = app.review() else { return };
    let Some(claim) = story.claims.get(view.claim) else { return };
    let (wrong, right) = super::composer::filled(story, claim);
    let effect = Effect::Report(story.slug.clone(), story.version.clone(), wrong, right);
    wait(app, "Reporting", effect, effects);
}

/// A step for the correction of the line in front: asks why, or whether, where that is needed.
pub fn step(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    let Some(id) = selected(app) else {
        return app.fail("There is no open correction on this line: c shows what is open.");
    };
    let step = match action {
        Action::TakeUp => LifeStep::TakeUp,
        Action::Uphold => LifeStep::Uphold,
        Action::Approve => LifeStep::Approve,
        Action::Publish => {
            let text = format!(
                "Publish the correction {id}? It becomes a new version, a record in corrections.toml and a line of history, \
                 and cannot be taken back."
            );
            app.question = Some(Question { text, yes: Deed::Life(id) });
            return;
        }
        _ => {
            let step = if action == Action::Reject { LifeStep::Reject } else { LifeStep::Hold };
            app.why = Some(Reasoned::Life(id, step));
            app.find = Some(Input::default());
            return;
        }
    };
    send(app, id, step, String::new(), effects);
}

/// The reason was typed, or given up.
pub fn said_why(app: &mut App, why: Option<String>, effects: &mut Vec<Effect>) {
    let Some(asked) = app.why.take() else { return };
    match (why.filter(|why| !why.trim().is_empty()), asked) {
        (Some(why), Reasoned::Life(id, step)) => send(app, id, step, why, effects),
        (Some(why), Reasoned::Aside(aside)) => super::hand::put_aside(app, aside, why, effects),
        (None, _) => app.tell("Nothing was written: a reason is needed."),
    }
}

/// Asks the worker for the step, and for the page as it is afterwards.
pub fn send(app: &mut App, id: String, step: LifeStep, why: String, effects: &mut Vec<Effect>) {
    wait(app, "Writing", Effect::Life(id, step, why), effects);
    effects.push(Effect::Page(PageRequest::Corrections(None)));
}

fn selected(app: &App) -> Option<String> {
    match app.front() {
        Some(Screen::Page(view)) => view.data.as_ref()?.rows.get(view.list.cursor)?.correction.clone(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{app, paged, press, text};
    use super::super::super::page::{PageData, Row};
    use super::super::super::theme::Label;
    use super::*;

    /// A page with one open correction on its first line.
    fn page() -> App {
        let mut app = app((100, 30), true);
        press(&mut app, "c");
        let rows =
            vec![Row::new("a story", Label::Text).about("2024-05-01-abcdef"), Row::new("old", Label::Text)];
        paged(&mut app, PageData { title: "Corrections".into(), rows, ..PageData::default() });
        app
    }

    fn life(effects: &[Effect]) -> Vec<(LifeStep, String)> {
        let of = |effect: &Effect| match effect {
            Effect::Life(id, step, why) if id == "2024-05-01-abcdef" => Some((*step, why.clone())),
            _ => None,
        };
        effects.iter().filter_map(of).collect()
    }

    #[test]
    fn the_line_s_correction_is_moved_on() {
        for (keys, step) in [("t", LifeStep::TakeUp), ("m u", LifeStep::Uphold), ("m a", LifeStep::Approve)] {
            assert_eq!(life(&press(&mut page(), keys)), [(step, String::new())], "{keys}");
        }
        assert_eq!(life(&press(&mut page(), "C-s y")), [(LifeStep::Publish, String::new())]);
        for keys in ["C-s n", "C-s Enter", "Down t"] {
            assert_eq!(life(&press(&mut page(), keys)), [], "{keys}");
        }
    }

    #[test]
    fn a_reason_is_typed_or_nothing_is_written() {
        for (keys, step) in [("m h", LifeStep::Hold), ("m x", LifeStep::Reject)] {
            let mut app = page();
            press(&mut app, keys);
            assert!(text(&app).contains("Why:"), "{}", text(&app));
            assert_eq!(life(&press(&mut app, "n o Enter")), [(step, "no".to_owned())], "{keys}");
            assert_eq!(life(&press(&mut page(), &format!("{keys} n o Esc"))), [], "{keys}");
            assert_eq!(life(&press(&mut page(), &format!("{keys} Enter"))), [], "{keys}");
        }
    }

    #[test]
    fn a_claim_is_reported_with_the_words_that_are_flagged() {
        let effects = press(&mut app((100, 30), true), "m r");
        assert!(
            effects.iter().any(|effect| matches!(effect, Effect::Report(slug, ..) if !slug.is_empty())),
            "{effects:?}"
        );
    }

    #[test]
    fn severity_cause_and_the_fields_of_the_record_go_with_the_draft() {
        let mut app = app((100, 30), true);
        let effects = press(&mut app, "w F2 F3 Tab r Tab x Tab y Tab z C-s y");
        let Some(Effect::Publish(draft)) = effects.last() else { panic!("{effects:?}") };
        let known =
            [&draft.severity, &draft.cause, &draft.reason, &draft.learned, &draft.found_by, &draft.note];
        assert_eq!(known.map(String::as_str), ["minor", "reporting", "r", "x", "y", "z"]);
    }
}
