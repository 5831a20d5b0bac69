//! Numbers that are no counts: parts of names, codes, addresses, times of day, `one` as a pronoun.

use super::number::{Form, Number};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// How far to look around inside one run of characters without space.
const REACH: usize = 24;

/// True if what touches the digits on their left makes them part of a code, a time of day, an address or a telephone number.
/// The last token of the whole run is returned.
pub(super) fn left(tokens: &Tokens<'_>, number: &Number) -> Option<usize> {
    let Number { first, last, .. } = *number;
    let word = |at: usize| tokens.kind(at) == Some(TokenKind::Word);
    let left = first.checked_sub(1).filter(|b| tokens.glued(*b));
    let inner = |b: usize| b.checked_sub(1).filter(|c| tokens.glued(*c));
    let code = left.is_some_and(|b| match tokens.word(b) {
        "#" | "@" | "_" | "=" | "&" | "\\" => true,
        ":" => inner(b).is_some(),
        "-" | "‑" | "/" | "." => inner(b).is_some_and(|c| word(c) && !is_prefix(tokens.lower(c))),
        _ => word(b),
    });
    (code || is_telephone(tokens, first, last) || in_address(tokens, first)).then(|| end_of_run(tokens, last))
}

/// True if what touches the number on its right makes it a code (`4x4`, `777F`, `1990s`) or a time of day.
pub(super) fn right(tokens: &Tokens<'_>, number: &Number) -> Option<usize> {
    let last = number.last;
    let clock = clock_behind(tokens, last)
        .or_else(|| day_part_behind(tokens, number))
        .filter(|_| number.form != Form::Ordinal);
    if number.form == Form::Words {
        return clock;
    }
    if clock.is_some() || !tokens.glued(last) {
        return clock;
    }
    let next = last + 1;
    let code = match tokens.word(next) {
        "@" | "_" | "=" | "\\" => true,
        "/" | ":" => tokens.glued(next) && tokens.kind(next + 1) == Some(TokenKind::Digits),
        "." => tokens.glued(next) && tokens.lower(next + 1).len() > 1 && !tokens.is_capital(next + 1),
        _ => tokens.kind(next) == Some(TokenKind::Word) && number.form != Form::Ordinal,
    };
    code.then(|| end_of_run(tokens, last))
}

/// Prefixes that leave a number a number: `pre-2000`, `mid-40s`.
fn is_prefix(word: &str) -> bool {
    matches!(
        word,
        "pre"
            | "post"
            | "mid"
            | "sub"
            | "to"
            | "a"
            | "an"
            | "or"
            | "and"
            | "nearly"
            | "almost"
            | "up"
            | "non"
    )
}

fn end_of_run(tokens: &Tokens<'_>, last: usize) -> usize {
    (last..last + REACH).find(|i| !tokens.glued(*i)).unwrap_or(last)
}

/// `www.`, `//`, `?q=`: the run of characters is an address.
fn in_address(tokens: &Tokens<'_>, first: usize) -> bool {
    let mut at = first;
    for _ in 0..REACH {
        let Some(before) = at.checked_sub(1).filter(|b| tokens.glued(*b)) else { return false };
        at = before;
        let slashes = tokens.is_sign(at, '/') && tokens.is_sign(at + 1, '/');
        if slashes || matches!(tokens.lower(at), "www" | "http" | "https" | "@" | "=") {
            return true;
        }
    }
    true
}

/// Three or more runs of digits joined by hyphens, or a plus before a long run.
fn is_telephone(tokens: &Tokens<'_>, first: usize, last: usize) -> bool {
    let joined = |at: usize| {
        tokens.glued(at)
            && matches!(tokens.word(at + 1), "-" | "/")
            && tokens.glued(at + 1)
            && tokens.kind(at + 2) == Some(TokenKind::Digits)
    };
    let digits = |at: usize| tokens.kind(at) == Some(TokenKind::Digits);
    let ahead = joined(last) && joined(last + 2);
    let back = first.checked_sub(2).filter(|b| digits(*b) && joined(*b));
    let around = back.is_some()
        && (joined(last) || back.and_then(|b| b.checked_sub(2)).is_some_and(|b| digits(b) && joined(b)));
    let plus = first.checked_sub(1).is_some_and(|b| tokens.is_sign(b, '+') && tokens.glued(b));
    let many =
        tokens.kind(last + 1) == Some(TokenKind::Digits) && tokens.kind(last + 2) == Some(TokenKind::Digits);
    ahead || around || plus && (many || joined(last) || tokens.word(first).len() > 6)
}

