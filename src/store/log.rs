//! The histories of all writers, read as one.

use super::chain::{Break, Chain};
use super::error::{Error, Result};
use super::event::{Event, NewEvent};
use super::files::Files;
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

/// The folder of the histories.
pub const FOLDER: &str = "history";
const ENDING: &str = ".jsonl";

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
    /// The histories, by writer.
    pub chains: BTreeMap<String, Chain>,
}

/// The file of a writer's history below the desk.
#[must_use]
pub fn file_of(writer: &str) -> PathBuf {
    Path::new(FOLDER).join(format!("{writer}{ENDING}"))
}

impl Log {
    /// Reads what was added to any file since the last time; all of it at first, or where a file shrank.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn refresh(&mut self, files: &dyn Files) -> Result<()> {
        let entries = match files.list(Path::new(FOLDER)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(Error::io(&files.root().join(FOLDER), error)),
        };
        let writers: Vec<&str> = entries.iter().filter_map(|e| e.name.strip_suffix(ENDING)).collect();
        self.chains.retain(|writer, _| writers.contains(&writer.as_str()));
        for writer in writers {
            let path = file_of(writer);
            let failed = |error| Error::io(&files.root().join(&path), error);
            let chain = self.chains.entry(writer.to_owned()).or_insert_with(|| Chain::new(writer));
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
        let others = self.chains.values().filter(|c| c.writer != author.writer && !c.events.is_empty());
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

    /// All events in one order: what a line had seen comes before it, else the earlier time, then the writer.
    #[must_use]
    pub fn events(&self) -> Vec<&Event> {
        let chains: Vec<&Chain> = self.chains.values().collect();
        if let [chain] = chains.as_slice() {
            return chain.events.iter().collect();
        }
        let place = |(n, chain): (usize, &&Chain)| {
            chain.events.iter().enumerate().map(move |(at, e)| (e.hash.clone(), (n, at))).collect::<Vec<_>>()
        };
        let places: HashMap<String, (usize, usize)> = chains.iter().enumerate().flat_map(place).collect();
        let mut done = vec![0; chains.len()];
        let mut merged = Vec::new();
        let total: usize = chains.iter().map(|chain| chain.events.len()).sum();
        while merged.len() < total {
            let heads = chains.iter().enumerate().filter_map(|(n, c)| c.events.get(done[n]).map(|e| (n, e)));
            let waits = |event: &Event| {
                event.seen.values().any(|hash| places.get(hash).is_some_and(|(n, at)| done[*n] <= *at))
            };
            // Two broken histories can wait for each other: then time alone decides.
            let next = heads.min_by_key(|(_, event)| (waits(event), event.at, &event.writer));
            let Some((n, event)) = next else { break };
            merged.push(event);
            done[n] += 1;
        }
        merged
    }

    /// Every break: within a history, and where a line was seen by another writer and is gone.
    #[must_use]
    pub fn breaks(&self) -> Vec<Break> {
        let mut breaks: Vec<Break> = self.chains.values().flat_map(|chain| chain.breaks.clone()).collect();
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

    /// For each writer, how many lines at the end nothing else has seen: no other writer, and none of the hashes in
    /// `also`, which published records and signed checkpoints name.
    #[must_use]
    pub fn unwitnessed(&self, also: &HashSet<String>) -> BTreeMap<String, usize> {
        let seen: HashSet<&str> =
            self.all().flat_map(|event| event.seen.values()).chain(also).map(String::as_str).collect();
        let tail = |chain: &Chain| {
            let witnessed = chain.events.iter().rposition(|event| seen.contains(event.hash.as_str()));
            chain.events.len() - witnessed.map_or(0, |at| at + 1)
        };
        self.chains.values().map(|chain| (chain.writer.clone(), tail(chain))).collect()
    }

    /// Whether a writer's line with that number has that hash.
    #[must_use]
    pub fn holds(&self, writer: &str, seq: u64, hash: &str) -> bool {
        let at = usize::try_from(seq).unwrap_or(usize::MAX).checked_sub(1);
        let event = self.chains.get(writer).zip(at).and_then(|(chain, at)| chain.events.get(at));
        seq == 0 || event.is_some_and(|event| event.hash == hash && event.seq == seq)
    }

    fn all(&self) -> impl Iterator<Item = &Event> {
        self.chains.values().flat_map(|chain| &chain.events)
    }
}

#[cfg(test)]
mod tests {
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
        log.refresh(files).unwrap();
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
        assert_eq!(
            log.unwitnessed(&HashSet::new()),
            BTreeMap::from([("ann-desk".into(), 1), ("bob-desk".into(), 0)])
        );
    }

    #[test]
    fn two_that_had_not_seen_each_other_are_ordered_by_time() {
        let (files, mut ann) = (Memory::default(), Log::default());
        add(&files, &mut ann, &author("ann", 5), 2);
        let mut bob = Log::default();
        let new = NewEvent { event: "review.set".into(), data: json!({"n": 1}), ..NewEvent::default() };
        let (_, line) = bob.next(&author("bob", 1), None, new);
        files.append(&file_of("bob-desk"), line.as_bytes()).unwrap();
        bob.refresh(&files).unwrap();
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
        log.refresh(&files).unwrap();
        let breaks = log.breaks();
        assert_eq!((breaks.len(), breaks[0].writer.as_str(), breaks[0].line), (1, "ann-desk", 2));
    }
}
