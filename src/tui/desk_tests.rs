//! The list of articles: its columns, what stands beside it, and what it shows while it is checked.

use super::app::{App, Order, Screen};
use super::fixture::{app, cells, desk, press, story, styles, text};
use super::glance::Glance;
use super::model::{ArticleRow, DeskView};
use super::msg::{Effect, Msg, Progress};
use super::term::decode::Click;
use super::tests::SIZES;
use super::update::update;

/// The desk before anything was checked.
fn unchecked() -> DeskView {
    let rows = desk().articles.into_iter().map(|row| ArticleRow { glance: None, ..row });
    DeskView { articles: rows.collect(), ..desk() }
}

fn told(app: &mut App, msg: Msg) {
    update(app, msg);
}

fn head(app: &App) -> String {
    text(app).lines().next().unwrap_or_default().to_owned()
}

/// An article was checked, with so many errors.
fn checked(app: &mut App, slug: &str, wrong: usize) {
    let mut glance = Glance::default();
    glance.tally.wrong = wrong;
    told(app, Msg::Checked(slug.into(), Ok(Box::new(glance))));
}

fn chosen(app: &App) -> Option<String> {
    let Some(Screen::Desk(list)) = app.screens.first() else { return None };
    let at = *app.articles().get(list.cursor)?;
    Some(app.desk.as_ref()?.articles.get(at)?.slug.clone())
}

#[test]
fn what_takes_long_is_named_with_its_count() {
    for (width, height) in SIZES {
        let mut app = app((width, height), false);
        let snap = |name: &str, app: &App| {
            let name = format!("{name}_{width}x{height}");
            insta::assert_snapshot!(name, format!("{}\n{}", text(app), styles(app)));
        };
        told(
            &mut app,
            Msg::Desk(Box::new(DeskView { articles: vec![ArticleRow::default(); 340], ..desk() })),
        );
        let progress = Progress { what: "Checking articles".into(), done: 12, all: 340, millis: 900 };
        told(&mut app, Msg::Progress(progress.clone()));
        assert!(
            head(&app).contains("checking 0 of 340, 13 a second, 25 s left · Esc cancels"),
            "{}",
            head(&app)
        );
        told(&mut app, Msg::Desk(Box::new(unchecked())));
        told(&mut app, Msg::Progress(progress));
        snap("progress", &app);
        press(&mut app, "Esc");
        assert!(text(&app).contains("Cancelled: Checking articles 12/340."), "{}", text(&app));
        app.busy = Some("Bringing files in".into());
        told(&mut app, Msg::Slow);
        snap("busy", &app);
        told(
            &mut app,
            Msg::Progress(Progress { what: "Bringing files in".into(), done: 3, all: 9, millis: 100 }),
        );
        snap("importing", &app);
        assert_eq!(press(&mut app, "Esc"), [Effect::Cancel]);
    }
}

#[test]
fn the_head_counts_errors_only_when_all_is_checked() {
    let mut app = app((80, 24), false);
    app.desk = None;
    told(&mut app, Msg::Desk(Box::new(unchecked())));
    let mut before = head(&app);
    for (n, (slug, wrong)) in [("selwa-beaches", 1), ("harbour-budget", 0)].into_iter().enumerate() {
        assert!(head(&app).ends_with(&format!("3 articles · checking {n} of 3")), "{}", head(&app));
        checked(&mut app, slug, wrong);
        assert_eq!(head(&app).find("3 articles"), before.find("3 articles"), "nothing jumps");
        before = head(&app);
    }
    // One that cannot be read is known too.
    told(&mut app, Msg::Checked("new-bridge".into(), Err("no such file".into())));
    assert!(head(&app).ends_with("3 articles · 1 with errors"), "{}", head(&app));
    assert!(text(&app).contains("unreadable"));
}

#[test]
fn a_check_that_was_given_up_says_how_far_it_came() {
    let mut app = app((80, 24), false);
    app.desk = None;
    told(&mut app, Msg::Desk(Box::new(unchecked())));
    checked(&mut app, "selwa-beaches", 1);
    let progress = Progress { what: "Checking articles".into(), done: 1, all: 3, millis: 900 };
    told(&mut app, Msg::Progress(progress.clone()));
    assert_eq!(press(&mut app, "Esc"), [Effect::Cancel]);
    // What the check still had to say comes late.
    told(&mut app, Msg::Progress(progress));
    assert!(head(&app).ends_with("3 articles · 1 checked, 1 with errors"), "{}", head(&app));
    told(&mut app, Msg::Desk(Box::new(unchecked())));
    assert!(head(&app).ends_with("checking 1 of 3"), "{}", head(&app));
}

