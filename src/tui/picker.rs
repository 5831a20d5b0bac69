//! Choosing words by hand: a sentence at a time, and then word by word at both ends.

use super::cells::Wrapped;
use copydesk_engine::text::sentences;
use copydesk_engine::{ClaimId, Span};
use std::rc::Rc;
use unicode_segmentation::UnicodeSegmentation;

/// What the words are chosen for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be a claim.
    Add,
    /// To be the first of two claims.
    Split(ClaimId),
    /// To be the evidence of a claim.
    Evidence(ClaimId),
}

/// A text to choose from.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The source's id; empty for the article.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The text.
    pub text: String,
    /// Its lines on the screen.
    pub wrapped: Wrapped,
    sentences: Vec<Span>,
}

impl Text {
    /// A text, read into sentences.
    #[must_use]
    pub fn new(id: &str, title: &str, text: &str) -> Self {
        let sentences = sentences(text).into_iter().map(|sentence| sentence.span).collect();
        let (id, title, text) = (id.to_owned(), title.to_owned(), text.to_owned());
        Self { id, title, text, wrapped: Wrapped::default(), sentences }
    }
}

/// The words chosen so far.
#[derive(Clone, Debug)]
pub struct Picker {
    /// What for.
    pub purpose: Purpose,
    /// The texts, in the order of `Tab`.
    pub texts: Vec<Rc<Text>>,
    /// Which of them.
    pub at: usize,
    /// The words.
    pub chosen: Span,
    /// The first line shown.
    pub top: usize,
    /// What the chosen words are shown against: the claim.
    pub about: String,
}

/// How the choice is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many sentences on, or back.
    Sentence(isize),
    /// The end a sentence on, or back.
    More(bool),
    /// The end a word on, or back.
    End(bool),
    /// The start a word on, or back.
    Start(bool),
    /// So many texts on, or back.
    Text(isize),
}

impl Picker {
    /// A picker at the sentence that holds a byte of the first text.
    #[must_use]
    pub fn new(purpose: Purpose, texts: Vec<Rc<Text>>, about: &str, at: usize) -> Self {
        let mut picker =
            Self { purpose, texts, at: 0, chosen: Span::new(0, 0), top: 0, about: about.to_owned() };
        picker.choose_sentence_at(at);
        picker
    }

    /// The text in view.
    #[must_use]
    pub fn text(&self) -> Option<&Rc<Text>> {
        self.texts.get(self.at)
    }

    /// The chosen words.
    #[must_use]
    pub fn words(&self) -> &str {
        self.text().map_or("", |text| self.chosen.of(&text.text))
    }

    fn choose_sentence_at(&mut self, at: usize) {
        let found = self.text().and_then(|text| {
            let n = text.sentences.partition_point(|span| span.end <= at);
            text.sentences.get(n).or(text.sentences.last()).copied()
        });
        self.chosen = found.unwrap_or(Span::new(0, 0));
    }

    /// The first sentence after the one chosen that has the words, from the start again at the end; false if none has.
    pub fn seek(&mut self, words: &str, forward: bool, stay: bool) -> bool {
        let Some(text) = self.text().cloned() else { return false };
        let has = |span: &&Span| span.of(&text.text).to_lowercase().contains(&words.to_lowercase());
        let here = text.sentences.partition_point(|span| span.start < self.chosen.start);
        let (from, to) = text.sentences.split_at(here.min(text.sentences.len()));
        let skip = usize::from(!stay);
        let found = if forward {
            to.iter().skip(skip).chain(from).chain(to.first()).find(has)
        } else {
            from.iter().rev().chain(to.iter().rev()).find(has)
        };
        if let Some(span) = found {
            self.chosen = *span;
        }
        found.is_some()
    }

    /// Changes the choice.
    pub fn step(&mut self, step: Step) {
        let Some(text) = self.text().cloned() else { return };
        let Span { start, end } = self.chosen;
        match step {
            Step::Text(by) => {
                let count = isize::try_from(self.texts.len()).unwrap_or(1).max(1);
                let at = isize::try_from(self.at).unwrap_or(0);
                self.at = usize::try_from((at + by).rem_euclid(count)).unwrap_or(0);
                self.top = 0;
                self.choose_sentence_at(0);
            }
            Step::Sentence(by) => {
                let here = text.sentences.partition_point(|span| span.end <= start);
                let last = text.sentences.len().saturating_sub(1);
                if let Some(span) = text.sentences.get(here.saturating_add_signed(by).min(last)) {
                    self.chosen = *span;
                }
            }
            Step::More(true) => {
                let next = text.sentences.iter().find(|span| span.end > end);
                self.chosen.end = next.map_or(end, |span| span.end);
            }
            Step::More(false) => {
                let back = text.sentences.iter().rev().find(|span| span.end < end && span.end > start);
                self.chosen.end = back.map_or(end, |span| span.end);
            }
            Step::End(true) => self.chosen.end = word_after(&text.text, end),
            Step::End(false) => self.chosen.end = word_before(&text.text, start, end),
            Step::Start(true) => {
                let next = start_after(&text.text, start);
                self.chosen.start = if next < end { next } else { start };
            }
            Step::Start(false) => self.chosen.start = start_before(&text.text, start),
        }
    }
}

