//! `copydesk doctor`: what is wrong with the desk and the settings.

use super::context::{Context, Label};
use super::overview::plural;
use crate::desk::{Complaint, Kind, Result};
use crate::exit::Exit;
use crate::settings::terminal::{self, Depth, Ground};
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
    print_terminal(context)?;
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

/// What was found out about the terminal, and why.
fn print_terminal(context: &mut Context) -> Result<()> {
    let (depth, why) = Depth::detect(&context.settings, &process_env);
    let on = if context.color { "on" } else { "off" };
    context.line(&format!("colour     {on}; {} colours on the screens: {why}", depth.word()))?;
    let theme = context.theme.clone().or_else(|| context.settings.theme.clone());
    let ground = match Ground::of_variables(&process_env) {
        Some(Ground::Light) => "COLORFGBG says light",
        Some(Ground::Dark) => "COLORFGBG says dark",
        None => "the ground is asked of the terminal once the screen is drawn",
    };
    context.line(&format!("theme      {}; {ground}", theme.as_deref().unwrap_or("auto")))?;
    let links = if context.settings.links.unwrap_or(true) { "always" } else { "never" };
    context.line(&format!("links      {links}"))?;
    if let Some(state) = settings::state_folder(&process_env) {
        context.line(&format!(
            "state      {} (panic.log is there, if the screens ever broke)",
            state.display()
        ))?;
    }
    if let Some(millis) = terminal::slow_escape(&process_env) {
        let said = format!(
            "tmux       escape-time {millis}: Esc is slow. `set -s escape-time 10` in tmux.conf helps"
        );
        context.line(&said)?;
    }
    Ok(())
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
