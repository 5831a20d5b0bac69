//! Files of other formats read in memory, for `check`: nothing is written.

use super::super::{Error, Kind, Result};
use super::{Entry, Readers};
use crate::store::files::folder_of;
use crate::store::hash::sha256;
use crate::store::{
    ArticleText, Disk, Error as StoreError, Front, Provenance, SourceText, places, source, time,
};
use copydesk_import::{AsideKind, Document, Kind as Format, Refusal, arrange, zip};
use std::path::{Path, PathBuf};

/// An article in any file that can be read.
///
/// # Errors
/// Where it cannot be read, or has no text.
pub fn article(readers: &Readers, path: &Path) -> Result<ArticleText> {
    let bytes = bytes_of(readers, path)?;
    if !is_foreign(path, &bytes) {
        return Ok(ArticleText::read(path, bytes)?);
    }
    let document = document(readers, path, &bytes)?;
    let mut body = document.text;
    for aside in &document.asides {
        if aside.kind == AsideKind::Notice && !body.contains(aside.text.trim()) {
            body = format!("{}\n\n{}\n", body.trim_end(), aside.text.trim());
        }
    }
    let front = Front {
        title: document.title,
        published: document.published.filter(|at| time::day(at).is_some()),
        byline: document.byline,
        url: document.url,
        summary: document.summary,
        captions: document.captions,
        ..Front::default()
    };
    Ok(ArticleText { front, whole: body, body_at: 0, problems: Vec::new(), found: true })
}

/// The sources in any file that can be read: one, or those of an archive.
///
/// # Errors
/// Where it cannot be read, or has no text.
pub fn sources(readers: &Readers, path: &Path) -> Result<Vec<SourceText>> {
    let Some(name) = path.file_name() else {
        return Err(Error::new(Kind::NotFound, format!("{}: not a file", path.display())).at(path));
    };
    let id = path.to_string_lossy();
    let folder = Some(folder_of(path)).filter(|folder| !folder.as_os_str().is_empty());
    let disk = Disk::new(&folder.unwrap_or_else(|| PathBuf::from(".")));
    let bytes = bytes_of(readers, path)?;
    let extracted = path.with_file_name(format!("{}.txt", name.to_string_lossy()));
    if extracted.is_file() || !is_foreign(path, &bytes) {
        return Ok(vec![source::read(&disk, Path::new(name), &id)?]);
    }
    let beside = source::provenance_beside(&disk, Path::new(name))?;
    let read = readers.read(Some(&name.to_string_lossy()), None, &bytes).map_err(|why| refused(&id, &why))?;
    if read.kind != Format::Zip {
        return Ok(vec![to_source(&id, arrange::joined(read.documents), beside)]);
    }
    let mut found = Vec::new();
    let unpacked = readers.unpack(&bytes, &mut |Entry { name, bytes }| {
        let read = bytes.and_then(|bytes| {
            zip::parts(&name)?;
            readers.read(Some(&name), None, &bytes)
        });
        // An entry that cannot be read backs nothing; the others do.
        if let Ok(read) = read
            && !read.documents.is_empty()
        {
            let document = arrange::joined(read.documents);
            found.push(to_source(&format!("{id}/{name}"), document, Provenance::default()));
        }
        true
    });
    unpacked.map_err(|why| refused(&id, &why))?;
    if found.is_empty() {
        return Err(refused(&id, &Refusal::NoText("no file in the archive can be read".to_owned())));
    }
    Ok(found)
}

fn bytes_of(readers: &Readers, path: &Path) -> Result<Vec<u8>> {
    let meta = std::fs::metadata(path).map_err(|error| StoreError::io(path, error))?;
    let most = readers.limits.file;
    if meta.len() > most {
        let why = Refusal::TooLarge(format!("more than {} MB", most >> 20));
        return Err(refused(&path.to_string_lossy(), &why));
    }
    Ok(std::fs::read(path).map_err(|error| StoreError::io(path, error))?)
}

/// True for what is not plain UTF-8 text, by name and first bytes.
fn is_foreign(path: &Path, bytes: &[u8]) -> bool {
    let named = path.file_name().and_then(|name| Format::of_name(&name.to_string_lossy()));
    let plain = matches!(named, None | Some(Format::Text | Format::Markdown));
    let Ok(text) = std::str::from_utf8(bytes) else { return !bytes.is_empty() };
    let text = text.trim_start_matches('\u{feff}');
    let head: String = text.trim_start().chars().take(16).collect::<String>().to_lowercase();
    let page = ["<!doctype", "<html", "<?xml", "%pdf-", "webvtt"].iter().any(|start| head.starts_with(start));
    // YAML front matter is the importer's; ours is TOML.
    let yaml = text.starts_with("---\n") || text.starts_with("---\r\n");
    !text.is_empty() && (!plain || page || yaml)
}

fn document(readers: &Readers, path: &Path, bytes: &[u8]) -> Result<Document> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let read = readers.read(name.as_deref(), None, bytes);
    let read = read.map_err(|why| refused(&path.to_string_lossy(), &why))?;
    match (read.kind, read.documents.len()) {
        (Format::Zip, _) => {
            let why = Refusal::Unknown("an archive as an article: import it".to_owned());
            Err(refused(&path.to_string_lossy(), &why))
        }
        (_, 0 | 1) => Ok(arrange::joined(read.documents)),
        (_, many) => {
            let why = Refusal::Unknown(format!("{many} stories in one file: import them"));
            Err(refused(&path.to_string_lossy(), &why))
        }
    }
}

fn to_source(id: &str, document: Document, beside: Provenance) -> SourceText {
    let text = arrange::source_text(&document);
    let first = |beside: Option<String>, own: Option<String>| beside.or(own);
    let published = document.published.filter(|at| time::day(at).is_some());
    let provenance = Provenance {
        title: first(beside.title, document.title),
        publisher: first(beside.publisher, document.publisher),
        url: first(beside.url, document.url),
        published: first(beside.published, published),
        importer: Some(document.importer),
        warnings: document.warnings,
        ..beside
    };
    SourceText {
        id: id.to_owned(),
        sha256: sha256(text.as_bytes()),
        locators: places::settled(&text, &document.locators),
        text,
        provenance,
        problems: Vec::new(),
    }
}

fn refused(path: &str, why: &Refusal) -> Error {
    let kind = match why {
        Refusal::Unknown(_) => Kind::Unsupported,
        _ => Kind::Invalid,
    };
    Error::new(kind, format!("{path}: {why}")).at(Path::new(path))
}
