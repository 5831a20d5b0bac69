//! What asks before something is written: the reason, and the question, each over the screen that it is about.

use super::fixture::{app, press, story, styles, text};
use super::model::Story;
use super::msg::Msg;
use super::page::{PageData, Row};
use super::term::decode::Click;
use super::tests::{SIZES, snap_page};
use super::theme::Label;
use super::update::update;

/// The corrections log with one open correction on its first line.
fn log() -> PageData {
    let rows = vec![
        Row::new("selwa-beaches", Label::Strong)
            .and(" v2", Label::Quiet)
            .led("approved", Label::NotFound, 12)
            .about("2024-05-01-abcdef"),
        Row::new("red flag", Label::Removed)
            .and(" → ", Label::Quiet)
            .and("review list", Label::Added)
            .indent(12),
        Row::new("harbour-budget", Label::Strong).and(" v1", Label::Quiet).led(
            "2024-04-02",
            Label::Quiet,
            12,
        ),
    ];
    PageData { title: "Correction log".into(), rows, ..PageData::default() }
}

#[test]
fn a_reason_is_asked_for_in_the_line_above_the_hints() {
    snap_page("why_held", "m h T h e Space s o u r c e", &log());
    for size in SIZES {
        let mut app = app(size, true);
        press(&mut app, "m x A n Space o l d e r");
        let name = format!("why_put_aside_{}x{}", size.0, size.1);
        insta::assert_snapshot!(name, format!("{}\n{}", text(&app), styles(&app)));
    }
}

#[test]
fn publishing_from_the_log_asks_first() {
    snap_page("question_of_the_log", "C-s", &log());
}

#[test]
fn while_something_is_typed_the_hints_are_those_of_the_line() {
    for keys in ["/ x", "m x a"] {
        let mut app = app((80, 24), true);
        press(&mut app, keys);
        let shown = text(&app);
        let hints = shown.lines().last().unwrap_or_default();
        assert!(hints.contains("Enter ") && hints.contains("C-u cut it all"), "{hints}");
        assert!(!hints.contains("verified"), "those of the screen do not act: {hints}");
        let before = shown.clone();
        for x in 0..80 {
            assert!(update(&mut app, Msg::Mouse(Click::Down, x, 23)).is_empty());
        }
        assert_eq!(text(&app), before, "nor does a click");
    }
}

#[test]
fn an_empty_field_for_the_right_words_says_why_it_is_empty() {
    use copydesk_engine::Verdict;
    let said = |change: &dyn Fn(&mut Story), size| {
        let mut story = story();
        story.findings.iter_mut().for_each(|finding| finding.suggestion = None);
        change(&mut story);
        let mut app = app(size, false);
        update(&mut app, Msg::Story(Box::new(story.indexed())));
        press(&mut app, "g g j w");
        text(&app).lines().find(|line| line.contains("Right")).map(str::to_owned).unwrap_or_default()
    };
    for size in SIZES {
        let source = said(&|_| (), size);
        assert!(source.contains("the source says otherwise, but gives no single right value"), "{source}");
        let itself = said(
            &|story| {
                story.claims[1].verdict = Verdict::NotFound;
                story.findings[0].evidence.clear();
            },
            size,
        );
        assert!(itself.contains("the article is at odds with itself; no source settles it"), "{itself}");
        let nothing = said(
            &|story| {
                story.claims[1].verdict = Verdict::NotFound;
                story.findings.clear();
            },
            size,
        );
        assert!(nothing.contains("no passage of a source says it otherwise"), "{nothing}");
    }
    // Whoever clears a field that was filled in sees no excuse that is not true.
    let mut app = app((80, 24), true);
    press(&mut app, "w C-u");
    assert!(!text(&app).contains("no single right value"), "{}", text(&app));
}
