//! British and American spellings of one word: no other word, and no slip.

/// Endings and words that differ, British first. Longer ones stand before those that they end in.
const PAIRS: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("ourite", "orite"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ourer", "orer"),
    ("ours", "ors"),
    ("our", "or"),
    ("tres", "ters"),
    ("tre", "ter"),
    ("bre", "ber"),
    ("ences", "enses"),
    ("ence", "ense"),
    ("elled", "eled"),
    ("elling", "eling"),
    ("eller", "eler"),
    ("ellery", "elry"),
    ("ogue", "og"),
    ("ogues", "ogs"),
    ("ammes", "ams"),
    ("amme", "am"),
    ("cheque", "check"),
    ("tyre", "tire"),
    ("plough", "plow"),
    ("mould", "mold"),
    ("grey", "gray"),
    ("storey", "story"),
    ("kerb", "curb"),
    ("gaol", "jail"),
    ("aluminium", "aluminum"),
];

/// Roots whose `ae` Americans write as `e`; that of a name stays.
const GREEK: &[&str] = &["paed", "anaes", "archae", "haem", "gynae", "aesthe", "mediae", "palaeo", "faec"];

/// True if the folded words are one word in two spellings: `theatre` and `theater`, `defence` and `defense`.
#[must_use]
pub fn is_one_word(a: &str, b: &str) -> bool {
    let one = |british: &str, american: &str| {
        let of_ending = PAIRS.iter().any(|(theirs, ours)| {
            let stems = british.strip_suffix(theirs).zip(american.strip_suffix(ours));
            stems.is_some_and(|(a, b)| a == b)
        });
        let greek = GREEK.iter().any(|root| british.contains(root));
        of_ending || greek && british.replacen("ae", "e", 1) == american
    };
    a == b || one(a, b) || one(b, a)
}

#[cfg(test)]
mod tests {
    use super::is_one_word;

    #[test]
    fn two_spellings_are_one_word_and_a_slip_is_none() {
        for (a, b) in [
            ("theatre", "theater"),
            ("center", "centre"),
            ("harbours", "harbors"),
            ("organisation", "organization"),
            ("defence", "defense"),
            ("jeweler", "jeweller"),
            ("paediatric", "pediatric"),
            ("grey", "gray"),
        ] {
            assert!(is_one_word(a, b), "{a} {b}");
        }
        for (a, b) in [("marsh", "march"), ("aldous", "aldos"), ("hale", "hall"), ("smith", "smyth")] {
            assert!(!is_one_word(a, b), "{a} {b}");
        }
    }
}
