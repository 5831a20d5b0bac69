//! The words of a bound, before and behind a number: `at least`, `just under`, `or more`.

use crate::facts::Bound;
use crate::facts::Bound::{About, AtLeast, AtMost, LessThan, MoreThan, Nearly};
use crate::text::{Gate, TokenKind, Tokens};

/// Phrases before a number; of those that end alike the longer stands first.
#[rustfmt::skip]
const BEFORE: &[(&str, Bound)] = &[
    ("more than or equal to", AtLeast), ("greater than or equal to", AtLeast), ("greater or equal than", AtLeast),
    ("less than or equal to", AtMost), ("lower than or equal to", AtMost), ("less or equal than", AtMost),
    ("bigger or equal than", AtLeast), ("higher or equal than", AtLeast), ("lower or equal than", AtMost),
    ("at least or equal to", AtLeast),
    ("no fewer than", AtLeast), ("no less than", AtLeast), ("not less than", AtLeast), ("not fewer than", AtLeast),
    ("no smaller than", AtLeast), ("no more than", AtMost), ("not more than", AtMost), ("no greater than", AtMost),
    ("no higher than", AtMost), ("no larger than", AtMost), ("not exceeding", AtMost), ("not over", AtMost),
    ("more than", MoreThan), ("greater than", MoreThan), ("larger than", MoreThan), ("higher than", MoreThan),
    ("bigger than", MoreThan), ("longer than", MoreThan), ("better than", MoreThan), ("older than", MoreThan),
    ("less than", LessThan), ("fewer than", LessThan), ("lower than", LessThan), ("smaller than", LessThan),
    ("shorter than", LessThan), ("younger than", LessThan), ("cheaper than", LessThan),
    ("at least", AtLeast), ("at the least", AtLeast), ("at a minimum", AtLeast), ("a minimum of", AtLeast),
    ("as few as", AtLeast), ("as little as", AtLeast),
    ("at most", AtMost), ("at the most", AtMost), ("up to", AtMost), ("barely", About), ("scarcely", About), ("a maximum of", AtMost),
    ("as many as", AtMost), ("as much as", AtMost),
    ("upwards of", MoreThan), ("upward of", MoreThan), ("in excess of", MoreThan), ("north of", MoreThan),
    ("over", MoreThan), ("above", MoreThan), ("exceeding", MoreThan), ("exceed", MoreThan), ("exceeds", MoreThan),
    ("exceeded", MoreThan), ("surpass", MoreThan), ("surpassed", MoreThan), ("surpassing", MoreThan),
    ("just under", Nearly), ("just below", Nearly), ("just less than", Nearly), ("slightly less than", Nearly),
    ("just short of", Nearly), ("just shy of", Nearly), ("a little under", Nearly), ("slightly under", Nearly),
    ("shy of", Nearly), ("close to", Nearly), ("approaching", Nearly), ("nearing", Nearly),
    ("nearly", Nearly), ("almost", Nearly), ("not quite", Nearly),
    ("under", LessThan), ("below", LessThan),
    ("in the region of", About), ("in the order of", About), ("on the order of", About), ("somewhere around", About),
    ("an estimated", About), ("estimated", About), ("about", About), ("around", About), ("roughly", About),
    ("approximately", About), ("approx", About), ("approx.", About), ("circa", About), ("some", About), ("c.", About),
    ("ca.", About),
];

/// Words that only colour a bound, and belong to it: `well over`, `a little more than`.
const SHADES: &[&str] = &[
    "a little",
    "a bit",
    "just",
    "well",
    "slightly",
    "far",
    "way",
    "significantly",
    "considerably",
    "much",
    "only just",
];

/// Phrases behind a number.
#[rustfmt::skip]
const BEHIND: &[(&str, Bound)] = &[
    ("or more than", AtLeast), ("or greater than", AtLeast), ("or less than", AtMost),
    ("or more", AtLeast), ("and more", AtLeast), ("or over", AtLeast), ("and over", AtLeast), ("or above", AtLeast),
    ("and above", AtLeast), ("or older", AtLeast), ("and older", AtLeast), ("or higher", AtLeast), ("or greater", AtLeast),
    ("or longer", AtLeast), ("or better", AtLeast), ("and up", AtLeast), ("at least", AtLeast), ("at minimum", AtLeast),
    ("or less", AtMost), ("or fewer", AtMost), ("or under", AtMost), ("and under", AtMost), ("or below", AtMost),
    ("and below", AtMost), ("or lower", AtMost), ("or younger", AtMost), ("and younger", AtMost), ("at most", AtMost),
    ("at the most", AtMost), ("or so", About), ("or thereabouts", About), ("give or take", About), ("more or less", About),
];

/// What one can be under: `1,212 left and under escort 658`.
#[rustfmt::skip]
const UNDER: &[&str] = &[
    "a", "an", "the", "this", "that", "his", "her", "its", "their", "new", "arrest", "attack", "caution", "command", "construction", "contract",
    "control", "cover", "escort", "fire", "ground", "guard", "investigation", "licence", "license", "oath", "observation", "offer", "order",
    "orders", "pressure", "protection", "repair", "restoration", "review", "sail", "sedation", "siege", "supervision", "surveillance",
    "suspicion", "threat", "treatment", "water", "way",
];

