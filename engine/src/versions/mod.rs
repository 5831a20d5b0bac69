//! "What changed": claims followed through versions, facts-first diff.

mod align;
mod change;
mod classify;
pub(crate) mod contrast;
mod diff;
mod figure;
mod id;
mod search;
mod track;
pub(crate) mod unit;
pub mod words;

pub use change::{Change, ChangeKind, Changed};
pub use diff::diff;
pub use id::claim_id;
pub use search::search;
pub use track::{Tracked, Tracker, track};
