//! Who said it: in the words after the quotation, before it, or in the sentence before.

use super::marks::Marked;
use crate::facts::name::compare_names;
use crate::facts::name::{NameMatch, is_role, is_saying, is_title};
use crate::facts::{Fact, NameType, Value};
use crate::text::{Sentence, TokenKind, Tokens, turn};
use std::ops::Range;

/// A name that can speak.
struct Candidate<'f> {
    start: usize,
    end: usize,
    name: &'f str,
    /// A person, or a name of several words that may be one.
    person: bool,
}

/// Looks for speakers in one text.
pub(super) struct Speakers<'a, 't> {
    tokens: &'a Tokens<'t>,
    sentences: &'a [Sentence],
    names: Vec<Candidate<'a>>,
    quotes: &'a [Marked],
}

/// How far a subject may stand from its verb, in tokens.
const REACH: usize = 30;

impl<'a, 't> Speakers<'a, 't> {
    pub(super) fn new(
        tokens: &'a Tokens<'t>,
        sentences: &'a [Sentence],
        names: &'a [Fact],
        quotes: &'a [Marked],
    ) -> Self {
        let mut next = 0;
        let mut candidates: Vec<Candidate<'a>> = Vec::new();
        for fact in names {
            let Value::Name(name) = &fact.value else { continue };
            if matches!(name.kind, NameType::Work | NameType::Place) {
                continue;
            }
            let start = tokens.at(fact.span.start);
            while quotes.get(next).is_some_and(|q| q.close < start) {
                next += 1;
            }
            if quotes.get(next).is_some_and(|q| q.open < start) {
                continue;
            }
            let end = tokens.at(fact.span.end.saturating_sub(1)) + 1;
            let person =
                name.kind == NameType::Person || (name.kind == NameType::Other && name.value.contains(' '));
            candidates.push(Candidate { start, end, name: &name.value, person });
        }
        Self { tokens, sentences, names: candidates, quotes }
    }

    /// The speaker of quotation `n`; `earlier` is that of the quotation before it.
    pub(super) fn of(&self, n: usize, earlier: Option<&str>) -> Option<String> {
        let quote = self.quotes.get(n)?;
        let (first, last) = (self.sentence_of(quote.open)?, self.sentence_of(quote.close)?);
        let opening = self.sentences.get(first)?;
        let from = self.tokens.at(opening.span.start);
        if let Some(label) = turn::speaker(opening.span.of(self.tokens.text())) {
            let label = label.start + opening.span.start..label.end + opening.span.start;
            return self.tokens.text().get(label).map(str::to_owned);
        }
        let previous = n.checked_sub(1).and_then(|p| self.quotes.get(p));
        let next = self.quotes.get(n + 1).map_or(self.tokens.len(), |q| q.open);
        let end = self.tokens.within(self.sentences.get(last)?.span).end.min(next);
        let before = from.max(previous.map_or(0, |p| p.close + 1))..quote.open;
        self.after(quote.close + 1, end)
            .or_else(|| self.before(before.clone()))
            .or_else(|| if self.has_subject(before) { None } else { self.carried(quote, previous, earlier) })
            .or_else(|| self.sentence_before(first, quote.open))
    }

    fn sentence_of(&self, token: usize) -> Option<usize> {
        let start = self.tokens.get(token)?.span.start;
        self.sentences.partition_point(|s| s.span.start <= start).checked_sub(1)
    }

    /// `, said X`, `, X said`, `, she said`, `, according to X` in `from..end`.
    fn after(&self, from: usize, end: usize) -> Option<String> {
        let tokens = self.tokens;
        let dash = matches!(tokens.word(from), "—" | "–");
        let from = from + usize::from(dash || tokens.is_sign(from, ','));
        let end = end.min(from + REACH);
        // `“…” — Ann Bell, mayor`
        if let Some(signed) =
            self.within(from, from + 3).next().filter(|c| dash && c.person && c.start <= from + 2)
        {
            return Some(signed.name.to_owned());
        }
        let verb = (from..end).find(|&k| self.is_verb(k))?;
        let inverted = verb == from || (verb == from + 1 && is_filler(tokens.lower(from)));
        if inverted {
            return self.subject_after(verb + 1, end);
        }
        if matches!(tokens.lower(verb), "according") {
            return self.subject_after(verb + 2, end);
        }
        self.subject_before(from, verb)
    }