/// The last token of `am`, `p.m.`, `o'clock` behind the number.
fn clock_behind(tokens: &Tokens<'_>, last: usize) -> Option<usize> {
    let next = last + 1;
    match tokens.lower(next) {
        "am" | "pm" | "gmt" => Some(next),
        "a" | "p" if tokens.is_sign(next + 1, '.') && tokens.lower(next + 2) == "m" && tokens.glued(next) => {
            Some(next + 2)
        }
        "o" if tokens.lower(next + 2) == "clock" && tokens.glued(next) => Some(next + 2),
        _ => None,
    }
}

/// The number itself, where a part of the day says that it is an hour: `after three in the afternoon`, `at ten at night`.
fn day_part_behind(tokens: &Tokens<'_>, number: &Number) -> Option<usize> {
    let hour = number.scale.is_none()
        && number.amount.value > Decimal::ZERO
        && number.amount.value <= Decimal::from(12);
    let at = |i: usize| tokens.lower(number.last + i);
    let morning = at(1) == "in" && at(2) == "the" && matches!(at(3), "morning" | "afternoon" | "evening");
    // `two in the morning and one at night` are counts; an hour is led in
    let led = number.first.checked_sub(1).is_some_and(|b| {
        matches!(tokens.lower(b), "at" | "after" | "before" | "by" | "until" | "till" | "since" | "from")
    });
    (hour && led && (morning || at(1) == "at" && matches!(at(2), "night" | "noon"))).then_some(number.last)
}

/// True if the number, which nothing measures, is part of a name: `Route 66`, `Article 5`, `Apollo 11`, `10 Downing Street`.
pub(super) fn in_name(tokens: &Tokens<'_>, number: &Number) -> bool {
    let Number { first, last, form, .. } = *number;
    let before = first.checked_sub(1).filter(|b| tokens.near(*b));
    let word = before.map_or("", |b| tokens.lower(b));
    let next_capital = tokens.near(last) && tokens.is_capital(last + 1);
    if form == Form::Ordinal {
        return ordinal_in_name(tokens, number, word);
    }
    if numbered(word) && matches!(form, Form::Plain | Form::Words) && number.scale.is_none() {
        return true;
    }
    if is_pronoun(tokens, number, word) {
        return true;
    }
    if form != Form::Plain || tokens.word(first).len() > 4 && !next_capital {
        return form == Form::Plain && zip_code(tokens, first, before);
    }
    let named = before.is_some_and(|b| {
        tokens.is_capital(b) && !tokens.opens(b) && !is_calendar_or_lead(word) && tokens.word(b).len() > 1
    });
    let counts = followed_by_count(tokens, last)
        || is_elliptical(tokens, first, last)
        || is_listed(tokens, first, last);
    named && !counts || next_capital && address(tokens, last)
}

/// `Morna 201, Kelshi 121, Farrow 87`: each name of a list has its own number.
fn is_listed(tokens: &Tokens<'_>, first: usize, last: usize) -> bool {
    let Some(name) = first.checked_sub(1).filter(|_| closes_item(tokens, last)) else { return false };
    let other = |at: usize| tokens.lower(at) != tokens.lower(name);
    let next = (last + 1..last + ITEM).find(|i| parts_items(tokens, *i));
    let behind = next.and_then(|sign| {
        let digits = (sign + 1..sign + ITEM).find(|i| tokens.kind(*i) == Some(TokenKind::Digits))?;
        is_item(tokens, sign + 1, digits).then_some(digits - 1)
    });
    let before =
        (first.saturating_sub(ITEM)..first).rev().find(|i| parts_items(tokens, *i)).and_then(|sign| {
            let digits =
                (sign.saturating_sub(4)..sign).rev().find(|i| tokens.kind(*i) == Some(TokenKind::Digits))?;
            let start = (digits.saturating_sub(ITEM)..digits).rev().find(|i| !is_name_part(tokens, *i))? + 1;
            is_item(tokens, start, digits).then_some(digits - 1)
        });
    behind.is_some_and(other) || before.is_some_and(other)
}

/// The most tokens of an item.
const ITEM: usize = 7;

/// A sign between two items of a list, with a space behind it.
fn parts_items(tokens: &Tokens<'_>, i: usize) -> bool {
    matches!(tokens.word(i), "," | ";") && !tokens.glued(i)
}

/// A name, from its capital to the number that ends it.
fn is_item(tokens: &Tokens<'_>, start: usize, digits: usize) -> bool {
    start < digits
        && tokens.is_capital(start)
        && (start..digits).all(|i| is_name_part(tokens, i))
        && closes_item(tokens, digits)
}

