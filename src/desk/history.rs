//! Every claim of an article through every version, with what was decided about it.

use super::{CheckOptions, Desk, Result};
use crate::store::{Event, Version};
use copydesk_engine::Verdict;
use serde::Serialize;

/// A claim in one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimVersion {
    /// Which version.
    pub version: Version,
    /// Where the claim begins there.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its words there.
    pub text: String,
    /// What the engine says of it there.
    pub verdict: Verdict,
}

/// A claim through all versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimHistory {
    /// Its id.
    pub id: String,
    /// The versions that have it, the oldest first.
    pub versions: Vec<ClaimVersion>,
    /// What was decided about it, in order.
    pub events: Vec<Event>,
}

impl Desk {
    /// Every claim of an article, in the order of its first appearance.
    ///
    /// # Errors
    /// Where there is no such article, or a version cannot be read.
    pub fn history(&self, slug: &str) -> Result<Vec<ClaimHistory>> {
        let (slug, _) = self.version_target(slug)?;
        let versions: Vec<Version> =
            self.store.article(&slug).map(|a| a.versions.keys().copied().collect()).unwrap_or_default();
        let mut claims: Vec<ClaimHistory> = Vec::new();
        for version in versions {
            let checked = self.check_version(&slug, version, &CheckOptions::default())?;
            for claim in checked.claims {
                let (start, end) = (claim.span.start, claim.span.end);
                let here = ClaimVersion { version, start, end, text: claim.text, verdict: claim.verdict };
                match claims.iter_mut().find(|known| known.id == claim.id.0) {
                    Some(known) => known.versions.push(here),
                    None => {
                        claims.push(ClaimHistory {
                            id: claim.id.0,
                            versions: vec![here],
                            events: Vec::new(),
                        });
                    }
                }
            }
        }
        for event in self.events_of(&slug) {
            if let Some(known) = claims.iter_mut().find(|known| Some(&known.id) == event.claim.as_ref()) {
                known.events.push(event);
            }
        }
        Ok(claims)
    }

    /// Everything logged about an article, in order.
    #[must_use]
    pub fn events_of(&self, slug: &str) -> Vec<Event> {
        let events = self.store.log.events();
        events.into_iter().filter(|event| event.article.as_deref() == Some(slug)).cloned().collect()
    }
}
