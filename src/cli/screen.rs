//! `copydesk` alone, or with a path: the screens.

use crate::exit::Exit;
use crate::settings::{Identity, load, process_env};
use crate::tui::{self, Options};
use std::path::Path;
use std::process::ExitCode;

/// Opens the screens on the nearest desk at or above `path`, the current folder where none is given.
pub fn run(path: Option<&Path>, read_only: bool) -> ExitCode {
    let settings = load(&process_env);
    let identity = match Identity::new(&settings, &process_env) {
        Ok(identity) => identity,
        Err(error) => {
            eprintln!("copydesk: {error}");
            return Exit::CouldNotRun.into();
        }
    };
    let mut options = Options::new(&settings, None, None);
    options.read_only = read_only;
    let at = path.unwrap_or(Path::new("."));
    if at.is_file() {
        options.article = Some(at.to_string_lossy().into_owned());
    }
    tui::run(at, identity, &options).into()
}
