//! Fractions: `½`, `3/4`, `10 1/2`, `two-thirds`, `a third`, `half a million`, `two and a half`, `five point five`.

use super::number::{Around, Form, Number};
use super::words::{Part, Sum, cardinal, ordinal};
use super::{duration, quantity};
use crate::facts::Amount;
use crate::text::{TokenKind, Tokens, digit_value};
use rust_decimal::Decimal;

/// Parts of this size are as fine as a fraction in words is meant: `a third` stands for 32 to 34 in a hundred.
const WORD_PLACE: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// `½` and its like, as value and place.
pub(super) fn sign(tokens: &Tokens<'_>, i: usize) -> Option<(Decimal, Decimal)> {
    let (over, under) = match tokens.word(i) {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    };
    Decimal::from(over).checked_div(Decimal::from(under)).map(|value| (value, Decimal::new(1, 2)))
}

/// `3/4` from its first digits on: a part of a whole, with a denominator that people use.
pub(super) fn slashed(tokens: &Tokens<'_>, i: usize) -> Option<(usize, Decimal)> {
    let slash = tokens.is_sign(i + 1, '/') || tokens.is_sign(i + 1, '⁄');
    let tight = tokens.glued(i) && tokens.glued(i + 1);
    let open = i.checked_sub(1).is_none_or(|b| !tokens.glued(b) || !tokens.is_sign(b, '/'));
    let closed = !tokens.is_sign(i + 3, '/') && tokens.kind(i + 2) == Some(TokenKind::Digits);
    if !(slash && tight && open && closed) {
        return None;
    }
    let (over, under) = (small(tokens, i)?, small(tokens, i + 2)?);
    let usual = under <= 20 || matches!(under, 25 | 30 | 32 | 40 | 50 | 64 | 100);
    let known_day = matches!((over, under), (9 | 7, 11) | (7, 7) | (24, 7));
    let part = Decimal::from(over).checked_div(Decimal::from(under))?;
    (over > 0 && over < under && usual && !known_day).then_some((i + 2, part))
}

fn small(tokens: &Tokens<'_>, i: usize) -> Option<u32> {
    let word = tokens.word(i);
    // no more digits are read than a number has room for
    let short = word.len() <= 3 && !word.is_empty() && !word.starts_with('0');
    short.then(|| word.chars().try_fold(0, |n, c| digit_value(c).map(|d| n * 10 + d)))?
}

/// The fraction behind whole digits: ` 1/2`, `½`, `-1/2`.
pub(super) fn behind(tokens: &Tokens<'_>, i: usize) -> Option<(usize, Decimal)> {
    if let Some((value, _)) = sign(tokens, i + 1) {
        return Some((i + 1, value));
    }
    let hyphen = usize::from(tokens.is_sign(i + 1, '-') && tokens.glued(i) && tokens.glued(i + 1));
    let apart = hyphen == 1 || tokens.gap(i) == " ";
    if apart && tokens.kind(i + 1 + hyphen) == Some(TokenKind::Digits) {
        return slashed(tokens, i + 1 + hyphen);
    }
    None
}

/// The number of parts that the words from `at` on name, and their last token: `quarters`, `twenty-fifths`,
/// `one hundred fifth`.
fn denominator(tokens: &Tokens<'_>, at: usize, plural: bool) -> Option<(usize, Decimal)> {
    let bare = |at: usize| {
        let word = tokens.lower(at);
        if plural { word.strip_suffix('s') } else { Some(word) }
    };
    match bare(at) {
        Some("half" | "halve") => return Some((at, Decimal::TWO)),
        Some("quarter") => return Some((at, Decimal::from(4))),
        Some("first" | "second") => return None,
        _ => {}
    }
    let (mut sum, mut end) = (Sum::new(), at);
    for step in 0..WORDS {
        if let Some(part) = bare(end).and_then(ordinal) {
            return if sum.take(part) { sum.value().map(|value| (end, value)) } else { None };
        }
        let part = cardinal(tokens.lower(end))?;
        if step == 0 && !matches!(part, Part::Small(n) if n >= 20 || is_hundred(tokens.lower(end + 1))) {
            return None;
        }
        if !sum.take(part) {
            return None;
        }
        end += 1 + usize::from(tokens.is_sign(end + 1, '-'));
    }
    None
}

