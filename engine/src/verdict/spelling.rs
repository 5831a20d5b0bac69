//! A name that no source has, one letter away from one that they have.
//!
//! One letter in a word of five, two in a word of eight; the first letter stays. Plurals, possessives and words formed
//! from a name (`Norwegian`) are no misspellings, nor is a name that the sources have as well. Another word of the
//! name, or two words of the sentence, must stand beside the source's spelling.

use super::stranger::{Misnamed, rule_of};
use crate::evidence::{fold, is_stop_word};
use crate::facts::name::nation;
use crate::facts::{Fact, Name};
use crate::reading::Reading;
use crate::text::{Span, TokenKind, is_one_word};
use std::collections::{HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;

/// The words of all sources, those with a capital by their folded form.
#[derive(Debug, Default)]
pub struct Spellings {
    known: HashSet<String>,
    capitals: HashMap<String, Vec<Mention>>,
}

#[derive(Clone, Copy, Debug)]
struct Mention {
    source: usize,
    token: usize,
    span: Span,
}

impl Spellings {
    /// Collects the words of all sources.
    #[must_use]
    pub fn new(sources: &[Reading<'_>], titles: &[Reading<'_>]) -> Self {
        let mut spellings = Self::default();
        for title in titles {
            let words = title.tokens.list().iter().filter(|it| it.kind == TokenKind::Word);
            spellings.known.extend(words.map(|it| fold(it.span.of(title.text)).into_owned()));
        }
        for (source, reading) in sources.iter().enumerate() {
            for (token, it) in
                reading.tokens.list().iter().enumerate().filter(|(_, it)| it.kind == TokenKind::Word)
            {
                let folded = fold(it.span.of(reading.text)).into_owned();
                if it.span.of(reading.text).starts_with(char::is_uppercase) {
                    let mention = Mention { source, token, span: it.span };
                    spellings.capitals.entry(folded.clone()).or_default().push(mention);
                }
                spellings.known.insert(folded);
            }
        }
        spellings
    }

    /// The misspelled words of a name.
    #[must_use]
    pub fn check(
        &self,
        article: &Reading<'_>,
        fact: &Fact,
        name: &Name,
        sources: &[Reading<'_>],
    ) -> Option<Misnamed> {
        let rule = rule_of(name.kind);
        let words = article.tokens.within(fact.span);
        words.filter(|i| article.tokens.kind(*i) == Some(TokenKind::Word)).find_map(|i| {
            let (mention, right) = self.spelled_otherwise(article, i, fact.span, sources)?;
            let span = article.tokens.get(i)?.span;
            Some(Misnamed { span, rule, right, place: (mention.source, mention.span) })
        })
    }

    fn spelled_otherwise(
        &self,
        article: &Reading<'_>,
        token: usize,
        name: Span,
        sources: &[Reading<'_>],
    ) -> Option<(Mention, String)> {
        let word = article.tokens.word(token);
        let folded = fold(word);
        if !word.starts_with(char::is_uppercase) || folded.chars().count() < 5 {
            return None;
        }
        let raw = |mention: &Mention| sources.get(mention.source).map_or("", |s| mention.span.of(s.text));
        if let Some(mentions) = self.capitals.get(folded.as_ref()) {
            // The same letters with other marks; marks left out altogether, here or there, are a house's own way.
            let composed = |text: &str| text.nfc().collect::<String>().to_lowercase();
            let other = mentions.iter().all(|m| composed(raw(m)) != composed(word) && !raw(m).is_ascii());
            let marked = !word.is_ascii() && other;
            return marked.then(|| mentions.first().map(|m| (*m, raw(m).to_owned()))).flatten();
        }
        if self.known.contains(folded.as_ref()) {
            return None;
        }
        let other_initial = |other: &str| slips(&folded, other) == 1 && folded.get(1..) == other.get(1..);
        let mut near =
            self.capitals.iter().filter(|(other, _)| is_slip(&folded, other) || other_initial(other));
        let (other, mentions) = near.next()?;
        // `German-born` of somebody from Germany
        let nation = |word: &str| nation(word).or_else(|| nation(word.strip_suffix('s')?));
        let of_one_nation = nation(&folded).is_some_and(|ours| nation(other) == Some(ours));
        if near.next().is_some() || of_one_nation || stands_in(article, other) {
            return None;
        }
        let beside = mentions
            .iter()
            .find(|m| sources.get(m.source).is_some_and(|s| shares(article, token, name, s, m)))?;
        Some((*beside, raw(beside).to_owned()))
    }
}

/// One or two letters apart, and neither formed from the other.
fn is_slip(a: &str, b: &str) -> bool {
    let (n, m) = (a.chars().count(), b.chars().count());
    if n.abs_diff(m) > 2 || m < 5 || a.chars().next() != b.chars().next() {
        return false;
    }
    let (short, long) = if n <= m { (a, b) } else { (b, a) };
    if let Some(rest) = long.strip_prefix(short)
        && matches!(
            rest,
            "s" | "es" | "n" | "an" | "i" | "ic" | "d" | "ed" | "er" | "e" | "is" | "ns" | "r" | "rs" | "ers"
        )
    {
        return false;
    }
    let continent = long.strip_suffix('a') == Some(short) && short.ends_with("arctic");
    slips(a, b) <= 2 && !continent && !is_one_word(a, b)
}

/// How many letters are wrong.
fn slips(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

fn stands_in(article: &Reading<'_>, folded: &str) -> bool {
    article.tokens.list().iter().any(|t| t.kind == TokenKind::Word && fold(t.span.of(article.text)) == folded)
}

/// Another word of the name beside the source's spelling, or two of the sentence's content words near it.
fn shares(article: &Reading<'_>, token: usize, name: Span, source: &Reading<'_>, mention: &Mention) -> bool {
    let near = |reach: usize| {
        let from = mention.token.saturating_sub(reach);
        (from..=mention.token + reach)
            .filter(move |i| *i != mention.token)
            .map(|i| fold(source.tokens.word(i)).into_owned())
    };
    let close: HashSet<String> = near(2).collect();
    let mine = |span: Span| {
        article
            .tokens
            .within(span)
            .filter(move |i| *i != token)
            .map(|i| fold(article.tokens.word(i)).into_owned())
    };
    let initial = |word: &str| close.iter().any(|c| c.chars().count() == 1 && word.starts_with(c.as_str()));
    if mine(name).any(|word| word.chars().count() > 2 && (close.contains(&word) || initial(&word))) {
        return true;
    }
    let two = slips(&fold(article.tokens.word(token)), &fold(source.tokens.word(mention.token))) > 1;
    if two && article.tokens.word(token).chars().count() < 8 {
        return false;
    }
    let wide: HashSet<String> = near(14).filter(|w| w.chars().count() > 3 && !is_stop_word(w)).collect();
    let sentence = article.sentence_at(name.start).map_or(name, |s| s.span);
    let shared: HashSet<String> = mine(sentence).filter(|word| wide.contains(word)).collect();
    shared.len() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_left_out_and_the_other_side_of_the_ocean_are_no_slips() {
        use crate::verdict::testing::rules;
        for (article, source) in [
            ("Lázaro Brandán won the open in Bilbao.", "Lazaro Brandan won the open in Bilbao again."),
            ("The Colburn Theatre opened on Monday.", "The Colburn Theater opened on Monday."),
            (
                "The German-born climber lives in Innsbruck.",
                "The climber was born in Rosenheim, Germany, and lives in Innsbruck.",
            ),
            ("Ada Moss, a Democrat, took District 4.", "District 4: Ada Moss (Democratic) 2,911 votes."),
            ("The Ministry of Defence paid for it.", "It was paid for by the Ministry of Defense."),
            (
                "The largest group in the town are now Hondurans, who passed the Canadians.",
                "Born abroad in the town, largest group by country: Honduras 1,410, Canada 1,180.",
            ),
            (
                "Steeplechaser Ida Moss set a record on Saturday.",
                "Ida Moss set a record on Saturday in the Steeplechase.",
            ),
            ("She spent the winter in the Antarctic.", "She spent the winter at a station in Antarctica."),
            ("Jim Lindqvist sang at the school.", "Jimmy Lindqvist sang at the school on Friday."),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }

    #[test]
    fn one_letter_is_a_slip_and_a_derived_word_is_not() {
        for (a, b) in [("ardsley", "ardley"), ("wierzbicka", "wierzbinska"), ("thorwald", "thorvald")] {
            assert!(is_slip(a, b), "{a} {b}");
        }
        for (a, b) in [("norway", "norways"), ("africa", "african"), ("marsh", "harsh"), ("anna", "anne")] {
            assert!(!is_slip(a, b), "{a} {b}");
        }
    }
}
