//! A thousand desks made by chance: edits, reviews, corrections and merges of two writers; then bytes are changed, lines
//! dropped and histories written anew, and whatever anything else has witnessed is caught.

use super::example::{claim, desk_of};
use super::{BringRequest, CorrectionRequest, Decision, Desk, ReportRequest, ReviewRequest};
use crate::settings::Keys;
use crate::store::memory::Memory;
use crate::store::{Event, Files, Version};
use crate::support;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

/// How many desks in all, and on how many every byte and every line is tried.
const ALL: u64 = 1000;
const WHOLE: u64 = 20;
/// As many as that where the slow suites are off.
const FEW: (u64, u64) = (20, 1);
/// What is tried on the others.
const SAMPLES: usize = 12;

/// Chance that is the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

/// The files of two machines, which meet now and then.
struct Machines {
    files: [Memory; 2],
    base: BTreeMap<PathBuf, Vec<u8>>,
}

const WHO: [&str; 2] = ["ann", "bob"];

impl Machines {
    fn new() -> Self {
        let files = [Memory::default(), Memory::default()];
        for (files, who) in files.iter().zip(WHO) {
            drop(desk_of(files, who));
        }
        let base = plain(&files[0]);
        Self { files, base }
    }

    fn desk(&self, n: usize) -> Desk {
        desk_of(&self.files[n], WHO[n])
    }

    /// What git does: files that only one has changed are taken over, records of both are put one after the other.
    fn merge(&mut self) {
        let (ours, theirs) = (plain(&self.files[0]), plain(&self.files[1]));
        let paths: BTreeSet<&PathBuf> = ours.keys().chain(theirs.keys()).collect();
        let mut merged = BTreeMap::new();
        for path in paths {
            let (a, b, base) = (ours.get(path), theirs.get(path), self.base.get(path));
            let text = match (a, b) {
                (Some(a), Some(b)) if a == b || Some(b) == base => a.clone(),
                (Some(a), Some(b)) if Some(a) == base => {
                    assert!(b.starts_with(base.unwrap()) || path.ends_with("corrections.toml"));
                    b.clone()
                }
                (Some(a), Some(b)) => {
                    assert!(path.ends_with("corrections.toml"), "{path:?} has one writer");
                    let mut text = a.clone();
                    text.extend_from_slice(&b[base.unwrap().len()..]);
                    text
                }
                (a, b) => a.or(b).unwrap().clone(),
            };
            merged.insert(path.clone(), text);
        }
        for files in &self.files {
            for (path, text) in &merged {
                files.write(path, text).unwrap();
            }
        }
        self.base = merged;
    }
}

/// The files that go through git.
fn plain(files: &Memory) -> BTreeMap<PathBuf, Vec<u8>> {
    files.tree().into_iter().filter(|(path, _)| !path.starts_with(".copydesk")).collect()
}

/// One desk, made by chance.
fn make(seed: u64) -> Memory {
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1);
    let mut machines = Machines::new();
    for step in 0..6 + chance.below(8) {
        let n = chance.below(2);
        act(&mut machines.desk(n), n, step, &mut chance);
        if chance.below(3) == 0 {
            machines.merge();
        }
    }
    machines.merge();
    machines.files[0].clone()
}

