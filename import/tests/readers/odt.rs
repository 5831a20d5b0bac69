//! Texts of OpenDocument.

use copydesk_import::{AsideKind, Document, Limits, Refusal, Tracked, odt};

use crate::make;

fn read(bytes: &[u8]) -> Document {
    odt::read(bytes, &Limits::default()).unwrap()
}

#[test]
fn headings_lists_and_tables_keep_their_form() {
    let styles = "<style:style style:name='P4' style:parent-style-name='Title'/><text:list-style style:name='L1'>\
         <text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/></text:list-style>\
         <style:style style:name='T1'><style:text-properties style:text-position='super 58%'/></style:style>";
    let text = "<text:p text:style-name='P4'>Ferry fares</text:p><text:h text:outline-level='2'>From May</text:h>\
         <text:p>The fares<text:s/>rise  to\n 4.55;<text:tab/>nobody is <text:span>gl<text:span>a</text:span>d</text:span>: 10<text:span \
         text:style-name='T1'>6</text:span> riders.</text:p><text:p>Two things:</text:p><text:list text:style-name='L1'><text:list-item><text:p>Dogs \
         pay.</text:p></text:list-item><text:list-item><text:p>Bikes pay.</text:p><text:list><text:list-item><text:p>Tandems \
         too.</text:p></text:list-item></text:list></text:list-item></text:list><table:table><table:table-column/><table:table-header-rows>\
         <table:table-row><table:table-cell><text:p>Route</text:p></table:table-cell><table:table-cell><text:p>Fare</text:p></table:table-cell>\
         </table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>North</text:p><text:p>pier</text:p></table:table-cell>\
         <table:table-cell><text:p>4.55</text:p></table:table-cell></table:table-row></table:table>";
    let document = read(&make::odt(styles, text));
    assert_eq!(
        document.text,
        "# Ferry fares\n\n## From May\n\nThe fares rise to 4.55; nobody is glad: 10⁶ riders.\n\nTwo things:\n1. Dogs pay.\n2. Bikes pay.\n\
         - Tandems too.\n\nRoute | Fare\nNorth pier | 4.55\n"
    );
    assert_eq!(document.title.as_deref(), Some("Of ferries"));
    assert_eq!(document.language.as_deref(), Some("en-GB"));
}

#[test]
fn changes_notes_and_comments() {
    let text = "<text:tracked-changes><text:changed-region text:id='a'><text:insertion><office:change-info><dc:creator>Ada</dc:creator>\
         </office:change-info></text:insertion></text:changed-region><text:changed-region text:id='b'><text:deletion><office:change-info><dc:creator>Ada\
         </dc:creator></office:change-info><text:p>four</text:p></text:deletion></text:changed-region></text:tracked-changes>\
         <text:p>Fares rise by <text:change text:change-id='b'/><text:change-start text:change-id='a'/>five<text:change-end text:change-id='a'/> per \
         cent<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>From May.</text:p></text:note-body>\
         </text:note>.<office:annotation><dc:creator>Bo</dc:creator><dc:date>2023</dc:date><text:p>Sure?</text:p></office:annotation></text:p>";
    let bytes = make::odt("", text);
    let document = read(&bytes);
    assert_eq!(document.text, "Fares rise by five per cent.\n");
    let kinds: Vec<_> = document.asides.iter().map(|a| (a.kind, a.text.as_str())).collect();
    assert_eq!(
        kinds,
        [
            (AsideKind::Deleted, "four"),
            (AsideKind::Inserted, "five"),
            (AsideKind::Footnote, "From May."),
            (AsideKind::Comment, "Bo: Sure?")
        ]
    );
    assert!(document.warnings[0].contains("1 insertion, 1 deletion"), "{:?}", document.warnings);
    let before = odt::read_as(&bytes, &Limits::default(), Tracked::Original).unwrap();
    assert_eq!(before.text, "Fares rise by four per cent.\n");
}

#[test]
fn what_is_encrypted_is_refused() {
    let bytes =
        make::zip(&[("META-INF/manifest.xml", b"<m><encryption-data/></m>"), ("content.xml", b"\x00\x01")]);
    assert_eq!(odt::read(&bytes, &Limits::default()), Err(Refusal::Encrypted));
}
