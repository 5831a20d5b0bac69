//! The histories of all writers, read as one.

use super::chain::{Break, Chain};
use super::error::{Error, Result};
use super::event::{Event, NewEvent};
use super::files::Files;
use super::past::{LONG, Past};
use super::scan::{Reading, Short, short};
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

/// The folder of the histories.
pub const FOLDER: &str = "history";
const ENDING: &str = ".jsonl";
/// So many events may follow an index before it is made anew.
const TAIL: u64 = 20_000;

/// Who writes, and when.
#[derive(Clone, Debug)]
pub struct Author {
    /// The person, as shown.
    pub who: String,
    /// User and machine: the name of the file.
    pub writer: String,
    /// Now.
    pub at: Timestamp,
}

/// Everything decided, by writer.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// The histories, by writer; of long ones only what their index does not know.
    pub chains: BTreeMap<String, Chain>,
    /// The index of long histories.
    pub(super) past: Option<Past>,
    /// The events that no index stands for, in one order: whose, and which. Worked out when something was read.
    order: Vec<(usize, usize)>,
    /// Those about an article, as places in that order.
    about: HashMap<String, Vec<usize>>,
    /// What is wrong, as far as it is known.
    broken: Vec<Break>,
}

/// The writers whose histories there are.
pub(super) fn writers_of(files: &dyn Files) -> Result<Vec<String>> {
    let entries = match files.list(Path::new(FOLDER)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(Error::io(&files.root().join(FOLDER), error)),
    };
    let names = entries.iter().filter(|entry| !entry.folder);
    Ok(names.filter_map(|entry| entry.name.strip_suffix(ENDING).map(str::to_owned)).collect())
}

/// The file of a writer's history below the desk.
#[must_use]
pub fn file_of(writer: &str) -> PathBuf {
    Path::new(FOLDER).join(format!("{writer}{ENDING}"))
}