    /// `X said: `, `X told the board that`, `First in was X, 80:` in `range`, before the quotation.
    fn before(&self, range: Range<usize>) -> Option<String> {
        let colon = range.end.checked_sub(1).is_some_and(|k| self.tokens.is_sign(k, ':'));
        if let Some(viewed) = self.in_whose_view(&range) {
            return Some(viewed);
        }
        let Some(verb) = range.clone().rev().find(|&k| self.is_verb(k)) else {
            let named = self.within(range.start.max(range.end.saturating_sub(REACH)), range.end);
            return named.filter(|c| colon && c.person).last().map(|c| c.name.to_owned());
        };
        let inverted = self.tokens.lower(verb) == "according";
        if inverted {
            self.subject_after(verb + 2, range.end)
        } else {
            self.subject_before(range.start, verb)
        }
    }

    /// `For the clerk, Ann Bell, “…”`, `in the words of Ann Bell, “…”`, right before the quotation.
    fn in_whose_view(&self, range: &Range<usize>) -> Option<String> {
        let lower = |k: usize| self.tokens.lower(k);
        if !range.end.checked_sub(1).is_some_and(|k| self.tokens.is_sign(k, ',')) {
            return None;
        }
        let view = |k: usize| {
            matches!((lower(k), lower(k + 1), lower(k + 3)), ("in", "the", "of"))
                && matches!(lower(k + 2), "words" | "view" | "opinion" | "eyes")
        };
        let sentence = self.tokens.within(self.sentences.get(self.sentence_of(range.end)?)?.span).start;
        let opens = range.clone().find(|&k| k <= sentence + 1 && matches!(lower(k), "for" | "to"));
        let from = range.clone().find(|&k| view(k)).map(|k| k + 4).or_else(|| opens.map(|k| k + 1))?;
        let mut names = self.within(from, range.end);
        let (name, None) = (names.next()?, names.next()) else { return None };
        let verbless = (from..range.end).all(|k| !self.is_verb(k)) && range.end - from < 12;
        (name.person && verbless && range.end <= name.end + 8).then(|| name.name.to_owned())
    }

    /// `The staff union said that it was “…”`: somebody speaks who has no name.
    fn has_subject(&self, range: Range<usize>) -> bool {
        let Some(verb) = range.clone().rev().find(|&k| self.is_verb(k)) else { return false };
        let Some(near) = verb.checked_sub(1).filter(|k| range.contains(k)) else { return false };
        let word = self.tokens.lower(near);
        let noun = self.tokens.kind(near) == Some(TokenKind::Word) && is_pronoun(word).is_none();
        let opened = range.start..near;
        noun && opened.clone().any(|k| matches!(self.tokens.lower(k), "the" | "a" | "an" | "its" | "their"))
    }

    /// `“A,” said X. “B.”`: the same speaker goes on, where nothing but the words of saying stands between.
    fn carried(&self, quote: &Marked, previous: Option<&Marked>, earlier: Option<&str>) -> Option<String> {
        let previous = previous?;
        let same_paragraph = {
            let a = self.sentences.get(self.sentence_of(previous.close)?)?;
            let b = self.sentences.get(self.sentence_of(quote.open)?)?;
            a.paragraph == b.paragraph
        };
        let between: Vec<&Candidate<'_>> =
            self.within(previous.close, quote.open).filter(|c| c.person).collect();
        let earlier = earlier?;
        let alone = between.iter().all(|c| compare_names(c.name, earlier) != NameMatch::Different);
        (same_paragraph && alone).then(|| earlier.to_owned())
    }

    /// A quotation that is a sentence of its own, after a sentence in which one person speaks, or below a line that
    /// ends in a colon.
    fn sentence_before(&self, sentence: usize, open: usize) -> Option<String> {
        let own = self.sentences.get(sentence)?;
        let before = sentence.checked_sub(1).and_then(|s| self.sentences.get(s))?;
        let range = self.tokens.within(before.span);
        if self.tokens.at(own.span.start) != open || own.paragraph > before.paragraph + 1 {
            return None;
        }
        if range.end.checked_sub(1).is_some_and(|k| self.tokens.is_sign(k, ':')) {
            return self.within(range.start, range.end).next().map(|c| c.name.to_owned());
        }
        let verb = range.clone().find(|&k| self.is_verb(k)).filter(|_| own.paragraph == before.paragraph)?;
        self.subject_before(range.start, verb)
    }