/// Most words that a denominator has.
const WORDS: usize = 5;

/// The hundred of `one hundred fifth`.
fn is_hundred(word: &str) -> bool {
    matches!(word, "hundred" | "hundredth" | "hundredths")
}

/// A fraction in words from `at` on: `a half`, `half`, `three quarters`, `two-thirds`, `fifty-four hundredths`.
pub(super) fn phrase(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Decimal)> {
    let word = tokens.lower(at);
    if word == "half" {
        return Some((at, Decimal::new(5, 1)));
    }
    let behind = |at: usize| at + 1 + usize::from(tokens.is_sign(at + 1, '-'));
    let (times, next) = match cardinal(word) {
        _ if word == "a" || word == "an" => (1, behind(at)),
        Some(Part::Small(n)) if n >= 20 => match cardinal(tokens.lower(behind(at))) {
            Some(Part::Small(unit @ 1..=9)) => (n + unit, behind(behind(at))),
            _ => (n, behind(at)),
        },
        Some(Part::Small(n)) if n > 0 => (n, behind(at)),
        _ => return None,
    };
    let (last, parts) = denominator(tokens, next, times > 1)?;
    Decimal::from(times).checked_div(parts).map(|value| (last, value))
}

/// Nouns of which so many are counted, not parted: `five goals in six games`, `two in ten years`.
#[rustfmt::skip]
const COUNTED_IN: &[&str] = &[
    "appearances", "attempts", "centuries", "days", "decades", "fights", "fixtures", "games", "hours", "innings", "matches",
    "meetings", "minutes", "months", "nights", "outings", "quarters", "races", "rounds", "runs", "seasons", "seconds", "starts",
    "tests", "weeks", "years", "year", "month", "week", "day", "hour", "minute", "languages", "countries", "cities", "places",
    "stages", "volumes", "parts", "-", "per", "million", "billion", "thousand", "hundred", "%",
];

/// `nine out of ten`, `one in five` as a share; `1 over 3` where nothing is measured or counted.
pub(super) fn ratio(tokens: &Tokens<'_>, number: &Number) -> Option<Number> {
    let whole = |number: &Number| {
        matches!(number.form, Form::Plain | Form::Words)
            && number.scale.is_none()
            && number.amount.value.scale() == 0
    };
    let last = number.last;
    if !tokens.near(last) || !whole(number) {
        return None;
    }
    let share = tokens.lower(last + 1) == "out" && tokens.lower(last + 2) == "of";
    let share_in = tokens.lower(last + 1) == "in";
    let at = match tokens.lower(last + 1) {
        "out" if share => last + 3,
        "over" | "in" => last + 2,
        _ => return None,
    };
    let super::number::Found::Number(parts) = super::number::number(tokens, at, Around::default()) else {
        return None;
    };
    let next = tokens.word(parts.last + 1);
    let fits = if share || share_in {
        // `two in three games` are counted, not shared out
        let counted = share_in && COUNTED_IN.contains(&tokens.lower(parts.last + 1));
        let round = parts.amount.value <= Decimal::TEN
            || [20, 50, 100, 1000].map(Decimal::from).contains(&parts.amount.value);
        round && !counted && number.amount.value < parts.amount.value
    } else {
        let pressure = (number.first.saturating_sub(6)..number.first).any(|b| tokens.lower(b) == "pressure");
        !pressure && matches!(next, "" | "." | "," | ";" | ":" | ")" | "?" | "!")
    };
    let value = number.amount.value.checked_div(parts.amount.value).filter(|_| fits && whole(&parts))?;
    let amount = Amount { value, place: WORD_PLACE, bound: None };
    Some(Number { last: parts.last, amount, form: Form::Fraction, ..*number })
}

