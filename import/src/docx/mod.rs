//! Word documents (DOCX): paragraphs, headings, lists, tables, notes, comments, tracked changes.

mod body;
mod numbering;
mod package;
mod styles;

use crate::archive::Archive;
use crate::flow::Flow;
use crate::{AsideKind, Document, Limits, Refusal, Tracked, tracked};
use body::Body;

/// Reads a Word document; tracked changes as accepted.
///
/// # Errors
/// It is no such document, encrypted, damaged before its first word, or passes a limit.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    read_as(bytes, limits, Tracked::Accepted)
}

/// Reads a Word document with its tracked changes as the caller wants them.
///
/// # Errors
/// As [`read`].
pub fn read_as(bytes: &[u8], limits: &Limits, tracked: Tracked) -> Result<Document, Refusal> {
    let mut archive = Archive::open(bytes, limits)?;
    let parts = package::parts(&mut archive, limits)?;
    let Some(main) = archive.read(&parts.main)? else {
        return Err(Refusal::Broken(format!("it has no text: the part {} is missing", parts.main)));
    };
    let mut shared = body::Shared {
        styles: styles::read(archive.read(&parts.styles)?, limits)?,
        numbering: numbering::read(archive.read(&parts.numbering)?, limits)?,
        tracked,
        ..body::Shared::default()
    };
    for (kind, name) in [
        (AsideKind::Footnote, &parts.footnotes),
        (AsideKind::Footnote, &parts.endnotes),
        (AsideKind::Comment, &parts.comments),
    ] {
        let Some(part) = archive.read(name)? else { continue };
        let element = match kind {
            AsideKind::Comment => "comment",
            _ if *name == parts.endnotes => "endnote",
            _ => "footnote",
        };
        let notes = Body::new(&part, limits, &mut shared).notes(element)?;
        shared.notes.extend(notes.into_iter().map(|(id, text)| ((element, id), text)));
    }
    let mut flow = Flow::new(limits);
    let warnings = Body::new(&main, limits, &mut shared).all(&mut flow)?;
    let mut document = flow.done();
    if document.text.is_empty() {
        return Err(match warnings.first() {
            Some(damage) => Refusal::Broken(damage.clone()),
            None => Refusal::NoText("it holds no words".into()),
        });
    }
    document.warnings.extend(warnings);
    document.warnings.extend(tracked::warning(tracked, shared.inserted, shared.deleted));
    if shared.hidden > 0 {
        document.warnings.push("text that is marked as hidden is left out".into());
    }
    let (title, language) = package::properties(archive.read(&parts.core)?, limits)?;
    document.title = title.filter(|title| !document.text.contains(title.as_str()));
    document.language = language;
    document.importer = "docx 1".into();
    Ok(document)
}
