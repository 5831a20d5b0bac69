//! Blocks of a text: paragraphs, headings, rows, list items. Lines of hard-wrapped prose are joined.

use super::sentence::Block;
use super::{Span, turn};
use crate::notice::form::{begins, is_label};

/// A block, white space around it left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub span: Span,
    pub block: Block,
}

/// A line without the white space around it, and what its own form says.
#[derive(Clone, Copy, Debug)]
struct Line<'t> {
    span: Span,
    words: &'t str,
    form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Text,
    Row,
    Item,
    Turn,
    Head,
}

/// No hard-wrapped text has longer lines, in characters.
const WIDEST_WRAP: usize = 140;
/// From this width on, a line without end punctuation is likelier wrapped than short, in characters.
const NARROWEST_PROSE: usize = 60;
/// No heading is longer, in characters and words.
const LONGEST_HEADING: (usize, usize) = (120, 18);

/// The blocks of `text`, in order.
pub(super) fn blocks(text: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if words.is_empty() {
            paragraph(&lines, &mut found);
            lines.clear();
        } else {
            let first = start + (line.len() - line.trim_start().len());
            lines.push(Line { span: Span::new(first, first + words.len()), words, form: form(words) });
        }
        start += line.len();
    }
    paragraph(&lines, &mut found);
    mark_headings(text, &mut found);
    mark_notices(text, &mut found);
    found
}

fn form(words: &str) -> Form {
    if is_row(words) {
        Form::Row
    } else if words.starts_with('#') {
        Form::Head
    } else if item_marker(words).is_some() {
        Form::Item
    } else if turn::speaker(words).is_some() {
        Form::Turn
    } else {
        Form::Text
    }
}

/// Cells parted by a bar or a tab, or a label with cells parted by semicolons: `Beach: 2023; 2024`.
fn is_row(words: &str) -> bool {
    if words.contains('|') && words.contains(" | ")
        || words.contains('\t')
        || (words.starts_with('|') && words.ends_with('|'))
    {
        return true;
    }
    if !words.contains(';') {
        return false;
    }
    let Some((label, cells)) = words.split_once(": ") else { return false };
    label.len() <= 60
        && !label.contains(['.', ';'])
        && cells.contains("; ")
        && cells.split("; ").all(|cell| cell.len() <= 32 && !cell.trim_end().ends_with(['.', '?', '!']))
}

/// Length in bytes of a list marker with the space after it.
pub(super) fn item_marker(words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    if matches!(first, '•' | '‣' | '◦' | '▪' | '●' | '⁃' | '*' | '-' | '–' | '·' | '■' | '➤')
    {
        let rest = words.get(first.len_utf8()..)?;
        let glued = matches!(first, '•' | '⁃' | '●' | '▪');
        let space = rest.len() - rest.trim_start().len();
        let bullet = first.len_utf8() + space;
        let numbered = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let inner = words.get(bullet..).filter(|_| numbered).and_then(item_marker).unwrap_or(0);
        return (space > 0 || glued).then_some(bullet + inner).filter(|n| *n < words.len());
    }
    let open = usize::from(first == '(');
    let body = words.get(open..)?;
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let label = match digits {
        0 => usize::from(body.as_bytes().first().is_some_and(u8::is_ascii_lowercase)),
        1..=3 => digits,
        _ => return None,
    };
    let after = body.get(label..)?;
    let close = if after.starts_with(".)") { 2 } else { usize::from(after.starts_with([')', '.'])) };
    if label == 0 || close == 0 || (open == 1 && !after.starts_with(')')) {
        return None;
    }
    let rest = after.get(close..)?;
    let space = rest.len() - rest.trim_start().len();
    let letter_item =
        digits > 0 || rest.trim_start().starts_with(char::is_uppercase) || after.starts_with(')');
    (space > 0 && letter_item && !rest.trim_start().is_empty()).then_some(open + label + close + space)
}

/// Adds the blocks of the lines between two blank lines.
fn paragraph(lines: &[Line<'_>], found: &mut Vec<Piece>) {
    let Some(last) = lines.last() else { return };
    let widths = |line: &Line<'_>| line.words.chars().count();
    let width = lines.iter().filter(|l| l.form != Form::Row).map(widths).max().unwrap_or(0);
    let closed = ends_sentence(last.words);
    let fits = |i: usize| match (lines.get(i), lines.get(i + 1)) {
        (Some(a), Some(b)) => widths(a) + 1 + first_word(b.words) > width,
        _ => true,
    };
    let goes_on = |i: usize| {
        let (Some(a), Some(b)) = (lines.get(i), lines.get(i + 1)) else { return false };
        b.form == Form::Text && !ends_sentence(a.words) && starts_lower(b.words)
    };
    let pairs = 0..lines.len() - 1;
    let lower = pairs.clone().any(goes_on);
    let all_fit = pairs.clone().all(fits);
    let wrapped = width <= WIDEST_WRAP && closed && (lower || (width >= NARROWEST_PROSE && all_fit));
    let mut from = 0;
    for i in pairs {
        let (Some(a), Some(b)) = (lines.get(i), lines.get(i + 1)) else { continue };
        let textual = b.form == Form::Text && !matches!(a.form, Form::Row | Form::Head);
        let joined = if goes_on(i) { closed || (width >= 40 && fits(i)) } else { wrapped && fits(i) };
        if !(textual && joined) || (is_pair(a.words) && is_pair(b.words)) {
            push(lines, from, i, found);
            from = i + 1;
        }
    }
    push(lines, from, lines.len() - 1, found);
}

fn push(lines: &[Line<'_>], first: usize, last: usize, found: &mut Vec<Piece>) {
    let (Some(a), Some(b)) = (lines.get(first), lines.get(last)) else { return };
    let block = match a.form {
        Form::Row => Block::Row,
        Form::Item => Block::Item,
        Form::Head => Block::Heading,
        Form::Text | Form::Turn => Block::Prose,
    };
    found.push(Piece { span: a.span.join(b.span), block });
}

/// `Label: value` on a line of its own.
fn is_pair(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(label, _)| label.len() <= 50 && !label.contains(['.', ',']))
}

fn first_word(words: &str) -> usize {
    words.split_whitespace().next().map_or(0, |w| w.chars().count())
}

fn starts_lower(words: &str) -> bool {
    words.trim_start_matches(['(', '"', '“', '‘', '\'', '—', '–']).starts_with(char::is_lowercase)
}

/// True if the line closes with a full stop or its like, quotes and brackets after it left out.
pub(crate) fn ends_sentence(words: &str) -> bool {
    let bare = words.trim_end_matches(['"', '”', '’', '\'', '»', '“', ')', ']', '*', '_', ' ']);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '។', '।', '؟'])
}