impl Log {
    /// Reads what was added to any file since the last time; all of it at first, or where a file shrank. Long histories
    /// are read through their index, which is kept where `keep` says so.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn refresh(&mut self, files: &dyn Files, keep: bool, reading: Reading<'_>) -> Result<()> {
        let writers = writers_of(files)?;
        let len = |writer: &String| {
            let path = file_of(writer);
            files.len(&path).map_err(|error| Error::io(&files.root().join(&path), error))
        };
        let all = writers.iter().map(len).sum::<Result<u64>>()?;
        let unread = |chains: &BTreeMap<String, Chain>| {
            writers.iter().any(|writer| !chains.contains_key(writer))
                || chains.values().any(|chain| len(&chain.writer).map_or(true, |len| len < chain.bytes))
        };
        if all < LONG {
            if self.past.take().is_some() {
                self.chains.clear();
            }
        } else if self.past.is_none() || unread(&self.chains) {
            self.begin(Past::get(files, keep, reading)?);
        }
        self.read_on(files, &writers)?;
        let tail: u64 = self.chains.values().flat_map(|chain| &chain.events).count() as u64;
        let fits = |past: &Past| tail < TAIL && self.all().all(|event| past.comes_after(event));
        if self.past.as_ref().is_some_and(|past| !fits(past)) {
            self.begin(Past::build(files, keep, reading)?);
            self.read_on(files, &writers)?;
        }
        self.put_in_order();
        Ok(())
    }

    /// Works out the order, what is about which article, and the breaks.
    fn put_in_order(&mut self) {
        self.order = self.ordered();
        self.about.clear();
        let chains: Vec<&Chain> = self.chains.values().collect();
        for (at, (n, line)) in self.order.iter().enumerate() {
            let event = chains.get(*n).and_then(|chain| chain.events.get(*line));
            if let Some(slug) = event.and_then(|event| event.article.as_ref()) {
                match self.about.get_mut(slug) {
                    Some(known) => known.push(at),
                    None => drop(self.about.insert(slug.clone(), vec![at])),
                }
            }
        }
        self.broken = self.find_breaks();
    }

    fn begin(&mut self, past: Past) {
        self.chains = past.chains();
        self.past = Some(past);
    }

    fn read_on(&mut self, files: &dyn Files, writers: &[String]) -> Result<()> {
        self.chains.retain(|writer, _| writers.contains(writer));
        for writer in writers {
            let path = file_of(writer);
            let failed = |error| Error::io(&files.root().join(&path), error);
            let chain = self.chains.entry(writer.clone()).or_insert_with(|| Chain::new(writer));
            let len = files.len(&path).map_err(failed)?;
            if len < chain.bytes {
                *chain = Chain::new(writer);
            }
            let torn = chain.torn.as_ref().map_or(0, Vec::len) as u64;
            if len != chain.bytes + torn || torn > 0 {
                chain.extend(&files.read_from(&path, chain.bytes).map_err(failed)?);
            }
        }
        Ok(())
    }

    /// The next line of `author`, after everything that was read, and its event.
    #[must_use]
    pub fn next(&self, author: &Author, after: Option<&Event>, new: NewEvent) -> (Event, String) {
        let chain = self.chains.get(&author.writer);
        let (seq, prev) = match (after, chain) {
            (Some(event), _) => (event.seq, event.hash.clone()),
            (None, Some(chain)) => (chain.seq(), chain.head().to_owned()),
            (None, None) => (0, super::hash::ZEROS.to_owned()),
        };
        let others = self.chains.values().filter(|c| c.writer != author.writer && c.seq() > 0);
        let event = Event {
            seq: seq + 1,
            prev,
            seen: others.map(|chain| (chain.writer.clone(), chain.head().to_owned())).collect(),
            at: author.at,
            claimed: new.claimed,
            who: author.who.clone(),
            event: new.event,
            article: new.article,
            version: new.version,
            claim: new.claim,
            data: new.data,
            hash: String::new(),
            writer: author.writer.clone(),
        };
        event.seal()
    }

    /// The events that no index stands for, in one order: what a line had seen comes before it, else the earlier time,
    /// then the writer.
    #[must_use]
    pub fn events(&self) -> Vec<&Event> {
        self.picked(0..self.order.len())
    }

    /// Those about an article, in the same order.
    #[must_use]
    pub fn events_about(&self, slug: &str) -> Vec<&Event> {
        self.picked(self.about.get(slug).into_iter().flatten().copied())
    }

    fn picked(&self, places: impl Iterator<Item = usize>) -> Vec<&Event> {
        let chains: Vec<&Chain> = self.chains.values().collect();
        let one = |at: usize| {
            let (n, line) = self.order.get(at)?;
            chains.get(*n)?.events.get(*line)
        };
        places.filter_map(one).collect()
    }

    fn ordered(&self) -> Vec<(usize, usize)> {
        let chains: Vec<&Chain> = self.chains.values().collect();
        if let [chain] = chains.as_slice() {
            return (0..chain.events.len()).map(|line| (0, line)).collect();
        }
        let place = |(n, chain): (usize, &&Chain)| {
            chain.events.iter().enumerate().map(move |(at, e)| (short(&e.hash), (n, at))).collect::<Vec<_>>()
        };
        let places: HashMap<Short, (usize, usize)> = chains.iter().enumerate().flat_map(place).collect();
        let mut done = vec![0; chains.len()];
        let mut merged = Vec::new();
        let total: usize = chains.iter().map(|chain| chain.events.len()).sum();
        while merged.len() < total {
            let heads = chains.iter().enumerate().filter_map(|(n, c)| c.events.get(done[n]).map(|e| (n, e)));
            let waits = |event: &Event| {
                let seen = event.seen.values().filter_map(|hash| places.get(&short(hash)));
                seen.into_iter().any(|(n, at)| done[*n] <= *at)
            };
            // Two broken histories can wait for each other: then time alone decides.
            let next = heads.min_by_key(|(_, event)| (waits(event), event.at, &event.writer));
            let Some((n, _)) = next else { break };
            merged.push((n, done[n]));
            done[n] += 1;
        }
        merged
    }

    /// Every break that is known: within a history, and where a line was seen by another writer and is gone.
    #[must_use]
    pub fn breaks(&self) -> Vec<Break> {
        self.broken.clone()
    }

    fn find_breaks(&self) -> Vec<Break> {
        let mut breaks: Vec<Break> = self.chains.values().flat_map(|chain| chain.breaks.clone()).collect();
        if let Some(past) = &self.past {
            breaks.extend(past.gone());
            return breaks;
        }
        let there: HashSet<&str> = self.all().map(|event| event.hash.as_str()).collect();
        let mut named = HashSet::new();
        for event in self.all() {
            for (writer, hash) in &event.seen {
                if there.contains(hash.as_str()) || !named.insert(hash) {
                    continue;
                }
                let line = self.chains.get(writer).map_or(1, |other| other.lines + 1);
                let (by, hash) = (&event.writer, hash.get(..12).unwrap_or(hash));
                let message = format!("the line {hash}… that {by} saw (line {}) is gone", event.seq);
                breaks.push(Break { writer: writer.clone(), line, message });
            }
        }
        breaks
    }

    fn all(&self) -> impl Iterator<Item = &Event> {
        self.chains.values().flat_map(|chain| &chain.events)
    }
}

