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

/// A key as the screen writes it.
fn written(key: &str) -> String {
    key.replace("Up", "↑")
        .replace("Down", "↓")
        .replace("Left", "←")
        .replace("Right", "→")
        .replace("Page↑", "PageUp")
        .replace("Page↓", "PageDown")
}

/// The keys of the last line, each of which has to be one that is active in the context.
fn hinted(screen: &Screen, table: &[(String, String, Vec<String>, Vec<String>)], context: &str) -> usize {
    let text = screen.text();
    let hints = text.lines().last().unwrap_or_default().trim();
    let active: Vec<String> = table
        .iter()
        .filter(|(_, _, contexts, _)| contexts.iter().any(|one| one == context))
        .flat_map(|(_, _, _, keys)| keys.iter().map(|key| format!("{} ", written(key))))
        .collect();
    let hints: Vec<&str> = hints.split("  ").map(str::trim).filter(|hint| !hint.is_empty()).collect();
    for hint in &hints {
        assert!(active.iter().any(|key| hint.starts_with(key)), "{hint:?} on {context}:\n{text}");
    }
    hints.len()
}

#[test]
fn p01_every_active_key_is_listed_and_the_list_can_be_narrowed() {
    let (desk, mut screen) = at_harbour((100, 40), &[]);
    let table = actions(desk.path());
    for (keys, context, words) in SCREENS {
        screen.keys(keys);
        screen.wait(words);
        screen.settle();
        let hints = hinted(&screen, &table, context);
        assert!(hints >= 4, "{hints} hints on {context}:\n{}", screen.text());
        screen.keys("\x1bOP");
        screen.wait(&format!("Keys · {context}"));
        // The title may be read before the rest of its frame is.
        screen.settle();
        assert!(hinted(&screen, &table, "help") >= 4, "{}", screen.text());
        let mut seen = screen.text();
        for _ in 0..6 {
            screen.keys("\x1b[6~");
            screen.settle();
            seen.push_str(&screen.text());
        }
        for (name, doc, contexts, keys) in &table {
            let start: Vec<&str> = doc.split(' ').take(3).collect();
            let start = start.join(" ");
            let key = |line: &str| keys.iter().any(|key| line.contains(&format!(" {} ", written(key))));
            let listed = seen.lines().any(|line| line.contains(&start) && key(line));
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
    screen.keys(":");
    screen.wait("All actions");
    screen.settle();
    assert!(hinted(&screen, &table, "palette") >= 4, "{}", screen.text());
}

#[test]
fn p01_a_prefix_shows_what_can_follow_and_blocks_nothing() {
    let (_desk, mut screen) = at_harbour((100, 30), &[]);
    let popup = best(5, || {
        let pressed = Instant::now();
        screen.keys("g");
        screen.wait("Go to");
        let shown = pressed.elapsed();
        screen.keys("\x07");
        screen.wait_until("no popup", |text| !text.contains("Go to"));
        shown
    });
    assert!(popup <= Duration::from_millis(100), "{popup:?}");
    screen.keys("jjj");
    screen.keys("g");
    screen.wait("Go to");
    screen.keys("g");
    screen.wait("1/");
    // What does not work now says why.
    screen.keys("s");
    screen.wait("Only this passage speaks to the claim.");
}

#[test]
fn p02_the_palette_has_every_action_finds_by_key_and_leaves_all_as_it_was() {
    let (desk, mut screen) = at_harbour((100, 30), &[]);
    let before = screen.text();
    let table = actions(desk.path());
    screen.keys("\x10");
    screen.wait("All actions");
    assert!(screen.line_with("All actions").contains(&format!(" {} ", table.len())), "{}", screen.text());
    let mut seen = String::new();
    for _ in 0..table.len() / 10 + 1 {
        screen.settle();
        seen.push_str(&screen.text());
        screen.keys("\x1b[6~");
    }
    for (name, doc, _, keys) in &table {
        let start: String = doc.chars().take(20).collect();
        let whole = |line: &str| {
            let words: Vec<&str> = line.split_whitespace().collect();
            words.contains(&name.as_str())
                && line.contains(&start)
                && keys.iter().any(|key| line.contains(&written(key)))
        };
        assert!(seen.lines().any(whole), "{name}, {doc:?}, {keys:?} in:\n{seen}");
    }
    // By name, by what it does, and by pieces of either.
    for typed in ["undo", "Take your last", "takelast"] {
        screen.keys(&format!("\x15{typed}"));
        screen.wait_until("undo with its key", |text| {
            text.lines().any(|line| {
                line.contains('▸')
                    && line.contains("undo")
                    && line.contains(" u ")
                    && line.contains("Take your last")
            })
        });
    }
    screen.keys("\x1b");
    screen.wait_until("the same screen", |text| text == before);
    // By key, and run.
    screen.keys(":F8\r");
    screen.wait("The mouse is on");
    screen.keys("\x1b[19~");
    screen.wait("The mouse is off");
}

#[test]
fn p02_the_palette_opens_where_letters_are_typed_too() {
    let (_desk, mut screen) = at_harbour((100, 30), &[]);
    for (keys, context, words) in SCREENS.into_iter().filter(|(keys, ..)| ["w", "xp", "xe"].contains(keys)) {
        screen.keys(keys);
        // The sources to choose from come when the desk has read them; until then the way back gives that up.
        screen.wait(if context == "picker" { "1/11" } else { words });
        screen.settle();
        let before = screen.text();
        for open in ["\x10", "\x1bOS"] {
            screen.keys(open);
            screen.wait("All actions");
            screen.keys("\x07");
            screen.wait_until(&format!("{context} as before"), |text| text == before);
        }
        screen.keys("\x07");
        screen.wait("Claims");
    }
    // And runs what belongs there.
    screen.keys("w");
    screen.wait("Proof");
    screen.keys("\x10next-kind\r");
    screen.wait("clarification");
}

#[test]
fn p18_every_key_can_be_sent_and_every_action_has_a_way_without_letters() {
    let desk = copy_of_the_desk();
    let table = actions(desk.path());
    for (name, _, _, keys) in &table {
        for key in keys.iter().flat_map(|keys| keys.split(' ')) {
            let cannot =
                key.starts_with("A-") || key.starts_with("M-") || ["C-i", "C-m", "C-["].contains(&key);
            assert!(!cannot && !["[", "]", "{", "}"].contains(&key), "{name}: {key}");
        }
    }
    // A function key opens the palette, arrows and Enter do the rest.
    let (_, _, contexts, keys) = table.iter().find(|(name, ..)| name == "palette").unwrap();
    assert!(keys.iter().any(|key| key == "F4"), "{keys:?}");
    let typed = ["help", "palette"];
    for (name, _, of, keys) in &table {
        let other = |key: &String| key.len() > 1 && !key.starts_with("C-") && !key.contains(' ');
        let reached = of.iter().any(|context| contexts.contains(context)) || keys.iter().any(other);
        assert!(reached || of.iter().all(|context| typed.contains(&context.as_str())), "{name}");
    }
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    screen.wait("Abebe wins");
    screen.keys("\x1bOS");
    screen.wait("All actions");
    screen.keys("\x1b[B\x1b[B\x1b[A\x1b[A\x1b[B\r");
    screen.wait_until("no palette", |text| !text.contains("All actions"));
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
    // One that never answers is drawn all the same and at once, and gets no flags.
    let first = best(5, || {
        let started = Instant::now();
        let mut silent = Screen::open(desk.path(), (80, 24), &[]);
        silent.wait("Articles");
        let first = started.elapsed();
        silent.keys("q");
        assert_eq!(silent.ended(), 0);
        assert!(!contains(&silent.bytes(), b"\x1b[>5u"));
        first
    });
    assert!(first <= Duration::from_millis(50), "{first:?}");
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
