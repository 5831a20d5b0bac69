//! Tokens: runs of letters, runs of digits, and single signs. White space lies between them.

use super::{Span, words};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of letters and the marks that belong to them: `Horáčková`, `km`, `s`.
    Word,
    /// A run of decimal digits of one of the scripts that [`digit_value`] knows: `1,200.5` is five tokens.
    Digits,
    /// One other character: punctuation, a currency sign, `½`, an emoji.
    Sign,
}

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// A text in tokens, with its ASCII-lowercased copy (same offsets) for looking words up.
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    text: &'t str,
    lower: String,
    list: Vec<Token>,
}

impl<'t> Tokens<'t> {
    /// Splits `text`. Never fails, and every character but white space belongs to exactly one token.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut list = Vec::with_capacity(text.len() / 5);
        let mut at = 0;
        while let Some(byte) = text.as_bytes().get(at) {
            let start = at;
            let (kind, len) = match byte {
                b'a'..=b'z' | b'A'..=b'Z' => (Some(TokenKind::Word), 1),
                b'0'..=b'9' => (Some(TokenKind::Digits), 1),
                b'\t'..=b'\r' | b' ' => (None, 1),
                0..0x80 => (Some(TokenKind::Sign), 1),
                0x80.. => {
                    let Some(c) = char_at(text, at) else { break };
                    (kind_of(c), c.len_utf8())
                }
            };
            at += len;
            let Some(kind) = kind else { continue };
            if kind != TokenKind::Sign {
                at = end_of_run(text, at, kind);
            }
            list.push(Token { span: Span::new(start, at), kind });
        }
        Self { text, lower: text.to_ascii_lowercase(), list }
    }

    /// Splits `text`; words of scripts that are written without spaces are parted by dictionary where `languages` (`km`,
    /// `zh-Hans`) asks for it.
    #[must_use]
    pub fn in_languages(text: &'t str, languages: &[String]) -> Self {
        let whole = Self::new(text);
        let list = words::parted(text, whole.list, languages);
        Self { list, ..whole }
    }

    /// The text that was split.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The text with ASCII letters lowercased; offsets are those of the text.
    #[must_use]
    pub fn lowered(&self) -> &str {
        &self.lower
    }

    /// Number of tokens.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.list.len()
    }

    /// True if the text holds nothing but white space.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All tokens, in order.
    #[must_use]
    pub fn list(&self) -> &[Token] {
        &self.list
    }

    /// The token at index `i`.
    #[must_use]
    pub fn get(&self, i: usize) -> Option<Token> {
        self.list.get(i).copied()
    }

    /// The words of token `i` as written; empty past the end.
    #[must_use]
    pub fn word(&self, i: usize) -> &'t str {
        self.list.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// The words of token `i`, ASCII-lowercased; empty past the end.
    #[must_use]
    pub fn lower(&self, i: usize) -> &str {
        self.list.get(i).map_or("", |t| t.span.of(&self.lower))
    }

    /// The kind of token `i`.
    #[must_use]
    pub fn kind(&self, i: usize) -> Option<TokenKind> {
        self.list.get(i).map(|t| t.kind)
    }

    /// True if token `i` is the sign `c`.
    #[must_use]
    pub fn is_sign(&self, i: usize, c: char) -> bool {
        self.list.get(i).is_some_and(|t| {
            let byte = self.text.as_bytes().get(t.span.start);
            t.kind == TokenKind::Sign
                && if c.is_ascii() {
                    byte == Some(&(c as u8))
                } else {
                    byte.is_some_and(|b| !b.is_ascii()) && t.span.of(self.text).starts_with(c)
                }
        })
    }

    /// True if no white space stands between token `i` and token `i + 1`.
    #[must_use]
    pub fn glued(&self, i: usize) -> bool {
        matches!((self.list.get(i), self.list.get(i + 1)), (Some(a), Some(b)) if a.span.end == b.span.start)
    }

    /// The white space between token `i` and token `i + 1`.
    #[must_use]
    pub fn gap(&self, i: usize) -> &'t str {
        match (self.list.get(i), self.list.get(i + 1)) {
            (Some(a), Some(b)) => Span::new(a.span.end, b.span.start).of(self.text),
            _ => "",
        }
    }

    /// True if token `i + 1` follows token `i` in the same paragraph: no empty line and no tab between them.
    #[must_use]
    pub fn near(&self, i: usize) -> bool {
        let (Some(a), Some(b)) = (self.list.get(i), self.list.get(i + 1)) else { return false };
        let gap = self.text.as_bytes().get(a.span.end..b.span.start).unwrap_or_default();
        match gap {
            [] => true,
            [byte] => *byte != b'\t',
            _ => gap.iter().filter(|b| **b == b'\n').count() < 2 && !gap.contains(&b'\t'),
        }
    }

    /// True if token `i` is a word that starts with a capital.
    #[must_use]
    pub fn is_capital(&self, i: usize) -> bool {
        starts_with_capital(self.word(i))
    }

    /// True if token `i` opens a sentence, as far as the token before it tells.
    #[must_use]
    pub fn opens(&self, i: usize) -> bool {
        i.checked_sub(1).is_none_or(|before| {
            matches!(self.word(before), "." | "!" | "?" | ":" | "“" | "\"" | "‘" | "(" | "•")
                || self.gap(before).contains('\n')
        })
    }

    /// The span from token `first` to token `last`, both included.
    #[must_use]
    pub fn span(&self, first: usize, last: usize) -> Span {
        match (self.list.get(first), self.list.get(last)) {
            (Some(a), Some(b)) => a.span.join(b.span),
            _ => Span::new(0, 0),
        }
    }

    /// Index of the first token that ends after byte `at`; the number of tokens if there is none.
    #[must_use]
    pub fn at(&self, at: usize) -> usize {
        self.partition(at, |t| t.span.end <= at)
    }

    /// As `partition_point`, but looks first where byte `at` should stand, since tokens are much alike in length.
    fn partition(&self, at: usize, before: impl Fn(&Token) -> bool) -> usize {
        let len = self.list.len();
        let guess = at.min(self.text.len()).checked_mul(len).map_or(0, |n| n / self.text.len().max(1));
        let holds = |i: usize| self.list.get(i).is_some_and(&before);
        let (mut low, mut high, mut step) = (guess, guess, 8);
        if holds(guess) {
            while holds(high) {
                (low, high, step) = (high, (high + step).min(len), step * 2);
            }
        } else {
            while low > 0 && !holds(low) {
                (high, low, step) = (low, low.saturating_sub(step), step * 2);
            }
        }
        low + self.list.get(low..high.max(low)).unwrap_or_default().partition_point(before)
    }

    /// The token indexes that lie inside `span`.
    #[must_use]
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.partition(span.start, |t| t.span.start < span.start);
        let last = self.partition(span.end, |t| t.span.end <= span.end);
        first..last.max(first)
    }
}

