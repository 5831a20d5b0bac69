//! `copydesk init`: a new desk, or a fresh copy of the demo desk.

use super::args::Init;
use super::context::Context;
use super::overview::plural;
use crate::desk::{Error, Kind, Result, init};
use crate::exit::Exit;
use serde_json::json;

/// Makes a desk.
///
/// # Errors
/// Where there is one, or a file would be overwritten, or nothing may be written.
pub fn run(context: &mut Context, args: &Init) -> Result<Exit> {
    let json = context.json()?;
    if context.common.read_only {
        return Err(Error::new(Kind::ReadOnly, "nothing is made with --read-only"));
    }
    let written = init(&args.dir, args.example)?;
    if json {
        context.object("init", json!({"desk": args.dir, "files": written}))?;
        return Ok(Exit::Done);
    }
    let what = if args.example { "A copy of the demo desk" } else { "A new desk" };
    context.line(&format!("{what} stands in {} ({}).", args.dir.display(), plural(written.len(), "file")))?;
    let dir = args.dir.to_string_lossy();
    let dir = if dir.contains([' ', '\'', '"', '\\']) { format!("{dir:?}") } else { dir.into_owned() };
    context.line(&format!("Open it with `copydesk {dir}`."))?;
    Ok(Exit::Done)
}
