//! The screens by key script: drafts, filters, what is done by hand, and themes.

use super::fixture::{app, press, story, text};
use super::msg::{Effect, Msg};
use super::update::update;

#[test]
fn a_draft_that_was_saved_marks_what_changed_and_keeps_the_rest() {
    let mut app = app((100, 30), true);
    press(&mut app, "j");
    let mut again = story();
    again.claims[2].id = copydesk_engine::ClaimId("c0000099".into());
    again.document.text.push_str(" More.");
    update(&mut app, Msg::Story(Box::new(again.indexed())));
    assert!(text(&app).contains("Checked again: 1 changed or new, 1 gone, 4 kept."), "{}", text(&app));
    assert!(text(&app).contains('~'), "{}", text(&app));
    // A decision reads the story again, and the mark stays.
    let mut same = story();
    same.claims[2].id = copydesk_engine::ClaimId("c0000099".into());
    same.document.text.push_str(" More.");
    update(&mut app, Msg::Story(Box::new(same.indexed())));
    assert!(text(&app).contains('~'), "{}", text(&app));
}

#[test]
fn a_new_version_marks_what_was_put_right_and_leaves_the_word_of_its_publication() {
    let mut app = app((100, 30), true);
    update(&mut app, Msg::Published("Published: selwa-beaches v3.".into()));
    let mut next = story();
    next.version = "v3".into();
    next.claims[2].text.push_str(" Put right.");
    next.document.text.push_str(" Put right.");
    let put_right = next.claims[2].id.clone();
    update(&mut app, Msg::Story(Box::new(next.indexed())));
    assert!(text(&app).contains("Published: selwa-beaches v3."), "{}", text(&app));
    let changed = app.review().map(|(_, story)| story.changed.iter().cloned().collect::<Vec<_>>());
    assert_eq!(changed, Some(vec![put_right]));
}

#[test]
fn filters_show_the_claims_they_are_named_for() {
    let mut named = story();
    named.named.insert(named.claims[1].id.clone());
    named.mine.insert(named.claims[0].id.clone());
    let mut app = app((100, 30), false);
    update(&mut app, Msg::Story(Box::new(named)));
    for (key, count) in [("f o", 4), ("f c", 1), ("f q", 1), ("f n", 1), ("f m", 1), ("f a", 5)] {
        press(&mut app, key);
        let shown = app.review().map(|(view, story)| view.shown(story).len());
        assert_eq!(shown, Some(count), "{key}");
    }
}

#[test]
fn the_desk_is_searched_by_pieces_of_words_and_sorted() {
    let mut app = app((100, 30), false);
    press(&mut app, "/ h b u d g");
    assert_eq!(app.articles(), [1], "harbour-budget");
    press(&mut app, "Enter");
    assert_eq!(press(&mut app, "Enter"), [Effect::OpenStory("harbour-budget".into(), None)]);
    let mut app = super::fixture::app((100, 30), false);
    press(&mut app, "S");
    assert_eq!(app.articles(), [2, 1, 0], "drafts, then the newest");
    press(&mut app, "S");
    assert_eq!(app.articles(), [0, 1, 2], "those with errors");
}

#[test]
fn evidence_is_chosen_by_hand_and_claims_are_made() {
    use super::msg::Work;
    let mut app = app((100, 30), true);
    let work = |effects: &[Effect]| {
        effects.iter().find_map(|effect| match effect {
            Effect::ByHand(_, _, work) => Some(work.clone()),
            _ => None,
        })
    };
    let chosen = work(&press(&mut app, "x e j Enter"));
    assert!(matches!(chosen, Some(Work::Evidence(_, source, _)) if source == "selwa/report.txt"));
    assert!(matches!(work(&press(&mut app, "x m")), Some(Work::Merge(ids)) if ids.len() == 2));
    assert!(matches!(work(&press(&mut app, "k x s Enter")), Some(Work::Split(..))));
    assert!(matches!(work(&press(&mut app, "x a G Enter")), Some(Work::Add(..))));
    let effects = press(&mut app, "x p T Tab P Tab Tab Tab Tab w o r d Enter C-s");
    let Some(Effect::AddSource(_, _, typed)) = effects.last() else { panic!("{effects:?}") };
    assert_eq!((typed.title.as_str(), typed.publisher.as_str(), typed.text.as_str()), ("T", "P", "word\n"));
    // Left and opened again, it still has what was typed.
    press(&mut app, "Esc x p");
    assert!(text(&app).contains("word"), "{}", text(&app));
}

