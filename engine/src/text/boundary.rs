//! Where sentences end inside a block.

use super::Span;
use super::abbreviation::{Abbreviation, abbreviation, begins_sentences};
use super::block::item_marker;

/// The sentences of the block at `span`, white space around them left out.
pub(super) fn split(text: &str, span: Span, found: &mut impl FnMut(Span)) {
    let block = span.of(text);
    let mut from = 0;
    while let Some(cut) = next_marker(block, from) {
        split_item(block, from, cut, span.start, found);
        from = cut;
    }
    split_item(block, from, block.len(), span.start, found);
}

/// The sentences of `from..to` of the block; a list marker at its start is no sentence.
fn split_item(block: &str, from: usize, to: usize, offset: usize, found: &mut impl FnMut(Span)) {
    let item = block.get(from..to).unwrap_or_default();
    let mut at = item_marker(item).unwrap_or(0);
    let mut start = 0;
    while let Some(stop) = next_stop(item, at) {
        let run = Run::read(item, stop);
        at = run.end.max(stop + 1);
        if run.ends_sentence(item, start) {
            give(item, start, run.end, offset + from, found);
            start = run.end;
        }
    }
    give(item, start, item.len(), offset + from, found);
}

fn give(block: &str, from: usize, to: usize, offset: usize, found: &mut impl FnMut(Span)) {
    let words = block.get(from..to).unwrap_or_default();
    let start = from + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    if end > start {
        found(Span::new(offset + start, offset + end));
    }
}

/// First byte at or after `at` of a character that may end a sentence.
fn next_stop(block: &str, at: usize) -> Option<usize> {
    let bytes = block.as_bytes();
    let mut i = at;
    loop {
        let rest = bytes.get(i..)?;
        i += rest.iter().position(|byte| matches!(byte, b'.' | b'!' | b'?' | 0x80..))?;
        let c = block.get(i..).and_then(|rest| rest.chars().next())?;
        if is_stop(c) {
            return Some(i);
        }
        i += c.len_utf8();
    }
}

const fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?') || is_wide_stop(c)
}

/// Full stops of scripts without capitals, and the ellipsis.
const fn is_wide_stop(c: char) -> bool {
    matches!(c, '…' | '。' | '！' | '？' | '។' | '៕' | '।' | '॥' | '؟' | '۔' | '։' | '።')
}

const fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '”' | '’' | '\'' | '»' | '›' | '“' | '‘' | ')' | ']' | '}' | '*' | '_' | '」' | '』' | '）'
    )
}

const fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '‘'
            | '\''
            | '„'
            | '«'
            | '‹'
            | '»'
            | '('
            | '['
            | '{'
            | '*'
            | '_'
            | '¿'
            | '¡'
            | '—'
            | '–'
            | '-'
    )
}

/// A run of stops with the quotes and brackets that close after it.
struct Run {
    start: usize,
    end: usize,
    dots: usize,
    marks: bool,
    wide: bool,
    closers: bool,
    bracketed: bool,
}

impl Run {
    fn read(block: &str, start: usize) -> Self {
        let mut run = Self {
            start,
            end: start,
            dots: 0,
            marks: false,
            wide: false,
            closers: false,
            bracketed: block.get(..start).is_some_and(|before| before.ends_with('[')),
        };
        let mut chars = block.get(start..).unwrap_or_default().char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let end = start + at + c.len_utf8();
            if is_stop(c) && !run.closers {
                run.dots += if c == '…' { 3 } else { usize::from(c == '.') };
                run.marks |= matches!(c, '!' | '?' | '！' | '？' | '؟');
                run.wide |= is_wide_stop(c) && c != '…';
            } else if is_closer(c) {
                run.closers = true;
            } else if c == ' ' && !run.closers && matches!(chars.peek(), Some((_, '.'))) {
                continue;
            } else {
                break;
            }
            run.end = end;
        }
        run
    }

    fn ends_sentence(&self, block: &str, from: usize) -> bool {
        let rest = block.get(self.end..).unwrap_or_default();
        let next = rest.trim_start();
        if next.is_empty() {
            return false;
        }
        if self.wide {
            return true;
        }
        if next.len() == rest.len() || self.bracketed {
            return false;
        }
        let Some(word) = Next::read(next) else { return false };
        let before = block.get(from..self.start).unwrap_or_default();
        if self.dots >= 3 {
            let nothing_before = !before.chars().any(char::is_alphanumeric);
            return word.capital && !nothing_before && (self.dots >= 4 || word.lower != "i");
        }
        if self.marks {
            return word.capital && !(self.closers && word.is_attribution(next));
        }
        if self.closers && !block.get(self.start + 1..self.end).is_some_and(|c| c.starts_with([')', ']'])) {
            return word.capital;
        }
        word.capital && stop_ends(before, &word, next)
    }
}

/// The word after a stop.
struct Next {
    lower: String,
    /// It can begin a sentence: a capital, a digit, a letter of a script without capitals.
    capital: bool,
    digit: bool,
}

impl Next {
    fn read(next: &str) -> Option<Self> {
        let bare = next.trim_start_matches(|c: char| is_opener(c) || is_wide_stop(c) || c == '.' || c == ' ');
        let word = bare.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’')).next()?;
        let first = bare.chars().next()?;
        let second = word.chars().nth(1);
        let brand = first.is_lowercase() && second.is_some_and(char::is_uppercase);
        let symbol = matches!(first, '$' | '£' | '€' | '#' | '@' | '¥') || first.is_numeric();
        Some(Self {
            lower: word.to_lowercase(),
            capital: !first.is_lowercase() && (first.is_alphabetic() || symbol) || brand,
            digit: first.is_numeric(),
        })
    }

