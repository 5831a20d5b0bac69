//! One table: which reader reads which kind.

use crate::{Detected, Document, Kind, Limits, Refusal, Tracked, detect};
use crate::{docx, epub, html, mail, markdown, ninjs, ods, odt, pdf, subtitles, table, text, wxr, xlsx};

/// How a reader is called.
enum Reader {
    /// One document a file.
    One(fn(&[u8], &Limits) -> Result<Document, Refusal>),
    /// One, and which text is read where it holds tracked changes.
    Tracked(fn(&[u8], &Limits, Tracked) -> Result<Document, Refusal>),
    /// Several: the stories of an export.
    Many(fn(&[u8], &Limits) -> Result<Vec<Document>, Refusal>),
}

/// The readers, by kind.
const READERS: &[(Kind, Reader)] = &[
    (Kind::Text, Reader::One(text::read)),
    (Kind::Transcript, Reader::One(text::read_transcript)),
    (Kind::Markdown, Reader::One(markdown::read)),
    (Kind::Html, Reader::One(html::read)),
    (Kind::Ninjs, Reader::One(ninjs::read)),
    (Kind::Wxr, Reader::Many(wxr::read)),
    (Kind::Eml, Reader::One(mail::read_eml)),
    (Kind::Mbox, Reader::Many(mail::read_mbox)),
    (Kind::Srt, Reader::One(subtitles::read)),
    (Kind::Vtt, Reader::One(subtitles::read)),
    (Kind::Csv, Reader::One(table::read_csv)),
    (Kind::Tsv, Reader::One(table::read_tsv)),
    (Kind::Pdf, Reader::One(pdf::read)),
    (Kind::Docx, Reader::Tracked(docx::read_as)),
    (Kind::Odt, Reader::Tracked(odt::read_as)),
    (Kind::Epub, Reader::One(epub::read)),
    (Kind::Xlsx, Reader::One(xlsx::read)),
    (Kind::Ods, Reader::One(ods::read)),
];

/// A file, read: what it was found to be, and its documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// What it is.
    pub kind: Kind,
    /// Its documents; at least one, but of an archive none: [`crate::zip::each`] gives its files.
    pub documents: Vec<Document>,
}

/// Reads a file: what it is, is found out from its content and its name, unless `kind` says so. Of tracked changes
/// the text is read that `tracked` says.
///
/// # Errors
/// Where no text could be had from it; the refusal says why.
pub fn read(
    name: Option<&str>,
    kind: Option<Kind>,
    bytes: &[u8],
    limits: &Limits,
    tracked: Tracked,
) -> Result<Read, Refusal> {
    if bytes.len() as u64 > limits.file {
        return Err(Refusal::TooLarge(format!("more than {} MB", limits.file >> 20)));
    }
    let Detected { kind, said } = match kind {
        Some(kind) if !bytes.is_empty() => Detected { kind, said: None },
        _ => detect(name, bytes)?,
    };
    if kind == Kind::Zip {
        return Ok(Read { kind, documents: Vec::new() });
    }
    let Some((_, reader)) = READERS.iter().find(|(known, _)| *known == kind) else {
        return Err(Refusal::Unknown(kind.words().to_owned()));
    };
    let mut documents = match reader {
        Reader::One(read) => vec![read(bytes, limits)?],
        Reader::Tracked(read) => vec![read(bytes, limits, tracked)?],
        Reader::Many(read) => read(bytes, limits)?,
    };
    for document in &mut documents {
        if document.importer.is_empty() {
            document.importer = format!("{} 1", kind.name());
        }
        document.warnings.splice(0..0, said.clone());
        if document.text.len() > limits.text {
            return Err(Refusal::TooLarge(format!("its text is longer than {} MB", limits.text >> 20)));
        }
    }
    documents.retain(|document| !document.text.trim().is_empty());
    if documents.is_empty() {
        return Err(Refusal::NoText("it holds no words".to_owned()));
    }
    Ok(Read { kind, documents })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_says_who_read_and_what_the_name_hid() {
        let read =
            read(Some("a.pdf"), None, b"The board met on Monday.\n", &Limits::default(), Tracked::Accepted)
                .unwrap();
        assert_eq!((read.kind, read.documents.len()), (Kind::Text, 1));
        assert_eq!(read.documents[0].importer, "text 1");
        assert_eq!(read.documents[0].warnings, ["the name ends in .pdf, but the file is plain text"]);
    }

    #[test]
    fn limits_and_emptiness_are_refused() {
        let small = Limits { file: 8, ..Limits::default() };
        let read = |bytes: &[u8], limits: &Limits| {
            super::read(Some("a.txt"), None, bytes, limits, Tracked::Accepted).unwrap_err()
        };
        assert!(matches!(read(b"123456789", &small), Refusal::TooLarge(_)));
        assert_eq!(read(b"", &small), Refusal::Empty);
        assert!(matches!(read(b" \n \n", &small), Refusal::NoText(_)));
        let short = Limits { text: 4, ..Limits::default() };
        assert!(matches!(read(b"12345", &short), Refusal::TooLarge(_)));
    }
}
