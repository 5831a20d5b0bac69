//! The headline beside the body: what they share, and what is said where they differ.

use super::{in_headline, prose, stem};
use crate::reading::{Reading, Story};
use crate::rules::{Finding, Rule};
use crate::text::{Place, Sentence, Span};

/// Words of a headline that say nothing of its subject.
const EMPTY: &[&str] = &[
    "about", "after", "also", "been", "before", "cent", "down", "fall", "falls", "fewer", "first", "from",
    "have", "into", "less", "month", "months", "more", "most", "number", "over", "percent", "rise", "rises",
    "some", "than", "that", "their", "they", "this", "time", "were", "when", "which", "while", "will",
    "with", "year", "years",
];

/// The headline and what stands below it.
pub(super) struct Headed<'p, 'a> {
    pub(super) title: &'p Reading<'a>,
    pub(super) body: &'p Reading<'a>,
    /// Of the body, without the headline where it stands again at the top.
    pub(super) sentences: Vec<&'p Sentence>,
}

impl<'p, 'a> Headed<'p, 'a> {
    pub(super) fn new(story: &'p Story<'a>) -> Option<Self> {
        let title = story.around.iter().find(|reading| reading.place == Place::Title)?;
        Some(Self { title, body: &story.body, sentences: prose(title, &story.body) })
    }

    /// That the headline has `title` and the body has `other`.
    pub(super) fn report(&self, title: Span, other: Span) -> Finding {
        let message = format!(
            "The headline has {} and the body has {}; change the one that is wrong.",
            title.of(self.title.text),
            other.of(self.body.text)
        );
        let at = in_headline(self.title, self.body, title).unwrap_or(other);
        Finding::new(Rule::SelfHeadline, self.body, at, message)
    }

    /// The stems of the words of substance in `span`.
    pub(super) fn stems(reading: &Reading<'a>, span: Span) -> Vec<String> {
        let tokens = &reading.tokens;
        let words = tokens.within(span).map(|i| tokens.lower(i));
        words.filter(|w| w.chars().count() > 3 && !EMPTY.contains(w)).map(stem).collect()
    }

    /// How many words of substance the headline shares with `span` of the body.
    pub(super) fn shared(&self, span: Span) -> usize {
        let mut title = Self::stems(self.title, Span::new(0, self.title.text.len()));
        title.sort();
        title.dedup();
        let body = Self::stems(self.body, span);
        title.iter().filter(|word| body.contains(word)).count()
    }
}
