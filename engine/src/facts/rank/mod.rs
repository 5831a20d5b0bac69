//! Levels on the scales that the desk declares.

use super::{Context, Fact};
use crate::text::Tokens;

/// Adds the facts of this kind to `found`.
pub(super) fn find(tokens: &Tokens<'_>, context: &Context<'_>, found: &mut Vec<Fact>) {
    let _ = (tokens, context, found);
}
