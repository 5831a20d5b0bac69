//! `copydesk notice --lint`: any notice against the form of the house.

use super::context::{Context, Label, Painted};
use super::shown::cut;
use crate::desk::{Error, Kind, Result};
use crate::exit::Exit;
use serde_json::json;
use std::io::Read;
use std::path::Path;

/// Prints the faults of form; fails where there is one.
///
/// # Errors
/// Where the file cannot be read, or there is no such style.
pub fn run(context: &mut Context, file: &Path, style: Option<&str>) -> Result<Exit> {
    let json = context.json()?;
    let notice = read(file)?;
    let faults = context.desk()?.lint_notice(&notice, style)?;
    if json {
        context.object("notice-lint", json!({"text": notice, "faults": faults}))?;
    } else {
        for fault in &faults {
            let words = if fault.text == notice {
                String::new()
            } else {
                format!("  “{}”", cut(&fault.text, 60))
            };
            context.parts(&[
                context.paint(Label::Warning, "warning"),
                Painted::plain(&format!("  notice/style  {}{words}", fault.name)),
            ])?;
            context.line(&format!("         {}", fault.message))?;
        }
        if faults.is_empty() {
            context.line("The notice has the form of the house.")?;
        }
    }
    Ok(if faults.is_empty() { Exit::Done } else { Exit::Failed })
}

fn read(file: &Path) -> Result<String> {
    let failed =
        |error: std::io::Error| Error::new(Kind::Io, format!("{}: {error}", file.display())).at(file);
    let mut text = String::new();
    if file == Path::new("-") {
        std::io::stdin().read_to_string(&mut text).map_err(failed)?;
    } else {
        text = std::fs::read_to_string(file).map_err(failed)?;
    }
    Ok(text.trim().to_owned())
}
