//! Two names. A short form is the same name; a name of another type is not comparable.

use super::Match;
use crate::evidence::fold;
use crate::facts::name::{is_one_place, sounds_like};
use crate::facts::{Name, NameType};

/// Compares by words: one name's words among the other's is the same name, less fully given.
#[must_use]
pub fn compare(article: &Name, source: &Name) -> Match {
    let (a, s) = (words(&article.value), words(&source.value));
    if a.is_empty() || s.is_empty() {
        return Match::Incomparable;
    }
    if a == s {
        return Match::Same;
    }
    if is_one((article, &a), (source, &s)) || is_one_place(&a.join(" "), &s.join(" ")) {
        return Match::Loose;
    }
    let comparable = article.kind == source.kind && article.kind != NameType::Other;
    // What sounds alike is a matter of spelling.
    let alike = || sounds_like(&article.value, &source.value);
    if !comparable || article.kind == NameType::Person && a.last() == s.last() || alike() {
        return Match::Incomparable;
    }
    Match::Differs
}

/// True if the two are one name, as far as their kinds and their [`words`] tell: the same, or one of them less fully given.
#[must_use]
pub fn is_one((article, a): (&Name, &[String]), (source, s): (&Name, &[String])) -> bool {
    let within =
        |short: &[String], long: &[String]| short.iter().all(|word| long.iter().any(|w| same_word(word, w)));
    let typed =
        article.kind == source.kind || article.kind == NameType::Other || source.kind == NameType::Other;
    let told = !a.is_empty() && !s.is_empty();
    told && (a == s || typed && (within(a, s) || within(s, a)) || initials(a, s) || initials(s, a))
}

/// The folded words of a name; small words of it (`of`, `the`) left out.
#[must_use]
pub fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(|word| fold(word).replace('’', "'").trim_end_matches("'s").trim_end_matches('\'').to_owned())
        .filter(|word| {
            !word.is_empty() && !matches!(word.as_str(), "of" | "the" | "and" | "for" | "de" | "la" | "a")
        })
        .collect()
}

/// The same word, or an initial for it.
fn same_word(a: &str, b: &str) -> bool {
    a == b || a.chars().count() == 1 && b.starts_with(a) || b.chars().count() == 1 && a.starts_with(b)
}

/// True if the one word is made of the initials of the other name.
fn initials(short: &[String], long: &[String]) -> bool {
    let [word] = short else { return false };
    let made = || long.iter().filter_map(|w| w.chars().next());
    long.len() >= 2 && made().eq(word.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(kind: NameType, a: &str, b: &str) -> Match {
        let name = |value: &str| Name { value: value.into(), kind, role: None, nationality: None };
        compare(&name(a), &name(b))
    }

    #[test]
    fn short_forms_are_the_same_name() {
        for (a, b) in [
            ("Moss", "Anna Moss"),
            ("A. Moss", "Anna Moss"),
            ("Ministry of Health", "MH"),
            ("Orrin", "Orrin Town"),
        ] {
            assert!(is(NameType::Organisation, a, b).agrees(), "{a} {b}");
        }
    }

    #[test]
    fn relatives_are_not_compared_and_others_differ() {
        assert_eq!(is(NameType::Person, "Anna Moss", "Peter Moss"), Match::Incomparable);
        assert_eq!(is(NameType::Person, "Anna Moss", "Peter Quist"), Match::Differs);
        assert_eq!(is(NameType::Place, "Gdynia", "Gdansk"), Match::Differs);
    }
}
