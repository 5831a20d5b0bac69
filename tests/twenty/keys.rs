//! 1 keys that can be discovered, 2 a palette, 18 keys of every keyboard.

use super::*;

/// The ways to every kind of screen from an open article, with the name of its context.
const SCREENS: [(&str, &str, &str); 6] = [
    ("", "review", "Claims"),
    ("w", "composer", "Proof"),
    ("A", "page", "Audit"),
    ("xe", "picker", "Evidence by hand"),
    ("xp", "form", "A source for"),
    ("gd", "desk", "Articles"),
];

#[test]
fn p01_every_active_key_is_listed_and_the_list_can_be_narrowed() {
    let (desk, mut screen) = at_harbour((100, 40), &[]);
    let table = actions(desk.path());
    for (keys, context, words) in SCREENS {
        screen.keys(keys);
        screen.wait(words);
        screen.keys("\x1bOP");
        screen.wait(&format!("Keys · {context}"));
        // The title may be read before the rest of its frame is.
        screen.settle();
        let mut seen = screen.text();
        for _ in 0..6 {
            screen.keys("\x1b[6~");
            screen.settle();
            seen.push_str(&screen.text());
        }
        for (name, doc, contexts, _) in &table {
            let start: Vec<&str> = doc.split(' ').take(3).collect();
            let listed = seen.contains(&start.join(" "));
            assert!(!contexts.iter().any(|c| c == context) || listed, "{name} on {context}:\n{seen}");
        }
        screen.keys("redraw");
        screen.wait_until("one line", |text| {
            text.contains("Draw the screen again") && !text.contains("Go back to")
        });
        screen.keys("\x07");
        screen.wait(words);
        if context != "review" && context != "desk" {
            screen.keys("\x07");
            screen.wait("Claims");
        }
    }
}

#[test]
fn p01_a_prefix_shows_what_can_follow_and_blocks_nothing() {
    let (_desk, mut screen) = at_harbour((100, 30), &[]);
    screen.keys("jjj");
    screen.keys("g");
    screen.wait("Go to");
    screen.keys("g");
    screen.wait("1/");
    // What does not work now says why.
    screen.keys("s");
    screen.wait("Only this passage speaks to the claim.");
    // At least four keys that work here, in the last line.
    let hints = screen.text().lines().last().unwrap_or_default().to_owned();
    let offered = ["next", "verified", "wrong", "mark", "pane", "help"];
    assert!(offered.iter().filter(|hint| hints.contains(*hint)).count() >= 4, "{hints}");
}

#[test]
fn p02_the_palette_has_every_action_finds_by_key_and_leaves_all_as_it_was() {
    let (desk, mut screen) = at_harbour((100, 30), &[]);
    let before = screen.text();
    screen.keys("\x10");
    screen.wait("All actions");
    let count = actions(desk.path()).len();
    assert!(screen.line_with("All actions").contains(&format!(" {count} ")), "{}", screen.text());
    screen.keys("undo");
    screen.wait_until("undo with its key", |text| {
        text.lines()
            .any(|line| line.contains("undo") && line.contains(" u ") && line.contains("Take your last"))
    });
    screen.keys("\x1b");
    screen.wait_until("the same screen", |text| text == before);
    // By key, and run.
    screen.keys(":F8\r");
    screen.wait("The mouse is on");
    screen.keys("\x1b[19~");
    screen.wait("The mouse is off");
}

#[test]
fn p18_a_letter_of_another_layout_does_what_its_key_does_and_a_release_does_nothing() {
    let (_desk, mut screen) = at_harbour((100, 30), &[]);
    let claim = |text: &str| {
        let line = text.lines().find(|line| line.contains("Claims")).unwrap_or_default();
        line.split('/').next().unwrap_or_default().rsplit(' ').next().unwrap_or_default().to_owned()
    };
    screen.keys("gg");
    screen.wait_until("the first", |text| claim(text) == "1");
    for letter in ["\u{17D2}", "о", "ت"] {
        screen.keys(letter);
    }
    screen.wait_until("three further", |text| claim(text) == "4");
    screen.keys("ក");
    screen.wait_until("one back", |text| claim(text) == "3");
    // A release of k, then k with the key of the place told by the terminal.
    screen.keys("\x1b[107;1:3u\x1b[1083::107;1u");
    screen.wait_until("one back, once", |text| claim(text) == "2");
}

#[test]
fn p18_keys_are_told_apart_only_where_the_terminal_said_that_it_can() {
    let desk = copy_of_the_desk();
    // One that never answers is drawn all the same, and gets no flags.
    let mut silent = Screen::open(desk.path(), (80, 24), &[]);
    silent.wait("Articles");
    silent.keys("q");
    assert_eq!(silent.ended(), 0);
    assert!(!contains(&silent.bytes(), b"\x1b[>5u"));
    let mut able = Screen::open(desk.path(), (80, 24), &[]);
    able.wait("Articles");
    able.wait_bytes(b"\x1b[?u");
    able.keys("\x1b[?0u\x1b[?62c");
    able.wait_bytes(b"\x1b[>5u");
    able.keys("\x1b[113;1u");
    assert_eq!(able.ended(), 0);
    assert!(contains(&able.bytes(), b"\x1b[<u"), "given back");
}

#[test]
fn p18_letters_can_be_laid_on_keys_by_hand() {
    let desk = copy_of_the_desk();
    fs::create_dir_all(desk.path().join("copydesk")).unwrap();
    fs::write(desk.path().join("copydesk/config.toml"), "[layout]\n\"ö\" = \"q\"\n").unwrap();
    let config = desk.path().to_string_lossy().into_owned();
    let mut screen = Screen::open(desk.path(), (80, 24), &[("XDG_CONFIG_HOME", &config)]);
    screen.wait("Articles");
    screen.keys("ö");
    assert_eq!(screen.ended(), 0);
}

pub fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
