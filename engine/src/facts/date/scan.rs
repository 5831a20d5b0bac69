//! The tokens of a text, each with what it means to a date, and the small forms that the others share.

use super::lexicon::{self, Word};
use super::mention::Year;
use crate::settings::Settings;
use crate::text::{TokenKind, Tokens};

/// A text, ready to be looked through for dates.
pub(super) struct Scan<'a> {
    pub tokens: &'a Tokens<'a>,
    pub settings: &'a Settings,
    words: Vec<Word>,
}

impl<'a> Scan<'a> {
    pub fn new(tokens: &'a Tokens<'a>, settings: &'a Settings) -> Self {
        let class = |i: usize| match tokens.kind(i) {
            Some(TokenKind::Word) => lexicon::word(tokens.lower(i)),
            Some(TokenKind::Digits) => Word::Digits,
            _ => Word::Other,
        };
        Self { tokens, settings, words: (0..tokens.len()).map(class).collect() }
    }

    /// What token `i` means to a date.
    pub fn word(&self, i: usize) -> Word {
        self.words.get(i).copied().unwrap_or(Word::Other)
    }

    /// Token `i` in lower case.
    pub fn lower(&self, i: usize) -> &str {
        self.tokens.lower(i)
    }

    /// The token before `i` in lower case; empty at the start of the text.
    pub fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |i| self.tokens.lower(i))
    }

    /// True if token `i` is that lower-case word.
    pub fn is(&self, i: usize, lower: &str) -> bool {
        self.tokens.lower(i) == lower
    }

    /// True if token `i` is one of those lower-case words.
    pub fn is_any(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.tokens.lower(i))
    }

    /// True if the token before `i` is one of those lower-case words.
    pub fn after_any(&self, i: usize, words: &[&str]) -> bool {
        i > 0 && self.is_any(i - 1, words)
    }

    /// True if token `i` is the sign `c`.
    pub fn sign(&self, i: usize, c: char) -> bool {
        self.tokens.is_sign(i, c)
    }

    /// True if token `i` is a hyphen or a dash.
    pub fn dash(&self, i: usize) -> bool {
        ['-', '–', '—', '‑', '‐', '−', '~'].iter().any(|c| self.sign(i, *c))
    }

    /// True if token `i` is an apostrophe.
    pub fn apostrophe(&self, i: usize) -> bool {
        self.sign(i, '\'') || self.sign(i, '’') || self.sign(i, '‘')
    }

    /// True if white space without a line end stands between tokens `i` and `i + 1`, or nothing.
    pub fn near(&self, i: usize) -> bool {
        !self.tokens.gap(i).contains('\n')
    }

    /// True if token `i` begins with a capital.
    pub fn capital(&self, i: usize) -> bool {
        self.tokens.word(i).starts_with(char::is_uppercase)
    }

    /// True if token `i` is a word in lower case.
    pub fn small(&self, i: usize) -> bool {
        self.tokens.word(i).starts_with(char::is_lowercase)
    }

    /// The digits of token `i` and how many they are; at most eight.
    pub fn digits(&self, i: usize) -> Option<(i32, usize)> {
        let token = self.tokens.get(i).filter(|t| t.kind == TokenKind::Digits && t.span.len() <= 8)?;
        let value =
            self.tokens.word(i).bytes().try_fold(0, |value, byte| {
                byte.is_ascii_digit().then(|| value * 10 + i32::from(byte - b'0'))
            });
        Some((value?, token.span.len()))
    }

    /// True if the digits at `i` are no part of a longer number: no `1,984`, `1984.5`, `3-1984`, `$1984`.
    pub fn alone(&self, i: usize) -> bool {
        let inside = |sign: usize, digits: usize| {
            self.tokens.kind(sign) == Some(TokenKind::Sign)
                && self.word(digits) == Word::Digits
                && !self.apostrophe(sign)
                && self.tokens.glued(sign.min(digits))
        };
        let left = i.checked_sub(1).is_some_and(|sign| {
            self.tokens.glued(sign)
                && (self.tokens.kind(sign) == Some(TokenKind::Word)
                    || "$£€¥₹#@&_+%\\".contains(self.lower(sign))
                    || sign.checked_sub(1).is_some_and(|digits| inside(sign, digits)))
        });
        let right = self.tokens.glued(i)
            && (self.tokens.kind(i + 1) == Some(TokenKind::Word)
                || "%°$£€_\\".contains(self.lower(i + 1))
                || inside(i + 1, i + 2) && !self.dash(i + 1) && !self.sign(i + 1, '/'));
        !left && !right
    }

    /// A count in digits or words, `a` too: its value and the token after it.
    pub fn count(&self, i: usize) -> Option<(i64, usize)> {
        match self.word(i) {
            Word::Digits => {
                let (value, digits) = self.digits(i)?;
                (digits <= 4 && self.alone(i)).then_some((i64::from(value), i + 1))
            }
            Word::Article if self.is(i + 1, "couple") => {
                Some((2, if self.is(i + 2, "of") { i + 3 } else { i + 2 }))
            }
            Word::Article => Some((1, i + 1)),
            Word::Small(value) => Some((i64::from(value), i + 1)),
            Word::Tens(tens) => match (self.dash(i + 1), self.word(i + 1), self.word(i + 2)) {
                (true, _, Word::Small(unit @ 1..=9)) => Some((i64::from(tens + unit), i + 3)),
                (_, Word::Small(unit @ 1..=9), _) => Some((i64::from(tens + unit), i + 2)),
                _ => Some((i64::from(tens), i + 1)),
            },
            _ => None,
        }
    }

    /// An ordinal in digits or words: `21st`, `twenty-first`.
    pub fn ordinal(&self, i: usize) -> Option<(i16, usize)> {
        match self.word(i) {
            Word::Digits => {
                let (value, digits) = self.digits(i)?;
                let suffix = self.tokens.glued(i) && self.is_any(i + 1, &["st", "nd", "rd", "th"]);
                (suffix && digits <= 2).then_some((i16::try_from(value).ok()?, i + 2))
            }
            Word::Ordinal(value) => Some((value, i + 1)),
            Word::Tens(tens) => {
                let at = if self.dash(i + 1) { i + 2 } else { i + 1 };
                match self.word(at) {
                    Word::Ordinal(unit @ 1..=9) => Some((tens + unit, at + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A day of the month: `5`, `05`, `5th`, `fifth`; true if it is no bare number.
    pub fn day(&self, i: usize) -> Option<(i8, usize, bool)> {
        let (value, next, marked) = match self.ordinal(i) {
            Some((value, next)) => (i32::from(value), next, true),
            None => {
                let (value, digits) = self.digits(i).filter(|(_, digits)| *digits <= 2)?;
                (value, i + usize::from(digits > 0), false)
            }
        };
        (1..=31).contains(&value).then_some((i8::try_from(value).ok()?, next, marked))
    }

    /// A year in four digits or in words (`nineteen eighty-four`, `two thousand and five`).
    pub fn full_year(&self, i: usize) -> Option<(i16, usize)> {
        match self.word(i) {
            Word::Digits => {
                let (value, digits) = self.digits(i)?;
                let year = i16::try_from(value).ok().filter(|y| (1000..=2100).contains(y) && digits == 4)?;
                self.alone(i).then_some((year, i + 1))
            }
            Word::Small(head @ (10..=19)) | Word::Tens(head @ 20) => self.spoken_year(head, i + 1),
            Word::Small(2) if self.is(i + 1, "thousand") => {
                let at = if self.is(i + 2, "and") { i + 3 } else { i + 2 };
                match self.count(at).filter(|_| !matches!(self.word(at), Word::Digits | Word::Article)) {
                    Some((rest, next)) if rest < 100 => Some((2000 + i16::try_from(rest).ok()?, next)),
                    _ => Some((2000, i + 2)),
                }
            }
            _ => None,
        }
    }

    fn spoken_year(&self, head: i16, i: usize) -> Option<(i16, usize)> {
        let i = if self.is(i, "hundred") && head < 20 { i + 1 } else { i };
        let i = if self.dash(i) { i + 1 } else { i };
        if !matches!(self.word(i), Word::Small(10..=19) | Word::Tens(_)) {
            return None;
        }
        let (rest, next) = self.count(i)?;
        Some((head * 100 + i16::try_from(rest).ok()?, next))
    }

    /// The year that follows a day or month: `2015`, `, 2015`, `of 2015`, `’87`, `last year`, `of that year`.
    pub fn year_after(&self, i: usize) -> Option<(Year, usize)> {
        if i == 0 || !self.near(i - 1) {
            return None;
        }
        let comma = self.sign(i, ',');
        let joined = comma || self.is_any(i, &["of", "de", "del", "in"]);
        let at = if joined { i + 1 } else { i };
        if let Some((year, next)) = self.full_year(at) {
            let counted = !self.near(at.saturating_sub(1)) || lexicon::is_counted(self.lower(next));
            return (!counted).then_some((Year::Is(year), next));
        }
        if let Some(found) = self.short_year(at, self.is(i, "of")) {
            return Some(found);
        }
        let at = if self.is(at, "the") { at + 1 } else { at };
        let Word::Which(which) = self.word(at) else { return None };
        let year = self.word(at + 1) == Word::Unit(lexicon::Unit::Year) && self.is(at + 1, "year");
        (year && !self.is(i, "in")).then_some((Year::Of(which), at + 2))
    }

    /// `’87`, or `87` after `of`.
    fn short_year(&self, i: usize, after_of: bool) -> Option<(Year, usize)> {
        let marked = self.apostrophe(i) && self.tokens.glued(i);
        let at = if marked { i + 1 } else { i };
        let (value, digits) = self.digits(at)?;
        let plain = digits == 2 && (marked || after_of) && self.alone(at);
        let value = i16::try_from(value).ok()?;
        // the sum only for two digits: a longer number may overflow it
        plain.then(|| (Year::Is(if value < 40 { 2000 + value } else { 1900 + value }), at + 1))
    }
}
