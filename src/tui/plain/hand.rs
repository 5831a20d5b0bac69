//! The dialogue's ways to mark, filter and find claims, to make them by hand, and to add sources.

use super::super::app::Filter;
use super::super::model::{SourceText, Story};
use super::super::msg::{Effect, Msg, Work};
use super::{Talk, sentence};
use crate::desk::TypedSource;
use copydesk_engine::text::sentences;
use copydesk_engine::{Claim, ClaimId, Span};
use std::io;

/// How many lines a list of choices has at most.
const LONGEST: usize = 40;

impl Talk<'_> {
    /// `show open`, `show names` …
    pub(super) fn filter(&mut self, word: &str) -> io::Result<()> {
        let known = Filter::ALL.into_iter().find(|filter| filter.word() == word);
        match known {
            Some(filter) => {
                self.filter = filter;
                self.claims(false)
            }
            None => {
                let words: Vec<&str> = Filter::ALL.iter().map(|filter| filter.word()).collect();
                self.say(&format!("Show what? {}.", words.join(", ")))
            }
        }
    }

    /// `mark 1 2 3`: the next decision is on all of them.
    pub(super) fn mark(&mut self, numbers: &str) -> io::Result<()> {
        let Some(story) = &self.story else { return self.say("Open an article first.") };
        let ids: Vec<ClaimId> = numbers
            .split_whitespace()
            .filter_map(|number| {
                Some(story.claims.get(number.parse::<usize>().ok()?.checked_sub(1)?)?.id.clone())
            })
            .collect();
        self.marked.extend(ids);
        let count = self.marked.len();
        self.say(&format!("{count} claims are marked. The next decision is on all of them."))
    }

    /// The claims that a decision is on: the marked ones, else the one shown.
    pub(super) fn chosen(&mut self) -> Vec<ClaimId> {
        if !self.marked.is_empty() {
            return std::mem::take(&mut self.marked).into_iter().collect();
        }
        self.claim_shown().map(|claim| claim.id.clone()).into_iter().collect()
    }

    fn claim_shown(&self) -> Option<&Claim> {
        self.story.as_ref()?.claims.get(self.claim?)
    }

    /// `find WORDS`: the claims that have them.
    pub(super) fn find(&mut self, words: &str) -> io::Result<()> {
        let Some(story) = self.story.take() else { return self.say("Open an article first.") };
        let mut found = 0;
        for (n, claim) in story.claims.iter().enumerate() {
            if super::super::update::matches(&claim.text, words) {
                found += 1;
                self.say(&format!("{}. {}", n + 1, sentence(&story, claim)))?;
            }
        }
        self.story = Some(story);
        if found == 0 { self.say(&format!("No claim has “{words}”.")) } else { Ok(()) }
    }

    /// Offers sentences by number; gives the one chosen.
    fn choose(&mut self, offered: &[(String, Span, String)]) -> io::Result<Option<(String, Span)>> {
        if offered.is_empty() {
            self.say("There is no such sentence.")?;
            return Ok(None);
        }
        for (n, (_, _, words)) in offered.iter().take(LONGEST).enumerate() {
            self.say(&format!("{}. {words}", n + 1))?;
        }
        if offered.len() > LONGEST {
            self.say(&format!("{} more: say the words that you look for.", offered.len() - LONGEST))?;
        }
        let typed = self.ask("Which one? Its number, or nothing:")?.unwrap_or_default();
        let at = typed.parse::<usize>().ok().and_then(|n| offered.get(n.checked_sub(1)?));
        match at {
            Some((id, span, _)) => Ok(Some((id.clone(), *span))),
            None => {
                self.say("Nothing was changed.")?;
                Ok(None)
            }
        }
    }

    /// `evidence WORDS`: a passage of any source, for the claim shown.
    pub(super) fn evidence(&mut self, words: &str) -> io::Result<()> {
        let Some(claim) = self.claim_shown().map(|claim| claim.id.clone()) else {
            return self.say("Show a claim first: type its number.");
        };
        let mut sources: Vec<(String, SourceText)> = Vec::new();
        for msg in self.told(Effect::AllSources) {
            match msg {
                Msg::Sources(found) => sources = found,
                Msg::Failed(text) => self.say(&text)?,
                _ => {}
            }
        }
        let own = self.story.as_ref().map(|story| story.sources.keys().cloned().collect::<Vec<_>>());
        // The article's own sources first.
        sources.sort_by_key(|(id, _)| !own.as_ref().is_some_and(|own| own.contains(id)));
        let mut offered = Vec::new();
        for (id, source) in &sources {
            for found in sentences(&source.text) {
                let text = found.span.of(&source.text).split_whitespace().collect::<Vec<_>>().join(" ");
                if super::super::update::matches(&text, words) {
                    offered.push((id.clone(), found.span, format!("{}: {text}", source.title)));
                }
            }
        }
        match self.choose(&offered)? {
            Some((source, span)) => self.by_hand(Work::Evidence(claim, source, span)),
            None => Ok(()),
        }
    }

    /// `add WORDS`: a sentence of the article that is no claim becomes one.
    pub(super) fn add(&mut self, words: &str) -> io::Result<()> {
        let Some(story) = self.story.as_deref() else { return self.say("Open an article first.") };
        let free = |story: &Story, span: Span| {
            !story.claims.iter().any(|claim| {
                story.document.at(claim.place, claim.span).is_some_and(|known| known.overlaps(span))
            })
        };
        let text = &story.document.text;
        let offered: Vec<(String, Span, String)> = sentences(text)
            .into_iter()
            .map(|sentence| sentence.span)
            .filter(|span| free(story, *span) && super::super::update::matches(span.of(text), words))
            .map(|span| (String::new(), span, span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")))
            .collect();
        let Some((_, span)) = self.choose(&offered)? else { return Ok(()) };
        let part = self.story.as_ref().and_then(|story| story.document.part_at(span.start));
        let Some((place, start)) = part else { return Ok(()) };
        self.by_hand(Work::Add(place, Span::new(span.start - start, span.end - start)))
    }

    /// `split`: asks for the words after which the claim shown is cut.
    pub(super) fn split(&mut self) -> io::Result<()> {
        let Some(claim) = self.claim_shown().cloned() else {
            return self.say("Show a claim first: type its number.");
        };
        let words = self.ask("Split after which words?")?.unwrap_or_default();
        match claim.text.find(&words).filter(|_| !words.is_empty()) {
            Some(at) => self.by_hand(Work::Split(claim.id, claim.span.start + at + words.len())),
            None => self.say("The claim does not have these words. Nothing was changed."),
        }
    }

    /// `merge`: the marked claims, or the one shown and the next.
    pub(super) fn merge(&mut self) -> io::Result<()> {
        let mut ids = self.chosen();
        if let (1, Some(story), Some(n)) = (ids.len(), &self.story, self.claim) {
            ids.extend(story.claims.get(n + 1).map(|claim| claim.id.clone()));
        }
        if ids.is_empty() {
            return self.say("Show a claim first: type its number.");
        }
        self.by_hand(Work::Merge(ids))
    }

    /// `aside REASON`: the gravest finding on the claim shown.
    pub(super) fn put_aside(&mut self, why: &str) -> io::Result<()> {
        if why.trim().is_empty() {
            return self.say("Say why: aside REASON.");
        }
        let Some(claim) = self.claim_shown() else { return self.say("Show a claim first: type its number.") };
        match self.story.as_ref().and_then(|story| story.gravest(claim)) {
            Some(aside) => self.by_hand(Work::PutAside(aside, why.to_owned())),
            None => self.say("No error or warning on this claim can be put aside."),
        }
    }

    fn by_hand(&mut self, work: Work) -> io::Result<()> {
        let Some(story) = &self.story else { return self.say("Open an article first.") };
        if story.foreign {
            return self.say("This file is no article of the desk: it is checked, and nothing is recorded.");
        }
        self.perform(Effect::ByHand(story.slug.clone(), story.version.clone(), work))
    }

    /// `source`: asks for its provenance, then for its text.
    pub(super) fn source(&mut self) -> io::Result<()> {
        let Some(story) = self.story.as_ref().filter(|story| !story.foreign) else {
            return self.say("Open an article first.");
        };
        let (slug, version) = (story.slug.clone(), story.version.clone());
        let mut typed = TypedSource {
            title: self.ask("Title:")?.unwrap_or_default(),
            publisher: self.ask("Who published or said it:")?.unwrap_or_default(),
            url: self.ask("Address, if it has one:")?.unwrap_or_default(),
            published: self.ask("Day, as 2025-06-30:")?.unwrap_or_default(),
            kind: self.ask("Kind (report, transcript, interview):")?.unwrap_or_default(),
            text: String::new(),
        };
        self.say("Now its text. A line with a stop alone ends it.")?;
        while let Some(line) = self.ask("")?.filter(|line| line != ".") {
            typed.text.push_str(&line);
            typed.text.push('\n');
        }
        self.perform(Effect::AddSource(slug, version, typed))
    }
}
