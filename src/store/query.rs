//! What one asks of the history: the events about an article, those of a person, those that are no reviews.

use super::event::Event;
use super::open::Store;
use std::collections::BTreeMap;

/// The decisions that stand, by article and claim: the name of the decision.
pub type Decided = BTreeMap<String, BTreeMap<String, String>>;

impl Store {
    /// Everything logged about an article, in order.
    #[must_use]
    pub fn events_about(&self, slug: &str) -> Vec<Event> {
        self.events_where(|event| event.article.as_deref() == Some(slug))
    }

    /// Everything but the setting of reviews, in order: corrections, versions, checkpoints, what was done by hand, and
    /// what was taken back.
    #[must_use]
    pub fn events_but_reviews(&self) -> Vec<Event> {
        self.events_where(|event| event.event != "review.set")
    }

    /// What a person decided, in order.
    #[must_use]
    pub fn events_by(&self, who: &str) -> Vec<Event> {
        self.events_where(|event| event.who == who)
    }

    /// Reviews that claim a time of their own.
    #[must_use]
    pub fn claimed_reviews(&self) -> Vec<Event> {
        self.events_where(|event| event.claimed.is_some() && event.event == "review.set")
    }

    /// How many events there are.
    #[must_use]
    pub fn event_count(&self) -> usize {
        self.log.chains.values().map(|chain| chain.events.len()).sum()
    }

    /// The decisions on claims that stand.
    #[must_use]
    pub fn decided(&self) -> Decided {
        let mut stacks = Stacks::default();
        for event in self.log.events() {
            stacks.take(event);
        }
        stacks.standing()
    }

    fn events_where(&self, wanted: impl Fn(&Event) -> bool) -> Vec<Event> {
        self.log.events().into_iter().filter(|event| wanted(event)).cloned().collect()
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
