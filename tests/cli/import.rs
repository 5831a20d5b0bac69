//! `copydesk import` as a process: what comes in, what is refused, and that nothing is written outside the desk.

use crate::program::{Ran, Scratch};
use std::fs;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

const PAGE: &str = "<html><head><title>Water kept its grade - Herald</title><meta charset=utf-8>\
    <meta property='article:published_time' content='2024-05-06T07:00:00Z'></head><body>\
    <nav><a href=/>Home</a></nav><h1>Water kept its grade</h1><script>alert('never shown')</script>\
    <p>The harbour at Port Ansel was graded grade two in 2021, the water agency of the coast said on Monday morning.</p>\
    <p>The agency tested 34 beaches along the coast in 2023, two more than in the year before, and closed none of them.</p>\
    <table><tr><th>Beach<th>2022<th>2023<tr><td>Heron<td>12<td>14</table></body></html>";

fn packed(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

/// Every file below the scratch folder but the desk's own.
fn outside(here: &Scratch) -> Vec<String> {
    let entries = fs::read_dir(here.path()).expect("the folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn ok(ran: &Ran) {
    assert_eq!(ran.code, 0, "{}", ran.all());
}

#[test]
fn a_page_becomes_a_source_and_backs_a_claim() {
    let here = Scratch::desk();
    here.write("in/page.html", PAGE);
    let ran = here.run(&[
        "import",
        "in/page.html",
        "--kind",
        "wire",
        "--standing",
        "high",
        "--url",
        "https://h.example/1",
    ]);
    ok(&ran);
    assert_eq!(ran.out, "in/page.html → page.html\n1 imported, 0 unchanged, 0 not imported\n");
    let toml = here.read("sources/page.html.toml");
    for line in [
        "title = \"Water kept its grade\"",
        "url = \"https://h.example/1\"",
        "importer = \"html 1\"",
        "kind = \"wire\"",
    ] {
        assert!(toml.contains(line), "{line}: {toml}");
    }
    let text = here.read("sources/page.html.txt");
    assert!(text.contains("Beach | 2022 | 2023\nHeron | 12 | 14") && !text.contains("never"), "{text}");
    let story = here.read("articles/harbour/v1.md").replace("agency.txt", "page.html");
    here.write("articles/harbour/v1.md", story);
    let checked = here.run(&["check", "harbour"]);
    assert!(checked.out.contains("[wire, high]: “The agency tested 34"), "{}", checked.all());
    let again = here.run(&["import", "in/page.html"]);
    assert_eq!(again.out, "0 imported, 1 unchanged, 0 not imported\n");
    ok(&here.run(&["doctor"]));
}

#[test]
fn a_file_of_another_format_is_checked_in_memory() {
    let here = Scratch::desk();
    here.write("page.html", PAGE);
    here.write("table.csv", "Beach,2022,2023\nHeron,12,15\nMunk,3,4\n");
    here.write("story.md", "The agency tested 43 beaches along the coast in 2023, it said on Monday.\n");
    let ran = here.run(&["check", "story.md", "--source", "page.html"]);
    assert!(ran.code == 1 && ran.out.contains("“43"), "{}", ran.all());
    let page = here.run(&["check", "page.html", "--source", "table.csv", "--format", "json"]);
    let text = page.json()["articles"][0]["text"].as_str().expect("a text").to_owned();
    assert!(text.starts_with("The harbour at Port Ansel"), "{text}");
    assert!(!here.at("sources/page.html").exists() && !here.at("page.html.txt").exists());
    // Also without a desk.
    let bare = Scratch::empty();
    bare.write("page.html", PAGE);
    bare.write("story.md", "The agency tested 43 beaches along the coast in 2023, it said on Monday.\n");
    assert_eq!(bare.run(&["check", "story.md", "--source", "page.html"]).code, 1);
}

#[test]
fn an_archive_of_hostile_names_writes_nothing_outside() {
    let here = Scratch::desk();
    let before = outside(&here);
    let zip = packed(&[
        ("ok/a.txt", b"There were 4 boats.\n"),
        ("../../evil.txt", b"x"),
        ("/etc/evil.txt", b"x"),
        ("..\\..\\evil.txt", b"x"),
        ("C:\\evil.txt", b"x"),
        ("bomb.txt", &vec![b' '; 30 << 20]),
        ("inner.zip", &packed(&[("deep.txt", b"There were 5 boats.\n")])),
    ]);
    here.write("in/z.zip", zip);
    let ran = here.run(&["import", "in/z.zip"]);
    assert_eq!(ran.code, 1, "{}", ran.all());
    assert!(ran.out.contains("z/ok/a.txt") && ran.out.contains("z/inner/deep.txt"), "{}", ran.all());
    assert_eq!(ran.out.matches("leads out").count(), 4, "{}", ran.all());
    assert!(ran.out.contains("200 times its size"), "{}", ran.all());
    let mut after = outside(&here);
    after.retain(|name| !matches!(name.as_str(), "in" | ".copydesk"));
    assert_eq!(after, before);
    let above: Vec<_> =
        fs::read_dir(here.path().parent().expect("a folder")).expect("it").flatten().collect();
    assert!(!above.iter().any(|entry| entry.file_name() == "evil.txt"));
}

#[test]
fn bad_files_are_named_and_the_others_go_on() {
    let here = Scratch::desk();
    here.write("in/empty.txt", "");
    here.write("in/nothing.html", "<script>x()</script>");
    here.write("in/binary.txt", (0..=255_u8).cycle().take(4000).collect::<Vec<_>>());
    here.write("in/broken.docx", b"PK\x03\x04 this is cut off");
    here.write("in/wrong.pdf", "The board met and lost 4 points.\n");
    here.write("in/esc\u{1b}[2J.txt", "Words with an escape: \u{1b}[31mred\u{1b}[0m and 5 boats.\n");
    here.write("in/good.txt", "There were 4 boats in the harbour.\n");
    let ran = here.run(&["import", "in"]);
    assert_eq!(ran.code, 1, "{}", ran.all());
    assert!(!ran.all().contains('\u{1b}'), "{}", ran.all());
    assert!(ran.out.contains("3 imported, 0 unchanged, 4 not imported"), "{}", ran.all());
    assert!(ran.out.contains("the name ends in .pdf, but the file is plain text"), "{}", ran.all());
    assert!(here.at("sources/in/esc-[2J.txt").exists());
    let json = here.run(&["import", "in", "--format", "json"]).json();
    assert_eq!(json["schema"], "copydesk/import/1");
    let outcomes: Vec<&str> = json["imported"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["outcome"].as_str().expect("one"))
        .collect();
    assert_eq!(outcomes.iter().filter(|outcome| **outcome == "failed").count(), 4);
}

#[test]
fn limits_are_kept_and_can_be_set() {
    let here = Scratch::desk();
    here.write("in/big.txt", "A line of words.\n".repeat(200_000));
    let ran = here.run(&["import", "in/big.txt", "--limit", "file_mb=1"]);
    assert!(ran.code == 1 && ran.out.contains("more than 1 MB"), "{}", ran.all());
    let config = here.read("corrections.toml");
    here.write("corrections.toml", format!("{config}\n[import]\ntext_mb = 1\n"));
    let ran = here.run(&["import", "in/big.txt"]);
    assert!(ran.code == 1 && ran.out.contains("its text is longer than 1 MB"), "{}", ran.all());
    let bad = here.run(&["import", "in/big.txt", "--limit", "size=1"]);
    assert!(bad.code == 2 && bad.err.contains("there is file_mb"), "{}", bad.all());
    // A page that needs more memory than it may take costs itself.
    here.write("in/deep.html", format!("{}<p>x</p>", "<div><span>".repeat(300_000)));
    here.write("in/good.txt", "There were 4 boats.\n");
    let ran = here.run(&[
        "import",
        "in/deep.html",
        "in/good.txt",
        "--limit",
        "memory_mb=64",
        "--limit",
        "seconds=5",
    ]);
    assert!(ran.code == 1 && ran.out.contains("good.txt → good.txt"), "{}", ran.all());
    assert!(ran.out.contains("not imported  in/deep.html: the file is"), "{}", ran.all());
}

#[test]
fn standard_input_and_articles() {
    let here = Scratch::desk();
    let ran = here.run_with(&["import", "-", "--title", "A note"], b"There were 4 boats.\n", &[]);
    ok(&ran);
    assert_eq!(here.read("sources/a-note.txt"), "There were 4 boats.\n");
    here.write("in/page.html", PAGE);
    ok(&here.run(&["import", "in/page.html", "--as", "article"]));
    let story = here.read("articles/page/v1.md");
    assert!(
        story.starts_with("+++\ntitle = \"Water kept its grade\"\n")
            && story.contains("published = 2024-05-06T07:00:00Z")
    );
    ok(&here.run(&["audit", "--verify"]));
    ok(&here.run(&["doctor"]));
}

#[test]
fn what_makes_no_sense_is_said() {
    let here = Scratch::desk();
    here.write("in/a.txt", "One.\n");
    here.write("in/b.txt", "Two.\n");
    let two = here.run(&["import", "in", "--title", "One title"]);
    assert!(two.code == 2 && two.err.contains("one file"), "{}", two.all());
    let none = here.run(&["import", "gone.txt"]);
    assert!(none.code == 2 && none.err.contains("gone.txt: not found"), "{}", none.all());
    let reader = here.run(&["import", "in/a.txt", "--reader", "word"]);
    assert!(reader.code == 2 && reader.err.contains("there is text, markdown"), "{}", reader.all());
    let read_only = here.run(&["import", "in/a.txt", "--read-only"]);
    assert_eq!(read_only.code, 2, "{}", read_only.all());
    assert!(!here.at("sources/a.txt").exists());
    let own = here.run(&["import", "."]);
    assert!(own.code == 2 && own.err.contains("the desk itself"), "{}", own.all());
    let hidden = here.run(&["read-one", "--limits", "1", "--seconds", "1", "--memory", "64"]);
    assert_eq!(hidden.code, 2);
    assert!(!here.run(&["--help"]).out.contains("read-one"));
}

/// A PDF file of pages of lines, by hand.
fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let mut objects =
        vec!["<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned()];
    for lines in pages {
        let shown: String = lines.iter().map(|line| format!("({line}) Tj T*\n")).collect();
        let stream = format!("BT /F1 11 Tf 14 TL 72 720 Td\n{shown}ET");
        objects.push(format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()));
    }
    let tree = objects.len() + pages.len() + 1;
    let kids: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", pages.len() + 2 + n)).collect();
    for n in 0..pages.len() {
        objects.push(format!(
            "<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 1 0 R >> >> >>",
            n + 2
        ));
    }
    objects.push(format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len()));
    objects.push(format!("<< /Type /Catalog /Pages {tree} 0 R >>"));
    let mut out = "%PDF-1.4\n".to_owned();
    let mut offsets = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        offsets.push(format!("{:010} 00000 n \n", out.len()));
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", n + 1));
    }
    let at = out.len();
    let size = objects.len() + 1;
    out.push_str(&format!("xref\n0 {size}\n0000000000 65535 f \n{}", offsets.concat()));
    out.push_str(&format!("trailer << /Size {size} /Root {} 0 R >>\nstartxref\n{at}\n%%EOF\n", size - 1));
    out.into_bytes()
}

