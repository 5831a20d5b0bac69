//! One number in a text, in digits, words or both, without unit and bound: `minus 4`, `18.2bn`, `two and a half million`.

use super::currency::is_named;
use super::digits::{self, Scan};
use super::fraction;
use super::words::{Part, Sum, cardinal, ordinal, short_scale};
use crate::facts::Amount;
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// What stands before the number and decides how it is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    /// Decimal commas.
    pub continental: bool,
    /// A currency stands before it: `m` is million, not metre.
    pub money: bool,
    /// `between` stands before it: `and` joins two numbers.
    pub between: bool,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// In digits without any mark.
    Plain,
    /// In digits with marks or a multiplier.
    Digits,
    /// In words.
    Words,
    /// As a fraction alone: `two-thirds`, `3/4`, `half`.
    Fraction,
    /// An ordinal: `third`, `21st`.
    Ordinal,
}

/// A number at tokens `first..=last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// First token.
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// Its value and place.
    pub amount: Amount,
    /// How it is written.
    pub form: Form,
    /// The multiplier that ends it.
    pub scale: Option<Decimal>,
}

/// What was found at a token.
#[derive(Clone, Copy, Debug)]
pub(super) enum Found {
    /// A number.
    Number(Number),
    /// Nothing up to this token.
    Skip(usize),
}

/// The number that starts at token `i`, without a sign before it.
pub(super) fn number(tokens: &Tokens<'_>, i: usize, around: Around) -> Found {
    match tokens.kind(i) {
        Some(TokenKind::Digits) => in_digits(tokens, i, around),
        Some(TokenKind::Sign) if tokens.is_sign(i, '.') => in_digits(tokens, i, around),
        Some(TokenKind::Sign) => match fraction::sign(tokens, i) {
            Some((value, place)) => finish(tokens, i, i, Sum::of(value, place), Form::Fraction, around),
            None => Found::Skip(i),
        },
        _ => fraction::in_words(tokens, i, around).map_or_else(|| in_words(tokens, i, around), Found::Number),
    }
}

fn in_digits(tokens: &Tokens<'_>, i: usize, around: Around) -> Found {
    let digits = match digits::scan(tokens, i, around.continental) {
        Scan::Number(digits) => digits,
        Scan::Other(last) => return Found::Skip(last),
    };
    if digits.plain && tokens.glued(digits.last) && is_ordinal_ending(tokens, digits.last) {
        let amount = Amount { value: digits.value, place: Decimal::ONE, bound: None };
        let last = digits.last + 1;
        return Found::Number(Number { first: i, last, amount, form: Form::Ordinal, scale: None });
    }
    if digits.plain {
        if let Some((last, value)) = fraction::slashed(tokens, digits.last) {
            return finish(tokens, i, last, Sum::of(value, Decimal::new(1, 2)), Form::Fraction, around);
        }
        if let Some((last, part)) = fraction::behind(tokens, digits.last) {
            let value = digits.value.checked_add(part).unwrap_or(digits.value);
            return finish(tokens, i, last, Sum::of(value, Decimal::new(1, 2)), Form::Digits, around);
        }
    }
    let form = if digits.plain { Form::Plain } else { Form::Digits };
    finish(tokens, i, digits.last, Sum::of(digits.value, digits.place), form, around)
}

fn is_ordinal_ending(tokens: &Tokens<'_>, digits: usize) -> bool {
    let word = tokens.word(digits);
    let teen = word.len() > 1 && word.as_bytes().get(word.len() - 2) == Some(&b'1');
    let ending = match (word.as_bytes().last(), teen) {
        (Some(b'1'), false) => "st",
        (Some(b'2'), false) => "nd",
        (Some(b'3'), false) => "rd",
        _ => "th",
    };
    tokens.lower(digits + 1) == ending
}

fn in_words(tokens: &Tokens<'_>, i: usize, around: Around) -> Found {
    let article = matches!(tokens.lower(i), "a" | "an");
    let start = if article { i + 1 } else { i };
    if article && !tokens.near(i) {
        return Found::Skip(i);
    }
    let mut sum = Sum::new();
    let first = tokens.lower(start);
    if let Some(part) = cardinal(first) {
        let alone = matches!(part, Part::Small(_));
        let bare = !article && !alone;
        let scaled = cardinal(tokens.lower(start + 1)).is_some_and(|p| matches!(p, Part::Scale(_)));
        let plural = first.ends_with('s') && part != Part::Small(6) && !alone;
        if article && alone
            || plural
            || bare && !(part == Part::Hundred && scaled && !is_vague(tokens, start))
        {
            return Found::Skip(i);
        }
        if part == Part::Pack(12) {
            sum = Sum::of(Decimal::ONE, Decimal::ONE);
        }
        if sum.take(part) {
            return finish(tokens, i, start, sum, Form::Words, around);
        }
    } else if let Some(part) = ordinal(first).filter(|_| !article)
        && sum.take(part)
        && let Some(value) = sum.value()
    {
        let amount = Amount { value, place: Decimal::ONE, bound: None };
        return Found::Number(Number { first: i, last: i, amount, form: Form::Ordinal, scale: None });
    }
    Found::Skip(i)
}

