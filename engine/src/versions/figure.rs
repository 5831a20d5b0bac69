//! Figures as the diff sees them: digits, number words, ordinals and times, each with one key for all its spellings.
//!
//! This is not the reading of facts: it only has to know whether two figures in the same place are the same figure.

use crate::facts::spelled::{ONES, TENS};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// A figure that begins at a token: how many tokens it takes, and its key (`n1200`, `o3`, `t11:42`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// Number of tokens.
    pub length: usize,
    /// The same for every spelling of the figure.
    pub key: String,
}

const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];
const SCALES: &[(&str, u32)] = &[
    ("hundred", 2),
    ("thousand", 3),
    ("lakh", 5),
    ("million", 6),
    ("mn", 6),
    ("mln", 6),
    ("crore", 7),
    ("billion", 9),
    ("bn", 9),
    ("bln", 9),
    ("trillion", 12),
    ("tn", 12),
    ("trn", 12),
];
const OTHERS: &[(&str, &str)] = &[
    ("half", "x0.5"),
    ("halves", "x0.5"),
    ("quarter", "x0.25"),
    ("quarters", "x0.25"),
    ("dozen", "n12"),
    ("dozens", "x12"),
    ("score", "n20"),
    ("thirds", "o3"),
    ("fifths", "o5"),
    ("tenths", "o10"),
    ("fourths", "o4"),
    ("twice", "n2"),
    ("thrice", "n3"),
    ("once", "n1"),
    ("double", "x2"),
    ("doubled", "x2"),
    ("triple", "x3"),
    ("tripled", "x3"),
    ("trebled", "x3"),
    ("quadrupled", "x4"),
    ("halved", "x0.5"),
    ("hundreds", "x100"),
    ("thousands", "x1000"),
    ("millions", "x1000000"),
    ("billions", "x1000000000"),
];

