//! Books (EPUB): the chapters in the order of reading, headings, notes.

mod chapter;
mod package;

use crate::archive::Archive;
use crate::flow::Flow;
use crate::{Document, Limits, Refusal};

/// Reads a book.
///
/// # Errors
/// It is no book, encrypted, damaged, holds no words, or passes a limit.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let mut archive = Archive::open(bytes, limits)?;
    package::check(&mut archive)?;
    let book = package::book(&mut archive, limits)?;
    let mut warnings = book.warnings;
    let mut flow = Flow::new(limits);
    for name in book.chapters.iter().take(limits.parts) {
        let Some(part) = archive.read(name)? else {
            warnings.push(format!("the chapter {name} is missing"));
            continue;
        };
        warnings.extend(chapter::read(&part, name, limits, &mut flow)?);
        if flow.is_full() {
            break;
        }
    }
    let mut document = flow.done();
    if document.text.is_empty() {
        let chapters = book.chapters.len();
        return Err(Refusal::NoText(format!("it has no words in its chapters ({chapters})")));
    }
    document.warnings.extend(warnings);
    document.title = book.title;
    document.byline = book.author;
    document.publisher = book.publisher;
    document.language = book.language;
    document.published = book.published;
    document.importer = "epub 1".into();
    Ok(document)
}
