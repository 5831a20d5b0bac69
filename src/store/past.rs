//! An index of long histories, so that a desk with a million events opens at once.
//!
//! Which lines are about an article, which are by a person, which are no reviews, and which decisions stand: places in
//! the plain files, never their words. It is kept as `.copydesk/history.index` and belongs to the files as they were:
//! where one has become shorter, or its end is another, the index counts for nothing and is made anew. What was added
//! since is read on top. `audit --verify` never asks it.

use super::chain::{Break, Chain};
use super::error::Result;
use super::event::Event;
use super::files::{Files, Source};
use super::hash::sha256;
use super::log::{file_of, writers_of};
use super::query::Decided;
use super::scan::{CLAIMED, Reading, SET, Scanned, Short, UNDONE, Verified, merged, scan};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{Read, SeekFrom};
use std::path::{Path, PathBuf};

/// Histories that are longer than this, all together, in bytes, have an index.
pub const LONG: u64 = 16 << 20;
/// Where it stands below the desk.
pub const FILE: &str = ".copydesk/history.index";
/// Raised with every change of its form.
const FORM: u32 = 1;
/// How many bytes at the end of a history must be what they were.
const TAIL: u64 = 4096;
/// How many of a person's own decisions are kept at hand, to be taken back.
const OWN: usize = 10_000;
/// A place is the number of a writer in the upper bits and an offset in the lower.
const OFFSET: u32 = 48;
/// How much is read at a place.
const BLOCK: usize = 8192;

/// A stretch of the places: where it begins, and how many.
type Stretch = (usize, usize);

/// For each writer and each claim the events that can still be undone, the last one last.
type Stacks<'t> = BTreeMap<&'t str, BTreeMap<&'t str, Vec<(Short, &'t str)>>>;

/// One writer's history as the index knows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct WriterPast {
    writer: String,
    bytes: u64,
    lines: usize,
    events: usize,
    seq: u64,
    head: String,
    /// SHA-256 of the last bytes, and when the file was written, in nanoseconds.
    tail: String,
    written: u64,
    breaks: Vec<(usize, String)>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Head {
    form: u32,
    program: String,
    writers: Vec<WriterPast>,
    articles: BTreeMap<String, Stretch>,
    people: BTreeMap<String, Stretch>,
    rest: Stretch,
    claimed: Stretch,
    /// The latest time of any event, in microseconds, and whose it is.
    newest: (i64, String),
    gone: Vec<(String, usize, String)>,
    decided: usize,
    sha256: String,
}

/// The index.
#[derive(Clone, Debug, Default)]
pub(super) struct Past {
    head: Head,
    /// The decisions that stand, as JSON.
    decided: Vec<u8>,
    places: Vec<u64>,
}

impl Past {
    /// The index of the histories as they are: the one that is kept, where it belongs to them; else made anew, and kept
    /// where `keep` says so.
    pub fn get(files: &dyn Files, keep: bool, reading: Reading<'_>) -> Result<Self> {
        let kept = files.read(Path::new(FILE)).ok().and_then(|bytes| Self::read(&bytes));
        if let Some(past) = kept.filter(|past| past.is_of(files)) {
            return Ok(past);
        }
        Self::build(files, keep, reading)
    }

    /// Makes it anew.
    pub fn build(files: &dyn Files, keep: bool, reading: Reading<'_>) -> Result<Self> {
        let past = Self::of(files, scan(files, reading)?);
        if keep {
            // That it cannot be kept is no error: it is made again.
            let aside = PathBuf::from(format!("{FILE}.{}", std::process::id()));
            if files.write(&aside, &past.written()).is_ok() && files.rename(&aside, Path::new(FILE)).is_err()
            {
                let _ = files.remove(&aside);
            }
        }
        Ok(past)
    }