/// A short line without end punctuation that something follows is a heading.
fn mark_headings(text: &str, pieces: &mut [Piece]) {
    let count = pieces.len();
    for (i, piece) in pieces.iter_mut().enumerate() {
        if piece.block == Block::Prose && i + 1 < count && is_heading(piece.span.of(text)) {
            piece.block = Block::Heading;
        }
    }
}

fn is_heading(words: &str) -> bool {
    let (chars, count) = LONGEST_HEADING;
    let value = || words.split_once(": ").map(|(_, value)| value);
    let is_value = |v: &str| v.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '£' | '€'));
    words.len() <= chars * 3
        && !words.contains('\n')
        && words.chars().take(chars + 1).count() <= chars
        && words.split_whitespace().count() <= count
        && !ends_sentence(words)
        && !words.ends_with([',', ';'])
        && !starts_lower(words)
        && words.chars().any(char::is_alphabetic)
        && !value().is_some_and(is_value)
        && turn::speaker(words).is_none_or(|_| words.ends_with(':'))
}

/// Notices, and what stands under a heading that is nothing but their label.
fn mark_notices(text: &str, pieces: &mut [Piece]) {
    let mut under = false;
    for piece in pieces {
        let words = piece.span.of(text);
        match piece.block {
            Block::Row => under = false,
            Block::Heading => {
                under = is_label(words);
                if under || begins(words) {
                    piece.block = Block::Notice;
                }
            }
            Block::Prose | Block::Item | Block::Notice => {
                let items = under && piece.block == Block::Item;
                let labelled = begins(words);
                if labelled || under {
                    piece.block = Block::Notice;
                }
                under = items || (labelled && words.ends_with(':'));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(&str, Block)> {
        blocks(text).iter().map(|p| (p.span.of(text), p.block)).collect()
    }

    #[test]
    fn rows_and_pairs_end_at_the_line() {
        let found = kinds("Fares (2022; 2023)\nAdult: 410; 455\nChild: 205; 230\nDogs | free | free\nA\tB\n");
        let expected = [Block::Heading, Block::Row, Block::Row, Block::Row, Block::Row];
        assert_eq!(found.iter().map(|f| f.1).collect::<Vec<_>>(), expected);
        let pairs = kinds(
            "Deficit: loss of £2.8 million in the year before last and this\nof which gas: £6.1 million\n",
        );
        assert_eq!(pairs.len(), 2);
    }

    #[test]
    fn wrapped_prose_is_one_block_and_short_lines_are_not() {
        let wrapped = "The ferry that used to cross the sound twice a day will now\nleave four times, the board of the new harbour at the old\nNorth Sound said.";
        assert_eq!(kinds(wrapped).len(), 1);
        assert_eq!(kinds("opening hours\nferry tickets\nmaps, leaflets\n").len(), 3);
        assert_eq!(kinds("The tide\nwas out.").len(), 1);
    }

    #[test]
    fn a_heading_needs_something_below_it() {
        let found = kinds("Ferry board raises fares\n\nFares will rise in May.\n\nNo full stop here");
        let expected = [Block::Heading, Block::Prose, Block::Prose];
        assert_eq!(found.iter().map(|f| f.1).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn items_and_their_markers() {
        assert_eq!(item_marker("- one"), Some(2));
        assert_eq!(item_marker("12. Twelve"), Some(4));
        assert_eq!(item_marker("(a) first"), Some(4));
        assert_eq!(item_marker("1.) first"), Some(4));
        for text in ["2013 was dry", "a dry year", "-5C at night", "3.5 per cent", "", "1.", "(see below) it"]
        {
            assert_eq!(item_marker(text), None, "{text}");
        }
    }

    #[test]
    fn a_label_alone_makes_what_follows_a_notice() {
        let found = kinds(
            "It rained.\n\nCorrections\n\n- The lake is in Perth.\n- The bus is red.\n\nWeather\n\nSun.",
        );
        let expected =
            [Block::Prose, Block::Notice, Block::Notice, Block::Notice, Block::Heading, Block::Prose];
        assert_eq!(found.iter().map(|f| f.1).collect::<Vec<_>>(), expected);
    }
}
