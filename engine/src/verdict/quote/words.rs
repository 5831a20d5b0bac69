//! A text as the words that a quotation is compared by: no marks, no case, house spellings made one.

use crate::evidence::fold;
use crate::facts::spelled::ONES;
use crate::reading::Reading;
use crate::text::{Span, TokenKind, Tokens};
use std::collections::HashMap;

/// One word for comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its key: folded, spelling variants made one, small numbers in digits.
    pub key: String,
    /// Where it stands.
    pub span: Span,
    /// A mark that ends a sentence, or the end of a line, stands behind it.
    pub closes: bool,
}

/// The words of a text, with the places of each.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// In order.
    pub list: Vec<Word>,
    places: HashMap<String, Vec<usize>>,
}

impl Words {
    /// The words of a whole reading.
    #[must_use]
    pub fn of(reading: &Reading<'_>) -> Self {
        let list = words_in(&reading.tokens, Span::new(0, reading.text.len()));
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, word) in list.iter().enumerate() {
            places.entry(word.key.clone()).or_default().push(i);
        }
        Self { list, places }
    }

    /// Indexes at which a word of this key stands.
    #[must_use]
    pub fn places(&self, key: &str) -> &[usize] {
        self.places.get(key).map_or(&[], Vec::as_slice)
    }
}

/// The words within `span`: `don't` is two words, `well-known` two, `1,200` one.
#[must_use]
pub fn words_in(tokens: &Tokens<'_>, span: Span) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut joins = false;
    for i in tokens.within(span) {
        let Some(token) = tokens.get(i) else { continue };
        let raw = tokens.word(i);
        let line = i > 0 && tokens.gap(i - 1).contains('\n');
        if line || matches!(raw, "." | "!" | "?") {
            words.last_mut().into_iter().for_each(|last| last.closes = true);
        }
        if token.kind == TokenKind::Sign {
            // An apostrophe or a mark inside a number joins what stands on its two sides.
            let inside = i > 0 && tokens.glued(i - 1) && tokens.glued(i);
            let digits = i > 0
                && tokens.kind(i - 1) == Some(TokenKind::Digits)
                && tokens.kind(i + 1) == Some(TokenKind::Digits);
            // `"'Technical reasons' is` opens a quotation in a quotation
            let apostrophe = matches!(raw, "'" | "’" | "ʼ")
                && tokens.kind(i + 1) == Some(TokenKind::Word)
                && i > 0
                && tokens.kind(i - 1) != Some(TokenKind::Sign);
            joins = inside && (apostrophe || matches!(raw, "," | "." | ":") && digits);
            let sign = match raw {
                "%" => Some("percent"),
                "$" => Some("dollar"),
                "£" => Some("pound"),
                "€" => Some("euro"),
                _ => None,
            };
            words.extend(sign.map(|key| Word { key: key.to_owned(), span: token.span, closes: false }));
            continue;
        }
        joins |= is_group(tokens, i);
        let folded = fold(raw);
        match words.last_mut().filter(|_| joins) {
            Some(last) => {
                last.closes = false;
                last.span = last.span.join(token.span);
                let whole = last.span;
                match contracted(&last.key, &folded) {
                    Some((first, second)) => {
                        last.key = first;
                        words.push(Word { key: second.to_owned(), span: whole, closes: false });
                    }
                    None => last.key.push_str(&folded),
                }
            }
            None => words.push(Word { key: folded.into_owned(), span: token.span, closes: false }),
        }
        joins = false;
    }
    for word in &mut words {
        word.key = house_spelling(std::mem::take(&mut word.key));
    }
    words
}

/// True for three digits behind a space and a few more: `400 000` is one figure.
fn is_group(tokens: &Tokens<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let digits = |i: usize| tokens.kind(i) == Some(TokenKind::Digits);
    let spaced = matches!(tokens.gap(before), " " | "\u{a0}" | "\u{202f}" | "\u{2009}");
    let thousands = tokens.word(before).len() <= 3 && tokens.word(i).len() == 3;
    digits(i) && digits(before) && spaced && thousands
}

/// The two words of a contraction, by what stands before and behind its apostrophe: `isn’t` is `is not`. What may be a
/// possessive is one word.
fn contracted(before: &str, behind: &str) -> Option<(String, &'static str)> {
    const PRONOUNS: &[&str] = &[
        "it",
        "that",
        "he",
        "she",
        "what",
        "there",
        "here",
        "who",
        "where",
        "this",
        "how",
        "everybody",
        "nobody",
    ];
    let second = match behind {
        "t" => {
            let first = match before {
                "can" => "can",
                "won" => "will",
                "shan" => "shall",
                _ => before.strip_suffix('n')?,
            };
            return Some((first.to_owned(), "not"));
        }
        "m" if before == "i" => "am",
        "re" => "are",
        "ll" => "will",
        "ve" => "have",
        "s" if PRONOUNS.contains(&before) => "is",
        _ => return None,
    };
    Some((before.to_owned(), second))
}

/// British and American spellings, numbers in words and digits: one key.
fn house_spelling(mut key: String) -> String {
    if let Some(n) = ONES.iter().chain(&["twenty"]).position(|word| *word == key) {
        return n.to_string();
    }
    const TENS: &[(&str, &str)] = &[
        ("thirty", "30"),
        ("forty", "40"),
        ("fifty", "50"),
        ("sixty", "60"),
        ("seventy", "70"),
        ("eighty", "80"),
        ("ninety", "90"),
        ("cent", "percent"),
        ("dollars", "dollar"),
        ("pounds", "pound"),
        ("euros", "euro"),
        ("ok", "okay"),
        ("metres", "meters"),
        ("metre", "meter"),
        ("centre", "center"),
        ("grey", "gray"),
        ("programme", "program"),
        ("programmes", "programs"),
        ("cheque", "check"),
        ("tyre", "tire"),
        ("labour", "labor"),
        ("defence", "defense"),
        ("licence", "license"),
        ("judgement", "judgment"),
        ("whilst", "while"),
        ("amongst", "among"),
    ];
    if let Some((_, same)) = TENS.iter().find(|(word, _)| *word == key) {
        return (*same).to_owned();
    }
    for (british, american) in [
        ("isation", "ization"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("yse", "yze"),
        ("ysed", "yzed"),
        ("ours", "ors"),
        ("our", "or"),
        ("lled", "led"),
        ("lling", "ling"),
    ] {
        if key.len() >= british.len() + 3 && key.ends_with(british) {
            key.truncate(key.len() - british.len());
            key.push_str(american);
            break;
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        words_in(&Tokens::new(text), Span::new(0, text.len())).into_iter().map(|w| w.key).collect()
    }

    #[test]
    fn marks_and_case_do_not_count() {
        assert_eq!(keys("“Don’t,” she said – twice."), keys("don't she said TWICE"));
        assert_eq!(keys("1,200 homes"), ["1200", "homes"]);
        assert_eq!(keys("400\u{a0}000 crowns"), keys("400,000 crowns"));
        assert_eq!(keys("in 2024 310 homes"), ["in", "2024", "310", "homes"]);
    }

    #[test]
    fn house_spellings_are_one() {
        assert_eq!(keys("We recognised eleven colours"), keys("we recognized 11 colors"));
    }
}
