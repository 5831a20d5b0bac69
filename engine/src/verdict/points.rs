//! Per cent for percentage points: `the share fell by 11.3 per cent` where a source has 44.8 and 33.5 per cent.
//!
//! The step that the article tells is the difference of two percentages that stand together in a source, or of the one that
//! it fell to and one of the same source; it is not what the one changed by in per cent, and no source has it as that.

use super::judge::Bench;
use crate::answer::Claim;
use crate::evidence::{Term, terms_in};
use crate::facts::change::{Change, changes};
use crate::facts::{Bound, Fact, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::Span;
use rust_decimal::Decimal;

/// How many passages apart the two percentages of a record may be.
const RECORD: usize = 12;

/// Two percentages and where they stand.
struct Pair {
    passage: usize,
    span: Span,
    from: Decimal,
    to: Decimal,
}

/// `7.86 crore journeys were made, 13 per cent more`: what went up is a count, and no share.
fn is_of_a_count(reading: &Reading<'_>, claim: Span, by: Span) -> bool {
    let before = reading.facts_in(claim).filter(|fact| fact.span.end <= by.start);
    let figures = before.filter(|fact| fact.value.amount().is_some());
    let large = |fact: &Fact| match &fact.value {
        Value::Number(it) => it.value >= Decimal::ONE_HUNDRED,
        value => matches!(value, Value::Money(_) | Value::Quantity(_)),
    };
    figures.last().is_some_and(large)
}

impl Bench<'_, '_> {
    /// Says where a step in per cent is one in points.
    pub(super) fn points(&mut self, reading: &Reading<'_>, claim: &Claim) {
        for change in changes(reading, claim.span) {
            let Some(by) = change.by.as_ref() else { continue };
            let Value::Percent { amount, points: false } = by.value else { continue };
            let size = amount.value.abs();
            let exact = matches!(amount.bound, None | Some(Bound::About)) && !size.is_zero();
            if !exact || reading.is_quoted(by.span) || self.is_contradicted(claim, by.span) {
                continue;
            }
            if is_of_a_count(reading, claim.span, by.span) {
                continue;
            }
            let Some(pair) = self.pair_of(reading, claim.span, &change, size) else { continue };
            let Some(place) = self.place_of(pair.passage) else { continue };
            let right = in_points_of(by.span.of(reading.text));
            let says = format!(
                "has {} and {} per cent, which are {} percentage points apart",
                pair.from.normalize(),
                pair.to.normalize(),
                size.normalize()
            );
            self.otherwise(
                reading,
                claim,
                (Rule::SourcePercent, by.span),
                &says,
                (right, (place.0, pair.span)),
            );
        }
    }

    /// Says where a source has the very figure in points, and none has it in per cent.
    pub(super) fn said_in_points(&mut self, reading: &Reading<'_>, claim: &Claim) {
        for fact in reading.facts_in(claim.span) {
            let Value::Percent { amount, points: false } = fact.value else { continue };
            if amount.bound.is_some()
                || reading.is_quoted(fact.span)
                || self.is_contradicted(claim, fact.span)
            {
                continue;
            }
            let sources = self.library.sources.iter().enumerate();
            let all = sources.flat_map(|(source, it)| it.facts.iter().map(move |fact| (source, fact)));
            let same: Vec<(usize, &Fact)> = all
                .filter(|(_, it)| it.value.amount().is_some_and(|it| it.value.abs() == amount.value.abs()))
                .collect();
            let in_points = |it: &Fact| matches!(it.value, Value::Percent { points: true, .. });
            let Some((source, theirs)) = same.first().copied() else { continue };
            if !same.iter().all(|(_, it)| in_points(it)) {
                continue;
            }
            let right = in_points_of(fact.span.of(reading.text));
            let place = (source, theirs.span);
            self.otherwise(
                reading,
                claim,
                (Rule::SourcePercent, fact.span),
                "has that in percentage points",
                (right, place),
            );
        }
    }

    fn pair_of(
        &mut self,
        reading: &Reading<'_>,
        claim: Span,
        change: &Change,
        size: Decimal,
    ) -> Option<Pair> {
        let terms: Vec<Term> =
            terms_in(reading, claim, &mut self.library.lexicon).iter().map(|it| it.term).collect();
        let all: Vec<(usize, Vec<(Decimal, Span)>)> = (0..self.library.passages.len())
            .filter_map(|number| Some((number, self.percentages(number)?)))
            .filter(|(_, list)| !list.is_empty())
            .collect();
        let by = change.by.as_ref().map(|by| by.span);
        let end =
            reading.facts_in(claim).filter(|fact| Some(fact.span) != by).find_map(|fact| match fact.value {
                Value::Percent { amount, points: false } => Some(amount.value.abs()),
                _ => None,
            });
        if all.iter().flat_map(|(_, list)| list).any(|(value, _)| *value == size) {
            return None;
        }
        // `5 per cent` is the difference of too many
        let particular = size.normalize().scale() > 0 || size >= Decimal::TEN;
        let least = if particular { 1 } else { 3 };
        let shares = |number: usize| {
            let told = self.library.terms_of(number).iter();
            told.filter(|it| terms.contains(&it.term)).count() >= least
        };
        // `74 per cent were settled. That is an improvement of 5 per cent`
        let level = level_before(reading, claim);
        let together = all.iter().find_map(|(passage, list)| {
            let (a, b) = list.windows(2).find_map(|pair| match pair {
                [a, b] if is_points(a.0, b.0, size) => Some((*a, *b)),
                _ => None,
            })?;
            (shares(*passage) || level == Some(a.0)).then_some(())?;
            Some(Pair { passage: *passage, span: a.1.join(b.1), from: b.0, to: a.0 })
        });
        together.or_else(|| {
            let end = end.filter(|_| particular)?;
            let (at, _) = all.iter().find(|(_, list)| list.iter().any(|(value, _)| *value == end))?;
            let source = self.library.passages.get(*at)?.source;
            all.iter().find_map(|(passage, list)| {
                let near = passage.abs_diff(*at) <= RECORD;
                let one = self.library.passages.get(*passage).is_some_and(|it| it.source == source);
                let (from, span) = list.iter().find(|(value, _)| is_points(*value, end, size))?;
                (near && one).then_some(Pair { passage: *passage, span: *span, from: *from, to: end })
            })
        })
    }

    /// The percentages of a passage; `33.5 (44.8)` too, where the one in brackets is that of before.
    fn percentages(&self, number: usize) -> Option<Vec<(Decimal, Span)>> {
        let passage = self.library.passages.get(number)?;
        let source = self.library.sources.get(passage.source)?;
        let facts: Vec<_> = source.facts_in(passage.span).collect();
        let bracketed = |at: usize, back: usize| {
            let (Some(first), Some(second)) = (facts.get(at), facts.get(at + 1)) else { return false };
            let between = source.text.get(first.span.end..second.span.start);
            let decimal = |fact: &Fact| match fact.value {
                Value::Number(amount) => amount.value.scale() == 1 && amount.value < Decimal::ONE_HUNDRED,
                _ => false,
            };
            back <= 1 && between == Some(" (") && decimal(first) && decimal(second)
        };
        let list = facts.iter().enumerate().filter_map(|(i, fact)| match fact.value {
            Value::Percent { amount, points: false } => Some((amount.value.abs(), fact.span)),
            Value::Number(amount)
                if bracketed(i, 0) || i.checked_sub(1).is_some_and(|at| bracketed(at, 1)) =>
            {
                Some((amount.value, fact.span))
            }
            _ => None,
        });
        Some(list.collect())
    }
}

/// The one percentage of the sentence before, where the claim begins `That is`.
fn level_before(reading: &Reading<'_>, claim: Span) -> Option<Decimal> {
    let first = reading.tokens.at(claim.start);
    let points_back = matches!(reading.tokens.lower(first), "that" | "this" | "it")
        && matches!(reading.tokens.lower(first + 1), "is" | "was");
    let at = reading.sentences.partition_point(|sentence| sentence.span.start < claim.start);
    let before = reading.sentences.get(at.checked_sub(1).filter(|_| points_back)?)?;
    let mut levels = reading.facts_in(before.span).filter_map(|fact| match fact.value {
        Value::Percent { amount, points: false } => Some(amount.value.abs()),
        _ => None,
    });
    levels.next().filter(|_| levels.next().is_none())
}

/// `11.3 per cent` as points.
fn in_points_of(words: &str) -> Option<String> {
    let unit = ["per cent", "percent", "%"].into_iter().find(|unit| words.contains(unit))?;
    let number = words.get(..words.find(unit)?)?.trim_end();
    Some(format!("{number} percentage points"))
}

/// The two are `size` apart, and the one did not change by so many per cent.
fn is_points(a: Decimal, b: Decimal, size: Decimal) -> bool {
    let rate = |from: Decimal, to: Decimal| {
        let change = to.checked_sub(from)?.checked_div(from)?.checked_mul(Decimal::ONE_HUNDRED)?;
        Some((change.abs() - size).abs() <= Decimal::new(25, 2))
    };
    (a - b).abs() == size && rate(a, b) == Some(false) && rate(b, a) == Some(false)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn points_told_as_per_cent() {
        for (article, source) in [
            (
                "The share of the Alliance in Thornby fell by 11.3 per cent.",
                "Thornby, votes and share (2022)\nOwen Threlkeld (Alliance): 12,876, 33.5 (44.8)\nNadia Cresswell (Union): 14,212, 37.0 (27.6)",
            ),
            (
                "The punctuality of departures improved by 6.5 per cent.",
                "Departures within 15 minutes of schedule, punctuality: 74.6% (68.1%)",
            ),
            (
                "Of all complaints 74 per cent were settled at once. That is an improvement of 5 per cent.",
                "Tamblyn | 182.4 (191.0) | 96 (71) | 74% (69%) | Below target",
            ),
            (
                "A severe attack was had by 6.3 per cent of the one and 11.7 per cent of the other group, a gap of 5.4 per cent.",
                "Severe attack: 38 (6.3 %); 71 (11.7 %). Difference 5.4 percentage points.",
            ),
            (
                "Vaccination in the county has fallen by 8.4 percent in five years, to 86.2 percent.",
                "Vaccination, county (state)\n2019-20: 94.6% (95.0%)\n2024-25: 86.2% (91.4%)",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourcePercent], "{article}");
        }
    }

    #[test]
    fn points_told_as_such_and_real_changes() {
        for (article, source) in [
            (
                "The share of the Alliance in Thornby fell by 11.3 percentage points.",
                "Thornby, votes and share (2022)\nOwen Threlkeld (Alliance): 12,876, 33.5 (44.8)",
            ),
            (
                "The gap was 5.4 per cent.",
                "The gap is 5.4 percentage points, and rents rose by 5.4 per cent.",
            ),
            (
                "Rents in Orme rose by 12.5 per cent.",
                "Rents in Orme are up 12.5%. The share of flats that are let is 62.5%, after 50.0%.",
            ),
            (
                "The number of tenants in Orme fell by 11.3 per cent.",
                "Tenants in Orme: 887 (1,000). Share of tenants: 33.5% (44.8%); tenants down 11.3%.",
            ),
        ] {
            assert_eq!(rules(article, source), [] as [Rule; 0], "{article}");
        }
    }
}
