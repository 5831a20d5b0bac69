//! Makes the folder of a newsroom, for measuring the import: 1,000 mixed files, about 200 MB, the same every time.
//!
//! `cargo run --release --example newsroom -- DIR [FILES] [MB]`

#![allow(clippy::expect_used, reason = "a measuring tool may stop")]

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// A plain generator of numbers, so that every run makes the same bytes.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }
}

const WHO: &[&str] =
    &["The harbour board", "The ministry", "Petra Holm", "A court in Heron Bay", "The ferry company"];
const DID: &[&str] = &["said", "found", "reported", "counted", "expected", "denied"];
const WHAT: &[&str] = &["boats", "passengers", "beaches", "complaints", "tons of herring", "pupils", "trees"];
const WHEN: &[&str] = &["in May", "last year", "on Monday", "in 2023", "since 2019", "by the end of June"];

fn sentence(dice: &mut Dice) -> String {
    let (n, m) = (dice.roll(9000) + 10, dice.roll(100));
    format!(
        "{} {} {n} {} {}, {m} per cent more than the year before.",
        dice.pick(WHO),
        dice.pick(DID),
        dice.pick(WHAT),
        dice.pick(WHEN)
    )
}

fn prose(dice: &mut Dice, size: usize, before: &str, after: &str) -> String {
    let mut out = String::with_capacity(size + 400);
    while out.len() < size {
        let count = dice.roll(4) + 2;
        let paragraph: Vec<String> = (0..count).map(|_| sentence(dice)).collect();
        let _ = write!(out, "{before}{}{after}", paragraph.join(" "));
    }
    out
}

fn rows(dice: &mut Dice, size: usize, mark: &str) -> String {
    let mut out = ["Day", "Harbour", "Boats", "Tons", "Price in euros"].join(mark) + "\n";
    while out.len() < size {
        let row = [
            format!("2024-{:02}-{:02}", dice.roll(12) + 1, dice.roll(28) + 1),
            dice.pick(&["Heron Bay", "Munk", "Port Ansel", "Linnet Quay"]).to_owned(),
            dice.roll(400).to_string(),
            format!("{}.{}", dice.roll(900), dice.roll(10)),
            format!("{}.{:02}", dice.roll(50), dice.roll(100)),
        ];
        out.push_str(&row.join(mark));
        out.push('\n');
    }
    out
}

fn cues(dice: &mut Dice, size: usize, mark: char) -> String {
    let mut out = String::new();
    let code = |seconds: usize| {
        format!("{:02}:{:02}:{:02}{mark}000", seconds / 3600, seconds / 60 % 60, seconds % 60)
    };
    for n in 0.. {
        if out.len() >= size {
            break;
        }
        let _ = write!(out, "{}\n{} --> {}\n{}\n\n", n + 1, code(n * 4), code(n * 4 + 3), sentence(dice));
    }
    out
}

