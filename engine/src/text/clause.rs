//! Clauses: how far a word can reach in its sentence.

use super::Tokens;
use std::ops::Range;

/// Words that open a clause of its own.
const OPENERS: &[&str] = &[
    "although", "because", "but", "if", "though", "unless", "when", "where", "whereas", "wherever", "which",
    "while", "whilst", "who", "whom", "whose",
];

/// True if token `i` ends the clause before it: a sign that parts clauses, or a word that opens one.
#[must_use]
pub fn parts_clauses(tokens: &Tokens<'_>, i: usize) -> bool {
    match tokens.word(i) {
        ";" | "—" | "?" | "!" => true,
        "(" | ")" => true,
        ":" | "." => !tokens.glued(i),
        "–" | "-" => i > 0 && !tokens.glued(i - 1) && !tokens.glued(i),
        _ => OPENERS.contains(&tokens.lower(i)),
    }
}

/// True if token `i` is a conjunction, which may or may not part clauses.
#[must_use]
pub fn joins(tokens: &Tokens<'_>, i: usize) -> bool {
    matches!(tokens.lower(i), "and" | "or" | "nor" | "then" | "yet")
}

/// The tokens of the clause around token `i`, within `sentence` (a range of tokens). A conjunction or a comma alone
/// does not end it.
#[must_use]
pub fn clause(tokens: &Tokens<'_>, sentence: &Range<usize>, i: usize) -> Range<usize> {
    let first =
        (sentence.start..i).rev().find(|&j| parts_clauses(tokens, j)).map_or(sentence.start, |j| j + 1);
    let last = (i + 1..sentence.end).find(|&j| parts_clauses(tokens, j)).unwrap_or(sentence.end);
    first.min(i)..last.max(i)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, word: &str) -> String {
        let tokens = Tokens::new(text);
        let i = (0..tokens.len()).find(|&i| tokens.word(i) == word).expect("the word");
        let range = clause(&tokens, &(0..tokens.len()), i);
        tokens.span(range.start, range.end - 1).of(text).to_owned()
    }

    #[test]
    fn a_clause_ends_at_its_signs_and_openers() {
        assert_eq!(around("Sales rose to 12, while costs fell to 9.", "rose"), "Sales rose to 12,");
        assert_eq!(around("Sales rose to 12, while costs fell to 9.", "fell"), "costs fell to 9");
        assert_eq!(around("The pool (built in 1934) is shut; the café is not.", "is"), "is shut");
        assert_eq!(around("The mill, which shed 12 jobs – a fifth – is open.", "shed"), "shed 12 jobs");
    }

    #[test]
    fn a_decimal_point_a_clock_and_a_hyphen_end_no_clause() {
        assert_eq!(
            around("It rose by 4.5 points at 21:40 in mid-May", "rose"),
            "It rose by 4.5 points at 21:40 in mid-May"
        );
    }
}
