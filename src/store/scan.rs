//! One look at every line of every history, in little memory: what a check of the chains and an index are made from.

use super::chain::{Break, Chain};
use super::error::{Error, Result};
use super::event::Event;
use super::files::Files;
use super::log::{FOLDER, file_of, writers_of};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{BufRead, BufReader};
use std::sync::atomic::{AtomicU64, Ordering};

/// The first half of a hash: enough to tell any two lines apart.
pub(super) type Short = u128;

/// Says how many bytes of how many have been read.
pub type Reading<'p> = &'p (dyn Fn(u64, u64) + Sync);

/// How a line counts in the index.
pub(super) const SET: u8 = 1;
pub(super) const UNDONE: u8 = 2;
pub(super) const CLAIMED: u8 = 4;

/// One line, without its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub hash: Short,
    /// When it was recorded, in microseconds.
    pub at: i64,
    /// Where it begins in the file.
    pub start: u64,
    /// Numbers of names: the article, the person, the claim, the decision. 0 is none.
    pub article: u32,
    pub who: u32,
    pub claim: u32,
    pub decision: u32,
    pub flags: u8,
}

/// One writer's history.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// The chain, without its events.
    pub chain: Chain,
    pub lines: Vec<Line>,
    /// For lines that had seen something new: the line, from 0, whose line it had seen, and its hash.
    pub seen: Vec<(usize, String, String)>,
    /// What lines take back.
    pub undoes: HashMap<usize, Short>,
    pub names: Names,
    /// Lines that were recorded at an earlier time than the line before.
    pub clock_back: Vec<u64>,
}

/// Names by number.
#[derive(Debug)]
pub(super) struct Names {
    numbers: HashMap<String, u32>,
    pub names: Vec<String>,
}

impl Default for Names {
    fn default() -> Self {
        Self { numbers: HashMap::new(), names: vec![String::new()] }
    }
}

impl Names {
    fn number(&mut self, name: Option<&str>) -> u32 {
        let Some(name) = name else { return 0 };
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.numbers.insert(name.to_owned(), number);
        self.names.push(name.to_owned());
        number
    }

    /// The name with that number.
    pub fn name(&self, number: u32) -> &str {
        usize::try_from(number).ok().and_then(|at| self.names.get(at)).map_or("", String::as_str)
    }
}

/// The first half of a hash in hex; 0 for what is none.
pub(super) fn short(hash: &str) -> Short {
    hash.get(..32).and_then(|half| u128::from_str_radix(half, 16).ok()).unwrap_or(0)
}

/// Reads every line of every history, a thread for each.
pub(super) fn scan(files: &dyn Files, reading: Reading<'_>) -> Result<Vec<Scanned>> {
    let writers = writers_of(files)?;
    let len = |writer: &String| files.len(&file_of(writer)).unwrap_or(0);
    let (all, done) = (writers.iter().map(len).sum(), AtomicU64::new(0));
    let told = |more: u64| reading(done.fetch_add(more, Ordering::Relaxed) + more, all);
    std::thread::scope(|scope| {
        let running: Vec<_> = writers
            .iter()
            .map(|writer| {
                let told = &told;
                scope.spawn(move || scan_one(files, writer, told))
            })
            .collect();
        let broken = || Error::io(&files.root().join(FOLDER), std::io::Error::other("a reader stopped"));
        running.into_iter().map(|thread| thread.join().map_err(|_| broken())?).collect()
    })
}

fn scan_one(files: &dyn Files, writer: &str, told: &dyn Fn(u64)) -> Result<Scanned> {
    let path = file_of(writer);
    let failed = |error| Error::io(&files.root().join(&path), error);
    let mut reader = BufReader::with_capacity(1 << 20, files.open(&path).map_err(failed)?);
    let mut scanned = Scanned { chain: Chain::new(writer), ..Scanned::default() };
    let (mut bytes, mut last_seen, mut last_at) = (Vec::new(), BTreeMap::new(), i64::MIN);
    let mut since = 0;
    loop {
        bytes.clear();
        let read = reader.read_until(b'\n', &mut bytes).map_err(failed)?;
        since += read as u64;
        if since > 1 << 22 || read == 0 {
            told(std::mem::take(&mut since));
        }
        if read == 0 {
            return Ok(scanned);
        }
        if !bytes.ends_with(b"\n") {
            scanned.chain.torn = Some(bytes.clone());
            continue;
        }
        let start = scanned.chain.bytes;
        let event = scanned.chain.line(bytes.strip_suffix(b"\n").unwrap_or(&bytes));
        scanned.chain.bytes += read as u64;
        let Some(event) = event else { continue };
        scanned.take(&event, start, &mut last_seen, &mut last_at);
    }
}

impl Scanned {
    fn take(
        &mut self,
        event: &Event,
        start: u64,
        last_seen: &mut BTreeMap<String, String>,
        last_at: &mut i64,
    ) {
        let n = self.lines.len();
        for (writer, hash) in event.seen.iter().filter(|(writer, hash)| last_seen.get(*writer) != Some(hash))
        {
            self.seen.push((n, writer.clone(), hash.clone()));
        }
        last_seen.clone_from(&event.seen);
        let at = event.at.as_microsecond();
        if at < *last_at {
            self.clock_back.push(event.seq);
        }
        *last_at = at;
        let mut flags = 0;
        match event.event.as_str() {
            "review.set" => flags |= SET,
            "review.undone" => {
                flags |= UNDONE;
                self.undoes.insert(n, event.data_str("undoes").map_or(0, short));
            }
            _ => {}
        }
        if event.claimed.is_some() {
            flags |= CLAIMED;
        }
        let names = &mut self.names;
        self.lines.push(Line {
            hash: short(&event.hash),
            at,
            start,
            article: names.number(event.article.as_deref()),
            who: names.number(Some(&event.who)),
            claim: names.number(event.claim.as_deref()),
            decision: names.number(event.data_str("decision").filter(|_| flags & SET != 0)),
            flags,
        });
    }
}

