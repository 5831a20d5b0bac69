//! PDF files.

use copydesk_import::{AsideKind, Document, Limits, Refusal, pdf};

use crate::paper::{Paper, file, stream};

fn read(paper: &Paper) -> Document {
    pdf::read(&paper.bytes(), &Limits::default()).unwrap()
}

/// Sentences of no meaning, with a number in each, and long words to be parted.
pub fn sentences(from: u32, count: u32) -> Vec<String> {
    const WORDS: &[&str] = &[
        "harbour",
        "ferries",
        "alleviating",
        "committee",
        "announced",
        "passengers",
        "the",
        "of",
        "rain",
        "in",
        "timetable",
        "unexpectedly",
        "and",
        "northern",
        "winter",
        "a",
        "reorganisation",
        "lighthouse",
        "keeper",
        "for",
        "expenditure",
        "on",
        "municipal",
        "bridges",
        "said",
        "to",
    ];
    let word = |n: u32| WORDS[usize::try_from(n.wrapping_mul(2_654_435_761) >> 7).unwrap() % WORDS.len()];
    (from..from + count)
        .map(|n| {
            let words: Vec<&str> = (0..9 + n % 6).map(|k| word(n * 31 + k)).collect();
            format!("In part {} {} of {} people.", 100 + n, words.join(" "), 1000 + 37 * n)
        })
        .collect()
}

/// The share of `wanted` that stand whole in the text.
pub fn found(text: &str, wanted: &[String]) -> f64 {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let count = wanted.iter().filter(|sentence| flat.contains(sentence.as_str())).count();
    f64::from(u32::try_from(count).unwrap()) / f64::from(u32::try_from(wanted.len()).unwrap())
}

/// Pages of so many columns.
pub fn columns(count: usize, pages: u32) -> (Paper, Vec<String>) {
    let mut paper = Paper::new();
    let mut all = Vec::new();
    let width = [78, 37, 23][count - 1];
    let size = if count == 3 { 9.0 } else { 10.0 };
    for page in 0..pages {
        let mut sheet = paper.page();
        sheet.write(60.0, 40.0, 8.0, "The Report of the Harbour Board");
        sheet.write(290.0, 815.0, 8.0, &(page + 1).to_string());
        for column in 0..count {
            let part = u32::try_from(column).unwrap();
            let own = sentences(page * 60 + part * 20, if count == 1 { 18 } else { 11 });
            let step = f64::from(part) * (f64::from(u32::try_from(width).unwrap()) * 0.6 * size + 18.0);
            sheet.column(60.0 + step, 80.0 + f64::from(part) * 5.0, size, width, &own.join(" "));
            all.extend(own);
        }
    }
    (paper, all)
}

#[test]
fn sentences_are_whole_in_one_two_and_three_columns() {
    for count in 1..=3 {
        let (paper, wanted) = columns(count, 4);
        let document = read(&paper);
        let share = found(&document.text, &wanted);
        println!("{count} columns: {share:.3} of {} sentences whole", wanted.len());
        assert!(share >= 0.97, "{count} columns: {share}\n{}", document.text);
        assert!(!document.text.contains("The Report of the Harbour"), "{}", document.text);
        assert_eq!(document.text.matches('\u{c}').count(), 3);
        let pages: Vec<_> = document.locators.iter().map(|(_, l)| l.page.unwrap()).collect();
        assert_eq!(pages, [1, 2, 3, 4]);
        assert!(document.warnings[0].contains("The Report of the Harbour Board"), "{:?}", document.warnings);
    }
}

#[test]
fn tables_are_rows_of_cells_between_prose() {
    let mut paper = Paper::new();
    let mut page = paper.page();
    let mut y = page.column(60.0, 80.0, 10.0, 78, &sentences(1, 4).join(" "));
    y += 14.0;
    let rows = [
        ["Route", "2021", "2022", "2023"],
        ["North pier", "1,204", "1,377", "1,402"],
        ["South quay and mole", "88", "91", "104"],
        ["West", "", "12", "13"],
        ["All", "1,292", "1,480", "1,519"],
    ];
    for row in rows {
        page.write(60.0, y, 10.0, row[0]);
        for (cell, right) in row[1..].iter().zip([300.0, 380.0, 460.0]) {
            // Figures end at the same place, as in most tables.
            let width = f64::from(u32::try_from(cell.len()).unwrap()) * 6.0;
            page.write(right - width, y, 10.0, cell);
        }
        y += 15.0;
    }
    page.column(60.0, y + 14.0, 10.0, 78, &sentences(9, 4).join(" "));
    let text = read(&paper).text;
    let table = "\n\nRoute | 2021 | 2022 | 2023\nNorth pier | 1,204 | 1,377 | 1,402\nSouth quay and mole | 88 | 91 | 104\nWest |  | 12 | 13\n\
                 All | 1,292 | 1,480 | 1,519\n\n";
    assert!(text.contains(table), "{text}");
    assert_eq!(found(&text, &sentences(1, 4)), 1.0);
    assert_eq!(found(&text, &sentences(9, 4)), 1.0);
}

