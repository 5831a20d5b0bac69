//! `copydesk diff`: what changed between two versions, facts first.

use super::args::Diff;
use super::context::{Context, Label, Painted};
use super::overview::plural;
use super::shown::cut;
use crate::desk::{ChangeRow, Error, Kind, Result, Words};
use crate::exit::Exit;
use crate::store::Version;
use copydesk_engine::versions::ChangeKind;
use serde_json::json;

/// Prints the changes.
///
/// # Errors
/// Where there is no such article or version.
pub fn run(context: &mut Context, args: &Diff) -> Result<Exit> {
    let json = context.json()?;
    let between = args.between.as_deref().map(pair).transpose()?;
    let diff = context.desk()?.diff(&args.article, between)?;
    if json {
        context.object("diff", json!(diff))?;
        return Ok(Exit::Done);
    }
    context.parts(&[
        context.paint(Label::Strong, &diff.article),
        Painted::plain(&format!("  {} → {}", diff.from, diff.to)),
    ])?;
    for change in &diff.changes {
        print(context, change)?;
    }
    context.line(&plural(diff.changes.len(), "change"))?;
    Ok(Exit::Done)
}

fn print(context: &mut Context, change: &ChangeRow) -> Result<()> {
    let kind = match change.kind {
        ChangeKind::Fact => change.fact.map_or("fact", |fact| fact.name()),
        ChangeKind::Wording => "wording",
        ChangeKind::Typography => "typography",
    };
    let words = |side: &Option<Words>| match side {
        Some(words) => format!("“{}”", cut(&words.text, 60)),
        None => "nothing".to_owned(),
    };
    let place = if change.place.is_body() { String::new() } else { format!("{}: ", change.place.name()) };
    let text = format!("  {kind:11} {place}{} → {}", words(&change.before), words(&change.after));
    let cover = match (&change.covered_by, change.kind) {
        (Some(id), _) => context.paint(Label::Good, &format!("  covered by {id}")),
        (None, ChangeKind::Fact) => context.paint(Label::Warning, "  covered by no correction"),
        (None, _) => Painted::plain(""),
    };
    context.parts(&[Painted::plain(&text), cover])
}

/// `v1..v3`.
fn pair(words: &str) -> Result<(Version, Version)> {
    let parse = |(a, b): (&str, &str)| Some((Version::parse(a)?, Version::parse(b)?));
    words.split_once("..").and_then(parse).ok_or_else(|| {
        Error::new(Kind::Usage, format!("{words:?} names no two versions")).hint("write them as v1..v2")
    })
}
