//! `copydesk` alone, or with a path, on a terminal: the screens, or the dialogue of lines.

use super::args::ColorWhen;
use super::context::Context;
use crate::desk::{Desk, Result};
use crate::exit::Exit;
use crate::settings::process_env;
use crate::tui::{self, Options};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// True where somebody sits at a terminal and asked for no other form.
pub fn is_wanted(context: &Context) -> bool {
    let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    context.common.format.is_none() && (terminal || is_plain(context, terminal))
}

/// True where lines are wanted instead of screens: asked for, or the terminal can do no more.
fn is_plain(context: &Context, terminal: bool) -> bool {
    context.plain
        || process_env("COPYDESK_PLAIN").is_some_and(|value| value != "0")
        || terminal && process_env("TERM").is_none_or(|term| term == "dumb")
}

/// Opens the screens on the nearest desk at or above `at`, with `article` in front.
///
/// # Errors
/// Where there is no desk, or the variables that fix who and when make no sense.
pub fn run(context: &Context, at: &Path, article: Option<String>) -> Result<Exit> {
    if article.as_ref().is_none_or(|article| !Path::new(article).is_file()) {
        Desk::find(at)?;
    }
    let color = context.common.color.map(|when| match when {
        ColorWhen::Always => "always",
        ColorWhen::Never => "never",
        ColorWhen::Auto => "auto",
    });
    let mut options = Options::new(&context.settings, color, context.theme.as_deref());
    options.read_only = context.common.read_only;
    options.article = article;
    let identity = context.identity()?;
    let face = if is_plain(context, io::stdout().is_terminal()) { tui::plain } else { tui::run };
    Ok(face(at, identity, &options))
}

/// The folder to look for a desk from, for a path that was given.
pub fn start_of(context: &Context, path: Option<&Path>) -> PathBuf {
    match path {
        Some(path) if path.is_dir() => path.to_owned(),
        Some(path) if path.is_file() => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            folder.map_or_else(|| PathBuf::from("."), Path::to_owned)
        }
        _ => context.common.desk.clone().unwrap_or_else(|| PathBuf::from(".")),
    }
}
