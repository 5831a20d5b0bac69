//! Which way something went, against the newer and the older value that a source has of it.
//!
//! The article's figures find the pair: the value that it came to with the step, both ends, or the step alone where the
//! words of the label are the article's. A pair that goes the article's way silences the check.

mod pairs;
mod size;
mod stale;
mod told;

use super::judge::Bench;
use crate::answer::Claim;
use crate::evidence::{Term, terms_in};
use crate::facts::{Fact, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::settings::Tolerance;
use crate::text::Span;
use pairs::Pair;
pub(super) use pairs::Pairs;
use rust_decimal::Decimal;
use told::{Told, told};

use super::compare;

/// How much of a label, by weight, the claim must have: beside two figures that fit, beside one, beside the step alone.
const BOTH: f32 = 0.25;
const ONE: f32 = 0.5;
const STEP: f32 = 0.7;

/// Figures from which on a value stands for one thing alone.
const LONG: usize = 3;

/// How a pair stands to what the article tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    With,
    Against,
}

impl Bench<'_, '_> {
    /// Says where the two values of a source go the other way.
    pub(super) fn trends(&mut self, reading: &Reading<'_>, claim: &Claim) {
        if self.known.trends.all.is_empty() {
            return;
        }
        let told = told(reading, claim.span);
        let alone = told.len() == 1;
        for it in told {
            if self.is_contradicted(claim, it.span) || it.to.is_none() && it.by.is_none() && it.from.is_none()
            {
                continue;
            }
            let (mut against, mut with) = (None, false);
            let known = self.known;
            let whole = self.terms_at(reading, claim.span);
            let near = if alone { whole.clone() } else { self.terms_at(reading, it.clause) };
            for pair in known.trends.all.iter().filter(|pair| pair.against == it.against) {
                match self.way(&it, pair, &whole, &near) {
                    Some(Way::With) => with = true,
                    Some(Way::Against) => against = against.or(Some(pair)),
                    None => {}
                }
            }
            let Some(pair) = against.filter(|_| !with) else { continue };
            let source = self.library.sources.get(pair.source).map_or("", |source| source.text);
            let old = pair.olds.first().map_or("", |old| old.span.of(source));
            let beside = if pair.against.is_some() { "against" } else { "after" };
            let says = format!("has {} {beside} {old}", pair.now.span.of(source));
            self.otherwise(
                reading,
                claim,
                (Rule::SourceDirection, it.span),
                &says,
                (None, (pair.source, pair.now.span)),
            );
        }
    }

    fn terms_at(&mut self, reading: &Reading<'_>, at: Span) -> Vec<Term> {
        terms_in(reading, at, &mut self.library.lexicon).iter().map(|it| it.term).collect()
    }

    /// How much of a label, by weight, is among some words.
    fn named(&self, label: &[Term], words: &[Term]) -> f32 {
        let weight = |term: &Term| self.library.lexicon.weight(*term);
        let all: f32 = label.iter().map(weight).sum();
        let has: f32 = label.iter().filter(|term| words.contains(term)).map(weight).sum();
        has / all.max(0.01)
    }

    fn way(&self, it: &Told, pair: &Pair, whole: &[Term], near: &[Term]) -> Option<Way> {
        let is = |ours: &Option<Fact>, theirs: &Fact| ours.as_ref().map(|ours| agrees(ours, theirs));
        let long = |fact: &Fact| digits(&fact.value) >= LONG;
        // asked last: most pairs have none of the article's figures
        let named = || self.named(&pair.label, whole);
        let to = is(&it.to, &pair.now);
        // both ends
        if let (Some(_), Some(_)) = (&it.to, &it.from) {
            let with = pair.olds.iter().any(|old| to == Some(true) && is(&it.from, old) == Some(true));
            if with {
                return Some(Way::With);
            }
            let turned = pair.olds.iter().find(|old| {
                is(&it.from, &pair.now) == Some(true)
                    && is(&it.to, old) == Some(true)
                    && !agrees(old, &pair.now)
            });
            let meant = |old: &&Fact| long(old) && long(&pair.now) || named() >= BOTH;
            return (pair.ordered && turned.as_ref().is_some_and(meant)).then_some(Way::Against);
        }
        let way = |old: &Fact| {
            let (a, b) = (old.value.amount()?.value, pair.now.value.amount()?.value);
            match b.cmp(&a) {
                std::cmp::Ordering::Equal => None,
                order => Some(if order.is_gt() == it.up { Way::With } else { Way::Against }),
            }
        };
        let stepped: Vec<&Fact> = pair
            .olds
            .iter()
            .filter(|old| it.by.as_ref().is_some_and(|by| is_step(by, old, &pair.now)))
            .collect();
        match (&it.to, &it.by) {
            (Some(_), Some(_)) if to == Some(true) => {
                let ways: Vec<Way> = stepped.iter().filter_map(|old| way(old)).collect();
                // of several times before, any may be meant
                let its = if ways.contains(&Way::With) { Way::With } else { *ways.first()? };
                let bare = pair.label.is_empty() && pair.ordered && digits(&pair.now.value) > 1;
                let sure = long(&pair.now) || bare || named() >= BOTH;
                sure.then_some(its)
            }
            (Some(_), None) if to == Some(true) && it.from.is_none() => {
                let ways: Vec<Way> = pair.olds.iter().filter_map(way).collect();
                let one = ways.iter().all(|it| *it == Way::Against);
                if ways.contains(&Way::With) {
                    return Some(Way::With);
                }
                (pair.ordered && one && !ways.is_empty() && named() >= ONE).then_some(Way::Against)
            }
            (None, Some(_)) if it.from.is_none() => {
                let ways: Vec<Way> = stepped.iter().filter_map(|old| way(old)).collect();
                if ways.is_empty() {
                    return None;
                }
                if ways.contains(&Way::With) && named() >= BOTH {
                    return Some(Way::With);
                }
                let open = !pair.ordered || pair.label.is_empty() || ways.contains(&Way::With);
                (!open && self.named(&pair.label, near) >= STEP).then_some(Way::Against)
            }
            _ => None,
        }
    }
}