/// True if the first letter of `word` is a capital.
pub(crate) fn starts_with_capital(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        _ => word.starts_with(char::is_uppercase),
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|rest| rest.chars().next())
}

/// The end of the run of letters or digits that goes on at byte `at`.
fn end_of_run(text: &str, at: usize, kind: TokenKind) -> usize {
    let mut at = at;
    while let Some(byte) = text.as_bytes().get(at) {
        let len = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => usize::from(kind == TokenKind::Word),
            b'0'..=b'9' => usize::from(kind == TokenKind::Digits),
            0..0x80 => 0,
            0x80.. => char_at(text, at).filter(|c| continues(kind, *c)).map_or(0, char::len_utf8),
        };
        if len == 0 {
            break;
        }
        at += len;
    }
    at
}

fn kind_of(c: char) -> Option<TokenKind> {
    if digit_value(c).is_some() {
        Some(TokenKind::Digits)
    } else if c.is_alphabetic() || is_mark(c) {
        Some(TokenKind::Word)
    } else if c.is_whitespace() || is_ignorable(c) {
        None
    } else {
        Some(TokenKind::Sign)
    }
}

fn continues(kind: TokenKind, c: char) -> bool {
    match kind {
        TokenKind::Word => c.is_alphabetic() || is_mark(c) || c == '\u{ad}' || c == '\u{200d}',
        TokenKind::Digits => digit_value(c).is_some(),
        TokenKind::Sign => false,
    }
}