    fn of(files: &dyn Files, scanned: Vec<Scanned>) -> Self {
        let order = merged(&scanned);
        let place = |n: usize, start: u64| ((n as u64) << OFFSET) | start;
        let mut articles: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
        let mut people: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
        let (mut rest, mut claimed, mut newest) = (Vec::new(), Vec::new(), (i64::MIN, String::new()));
        let mut stacks: Stacks<'_> = BTreeMap::new();
        for (n, at) in order {
            let Some(one) = scanned.get(n) else { continue };
            let Some(line) = one.lines.get(at) else { continue };
            let (article, claim) = (one.names.name(line.article), one.names.name(line.claim));
            let here = place(n, line.start);
            if line.article != 0 {
                articles.entry(article).or_default().push(here);
            }
            people.entry(one.names.name(line.who)).or_default().push(here);
            if line.flags & SET == 0 {
                rest.push(here);
            } else if line.flags & CLAIMED != 0 {
                claimed.push(here);
            }
            if line.at > newest.0 {
                newest = (line.at, one.chain.writer.clone());
            }
            if line.flags & SET != 0 {
                let stack = stacks.entry(article).or_default().entry(claim).or_default();
                stack.push((line.hash, one.names.name(line.decision)));
            } else if line.flags & UNDONE != 0
                && let Some(stack) = stacks.get_mut(article).and_then(|claims| claims.get_mut(claim))
            {
                let undoes = one.undoes.get(&at);
                stack.retain(|(hash, _)| Some(hash) != undoes);
            }
        }
        let standing = |claims: BTreeMap<&str, Vec<(Short, &str)>>| -> BTreeMap<String, String> {
            let last = |(claim, stack): (&str, Vec<(Short, &str)>)| {
                Some((claim.to_owned(), stack.last()?.1.to_owned()))
            };
            claims.into_iter().filter_map(last).collect()
        };
        let decided: Decided =
            stacks.into_iter().map(|(slug, claims)| (slug.to_owned(), standing(claims))).collect();
        let mut places = Vec::new();
        let mut lay = |more: &[u64]| {
            let stretch = (places.len(), more.len());
            places.extend_from_slice(more);
            stretch
        };
        let mut head = Head { form: FORM, program: program(), newest, ..Head::default() };
        head.articles = articles.iter().map(|(slug, all)| ((*slug).to_owned(), lay(all))).collect();
        let own = |all: &Vec<u64>| all.get(all.len().saturating_sub(OWN)..).unwrap_or_default().to_vec();
        head.people = people.iter().map(|(who, all)| ((*who).to_owned(), lay(&own(all)))).collect();
        (head.rest, head.claimed) = (lay(&rest), lay(&claimed));
        head.writers = scanned.iter().map(|one| writer_past(files, one)).collect();
        let all_breaks: usize = scanned.iter().map(|one| one.chain.breaks.len()).sum();
        let gone = Verified::of(scanned).breaks.split_off(all_breaks);
        head.gone = gone.into_iter().map(|b| (b.writer, b.line, b.message)).collect();
        Self { head, decided: serde_json::to_vec(&decided).unwrap_or_default(), places }
    }

    fn written(&self) -> Vec<u8> {
        let mut rest = self.decided.clone();
        for place in &self.places {
            rest.extend_from_slice(&place.to_le_bytes());
        }
        let mut head = self.head.clone();
        head.decided = self.decided.len();
        head.sha256 = sha256(&rest);
        let mut bytes = serde_json::to_vec(&head).unwrap_or_default();
        bytes.push(b'\n');
        bytes.append(&mut rest);
        bytes
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let (head, rest) = (bytes.get(..end)?, bytes.get(end + 1..)?);
        let head: Head = serde_json::from_slice(head).ok()?;
        if head.form != FORM || head.program != program() || head.sha256 != sha256(rest) {
            return None;
        }
        let (decided, places) = (rest.get(..head.decided)?.to_vec(), rest.get(head.decided..)?);
        let place = |eight: &[u8]| eight.try_into().map(u64::from_le_bytes).ok();
        let places = places.chunks(8).map(place).collect::<Option<Vec<u64>>>()?;
        Some(Self { head, decided, places })
    }

    /// Whether every history is what it was when the index was made, with or without more at its end.
    fn is_of(&self, files: &dyn Files) -> bool {
        let Ok(writers) = writers_of(files) else { return false };
        let known = |one: &WriterPast| {
            let path = file_of(&one.writer);
            let as_long = |(len, at): (u64, u64)| len > one.bytes || (len == one.bytes && at == one.written);
            files.stamp(&path).is_ok_and(as_long)
                && tail_sum(files, &path, one.bytes).is_some_and(|sum| sum == one.tail)
        };
        // A history that the index does not know may be older than what it knows: its place in the order is not the end.
        let unknown = |writer: &&String| !self.head.writers.iter().any(|one| one.writer == **writer);
        self.head.writers.iter().all(known) && !writers.iter().any(|writer| unknown(&writer))
    }

    /// The histories, without the events that the index stands for.
    pub fn chains(&self) -> BTreeMap<String, Chain> {
        let chain = |one: &WriterPast| {
            let breaks = one.breaks.iter().map(|(line, message)| Break {
                writer: one.writer.clone(),
                line: *line,
                message: message.clone(),
            });
            let chain = Chain::after(
                &one.writer,
                (one.bytes, one.lines, one.events),
                (&one.head, one.seq),
                breaks.collect(),
            );
            (one.writer.clone(), chain)
        };
        self.head.writers.iter().map(chain).collect()
    }

