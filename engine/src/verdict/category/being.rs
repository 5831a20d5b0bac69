//! What a thing is said to be: `Kestrel is a novel` against `Kestrel is a 1974 film`, and `is not a` against `is a`.
//!
//! Only nouns of the table are compared, and only across its groups: nothing is both a film and a lake, but a singer may
//! well be a model. The source's sentence must open with the same name, and must not use a noun of the article's group.

use crate::evidence::{Library, is_stop_word, stem};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// A kind that the source does not give.
#[derive(Clone, Debug)]
pub struct Miscast {
    /// Which rule it breaks.
    pub rule: Rule,
    /// The article's word.
    pub span: Span,
    /// The passage that says otherwise.
    pub passage: usize,
    /// What to say.
    pub message: String,
    /// The word to put instead.
    pub replacement: Option<String>,
}

/// Groups of nouns that exclude each other.
#[rustfmt::skip]
const GROUPS: &[&[&str]] = &[
    &["actor", "actress", "singer", "musician", "politician", "senator", "mayor", "minister", "president", "model", "writer", "author",
      "novelist", "poet", "journalist", "footballer", "cricketer", "golfer", "boxer", "athlete", "sprinter", "swimmer", "player",
      "quarterback", "coach", "scientist", "physicist", "chemist", "biologist", "economist", "lawyer", "judge", "doctor", "nurse",
      "teacher", "painter", "sculptor", "architect", "engineer", "pianist", "violinist", "drummer", "guitarist", "rapper", "comedian",
      "dancer", "chef", "farmer", "soldier", "admiral", "bishop", "priest", "murderer", "astronaut", "pilot", "businessman",
      "businesswoman", "entrepreneur", "activist", "philosopher", "historian", "king", "queen", "prince", "princess", "woman", "man"],
    &["dog", "cat", "horse", "cow", "sheep", "goat", "pig", "elephant", "tiger", "lion", "bear", "bird", "parrot", "eagle", "fish",
      "shark", "whale", "dolphin", "snake", "lizard", "spider", "beetle"],
    &["film", "movie", "documentary"],
    &["book", "novel", "memoir", "textbook", "cookbook"],
    &["series", "sitcom", "soap"],
    &["album", "song", "single", "track", "symphony", "opera"],
    &["painting", "sculpture", "statue"],
    &["city", "town", "village", "suburb", "borough"],
    &["river", "lake", "mountain", "volcano", "glacier", "waterfall"],
    &["truck", "lorry", "car", "motorcycle", "bicycle", "tractor", "helicopter", "aircraft", "airliner", "submarine", "frigate"],
    &["disease", "virus", "bacterium"],
    &["bank", "airline", "supermarket", "newspaper", "website", "charity", "brewery"],
];

/// Passages that are looked at.
const PASSAGES: usize = 8;

fn group(word: &str) -> Option<usize> {
    let stemmed = stem(word);
    GROUPS.iter().position(|group| group.iter().any(|noun| *noun == word || stem(noun) == stemmed))
}

/// A sentence that says what its subject is.
struct Being {
    /// The tokens of the subject.
    subject: Range<usize>,
    /// The words behind `is a`, up to the end of the first phrase.
    phrase: Range<usize>,
    /// The `not`, where there is one.
    denied: Option<usize>,
}

/// What the claim says its subject to be, against the passages.
#[must_use]
pub fn check(
    reading: &Reading<'_>,
    claim: Span,
    passages: &[(usize, f32)],
    library: &Library<'_>,
) -> Option<Miscast> {
    let ours = being(reading, claim)?;
    let (head, kind) = head(reading, &ours.phrase)?;
    for &(passage, _) in passages.iter().take(PASSAGES) {
        let Some(it) = library.passages.get(passage) else { continue };
        let Some(source) = library.sources.get(it.source) else { continue };
        let Some(theirs) = being(source, it.span) else { continue };
        let Some((word, other)) = self::head(source, &theirs.phrase) else { continue };
        if !same_subject(reading, &ours.subject, source, &theirs.subject) {
            continue;
        }
        let said = source.tokens.word(word);
        let all = source.tokens.within(it.span);
        let uses_ours = all.clone().any(|i| group(source.tokens.lower(i)) == Some(kind));
        let found = |rule, at: usize, message, replacement| {
            let span = reading.tokens.span(at, at);
            Some(Miscast { rule, span, passage, message, replacement })
        };
        match (ours.denied, theirs.denied) {
            (None, None) if other != kind && !uses_ours => {
                let message = format!("The source has \"{said}\" for it.");
                return found(Rule::SourceCategory, head, message, Some(said.to_owned()));
            }
            (Some(not), None) | (None, Some(not))
                if holds_all(reading, &ours.phrase, source, &theirs.phrase) =>
            {
                let at = if ours.denied.is_some() { not } else { head };
                let message = if ours.denied.is_some() {
                    format!("The article denies what the source states: it is a {said}.")
                } else {
                    format!("The article states what the source denies: it is not a {said}.")
                };
                return found(Rule::SourceNegation, at, message, None);
            }
            _ => {}
        }
    }
    None
}

