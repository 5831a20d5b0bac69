//! The ids of claims.

use crate::answer::ClaimId;
use crate::versions::words;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The id of a claim: `c` and the first eight hex digits of the SHA-256 of slug, first wording and occurrence, parted
/// by line feeds. White space and typography of the wording do not count; `occurrence` is 0 for the first sentence of
/// that wording in the article.
#[must_use]
pub fn claim_id(slug: &str, wording: &str, occurrence: usize) -> ClaimId {
    let wording = words::plain(wording);
    let hash = Sha256::digest(format!("{slug}\n{wording}\n{occurrence}"));
    let mut id = String::from("c");
    for byte in hash.iter().take(4) {
        let _ = write!(id, "{byte:02x}");
    }
    ClaimId(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_depends_on_slug_words_and_occurrence_and_not_on_typography() {
        let id = claim_id("ferry", "The ferry “Anna” has 12 seats.", 0);
        assert_eq!(id.0.len(), 9);
        assert!(id.0.starts_with('c'));
        assert_eq!(id, claim_id("ferry", "The ferry  \"Anna\" has\n12 seats.", 0));
        assert_ne!(id, claim_id("ferry", "The ferry “Anna” has 21 seats.", 0));
        assert_ne!(id, claim_id("ferry", "The ferry “Anna” has 12 seats.", 1));
        assert_ne!(id, claim_id("boat", "The ferry “Anna” has 12 seats.", 0));
    }

    #[test]
    fn an_id_is_the_same_for_ever() {
        assert_eq!(claim_id("ferry", "It sank.", 0).0, "c9c5d07ee");
    }
}
