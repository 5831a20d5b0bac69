//! Word documents.

use copydesk_import::{AsideKind, Document, Limits, Refusal, Tracked, docx};

use crate::make::{self, p};

fn read(bytes: &[u8]) -> Document {
    docx::read(bytes, &Limits::default()).unwrap()
}

fn asides(document: &Document) -> Vec<(AsideKind, &str, &str)> {
    let before = |at: usize| document.text[..at].rsplit([' ', '\n']).next().unwrap_or_default();
    document.asides.iter().map(|a| (a.kind, a.text.as_str(), a.at.map_or("", before))).collect()
}

#[test]
fn runs_are_never_glued_and_never_parted() {
    let bytes = make::docx(&p(
        "",
        &["The board will ", "spend", " ", "$18.2", " billion", "; rates are ", "5.5", " per cent."],
    ));
    assert_eq!(read(&bytes).text, "The board will spend $18.2 billion; rates are 5.5 per cent.\n");
    let tabs = "<w:p><w:r><w:t>Chair:</w:t><w:tab/><w:t>Ivo Lund</w:t></w:r></w:p>\
                <w:p><w:r><w:t>North</w:t><w:tab/><w:t>41</w:t><w:br/><w:t>South</w:t><w:tab/><w:t>31</w:t></w:r></w:p>";
    assert_eq!(read(&make::docx(tabs)).text, "Chair: Ivo Lund\n\nNorth | 41\nSouth | 31\n");
    let raised = "<w:p><w:r><w:t>It has 3.1 × 10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>6</w:t></w:r>\
                  <w:r><w:t> tonnes.</w:t></w:r></w:p>";
    assert_eq!(read(&make::docx(raised)).text, "It has 3.1 × 10⁶ tonnes.\n");
}

#[test]
fn headings_lists_and_tables_keep_their_form() {
    let item = |words: &str, list: u32| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{list}'/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let cell = |words: &str| format!("<w:tc><w:tcPr><w:tcW w:w='1'/></w:tcPr>{}</w:tc>", p("", &[words]));
    let table = format!(
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{}{}</w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{}</w:tc>{}</w:tr>\
         <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>{}</w:tr></w:tbl>",
        cell("Route"),
        cell("Fare"),
        p("", &["North"]),
        cell("4.10"),
        cell("4.55"),
    );
    let body = [
        p("Heading1", &["Ferry fares"]),
        p("TOC1", &["Ferry fares", "1"]),
        p("", &["Three things change:"]),
        item("Dogs pay.", 1),
        item("Bikes pay.", 1),
        p("", &["In this order:"]),
        item("May", 2),
        item("June", 2),
        table,
        p("", &["Nobody is glad."]),
    ]
    .concat();
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='•'/></w:lvl>\
        </w:abstractNum><w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num></w:numbering>";
    let document = read(&make::docx_with(&body, &[("word/numbering.xml", numbering)]));
    assert_eq!(
        document.text,
        "# Ferry fares\n\nThree things change:\n- Dogs pay.\n- Bikes pay.\n\nIn this order:\n1. May\n2. June\n\n\
         Route | Fare\nNorth | 4.10\nNorth | 4.55\n\nNobody is glad.\n"
    );
    assert_eq!(document.locators.len(), 1);
    assert_eq!(document.locators[0].1.heading.as_deref(), Some("Ferry fares"));
}

const TRACKED: &str = "<w:p><w:r><w:t xml:space='preserve'>Fares rise by </w:t></w:r><w:del w:id='1'><w:r><w:delText>four</w:delText></w:r></w:del>\
     <w:ins w:id='2'><w:r><w:t>five</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> per cent.</w:t></w:r></w:p>\
     <w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>Nobody </w:t></w:r></w:p><w:p><w:r><w:t>is glad.</w:t></w:r></w:p>";

#[test]
fn tracked_changes_are_read_as_accepted_or_as_before() {
    let bytes = make::docx(TRACKED);
    let document = read(&bytes);
    assert_eq!(document.text, "Fares rise by five per cent.\n\nNobody is glad.\n");
    assert_eq!(
        document.warnings,
        ["it holds tracked changes (1 insertion, 1 deletion); the text is read as if all were accepted"]
    );
    assert_eq!(asides(&document), [(AsideKind::Deleted, "four", ""), (AsideKind::Inserted, "five", "")]);
    let before = docx::read_as(&bytes, &Limits::default(), Tracked::Original).unwrap();
    assert_eq!(before.text, "Fares rise by four per cent.\n\nNobody \n\nis glad.\n".replace("y \n", "y\n"));
    assert!(before.warnings[0].contains("as it was before"), "{:?}", before.warnings);
}

#[test]
fn notes_and_comments_stand_beside_the_text() {
    let body = "<w:p><w:r><w:t>It rose</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t xml:space='preserve'> fast.</w:t></w:r>\
                <w:r><w:commentReference w:id='5'/></w:r></w:p>";
    let footnotes = "<w:footnotes><w:footnote w:type='separator' w:id='0'><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>By \
         a tenth.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let comments = "<w:comments><w:comment w:id='5' w:author='Ada'><w:p><w:r><w:t>Who says so?</w:t></w:r></w:p></w:comment></w:comments>";
    let more = [("word/footnotes.xml", footnotes), ("word/comments.xml", comments)];
    let document = read(&make::docx_with(body, &more));
    assert_eq!(document.text, "It rose fast.\n");
    assert_eq!(
        asides(&document),
        [(AsideKind::Footnote, "By a tenth.", "rose"), (AsideKind::Comment, "Ada: Who says so?", "fast.")]
    );
}

#[test]
fn boxes_fields_and_hidden_words() {
    let body = "<w:p><w:r><w:t>Before.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p>\
         </w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></mc:Fallback>\
         </mc:AlternateContent></w:r></w:p><w:p><w:r><w:instrText>PAGE 7</w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret.</w:t></w:r>\
         <w:hyperlink><w:r><w:t>Shown.</w:t></w:r></w:hyperlink></w:p>";
    let document = read(&make::docx(body));
    assert_eq!(document.text, "Before.\n\nIn the box.\n\nShown.\n");
    assert_eq!(document.warnings, ["text that is marked as hidden is left out"]);
}

#[test]
fn damage_is_said() {
    let whole = p("", &["One."]);
    let cut = make::docx(&format!("{whole}<w:p><w:r><w:t>Two")).clone();
    let document = read(&cut);
    assert!(document.text.starts_with("One.\n\nTwo"), "{}", document.text);
    let limits = Limits::default();
    assert!(matches!(docx::read(&make::zip(&[("a", b"b")]), &limits), Err(Refusal::Broken(_))));
    assert!(matches!(docx::read(&make::docx(""), &limits), Err(Refusal::NoText(_))));
}
