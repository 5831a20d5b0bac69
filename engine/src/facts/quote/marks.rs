//! Quotation marks: which open, which close, and which are apostrophes, inches or minutes.

use crate::text::{Sentence, TokenKind, Tokens};

/// A quotation: its marks by token, and the marks that open its further paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    pub open: usize,
    pub close: usize,
    /// Marks that open further paragraphs of the same quotation.
    pub reopened: Vec<usize>,
}

/// The outermost quotations of a text, in order.
pub(super) fn quotations(tokens: &Tokens<'_>, sentences: &[Sentence]) -> Vec<Marked> {
    let mut found = Vec::new();
    let ends = paragraph_ends(tokens, sentences);
    let mut paragraph = 0;
    let mut i = 0;
    while i < tokens.len() {
        while ends.get(paragraph).is_some_and(|end| *end <= i) {
            paragraph += 1;
        }
        let close = if tokens.kind(i) == Some(TokenKind::Sign) { closing(tokens, i) } else { None };
        let Some(close) = close else {
            i += 1;
            continue;
        };
        match matched(tokens, &ends, paragraph, i, close) {
            Some(marked) => {
                i = marked.close + 1;
                found.push(marked);
            }
            None => i += 1,
        }
    }
    found
}

/// The token after the last of each paragraph.
fn paragraph_ends(tokens: &Tokens<'_>, sentences: &[Sentence]) -> Vec<usize> {
    let mut ends = Vec::new();
    for pair in sentences.windows(2) {
        if let [a, b] = pair
            && a.paragraph != b.paragraph
        {
            ends.push(tokens.at(b.span.start));
        }
    }
    ends.push(tokens.len());
    ends
}

/// What closes the quotation that token `i` opens, if it can open one.
fn closing(tokens: &Tokens<'_>, i: usize) -> Option<&'static [&'static str]> {
    let before = i.checked_sub(1).filter(|k| tokens.glued(*k));
    let free = before.is_none_or(|k| {
        tokens.kind(k) == Some(TokenKind::Sign) && !matches!(tokens.word(k), "." | "," | "!" | "?" | "%")
    });
    let touches = tokens.glued(i);
    match tokens.word(i) {
        "“" => Some(&["”", "“"]),
        "„" => Some(&["“", "”"]),
        "«" => Some(&["»"]),
        "»" if free && touches => Some(&["«"]),
        "”" if free && touches => Some(&["”"]),
        "\"" if free && touches => Some(&["\""]),
        "‘" if free && touches => Some(&["’", "‘"]),
        "'" if free && touches => Some(&["'"]),
        _ => None,
    }
}

/// The quotation that opens at `open`, if its closing mark stands in the same paragraph or in one that reopens it.
fn matched(
    tokens: &Tokens<'_>,
    ends: &[usize],
    paragraph: usize,
    open: usize,
    close: &[&str],
) -> Option<Marked> {
    let mark = tokens.word(open);
    let mut reopened = Vec::new();
    let mut from = open + 1;
    for (n, end) in ends.iter().enumerate().skip(paragraph) {
        if let Some(at) = close_in(tokens, from, *end, mark, close) {
            let letter = at == open + 2 && matches!(mark, "'" | "‘") && tokens.word(open + 1).len() <= 2;
            return (at > open + 1 && !letter).then_some(Marked { open, close: at, reopened });
        }
        let next = *end;
        let goes_on = tokens.word(next) == mark
            && ends.get(n + 1).is_some()
            && matches!(mark, "“" | "\"" | "‘" | "«" | "„");
        if !goes_on || reopened.len() >= 12 {
            return None;
        }
        reopened.push(next);
        from = next + 1;
    }
    None
}

/// No paragraph of a quotation is longer, in tokens.
const LONGEST: usize = 3000;

/// The closing mark in `from..end`; none where another quotation opens with the same mark first.
fn close_in(tokens: &Tokens<'_>, from: usize, end: usize, mark: &str, close: &[&str]) -> Option<usize> {
    let mut possessive = None;
    for k in from..end.min(from + LONGEST) {
        if tokens.kind(k) != Some(TokenKind::Sign) {
            continue;
        }
        let word = tokens.word(k);
        let opens_again = word == mark && tokens.glued(k) && !tokens.glued(k - 1);
        if opens_again || (word == mark && matches!(mark, "„" | "«") && !close.contains(&mark)) {
            return possessive;
        }
        if !close.contains(&word) || !closes(tokens, k) {
            continue;
        }
        let single = matches!(word, "’" | "'");
        if single && is_plural_possessive(tokens, k) {
            possessive = possessive.or(Some(k));
            continue;
        }
        return Some(k);
    }
    possessive
}

/// Glued to what stands before it, and to no letter after it.
fn closes(tokens: &Tokens<'_>, k: usize) -> bool {
    let after = tokens.glued(k) && matches!(tokens.kind(k + 1), Some(TokenKind::Word | TokenKind::Digits));
    let straight = matches!(tokens.word(k), "\"" | "'" | "’" | "‘" | "“");
    let before = k.checked_sub(1).is_some_and(|b| tokens.glued(b));
    !straight || (!after && before)
}

/// `workers’ rights`: after an s, and a small word follows.
fn is_plural_possessive(tokens: &Tokens<'_>, k: usize) -> bool {
    k > 0
        && tokens.lower(k - 1).ends_with('s')
        && !tokens.glued(k)
        && tokens.word(k + 1).starts_with(char::is_lowercase)
        && !matches!(
            tokens.lower(k + 1),
            "said"
                | "says"
                | "and"
                | "in"
                | "he"
                | "she"
                | "they"
                | "to"
                | "of"
                | "was"
                | "is"
                | "but"
                | "at"
                | "on"
                | "for"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentences;

    fn quotes(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text);
        quotations(&tokens, &sentences(text)).iter().map(|q| tokens.span(q.open, q.close).of(text)).collect()
    }

    #[test]
    fn all_marks_open_and_close() {
        for text in [
            "“We lost,”",
            "\"We lost,\"",
            "‘We lost,’",
            "'We lost,'",
            "«We lost»",
            "»We lost«",
            "„We lost“",
            "„We lost”",
        ] {
            assert_eq!(quotes(&format!("He said {text} and left.")), [text], "{text}");
        }
    }

    #[test]
    fn apostrophes_inches_and_plural_owners_are_no_marks() {
        for text in [
            "It’s the workers’ hall, isn’t it",
            "the '90s and the '80s",
            "5'3\" and 6'1\" tall",
            "rock 'n' roll’s best",
            "Tom's and Ann's",
            "the boys' and girls' teams",
            "“ ”",
            "\"\"",
            "He said “we lost and left.",
        ] {
            assert_eq!(quotes(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn nested_marks_belong_to_the_outer_quotation() {
        assert_eq!(quotes("“She said ‘no’ to us,” he said."), ["“She said ‘no’ to us,”"]);
        assert_eq!(quotes("‘It’s the workers’ hall,’ he said."), ["‘It’s the workers’ hall,’"]);
        assert_eq!(
            quotes("'Don't go,' he said, 'to the boys' hall.'"),
            ["'Don't go,'", "'to the boys' hall.'"]
        );
        assert_eq!(quotes("(\"No,\") he said, \"yes.\""), ["\"No,\"", "\"yes.\""]);
    }

    #[test]
    fn a_quotation_goes_on_where_the_next_paragraph_reopens_it() {
        let text = "“We lost.\n\n“We will win,” he said.\n\n“Open but never shut.\n\nNo.";
        assert_eq!(quotes(text), ["“We lost.\n\n“We will win,”"]);
    }
}
