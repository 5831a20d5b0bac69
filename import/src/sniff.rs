//! What the bytes of a file look like.

use crate::encoding;
use crate::{Kind, Refusal};
use copydesk_engine::text::speaker;
use std::io::Cursor;

/// As much of a text as is looked at.
const HEAD: usize = 64 << 10;

/// Formats that are known and not read, by their first bytes.
const KNOWN: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip file: unpack it first"),
    (b"BZh", "a bzip2 file: unpack it first"),
    (b"\xfd7zXZ", "an xz file: unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive: unpack it first, or pack it as ZIP"),
    (b"Rar!", "a RAR archive: unpack it first, or pack it as ZIP"),
    (b"{\\rtf", "an RTF document: save it as .docx or .odt"),
    (b"ID3", "a sound file: import its transcript"),
    (b"OggS", "a sound file: import its transcript"),
    (b"RIFF", "a sound, film or picture file: import its transcript"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database: export its tables as CSV"),
];

const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// What the content says for sure; `None` for text that could be of several kinds.
///
/// # Errors
/// Where it is of a kind that is not read.
pub fn kind(bytes: &[u8], named: Option<Kind>) -> Result<Option<Kind>, Refusal> {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    if find(head, b"%PDF-").is_some() {
        return Ok(Some(Kind::Pdf));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Some(packed(bytes)));
    }
    if bytes.starts_with(COMPOUND) {
        return Err(compound(bytes));
    }
    if head.get(4..8) == Some(b"ftyp") {
        return Err(Refusal::Unknown("a film or sound file: import its transcript".to_owned()));
    }
    if let Some((_, what)) = KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Refusal::Unknown((*what).to_owned()));
    }
    // Mail declares an encoding for each of its parts and is no text of one encoding.
    if let Some(kind) = mail(head) {
        return Ok(Some(kind));
    }
    let cut = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
    let text = encoding::decode(cut, None)?.text;
    text_kind(&text, named)
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

/// What is packed as ZIP: documents are known by the entries that they must have.
fn packed(bytes: &[u8]) -> Kind {
    let by_mimetype = |mime: &[u8]| {
        const MIMES: &[(&[u8], Kind)] = &[
            (b"application/epub+zip", Kind::Epub),
            (b"application/vnd.oasis.opendocument.text", Kind::Odt),
            (b"application/vnd.oasis.opendocument.spreadsheet", Kind::Ods),
        ];
        MIMES.iter().find(|(known, _)| mime.starts_with(known)).map(|(_, kind)| *kind)
    };
    // The first entry of OpenDocument and EPUB is `mimetype`, stored as it is.
    let first = bytes.get(30..).filter(|rest| rest.starts_with(b"mimetype"));
    if let Some(kind) = first.and_then(|rest| by_mimetype(rest.get(8..)?)) {
        return kind;
    }
    let parts =
        [("word/document.xml", Kind::Docx), ("xl/workbook.xml", Kind::Xlsx), ("xl/workbook.bin", Kind::Xlsx)];
    match zip::ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => {
            let has = |name: &str| archive.index_for_name(name).is_some();
            let found = parts.iter().find(|(name, _)| has(name)).map(|(_, kind)| *kind);
            let office = || {
                has("[Content_Types].xml")
                    .then(|| archive.file_names().flatten().find_map(|name| office_part(&name)))
                    .flatten()
            };
            found.or_else(office).unwrap_or(Kind::Zip)
        }
        // Cut off: the names of the first entries still stand in it.
        Err(_) => {
            let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
            let marks: [(&[u8], Kind); 2] = [(b"word/", Kind::Docx), (b"xl/", Kind::Xlsx)];
            let office = find(head, b"[Content_Types].xml").is_some();
            let found = marks.iter().find(|(name, _)| office && find(head, name).is_some());
            found.map_or(Kind::Zip, |(_, kind)| *kind)
        }
    }
}

