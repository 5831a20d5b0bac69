//! Bad documents and books, and bad archives.

use super::{File, Read, Refused, Warned, compound, cut, file, laughs};
use crate::make::{self, docx, docx_with, epub, odt, p, zip};

pub fn files() -> Vec<File> {
    let mut files = word();
    files.extend(opendocument());
    files.extend(books());
    files.extend(archives());
    files
}

fn word() -> Vec<File> {
    let whole = docx(&p("", &["The board met on Monday."]).repeat(40));
    let body = p("", &["The board met."]);
    let with = |text: String| zip(&[("word/document.xml", text.as_bytes())]);
    let wide: Vec<u8> = format!("\u{feff}<w:document><w:body>{body}</w:body></w:document>")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let many: Vec<(String, &[u8])> = (0..12_000).map(|n| (format!("p{n}"), b"x".as_slice())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let nested =
        format!("{}{}{}", "<w:tbl><w:tr><w:tc>".repeat(60), body, "</w:tc></w:tr></w:tbl>".repeat(60));
    let looping = "<w:styles><w:style w:styleId='a'><w:basedOn w:val='b'/></w:style><w:style w:styleId='b'><w:basedOn w:val='a'/></w:style></w:styles>";
    let self_note = "<w:footnotes><w:footnote w:id='1'><w:p><w:r><w:t>Note</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p></w:footnote></w:footnotes>";
    let rels = "<Relationships><Relationship Type='x/officeDocument' Target='_rels/.rels'/></Relationships>";
    let spans = format!(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='4294967295'/></w:tcPr>{body}</w:tc><w:tc>{body}</w:tc></w:tr></w:tbl>"
    );
    vec![
        file("docx-empty.docx", Vec::new(), Refused("empty")),
        file("docx-truncated.docx", cut(&whole, 60), Refused("damaged")),
        file("docx-no-document.docx", zip(&[("[Content_Types].xml", b"<Types/>"), ("word/styles.xml", b"<w/>")]), Refused("missing")),
        file("docx-empty-part.docx", with(String::new()), Refused("no words")),
        file("docx-noise.docx", with("\u{0}\u{1}<<<>&&&<w:p".repeat(50)), Refused("damaged")),
        file("docx-deep.docx", docx(&"<w:sdt>".repeat(100_000)), Refused("nested deeper")),
        file("docx-deep-tables.docx", docx(&nested), Read("The board met.")),
        file("docx-entity-bomb.docx", with(format!("{}<w:document><w:p><w:r><w:t>&a9;&a9; words</w:t></w:r></w:p></w:document>", laughs())), Warned("entities")),
        file(
            "docx-external-entity.docx",
            with("<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hosts\">]><w:p><w:r><w:t>&x; words</w:t></w:r></w:p>".into()),
            Warned("entities"),
        ),
        file("docx-bomb.docx", docx(&" ".repeat(40 << 20)), Refused("times its size")),
        file("docx-many-parts.docx", zip(&many), Refused("parts")),
        file("docx-encrypted.docx", compound("EncryptedPackage"), Refused("encrypted")),
        file("docx-old.docx", compound("WordDocument"), Refused("no reader")),
        file("docx-dotdot.docx", zip(&[("[Content_Types].xml", b"<Types/>"), ("../../word/document.xml", b"<w/>")]), Refused("")),
        file("docx-own-relation.docx", docx_with(&body, &[("_rels/.rels", rels)]), Refused("no words")),
        file("docx-style-loop.docx", docx_with(&p("a", &["The board met."]), &[("word/styles.xml", looping)]), Read("The board met.")),
        file(
            "docx-own-note.docx",
            docx_with("<w:p><w:r><w:t>It met.</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>", &[("word/footnotes.xml", self_note)]),
            Read("It met."),
        ),
        file("docx-is-pdf.docx", b"%PDF-1.4\n%%EOF".to_vec(), Refused("")),
        file("docx-utf16.docx", zip(&[("word/document.xml", &wide)]), Read("The board met.")),
        file("docx-bad-bytes.docx", zip(&[("word/document.xml", b"<w:p><w:r><w:t>The b\xffard met.</w:t></w:r></w:p>")]), Warned("encoding")),
        file("docx-long-attribute.docx", docx(&format!("<w:p a='{}'/>{body}", "x".repeat(3 << 20))), Read("The board met.")),
        file("docx-cut-xml.docx", with(format!("<w:document><w:body>{body}<w:p><w:r><w:t>And th")), Warned("cut off")),
        file("docx-wide-cell.docx", docx(&spans), Read("The board met. |")),
        file("docx-lying-size.docx", lying(&whole), Refused("damaged")),
    ]
}

/// The sizes that the directory gives are changed.
fn lying(whole: &[u8]) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    let at = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bytes[at + 20..at + 28].copy_from_slice(&[0xff, 0xff, 0, 0, 3, 0, 0, 0]);
    bytes
}

