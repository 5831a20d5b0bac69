//! Suites that need something of the machine say so here, and are skipped where it is not there.
//!
//! A skipped suite is never silent: it prints a line, and where `COPYDESK_SKIPPED` names a file it adds
//! `suite TAB need` to it. `.ci/run` shows that file's lines at its end, and fails for a suite that was skipped
//! though what it needs is there.

use std::io::Write;
use std::path::Path;

/// Whether `suite` is to be skipped because what it needs is not there; if so, that is recorded.
///
/// `need` is a program (`tmux`), looked for on the `PATH`, or in capitals a variable of the environment that
/// switches the suite on (`COPYDESK_SLOW`).
pub fn skips(suite: &str, need: &str) -> bool {
    let there = if need.starts_with(|first: char| first.is_ascii_uppercase()) {
        std::env::var_os(need).is_some_and(|value| value == "1")
    } else {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|dir| is_file(&dir.join(need)))
    };
    if !there {
        println!("SKIPPED {suite}: needs {need}");
        record(suite, need);
    }
    !there
}

fn is_file(path: &Path) -> bool {
    path.metadata().is_ok_and(|meta| meta.is_file())
}

fn record(suite: &str, need: &str) {
    let Some(file) = std::env::var_os("COPYDESK_SKIPPED") else { return };
    let mut file =
        std::fs::OpenOptions::new().create(true).append(true).open(file).expect("COPYDESK_SKIPPED");
    // One write, so that the lines of suites that run at the same time do not mix.
    file.write_all(format!("{suite}\t{need}\n").as_bytes()).expect("COPYDESK_SKIPPED");
}
