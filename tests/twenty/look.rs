//! 10 every script, 11 colours that fit, 12 no colour and no terminal, 13 meaning without colour, 14 true colour.

use super::*;

/// A sentence in every script that has its own ways.
const SCRIPTS: [(&str, &str); 8] = [
    ("khmer", "ប្រទេសកម្ពុជា\u{200B}មាន\u{200B}ប្រជាជន 17 លាន\u{200B}នាក់ ក្នុង\u{200B}ឆ្នាំ 2023 ភាសាខ្មែរ។"),
    ("thai", "ประเทศไทยมีประชากร 66 ล้านคนในปี 2566 ภาษาไทยทั้งหมดถูกต้อง"),
    ("hindi", "भारत की जनसंख्या 2011 में 121 करोड़ थी। हिन्दी में सब ठीक है।"),
    ("chinese", "中国人口在2020年为14.1亿，增长了5.4%。漢字かな交じり文。"),
    ("arabic", "بلغ عدد سكان مصر 104 ملايين نسمة في عام 2022."),
    ("hebrew", "אוכלוסיית ישראל מנתה 9.6 מיליון נפש בשנת 2022."),
    ("signs", "A family 👩‍👩‍👧 of 3 ate 12 cafe\u{301}s’ worth of cre\u{300}me in 2019."),
    ("mixed", "ទីក្រុង Phnom Penh มี 2,300,000 人 في 2019."),
];

#[test]
fn p10_every_script_arrives_whole_and_the_lines_stand_in_line() {
    let desk = copy_of_the_desk();
    for (name, text) in SCRIPTS {
        draft(desk.path(), &format!("a-{name}"), text);
    }
    for locale in ["C.UTF-8", "C"] {
        let mut screen = Screen::open(desk.path(), (100, 30), &[("LC_ALL", locale)]);
        for (name, text) in SCRIPTS {
            screen.wait("Articles");
            screen.wait(&format!("a-{name}"));
            screen.keys(&format!("/a-{name}\r\r"));
            screen.wait("Article · draft");
            screen.settle();
            let shown = screen.text();
            let plain =
                |text: &str| text.replace(['│', ' ', '\n', '\u{200B}', '▌', '✓', '✗', '?', '·', '~'], "");
            // The article's own pane: what stands right of the second border.
            let pane: String = shown
                .lines()
                .filter_map(|line| line.trim_end().trim_end_matches('│').rsplit('│').next())
                .collect();
            if name == "signs" {
                // The screen of these tests takes joined signs apart; what was sent is whole.
                assert!(String::from_utf8_lossy(&screen.bytes()).contains("👩‍👩‍👧"), "{shown}");
            } else {
                assert!(plain(&pane).contains(&plain(text)), "{name}: {text}\n{shown}");
            }
            for line in shown.lines().skip(2).take(8) {
                assert!(line.trim_end().ends_with(['│', '╮', '╯']), "{name}: {line}");
            }
            if matches!(name, "arabic" | "hebrew") {
                assert!(shown.contains("right to left"), "{name}:\n{shown}");
            }
            screen.keys("\x1b");
        }
        screen.keys("q");
        assert_eq!(screen.ended(), 0);
    }
}

#[test]
fn p11_no_ground_is_painted_and_themes_differ_in_colour_alone() {
    let (desk, screen) = at_harbour((100, 30), &[]);
    let text = screen.text();
    for style in styles(&screen.bytes()) {
        let codes: Vec<&str> = style.split(';').collect();
        let ground =
            codes.iter().any(|code| *code == "48" || ("40"..="47").contains(code) && code.len() == 2);
        assert!(!ground, "a ground: {style}");
    }
    for theme in ["light", "dark", "mono"] {
        let mut other =
            Screen::start(desk.path(), &["--theme", theme, "."], (100, 30), &[("COLORTERM", "truecolor")]);
        other.wait("Claims");
        other.wait_until("the same text", |now| now == text);
        let colours = styles(&other.bytes()).iter().any(|style| style.contains("38;2;"));
        assert_eq!(colours, theme != "mono", "{theme}");
        other.keys("q");
        other.ended();
    }
}

#[test]
fn p11_the_ground_is_asked_for_after_the_first_frame_and_taken_in() {
    let desk = copy_of_the_desk();
    let mut screen = Screen::open(desk.path(), (100, 30), &[("COLORTERM", "truecolor")]);
    screen.wait("Articles");
    screen.wait_bytes(b"\x1b]11;?\x1b\\");
    let bytes = screen.bytes();
    let at = |part: &[u8]| bytes.windows(part.len()).position(|window| window == part).unwrap();
    assert!(at(b"\x1b[?2026l") < at(b"\x1b]11;?"), "the first frame comes first");
    assert!(at(b"\x1b]11;?") < at(b"\x1b[c"), "then the question, and one that every terminal answers");
    assert!(
        !styles(&screen.bytes()).iter().any(|style| style.contains("38;2;")),
        "until then its own sixteen"
    );
    screen.keys("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c");
    screen.wait_bytes(b"38;2;");
    // A theme is seen while one looks at it in the palette, and gone again with Esc.
    let before = screen.text();
    screen.keys(":theme-mono");
    screen.wait("No colours");
    screen.keys("\x1b");
    screen.wait_until("the same screen", |text| text == before);
}