    /// Lines that others had seen and that are gone.
    pub fn gone(&self) -> impl Iterator<Item = Break> {
        self.head.gone.iter().map(|(writer, line, message)| Break {
            writer: writer.clone(),
            line: *line,
            message: message.clone(),
        })
    }

    /// Whether an event may be put after everything that the index knows.
    pub fn comes_after(&self, event: &Event) -> bool {
        let (newest, writer) = &self.head.newest;
        let at = event.at.as_microsecond();
        at > *newest || (at == *newest && event.writer == *writer)
    }

    /// The decisions that stand.
    pub fn decided(&self) -> Decided {
        serde_json::from_slice(&self.decided).unwrap_or_default()
    }

    /// The events about an article.
    pub fn about(&self, files: &dyn Files, slug: &str) -> Vec<Event> {
        self.events(files, self.head.articles.get(slug).copied().unwrap_or_default())
    }

    /// The last events by a person.
    pub fn by(&self, files: &dyn Files, who: &str) -> Vec<Event> {
        self.events(files, self.head.people.get(who).copied().unwrap_or_default())
    }

    /// The events that set no review.
    pub fn rest(&self, files: &dyn Files) -> Vec<Event> {
        self.events(files, self.head.rest)
    }

    /// The reviews that claim a time of their own.
    pub fn claimed(&self, files: &dyn Files) -> Vec<Event> {
        self.events(files, self.head.claimed)
    }

    fn events(&self, files: &dyn Files, (from, count): Stretch) -> Vec<Event> {
        let mut readers: Vec<Option<Lines>> = self.head.writers.iter().map(|_| None).collect();
        let places = self.places.get(from..from + count).unwrap_or_default();
        let mut found = Vec::with_capacity(places.len());
        for place in places {
            let n = usize::try_from(place >> OFFSET).unwrap_or(usize::MAX);
            let (Some(one), Some(reader)) = (self.head.writers.get(n), readers.get_mut(n)) else { continue };
            if reader.is_none() {
                *reader = files.open(&file_of(&one.writer)).ok().map(Lines::new);
            }
            let line = reader.as_mut().and_then(|reader| reader.at(place & ((1 << OFFSET) - 1)));
            let read = line.and_then(|line| Event::read(std::str::from_utf8(line).ok()?).ok());
            if let Some((mut event, _)) = read {
                event.writer.clone_from(&one.writer);
                found.push(event);
            }
        }
        found
    }
}

/// Lines of a file by where they begin; what was read last is kept for the next.
struct Lines {
    file: Box<dyn Source>,
    block: Vec<u8>,
    from: u64,
}

impl Lines {
    const fn new(file: Box<dyn Source>) -> Self {
        Self { file, block: Vec::new(), from: 0 }
    }

    fn at(&mut self, start: u64) -> Option<&[u8]> {
        let inside = |lines: &Self| {
            let at = usize::try_from(start.checked_sub(lines.from)?).ok()?;
            let end = lines.block.get(at..)?.iter().position(|byte| *byte == b'\n')?;
            Some((at, at + end))
        };
        let mut size = BLOCK;
        let (from, to) = loop {
            if let Some(found) = inside(self) {
                break found;
            }
            self.file.seek(SeekFrom::Start(start)).ok()?;
            self.block.resize(size, 0);
            let mut filled = 0;
            while filled < size {
                match self.file.read(self.block.get_mut(filled..)?).ok()? {
                    0 => break,
                    more => filled += more,
                }
            }
            self.block.truncate(filled);
            self.from = start;
            if filled < size && inside(self).is_none() {
                return None;
            }
            size *= 4;
        };
        self.block.get(from..to)
    }
}

fn writer_past(files: &dyn Files, one: &Scanned) -> WriterPast {
    let chain = &one.chain;
    WriterPast {
        writer: chain.writer.clone(),
        bytes: chain.bytes,
        lines: chain.lines,
        events: one.lines.len(),
        seq: chain.seq(),
        head: chain.head().to_owned(),
        tail: tail_sum(files, &file_of(&chain.writer), chain.bytes).unwrap_or_default(),
        written: files.stamp(&file_of(&chain.writer)).map_or(0, |(_, at)| at),
        breaks: chain.breaks.iter().map(|b| (b.line, b.message.clone())).collect(),
    }
}

/// SHA-256 of the last bytes before an offset.
fn tail_sum(files: &dyn Files, path: &Path, end: u64) -> Option<String> {
    let from = end.saturating_sub(TAIL);
    let mut file = files.open(path).ok()?;
    file.seek(SeekFrom::Start(from)).ok()?;
    let mut bytes = Vec::new();
    file.take(end - from).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 == end - from).then(|| sha256(&bytes))
}

fn program() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
