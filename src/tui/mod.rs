//! The screens. `update` and `view` are pure; a worker thread does the effects.
//!
//! What happens (`msg::Msg`) changes the state (`app::App`) in `update`, which gives back what has to be done
//! outside (`msg::Effect`); `view` draws the state. `run` waits, the worker holds the desk.

mod app;
mod cells;
mod choice;
mod external;
mod form;
mod glance;
mod input;
mod keys;
mod layout;
mod look;
mod memory;
mod model;
mod msg;
mod page;
mod pages;
mod picker;
mod picture;
mod plain;
mod run;
mod term;
mod theme;
mod update;
mod view;
mod why;
mod worker;

#[cfg(test)]
mod back_tests;
#[cfg(test)]
mod desk_tests;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod hand_tests;
#[cfg(test)]
mod page_tests;
#[cfg(test)]
mod prompt_tests;
#[cfg(test)]
mod replay_tests;
#[cfg(test)]
mod tests;

pub use picture::{Canvas, picture, pictures};

use crate::desk::Desk;
use crate::exit::Exit;
use crate::settings::terminal::{Depth, Ground};
use crate::settings::{Identity, Settings, process_env};
use look::Look;
use std::path::Path;

/// How the screens are shown.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The article to open first; else the desk, or where one was.
    pub article: Option<String>,
    /// Whether nothing may be written.
    pub read_only: bool,
    look: Look,
    layout: Vec<(char, char)>,
    links: bool,
    problems: Vec<String>,
    settings: Settings,
    /// What the command line says of colours; it goes before the settings.
    color: Option<String>,
    /// And what it says of the theme.
    theme: Option<String>,
    mouse: bool,
    editor: Option<String>,
    breakable: bool,
}

impl Options {
    /// Options as the settings and the environment have them; `color` and `theme` are those of the command line.
    #[must_use]
    pub fn new(settings: &Settings, color: Option<&str>, theme: Option<&str>) -> Self {
        let mono = match color.or(settings.color.as_deref()).unwrap_or("auto") {
            "always" => false,
            "never" => true,
            _ => process_env("NO_COLOR").is_some(),
        };
        let console = process_env("TERM").is_some_and(|term| term == "linux");
        let ascii = match settings.glyphs.as_deref() {
            Some(glyphs) => glyphs == "ascii",
            // The console of Linux has few signs.
            None => console,
        };
        let mut problems: Vec<String> = settings.problems.iter().map(problem).collect();
        let mut own = settings.shades;
        if let Some(file) = theme.filter(|name| !crate::settings::THEMES.contains(name)) {
            match crate::settings::theme_file(Path::new(file)) {
                Ok((shades, found)) => {
                    own = Some(shades);
                    problems.extend(found.iter().map(problem));
                }
                Err(error) => problems.push(error),
            }
        }
        let look = Look {
            theme: theme.or(settings.theme.as_deref()).unwrap_or("auto").to_owned(),
            plain: mono,
            ascii,
            depth: Depth::detect(settings, &process_env).0,
            ground: Ground::of_variables(&process_env),
            own,
        };
        Self {
            look,
            layout: settings.layout.clone(),
            links: settings.links.unwrap_or(!console),
            problems,
            settings: settings.clone(),
            color: color.map(str::to_owned),
            theme: theme.map(str::to_owned),
            mouse: settings.mouse.unwrap_or(false),
            editor: settings.editor.clone(),
            breakable: process_env("COPYDESK_TEST_PANIC").is_some(),
            ..Self::default()
        }
    }
}

/// A line of the settings that was skipped, as it is said.
fn problem(problem: &crate::store::Problem) -> String {
    let name = problem.path.file_name().unwrap_or_default().to_string_lossy();
    format!("{name}:{}:{}: {}", problem.line, problem.column, problem.message)
}

/// Opens the screens on the nearest desk at or above `at` (a folder, or an article's file); gives how to exit.
pub fn run(at: &Path, identity: Identity, options: &Options) -> Exit {
    match opening(at, identity, options) {
        Ok(opening) => run::run(opening, options),
        Err(exit) => exit,
    }
}

/// The line dialogue on the nearest desk at or above `at`, over standard input and output.
pub fn plain(at: &Path, identity: Identity, options: &Options) -> Exit {
    match opening(at, identity, options) {
        Ok(opening) => {
            let (lines, out) = (&mut std::io::stdin().lock(), &mut std::io::stdout().lock());
            plain::run(opening, options.article.as_deref(), lines, out)
        }
        Err(exit) => exit,
    }
}

fn opening(at: &Path, identity: Identity, options: &Options) -> Result<worker::Opening, Exit> {
    let file = options.article.as_deref().map(Path::new).filter(|path| path.is_file());
    let (root, bare) = match (Desk::find(at), file) {
        // A file that belongs to no desk is a desk of its own.
        (Err(_), Some(file)) => (Ok(file.to_owned()), true),
        (found, _) => (found, false),
    };
    let root = root.map_err(|error| {
        eprintln!("copydesk: {error}");
        if let Some(hint) = &error.hint {
            eprintln!("  {hint}");
        }
        Exit::CouldNotRun
    })?;
    let settings = options.settings.clone();
    Ok(worker::Opening { root, bare, identity, read_only: options.read_only, settings })
}