#[test]
fn p12_no_colour_means_none_but_weights_stay() {
    let (_desk, screen) = at_harbour((100, 30), &[("NO_COLOR", "1")]);
    let found = styles(&screen.bytes());
    let codes = || found.iter().flat_map(|style| style.split(';')).filter_map(|code| code.parse::<u8>().ok());
    assert!(
        codes().all(|code| !(30..=38).contains(&code) && !(40..=48).contains(&code) && code < 90),
        "{found:?}"
    );
    assert!(found.iter().any(|style| style == "7") && found.iter().any(|style| style == "1"), "{found:?}");
    drop(screen);
    let desk = copy_of_the_desk();
    let wins = Screen::start(desk.path(), &["--color", "always", "."], (100, 30), &[("NO_COLOR", "1")]);
    wins.wait("Articles");
    wins.settle();
    assert!(styles(&wins.bytes()).iter().any(|style| style.contains("38;5;") || style.starts_with('3')));
}

#[test]
fn p12_without_a_terminal_there_is_an_overview_and_a_dumb_one_gets_lines() {
    let desk = copy_of_the_desk();
    for variables in [&[][..], &[("CLICOLOR_FORCE", "1")][..]] {
        let out = run(desk.path(), &[], variables);
        let said = String::from_utf8(out.stdout).unwrap();
        assert!(said.contains(HARBOUR) && !said.contains('\x1b'), "{said}");
    }
    let mut dumb = Screen::open(desk.path(), (100, 30), &[("TERM", "dumb")]);
    dumb.wait("Type a number to open an article");
    assert!(!dumb.state().alternate && !dumb.bytes().contains(&0x1b));
    dumb.keys("quit\r");
    assert_eq!(dumb.ended(), 0);
}

#[test]
fn p13_verdicts_and_decisions_have_signs_in_unicode_and_in_ascii() {
    let desk = copy_of_the_desk();
    let text =
        "The pier cost 12 dollars in 2019 and 12 dollars in 2020.\n\n“We saw 3 herons,” the keeper said.";
    draft(desk.path(), "a-draft", text);
    let config = desk.path().to_string_lossy().into_owned();
    fs::create_dir_all(desk.path().join("copydesk")).unwrap();
    for (glyphs, right, wrong, line) in [("unicode", "✓", "✗", "│"), ("ascii", "+", "x", "|")] {
        fs::write(desk.path().join("copydesk/config.toml"), format!("glyphs = \"{glyphs}\"\n")).unwrap();
        let mut screen =
            Screen::open(desk.path(), (100, 30), &[("XDG_CONFIG_HOME", &config), ("NO_COLOR", "1")]);
        open_harbour(&mut screen);
        let text = screen.text();
        for sign in [right, wrong, line] {
            assert!(text.contains(sign), "{glyphs} {sign}:\n{text}");
        }
        assert!(
            glyphs == "unicode" || text.is_ascii() || !text.contains(['│', '✓', '✗', '▸', '…', '▌']),
            "{text}"
        );
        screen.keys("v");
        screen.wait("Decided: verified");
        screen.keys("kkkq");
        screen.ended();
        fs::remove_dir_all(desk.path().join(".copydesk")).ok();
    }
}

#[test]
fn p14_colours_are_as_many_as_the_terminal_has() {
    let desk = copy_of_the_desk();
    let shown = |variables: &[(&str, &str)]| {
        let mut screen = Screen::start(desk.path(), &["--theme", "dark", "."], (100, 30), variables);
        screen.wait("Articles");
        screen.settle();
        screen.keys("q");
        screen.ended();
        styles(&screen.bytes())
    };
    assert!(shown(&[("COLORTERM", "truecolor")]).iter().any(|style| style.contains("38;2;")));
    let indexed = shown(&[("TERM", "tmux-256color")]);
    assert!(indexed.iter().any(|style| style.contains("38;5;")), "{indexed:?}");
    assert!(!indexed.iter().any(|style| style.contains("38;2;")), "{indexed:?}");
    assert!(!shown(&[("TERM", "xterm")]).iter().any(|style| style.contains("38;2;")));
    let doctor = run(desk.path(), &["doctor"], &[("COLORTERM", "truecolor")]);
    let said = String::from_utf8(doctor.stdout).unwrap();
    let line = said.lines().find(|line| line.starts_with("colour")).unwrap_or_default();
    assert!(line.contains("rgb") && line.contains("COLORTERM=truecolor"), "{said}");
}
