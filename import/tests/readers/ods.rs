//! Spreadsheets of OpenDocument.

use copydesk_import::{Limits, ods};

use crate::make;

#[test]
fn cells_are_shown_as_they_are_and_repeats_cost_nothing() {
    let styles =
        "<style:style style:name='ta2'><style:table-properties table:display='false'/></style:style>";
    let tables = "<table:table table:name='Fares'><table:table-column table:number-columns-repeated='2147483647'/>\
         <table:table-row><table:table-cell office:value-type='string'><text:p>Route</text:p></table:table-cell><table:table-cell office:value-type='string' \
         table:number-columns-spanned='2'><text:p>Fare</text:p></table:table-cell><table:covered-table-cell/></table:table-row>\
         <table:table-row><table:table-cell/><table:table-cell office:value-type='float' office:value='2022'><text:p>2022</text:p></table:table-cell>\
         <table:table-cell office:value-type='float' office:value='2023'><text:p>2023</text:p></table:table-cell></table:table-row>\
         <table:table-row><table:table-cell office:value-type='string'><text:p>North</text:p><office:annotation><dc:creator>Ada</dc:creator>\
         <text:p>Sure?</text:p></office:annotation></table:table-cell><table:table-cell office:value-type='currency' office:value='1234.567'><text:p>£1,234.57\
         </text:p></table:table-cell><table:table-cell office:value-type='percentage' office:value='0.5'><text:p>50%</text:p></table:table-cell>\
         <table:table-cell table:number-columns-repeated='2147483647'/></table:table-row>\
         <table:table-row table:number-rows-repeated='2147483647'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>\
         </table:table><table:table table:name='Old' table:style-name='ta2'><table:table-row table:visibility='collapse'><table:table-cell \
         office:value-type='date' office:date-value='2023-04-05T00:00:00'><text:p>05/04/23</text:p></table:table-cell></table:table-row></table:table>";
    let document = ods::read(&make::ods(styles, tables), &Limits::default()).unwrap();
    assert_eq!(
        document.text,
        "# Fares\n\nRoute | Fare 2022 | Fare 2023\nNorth | £1,234.57 [1234.567] | 50%\n\n# Old (hidden)\n\n2023-04-05\n"
    );
    assert_eq!(document.asides[0].text, "A3: Sure?");
    assert_eq!(document.warnings.len(), 2, "{:?}", document.warnings);
    let cell = |words: &str| {
        document.locators.iter().find(|(s, _)| s.of(&document.text) == words).unwrap().1.cell.clone()
    };
    assert_eq!((cell("50%").as_deref(), cell("2023-04-05").as_deref()), (Some("C3"), Some("A1")));
}

#[test]
fn rows_that_hold_something_are_repeated_up_to_the_limit() {
    let tables = "<table:table table:name='S'><table:table-row table:number-rows-repeated='2147483647'><table:table-cell \
         table:number-columns-repeated='2147483647' office:value-type='float' office:value='7'><text:p>7</text:p></table:table-cell></table:table-row></table:table>";
    let limits = Limits { rows: 100, ..Limits::default() };
    let document = ods::read(&make::ods("", tables), &limits).unwrap();
    assert!(document.warnings.iter().any(|w| w.contains("more rows")), "{:?}", document.warnings);
    assert!(document.text.len() < 1 << 20);
}
