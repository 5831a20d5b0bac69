//! `just under half of the members` against `3,460 of 6,240 members`: a share in words, and the two numbers it is of.

use super::compare::Interval;
use super::judge::{Bench, with_evidence};
use crate::answer::{Agreement, Binding, Claim};
use crate::evidence::{is_step, terms_in};
use crate::facts::{Amount, Fact, Value};
use crate::reading::Reading;
use crate::rules::{Finding, Rule};
use crate::settings::Tolerance;
use crate::text::Span;
use rust_decimal::Decimal;

/// A share that a passage tells by its two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Both numbers and what stands between.
    pub span: Span,
    /// The number of the part, and of the whole.
    pub part: Span,
    pub whole: Span,
    /// What they make.
    pub share: Decimal,
}

/// Words between a whole and its part: `41,000 jars, of which 19,700`.
const OF_THEM: &[&str] = &[
    "of which",
    "of whom",
    "of them",
    "of these",
    "of those",
    "among them",
    "among these",
    "including",
    "with",
];

/// The words `N of M` or `M, of which N` in a passage, if it has them exactly once, with the share that they make.
#[must_use]
pub fn share_in(reading: &Reading<'_>, passage: Span) -> Option<Told> {
    let counts: Vec<(&Fact, Decimal)> = reading
        .facts_in(passage)
        .filter_map(|fact| match &fact.value {
            Value::Number(amount) if amount.bound.is_none() => Some((fact, amount.value)),
            Value::Quantity(quantity) if quantity.amount.bound.is_none() => {
                Some((fact, quantity.amount.value))
            }
            _ => None,
        })
        .collect();
    let mut pairs = counts.windows(2).filter_map(|pair| {
        let [(first, n), (second, m)] = pair else { return None };
        let between = Span::new(first.span.end, second.span.start).of(reading.text).trim();
        let parted = matches!(between, "of" | "out of" | "of the" | "of its" | "of their");
        let listed = between.len() <= 60
            && between.contains(',')
            && !between.contains([';', '.'])
            && OF_THEM.iter().any(|words| between.ends_with(words));
        let (part, whole) = if listed { ((second, m), (first, n)) } else { ((first, n), (second, m)) };
        let share = part.1.checked_div(*whole.1)?;
        let one_unit = match (&first.value, &second.value) {
            (Value::Quantity(a), Value::Quantity(b)) => a.unit == b.unit && listed,
            (Value::Number(_), Value::Number(_)) => true,
            _ => false,
        };
        // `one in seven of the 38,400`
        let rate = *part.1 < Decimal::ONE;
        let told =
            !rate && (parted || listed) && one_unit && share < Decimal::ONE && *whole.1 >= Decimal::TEN;
        let span = first.span.join(second.span);
        told.then_some(Told { span, part: part.0.span, whole: whole.0.span, share })
    });
    let only = pairs.next()?;
    pairs.next().is_none().then_some(only)
}

/// The words that say what the part of a share is: those behind its number, up to a mark.
#[must_use]
pub fn label_of(reading: &Reading<'_>, part: Span) -> Span {
    let tokens = &reading.tokens;
    let first = tokens.at(part.end.saturating_sub(1)) + 1;
    let mark = |i: &usize| matches!(tokens.word(*i), "," | ";" | "." | "(" | ")" | "");
    let end = (first..first + 8).find(mark).unwrap_or(first + 8);
    if end > first { tokens.span(first, end - 1) } else { Span::new(part.end, part.end) }
}

/// True if `share` lies so far off that it can hardly be the one meant.
#[must_use]
pub fn is_far(amount: Amount, share: Decimal) -> bool {
    let times = |a: Decimal, b: Decimal| b.checked_mul(Decimal::TWO).is_some_and(|twice| a > twice);
    (amount.value - share).abs() > Decimal::new(25, 2)
        || times(amount.value, share)
        || times(share, amount.value)
}

/// True if the words of a share do not allow `share`, although it lies near enough to be the one meant.
#[must_use]
pub fn is_another(amount: Amount, share: Decimal, tolerance: Tolerance) -> bool {
    let wide = Amount { place: amount.place.max(Decimal::new(4, 2)), ..amount };
    // `just under one in 50` of 1.75 per cent: one in so many is rounded more boldly than a share is
    let one_in = amount.value < Decimal::new(15, 2)
        && amount
            .value
            .checked_sub(share)
            .and_then(|off| off.abs().checked_div(amount.value))
            .is_some_and(|off| off <= Decimal::new(15, 2));
    !is_far(amount, share) && !one_in && !Interval::meant(wide, tolerance).holds(share)
}

