//! Tables keyed by words, with a fast hash that is the same on every run.

use foldhash::fast::FixedState;

/// A map of words; its order is never shown.
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, FixedState>;

/// A set of words; its order is never shown.
pub(crate) type HashSet<K> = std::collections::HashSet<K, FixedState>;
