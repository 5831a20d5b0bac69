//! Terms: what a passage is about, as small numbers. A word gives its stem, a fact its value, so that `two and a
//! half` and `2.5` are one term.

use super::concept::concept;
use super::stem::{fold, is_stop_word, stem};
use crate::facts::{Fact, Value};
use crate::reading::Reading;
use crate::text::{HashMap, Span, TokenKind};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A term's number in a [`Lexicon`].
pub type Term = u32;

/// A term where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Which term.
    pub term: Term,
    /// Where.
    pub span: Span,
    /// Index of the token it starts at.
    pub token: usize,
}

/// Numbers for terms, and in how many passages each occurs.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    numbers: HashMap<String, Term>,
    /// The terms of words (lower case, ASCII) and values that were asked for already: each is brought to its key once.
    words: HashMap<String, Option<Term>>,
    figures: HashMap<[u8; 16], Term>,
    days: HashMap<(Date, Date), Term>,
    passages_with: Vec<u32>,
    passages: u32,
}

impl Lexicon {
    /// The number of a term, given anew where it is not known.
    pub fn add(&mut self, key: &str) -> Term {
        if let Some(&term) = self.numbers.get(key) {
            return term;
        }
        let term = Term::try_from(self.passages_with.len()).unwrap_or(Term::MAX);
        self.numbers.insert(key.to_owned(), term);
        self.passages_with.push(0);
        term
    }

    /// The term of a word, given as written and in lower case; none for a stop word.
    fn word(&mut self, word: &str, lower: &str) -> Option<Term> {
        if let Some(term) = self.words.get(lower).filter(|_| word.is_ascii()) {
            return *term;
        }
        let term = word_term(word, lower).map(|key| self.add(&key));
        if word.is_ascii() {
            self.words.insert(lower.to_owned(), term);
        }
        term
    }

    /// The term of a fact that stands for its words; none where the words themselves serve (names, quotes, ranks).
    fn value(&mut self, fact: &Fact) -> Option<Term> {
        if let Value::Date(date) = &fact.value {
            let days = (date.first, date.last);
            if let Some(term) = self.days.get(&days) {
                return Some(*term);
            }
            let term = self.add(&format!("@{}/{}", date.first, date.last));
            self.days.insert(days, term);
            return Some(term);
        }
        let value = figure(fact)?;
        if let Some(term) = self.figures.get(&value.serialize()) {
            return Some(*term);
        }
        let term = self.add(&number_key(value));
        self.figures.insert(value.serialize(), term);
        Some(term)
    }

    /// Counts one passage that holds `terms`, each given once.
    pub fn count(&mut self, terms: impl IntoIterator<Item = Term>) {
        self.passages += 1;
        for term in terms {
            if let Some(n) = self.passages_with.get_mut(term as usize) {
                *n += 1;
            }
        }
    }

    /// How much it says that two passages share this term: near 1 for a rare one, near 0 for one in every passage.
    #[must_use]
    pub fn weight(&self, term: Term) -> f32 {
        let with = self.passages_with.get(term as usize).copied().unwrap_or_default();
        let all = f32::from(u16::try_from(self.passages.min(60_000)).unwrap_or(u16::MAX)).max(8.0);
        let with = f32::from(u16::try_from(with.min(60_000)).unwrap_or(u16::MAX));
        (log2((all + 1.0) / (with + 0.5)) / log2((all + 1.0) / 0.5)).clamp(0.05, 1.0)
    }

    /// The number of a term that is known.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Term> {
        self.numbers.get(key).copied()
    }

    /// All keys with their terms, in no order.
    pub fn keys(&self) -> impl Iterator<Item = (&str, Term)> {
        self.numbers.iter().map(|(key, term)| (key.as_str(), *term))
    }

    /// Number of different terms.
    #[must_use]
    pub fn len(&self) -> usize {
        self.passages_with.len()
    }

    /// True if no term was added yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.passages_with.is_empty()
    }
}

