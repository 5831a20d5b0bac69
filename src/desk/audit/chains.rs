//! `audit --verify`: what the histories prove, and what not.

use super::AuditFilter;
use crate::desk::{Breach, CheckpointState, Desk, Result, Signed};
use copydesk_engine::Rule;
use jiff::Timestamp;
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};

/// What stands of one writer's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WriterState {
    /// How many lines it has.
    pub events: usize,
    /// How many at its end nothing else has seen: no other writer, published record or signed checkpoint. They could be
    /// written anew or cut off, and nobody could tell.
    pub unwitnessed: usize,
    /// Whether its last line was cut off, as a crash does.
    pub torn: bool,
}

impl WriterState {
    /// In words.
    #[must_use]
    pub fn words(&self) -> String {
        let cut = if self.torn { " and a line that was cut off" } else { "" };
        let events = format!("{} event{}{cut}", self.events, if self.events == 1 { "" } else { "s" });
        match self.unwitnessed {
            0 => format!("{events}, all of them witnessed"),
            n if n == self.events => {
                format!("{events}, unwitnessed: nobody could tell if they were written anew")
            }
            n => format!(
                "{events}, the last {n} unwitnessed: nobody could tell if they were written anew or cut off"
            ),
        }
    }
}

/// A decision that was recorded as of an earlier time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BackDated {
    /// Whose file.
    pub writer: String,
    /// The line.
    pub line: u64,
    /// Who decided.
    pub who: String,
    /// What.
    pub event: String,
    /// About which article.
    pub article: Option<String>,
    /// When it was recorded.
    pub at: Timestamp,
    /// When it is said to have been.
    pub claimed: Timestamp,
}

/// What the histories prove.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chains {
    /// The writers.
    pub writers: BTreeMap<String, WriterState>,
    /// The checkpoints.
    pub checkpoints: Vec<CheckpointState>,
    /// What is no longer what it was.
    pub breaches: Vec<Breach>,
    /// Lines that were recorded at an earlier time than the line before: a clock was set back, or wrong.
    pub clock_back: Vec<(String, u64)>,
}

impl Desk {
    /// What the histories prove: every line of the plain files is looked at.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn verify_history(&self, filter: &AuditFilter) -> Result<Chains> {
        let verified = self.store.verify(&|_, _| {})?;
        let checkpoints = self.checkpoints_in(&filter.checkpoints, &filter.keys, &verified)?;
        let mut breaches = self.breaches_in(&verified);
        for state in checkpoints.iter().filter(|state| !state.holds) {
            breaches.push(Breach {
                rule: Rule::HistoryBrokenChain,
                path: state.path.clone(),
                line: Some(state.line),
                message: state.message.clone().unwrap_or_default(),
            });
        }
        // What anybody could have written witnesses nothing.
        let signed = checkpoints.iter().filter(|state| matches!(state.signed, Signed::By(_)));
        let mut witnessed: HashSet<String> = signed.flat_map(|state| state.hashes.clone()).collect();
        witnessed.extend(self.record_witnesses());
        let tails = verified.unwitnessed(&witnessed);
        let writers = tails.into_iter().map(|(writer, unwitnessed)| {
            let events = verified.events.get(&writer).copied().unwrap_or_default();
            let torn = verified.torn.contains(&writer);
            (writer, WriterState { events, unwitnessed, torn })
        });
        Ok(Chains { writers: writers.collect(), checkpoints, breaches, clock_back: verified.clock_back })
    }
}
