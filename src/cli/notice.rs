//! `copydesk notice`: the notices of corrections.

use super::args::Notice;
use super::context::Context;
use crate::desk::Result;
use crate::exit::Exit;
use serde_json::json;

/// Prints the notice of the correction named, or every one of an article.
///
/// # Errors
/// Where there is no such correction, article or style.
pub fn run(context: &mut Context, args: &Notice) -> Result<Exit> {
    let format = context.format(&["text", "json"])?;
    let notices = context.desk()?.notices(&args.of, args.style.as_deref())?;
    if format == "json" {
        context.object("notice", json!({"notices": notices}))?;
        return Ok(Exit::Done);
    }
    for (n, notice) in notices.iter().enumerate() {
        if n > 0 {
            context.line("")?;
        }
        context.line(&notice.text)?;
    }
    Ok(Exit::Done)
}
