//! `copydesk history`: every claim of an article through every version.

use super::args::History;
use super::context::{Context, Label, Painted};
use super::shown::cut;
use crate::desk::{ClaimHistory, Error, Kind, Result};
use crate::exit::Exit;
use crate::store::Event;
use copydesk_engine::Verdict;
use serde_json::json;

/// Prints the claims, or one of them.
///
/// # Errors
/// Where there is no such article or claim.
pub fn run(context: &mut Context, args: &History) -> Result<Exit> {
    let json = context.json()?;
    let mut claims = context.desk()?.history(&args.article)?;
    if let Some(id) = &args.claim {
        claims.retain(|claim| claim.id == *id);
        if claims.is_empty() {
            let message = format!("{}: there is no claim {id}", args.article);
            return Err(Error::new(Kind::NotFound, message));
        }
    }
    if json {
        context.object("history", json!({"claims": claims}))?;
        return Ok(Exit::Done);
    }
    for claim in &claims {
        print(context, claim)?;
    }
    Ok(Exit::Done)
}

fn print(context: &mut Context, claim: &ClaimHistory) -> Result<()> {
    context.parts(&[context.paint(Label::Strong, &claim.id)])?;
    let mut before = None;
    for at in &claim.versions {
        let verdict = match at.verdict {
            Verdict::Supported => "supported",
            Verdict::Contradicted => "contradicted",
            Verdict::NotFound => "not found",
            Verdict::Unchecked => "unchecked",
        };
        let words = if before == Some(&at.text) { "(same words)".to_owned() } else { cut(&at.text, 200) };
        context.line(&format!("  {:6} {verdict:13} {words}", at.version.to_string()))?;
        before = Some(&at.text);
    }
    for event in &claim.events {
        let text = format!("  {}  {}  {}", event.at, event.who, decision(event));
        context.parts(&[Painted::plain(&text)])?;
    }
    Ok(())
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
