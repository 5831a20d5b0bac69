//! 10 every script, 11 colours that fit, 12 no colour and no terminal, 13 meaning without colour, 14 true colour.

use super::*;
use std::collections::BTreeSet;

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
            // The frame stands in one column from top to bottom, whatever stands in the lines.
            for (y, sign) in screen.column(98).iter().enumerate().skip(1).take(27).filter(|_| name != "signs")
            {
                assert!(["│", "╮", "╯"].contains(&sign.as_str()), "{name}, line {y}: {sign:?}\n{shown}");
            }
            // What is copied is the text in its own order.
            if !shown.contains("0 claims") {
                screen.keys("y");
                screen.wait("via OSC 52");
                let copied = super::terminal::copied_last(&screen);
                assert!(!copied.is_empty() && text.contains(copied.trim()), "{name}: {copied:?}");
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
fn p10_a_cluster_is_never_split_and_khmer_is_wrapped_between_its_words() {
    let desk = copy_of_the_desk();
    let words = ["ប្រទេស", "កម្ពុជា", "មាន", "ប្រជាជន", "ក្នុង", "ឆ្នាំ", "ភាសា", "ខ្មែរ"];
    let text = words.join("\u{200B}").repeat(6);
    draft(desk.path(), "a-khmer", &format!("ឆ្នាំ 2019 {text} 17"));
    let mut screen = Screen::open(desk.path(), (60, 20), &[]);
    screen.wait("a-khmer");
    screen.keys("/a-khmer\r\r");
    screen.wait("Claims");
    screen.keys("\t");
    screen.wait("Article · draft");
    screen.settle();
    let shown = screen.text();
    let lines: Vec<&str> =
        shown.lines().map(|line| line.trim_matches([' ', '▌', '▐', '│', '·', '?'])).collect();
    let khmer: Vec<&str> = lines.into_iter().filter(|line| line.contains('ក')).collect();
    assert!(khmer.len() > 3, "{shown}");
    for line in &khmer {
        let starts = words.iter().chain(&["ឆ្នាំ 2019"]).any(|word| line.starts_with(word));
        assert!(starts, "{line:?} begins within a word:\n{shown}");
    }
    // The cursor goes over whole clusters: a sign with all that hangs on it is one step.
    screen.keys("/ខ្មែរ\x1b[D\x7f");
    screen.wait_until("the last cluster alone", |text| text.lines().any(|line| line.trim() == "Find: រ"));
}

#[test]
fn p11_no_ground_is_painted_and_themes_differ_in_colour_alone() {
    let (desk, mut screen) = at_harbour((100, 30), &[]);
    let text = screen.text();
    for (keys, words) in [
        ("w", "Proof"),
        ("?", "Keys"),
        (":", "All actions"),
        ("m", "Decide"),
        ("D", "Versions"),
        ("c", "Correction log"),
        ("A", "Audit"),
        ("gs", "Sources"),
        (",", "Settings"),
        ("xe", "1/11"),
        ("xp", "A source for"),
    ] {
        screen.keys(keys);
        screen.wait(words);
        screen.settle();
        screen.keys("\x07");
        screen.wait_until("the review", |now| now == text);
    }
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
    screen.wait("with errors");
    // A theme is seen while one looks at it in the palette, and gone again with Esc.
    let before = screen.text();
    screen.keys(":theme-mono");
    screen.wait("No colours");
    screen.settle();
    let looked = screen.bytes().len();
    screen.keys("\x0c");
    screen.settle();
    let drawn = styles(&screen.bytes()[looked..]);
    assert!(!drawn.is_empty() && !drawn.iter().any(|style| style.contains("38;2;")), "{drawn:?}");
    let left = screen.bytes().len();
    screen.keys("\x1b");
    screen.wait_until("the same screen", |text| text == before);
    screen.settle();
    assert!(styles(&screen.bytes()[left..]).iter().any(|style| style.contains("38;2;")));
}

#[test]
fn p11_without_an_answer_the_ground_is_that_of_the_variable_and_a_theme_may_be_a_file() {
    let desk = copy_of_the_desk();
    let file = desk.path().join("own.toml");
    fs::write(&file, "accent = \"#123456\"\ngood = \"#234567\"\nbad = \"#345678\"\ndoubt = \"#456789\"\n")
        .unwrap();
    let own = file.to_string_lossy().into_owned();
    let colours = |arguments: &[&str], variables: &[(&str, &str)]| -> BTreeSet<String> {
        let variables = [variables, &[("COLORTERM", "truecolor")]].concat();
        let mut screen = Screen::start(desk.path(), &[arguments, &["."]].concat(), (100, 30), &variables);
        open_harbour(&mut screen);
        screen.keys("gdq");
        screen.ended();
        styles(&screen.bytes()).into_iter().filter(|style| style.contains("38;2;")).collect()
    };
    let of = |theme: &str| colours(&["--theme", theme], &[]);
    assert_eq!(colours(&[], &[("COLORFGBG", "0;15")]), of("light"));
    assert_eq!(colours(&[], &[("COLORFGBG", "15;0")]), of("dark"));
    assert!(of("light") != of("dark") && !of("light").is_empty());
    assert_eq!(colours(&[], &[]), BTreeSet::new(), "else the terminal's own sixteen");
    assert!(of(&own).iter().any(|style| style.contains("38;2;18;52;86")), "{:?}", of(&own));
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
    drop(wins);
    let never = Screen::start(desk.path(), &["--color", "never", "."], (100, 30), &[("CLICOLOR_FORCE", "1")]);
    never.wait("Articles");
    never.settle();
    let found = styles(&never.bytes());
    let none = |code: &str| !code.starts_with('3') && !code.starts_with('4') && code.len() < 2;
    assert!(
        found.iter().flat_map(|style| style.split(';')).all(|code| none(code)
            || code == "22"
            || code == "27"
            || code == "39"
            || code == "49"
            || code == "23"
            || code == "24"),
        "{found:?}"
    );
}

#[test]
fn p12_without_a_terminal_there_is_an_overview_and_a_dumb_one_gets_lines() {
    let desk = copy_of_the_desk();
    for variables in [&[][..], &[("CLICOLOR_FORCE", "1")][..]] {
        let out = run(desk.path(), &[], variables);
        let said = String::from_utf8(out.stdout).unwrap();
        assert!(said.contains(HARBOUR) && !said.contains('\x1b'), "{said}");
        let article = format!("fixtures/articles/{HARBOUR}/v1.md");
        let facts = run(desk.path(), &["facts", &article], variables);
        assert!(
            facts.stdout.len() > 100 && !facts.stdout.contains(&0x1b),
            "{:?}",
            String::from_utf8_lossy(&facts.stdout)
        );
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
    let config = desk.path().to_string_lossy().into_owned();
    fs::create_dir_all(desk.path().join("copydesk")).unwrap();
    // Supported, contradicted, not found, unchecked, selected, line, added, removed.
    let unicode = ["✓", "✗", "?", "·", "▸", "│", "+", "−"];
    let ascii = ["+", "x", "?", ".", ">", "|", "+", "-"];
    for (glyphs, signs) in [("unicode", unicode), ("ascii", ascii)] {
        fs::write(desk.path().join("copydesk/config.toml"), format!("glyphs = \"{glyphs}\"\n")).unwrap();
        let variables =
            [("XDG_CONFIG_HOME", &*config), ("NO_COLOR", "1"), ("COPYDESK_NOW", "2024-04-25T02:00:00Z")];
        let mut screen = Screen::open(desk.path(), (100, 40), &variables);
        open_harbour(&mut screen);
        // The list of claims: a row has the sign of its selection, of its verdict, and the letter of its decision.
        let rows = |screen: &Screen| -> Vec<Vec<char>> {
            let row = |line: &str| {
                let mut chars = line.chars().skip_while(|c| *c == ' ');
                (chars.next() == signs[5].chars().next()).then(|| chars.skip(1).take(5).collect())
            };
            screen.text().lines().take(22).filter_map(row).collect()
        };
        let whole = screen.text();
        let seen: BTreeSet<char> = rows(&screen).iter().map(|row| row[2]).collect();
        for sign in &signs[..3] {
            assert!(seen.contains(&sign.chars().next().unwrap()), "{glyphs} {sign}: {seen:?}\n{whole}");
        }
        let selected: Vec<_> =
            rows(&screen).into_iter().filter(|row| row[0].to_string() == signs[4]).collect();
        assert_eq!(selected.len(), 1, "{whole}");
        // Each decision has a letter of its own.
        screen.keys("gg");
        for (key, letter, said) in [
            ("v", 'v', "verified"),
            ("md", 'd', "disputed"),
            ("ms", 's', "needs"),
            ("mo", 'o', "opinion"),
            ("mh", 'h', "held"),
        ] {
            screen.keys(key);
            screen.wait(&format!("Decided: {said}"));
            screen.settle();
            assert_eq!(rows(&screen)[0][4], letter, "{key}:\n{}", screen.text());
        }
        // What changes is marked by signs too.
        screen.keys("nw");
        screen.wait("source agrees");
        screen.settle();
        let text = screen.text();
        for sign in &signs[6..] {
            assert!(
                text.lines().any(|line| line.contains(&format!("{} {sign} …", signs[5]))
                    || line.contains(&format!(" {sign} "))),
                "{glyphs} {sign}:\n{text}"
            );
        }
        assert!(glyphs == "unicode" || !whole.contains(['│', '✓', '✗', '▸', '…', '▌', '·']), "{whole}");
        screen.keys("\x07");
        screen.wait("Claims");
        screen.keys("uuuuuq");
        screen.ended();
        fs::remove_dir_all(desk.path().join(".copydesk")).ok();
    }
    // A claim that no source speaks to is unchecked, and says so in words.
    fs::write(desk.path().join("copydesk/config.toml"), "").unwrap();
    draft(desk.path(), "a-draft", "The pier opened in 1911.");
    let mut screen = Screen::open(desk.path(), (100, 30), &[("NO_COLOR", "1")]);
    screen.wait("a-draft");
    screen.keys("/a-draft\r\r");
    screen.wait("There is no source to check this claim against.");
    assert!(screen.line_with("▸").contains("▸ · "), "{}", screen.text());
}

#[test]
fn p11_a_theme_of_the_command_line_holds_when_the_settings_are_read_again() {
    let desk = copy_of_the_desk();
    let config = desk.path().to_string_lossy().into_owned();
    fs::create_dir_all(desk.path().join("copydesk")).unwrap();
    fs::write(desk.path().join("copydesk/config.toml"), "glyphs = \"ascii\"\n").unwrap();
    let variables =
        [("XDG_CONFIG_HOME", &*config), ("EDITOR", "sed -i s/ascii/unicode/"), ("COLORTERM", "truecolor")];
    let mut screen = Screen::start(desk.path(), &["--theme", "dark", "."], (100, 30), &variables);
    screen.wait("Articles");
    screen.keys(",");
    screen.wait("Yours");
    screen.keys("e");
    screen.wait("│");
    screen.settle();
    // what is drawn from now on
    let before = screen.bytes().len();
    screen.keys("\x1b");
    screen.wait("Articles");
    screen.settle();
    let styles = styles(&screen.bytes()[before..]);
    assert!(styles.iter().any(|style| style.contains("38;2;")), "{styles:?}");
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
