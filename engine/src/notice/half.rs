//! A sentence of which only one half was put right: the right level is reached twice, in opposite ways.

use super::point::direction;
use super::standing::{Left, Standing};
use super::told::Told;
use crate::reading::Reading;
use crate::text::Span;
use crate::versions::unit::{Class, Unit};

/// `had dropped to the watch list in 2013 and was upgraded to the watch list in 2013`: the first half has the right
/// level of the notice, and the second cannot be true with it.
pub(super) fn half(home: &Reading<'_>, told: &Told, moves: &[Move<'_>], found: &mut Vec<Standing>) {
    for pair in moves.windows(2) {
        let [first, second] = pair else { continue };
        if first.direction == second.direction || !ends_alike(first.to, second.to) {
            continue;
        }
        let longer = if first.to.len() >= second.to.len() { first.to } else { second.to };
        let is_right = told.right.iter().any(|right| {
            !right.keys.is_empty()
                && longer
                    .windows(right.keys.len())
                    .any(|w| w.iter().zip(&right.keys).all(|(u, k)| u.key == *k))
        });
        if is_right {
            let words = |points: &[super::point::Point]| {
                points
                    .iter()
                    .map(|p| p.span)
                    .reduce(Span::join)
                    .map_or_else(String::new, |s| s.of(home.text).to_owned())
            };
            found.push(Standing {
                span: second.span,
                left: Left::Derived,
                right: words(&told.right),
                wrong: words(&told.wrong),
                fix: String::new(),
            });
        }
    }
}

/// A word of direction, `to`, and what it leads to.
pub(super) struct Move<'u> {
    direction: &'static str,
    to: &'u [Unit],
    span: Span,
}

/// The moves among the units of a sentence, in order.
pub(super) fn moves(all: &[Unit]) -> Vec<Move<'_>> {
    (0..all.len()).filter_map(|i| Move::at(all, i)).collect()
}

impl<'u> Move<'u> {
    fn at(all: &'u [Unit], i: usize) -> Option<Self> {
        let verb = all.get(i)?;
        let direction = direction(&verb.key)?;
        let to = (i + 1..all.len().min(i + 4)).find(|&k| all.get(k).is_some_and(|u| u.key == "to"))?;
        let article =
            usize::from(all.get(to + 1).is_some_and(|u| matches!(u.key.as_str(), "the" | "a" | "an")));
        let from = to + 1 + article;
        let ends = |u: &Unit| u.class == Class::Small || u.class == Class::Negation;
        let end = (from..all.len()).find(|&k| all.get(k).is_none_or(ends)).unwrap_or(all.len());
        let phrase = all.get(from..end).filter(|phrase| !phrase.is_empty())?;
        // The date belongs to it: `in 2013`.
        let dated = all.get(end).is_some_and(|u| u.key == "in")
            && all.get(end + 1).is_some_and(|u| u.class == Class::Figure);
        let last = if dated { all.get(end + 1)? } else { phrase.last()? };
        Some(Self { direction, to: phrase, span: verb.span.join(last.span) })
    }
}

/// The shorter phrase is the end of the longer: `watch list`, `tier two watch list`.
fn ends_alike(a: &[Unit], b: &[Unit]) -> bool {
    a.iter().rev().zip(b.iter().rev()).all(|(x, y)| x.key == y.key)
}
