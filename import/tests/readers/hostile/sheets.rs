//! Bad workbooks.

use super::{File, Read, Refused, Warned, compound, cut, file};
use crate::make::{ods, zip};

pub fn files() -> Vec<File> {
    let mut files = excel();
    files.extend(opendocument());
    files
}

/// A workbook of one sheet with this content, and more parts.
fn xlsx(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let sheet = format!("<worksheet>{sheet}</worksheet>");
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<workbook><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    parts.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    zip(&parts)
}

fn data(rows: &str) -> String {
    format!("<sheetData>{rows}</sheetData>")
}

fn excel() -> Vec<File> {
    let seven = "<row r='1'><c r='A1'><v>7</v></c></row>";
    let rows: String = (1..=250_000).map(|n| format!("<row r='{n}'/>")).collect();
    let far = format!("{seven}<row r='1048576'><c r='XFD1048576'><v>8</v></c></row>");
    let strange = "<row r='99999999999'><c r='ZZZZ99999999'><v>7</v></c><c r=''><v>8</v></c><c r='-1'><v>9</v></c></row><row r='0'><c><v>10</v></c></row>";
    let merges: String = (1..30_000).map(|n| format!("<mergeCell ref='A{n}:XFD1048576'/>")).collect();
    let numbers = "<row r='1'><c r='A1' s='0'><v>1e400</v></c><c r='B1' s='1'><v>-99999999999</v></c><c r='C1' s='1'><v>1e28</v></c><c r='D1' s='2'><v>NaN</v></c>\
                   <c r='E1' s='99'><v>7</v></c></row>";
    let styles = format!(
        "<styleSheet><numFmts><numFmt numFmtId='200' formatCode='{}'/><numFmt numFmtId='201' formatCode='yyyy&quot;'/></numFmts>\
         <cellXfs><xf numFmtId='200'/><xf numFmtId='201'/><xf numFmtId='14'/></cellXfs></styleSheet>",
        "#,##0.".repeat(5000)
    );
    let mixed = "<row r='5'><c r='C5'><v>3</v></c><c r='A5'><v>1</v></c><c r='A5'><v>2</v></c></row><row r='2'><c r='A2'><v>0</v></c></row><row r='5'><c r='A5'><v>9</v></c></row>";
    let formula = "<row r='1'><c r='A1'><f>B1</f></c><c r='B1'><f>A1</f><v>7</v></c></row>";
    let strings =
        "<row r='1'><c r='A1' t='s'><v>99</v></c><c r='B1' t='s'><v>-1</v></c><c r='C1'><v>7</v></c></row>";
    let many: String = (1..=60_000).map(|n| format!("<row r='{n}'><c r='A{n}'><v>7</v></c></row>")).collect();
    let no_sheet = [("xl/workbook.xml", b"<workbook/>".as_slice()), ("[Content_Types].xml", b"<Types/>")];
    vec![
        file("xlsx-empty-rows.xlsx", xlsx(&data(&rows), &[]), Refused("no cell")),
        file("xlsx-far-cell.xlsx", xlsx(&data(&far), &[]), Read("8")),
        file("xlsx-strange-places.xlsx", xlsx(&data(strange), &[]), Read("10")),
        file(
            "xlsx-merges.xlsx",
            xlsx(&format!("{}<mergeCells>{merges}</mergeCells>", data(seven)), &[]),
            Read("7"),
        ),
        file("xlsx-numbers.xlsx", xlsx(&data(numbers), &[("xl/styles.xml", &styles)]), Read("7")),
        file("xlsx-mixed-order.xlsx", xlsx(&data(mixed), &[]), Read("1 |")),
        file("xlsx-loop-of-formulas.xlsx", xlsx(&data(formula), &[]), Warned("without a stored result")),
        file("xlsx-lost-strings.xlsx", xlsx(&data(strings), &[]), Read("7")),
        file("xlsx-too-many-rows.xlsx", xlsx(&data(&many), &[]), Warned("more rows")),
        file("xlsx-bomb.xlsx", xlsx(&" ".repeat(40 << 20), &[]), Refused("times its size")),
        file("xlsx-no-sheet.xlsx", zip(&no_sheet), Refused("no sheet")),
        file(
            "xlsx-no-book.xlsx",
            zip(&[("xl/styles.xml", b"<s/>"), ("[Content_Types].xml", b"<Types/>")]),
            Refused("missing"),
        ),
        file("xlsx-truncated.xlsx", cut(&xlsx(&data(&many), &[]), 40), Refused("damaged")),
        file(
            "xlsx-cut-sheet.xlsx",
            xlsx(&format!("<sheetData>{seven}<row r='2'><c r='A2'><v>9"), &[]),
            Warned("cut off"),
        ),
        file("xlsx-encrypted.xlsx", compound("EncryptedPackage"), Refused("encrypted")),
        file("xlsx-deep.xlsx", xlsx(&"<x>".repeat(9000), &[]), Refused("nested deeper")),
    ]
}

fn opendocument() -> Vec<File> {
    let seven =
        "<table:table-cell office:value-type='float' office:value='7'><text:p>7</text:p></table:table-cell>";
    let most = "2147483647";
    let rows = format!(
        "<table:table table:name='S'><table:table-row table:number-rows-repeated='{most}'>{seven}</table:table-row></table:table>"
    );
    let wide = format!(
        "<table:table table:name='S'><table:table-row><table:table-cell table:number-columns-repeated='{most}' office:value-type='float' office:value='7'>\
         <text:p>7</text:p></table:table-cell>{seven}</table:table-row></table:table>"
    );
    let empty = format!(
        "<table:table table:name='S'><table:table-row table:number-rows-repeated='{most}'><table:table-cell table:number-columns-repeated='{most}'/></table:table-row>\
         <table:table-row table:number-rows-repeated='{most}'/><table:table-row>{seven}</table:table-row></table:table>"
    );
    let spans = format!(
        "<table:table table:name='S'><table:table-row><table:table-cell table:number-rows-spanned='{most}' table:number-columns-spanned='{most}' \
         office:value-type='string'><text:p>head</text:p></table:table-cell>{seven}</table:table-row></table:table>"
    );
    let nested = format!(
        "<table:table table:name='S'><table:table-row><table:table-cell>{}x",
        "<table:table><table:table-row><table:table-cell>".repeat(80)
    );
    let whole = ods(
        "",
        &format!(
            "<table:table table:name='S'><table:table-row>{}</table:table-row></table:table>",
            seven.repeat(400)
        ),
    );
    let locked = [
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".as_slice()),
        ("META-INF/manifest.xml", b"<m:encryption-data/>"),
        ("content.xml", &[1, 2, 3]),
    ];
    vec![
        file("ods-rows.ods", ods("", &rows), Warned("more rows")),
        file("ods-columns.ods", ods("", &wide), Read("7")),
        file("ods-empty-repeats.ods", ods("", &empty), Read("7")),
        file("ods-spans.ods", ods("", &spans), Read("head")),
        file("ods-nested.ods", ods("", &nested), Refused("nested deeper")),
        file("ods-truncated.ods", cut(&whole, 60), Refused("damaged")),
        file("ods-encrypted.ods", zip(&locked), Refused("encrypted")),
        file("ods-no-tables.ods", ods("", ""), Refused("no sheet")),
        file("ods-nothing.ods", ods("", "<table:table table:name='S'/>"), Refused("no cell")),
    ]
}
