//! What one asks of the history: the events about an article, those of a person, those that are no reviews.
//!
//! Each answer is what the index of long histories knows, and after it what was added since.

use super::chain::Break;
use super::error::Result;
use super::event::Event;
use super::open::Store;
use super::past::Past;
use super::scan::{Reading, Verified, scan};
use std::collections::{BTreeMap, BTreeSet};

/// The decisions that stand, by article and claim: the name of the decision.
pub type Decided = BTreeMap<String, BTreeMap<String, String>>;

impl Store {
    /// Everything logged about an article, in order.
    #[must_use]
    pub fn events_about(&self, slug: &str) -> Vec<Event> {
        let mut events =
            self.log.past.as_ref().map(|past| past.about(self.files(), slug)).unwrap_or_default();
        events.extend(self.log.events_about(slug).into_iter().cloned());
        events
    }

    /// Everything but the setting of reviews, in order: corrections, versions, checkpoints, what was done by hand, and
    /// what was taken back.
    #[must_use]
    pub fn events_but_reviews(&self) -> Vec<Event> {
        self.asked(|past| past.rest(self.files()), |event| event.event != "review.set")
    }

    /// What a person decided, in order; of a long history what they decided last.
    #[must_use]
    pub fn events_by(&self, who: &str) -> Vec<Event> {
        self.asked(|past| past.by(self.files(), who), |event| event.who == who)
    }

    /// Reviews that claim a time of their own.
    #[must_use]
    pub fn claimed_reviews(&self) -> Vec<Event> {
        self.asked(
            |past| past.claimed(self.files()),
            |event| event.claimed.is_some() && event.event == "review.set",
        )
    }

    /// How many events there are.
    #[must_use]
    pub fn event_count(&self) -> usize {
        self.log.chains.values().map(super::Chain::count).sum()
    }

    /// The decisions on claims that stand.
    #[must_use]
    pub fn decided(&self) -> Decided {
        let Some(past) = &self.log.past else {
            let mut stacks = Stacks::default();
            self.log.events().into_iter().for_each(|event| stacks.take(event));
            return stacks.standing();
        };
        let mut decided = past.decided();
        let since: BTreeSet<&str> =
            self.log.events().into_iter().filter_map(|event| event.article.as_deref()).collect();
        for slug in since {
            let mut stacks = Stacks::default();
            self.events_about(slug).iter().for_each(|event| stacks.take(event));
            decided.extend(stacks.standing());
        }
        decided
    }

    /// Reads every line of the plain files and says what they show; no index is asked.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn verify(&self, reading: Reading<'_>) -> Result<Verified> {
        Ok(Verified::of(scan(self.files(), reading)?))
    }

    /// Every break that is known without reading long histories again.
    #[must_use]
    pub fn known_breaks(&self) -> Vec<Break> {
        self.log.breaks()
    }

    fn asked(&self, past: impl Fn(&Past) -> Vec<Event>, wanted: impl Fn(&Event) -> bool) -> Vec<Event> {
        let mut events = self.log.past.as_ref().map(past).unwrap_or_default();
        events.extend(self.log.events().into_iter().filter(|event| wanted(event)).cloned());
        events
    }
}

/// Decisions and what takes them back, folded.
#[derive(Debug, Default)]
struct Stacks {
    all: BTreeMap<String, BTreeMap<String, Vec<(String, String)>>>,
}

impl Stacks {
    fn take(&mut self, event: &Event) {
        let (Some(article), Some(claim)) = (&event.article, &event.claim) else { return };
        match event.event.as_str() {
            "review.set" => {
                let stack = self.all.entry(article.clone()).or_default().entry(claim.clone()).or_default();
                stack.push((event.hash.clone(), event.data_str("decision").unwrap_or_default().to_owned()));
            }
            "review.undone" => {
                let stack = self.all.get_mut(article).and_then(|claims| claims.get_mut(claim));
                if let (Some(stack), Some(undoes)) = (stack, event.data_str("undoes")) {
                    stack.retain(|(hash, _)| hash != undoes);
                }
            }
            _ => {}
        }
    }

    fn standing(self) -> Decided {
        let last =
            |(claim, stack): (String, Vec<(String, String)>)| Some((claim, stack.into_iter().last()?.1));
        let claims = |claims: BTreeMap<_, _>| claims.into_iter().filter_map(last).collect();
        self.all.into_iter().map(|(article, all)| (article, claims(all))).collect()
    }
}
