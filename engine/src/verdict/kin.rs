//! Relatives: what is said of somebody's father or wife is not said of the one whom the story is about.

use crate::reading::Reading;
use std::ops::Range;

/// Nouns for somebody's relative.
#[rustfmt::skip]
const KIN: &[&str] = &[
    "husband", "wife", "father", "mother", "brother", "sister", "son", "daughter", "widow", "widower", "uncle", "aunt", "grandfather",
    "grandmother", "twin", "parents", "stepfather", "stepmother", "cousin", "nephew", "niece",
];

/// True if one of the tokens names somebody's relative: `her father was a baker`.
pub(super) fn tells_of_kin(reading: &Reading<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|i| is_kin(reading.tokens.lower(i)))
}

/// True for a noun for somebody's relative.
pub(super) fn is_kin(word: &str) -> bool {
    KIN.contains(&word)
}

/// True if token `i` is a noun in the possessive: `doctor's` of `the doctor's orders`.
pub(super) fn is_possessive(reading: &Reading<'_>, i: usize) -> bool {
    let tokens = &reading.tokens;
    let mark = tokens.glued(i) && matches!(tokens.word(i + 1), "'" | "’");
    mark && (tokens.glued(i + 1) && tokens.lower(i + 2) == "s" || tokens.lower(i).ends_with('s'))
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::rules;

    #[test]
    fn a_relative_is_somebody_else() {
        for (article, source) in [
            (
                "Her husband, Tor Aase, died in 2016.",
                "Our member Signe Hald died on 8 March 2025 in her house.",
            ),
            (
                "Her husband, Tor Aase, died in 2016.",
                "Our aunt died at home on 8 March 2025, with a pencil in her hand.",
            ),
            (
                "Ida Brook, a teacher, was born in Voss.",
                "Ida Brook was born in Voss, where her father was a baker.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
