//! "What changed": claims followed through versions, facts-first diff.
