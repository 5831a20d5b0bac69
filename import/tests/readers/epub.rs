//! Books.

use copydesk_import::{AsideKind, Limits, Refusal, epub};

use crate::make;

#[test]
fn chapters_come_in_the_order_of_reading() {
    let chapters = [
        ("two", "<section><h2>The winter</h2><p>It was&nbsp;cold.</p></section>"),
        (
            "one",
            "<h1>The Sound</h1><p>The ferry<sup><a href='#n1'>1</a></sup> left,<br/>and 10<sup>6</sup> gulls stayed.</p><ul><li><p>Ice</p></li>\
             <li>Snow</li></ul><table><tr><th>Year</th><th>Ships</th></tr><tr><td>1901</td><td>41</td></tr></table><p>A loose end</p>\
             <aside epub:type='footnote'>The Linnet.</aside><script>alert(1)</script>",
        ),
    ];
    let document = epub::read(&make::epub(&chapters, &["one", "two"]), &Limits::default()).unwrap();
    assert_eq!(
        document.text,
        "# The Sound\n\nThe ferry left,\nand 10⁶ gulls stayed.\n\n- Ice\n- Snow\n\nYear | Ships\n1901 | 41\n\nA loose end\n\n\
         ## The winter\n\nIt was\u{a0}cold.\n"
    );
    let heads: Vec<_> = document.locators.iter().map(|(_, l)| l.heading.as_deref().unwrap()).collect();
    assert_eq!(heads, ["The Sound", "The winter"]);
    assert_eq!(
        (document.asides[0].kind, document.asides[0].text.as_str()),
        (AsideKind::Footnote, "The Linnet.")
    );
    assert_eq!(
        (document.title.as_deref(), document.byline.as_deref()),
        (Some("The Sound"), Some("Aro Tamm"))
    );
}

#[test]
fn a_book_without_an_order_is_read_as_listed_and_says_so() {
    let document =
        epub::read(&make::epub(&[("a", "<p>One.</p>"), ("b", "<p>Two.</p>")], &[]), &Limits::default())
            .unwrap();
    assert_eq!(document.text, "One.\n\nTwo.\n");
    assert!(document.warnings[0].contains("order"), "{:?}", document.warnings);
}

#[test]
fn books_that_cannot_be_read_say_why() {
    let read = |bytes: Vec<u8>| epub::read(&bytes, &Limits::default()).unwrap_err();
    assert!(matches!(read(make::epub(&[], &[])), Refusal::Broken(_)));
    assert!(matches!(read(make::epub(&[("a", "<p> </p>")], &["a"])), Refusal::NoText(_)));
    let locked =
        make::zip(&[("META-INF/encryption.xml", b"<e><CipherReference URI=\"OEBPS/a.xhtml\"/></e>")]);
    assert_eq!(read(locked), Refusal::Encrypted);
}