/// How many figures a value is written with, zeros at its end apart.
fn digits(value: &Value) -> usize {
    let plain = value.amount().map(|amount| amount.value.normalize().to_string()).unwrap_or_default();
    let figures: String = plain.chars().filter(char::is_ascii_digit).collect();
    figures.trim_matches('0').len()
}

/// The article's value against a source's, which may be a bare figure.
fn agrees(ours: &Fact, theirs: &Fact) -> bool {
    let bare = |value: &Value| value.amount().map(Value::Number);
    // `A$310,000` of a source that says `$310,000`
    let assumed = matches!((&ours.value, &theirs.value), (Value::Money(a), Value::Money(b))
        if a.assumed != b.assumed && a.amount.value == b.amount.value);
    let plain = assumed || matches!(ours.value, Value::Number(_)) || matches!(theirs.value, Value::Number(_));
    if plain {
        let (Some(a), Some(b)) = (bare(&ours.value), bare(&theirs.value)) else { return false };
        return compare::values(&a, &b, Tolerance::default()).agrees();
    }
    compare::values(&ours.value, &theirs.value, Tolerance::default()).agrees()
}

/// The article's step is that from one value to the other: in per cent, as a part of one, or in the values' own measure.
fn is_step(by: &Fact, old: &Fact, now: &Fact) -> bool {
    let (Some(step), Some(a), Some(b)) = (by.value.amount(), old.value.amount(), now.value.amount()) else {
        return false;
    };
    let part = matches!(&by.value, Value::Percent { points: false, .. });
    let fraction = matches!(&by.value, Value::Number(n) if n.value < Decimal::ONE);
    let Some(difference) = b.value.checked_sub(a.value).map(|it| it.abs()) else { return false };
    let ratio = || difference.checked_div(a.value.abs());
    let percent_of_percent = matches!(now.value, Value::Percent { .. });
    let fits = |size: Decimal, slack: Decimal| (size - step.value.abs()).abs() <= slack;
    let half = step.place / Decimal::TWO * Decimal::new(11, 1);
    let rough = if step.bound.is_some() { step.value.abs() / Decimal::from(12) } else { Decimal::ZERO };
    if fraction {
        return ratio().is_some_and(|it| fits(it, Decimal::new(4, 2)));
    }
    if part && !percent_of_percent {
        return ratio().is_some_and(|it| fits(it * Decimal::ONE_HUNDRED, half.max(rough)));
    }
    let measured =
        part || matches!(&by.value, Value::Percent { points: true, .. }) || of_one_measure(by, now);
    measured && fits(difference, (half.max(a.place.max(b.place) / Decimal::TWO)).max(rough))
}

/// A step and the value that it led to can be told in one measure.
fn of_one_measure(by: &Fact, now: &Fact) -> bool {
    match (&by.value, &now.value) {
        (Value::Money(a), Value::Money(b)) => a.currency == b.currency,
        (Value::Quantity(a), Value::Quantity(b)) => {
            // `1.3 degrees` of whatever scale the value has
            a.unit == b.unit || a.unit.contains("deg") && (b.unit.contains("deg") || b.unit == "Cel")
        }
        (Value::Duration(a), Value::Duration(b)) => a.unit == b.unit,
        (Value::Number(_), _) | (_, Value::Number(_)) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