#[test]
fn a_page_of_paper_is_cited_by_its_number() {
    let here = Scratch::desk();
    let pages: [&[&str]; 2] = [
        &["The harbour board met in May 2024 and spoke about its boats."],
        &["The board counted 412 boats in 2023."],
    ];
    here.write("in/report.pdf", pdf(&pages));
    ok(&here.run(&["import", "in/report.pdf", "--kind", "primary document"]));
    here.write("story.md", "The board counted 421 boats in 2023.\n");
    let ran = here.run(&["check", "story.md", "--source", "sources/report.pdf"]);
    assert!(ran.out.contains("sources/report.pdf, page 2 [primary document]: “The board"), "{}", ran.all());
}

#[test]
fn another_reader_is_taken_where_it_finds_more_and_can_be_kept_out() {
    use std::os::unix::fs::PermissionsExt;
    let here = Scratch::desk();
    here.write("in/report.pdf", pdf(&[&["Few words."]]));
    // A stand-in for pdftotext: what it says is longer, and the environment that it runs in is empty.
    let words = "The board counted 412 boats in the harbour of Heron Bay in 2023 and 398 in the year before.";
    here.write(
        "bin/pdftotext",
        format!("#!/bin/sh\necho \"{words} $HOME\"\nprintf '\\fPage two says no more of it.\\n'\n"),
    );
    fs::set_permissions(here.at("bin/pdftotext"), fs::Permissions::from_mode(0o755)).expect("a program");
    let path = here.at("bin").display().to_string();
    let args = ["import", "in/report.pdf"];
    let ran = here.run_with(&args, b"", &[("PATH", &path)]);
    assert!(ran.code == 0 && ran.out.contains("read by pdftotext, which finds"), "{}", ran.all());
    assert_eq!(
        here.read("sources/report.pdf.txt"),
        format!("{words}\n\u{c}\nPage two says no more of it.\n")
    );
    assert!(here.read("sources/report.pdf.toml").contains("1 page 1\n3 page 2\n"));
    let config = here.read("corrections.toml");
    here.write("corrections.toml", format!("{config}\n[import]\npdftotext = false\n"));
    ok(&here.run_with(&["import", "--again", "in/report.pdf"], b"", &[("PATH", &path)]));
    assert_eq!(here.read("sources/report.pdf.txt"), "Few words.\n");
}
