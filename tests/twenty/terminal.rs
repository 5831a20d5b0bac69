//! 5 the terminal is whole again, 6 copying, 9 any size, 15 the mouse, 16 small frames.

use super::keys::contains;
use super::*;

#[test]
fn p05_every_mode_is_off_again_after_quit_signals_and_panic() {
    for ending in ["quit", "TERM", "HUP", "INT", "panic"] {
        let desk = copy_of_the_desk();
        let variables: &[(&str, &str)] =
            if ending == "panic" { &[("COPYDESK_TEST_PANIC", "1")] } else { &[] };
        let mut screen = Screen::open(desk.path(), (80, 24), variables);
        screen.wait("Articles");
        screen.wait_bytes(b"\x1b[?u");
        screen.keys("\x1b[?0u\x1b[?62c\x1b[19~");
        screen.wait("The mouse is on");
        assert!(screen.state().mouse && screen.state().alternate && screen.state().paste);
        assert!(!screen.is_sane(), "the line is the program's while it runs");
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
        assert!(contains(&screen.bytes(), b"\x1b[<u"), "{ending}: the keyboard is given back");
        assert!(!contains(&screen.bytes(), b"\x1b[?1004h"), "{ending}: nobody asked for the focus");
        if ending == "panic" {
            let said = screen.text().replace('\n', "");
            assert!(said.contains("history/") && said.contains("panic.log"), "{said}");
        }
    }
}

#[test]
fn p05_an_error_is_said_on_a_whole_terminal() {
    let desk = copy_of_the_desk();
    fs::write(desk.path().join("corrections.toml"), "[desk]\nstyle = \n").unwrap();
    let mut screen = Screen::open(desk.path(), (80, 24), &[]);
    assert_eq!(screen.ended(), 2);
    assert!(screen.text().contains("corrections.toml:2:"), "{}", screen.text());
    let state = screen.state();
    assert!(
        !state.alternate && !state.paste && state.cursor && !state.mouse && screen.is_sane(),
        "{state:?}"
    );
}

#[test]
fn p05_a_terminal_that_is_gone_takes_the_program_along() {
    let desk = copy_of_the_desk();
    let gone = best(3, || {
        let mut screen = Screen::open(desk.path(), (80, 24), &[]);
        screen.wait("Articles");
        let process = screen.process();
        let hung = Instant::now();
        screen.hang_up();
        screen.ended();
        let gone = hung.elapsed();
        assert!(!Path::new(&format!("/proc/{process}/exe")).exists());
        gone
    });
    assert!(gone < Duration::from_secs(1), "{gone:?}");
}

#[test]
fn p06_a_copy_is_the_text_itself_and_says_how_much_and_how() {
    let desk = copy_of_the_desk();
    let khmer = "ទីក្រុងភ្នំពេញមានប្រជាជន 2 លាននាក់ក្នុងឆ្នាំ 2019។";
    draft(desk.path(), "a-khmer-one", khmer);
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    screen.wait("a-khmer-one");
    screen.keys("/a-khmer\r\r");
    screen.wait("Claims");
    screen.keys("Gy");
    screen.wait("via OSC 52");
    let copied = copied_last(&screen);
    assert!(khmer.contains(copied.trim()) && !copied.is_empty(), "{copied:?}");
    assert!(screen.text().contains(&format!("{} characters", copied.chars().count())), "{}", screen.text());
    screen.kill();
    // The citation, and the notice of a correction.
    let (other, mut harbour) = at_harbour((100, 30), &[]);
    harbour.keys("nY");
    harbour.wait("the citation");
    let citation = copied_last(&harbour);
    assert!(citation.starts_with('“') && citation.contains(", line "), "{citation}");
    harbour.keys("c");
    harbour.wait("Correction log");
    harbour.settle();
    harbour.keys("/Calloway was\ry");
    harbour.wait("the line");
    let notice = copied_last(&harbour);
    let log = fs::read_to_string(other.path().join("corrections.toml")).unwrap();
    assert!(notice.len() > 40 && log.contains(&notice), "{notice}");
    // Nothing ever asks what lies on the clipboard.
    assert!(!contains(&harbour.bytes(), b"]52;c;?"));
    let mut bare = Screen::open(desk.path(), (100, 30), &[("TERM", "linux")]);
    bare.wait("Claims");
    bare.keys("y");
    bare.wait("no clipboard");
    bare.wait("To copy by hand");
}

