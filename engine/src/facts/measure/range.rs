//! Ranges: `5 to 10 per cent`, `$2-3 million`, `between 44 and 50 mg`; and pairs that are none: `won 3-1`, `from 5 to 7 per cent`.

use super::reader::{Reader, Step};
use super::{Measure, What};
use crate::facts::{Fact, Value};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// Adds `first`, or the range that it opens, to `found`; returns the last token of what was added.
pub(super) fn put(reader: &Reader<'_>, first: &Measure, floor: usize, found: &mut Vec<Fact>) -> usize {
    let tokens = reader.tokens;
    let Some((next, dash)) = connector(tokens, first) else {
        found.push(first.fact(tokens));
        return first.last;
    };
    if is_season(tokens, first, next) {
        return next;
    }
    if is_year_of_change(tokens, first, next) {
        found.push(first.fact(tokens));
        return first.last;
    }
    let second = match reader.read(next, next_floor(first, next)) {
        Step::Found(second) if second.what != What::Ordinal && first.what != What::Ordinal => second,
        _ => {
            found.push(first.fact(tokens));
            return first.last;
        }
    };
    let change = !dash && tokens.lower(first.last + 1) != "and" && is_change(tokens, first, floor);
    let score = first.plain && second.plain && is_score(tokens, first, second.last);
    let Some((from, to)) = share(first, &second).filter(|_| !score) else {
        found.push(first.fact(tokens));
        if dash {
            found.push(second.fact(tokens));
            return second.last;
        }
        return first.last;
    };
    if change || from.amount.value >= to.amount.value {
        found.push(from.fact(tokens));
        found.push(to.fact(tokens));
        return to.last;
    }
    let value = Value::Range(Box::new(from.what.value(from.amount)), Box::new(to.what.value(to.amount)));
    found.push(Fact::new(tokens.span(from.first, to.last), value));
    to.last
}

/// Words before the second number are its own only behind the connector.
fn next_floor(first: &Measure, next: usize) -> usize {
    (first.last + 2).min(next)
}

/// The token of the second number, and whether a dash (not a word) joins it.
fn connector(tokens: &Tokens<'_>, first: &Measure) -> Option<(usize, bool)> {
    let at = first.last + 1;
    if !tokens.near(first.last) {
        return None;
    }
    let between = first.first > 0 && tokens.lower(first.first - 1) == "between";
    let (next, dash) = match tokens.word(at) {
        "to" | "TO" => (at + 1 + usize::from(tokens.is_sign(at + 1, '-')), false),
        "and" if between => (at + 1, false),
        "-" if tokens.lower(at + 1) == "to" && tokens.glued(first.last) => {
            (at + 2 + usize::from(tokens.is_sign(at + 2, '-')), false)
        }
        "-" | "–" | "—" | "‑" | "−" if tokens.glued(first.last) == tokens.glued(at) => (at + 1, true),
        _ => return None,
    };
    let currency = usize::from(tokens.kind(next) == Some(TokenKind::Sign));
    let letters = usize::from(tokens.kind(next) == Some(TokenKind::Word) && tokens.is_sign(next + 1, '$'));
    let number = next + currency + 2 * letters;
    let digits = tokens.kind(number) == Some(TokenKind::Digits);
    let word = currency + letters == 0 && super::words::cardinal(tokens.lower(number)).is_some();
    let number_at = if digits || word { number } else { hedged(tokens, next)? };
    (!(dash && tokens.word(at) == "—" && tokens.glued(at) && word)).then_some((number_at, dash))
}

/// `44 mg to about 50 mg`.
fn hedged(tokens: &Tokens<'_>, next: usize) -> Option<usize> {
    let hedge = matches!(tokens.lower(next), "about" | "around" | "nearly" | "almost" | "a");
    let at = next + 1 + usize::from(tokens.kind(next + 1) == Some(TokenKind::Sign));
    (hedge && tokens.kind(at) == Some(TokenKind::Digits)).then_some(at)
}

/// `2015-16` is a season or a fiscal year; where no date claims it, it is no range either.
fn is_season(tokens: &Tokens<'_>, first: &Measure, next: usize) -> bool {
    let year = first.amount.value;
    let value: Option<Decimal> = tokens.word(next).parse().ok().filter(|_| tokens.word(next).len() == 2);
    let follows = year.checked_rem(Decimal::ONE_HUNDRED).map(|y| y + Decimal::ONE);
    first.plain
        && tokens.word(first.last).len() == 4
        && tokens.glued(first.last)
        && value.is_some()
        && value == follows
}

/// `from $48 million in 2022 to $36 million`: the year is no end of the money.
fn is_year_of_change(tokens: &Tokens<'_>, first: &Measure, next: usize) -> bool {
    let word = tokens.word(first.last);
    let year = first.plain && word.len() == 4 && matches!(word.get(..2), Some("19" | "20"));
    let led = first.first > 0 && matches!(tokens.lower(first.first - 1), "in" | "of" | "since");
    year && led && tokens.kind(next) != Some(TokenKind::Word) && tokens.lower(first.last + 1) == "to"
}