    /// `"Why?" Smith asked`: one to three capitalised words, then a verb of saying.
    fn is_attribution(&self, next: &str) -> bool {
        let mut words = next.split_whitespace();
        let mut names = 0;
        while let Some(word) = words.next() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            if bare.starts_with(char::is_uppercase) && names < 3 && !word.ends_with([',', '.', '!', '?']) {
                names += 1;
            } else {
                return (1..=3).contains(&names)
                    && SAYING.contains(&bare)
                    && words.next().is_none_or(|w| w != "nothing");
            }
        }
        false
    }
}

#[rustfmt::skip]
const SAYING: &[&str] = &[
    "said", "asked", "says", "asks", "wrote", "told", "added", "shouted", "replied", "cried", "yelled",
    "exclaimed", "wondered", "demanded", "answered", "recalled", "whispered", "tweeted", "posted",
];

/// True if a single full stop after `before`, with a capital after it, ends the sentence.
fn stop_ends(before: &str, next: &Next, rest: &str) -> bool {
    let Some(word) = before.split_whitespace().next_back() else { return false };
    let word = word.trim_start_matches(|c: char| is_opener(c) || c == '/');
    let first_word = before.trim().len() == word.len();
    if word.is_empty() {
        return true;
    }
    let marker = first_word && (word.bytes().all(|b| b.is_ascii_digit()) && word.len() <= 3);
    if marker {
        return false;
    }
    let mut chars = word.chars();
    if let (Some(letter), None) = (chars.next().filter(|c| c.is_alphabetic()), chars.next()) {
        return initial_ends(before, word, letter, next, first_word);
    }
    let lower = word.to_lowercase();
    let tail = lower.rsplit(['-', '/', '(']).next().unwrap_or(&lower);
    let starter = begins_sentences(&next.lower) && !rest.starts_with(|c: char| c.is_numeric());
    match abbreviation(tail).or_else(|| abbreviation(&lower)) {
        None => true,
        Some(Abbreviation::Title | Abbreviation::Never) => false,
        Some(Abbreviation::Number) => {
            let plain_word =
                word == tail && matches!(tail, "no" | "nos" | "art" | "ed" | "mar" | "l" | "ex" | "est");
            !next.digit && (plain_word || starter)
        }
        Some(Abbreviation::Hour) => {
            let opening = before.split_whitespace().take(4).count() <= 3;
            !opening && !NOT_AFTER_HOUR.contains(&next.lower.as_str())
        }
        Some(Abbreviation::Either) => starter || next.lower == "i" || (is_unit(tail) && !next.digit),
    }
}

/// Words in capitals that go on after `a.m.`: days, zones, months.
#[rustfmt::skip]
const NOT_AFTER_HOUR: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "est", "edt", "gmt",
    "pst", "pdt", "cet", "bst", "et", "pt", "ct", "utc", "eastern", "pacific", "central", "mountain",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
];

/// Measures are followed by no name.
fn is_unit(tail: &str) -> bool {
    matches!(
        tail,
        "mph" | "lb" | "lbs" | "oz" | "hrs" | "hr" | "mins" | "min" | "bn" | "mn" | "tn" | "mln" | "bln"
    )
}

/// `E.` in `Jonas E. Smith` goes on; `you and I.` and `plan B.` may end.
fn initial_ends(before: &str, word: &str, letter: char, next: &Next, first_word: bool) -> bool {
    if first_word || !letter.is_uppercase() {
        return !first_word && letter.is_lowercase() && begins_sentences(&next.lower);
    }
    let head = before.trim_end().strip_suffix(word).unwrap_or(before);
    let previous = head.split_whitespace().next_back().unwrap_or_default();
    let named = previous.starts_with(char::is_uppercase) || previous.ends_with('.');
    if letter == 'I' && !named {
        return true;
    }
    begins_sentences(&next.lower)
}

/// A marker of a numbered list: its number, or its letter.
#[derive(PartialEq, Eq)]
enum Marker {
    Number(u32),
    Letter(u8),
}

impl Marker {
    fn of(words: &str) -> Option<Self> {
        let bare = words.trim_start_matches(['•', '⁃', '(', ' ']);
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=3).contains(&digits) {
            return bare.get(..digits)?.parse().ok().map(Self::Number);
        }
        bare.bytes().next().filter(u8::is_ascii_lowercase).map(Self::Letter)
    }
}

/// Where the item begins that follows the item at `from` in the same list, if it stands in the same block.
fn next_marker(block: &str, from: usize) -> Option<usize> {
    let item = block.get(from..)?;
    let first = item_marker(item)?;
    let wanted = match Marker::of(item)? {
        Marker::Number(n) => Marker::Number(n.checked_add(1)?),
        Marker::Letter(l) => Marker::Letter(l.checked_add(1)?),
    };
    let mut at = first;
    while let Some(space) = item.get(at..)?.find(' ') {
        at += space + 1;
        let rest = item.get(at..)?;
        let follows = item_marker(rest).is_some_and(|n| rest.get(n..).is_some_and(starts_item));
        if follows && Marker::of(rest).is_some_and(|m| m == wanted) {
            return Some(from + at);
        }
    }
    None
}

fn starts_item(words: &str) -> bool {
    words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}