/// What a decimal digit of a script that newspapers print is worth; `½`, `²` and `④` are signs, not digits.
#[must_use]
pub fn digit_value(c: char) -> Option<u32> {
    const ZEROS: [u32; 9] = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10];
    let code = u32::from(c);
    if code < 0x80 {
        return c.to_digit(10);
    }
    ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)).map(|zero| code - zero)
}

/// Combining marks (Latin, and the vowel signs of Indic and South-East Asian scripts that are not alphabetic).
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff
        | 0x900..=0x903 | 0x93a..=0x94f | 0xe31 | 0xe34..=0xe3a | 0xe47..=0xe4e | 0x17b4..=0x17d3 | 0x17dd)
}

/// Zero-width characters that are no white space by definition and no sign either.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
        | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text);
        (0..tokens.len()).map(|i| tokens.word(i)).collect()
    }

    #[test]
    fn digits_letters_and_signs_are_apart() {
        assert_eq!(words("$1,200.5m (61%)"), ["$", "1", ",", "200", ".", "5", "m", "(", "61", "%", ")"]);
        assert_eq!(words("Tuesday’s 14–9"), ["Tuesday", "’", "s", "14", "–", "9"]);
    }

    #[test]
    fn a_decomposed_letter_stays_in_its_word() {
        assert_eq!(words("Hora\u{301}c\u{30c}kova\u{301} rose"), ["Hora\u{301}c\u{30c}kova\u{301}", "rose"]);
    }

    #[test]
    fn zero_width_characters_part_words_but_are_no_token() {
        assert_eq!(words("ab\u{200b}cd \u{202e}"), ["ab", "cd"]);
    }

    #[test]
    fn a_fraction_sign_is_a_sign_and_khmer_digits_are_digits() {
        assert_eq!(words("2½ km²"), ["2", "½", "km", "²"]);
        let tokens = Tokens::new("១២ ½");
        assert_eq!(tokens.kind(0), Some(TokenKind::Digits));
        assert_eq!(tokens.len(), 2);
        assert_eq!(tokens.kind(1), Some(TokenKind::Sign));
        assert_eq!(digit_value('២'), Some(2));
    }

    #[test]
    fn a_paragraph_ends_nearness() {
        let tokens = Tokens::new("two\nmiles\n\nThen\tnone");
        assert!(tokens.near(0));
        assert!(!tokens.near(1));
        assert!(!tokens.near(2));
        assert!(!tokens.near(3));
        assert!(tokens.opens(2) && tokens.opens(0) && !tokens.opens(3));
    }

    #[test]
    fn positions_are_found_from_bytes() {
        let tokens = Tokens::new("one two three");
        assert_eq!(tokens.at(4), 1);
        assert_eq!(tokens.within(Span::new(4, 13)), 1..3);
        assert_eq!(tokens.span(1, 2), Span::new(4, 13));
    }

    #[test]
    fn positions_are_found_wherever_short_and_long_words_stand() {
        let long = format!("{} {}", "a ".repeat(300), "longer words here ".repeat(40));
        let tokens = Tokens::new(&long);
        for at in 0..long.len() + 3 {
            let first = tokens.list().partition_point(|t| t.span.end <= at);
            assert_eq!(tokens.at(at), first, "{at}");
        }
        assert_eq!(Tokens::new("").at(3), 0);
    }
}
