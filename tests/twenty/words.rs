//! 19 pastes and bad settings, 20 readers of the screen, and links.

use super::keys::contains;
use super::*;
use std::io::Write;
use std::process::Stdio;

#[test]
fn p19_a_paste_outside_an_input_runs_nothing_and_inside_it_is_cleaned() {
    let (_desk, mut screen) = at_harbour((100, 30), &[]);
    let paste = |text: &str| format!("\x1b[200~{text}\x1b[201~");
    screen.keys(&paste("a\rq\ru\r"));
    screen.wait("Nothing here takes a paste.");
    screen.keys("w");
    screen.wait("Proof");
    screen.keys("\x15");
    screen.keys(&paste("two\r\nlines\x1b[2J\x07"));
    screen.wait("two lines[2J");
    // Nor does what was pasted name the window.
    screen.keys(&paste("\x1b]0;owned\x07"));
    screen.wait("]0;owned");
    assert_eq!(screen.title(), "");
    screen.keys("\x07q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn p19_a_bad_setting_is_named_and_the_others_hold() {
    let desk = copy_of_the_desk();
    let config = desk.path().to_string_lossy().into_owned();
    fs::create_dir_all(desk.path().join("copydesk")).unwrap();
    let file = desk.path().join("copydesk/config.toml");
    fs::write(&file, "glyphs = \"ascii\"\nmouse = \"often\"\nwhat = 1\n").unwrap();
    let screen = Screen::open(desk.path(), (100, 30), &[("XDG_CONFIG_HOME", &config)]);
    screen.wait("config.toml:");
    assert!(screen.text().contains("skipped") && !screen.text().contains('│'), "{}", screen.text());
    drop(screen);
    let doctor = run(desk.path(), &["doctor"], &[]);
    let said = String::from_utf8(doctor.stdout).unwrap();
    assert_eq!(doctor.status.code(), Some(2), "{said}");
    assert!(said.contains("config.toml:2:") && said.contains("config.toml:3:"), "{said}");
    fs::write(&file, "glyphs = \n").unwrap();
    let mut broken = Screen::open(desk.path(), (100, 30), &[("XDG_CONFIG_HOME", &config)]);
    broken.wait("config.toml:1:");
    broken.keys("q");
    assert_eq!(broken.ended(), 0);
}

/// Runs the line dialogue on a script.
fn dialogue(desk: &Path, script: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["--plain", "."])
        .current_dir(desk)
        .env("COPYDESK_USER", "Ada Venn")
        .env("COPYDESK_NOW", "2024-04-25T02:00:00Z")
        .env("XDG_CONFIG_HOME", desk)
        .env("XDG_STATE_HOME", desk.join(".copydesk/state"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn p20_the_dialogue_draws_nothing_and_does_every_task() {
    let desk = copy_of_the_desk();
    let script = "open harbour-marathon-2024\nproblems\nshow names\n2\nv\nundo\nredo\nundo\nmark 1 2\nd\nundo\nundo\nfind Abebe\n\
                  evidence\n1\n1\nundo\nmerge\nundo\nsettings\nstyles\nlog\naudit\nversions\nsources\nhistory\nsort\nclaims\nhelp\nquit\n";
    let said = dialogue(desk.path(), script);
    let drawn = said.chars().find(|c| *c == '\x1b' || ('\u{2500}'..='\u{257F}').contains(c));
    assert_eq!(drawn, None, "{said}");
    for words in [
        "Decided: verified",
        "Undid: verified",
        "Decided again: verified",
        "Decided on 2 claims",
        "House styles",
        "Settings",
    ] {
        assert!(said.contains(words), "no {words:?} in:\n{said}");
    }
}

#[test]
fn p20_the_start_of_a_dialogue_reads_like_this() {
    let desk = copy_of_the_desk();
    draft(desk.path(), "a-draft", "The pier opened in 1911.\n\nThe pier opened on Sunday, 4 March 2024.");
    let said = dialogue(desk.path(), "open a-draft\nquit\n");
    let golden = "\
a-draft draft: 3 claims, 3 open, 1 wrong.
1. unchecked, open: [title] a-draft
2. unchecked, open: The pier opened in 1911.
3. wrong, open: The pier opened on Sunday, 4 March 2024.
";
    let body: String =
        said.lines().skip_while(|line| !line.contains("claims,")).map(|line| format!("{line}\n")).collect();
    let expected: Vec<&str> = golden.lines().filter(|line| !line.contains("[title]")).collect();
    for line in &expected[1..] {
        let words = line.split_once(". ").unwrap().1;
        assert!(body.contains(words), "no {words:?} in:\n{said}");
    }
}

#[test]
fn p20_the_cursor_of_the_terminal_stands_on_the_selected_row() {
    let (_desk, mut screen) = at_harbour((100, 30), &[]);
    screen.keys("ggjj");
    screen.settle();
    let (row, _) = screen.cursor();
    let line = screen.text().lines().nth(usize::from(row)).unwrap_or_default().to_owned();
    assert!(line.contains('▸'), "row {row}:\n{}", screen.text());
}

#[test]
fn p20_names_of_sources_are_links_and_the_text_is_the_same_without() {
    let (desk, screen) = at_harbour((100, 30), &[]);
    let bytes = screen.bytes();
    assert!(contains(&bytes, b"\x1b]8;id=") && (contains(&bytes, b";file://") || contains(&bytes, b";http")));
    let addresses = String::from_utf8_lossy(&bytes).into_owned();
    for link in addresses.split("\x1b]8;id=").skip(1) {
        let address = link.split_once(';').unwrap().1.split('\x1b').next().unwrap();
        let scheme = ["http://", "https://", "file://"].iter().any(|scheme| address.starts_with(scheme));
        assert!(scheme && address.bytes().all(|byte| byte.is_ascii_graphic()), "{address:?}");
    }
    let text = screen.text();
    drop(screen);
    let config = desk.path().to_string_lossy().into_owned();
    fs::create_dir_all(desk.path().join("copydesk")).unwrap();
    fs::write(desk.path().join("copydesk/config.toml"), "links = \"never\"\n").unwrap();
    let plain = Screen::open(desk.path(), (100, 30), &[("XDG_CONFIG_HOME", &config)]);
    plain.wait_until("the same text", |now| now == text);
    assert!(!contains(&plain.bytes(), b"\x1b]8;"));
}