/// The end of the word that begins at or after a byte.
fn word_after(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let word = rest.unicode_word_indices().next();
    word.map_or(text.len(), |(start, word)| {
        let end = at + start + word.len();
        // What closes the word belongs to it: a stop, a quotation mark.
        let closing = text.get(end..).unwrap_or_default();
        let tail: usize = closing
            .graphemes(true)
            .take_while(|sign| sign.chars().all(|c| !c.is_alphanumeric() && !c.is_whitespace()))
            .map(str::len)
            .sum();
        let open = closing.get(tail..).and_then(|rest| rest.chars().next());
        if open.is_none_or(char::is_whitespace) { end + tail } else { end }
    })
}

/// The end of the last but one word of a stretch; its end where there is only one.
fn word_before(text: &str, from: usize, to: usize) -> usize {
    let words: Vec<(usize, &str)> = text.get(from..to).unwrap_or_default().unicode_word_indices().collect();
    match words.len().checked_sub(2).and_then(|n| words.get(n)) {
        Some((start, word)) => from + start + word.len(),
        None => to,
    }
}

/// The start of the next word after the one that begins at a byte.
fn start_after(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.unicode_word_indices().map(|(start, _)| at + start).find(|start| *start > at).unwrap_or(at)
}

/// The start of the word before a byte.
fn start_before(text: &str, at: usize) -> usize {
    // A word is not longer than this; a whole book need not be read for one step.
    let mut from = at.saturating_sub(400);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..at).unwrap_or_default();
    before.unicode_word_indices().next_back().map_or(at, |(start, _)| from + start)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The pier opened in 1911. It cost 12 pounds, and “nobody paid.” ស្ពានបើកនៅឆ្នាំ ១៩១១។";

    fn picker() -> Picker {
        let text = Rc::new(Text::new("a", "A", TEXT));
        let other = Rc::new(Text::new("b", "B", "Another. Text."));
        Picker::new(Purpose::Add, vec![text, other], "", 30)
    }

    #[test]
    fn sentences_then_words_at_both_ends() {
        let mut picker = picker();
        assert!(picker.words().starts_with("It cost 12 pounds"), "{}", picker.words());
        picker.step(Step::Sentence(-1));
        assert_eq!(picker.words(), "The pier opened in 1911.");
        picker.step(Step::End(false));
        assert_eq!(picker.words(), "The pier opened in");
        picker.step(Step::End(true));
        assert_eq!(picker.words(), "The pier opened in 1911.");
        picker.step(Step::Start(true));
        assert_eq!(picker.words(), "pier opened in 1911.");
        picker.step(Step::Start(false));
        picker.step(Step::More(true));
        assert!(picker.words().starts_with("The pier") && picker.words().len() > 30);
        picker.step(Step::More(false));
        assert_eq!(picker.words(), "The pier opened in 1911.");
    }

    #[test]
    fn texts_go_round_and_words_are_found() {
        let mut picker = picker();
        picker.step(Step::Text(-1));
        assert_eq!((picker.at, picker.words()), (1, "Another."));
        assert!(picker.seek("text", true, false));
        assert_eq!(picker.words(), "Text.");
        assert!(!picker.seek("zebra", true, false));
    }

    #[test]
    fn no_step_leaves_the_text_or_cuts_a_letter() {
        let steps = [
            Step::Sentence(1),
            Step::Sentence(-1),
            Step::More(true),
            Step::More(false),
            Step::End(true),
            Step::End(false),
            Step::Start(true),
            Step::Start(false),
            Step::Text(1),
        ];
        let mut picker = picker();
        let mut seed = 5_usize;
        for _ in 0..3_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            picker.step(steps[(seed >> 33) % steps.len()]);
            let Span { start, end } = picker.chosen;
            let text = &picker.text().unwrap().text;
            assert!(start < end && text.get(start..end).is_some(), "{start}..{end}");
        }
        let mut empty = Picker::new(Purpose::Add, vec![Rc::new(Text::new("", "", ""))], "", 0);
        steps.iter().for_each(|step| empty.step(*step));
        assert_eq!(empty.words(), "");
    }
}
