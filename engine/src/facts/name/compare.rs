//! Whether two names are one: the same, a short form, one letter off, or different.

use super::exonym::is_one_place;
use super::given::{is_nickname, long_name};
use super::lexicon::{Sorts, is_listed, is_nationality, sorts};
use crate::text::is_one_word;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameMatch {
    /// The same name, honorifics, accents, hyphens and case aside.
    Same,
    /// One is short for the other: surname, first word of a firm, acronym, nickname, initials.
    ShortForm,
    /// One word is spelled with a letter or two more, less or else.
    NearMiss,
    /// Another name.
    Different,
}

/// A name as it is compared: lower case, no accents, no honorifics or article before it, no possessive after it, single
/// spaces, apostrophes left out, hyphens as spaces.
#[must_use]
pub fn canonical(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    while words.len() > 1 && words.first().is_some_and(|w| *w == "the" || sorts(w).is(Sorts::HONORIFIC)) {
        words.remove(0);
    }
    words.join(" ")
}

/// True if the names can be one: the same, or one short for the other.
#[must_use]
pub fn same_name(a: &str, b: &str) -> bool {
    matches!(compare_names(a, b), NameMatch::Same | NameMatch::ShortForm)
}

/// Compares two names by their words alone; what a text links them to is not looked at.
#[must_use]
pub fn compare_names(a: &str, b: &str) -> NameMatch {
    compare_canonical((a, &canonical(a)), (b, &canonical(b)))
}

/// The same for two names with what is [`canonical`] of them.
pub(super) fn compare_canonical((a, left): (&str, &str), (b, right): (&str, &str)) -> NameMatch {
    if left == right || unspaced(left).eq(unspaced(right)) || is_one_place(left, right) {
        return NameMatch::Same;
    }
    if digits(left) != digits(right) {
        return NameMatch::Different;
    }
    if is_acronym_of(a, right) || is_acronym_of(b, left) {
        return NameMatch::ShortForm;
    }
    let (left, right): (Vec<&str>, Vec<&str>) = (left.split(' ').collect(), right.split(' ').collect());
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    if short.len() == long.len() { of_one_length(&short, &long) } else { of_two_lengths(&short, &long) }
}

fn unspaced(name: &str) -> impl Iterator<Item = u8> + '_ {
    name.bytes().filter(|byte| *byte != b' ')
}

fn of_one_length(a: &[&str], b: &[&str]) -> NameMatch {
    let mut sorted = (a.to_vec(), b.to_vec());
    sorted.0.sort_unstable();
    sorted.1.sort_unstable();
    if sorted.0 == sorted.1 {
        return NameMatch::Same;
    }
    let unlike: Vec<(&str, &str)> =
        a.iter().zip(b).filter(|(x, y)| !stands_for(x, y)).map(|(x, y)| (*x, *y)).collect();
    match unlike.as_slice() {
        [] if a.len() == 1 && !plural(a, b) => NameMatch::Different,
        [] => NameMatch::ShortForm,
        [(x, y)] if is_near(x, y, a.len() > 1) => NameMatch::NearMiss,
        _ => NameMatch::Different,
    }
}

fn plural(a: &[&str], b: &[&str]) -> bool {
    matches!((a, b), ([x], [y]) if is_plural(x, y))
}

fn of_two_lengths(short: &[&str], long: &[&str]) -> NameMatch {
    if is_part(short, long) {
        let extra: Vec<&&str> = long.iter().filter(|w| !short.contains(w)).collect();
        let apart = !extra.is_empty() && extra.iter().all(|w| DISTINGUISHING.contains(*w));
        return if apart { NameMatch::Different } else { NameMatch::ShortForm };
    }
    let ([only], Some(first), Some(last)) = (short, long.first(), long.last()) else {
        let tail = long.get(long.len() - short.len()..).unwrap_or_default();
        let head = long.get(..short.len()).unwrap_or_default();
        let near = |part: &[&str]| of_one_length(short, part) == NameMatch::NearMiss;
        return if near(tail) || near(head) { NameMatch::NearMiss } else { NameMatch::Different };
    };
    let near = is_near(only, last, false) || is_near(only, first, false);
    if near { NameMatch::NearMiss } else { NameMatch::Different }
}

/// The words of the short name stand in the long one in order, its first or last word among them.
fn is_part(short: &[&str], long: &[&str]) -> bool {
    let mut rest = long.iter();
    let in_order = short.iter().all(|word| rest.any(|other| stands_for(word, other)));
    let ends = [(short.first(), long.first()), (short.last(), long.last())];
    let anchored = ends.iter().any(|pair| matches!(pair, (Some(a), Some(b)) if stands_for(a, b)));
    let more_than_initials = short.iter().any(|word| word.chars().count() > 1);
    in_order && anchored && more_than_initials
}