/// How much of the rest of the claim a passage must bear out before it tells the share that the claim has in words.
const BORNE_OUT: f32 = 0.5;
/// The same where nothing else explains a share in words.
const SHARE: f32 = 0.25;

impl Bench<'_, '_> {
    /// The passage and words of a share in numbers that the article's share in words does not fit.
    pub(super) fn other_share(
        &mut self,
        reading: &Reading<'_>,
        claim: Span,
        fact: &Fact,
        passages: &[(usize, f32)],
    ) -> Option<(usize, Span, Decimal)> {
        let Value::Number(amount) = &fact.value else { return None };
        if amount.value >= Decimal::ONE || amount.value <= Decimal::ZERO {
            return None;
        }
        // `shrank by two-thirds` is a share of nothing that is there
        if is_step(reading, fact.span) || self.makes_share(reading, claim, *amount) {
            return None;
        }
        let mut shares = Vec::new();
        for &(passage, nearness) in passages.iter().take(8) {
            let Some(it) = self.library.passages.get(passage) else { continue };
            let Some(source) = self.library.sources.get(it.source) else { continue };
            let Some(told) = share_in(source, it.span) else { continue };
            let listed = told.whole.start < told.part.start;
            let label = label_of(source, if listed { told.part } else { told.whole });
            let labels = terms_in(source, label, &mut self.library.lexicon);
            let placed = terms_in(reading, claim, &mut self.library.lexicon);
            let labelled = labels.iter().any(|label| placed.iter().any(|p| p.term == label.term));
            // `118 of them, about half`: where the claim has one of the numbers too, that passage is meant
            let says = |at: Span| {
                let value = source.facts_in(at).next().and_then(|fact| fact.value.amount());
                value.is_some_and(|a| {
                    reading.facts_in(claim).any(|f| f.value.amount().is_some_and(|b| a.value == b.value))
                })
            };
            // `a third of the 96 posts; today a quarter of 104`
            let another = whole_of(reading, claim, fact).is_some_and(|whole| {
                source
                    .facts_in(told.whole)
                    .next()
                    .and_then(|it| it.value.amount())
                    .is_none_or(|a| a.value != whole)
            });
            if another || self.is_of_another_whole(reading, claim, told.whole, source) {
                continue;
            }
            let anchored = says(told.part) || says(told.whole) && (labelled || !listed);
            // of a whole and its part the words may say the rest
            let rest = listed && !labelled;
            if anchored || nearness >= 0.5 {
                shares.push((passage, told, anchored, rest, labelled || !listed));
            }
        }
        let &(passage, told, anchored, rest, labelled) = shares.first()?;
        let tolerance = self.story.request.settings.tolerance;
        let only = anchored || shares.len() == 1;
        if !only || rest || !is_another(*amount, told.share, tolerance) {
            return None;
        }
        let meant = anchored
            || !self.follows(fact, passages) && self.bears_out(reading, claim, fact.span, passage) >= SHARE
            || labelled && self.bears_out(reading, claim, fact.span, passage) >= BORNE_OUT;
        meant.then_some((passage, told.span, told.share))
    }

    /// `Two in five of them`, where the sentence before counts something, and not the whole that the source's share is of.
    fn is_of_another_whole(
        &self,
        reading: &Reading<'_>,
        claim: Span,
        whole: Span,
        source: &Reading<'_>,
    ) -> bool {
        let tokens = &reading.tokens;
        let of_them = tokens.within(claim).any(|i| {
            matches!(tokens.lower(i), "of" | "among")
                && matches!(tokens.lower(i + 1), "them" | "these" | "those")
        });
        let at = reading.sentences.iter().position(|it| it.span == claim);
        let before = at.and_then(|i| i.checked_sub(1)).and_then(|i| reading.sentences.get(i));
        let value = |fact: &Fact| fact.value.amount().map(|it| it.value).filter(|it| *it >= Decimal::TEN);
        let of = source.facts_in(whole).find_map(value);
        before.filter(|_| of_them).is_some_and(|it| {
            let counts: Vec<Decimal> = reading.facts_in(it.span).filter_map(value).collect();
            !counts.is_empty() && of.is_none_or(|of| !counts.contains(&of))
        })
    }

