//! The screens by key script: what they show, what they ask for, and that nothing breaks them.

use super::app::{App, Screen};
use super::fixture::{app, cells, paged, press, story, styles, text};
use super::model::Decision;
use super::msg::{Effect, Msg, PageRequest, Place};
use super::page::{PageData, Row, Target};
use super::term::decode::Click;
use super::theme::Label;
use super::update::update;
use crate::actions::{Action, of};
use ratatui::buffer::CellDiffOption;

pub const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// Text and styles of a screen after the keys, at each size.
fn snap(name: &str, with_story: bool, keys: &str) {
    for size in SIZES {
        let mut app = app(size, with_story);
        press(&mut app, keys);
        let name = format!("{name}_{}x{}", size.0, size.1);
        insta::assert_snapshot!(name, format!("{}\n{}", text(&app), styles(&app)));
    }
}

#[test]
fn review_shows_claims_article_source_and_log() {
    snap("review", true, "");
}

#[test]
fn desk_shows_the_articles_with_their_state() {
    snap("desk", false, "");
}

#[test]
fn composer_is_filled_in_from_the_evidence() {
    snap("composer", true, "w");
}

#[test]
fn publishing_asks_first() {
    snap("question", true, "w C-s");
}

/// As [`snap`], on a page with rows, or in two columns.
pub fn snap_page(name: &str, keys: &str, data: &PageData) {
    for size in SIZES {
        let mut app = app(size, true);
        press(&mut app, "A");
        paged(&mut app, data.clone());
        press(&mut app, keys);
        let name = format!("{name}_{}x{}", size.0, size.1);
        insta::assert_snapshot!(name, format!("{}\n{}", text(&app), styles(&app)));
    }
}

#[test]
fn pages_have_lines_that_lead_somewhere_and_two_columns() {
    let rows = vec![
        Row::new("correction", Label::Strong).led("2020-01-12", Label::Quiet, 12).problem(true),
        Row::new("38", Label::Removed).and(" → ", Label::Quiet).and("39", Label::Added).indent(12),
        Row::new(
            "A longer line that says who found it, who approved it and which source says so. ".repeat(3),
            Label::Text,
        )
        .indent(12),
    ];
    let pairs = vec![
        (Row::new("The same in both.", Label::Text), Row::new("The same in both.", Label::Text)),
        (
            Row::new("It counted ", Label::Text).and("38", Label::Removed).led("−", Label::Removed, 2),
            Row::new("It counted ", Label::Text)
                .and("39", Label::Added)
                .led("+", Label::Added, 2)
                .problem(true),
        ),
    ];
    let data = PageData { title: "Versions · selwa-beaches".into(), rows, pairs, of: None };
    snap_page("page", "j", &data);
    snap_page("columns", "s n", &data);
}

#[test]
fn words_by_hand_and_the_form_of_a_source() {
    snap("add_claim", true, "x a l h");
    snap("split_claim", true, "x s");
    snap("evidence", true, "x e");
    snap("source", true, "x p R e p o r t Tab");
    snap("import", false, "I / t m p");
}

#[test]
fn prefixes_filters_searches_and_marks() {
    snap("by_hand", true, "x");
    snap("decide", true, "m");
    snap("show", true, "f");
    snap("contradicted", true, "f c");
    snap("beside", true, "s");
    snap("marked", true, "Space Space / 2 0 1 9");
    snap("zoomed", true, "Tab z");
    snap("found", false, "/ b r i d");
    snap("theme", true, "T");
}

#[test]
fn help_palette_and_prefix_lie_over_the_screen() {
    snap("help", true, "?");
    snap("palette", true, ": u n d o");
    snap("goto", true, "g");
}

#[test]
fn below_the_smallest_size_there_is_one_line() {
    let app = app((39, 11), true);
    assert_eq!(text(&app).trim(), "copydesk needs 40×12. q quits.");
}

#[test]
fn the_source_pane_says_what_the_source_is_and_opens_it_at_its_page() {
    let mut app = app((200, 60), true);
    let mut known = story();
    for source in known.sources.values_mut() {
        source.rank = Some("interview, high".into());
        source.path = Some("/desk/sources/report.pdf".into());
    }
    for evidence in known.claims.iter_mut().flat_map(|claim| &mut claim.evidence) {
        evidence.locator.page = Some(7);
    }
    app.story = Some(std::rc::Rc::new(known.indexed()));
    press(&mut app, "n");
    assert!(text(&app).contains("interview, high · page 7"), "{}", text(&app));
    let opened =
        press(&mut app, "o").into_iter().any(|effect| matches!(effect, Effect::Original(_, Some(7))));
    assert!(opened, "{:?}", app.story.as_ref().map(|story| story.sources.len()));
}

