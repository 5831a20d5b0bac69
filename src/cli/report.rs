//! `copydesk report`: something is said to be wrong; without words, what is open.

use super::args::Report;
use super::context::{Context, Label, Painted};
use super::shown::cut;
use crate::desk::{Life, ReportRequest, Result};
use crate::exit::Exit;
use serde_json::json;

/// Logs the report, or lists the corrections that are neither published nor rejected.
///
/// # Errors
/// Where there is no such article, where it does not say so, or nothing may be written.
pub fn run(context: &mut Context, args: &Report) -> Result<Exit> {
    let json = context.json()?;
    let mut desk = context.desk()?;
    let lives = match (&args.article, &args.wrong) {
        (Some(article), Some(wrong)) => {
            let request = ReportRequest {
                article: article.clone(),
                wrong: wrong.clone(),
                right: args.right.clone(),
                learned: args.learned.clone(),
                found_by: args.found_by.clone(),
                severity: args.severity.clone(),
                cause: args.cause.clone(),
            };
            vec![desk.report_error(&request)?]
        }
        (Some(article), None) => {
            let (slug, _) = desk.version_target(article)?;
            desk.open_corrections(Some(&slug))
        }
        _ => desk.open_corrections(None),
    };
    if json {
        context.object("report", json!({"corrections": lives}))?;
        return Ok(Exit::Done);
    }
    for life in &lives {
        print(context, life)?;
        if let Some(why) = desk.void(life) {
            context.parts(&[context.paint(Label::Error, &format!("  {why}"))])?;
        }
    }
    if lives.is_empty() {
        context.line("No correction is open.")?;
    }
    Ok(Exit::Done)
}

/// Prints a correction and how far it has come.
pub fn print(context: &mut Context, life: &Life) -> Result<()> {
    let right =
        if life.right.is_empty() { String::new() } else { format!(" → “{}”", cut(&life.right, 60)) };
    let words = format!("  {:9} {}  “{}”{right}", life.state.name(), life.article, cut(&life.wrong, 60));
    let reason = life.reason.as_ref().map(|reason| format!("  {}", cut(reason, 120))).unwrap_or_default();
    context.parts(&[
        context.paint(Label::Strong, &life.id),
        Painted::plain(&words),
        context.paint(Label::Dim, &format!("  {}", life.who)),
        Painted::plain(&reason),
    ])
}

/// Prints or gives as JSON the one correction that a command has moved on.
pub fn moved(context: &mut Context, command: &str, life: &Life) -> Result<Exit> {
    if context.json()? {
        context.object(command, json!({"correction": life}))?;
    } else {
        print(context, life)?;
    }
    Ok(Exit::Done)
}
