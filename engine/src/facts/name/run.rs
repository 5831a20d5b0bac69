//! Runs of words with capitals, with what may stand between them: hyphens, particles, `of`, `&`, initials, numbers.

use super::lexicon::{Sorts, is_place, sorts};
use super::word::Reader;
pub(super) use super::word::{Word, is_capital};
use crate::text::{TokenKind, Tokens};
use std::ops::Range;

/// Words that stand together.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Into the list of all words.
    pub words: Range<usize>,
    /// Index of the sentence.
    pub sentence: usize,
    /// It opens its sentence, a quotation or a cell, so that its first capital says nothing.
    pub initial: bool,
}

/// All runs of a text, and their words in one list.
#[derive(Debug, Default)]
pub(super) struct Runs {
    pub words: Vec<Word>,
    pub runs: Vec<Run>,
}

impl Runs {
    /// `sentences`: the tokens of each sentence.
    pub(super) fn new(tokens: &Tokens<'_>, sentences: &[Range<usize>]) -> Self {
        let mut found = Self::default();
        // `Q. What did you find?`, `A. Next to it …`: in a transcript the letters are no initials
        let letter = |range: &Range<usize>, letters: &[&str]| {
            letters.contains(&tokens.word(range.start)) && tokens.is_sign(range.start + 1, '.')
        };
        let asked = sentences.iter().any(|range| letter(range, &["Q"]));
        for (n, range) in sentences.iter().enumerate() {
            let skipped = if asked && letter(range, &["Q", "A"]) { 2 } else { 0 };
            found.read(tokens, range.start + skipped..range.end, n);
        }
        found
    }

    fn read(&mut self, tokens: &Tokens<'_>, range: Range<usize>, sentence: usize) {
        let reader = Reader { tokens, end: range.end };
        let mut i = range.start;
        let mut opening = true;
        while i < range.end {
            let Some(word) = reader.word(i) else {
                opening = match tokens.kind(i) {
                    Some(TokenKind::Sign) => opening || opens(tokens, i),
                    Some(TokenKind::Digits) => opening,
                    _ => false,
                };
                i += 1;
                continue;
            };
            if word.sorts.is(Sorts::NO_NAME) && !reader.is_given(word) {
                i = word.last + 1;
                opening = false;
                continue;
            }
            let from = self.words.len();
            self.words.push(reader.with_ordinal(word, range.start));
            reader.extend(&mut self.words, from);
            let last = self.words.last().map_or(i, |w| w.last);
            self.runs.push(Run { words: from..self.words.len(), sentence, initial: opening });
            opening = false;
            i = last + 1;
        }
    }
}

/// Signs after which a capital says nothing.
fn opens(tokens: &Tokens<'_>, i: usize) -> bool {
    let spaced = i == 0 || !tokens.glued(i - 1);
    match tokens.word(i) {
        "“" | "„" | "«" | "‘" | "•" | "|" | ";" => true,
        "\"" | "'" => spaced,
        ":" => !tokens.glued(i),
        _ => false,
    }
}

impl Reader<'_, '_> {
    /// Adds what follows the last word to the run that begins at `from`.
    fn extend(&self, words: &mut Vec<Word>, from: usize) {
        while words.len() - from < 14 {
            let Some(last) = words.last().copied() else { return };
            let run = words.get(from..).unwrap_or_default();
            let (count, added) = self.next(last, run);
            if count == 0 {
                return;
            }
            words.extend(added.into_iter().take(count).flatten());
        }
    }

    /// The words that follow: one, or a small one and one with a capital.
    fn next(&self, last: Word, run: &[Word]) -> (usize, [Option<Word>; 3]) {
        let tokens = self.tokens;
        let n = last.last + 1;
        let none = (0, [None; 3]);
        if n >= self.end {
            return none;
        }
        let apart = !tokens.glued(last.last);
        if apart && tokens.gap(last.last).contains("\n\n") {
            return none;
        }
        let small = |first, last| Some(Word { first, last, sorts: Sorts::default(), small: true });
        if !apart {
            return self
                .possessive(n, run)
                .map_or(none, |(mark, word)| (2, [small(n, mark), Some(word), None]));
        }
        if let Some(word) = self.word(n) {
            let day = word.sorts.is(Sorts::NO_NAME) && !self.is_surname_may(last, word);
            return if day { none } else { (1, [Some(word), None, None]) };
        }
        if self.kind(n) == Some(TokenKind::Digits) {
            return if self.is_its_number(last, n) { (1, [small(n, n), None, None]) } else { none };
        }
        let lower = tokens.lower(n);
        if sorts(lower).is(Sorts::PARTICLE) {
            return self.particles(n).map_or(none, |(end, word)| (2, [small(n, end), Some(word), None]));
        }
        let after = |at: usize| self.word(at).filter(|w| !w.sorts.is(Sorts::NO_NAME));
        match lower {
            "&" => after(n + 1).map_or(none, |word| (2, [small(n, n), Some(word), None])),
            "of" | "for" | "on" if takes(lower, run, tokens) => {
                let the = usize::from(matches!(tokens.lower(n + 1), "the"));
                match after(n + 1 + the) {
                    Some(word) if lower == "of" || !is_person_start(word) => {
                        (2, [small(n, n + the), Some(word), None])
                    }
                    _ => none,
                }
            }
            "and" => match after(n + 1) {
                Some(word) if joins_and(run, tokens, word) => (2, [small(n, n), Some(word), None]),
                _ => none,
            },
            _ => none,
        }
    }

