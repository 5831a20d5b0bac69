//! Words of scripts that are written without spaces, by dictionary, where the desk's languages ask for it.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::token::TokenKind;
use super::{Span, Token};

/// A language, and the first and last signs of the scripts it is written in without spaces.
const SCRIPTS: &[(&str, &[(char, char)])] = &[
    ("km", &[('\u{1780}', '\u{17ff}')]),
    ("th", &[('\u{e00}', '\u{e7f}')]),
    ("lo", &[('\u{e80}', '\u{eff}')]),
    ("my", &[('\u{1000}', '\u{109f}')]),
    ("zh", &[('\u{3400}', '\u{9fff}'), ('\u{20000}', '\u{323af}')]),
    ("ja", &[('\u{3040}', '\u{30ff}'), ('\u{3400}', '\u{9fff}')]),
];

/// The words of `tokens`, parted by dictionary where they are in a script of one of the `languages`.
pub(super) fn parted(text: &str, tokens: Vec<Token>, languages: &[String]) -> Vec<Token> {
    let asked: Vec<(char, char)> = SCRIPTS
        .iter()
        .filter(|(code, _)| languages.iter().any(|language| is_of(language, code)))
        .flat_map(|(_, scripts)| scripts.iter().copied())
        .collect();
    let asks = |token: &Token| {
        let asked = |c: char| asked.iter().any(|(from, to)| (*from..=*to).contains(&c));
        token.kind == TokenKind::Word && token.span.of(text).chars().any(asked)
    };
    if asked.is_empty() || !tokens.iter().any(asks) {
        return tokens;
    }
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut found = Vec::with_capacity(tokens.len() * 2);
    for token in tokens {
        if !asks(&token) {
            found.push(token);
            continue;
        }
        let ends: Vec<usize> = segmenter.segment_str(token.span.of(text)).collect();
        for pair in ends.windows(2) {
            if let [from, to] = pair {
                found.push(Token {
                    span: Span::new(token.span.start + from, token.span.start + to),
                    kind: token.kind,
                });
            }
        }
    }
    found
}

/// `zh`, `zh-Hant` and `ZH_TW` are Chinese.
fn is_of(language: &str, code: &str) -> bool {
    language.split(['-', '_']).next().is_some_and(|first| first.eq_ignore_ascii_case(code))
}

#[cfg(test)]
mod tests {
    use super::super::Tokens;

    fn words<'t>(text: &'t str, languages: &[&str]) -> Vec<&'t str> {
        let languages: Vec<String> = languages.iter().map(|language| (*language).to_owned()).collect();
        let tokens = Tokens::in_languages(text, &languages);
        (0..tokens.len()).map(|i| tokens.word(i)).collect()
    }

    #[test]
    fn words_are_parted_where_the_desk_writes_that_language() {
        assert_eq!(words("ខ្ញុំទៅផ្សារ", &["km"]), ["ខ្ញុំ", "ទៅ", "ផ្សារ"]);
        assert_eq!(words("สวัสดีชาวโลก", &["en", "th"]), ["สวัสดี", "ชาว", "โลก"]);
        assert_eq!(words("世界银行报告", &["zh-Hans"]), ["世界", "银行", "报告"]);
        assert_eq!(words("東京は雨", &["ja"]).len(), 3);
        assert_eq!(words("ខ្ញុំទៅផ្សារ", &["en"]), ["ខ្ញុំទៅផ្សារ"]);
        assert_eq!(words("ខ្ញុំទៅផ្សារ", &["th"]).len(), 1);
        assert_eq!(words("GDP增长", &["zh"]), ["GDP", "增长"]);
        assert_eq!(words("The pier, 12 km", &["km", "zh"]), ["The", "pier", ",", "12", "km"]);
    }

    #[test]
    fn every_byte_of_a_word_stays_in_one_token() {
        let text = "២០២៣ រាជធានីភ្នំពេញ and 東京は３つ。ทดสอบ x";
        let whole = Tokens::new(text);
        let all = ["km", "th", "ja", "zh", "lo", "my"].map(str::to_owned);
        let parted = Tokens::in_languages(text, &all);
        let length = |tokens: &Tokens<'_>| tokens.list().iter().map(|token| token.span.len()).sum::<usize>();
        assert_eq!(length(&whole), length(&parted));
        assert!(parted.list().windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        assert!(parted.len() > whole.len());
    }
}
