//! The arrows of ARCHITECTURE.md, and the measure of the code, held by reading the code.
//!
//! `engine ← store ← desk ← cli, tui`; `engine ← import, export ← desk`. What must not be is said here once, as a
//! table; each test names the file and the line that breaks it.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms of `src/` and the rooms that they may not name.
const WALLS: &[(&str, &[&str])] = &[
    ("store", &["desk", "cli", "tui", "import", "export"]),
    ("import", &["store", "desk", "cli", "tui", "export"]),
    ("export", &["store", "desk", "cli", "tui", "import"]),
    ("desk", &["cli", "tui"]),
    ("tui", &["cli"]),
];

/// The files of the command line that may name the screens: one starts them, one prints the table of actions.
const CLI_MAY_NAME_TUI: &[&str] = &["src/cli/screen.rs", "src/cli/keys.rs"];

/// What the engine may not touch, outside its tests.
const ENGINE_NEVER: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "SystemTime",
    "Instant::now",
    "Zoned::now",
    "Timestamp::now",
    "println!",
    "eprintln!",
    "print!(",
    "eprint!(",
    "thread_local!",
    "copydesk::",
];

/// What the readers of the import may not touch, outside their tests: they open no file and start no process. The
/// clock and threads are not theirs either: a deadline is kept by whoever calls them.
const IMPORT_NEVER: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "File::",
    "SystemTime",
    "Instant::now",
    "Zoned::now",
    "Timestamp::now",
    "println!",
    "eprintln!",
    "print!(",
    "eprint!(",
    "dbg!(",
    "copydesk::",
];

/// Rooms of the engine where figures are read, compared and worked out: exact decimals, no floats. How alike two
/// texts are (`evidence`, the gates of `verdict`, the pairs of `versions`) is a likeness and no figure.
const EXACT: &[&str] = &[
    "facts",
    "rules",
    "notice",
    "text",
    "versions/figure",
    "versions/diff",
    "verdict/compare",
    "verdict/derive",
];

/// The longest file, in lines.
const LONGEST: usize = 600;

struct Source {
    /// Path below the root.
    name: String,
    /// The text without comments, strings and the tests at the end, line for line.
    code: String,
    /// All of it.
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below `dir` whose names end in one of `ends`, in order of name.
fn files(dir: &str, ends: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut todo = vec![root().join(dir)];
    while let Some(dir) = todo.pop() {
        for entry in fs::read_dir(&dir).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "target" && name != ".git" {
                    todo.push(path);
                }
            } else if ends.iter().any(|end| name.ends_with(end)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn sources(dir: &str) -> Vec<Source> {
    files(dir, &[".rs"])
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source file is UTF-8");
            let name = path.strip_prefix(root()).expect("below the root").display().to_string();
            Source { name, code: code(&text), text }
        })
        .collect()
}

/// The lines before the tests, with comments and the insides of strings taken out.
fn code(text: &str) -> String {
    let body = text.find("#[cfg(test)]\nmod ").map_or(text, |at| &text[..at]);
    let mut out = String::new();
    for line in body.lines() {
        let mut inside = false;
        let mut before = ' ';
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            if !inside && c == '/' && chars.peek() == Some(&'/') {
                break;
            }
            if c == '"' && before != '\\' && before != '\'' {
                inside = !inside;
            }
            if !inside || c == '"' {
                out.push(c);
            }
            before = if before == '\\' { ' ' } else { c };
        }
        out.push('\n');
    }
    out
}

