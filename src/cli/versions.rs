//! `copydesk versions`: the versions of an article, brought in from elsewhere.

use super::args::Versions;
use super::context::{Context, Label, Painted};
use super::overview::plural;
use crate::desk::{BringRequest, Result};
use crate::exit::Exit;
use serde_json::json;

/// Brings versions in, or shows which would be.
///
/// # Errors
/// Where the place cannot be read, or nothing may be written.
pub fn run(context: &mut Context, args: &Versions) -> Result<Exit> {
    let json = context.json()?;
    let request = BringRequest {
        slug: args.slug.clone(),
        from: args.from.clone(),
        url: args.url.clone(),
        dry_run: args.dry_run,
    };
    let done = context.desk()?.bring(&request)?;
    for problem in &done.problems {
        context.report(problem);
    }
    let unread = !done.problems.is_empty();
    if json {
        context.object("versions", json!(done))?;
        return Ok(super::context::exit(false, unread));
    }
    for one in &done.versions {
        let who = one.who.as_deref().map(|who| format!("  {who}")).unwrap_or_default();
        let rest = format!("  {}  {}{who}", one.published, one.origin);
        context.parts(&[context.paint(Label::Strong, &one.version.to_string()), Painted::plain(&rest)])?;
    }
    let mut said =
        vec![plural(done.versions.len(), if args.dry_run { "version to bring in" } else { "new version" })];
    if args.dry_run && done.versions.len() != 1 {
        said = vec![format!("{} versions to bring in", done.versions.len())];
    }
    for (count, what) in [(done.unchanged, "like the one before"), (done.known, "there already")] {
        if count > 0 {
            said.push(format!("{count} {what}"));
        }
    }
    context.line(&format!("{}: {}", done.article, said.join(", ")))?;
    if args.dry_run {
        context.line("Nothing was written.")?;
    }
    Ok(super::context::exit(false, unread))
}