fn office_part(name: &str) -> Option<Kind> {
    let document = name.starts_with("word/document") && name.ends_with(".xml");
    document.then_some(Kind::Docx)
}

/// A compound file: an Office document with a password, or one of before 2007.
fn compound(bytes: &[u8]) -> Refusal {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if find(bytes, &name).is_some() {
        return Refusal::Encrypted;
    }
    Refusal::Unknown("an Office file of before 2007 (.doc, .xls): save it as .docx, .xlsx or PDF".to_owned())
}

/// Headers that begin a message; one of the first group must be among them.
const MAIL: &[&str] =
    &["message-id:", "mime-version:", "received:", "return-path:", "delivered-to:", "x-mailer:"];
const MAIL_TOO: &[&str] = &["from:", "to:", "subject:", "date:", "cc:", "reply-to:", "content-type:"];

fn mail(head: &[u8]) -> Option<Kind> {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.lines().peekable();
    let boxed = lines.peek().is_some_and(|line| is_mbox_line(line));
    if boxed {
        lines.next();
    }
    let (mut sure, mut likely) = (0, 0);
    for line in lines {
        if line.is_empty() {
            break;
        }
        let lower = line.to_lowercase();
        sure += usize::from(MAIL.iter().any(|name| lower.starts_with(name)));
        likely += usize::from(MAIL_TOO.iter().any(|name| lower.starts_with(name)));
        let header = line.starts_with([' ', '\t'])
            || line
                .split_once(':')
                .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic()));
        if !header {
            return None;
        }
    }
    let mail = sure + likely >= 2 && (sure >= 1 || likely >= 3);
    mail.then_some(if boxed { Kind::Mbox } else { Kind::Eml })
}

/// `From sender day month …`: what parts the messages of a mailbox.
pub fn is_mbox_line(line: &str) -> bool {
    line.strip_prefix("From ").is_some_and(|rest| {
        let words = rest.split_whitespace().count();
        words >= 5 && rest.matches(':').count() >= 1 && rest.bytes().any(|b| b.is_ascii_digit())
    })
}

/// What a text is.
fn text_kind(text: &str, named: Option<Kind>) -> Result<Option<Kind>, Refusal> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let lower: String = text.chars().take(4096).collect::<String>().to_lowercase();
    if lower.starts_with("webvtt") {
        return Ok(Some(Kind::Vtt));
    }
    if is_srt(text) {
        return Ok(Some(Kind::Srt));
    }
    if text.starts_with('<') {
        return markup(&lower, named);
    }
    if text.starts_with('{') && is_json(text, named) {
        return json(text);
    }
    if let Some(Kind::Html) = named {
        let tags = ["<p", "<div", "<h1", "<br", "<table", "<span", "<article"];
        return Ok(tags.iter().any(|tag| lower.contains(tag)).then_some(Kind::Html).or(Some(Kind::Text)));
    }
    if !matches!(named, Some(Kind::Csv | Kind::Tsv | Kind::Markdown)) && is_transcript(text) {
        return Ok(Some(Kind::Transcript));
    }
    if named.is_none_or(|named| named == Kind::Text) && has_front_matter(text) {
        return Ok(Some(Kind::Markdown));
    }
    Ok(None)
}

fn is_srt(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let number = lines.next().is_some_and(|line| line.bytes().all(|b| b.is_ascii_digit()));
    number && lines.next().is_some_and(|line| line.contains("-->"))
}

fn markup(lower: &str, named: Option<Kind>) -> Result<Option<Kind>, Refusal> {
    let html = lower.starts_with("<!doctype html") || lower.contains("<html") || named == Some(Kind::Html);
    if lower.contains("<rss") {
        let wordpress = lower.contains("wordpress.org/export") || lower.contains("xmlns:wp=");
        return match wordpress {
            true => Ok(Some(Kind::Wxr)),
            false => Err(Refusal::Unknown("a feed (RSS): save the page of the story itself".to_owned())),
        };
    }
    if html {
        return Ok(Some(Kind::Html));
    }
    if lower.starts_with("<?xml") || named == Some(Kind::Wxr) {
        return Err(Refusal::Unknown("XML that is no WordPress export and no page".to_owned()));
    }
    let tags =
        ["<p", "<div", "<h1", "<h2", "<body", "<head", "<article", "<table", "<!--", "<meta", "<section"];
    Ok(tags.iter().any(|tag| lower.starts_with(tag)).then_some(Kind::Html))
}