#[cfg(test)]
mod tests {
    use super::super::scan::{Verified, scan};
    use super::*;
    use crate::store::memory::Memory;
    use serde_json::json;

    fn author(who: &str, second: i64) -> Author {
        let at = Timestamp::from_second(1_800_000_000 + second).unwrap();
        Author { who: who.into(), writer: format!("{who}-desk"), at }
    }

    fn add(files: &Memory, log: &mut Log, author: &Author, n: u32) {
        let new = NewEvent { event: "review.set".into(), data: json!({"n": n}), ..NewEvent::default() };
        let (_, line) = log.next(author, None, new);
        files.append(&file_of(&author.writer), line.as_bytes()).unwrap();
        log.refresh(files, false, &|_, _| {}).unwrap();
    }

    fn order(log: &Log) -> Vec<u64> {
        log.events().iter().map(|event| event.data["n"].as_u64().unwrap()).collect()
    }

    #[test]
    fn what_was_seen_comes_first_whatever_the_clock_says() {
        let (files, mut log) = (Memory::default(), Log::default());
        add(&files, &mut log, &author("ann", 100), 1);
        add(&files, &mut log, &author("bob", 0), 2);
        add(&files, &mut log, &author("ann", 101), 3);
        assert_eq!(order(&log), [1, 2, 3]);
        assert!(log.breaks().is_empty());
        let verified = Verified::of(scan(&files, &|_, _| {}).unwrap());
        let tails = verified.unwitnessed(&HashSet::new());
        assert_eq!(tails, BTreeMap::from([("ann-desk".into(), 1), ("bob-desk".into(), 0)]));
    }

    #[test]
    fn two_that_had_not_seen_each_other_are_ordered_by_time() {
        let (files, mut ann) = (Memory::default(), Log::default());
        add(&files, &mut ann, &author("ann", 5), 2);
        let mut bob = Log::default();
        let new = NewEvent { event: "review.set".into(), data: json!({"n": 1}), ..NewEvent::default() };
        let (_, line) = bob.next(&author("bob", 1), None, new);
        files.append(&file_of("bob-desk"), line.as_bytes()).unwrap();
        bob.refresh(&files, false, &|_, _| {}).unwrap();
        assert_eq!(order(&bob), [1, 2]);
    }

    #[test]
    fn a_truncated_history_is_noticed_where_another_saw_it() {
        let (files, mut log) = (Memory::default(), Log::default());
        add(&files, &mut log, &author("ann", 1), 1);
        let first = files.len(&file_of("ann-desk")).unwrap();
        add(&files, &mut log, &author("ann", 2), 2);
        add(&files, &mut log, &author("bob", 3), 3);
        files.truncate(&file_of("ann-desk"), first).unwrap();
        log.refresh(&files, false, &|_, _| {}).unwrap();
        let breaks = log.breaks();
        assert_eq!((breaks.len(), breaks[0].writer.as_str(), breaks[0].line), (1, "ann-desk", 2));
    }
}
