//! Numbers in digits: thousand and decimal marks of several locales, exponents, and what only looks like a number.

use crate::text::{TokenKind, Tokens, digit_value};
use rust_decimal::Decimal;

/// A number in digits, without sign and multiplier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    /// Its last token.
    pub last: usize,
    /// Its value.
    pub value: Decimal,
    /// The worth of its last place.
    pub place: Decimal,
    /// True for one run of digits, without any mark.
    pub plain: bool,
    /// True if it is written with leading zeros: `007`.
    pub zeros: bool,
}

/// What the digits at a token are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scan {
    /// A number.
    Number(Digits),
    /// No number but an address, version or the like, up to this token.
    Other(usize),
}

/// Most groups of digits that one number may have; whatever is longer is a table or a telephone book.
const GROUPS: usize = 12;

/// A mark and the digits behind it.
#[derive(Clone, Copy)]
struct Group {
    mark: char,
    len: usize,
    last: usize,
}

/// The number that starts with the digits (or the decimal point) at token `i`.
pub(super) fn scan(tokens: &Tokens<'_>, i: usize, continental: bool) -> Scan {
    if tokens.kind(i) == Some(TokenKind::Sign) {
        return number(tokens, i + 1, i + 1, Some(i + 1), false);
    }
    let first = tokens.word(i).chars().count();
    let mut groups = [Group { mark: ' ', len: 0, last: i }; GROUPS];
    let mut count = 0;
    let mut at = i;
    while count < GROUPS {
        let Some(group) = group_after(tokens, at) else { break };
        at = group.last;
        if let Some(slot) = groups.get_mut(count) {
            *slot = group;
        }
        count += 1;
    }
    read(tokens, i, first, groups.get(..count).unwrap_or_default(), continental)
}

fn group_after(tokens: &Tokens<'_>, at: usize) -> Option<Group> {
    let group = |mark, last| Some(Group { mark, len: tokens.word(last).chars().count(), last });
    if tokens.kind(at + 1) == Some(TokenKind::Digits) {
        return match tokens.gap(at) {
            " " => group(' ', at + 1),
            "\u{a0}" | "\u{2009}" | "\u{202f}" => group('\u{a0}', at + 1),
            _ => None,
        };
    }
    let marked = tokens.glued(at) && tokens.glued(at + 1) && tokens.kind(at + 2) == Some(TokenKind::Digits);
    match tokens.word(at + 1) {
        "," if marked => group(',', at + 2),
        "." if marked => group('.', at + 2),
        "'" | "’" if marked => group('\'', at + 2),
        _ => None,
    }
}

/// Decides what the groups of digits mean.
fn read(tokens: &Tokens<'_>, i: usize, first: usize, groups: &[Group], continental: bool) -> Scan {
    let zero = tokens.word(i).starts_with('0');
    let alone = Digits { last: i, value: Decimal::ZERO, place: Decimal::ONE, plain: true, zeros: false };
    let Some(head) = groups.first() else { return number(tokens, i, i, None, true) };
    let same = groups.iter().take_while(|g| g.mark == head.mark).count();
    let run = groups.get(..same).unwrap_or_default();
    let after = groups.get(same);
    let thirds = run.iter().take_while(|g| g.len == 3).count();
    let grouping = first <= 3 && !zero && thirds > 0;
    let last_of = |n: usize| n.checked_sub(1).and_then(|n| run.get(n)).map_or(i, |g| g.last);
    let decimal_after =
        |mark: char| after.filter(|g| g.mark == mark && groups.get(same + 1).is_none_or(|n| n.mark != mark));
    let grouped = |count: usize, mark: char| match decimal_after(mark) {
        Some(d) if count == same => number(tokens, i, d.last, Some(d.last), false),
        _ => number(tokens, i, last_of(count), None, false),
    };
    match head.mark {
        ',' | '.' if !continental || same > 1 || after.is_some() => {
            let other = if head.mark == ',' { '.' } else { ',' };
            let english_point = head.mark == '.' && same == 1 && decimal_after(',').is_none_or(|_| !grouping);
            if english_point {
                number(tokens, i, head.last, Some(head.last), false)
            } else if grouping && thirds == same || indian(first, run) {
                grouped(same, other)
            } else if head.mark == ',' && same == 1 && head.len <= 2 && !in_list(tokens, i) {
                number(tokens, i, head.last, Some(head.last), false)
            } else if head.mark == ',' {
                number(tokens, i, i, None, true)
            } else {
                Scan::Other(last_of(same))
            }
        }
        ',' if continental => number(tokens, i, head.last, Some(head.last), false),
        '.' if continental && grouping => grouped(1, ','),
        '.' => number(tokens, i, head.last, Some(head.last), false),
        '\'' if grouping && thirds == same => grouped(same, '.'),
        '\u{a0}' if grouping => grouped(thirds, if decimal_after(',').is_some() { ',' } else { '.' }),
        ' ' if grouping && spaced(tokens, i, thirds, thirds == same) => {
            grouped(thirds, if decimal_after(',').is_some() { ',' } else { '.' })
        }
        _ => number(tokens, alone.last, alone.last, None, true),
    }
}

