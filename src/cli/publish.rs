//! `copydesk publish`: an approved correction, or a draft as the next version.

use super::args::Publish;
use super::context::{Context, Label};
use crate::desk::{Error, Kind, Result};
use crate::exit::Exit;
use serde_json::json;

/// Publishes the correction with that id, else the draft of the article with that slug.
///
/// # Errors
/// Where there is neither, where the approval is void, where the draft has an error and no reason is given.
pub fn run(context: &mut Context, args: &Publish) -> Result<Exit> {
    let json = context.json()?;
    let mut desk = context.desk()?;
    desk.writable()?;
    let (fields, path) = if desk.lives().contains_key(&args.of) {
        if args.reason.is_some() {
            let message = "the reason of a correction belongs to what was approved";
            return Err(
                Error::new(Kind::Usage, message).hint("`copydesk correct … --draft --override REASON`")
            );
        }
        let done = desk.publish_approved(&args.of)?;
        let record = &done.record;
        let fields = json!({
            "article": record.article, "version": done.version, "path": done.path, "correction": record,
            "event": done.event,
        });
        (fields, done.path)
    } else {
        let done = desk.publish_draft(&args.of, args.reason.as_deref())?;
        let fields = json!({
            "article": done.article, "version": done.version, "path": done.path, "correction": null,
            "event": done.event,
        });
        (fields, done.path)
    };
    if json {
        context.object("publish", fields)?;
    } else {
        let text = format!("Published {} as {}.", args.of, desk.root().join(path).display());
        context.parts(&[context.paint(Label::Good, &text)])?;
    }
    Ok(Exit::Done)
}
