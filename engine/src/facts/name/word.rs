//! One word of a name, with its hyphens, apostrophes, full stops and digits.

use super::lexicon::{Sorts, sorts};
use crate::text::{TokenKind, Tokens, starts_with_capital};

/// A word of a run: `Whitcombe-Dray`, `O'Hara`, `J.`, `U.S.`, `of`, `66`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub first: usize,
    pub last: usize,
    pub sorts: Sorts,
    /// A word without a capital, or a sign, that stands between.
    pub small: bool,
}

/// Reads words up to token `end`.
pub(super) struct Reader<'a, 't> {
    pub tokens: &'a Tokens<'t>,
    pub end: usize,
}

impl Reader<'_, '_> {
    pub(super) fn is_apostrophe(&self, i: usize) -> bool {
        i < self.end && matches!(self.tokens.word(i), "'" | "’" | "ʼ" | "‘")
    }

    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.tokens.kind(i).filter(|_| i < self.end)
    }

    /// The word with a capital that begins at token `i`.
    pub(super) fn word(&self, i: usize) -> Option<Word> {
        let tokens = self.tokens;
        if self.kind(i)? != TokenKind::Word {
            return None;
        }
        let written = tokens.word(i);
        if !is_capital(written) {
            return None;
        }
        let mut last = i;
        let mut head = i;
        loop {
            if !tokens.glued(last) || last + 1 >= self.end {
                break;
            }
            let next = self.kind(last + 2).filter(|_| tokens.glued(last + 1));
            if matches!(tokens.word(last + 1), "-" | "‑" | "‐") && next == Some(TokenKind::Word) {
                last += 2;
                head = last;
            } else if matches!(tokens.word(last + 1), "-" | "‑")
                && next == Some(TokenKind::Digits)
                && takes_digits(written)
            {
                last += 2;
            } else if self.is_apostrophe(last + 1) && next == Some(TokenKind::Word) {
                if matches!(tokens.lower(last + 2), "s" | "t" | "d" | "ll" | "re" | "ve" | "m") {
                    break;
                }
                last += 2;
                head = last;
            } else if self.kind(last + 1) == Some(TokenKind::Digits)
                && (is_code(written) || (written == "H" && tokens.word(last + 2) == "N"))
            {
                last += 1;
                while tokens.glued(last)
                    && (self.kind(last + 1) == Some(TokenKind::Digits)
                        || (self.kind(last + 1) == Some(TokenKind::Word)
                            && is_capital(tokens.word(last + 1))))
                {
                    last += 1;
                }
            } else {
                break;
            }
        }
        if last == i {
            last = self.with_stop(i);
        }
        let sorts = if tokens.word(head).is_ascii() {
            sorts(tokens.lower(head))
        } else {
            sorts(&tokens.word(head).to_lowercase())
        };
        Some(Word { first: i, last, sorts, small: false })
    }

    /// The last token of the word at `i` with the full stop of an initial, a dotted acronym or `St.`.
    fn with_stop(&self, i: usize) -> usize {
        let tokens = self.tokens;
        let stop = |at: usize| at + 1 < self.end && tokens.glued(at) && tokens.is_sign(at + 1, '.');
        let letter = |at: usize| tokens.word(at).chars().count() == 1 && is_capital(tokens.word(at));
        if !stop(i) {
            return i;
        }
        if letter(i) {
            let mut last = i + 1;
            while last + 1 < self.end && tokens.glued(last) && letter(last + 1) && stop(last + 1) {
                last += 2;
            }
            let closes = last + 1 >= self.end;
            return if closes { last - 1 } else { last };
        }
        let follows = self.kind(i + 2) == Some(TokenKind::Word) && is_capital(tokens.word(i + 2));
        let shortened = matches!(
            tokens.lower(i),
            "st" | "mt"
                | "ft"
                | "jr"
                | "sr"
                | "dr"
                | "mr"
                | "mrs"
                | "ms"
                | "prof"
                | "sen"
                | "gov"
                | "rep"
                | "gen"
                | "col"
                | "capt"
                | "cmdr"
                | "cdr"
                | "brig"
                | "pvt"
                | "lt"
                | "sgt"
                | "rev"
                | "hon"
                | "cllr"
                | "coun"
                | "cr"
                | "supt"
                | "insp"
                | "det"
                | "maj"
                | "adm"
                | "cpl"
                | "pte"
                | "pres"
                | "messrs"
                | "sra"
                | "fr"
        );
        if follows && shortened { i + 1 } else { i }
    }

    /// The word with the ordinal before it, where the two make a name: `14th Dalai Lama`.
    pub(super) fn with_ordinal(&self, word: Word, start: usize) -> Word {
        let tokens = self.tokens;
        let Some(suffix) = word.first.checked_sub(1).filter(|at| *at > start) else { return word };
        let ordinal = matches!(tokens.lower(suffix), "st" | "nd" | "rd" | "th")
            && tokens.glued(suffix - 1)
            && tokens.kind(suffix - 1) == Some(TokenKind::Digits);
        let glued_on = suffix >= 2 && tokens.glued(suffix - 2) && suffix - 2 >= start;
        if ordinal && !glued_on && word.sorts.is(Sorts::ORDINAL_NAME) {
            Word { first: suffix - 1, ..word }
        } else {
            word
        }
    }
}

pub(super) fn is_capital(word: &str) -> bool {
    starts_with_capital(word)
}

/// `F`, `COVID`, `CN`: a hyphen and digits belong to them.
fn takes_digits(word: &str) -> bool {
    let capitals = word.len() <= 5 && word.chars().all(char::is_uppercase);
    let known = [
        "Covid",
        "Uranium",
        "Plutonium",
        "Carbon",
        "Iodine",
        "Caesium",
        "Cesium",
        "Strontium",
        "Cobalt",
        "Omega",
    ];
    (capitals && !is_currency(word)) || known.contains(&word)
}

/// `G7`, `M25`, `A320`: capitals with digits glued on; no quarter, fiscal year or currency.
fn is_code(word: &str) -> bool {
    let capitals = word.len() <= 4 && word.chars().all(char::is_uppercase);
    let cop = word == "Cop";
    (capitals && !is_currency(word) && !matches!(word, "Q" | "H" | "FY" | "R" | "AD" | "BC")) || cop
}

fn is_currency(word: &str) -> bool {
    matches!(
        word,
        "USD"
            | "EUR"
            | "GBP"
            | "JPY"
            | "NOK"
            | "SEK"
            | "DKK"
            | "ISK"
            | "CHF"
            | "AUD"
            | "CAD"
            | "NZD"
            | "CNY"
            | "INR"
            | "RMB"
            | "KHR"
            | "RM"
            | "RS"
            | "RP"
            | "US"
            | "HK"
            | "NT"
            | "SGD"
            | "THB"
            | "VND"
            | "ZAR"
            | "KSH"
            | "TSH"
            | "A"
            | "C"
            | "S"
    )
}