/// `several hundred thousand` says no number.
fn is_vague(tokens: &Tokens<'_>, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|b| {
        matches!(
            tokens.lower(b),
            "several" | "few" | "many" | "of" | "the" | "these" | "those" | "per" | "by"
        )
    })
}

/// Takes what belongs to the number behind token `last`.
pub(super) fn finish(
    tokens: &Tokens<'_>,
    first: usize,
    last: usize,
    sum: Sum,
    form: Form,
    around: Around,
) -> Found {
    let (mut sum, mut last, mut form) = (sum, last, form);
    while let Some((at, next)) = next_part(tokens, last, sum, around) {
        if form == Form::Plain || form == Form::Fraction && next.scale().is_some() {
            form = Form::Digits;
        }
        (sum, last) = (next, at);
    }
    if let Some((at, value)) = last_ordinal(tokens, last, sum, form) {
        let amount = Amount { value, place: Decimal::ONE, bound: None };
        return Found::Number(Number { first, last: at, amount, form: Form::Ordinal, scale: None });
    }
    let Some(value) = sum.value() else { return Found::Skip(last) };
    let mut found = Number {
        first,
        last,
        amount: Amount { value, place: sum.place(), bound: None },
        form,
        scale: sum.scale(),
    };
    if form == Form::Words || sum.scale().is_some() {
        found = fraction::after(tokens, found, around);
    } else if matches!(form, Form::Plain | Form::Digits) {
        found = fraction::after(tokens, short(tokens, found, around), around);
    }
    Found::Number(found)
}

/// The token of the next part of a number in words, and the sum with it.
fn next_part(tokens: &Tokens<'_>, last: usize, sum: Sum, around: Around) -> Option<(usize, Sum)> {
    if !tokens.near(last) {
        return None;
    }
    let mut at = last + 1;
    let mut joined = false;
    if tokens.is_sign(at, '-') || tokens.is_sign(at, '‑') {
        if !sum.takes_hyphen() || tokens.glued(last) != tokens.glued(at) {
            return None;
        }
        at += 1;
    } else if matches!(tokens.lower(at), "and" | "&") {
        if !sum.takes_and() || around.between {
            return None;
        }
        joined = true;
        at += 1;
        if fraction::phrase(tokens, at).is_some() {
            return None;
        }
    } else if tokens.is_sign(at, ',') && sum.scale().is_some() && tokens.kind(at + 1) == Some(TokenKind::Word)
    {
        let behind = cardinal(tokens.lower(at + 1)).filter(|p| matches!(p, Part::Small(_)));
        behind.and(cardinal(tokens.lower(at + 2))).filter(|p| *p == Part::Hundred)?;
        at += 1;
    }
    let mut next = sum;
    if tokens.kind(at) == Some(TokenKind::Digits) {
        let Scan::Number(digits) = digits::scan(tokens, at, around.continental) else { return None };
        let hundreds = tokens.lower(digits.last + 1) == "hundred";
        let fits = digits.plain && !tokens.glued(digits.last)
            || tokens.kind(digits.last + 1) == Some(TokenKind::Sign);
        return (fits && next.take_digits(digits.value, hundreds)).then_some((digits.last, next));
    }
    let part = cardinal(tokens.lower(at))?;
    if joined && matches!(part, Part::Hundred | Part::Scale(_) | Part::Pack(_)) {
        return None;
    }
    if tokens.glued(at) && tokens.is_sign(at + 1, '-') && part_is_count_of_unit(tokens, at, part, joined) {
        return None;
    }
    next.take(part).then_some((at, next))
}

/// In `two hundred three-day trips` the three belongs to the days, but in `thirty three-year terms` it may not.
fn part_is_count_of_unit(tokens: &Tokens<'_>, at: usize, part: Part, joined: bool) -> bool {
    let small = matches!(part, Part::Small(n) if n < 20);
    !joined
        && small
        && !at.checked_sub(1).is_some_and(|b| tokens.glued(b))
        && tokens.kind(at + 2) == Some(TokenKind::Word)
        && cardinal(tokens.lower(at + 2)).is_none()
}

/// `twenty-first`, `one hundred and fifth`.
fn last_ordinal(tokens: &Tokens<'_>, last: usize, sum: Sum, form: Form) -> Option<(usize, Decimal)> {
    if form != Form::Words || !tokens.near(last) {
        return None;
    }
    let hyphen = tokens.is_sign(last + 1, '-') || tokens.is_sign(last + 1, '—');
    let and = tokens.lower(last + 1) == "and" && sum.takes_and();
    let at = last + 1 + usize::from(hyphen || and);
    let part = ordinal(tokens.lower(at))?;
    let mut next = sum;
    let second = part == Part::Small(2) && !hyphen && sum.value() == Some(Decimal::ONE);
    (!second && next.take(part)).then_some(())?;
    next.value().map(|value| (at, value))
}

