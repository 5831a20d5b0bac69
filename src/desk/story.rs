//! Everything about one version that a screen shows.

use super::{CheckOptions, Checked, Desk, Result, Review};
use crate::store::{Correction, Event, Front, Version};
use copydesk_engine::Rule;
use std::collections::BTreeMap;

/// A version, checked, with what was decided about it.
#[derive(Clone, Debug)]
pub struct Story {
    /// The slug.
    pub slug: String,
    /// Which version.
    pub version: Version,
    /// All versions, the oldest first.
    pub versions: Vec<Version>,
    /// The front matter.
    pub front: Front,
    /// Claims, findings, text, sources, and what could not be read.
    pub checked: Checked,
    /// The decisions that stand, by claim.
    pub reviews: BTreeMap<String, Review>,
    /// The published corrections of this article, the oldest first.
    pub corrections: Vec<Correction>,
    /// Everything logged about this article, in order.
    pub events: Vec<Event>,
}

impl Desk {
    /// Reads and checks a version, with what was decided about it.
    ///
    /// # Errors
    /// Where the article cannot be read.
    pub fn story(&self, slug: &str, version: Version) -> Result<Story> {
        let checked = self.check_version(slug, version, &CheckOptions::default())?;
        let mut reviews = self.reviews(slug);
        // A claim whose source has changed since it was verified is open again.
        for finding in checked.findings.iter().filter(|f| f.rule == Rule::HistorySourceChanged) {
            if let Some(claim) = &finding.claim {
                reviews.remove(&claim.0);
            }
        }
        let versions = self.store.article(slug).map(|a| a.versions.keys().copied().collect());
        Ok(Story {
            slug: slug.to_owned(),
            version,
            versions: versions.unwrap_or_default(),
            front: self.store.read_version(slug, version)?.front,
            checked,
            reviews,
            corrections: self.config().corrections.iter().filter(|r| r.article == slug).cloned().collect(),
            events: self.events_of(slug),
        })
    }
}
