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
    // Nor does it on any other screen that types nothing, and what was decided stays decided.
    screen.keys("gg");
    screen.keys("v");
    screen.wait("Decided: verified");
    screen.settle();
    for (keys, words) in [("", "Claims"), ("D", "Versions"), ("xe", "1/11")] {
        screen.keys(keys);
        screen.wait(words);
        screen.keys(&paste("u\rq\ru\r"));
        screen.wait("Nothing here takes a paste.");
        screen.keys(if keys.is_empty() { "\x0c" } else { "\x07" });
        screen.wait("Claims");
    }
    screen.wait("16 open");
    screen.keys("nw");
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
    // Read again, what cannot be read any more leaves the last good ones.
    fs::write(&file, "glyphs = \"ascii\"\n").unwrap();
    let editor = [("XDG_CONFIG_HOME", &*config), ("EDITOR", "sed -i s/ascii./broken/")];
    let mut screen = Screen::open(desk.path(), (100, 30), &editor);
    screen.wait("Articles");
    screen.keys(",");
    screen.wait("Yours");
    screen.keys("e");
    screen.wait("config.toml:1:");
    screen.settle();
    assert_eq!(fs::read_to_string(&file).unwrap(), "glyphs = \"broken\n");
    assert!(!screen.text().contains('│'), "the signs are still those of before:\n{}", screen.text());
    screen.keys("q");
    assert_eq!(screen.ended(), 0);
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
    // Choices are numbered, and there is nothing that spins or goes back over a line.
    assert!(said.contains("\n1. ") && !said.contains('\r') && !said.contains('\u{8}'), "{said}");
}

#[test]
fn p20_what_is_written_on_the_screen_is_written_in_the_dialogue_too() {
    let desk = copy_of_the_desk();
    fs::write(desk.path().join("letter.txt"), "The dock paid 12 dollars in 2019.\n").unwrap();
    draft(desk.path(), "a-draft", "The pier opened in 1911 and it burned in 1934.\n\nIt cost 12 dollars.");
    let import = format!("import {}\n", desk.path().join("letter.txt").display());
    let script = [
        "open a-draft\n1\nsplit\nin 1911\nundo\n",
        "source\nA letter\nThe master\n\n2024-04-22\nletter\nI counted 12.\n.\n\n",
        &import,
        "open harbour-marathon-2024\nproblems\n3\nreport\n7\naside looked at\nundo\nlog\n3\n",
        "w\n\n\nyes\nyes\nlog\nset glyphs ascii\nquit\n",
    ];
    let said = dialogue(desk.path(), &script.concat());
    for words in [
        "Undid: a claim split",
        "Kept as a-draft/a-letter.txt",
        "1 brought in",
        "Reported as ",
        "The finding is put aside",
        "Published: harbour-marathon-2024 v2",
    ] {
        assert!(said.contains(words), "no {words:?} in:\n{said}");
    }
}

#[test]
fn p20_the_start_of_a_dialogue_reads_like_this() {
    let desk = copy_of_the_desk();
    draft(desk.path(), "a-draft", "The pier opened in 1911.\n\nThe pier opened on Sunday, 4 March 2024.");
    let said = dialogue(desk.path(), "open a-draft\n2\nv\nundo\nquit\n");
    let golden = "\
a-draft draft: a-draft
2. city-budget-2025 v1: Tamarind Bay passes $49.3 million budget with more for roads
3. ferry-captain-verdict v1: Ferry captain jailed for four years over Salt Harbour sinking
4. harbour-marathon-2024 v1: Abebe wins Harbour Marathon in course record
5. ines-calloway v2: Ines Calloway, who bridged the Narrows, dies
6. trafficking-report-2017 v2: Cambodia keeps its grade in US trafficking report
7. turtle-survey-2023 draft: Turtle nests on the southern beaches reach 523
Type a number to open an article, help for all words, quit to leave.
a-draft draft: 2 claims, 2 open, 1 wrong.
1. unchecked, open: The pier opened in 1911.
2. wrong, open: The pier opened on Sunday, 4 March 2024.
wrong, open: The pier opened on Sunday, 4 March 2024.
Reason: The article says Sunday, but 4 March 2024 is a Monday; check the day and the date.
Decided: verified. u takes it back.
Undid: verified.
";
    assert_eq!(said, format!("The Mekong Courier: 7 articles.\n1. {golden}"));
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
