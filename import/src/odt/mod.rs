//! Texts of OpenDocument (ODT): paragraphs, headings, lists, tables, notes, comments, tracked changes.

mod body;
mod changes;
pub(crate) mod package;
mod styles;

use crate::archive::Archive;
use crate::flow::Flow;
use crate::{Document, Limits, Refusal, Tracked, tracked};

/// Reads a text of OpenDocument; tracked changes as accepted.
///
/// # Errors
/// It is no such document, encrypted, damaged before its first word, or passes a limit.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    read_as(bytes, limits, Tracked::Accepted)
}

/// Reads a text of OpenDocument with its tracked changes as the caller wants them.
///
/// # Errors
/// As [`read`].
pub fn read_as(bytes: &[u8], limits: &Limits, tracked: Tracked) -> Result<Document, Refusal> {
    let mut archive = Archive::open(bytes, limits)?;
    let content = package::content(&mut archive)?;
    let mut styles = styles::Styles::default();
    styles.read(archive.read("styles.xml")?.unwrap_or_default().as_slice(), limits)?;
    styles.read(&content, limits)?;
    let mut flow = Flow::new(limits);
    let read = body::Body::new(&content, limits, &styles, tracked).all(&mut flow)?;
    let mut document = flow.done();
    if document.text.is_empty() {
        return Err(match read.warnings.first() {
            Some(damage) => Refusal::Broken(damage.clone()),
            None => Refusal::NoText("it holds no words".into()),
        });
    }
    document.warnings.extend(read.warnings);
    document.warnings.extend(tracked::warning(tracked, read.inserted, read.deleted));
    let (title, language) = package::properties(&mut archive, limits)?;
    document.title = title.filter(|title| !document.text.contains(title.as_str()));
    document.language = language;
    document.importer = "odt 1".into();
    Ok(document)
}