/// The same word, its plural, its nickname, or its initial.
fn stands_for(a: &str, b: &str) -> bool {
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    a == b || is_plural(a, b) || initial(a, b) || initial(b, a) || is_nickname(a, b) || is_nickname(b, a)
}

/// True if one given name is short for the other: `jim` for `james` and `jimmy`, `max` for `maximilian`.
#[must_use]
pub fn is_short_for(a: &str, b: &str) -> bool {
    let base = long_name;
    let (x, y) = (a.replace("ks", "x"), b.replace("ks", "x"));
    let cut = |x: &str, y: &str| x.len() >= 3 && y.strip_prefix(x).is_some_and(|rest| rest.len() >= 2);
    // `tilda`, `becca`, `drew`: the end of the long form
    let tail = |x: &str, y: &str| x.len() >= 4 && y.strip_suffix(x).is_some_and(|rest| rest.len() >= 2);
    let ends = tail(a, b) || tail(b, a);
    stands_for(a, b) || base(a).is_some() && base(a) == base(b) || cut(&x, &y) || cut(&y, &x) || ends
}

fn is_plural(a: &str, b: &str) -> bool {
    let longer =
        |x: &str, y: &str| x.len() > 3 && y.strip_prefix(x).is_some_and(|rest| matches!(rest, "s" | "es"));
    longer(a, b) || longer(b, a)
}

/// One letter apart, or two in a long word; the first letter is the same.
fn is_near(a: &str, b: &str, others_agree: bool) -> bool {
    let (x, y) = (a.chars().count(), b.chars().count());
    let shortest = x.min(y);
    let enough = if others_agree { 4 } else { 5 };
    let allowed = if shortest >= 8 { 2 } else { 1 };
    shortest >= enough
        && a.chars().next() == b.chars().next()
        && x.abs_diff(y) <= allowed
        && strsim::osa_distance(a, b) <= allowed
        && !is_one_word(a, b)
}

/// True if two words of names are likely to be mistaken for each other: the same consonants, or about a quarter of
/// the letters wrong.
#[must_use]
pub fn sounds_like(a: &str, b: &str) -> bool {
    folded_sound_alike(&fold(a), &fold(b))
}

/// The same for two words that are [`fold`]ed.
pub(super) fn folded_sound_alike(x: &str, y: &str) -> bool {
    let (n, m) = (x.chars().count(), y.chars().count());
    let longest = n.max(m);
    let skeleton = consonants(x);
    let least = if x.chars().next() == y.chars().next() { 2 } else { 3 };
    // as many letters are wrong as one word has more than the other, at least
    let few = |wrong: usize| wrong * 4 <= longest + 1;
    longest >= 4
        && (skeleton.chars().count() >= least && skeleton == consonants(y)
            || few(n.abs_diff(m)) && few(strsim::osa_distance(x, y)))
}

/// The consonants of a folded word as they sound: no doubles, `c` and `q` as `k`, `z` as `s`, `ph` as `f`, `mac` as `mk`.
pub(super) fn consonants(word: &str) -> String {
    let mut found = String::new();
    for c in word.replace("ph", "f").replace("ck", "k").chars() {
        let c = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'w' => continue,
            'c' | 'q' => 'k',
            'z' => 's',
            'v' => 'f',
            c => c,
        };
        if !found.ends_with(c) {
            found.push(c);
        }
    }
    found
}

/// How two words of names stand to each other inside one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// The same word, case aside.
    Same,
    /// A letter or two more, less or else, or other accents: likely one word spelled two ways.
    Slip,
    /// Another word, or a form of the same: plural, feminine, adjective.
    Other,
}

/// Compares two single words of names as written.
#[must_use]
pub fn spelling(a: &str, b: &str) -> Spelling {
    let composed = |word: &str| word.nfc().collect::<String>().to_lowercase();
    let (x, y) = (composed(a), composed(b));
    if x == y {
        return Spelling::Same;
    }
    let (x_folded, y_folded) = (fold(a), fold(b));
    if x_folded == y_folded {
        return Spelling::Slip;
    }
    let listed = is_listed(&x) && is_listed(&y) || is_nationality(&x) || is_nationality(&y);
    if listed || is_form(&x_folded, &y_folded) || !is_near(&x_folded, &y_folded, false) {
        Spelling::Other
    } else {
        Spelling::Slip
    }
}

/// One word with another ending: `Petrov` and `Petrova`, `Kowalski` and `Kowalska`, `Lord` and `Lords`.
fn is_form(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.chars().zip(long.chars()).take_while(|(x, y)| x == y).count();
    let (short_rest, long_rest) = (short.chars().count() - shared, long.chars().count() - shared);
    let vowel = |word: &str| word.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
    match (short_rest, long_rest) {
        (0, 1) => long.ends_with(['a', 'e', 's', 'n', 'i', 'o', 'y']),
        (0, 2) => true,
        (1, 1) => vowel(short) && vowel(long),
        (1 | 2, 2) => shared >= 6,
        _ => false,
    }
}

