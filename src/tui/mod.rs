//! The screens. `update` and `view` are pure; a worker thread does the effects.
//!
//! What happens (`msg::Msg`) changes the state (`app::App`) in `update`, which gives back what has to be done
//! outside (`msg::Effect`); `view` draws the state. `run` waits, the worker holds the desk.

mod app;
mod cells;
mod external;
mod input;
mod keys;
mod layout;
mod memory;
mod model;
mod msg;
mod page;
mod pages;
mod picture;
mod plain;
mod run;
mod term;
mod theme;
mod update;
mod view;
mod worker;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use picture::{Canvas, picture};

use crate::desk::Desk;
use crate::exit::Exit;
use crate::settings::{Identity, Settings, process_env};
use std::path::Path;
use theme::{Palette, Theme};

/// How the screens are shown.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The article to open first; else the desk, or where one was.
    pub article: Option<String>,
    /// Whether nothing may be written.
    pub read_only: bool,
    theme: Theme,
    mouse: bool,
    editor: Option<String>,
    breakable: bool,
}

impl Options {
    /// Options as the settings and the environment have them; `color` and `theme` are those of the command line.
    #[must_use]
    pub fn new(settings: &Settings, color: Option<&str>, theme: Option<&str>) -> Self {
        let color = color.or(settings.color.as_deref()).unwrap_or("auto");
        let mono = match color {
            "always" => false,
            "never" => true,
            _ => process_env("NO_COLOR").is_some(),
        };
        let theme = theme.or(settings.theme.as_deref());
        let ascii = match settings.glyphs.as_deref() {
            Some(glyphs) => glyphs == "ascii",
            // The console of Linux has few signs.
            None => process_env("TERM").as_deref() == Some("linux"),
        };
        let palette = if mono || theme == Some("mono") { Palette::Mono } else { Palette::Auto };
        Self {
            theme: Theme { palette, ascii },
            mouse: settings.mouse.unwrap_or(false),
            editor: settings.editor.clone(),
            breakable: process_env("COPYDESK_TEST_PANIC").is_some(),
            ..Self::default()
        }
    }
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
    let root = Desk::find(at).map_err(|error| {
        eprintln!("copydesk: {error}");
        if let Some(hint) = &error.hint {
            eprintln!("  {hint}");
        }
        Exit::CouldNotRun
    })?;
    Ok(worker::Opening { root, identity, read_only: options.read_only })
}
