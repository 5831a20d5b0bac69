//! Bad PDF files.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::{File, Read, Refused, Warned, cut, file};
use crate::paper::{self, Paper, stream};

const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R>>";
const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Courier>>";
const WORDS: &str = "BT /F 10 Tf 60 700 Td (The board met on Monday.) Tj ET";

/// A file of one page: its content, more entries of its resources, more objects from number 6.
fn one(content: &str, resources: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        CATALOG.to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{resources}>>>>"
        ),
        stream("", content),
        FONT.to_owned(),
    ];
    objects.extend_from_slice(more);
    paper::file(&objects)
}

fn objects(all: &[&str]) -> Vec<u8> {
    paper::file(&all.iter().map(|object| (*object).to_owned()).collect::<Vec<_>>())
}

/// A stream of so many spaces, packed, as Latin signs.
fn packed(size: usize) -> String {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let block = vec![b' '; 1 << 20];
    (0..size >> 20).for_each(|_| encoder.write_all(&block).unwrap());
    encoder.finish().unwrap().into_iter().map(char::from).collect()
}

/// A stream that is packed.
fn packed_stream(entries: &str, size: usize) -> String {
    let bytes = packed(size);
    format!("<<{entries}/Filter/FlateDecode/Length {}>>\nstream\n{bytes}\nendstream", bytes.chars().count())
}

pub fn files() -> Vec<File> {
    let mut files = structure();
    files.extend(drawn());
    files.extend(written());
    files
}

