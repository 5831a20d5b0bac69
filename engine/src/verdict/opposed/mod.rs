//! What a source tells otherwise in words: another kind of thing, an opposite, a `not` lost or added, another name in the
//! same part, another day of birth.
//!
//! Sentence against sentence, and only where both speak of one subject. Each check says nothing as soon as any of the
//! sentences weighed bears the claim out.

mod antonym;
mod definition;
mod denial;
mod kinds;
mod life;
mod other_name;
#[cfg(test)]
mod tests;
mod told;

use crate::evidence::Library;
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::Span;
pub(super) use antonym::are_opposite;
use told::Told;
pub(super) use told::is_family;

/// Something that the source tells otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opposed {
    /// Which rule it breaks.
    pub rule: Rule,
    /// The article's words.
    pub span: Span,
    /// The passage that says otherwise.
    pub passage: usize,
    /// What to say.
    pub message: String,
    /// The words to put instead.
    pub replacement: Option<String>,
}

/// Passages that are looked at.
const PASSAGES: usize = 6;

/// What the best passages tell otherwise than the claim. `title` is the article's headline, for pronouns.
pub fn check(
    reading: &Reading<'_>,
    claim: Span,
    title: &str,
    passages: &[(usize, f32)],
    library: &mut Library<'_>,
) -> Option<Opposed> {
    let ours = Told::claim(reading, claim, title, library);
    let mut theirs = Vec::new();
    for &(passage, _) in passages.iter().take(PASSAGES) {
        theirs.extend(Told::passage(passage, library).filter(|it| it.speaks_of(&ours)));
    }
    definition::check(&ours, &theirs)
        .or_else(|| life::check(&ours, &theirs))
        .or_else(|| denial::check(&ours, &theirs))
        .or_else(|| antonym::check(&ours, &theirs))
        .or_else(|| other_name::check(&ours, &theirs, library))
}