/// Whether a line names a room, as `crate::room` or within `use crate::{…}`.
fn names_room(line: &str, room: &str) -> bool {
    let grouped = line.trim_start().starts_with("use crate::{");
    let starts = |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let ends = |at: usize| !line[at..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let whole = |at: usize| starts(at) && ends(at + room.len());
    line.match_indices(room).any(|(at, _)| {
        let before = &line[..at];
        whole(at)
            && (before.ends_with("crate::")
                || before.ends_with("copydesk::")
                || (grouped && !before.ends_with("::")))
    })
}

fn report(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn no_room_names_one_that_it_must_not_know() {
    let mut broken = Vec::new();
    for (room, forbidden) in WALLS {
        let mut sources = sources(&format!("src/{room}"));
        sources.retain(|source| source.name.ends_with(".rs"));
        for source in sources {
            for (n, line) in source.code.lines().enumerate() {
                for other in forbidden.iter().filter(|other| names_room(line, other)) {
                    broken.push(format!("{}:{}: {room} names {other}: {}", source.name, n + 1, line.trim()));
                }
            }
        }
    }
    report(&broken);
}

#[test]
fn the_command_line_only_starts_the_screens() {
    let mut broken = Vec::new();
    let mut sources = sources("src/cli");
    sources.retain(|source| !CLI_MAY_NAME_TUI.contains(&source.name.as_str()));
    for source in sources {
        for (n, line) in source.code.lines().enumerate() {
            if names_room(line, "tui") {
                broken.push(format!("{}:{}: {}", source.name, n + 1, line.trim()));
            }
        }
    }
    report(&broken);
}

#[test]
fn the_engine_depends_on_nothing_of_ours() {
    let manifest = fs::read_to_string(root().join("engine/Cargo.toml")).expect("engine/Cargo.toml");
    let broken: Vec<String> = manifest
        .lines()
        .skip_while(|line| !line.contains("dependencies]"))
        .filter(|line| line.contains("copydesk") || line.contains("path ="))
        .map(|line| format!("engine/Cargo.toml: {line}"))
        .collect();
    report(&broken);
}

#[test]
fn the_engine_touches_no_file_clock_environment_thread_or_printer() {
    let mut broken = Vec::new();
    for source in sources("engine/src") {
        for (n, line) in source.code.lines().enumerate() {
            for word in ENGINE_NEVER.iter().filter(|word| whole_word(line, word)) {
                broken.push(format!("{}:{}: {word}: {}", source.name, n + 1, line.trim()));
            }
        }
    }
    report(&broken);
}

#[test]
fn no_figure_is_a_float() {
    let mut broken = Vec::new();
    for source in sources("engine/src") {
        if !EXACT.iter().any(|room| source.name.starts_with(&format!("engine/src/{room}"))) {
            continue;
        }
        for (n, line) in source.code.lines().enumerate() {
            if whole_word(line, "f64") || whole_word(line, "f32") {
                broken.push(format!("{}:{}: {}", source.name, n + 1, line.trim()));
            }
        }
    }
    report(&broken);
}

#[test]
fn the_import_opens_no_file_and_starts_no_process() {
    let mut broken = Vec::new();
    let sources = sources("import/src");
    assert!(sources.len() > 20, "the readers stand elsewhere now");
    let tests: Vec<String> = sources.iter().flat_map(test_modules).collect();
    for source in &sources {
        if source.name.ends_with("tests.rs") || tests.iter().any(|test| source.name.starts_with(test)) {
            continue;
        }
        for (n, line) in source.code.lines().enumerate() {
            for word in IMPORT_NEVER.iter().filter(|word| whole_word(line, word)) {
                broken.push(format!("{}:{}: {word}: {}", source.name, n + 1, line.trim()));
            }
        }
    }
    report(&broken);
}

#[test]
fn the_import_depends_on_the_engine_and_nothing_else_of_ours() {
    let manifest = fs::read_to_string(root().join("import/Cargo.toml")).expect("import/Cargo.toml");
    let broken: Vec<String> = manifest
        .lines()
        .skip_while(|line| !line.contains("dependencies]"))
        .filter(|line| line.contains("copydesk") && !line.starts_with("copydesk-engine"))
        .map(|line| format!("import/Cargo.toml: {line}"))
        .collect();
    report(&broken);
}

fn whole_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let after = line[at + word.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
        !before && (!after || word.ends_with("::"))
    })
}

fn all_sources() -> Vec<Source> {
    ["src", "engine", "import/src", "git", "tests", "examples", "fuzz"]
        .into_iter()
        .flat_map(sources)
        .collect()
}

