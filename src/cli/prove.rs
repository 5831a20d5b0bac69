//! `copydesk prove`: whether notices hold, step by step.

use super::args::Prove;
use super::context::{Context, Label, Painted};
use super::shown::cut;
use crate::desk::Result;
use crate::exit::Exit;
use copydesk_engine::notice::{Proof, Where};
use serde_json::json;

/// Proves the correction named, or every one of an article.
///
/// # Errors
/// Where there is none, or its versions cannot be read.
pub fn run(context: &mut Context, args: &Prove) -> Result<Exit> {
    let json = context.json()?;
    let proofs = context.desk()?.prove(&args.of)?;
    if json {
        context.object("prove", json!({"proofs": proofs}))?;
    } else {
        for proof in &proofs {
            print(context, proof)?;
        }
    }
    Ok(if proofs.iter().all(Proof::holds) { Exit::Done } else { Exit::Failed })
}

/// What the message does not say itself: a source, another article, the notice; and whatever speaks against a step.
fn is_evidence(place: &Where, holds: bool) -> bool {
    !holds || !matches!(place.document.as_str(), "old" | "new")
}

/// Prints a proof as a list.
pub fn print(context: &mut Context, proof: &Proof) -> Result<()> {
    let ends = if proof.holds() { "holds" } else { "does not hold" };
    context
        .parts(&[context.paint(Label::Strong, &proof.correction), Painted::plain(&format!("  {ends}"))])?;
    for step in &proof.steps {
        let (label, mark) = if step.holds { (Label::Good, "✓") } else { (Label::Error, "✗") };
        let text = format!(" {:21} {}", step.name, cut(&step.message, 300));
        context.parts(&[Painted::plain("  "), context.paint(label, mark), Painted::plain(&text)])?;
        for place in step.places.iter().filter(|place| is_evidence(place, step.holds)).take(3) {
            let fix = if place.fix.is_empty() { String::new() } else { format!(" → “{}”", place.fix) };
            let words = format!("      {}: “{}”{fix}", place.document, cut(place.text.trim(), 120));
            context.parts(&[context.paint(Label::Dim, &words)])?;
        }
    }
    Ok(())
}