#[test]
fn the_key_that_publishes_waits_for_the_proof() {
    use super::fixture::preview;
    // Keys alone: no preview is answered.
    let keys = |app: &mut super::app::App, keys: &str| {
        keys.split(' ').for_each(|key| drop(update(app, Msg::Key(key.into()))));
    };
    let mut app = app((100, 30), true);
    keys(&mut app, "n w C-s");
    assert!(app.question.is_none() && app.busy.is_some());
    let generation = app.generation;
    update(&mut app, Msg::Preview(generation, Box::new(preview())));
    assert!(app.question.is_some() && app.busy.is_none(), "asked as soon as it is there");
    // Given up, or changed meanwhile, it is not asked by itself.
    for other in ["Esc", "x"] {
        let mut app = super::fixture::app((100, 30), true);
        keys(&mut app, &format!("n w C-s {other}"));
        assert!(app.busy.is_none(), "{other}");
        let generation = app.generation;
        update(&mut app, Msg::Preview(generation, Box::new(preview())));
        assert!(app.question.is_none(), "{other}");
    }
}

#[test]
fn back_from_a_story_that_a_page_opened_goes_to_the_page_and_to_the_story_below() {
    use super::app::Screen;
    use super::page::{PageData, Row};
    use super::theme::Label;
    for page in ["A", "c", "g s", "D"] {
        let mut app = app((100, 30), true);
        press(&mut app, "j j");
        let first = app.story.as_ref().unwrap().slug.clone();
        let claim = app.review().unwrap().0.claim;
        press(&mut app, page);
        let rows = vec![Row::new("one", Label::Text), Row::new("two", Label::Text)];
        super::fixture::paged(&mut app, PageData { title: "Page".into(), rows, ..PageData::default() });
        press(&mut app, "j");
        app.opening = Some("other".into());
        let other = super::model::Story { slug: "other".into(), ..super::fixture::story() }.indexed();
        update(&mut app, Msg::Story(Box::new(other)));
        assert_eq!(app.story.as_ref().unwrap().slug, "other");
        press(&mut app, "Esc");
        assert!(matches!(app.front(), Some(Screen::Page(view)) if view.list.cursor == 1), "{page}");
        press(&mut app, "Esc");
        assert_eq!(app.story.as_ref().unwrap().slug, first, "{page}");
        assert_eq!(app.review().unwrap().0.claim, claim, "{page}");
        press(&mut app, "Esc");
        assert!(matches!(app.front(), Some(Screen::Desk(_))), "{page}");
    }
}

#[test]
fn a_finding_is_put_aside_for_a_reason() {
    use super::msg::Work;
    let aside = |effects: &[Effect]| {
        effects.iter().find_map(|effect| match effect {
            Effect::ByHand(_, _, Work::PutAside(aside, why)) => Some((aside.rule, why.clone())),
            _ => None,
        })
    };
    let mut app = app((100, 30), true);
    press(&mut app, "n m x");
    assert!(text(&app).contains("Why:"), "{}", text(&app));
    let finding = app.story.as_ref().unwrap().findings[0].clone();
    assert_eq!(aside(&press(&mut app, "o l d Enter")), Some((finding.rule, "old".to_owned())));
    assert_eq!(aside(&press(&mut app, "m x Enter")), None, "a reason is needed");
    // Once the worker has written it, who did it and why stands under the claim, and there is nothing more to put aside.
    let mut story = (**app.story.as_ref().unwrap()).clone();
    story.findings.clear();
    let dismissed = crate::desk::Dismissed {
        finding,
        by: "Ada Venn".into(),
        at: jiff::Timestamp::UNIX_EPOCH,
        why: "old".into(),
    };
    story.dismissed.push(dismissed);
    app.story = Some(story.indexed().into());
    assert!(text(&app).contains("Put aside by Ada Venn"), "{}", text(&app));
    press(&mut app, "m x");
    assert!(text(&app).contains("can be put aside"), "{}", text(&app));
    // One that belongs to no claim stands under the claim that it is in.
    let mut story = (**app.story.as_ref().unwrap()).clone();
    story.dismissed[0].finding.claim = None;
    app.story = Some(story.indexed().into());
    assert!(text(&app).contains("Put aside by Ada Venn"), "{}", text(&app));
}

#[test]
fn a_theme_is_seen_while_it_is_looked_at_and_kept_when_it_is_taken() {
    let mut app = app((100, 30), true);
    let before = app.theme;
    press(&mut app, ": t h e m e - m o n o");
    assert_eq!(app.theme.colours, None);
    press(&mut app, "Esc");
    assert_eq!(app.theme, before);
    let effects = press(&mut app, "T m");
    assert!(effects.contains(&Effect::Set("theme".into(), Some("mono".into()))));
    assert_eq!(app.theme.colours, None);
}

#[test]
fn the_ground_of_the_terminal_changes_the_colours_only() {
    let mut app = app((100, 30), true);
    app.look.depth = crate::settings::terminal::Depth::Rgb;
    let before = text(&app);
    update(&mut app, Msg::Ground(crate::settings::terminal::Ground::Light));
    assert_ne!(app.theme, super::theme::Theme::default());
    assert_eq!(text(&app), before);
}
