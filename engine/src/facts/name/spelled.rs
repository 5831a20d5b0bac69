//! A name made ready to be compared with many others.

use super::compare::{NameMatch, canonical, compare_canonical, consonants, fold, folded_sound_alike};
use super::given::other_forms;

/// A name with what is asked of it again and again. Comparing two of these gives what comparing their words gives; most
/// pairs are told apart by their letters alone.
#[derive(Clone, Debug)]
pub struct Spelled {
    value: String,
    canonical: String,
    folded: String,
    /// The letters that its words, or those that they are short for, begin with.
    initials: u32,
    /// All its letters.
    letters: u32,
    length: usize,
    skeleton: String,
    /// It may be an acronym.
    short: bool,
}

fn bit(c: char) -> u32 {
    let at = if c.is_ascii_lowercase() { u32::from(c) - u32::from('a') } else { 26 + u32::from(c) % 6 };
    1 << at
}

impl Spelled {
    /// Reads a name.
    #[must_use]
    pub fn of(value: &str) -> Self {
        let folded = fold(value);
        let mut initials = 0;
        for word in folded.split(' ') {
            for c in other_forms(word)
                .into_iter()
                .flatten()
                .copied()
                .chain([word])
                .filter_map(|word| word.chars().next())
            {
                initials |= bit(c);
            }
        }
        let capitals = value.chars().filter(|c| c.is_uppercase()).count();
        Self {
            letters: folded.chars().filter(|c| *c != ' ').map(bit).fold(0, |all, one| all | one),
            length: folded.chars().count(),
            skeleton: consonants(&folded),
            short: capitals >= 2 && !value.trim().contains(' '),
            value: value.to_owned(),
            canonical: canonical(value),
            folded,
            initials,
        }
    }

    /// True if the two may be one name: the same, short or misspelled for the other, or alike in sound.
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        let words = self.initials & other.initials != 0 || self.short || other.short;
        words && self.compare(other) != NameMatch::Different
            || self.may_sound_like(other) && folded_sound_alike(&self.folded, &other.folded)
    }

    fn compare(&self, other: &Self) -> NameMatch {
        compare_canonical((&self.value, &self.canonical), (&other.value, &other.canonical))
    }

    /// One wrong letter changes at most two of the letters that a name has, and its length by one.
    fn may_sound_like(&self, other: &Self) -> bool {
        let longest = self.length.max(other.length);
        let apart = ((self.letters ^ other.letters).count_ones() as usize).div_ceil(2);
        let least = apart.max(self.length.abs_diff(other.length));
        least * 4 <= longest + 1 || self.skeleton == other.skeleton
    }
}

#[cfg(test)]
mod tests {
    use super::super::compare::{compare_names, sounds_like};
    use super::*;

    #[test]
    fn it_says_what_the_names_themselves_say() {
        let names = [
            "Bob Hale",
            "Robert Hale",
            "Hale",
            "Ms Hale",
            "Hayle",
            "WHO",
            "World Health Organisation",
            "MoH",
            "Ministry of Health",
            "Lázaro Brandán",
            "Lazaro Brandan",
            "J. Smith",
            "Jane Smith",
            "Jan Smyth",
            "Elizabeth Orr",
            "Beth Orr",
            "St. Mary’s",
            "St Marys",
            "Kirsty Hall",
            "Kristy Hal",
            "Zed",
            "Quay House",
            "Key House",
            "Phil",
            "Fil",
            "Ōsaka",
            "Osaka",
            "São Paulo",
            "Ann",
            "Anne",
            "the Ardley Bank",
            "Ardley Bank",
            "Ardleys",
            "МВД",
            "Ada",
            "X Æ",
        ];
        for a in names {
            for b in names {
                let plain = compare_names(a, b) != NameMatch::Different || sounds_like(a, b);
                assert_eq!(Spelled::of(a).may_be(&Spelled::of(b)), plain, "{a:?} {b:?}");
            }
        }
    }
}