fn packed(entries: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in entries {
        zip.start_file(*name, stored).expect("an entry");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

const TYPES: &str =
    "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";

fn docx(dice: &mut Dice, size: usize) -> Vec<u8> {
    let body = prose(dice, size, "<w:p><w:r><w:t xml:space=\"preserve\">", "</w:t></w:r></w:p>");
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"{space}\"><w:body>{body}</w:body></w:document>"
    );
    packed(&[("[Content_Types].xml", TYPES.to_owned()), ("word/document.xml", document)])
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn xlsx(dice: &mut Dice, size: usize) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let links = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut sheet = format!("<?xml version=\"1.0\"?><worksheet xmlns=\"{main}\"><sheetData>");
    let words = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    for (n, row) in rows(dice, size / 5, "\t").lines().enumerate() {
        let cell = |text: &str| match text.parse::<f64>() {
            Ok(_) => format!("<c><v>{text}</v></c>"),
            Err(_) => words(text),
        };
        let cells: String = row.split('\t').map(cell).collect();
        let _ = write!(sheet, "<row r=\"{}\">{cells}</row>", n + 1);
    }
    sheet += "</sheetData></worksheet>";
    let link = |kind: &str, target: &str| {
        format!("<Relationship Id=\"r1\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let linked = |inside: String| {
        format!("<?xml version=\"1.0\"?><Relationships xmlns=\"{links}\">{inside}</Relationships>")
    };
    let book = format!(
        "<?xml version=\"1.0\"?><workbook xmlns=\"{main}\" xmlns:r=\"{OFFICE}\"><sheets>\
         <sheet name=\"Landings\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    packed(&[
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", linked(link("officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", linked(link("worksheet", "worksheets/sheet1.xml"))),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

/// Pages of fifty lines in one of the fonts that every reader has.
fn pdf(dice: &mut Dice, size: usize) -> Vec<u8> {
    let mut lines = Vec::new();
    let mut written = 0;
    while written < size {
        let line = sentence(dice);
        written += line.len() + 12;
        lines.push(line);
    }
    let pages: Vec<&[String]> = lines.chunks(50).collect();
    let kids: String = (0..pages.len()).map(|n| format!("{} 0 R ", 4 + 2 * n)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (n, page) in pages.iter().enumerate() {
        let mut stream = String::from("BT /F1 9 Tf 14 TL 40 800 Td\n");
        for line in *page {
            let _ = writeln!(stream, "({line}) Tj T*");
        }
        stream += "ET";
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            5 + 2 * n
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()));
    }
    let mut out = String::from("%PDF-1.4\n");
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (n, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", n + 1);
    }
    let start = out.len();
    let size = objects.len() + 1;
    let _ = write!(out, "{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    out.into_bytes()
}

fn html(dice: &mut Dice, size: usize, n: usize) -> String {
    let body = prose(dice, size, "<p>", "</p>\n");
    format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Story {n} - The Herald</title></head><body>\
         <nav><ul><li><a href=/>News</a></li><li><a href=/s>Sport</a></li></ul></nav><article><h1>Story {n}</h1>\n{body}</article>\
         <aside><h2>Most viewed</h2><ol><li><a href=/1>Mill to close</a></li><li><a href=/2>Bells ring</a></li></ol></aside></body></html>"
    )
}

fn eml(dice: &mut Dice, size: usize, n: usize) -> String {
    let head = format!(
        "From: Ivo Lund <ivo@board.example>\r\nTo: desk@herald.example\r\nMessage-ID: <{n}@board.example>\r\n\
         Date: Mon, 6 May 2024 07:08:09 +0300\r\nSubject: Message {n}\r\n\r\n"
    );
    head + &prose(dice, size, "", "\r\n\r\n")
}

fn main() {
    let mut args = std::env::args().skip(1);
    let dir = PathBuf::from(args.next().expect("a folder to make"));
    let count: usize = args.next().map_or(1000, |n| n.parse().expect("a number of files"));
    let megabytes: usize = args.next().map_or(200, |n| n.parse().expect("a number of megabytes"));
    let size = (megabytes << 20) / count.max(1);
    let mut dice = Dice(7);
    for n in 0..count {
        let folder = dir.join(format!("{:02}", n % 20));
        fs::create_dir_all(&folder).expect("a folder");
        let (ending, bytes) = match n % 20 {
            0..=4 => ("txt", prose(&mut dice, size, "", "\n\n").into_bytes()),
            5..=9 => ("html", html(&mut dice, size, n).into_bytes()),
            10..=12 => ("csv", rows(&mut dice, size, ",").into_bytes()),
            13 => ("tsv", rows(&mut dice, size, "\t").into_bytes()),
            14 => ("eml", eml(&mut dice, size, n).into_bytes()),
            16 => ("srt", cues(&mut dice, size, ',').into_bytes()),
            18 => ("pdf", pdf(&mut dice, size)),
            19 => ("xlsx", xlsx(&mut dice, size)),
            17 => (
                "md",
                format!("---\ntitle: Notes {n}\n---\n{}", prose(&mut dice, size, "", "\n\n")).into_bytes(),
            ),
            _ => ("docx", docx(&mut dice, size)),
        };
        fs::write(folder.join(format!("{n:04}.{ending}")), bytes).expect("a file");
    }
    println!("{count} files in {}", dir.display());
}
