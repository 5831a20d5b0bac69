//! Files for the tests, made by hand: archives of parts.

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// An archive of these parts, in this order.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // The first part of OpenDocument files and of books is stored as it is, so that their kind can be seen.
        let how = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(how)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A Word document with this body.
pub fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A Word document with this body and more parts.
pub fn docx_with(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/\
         wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let mut parts =
        vec![("[Content_Types].xml", b"<Types/>".as_slice()), ("word/document.xml", text.as_bytes())];
    parts.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    zip(&parts)
}

/// A paragraph of Word in a style, of runs.
pub fn p(style: &str, runs: &[&str]) -> String {
    let runs: String =
        runs.iter().map(|run| format!("<w:r><w:t xml:space=\"preserve\">{run}</w:t></w:r>")).collect();
    let style = if style.is_empty() {
        String::new()
    } else {
        format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>")
    };
    format!("<w:p>{style}{runs}</w:p>")
}

/// A text of OpenDocument with this content.
pub fn odt(automatic: &str, text: &str) -> Vec<u8> {
    opendocument("text", automatic, text)
}

/// A spreadsheet of OpenDocument with these tables.
pub fn ods(automatic: &str, tables: &str) -> Vec<u8> {
    opendocument("spreadsheet", automatic, tables)
}

fn opendocument(kind: &str, automatic: &str, content: &str) -> Vec<u8> {
    let mimetype = format!("application/vnd.oasis.opendocument.{kind}");
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:automatic-styles>{automatic}</office:automatic-styles>\
         <office:body><office:{kind}>{content}</office:{kind}></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", mimetype.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
        (
            "meta.xml",
            b"<office:meta><dc:title>Of ferries</dc:title><dc:language>en-GB</dc:language></office:meta>",
        ),
    ])
}

/// A book of these chapters, read in the order of `spine`.
pub fn epub(chapters: &[(&str, &str)], spine: &[&str]) -> Vec<u8> {
    let items: String = chapters
        .iter()
        .map(|(id, _)| {
            format!("<item id=\"{id}\" href=\"text/{id}.xhtml\" media-type=\"application/xhtml+xml\"/>")
        })
        .collect();
    let order: String = spine.iter().map(|id| format!("<itemref idref=\"{id}\"/>")).collect();
    let list = format!(
        "<package><metadata><dc:title>The Sound</dc:title><dc:creator>Aro Tamm</dc:creator><dc:language>en</dc:language>\
         </metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    );
    let container = b"<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>";
    let texts: Vec<(String, String)> = chapters
        .iter()
        .map(|(id, body)| {
            (
                format!("OEBPS/text/{id}.xhtml"),
                format!("<!DOCTYPE html><html><head><title>{id}</title></head><body>{body}</body></html>"),
            )
        })
        .collect();
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container),
        ("OEBPS/book.opf", list.as_bytes()),
    ];
    parts.extend(texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())));
    zip(&parts)
}
