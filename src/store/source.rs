//! Sources: any readable file, with its provenance in `<file>.toml` and, where needed, its text in `<file>.txt`.

use super::article::text;
use super::error::{Cause, Error, Result};
use super::fields::{Document, Fields, Problem};
use super::files::Files;
use super::hash::sha256;
use super::{places, time};
use copydesk_engine::{Locator, Source, Span};
use serde::Serialize;
use std::path::{Component, Path, PathBuf};

/// Endings of files that are text as they are.
const PLAIN: &[&str] = &["txt", "md", "markdown", "csv", "tsv", "text", "log"];

/// Where a source comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Provenance {
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its address in an archive.
    pub archive_url: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// When it was fetched.
    pub retrieved: Option<String>,
    /// SHA-256 of the file when it was brought in.
    pub sha256: Option<String>,
    /// Where the file lies, if it is too large to be copied into the desk.
    pub original: Option<String>,
    /// What brought it in.
    pub importer: Option<String>,
    /// What it is: report, transcript, table, …
    pub kind: Option<String>,
    /// How far it can be trusted, in the desk's words.
    pub standing: Option<String>,
    /// What went wrong when it was brought in.
    pub warnings: Vec<String>,
    /// Where parts of its text stand in the original, as [`super::places`] writes it.
    #[serde(skip)]
    pub places: Option<String>,
    /// What stands beside the text and is no evidence, with its kind: comments, deleted words.
    #[serde(skip)]
    pub asides: Vec<(String, String)>,
}

