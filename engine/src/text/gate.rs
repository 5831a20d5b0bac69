//! A cheap look at a word before a list is searched for it.

/// Longest word that a gate knows.
const LONGEST: usize = 24;

/// What the words of some lists look like: for each first letter and length, which letters come second and last.
///
/// It turns away nearly every word that stands in none of the lists, at the cost of one look; what it lets through must still
/// be searched for.
pub(crate) struct Gate {
    second: [[u32; LONGEST]; 27],
    last: [[u32; LONGEST]; 27],
}

/// 0 to 25 for a letter, 26 for any other byte.
const fn letter(byte: u8) -> usize {
    match byte {
        b'a'..=b'z' => (byte - b'a') as usize,
        _ => 26,
    }
}

impl Gate {
    /// The gate of one lower-case list; words of more than 23 bytes would be turned away.
    pub(crate) const fn of(list: &[&str]) -> Self {
        Self { second: [[0; LONGEST]; 27], last: [[0; LONGEST]; 27] }.and(list)
    }

    /// The same gate, which lets the words of `list` through too.
    pub(crate) const fn and(mut self, list: &[&str]) -> Self {
        let mut i = 0;
        while i < list.len() {
            let word = list[i].as_bytes();
            let row = letter(word[0]);
            let second = word[if word.len() > 1 { 1 } else { 0 }];
            self.second[row][word.len()] |= 1 << letter(second);
            self.last[row][word.len()] |= 1 << letter(word[word.len() - 1]);
            i += 1;
        }
        self
    }

    /// False if `word` (lower case) stands in none of the lists.
    pub(crate) fn passes(&self, word: &str) -> bool {
        let (Some(first), Some(last)) = (word.as_bytes().first(), word.as_bytes().last()) else {
            return false;
        };
        let second = word.as_bytes().get(1).unwrap_or(first);
        let holds = |masks: &[[u32; LONGEST]; 27], byte: u8| {
            let mask = masks.get(letter(*first)).and_then(|row| row.get(word.len()));
            mask.is_some_and(|mask| mask >> letter(byte) & 1 == 1)
        };
        holds(&self.last, *last) && holds(&self.second, *second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GATE: Gate = Gate::of(&["than", "a", "n°", "over"]).and(&["approx"]);

    #[test]
    fn listed_words_pass_and_most_others_do_not() {
        for word in ["than", "a", "n°", "over", "approx"] {
            assert!(GATE.passes(word), "{word}");
        }
        for word in ["", "that", "the", "o", "ovens", "b", "§", "a word that is longer than all others"] {
            assert!(!GATE.passes(word), "{word}");
        }
    }
}
