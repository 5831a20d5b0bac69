//! `Esc` leads back to where one was, scroll included, and a page that comes late goes to where it belongs.

use super::app::{App, Screen};
use super::fixture::{app, paged, press, story, text};
use super::model::Story;
use super::msg::{Effect, Msg, PageRequest};
use super::page::{PageData, Row, Target};
use super::theme::Label;
use super::update::update;

/// A page of so many lines, each of which leads to a version.
fn long(title: &str) -> PageData {
    let row = |n: usize| {
        let to = Target::Story("selwa-beaches".into(), Some(format!("v{n}")));
        Row::new(format!("line {n}"), Label::Text).to(to)
    };
    PageData { title: title.into(), rows: (1..90).map(row).collect(), ..PageData::default() }
}

/// Does what was asked as the worker would: the version is there, as another text with the same name.
fn answered(app: &mut App, effects: &[Effect]) {
    for effect in effects {
        if let Effect::OpenStory(slug, Some(version)) = effect {
            let (slug, version) = (slug.clone(), version.clone());
            update(app, Msg::Story(Box::new(Story { slug, version, ..story() }.indexed())));
        }
    }
}

#[test]
fn from_every_page_esc_leads_back_to_its_line_and_scroll() {
    for (open, keys) in
        [("H", "C-d C-d k k k"), ("D", "C-d C-d j"), ("c", "G k k"), ("A", "C-d C-d"), ("g s", "C-d C-d k")]
    {
        let mut app = app((100, 30), true);
        press(&mut app, "j Tab j j Tab");
        let review = text(&app);
        press(&mut app, open);
        paged(&mut app, long("A long page"));
        press(&mut app, keys);
        let page = text(&app);
        assert!(!page.contains("line 1 "), "{open} is scrolled:\n{page}");
        // To a version and back, with a look at another claim, another page and the help there.
        let effects = press(&mut app, "Enter");
        answered(&mut app, &effects);
        assert_ne!(text(&app), page, "{open}");
        press(&mut app, "j j ? C-d Esc c");
        paged(&mut app, long("Another page"));
        press(&mut app, "C-d Esc");
        let effects = press(&mut app, "Esc");
        answered(&mut app, &effects);
        assert_eq!(text(&app), page, "{open}");
        // Another size between does not matter.
        for size in [(60, 14), (200, 60), (100, 30)] {
            update(&mut app, Msg::Resize(size.0, size.1));
        }
        assert_eq!(text(&app), page, "{open}");
        let effects = press(&mut app, "Esc");
        answered(&mut app, &effects);
        assert_eq!(text(&app), review, "{open}");
    }
}

#[test]
fn a_page_that_comes_late_goes_to_the_screen_that_waits_for_it() {
    let mut app = app((100, 30), true);
    press(&mut app, "A");
    let list = PageRequest::AuditBar("open_by_rule".into(), "source/rank".into());
    let bar = Row::new("bar", Label::Text).to(Target::Page("The bar".into(), list.clone()));
    paged(&mut app, PageData { title: "Audit".into(), rows: vec![bar], ..PageData::default() });
    let audit = text(&app);
    let late = PageData { of: Some(list), ..long("The bar") };
    // Given up before it was there: it is shown nowhere.
    press(&mut app, "Enter Esc");
    update(&mut app, Msg::Page(Box::new(late.clone())));
    assert_eq!(text(&app), audit);
    // Below the help it is there all the same.
    press(&mut app, "Enter ?");
    update(&mut app, Msg::Page(Box::new(late)));
    press(&mut app, "Esc");
    assert!(text(&app).contains("line 1 "), "{}", text(&app));
    // One that nobody asked for is no business of the one in front.
    let settings = PageData { of: Some(PageRequest::Settings), ..long("Settings") };
    let before = text(&app);
    update(&mut app, Msg::Page(Box::new(settings)));
    assert_eq!(text(&app), before);
}

#[test]
fn a_page_that_is_made_again_keeps_its_line_under_another_title() {
    let mut app = app((100, 30), true);
    press(&mut app, "c");
    paged(&mut app, long("Correction log · 4"));
    press(&mut app, "C-d C-d k");
    let at = |app: &App| match app.front() {
        Some(Screen::Page(view)) => (view.list, view.title.clone()),
        _ => panic!("no page"),
    };
    let (list, _) = at(&app);
    paged(&mut app, long("Correction log · 5"));
    assert_eq!(at(&app), (list, "Correction log · 5".to_owned()));
}

#[test]
fn a_window_drawn_small_and_large_again_stands_as_it_stood() {
    let mut app = app((100, 30), true);
    press(&mut app, "c");
    paged(&mut app, long("A long page"));
    press(&mut app, "G k k k k");
    let before = text(&app);
    let through: Vec<(u16, u16)> = (1..=100).map(|n| (n, 1 + n / 4)).collect();
    for (width, height) in through.iter().rev().chain(&through) {
        update(&mut app, Msg::Resize(*width, *height));
    }
    update(&mut app, Msg::Resize(100, 30));
    assert_eq!(text(&app), before);
}