fn is_name_part(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.is_capital(i)
        || matches!(
            tokens.lower(i),
            "of" | "the" | "de" | "da" | "do" | "del" | "van" | "von" | "and" | "-" | "'" | "’" | "s"
        )
}

/// Nothing follows the number in its item but brackets.
fn closes_item(tokens: &Tokens<'_>, last: usize) -> bool {
    let next = last + 1;
    matches!(tokens.word(next), "" | ";" | "(")
        || matches!(tokens.word(next), "," | "." | ")") && !tokens.glued(next)
        || tokens.gap(last).contains('\n')
}

/// `The Greens have won 11 seats and the Conservatives 14.`: the noun of the first count goes for the second, which ends its
/// clause behind a name with an article.
fn is_elliptical(tokens: &Tokens<'_>, first: usize, last: usize) -> bool {
    const REACH: usize = 14;
    let ends = matches!(tokens.word(last + 1), "." | "," | ";" | "") || tokens.lower(last + 1) == "and";
    let back = |from: usize, what: &dyn Fn(usize) -> bool| {
        (from.saturating_sub(REACH)..from).rev().find(|i| what(*i))
    };
    let Some(lead) = back(first, &|i| !tokens.is_capital(i)).filter(|i| tokens.lower(*i) == "the") else {
        return false;
    };
    let joined = lead.checked_sub(1).is_some_and(|i| matches!(tokens.lower(i), "and" | "," | ";"));
    let counted = |i: usize| {
        let noun = tokens.word(i + 1);
        tokens.kind(i) == Some(TokenKind::Digits)
            && noun.len() > 3
            && noun.ends_with('s')
            && !tokens.is_capital(i + 1)
    };
    let start = back(lead, &|i| tokens.word(i) == ".").map_or(lead.saturating_sub(REACH), |i| i + 1);
    ends && joined && tokens.lower(first.saturating_sub(1)).ends_with('s') && (start..lead).any(counted)
}

/// Words that a number follows as a label.
#[rustfmt::skip]
fn numbered(word: &str) -> bool {
    matches!(word, "article" | "articles" | "section" | "sections" | "chapter" | "chapters" | "route" | "highway" | "interstate"
        | "room" | "flight" | "apollo" | "boeing" | "airbus" | "channel" | "page" | "pages" | "figure" | "table" | "unit"
        | "proposition" | "prop" | "resolution" | "type" | "phase" | "grade" | "formula" | "windows" | "iphone" | "area"
        | "catch" | "pier" | "gate" | "platform" | "district" | "ward" | "zone" | "version" | "schedule" | "annex" | "rule"
        | "clause" | "paragraph" | "lot" | "volume" | "vol" | "episode" | "bus" | "exit" | "junction" | "suite" | "apartment"
        | "apt" | "cell" | "block" | "step" | "key" | "verse" | "psalm" | "appendix" | "tier" | "stage" | "track" | "radio"
        | "bbc" | "itv" | "directive" | "regulation" | "exercise" | "question" | "class" | "category" | "league" | "agenda" | "terminal")
}

/// Capitals that are no name of what follows: months, days, and words that open headlines.
fn is_calendar_or_lead(word: &str) -> bool {
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
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "the"
            | "in"
            | "on"
            | "of"
            | "to"
            | "for"
            | "at"
            | "by"
            | "with"
            | "over"
            | "about"
            | "some"
            | "than"
            | "only"
            | "and"
            | "or"
            | "from"
            | "all"
            | "least"
            | "nearly"
            | "almost"
            | "around"
            | "between"
            | "another"
            | "top"
            | "are"
            | "is"
            | "was"
            | "were"
            | "after"
            | "killed"
            | "kills"
            | "has"
            | "have"
            | "its"
            | "their"
            | "his"
            | "her"
    )
}

/// A lowercase word in the plural behind the number is what it counts.
fn followed_by_count(tokens: &Tokens<'_>, last: usize) -> bool {
    let at = last + 1;
    let plural = |at: usize| {
        let word = tokens.word(at);
        matches!(word, "people" | "men" | "women" | "children" | "more" | "other")
            || word.len() > 3 && word.ends_with('s') && !tokens.is_capital(at)
    };
    tokens.near(last) && (plural(at) || plural(at + 1) && tokens.near(at) && !tokens.is_capital(at))
        || tokens.is_sign(at, '-') && tokens.glued(last)
}

/// `PA 19104`.
fn zip_code(tokens: &Tokens<'_>, first: usize, before: Option<usize>) -> bool {
    let state = before
        .is_some_and(|b| tokens.word(b).len() == 2 && tokens.word(b).bytes().all(|c| c.is_ascii_uppercase()));
    state && tokens.word(first).len() == 5
}