/// `18.2bn`, `10 mln`, `100k`.
fn short(tokens: &Tokens<'_>, number: Number, around: Around) -> Number {
    let at = number.last + 1;
    let (word, glued) = (tokens.word(at), tokens.glued(number.last));
    let Some(power) = short_scale(word) else { return number };
    let next = tokens.lower(at + 1);
    let apart =
        !tokens.glued(at) || tokens.kind(at + 1) == Some(TokenKind::Sign) && !tokens.is_sign(at + 1, '²');
    let closes = tokens.kind(at + 1) != Some(TokenKind::Word);
    // A mark shows that the number is exact, and so the letter behind it no name: `2.33 k`, not `Group 2 B`.
    let marked = number.form == Form::Digits && closes;
    let meant = match word {
        "m" => around.money || glued && (counts(next) || is_named(tokens, at + 1)) && !is_length(next),
        "M" | "B" => around.money || glued || marked,
        "G" | "T" => marked && !glued,
        "b" => around.money,
        "K" if is_kelvin(tokens, at) => false,
        "k" | "K" => glued || around.money || marked || word == "k" && closes,
        "cr" | "Cr" => around.money || !glued,
        _ => true,
    };
    let slash =
        tokens.is_sign(at + 1, '/') && !around.money && matches!(word, "m" | "M" | "b" | "B" | "k" | "K");
    let scale = digits::ten_to(power).filter(|_| meant && apart && !slash && tokens.near(number.last));
    let scaled = scale.and_then(|scale| {
        let value = number.amount.value.checked_mul(scale)?;
        let place = number.amount.place.checked_mul(scale)?;
        Some(Number {
            last: at,
            amount: Amount { value, place, bound: None },
            form: Form::Digits,
            scale: Some(scale),
            ..number
        })
    });
    scaled.unwrap_or(number)
}

/// `573.15K` beside other temperatures.
fn is_kelvin(tokens: &Tokens<'_>, at: usize) -> bool {
    (at.saturating_sub(14)..at + 8)
        .any(|i| matches!(tokens.lower(i), "°" | "kelvin" | "celsius" | "temperature" | "temperatures"))
}

/// True for a word that looks like the things counted: `2.5m people`.
fn counts(word: &str) -> bool {
    matches!(word, "people" | "men" | "women" | "children" | "of" | "in")
        || word.len() > 3 && word.ends_with('s')
}

fn is_length(word: &str) -> bool {
    matches!(
        word,
        "across" | "metres" | "meters" | "hurdles" | "freestyle" | "finals" | "heats" | "sprints" | "thus"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let tokens = Tokens::new(text);
        match number(&tokens, 0, Around::default()) {
            Found::Number(n) => {
                format!("{} = {}", tokens.span(n.first, n.last).of(text), n.amount.value.normalize())
            }
            Found::Skip(_) => String::new(),
        }
    }

    #[test]
    fn digits_and_words_mix() {
        let cases = [
            ("3 hundred and 21 boats", "3 hundred and 21 = 321"),
            ("4 thousand 3 hundred", "4 thousand 3 hundred = 4300"),
            ("1.2 million voters", "1.2 million = 1200000"),
            ("18.2bn barrels", "18.2bn = 18200000000"),
            ("6 crore and two hundred", "6 crore and two hundred = 60000200"),
            ("2.5m people", "2.5m = 2500000"),
            ("5m kroner", "5m = 5000000"),
            ("7m yen", "7m = 7000000"),
            ("2.5m high", "2.5 = 2.5"),
            ("2.5 k", "2.5 k = 2500"),
            ("1,250.5 M", "1,250.5 M = 1250500000"),
            ("2 B and", "2 = 2"),
            ("293.15K is a temperature", "293.15 = 293.15"),
            ("one hundred and three people", "one hundred and three = 103"),
            ("fifty-two seats", "fifty-two = 52"),
            ("a hundred homes", "a hundred = 100"),
            ("a dozen eggs", "a dozen = 12"),
            ("two dozen eggs", "two dozen = 24"),
            ("twenty-first", "twenty-first = 21"),
            ("22nd", "22nd = 22"),
            ("two hundred three-day trips", "two hundred = 200"),
        ];
        for (text, wanted) in cases {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn vague_words_are_no_numbers() {
        for text in ["hundreds of people", "thousands", "dozens", "million", "a people", "a ten"] {
            assert_eq!(read(text), "", "{text}");
        }
    }

    #[test]
    fn the_place_is_that_of_the_mantissa() {
        let place = |text: &str| match number(&Tokens::new(text), 0, Around::default()) {
            Found::Number(n) => n.amount.place.normalize().to_string(),
            Found::Skip(_) => String::new(),
        };
        assert_eq!(place("18.2 billion"), "100000000");
        assert_eq!(place("1,200"), "1");
        assert_eq!(place("60.94"), "0.01");
        assert_eq!(place("three hundred"), "1");
        assert_eq!(place("two million"), "1000000");
    }
}