    fn within(&self, from: usize, to: usize) -> impl Iterator<Item = &Candidate<'a>> {
        let first = self.names.partition_point(|c| c.start < from);
        self.names.iter().skip(first).take_while(move |c| c.start < to)
    }

    /// The name or pronoun that follows a verb of saying: `said X`, `said the mayor, X`, `said she`.
    fn subject_after(&self, from: usize, end: usize) -> Option<String> {
        if let Some(pronoun) = is_pronoun(self.tokens.lower(from)) {
            return self.resolved(from, pronoun);
        }
        let stop = (from..end.min(from + 12))
            .find(|&k| matches!(self.tokens.word(k), ":" | ";") || self.is_full_stop(k))
            .unwrap_or(end.min(from + 12));
        let all: Vec<&Candidate<'_>> = self.within(from, stop).collect();
        let names: Vec<&Candidate<'_>> =
            all.iter().copied().filter(|c| !self.belongs(from, c.start) && !self.owns(c)).collect();
        let Some(nearest) = names.first() else {
            // `said the man who had sold Ines Roe the car`: somebody, and not Ines Roe
            let described =
                matches!(self.tokens.lower(from), "the" | "a" | "an" | "his" | "her" | "their" | "its");
            return (described && !all.is_empty())
                .then(|| self.tokens.span(from, from + 1).of(self.tokens.text()).to_owned());
        };
        let person = names.iter().find(|c| c.person && (nearest.person || c.start < nearest.end + 6));
        Some(person.unwrap_or(nearest).name.to_owned())
    }

    /// A full stop that ends something: none behind a title (`said Cmdr. Ann Bell`).
    fn is_full_stop(&self, at: usize) -> bool {
        let title = |k: usize| is_title(self.tokens.lower(k));
        self.tokens.is_sign(at, '.') && !at.checked_sub(1).is_some_and(title)
    }

    /// True if the name at `start` only belongs to what is said of the speaker: `the daughter of X`, `a spokesman for X`,
    /// `the man who had sold X the car`. A comma right before it begins another name of the speaker.
    fn belongs(&self, from: usize, start: usize) -> bool {
        let mut named = false;
        // `according to X`: the first word leads to the speaker
        let first = from + usize::from(matches!(self.tokens.lower(from), "to" | "by"));
        for i in (first..start).rev() {
            let lower = self.tokens.lower(i);
            match lower {
                "," | "and" => return false,
                "who" | "whom" | "whose" | "that" | "which" | "had" | "has" | "was" | "were" | "is" => {
                    return true;
                }
                "of" | "for" | "to" | "from" | "with" | "by" | "against" | "about" | "on" => return !named,
                _ => {}
            }
            // `the former mayor of Leeds Ann Bell`
            named |= self.tokens.is_capital(i) && !is_title(lower) && !is_role(lower);
        }
        false
    }

    /// `Brand's opposite number, Cam Lacroix`: the name is that of an owner.
    fn owns(&self, candidate: &Candidate<'_>) -> bool {
        let next = candidate.end + 1;
        matches!(self.tokens.word(candidate.end), "'" | "’")
            // `the Packhouse Workers’ Union`
            && (self.tokens.lower(next) == "s" || !self.tokens.glued(candidate.end) && self.tokens.is_capital(next))
    }

    /// The subject of the verb at `verb`, not before `from`.
    fn subject_before(&self, from: usize, verb: usize) -> Option<String> {
        let near = verb.checked_sub(1).filter(|k| *k >= from)?;
        let adverb = usize::from(
            self.tokens.lower(near).ends_with("ly")
                || matches!(self.tokens.lower(near), "has" | "had" | "also" | "later" | "then"),
        );
        let subject = near.saturating_sub(adverb);
        if let Some(pronoun) = is_pronoun(self.tokens.lower(subject)).filter(|_| subject >= from) {
            return self.resolved(subject, pronoun);
        }
        let names: Vec<&Candidate<'_>> =
            self.within(from.max(verb.saturating_sub(REACH)), verb).filter(|c| !self.owns(c)).collect();
        let relative = |c: &&&Candidate<'_>| {
            self.tokens.is_sign(c.end, ',')
                && matches!(
                    self.tokens.lower(c.end + 1),
                    "who" | "whose" | "the" | "a" | "an" | "for" | "which"
                )
        };
        let apposed = names.iter().find(relative).filter(|c| c.person);
        let person = apposed.or_else(|| names.iter().rev().find(|c| c.person));
        if names.is_empty() && subject >= from && self.is_description(from, subject) {
            return self.holder(from, subject).or_else(|| self.resolved(from, Pronoun::Plural));
        }
        // `Selby will share one priest after what the chairman of the laity called “…”`
        let apart = |c: &&&Candidate<'_>| {
            (c.end..subject)
                .any(|k| matches!(self.tokens.lower(k), "the" | "a" | "an" | "its" | "their" | "what"))
        };
        person.or_else(|| names.last().filter(|c| !apart(c))).map(|c| c.name.to_owned())
    }

    /// `The prime minister said`, where the text has `the prime minister, Ann Bell` or `Ann Bell, prime minister`.
    fn holder(&self, from: usize, subject: usize) -> Option<String> {
        let the = (from..subject).rev().take(6).find(|&k| self.tokens.lower(k) == "the")?;
        let office: Vec<&str> = (the + 1..=subject).map(|k| self.tokens.lower(k)).collect();
        let stands =
            |at: usize| office.iter().enumerate().all(|(n, word)| self.tokens.lower(at + n) == *word);
        let held = |c: &&Candidate<'_>| {
            let before = c
                .start
                .checked_sub(office.len() + usize::from(self.tokens.is_sign(c.start.saturating_sub(1), ',')));
            let behind = c.end + 1 + usize::from(matches!(self.tokens.lower(c.end + 1), "the" | "a"));
            before.is_some_and(stands) || self.tokens.is_sign(c.end, ',') && stands(behind)
        };
        let mut holders = self.names.iter().filter(|c| c.person).filter(held);
        let first = holders.next()?;
        let one = holders.all(|c| compare_names(c.name, first.name) != NameMatch::Different);
        one.then(|| first.name.to_owned())
    }

    /// `the 69-year-old`, `the mayor`: a person by another word.
    fn is_description(&self, from: usize, subject: usize) -> bool {
        let word = self.tokens.lower(subject);
        let definite = (from..subject).rev().take(6).any(|k| self.tokens.lower(k) == "the");
        definite && (word == "old" || is_role(word))
    }

    /// The person last named before token `at`, if the sentence that names them names nobody else.
    fn resolved(&self, at: usize, pronoun: Pronoun) -> Option<String> {
        let own = self.sentence_of(at)?;
        let start = self.tokens.within(self.sentences.get(own)?.span).start;
        // `Asked by Mr Urquhart whether she had thought of it, she replied`
        let governed = |c: &&Candidate<'_>| c.start >= start && self.is_governed(c);
        let before = self.names.iter().take(self.names.partition_point(|c| c.start < at)).rev();
        let last = before.filter(|c| c.person).find(|c| !governed(c))?;
        let home = self.sentence_of(last.start)?;
        let near =
            self.sentences.get(own)?.paragraph.saturating_sub(self.sentences.get(home)?.paragraph) <= 2;
        let range = self.tokens.within(self.sentences.get(home)?.span);
        // `BELL: A woman in my ward, Mrs Roe, rang. She told me, “…”`: whose turn it is tells of another
        let turn = |c: &&Candidate<'_>| self.tokens.is_sign(c.end, ':');
        let mut others = self
            .within(range.start, range.end.min(at))
            .filter(|c| c.person && !governed(c) && !turn(c))
            .take(40);
        let alone = others.all(|c| compare_names(c.name, last.name) != NameMatch::Different);
        let fits = pronoun == Pronoun::Plural || self.honorific(last).is_none_or(|known| known == pronoun);
        (near && alone && fits).then(|| last.name.to_owned())
    }

    /// `by`, `to` or the like stands right before the name, over a title at most: it is not the subject's.
    fn is_governed(&self, candidate: &Candidate<'_>) -> bool {
        let words = (1..=3).map_while(|back| candidate.start.checked_sub(back)).map(|i| self.tokens.lower(i));
        let mut words =
            words.skip_while(|word| is_title(word) || is_role(word) || matches!(*word, "." | "the"));
        matches!(words.next(), Some("by" | "to" | "for" | "with" | "against" | "about"))
    }

    /// What an honorific right before the name tells of its pronoun.
    fn honorific(&self, candidate: &Candidate<'_>) -> Option<Pronoun> {
        let before = candidate.start.checked_sub(1)?;
        let at = if self.tokens.is_sign(before, '.') { before.checked_sub(1)? } else { before };
        match self.tokens.lower(at) {
            "mr" | "sir" | "lord" | "king" | "prince" => Some(Pronoun::He),
            "mrs" | "ms" | "miss" | "dame" | "lady" | "queen" | "princess" => Some(Pronoun::She),
            _ => None,
        }
    }

    fn is_verb(&self, k: usize) -> bool {
        self.tokens.kind(k) == Some(TokenKind::Word)
            && (is_saying(self.tokens.lower(k))
                || matches!(self.tokens.lower(k), "put" | "puts") && self.tokens.lower(k + 1) == "it"
                || (self.tokens.lower(k) == "according" && self.tokens.lower(k + 1) == "to"))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pronoun {
    He,
    She,
    Plural,
}

fn is_pronoun(word: &str) -> Option<Pronoun> {
    match word {
        "he" => Some(Pronoun::He),
        "she" => Some(Pronoun::She),
        "they" => Some(Pronoun::Plural),
        _ => None,
    }
}

fn is_filler(word: &str) -> bool {
    matches!(word, "also" | "then" | "once" | "later" | "has" | "had")
}