/// The figure that begins at token `i` and ends before token `end`.
pub(super) fn figure(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<Figure> {
    if let Some(found) = time(tokens, i, end) {
        return Some(found);
    }
    if let Some((value, length)) = digits(tokens, i, end) {
        if tokens.glued(i + length - 1) && matches!(tokens.lower(i + length), "st" | "nd" | "rd" | "th") {
            return Some(Figure { length: length + 1, key: format!("o{value}") });
        }
        return Some(scaled(tokens, i, i + length, end, value));
    }
    let lower = tokens.lower(i);
    if let Some(at) = ORDINALS.iter().position(|word| *word == lower) {
        return Some(Figure { length: 1, key: format!("o{}", at + 1) });
    }
    if let Some((value, length)) = words(tokens, i, end) {
        return Some(scaled(tokens, i, i + length, end, value));
    }
    OTHERS.iter().find(|row| row.0 == lower).map(|row| Figure { length: 1, key: row.1.to_owned() })
}

/// `1,200.5`, `1 200`, `−3`.
fn digits(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<(Decimal, usize)> {
    let negative = matches!(tokens.word(i), "-" | "−" | "–")
        && tokens.glued(i)
        && (i == 0 || !tokens.glued(i - 1) || matches!(tokens.word(i - 1), "(" | "“" | "\""));
    let first = i + usize::from(negative);
    if tokens.kind(first) != Some(TokenKind::Digits) || first >= end {
        return None;
    }
    let mut number = tokens.word(first).to_owned();
    let mut next = first + 1;
    let mut decimals = false;
    while next < end && !decimals {
        let group = |at: usize| tokens.kind(at) == Some(TokenKind::Digits) && at < end;
        let three = |at: usize| group(at) && tokens.word(at).len() == 3 && number.len() <= 12;
        if tokens.is_sign(next, ',') && tokens.glued(next - 1) && tokens.glued(next) && three(next + 1) {
            number.push_str(tokens.word(next + 1));
            next += 2;
        } else if three(next) && matches!(tokens.gap(next - 1), "\u{a0}" | "\u{202f}" | "\u{2009}") {
            number.push_str(tokens.word(next));
            next += 1;
        } else if tokens.is_sign(next, '.') && tokens.glued(next - 1) && tokens.glued(next) && group(next + 1)
        {
            number.push('.');
            number.push_str(tokens.word(next + 1));
            next += 2;
            decimals = true;
        } else {
            break;
        }
    }
    let value: Decimal = number.parse().ok()?;
    Some((if negative { -value } else { value }.normalize(), next - i))
}

/// `twenty-five`, `two hundred and six`; `one` alone too.
fn words(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<(Decimal, usize)> {
    let simple = |at: usize| -> Option<i64> {
        let lower = tokens.lower(at);
        let ones = ONES.iter().position(|word| *word == lower);
        let tens = || TENS.iter().position(|word| *word == lower).map(|t| (t + 2) * 10);
        i64::try_from(ones.or_else(tens)?).ok()
    };
    let mut value = simple(i)?;
    let mut next = i + 1;
    if value >= 20 {
        let at = next + usize::from(tokens.is_sign(next, '-') || tokens.is_sign(next, '‑'));
        if at < end
            && let Some(ones) = simple(at).filter(|ones| (1..10).contains(ones))
        {
            value += ones;
            next = at + 1;
        }
    }
    if next < end && tokens.lower(next) == "hundred" {
        value *= 100;
        next += 1;
        let at = next + usize::from(tokens.lower(next) == "and");
        if at < end
            && let Some((rest, length)) = simple(at).filter(|n| *n > 0).and_then(|_| words(tokens, at, end))
        {
            value += i64::try_from(rest.trunc().mantissa()).unwrap_or_default();
            next = at + length;
        }
    }
    Some((Decimal::from(value), next - i))
}

/// Multiplies by the words of scale that follow.
fn scaled(tokens: &Tokens<'_>, from: usize, mut next: usize, end: usize, mut value: Decimal) -> Figure {
    while next < end {
        let glued = tokens.glued(next - 1);
        let lower = tokens.lower(next);
        let hyphen = usize::from(tokens.is_sign(next, '-') && glued && tokens.glued(next));
        let word = if hyphen == 1 { tokens.lower(next + 1) } else { lower };
        let power = SCALES.iter().find(|row| row.0 == word).map(|row| row.1).or_else(|| match lower {
            "m" if glued && money_before(tokens, from) => Some(6),
            "b" if glued && money_before(tokens, from) => Some(9),
            "k" if glued => Some(3),
            _ => None,
        });
        let Some(product) = power.and_then(|p| value.checked_mul(Decimal::from(10_i64.pow(p)))) else {
            break;
        };
        value = product;
        next += 1 + hyphen;
    }
    Figure { length: next - from, key: format!("n{}", value.normalize()) }
}

fn money_before(tokens: &Tokens<'_>, i: usize) -> bool {
    i > 0 && matches!(tokens.word(i - 1), "$" | "£" | "€" | "¥" | "₹")
}

/// `11:42`, `11.42am`, `9 p.m.`
fn time(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<Figure> {
    let hour: u32 = (tokens.kind(i) == Some(TokenKind::Digits) && tokens.word(i).len() <= 2)
        .then(|| tokens.word(i).parse().ok())
        .flatten()?;
    let parted =
        (tokens.is_sign(i + 1, ':') || tokens.is_sign(i + 1, '.')) && tokens.glued(i) && tokens.glued(i + 1);
    let minutes = parted.then(|| tokens.word(i + 2)).filter(|m| m.len() == 2 && i + 2 < end);
    let minutes = minutes.and_then(|m| m.parse::<u32>().ok()).filter(|m| *m < 60);
    let next = if minutes.is_some() { i + 3 } else { i + 1 };
    let (half, length) = match (tokens.lower(next), tokens.lower(next + 2)) {
        ("am" | "pm", _) => (tokens.lower(next), 1),
        ("a", "m") if tokens.is_sign(next + 1, '.') => ("am", 3),
        ("p", "m") if tokens.is_sign(next + 1, '.') => ("pm", 3),
        _ => ("", 0),
    };
    if hour > 24 || half.is_empty() && (minutes.is_none() || !tokens.is_sign(i + 1, ':')) {
        return None;
    }
    let hour = match half {
        "pm" if hour < 12 => hour + 12,
        "am" if hour == 12 => 0,
        _ => hour,
    };
    let length = (next - i + length).min(end.saturating_sub(i));
    Some(Figure { length, key: format!("t{hour}:{:02}", minutes.unwrap_or_default()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> String {
        let tokens = Tokens::new(text);
        figure(&tokens, 0, tokens.len()).map(|f| f.key).unwrap_or_default()
    }

    #[test]
    fn one_key_for_every_spelling() {
        for text in ["18,400", "18400", "18.4 thousand", "18\u{a0}400", "18.4k", "18,400 drivers"] {
            assert_eq!(key(text), "n18400", "{text}");
        }
        for text in ["1.2 million", "1.20 million", "1.2-million", "1,200,000", "1.2mn"] {
            assert_eq!(key(text), "n1200000", "{text}");
        }
        assert_eq!(key("twenty-five"), "n25");
        assert_eq!(key("two hundred and six"), "n206");
        assert_eq!(key("three hundred thousand"), "n300000");
        assert_eq!(key("−3"), "n-3");
        assert_eq!(key("18th"), key("18th"));
        assert_eq!(key("third"), key("3rd"));
    }

    #[test]
    fn times_of_day() {
        for text in ["11:42", "11.42am", "11.42 a.m.", "11:42 am"] {
            assert_eq!(key(text), "t11:42", "{text}");
        }
        assert_eq!(key("9pm"), "t21:00");
        assert_eq!(key("9.30"), "n9.3");
    }

    #[test]
    fn different_figures_have_different_keys() {
        let pairs =
            [("5", "50"), ("17", "71"), ("1.2", "12"), ("3", "−3"), ("1,20", "120"), ("three", "third")];
        for (a, b) in pairs {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
        assert_eq!(key("ferry"), "");
    }
}
