//! Bad files, each through its reader: no panic, within time and memory, and a word on what is wrong.

#[path = "files.rs"]
mod files;

use std::time::{Duration, Instant};

use copydesk_import::archive::Archive;
use copydesk_import::{Kind, Limits, Refusal, Tracked, read};
use files::{File, Wanted, all};

/// No bad file may take longer, on a slow machine without optimisation.
const LONGEST: Duration = Duration::from_secs(20);
/// No bad file may need more, in kB.
const MOST_MEMORY: u64 = 600_000;

/// Limits that leave something for the other files.
fn limits() -> Limits {
    Limits { unpacked: 64 << 20, text: 8 << 20, rows: 20_000, ..Limits::default() }
}

/// What came of a file: its text and warnings, or the refusal.
fn outcome(file: &File, kind: Option<Kind>) -> Result<(String, Vec<String>), Refusal> {
    if file.name.starts_with("zip-") {
        return parts(&file.bytes);
    }
    let mut read = read(Some(&file.name), kind, &file.bytes, &limits(), Tracked::Accepted)?;
    if read.kind == Kind::Zip {
        // Nothing in it says what it is; its name does.
        let kind = Kind::of_name(&file.name);
        read = copydesk_import::read(Some(&file.name), kind, &file.bytes, &limits(), Tracked::Accepted)?;
    }
    let document = read.documents.into_iter().next().ok_or_else(|| Refusal::NoText("nothing".into()))?;
    for (span, _) in &document.locators {
        assert!(document.text.get(span.start..span.end).is_some(), "{}: {span:?}", file.name);
    }
    for aside in &document.asides {
        assert!(aside.at.is_none_or(|at| document.text.is_char_boundary(at)), "{}: {aside:?}", file.name);
    }
    assert!(document.locators.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start), "{}", file.name);
    Ok((document.text, document.warnings))
}

fn parts(bytes: &[u8]) -> Result<(String, Vec<String>), Refusal> {
    let mut archive = Archive::open(bytes, &limits())?;
    let names = archive.names().to_vec();
    let mut size = 0;
    for n in 0..names.len() {
        size += archive.read_at(n)?.len();
    }
    Ok((format!("{} parts, {size} bytes: {names:?}", names.len()), Vec::new()))
}

#[test]
fn bad_files_are_refused_or_read_with_a_word_on_it() {
    let files = all();
    assert!(files.len() >= 60, "{}", files.len());
    let mut wrong = Vec::new();
    for file in &files {
        let begun = Instant::now();
        let found = outcome(file, None);
        // Also by the reader that its name asks for, whatever it holds.
        if !file.name.starts_with("zip-") {
            let _ = outcome(file, Kind::of_name(&file.name));
        }
        let took = begun.elapsed();
        let said = match &found {
            Ok((text, warnings)) => format!("{:?} {warnings:?}", &text.chars().take(60).collect::<String>()),
            Err(refusal) => format!("refused: {refusal}"),
        };
        println!(
            "{:28} {:>8} bytes {:>6} ms  {}",
            file.name,
            file.bytes.len(),
            took.as_millis(),
            said.replace('\n', " ")
        );
        let right = match (&file.wanted, &found) {
            (Wanted::Refused(word), Err(refusal)) => refusal.to_string().contains(word),
            (Wanted::Warned(word), Ok((_, warnings))) => {
                warnings.iter().any(|warning| warning.contains(word))
            }
            (Wanted::Read(word), Ok((text, _))) => text.contains(word),
            _ => false,
        };
        if !right || took > LONGEST {
            wrong.push(format!(
                "{}: wanted {}, {} ms, {said}",
                file.name,
                file.wanted.words(),
                took.as_millis()
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), files.len(), wrong.join("\n"));
    match peak() {
        Some(peak) => assert!(peak < MOST_MEMORY, "{peak} kB"),
        None => println!("the memory that was needed is not known on this system"),
    }
}

/// The most memory that this process has had, in kB.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[test]
fn the_same_files_cut_anywhere_do_no_harm() {
    for file in all().iter().filter(|file| file.bytes.len() < 2500) {
        for cut in [2, 5, 7] {
            let bytes = file.bytes[..file.bytes.len() * cut / 8].to_vec();
            let mut flipped = file.bytes.clone();
            let at = (flipped.len() * cut / 8).min(flipped.len().saturating_sub(1));
            flipped.get_mut(at).into_iter().for_each(|byte| *byte ^= 0x24);
            for bytes in [bytes, flipped] {
                let file = File { name: file.name.clone(), bytes, wanted: Wanted::Read("") };
                let _ = outcome(&file, None);
            }
        }
    }
}
