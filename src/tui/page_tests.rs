//! The pages as they are on the demo desk, at three sizes: what they show, and in which styles.

use super::fixture::{styles, text};
use super::msg::Msg;
use super::picture::opened;
use super::update::update;
use crate::desk::init;
use crate::settings::{Identity, Settings};

/// Text and styles of a page that `keys` lead to, at each size.
fn snap(name: &str, keys: &str) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("desk");
    let fixed = |name: &str| match name {
        "COPYDESK_USER" => Some("Ada Venn".to_owned()),
        "COPYDESK_NOW" => Some("2025-03-10T09:00:00Z".to_owned()),
        "COPYDESK_SEED" => Some("7".to_owned()),
        _ => None,
    };
    let identity = || Identity::new(&Settings::default(), &fixed).unwrap();
    init(&root, true).unwrap();
    let mut app = opened(&root, identity(), keys, (80, 24)).unwrap();
    for size in [(80, 24), (120, 40), (200, 60)] {
        update(&mut app, Msg::Resize(size.0, size.1));
        let name = format!("page_{name}_{}x{}", size.0, size.1);
        // Where one's own settings lie depends on the machine.
        let (text, styles) = (text(&app), styles(&app));
        let own = text.lines().position(|line| line.contains("copydesk/config.toml"));
        let rest = |shown: &str| {
            let lines = shown.lines().enumerate().filter(|(n, _)| Some(*n) != own).map(|(_, line)| line);
            lines.collect::<Vec<_>>().join("\n")
        };
        insta::assert_snapshot!(name, format!("{}\n{}", rest(&text), rest(&styles)));
    }
}

#[test]
fn audit() {
    snap("audit", "A");
}

#[test]
fn corrections() {
    snap("corrections", "c");
}

#[test]
fn sources() {
    snap("sources", "g s");
}

#[test]
fn house_styles() {
    snap("styles", "g y");
}

#[test]
fn versions_inline_and_in_two_columns() {
    snap("versions", "/ i n e s Enter Enter D");
    snap("versions_beside", "/ i n e s Enter Enter D s");
}

#[test]
fn history_of_a_claim() {
    snap("history", "/ i n e s Enter Enter j H");
}

#[test]
fn settings() {
    snap("settings", "g o");
}

#[test]
fn a_sign_before_a_changed_line_is_no_other_sign() {
    use super::fixture::{app, cells, paged, press};
    use super::page::{PageData, Row};
    use super::theme::Label;
    use ratatui::style::Modifier;
    let mut app = app((80, 24), true);
    press(&mut app, "c");
    let rows = vec![
        Row::new("added", Label::Added).led("+", Label::Added, 2),
        Row::new("removed", Label::Removed).led("−", Label::Removed, 2),
    ];
    paged(&mut app, PageData { title: "Changes".into(), rows, ..PageData::default() });
    let (buffer, _) = cells(&app);
    let signs = buffer.content.iter().filter(|cell| ["+", "−"].contains(&cell.symbol()));
    let line = Modifier::UNDERLINED | Modifier::CROSSED_OUT;
    assert_eq!(signs.map(|cell| cell.modifier.intersects(line)).collect::<Vec<_>>(), [false, false]);
    let words = buffer.content.iter().filter(|cell| cell.modifier.intersects(line));
    assert_eq!(words.count(), "addedremoved".len());
}