fn decided(effects: &[Effect]) -> Vec<(usize, Decision)> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Decide(_, _, claims, decision) => Some((claims.len(), *decision)),
            _ => None,
        })
        .collect()
}

#[test]
fn it_opens_at_the_first_problem_and_n_goes_round() {
    let mut app = app((100, 30), true);
    let at = |app: &App| app.review().map(|(view, _)| view.claim);
    assert_eq!(at(&app), Some(1));
    press(&mut app, "j j");
    assert_eq!(at(&app), Some(3));
    press(&mut app, "n");
    assert_eq!(at(&app), Some(1));
    press(&mut app, "N");
    assert_eq!(at(&app), Some(1));
}

#[test]
fn one_or_many_claims_are_decided() {
    let mut app = app((100, 30), true);
    assert_eq!(decided(&press(&mut app, "v")), [(1, Decision::Verified)]);
    assert_eq!(decided(&press(&mut app, "Space Space m d")), [(2, Decision::Disputed)]);
    assert_eq!(decided(&press(&mut app, "m s m o m h")).len(), 3);
}

#[test]
fn three_keys_from_a_wrong_claim_to_a_published_notice() {
    let mut app = app((100, 30), true);
    let effects = press(&mut app, "w C-s y");
    let Some(Effect::Publish(draft)) = effects.last() else { panic!("{effects:?}") };
    assert_eq!((draft.wrong.as_str(), draft.right.as_str()), ("red flag", "review list"));
    assert_eq!(draft.source, "selwa/report.txt");
}

#[test]
fn any_other_key_publishes_nothing() {
    for key in ["Enter", "Esc", "n", "q", "Space", "C-s"] {
        let mut app = app((100, 30), true);
        let effects = press(&mut app, &format!("w C-s {key}"));
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Publish(_) | Effect::Quit)), "{key}");
        assert_eq!(app.context(), crate::actions::Context::Composer);
    }
}

#[test]
fn a_blocked_draft_is_not_published() {
    let mut app = app((100, 30), true);
    press(&mut app, "w");
    let blocked = super::model::Preview { blocked: Some("The proof fails.".into()), ..Default::default() };
    let generation = app.generation;
    update(&mut app, Msg::Preview(generation, Box::new(blocked)));
    press(&mut app, "C-s");
    assert!(app.question.is_none());
    assert!(text(&app).contains("Not published: The proof fails."));
}

#[test]
fn letters_are_typed_in_the_composer_and_a_late_preview_is_dropped() {
    let mut app = app((100, 30), true);
    press(&mut app, "w C-u q u ? v");
    let Some(Screen::Composer(composer)) = app.front() else { panic!("the composer is gone") };
    assert_eq!(composer.right.text(), "qu?v");
    let late = super::model::Preview { notice: "late".into(), ..Default::default() };
    update(&mut app, Msg::Preview(1, Box::new(late)));
    assert!(!text(&app).contains("late"));
}

#[test]
fn a_read_only_desk_says_why_it_writes_nothing() {
    let mut app = app((100, 30), true);
    let desk =
        super::model::DeskView { locked: Some("This desk is read-only.".into()), ..Default::default() };
    update(&mut app, Msg::Desk(Box::new(desk)));
    for key in ["v", "m d", "u", "C-r"] {
        assert!(decided(&press(&mut app, key)).is_empty());
        assert!(text(&app).contains("This desk is read-only."), "{key}");
    }
    press(&mut app, "w C-s");
    assert!(app.question.is_none(), "nothing is asked that cannot be done");
}

#[test]
fn a_paste_outside_an_input_is_refused_and_inside_typed() {
    let mut app = app((100, 30), true);
    let effects = update(&mut app, Msg::Paste("q\nu\nv\n".into()));
    assert!(effects.is_empty());
    assert!(text(&app).contains("Nothing here takes a paste."));
    press(&mut app, "w C-u");
    update(&mut app, Msg::Paste("tier\r\none".into()));
    let Some(Screen::Composer(composer)) = app.front() else { panic!("the composer is gone") };
    assert_eq!(composer.right.text(), "tier one");
}