/// The words that end them.
static LAST: Gate = Gate::of(&[
    "to",
    "than",
    "exceeding",
    "over",
    "least",
    "minimum",
    "of",
    "few",
    "little",
    "most",
    "many",
    "much",
    "above",
    "exceed",
    "exceeds",
    "exceeded",
    "surpass",
    "surpassed",
    "surpassing",
    "under",
    "below",
    "approaching",
    "nearing",
    "nearly",
    "almost",
    "quite",
    "around",
    "estimated",
    "about",
    "roughly",
    "approximately",
    "approx",
    "circa",
    "barely",
    "scarcely",
    "some",
    "as",
    ".",
]);

/// For each last letter (26 for a full stop), which of the phrases end so.
static BY_LETTER: [[u8; ROW]; 27] = by_letter();

/// More phrases than end with any one letter; 255 fills the row.
const ROW: usize = 48;

const fn by_letter() -> [[u8; ROW]; 27] {
    let (mut rows, mut counts) = ([[u8::MAX; ROW]; 27], [0; 27]);
    let mut i = 0;
    while i < BEFORE.len() {
        let phrase = BEFORE[i].0.as_bytes();
        let row = letter(phrase[phrase.len() - 1]);
        rows[row][counts[row]] = i as u8;
        counts[row] += 1;
        i += 1;
    }
    rows
}

const fn letter(byte: u8) -> usize {
    if byte.is_ascii_lowercase() { (byte - b'a') as usize } else { 26 }
}

/// Verbs that take the `up` of `up to`.
#[rustfmt::skip]
const RISEN: &[&str] = &[
    "bring", "brings", "bringing", "brought", "bump", "bumped", "came", "climb", "climbed", "climbing", "come", "comes", "coming",
    "crept", "creep", "creeping", "driven", "drove", "edge", "edged", "edges", "edging", "gone", "go", "goes", "going", "inch",
    "inched", "jumped", "mark", "marked", "move", "moved", "moves", "moving", "nudge", "nudged", "push", "pushed", "pushes",
    "pushing", "put", "puts", "rounded", "scaled", "shot", "step", "stepped", "tick", "ticked", "went",
];

/// Verbs that take the `over` behind them.
#[rustfmt::skip]
const LEADING: &[&str] = &[
    "preside", "presided", "presides", "presiding", "reign", "reigned", "reigns", "reigning", "rule", "ruled", "rules", "ruling", "watch",
    "watched", "watches", "watching",
];

/// The bound that ends right before token `i`, with its first token; never before token `floor`.
pub(super) fn before(tokens: &Tokens<'_>, i: usize, floor: usize) -> Option<(usize, Bound)> {
    let at = i.checked_sub(1).filter(|at| *at >= floor && tokens.near(*at))?;
    if tokens.kind(at) == Some(TokenKind::Sign) && !tokens.is_sign(at, '.') {
        return sign(tokens, at, floor);
    }
    let word = tokens.lower(at);
    if !LAST.passes(word) {
        return None;
    }
    let row = BY_LETTER.get(word.as_bytes().last().map_or(26, |byte| letter(*byte)))?;
    let phrases = row.iter().map_while(|n| BEFORE.get(usize::from(*n)));
    let (first, bound) =
        phrases.filter_map(|(phrase, bound)| ends(tokens, at, floor, phrase).map(|f| (f, *bound))).next()?;
    if bound == AtMost
        && tokens.lower(first) == "up"
        && first > floor
        && RISEN.contains(&tokens.lower(first - 1))
    {
        // `went up to 56`: the word belongs to the verb
        return None;
    }
    if tokens.lower(first) == "over" && first > floor && LEADING.contains(&tokens.lower(first - 1)) {
        // `presided over 612 sittings`
        return None;
    }
    if tokens.lower(first) == "some"
        && !tokens.opens(first)
        && first > floor
        && tokens.lower(first - 1) == "and"
    {
        return Some((first, bound));
    }
    let shade = first.checked_sub(1).filter(|b| *b >= floor && bound != About);
    let first = shade.and_then(|b| SHADES.iter().find_map(|s| ends(tokens, b, floor, s))).unwrap_or(first);
    Some((first, bound))
}

fn sign(tokens: &Tokens<'_>, at: usize, floor: usize) -> Option<(usize, Bound)> {
    let double = at.checked_sub(1).filter(|b| *b >= floor && tokens.glued(*b));
    Some(match tokens.word(at) {
        ">" => (at, MoreThan),
        "<" => (at, LessThan),
        "≥" | "⩾" => (at, AtLeast),
        "≤" | "⩽" => (at, AtMost),
        "~" | "≈" | "∼" => (at, About),
        "=" => match double.map(|b| (b, tokens.word(b)))? {
            (first, ">") => (first, AtLeast),
            (first, "<") => (first, AtMost),
            _ => return None,
        },
        _ => return None,
    })
}

