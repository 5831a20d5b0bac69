//! Which files an import is about.

use super::super::{Desk, Error, Kind, Result};
use super::ImportRequest;
use crate::store::Error as StoreError;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// How deep folders are walked.
const DEPTH: usize = 32;
/// The longest name of a file, in bytes, so that its companions have room.
const LONGEST_NAME: usize = 200;

/// One file to be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Where it is read; `None` for standard input.
    pub path: Option<PathBuf>,
    /// What it is called in messages.
    pub name: String,
    /// The id that it gets as a source: a path below the source folder.
    pub id: String,
    /// True where it stands below the source folder already.
    pub in_place: bool,
}

/// All files that the request names, folders walked.
pub fn gather(desk: &Desk, request: &ImportRequest) -> Result<Vec<Input>> {
    let mut found = Vec::new();
    let sources = desk.root().join(&desk.config().sources);
    let sources = sources.canonicalize().unwrap_or(sources);
    for path in &request.paths {
        if path.as_os_str() == "-" {
            let id = request.told.title.as_deref().map_or_else(|| "standard-input".to_owned(), slug);
            found.push(Input { path: None, name: "-".to_owned(), id: format!("{id}.txt"), in_place: false });
            continue;
        }
        let real = path.canonicalize().map_err(|error| StoreError::io(path, error))?;
        if real.is_dir() {
            if let Ok(root) = desk.root().canonicalize()
                && root.starts_with(&real)
            {
                let message = format!("{}: the desk itself lies in this folder", path.display());
                return Err(Error::new(Kind::Usage, message).at(path));
            }
            let top = real.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            walk(path, &real, &top, &sources, 0, &mut found)?;
        } else {
            found.push(input(path, &real, "", &sources));
        }
    }
    if let [one] = found.as_slice() {
        debug_assert!(!one.id.is_empty());
    } else if request.told.title.is_some() || request.told.url.is_some() || request.told.archive_url.is_some()
    {
        let message = "a title or address is that of one file, and there are several";
        return Err(Error::new(Kind::Usage, message).hint("import them one by one"));
    }
    Ok(found)
}

fn walk(
    shown: &Path,
    folder: &Path,
    below: &str,
    sources: &Path,
    depth: usize,
    found: &mut Vec<Input>,
) -> Result<()> {
    if depth > DEPTH {
        return Err(
            Error::new(Kind::Invalid, format!("{}: folders nested too deeply", shown.display())).at(shown)
        );
    }
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| StoreError::io(shown, error))? {
        let entry = entry.map_err(|error| StoreError::io(shown, error))?;
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        entries.push((entry.file_name(), is_folder, entry.path()));
    }
    entries.sort();
    let names: Vec<String> = entries.iter().map(|(name, _, _)| name.to_string_lossy().into_owned()).collect();
    for (name, (os_name, is_folder, path)) in names.iter().zip(&entries) {
        let companion = [".toml", ".txt"]
            .iter()
            .any(|end| name.strip_suffix(end).is_some_and(|stem| names.iter().any(|other| other == stem)));
        if name.starts_with('.') || companion {
            continue;
        }
        let shown = shown.join(os_name);
        if *is_folder {
            let below = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
            walk(&shown, path, &below, sources, depth + 1, found)?;
        } else if path.is_file() {
            // A link to a folder is not followed: it could lead round in a circle.
            found.push(input(&shown, path, below, sources));
        }
    }
    Ok(())
}

fn input(shown: &Path, real: &Path, below: &str, sources: &Path) -> Input {
    let name = shown.display().to_string();
    let path = Some(shown.to_owned());
    let plain = |path: &Path| path.components().all(|part| matches!(part, Component::Normal(_)));
    if let Ok(id) = real.strip_prefix(sources)
        && plain(id)
    {
        return Input { path, name, id: id.to_string_lossy().into_owned(), in_place: true };
    }
    let file = real.file_name().unwrap_or_default().to_string_lossy();
    let parts = below.split('/').chain([file.as_ref()]).filter(|part| !part.is_empty());
    let id = parts.map(tame).collect::<Vec<_>>().join("/");
    Input { path, name, id, in_place: false }
}

/// A name that any file system takes and no terminal obeys; its ending is kept.
pub fn tame(name: &str) -> String {
    let kept = |c: char| {
        let bad = c.is_control()
            || "/\\:*?\"<>|".contains(c)
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if bad || c == '\u{fffd}' { '-' } else { c }
    };
    let name: String = name.trim().trim_start_matches('.').chars().map(kept).collect();
    let name = if name.is_empty() { "file".to_owned() } else { name };
    if name.len() <= LONGEST_NAME {
        return name;
    }
    let (stem, ending) = name.rsplit_once('.').filter(|(_, ending)| ending.len() <= 8).unwrap_or((&name, ""));
    let mut end = LONGEST_NAME - ending.len() - 1;
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    let stem = stem.get(..end).unwrap_or(stem);
    if ending.is_empty() { stem.to_owned() } else { format!("{stem}.{ending}") }
}

/// Words as a slug: letters and digits in lower case, hyphens between.
#[must_use]
pub fn slug(words: &str) -> String {
    const LONGEST: usize = 60;
    let mut out = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() && !matches!(c, '\'' | '’') {
            out.push('-');
        }
        if out.len() >= LONGEST {
            break;
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { "untitled".to_owned() } else { out.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tamed_and_keep_their_endings() {
        assert_eq!(tame("Annual report (2).pdf"), "Annual report (2).pdf");
        assert_eq!(tame("..\\..\\x\u{1b}[2J\u{202e}fdp.exe"), "-..-x-[2J-fdp.exe");
        assert_eq!((tame(""), tame("..."), tame(".hidden")), ("file".into(), "file".into(), "hidden".into()));
        let long = tame(&format!("{}.docx", "é".repeat(300)));
        assert!(long.len() <= LONGEST_NAME && long.ends_with("é.docx"));
    }

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("Ferry board’s fares: up 5%!"), "ferry-boards-fares-up-5");
        assert_eq!(slug("Überlingen – Fähre"), "überlingen-fähre");
        assert_eq!(slug("…"), "untitled");
        assert!(slug(&"word ".repeat(50)).len() <= 60);
    }
}