impl Provenance {
    /// What it is and how far it can be trusted, for one line: `interview, high`.
    #[must_use]
    pub fn rank(&self) -> Option<String> {
        let parts: Vec<&str> =
            [&self.kind, &self.standing].into_iter().flatten().map(String::as_str).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// A source, read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SourceText {
    /// Its id: the path below the source folder.
    pub id: String,
    /// Its text.
    pub text: String,
    /// SHA-256 of its text.
    pub sha256: String,
    /// Where it comes from.
    pub provenance: Provenance,
    /// What was skipped in the provenance.
    pub problems: Vec<Problem>,
    /// Where parts of its text stand in the original, where an importer said so.
    #[serde(skip)]
    pub locators: Vec<(Span, Locator)>,
}

impl SourceText {
    /// The source as the engine takes it: with the importer's locators, or one for each line.
    #[must_use]
    pub fn to_engine(&self) -> Source {
        Source {
            id: self.id.clone(),
            title: self.provenance.title.clone(),
            published: self.provenance.published.as_deref().and_then(time::day),
            text: self.text.clone(),
            locators: if self.locators.is_empty() { locators(&self.text) } else { self.locators.clone() },
        }
    }
}

/// Line by line, with the page where the text has form feeds.
fn locators(text: &str) -> Vec<(Span, Locator)> {
    let paged = text.contains('\u{c}');
    let (mut at, mut page) = (0, 1);
    let mut found = Vec::new();
    for (n, line) in text.split_inclusive('\n').enumerate() {
        page += u32::try_from(line.matches('\u{c}').count()).unwrap_or(0);
        let number = u32::try_from(n + 1).ok();
        let locator = Locator { line: number, page: paged.then_some(page), ..Locator::default() };
        found.push((Span::new(at, at + line.len()), locator));
        at += line.len();
    }
    found
}

/// The file of a source below the desk.
///
/// # Errors
/// Where the id leads out of the source folder.
pub fn path_of(files: &dyn Files, folder: &Path, id: &str) -> Result<PathBuf> {
    let stays = !id.is_empty() && Path::new(id).components().all(|c| matches!(c, Component::Normal(_)));
    if stays {
        return Ok(folder.join(id));
    }
    let path = files.root().join(folder).join(id);
    Err(Error::new(&path, Cause::Invalid("leads out of the source folder".to_owned())))
}

/// Reads the file at `path` (below the desk) as the source `id`.
///
/// # Errors
/// Where it is not there, not UTF-8, of a format without an extracted text, or empty.
pub fn read(files: &dyn Files, path: &Path, id: &str) -> Result<SourceText> {
    let at = files.root().join(path);
    let own = || files.read(path).map_err(|error| Error::io(&at, error));
    let beside = |ending: &str| path.with_file_name(format!("{}.{ending}", file_name(path)));
    // The extracted text goes before the file's own bytes, also where those are text.
    let bytes = match files.read(&beside("txt")) {
        Ok(extracted) => extracted,
        Err(_) if is_plain(path) => own()?,
        Err(_) => {
            own()?;
            let ending = path.extension().map_or_else(|| "without an ending".into(), |e| e.to_string_lossy());
            return Err(Error::new(&at, Cause::Unsupported(format!("a source of the format {ending:?}"))));
        }
    };
    let sum = sha256(&bytes);
    let mut text = text(&at, bytes)?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    if text.trim().is_empty() {
        return Err(Error::new(&at, Cause::Invalid("the source is empty".to_owned())));
    }
    let (provenance, problems) = read_provenance(files, &beside("toml"))?;
    let locators = provenance.places.as_deref().map(|places| places::read(&text, places)).unwrap_or_default();
    Ok(SourceText { id: id.to_owned(), text, sha256: sum, provenance, problems, locators })
}

/// True for a file whose bytes are its text.
#[must_use]
pub fn is_plain(path: &Path) -> bool {
    path.extension().and_then(|e| e.to_str()).is_some_and(|e| PLAIN.contains(&e.to_lowercase().as_str()))
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read_provenance(files: &dyn Files, path: &Path) -> Result<(Provenance, Vec<Problem>)> {
    let at = files.root().join(path);
    let bytes = match files.read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Default::default()),
        Err(error) => return Err(Error::io(&at, error)),
    };
    let text = text(&at, bytes)?;
    let document = Document::new(&at, &text, 0);
    let mut fields = Fields::new(&document, "", 0..0, document.table()?);
    let provenance = Provenance {
        title: fields.string("title"),
        publisher: fields.string("publisher"),
        url: fields.string("url"),
        archive_url: fields.string("archive_url"),
        published: fields.time("published"),
        retrieved: fields.time("retrieved"),
        sha256: fields.string("sha256"),
        original: fields.string("original"),
        importer: fields.string("importer"),
        kind: fields.string("kind"),
        standing: fields.string("standing"),
        warnings: fields.strings("warnings").unwrap_or_default(),
        places: fields.string("places"),
        asides: fields.tables("aside").into_iter().map(read_aside).collect(),
    };
    fields.done();
    Ok((provenance, document.problems()))
}

/// The provenance beside the file at `path`; an empty one where there is none.
///
/// # Errors
/// Where it cannot be read, or is no TOML.
pub fn provenance_beside(files: &dyn Files, path: &Path) -> Result<Provenance> {
    let beside = path.with_file_name(format!("{}.toml", file_name(path)));
    read_provenance(files, &beside).map(|(provenance, _)| provenance)
}

fn read_aside(mut fields: Fields<'_, '_>) -> (String, String) {
    let aside = (fields.string("kind").unwrap_or_default(), fields.string("text").unwrap_or_default());
    fields.done();
    aside
}

/// The ids of all sources below `folder`; companions (`.toml`, extracted `.txt`) and hidden files are none. A file that is
/// kept by reference has its companions alone here.
///
/// # Errors
/// Where a folder cannot be listed; that there is none is no error.
pub fn list(files: &dyn Files, folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    walk(files, folder, Path::new(""), &mut found)?;
    found.sort();
    Ok(found)
}