#[test]
fn notes_headings_and_sentences_over_pages() {
    let mut paper = Paper::new();
    paper
        .page()
        .write(60.0, 60.0, 18.0, "Of the harbour")
        .write(60.0, 100.0, 10.0, "The board said on Monday that it rose by 4 per cent.")
        .write(60.0 + 52.0 * 6.0, 96.5, 6.0, "1")
        .write(60.0, 112.0, 10.0, "It covers 40 km")
        .write(60.0 + 15.0 * 6.0, 108.5, 6.0, "2")
        .write(60.0 + 16.5 * 6.0, 112.0, 10.0, " of sea, and the ferries will go")
        .write(60.0, 760.0, 7.0, "1 By its own count.");
    paper.page().write(60.0, 60.0, 10.0, "on every day of the week but Sunday. Nobody is glad.");
    let document = read(&paper);
    assert_eq!(
        document.text,
        "# Of the harbour\n\nThe board said on Monday that it rose by 4 per cent. It covers 40 km² of sea, and the ferries will go\n\
         \u{c}on every day of the week but Sunday. Nobody is glad.\n"
    );
    assert_eq!(
        (document.asides[0].kind, document.asides[0].text.as_str()),
        (AsideKind::Footnote, "By its own count.")
    );
    let second = document.locators[1].0.of(&document.text);
    assert!(second.starts_with("on every day"), "{second}");
}

#[test]
fn the_numbers_of_a_transcript_are_in_no_sentence() {
    let mut paper = Paper::new();
    for page in 0..2 {
        let mut sheet = paper.page();
        sheet.write(500.0, 40.0, 10.0, &(page + 41).to_string());
        let turns = [
            "Q. And when did you see the ferry leave the old pier that",
            "night, if you saw it leave at all?",
            "A. It was late. I think that it was ten.",
        ];
        for n in 0..25_u32 {
            let y = 90.0 + 27.0 * f64::from(n);
            sheet.write(60.0, y, 11.0, &format!("{:>2}", n + 1));
            sheet.write(110.0, y, 11.0, turns[usize::try_from(n % 3).unwrap()]);
        }
    }
    let text = read(&paper).text;
    assert!(text.contains("Q. And when did you see the ferry leave the old pier that night, if you saw it leave at all?\n\nA. It was late."), "{text}");
    assert!(!text.chars().any(|c| c.is_ascii_digit()), "{text}");
}

#[test]
fn forms_are_drawn_where_they_stand_and_artifacts_go() {
    let drawn = "/Cs1 cs 0 scn q 1 0 0 1 0 -20 cm /X Do Q BT /F 10 Tf 60 700 Td (The second line has 7 words now.) Tj ET \
         /Artifact <</Type/Pagination>> BDC BT /F 10 Tf 60 30 Td (Seite XII) Tj ET EMC";
    let form = "BT /G 10 Tf 0 700 Td (The first line is in a form of its own.) Tj ET /X Do";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>".to_owned(),
        stream("", drawn),
        "<</Type/Font/Subtype/Type1/BaseFont/Courier>>".to_owned(),
        stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 1 60 32]/Resources<</Font<</G 5 0 R>>/XObject<</X 6 0 R>>>>", form),
    ];
    let bytes = file(&objects);
    let document = pdf::read(&bytes, &Limits::default()).unwrap();
    assert_eq!(document.text, "The first line is in a form of its own. The second line has 7 words now.\n");
}

#[test]
fn pages_without_text_are_said_to_be_that() {
    let mut paper = Paper::new();
    paper.page().raw("q 1 0 0 1 0 0 cm /Im0 Do Q");
    paper.page().raw("0 0 10 10 re f");
    let refusal = pdf::read(&paper.bytes(), &Limits::default()).unwrap_err();
    assert_eq!(
        refusal,
        Refusal::NoText("it has 2 pages and no text: they are pictures, as of a scan".into())
    );
    assert!(matches!(pdf::read(b"%PDF-1.4\nnothing", &Limits::default()), Err(Refusal::Broken(_))));
    assert_eq!(pdf::read(b"", &Limits::default()), Err(Refusal::Empty));
}