/// Both ends, with the unit, currency and multiplier that they share.
fn share(first: &Measure, second: &Measure) -> Option<(Measure, Measure)> {
    let (mut from, mut to) = (*first, *second);
    if first.what == What::Number && second.what != What::Number {
        (from.what, from.other) = (second.what, second.other);
    } else if second.what == What::Number && matches!(first.what, What::Money { .. } | What::Age(_)) {
        (to.what, to.other) = (first.what, first.other);
    }
    if let (What::Money { code: a, assumed: true }, What::Money { code: b, .. }) = (from.what, to.what)
        && a != b
    {
        return None;
    }
    if let Some(scale) =
        second.scale.filter(|_| first.scale.is_none() && first.amount.value < Decimal::ONE_THOUSAND)
    {
        let value = from.amount.value.checked_mul(scale)?;
        let ratio = value.checked_div(to.amount.value)?;
        if ratio < Decimal::from(20) && ratio > Decimal::new(5, 2) {
            from.amount.place = from.amount.place.checked_mul(scale)?;
            from.amount.value = value;
        }
    }
    let same = match (from.what, to.what) {
        (What::Money { code: a, .. }, What::Money { code: b, .. }) => a == b,
        (a, b) => a == b,
    };
    same.then_some((from, to))
}

/// `rose from 5 to 7`: two values, before and after.
fn is_change(tokens: &Tokens<'_>, first: &Measure, floor: usize) -> bool {
    let start = first.first.saturating_sub(5).max(floor);
    (start..first.first).rev().any(|at| {
        let word = tokens.lower(at);
        matches!(
            word,
            "from"
                | "rose"
                | "rise"
                | "rises"
                | "risen"
                | "fell"
                | "fall"
                | "falls"
                | "fallen"
                | "increase"
                | "increased"
                | "increases"
                | "decreased"
                | "dropped"
                | "drop"
                | "grew"
                | "grown"
                | "climbed"
                | "jumped"
                | "declined"
                | "slipped"
                | "cut"
                | "raised"
                | "lowered"
                | "slid"
                | "gained"
                | "lost"
                | "surged"
                | "tumbled"
                | "soared"
                | "shrank"
                | "went"
                | "up"
                | "down"
        ) && (word != "from" || is_moving(tokens, at, floor))
    })
}

/// `from` opens a change if something moves; `prices from 5 to 7 dollars` is a range.
fn is_moving(tokens: &Tokens<'_>, from: usize, floor: usize) -> bool {
    let verb = |at: usize| {
        let word = tokens.lower(at);
        word.len() > 3 && (word.ends_with("ed") || word.ends_with("ing") && word != "ranging")
            || matches!(
                word,
                "rose"
                    | "fell"
                    | "up"
                    | "down"
                    | "grew"
                    | "cut"
                    | "went"
                    | "rise"
                    | "fall"
                    | "drop"
                    | "increase"
                    | "slid"
                    | "go"
            )
    };
    (from.saturating_sub(5).max(floor)..from).any(|at| {
        // `a crossing`, `the reading`: a thing, not a movement
        let noun =
            at > 0 && matches!(tokens.lower(at - 1), "a" | "an" | "the" | "each" | "every" | "this" | "per");
        verb(at) && !noun && !stays(tokens.lower(at))
    })
}

/// Verbs of what takes, covers or holds a stretch and moves nothing: `lasted from five to six weeks`.
#[rustfmt::skip]
fn stays(word: &str) -> bool {
    matches!(word, "ranged" | "priced" | "lasted" | "lasting" | "walked" | "waited" | "waiting" | "varied" | "varying"
        | "aged" | "sentenced" | "served" | "serving" | "jailed" | "charged" | "charging" | "worked" | "working" | "carried"
        | "carrying" | "employed" | "needed" | "required" | "requiring" | "estimated" | "measured" | "measuring" | "numbered"
        | "stayed" | "weighed" | "weighing" | "travelled" | "earned" | "earning" | "costing" | "anything")
}

/// `won 3-1`, `a 5-4 ruling`: two numbers, whichever is larger.
fn is_score(tokens: &Tokens<'_>, first: &Measure, last: usize) -> bool {
    let word = |at: usize| {
        matches!(
            tokens.lower(at),
            "won"
                | "win"
                | "wins"
                | "lost"
                | "lose"
                | "loss"
                | "beat"
                | "beaten"
                | "drew"
                | "draw"
                | "defeat"
                | "defeated"
                | "victory"
                | "score"
                | "scored"
                | "lead"
                | "led"
                | "leading"
                | "vote"
                | "voted"
                | "votes"
                | "ruled"
                | "ruling"
                | "decision"
                | "record"
                | "aggregate"
                | "tied"
                | "tie"
                | "trailed"
                | "trailing"
                | "ahead"
                | "behind"
                | "majority"
                | "match"
                | "game"
        )
    };
    (first.first.saturating_sub(5)..first.first).any(word) || (last + 1..last + 4).any(word)
}