fn structure() -> Vec<File> {
    let whole = one(WORDS, "", &[]);
    let shifted = String::from_utf8(whole.clone()).unwrap().replace("startxref\n", "startxref\n9");
    let prev = String::from_utf8(whole.clone()).unwrap();
    let table = prev.find("\nxref\n").unwrap() + 1;
    let prev = prev.replace("/Root 1 0 R", &format!("/Root 1 0 R/Prev {table}"));
    let lock = format!("<</Filter/Standard/V 2/R 3/Length 128/P -44/O<{0}>/U<{0}>>>", "17".repeat(32));
    let encrypted = String::from_utf8(one(WORDS, "", &[lock])).unwrap();
    let encrypted = encrypted
        .replace("/Root 1 0 R", &format!("/Root 1 0 R/Encrypt 6 0 R/ID[<{0}><{0}>]", "ab".repeat(16)));
    let kids = format!("<</Type/Pages/Count 9/Kids[{}]>>", "3 0 R ".repeat(60_000));
    let page =
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>";
    let words = stream("", WORDS);
    let arrays = format!("{}7{}", "[".repeat(20_000), "]".repeat(20_000));
    let dicts = format!("{}7{}", "<</A ".repeat(5000), ">>".repeat(5000));
    vec![
        file("pdf-head-alone.pdf", b"%PDF-1.7\n".to_vec(), Refused("damaged")),
        file("pdf-noise.pdf", [b"%PDF-1.7\n".as_slice(), &[0x9d; 4000]].concat(), Refused("damaged")),
        file("pdf-truncated.pdf", cut(&whole, 55), Refused("damaged")),
        file("pdf-wrong-table.pdf", shifted.into_bytes(), Refused("damaged")),
        file("pdf-table-loop.pdf", prev.into_bytes(), Read("The board met on Monday.")),
        file("pdf-encrypted.pdf", encrypted.into_bytes(), Refused("encrypted")),
        file(
            "pdf-tree-loop.pdf",
            objects(&[CATALOG, "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>", page, &words, FONT]),
            Read("The board met on Monday."),
        ),
        file(
            "pdf-tree-of-one.pdf",
            objects(&[CATALOG, "<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
            Refused("no pages"),
        ),
        file(
            "pdf-parent-loop.pdf",
            objects(&[
                CATALOG,
                "<</Type/Pages/Kids[3 0 R]/Count 1/Parent 2 0 R>>",
                "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
                &words,
                FONT,
            ]),
            Read("The board met on Monday."),
        ),
        file(
            "pdf-reference-loop.pdf",
            objects(&[CATALOG, "<</Type/Pages/Kids 4 0 R>>", "<<>>", "5 0 R", "4 0 R"]),
            Refused("damaged"),
        ),
        file(
            "pdf-many-kids.pdf",
            objects(&[CATALOG, &kids, page, &words, FONT]),
            Read("The board met on Monday."),
        ),
        file("pdf-no-catalog.pdf", objects(&["<</Type/Font>>"]), Refused("damaged")),
        file("pdf-deep-arrays.pdf", one(WORDS, "", &[arrays]), Read("The board met on Monday.")),
        file("pdf-deep-dictionaries.pdf", one(WORDS, "", &[dicts]), Read("The board met on Monday.")),
        file(
            "pdf-bomb-of-objects.pdf",
            one(WORDS, "", &[packed_stream("/Type/ObjStm/N 1/First 4", 48 << 20)]),
            Refused("unpacks to more"),
        ),
        file(
            "pdf-bomb-of-picture.pdf",
            one(WORDS, "", &[packed_stream("/Subtype/Image", 48 << 20)]),
            Read("The board met on Monday."),
        ),
        file("pdf-bomb.pdf", one(WORDS, "", &[packed_stream("", 48 << 20)]), Refused("unpacks to more")),
    ]
}

/// Pages of pictures, of forms, and crowded ones.
fn drawn() -> Vec<File> {
    let form = |content: &str, inner: &str| {
        stream(
            &format!(
                "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>/XObject<<{inner}>>>>"
            ),
            content,
        )
    };
    let fan: Vec<String> = (0..11)
        .map(|n| {
            let inner = format!("/X {} 0 R", 7 + n);
            if n == 10 { form(WORDS, "") } else { form(&"/X Do ".repeat(40), &inner) }
        })
        .collect();
    let mut scan = Paper::new();
    scan.page().raw("q 500 0 0 700 0 0 cm /Im0 Do Q");
    let mut crowd = Paper::new();
    let mut page = crowd.page();
    for n in 0..1500_u32 {
        page.write(f64::from(n % 500), f64::from(n / 2), 3.0 + f64::from(n % 7), "crowded words in disorder");
    }
    let glued = "Theboardsaidthatfareswillriseinalltheyears4people7boats9ships ";
    let mut long = Paper::new();
    for n in 0..30 {
        long.page().write(10.0, 80.0 + f64::from(n), 6.0, &glued.repeat(3));
    }
    vec![
        file("pdf-scan.pdf", scan.bytes(), Refused("pictures")),
        file("pdf-crowd.pdf", crowd.bytes(), Read("crowded")),
        file("pdf-glued.pdf", long.bytes(), Refused("glued")),
        file(
            "pdf-form-loop.pdf",
            one(&format!("{WORDS} /X Do"), "/XObject<</X 6 0 R>>", &[form("/X Do", "/X 6 0 R")]),
            Read("The board met on Monday."),
        ),
        file("pdf-form-fan.pdf", one("/X Do", "/XObject<</X 6 0 R>>", &fan), Warned("failed on page 1")),
    ]
}

/// Contents and fonts that are wrong.
fn written() -> Vec<File> {
    let descendant =
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>"
            .to_owned();
    let cmap =
        stream("", "begincmap 1 beginbfrange <00> <ffffffffffffff> <0041> endbfrange 99 beginbfchar <zz");
    let chinese = "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun>>]>>".to_owned();
    vec![
        file(
            "pdf-no-font.pdf",
            one("BT /Q 10 Tf 60 700 Td (The board met on Monday.) Tj ET (lost) Tj", "", &[]),
            Read("The board met on Monday."),
        ),
        file(
            "pdf-font-loop.pdf",
            one(
                &format!("{WORDS} BT /G 9 Tf 60 600 Td (words) Tj ET"),
                "/Font<</F 5 0 R/G 6 0 R>>",
                &[descendant, cmap],
            ),
            Warned("failed on page 1"),
        ),
        file(
            "pdf-gbk.pdf",
            one(
                &format!("{WORDS} BT /G 9 Tf 60 600 Td <b0a1> Tj ET"),
                "/Font<</F 5 0 R/G 6 0 R>>",
                &[chinese],
            ),
            Warned("failed on page 1"),
        ),
        file(
            "pdf-mad-numbers.pdf",
            one(
                "1e99 0 0 99999999999 0 0 cm BT /F -1 Tf 9e38 9e38 Td (far) Tj ET q 0 0 0 0 0 0 cm BT /F 9 Tf (flat) Tj ET Q BT /F 10 Tf 1 0 0 1 60 700 Tm (x) Tj ET",
                "",
                &[],
            ),
            Read("x"),
        ),
        file(
            "pdf-wrong-operands.pdf",
            one(&format!("BT /F Tf Td Tm [(a) 7 /x <</y 1>>] TJ 7 Tj ( cm Q Q Q ET {WORDS}"), "", &[]),
            Read("a"),
        ),
        file(
            "pdf-colours.pdf",
            one(&format!("/No cs /No CS 1 scn 2 SC /None gs v y 1 2 v sh /Sh1 sh {WORDS}"), "", &[]),
            Read("The board met on Monday."),
        ),
        file("pdf-open-strings.pdf", one(&"(".repeat(30_000), "", &[]), Refused("no text")),
        file(
            "pdf-many-saves.pdf",
            one(&format!("{} {WORDS}", "q ".repeat(200_000)), "", &[]),
            Read("The board met on Monday."),
        ),
    ]
}