fn walk(files: &dyn Files, top: &Path, below: &Path, found: &mut Vec<String>) -> Result<()> {
    let folder = top.join(below);
    let entries = match files.list(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Error::io(&files.root().join(&folder), error)),
    };
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    let companion = |name: &str| {
        [".toml", ".txt"].iter().any(|end| name.strip_suffix(end).is_some_and(|stem| names.contains(&stem)))
    };
    // `report.pdf.toml` and `report.pdf.txt` without a `report.pdf`: it lies elsewhere, if the provenance says where.
    let elsewhere = |stem: &str| {
        let pair = names.contains(&format!("{stem}.txt").as_str()) && !names.contains(&stem);
        pair && provenance_beside(files, &folder.join(stem)).is_ok_and(|told| told.original.is_some())
    };
    let referred: Vec<&str> =
        names.iter().filter_map(|name| name.strip_suffix(".toml")).filter(|stem| elsewhere(stem)).collect();
    found.extend(referred.iter().map(|stem| below.join(stem).to_string_lossy().into_owned()));
    let of_referred = |name: &str| {
        [".toml", ".txt"]
            .iter()
            .any(|end| name.strip_suffix(end).is_some_and(|stem| referred.contains(&stem)))
    };
    for entry in &entries {
        if entry.name.starts_with('.') || companion(&entry.name) || of_referred(&entry.name) {
            continue;
        }
        let path = below.join(&entry.name);
        if entry.folder {
            walk(files, top, &path, found)?;
        } else {
            found.push(path.to_string_lossy().into_owned());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::memory::Memory;

    fn desk(entries: &[(&str, &str)]) -> Memory {
        let files = Memory::default();
        for (path, text) in entries {
            files.write(&Path::new("sources").join(path), text.as_bytes()).unwrap();
        }
        files
    }

    fn read_one(files: &Memory, id: &str) -> Result<SourceText> {
        read(files, &path_of(files, Path::new("sources"), id)?, id)
    }

    #[test]
    fn companions_are_no_sources() {
        let files = desk(&[
            ("r/report.pdf", "%"),
            ("r/report.pdf.txt", "text"),
            ("r/report.pdf.toml", "title='R'"),
            ("table.csv", "a,b"),
            ("table.csv.toml", "published=2017-06-27"),
        ]);
        assert_eq!(list(&files, Path::new("sources")).unwrap(), ["r/report.pdf", "table.csv"]);
        let report = read_one(&files, "r/report.pdf").unwrap();
        assert_eq!((report.text.as_str(), report.provenance.title.as_deref()), ("text", Some("R")));
        let table = read_one(&files, "table.csv").unwrap();
        assert_eq!(table.to_engine().published.unwrap().to_string(), "2017-06-27");
    }

    #[test]
    fn a_file_that_lies_elsewhere_is_a_source_by_its_text() {
        let files = desk(&[
            ("r/big.pdf.txt", "text"),
            ("r/big.pdf.toml", "original = '/archive/big.pdf'"),
            ("r/notes.txt", "a plain one"),
            ("r/notes.toml", "title = 'no provenance of notes.txt'"),
        ]);
        assert_eq!(list(&files, Path::new("sources")).unwrap(), ["r/big.pdf", "r/notes.toml", "r/notes.txt"]);
        let big = read_one(&files, "r/big.pdf").unwrap();
        assert_eq!(
            (big.text.as_str(), big.provenance.original.as_deref()),
            ("text", Some("/archive/big.pdf"))
        );
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let files =
            desk(&[("a.pdf", "%"), ("empty.txt", " \n"), ("bad.txt.toml", "title=\n"), ("bad.txt", "x")]);
        let error = |id: &str| read_one(&files, id).unwrap_err().to_string();
        assert_eq!(error("a.pdf"), "memory/sources/a.pdf: a source of the format \"pdf\" cannot be read yet");
        assert_eq!(error("empty.txt"), "memory/sources/empty.txt: the source is empty");
        assert_eq!(error("gone.txt"), "memory/sources/gone.txt: not found");
        assert!(error("bad.txt").starts_with("memory/sources/bad.txt.toml:1:"));
        assert!(error("../out.txt").contains("leads out"));
    }

    #[test]
    fn a_locator_names_line_and_page() {
        let found = locators("one\ntwo\u{c}\nthree");
        let at: Vec<_> = found.iter().map(|(_, l)| (l.line, l.page)).collect();
        assert_eq!(at, [(Some(1), Some(1)), (Some(2), Some(2)), (Some(3), Some(2))]);
    }
}
