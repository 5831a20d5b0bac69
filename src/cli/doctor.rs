//! `copydesk doctor`: what is wrong with the desk and the settings.

use super::context::{Context, Label};
use super::overview::plural;
use crate::desk::{Complaint, Kind, Result};
use crate::exit::Exit;
use crate::settings::{self, process_env};
use serde_json::json;

/// Prints what was found and where; exit 1 where the desk has complaints, 2 where the user's settings have.
///
/// # Errors
/// Where the desk cannot be read at all.
pub fn run(context: &mut Context) -> Result<Exit> {
    let as_json = context.json()?;
    let own: Vec<Complaint> = context.settings.problems.iter().cloned().map(Complaint::from).collect();
    let desk = match context.desk() {
        Ok(desk) => Some(desk),
        Err(error) if error.kind == Kind::NotFound && context.common.desk.is_none() => None,
        Err(error) => return Err(error),
    };
    let identity = context.identity()?;
    let mut complaints = own.clone();
    complaints.extend(desk.iter().flat_map(|desk| desk.complaints()));
    let file = settings::file(&process_env);
    let exit = match (own.is_empty(), complaints.is_empty()) {
        (false, _) => Exit::CouldNotRun,
        (true, false) => Exit::Failed,
        (true, true) => Exit::Done,
    };
    if as_json {
        let object = json!({
            "version": env!("CARGO_PKG_VERSION"), "desk": desk.as_ref().map(|desk| desk.root()),
            "who": identity.who, "writer": identity.writer, "settings": file, "complaints": complaints,
        });
        context.object("doctor", object)?;
        return Ok(exit);
    }
    let root = desk.as_ref().map_or_else(|| "none here".to_owned(), |desk| desk.root().display().to_string());
    let state = match desk.as_ref().map(|desk| desk.writable()) {
        Some(Err(error)) => format!(" ({})", error.message),
        _ => String::new(),
    };
    context.line(&format!("copydesk   {}", env!("CARGO_PKG_VERSION")))?;
    context.line(&format!("desk       {root}{state}"))?;
    context.line(&format!("who        {} (history/{}.jsonl)", identity.who, identity.writer))?;
    let file = file.map_or_else(|| "none".to_owned(), |file| file.display().to_string());
    context.line(&format!("settings   {file}"))?;
    let colour = if context.color { "on" } else { "off" };
    context.line(&format!("colour     {colour}"))?;
    context.line("")?;
    for complaint in &complaints {
        context.line(&format!("{}{}", place(complaint), complaint.message))?;
    }
    let (label, text) = match complaints.len() {
        0 => (Label::Good, "Nothing to complain of.".to_owned()),
        n => (Label::Warning, plural(n, "complaint")),
    };
    context.parts(&[context.paint(label, &text)])?;
    Ok(exit)
}

/// `file:line:column: `, as far as the message does not say it itself.
fn place(complaint: &Complaint) -> String {
    let path = complaint.path.display().to_string();
    if complaint.message.starts_with(&path) {
        return String::new();
    }
    match (complaint.line, complaint.column) {
        (0, _) => format!("{path}: "),
        (line, 0) => format!("{path}:{line}: "),
        (line, column) => format!("{path}:{line}:{column}: "),
    }
}