#[test]
fn no_file_is_too_long() {
    let lines = |source: &Source| source.text.lines().count();
    let broken: Vec<String> = all_sources()
        .iter()
        .filter(|source| lines(source) > LONGEST)
        .map(|source| format!("{}: {} lines, more than {LONGEST}", source.name, lines(source)))
        .collect();
    report(&broken);
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not find itself.
    let marks = ["TO-DO", "FIX-ME", "HA-CK"].map(|mark| mark.replace('-', ""));
    let stubs =
        ["un-implemented!", "to-do!", "allow(dead-_code", "#[ig-nore"].map(|mark| mark.replace('-', ""));
    let mut broken = Vec::new();
    for source in all_sources() {
        for (n, line) in source.text.lines().enumerate() {
            for mark in marks.iter().filter(|mark| whole_word(line, mark)) {
                broken.push(format!("{}:{}: {mark}", source.name, n + 1));
            }
            for stub in stubs.iter().filter(|stub| line.contains(stub.as_str())) {
                broken.push(format!("{}:{}: {stub}", source.name, n + 1));
            }
        }
    }
    report(&broken);
}

/// Where the modules stand that a file declares for tests only: `#[cfg(test)] mod fixture;`.
fn test_modules(source: &Source) -> Vec<String> {
    let file = Path::new(&source.name);
    let own = file.file_stem().is_none_or(|stem| stem == "mod" || stem == "lib" || stem == "main");
    let dir = if own { file.parent().unwrap_or(file).to_owned() } else { file.with_extension("") };
    let lines: Vec<&str> = source.text.lines().map(str::trim).collect();
    let mut found = Vec::new();
    for (n, _) in lines.iter().enumerate().filter(|(_, line)| **line == "#[cfg(test)]") {
        let declared = lines[n + 1..].iter().find(|line| !line.starts_with("#["));
        let name =
            declared.and_then(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
        found.extend(name.map(|name| dir.join(name).display().to_string()));
    }
    found
}

#[test]
fn nothing_can_panic_outside_the_tests() {
    let mut broken = Vec::new();
    let sources: Vec<Source> =
        ["src", "engine/src", "import/src", "git/src"].into_iter().flat_map(sources).collect();
    let tests: Vec<String> = sources.iter().flat_map(test_modules).collect();
    for source in &sources {
        if source.name.ends_with("_tests.rs") || tests.iter().any(|test| source.name.starts_with(test)) {
            continue;
        }
        for (n, line) in source.code.lines().enumerate() {
            for call in [".unwrap()", ".expect(", "panic!(", "unreachable!("] {
                if line.contains(call) && !line.contains("expect(clippy") {
                    broken.push(format!("{}:{}: {call}: {}", source.name, n + 1, line.trim()));
                }
            }
        }
    }
    report(&broken);
}

#[test]
fn nothing_names_a_machine_or_a_registry() {
    let homes = ["/ro-ot/", "/ho-me/", "/Us-ers/", "/wo-rk/", "/tm-p/bash"].map(|path| path.replace('-', ""));
    let hosts = ["cra-tes.io", "in-dex.cra-tes", "py-pi.org", "npm-js", "go-proxy", "proxy.go-lang"]
        .map(|host| host.replace('-', ""));
    let ends = [".rs", ".toml", ".md", ".txt", ".csv", ".yml", ".sh", "run", ".json", ".jsonl", ".svg"];
    let mut broken = Vec::new();
    for path in files("", &ends) {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (n, line) in text.lines().enumerate() {
            for word in homes.iter().chain(&hosts).filter(|word| line.contains(word.as_str())) {
                let name = path.strip_prefix(root()).expect("below the root").display();
                broken.push(format!("{name}:{}: {word}", n + 1));
            }
        }
    }
    report(&broken);
}

#[test]
fn the_reader_of_code_sees_what_it_should() {
    assert!(names_room("use crate::tui::App;", "tui"));
    assert!(names_room("use crate::{desk, tui::App};", "tui"));
    assert!(names_room("    crate::tui::run(app)", "tui"));
    assert!(!names_room("use crate::desk::tui_model;", "tui"));
    assert!(!names_room("let import = 1;", "import"));
    assert!(whole_word("let x: f64 = 1;", "f64"));
    assert!(!whole_word("let leaf64 = 1;", "f64"));
    let text = "let a = \"panic!(\"; // .unwrap()\n#[cfg(test)]\nmod tests { x.unwrap() }\n";
    assert_eq!(code(text), "let a = \"\"; \n");
}
