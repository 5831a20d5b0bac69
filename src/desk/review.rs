//! What an editor decides about a claim, and taking it back.

use super::dismiss::DISMISSED;
use super::{Desk, Error, Kind, Result};
use crate::store::{Event, NewEvent, Publication, Version};
use copydesk_engine::Claim;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

/// What an editor decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// It is true, on the source cited.
    Verified,
    /// It is wrong.
    Wrong,
    /// Somebody contests it.
    Disputed,
    /// Nothing backs it yet.
    NeedsSource,
    /// It cannot be true or false.
    Opinion,
    /// Nobody decides for now.
    Held,
}

impl Decision {
    /// All decisions, in the order of the manual.
    pub const ALL: [Self; 6] =
        [Self::Verified, Self::Wrong, Self::Disputed, Self::NeedsSource, Self::Opinion, Self::Held];

    /// Its name in the history.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Wrong => "wrong",
            Self::Disputed => "disputed",
            Self::NeedsSource => "needs-source",
            Self::Opinion => "opinion",
            Self::Held => "held",
        }
    }

    /// The decision of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.name() == name)
    }
}

/// A decision that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Review {
    /// What was decided.
    pub decision: Decision,
    /// By whom.
    pub who: String,
    /// When.
    pub at: Timestamp,
    /// The version that was looked at.
    pub version: Option<String>,
    /// What they said about it.
    pub note: Option<String>,
    /// The source that it was verified against.
    pub source: Option<String>,
    /// SHA-256 of that source's text then.
    pub source_sha256: Option<String>,
    /// The passage of the source that was verified against.
    pub passage: Option<String>,
    /// The words of the claim then.
    pub text: Option<String>,
    /// The event that says so.
    pub event: String,
}

/// A decision to be made.
#[derive(Clone, Debug)]
pub struct ReviewRequest<'a> {
    /// The article.
    pub slug: &'a str,
    /// The version that was looked at.
    pub version: Version,
    /// The claim, as it was shown.
    pub claim: &'a Claim,
    /// What was decided.
    pub decision: Decision,
    /// What there is to say about it.
    pub note: Option<String>,
}

/// What was taken back, or made again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Undone {
    /// The article.
    pub article: Option<String>,
    /// The claim.
    pub claim: Option<String>,
    /// The decision that was taken back, or made again.
    pub decision: String,
}

impl Desk {
    /// The decisions that stand on every article.
    pub(crate) fn decided(&self) -> BTreeMap<String, BTreeMap<String, Decision>> {
        let claims = |claims: BTreeMap<String, String>| {
            claims.into_iter().filter_map(|(id, name)| Some((id, Decision::from_name(&name)?))).collect()
        };
        self.store.decided().into_iter().map(|(slug, all)| (slug, claims(all))).collect()
    }

    /// Logs a decision.
    ///
    /// # Errors
    /// Where nothing may be written.
    pub fn set_review(&mut self, request: &ReviewRequest<'_>) -> Result<Event> {
        let mut data = json!({"decision": request.decision.name(), "text": request.claim.text});
        if let Some(note) = &request.note {
            data["note"] = note.as_str().into();
        }
        if let Some(evidence) = request.claim.evidence.first() {
            let sum = self.store.read_source(&evidence.source).ok().map(|source| source.sha256);
            data["evidence"] = json!({"source": evidence.source, "text": evidence.text, "sha256": sum});
        }
        let new = NewEvent {
            event: "review.set".to_owned(),
            article: Some(request.slug.to_owned()),
            version: Some(request.version.to_string()),
            claim: Some(request.claim.id.0.clone()),
            data,
            claimed: None,
        };
        self.log_one(new)
    }

