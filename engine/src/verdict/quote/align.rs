//! Where a quotation stands in a source, and which of its words differ there.

use super::pieces::{Gap, Piece};
use super::words::{Word, Words};
use crate::text::HashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// A quotation, or the passage nearest to it, in one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index range of the source's words.
    pub range: Range<usize>,
    /// How it differs; empty for word by word the same.
    pub changes: Vec<Change>,
    /// Share of the quotation's words that stand there, in hundredths.
    pub share: usize,
}

/// One difference in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The quotation's words, by piece and index; empty where the source has words that the quotation lacks.
    pub quoted: Vec<Word>,
    /// The source's words; empty where the quotation has words that the source lacks.
    pub source: Vec<Word>,
    /// The quotation's word before the difference.
    pub after: Option<Word>,
}

/// How many words an ellipsis may leave out, and an insertion stand for.
const OMITTED: usize = 150;
const REPLACED: usize = 10;

/// All places where the pieces stand in order, word by word.
#[must_use]
pub fn verbatim(pieces: &[Piece], source: &Words) -> Vec<Range<usize>> {
    let Some(first) = pieces.first() else { return Vec::new() };
    let mut found = Vec::new();
    'starts: for start in starts(&first.words, source) {
        let mut end = start + first.words.len();
        for piece in pieces.get(1..).unwrap_or_default() {
            let reach = if piece.gap == Gap::Insertion { REPLACED } else { OMITTED };
            let next = starts(&piece.words, source).find(|at| *at >= end && *at <= end + reach);
            let Some(next) = next else { continue 'starts };
            end = next + piece.words.len();
        }
        found.push(start..end);
    }
    found
}

/// Indexes at which `words` stand one after the other.
fn starts<'s>(words: &'s [Word], source: &'s Words) -> impl Iterator<Item = usize> + 's {
    let key = words.first().map_or("", |word| word.key.as_str());
    source.places(key).iter().copied().filter(move |start| {
        let there = source.list.get(*start..*start + words.len());
        there.is_some_and(|there| there.iter().zip(words).all(|(a, b)| a.key == b.key))
    })
}

/// Hundredths of a quotation's words that the passage nearest to it must have.
const ENOUGH: usize = 60;

/// The passage that shares most words with the pieces, if it shares at least three in five.
#[must_use]
pub fn nearest(pieces: &[Piece], source: &Words) -> Option<Found> {
    let quoted: Vec<Word> = pieces.iter().flat_map(|piece| piece.words.iter().cloned()).collect();
    let length = quoted.len();
    let window = length + length / 3 + if pieces.len() > 1 { 30 } else { 2 };
    let mut best: Option<(usize, usize)> = None;
    let mut count: HashMap<&str, usize> = HashMap::default();
    for word in &quoted {
        *count.entry(&word.key).or_default() += 1;
    }
    for start in seeds(&quoted, source) {
        let end = (start + window).min(source.list.len());
        let there = source.list.get(start..end).unwrap_or_default();
        // No more can be shared in order than is shared at all.
        let most = shared_at_all(&count, there);
        if most * 100 / length.max(1) < ENOUGH || best.is_some_and(|(least, _)| most <= least) {
            continue;
        }
        let shared = shared_in_order(&quoted, there);
        if best.is_none_or(|(most, _)| shared > most) {
            best = Some((shared, start));
        }
    }
    let (shared, start) = best?;
    let share = shared * 100 / length.max(1);
    if share < ENOUGH {
        return None;
    }
    let end = (start + window).min(source.list.len());
    Some(describe(pieces, &quoted, source, start..end, share))
}

/// Where a passage may begin: places of the quotation's words, rare ones first, moved back to where it would begin.
fn seeds(quoted: &[Word], source: &Words) -> Vec<usize> {
    let mut seeds = Vec::new();
    for (i, word) in quoted.iter().enumerate() {
        let places = source.places(&word.key);
        if places.len() <= 60 {
            seeds.extend(places.iter().flat_map(|at| [at.saturating_sub(i), at.saturating_sub(i + 2)]));
        }
    }
    seeds.sort_unstable();
    seeds.dedup();
    seeds.truncate(2_000);
    seeds
}

/// How many of the words that are counted stand there, each as often as it is counted at most.
fn shared_at_all(count: &HashMap<&str, usize>, there: &[Word]) -> usize {
    let mut left = count.clone();
    let takes = |word: &&Word| match left.get_mut(word.key.as_str()) {
        Some(n) if *n > 0 => {
            *n -= 1;
            true
        }
        _ => false,
    };
    there.iter().filter(takes).count()
}

fn keys(words: &[Word]) -> Vec<&str> {
    words.iter().map(|word| word.key.as_str()).collect()
}

fn shared_in_order(quoted: &[Word], there: &[Word]) -> usize {
    let ops = capture_diff_slices(Algorithm::Myers, &keys(quoted), &keys(there));
    ops.iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).sum()
}

fn describe(pieces: &[Piece], quoted: &[Word], source: &Words, range: Range<usize>, share: usize) -> Found {
    let there = source.list.get(range.clone()).unwrap_or_default();
    let ops = capture_diff_slices(Algorithm::Myers, &keys(quoted), &keys(there));
    let equal = |op: &&DiffOp| matches!(op, DiffOp::Equal { .. });
    let first = ops.iter().find(equal).map_or(0, |op| op.new_range().start);
    let last = ops.iter().rev().find(equal).map_or(there.len(), |op| op.new_range().end);
    let breaks = piece_breaks(pieces);
    let mut changes = Vec::new();
    for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        let (old, new) = (op.old_range(), op.new_range());
        let mut inner = new.start.max(first)..new.end.min(last);
        // The first or the last word is another: the source's stands beside what is the same, in the same sentence.
        let open = |i: usize| there.get(i).is_some_and(|word| !word.closes);
        if old.len() == 1 && old.end == quoted.len() && last > 0 && open(last - 1) && last < there.len() {
            inner = last..last + 1;
        } else if old.len() == 1 && old.start == 0 && first > 0 && open(first - 1) {
            inner = first - 1..first;
        }
        let here = there.get(inner.clone()).filter(|_| inner.start < inner.end).unwrap_or_default();
        let mine = quoted.get(old.clone()).unwrap_or_default();
        let marked = mine.is_empty() && breaks.contains(&old.start);
        if !(marked || mine.is_empty() && here.is_empty()) {
            let after = old.start.checked_sub(1).and_then(|i| quoted.get(i)).cloned();
            changes.push(Change { quoted: mine.to_vec(), source: here.to_vec(), after });
        }
    }
    Found { range: range.start + first..range.start + last, changes, share }
}

/// Indexes in the joined words at which a piece begins behind a marked gap.
fn piece_breaks(pieces: &[Piece]) -> Vec<usize> {
    let mut at = 0;
    let mut breaks = Vec::new();
    for piece in pieces {
        if piece.gap != Gap::Start {
            breaks.push(at);
        }
        at += piece.words.len();
    }
    breaks
}
