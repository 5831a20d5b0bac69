//! `copydesk history`: every claim of an article through every version.

use super::args::History;
use super::context::{Context, Label, Painted};
use super::shown::cut;
use crate::desk::{ClaimHistory, Error, Kind, Result, VersionRow, WordChange, WordDiff};
use crate::exit::Exit;
use crate::store::Event;
use copydesk_engine::{Level, Verdict};
use serde_json::json;

/// The longest wording that is printed, in characters.
const LONGEST: usize = 400;

/// Prints the claims, or one of them.
///
/// # Errors
/// Where there is no such article or claim.
pub fn run(context: &mut Context, args: &History) -> Result<Exit> {
    let json = context.json()?;
    let desk = context.desk()?;
    let mut claims = desk.history(&args.article)?;
    let versions = desk.version_rows(&args.article)?;
    if let Some(id) = &args.claim {
        claims.retain(|claim| claim.id == *id);
        if claims.is_empty() {
            let message = format!("{}: there is no claim {id}", args.article);
            return Err(Error::new(Kind::NotFound, message));
        }
    }
    if json {
        context.object("history", json!({"claims": claims, "versions": versions}))?;
        return Ok(Exit::Done);
    }
    if args.claim.is_none() {
        for row in &versions {
            print_version(context, row)?;
        }
        context.line("")?;
    }
    for claim in &claims {
        print(context, claim)?;
    }
    Ok(Exit::Done)
}

fn print(context: &mut Context, claim: &ClaimHistory) -> Result<()> {
    let place = claim.versions.last().filter(|at| !at.place.is_body());
    let place = place.map(|at| format!("  {}", at.place.name())).unwrap_or_default();
    let first = claim.versions.first();
    let since = first
        .map(|at| format!("  first in {}{}", at.version, day(at.published.as_deref())))
        .unwrap_or_default();
    context.parts(&[context.paint(Label::Strong, &claim.id), Painted::plain(&format!("{place}{since}"))])?;
    for (n, at) in claim.versions.iter().enumerate() {
        let refuted = at.faults.iter().any(|fault| fault.level == Level::Error);
        let (label, verdict) = match at.verdict {
            Verdict::Supported | Verdict::NotFound | Verdict::Unchecked if refuted => (Label::Error, "wrong"),
            Verdict::Supported => (Label::Good, "supported"),
            Verdict::Contradicted => (Label::Error, "contradicted"),
            Verdict::NotFound => (Label::Warning, "not found"),
            Verdict::Unchecked => (Label::Dim, "unchecked"),
        };
        let mut parts = vec![
            Painted::plain(&format!("  {:6} ", at.version.to_string())),
            context.paint(label, &format!("{verdict:13} ")),
        ];
        if n == 0 {
            parts.push(Painted::plain(&cut(&at.text, LONGEST)));
        } else if at.diff.is_empty() {
            parts.push(context.paint(Label::Dim, "(same words)"));
        } else {
            parts.extend(words(context, &at.diff));
        }
        context.parts(&parts)?;
        for fault in &at.faults {
            let text = format!("         {}: {}", fault.rule.name(), fault.message);
            context.parts(&[context.paint(Label::Dim, &text)])?;
        }
        let before = n.checked_sub(1).and_then(|n| claim.versions.get(n)).map(|before| &before.sources);
        for source in at.sources.iter().filter(|source| !before.is_some_and(|known| known.contains(source))) {
            let locator = source.locator.as_deref().map(|at| format!(", {at}")).unwrap_or_default();
            let text = format!("         source: {}{locator}: “{}”", source.source, cut(&source.text, 100));
            context.parts(&[context.paint(Label::Dim, &text)])?;
        }
    }
    for event in &claim.events {
        let text = format!("  {}  {}  {}", event.at, event.who, decision(event));
        context.parts(&[Painted::plain(&text)])?;
    }
    Ok(())
}

/// How a version came to the desk: the time that its origin gives stands beside that of its recording.
fn print_version(context: &mut Context, row: &VersionRow) -> Result<()> {
    let mut said = vec![match &row.published {
        Some(at) => format!("published {at}"),
        None => "not published".to_owned(),
    }];
    said.extend(row.by.as_ref().map(|by| format!("by {}", cut(by, 60))));
    said.extend(row.recorded.as_ref().map(|(at, who)| format!("recorded {at} by {who}")));
    said.extend(row.claimed.map(|at| format!("said to be of {at}")));
    said.extend(row.origin.as_ref().map(|origin| format!("from {}", cut(origin, 80))));
    context.parts(&[
        context.paint(Label::Strong, &format!("{:6} ", row.version.to_string())),
        Painted::plain(&said.join(", ")),
    ])
}

fn day(published: Option<&str>) -> String {
    published.and_then(|at| at.get(..10)).map(|day| format!(" of {day}")).unwrap_or_default()
}

/// The wording with what was taken out and put in: `[-17-]{+71+}`, as word diffs are written where there is no colour.
fn words(context: &Context, diff: &[WordDiff]) -> Vec<Painted> {
    let part = |part: &WordDiff| {
        let text = super::shown::one_line(&part.text);
        let lead = if part.text.starts_with(char::is_whitespace) { " " } else { "" };
        let tail = if part.text.len() > 1 && part.text.ends_with(char::is_whitespace) { " " } else { "" };
        match part.change {
            WordChange::Kept => vec![Painted::plain(&format!("{lead}{text}{tail}"))],
            WordChange::Removed => {
                vec![
                    Painted::plain(lead),
                    context.paint(Label::Error, &format!("[-{text}-]")),
                    Painted::plain(tail),
                ]
            }
            WordChange::Added => {
                vec![
                    Painted::plain(lead),
                    context.paint(Label::Good, &format!("{{+{text}+}}")),
                    Painted::plain(tail),
                ]
            }
        }
    };
    diff.iter().flat_map(part).collect()
}

/// What an event says, in words.
fn decision(event: &Event) -> String {
    let data = |key| event.data_str(key).unwrap_or_default();
    let note = event.data_str("note").map(|note| format!(": {note}")).unwrap_or_default();
    let claimed = event.claimed.map(|at| format!(" (said to be of {at})")).unwrap_or_default();
    let text = match event.event.as_str() {
        "review.set" => format!("{}{note}", data("decision")),
        "review.undone" => format!("took back: {}", data("decision")),
        "correction.drafted" => format!("drafted correction {}", data("correction")),
        "correction.reported" => format!("reported “{}” as wrong ({})", data("wrong"), data("correction")),
        "correction.rejected" => format!("rejected correction {}: {}", data("correction"), data("reason")),
        "correction.proved" => format!("the proof of correction {} holds", data("correction")),
        "correction.approved" => format!("approved correction {}", data("correction")),
        "correction.superseded" => {
            format!("correction {} was superseded by {}", data("correction"), data("by"))
        }
        "correction.published" => {
            format!(
                "published correction {}: “{}”, not “{}”",
                data("correction"),
                data("right"),
                data("wrong")
            )
        }
        other => other.to_owned(),
    };
    format!("{text}{claimed}")
}