/// `MoH` for `ministry of health`, `WHO` for `world health organisation`.
fn is_acronym_of(short: &str, long: &str) -> bool {
    let short = short.trim().replace('.', "");
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    if !(2..=8).contains(&short.chars().count()) || capitals < 2 || short.contains(' ') {
        return false;
    }
    let initials = |small: bool| -> String {
        let words = long.split(' ').filter(|w| small || !SMALL.contains(w));
        words.filter_map(|w| w.chars().next()).collect()
    };
    let lower = short.to_lowercase();
    long.contains(' ') && (initials(false) == lower || initials(true) == lower)
}

const SMALL: &[&str] = &["of", "for", "and", "the", "on", "in", "de", "du", "des", "&"];

/// Words that tell one place from another of the same name.
#[rustfmt::skip]
const DISTINGUISHING: &[&str] = &[
    "new", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower",
    "nether", "great", "little", "old", "papua", "equatorial", "inner", "outer", "jr", "junior", "ii", "iii",
];

fn digits(name: &str) -> String {
    name.chars().filter(char::is_ascii_digit).collect()
}

/// Lower case, accents and apostrophes off, hyphens and other signs as spaces.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let bare = name.trim_end_matches("'s").trim_end_matches("’s");
    if bare.is_ascii() {
        for byte in bare.bytes() {
            match char::from(byte.to_ascii_lowercase()) {
                '\'' | '`' | '.' => {}
                c if c.is_ascii_alphanumeric() || c == '&' => folded.push(c),
                _ if !folded.ends_with(' ') => folded.push(' '),
                _ => {}
            }
        }
        return folded.trim().to_owned();
    }
    for c in bare.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            'þ' => folded.push_str("th"),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '.' | '\u{ad}' => {}
            c if c.is_alphanumeric() || c == '&' => folded.push(c),
            _ if !folded.ends_with(' ') => folded.push(' '),
            _ => {}
        }
    }
    folded.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use NameMatch::{Different, NearMiss, Same, ShortForm};

    #[test]
    fn names_are_compared_by_their_words() {
        for (a, b, expected) in [
            ("Mr Aro Tamm", "Aro Tamm", Same),
            ("Zdeňka Malá", "Zdenka Mala", Same),
            ("Omar Al-Rashid", "Omar al Rashid", Same),
            ("O’Hara", "OHara", Same),
            ("Tamm", "Aro Tamm", ShortForm),
            ("Aro", "Aro Tamm", ShortForm),
            ("Aro J. Tamm", "Aro Tamm", ShortForm),
            ("A. Tamm", "Aro Tamm", ShortForm),
            ("Bob Tamm", "Robert Tamm", ShortForm),
            ("the Tamms", "Tamm", ShortForm),
            ("Orchard", "Orchard Drives", ShortForm),
            ("MoH", "Ministry of Health", ShortForm),
            ("W.F.P.", "World Food Programme", ShortForm),
            ("Orchard Museum", "Orchard Museum of Farm Life", ShortForm),
            ("Aro Tamm", "Aro Tamme", NearMiss),
            ("Ardley Institute", "Ardeley Institute", NearMiss),
            ("Kowalska", "Maria Kowalski", NearMiss),
            ("Petra Lund", "Petra Lind", NearMiss),
            ("Wierzbinska", "Wierzbicka", NearMiss),
            ("Jane Tamm", "Aro Tamm", Different),
            ("Mill Lane", "Mill Road", Different),
            ("York", "New York", Different),
            ("Upper Sallow", "Nether Sallow", Different),
            ("Route 66", "Route 67", Different),
            ("CN-9", "CN-14", Different),
            ("East Street", "West Street", Different),
            ("Rose", "Ross", Different),
            ("Ministry of Health", "Ministry of Labour", Different),
            ("J", "K", Different),
            ("", "", Same),
        ] {
            assert_eq!(compare_names(a, b), expected, "{a} / {b}");
            assert_eq!(compare_names(b, a), expected, "{b} / {a}");
        }
    }

    #[test]
    fn composed_and_decomposed_letters_are_one_and_other_accents_a_slip() {
        assert_eq!(spelling("Mal\u{e1}", "Mala\u{301}"), Spelling::Same);
        assert_eq!(spelling("Horáková", "Horaková"), Spelling::Slip);
        assert_eq!(spelling("Petrov", "Petrova"), Spelling::Other);
        assert_eq!(spelling("Democratic", "Democrats"), Spelling::Other);
        assert_eq!(spelling("Tammik", "Tamnik"), Spelling::Slip);
    }

    #[test]
    fn honorifics_articles_and_possessives_are_no_part_of_a_name() {
        assert_eq!(canonical("Dr. Ewa Szabó’s"), "ewa szabo");
        assert_eq!(canonical("the Orchard Trust"), "orchard trust");
        assert_eq!(canonical("Dame"), "dame");
    }
}
