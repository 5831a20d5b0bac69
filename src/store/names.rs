//! `names.toml`: names, and how else they are written.

use super::article::text;
use super::config::Config;
use super::error::{Error, Result};
use super::fields::{Document, Fields};
use super::files::Files;
use std::path::Path;

/// Reads the file that the desk's settings name, where there is one, into the settings of the engine.
///
/// # Errors
/// Where it is not UTF-8 or not TOML, with line and column.
pub fn read(files: &dyn Files, config: &mut Config) -> Result<()> {
    let at = files.root().join(&config.names);
    let bytes = match files.read(Path::new(&config.names)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Error::io(&at, error)),
    };
    let text = text(&at, bytes)?;
    let document = Document::new(&at, &text, 0);
    let mut root = Fields::new(&document, "", 0..0, document.table()?);
    for mut entry in root.tables("name") {
        let name = entry.string("name").filter(|name| !name.trim().is_empty());
        let also = entry.strings("also").unwrap_or_default();
        match name {
            Some(name) => config.engine.names.push(std::iter::once(name).chain(also).collect()),
            None => entry.problem("name: expected a `name`, as the house writes it; skipped".to_owned()),
        }
        entry.done();
    }
    root.done();
    config.problems.extend(document.problems());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::memory::Memory;

    #[test]
    fn names_reach_the_engine_and_bad_entries_are_named() {
        let files = Memory::default();
        let mut config = Config::default();
        read(&files, &mut config).unwrap();
        assert!(config.engine.names.is_empty());
        let text =
            "[[name]]\nname = \"Port Ansel\"\nalso = [\"Ansel Harbour\"]\n\n[[name]]\nalso = [\"x\"]\n";
        files.write(Path::new("names.toml"), text.as_bytes()).unwrap();
        read(&files, &mut config).unwrap();
        assert_eq!(config.engine.names, [["Port Ansel", "Ansel Harbour"]]);
        assert_eq!((config.problems.len(), config.problems[0].line), (1, 5));
    }
}