#[test]
fn escape_goes_back_to_where_one_was() {
    let mut app = app((100, 30), true);
    press(&mut app, "j Tab");
    let before = text(&app);
    for open in ["?", ":", "w", "g", "/ x y z", "H", "A", "c"] {
        press(&mut app, open);
        press(&mut app, "Esc");
        assert_eq!(text(&app), before, "{open}");
    }
    for open in ["?", "C-p", "w"] {
        press(&mut app, &format!("{open} C-g"));
        assert_eq!(text(&app), before, "{open}");
    }
}

#[test]
fn the_palette_runs_what_was_found_or_says_where_it_works() {
    let mut app = app((100, 30), true);
    let effects = press(&mut app, ": v e r i f y Enter");
    assert_eq!(decided(&effects), [(1, Decision::Verified)]);
    press(&mut app, ": n e x t - k i n d Enter");
    assert!(text(&app).contains("does not work here"), "{}", text(&app));
}

#[test]
fn the_help_lists_every_key_of_the_context() {
    let mut app = app((100, 60), true);
    press(&mut app, "?");
    let mut seen = text(&app);
    press(&mut app, "C-d C-d C-d C-d");
    seen.push_str(&text(&app));
    for action in of(crate::actions::Context::Review) {
        let doc: Vec<&str> = action.entry().doc.split(' ').take(4).collect();
        assert!(seen.contains(&doc.join(" ")), "{action:?}");
    }
}

#[test]
fn every_screen_hints_four_keys_that_work_there() {
    for (keys, with_story) in [("", false), ("", true), ("w", true), ("A", true), ("?", true), (":", true)] {
        for size in [(40, 12), (80, 24), (120, 40)] {
            let mut app = app(size, with_story);
            press(&mut app, keys);
            let (buffer, _) = cells(&app);
            let hints = size.1 - 1;
            let mut runs = 0;
            let mut before = false;
            for x in 0..size.0 {
                let key = buffer[(x, hints)].fg == ratatui::style::Color::Cyan;
                runs += usize::from(key && !before);
                before = key;
            }
            // `j k` and `n N` are one run each, or two.
            let least = if size.0 >= 80 { 4 } else { 3 };
            assert!(runs >= least, "{keys:?} at {size:?}: {}", text(&app).lines().last().unwrap_or(""));
        }
    }
}

#[test]
fn pages_scroll_open_and_copy() {
    let mut app = app((100, 30), true);
    let effects = press(&mut app, "c");
    assert_eq!(effects, [Effect::Page(PageRequest::Corrections(None))]);
    let rows = vec![
        Row::new("first", Label::Text),
        Row::new("wrong", Label::Text).problem(true).to(Target::Story("x".into(), Some("v1".into()))),
    ];
    paged(&mut app, PageData { title: "Log".into(), rows, ..PageData::default() });
    assert_eq!(press(&mut app, "k y"), [Effect::Copy("first".into(), "the line")]);
    assert_eq!(press(&mut app, "n Enter"), [Effect::OpenStory("x".into(), Some("v1".into()))]);
}

#[test]
fn a_bar_of_the_audit_opens_its_list_and_a_row_opens_its_claim() {
    let mut app = app((100, 30), true);
    assert_eq!(press(&mut app, "A"), [Effect::Page(PageRequest::Audit)]);
    let list = PageRequest::AuditBar("open_by_rule".into(), "source/rank".into());
    let bar = Row::new("███ 1", Label::Focus).to(Target::Page("source/rank".into(), list.clone()));
    let page = |title: &str, row: Row| {
        let (title, rows) = (title.to_owned(), vec![Row::new("head", Label::Strong), row]);
        PageData { title, rows, ..PageData::default() }
    };
    paged(&mut app, page("Audit", bar));
    assert_eq!(press(&mut app, "Enter"), [Effect::Page(list)]);
    let row = Row::new("x@v1", Label::Text).to(Target::Claim("x".into(), Some("v1".into()), "c1".into()));
    paged(&mut app, page("source/rank", row));
    assert!(text(&app).contains("source/rank"));
    assert_eq!(press(&mut app, "Enter"), [Effect::OpenStory("x".into(), Some("v1".into()))]);
    assert_eq!(app.coming_back.as_ref().and_then(|place| place.claim.as_deref()), Some("c1"));
}