fn act(desk: &mut Desk, n: usize, step: usize, chance: &mut Chance) {
    let version = Version::Number(1);
    match chance.below(10) {
        0..=3 => {
            let id = format!("c{:08x}", chance.below(4));
            let decision = Decision::ALL[chance.below(Decision::ALL.len())];
            let request = ReviewRequest { slug: "s", version, claim: &claim(&id), decision, note: None };
            desk.set_review(&request).unwrap();
        }
        4 => drop(desk.undo()),
        5 => drop(desk.redo()),
        6 => {
            let wrong = ["43", "974,896", "2016"][chance.below(3)].to_owned();
            drop(desk.report_error(&ReportRequest {
                article: "s".into(),
                wrong,
                ..ReportRequest::default()
            }));
        }
        7 => {
            let folder = tempfile::tempdir().unwrap();
            let text = format!("The ferry of {} carried {} horses.\n", WHO[n], chance.below(90));
            std::fs::write(folder.path().join("2017-06-30.md"), text).unwrap();
            let (slug, from) = (format!("{}-{step}", WHO[n]), folder.path().to_owned());
            desk.bring(&BringRequest { slug, from, ..BringRequest::default() }).unwrap();
        }
        8 => drop(desk.make_checkpoint(&Keys::default())),
        _ => {
            // Each corrects an article of their own: two corrections of one article are no merge for git.
            let slug = format!("own-{}", WHO[n]);
            if desk.store.article(&slug).is_none() {
                let story = desk.store.files().read(Path::new("articles/s/v1.md")).unwrap();
                let path = format!("articles/{slug}/v1.md");
                desk.store.files().write(Path::new(&path), &story).unwrap();
                desk.refresh().unwrap();
            }
            let request = CorrectionRequest {
                slug,
                wrong: "43".into(),
                right: "34".into(),
                reason: Some("made by chance".into()),
                ..CorrectionRequest::default()
            };
            if let Ok(draft) = desk.prepare(&request) {
                desk.publish(&request, &draft).unwrap();
            }
        }
    }
}

/// One history: its file and its lines, each with its end.
struct History {
    path: PathBuf,
    lines: Vec<Vec<u8>>,
}

fn histories(files: &Memory) -> Vec<History> {
    let tree =
        files.tree().into_iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "jsonl"));
    tree.map(|(path, bytes)| History {
        path,
        lines: bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect(),
    })
    .collect()
}

fn read(line: &[u8]) -> Event {
    Event::read(std::str::from_utf8(line).unwrap().trim_end()).unwrap().0
}

/// The hashes that something else than the history itself has seen.
fn witnessed(files: &Memory) -> HashSet<String> {
    let all = &histories(files);
    let mut seen: HashSet<String> =
        all.iter().flat_map(|one| &one.lines).flat_map(|line| read(line).seen.into_values()).collect();
    for record in &desk_of(files, "eve").config().corrections {
        seen.extend(record.history.as_ref().map(|history| history.rsplit(' ').next().unwrap().to_owned()));
    }
    // Checkpoints that are not signed are held against the history too: whoever cannot rewrite them as well is caught.
    let tree = files.tree();
    for (_, bytes) in tree.iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "checkpoints"))
    {
        for line in String::from_utf8(bytes.clone()).unwrap().lines() {
            let read: super::Checkpoint = serde_json::from_str(line).unwrap();
            seen.extend(read.heads.into_values().map(|head| head.hash));
        }
    }
    seen
}

/// The lines that published records: a record whose line is gone says so.
fn published(files: &Memory) -> HashSet<String> {
    let all = histories(files);
    let records = desk_of(files, "eve").config().corrections.clone();
    let lines = all.iter().flat_map(|one| &one.lines).map(|line| read(line));
    let is_published = |event: &Event| {
        let id = event.data_str("correction");
        let named = |record: &&crate::store::Correction| record.history.is_some() && id == Some(&record.id);
        event.event == "correction.published" && records.iter().any(|record| named(&record))
    };
    lines.filter(is_published).map(|event| event.hash).collect()
}

/// Whether a look at the files finds that something is not what it was.
fn is_caught(files: &Memory) -> bool {
    let desk = desk_of(files, "eve");
    let filter = super::AuditFilter { verify: true, article: None, ..Default::default() };
    let history = desk.verify_history(&filter).unwrap();
    !history.breaches.is_empty() || history.writers.values().any(|state| state.torn)
}

