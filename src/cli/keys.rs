//! `copydesk keys`: every action of the screens, from the one table.

use crate::actions::{Action, manual};
use crate::exit::Exit;
use serde_json::json;

/// Prints the table as text, JSON or the page of the manual.
pub fn run(format: &str) -> Exit {
    match format {
        "human" => human(),
        "json" => {
            let actions: Vec<_> = Action::ALL.iter().map(|action| action.entry()).collect();
            println!("{}", json!({"schema": "copydesk/keys/1", "actions": actions}));
        }
        "markdown" => print!("{}", manual()),
        other => {
            eprintln!("copydesk: keys: there is no format {other:?}; there is human, json, markdown");
            return Exit::CouldNotRun;
        }
    }
    Exit::Done
}

fn human() {
    for action in Action::ALL {
        let entry = action.entry();
        let places: Vec<&str> = entry.contexts.iter().map(|context| context.name()).collect();
        println!("{:<18} {:<16} {} ({})", entry.name, entry.keys.join(" "), entry.doc, places.join(", "));
    }
}
