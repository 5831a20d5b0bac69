//! A sentence in units: words, names and figures without their typography, ready to be compared.

use super::contrast;
use super::figure::figure;
use crate::facts::spelled::MONTHS;
use crate::text::{Span, TokenKind, Tokens};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    /// Digits, number words, a time of day.
    Figure,
    /// A month or weekday.
    Calendar,
    /// A unit of measure or a currency.
    Measure,
    /// A word with a capital that is no first word of a sentence.
    Name,
    /// A title before a name, or a role.
    Role,
    /// `not`, `never`, `no`, `without`.
    Negation,
    /// Articles, prepositions, pronouns and the like.
    Small,
    /// Any other word.
    Word,
}

/// A word, name or figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Where it stands.
    pub span: Span,
    /// Its words without typography; one key for all spellings of a figure.
    pub key: String,
    /// What it is.
    pub class: Class,
}

/// The units of `range`; signs are left out.
pub(crate) fn units(tokens: &Tokens<'_>, range: Range<usize>) -> Vec<Unit> {
    let mut found = Vec::with_capacity(range.len());
    let mut i = range.start;
    while i < range.end {
        i += unit(tokens, i, &range, &mut found).max(1);
    }
    found
}

/// Adds the unit at token `i`, if there is one; gives the number of tokens taken.
fn unit(tokens: &Tokens<'_>, i: usize, range: &Range<usize>, found: &mut Vec<Unit>) -> usize {
    let mut push = |length: usize, key: String, class: Class| {
        found.push(Unit { span: tokens.span(i, i + length - 1), key, class });
        length
    };
    if let Some(found) = figure(tokens, i, range.end) {
        return push(found.length, found.key, Class::Figure);
    }
    if let Some((length, key)) = measure(tokens, i, range.end) {
        return push(length, key, Class::Measure);
    }
    if tokens.kind(i) != Some(TokenKind::Word) {
        return 1;
    }
    if let Some(length) = contraction(tokens, i, range.end) {
        return match length {
            (length, true) => push(length, "not".into(), Class::Negation),
            (length, false) => length,
        };
    }
    if let Some(length) = initials(tokens, i, range.end) {
        let key: String =
            (i..i + length).filter(|&j| !tokens.is_sign(j, '.')).map(|j| tokens.lower(j)).collect();
        return push(length, key, Class::Name);
    }
    if let Some(key) = calendar(tokens, i, range) {
        return push(1, key.into(), Class::Calendar);
    }
    let word: String = tokens.word(i).nfc().filter(|c| *c != '\u{ad}').collect();
    let key = word.to_lowercase();
    let class = class(tokens, i, range, &word, &key);
    push(1, key, class)
}

fn class(tokens: &Tokens<'_>, i: usize, range: &Range<usize>, word: &str, key: &str) -> Class {
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    if contrast::is_negation(key) {
        return Class::Negation;
    }
    if contrast::is_small(key) && (!capital || begins(tokens, i) || key.len() == 1) {
        return Class::Small;
    }
    if contrast::is_role(key) {
        return Class::Role;
    }
    let first = begins(tokens, i);
    let next_capital =
        || i + 1 < range.end && tokens.word(i + 1).chars().next().is_some_and(char::is_uppercase);
    let shouted = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    if capital && (!first || next_capital() || shouted) { Class::Name } else { Class::Word }
}

/// True if the token is the first of a sentence, as far as the signs before it say.
fn begins(tokens: &Tokens<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return true };
    // `… “a coward.” The words …`: the quotation took the stop with it.
    let closed = matches!(tokens.word(before), "”" | "\"")
        && before.checked_sub(1).is_some_and(|stop| matches!(tokens.word(stop), "." | "!" | "?"));
    tokens.gap(before).contains('\n')
        || matches!(tokens.word(before), "." | "!" | "?" | ":" | "•")
        || closed
        || opens_quote(tokens, before)
}

fn opens_quote(tokens: &Tokens<'_>, i: usize) -> bool {
    matches!(tokens.word(i), "“" | "\"" | "‘" | "«" | "„") && tokens.glued(i)
}

