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
        match ending {
            "quit" => screen.keys("q"),
            "panic" => screen.keys("\x1b[24~"),
            signal => screen.signal(signal),
        }
        let code = screen.ended();
        assert_eq!(code == 0, ending == "quit", "{ending}: {code}");
        let state = screen.state();
        assert!(!state.alternate && !state.paste && state.cursor && !state.mouse, "{ending}: {state:?}");
        assert!(contains(&screen.bytes(), b"\x1b[<u"), "{ending}: the keyboard is given back");
        if ending == "panic" {
            let said = screen.text().replace('\n', "");
            assert!(said.contains("history/") && said.contains("panic.log"), "{said}");
        }
    }
}

#[test]
fn p05_a_terminal_that_is_gone_takes_the_program_along() {
    let desk = copy_of_the_desk();
    let mut screen = Screen::open(desk.path(), (80, 24), &[]);
    screen.wait("Articles");
    let process = screen.process();
    screen.hang_up();
    screen.ended();
    assert!(!Path::new(&format!("/proc/{process}/exe")).exists());
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
    let bytes = String::from_utf8_lossy(&screen.bytes()).into_owned();
    let sent = bytes.rsplit("]52;c;").next().unwrap().split(['\x07', '\x1b']).next().unwrap();
    let copied = decoded(sent);
    assert!(khmer.contains(copied.trim()) && !copied.is_empty(), "{copied:?}");
    assert!(screen.text().contains(&format!("{} characters", copied.chars().count())), "{}", screen.text());
    screen.kill();
    let mut bare = Screen::open(desk.path(), (100, 30), &[("TERM", "linux")]);
    bare.wait("Claims");
    bare.keys("y");
    bare.wait("no clipboard");
    bare.wait("To copy by hand");
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
    let (_desk, mut screen) = at_harbour((80, 24), &[]);
    let screens = [
        ("", "Claims"),
        ("w", "source agrees"),
        ("?", "Keys"),
        (":", "All actions"),
        ("D", "Versions"),
        ("xe", "Evidence"),
        ("xp", "A source for"),
        (",", "Settings"),
    ];
    for (keys, words) in screens {
        screen.keys(keys);
        screen.wait(words);
        screen.settle();
        let before = screen.text();
        for size in [(1, 1), (2, 1), (5, 2), (10, 3), (20, 5), (39, 11), (40, 12), (200, 60)] {
            screen.resize(size);
            screen.settle();
            assert!(screen.state().alternate, "{words} at {size:?}");
        }
        screen.resize((39, 11));
        screen.wait("needs 40×12");
        screen.resize((80, 24));
        screen.wait_until("the same screen", |text| text == before);
        if !keys.is_empty() {
            screen.keys("\x07");
            screen.wait("Claims");
        }
    }
}

#[test]
fn p15_the_mouse_is_off_until_asked_for_and_then_selects_and_runs_hints() {
    let (_desk, mut screen) = at_harbour((100, 30), &[]);
    assert!(!screen.state().mouse && !contains(&screen.bytes(), b"\x1b[?1000h"));
    screen.keys("gg\x1b[19~");
    screen.wait("The mouse is on");
    assert!(screen.state().mouse);
    screen.keys("\x1b[<0;11;6M");
    screen.wait_until("another claim", |text| {
        text.contains(" 4/") || text.contains(" 5/") || text.contains(" 3/")
    });
    // A click on a hint runs it: the one at the right end is help.
    screen.keys("\x1b[<0;97;30M");
    screen.wait("Keys · review");
    screen.keys("\x07\x1b[19~");
    screen.wait("The mouse is off");
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