/// The fraction that starts with `half`, `quarter`, `a third` and the like at token `i`.
pub(super) fn in_words(tokens: &Tokens<'_>, i: usize, around: Around) -> Option<Number> {
    let word = tokens.lower(i);
    let (last, value) = match word {
        "half" | "quarter" => (i, if word == "half" { Decimal::new(5, 1) } else { Decimal::new(25, 2) }),
        "a" | "an" => {
            let (last, parts) = denominator(tokens, i + 1, false)?;
            (last, Decimal::ONE.checked_div(parts)?)
        }
        _ => return None,
    };
    let amount = Amount { value, place: WORD_PLACE, bound: None };
    let number = Number { first: i, last, amount, form: Form::Fraction, scale: None };
    let whole = of_whole(tokens, number, around);
    if whole.is_some() {
        return whole;
    }
    let fits = match word {
        "half" => half_stands(tokens, i),
        "quarter" => false,
        _ => part_stands(tokens, i, last),
    };
    fits.then_some(number)
}

/// `half` is a number in `half of them`, `by half`, not in `the first half` or `half-brother`.
fn half_stands(tokens: &Tokens<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |b| tokens.lower(b));
    if matches!(
        before,
        "first" | "second" | "the" | "other" | "this" | "each" | "that" | "a" | "last" | "latter" | "and"
    ) {
        return before == "a" && !tokens.is_sign(i + 1, '-');
    }
    let measured = matches!(
        before,
        "than" | "about" | "almost" | "nearly" | "over" | "by" | "roughly" | "only" | "around"
    );
    let next = tokens.lower(i + 1);
    let of = matches!(
        next,
        "of" | "the" | "their" | "its" | "his" | "her" | "our" | "those" | "these" | "all" | "that" | "as"
    );
    let compound = matches!(
        next,
        "time"
            | "term"
            | "way"
            | "measures"
            | "brother"
            | "sister"
            | "moon"
            | "price"
            | "board"
            | "mast"
            | "empty"
    );
    let opens = tokens.opens(i) && tokens.near(i) && tokens.kind(i + 1) == Some(TokenKind::Word);
    let subject = opens && !compound && !tokens.is_capital(i + 1);
    of || (measured || subject) && !tokens.is_sign(i + 1, '-')
}

/// `a third` is a part in `by a third`, `a third of`; an ordinal in `a third man`.
fn part_stands(tokens: &Tokens<'_>, i: usize, last: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |b| tokens.lower(b));
    let next = tokens.lower(last + 1);
    if tokens.lower(last) == "quarter"
        && (matches!(before, "in" | "for" | "per" | "during" | "once") && next != "of")
    {
        return false;
    }
    tokens.kind(last + 1) != Some(TokenKind::Word) && !tokens.is_sign(last + 1, '-')
        || !tokens.near(last)
        || matches!(
            next,
            "of" | "more"
                | "less"
                | "fewer"
                | "higher"
                | "lower"
                | "bigger"
                | "larger"
                | "smaller"
                | "the"
                | "from"
                | "to"
                | "in"
                | "since"
                | "last"
                | "this"
                | "over"
                | "on"
                | "between"
                | "compared"
                | "or"
                | "by"
                | "at"
                | "as"
                | "after"
                | "cheaper"
                | "and"
        )
}

/// A fraction takes the whole that it is of: `half a million`, `three quarters of a million`, `half a mile`.
fn of_whole(tokens: &Tokens<'_>, number: Number, around: Around) -> Option<Number> {
    let mut at = number.last + 1;
    let of = usize::from(tokens.lower(at) == "of");
    let article = matches!(tokens.lower(at + of), "a" | "an");
    at += of + usize::from(article);
    let hyphen = tokens.is_sign(at, '-') && !article && of == 0;
    at += usize::from(hyphen);
    if of == 1 && !article || !tokens.near(number.last) {
        return None;
    }
    let mut sum = Sum::of(number.amount.value, Decimal::new(1, 1));
    let scale = cardinal(tokens.lower(at)).filter(|p| !matches!(p, Part::Small(_)));
    if scale.is_some_and(|part| sum.take(part))
        && let super::number::Found::Number(mut found) =
            super::number::finish(tokens, number.first, at, sum, Form::Words, around)
    {
        found.first = number.first;
        return Some(found);
    }
    let unit = quantity::is_unit(tokens, at) || duration::unit(tokens.lower(at)).is_some();
    unit.then_some(if article { Number { last: at - 1, ..number } } else { number })
}

