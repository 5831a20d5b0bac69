//! Workbooks of Excel, against the values that were written.

use copydesk_import::{Document, Limits, Refusal, xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Note, Workbook};

use crate::make;

fn read(bytes: &[u8]) -> Document {
    xlsx::read(bytes, &Limits::default()).unwrap()
}

fn at<'d>(document: &'d Document, cell: &str) -> &'d str {
    let place = document.locators.iter().find(|(_, locator)| locator.cell.as_deref() == Some(cell));
    place.unwrap_or_else(|| panic!("no {cell} in {}", document.text)).0.of(&document.text)
}

#[test]
fn cells_are_shown_as_they_are_and_placed() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Fares").unwrap();
    let (money, percent) =
        (Format::new().set_num_format("\"£\"#,##0.00"), Format::new().set_num_format("0.0%"));
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write(0, 0, "Ferry fares in pounds").unwrap();
    for (column, head) in ["Route", "Since", "Fare", "Rise", "Riders"].iter().enumerate() {
        sheet.write(2, u16::try_from(column).unwrap(), *head).unwrap();
    }
    sheet.write(3, 0, "North").unwrap();
    sheet.write_with_format(3, 1, ExcelDateTime::from_ymd(2023, 4, 5).unwrap(), &day).unwrap();
    sheet.write_with_format(3, 2, 1234.5, &money).unwrap();
    sheet.write_with_format(3, 3, 0.12345, &percent).unwrap();
    sheet.write(3, 4, 0.1 + 0.2).unwrap();
    sheet.insert_note(3, 0, &Note::new("Who says so?")).unwrap();
    let hidden = book.add_worksheet().set_name("Old").unwrap();
    hidden.set_hidden(true);
    hidden.write(0, 0, "Gone").unwrap();
    let document = read(&book.save_to_buffer().unwrap());
    assert_eq!(
        document.text,
        "# Fares\n\nFerry fares in pounds\n\nRoute | Since | Fare | Rise | Riders\n\
         North | 2023-04-05 | £1,234.50 | 12.3% [12.345%] | 0.3\n\n# Old (hidden)\n\nGone\n"
    );
    assert_eq!((at(&document, "C4"), at(&document, "A1")), ("£1,234.50", "Ferry fares in pounds"));
    assert!(document.locators.iter().all(|(_, locator)| locator.sheet.is_some()));
    assert_eq!(document.warnings, ["the sheet “Old” is hidden; it is read"]);
    assert!(document.asides[0].text.ends_with("Who says so?"), "{:?}", document.asides);
}

#[test]
fn every_value_that_was_written_is_found() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let written: Vec<(u32, u16, String)> = (0..40)
        .flat_map(|row| {
            (0..12).map(move |column| (row, column, (row * 7919 + u32::from(column) * 104_729) % 99_991))
        })
        .map(|(row, column, n)| {
            (row, column, format!("{}.{}", n / 10, n % 10).trim_end_matches(".0").to_owned())
        })
        .collect();
    for (row, column, value) in &written {
        sheet.write_number(row + 1, *column, value.parse::<f64>().unwrap()).unwrap();
    }
    for column in 0..12 {
        sheet.write(0, column, format!("Head {column}")).unwrap();
    }
    let document = read(&book.save_to_buffer().unwrap());
    let name =
        |row: u32, column: u16| format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), row + 2);
    for (row, column, value) in &written {
        assert_eq!(at(&document, &name(*row, *column)), value);
    }
}

#[test]
fn a_million_empty_rows_cost_nothing() {
    let rows: String = (1..=200_000).map(|n| format!("<row r=\"{n}\"/>")).collect();
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row>";
    let sheet = format!("<worksheet><sheetData>{rows}{far}</sheetData></worksheet>");
    let book = "<workbook><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    let bytes =
        make::zip(&[("xl/workbook.xml", book.as_bytes()), ("xl/worksheets/sheet1.xml", sheet.as_bytes())]);
    let document = read(&bytes);
    assert_eq!(document.text, "# S\n\n7\n");
    assert_eq!(at(&document, "XFD1048576"), "7");
}

#[test]
fn too_many_rows_are_cut_and_said() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..50 {
        sheet.write(row, 0, row).unwrap();
    }
    let limits = Limits { rows: 10, ..Limits::default() };
    let document = xlsx::read(&book.save_to_buffer().unwrap(), &limits).unwrap();
    assert!(document.text.ends_with("\n9\n") && document.warnings[0].contains("more rows"), "{document:?}");
    let empty = Workbook::new().add_worksheet().set_name("Bare").map(|_| ());
    assert!(empty.is_ok());
    let mut book = Workbook::new();
    book.add_worksheet();
    assert!(matches!(
        xlsx::read(&book.save_to_buffer().unwrap(), &Limits::default()),
        Err(Refusal::NoText(_))
    ));
}