/// `12,34,567`: lakhs and crores.
fn indian(first: usize, run: &[Group]) -> bool {
    let Some((last, middle)) = run.split_last() else { return false };
    first <= 2 && !middle.is_empty() && last.mark == ',' && last.len == 3 && middle.iter().all(|g| g.len == 2)
}

/// A space between digits may part two numbers; one group of three alone does so behind a name or a month.
fn spaced(tokens: &Tokens<'_>, i: usize, groups: usize, whole: bool) -> bool {
    let behind_name = i.checked_sub(1).is_some_and(|b| tokens.is_capital(b) && !tokens.opens(b));
    whole && (groups > 1 || !behind_name)
}

/// `26,31` behind `24,` goes on with a list, and `07,5` is no number.
fn in_list(tokens: &Tokens<'_>, i: usize) -> bool {
    let word = tokens.word(i);
    let behind_comma = i > 1 && tokens.is_sign(i - 1, ',') && tokens.glued(i - 1) && tokens.glued(i - 2);
    behind_comma || word.len() > 1 && word.starts_with('0')
}

/// Reads tokens `first..=last` as one number, with its decimals in token `decimals`.
fn number(tokens: &Tokens<'_>, first: usize, last: usize, decimals: Option<usize>, plain: bool) -> Scan {
    let mut value: i128 = 0;
    let mut scale = 0;
    for i in first..=last {
        if tokens.kind(i) != Some(TokenKind::Digits) {
            continue;
        }
        for digit in tokens.word(i).chars().filter_map(digit_value) {
            let Some(next) = value.checked_mul(10).and_then(|v| v.checked_add(i128::from(digit))) else {
                return Scan::Other(last);
            };
            value = next;
            scale += u32::from(decimals == Some(i));
        }
    }
    let Ok(value) = Decimal::try_from_i128_with_scale(value, scale.min(100)) else {
        return Scan::Other(last);
    };
    let zeros = plain && tokens.word(first).len() > 1 && tokens.word(first).starts_with('0');
    let digits = Digits { last, value, place: Decimal::new(1, scale.min(28)), plain, zeros };
    Scan::Number(exponent(tokens, digits))
}

/// `1.2e13`, `6x10^-4`.
fn exponent(tokens: &Tokens<'_>, digits: Digits) -> Digits {
    let at = digits.last + 1;
    let glued = |from: usize, to: usize| (from..to).all(|i| tokens.glued(i));
    let power = match tokens.lower(at) {
        "e" if tokens.glued(at - 1) => at + 1,
        "x" | "×" if tokens.word(at + 1) == "10" && tokens.word(at + 2) == "^" && glued(at + 1, at + 3) => {
            at + 3
        }
        "^" => return power_of(tokens, digits),
        _ => return digits,
    };
    let (negative, power) = match tokens.word(power) {
        "-" | "−" => (true, power + 1),
        "+" => (false, power + 1),
        _ => (false, power),
    };
    if tokens.kind(power) != Some(TokenKind::Digits) || !tokens.glued(power - 1) {
        return digits;
    }
    let factor = tokens.word(power).parse().ok().filter(|n: &u32| *n <= 28);
    let factor = factor.and_then(|n| if negative { Some(Decimal::new(1, n)) } else { ten_to(n) });
    let scaled = factor.and_then(|f| Some((digits.value.checked_mul(f)?, digits.place.checked_mul(f)?)));
    scaled.map_or(digits, |(value, place)| Digits { last: power, value, place, plain: false, zeros: false })
}

