//! A sentence with what it speaks of: its subject and its content words.

use crate::evidence::{EXCERPT, Library, Placed, Term, fold, is_stop_word, terms_in};
use crate::facts::negation::{Cue, CueKind, cues};
use crate::facts::{Fact, Value};
use crate::reading::Reading;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// Letters that two words must share at their beginning to be of one family.
const FAMILY: usize = 5;

/// One sentence of the article or of a source.
pub(super) struct Told<'r> {
    pub reading: &'r Reading<'r>,
    /// The sentence.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its terms.
    pub placed: Vec<Placed>,
    /// The words, folded, of the name that it is about.
    pub subject: Vec<String>,
    /// Its passage, for a sentence of a source.
    pub passage: usize,
    /// Its negations, questions, conditions.
    pub cues: Vec<Cue>,
    words: Vec<String>,
    excerpt: bool,
}

impl<'r> Told<'r> {
    /// The claim; a pronoun at its beginning stands for the name in the headline.
    pub fn claim(reading: &'r Reading<'r>, span: Span, title: &str, library: &mut Library<'_>) -> Self {
        let mut told = Self::new(reading, span, library);
        if told.subject.is_empty() && is_pronoun(reading.tokens.lower(told.tokens.start)) {
            let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1);
            told.subject = words
                .filter(|word| word.starts_with(char::is_uppercase) && !is_stop_word(&word.to_lowercase()))
                .map(|word| fold(word).into_owned())
                .collect();
        }
        told
    }

    /// A passage of a source.
    pub fn passage(passage: usize, library: &mut Library<'r>) -> Option<Self> {
        let it = library.passages.get(passage)?.clone();
        let sources: &'r [Reading<'r>] = library.sources;
        let reading = sources.get(it.source)?;
        let mut told = Self::new(reading, it.span, library);
        told.passage = passage;
        told.excerpt = reading.sentences.len() <= EXCERPT;
        let before = it.sentence.checked_sub(1).and_then(|i| reading.sentences.get(i));
        if let Some(before) = before.filter(|_| is_pronoun(reading.tokens.lower(told.tokens.start))) {
            let words = reading.tokens.within(before.span);
            told.subject = words
                .filter(|i| reading.tokens.is_capital(*i) && !is_stop_word(reading.tokens.lower(*i)))
                .map(|i| fold(reading.tokens.word(i)).into_owned())
                .collect();
        }
        Some(told)
    }

    fn new(reading: &'r Reading<'r>, span: Span, library: &mut Library<'_>) -> Self {
        let tokens = reading.tokens.within(span);
        let placed = terms_in(reading, span, &mut library.lexicon);
        let words: Vec<String> = tokens
            .clone()
            .filter(|i| reading.tokens.kind(*i) != Some(TokenKind::Sign))
            .map(|i| fold(reading.tokens.word(i)).into_owned())
            .collect();
        let cues = cues(&reading.tokens, span);
        let mut told = Self {
            reading,
            span,
            tokens,
            placed,
            subject: Vec::new(),
            passage: 0,
            cues,
            words,
            excerpt: false,
        };
        told.subject = told.opening_name();
        if told.subject.is_empty() && !is_pronoun(told.lower(told.tokens.start)) {
            told.subject = told.first_name();
        }
        told
    }

    /// The words of the first name, where the sentence opens otherwise: `In 2004 Harrow Water was founded`.
    fn first_name(&self) -> Vec<String> {
        let first = self.facts().find_map(|fact| match &fact.value {
            Value::Name(name) => Some(name.value.as_str()),
            _ => None,
        });
        let words = first.unwrap_or_default().split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| word.len() > 1 && !is_stop_word(&word.to_lowercase()))
            .map(|word| fold(word).into_owned())
            .collect()
    }

    /// The words of the name at the beginning, up to the first small word that no name holds.
    fn opening_name(&self) -> Vec<String> {
        let tokens = &self.reading.tokens;
        let mut words = Vec::new();
        for i in self.tokens.clone() {
            let lower = tokens.lower(i);
            match tokens.kind(i) {
                Some(TokenKind::Sign)
                    if words.is_empty() || matches!(tokens.word(i), "-" | "'" | "’" | "." | "`") => {}
                Some(TokenKind::Word) if matches!(lower, "the" | "a" | "an") && words.is_empty() => {}
                Some(TokenKind::Word) if lower == "of" && !words.is_empty() => {}
                Some(TokenKind::Word) if is_stop_word(lower) => break,
                Some(TokenKind::Word) if is_bracket(lower) => break,
                Some(TokenKind::Word) if tokens.is_capital(i) => {
                    words.push(fold(tokens.word(i)).into_owned())
                }
                _ => break,
            }
        }
        words
    }

    pub fn lower(&self, i: usize) -> &str {
        self.reading.tokens.lower(i)
    }

    pub fn word(&self, i: usize) -> &str {
        self.reading.tokens.word(i)
    }

    pub fn is_sign(&self, i: usize) -> bool {
        self.reading.tokens.kind(i) == Some(TokenKind::Sign)
    }

    /// True if it has the word itself, folded.
    pub fn has_word(&self, folded: &str) -> bool {
        self.words.iter().any(|word| word == folded)
    }

    /// True if it has the term, or a word of its family.
    pub fn has(&self, term: Term, word: &str) -> bool {
        self.placed.iter().any(|it| it.term == term)
            || self.words.iter().any(|theirs| is_family(theirs, &fold(word)))
    }

    /// True if the two speak of one subject: the last or the first word of the claim's name stands in the source's
    /// sentence or is what its pronoun stands for; an excerpt that opens with a pronoun speaks of what is meant.
    pub fn speaks_of(&self, claim: &Told<'_>) -> bool {
        let known = |word: &String| self.has_word(word) || self.subject.contains(word);
        let opens = self.lower(self.tokens.start);
        let meant = self.excerpt && (is_pronoun(opens) || opens == "the");
        match (claim.subject.first(), claim.subject.last()) {
            (Some(first), Some(last)) => known(last) || known(first) && claim.subject.len() > 1 || meant,
            _ => meant,
        }
    }

    /// True if it is a word of the subject.
    pub fn is_subject(&self, it: &Placed) -> bool {
        let word = fold(it.span.of(self.reading.text));
        self.subject.iter().any(|known| *known == word)
    }

    /// The terms that say something of the subject: neither its name nor a word of a negation.
    pub fn content(&self) -> impl Iterator<Item = &Placed> {
        let cued = |it: &Placed| self.cues.iter().any(|cue| cue.span.overlaps(it.span));
        self.placed.iter().filter(move |it| !self.is_subject(it) && !cued(it))
    }

    /// The negations, and whether anything leaves the sentence open.
    pub fn negations(&self) -> (Vec<&Cue>, bool) {
        let of = |kind| self.cues.iter().filter(move |cue| cue.kind == kind);
        let open = [CueKind::Modality, CueKind::Condition, CueKind::Question];
        (of(CueKind::Negation).collect(), open.iter().any(|kind| of(*kind).next().is_some()))
    }

    /// The facts of the sentence.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.reading.facts_in(self.span)
    }

    /// True if the words at `span` are part of a name.
    pub fn in_name(&self, span: Span) -> bool {
        self.facts().any(|fact| matches!(fact.value, Value::Name(_)) && fact.span.overlaps(span))
    }

    /// True if a quotation holds the words at `span`.
    pub fn in_quote(&self, span: Span) -> bool {
        self.facts().any(|fact| matches!(fact.value, Value::Quote(_)) && fact.span.overlaps(span))
    }
}

/// True if two words, folded, are of one family: `film` is not, `publish` and `publication` are, `write` and `written` too.
pub(in crate::verdict) fn is_family(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y && x.is_alphabetic()).count();
    shorter >= FAMILY && (shared >= FAMILY || shared + 1 >= shorter)
}

/// Round brackets as some corpora write them.
pub(super) fn is_bracket(lower: &str) -> bool {
    matches!(lower, "lrb" | "rrb" | "lsb" | "rsb")
}

/// True for a word that stands for something named before.
pub(super) fn is_pronoun(lower: &str) -> bool {
    matches!(
        lower,
        "he" | "she" | "it" | "they" | "his" | "her" | "its" | "their" | "this" | "these" | "who" | "which"
    )
}