/// `10 Downing Street`: capitals that end in a kind of street, in one line with the number.
fn address(tokens: &Tokens<'_>, last: usize) -> bool {
    !tokens.gap(last).contains('\n')
        && (last + 1..last + 5).take_while(|at| tokens.is_capital(*at)).any(|at| {
            matches!(
                tokens.lower(at),
                "street"
                    | "st"
                    | "road"
                    | "rd"
                    | "avenue"
                    | "ave"
                    | "lane"
                    | "drive"
                    | "boulevard"
                    | "blvd"
                    | "square"
                    | "place"
                    | "court"
                    | "way"
                    | "crescent"
                    | "terrace"
            )
        })
}

/// `one` that counts nothing: `no one`, `one of the best`, `the one who`.
fn is_pronoun(tokens: &Tokens<'_>, number: &Number, before: &str) -> bool {
    let single =
        number.first == number.last && number.amount.value == Decimal::ONE && number.form == Form::Words;
    if !single {
        return false;
    }
    let next = tokens.lower(number.last + 1);
    let pronoun_before = matches!(
        before,
        "no" | "any"
            | "every"
            | "each"
            | "which"
            | "this"
            | "that"
            | "the"
            | "another"
            | "first"
            | "last"
            | "next"
            | "big"
            | "new"
            | "old"
            | "some"
            | "a"
            | "good"
            | "bad"
            | "only"
            | "right"
            | "wrong"
            | "loved"
            | "whole"
            | "as"
            | "best"
            | "such"
    );
    let pronoun_next = matches!(
        next,
        "of" | "another"
            | "is"
            | "was"
            | "can"
            | "could"
            | "has"
            | "had"
            | "who"
            | "that"
            | "which"
            | "would"
            | "will"
            | "may"
            | "might"
            | "must"
            | "should"
            | "day"
            | "by"
            | "s"
            | "to"
            | "at"
            | "the"
            | "if"
            | "for"
            | "with"
            | "as"
            | "does"
            | "side"
            | "hand"
    );
    let names_next = next == "in"
        && !matches!(tokens.kind(number.last + 2), Some(TokenKind::Digits))
        && super::words::cardinal(tokens.lower(number.last + 2)).is_none();
    let one_to_one = matches!(tokens.word(number.last + 1), "-" | "'" | "’" | "," | "." | "?" | "!" | ";")
        && tokens.glued(number.last)
        && !before.is_empty();
    pronoun_before || pronoun_next || names_next || one_to_one
}

/// `First National Bank`, `the 14th Dalai Lama`, `at first`, `first-class`.
fn ordinal_in_name(tokens: &Tokens<'_>, number: &Number, before: &str) -> bool {
    let Number { first, last, .. } = *number;
    let next = tokens.lower(last + 1);
    let near = tokens.near(last);
    let next_capital = near && tokens.is_capital(last + 1);
    let digits = tokens.kind(first) == Some(TokenKind::Digits);
    let word = tokens.lower(first);
    if digits {
        let kind = matches!(
            next,
            "street"
                | "avenue"
                | "circuit"
                | "district"
                | "amendment"
                | "division"
                | "brigade"
                | "regiment"
                | "battalion"
                | "army"
                | "infantry"
                | "congress"
                | "airborne"
                | "dynasty"
        );
        return next_capital && (before == "the" || kind);
    }
    let titled = tokens.is_capital(first)
        && next_capital
        && (!tokens.opens(first) || matches!(word, "first" | "second" | "third"));
    if titled || first != last {
        return titled && first == last;
    }
    let adverb = word == "first"
        && (matches!(before, "at" | "from")
            || matches!(
                next,
                "of" | "lady"
                    | "aid"
                    | "hand"
                    | "name"
                    | "names"
                    | "responder"
                    | "responders"
                    | "class"
                    | "person"
            ))
        || word == "first" && tokens.is_sign(last + 1, ',') && tokens.opens(first)
        || word == "second"
            && matches!(before, "i" | "we" | "to" | "a" | "per" | "every" | "split")
            && (matches!(next, "that" | "this" | "the") || before != "a" && before != "to")
        || word == "third" && matches!(next, "party" | "parties");
    let compound = tokens.is_sign(last + 1, '-')
        && tokens.glued(last)
        && matches!(
            tokens.lower(last + 2),
            "class" | "hand" | "person" | "name" | "aid" | "guess" | "party" | "rate" | "degree"
        );
    adverb || compound
}