    /// Takes back one's own last decision, as a new event. What is published is never taken back.
    ///
    /// # Errors
    /// Where there is nothing to take back, where the last decision was to publish, or where nothing may be
    /// written.
    pub fn undo(&mut self) -> Result<Undone> {
        self.revise(|own| {
            let last = own_decisions(own).0.pop();
            let last =
                last.ok_or_else(|| Error::new(Kind::NotFound, "there is nothing of yours to take back"))?;
            if last.event == "correction.published" {
                let id = last.data_str("correction").unwrap_or_default();
                let message =
                    format!("the correction {id} is published: it is never taken back, only superseded");
                return Err(Error::new(Kind::Refused, message)
                    .hint("correct the new version; its record then supersedes this one"));
            }
            let undone = undone(last);
            let data = json!({"undoes": last.hash, "decision": undone.decision});
            Ok((undone, NewEvent { event: "review.undone".to_owned(), data, ..about(last) }))
        })
    }

    /// Makes again what one took back last, as a new event.
    ///
    /// # Errors
    /// Where there is nothing to make again, or nothing may be written.
    pub fn redo(&mut self) -> Result<Undone> {
        self.revise(|own| {
            let last = own_decisions(own).1.pop();
            let last =
                last.ok_or_else(|| Error::new(Kind::NotFound, "there is nothing of yours to make again"))?;
            let mut data = last.data.clone();
            data["redoes"] = last.hash.as_str().into();
            Ok((undone(last), NewEvent { event: last.event.clone(), data, ..about(last) }))
        })
    }

    /// Logs what `plan` makes of what one has decided, read under the lock.
    fn revise(&mut self, plan: impl FnOnce(&[Event]) -> Result<(Undone, NewEvent)>) -> Result<Undone> {
        let author = self.identity.author();
        let mut what = None;
        self.store.publish::<Error>(&author, |store| {
            let (undone, event) = plan(&store.events_by(&author.who))?;
            what = Some(undone);
            Ok(Publication { events: vec![event], ..Publication::default() })
        })?;
        what.ok_or_else(|| Error::new(Kind::Io, "nothing was logged"))
    }

    /// The decisions on an article's claims that stand, by claim.
    #[must_use]
    pub fn reviews(&self, slug: &str) -> BTreeMap<String, Review> {
        let mut stacks: BTreeMap<String, Vec<Event>> = BTreeMap::new();
        for event in self.store.events_about(slug) {
            let Some(claim) = &event.claim else { continue };
            let stack = stacks.entry(claim.clone()).or_default();
            match event.event.as_str() {
                "review.set" => stack.push(event),
                "review.undone" => {
                    let undoes = event.data_str("undoes");
                    stack.retain(|set| undoes != Some(set.hash.as_str()));
                }
                _ => {}
            }
        }
        let last = |(claim, stack): (String, Vec<Event>)| Some((claim, review(stack.last()?)?));
        stacks.into_iter().filter_map(last).collect()
    }

    pub(crate) fn log_one(&mut self, new: NewEvent) -> Result<Event> {
        let events = self.store.log_event(&self.identity.author(), new)?;
        events.into_iter().next().ok_or_else(|| Error::new(Kind::Io, "nothing was logged"))
    }
}

/// What is done by hand, and taken back like a decision.
pub(crate) const HAND: [&str; 5] =
    ["claim.added", "claim.split", "claim.merged", "evidence.chosen", "source.added"];

/// How what was done by hand is called when it is taken back.
fn called(event: &str) -> &str {
    match event {
        "claim.added" => "a claim added",
        "claim.split" => "a claim split",
        "claim.merged" => "claims merged",
        "evidence.chosen" => "evidence chosen",
        "source.added" => "a source added",
        DISMISSED => "a finding put aside",
        other => other,
    }
}

/// One's own decisions that stand, and those that were taken back since the last new one; the last at the end.
fn own_decisions(own: &[Event]) -> (Vec<&Event>, Vec<&Event>) {
    let (mut done, mut taken_back) = (Vec::new(), Vec::new());
    for event in own {
        match event.event.as_str() {
            "review.undone" => taken_back.extend(done.pop()),
            name if HAND.contains(&name)
                || matches!(name, "review.set" | DISMISSED | "correction.published") =>
            {
                if event.data.get("redoes").is_some() {
                    taken_back.pop();
                } else {
                    taken_back.clear();
                }
                done.push(event);
            }
            _ => {}
        }
    }
    (done, taken_back)
}

