//! `copydesk keys`: every action of the screens, from the one table.

use super::context::Context;
use crate::actions::{Action, manual};
use crate::desk::Result;
use crate::exit::Exit;
use serde_json::json;

/// Prints the table as text, JSON or the page of the manual.
///
/// # Errors
/// Where another format was asked for, or standard output is gone.
pub fn run(context: &mut Context) -> Result<Exit> {
    match context.format(&["human", "json", "markdown"])? {
        "json" => {
            let actions: Vec<_> = Action::ALL.iter().map(|action| action.entry()).collect();
            context.object("keys", json!({"actions": actions}))?;
        }
        "markdown" => context.raw(&manual())?,
        _ => {
            for action in Action::ALL {
                let entry = action.entry();
                let places: Vec<&str> = entry.contexts.iter().map(|context| context.name()).collect();
                let keys = entry.keys.join(" ");
                let line = format!("{:<18} {keys:<16} {} ({})", entry.name, entry.doc, places.join(", "));
                context.line(&line)?;
            }
        }
    }
    Ok(Exit::Done)
}
