//! A text from elsewhere as an article of the desk: front matter in TOML, and a body.

use crate::desk::Readers;
use crate::store::ArticleText;
use copydesk_import::AsideKind;
use std::path::Path;
use toml_edit::{Array, DocumentMut, value};

/// What a text from elsewhere says.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    /// Its own front matter: headline, byline, times and so on, as far as it has them.
    pub front: DocumentMut,
    /// The body.
    pub body: String,
}

/// Reads a text by its name, its media type where one is known, and its bytes.
///
/// # Errors
/// Why it cannot be read, in words.
pub(crate) fn tell(name: &str, media: &str, bytes: &[u8], readers: &Readers) -> Result<Told, String> {
    if needs_reader(name, media, bytes) {
        return read_page(name, bytes, readers);
    }
    let text = ArticleText::read(Path::new(name), bytes.to_vec()).map_err(|error| error.to_string())?;
    let front = text.whole.get(..text.body_at).unwrap_or_default();
    let front =
        front.trim_start_matches('+').trim_end().trim_end_matches('+').trim_start_matches(['\r', '\n']);
    Ok(Told { front: front.parse().unwrap_or_default(), body: text.body().to_owned() })
}

/// True for what is more than plain text with front matter in TOML.
fn needs_reader(name: &str, media: &str, bytes: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    let start = bytes.trim_ascii_start();
    let plain = [".md", ".markdown", ".txt"].iter().any(|end| name.ends_with(end)) || media == "text/plain";
    let yaml = [b"---\n".as_slice(), b"---\r\n"].iter().any(|fence| bytes.starts_with(fence));
    let markup = [b"<!doctype html".as_slice(), b"<html"]
        .iter()
        .any(|mark| start.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)));
    !plain || yaml || markup
}

/// A page by the readers of imported files: the article without what stands around it.
fn read_page(name: &str, bytes: &[u8], readers: &Readers) -> Result<Told, String> {
    let read = readers.read(Some(name), None, bytes).map_err(|why| why.to_string())?;
    let document = read.documents.into_iter().next().unwrap_or_default();
    let mut front = DocumentMut::new();
    let fields = [
        ("title", &document.title),
        ("published", &document.published),
        ("byline", &document.byline),
        ("url", &document.url),
        ("summary", &document.summary),
    ];
    for (key, text) in fields {
        if let Some(text) = text {
            front.insert(key, value(text.as_str()));
        }
    }
    if !document.captions.is_empty() {
        front.insert("captions", value(document.captions.iter().map(String::as_str).collect::<Array>()));
    }
    let mut body = document.text;
    // A notice at head or foot of the page is text that readers see.
    for aside in document.asides.iter().filter(|aside| aside.kind == AsideKind::Notice) {
        if !body.contains(aside.text.trim()) {
            body = format!("{}\n\n*{}*\n", body.trim_end(), aside.text.trim());
        }
    }
    Ok(Told { front, body })
}