/// Reads `SUBJECT is|was [not] a|an PHRASE`; the subject is a name at the beginning of the sentence.
fn being(reading: &Reading<'_>, sentence: Span) -> Option<Being> {
    let tokens = &reading.tokens;
    let all = tokens.within(sentence);
    let verb = all.clone().find(|i| matches!(tokens.lower(*i), "is" | "was"))?;
    let subject = all.start..verb;
    let named = subject
        .clone()
        .find(|i| tokens.kind(*i) != Some(TokenKind::Sign) && !is_stop_word(tokens.lower(*i)))?;
    let mut next = verb + 1;
    let denied = (tokens.lower(next) == "not").then_some(next);
    next += usize::from(denied.is_some());
    while matches!(tokens.lower(next), "also" | "currently" | "now" | "only" | "still") {
        next += 1;
    }
    if !tokens.is_capital(named) || !matches!(tokens.lower(next), "a" | "an") {
        return None;
    }
    let first = next + 1;
    let end = (first..all.end)
        .find(|i| {
            let joined = matches!(tokens.word(*i), "-" | "–");
            tokens.kind(*i) == Some(TokenKind::Sign) && !joined || is_stop_word(tokens.lower(*i))
        })
        .unwrap_or(all.end);
    (first < end).then_some(Being { subject, phrase: first..end, denied })
}

/// The last noun of a phrase that stands in the table, with its group; a noun before another one only describes it.
fn head(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<(usize, usize)> {
    let at = phrase.clone().rev().find(|i| group(reading.tokens.lower(*i)).is_some())?;
    let last = phrase.end - 1;
    let trails = at == last || at + 1 == last && reading.tokens.lower(last).ends_with("ed");
    group(reading.tokens.lower(at)).filter(|_| trails).map(|group| (at, group))
}

/// The two sentences open with one name: same first and same last word, and every word of the article's in the source's.
fn same_subject(a: &Reading<'_>, ours: &Range<usize>, b: &Reading<'_>, theirs: &Range<usize>) -> bool {
    let (ours, theirs) = (name_words(a, ours), name_words(b, theirs));
    let ends = ours.first() == theirs.first() && ours.last() == theirs.last();
    ends && !ours.is_empty() && ours.len() <= 5 && ours.iter().all(|word| theirs.contains(word))
}

/// The words of a subject up to the first bracket or comma, small words left out.
fn name_words(reading: &Reading<'_>, subject: &Range<usize>) -> Vec<String> {
    let tokens = &reading.tokens;
    let ends =
        |i: &usize| tokens.kind(*i) == Some(TokenKind::Sign) && !matches!(tokens.word(*i), "." | "'" | "’");
    let words = subject.clone().take_while(|i| !ends(i)).filter(|i| tokens.kind(*i) != Some(TokenKind::Sign));
    words
        .filter(|i| !is_stop_word(tokens.lower(*i)))
        .map(|i| crate::evidence::fold(tokens.word(i)).into_owned())
        .collect()
}

/// Every word of the article's phrase stands in the source's.
fn holds_all(a: &Reading<'_>, ours: &Range<usize>, b: &Reading<'_>, theirs: &Range<usize>) -> bool {
    let theirs: Vec<String> = theirs.clone().map(|i| stem(b.tokens.lower(i)).into_owned()).collect();
    ours.clone().all(|i| theirs.contains(&stem(a.tokens.lower(i)).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::Place;

    fn rule(article: &str, source: &str) -> Option<Rule> {
        let settings = Settings::default();
        let sources = [Reading::new(source, Place::Body, None, &settings)];
        let library = Library::new(&sources);
        let reading = Reading::new(article, Place::Body, None, &settings);
        let passages: Vec<(usize, f32)> = (0..library.passages.len()).map(|p| (p, 1.0)).collect();
        check(&reading, Span::new(0, article.len()), &passages, &library).map(|it| it.rule)
    }

    #[test]
    fn another_kind_of_thing_is_found() {
        for (article, source) in [
            ("Kestrel Vale is a novel.", "Kestrel Vale is a 1974 British drama film directed by Hal Moss."),
            ("Oskar Lund is a parrot.", "Oskar Emil Lund (born 1961) is a Danish painter."),
            ("The Harrow is a lake in the north.", "The Harrow is a small town in the north of the county."),
            ("Marlin was a song by the band.", "Marlin was a bimonthly newspaper."),
        ] {
            assert_eq!(rule(article, source), Some(Rule::SourceCategory), "{article}");
        }
    }

    #[test]
    fn kinds_that_go_together_say_nothing() {
        for (article, source) in [
            ("Ida Brook is a singer.", "Ida Brook is an English actress and model."),
            ("Kestrel Vale is a film.", "Kestrel Vale is a novel that was made into a film."),
            ("Kestrel Vale is a movie.", "Kestrel Vale is a documentary."),
            ("Ida Brook is a painter.", "The dog of Ida Brook is a collie."),
            ("Harrow is a town.", "Harrow Water is a lake."),
            ("Harrow is a town.", "Harrow Water is a lake near the town."),
            ("Oskar Lund is a film director.", "Oskar Lund is a Danish painter."),
            ("The painter is a woman.", "The dog is a collie."),
            ("Marlin was a success.", "Marlin was a song."),
            ("It is a film.", "It is a book."),
            ("Marlin was a sold-out album.", "Marlin was a gold-certified album."),
        ] {
            assert_eq!(rule(article, source), None, "{article}");
        }
    }

    #[test]
    fn a_kind_denied_or_no_longer_denied_is_found() {
        let source = "Ida Brook is an English singer who lives in Hull.";
        assert_eq!(rule("Ida Brook is not a singer.", source), Some(Rule::SourceNegation));
        assert_eq!(rule("Ida Brook is a singer.", "Ida Brook is not a singer."), Some(Rule::SourceNegation));
        assert_eq!(rule("Ida Brook is not a Welsh singer.", source), None);
        assert_eq!(rule("Ida Brook is not a singer.", "Ida Brook is not a singer."), None);
    }
}
