//! One table of all words that a name is judged by: a word and what it can be.

use super::{gazetteer, given, words};
use crate::text::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a word can be; several at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sorts(u32);

macro_rules! sorts {
    ($($name:ident $bit:literal $list:expr;)*) => {
        impl Sorts {
            $(pub(super) const $name: Self = Self(1 << $bit);)*
        }
        const LISTS: &[(Sorts, &str)] = &[$((Sorts::$name, $list),)*];
    };
}

sorts! {
    HONORIFIC 0 words::HONORIFICS;
    TITLE 1 words::TITLES;
    ROLE 2 words::ROLES;
    RANK 3 words::RANK_WORDS;
    ORGANISATION 4 words::ORGANISATIONS;
    PLACE 5 words::PLACES;
    PLACE_START 6 words::PLACE_STARTS;
    SURNAME_TOO 7 words::SURNAMES_TOO;
    SAYING 8 words::SAYING;
    STARTER 9 words::STARTERS;
    NO_NAME 10 words::NO_NAMES;
    PARTICLE 11 words::PARTICLES;
    TAKES_OF 12 words::TAKES_OF;
    NUMBERED 13 words::NUMBERED;
    ORDINAL_NAME 14 words::ORDINAL_NAMES;
    WORK_NOUN 15 words::WORK_NOUNS;
    GIVEN 16 given::GIVEN;
    ROLE_MODIFIER 17 words::ROLE_MODIFIERS;
    ROLE_VERB 18 words::ROLE_VERBS;
}

impl Sorts {
    /// True if the word can be `other`.
    pub(super) const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Either of the two.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

static WORDS: LazyLock<HashMap<&'static str, Sorts>> = LazyLock::new(|| {
    let mut map: HashMap<&'static str, Sorts> = HashMap::default();
    for (sort, list) in LISTS {
        for word in list.split_whitespace() {
            let entry = map.entry(word).or_default();
            *entry = entry.or(*sort);
        }
    }
    map
});

static PLACES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| entries(gazetteer::PLACES));
static NATIONALITIES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| entries(gazetteer::NATIONALITIES));

fn entries(list: &'static str) -> HashSet<&'static str> {
    list.split(',').map(str::trim).filter(|entry| !entry.is_empty()).collect()
}

/// What `word` (lower case) can be.
pub(super) fn sorts(word: &str) -> Sorts {
    WORDS.get(word).copied().unwrap_or_default()
}

/// True for a word (lower case) of any list, or a place or nationality.
pub(super) fn is_listed(word: &str) -> bool {
    WORDS.contains_key(word) || is_place(word) || is_nationality(word)
}

/// True for a known country, state or city (lower case).
pub(super) fn is_place(name: &str) -> bool {
    PLACES.contains(name)
}

/// True for a nationality, people or faith (lower case): `Dutch`, `north korean`.
pub(crate) fn is_nationality(word: &str) -> bool {
    NATIONALITIES.contains(word) || super::nation::is_demonym(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_be_several_things() {
        let chief = sorts("chief");
        assert!(chief.is(Sorts::TITLE) && chief.is(Sorts::ROLE) && chief.is(Sorts::RANK));
        assert!(!chief.is(Sorts::PLACE));
        assert_eq!(sorts("zzz"), Sorts::default());
    }

    #[test]
    fn tables_are_lower_case_and_places_hold_two_words() {
        for (_, list) in LISTS {
            assert!(list.split_whitespace().all(|w| w == w.to_lowercase()));
        }
        assert!(is_place("phnom penh") && is_place("new jersey") && !is_place("penh"));
        assert!(is_nationality("dutch") && !is_nationality("holland"));
    }
}
