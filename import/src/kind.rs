//! What a file is: by its content first, then by the ending of its name.

use crate::Refusal;
use crate::sniff;

/// The formats that are read, and the archive that holds such files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Plain text, also a page scraped with its furniture.
    Text,
    /// Markdown, with front matter in TOML or YAML.
    Markdown,
    /// A transcript in plain text: who speaks, and when.
    Transcript,
    /// A page of the web.
    Html,
    /// A story as ninjs.
    Ninjs,
    /// An export of WordPress.
    Wxr,
    /// One message.
    Eml,
    /// Many messages.
    Mbox,
    /// Subtitles as SubRip.
    Srt,
    /// Subtitles as WebVTT.
    Vtt,
    /// A table with commas or semicolons.
    Csv,
    /// A table with tabs.
    Tsv,
    /// A PDF file.
    Pdf,
    /// A text of Word.
    Docx,
    /// A text of OpenDocument.
    Odt,
    /// A book.
    Epub,
    /// A workbook of Excel.
    Xlsx,
    /// A spreadsheet of OpenDocument.
    Ods,
    /// An archive of files.
    Zip,
}

/// One format: its name on the command line, what a reader of messages calls it, its endings.
struct Row(Kind, &'static str, &'static str, &'static [&'static str]);

const TABLE: &[Row] = &[
    Row(Kind::Text, "text", "plain text", &["txt", "text", "log"]),
    Row(Kind::Markdown, "markdown", "Markdown", &["md", "markdown"]),
    Row(Kind::Transcript, "transcript", "a transcript", &[]),
    Row(Kind::Html, "html", "a web page", &["html", "htm", "xhtml"]),
    Row(Kind::Ninjs, "ninjs", "ninjs", &["json", "ninjs"]),
    Row(Kind::Wxr, "wxr", "a WordPress export", &["xml", "wxr"]),
    Row(Kind::Eml, "eml", "a message", &["eml"]),
    Row(Kind::Mbox, "mbox", "a mailbox", &["mbox", "mbx"]),
    Row(Kind::Srt, "srt", "SubRip subtitles", &["srt"]),
    Row(Kind::Vtt, "vtt", "WebVTT subtitles", &["vtt"]),
    Row(Kind::Csv, "csv", "a table (CSV)", &["csv"]),
    Row(Kind::Tsv, "tsv", "a table (TSV)", &["tsv", "tab"]),
    Row(Kind::Pdf, "pdf", "a PDF file", &["pdf"]),
    Row(Kind::Docx, "docx", "a Word document", &["docx", "docm", "dotx"]),
    Row(Kind::Odt, "odt", "an OpenDocument text", &["odt", "ott"]),
    Row(Kind::Epub, "epub", "a book (EPUB)", &["epub"]),
    Row(Kind::Xlsx, "xlsx", "an Excel workbook", &["xlsx", "xlsm", "xltx"]),
    Row(Kind::Ods, "ods", "an OpenDocument spreadsheet", &["ods", "ots"]),
    Row(Kind::Zip, "zip", "an archive (ZIP)", &["zip"]),
];

impl Kind {
    fn row(self) -> Option<&'static Row> {
        TABLE.iter().find(|row| row.0 == self)
    }

    /// Its name on the command line and in the provenance: `html`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().map_or("text", |row| row.1)
    }

    /// What a message calls it: `a web page`.
    #[must_use]
    pub fn words(self) -> &'static str {
        self.row().map_or("plain text", |row| row.2)
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// Every kind, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.0)
    }

    /// The kind that the ending of a file's name stands for.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = ending(name)?.to_lowercase();
        TABLE.iter().find(|row| row.3.contains(&ending.as_str())).map(|row| row.0)
    }

    /// True for kinds that are text by themselves: their content alone does not always tell them apart.
    const fn is_loose(self) -> bool {
        matches!(self, Self::Text | Self::Markdown | Self::Transcript | Self::Csv | Self::Tsv)
    }
}

/// The ending of a file's name, without the dot.
#[must_use]
pub fn ending(name: &str) -> Option<&str> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, ending)| ending)
}

/// What a file was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detected {
    /// The kind.
    pub kind: Kind,
    /// What is to be said of its name, where that says something else.
    pub said: Option<String>,
}

/// Finds out what `bytes` are; `name` is the file's name, where it has one.
///
/// # Errors
/// Where it is empty, encrypted, or of no kind that is read; then the refusal names what it looks like.
pub fn detect(name: Option<&str>, bytes: &[u8]) -> Result<Detected, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    let named = name.and_then(Kind::of_name);
    let seen = sniff::kind(bytes, named)?;
    let kind = match (seen, named) {
        (Some(seen), _) => seen,
        (None, Some(named)) if named.is_loose() => named,
        (None, _) => Kind::Text,
    };
    let ending = name.and_then(ending).unwrap_or_default();
    let wrong = match named {
        Some(named) => named != kind && !(named.is_loose() && kind.is_loose()),
        // An ending that nobody knows says nothing; one of another format does.
        None => false,
    };
    let said = wrong.then(|| format!("the name ends in .{ending}, but the file is {}", kind.words()));
    Ok(Detected { kind, said })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(name: &str, bytes: &[u8]) -> (Kind, bool) {
        let found = detect(Some(name), bytes).unwrap();
        (found.kind, found.said.is_some())
    }

    #[test]
    fn every_kind_has_a_row_and_a_name_of_its_own() {
        for kind in Kind::all() {
            assert_eq!(Kind::named(kind.name()), Some(kind));
            assert!(!kind.words().is_empty());
        }
        assert_eq!(Kind::of_name("a/b.tar/REPORT.PDF"), Some(Kind::Pdf));
        assert_eq!(
            (Kind::of_name(".pdf"), Kind::of_name("report"), Kind::of_name("x.y/report")),
            (None, None, None)
        );
    }

    #[test]
    fn content_goes_before_the_ending() {
        assert_eq!(seen("a.txt", b"%PDF-1.4\n"), (Kind::Pdf, true));
        assert_eq!(seen("a.pdf", b"%PDF-1.4\n"), (Kind::Pdf, false));
        assert_eq!(seen("a.docx", b"Only words.\n"), (Kind::Text, true));
        assert_eq!(seen("a.csv", b"<!DOCTYPE html><html><body><p>x</p></body></html>"), (Kind::Html, true));
        assert_eq!(seen("a.csv", b"a,b\n1,2\n"), (Kind::Csv, false));
        assert_eq!(seen("a.md", b"# Title\n\nWords.\n"), (Kind::Markdown, false));
        assert_eq!(seen("notes", b"Words without an ending.\n"), (Kind::Text, false));
        assert_eq!(seen("page.htm", b"<p>Only a piece</p>"), (Kind::Html, false));
    }

    #[test]
    fn what_is_not_read_is_named() {
        let refused = |bytes: &[u8]| detect(Some("a.bin"), bytes).unwrap_err().to_string();
        assert_eq!(refused(b""), "the file is empty");
        assert_eq!(refused(b"\x89PNG\r\n\x1a\n0000"), "no reader for a PNG picture");
        assert!(refused(b"{\\rtf1\\ansi words}").contains("RTF"));
        assert!(refused(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]).contains("before 2007"));
        assert!(refused(&[0, 1, 2, 3, 0, 200, 7, 1, 0, 0, 5]).contains("no text"));
    }
}
