//! Small patterns over tokens, for forms of words that are data.
//!
//! A pattern is a row of elements parted by spaces. An element is a choice of lower-case words (`an|a|the`); with
//! `?` at its end it may be missing; `{name}` stands for a named list of words, `*` for up to six tokens of any
//! kind inside the sentence.

use crate::text::{TokenKind, Tokens};

/// Words that name the thing that a notice is about.
const NOUN: &[&str] = &[
    "article",
    "story",
    "post",
    "report",
    "column",
    "piece",
    "page",
    "review",
    "obituary",
    "interview",
    "item",
    "dispatch",
    "essay",
    "feature",
    "blog",
    "newsletter",
    "profile",
    "analysis",
    "editorial",
    "commentary",
    "copy",
    "text",
    "transcript",
    "entry",
    "recipe",
    "list",
    "timeline",
    "explainer",
    "guide",
    "quiz",
    "podcast",
    "video",
    "graphic",
    "chart",
    "map",
    "table",
    "headline",
    "caption",
    "subheading",
    "standfirst",
    "subheadline",
    "photograph",
    "photo",
    "picture",
    "image",
    "infographic",
    "version",
    "summary",
    "listing",
    "webpage",
    "alert",
];

/// Words for the earlier text.
const EARLIER: &[&str] = &["earlier", "previous", "original", "former", "prior", "first", "initial", "older"];

/// Words for what was done to the text.
const AMENDED: &[&str] = &[
    "amended",
    "corrected",
    "updated",
    "changed",
    "edited",
    "clarified",
    "revised",
    "modified",
    "refiled",
    "retracted",
    "withdrawn",
    "removed",
];

/// Adverbs that own up to an error.
const WRONGLY: &[&str] = &[
    "incorrectly",
    "erroneously",
    "mistakenly",
    "wrongly",
    "inaccurately",
    "falsely",
    "improperly",
    "incorrect",
];

/// Verbs that hold the error in themselves.
const MIS: &[&str] = &[
    "misstated",
    "misidentified",
    "misspelled",
    "misspelt",
    "misreported",
    "misattributed",
    "misquoted",
    "mischaracterized",
    "mischaracterised",
    "misnamed",
    "misrepresented",
    "misdescribed",
    "misdated",
    "miscalculated",
    "overstated",
    "understated",
    "mistook",
    "confused",
    "transposed",
    "misgendered",
    "mispronounced",
    "misplaced",
    "miscaptioned",
    "mislabeled",
    "mislabelled",
    "misinterpreted",
];

/// What an earlier text did.
const VERB: &[&str] = &[
    "said",
    "stated",
    "reported",
    "gave",
    "named",
    "described",
    "called",
    "put",
    "identified",
    "listed",
    "attributed",
    "quoted",
    "claimed",
    "wrote",
    "suggested",
    "referred",
    "spelled",
    "spelt",
    "had",
    "used",
    "included",
    "contained",
    "implied",
    "indicated",
    "noted",
    "cited",
    "placed",
    "dated",
    "located",
    "set",
    "spoke",
    "counted",
    "credited",
    "showed",
    "ascribed",
    "made",
    "recorded",
    "rendered",
    "translated",
    "labelled",
    "labeled",
    "printed",
    "assigned",
    "estimated",
    "read",
];

fn named(name: &str) -> &'static [&'static str] {
    match name {
        "{noun}" => NOUN,
        "{earlier}" => EARLIER,
        "{amended}" => AMENDED,
        "{wrongly}" => WRONGLY,
        "{mis}" => MIS,
        "{verb}" => VERB,
        _ => &[],
    }
}

/// The words that a pattern may begin with; none of the patterns asked begins with a sign, a number or a gap.
pub(super) fn first_words(pattern: &'static str) -> Vec<&'static str> {
    let mut words = Vec::new();
    for element in pattern.split_whitespace() {
        for choice in element.trim_end_matches('?').split('|') {
            if choice.starts_with('{') {
                words.extend_from_slice(named(choice));
            } else {
                words.push(choice);
            }
        }
        if !element.ends_with('?') {
            break;
        }
    }
    words
}

/// The index after the last token that `pattern` takes when it starts at token `at`; `None` if it does not fit.
#[must_use]
pub(super) fn fits(tokens: &Tokens<'_>, at: usize, end: usize, pattern: &str) -> Option<usize> {
    step(tokens, at, end, pattern)
}

fn step(tokens: &Tokens<'_>, at: usize, end: usize, pattern: &str) -> Option<usize> {
    let pattern = pattern.trim_start();
    if pattern.is_empty() {
        return Some(at);
    }
    let (element, rest) = pattern.split_once(' ').unwrap_or((pattern, ""));
    if element == "*" {
        return (0..=6).find_map(|skip| step(tokens, at + skip, end, rest));
    }
    let (choice, optional) = element.strip_suffix('?').map_or((element, false), |choice| (choice, true));
    let taken = (at < end && takes(tokens, at, choice)).then(|| step(tokens, at + 1, end, rest)).flatten();
    taken.or_else(|| optional.then(|| step(tokens, at, end, rest)).flatten())
}

fn takes(tokens: &Tokens<'_>, at: usize, choice: &str) -> bool {
    let word = tokens.lower(at);
    choice.split('|').any(|one| match one {
        "{number}" => tokens.kind(at) == Some(TokenKind::Digits),
        _ if one.starts_with('{') => named(one).contains(&word),
        "'" => matches!(word, "'" | "’"),
        _ => one == word,
    })
}

/// The first place in `from..end` where `pattern` fits: its first token and the token after its last.
#[must_use]
pub(super) fn search(tokens: &Tokens<'_>, from: usize, end: usize, pattern: &str) -> Option<(usize, usize)> {
    (from..end).find_map(|at| fits(tokens, at, end, pattern).map(|after| (at, after)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(text: &str, pattern: &str) -> Option<usize> {
        let tokens = Tokens::new(text);
        fits(&tokens, 0, tokens.len(), pattern)
    }

    #[test]
    fn choices_options_lists_and_gaps() {
        assert_eq!(fit("An earlier version of this story", "an|a {earlier} version of this {noun}"), Some(6));
        assert_eq!(fit("A version of this story", "an|a {earlier}? version of"), Some(3));
        assert_eq!(fit("This story about the ferry was corrected", "this {noun} * was {amended}"), Some(7));
        assert_eq!(fit("An earlier version of this bill", "an|a {earlier} version of this {noun}"), None);
        assert_eq!(fit("An editor’s note", "an editor ' s note"), Some(5));
    }

    #[test]
    fn a_pattern_never_looks_past_the_end() {
        let tokens = Tokens::new("this story was corrected");
        assert_eq!(fits(&tokens, 0, 2, "this {noun} was"), None);
        assert_eq!(search(&tokens, 0, 4, "was {amended}"), Some((2, 4)));
    }
}
