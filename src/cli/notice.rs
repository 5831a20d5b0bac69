//! `copydesk notice`: the notices of corrections.

use super::args::Notice;
use super::context::Context;
use crate::desk::Result;
use crate::exit::Exit;
use crate::export;
use serde_json::json;

/// Prints the notice of the correction named, or every one of an article.
///
/// # Errors
/// Where there is no such correction, article or style.
pub fn run(context: &mut Context, args: &Notice) -> Result<Exit> {
    if let Some(file) = &args.lint {
        return super::lint::run(context, file, args.style.as_deref());
    }
    let format = context.format(&["text", "json", "markdown", "html", "json-ld", "ninjs", "newsml-g2"])?;
    let of = args.of.as_deref().unwrap_or_default();
    let desk = context.desk()?;
    if !matches!(format, "text" | "json") {
        let items = desk.notice_items(of, args.style.as_deref())?;
        let text = match format {
            "markdown" => items.iter().map(export::notice_markdown).collect::<Vec<_>>().join("\n"),
            "html" => items.iter().map(export::notice_html).collect(),
            "ninjs" => export::ninjs(&desk.publisher(), &items),
            "newsml-g2" => export::newsml(&desk.publisher(), &items),
            _ => export::json_ld(&desk.publisher(), &items),
        };
        context.raw(&text)?;
        return Ok(Exit::Done);
    }
    let notices = desk.notices(of, args.style.as_deref())?;
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
