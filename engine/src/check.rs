//! One article, from text to findings.

use crate::answer::Answer;
use crate::facts::{Context, facts};
use crate::request::Request;

/// Checks one article: its claims against the sources, the article against itself, against its notices and
/// against the version before. `batch`, `check`, the screen and `prove` all come here.
#[must_use]
pub fn check(request: &Request) -> Answer {
    let context = Context { published: request.article.published, settings: &request.settings };
    Answer { facts: facts(&request.article.text, &context), ..Answer::default() }
}