/// `1.1^23`, `2^-3`: the number taken to a power.
fn power_of(tokens: &Tokens<'_>, digits: Digits) -> Digits {
    let mut at = digits.last + 2;
    let mut negative = false;
    while matches!(tokens.word(at), "-" | "−" | "+") && at < digits.last + 4 {
        negative ^= tokens.word(at) != "+";
        at += 1;
    }
    let glued = (digits.last..at).all(|i| tokens.glued(i));
    let power = tokens.word(at).parse().ok().filter(|n: &u32| glued && *n <= 64);
    let taken = power.and_then(|n| {
        let value = (0..n).try_fold(Decimal::ONE, |value, _| value.checked_mul(digits.value))?;
        if negative { Decimal::ONE.checked_div(value) } else { Some(value) }
    });
    taken.map_or(digits, |value| Digits { last: at, value, plain: false, zeros: false, ..digits })
}

/// 10 to the power of `n`, up to 28.
pub(super) fn ten_to(n: u32) -> Option<Decimal> {
    10_i128.checked_pow(n).and_then(|v| Decimal::try_from_i128_with_scale(v, 0).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, continental: bool) -> Option<(String, String)> {
        let tokens = Tokens::new(text);
        match scan(&tokens, 0, continental) {
            Scan::Number(d) => Some((d.value.to_string(), tokens.span(0, d.last).of(text).to_owned())),
            Scan::Other(_) => None,
        }
    }

    fn english(text: &str) -> Option<(String, String)> {
        value(text, false)
    }

    fn is(value: &str, words: &str) -> Option<(String, String)> {
        Some((value.into(), words.into()))
    }

    #[test]
    fn thousand_marks_need_groups_of_three() {
        assert_eq!(english("1,234,567 votes"), is("1234567", "1,234,567"));
        assert_eq!(english("12,34,567 votes"), is("1234567", "12,34,567"));
        assert_eq!(english("7,8,9"), is("7", "7"));
        assert_eq!(english("1,234.50 a"), is("1234.50", "1,234.50"));
        assert_eq!(english("18\u{a0}250 homes"), is("18250", "18\u{a0}250"));
        assert_eq!(english("18 250 homes"), is("18250", "18 250"));
        assert_eq!(english("2015 300 people"), is("2015", "2015"));
        assert_eq!(english("4'500 francs"), is("4500", "4'500"));
    }

    #[test]
    fn marks_follow_the_locale_unless_they_can_mean_one_thing_only() {
        assert_eq!(english("1.234"), is("1.234", "1.234"));
        assert_eq!(value("1.234", true), is("1234", "1.234"));
        assert_eq!(value("1,234", true), is("1.234", "1,234"));
        assert_eq!(english("1.234,5"), is("1234.5", "1.234,5"));
        assert_eq!(value("1,234.5", true), is("1234.5", "1,234.5"));
        assert_eq!(english("6,75 euros"), is("6.75", "6,75"));
        assert_eq!(english("1.234.567"), is("1234567", "1.234.567"));
    }

    #[test]
    fn addresses_and_absurd_lengths_are_no_numbers() {
        assert_eq!(english("10.0.12.1"), None);
        assert_eq!(english(&"9".repeat(40)), None);
    }

    #[test]
    fn exponents_and_bare_points() {
        assert_eq!(english("1.5e3 tonnes"), is("1500.0", "1.5e3"));
        assert_eq!(english("6x10^-4"), is("0.0006", "6x10^-4"));
        assert_eq!(english(".25"), is("0.25", ".25"));
        assert_eq!(english("2^10"), is("1024", "2^10"));
        assert_eq!(english("2^-2"), is("0.25", "2^-2"));
        assert_eq!(english("9^99"), is("9", "9"));
    }

    #[test]
    fn khmer_digits_count() {
        assert_eq!(english("១២៥ នាក់"), is("125", "១២៥"));
    }
}
