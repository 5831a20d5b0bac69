//! Writes the files of the tests to a folder: the bad ones, with a list of what is to become of them, or good small ones
//! of the formats that are packed, as seeds of the fuzz targets.
//!
//! `cargo run -p copydesk-import --example files -- bad DIR`, `… -- seeds fuzz/corpus`

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "it makes files for tests")]

#[path = "../tests/readers/hostile/files.rs"]
mod files;
#[path = "../tests/readers/make.rs"]
mod make;
#[path = "../tests/readers/paper.rs"]
mod paper;
use std::path::Path;

use make::p;

/// A seed: the folder of its target, its name, its bytes.
type Seed = (&'static str, &'static str, Vec<u8>);

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (what, folder) =
        (arguments.next().unwrap_or_default(), arguments.next().expect("a folder to write to"));
    match what.as_str() {
        "bad" => bad(Path::new(&folder)),
        "seeds" => seeds(Path::new(&folder)),
        _ => panic!("`bad` or `seeds`"),
    }
}

fn bad(folder: &Path) {
    std::fs::create_dir_all(folder).expect("the folder can be made");
    let mut list = String::new();
    for file in files::all() {
        std::fs::write(folder.join(&file.name), &file.bytes).expect("the file can be written");
        list.push_str(&format!("{}: {}\n", file.name, file.wanted.words()));
    }
    std::fs::write(folder.join("list"), list).expect("the list can be written");
}

fn seeds(root: &Path) {
    for (target, name, bytes) in packed().into_iter().chain(sheets()).chain(pages()) {
        let folder = root.join(target);
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        std::fs::write(folder.join(name), bytes).expect("the file can be written");
    }
}

fn packed() -> Vec<Seed> {
    let changes = "<w:p><w:r><w:t xml:space='preserve'>Fares rise by </w:t></w:r><w:del w:id='1'><w:r><w:delText>four</w:delText></w:r></w:del>\
         <w:ins w:id='2'><w:r><w:t>five</w:t></w:r></w:ins><w:r><w:footnoteReference w:id='2'/></w:r></w:p>";
    let notes = "<w:footnotes><w:footnote w:id='2'><w:p><w:r><w:t>By a tenth.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", p("", &[words]));
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell("Route"),
        cell("Fare"),
        cell("North"),
        cell("4.10")
    );
    let list = "<text:list><text:list-item><text:p>Dogs pay.</text:p></text:list-item></text:list>";
    let tracked = "<text:tracked-changes><text:changed-region text:id='b'><text:deletion><text:p>four</text:p></text:deletion></text:changed-region>\
         </text:tracked-changes><text:p>It rose by <text:change text:change-id='b'/>five<text:note><text:note-body><text:p>Of ten.</text:p></text:note-body></text:note>.</text:p>";
    let chapters = [
        ("two", "<h2>The winter</h2><p>It was&nbsp;cold.</p>"),
        ("one", "<h1>The Sound</h1><ol><li>Ice</li></ol><table><tr><td>1</td><td>2</td></tr></table>"),
    ];
    vec![
        ("docx", "changes.docx", make::docx_with(changes, &[("word/footnotes.xml", notes)])),
        ("docx", "table.docx", make::docx(&[p("Heading1", &["Fares"]), table].concat())),
        ("odt", "changes.odt", make::odt("", tracked)),
        ("odt", "list.odt", make::odt("", &format!("<text:h text:outline-level='1'>Fares</text:h>{list}"))),
        ("epub", "chapters.epub", make::epub(&chapters, &["one", "two"])),
    ]
}

fn sheets() -> Vec<Seed> {
    let sheet = "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>Route</t></is></c><c r='B1'><v>2023</v></c></row><row r='2'><c r='A2' t='s'><v>0</v></c>\
         <c r='B2' s='1'><v>0.12345</v></c><c r='C2' s='2'><v>45021</v></c></row></sheetData><mergeCells><mergeCell ref='A1:B1'/></mergeCells></worksheet>";
    let styles = "<styleSheet><numFmts><numFmt numFmtId='165' formatCode='0.0%'/></numFmts><cellXfs><xf/><xf numFmtId='165'/><xf numFmtId='14'/></cellXfs></styleSheet>";
    let book = make::zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<workbook><sheets><sheet name='Fares' sheetId='1' state='hidden' r:id='r1'/></sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", b"<sst><si><t>North</t></si></sst>"),
        ("xl/styles.xml", styles.as_bytes()),
    ]);
    let table = "<table:table table:name='Fares'><table:table-row table:number-rows-repeated='3'><table:table-cell office:value-type='percentage' office:value='0.12345'>\
         <text:p>12.3%</text:p></table:table-cell><table:table-cell office:value-type='date' office:date-value='2023-04-05'/></table:table-row></table:table>";
    vec![("xlsx", "fares.xlsx", book), ("ods", "fares.ods", make::ods("", table))]
}

fn pages() -> Vec<Seed> {
    let mut columns = paper::Paper::new();
    let text = "The board of the harbour announced on Monday that the ferries will be alleviating the crowded bridges. ";
    let mut page = columns.page();
    page.column(60.0, 80.0, 10.0, 37, &text.repeat(3));
    page.column(310.0, 80.0, 10.0, 37, &text.repeat(3));
    let mut table = paper::Paper::new();
    let mut page = table.page();
    for (n, row) in
        [["Route", "2022", "2023"], ["North", "4.10", "4.55"], ["South", "3.20", "3.90"]].iter().enumerate()
    {
        for (cell, x) in row.iter().zip([60.0, 200.0, 300.0]) {
            page.write(x, 90.0 + 15.0 * f64::from(u32::try_from(n).unwrap()), 10.0, cell);
        }
    }
    vec![("pdf", "columns.pdf", columns.bytes()), ("pdf", "table.pdf", table.bytes())]
}
