//! `copydesk reject`: a correction is not made.

use super::args::Reject;
use super::context::Context;
use super::report::moved;
use crate::desk::Result;
use crate::exit::Exit;

/// Logs that the correction is not made, and why.
///
/// # Errors
/// Where the history does not know it, or it is published or rejected already.
pub fn run(context: &mut Context, args: &Reject) -> Result<Exit> {
    context.json()?;
    let life = context.desk()?.reject(&args.id, &args.reason)?;
    moved(context, "reject", &life)
}