#[test]
fn what_was_known_stays_while_the_desk_is_read_again() {
    let mut app = app((200, 60), false);
    let before = text(&app);
    told(&mut app, Msg::Desk(Box::new(unchecked())));
    assert_eq!(text(&app), before);
    // Another version is another text.
    let mut newer = unchecked();
    newer.articles[0].version = "v3".into();
    told(&mut app, Msg::Desk(Box::new(newer)));
    assert!(head(&app).contains("checking 2 of 3"), "{}", head(&app));
}

#[test]
fn the_chosen_article_stays_chosen_while_errors_come_in() {
    let mut app = app((100, 30), false);
    app.desk = None;
    told(&mut app, Msg::Desk(Box::new(unchecked())));
    app.order = Order::Errors;
    press(&mut app, "j");
    assert_eq!(chosen(&app).as_deref(), Some("harbour-budget"));
    checked(&mut app, "new-bridge", 3);
    assert_eq!(app.articles(), [2, 0, 1]);
    assert_eq!(chosen(&app).as_deref(), Some("harbour-budget"));
}

/// The desk with one article under this headline.
fn titled(title: &str) -> DeskView {
    let mut desk = desk();
    desk.articles.truncate(1);
    desk.articles[0].title = title.into();
    desk
}

#[test]
fn the_headline_has_the_room_that_is_left() {
    let title = "A headline of fifty-five columns, as most of them have it";
    for size in [(80, 24), (100, 30), (120, 40), (159, 40), (160, 40), (200, 60)] {
        let mut app = app(size, false);
        let short = if size.0 == 80 { &title[..45] } else { title };
        told(&mut app, Msg::Desk(Box::new(titled(short))));
        let row = text(&app).lines().find(|line| line.contains('▸')).map(str::to_owned).unwrap_or_default();
        assert!(row.contains(short), "{size:?}: {row}");
        // Where its column has no room the slug stands in the frame.
        assert!(text(&app).contains("selwa-beaches"), "{size:?}");
    }
    // One that is too long even so is cut, and its state is not.
    let mut app = app((80, 24), false);
    told(&mut app, Msg::Desk(Box::new(titled(&title.repeat(3)))));
    let row = text(&app).lines().find(|line| line.contains('▸')).map(str::to_owned).unwrap_or_default();
    assert!(row.contains('…') && row.contains("1 wrong"), "{row}");
}

#[test]
fn the_chosen_article_is_shown_at_a_glance_from_160_columns_on() {
    let beside = |app: &App| -> String {
        let text = text(app);
        let right = text.lines().filter_map(|line| line.split_once("││").or(line.split_once("╮╭")));
        right.map(|(_, right)| format!("{right}\n")).collect()
    };
    let narrow = app((159, 40), false);
    assert!(!text(&narrow).contains("Last decisions"));
    for size in [(160, 24), (160, 40), (200, 60)] {
        let mut app = app(size, false);
        let shown = beside(&app);
        let words = |words: &str| {
            shown.split_whitespace().collect::<Vec<_>>().join(" ").replace(" │ ", " ").contains(words)
        };
        for said in [
            "selwa-beaches",
            "✗ The bay of Orun fell to the red flag in 2019.",
            "The article says red flag; the source says review list.",
            "Last decisions and corrections",
            "verified · Ada Venn",
            "correction: 38 → 39",
        ] {
            assert!(words(said), "{said} at {size:?}:\n{shown}");
        }
        press(&mut app, "j");
        assert!(
            beside(&app).contains("harbour-budget") && !beside(&app).contains("red flag"),
            "{}",
            beside(&app)
        );
        press(&mut app, "/ x y z x y z");
        cells(&app);
    }
}

#[test]
fn a_click_beside_the_list_chooses_nothing() {
    let mut app = app((200, 60), false);
    told(&mut app, Msg::Mouse(Click::Down, 190, 5));
    assert_eq!(chosen(&app).as_deref(), Some("selwa-beaches"));
    told(&mut app, Msg::Mouse(Click::Down, 20, 5));
    assert_eq!(chosen(&app).as_deref(), Some("new-bridge"));
}

#[test]
fn the_worst_claims_are_shown_whole_or_not_at_all() {
    for height in 12..60 {
        let mut app = app((160, height), false);
        let mut desk = desk();
        let mut glance = Glance::of(&story());
        let worst = glance.worst[0].clone();
        glance.worst = vec![worst; 6];
        desk.articles[0].glance = Some(Box::new(glance));
        told(&mut app, Msg::Desk(Box::new(desk)));
        let shown = text(&app);
        let claims = shown.matches("✗ The bay of Orun").count();
        let reasons = shown.matches("The article says red flag").count();
        assert!(
            claims >= 1 && claims == reasons,
            "{claims} claims and {reasons} reasons at {height}:\n{shown}"
        );
    }
}