    /// `’s Church` after `St Olave`, `’ League` after `Tenants`: the last token of the mark, and the word.
    fn possessive(&self, n: usize, run: &[Word]) -> Option<(usize, Word)> {
        let tokens = self.tokens;
        let capitals = run.iter().filter(|w| !w.small).count();
        if !self.is_apostrophe(n) || capitals > 2 {
            return None;
        }
        let first = run.first()?;
        let plural = tokens.lower(n - 1).ends_with('s') && !tokens.glued(n);
        let single = tokens.glued(n) && tokens.lower(n + 1) == "s";
        let mark = if plural { n } else { n + 1 };
        let word = self.word(mark + 1).filter(|w| w.sorts.is(Sorts::ORGANISATION.or(Sorts::PLACE)))?;
        let name = tokens.span(first.first, n - 1).of(tokens.lowered());
        let owner = is_place(name)
            || first.sorts.is(Sorts::GIVEN.or(Sorts::STARTER).or(Sorts::HONORIFIC).or(Sorts::TITLE));
        let saint = first.sorts.is(Sorts::PLACE_START);
        ((plural || single) && (saint || (!owner && capitals == 1))).then_some((mark, word))
    }

    /// Particles from token `n`, then a word with a capital: the last particle token, and the word.
    fn particles(&self, n: usize) -> Option<(usize, Word)> {
        let tokens = self.tokens;
        let mut at = n;
        for _ in 0..3 {
            let hyphen = tokens.glued(at) && matches!(tokens.word(at + 1), "-" | "‑") && tokens.glued(at + 1);
            let next = if hyphen { at + 2 } else { at + 1 };
            let end = next - 1;
            if let Some(word) = self.word(next) {
                return (!word.sorts.is(Sorts::NO_NAME)).then_some((end, word));
            }
            if next >= self.end || !sorts(tokens.lower(next)).is(Sorts::PARTICLE) {
                return None;
            }
            at = next;
        }
        None
    }

    /// `June` or `Jan` before a surname.
    fn is_given(&self, word: Word) -> bool {
        let office = Sorts::TITLE.or(Sorts::HONORIFIC).or(Sorts::NO_NAME);
        let surname = self.word(word.last + 1).is_some_and(|next| !next.sorts.is(office));
        word.sorts.is(Sorts::GIVEN) && surname && !self.tokens.glued(word.last)
    }

    /// `May` after a given name and before no number.
    fn is_surname_may(&self, last: Word, word: Word) -> bool {
        last.sorts.is(Sorts::GIVEN.or(Sorts::HONORIFIC))
            && self.kind(word.last + 1) != Some(TokenKind::Digits)
    }

    /// A number that belongs to the word before it: `Route 66`; no year, no figure with marks.
    fn is_its_number(&self, last: Word, n: usize) -> bool {
        let tokens = self.tokens;
        let digits = tokens.word(n);
        let year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        let more = tokens.glued(n)
            && n + 1 < self.end
            && (self.kind(n + 1) == Some(TokenKind::Word)
                || matches!(tokens.word(n + 1), "%" | "°" | "-" | "–" | "/")
                || (matches!(tokens.word(n + 1), "," | "." | ":")
                    && tokens.glued(n + 1)
                    && self.kind(n + 2) == Some(TokenKind::Digits)));
        let units = matches!(tokens.lower(n + 1), "per" | "percent" | "million" | "billion" | "thousand");
        last.sorts.is(Sorts::NUMBERED) && !last.small && digits.len() <= 4 && !year && !more && !units
    }
}

