//! One writer's history, and what is wrong with it.

use super::event::Event;
use super::hash::ZEROS;
use serde::Serialize;

/// A place where a history is not what was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Break {
    /// Whose file.
    pub writer: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: String,
}

/// One writer's lines.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    /// Whose file.
    pub writer: String,
    /// The events that could be read, in order; of a long history only those that its index does not know.
    pub events: Vec<Event>,
    /// How many events stand before those.
    pub before: usize,
    /// What is wrong.
    pub breaks: Vec<Break>,
    /// Bytes read so far; whole lines only.
    pub bytes: u64,
    /// Lines read so far.
    pub lines: usize,
    /// A last line without its end: a write that a crash cut off.
    pub torn: Option<Vec<u8>>,
    /// The hash and the number of the last event.
    last: Option<(String, u64)>,
}

impl Chain {
    /// An empty history.
    #[must_use]
    pub fn new(writer: &str) -> Self {
        Self { writer: writer.to_owned(), ..Self::default() }
    }

    /// A history whose beginning is known without its events: so many bytes, lines and events, up to the line with that
    /// hash and number.
    #[must_use]
    pub fn after(
        writer: &str,
        (bytes, lines, before): (u64, usize, usize),
        (head, seq): (&str, u64),
        breaks: Vec<Break>,
    ) -> Self {
        let last = (seq > 0).then(|| (head.to_owned(), seq));
        Self { writer: writer.to_owned(), before, breaks, bytes, lines, last, ..Self::default() }
    }

    /// The hash of the last line; zeros where there is none.
    #[must_use]
    pub fn head(&self) -> &str {
        self.last.as_ref().map_or(ZEROS, |(hash, _)| hash.as_str())
    }

    /// The number of the last event; 0 where there is none.
    #[must_use]
    pub fn seq(&self) -> u64 {
        self.last.as_ref().map_or(0, |(_, seq)| *seq)
    }

    /// How many events there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.before + self.events.len()
    }

    /// Reads what follows the lines that were read so far.
    pub fn extend(&mut self, bytes: &[u8]) {
        let whole = bytes.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        let (lines, rest) = bytes.split_at(whole);
        for line in lines.split_inclusive(|b| *b == b'\n') {
            let event = self.line(&line[..line.len() - 1]);
            self.events.extend(event);
        }
        self.bytes += whole as u64;
        self.torn = (!rest.is_empty()).then(|| rest.to_vec());
    }

    /// Reads the next line, without its end; what is wrong with it is remembered, and the event returned where it is
    /// one.
    pub(super) fn line(&mut self, line: &[u8]) -> Option<Event> {
        self.lines += 1;
        let read = std::str::from_utf8(line).map_err(|e| e.to_string()).and_then(Event::read);
        let (mut event, right) = match read {
            Ok(read) => read,
            Err(error) => {
                self.broken(format!("not an event: {error}"));
                return None;
            }
        };
        if !right {
            self.broken("its hash is not that of the line: the line was changed".to_owned());
        }
        if event.prev != self.head() {
            self.broken("it does not follow the line before: lines were dropped, moved or put in".to_owned());
        } else if event.seq != self.seq() + 1 {
            self.broken(format!("its number is {}, expected {}", event.seq, self.seq() + 1));
        }
        event.writer.clone_from(&self.writer);
        self.last = Some((event.hash.clone(), event.seq));
        Some(event)
    }

    fn broken(&mut self, message: String) {
        self.breaks.push(Break { writer: self.writer.clone(), line: self.lines, message });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn lines(n: u64) -> Vec<String> {
        let mut prev = ZEROS.to_owned();
        let mut lines = Vec::new();
        for seq in 1..=n {
            let event = Event {
                seq,
                prev,
                seen: BTreeMap::new(),
                at: "2026-11-25T10:00:00Z".parse().unwrap(),
                claimed: None,
                who: "ann".into(),
                event: "review.set".into(),
                article: None,
                version: None,
                claim: None,
                data: serde_json::json!({"n": seq}),
                hash: String::new(),
                writer: String::new(),
            };
            let (event, line) = event.seal();
            prev = event.hash;
            lines.push(line);
        }
        lines
    }

    fn breaks(lines: &[String]) -> Vec<usize> {
        let mut chain = Chain::new("ann");
        chain.extend(lines.concat().as_bytes());
        chain.breaks.iter().map(|b| b.line).collect()
    }

    #[test]
    fn a_whole_chain_has_no_break() {
        assert!(breaks(&lines(5)).is_empty());
        let all = lines(4).concat();
        let mut chain = Chain::new("ann");
        let (first, second) = all.split_at(lines(2).concat().len());
        chain.extend(first.as_bytes());
        chain.extend(second.as_bytes());
        assert_eq!((chain.seq(), chain.breaks.len(), chain.bytes), (4, 0, all.len() as u64));
    }

    #[test]
    fn changed_dropped_moved_and_inserted_lines_are_found_where_they_are() {
        let mut changed = lines(4);
        changed[1] = changed[1].replace("\"n\":2", "\"n\":9");
        assert_eq!(breaks(&changed), [2]);
        let mut dropped = lines(4);
        dropped.remove(1);
        assert_eq!(breaks(&dropped), [2]);
        let mut moved = lines(4);
        moved.swap(1, 2);
        assert_eq!(breaks(&moved), [2, 3, 4]);
        let mut inserted = lines(4);
        inserted.insert(2, lines(1)[0].clone());
        assert_eq!(breaks(&inserted), [3, 4]);
        let mut rewritten = lines(4);
        rewritten[3] = "{}\n".into();
        assert_eq!(breaks(&rewritten), [4]);
    }

    #[test]
    fn a_last_line_without_its_end_is_torn_and_no_event() {
        let mut chain = Chain::new("ann");
        let all = lines(2).concat();
        chain.extend(&all.as_bytes()[..all.len() - 9]);
        assert_eq!((chain.seq(), chain.breaks.len()), (1, 0));
        assert!(chain.torn.is_some());
    }
}
