//! `copydesk checkpoint`: what the history is now, in one line that can be kept elsewhere.

use super::args::Checkpoint;
use super::context::{Context, Label};
use crate::desk::{Error, Kind, Result};
use crate::exit::Exit;
use crate::settings::{Keys, key_folder, process_env};
use serde_json::json;
use std::io::Write;

/// The keys of whoever is at work.
///
/// # Errors
/// Where the secret key cannot be read.
pub fn keys() -> Result<Keys> {
    Keys::load(key_folder(&process_env).as_deref()).map_err(|message| Error::new(Kind::Invalid, message))
}

/// Makes a checkpoint, and a key before it where that was asked for.
///
/// # Errors
/// Where the history is empty or broken, a file or key is there already, or nothing may be written.
pub fn run(context: &mut Context, args: &Checkpoint) -> Result<Exit> {
    let json = context.json()?;
    let mut desk = context.desk()?;
    desk.writable()?;
    let mut keys = keys()?;
    if args.new_key {
        let path = keys.create().map_err(|message| Error::new(Kind::Conflict, message))?;
        if !json {
            context.line(&format!(
                "Your key: {}. Keep it to yourself, and a copy of it safe.",
                path.display()
            ))?;
        }
    }
    // The file is made before the checkpoint, so that a bad name costs nothing.
    let out = args.out.as_ref().map(|path| {
        let made = std::fs::OpenOptions::new().write(true).create_new(true).open(path);
        made.map(|file| (path, file)).map_err(|error| Error::from(crate::store::Error::io(path, error)))
    });
    let out = out.transpose()?;
    let line = desk.make_checkpoint(&keys)?;
    if let Some((path, mut file)) = out {
        let failed = |error| Error::from(crate::store::Error::io(path, error));
        file.write_all(line.as_bytes()).and_then(|()| file.write_all(b"\n")).map_err(failed)?;
    }
    if json {
        let made: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
        context.object("checkpoint", json!({"line": line, "made": made}))?;
        return Ok(Exit::Done);
    }
    context.raw(&format!("{line}\n"))?;
    let said = match keys.public() {
        Some(key) => format!("Signed with {key}. Keep the line above somewhere else too."),
        None => "Not signed: you have no key (--new-key makes one). Keep the line above somewhere else."
            .to_owned(),
    };
    context.parts(&[context.paint(Label::Dim, &said)])?;
    Ok(Exit::Done)
}