#[test]
fn copies_and_cites() {
    let mut app = app((100, 30), true);
    let effects = press(&mut app, "y Y");
    let copied: Vec<&str> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Copy(text, _) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(
        copied,
        [
            "The bay of Orun fell to the red flag in 2019.",
            "“Orun was put on the review list in 2019; no beach had the red flag.” (Bathing waters 2019, line 4)"
        ]
    );
}

#[test]
fn it_comes_back_to_the_claim_and_pane_it_was_left_at() {
    let mut left = app((100, 30), true);
    press(&mut left, "j j Tab Tab");
    let place = left.place();
    let json = serde_json::to_string(&place).unwrap();
    let place: Place = serde_json::from_str(&json).unwrap();
    let mut back = app((100, 30), false);
    back.start(None, Some(place));
    update(&mut back, Msg::Desk(Box::new(super::fixture::desk())));
    update(&mut back, Msg::Story(Box::new(story())));
    assert_eq!(text(&back), text(&left));
}

#[test]
fn a_place_that_is_gone_opens_its_neighbour() {
    let mut back = app((100, 30), false);
    let place =
        Place { slug: Some("selwa-beaches".into()), claim: Some("cffffffff".into()), ..Place::default() };
    back.start(None, Some(place));
    update(&mut back, Msg::Story(Box::new(story())));
    assert!(back.review().is_some());
}

#[test]
fn a_story_read_again_keeps_the_claim() {
    let mut app = app((100, 30), true);
    press(&mut app, "j j");
    let mut again = story();
    again.claims.remove(0);
    update(&mut app, Msg::Story(Box::new(again.indexed())));
    let at = app.review().map(|(view, story)| story.claims[view.claim].id.0.clone());
    assert_eq!(at.as_deref(), Some("c0000004"));
}

#[test]
fn keys_of_other_layouts_act_in_their_place() {
    let mut app = app((100, 30), true);
    press(&mut app, "ក");
    assert_eq!(app.review().map(|(view, _)| view.claim), Some(0), "Khmer k");
    press(&mut app, "о");
    assert_eq!(app.review().map(|(view, _)| view.claim), Some(1), "Russian j");
}

#[test]
fn colours_off_leaves_the_same_text_and_the_selection() {
    for keys in ["", "w", "?", "c"] {
        let mut coloured = app((100, 30), true);
        press(&mut coloured, keys);
        let mut plain = coloured.clone();
        plain.theme.colours = None;
        assert_eq!(text(&coloured), text(&plain));
        assert!(!styles(&plain).contains(['R', 'G', 'Y', 'C']), "{keys}");
    }
    let mut plain = app((100, 30), true);
    plain.theme.colours = None;
    assert!(styles(&plain).contains('r'), "the selection is reversed");
}

#[test]
fn ascii_signs_are_ascii() {
    let mut app = app((100, 30), true);
    app.theme.ascii = true;
    let drawn = text(&app);
    assert!(!drawn.contains(['│', '─', '╭', '✓', '✗', '▸', '…', '▌']), "{drawn}");
}

#[test]
fn borders_stay_in_line_whatever_the_script() {
    let mut app = app((100, 30), true);
    press(&mut app, "G");
    let (buffer, _) = cells(&app);
    let column: Vec<u16> = (0..app.size.0).filter(|x| buffer[(*x, 3)].symbol() == "│").collect();
    for y in 3..10 {
        for x in &column {
            assert_eq!(buffer[(*x, y)].symbol(), "│", "row {y}");
        }
    }
    let khmer = "ទីក្រុងភ្នំពេញមានប្រជាជន 2 លាននាក់។";
    assert!(text(&app).contains(khmer));
}

#[test]
fn the_mouse_selects_and_scrolls() {
    let mut app = app((100, 30), true);
    update(&mut app, Msg::Mouse(Click::Down, 5, 4));
    assert_eq!(app.review().map(|(view, _)| view.claim), Some(2));
    update(&mut app, Msg::Mouse(Click::Down, 60, 5));
    assert_eq!(app.review().map(|(view, _)| view.pane as usize), Some(1));
    assert_eq!(press(&mut app, "F8"), [Effect::Mouse(true)]);
}

/// A plain generator, so that a failure can be had again.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }
}

