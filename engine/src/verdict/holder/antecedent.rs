//! Whom `he` and `she` mean: the only one whom the sentence before names.

use super::pairs::{Told, people, told};
use super::person::{Known, Person};
use crate::reading::Reading;
use crate::text::Sentence;

/// Reads the sentences of a text, in order.
pub(super) fn all_told(reading: &Reading<'_>, known: &Known) -> Vec<Told> {
    let mut before = None;
    let mut paragraph = None;
    let mut found = Vec::with_capacity(reading.sentences.len());
    for sentence in &reading.sentences {
        if paragraph != Some(sentence.paragraph) && !has_pronoun(reading, sentence) {
            before = None;
        }
        paragraph = Some(sentence.paragraph);
        let told = told(reading, sentence, known, before.as_ref());
        before = spoken_of(reading, sentence, known, before);
        found.push(told);
    }
    found
}

/// The one whom a sentence is about, for the pronoun of the next: the only one whom it names.
fn spoken_of(
    reading: &Reading<'_>,
    sentence: &Sentence,
    known: &Known,
    before: Option<Person>,
) -> Option<Person> {
    let range = reading.tokens.within(sentence.span);
    let opener = Person::from(reading, range.start, range.end).or_else(|| {
        // a surname alone, at the beginning
        let tokens = &reading.tokens;
        let mut last = range.start;
        while matches!(tokens.word(last + 1), "-" | "‑") && tokens.glued(last) && tokens.is_capital(last + 2)
        {
            last += 2;
        }
        (!tokens.is_capital(last + 1)).then(|| Person::until(reading, range.start, last)).flatten()
    });
    let opener = opener.and_then(|who| who.among(known));
    let mut all = people(reading, range);
    let first = opener.or_else(|| all.next());
    match first {
        Some(first) => all.all(|who| who.is(&first)).then(|| first.among(known)).flatten(),
        None => before.filter(|_| has_pronoun(reading, sentence)),
    }
}

/// A sentence that has `he` or `she` anywhere.
pub(super) fn has_pronoun(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let mut all = reading.tokens.within(sentence.span);
    all.any(|i| matches!(reading.tokens.lower(i), "he" | "she"))
}