fn with(files: &Memory, path: &Path, lines: &[Vec<u8>]) -> Memory {
    let changed = Memory::default();
    for (other, bytes) in plain(files) {
        changed.write(&other, &bytes).unwrap();
    }
    changed.write(path, &lines.concat()).unwrap();
    changed
}

/// Changes one byte of a line: always caught.
fn change_byte(files: &Memory, one: &History, line: usize, at: usize, bit: u8) {
    let mut lines = one.lines.clone();
    lines[line][at] ^= 1 << bit;
    assert!(is_caught(&with(files, &one.path, &lines)), "{:?} line {line} byte {at} bit {bit}", one.path);
}

/// Drops a line: caught where it is not the last, or witnessed.
fn drop_line(
    files: &Memory,
    one: &History,
    line: usize,
    (seen, published): (&HashSet<String>, &HashSet<String>),
) {
    let mut lines = one.lines.clone();
    let dropped = read(&lines.remove(line));
    let must = line < lines.len() || seen.contains(&dropped.hash) || published.contains(&dropped.hash);
    assert!(!must || is_caught(&with(files, &one.path, &lines)), "{:?} line {line}", one.path);
}

/// Cuts the end off, or writes all from a line on anew with right hashes: caught where any of it was witnessed.
fn cut_and_forge(
    files: &Memory,
    one: &History,
    from: usize,
    (seen, published): (&HashSet<String>, &HashSet<String>),
) {
    let any =
        |hashes: &HashSet<String>| one.lines[from..].iter().any(|line| hashes.contains(&read(line).hash));
    let must = any(seen);
    let cut = with(files, &one.path, &one.lines[..from]);
    assert!(!(must || any(published)) || is_caught(&cut), "{:?} cut at {from}", one.path);
    let mut lines = one.lines[..from].to_vec();
    let mut prev = lines.last().map_or_else(|| crate::store::hash::ZEROS.to_owned(), |line| read(line).hash);
    for line in &one.lines[from..] {
        let mut event = read(line);
        event.prev = prev;
        event.who = "eve".to_owned();
        let (event, line) = event.seal();
        prev = event.hash;
        lines.push(line.into_bytes());
    }
    assert!(!must || is_caught(&with(files, &one.path, &lines)), "{:?} forged from {from}", one.path);
}

#[test]
fn what_was_witnessed_cannot_be_changed_unseen() {
    let slow = !support::skips("thousand-desks", "COPYDESK_SLOW");
    let (all, whole) = if slow { (ALL, WHOLE) } else { FEW };
    let (mut tried, mut lines, mut tails) = (0, 0, 0);
    for seed in 0..all {
        let files = make(seed);
        assert!(!is_caught(&files), "desk {seed} is whole");
        let histories = histories(&files);
        let (seen, published) = (witnessed(&files), published(&files));
        let mut chance = Chance(seed + 77);
        for one in &histories {
            lines += one.lines.len();
            tails += usize::from(!one.lines.last().is_some_and(|line| seen.contains(&read(line).hash)));
            for line in 0..one.lines.len() {
                if seed < whole {
                    for at in 0..one.lines[line].len() {
                        change_byte(&files, one, line, at, u8::try_from(chance.below(7)).unwrap());
                    }
                    tried += one.lines[line].len();
                }
                if seed < whole || chance.below(3) == 0 {
                    drop_line(&files, one, line, (&seen, &published));
                    cut_and_forge(&files, one, line, (&seen, &published));
                    tried += 3;
                }
            }
            for _ in 0..SAMPLES.min(one.lines.len() * 2) {
                let line = chance.below(one.lines.len());
                let (at, bit) = (chance.below(one.lines[line].len()), u8::try_from(chance.below(8)).unwrap());
                change_byte(&files, one, line, at, bit);
                tried += 1;
            }
        }
    }
    println!("{all} desks, {lines} lines, {tried} changes; {tails} histories end unwitnessed");
    assert!(tails > 0, "an end that nobody saw must occur, or nothing shows that it is told apart");
}
