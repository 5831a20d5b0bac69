//! `self/contradiction`: the article says one thing twice and differently, or tells an impossible change.

mod counts;
mod events;
mod list;
mod transition;

use super::Finding;
use super::quoted::quoted;
use crate::reading::{Reading, Story};
use crate::text::{Block, Sentence};

/// Holds each text of the article against itself.
pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    for reading in story.readings() {
        let mut found = Vec::new();
        transition::check(reading, &mut found);
        counts::check(reading, &mut found);
        list::check(reading, &mut found);
        events::check(reading, &mut found);
        found.retain(|finding: &Finding| !quoted(reading, finding.span));
        findings.append(&mut found);
    }
}

/// The sentences in which the article itself speaks.
fn own<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r Sentence> {
    reading.sentences.iter().filter(|sentence| !matches!(sentence.block, Block::Notice | Block::Row))
}
