//! The twenty things that people demand of a terminal program, in real terminals: a pseudo-terminal of ours, and tmux
//! where only a terminal multiplexer or a shell can see it. Each test bears the number of its point; the manual's page
//! `docs/terminal.md` says which is which. Nothing waits for time to pass, only for words to appear.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

#[path = "../pty_support/mod.rs"]
mod pty_support;
#[path = "../support/mod.rs"]
mod support;

mod keys;
mod look;
mod terminal;
mod tmux;
mod words;
mod work;

use pty_support::{Screen, copy_of_the_desk};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// The third article of the demo desk, by slug.
pub const HARBOUR: &str = "harbour-marathon-2024";

/// A copy of the demo desk, and its third article open.
pub fn at_harbour(size: (u16, u16), variables: &[(&str, &str)]) -> (tempfile::TempDir, Screen) {
    let desk = copy_of_the_desk();
    let mut screen = Screen::open(desk.path(), size, variables);
    open_harbour(&mut screen);
    (desk, screen)
}

/// Opens the third article from the desk.
pub fn open_harbour(screen: &mut Screen) {
    screen.wait("Articles");
    screen.wait("Abebe wins");
    screen.keys("/harbour\r\r");
    screen.wait("Claims");
    screen.settle();
}

/// The shortest of some tries: what a busy machine adds is not the program's.
pub fn best(tries: usize, mut once: impl FnMut() -> Duration) -> Duration {
    (0..tries).map(|_| once()).min().expect("one try")
}

/// Every file of a folder and its bytes, without what the program keeps for its reader.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true if path.ends_with(".copydesk/state") => {}
                true => folders.push(path),
                false => drop(found.insert(path.clone(), fs::read(&path).unwrap())),
            }
        }
    }
    found
}

/// Runs the program without a terminal.
pub fn run(desk: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.args(arguments).current_dir(desk).env("COPYDESK_USER", "Ada Venn");
    command.env("XDG_CONFIG_HOME", desk).env("XDG_STATE_HOME", desk.join(".copydesk/state"));
    for name in ["NO_COLOR", "COLORTERM", "TMUX", "COPYDESK_PLAIN"] {
        command.env_remove(name);
    }
    command.envs(variables.iter().copied()).output().expect("the program runs")
}

/// The table of actions as `copydesk keys` gives it: name, doc, contexts, keys.
pub fn actions(desk: &Path) -> Vec<(String, String, Vec<String>, Vec<String>)> {
    let out = run(desk, &["keys", "--format", "json"], &[]);
    let json: serde_json::Value = serde_json::from_slice(&out.stdout).expect("JSON");
    let strings = |value: &serde_json::Value| {
        value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let row = |action: &serde_json::Value| {
        let text = |key: &str| action[key].as_str().unwrap().to_owned();
        (text("name"), text("doc"), strings(&action["contexts"]), strings(&action["keys"]))
    };
    json["actions"].as_array().unwrap().iter().map(row).collect()
}

/// A draft of its own on the desk, with this body.
pub fn draft(desk: &Path, slug: &str, body: &str) {
    let folder = desk.join("fixtures/articles").join(slug);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("draft.md"), format!("+++\ntitle = \"{slug}\"\n+++\n\n{body}\n")).unwrap();
}

/// The parameters of every sequence that sets colours or weights.
pub fn styles(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let parts =
        text.split("\x1b[").skip(1).filter_map(|part| part.split_once('m')).map(|(code, _)| code.to_owned());
    parts.filter(|code| code.chars().all(|c| c.is_ascii_digit() || c == ';')).collect()
}