/// `n’t` (true) or the `’s`, `’re`, `’ll` of a word (false), with the number of tokens of the pair.
fn contraction(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<(usize, bool)> {
    let quote = |at: usize| matches!(tokens.word(at), "'" | "’");
    if i + 2 < end && tokens.lower(i).ends_with('n') && quote(i + 1) && tokens.lower(i + 2) == "t" {
        return Some((3, true));
    }
    let tail = matches!(tokens.lower(i), "s" | "re" | "ll" | "ve" | "d" | "m");
    (tail && i > 0 && quote(i - 1) && tokens.glued(i - 1)).then_some((1, false))
}

/// `U.S.`, `J. R.`: single capitals with points.
fn initials(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<usize> {
    let letter = |at: usize| {
        let word = tokens.word(at);
        at < end
            && word.chars().count() == 1
            && word.chars().all(char::is_uppercase)
            && tokens.is_sign(at + 1, '.')
            && tokens.glued(at)
    };
    let mut next = i;
    while letter(next) && next + 1 < end {
        next += 2;
    }
    (next > i).then_some(next - i)
}

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The full name of the month or weekday at token `i`; `May` and `March` only where they cannot be verbs.
fn calendar(tokens: &Tokens<'_>, i: usize, range: &Range<usize>) -> Option<&'static str> {
    let word = tokens.word(i);
    if !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let lower = tokens.lower(i);
    let full = MONTHS.iter().chain(&DAYS).copied().find(|name| *name == lower);
    let short = || {
        let stem = if lower == "sept" { "sep" } else { lower };
        (stem.len() == 3).then(|| MONTHS.iter().copied().find(|name| name.starts_with(stem))).flatten()
    };
    let name = full.or_else(short)?;
    let number = |at: usize| range.contains(&at) && tokens.kind(at) == Some(TokenKind::Digits);
    let near = number(i + 1) || i > 0 && number(i - 1) || tokens.is_sign(i + 1, '.') && number(i + 2);
    let sure = near || full.is_some() && !(i == range.start && matches!(lower, "may" | "march"));
    sure.then_some(name)
}

/// Units and currencies, one key for all their spellings.
fn measure(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<(usize, String)> {
    let lower = tokens.lower(i);
    if lower == "per" && matches!(tokens.lower(i + 1), "cent") && i + 1 < end {
        return Some((2, "%".into()));
    }
    if lower == "percentage" && tokens.lower(i + 1).starts_with("point") && i + 1 < end {
        return Some((2, "points".into()));
    }
    if matches!(tokens.word(i), "%" | "$" | "£" | "€" | "¥" | "₹" | "₩") {
        return Some((1, tokens.word(i).to_owned()));
    }
    // Short signs are units only behind digits: `5 m`, `21C`.
    let behind = i > 0 && tokens.kind(i - 1) == Some(TokenKind::Digits);
    contrast::measure(lower, behind).map(|key| (1, key.to_owned()))
}

/// True if the two words are spellings or forms of one name: accents, a nationality, a possessive.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let fold = |word: &str| -> String {
        use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
        word.nfd().filter(|c| !is_combining_mark(*c)).collect()
    };
    let (a, b) = (fold(a), fold(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let rest = long.strip_prefix(short.as_str());
    short.len() >= 3
        && rest.is_some_and(|rest| matches!(rest, "" | "s" | "n" | "an" | "ian" | "ish" | "ese" | "i" | "es"))
        || a == b
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<(String, Class)> {
        let tokens = Tokens::new(text);
        units(&tokens, 0..tokens.len()).into_iter().map(|unit| (unit.key, unit.class)).collect()
    }

    fn same(a: &str, b: &str) {
        assert_eq!(list(a), list(b), "{a} / {b}");
    }

    #[test]
    fn spelling_and_typography_make_no_difference() {
        same("It cost “1,000” per cent — more", "It cost \"1000\" percent - more");
        same("two of the U.S. ships", "2 of the US ships");
        same("on Sept. 4, 5 kilometres away", "on September 4, 5 km away");
        same("Hora\u{301}c\u{30c}kova\u{301}’s 5 m wall", "Horáčková's 5 metres wall");
        same("it wasn’t 3%", "it wasn't 3 per cent");
    }

    #[test]
    fn classes() {
        use Class::{Calendar, Figure, Measure, Name, Negation, Role, Small, Word};
        let classes: Vec<Class> = list("Ships in May carried 5 kg for President Anna Petty, not coal")
            .into_iter()
            .map(|u| u.1)
            .collect();
        assert_eq!(
            classes,
            [Word, Small, Calendar, Word, Figure, Measure, Small, Role, Name, Name, Negation, Word]
        );
    }
}
