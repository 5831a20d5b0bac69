//! "What changed": claims followed through versions, facts-first diff.

mod id;
pub mod words;

pub use id::claim_id;
