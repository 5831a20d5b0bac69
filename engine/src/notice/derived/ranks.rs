//! Places in a row that were counted from the wrong number: `his second title`, `the third time`.

use super::super::house::ordinal;
use super::super::point::Point;
use super::super::told::Told;
use super::number;
use crate::evidence::stem;
use crate::reading::Reading;
use crate::text::Span;
use rust_decimal::prelude::ToPrimitive;

const PLACES: [&str; 13] = [
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];
/// Things that are counted as they happen, whatever the noun of the number was.
const TIMES: [&str; 5] = ["time", "win", "victory", "term", "title"];

/// The ordinal of the wrong number before the same noun, in a sentence about the same thing.
pub(super) fn rank(
    told: &Told,
    wrong: &Point,
    right: &Point,
    text: &Reading<'_>,
    sentence: Span,
) -> Option<(Span, String)> {
    let noun = wrong.noun.as_deref().filter(|noun| !noun.starts_with('#'))?;
    let (was, is) = (number(wrong)?.to_usize()?, number(right)?.to_u64()?);
    let place = PLACES.get(was).filter(|place| !place.is_empty())?;
    let tokens = &text.tokens;
    let range = tokens.within(sentence);
    let at = range.clone().find(|&i| tokens.lower(i) == *place && i + 1 < range.end)?;
    let next = tokens.lower(at + 1);
    let same = stem(next) == noun;
    let around = super::super::point::context(text, &[sentence], &[]);
    let about = told.context.intersection(&around).next().is_some()
        || told.names.iter().any(|name| range.clone().any(|i| tokens.lower(i) == name.to_lowercase()));
    (same || about && TIMES.contains(&next)).then(|| (tokens.span(at, at), ordinal(is, 13)))
}