/// Adds the fraction, or the decimals in words, that stand behind `number`.
pub(super) fn after(tokens: &Tokens<'_>, number: Number, around: Around) -> Number {
    if !tokens.near(number.last) {
        return number;
    }
    let at = number.last + 1;
    if tokens.lower(at) == "point" && number.form == Form::Words {
        return decimals(tokens, number).unwrap_or(number);
    }
    if number.form == Form::Words
        && let Some(part) = parts_of(tokens, number)
    {
        return of_whole(tokens, part, around).unwrap_or(part);
    }
    if tokens.lower(at) != "and" || around.between {
        return number;
    }
    mixed(tokens, number, around).unwrap_or(number)
}

/// `two thirds`, `one-fifth`: the number says how many parts.
fn parts_of(tokens: &Tokens<'_>, number: Number) -> Option<Number> {
    let hyphen = tokens.is_sign(number.last + 1, '-');
    let at = number.last + 1 + usize::from(hyphen);
    let one = number.amount.value == Decimal::ONE;
    let (last, parts) = denominator(tokens, at, !one)?;
    let compound =
        tokens.is_sign(last + 1, '-') && tokens.glued(last) && tokens.kind(last + 2) == Some(TokenKind::Word);
    let calendar = tokens.lower(last) == "quarters" && !hyphen && tokens.lower(last + 1) != "of";
    if compound && !quantity::is_unit(tokens, last + 2) || calendar {
        return None;
    }
    let (times, parts) = tens_of_parts(tokens, &number, at, parts).unwrap_or((number.amount.value, parts));
    let value = times.checked_div(parts)?;
    let amount = Amount { value, place: WORD_PLACE, bound: None };
    Some(Number { last, amount, form: Form::Fraction, scale: None, ..number })
}

/// In `one hundred thirty fifths` the tens belong to the parts, since a number of parts is left without them.
fn tens_of_parts(
    tokens: &Tokens<'_>,
    number: &Number,
    at: usize,
    parts: Decimal,
) -> Option<(Decimal, Decimal)> {
    let Some(Part::Small(tens)) = cardinal(tokens.lower(number.last)) else { return None };
    let unit = tens >= 20 && at == number.last + 1 && parts < Decimal::TEN && parts > Decimal::ONE;
    let mut sum = Sum::new();
    let taken = (number.first..number.last).all(|i| cardinal(tokens.lower(i)).is_some_and(|p| sum.take(p)));
    let times = sum.value().filter(|times| unit && taken && !times.is_zero())?;
    Some((times, Decimal::from(tens).checked_add(parts)?))
}

/// `two and a half`, `one million and a half`, `two and a half million`.
fn mixed(tokens: &Tokens<'_>, number: Number, around: Around) -> Option<Number> {
    let (mut last, part) = phrase(tokens, number.last + 2)?;
    let whole = number.amount.value;
    let scale = cardinal(tokens.lower(last + 1)).and_then(|part| match part {
        Part::Scale(power) => super::digits::ten_to(power),
        _ => None,
    });
    last += usize::from(scale.is_some());
    let (value, place, ends) = match (number.scale, scale) {
        (Some(before), Some(behind)) if behind >= before => return None,
        (Some(_), Some(behind)) => (whole.checked_add(part.checked_mul(behind)?)?, behind, scale),
        (Some(before), None) => (whole.checked_add(part.checked_mul(before)?)?, before, number.scale),
        (None, Some(behind)) => (whole.checked_add(part)?.checked_mul(behind)?, behind, scale),
        (None, None) => (whole.checked_add(part)?, Decimal::ONE, None),
    };
    let amount = Amount { value, place: place.checked_mul(Decimal::new(5, 1))?, bound: None };
    let _ = around;
    Some(Number { last, amount, form: Form::Words, scale: ends, ..number })
}

