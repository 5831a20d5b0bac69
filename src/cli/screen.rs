//! `copydesk` alone, or with a path, on a terminal: the screens.

use super::args::ColorWhen;
use super::context::Context;
use crate::desk::{Desk, Result};
use crate::exit::Exit;
use crate::tui::Options;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// True where somebody sits at a terminal and asked for no other form.
pub fn is_wanted(context: &Context) -> bool {
    context.common.format.is_none() && io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Opens the screens on the nearest desk at or above `at`, with `article` in front.
///
/// # Errors
/// Where there is no desk, or the variables that fix who and when make no sense.
pub fn run(context: &Context, at: &Path, article: Option<String>) -> Result<Exit> {
    let root = Desk::find(at)?;
    let color = context.common.color.map(|when| match when {
        ColorWhen::Always => "always",
        ColorWhen::Never => "never",
        ColorWhen::Auto => "auto",
    });
    let mut options = Options::new(&context.settings, color, context.theme.as_deref());
    options.read_only = context.common.read_only;
    options.article = article;
    Ok(crate::tui::run(&root, context.identity()?, &options))
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
