//! Ages: `41-year-old`, `41 years old`, `aged 93`, `Darrell Munk, 41,`.

use super::duration;
use super::number::{Form, Number};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// An age: its first and last token, and its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AgeAt {
    /// First token.
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// `a`, `mo`, `wk` or `d`.
    pub unit: &'static str,
}

/// The age that `number` is, if it is one; nothing before token `floor` belongs to it.
pub(super) fn age(tokens: &Tokens<'_>, number: &Number, floor: usize) -> Option<AgeAt> {
    let Number { first, last, .. } = *number;
    if number.scale.is_some() || number.form == Form::Ordinal {
        return None;
    }
    let before = first.checked_sub(1).filter(|b| *b >= floor && tokens.near(*b));
    let word_before = before.map_or("", |b| tokens.lower(b));
    let in_units = duration::after(tokens, last, true).map(|(at, (unit, _))| (at, unit));
    if let Some((at, unit)) = in_units.filter(|(_, unit)| matches!(*unit, "a" | "mo" | "wk" | "d")) {
        if let Some(end) = old(tokens, at) {
            return Some(AgeAt { first, last: end, unit });
        }
        if word_before == "aged" {
            return Some(AgeAt { first: first - 1, last: at, unit });
        }
        return None;
    }
    let years = |first| Some(AgeAt { first, last, unit: "a" });
    let human = number.amount.value <= Decimal::from(125) && number.amount.value.scale() == 0;
    match word_before {
        "aged" if human => years(first - 1),
        "age" | "ages" if human && !follows_with_unit(tokens, last) => years(first - 1),
        "of" if human && ends_age_of(tokens, first) => years(first),
        _ if human && is_personal(tokens, number, before, floor) => years(first),
        _ => None,
    }
}

/// The last token of `old` or `of age` behind the unit at `at`.
fn old(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let next = at + 1 + usize::from(tokens.is_sign(at + 1, '-') || tokens.is_sign(at + 1, '‑'));
    match tokens.lower(next) {
        "old" | "olds" => Some(next),
        "of" if tokens.lower(next + 1) == "age" => Some(next + 1),
        _ => None,
    }
}

fn follows_with_unit(tokens: &Tokens<'_>, last: usize) -> bool {
    matches!(tokens.lower(last + 1), "per" | "%" | "percent")
}

/// `at the age of 12`: the number stands behind `age of`.
fn ends_age_of(tokens: &Tokens<'_>, first: usize) -> bool {
    first.checked_sub(2).is_some_and(|b| matches!(tokens.lower(b), "age" | "ages"))
}

/// `Darrell Munk, 41,` and `she was 41.`
fn is_personal(tokens: &Tokens<'_>, number: &Number, before: Option<usize>, floor: usize) -> bool {
    let Some(before) = before else { return false };
    let next = number.last + 1;
    let closes = matches!(tokens.word(next), "," | "." | ";") && !tokens.glued(next)
        || tokens.word(next) == "." && tokens.kind(next + 1) == Some(TokenKind::Sign)
        || next >= tokens.len();
    let value = number.amount.value;
    if matches!(tokens.lower(before), "was" | "is" | "turned" | "turns") {
        let who = before.checked_sub(1).map_or("", |b| tokens.lower(b));
        let goes_on = closes
            || matches!(tokens.lower(next), "when" | "at" | "and" | "years" | "but" | "last" | "on" | "in");
        return matches!(who, "he" | "she" | "who") && goes_on && value >= Decimal::ONE;
    }
    let grown = value >= Decimal::from(3) && value <= Decimal::from(110) && number.form == Form::Plain;
    let parenthesis = tokens.is_sign(before, '(') && tokens.is_sign(next, ')');
    let comma = tokens.is_sign(before, ',') && closes && tokens.word(next) != ";";
    if !(grown && (parenthesis || comma)) {
        return false;
    }
    let name = |at: usize| {
        tokens.kind(at) == Some(TokenKind::Word) && tokens.is_capital(at) && !is_calendar(tokens.lower(at))
    };
    let Some(surname) = before.checked_sub(1).filter(|at| *at >= floor && name(*at)) else { return false };
    let Some(given) = surname.checked_sub(1).filter(|at| *at >= floor) else { return false };
    let initial = tokens.is_sign(given, '.')
        || tokens.is_sign(given, '-')
        || tokens.is_sign(given, '’')
        || tokens.is_sign(given, '\'');
    let lone = comma && tokens.is_sign(next, ',') && value >= Decimal::from(14) && !tokens.is_capital(given);
    (name(given) || initial || lone) && tokens.word(surname).len() > 1 && !is_list(tokens, number, next)
}

/// `Ajax 2, Celtic 0` and `Smith, 4, 12, 19` list results, no ages.
fn is_list(tokens: &Tokens<'_>, number: &Number, next: usize) -> bool {
    tokens.kind(next + 1) == Some(TokenKind::Digits)
        || number.first >= 3 && tokens.kind(number.first - 3) == Some(TokenKind::Digits)
}

fn is_calendar(word: &str) -> bool {
    matches!(
        word,
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "mar"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sept"
            | "sep"
            | "oct"
            | "nov"
            | "dec"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "article"
            | "section"
            | "chapter"
            | "route"
            | "flight"
            | "table"
            | "figure"
            | "page"
            | "no"
    )
}