/// `two hundred point zero three`, `three point five million`.
fn decimals(tokens: &Tokens<'_>, number: Number) -> Option<Number> {
    let (mut digits, mut scale, mut last) = (0_i64, 0_u32, number.last + 1);
    while scale < 12 {
        let Some(Part::Small(n)) = cardinal(tokens.lower(last + 1)) else { break };
        if n > 9 && scale > 0 {
            let unit = digits % 10 == 0 && n < 10;
            if !unit {
                break;
            }
        }
        digits = digits * if n > 9 { 100 } else { 10 } + i64::from(n);
        scale += if n > 9 { 2 } else { 1 };
        last += 1;
        let hyphen = tokens.is_sign(last + 1, '-');
        if n >= 20
            && let Some(Part::Small(unit @ 1..=9)) = cardinal(tokens.lower(last + 1 + usize::from(hyphen)))
        {
            digits += i64::from(unit);
            last += 1 + usize::from(hyphen);
            break;
        }
    }
    if scale == 0 {
        return None;
    }
    let value = number.amount.value.checked_add(Decimal::new(digits, scale))?;
    let mut amount = Amount { value, place: Decimal::new(1, scale), bound: None };
    let mut ends = None;
    if let Some(Part::Scale(power)) = cardinal(tokens.lower(last + 1)) {
        ends = super::digits::ten_to(power);
        let factor = ends?;
        amount = Amount {
            value: value.checked_mul(factor)?,
            place: amount.place.checked_mul(factor)?,
            bound: None,
        };
        last += 1;
    }
    Some(Number { last, amount, scale: ends, ..number })
}

#[cfg(test)]
mod tests {
    use super::super::number::{Found, number};
    use super::*;

    fn read(text: &str, i: usize) -> String {
        let tokens = Tokens::new(text);
        match number(&tokens, i, Around::default()) {
            Found::Number(n) => {
                format!(
                    "{} = {}",
                    tokens.span(n.first, n.last).of(text),
                    n.amount.value.round_dp(3).normalize()
                )
            }
            Found::Skip(_) => String::new(),
        }
    }

    #[test]
    fn parts_in_words() {
        let cases = [
            ("two-thirds of voters", "two-thirds = 0.667"),
            ("three quarters of them", "three quarters = 0.75"),
            ("a third of the town", "a third = 0.333"),
            ("one-eighth", "one-eighth = 0.125"),
            ("one twenty-fifth", "one twenty-fifth = 0.04"),
            ("a quarter more", "a quarter = 0.25"),
            ("half of them", "half = 0.5"),
            ("half a million", "half a million = 500000"),
            ("half-million", "half-million = 500000"),
            ("three quarters of a million", "three quarters of a million = 750000"),
            ("half a dozen", "half a dozen = 6"),
            ("two and a half million", "two and a half million = 2500000"),
            ("one million and a half", "one million and a half = 1500000"),
            ("five and three-quarters", "five and three-quarters = 5.75"),
            ("3 million and a quarter", "3 million and a quarter = 3250000"),
            ("six million and two thirds", "six million and two thirds = 6666666.667"),
            ("one hundred and three and a half", "one hundred and three and a half = 103.5"),
            ("five point five", "five point five = 5.5"),
            ("two point seventy-one", "two point seventy-one = 2.71"),
            ("six point two million", "six point two million = 6200000"),
        ];
        for (text, wanted) in cases {
            assert_eq!(read(text, 0), wanted, "{text}");
        }
    }

    #[test]
    fn parts_in_digits() {
        let cases = [
            ("3/4 of it", "3/4 = 0.75"),
            ("10 1/2 laps", "10 1/2 = 10.5"),
            ("2½ laps", "2½ = 2.5"),
            ("¾", "¾ = 0.75"),
            ("9/11", "9 = 9"),
            ("5/4", "5 = 5"),
        ];
        for (text, wanted) in cases {
            assert_eq!(read(text, 0), wanted, "{text}");
        }
    }

    #[test]
    fn halves_of_games_and_third_men_are_no_parts() {
        assert_eq!(read("a third man", 0), "");
        assert_eq!(read("the first half was", 2), "");
        assert_eq!(read("his half-brother", 1), "");
        assert_eq!(read("quarter finals", 0), "");
    }
}
