//! `copydesk approve`: a drafted correction may be published as it stands now.

use super::args::Approve;
use super::context::Context;
use super::report::moved;
use crate::desk::Result;
use crate::exit::Exit;

/// Logs the approval.
///
/// # Errors
/// Where it is no draft, where anything it rests on has changed, or where its author may not approve it.
pub fn run(context: &mut Context, args: &Approve) -> Result<Exit> {
    context.json()?;
    let life = context.desk()?.approve(&args.id)?;
    moved(context, "approve", &life)
}