fn is_person_start(word: Word) -> bool {
    word.sorts.is(Sorts::HONORIFIC.or(Sorts::TITLE).or(Sorts::GIVEN))
}

/// True if the run has a head that takes the preposition.
fn takes(preposition: &str, run: &[Word], tokens: &Tokens<'_>) -> bool {
    let mut heads = run.iter().filter(|w| !w.small && w.sorts.is(Sorts::TAKES_OF));
    match preposition {
        "of" => heads.next().is_some(),
        "for" => heads.any(|w| w.sorts.is(Sorts::ORGANISATION)),
        _ => heads.any(|w| {
            matches!(
                tokens.lower(w.last),
                "committee"
                    | "commission"
                    | "convention"
                    | "panel"
                    | "council"
                    | "subcommittee"
                    | "conference"
            )
        }),
    }
}

/// `and` inside the name of a ministry or a firm: `Department of Health and Welfare`, `Marsh and Sons`.
fn joins_and(run: &[Word], tokens: &Tokens<'_>, next: Word) -> bool {
    if matches!(
        tokens.lower(next.last),
        "sons" | "daughters" | "partners" | "associates" | "brothers" | "co" | "company"
    ) {
        return true;
    }
    let ministry = run.first().is_some_and(|w| {
        matches!(
            tokens.lower(w.last),
            "ministry" | "department" | "office" | "committee" | "secretariat" | "bureau" | "directorate"
        )
    });
    let of = run.iter().any(|w| w.small);
    let head = next.sorts.is(Sorts::ORGANISATION.or(Sorts::HONORIFIC).or(Sorts::TITLE).or(Sorts::GIVEN));
    ministry && of && !head
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentences;

    fn runs(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text);
        let ranges: Vec<Range<usize>> = sentences(text).iter().map(|s| tokens.within(s.span)).collect();
        let found = Runs::new(&tokens, &ranges);
        let words = |run: &Run| (found.words[run.words.start].first, found.words[run.words.end - 1].last);
        found.runs.iter().map(words).map(|(a, b)| tokens.span(a, b).of(text)).collect()
    }

    #[test]
    fn names_hold_hyphens_apostrophes_particles_and_initials() {
        let text = "So Mara Quill-Dunn met J. R. O’Shea, Omar al-Rashid, Ines de la Cruz and Tom Ray Jr. at the U.S. Senate.";
        let expected = [
            "So Mara Quill-Dunn",
            "J. R. O’Shea",
            "Omar al-Rashid",
            "Ines de la Cruz",
            "Tom Ray Jr",
            "U.S. Senate",
        ];
        assert_eq!(runs(text), expected);
    }

    #[test]
    fn the_letters_of_a_transcript_are_no_initials() {
        assert_eq!(runs("Q. Where was it?\nA. Next to Ada Quill."), ["Where", "Next", "Ada Quill"]);
        assert_eq!(runs("A. Next spoke to Ada Quill."), ["A. Next", "Ada Quill"]);
    }

    #[test]
    fn names_of_bodies_hold_of_for_and() {
        let text = "the Ministry of Roads and Bridges, the Committee on Fair Rents, the Tenants’ League, Hart & Sons and St Olave’s Church";
        let expected = [
            "Ministry of Roads and Bridges",
            "Committee on Fair Rents",
            "Tenants’ League",
            "Hart & Sons",
            "St Olave’s Church",
        ];
        assert_eq!(runs(text), expected);
        assert_eq!(runs("the mayor of Brill and Dunn’s office"), ["Brill", "Dunn"]);
        assert_eq!(runs("the University of Brill on Monday"), ["University of Brill"]);
    }

    #[test]
    fn numbers_of_names_belong_to_them() {
        let text =
            "took Route 66 to see the 14th Dalai Lama, a Boeing 737, the G7, an F-16, COVID-19 and H5N1";
        assert_eq!(
            runs(text),
            ["Route 66", "14th Dalai Lama", "Boeing 737", "G7", "F-16", "COVID-19", "H5N1"]
        );
        assert_eq!(
            runs("the 3rd Lormouth Fair on Route 2019, Terminal 5.5 and Channel 4% in FY2023"),
            ["Lormouth Fair", "Route", "Terminal", "Channel", "FY"]
        );
    }

    #[test]
    fn days_and_months_are_no_names_but_may_be() {
        assert_eq!(runs("On Monday in March Theresa May met May 4"), ["On", "Theresa May"]);
        assert_eq!(runs("so June Brown met Jan Hale in June"), ["June Brown", "Jan Hale"]);
    }
}