fn review(event: &Event) -> Option<Review> {
    let evidence = |key: &str| Some(event.data.get("evidence")?.get(key)?.as_str()?.to_owned());
    Some(Review {
        decision: Decision::from_name(event.data_str("decision")?)?,
        who: event.who.clone(),
        at: event.at,
        version: event.version.clone(),
        note: event.data_str("note").map(str::to_owned),
        source: evidence("source"),
        source_sha256: evidence("sha256"),
        passage: evidence("text"),
        text: event.data_str("text").map(str::to_owned),
        event: event.hash.clone(),
    })
}

fn undone(event: &Event) -> Undone {
    let decision = event.data_str("decision").unwrap_or_else(|| called(&event.event)).to_owned();
    Undone { article: event.article.clone(), claim: event.claim.clone(), decision }
}

/// A new event about the same thing.
fn about(event: &Event) -> NewEvent {
    NewEvent {
        article: event.article.clone(),
        version: event.version.clone(),
        claim: event.claim.clone(),
        ..NewEvent::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::example::{claim, desk_of};
    use crate::store::memory::Memory;

    fn set(desk: &mut Desk, id: &str, decision: Decision) {
        let claim = &claim(id);
        let request = ReviewRequest { slug: "s", version: Version::Number(1), claim, decision, note: None };
        desk.set_review(&request).unwrap();
    }

    fn shown(desk: &Desk) -> Vec<(String, &'static str)> {
        desk.reviews("s").into_iter().map(|(claim, review)| (claim, review.decision.name())).collect()
    }

    #[test]
    fn the_last_decision_stands_and_can_be_taken_back_and_made_again() {
        let files = Memory::default();
        let mut desk = desk_of(&files, "ann");
        set(&mut desk, "c1", Decision::Verified);
        set(&mut desk, "c1", Decision::Disputed);
        set(&mut desk, "c2", Decision::Held);
        assert_eq!(shown(&desk), [("c1".into(), "disputed"), ("c2".into(), "held")]);
        assert_eq!(desk.undo().unwrap().decision, "held");
        assert_eq!(desk.undo().unwrap().decision, "disputed");
        assert_eq!(shown(&desk), [("c1".into(), "verified")]);
        assert_eq!(desk.redo().unwrap().decision, "disputed");
        assert_eq!(desk.redo().unwrap().decision, "held");
        assert_eq!(desk.redo().unwrap_err().kind, Kind::NotFound);
        assert_eq!(shown(&desk), [("c1".into(), "disputed"), ("c2".into(), "held")]);
        assert_eq!(desk.undo().unwrap().decision, "held", "what was made again can be taken back again");
    }

    #[test]
    fn undo_works_across_restarts_and_only_on_ones_own() {
        let files = Memory::default();
        set(&mut desk_of(&files, "ann"), "c1", Decision::Verified);
        assert_eq!(desk_of(&files, "bob").undo().unwrap_err().kind, Kind::NotFound);
        let mut ann = desk_of(&files, "ann");
        ann.undo().unwrap();
        assert!(shown(&ann).is_empty());
        set(&mut ann, "c1", Decision::Wrong);
        assert_eq!(
            ann.redo().unwrap_err().kind,
            Kind::NotFound,
            "a new decision ends what could be made again"
        );
        assert!(ann.store.log.breaks().is_empty());
    }

    #[test]
    fn two_at_once_both_count() {
        let files = Memory::default();
        let (mut ann, mut bob) = (desk_of(&files, "ann"), desk_of(&files, "bob"));
        set(&mut ann, "c1", Decision::Verified);
        set(&mut bob, "c1", Decision::Wrong);
        set(&mut ann, "c2", Decision::Held);
        bob.refresh().unwrap();
        assert_eq!(shown(&bob), [("c1".into(), "wrong"), ("c2".into(), "held")]);
    }
}