    /// `Of 1,860 hectares 740 were hit, or two in five`: the claim has the two figures itself.
    fn makes_share(&self, reading: &Reading<'_>, claim: Span, share: Amount) -> bool {
        let tolerance = self.story.request.settings.tolerance;
        let figures = || reading.facts_in(claim).filter_map(|fact| fact.value.amount());
        let large = || figures().map(|figure| figure.value).filter(|value| *value >= Decimal::TEN);
        large().any(|whole| {
            large().filter(|part| *part < whole).any(|part| {
                part.checked_div(whole)
                    .is_some_and(|it| !is_far(share, it) && !is_another(share, it, tolerance))
            })
        })
    }

    /// A share in words that is not the source's.
    pub(super) fn shares(
        &mut self,
        reading: &Reading<'_>,
        claim: &mut Claim,
        fact: &Fact,
        other: (usize, Span, Decimal),
    ) {
        let (passage, span, share) = other;
        let Some(evidence) = self.evidence(passage) else { return };
        let index = with_evidence(claim, evidence.clone());
        let source = self.library.passages.get(passage).and_then(|p| self.library.sources.get(p.source));
        let numbers = source.map_or("", |reading| span.of(reading.text));
        let percent = (share * Decimal::ONE_HUNDRED).round_dp(1).normalize();
        let words = fact.span.of(reading.text);
        let message = format!(
            "The article says \"{words}\"; {} has {numbers}, which is {percent} per cent.",
            evidence.source
        );
        let reason = "another share".to_owned();
        let agreement = Agreement::Conflicts;
        claim.bindings.push(Binding {
            fact: fact.span,
            evidence: Some(index),
            source: Some(span),
            agreement,
            reason,
        });
        self.judged.findings.push(Finding {
            claim: Some(claim.id.clone()),
            evidence: vec![evidence],
            ..Finding::new(Rule::SourceNumber, reading, fact.span, message)
        });
    }
}

/// `a third of the 96 posts`: the whole that the words of a share name themselves.
fn whole_of(reading: &Reading<'_>, claim: Span, share: &Fact) -> Option<Decimal> {
    let tokens = &reading.tokens;
    let next = tokens.at(share.span.end.saturating_sub(1)) + 1;
    let whole = |fact: &&Fact| {
        let first = tokens.at(fact.span.start);
        tokens.lower(next) == "of" && (next + 1..=next + 3).contains(&first)
    };
    reading.facts_in(claim).find(whole).and_then(|fact| fact.value.amount()).map(|amount| amount.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Bound;
    use crate::settings::Settings;
    use crate::text::Place;

    fn found(text: &str) -> Option<String> {
        let settings = Settings::default();
        let reading = Reading::new(text, Place::Body, None, &settings);
        share_in(&reading, Span::new(0, text.len())).map(|told| told.span.of(text).to_owned())
    }

    #[test]
    fn a_share_is_read_where_it_stands_once() {
        assert_eq!(found("Present: 3,460 of 6,240 members.").as_deref(), Some("3,460 of 6,240"));
        assert_eq!(found("There were 40 boats and 300 people."), None);
        assert_eq!(found("One in seven of the 6,240 members came."), None);
        let whole_first = "Quantity: 41,000 jars, of which 19,700 had not left the warehouses.";
        assert_eq!(found(whole_first).as_deref(), Some("41,000 jars, of which 19,700"));
    }

    #[test]
    fn half_is_not_said_of_more_and_not_of_quite_another_share() {
        let half = |bound| Amount { value: Decimal::new(5, 1), place: Decimal::new(2, 2), bound };
        let share = |percent| Decimal::new(percent, 2);
        let tolerance = Tolerance::default();
        assert!(is_another(half(Some(Bound::Nearly)), share(55), tolerance));
        assert!(!is_another(half(Some(Bound::Nearly)), share(48), tolerance));
        assert!(!is_another(half(None), share(51), tolerance));
        assert!(!is_another(half(None), share(9), tolerance));
    }
}
