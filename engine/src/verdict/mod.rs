//! "Does it agree": alignment and comparison, one file a kind.
