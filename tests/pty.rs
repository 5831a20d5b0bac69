//! The real program in a pseudo-terminal: keys go in, the screen is read. Nothing here waits for time to pass, only
//! for words to appear.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod pty_support;

use pty_support::{Screen, copy_of_the_desk};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const HARBOUR: &str = "harbour-marathon-2024";

/// The third article of the demo desk, by slug.
fn open_harbour(screen: &mut Screen) {
    screen.wait("Articles");
    screen.wait("Abebe wins");
    screen.keys("jj\r");
    screen.wait("Claims");
}

#[test]
fn from_opening_the_desk_to_the_published_notice() {
    let desk = copy_of_the_desk();
    // A few days after publication: a late correction needs a reason.
    let now = [("COPYDESK_NOW", "2024-04-25T02:00:00Z")];
    let mut screen = Screen::open(desk.path(), (100, 30), &now);
    open_harbour(&mut screen);
    screen.wait("Saturday");
    // The composer is filled in from the evidence and shows notice and proof by itself.
    screen.keys("w");
    screen.wait("The notice as it will print");
    screen.wait("new says right");
    assert!(screen.line_with("Wrong").contains("Saturday"), "{}", screen.text());
    assert!(screen.line_with("Right").contains("Sunday"), "{}", screen.text());
    // Where a step of the proof fails the desk wants a reason, and takes it.
    if screen.text().contains("The proof fails") {
        screen.keys("\tthe desk editor has looked at the notice");
        screen.wait_until("a proof that is made again", |text| !text.contains("The proof fails"));
    }
    // It asks, and any key but y is no.
    screen.keys("\x13");
    screen.wait("Sure?");
    screen.keys("\r");
    screen.wait("Nothing was published.");
    assert!(!desk.path().join("fixtures/articles").join(HARBOUR).join("v2.md").exists());
    screen.keys("\x13");
    screen.wait("Sure?");
    screen.keys("y");
    screen.wait("Published: harbour-marathon-2024 v2");
    let v2 = fs::read_to_string(desk.path().join("fixtures/articles").join(HARBOUR).join("v2.md")).unwrap();
    assert!(v2.contains("Sunday 21 April"), "{v2}");
    let log = fs::read_to_string(desk.path().join("corrections.toml")).unwrap();
    assert!(log.contains(r#"wrong = "Saturday""#) && log.contains("# Ordered scales"), "{log}");
    assert!(histories(desk.path()).values().any(|log| log.contains("correction.published")));
    // What is published is never undone.
    screen.keys("u");
    screen.wait("never taken back");
    screen.keys("c");
    screen.wait("Correction log");
    screen.wait("Saturday → Sunday");
    screen.keys("\x1bq");
    assert_eq!(screen.ended(), 0);
}

/// The history's files, by name.
fn histories(desk: &Path) -> BTreeMap<PathBuf, String> {
    let files = fs::read_dir(desk.join("history")).into_iter().flatten().map(|file| file.unwrap().path());
    files.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn a_decision_is_taken_back_after_a_restart() {
    let desk = copy_of_the_desk();
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    open_harbour(&mut screen);
    screen.keys("v");
    screen.wait("Decided: verified.");
    screen.keys("q");
    assert_eq!(screen.ended(), 0);
    let before = histories(desk.path());
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    // It comes back to the article by itself.
    screen.wait("Claims");
    screen.keys("u");
    screen.wait("Undid: verified.");
    screen.keys("q");
    screen.ended();
    let after = histories(desk.path());
    assert!(before.iter().all(|(path, log)| after[path].starts_with(log)), "history only grows");
}

#[test]
fn a_decision_made_just_before_quitting_is_kept() {
    let desk = copy_of_the_desk();
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    open_harbour(&mut screen);
    let before = histories(desk.path());
    screen.keys("vq");
    assert_eq!(screen.ended(), 0);
    assert_ne!(histories(desk.path()), before);
}

#[test]
fn the_terminal_is_whole_again_after_quit_signal_and_panic() {
    for (ending, panic) in [("quit", false), ("TERM", false), ("INT", false), ("panic", true)] {
        let desk = copy_of_the_desk();
        let variables: &[(&str, &str)] = if panic { &[("COPYDESK_TEST_PANIC", "1")] } else { &[] };
        let mut screen = Screen::open(desk.path(), (80, 24), variables);
        screen.wait("Articles");
        assert!(screen.state().alternate && screen.state().paste);
        match ending {
            "quit" => screen.keys("q"),
            "panic" => screen.keys("\x1b[24~"),
            signal => screen.signal(signal),
        }
        let code = screen.ended();
        assert_eq!(code == 0, ending == "quit", "{ending}: {code}");
        let state = screen.state();
        assert!(!state.alternate && !state.paste && state.cursor && !state.mouse, "{ending}: {state:?}");
        assert!(screen.is_sane(), "{ending}: the line is the shell's again");
        if panic {
            assert!(screen.text().contains("every decision is safe in "), "{}", screen.text());
        }
    }
}

#[test]
fn it_ends_when_the_terminal_hangs_up() {
    let desk = copy_of_the_desk();
    let mut screen = Screen::open(desk.path(), (80, 24), &[]);
    screen.wait("Articles");
    screen.hang_up();
    screen.ended();
}

#[test]
fn a_paste_outside_an_input_does_nothing() {
    let desk = copy_of_the_desk();
    let mut screen = Screen::open(desk.path(), (80, 24), &[]);
    screen.wait("Articles");
    screen.keys("\x1b[200~a\rq\ru\r\x1b[201~");
    screen.wait("Nothing here takes a paste.");
    screen.keys("q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn a_copy_goes_to_the_terminal_s_clipboard() {
    let desk = copy_of_the_desk();
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    open_harbour(&mut screen);
    screen.keys("y");
    screen.wait("via OSC 52");
    screen.wait_bytes(b"\x1b]52;c;");
    assert!(screen.bytes().windows(7).any(|w| w == b"\x1b]52;c;"));
}

#[test]
fn any_size_is_survived_and_the_screen_comes_back() {
    let desk = copy_of_the_desk();
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    open_harbour(&mut screen);
    screen.keys("j");
    screen.settle();
    let before = screen.text();
    for (size, word) in
        [((20, 5), "copydesk needs"), ((60, 14), "Claims"), ((1, 1), ""), ((200, 60), "Claims")]
    {
        screen.resize(size);
        screen.wait(word);
    }
    screen.resize((100, 30));
    screen.wait_until("the same screen", |text| text == before);
    let edge = screen.column(98);
    assert!(edge.iter().skip(2).take(8).all(|sign| sign == "│"), "{edge:?}");
}

#[test]
fn no_color_leaves_weights_and_the_selection() {
    let desk = copy_of_the_desk();
    let mut screen = Screen::open(desk.path(), (100, 30), &[("NO_COLOR", "1")]);
    open_harbour(&mut screen);
    let bytes = String::from_utf8_lossy(&screen.bytes()).into_owned();
    let sequences: Vec<&str> =
        bytes.split("\x1b[").skip(1).filter_map(|part| part.split_once('m').map(|(code, _)| code)).collect();
    let codes = || sequences.iter().filter(|code| code.chars().all(|c| c.is_ascii_digit() || c == ';'));
    for code in codes().flat_map(|code| code.split(';')).filter_map(|code| code.parse::<u8>().ok()) {
        assert!(!(30..=38).contains(&code) && !(40..=48).contains(&code) && code < 90, "colour {code}");
    }
    assert!(codes().any(|code| *code == "7"), "the selection is reversed");
}

#[test]
fn a_move_is_one_small_synchronized_write() {
    let desk = copy_of_the_desk();
    let mut screen = Screen::open(desk.path(), (120, 40), &[]);
    screen.wait("Articles");
    screen.wait("Turtle");
    screen.settle();
    let before = screen.bytes().len();
    screen.keys("j");
    screen.wait("2/6");
    let frame = screen.bytes()[before..].to_vec();
    assert!(frame.starts_with(b"\x1b[?2026h"), "{:?}", String::from_utf8_lossy(&frame));
    assert!(frame.len() <= 2_000, "{} bytes", frame.len());
}

#[test]
fn escape_sequences_in_a_text_are_shown_and_not_obeyed() {
    let desk = copy_of_the_desk();
    let folder = desk.path().join("fixtures/articles/odd-signs");
    fs::create_dir_all(&folder).unwrap();
    let text = "+++\ntitle = \"Odd\"\n+++\n\nThe council spent 12 dollars \u{1b}[2J\u{1b}]0;owned\u{7} in 2019 \u{202E}here.\n";
    fs::write(folder.join("draft.md"), text).unwrap();
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    screen.wait("Odd ");
    screen.keys("/Odd\r\r");
    screen.wait("␛[2J");
    screen.wait("‹RLO›");
    assert_ne!(screen.title(), "owned");
}

#[test]
fn a_broken_desk_is_said_on_one_line() {
    let desk = copy_of_the_desk();
    fs::write(desk.path().join("corrections.toml"), "[desk]\nstyle = \n").unwrap();
    let mut screen = Screen::open(desk.path(), (80, 24), &[]);
    assert_eq!(screen.ended(), 2);
    assert!(screen.text().contains("corrections.toml:2:"), "{}", screen.text());
    assert!(!screen.state().alternate);
}

#[cfg(unix)]
#[test]
fn the_editor_changes_a_draft_and_gives_the_screen_back() {
    let desk = copy_of_the_desk();
    let folder = desk.path().join("fixtures/articles/a-draft");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("draft.md"), "+++\ntitle = \"Draft\"\n+++\n\nThe pier cost 12 dollars before.\n")
        .unwrap();
    let mut screen = Screen::open(desk.path(), (100, 30), &[("EDITOR", "sed -i s/before/after/")]);
    screen.wait("a-draft");
    screen.keys("gg\r");
    screen.wait("The pier cost 12 dollars before.");
    screen.keys("e");
    screen.wait("The pier cost 12 dollars after.");
    assert!(screen.state().alternate && screen.state().paste);
    screen.keys("q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn the_line_dialogue_does_the_same_work_without_drawing() {
    use std::io::Write;
    let desk = copy_of_the_desk();
    // The first yes is a reason if one is asked for; else the second is a word that does nothing.
    let script = "3\nproblems\n3\nv\nundo\nw\n\n\nyes\nyes\nlog\naudit\nquit\n";
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["--plain", &desk.path().to_string_lossy()])
        .env("COPYDESK_USER", "Ada Venn")
        .env("COPYDESK_NOW", "2024-04-25T02:00:00Z")
        .env("XDG_CONFIG_HOME", desk.path())
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let ended = child.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stdout).unwrap();
    assert!(
        !said.contains('\u{1b}') && !said.chars().any(|c| ('\u{2500}'..'\u{2580}').contains(&c)),
        "{said}"
    );
    for words in ["Decided: verified.", "Undid: verified.", "new says right: holds.", "Published: harbour"] {
        assert!(said.contains(words), "no {words:?} in:\n{said}");
    }
}

#[test]
fn a_draft_is_checked_again_when_it_is_saved_and_keeps_its_decisions() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("draft.md");
    let text =
        "The pier opened in 1911.\n\nIt burned down in 1934.\n\nIt was rebuilt on Sunday, 4 March 2024.\n";
    fs::write(&file, text).unwrap();
    let mut screen = Screen::start(home.path(), &["draft.md"], (100, 30), &[]);
    screen.wait("but 4 March 2024 is a");
    screen.keys("ggv");
    screen.wait("Decided: verified.");
    screen.wait("2 open");
    // In place, as some editors save, and by renaming, as others do.
    fs::write(&file, text.replace("1934", "1936")).unwrap();
    screen.wait("Checked again: 1 changed or new, 1 gone, 2 kept.");
    screen.wait_until("a mark", |text| text.contains('~'));
    screen.wait("2 open");
    let beside = home.path().join("draft.tmp");
    fs::write(&beside, text.replace("Sunday", "Monday")).unwrap();
    fs::rename(&beside, &file).unwrap();
    screen.wait("0 wrong");
    screen.keys("q");
    assert_eq!(screen.ended(), 0);
    // The decision is there the next time too.
    let mut screen = Screen::start(home.path(), &["draft.md"], (100, 30), &[]);
    screen.wait("2 open");
    screen.keys("u");
    screen.wait("nothing of yours to take back");
    // The terminal's cursor follows what is selected, also where it is not shown.
    screen.keys("gg");
    screen.settle();
    let (row, _) = screen.cursor();
    assert!(screen.text().lines().nth(usize::from(row)).is_some_and(|line| line.contains('▸')));
    screen.kill();
}

#[test]
fn a_source_is_pasted_in_and_a_passage_of_it_chosen() {
    let desk = copy_of_the_desk();
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    open_harbour(&mut screen);
    screen.settle();
    screen.keys("xp");
    screen.wait("A source for");
    screen.keys("A letter\tThe harbour master\t\t2024-04-22\tletter\t");
    screen.keys("\x1b[200~Dear desk,\r\nI counted 87 runners on Sunday.\r\nYours\x1b[201~");
    screen.wait("I counted 87 runners on Sunday.");
    screen.keys("\x13");
    screen.wait("Kept as harbour-marathon-2024/a-letter.txt");
    let folder = desk.path().join("fixtures/sources/harbour-marathon-2024");
    let provenance = fs::read_to_string(folder.join("a-letter.txt.toml")).unwrap();
    assert!(provenance.contains("publisher = \"The harbour master\""), "{provenance}");
    screen.keys("xe");
    screen.wait("Evidence by hand");
    for _ in 0..30 {
        if screen.text().contains("Evidence by hand · A letter") {
            break;
        }
        screen.keys("\t");
        screen.settle();
    }
    screen.keys("/87\r\r");
    screen.wait("The passage is the evidence now.");
    screen.wait("Source · A letter");
    screen.keys("\x1bu");
    screen.wait("Undid: evidence chosen.");
    screen.keys("q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn publishing_asked_for_while_the_proof_runs_waits_for_it_and_then_asks() {
    let desk = copy_of_the_desk();
    let v2 = desk.path().join("fixtures/articles").join(HARBOUR).join("v2.md");
    // So late that the proof fails without a reason: what is asked cannot come from the proof of before.
    let now = [("COPYDESK_NOW", "2026-04-25T02:00:00Z")];
    let mut screen = Screen::open(desk.path(), (100, 30), &now);
    open_harbour(&mut screen);
    screen.settle();
    screen.keys("w");
    screen.wait("It comes late");
    screen.keys("\x13");
    screen.wait("Not published: It comes late");
    // The last letter asks for another proof, and the key that publishes follows before it can be there.
    screen.keys("\ta reader told us only now\x13");
    screen.wait("Sure?");
    assert!(!screen.text().contains("It comes late"), "{}", screen.text());
    screen.keys("\r");
    screen.wait("Nothing was published.");
    // Given up while it waits, nothing is asked later.
    screen.keys("!\x13\x07");
    screen.wait("Not published.");
    screen.settle();
    assert!(!screen.text().contains("Sure?") && screen.text().contains("Proof"), "{}", screen.text());
    // A letter more while it waits means that one was not done yet.
    screen.keys("!\x13!");
    screen.wait("only now!!!");
    screen.settle();
    assert!(!screen.text().contains("Sure?") && !v2.exists(), "{}", screen.text());
    screen.keys("\x13");
    screen.wait("Sure?");
    screen.keys("y");
    screen.wait("Published: harbour-marathon-2024 v2");
    assert!(v2.exists());
}
