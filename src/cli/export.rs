//! `copydesk export`: the desk's corrections for the public.

use super::args::Export;
use super::context::Context;
use crate::desk::{Error, Kind, Result};
use crate::exit::Exit;
use crate::export;

/// Prints the feed, the page or the errata; with `--out`, writes it to a file of that folder.
///
/// # Errors
/// Where no format is named, or the file cannot be written.
pub fn run(context: &mut Context, args: &Export) -> Result<Exit> {
    if context.common.format.is_none() {
        return Err(Error::new(Kind::Usage, "say which format").hint("--format atom, html or errata"));
    }
    let format = context.format(&["atom", "html", "errata"])?;
    let desk = context.desk()?;
    let (publisher, items) = (desk.publisher(), desk.published_corrections());
    let (name, text) = match format {
        "atom" => ("corrections.atom", export::atom(&publisher, &items)),
        "html" => ("corrections.html", export::page(&publisher, &items)),
        _ => ("corrections.json", export::errata(&publisher, &items)),
    };
    let Some(out) = &args.out else {
        context.raw(&text)?;
        return Ok(Exit::Done);
    };
    let path = out.join(name);
    let written = std::fs::create_dir_all(out).and_then(|()| std::fs::write(&path, text));
    written.map_err(|error| Error::new(Kind::Io, format!("{}: {error}", path.display())).at(&path))?;
    context.line(&format!("Wrote {}.", path.display()))?;
    Ok(Exit::Done)
}
