//! A short quotation beside one that stands in the source word by word: `“Two weeks is nothing,” she said. “It is an insult.”`
//! What the source has right behind the first is what the second should be.

use super::align::{Change, verbatim};
use super::pieces::{Gap, Piece, pieces};
use super::words::{Word, Words};
use super::{ENOUGH, inside};
use crate::facts::{Fact, Kind};
use crate::reading::Reading;
use crate::text::Span;
use std::ops::Range;

/// How many tokens may stand between two quotations of one speaker, and how long the second may be.
const BETWEEN: usize = 14;
const LONGEST: usize = 25;

/// The source, the words there and the difference.
pub(super) fn goes_on(
    reading: &Reading<'_>,
    fact: &Fact,
    own: &[Piece],
    sources: &[Words],
) -> Option<(usize, Range<usize>, Change)> {
    let [only] = own else { return None };
    if !(3..=LONGEST).contains(&only.words.len()) {
        return None;
    }
    let quotes =
        || reading.facts.iter().filter(|other| other.kind() == Kind::Quote && other.span != fact.span);
    let before =
        quotes().filter(|other| other.span.end <= fact.span.start).max_by_key(|other| other.span.end);
    let behind =
        quotes().filter(|other| other.span.start >= fact.span.end).min_by_key(|other| other.span.start);
    let near = |a: Span, b: Span| {
        let tokens = reading.tokens.within(Span::new(a.end, b.start)).len();
        let same = !Span::new(a.end, b.start).of(reading.text).contains('\n');
        same && tokens <= BETWEEN
    };
    let before = before.filter(|other| near(other.span, fact.span));
    let behind = behind.filter(|other| near(fact.span, other.span));
    let follows = before.and_then(|other| {
        let (source, place) = anchor(reading, other, sources)?;
        let list = &sources.get(source)?.list;
        let end = closed(list, place.end, only.words.len())?;
        Some((source, place.end..end))
    });
    let leads = || {
        let (source, place) = anchor(reading, behind?, sources)?;
        let list = &sources.get(source)?.list;
        let start = opened(list, place.start, only.words.len())?;
        Some((source, start..place.start))
    };
    let (source, range) = follows.or_else(leads)?;
    let change = difference(&only.words, sources.get(source)?.list.get(range.clone())?)?;
    Some((source, range, change))
}

/// The one place of a quotation that stands word by word in one source.
fn anchor(reading: &Reading<'_>, quote: &Fact, sources: &[Words]) -> Option<(usize, Range<usize>)> {
    let pieces = pieces(&reading.tokens, inside(reading.text, quote.span));
    let whole = pieces.iter().all(|piece| piece.gap == Gap::Start);
    if !whole || pieces.iter().map(|piece| piece.words.len()).sum::<usize>() < ENOUGH {
        return None;
    }
    let mut places = sources
        .iter()
        .enumerate()
        .flat_map(|(i, source)| verbatim(&pieces, source).into_iter().map(move |range| (i, range)));
    places.next().filter(|_| places.next().is_none())
}

/// The end of the sentence that begins at `from`, where it is about as long as the quotation.
fn closed(list: &[Word], from: usize, length: usize) -> Option<usize> {
    let end = (from..list.len()).find(|&i| list.get(i).is_some_and(|word| word.closes))? + 1;
    (end - from).abs_diff(length).le(&1).then_some(end)
}

/// The start of the sentence that ends before `to`.
fn opened(list: &[Word], to: usize, length: usize) -> Option<usize> {
    let last = to.checked_sub(1)?;
    let closes = |i: usize| list.get(i).is_some_and(|word| word.closes);
    let start = (0..last).rev().find(|&i| closes(i)).map_or(0, |i| i + 1);
    (closes(last) && (to - start).abs_diff(length) <= 1).then_some(start)
}

/// What differs between the two, where at least half of the words stand at their ends.
fn difference(ours: &[Word], theirs: &[Word]) -> Option<Change> {
    let same = |(a, b): &(&Word, &Word)| a.key == b.key;
    let least = ours.len().min(theirs.len());
    let head = ours.iter().zip(theirs).take_while(same).count();
    let tail = ours.iter().rev().zip(theirs.iter().rev()).take_while(same).count().min(least - head);
    let middle = |list: &[Word]| list.get(head..list.len() - tail).map(<[Word]>::to_vec);
    let (quoted, source) = (middle(ours)?, middle(theirs)?);
    let alike = head >= 1 && (head + tail) * 2 >= ours.len() && !quoted.is_empty();
    alike.then(|| Change { quoted, source, after: head.checked_sub(1).and_then(|i| ours.get(i)).cloned() })
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const SOURCE: &str = "Ann Bell: “A fortnight in June is not much of a notice. It is a joke. I said so at the time.” Tom Roe: “We \
                          have heard you.”";

    #[test]
    fn what_goes_on_otherwise_than_in_the_source() {
        for article in [
            "“A fortnight in June is not much of a notice,” Ann Bell said. “It is an affront.”",
            "“It is an affront,” Ann Bell said. “I said so at the time.”",
        ] {
            assert_eq!(rules(article, SOURCE), [Rule::SourceQuote], "{article}");
        }
    }

    #[test]
    fn what_goes_on_as_in_the_source_or_elsewhere() {
        for article in [
            "“A fortnight in June is not much of a notice,” Ann Bell said. “It is a joke.”",
            "“A fortnight in June is not much of a notice,” Ann Bell said. “I said so at the time.”",
            "“A fortnight in June is not much of a notice,” Ann Bell said. Tom Roe replied: “We have heard you.”",
        ] {
            assert_eq!(rules(article, SOURCE), [], "{article}");
        }
    }
}