/// What was put on the clipboard last.
pub fn copied_last(screen: &Screen) -> String {
    let bytes = String::from_utf8_lossy(&screen.bytes()).into_owned();
    decoded(bytes.rsplit("]52;c;").next().unwrap().split(['\x07', '\x1b']).next().unwrap())
}

/// Base 64, as far as a test needs it.
fn decoded(text: &str) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for sign in text.bytes().filter_map(|byte| SIGNS.iter().position(|sign| *sign == byte)) {
        held = held << 6 | u32::try_from(sign).unwrap();
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 255).unwrap());
        }
    }
    String::from_utf8(bytes).expect("text")
}

#[test]
fn p09_every_screen_survives_every_size_and_comes_back_the_same() {
    let (_desk, mut screen) = at_harbour((80, 24), &[("COPYDESK_NOW", "2024-04-25T02:00:00Z")]);
    // Keys from the review, and what is to be seen then; the last is a question over the composer.
    let screens = [
        ("", "Claims"),
        ("Tab", "Article"),
        ("?", "Keys"),
        (":", "All actions"),
        ("g", "Go to"),
        ("/mara", "Find: mara"),
        ("nmxold", "Why: old"),
        ("D", "Versions"),
        ("Ds", "side by side"),
        ("H", "History of"),
        ("c", "Correction log"),
        ("A", "Audit"),
        ("gs", "Sources"),
        ("gy", "House styles"),
        (",", "Settings"),
        ("xa", "A claim by hand"),
        ("xs", "Split"),
        ("xe", "Evidence"),
        ("xp", "A source for"),
        ("I", "Bring files in"),
        ("nw", "source agrees"),
        ("\x13", "Sure?"),
    ];
    for (keys, words) in screens {
        screen.keys(if keys == "Tab" { "\t" } else { keys });
        screen.wait(words);
        screen.settle();
        let before = screen.text();
        for size in [(1, 1), (2, 1), (5, 2), (10, 3), (20, 5), (39, 11)] {
            screen.resize(size);
            screen.wait_until(&format!("the line at {size:?}"), |text| text.starts_with('c'));
        }
        for size in [(40, 12), (200, 60), (100, 30), (120, 40), (39, 11)] {
            screen.resize(size);
            let small = size.0 < 40;
            screen.wait_until(&format!("{words} at {size:?}"), |text| {
                text.starts_with("copydesk needs") == small
            });
            assert!(screen.state().alternate, "{words} at {size:?}");
        }
        screen.resize((80, 24));
        screen.wait_until(&format!("{words} as before"), |text| text == before);
        if !["", "Tab", "nw"].contains(&keys) {
            screen.keys("\x07");
            screen.settle();
        }
    }
    screen.keys("\x07");
    screen.wait("Claims");
    screen.keys("q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn p09_panes_stand_alone_stacked_and_side_by_side() {
    let (_desk, mut screen) = at_harbour((80, 24), &[]);
    let titles = ["Claims ", "Article ·", "Source ·", "Log "];
    let lines = |screen: &Screen| -> Vec<Option<usize>> {
        let text = screen.text();
        titles.map(|title| text.lines().position(|line| line.contains(title))).to_vec()
    };
    let at = |screen: &mut Screen, size| {
        screen.resize(size);
        screen.settle();
        lines(screen)
    };
    let alone = |size, screen: &mut Screen| at(screen, size).into_iter().flatten().count();
    assert_eq!(alone((40, 12), &mut screen), 1, "{}", screen.text());
    assert_eq!(alone((79, 30), &mut screen), 1, "{}", screen.text());
    let stacked = at(&mut screen, (80, 24));
    assert!(stacked.iter().all(Option::is_some) && stacked.is_sorted_by(|a, b| a < b), "{stacked:?}");
    let beside = at(&mut screen, (100, 30));
    assert!(beside.iter().all(Option::is_some) && beside[0] == beside[1], "{beside:?}");
    assert!(screen.text().starts_with(' ') && !screen.text().starts_with("  "));
    at(&mut screen, (120, 40));
    assert!(screen.text().starts_with("  "), "wider margins");
}

#[test]
fn p15_the_mouse_is_off_until_asked_for_and_then_selects_and_runs_hints() {
    let (_desk, mut screen) = at_harbour((100, 30), &[]);
    assert!(!screen.state().mouse && !contains(&screen.bytes(), b"\x1b[?1000h"));
    screen.keys("gg\x1b[19~");
    screen.wait("The mouse is on");
    assert!(screen.state().mouse);
    screen.keys("\x1b[<0;11;6M");
    screen.wait(" 4/17");
    // The wheel moves the pane under the pointer by three lines, and no other.
    let pane = |text: &str, x: usize| -> Vec<String> {
        let cut = |line: &str| line.chars().skip(x).take(36).collect();
        text.lines().skip(2).take(10).map(cut).collect()
    };
    let (claims, article) = (pane(&screen.text(), 0), pane(&screen.text(), 42));
    screen.keys("\x1b[<65;70;6M");
    screen.wait_until("the article, three lines further", |text| pane(text, 42)[..7] == article[3..]);
    assert_eq!(pane(&screen.text(), 0), claims, "{}", screen.text());
    screen.keys("\x1b[<64;70;6M");
    screen.wait_until("the article as before", |text| pane(text, 42) == article);
    // A click on a hint runs it: the one at the right end is help.
    screen.keys("\x1b[<0;97;30M");
    screen.wait("Keys · review");
    screen.keys("\x07\x1b[19~");
    screen.wait("The mouse is off");
    assert!(!screen.state().mouse);
    screen.keys("q");
    screen.ended();
    assert!(!screen.state().mouse);
}

#[test]
fn p15_a_setting_turns_the_mouse_on_at_the_start() {
    let desk = copy_of_the_desk();
    let config = desk.path().to_string_lossy().into_owned();
    fs::create_dir_all(desk.path().join("copydesk")).unwrap();
    fs::write(desk.path().join("copydesk/config.toml"), "mouse = true\n").unwrap();
    let mut screen = Screen::open(desk.path(), (100, 30), &[("XDG_CONFIG_HOME", &config)]);
    screen.wait("Articles");
    assert!(screen.state().mouse);
    screen.keys("q");
    screen.ended();
    assert!(!screen.state().mouse);
}

#[test]
fn p16_a_frame_is_one_synchronized_write_and_small() {
    let (_desk, mut screen) = at_harbour((120, 40), &[]);
    screen.keys("gg");
    screen.settle();
    for key in ["j", "j", "k", "j"] {
        let before = screen.bytes().len();
        screen.keys(key);
        screen.settle();
        let frame = screen.bytes()[before..].to_vec();
        assert!(frame.starts_with(b"\x1b[?2026h") && frame.ends_with(b"\x1b[?2026l"), "{key}");
        assert!(frame.len() <= 2_000, "{} bytes", frame.len());
    }
    let before = screen.bytes().len();
    screen.keys("\x0c");
    screen.settle();
    let redraw = screen.bytes().len() - before;
    assert!((2_000..=20_000).contains(&redraw), "{redraw} bytes");
    // There is always a second way back.
    screen.keys("w");
    screen.wait("Proof");
    screen.keys("\x07");
    screen.wait("Claims");
    // Escape alone is known for one without waiting for what may follow.
    let back = best(5, || {
        screen.keys("?");
        screen.wait("Keys · review");
        let pressed = Instant::now();
        screen.keys("\x1b");
        screen.wait_until("no help", |text| !text.contains("Keys · review"));
        pressed.elapsed()
    });
    assert!(back < Duration::from_millis(50), "{back:?}");
}

#[test]
fn p16_poor_terminals_get_plain_signs() {
    for (term, plain) in [("linux", true), ("screen", false), ("tmux-256color", false), ("xterm", false)] {
        let (_desk, mut screen) = at_harbour((100, 30), &[("TERM", term)]);
        assert_eq!(screen.text().contains('│'), !plain, "{term}:\n{}", screen.text());
        screen.keys("q");
        assert_eq!(screen.ended(), 0, "{term}");
    }
}