fn is_json(text: &str, named: Option<Kind>) -> bool {
    let after = text.get(1..).unwrap_or_default().trim_start();
    named == Some(Kind::Ninjs) || after.starts_with('"')
}

fn json(text: &str) -> Result<Option<Kind>, Refusal> {
    const STORY: &[&str] = &["\"body_", "\"bodies\"", "\"headline\"", "\"headlines\"", "\"renditions\""];
    match STORY.iter().any(|key| text.contains(key)) {
        true => Ok(Some(Kind::Ninjs)),
        false => Err(Refusal::Unknown("JSON that is no story (ninjs)".to_owned())),
    }
}

fn has_front_matter(text: &str) -> bool {
    let fence = text.lines().next().map(str::trim_end);
    matches!(fence, Some("+++" | "---")) && text.lines().skip(1).any(|line| Some(line.trim_end()) == fence)
}

/// Most paragraphs open with a speaker, and somebody speaks twice.
fn is_transcript(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(200).collect();
    let turns: Vec<&str> =
        lines.iter().filter_map(|line| speaker(line).and_then(|range| line.get(range))).collect();
    let again = turns.iter().any(|name| turns.iter().filter(|other| *other == name).count() > 1);
    turns.len() >= 4 && again && turns.len() * 3 >= lines.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Option<Kind> {
        kind(text.as_bytes(), None).unwrap()
    }

    #[test]
    fn texts_are_told_apart_by_their_form() {
        assert_eq!(seen("WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n"), Some(Kind::Vtt));
        assert_eq!(seen("\u{feff}1\r\n00:00:01,000 --> 00:00:02,000\r\nHi\r\n"), Some(Kind::Srt));
        assert_eq!(seen("{\n \"uri\": \"x\", \"headline\": \"A\"}"), Some(Kind::Ninjs));
        assert_eq!(seen("<?xml version='1.0'?><rss xmlns:wp='w'><channel/></rss>"), Some(Kind::Wxr));
        assert_eq!(seen("---\ntitle: A\n---\nWords.\n"), Some(Kind::Markdown));
        assert_eq!(
            seen("HOLM: We lost.\nTAMM: We did.\nHOLM: A point.\nTAMM: And a day.\n"),
            Some(Kind::Transcript)
        );
        assert_eq!(seen("The board met. It said: nothing.\n"), None);
        assert_eq!(seen("From: a@b\nTo: c@d\nSubject: x\nDate: y\n\nHello"), Some(Kind::Eml));
        assert_eq!(seen("From: the editor\n\nDear reader"), None);
        let boxed = "From a@b Thu Nov 26 03:16:41 2026\nFrom: a@b\nMessage-ID: <1@b>\n\nHello\n";
        assert_eq!(seen(boxed), Some(Kind::Mbox));
    }

    #[test]
    fn other_markup_and_data_are_named() {
        let refused = |text: &str| kind(text.as_bytes(), None).unwrap_err().to_string();
        assert!(refused("<rss version='2.0'><channel/></rss>").contains("feed"));
        assert!(refused("<?xml version='1.0'?><svg/>").contains("XML"));
        assert!(refused("{\"a\": 1}").contains("JSON"));
    }

    #[test]
    fn an_archive_cut_off_is_still_known() {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend([0; 26]);
        bytes.extend(b"[Content_Types].xml....PK\x03\x04....word/document.xml");
        assert_eq!(packed(&bytes), Kind::Docx);
        assert_eq!(packed(b"PK\x05\x06"), Kind::Zip);
    }
}