#[test]
fn no_size_and_no_keys_break_it() {
    let mut keys: Vec<String> =
        vec!["Esc".into(), "C-g".into(), "x".into(), "ខ".into(), "y".into(), "Backspace".into()];
    for action in Action::ALL {
        keys.extend(action.entry().keys.iter().flat_map(|key| key.split(' ')).map(str::to_owned));
    }
    keys.retain(|key| key != "F12");
    let mut chance = Chance(11);
    let mut app = app((100, 30), true);
    for step in 0..10_000 {
        let msg = match chance.below(40) {
            0 => Msg::Resize(
                u16::try_from(1 + chance.below(300)).unwrap(),
                u16::try_from(1 + chance.below(100)).unwrap(),
            ),
            1 => Msg::Resize(
                u16::try_from(1 + chance.below(90)).unwrap(),
                u16::try_from(1 + chance.below(30)).unwrap(),
            ),
            2 => Msg::Story(Box::new(story())),
            3 => Msg::Paste("q\u{1b}[2Jក\n".into()),
            4 => Msg::Mouse(
                Click::Down,
                u16::try_from(chance.below(300)).unwrap(),
                u16::try_from(chance.below(100)).unwrap(),
            ),
            5 => Msg::Mouse(Click::WheelDown, u16::try_from(chance.below(90)).unwrap(), 5),
            6 => {
                let data = PageData {
                    title: "ទំព័រ".into(),
                    rows: vec![Row::new("x".repeat(chance.below(400)), Label::Text); 9],
                    pairs: vec![(Row::new("a ".repeat(chance.below(90)), Label::Text), Row::blank()); 5],
                    of: None,
                };
                paged(&mut app, data);
                continue;
            }
            _ => Msg::Key(keys[chance.below(keys.len())].clone()),
        };
        update(&mut app, msg);
        assert!(!app.screens.is_empty(), "step {step}");
        if app.size.0 < 130 || step % 10 == 0 {
            cells(&app);
        }
    }
}

#[test]
fn every_size_draws_every_screen() {
    let screens = [
        "",
        "w",
        "w C-s",
        "?",
        ":",
        "g",
        "/ 1",
        "c",
        "z",
        "Tab Tab z",
        "s",
        "x a",
        "x s",
        "x e",
        "x p",
        "I",
        "f q",
        "x",
    ];
    for keys in screens {
        for width in [1, 2, 5, 10, 20, 39, 40, 41, 79, 80, 99, 100, 119, 120, 200, 300] {
            for height in [1, 2, 3, 5, 11, 12, 13, 23, 24, 29, 30, 60, 100] {
                let mut app = app((width, height), true);
                press(&mut app, keys);
                let (buffer, spot) = cells(&app);
                assert!(spot.at.0 <= width && spot.at.1 <= height, "{keys} at {width}×{height}");
                // A forced width never reaches over the edge.
                for y in 0..height {
                    for x in 0..width {
                        if let CellDiffOption::ForcedWidth(wide) = buffer[(x, y)].diff_option {
                            assert!(x + wide.get() <= width, "{keys} at {width}×{height}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn a_published_version_is_not_opened_in_the_editor() {
    let mut app = app((100, 30), true);
    assert!(press(&mut app, "e").is_empty());
    assert!(text(&app).contains("never rewritten"));
}

#[test]
fn the_passage_that_conflicts_is_shown_first() {
    let mut story = story();
    story.claims[1].evidence.reverse();
    story.claims[1].bindings[0].evidence = Some(1);
    let claim = &story.claims[1];
    assert_eq!(story.passages(claim)[0].locator.line, Some(4));
}

#[test]
fn a_reason_goes_with_the_draft() {
    let mut app = app((100, 30), true);
    let effects = press(&mut app, "w Tab l a t e C-s y");
    let Some(Effect::Publish(draft)) = effects.last() else { panic!("{effects:?}") };
    assert_eq!((draft.right.as_str(), draft.reason.as_str()), ("review list", "late"));
}

#[test]
fn a_file_outside_the_desk_is_decided_on_and_not_corrected() {
    let mut app = app((100, 30), false);
    update(&mut app, Msg::Story(Box::new(super::model::Story { foreign: true, ..story() })));
    assert_eq!(decided(&press(&mut app, "v")), [(1, Decision::Verified)], "it stays on this machine");
    for key in ["w", "H", "x a", "x p"] {
        assert!(press(&mut app, key).iter().all(|effect| matches!(effect, Effect::Remember(_))), "{key}");
        assert!(text(&app).contains("no article of the desk"), "{key}");
    }
}
