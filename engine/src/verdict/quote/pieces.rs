//! A quotation in its literal pieces: what stands between marked ellipses and bracketed insertions.

use super::words::{Word, words_in};
use crate::text::{Span, TokenKind, Tokens};

/// What may stand in the source between one piece and the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing is left out: the piece opens the quotation.
    Start,
    /// An ellipsis: any words, as long as they change no sense.
    Ellipsis,
    /// A bracketed insertion: it stands for some words of the source, or for none.
    Insertion,
}

/// Words that must stand in the source one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What may stand before it.
    pub gap: Gap,
    /// Its words; in `[D]espite` the bracket is taken for a changed capital.
    pub words: Vec<Word>,
}

/// The pieces of the quotation whose words stand at `span`, without its marks.
#[must_use]
pub fn pieces(tokens: &Tokens<'_>, span: Span) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut gap = Gap::Start;
    let mut start = span.start;
    let range = tokens.within(span);
    let mut i = range.start;
    while i < range.end {
        let next = if let Some(end) = ellipsis(tokens, i, range.end) {
            Some((Gap::Ellipsis, end))
        } else if tokens.is_sign(i, '[') && !changed_capital(tokens, i) {
            closing(tokens, i, range.end).map(|end| {
                let marks_omission = (i + 1..end).all(|k| tokens.kind(k) == Some(TokenKind::Sign));
                (if marks_omission { Gap::Ellipsis } else { Gap::Insertion }, end)
            })
        } else {
            None
        };
        let Some((kind, last)) = next else {
            i += 1;
            continue;
        };
        let from = tokens.get(i).map_or(span.end, |t| t.span.start);
        push(tokens, Span::new(start, from), gap, &mut pieces);
        gap = kind;
        start = tokens.get(last).map_or(span.end, |t| t.span.end);
        i = last + 1;
    }
    push(tokens, Span::new(start, span.end), gap, &mut pieces);
    pieces
}

fn push(tokens: &Tokens<'_>, span: Span, gap: Gap, pieces: &mut Vec<Piece>) {
    let mut words = words_in(tokens, span);
    join_capitals(tokens, &mut words);
    if !words.is_empty() {
        pieces.push(Piece { gap, words });
    }
}

/// `[D]espite`: the one letter in the bracket and the letters behind it are one word.
fn join_capitals(tokens: &Tokens<'_>, words: &mut Vec<Word>) {
    let mut i = 0;
    while i + 1 < words.len() {
        let (Some(a), Some(b)) = (words.get(i), words.get(i + 1)) else { break };
        let between = Span::new(a.span.end, b.span.start).of(tokens.text());
        if between == "]" && a.span.of(tokens.text()).chars().count() == 1 {
            let joined = words_in(tokens, b.span).pop().map(|w| w.key).unwrap_or_default();
            let key = format!("{}{}", a.key, joined);
            let span = a.span.join(b.span);
            words.remove(i + 1);
            if let Some(word) = words.get_mut(i) {
                *word = Word { key, span, closes: word.closes };
            }
        }
        i += 1;
    }
}

/// Index of the last token of an ellipsis that starts at `i`: `…`, `...`, `. . .`.
fn ellipsis(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<usize> {
    if tokens.is_sign(i, '…') {
        return Some(i);
    }
    let dots = (i..end).take_while(|k| tokens.is_sign(*k, '.')).count();
    (dots >= 3).then(|| i + dots - 1)
}

/// `[D]espite` changes a capital; `[the company]` stands for other words.
fn changed_capital(tokens: &Tokens<'_>, i: usize) -> bool {
    let one = tokens.word(i + 1).chars().count() == 1 && tokens.kind(i + 1) == Some(TokenKind::Word);
    one && tokens.is_sign(i + 2, ']') && tokens.glued(i + 2) && tokens.kind(i + 3) == Some(TokenKind::Word)
}

fn closing(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<usize> {
    (i + 1..end).find(|k| tokens.is_sign(*k, ']'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Gap, String)> {
        let join = |p: &Piece| p.words.iter().map(|w| w.key.clone()).collect::<Vec<_>>().join(" ");
        pieces(&Tokens::new(text), Span::new(0, text.len())).iter().map(|p| (p.gap, join(p))).collect()
    }

    #[test]
    fn ellipses_part_pieces() {
        let parts = [(Gap::Start, "we wrote".to_owned()), (Gap::Ellipsis, "and waited".to_owned())];
        assert_eq!(read("We wrote … and waited"), parts);
        assert_eq!(read("We wrote ... and waited"), parts);
        assert_eq!(read("We wrote […] and waited"), parts);
    }

    #[test]
    fn a_changed_capital_is_no_insertion() {
        assert_eq!(read("[D]espite the rain"), [(Gap::Start, "despite the rain".to_owned())]);
        assert_eq!(read("[The company] knew of it"), [(Gap::Insertion, "knew of it".to_owned())]);
    }
}