/// Logarithm to base 2 by exponent and a line through the mantissa: the same bits on every machine.
#[must_use]
pub fn log2(x: f32) -> f32 {
    let bits = x.max(f32::MIN_POSITIVE).to_bits();
    let exponent = f32::from(u8::try_from((bits >> 23) & 0xff).unwrap_or_default()) - 127.0;
    exponent + (f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000) - 1.0)
}

/// The terms of `reading` within `span`, in order: stems of content words, and the values of facts.
pub fn terms_in(reading: &Reading<'_>, span: Span, lexicon: &mut Lexicon) -> Vec<Placed> {
    let mut placed = Vec::new();
    place_terms(reading, span, lexicon, &mut placed);
    placed
}

/// Adds those terms to `placed`.
pub(super) fn place_terms(
    reading: &Reading<'_>,
    span: Span,
    lexicon: &mut Lexicon,
    placed: &mut Vec<Placed>,
) {
    let mut covered = Span::new(0, 0);
    let mut facts = reading.facts_in(span).filter(|fact| has_term(fact)).peekable();
    for token in reading.tokens.within(span) {
        let Some(it) = reading.tokens.get(token) else { continue };
        while let Some(fact) = facts.next_if(|fact| fact.span.start <= it.span.start) {
            if !fact.span.is_empty() && fact.span.start >= covered.end {
                covered = fact.span;
                if let Some(term) = lexicon.value(fact) {
                    placed.push(Placed { term, span: fact.span, token });
                }
            }
        }
        if it.span.end <= covered.end || it.kind == TokenKind::Sign {
            continue;
        }
        if let Some(term) = lexicon.word(reading.tokens.word(token), reading.tokens.lower(token)) {
            placed.push(Placed { term, span: it.span, token });
        }
    }
}

/// The key of a word: its concept, or its stem; none for a stop word.
#[must_use]
pub fn word_term(word: &str, lower: &str) -> Option<String> {
    if is_stop_word(lower) || word.chars().nth(1).is_none() && !word.chars().all(char::is_numeric) {
        return None;
    }
    let folded = if word.is_ascii() { Cow::Borrowed(lower) } else { fold(word) };
    let stemmed = stem(&folded);
    Some(concept(&stemmed).map_or_else(|| stemmed.into_owned(), str::to_owned))
}

/// True for a fact that stands for its words.
fn has_term(fact: &Fact) -> bool {
    matches!(fact.value, Value::Date(_)) || figure(fact).is_some()
}

/// The figure by which a fact is found; of a range the lower end.
fn figure(fact: &Fact) -> Option<Decimal> {
    match &fact.value {
        Value::Range(from, _) => from.amount().map(|a| a.value),
        value => value.amount().map(|a| a.value),
    }
}

/// The key of a figure, whatever it counts.
pub(crate) fn number_key(value: Decimal) -> String {
    format!("#{}", value.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_terms_weigh_more() {
        let mut lexicon = Lexicon::default();
        let (rare, common) = (lexicon.add("rare"), lexicon.add("common"));
        for n in 0..50 {
            lexicon.count(if n == 0 { vec![rare, common] } else { vec![common] });
        }
        assert!(lexicon.weight(rare) > 0.6 && lexicon.weight(common) < 0.1);
    }

    #[test]
    fn log2_is_near_enough() {
        for (x, y) in [(1.0, 0.0), (2.0, 1.0), (8.0, 3.0), (0.5, -1.0)] {
            assert!((log2(x) - y).abs() < 1e-6);
        }
        assert!((log2(10.0) - 3.32).abs() < 0.09);
    }

    #[test]
    fn stop_words_and_single_letters_are_no_terms() {
        assert_eq!(word_term("The", "the"), None);
        assert_eq!(word_term("T", "t"), None);
        assert_eq!(word_term("Roads", "roads").as_deref(), Some("road"));
    }
}
