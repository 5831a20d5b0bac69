//! `pdftotext`, where it is installed: its reading of a PDF file is taken where it finds clearly more words that can be
//! trusted than ours.

use super::Readers;
use copydesk_import::{Document, Kind, Read, Refusal, gate, pages};
use std::path::{Path, PathBuf};

/// The program.
pub const NAME: &str = "pdftotext";
/// It must find so many in a hundred words more: the heads and feet of pages are no gain.
const MORE: usize = 5;

/// The program on a search path.
#[must_use]
pub fn find(path: Option<&std::ffi::OsStr>) -> Option<PathBuf> {
    std::env::split_paths(path?)
        .map(|folder| folder.join(NAME))
        .find(|file| file.is_absolute() && file.is_file())
}

/// Our reading, or that of `pdftotext` where it is better. It runs in the same confinement as our own.
pub fn better(
    readers: &Readers,
    program: &Path,
    bytes: &[u8],
    own: Result<Read, Refusal>,
) -> Result<Read, Refusal> {
    let is_pdf = match &own {
        Ok(read) => read.kind == Kind::Pdf,
        Err(Refusal::Broken(_) | Refusal::NoText(_) | Refusal::TooLarge(_)) => {
            bytes.get(..bytes.len().min(1024)).unwrap_or(bytes).windows(5).any(|window| window == b"%PDF-")
        }
        Err(_) => false,
    };
    if !is_pdf {
        return own;
    }
    let Ok(text) = readers.through(program, bytes) else { return own };
    let theirs = pages::document(&String::from_utf8_lossy(&text));
    match chosen(own.as_ref().ok().and_then(|read| read.documents.first()), theirs) {
        Some(document) => Ok(Read { kind: Kind::Pdf, documents: vec![document] }),
        None => own,
    }
}

/// Their document with what ours knows besides, where it is clearly the better one.
fn chosen(own: Option<&Document>, theirs: Document) -> Option<Document> {
    let found = gate::words_that_pass(&theirs.text);
    let ours = own.map_or(0, |own| gate::words_that_pass(&own.text));
    if found * 100 <= ours * (100 + MORE) || gate::trusted(&theirs.text).is_err() {
        return None;
    }
    let mut document = Document { importer: NAME.to_owned(), ..theirs };
    if let Some(own) = own {
        document.title.clone_from(&own.title);
        document.byline.clone_from(&own.byline);
        document.published.clone_from(&own.published);
        document.asides = own.asides.iter().filter(|aside| aside.at.is_none()).cloned().collect();
    }
    document
        .warnings
        .push(format!("read by {NAME}, which finds {found} words where the built-in reader finds {ours}"));
    Some(document)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Document {
        Document { text: text.to_owned(), title: Some("T".into()), ..Document::default() }
    }

    #[test]
    fn it_must_find_more_words_that_can_be_trusted() {
        let words = "The board met on Monday and counted 4 boats in the harbour of Heron Bay. ";
        let one = of(words);
        assert_eq!(chosen(Some(&one), of(words)), None);
        let better = chosen(Some(&one), Document { title: None, ..of(&words.repeat(2)) }).unwrap();
        assert_eq!((better.importer.as_str(), better.title.as_deref()), ("pdftotext", Some("T")));
        assert!(better.warnings[0].contains("finds 28 words") || better.warnings[0].contains("words where"));
        assert!(chosen(None, of(words)).is_some());
        assert_eq!(chosen(None, of(&"\u{fffd}\u{fffd}\u{fffd} ".repeat(50))), None);
        assert_eq!(chosen(None, of("")), None);
    }

    #[test]
    fn it_is_found_on_the_path_alone() {
        assert_eq!(
            (find(None), find(Some("".as_ref())), find(Some("/nowhere".as_ref()))),
            (None, None, None)
        );
    }
}
