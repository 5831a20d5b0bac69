//! `copydesk` alone, or with a path: the desk at a glance, or a file checked.

use super::args;
use super::check;
use super::context::{Context, Label, Painted};
use super::screen;
use super::shown::cut;
use crate::desk::{ArticleRow, Error, Kind, Overview, Result};
use crate::exit::Exit;
use serde_json::json;
use std::path::Path;

/// Prints the overview of the desk at `path`, or of the nearest one; a file is checked.
///
/// # Errors
/// Where there is neither desk nor file.
pub fn run(context: &mut Context, path: Option<&Path>) -> Result<Exit> {
    if screen::is_wanted(context) {
        let start = screen::start_of(context, path);
        let article = path.filter(|path| !path.is_dir()).map(|path| path.to_string_lossy().into_owned());
        return screen::run(context, &start, article);
    }
    let desk = match path {
        Some(path) if path.is_dir() => context.desk_at(path)?,
        Some(path) => return check_one(context, path),
        None => context.desk()?,
    };
    let overview = desk.overview()?;
    if context.json()? {
        context.object("overview", serde_json::to_value(&overview).unwrap_or(json!({})))?;
        return Ok(Exit::Done);
    }
    print(context, &overview)?;
    Ok(Exit::Done)
}

/// Checks the file or article that was named instead of a desk.
fn check_one(context: &mut Context, path: &Path) -> Result<Exit> {
    let article = path.to_string_lossy().into_owned();
    if !path.exists() && context.desk().and_then(|desk| desk.target(&article)).is_err() {
        let message = format!("{}: neither a command, a desk, an article nor a file", path.display());
        return Err(Error::new(Kind::NotFound, message).hint("`copydesk help` lists the commands"));
    }
    check::run(context, &args::Check { articles: vec![article], ..args::Check::default() })
}

fn print(context: &mut Context, overview: &Overview) -> Result<()> {
    let name = overview.publication.clone().filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| overview.root.display().to_string());
    let state = if overview.read_only { "  (read-only)" } else { "" };
    context.parts(&[context.paint(Label::Strong, &name), Painted::plain(state)])?;
    let counts = [
        plural(overview.articles.len(), "article"),
        plural(overview.sources, "source"),
        plural(overview.corrections, "published correction"),
        plural(overview.events, "event"),
    ];
    context.line(&counts.join(", "))?;
    if overview.skipped > 0 {
        let skipped = plural(overview.skipped, "line");
        context.line(&format!("{skipped} of corrections.toml skipped: see `copydesk doctor`"))?;
    }
    if overview.articles.is_empty() {
        return Ok(());
    }
    context.line("")?;
    let width = overview.articles.iter().map(|row| row.slug.chars().count()).max().unwrap_or(0);
    for row in &overview.articles {
        print_row(context, row, width)?;
    }
    Ok(())
}

fn print_row(context: &mut Context, row: &ArticleRow, width: usize) -> Result<()> {
    let day = row.published.as_deref().and_then(|at| at.get(..10)).unwrap_or("not published");
    let what = match &row.error {
        Some(error) => error.message.clone(),
        None => row.title.clone().unwrap_or_default(),
    };
    let label = if row.error.is_some() { Label::Error } else { Label::Dim };
    let start = format!("{:width$}  {:5}  {day:13}  ", row.slug, row.version.to_string());
    let corrections = match row.corrections {
        0 => String::new(),
        n => format!("  ({})", plural(n, "correction")),
    };
    context.parts(&[
        Painted::plain(&start),
        context.paint(label, &cut(&what, 80)),
        Painted::plain(&corrections),
    ])
}

/// `1 article`, `2 articles`.
pub fn plural(n: usize, word: &str) -> String {
    if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") }
}
