//! The command line, one file a subcommand.

mod batch;
mod keys;
mod screen;

use std::process::ExitCode;

/// Runs the command that the arguments name.
#[must_use]
pub fn run() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["batch", rest @ ..] => batch::run(rest.contains(&"--facts")),
        ["keys"] => keys::run("human").into(),
        ["keys", "--format", format] => keys::run(format).into(),
        [] => screen::run(None, false),
        [path] => screen::run(Some(path.as_ref()), false),
        _ => ExitCode::from(2),
    }
}