/// The first token of `phrase` if it ends with token `at`; words are parted by spaces, a full stop is a token.
fn ends(tokens: &Tokens<'_>, at: usize, floor: usize, phrase: &str) -> Option<usize> {
    let (phrase, dot) = phrase.strip_suffix('.').map_or((phrase, false), |p| (p, true));
    if dot && !(tokens.is_sign(at, '.') && at > floor && tokens.glued(at - 1)) {
        return None;
    }
    let mut at = at + 1 - usize::from(dot);
    let mut rest = phrase;
    loop {
        at = at.checked_sub(1).filter(|at| *at >= floor)?;
        rest = rest.strip_suffix(tokens.lower(at))?;
        if rest.is_empty() {
            return Some(at);
        }
        rest = rest.strip_suffix(' ')?;
    }
}

/// The bound right behind token `last`, with its last token.
pub(super) fn behind(tokens: &Tokens<'_>, last: usize) -> Option<(usize, Bound)> {
    let at = last + 1;
    if tokens.glued(last) && tokens.is_sign(at, '+') && tokens.kind(at + 1) != Some(TokenKind::Digits) {
        return Some((at, AtLeast));
    }
    if tokens.glued(last) && tokens.glued(at) && tokens.is_sign(at, '-') {
        return match tokens.lower(at + 1) {
            "plus" => Some((at + 1, AtLeast)),
            "odd" => Some((at + 1, About)),
            _ => None,
        };
    }
    if !tokens.near(last) || !matches!(tokens.lower(at), "or" | "and" | "at" | "give" | "more") {
        return None;
    }
    BEHIND.iter().find_map(|(phrase, bound)| {
        let mut next = at;
        for word in phrase.split(' ') {
            if tokens.lower(next) != word {
                return None;
            }
            next += 1;
        }
        let ends = tokens.kind(next) != Some(TokenKind::Digits) || *bound == About;
        let more_of = phrase.ends_with("more") && tokens.lower(next) == "than";
        let another = phrase.starts_with("at ") && tokens.kind(next) == Some(TokenKind::Digits);
        let under = phrase.ends_with("under") && UNDER.contains(&tokens.lower(next));
        (ends && !more_of && !another && !under).then_some((next - 1, *bound))
    })
}

/// `or equal (to)` behind a number closes the bound before it.
pub(super) fn closes(tokens: &Tokens<'_>, last: usize, bound: Option<Bound>) -> Option<(usize, Bound)> {
    if tokens.lower(last + 1) != "or" || tokens.lower(last + 2) != "equal" {
        return None;
    }
    let last = last + 2 + usize::from(tokens.lower(last + 3) == "to");
    let number_follows = tokens.kind(last + 1) == Some(TokenKind::Digits);
    let closed = match bound? {
        MoreThan => AtLeast,
        LessThan => AtMost,
        _ => return None,
    };
    (!number_follows).then_some((last, closed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ahead(text: &str) -> Option<(String, Bound)> {
        let tokens = Tokens::new(text);
        let number = tokens.len() - 1;
        before(&tokens, number, 0)
            .map(|(first, bound)| (tokens.span(first, number).of(text).to_owned(), bound))
    }

    #[test]
    fn words_before() {
        let cases = [
            ("killed at least 40", "at least 40", AtLeast),
            ("with no fewer than 12", "no fewer than 12", AtLeast),
            ("of no more than 12", "no more than 12", AtMost),
            ("was well over 300", "well over 300", MoreThan),
            ("a little more than 300", "a little more than 300", MoreThan),
            ("is just under 300", "just under 300", Nearly),
            ("fewer than 300", "fewer than 300", LessThan),
            ("as many as 300", "as many as 300", AtMost),
            ("some 300", "some 300", About),
            ("killed an estimated 300", "an estimated 300", About),
            ("of approx. 300", "approx. 300", About),
            ("is >= 300", ">= 300", AtLeast),
            ("is ~300", "~300", About),
        ];
        for (text, words, bound) in cases {
            assert_eq!(ahead(text), Some((words.to_owned(), bound)), "{text}");
        }
        assert_eq!(ahead("only 300"), None);
        assert_eq!(ahead("the 300"), None);
    }

    #[test]
    fn every_phrase_ends_with_a_word_that_the_gate_knows() {
        for (phrase, _) in BEFORE {
            let last = phrase.rsplit(' ').next().unwrap();
            assert!(LAST.passes(if last.ends_with('.') { "." } else { last }), "{phrase}");
        }
    }

    #[test]
    fn words_behind() {
        let cases = [
            ("40 or more", Some((2, AtLeast))),
            ("40 or so people", Some((2, About))),
            ("40+", Some((1, AtLeast))),
            ("40-odd boats", Some((2, About))),
            ("40 and under", Some((2, AtMost))),
            ("40 or 50", None),
            ("40 and more than 30 others", None),
            ("40 and under escort 30", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(behind(&Tokens::new(text), 0), wanted, "{text}");
        }
    }
}