/// What a look at every line of the plain files shows: no index is asked.
#[derive(Debug, Default)]
pub struct Verified {
    /// Every break: within a history, and where a line was seen by another writer and is gone.
    pub breaks: Vec<Break>,
    /// How many events each writer has.
    pub events: BTreeMap<String, usize>,
    /// Lines that were recorded at an earlier time than the line before.
    pub clock_back: Vec<(String, u64)>,
    /// Writers whose last line was cut off.
    pub torn: Vec<String>,
    hashes: BTreeMap<String, Vec<Short>>,
    seen: HashSet<Short>,
}

impl Verified {
    pub(super) fn of(scanned: Vec<Scanned>) -> Self {
        let mut verified = Self::default();
        let there: HashSet<Short> =
            scanned.iter().flat_map(|one| one.lines.iter().map(|line| line.hash)).collect();
        let mut named = HashSet::new();
        let lines: BTreeMap<&str, usize> =
            scanned.iter().map(|one| (one.chain.writer.as_str(), one.chain.lines)).collect();
        let mut gone = Vec::new();
        for one in &scanned {
            for (n, writer, hash) in &one.seen {
                let half = short(hash);
                verified.seen.insert(half);
                if there.contains(&half) || !named.insert(half) {
                    continue;
                }
                let line = lines.get(writer.as_str()).map_or(1, |lines| lines + 1);
                let (by, hash) = (&one.chain.writer, hash.get(..12).unwrap_or(hash));
                let message = format!("the line {hash}… that {by} saw (line {}) is gone", n + 1);
                gone.push(Break { writer: writer.clone(), line, message });
            }
        }
        for one in scanned {
            let writer = one.chain.writer;
            verified.torn.extend(one.chain.torn.is_some().then(|| writer.clone()));
            verified.breaks.extend(one.chain.breaks);
            verified.events.insert(writer.clone(), one.lines.len());
            verified.clock_back.extend(one.clock_back.into_iter().map(|seq| (writer.clone(), seq)));
            verified.hashes.insert(writer, one.lines.into_iter().map(|line| line.hash).collect());
        }
        verified.breaks.extend(gone);
        verified
    }

    /// For each writer, how many lines at the end nothing else has seen: no other writer, and none of the hashes in
    /// `also`, which published records and signed checkpoints name.
    #[must_use]
    pub fn unwitnessed(&self, also: &HashSet<String>) -> BTreeMap<String, usize> {
        let also: HashSet<Short> = also.iter().map(|hash| short(hash)).collect();
        let tail = |hashes: &Vec<Short>| {
            let witnessed = hashes.iter().rposition(|hash| self.seen.contains(hash) || also.contains(hash));
            hashes.len() - witnessed.map_or(0, |at| at + 1)
        };
        self.hashes.iter().map(|(writer, hashes)| (writer.clone(), tail(hashes))).collect()
    }

    /// Whether a writer's line with that number has that hash.
    #[must_use]
    pub fn holds(&self, writer: &str, seq: u64, hash: &str) -> bool {
        let at = usize::try_from(seq).unwrap_or(usize::MAX).checked_sub(1);
        let found = self.hashes.get(writer).zip(at).and_then(|(hashes, at)| hashes.get(at));
        seq == 0 || found.is_some_and(|found| *found == short(hash))
    }
}

/// Every line of every writer in one order, as a writer's number and a line's: what a line had seen comes before it,
/// else the earlier time, then the writer.
pub(super) fn merged(scanned: &[Scanned]) -> Vec<(usize, usize)> {
    let wanted: HashSet<Short> =
        scanned.iter().flat_map(|one| one.seen.iter().map(|(_, _, hash)| short(hash))).collect();
    let mut places: HashMap<Short, (usize, usize)> = HashMap::new();
    for (n, one) in scanned.iter().enumerate() {
        let lines = one.lines.iter().enumerate().filter(|(_, line)| wanted.contains(&line.hash));
        places.extend(lines.map(|(at, line)| (line.hash, (n, at))));
    }
    let mut waits: Vec<HashMap<usize, Vec<(usize, usize)>>> = Vec::new();
    for one in scanned {
        let mut after: HashMap<usize, Vec<(usize, usize)>> = HashMap::new();
        for (at, _, hash) in &one.seen {
            if let Some(place) = places.get(&short(hash)) {
                after.entry(*at).or_default().push(*place);
            }
        }
        waits.push(after);
    }
    let mut done = vec![0; scanned.len()];
    let total: usize = scanned.iter().map(|one| one.lines.len()).sum();
    let mut order = Vec::with_capacity(total);
    while order.len() < total {
        let heads = scanned
            .iter()
            .enumerate()
            .filter_map(|(n, one)| one.lines.get(*done.get(n)?).map(|line| (n, line)));
        let next = heads.min_by_key(|(n, line)| {
            let at = done.get(*n).copied().unwrap_or_default();
            let after = waits.get(*n).and_then(|waits| waits.get(&at));
            let waits = after.is_some_and(|after| {
                after.iter().any(|(other, line)| done.get(*other).is_some_and(|done| *done <= *line))
            });
            (waits, line.at, scanned.get(*n).map(|one| one.chain.writer.as_str()))
        });
        let Some((n, _)) = next else { break };
        if let Some(at) = done.get_mut(n) {
            order.push((n, *at));
            *at += 1;
        }
    }
    order
}
