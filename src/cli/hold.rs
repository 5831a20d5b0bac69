//! `copydesk take`, `uphold` and `hold`: the steps between a report and a draft.

use super::args::{Hold, Take, Uphold};
use super::context::Context;
use super::report::moved;
use crate::desk::Result;
use crate::exit::Exit;

/// Logs that somebody looks into it.
///
/// # Errors
/// Where the history does not know it, or it is past that.
pub fn take(context: &mut Context, args: &Take) -> Result<Exit> {
    context.json()?;
    let life = context.desk()?.take_up(&args.id)?;
    moved(context, "take", &life)
}

/// Logs that it is an error.
///
/// # Errors
/// Where the history does not know it, or it is past that.
pub fn uphold(context: &mut Context, args: &Uphold) -> Result<Exit> {
    context.json()?;
    let life = context.desk()?.uphold(&args.id, args.reason.as_deref())?;
    moved(context, "uphold", &life)
}

/// Logs that nothing is done about it for now.
///
/// # Errors
/// Where the history does not know it, or it is held, published or rejected already.
pub fn hold(context: &mut Context, args: &Hold) -> Result<Exit> {
    context.json()?;
    let life = context.desk()?.hold(&args.id, &args.reason)?;
    moved(context, "hold", &life)
}