fn opendocument() -> Vec<File> {
    let p = "<text:p>The board met.</text:p>";
    let repeated = format!(
        "{p}<table:table><table:table-row table:number-rows-repeated='2147483647'><table:table-cell table:number-columns-repeated='2147483647'>\
         <text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    );
    let lists = "<text:list><text:list-item>".repeat(90);
    let spaces = "<text:p>The<text:s text:c='4294967295'/>board met.</text:p>";
    let changes = "<text:p>The<text:change-end text:change-id='x'/><text:change text:change-id='y'/><text:change-start text:change-id='z'/> board met.</text:p>";
    let laughing = format!("{}<office:body><text:p>&a9; The board met.</text:p></office:body>", laughs());
    let locked =
        [("META-INF/manifest.xml", b"<m:encryption-data/>".as_slice()), ("content.xml", &[7, 200, 3, 9])];
    let typed = |parts: &[(&'static str, &[u8])]| {
        let mut all: Vec<(&str, &[u8])> = vec![("mimetype", b"application/vnd.oasis.opendocument.text")];
        all.extend(parts);
        zip(&all)
    };
    vec![
        file("odt-truncated.odt", cut(&odt("", &p.repeat(90)), 50), Refused("damaged")),
        file("odt-no-content.odt", typed(&[("meta.xml", b"<m/>")]), Refused("missing")),
        file("odt-encrypted.odt", typed(&locked), Refused("encrypted")),
        file("odt-repeats.odt", odt("", &repeated), Read("The board met.")),
        file("odt-deep-lists.odt", odt("", &format!("{lists}{p}")), Warned("")),
        file(
            "odt-too-deep.odt",
            odt("", &format!("{}{p}", "<text:section>".repeat(5000))),
            Refused("nested deeper"),
        ),
        file("odt-spaces.odt", odt("", spaces), Read("board met.")),
        file("odt-strange-changes.odt", odt("", changes), Read("The board met.")),
        file("odt-entity-bomb.odt", typed(&[("content.xml", laughing.as_bytes())]), Warned("entities")),
        file("odt-no-words.odt", odt("", "<text:p/><text:p> </text:p>"), Refused("no words")),
    ]
}

fn books() -> Vec<File> {
    let chapter = [("a", "<p>The board met.</p>")];
    let container =
        b"<container><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>".as_slice();
    let typed = |parts: &[(&'static str, &[u8])]| {
        let mut all: Vec<(&str, &[u8])> =
            vec![("mimetype", b"application/epub+zip"), ("META-INF/container.xml", container)];
        all.extend(parts);
        zip(&all)
    };
    let outside = b"<package><manifest><item id='a' href='../../../etc/hosts' media-type='text/html'/></manifest><spine><itemref idref='a'/></spine></package>";
    let own = b"<package><manifest><item id='a' href='book.opf' media-type='text/html'/></manifest><spine><itemref idref='a'/><itemref idref='a'/></spine></package>";
    vec![
        file("epub-no-spine.epub", epub(&chapter, &[]), Warned("order")),
        file("epub-no-container.epub", zip(&[("mimetype", b"application/epub+zip")]), Refused("missing")),
        file("epub-no-list.epub", typed(&[]), Refused("missing")),
        file("epub-outside.epub", typed(&[("book.opf", outside)]), Refused("no words")),
        file("epub-own-list.epub", typed(&[("book.opf", own)]), Refused("no words")),
        file("epub-encrypted.epub", typed(&[("META-INF/rights.xml", b"<r/>")]), Refused("encrypted")),
        file(
            "epub-scripts.epub",
            epub(&[("a", "<script>alert(1)</script><style>p{}</style>")], &["a"]),
            Refused("no words"),
        ),
        file(
            "epub-deep.epub",
            epub(&[("a", &format!("{}words", "<div>".repeat(9000)))], &["a"]),
            Refused("nested deeper"),
        ),
        file(
            "epub-unclosed.epub",
            epub(&[("a", "<p>The board met.<p>On <b>Monday<br>at noon")], &["a"]),
            Read("The board met."),
        ),
        file(
            "epub-truncated.epub",
            cut(&epub(&[("a", &"<p>The board met.</p>".repeat(90))], &["a"]), 70),
            Refused("damaged"),
        ),
        file("epub-many-refs.epub", epub(&chapter, &["a"; 3000]), Read("The board met.")),
    ]
}

fn archives() -> Vec<File> {
    let zeros = vec![0_u8; 30 << 20];
    let inner = zip(&[("bomb", &zeros)]);
    let whole = zip(&[("a.txt", b"one"), ("b.txt", b"two")]);
    vec![
        file(
            "zip-dotdot.zip",
            zip(&[("../../a.txt", b"one"), ("/etc/b", b"two"), ("c:\\d", b"three")]),
            Read("3 parts"),
        ),
        file("zip-bomb.zip", inner.clone(), Refused("times its size")),
        file("zip-in-zip.zip", zip(&[("inner.zip", &inner)]), Read("1 parts")),
        file("zip-control-names.zip", zip(&[("a\u{1b}[2J\n.txt", b"one")]), Read("\u{fffd}")),
        file("zip-truncated.zip", cut(&whole, 50), Refused("damaged")),
        file("zip-empty.zip", make::zip(&[]), Read("0 parts")),
        file("zip-noise.zip", b"PK\x03\x04".repeat(900), Refused("damaged")),
    ]
}
