//! By how much something went, in per cent, against the newer and the older value that a source has of it: `$21.40 an hour,
//! 12 per cent more than last year` where a source has `$21.40 ($19.75)`.
//!
//! The value that it came to finds the pair. A pair that makes the step silences the check, and so does any figure of the
//! sources that would: `a third more than in 1990` may be worked out from another line.

use super::pairs::Pair;
use super::told::{Told, told};
use super::{LONG, ONE, agrees, digits};
use crate::answer::Claim;
use crate::facts::{Amount, Bound, Fact, Kind, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::Span;
use crate::verdict::judge::Bench;
use rust_decimal::Decimal;

/// Words by which a step is none between the two values themselves.
#[rustfmt::skip]
const OTHER_MEASURE: &[&str] = &[
    "real", "inflation", "adjusted", "like-for-like", "comparable", "organic", "constant", "underlying", "seasonally", "annual", "annualised",
    "annualized", "expected", "planned", "forecast", "budgeted", "target", "each", "average", "per-capita",
];

/// Words for the time of a year before.
#[rustfmt::skip]
const YEAR_BEFORE: &[&str] = &[
    "a year earlier", "a year before", "a year ago", "year on year", "year over year", "the year before", "the same quarter",
    "the same period", "the same month", "the same week", "the same three months", "the same half", "last year", "the previous year",
    "the corresponding",
];

impl Bench<'_, '_> {
    /// Says where the two values of a source make another step in per cent.
    pub(in crate::verdict) fn sizes(&mut self, reading: &Reading<'_>, claim: &Claim) {
        if self.known.trends.all.is_empty() {
            return;
        }
        let tokens = &reading.tokens;
        if tokens.within(claim.span).any(|i| OTHER_MEASURE.contains(&tokens.lower(i))) {
            return;
        }
        for it in told(reading, claim.span) {
            let (Some(to), Some(by), None, None) = (&it.to, &it.by, &it.from, it.against) else { continue };
            let Some(step) = percent(by) else { continue };
            // `up by 85, to 673, and now 8 per cent of the whole`
            if tokens.lower(tokens.at(by.span.end.saturating_sub(1)) + 1) == "of" {
                continue;
            }
            if reading.is_quoted(by.span)
                || self.is_contradicted(claim, by.span)
                || self.is_contradicted(claim, it.span)
                || self.known.memory.stands(by)
            {
                continue;
            }
            let known = self.known;
            let pairs = &known.trends.all;
            let Some((pair, old)) = self.other_size(pairs, (reading, claim.span), &it, to, step) else {
                continue;
            };
            let source = self.library.sources.get(pair.source).map_or("", |source| source.text);
            let Some((a, b)) = pair.now.value.amount().zip(old.value.amount()) else { continue };
            let Some(change) = change(a.value, b.value) else { continue };
            let says = format!(
                "has {} after {}, which is {} per cent",
                pair.now.span.of(source),
                old.span.of(source),
                change.round_dp(1).normalize()
            );
            let place = (pair.source, pair.now.span);
            self.otherwise(reading, claim, (Rule::SourcePercent, by.span), &says, (None, place));
        }
    }

    /// The pair whose newer value is what it came to, and the older value that makes another step, if none makes this one.
    fn other_size<'k>(
        &mut self,
        pairs: &'k [Pair],
        (reading, claim): (&Reading<'_>, Span),
        it: &Told,
        to: &Fact,
        step: Amount,
    ) -> Option<(&'k Pair, &'k Fact)> {
        let words = self.terms_at(reading, claim);
        let yearly = is_of_a_year(reading, claim);
        let mut found = None;
        for pair in pairs.iter().filter(|pair| pair.against.is_none()) {
            if !(agrees(to, &pair.now) || digits(&to.value) >= LONG && is_scaled(to, &pair.now)) {
                continue;
            }
            let olds: Vec<&Fact> = match pair.year_before.filter(|_| yearly) {
                Some(at) => pair.olds.get(at).into_iter().collect(),
                None => pair.olds.iter().collect(),
            };
            let sized = |old: &&Fact| fits(step, &pair.now, old);
            if olds.iter().any(sized) {
                return None;
            }
            let up = |old: &&&Fact| {
                let pair = pair.now.value.amount().zip(old.value.amount());
                pair.is_some_and(|(a, b)| a.value != b.value && (a.value > b.value) == it.up)
            };
            let named = self.named(&pair.label, &words);
            let exact =
                pair.now.value.amount().zip(to.value.amount()).is_some_and(|(a, b)| a.place == b.place);
            let sure = if exact && digits(&pair.now.value) >= LONG {
                named > 0.0 || pair.label.is_empty()
            } else {
                named >= ONE
            };
            let whole = !matches!(pair.now.value, Value::Percent { .. });
            if let Some(old) = olds.iter().find(up).filter(|_| pair.ordered && sure && whole) {
                let dated = yearly && pair.year_before.is_some();
                found = found.or(Some((pair, *old, dated)));
            }
        }
        let (pair, old, dated) = found?;
        (dated || !self.follows_from_another(&pair.now, step)).then_some((pair, old))
    }

    /// Some other figure of the sources would make the step.
    fn follows_from_another(&self, now: &Fact, step: Amount) -> bool {
        let kind = |fact: &&Fact| {
            fact.kind() == now.kind() || fact.kind() == Kind::Number || now.kind() == Kind::Number
        };
        let facts = self.library.sources.iter().flat_map(|source| &source.facts);
        // what another label has is of something else
        let pairs = &self.known.trends.all;
        let others = |fact: &&Fact| {
            let its =
                |pair: &Pair| pair.now.span == fact.span || pair.olds.iter().any(|old| old.span == fact.span);
            !pairs.iter().any(|pair| pair.now.span != now.span && its(pair))
        };
        let mut facts = facts.filter(|fact| fact.span != now.span).filter(kind).filter(others);
        facts.any(|old| digits(&old.value) >= 2 && fits(step, now, old))
    }
}

/// A plain figure in per cent.
fn percent(by: &Fact) -> Option<Amount> {
    match by.value {
        Value::Percent { amount, points: false } if !amount.value.is_zero() => {
            Some(Amount { value: amount.value.abs(), ..amount })
        }
        _ => None,
    }
}

fn is_of_a_year(reading: &Reading<'_>, claim: Span) -> bool {
    let words = claim.of(reading.text).to_lowercase();
    YEAR_BEFORE.iter().any(|it| words.contains(it))
}

/// The same figures, the one in millions that the head of a table names: `1,284` for ₹1,284 crore.
pub(super) fn is_scaled(ours: &Fact, theirs: &Fact) -> bool {
    let figures = |fact: &Fact| fact.value.amount().map(|it| it.value.normalize().mantissa());
    matches!(theirs.value, Value::Number(_)) && {
        let trimmed = |mantissa: i128| {
            let mut rest = mantissa;
            while rest != 0 && rest % 10 == 0 {
                rest /= 10;
            }
            rest
        };
        figures(ours).zip(figures(theirs)).is_some_and(|(a, b)| trimmed(a) == trimmed(b))
    }
}

/// The change from one value to another, in per cent.
fn change(now: Decimal, old: Decimal) -> Option<Decimal> {
    now.checked_sub(old)?.checked_div(old)?.abs().checked_mul(Decimal::ONE_HUNDRED)
}

/// The step is what the two values make, as roughly as it is told.
fn fits(step: Amount, now: &Fact, old: &Fact) -> bool {
    let Some((a, b)) = now.value.amount().zip(old.value.amount()) else { return false };
    let Some(made) = change(a.value, b.value) else { return false };
    let part = |of: Decimal, n: i64| of.checked_div(Decimal::from(n)).unwrap_or_default();
    let off = (made - step.value).abs();
    let own = (step.place * Decimal::new(6, 1)).max(part(step.value, 25));
    match step.bound {
        None => off <= own,
        Some(Bound::About) => off <= own.max(part(step.value, 8)) + step.place / Decimal::TWO,
        Some(Bound::Nearly) => made <= step.value + own && off <= part(step.value, 5) + step.place,
        Some(Bound::MoreThan | Bound::AtLeast) => {
            made + own >= step.value && made <= step.value * Decimal::new(15, 1)
        }
        Some(Bound::LessThan | Bound::AtMost) => {
            made <= step.value + own && made * Decimal::TWO >= step.value
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn steps_that_the_two_values_do_not_make() {
        for (article, source) in [
            (
                "Cleaners now start at $18.60 an hour, 12 percent more than last fall.",
                "In brackets: the same week of 2023.\nStarting pay of cleaners, per hour: $18.60 ($17.15)",
            ),
            (
                "Revenue rose by 9 per cent from a year earlier to 2,168.",
                "Results, million francs (Jul–Sep 2025; Apr–Jun 2025; Jul–Sep 2024)\nRevenue: 2,168; 1,989; 1,873\nNet profit: 71; 58; 76",
            ),
            (
                "The bill for guards went up by about 55 per cent, to A$410,000.",
                "Figures for 2023 in brackets.\nCosts: stages $520,000 ($505,000); guards $410,000 ($355,000).",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourcePercent], "{article}");
        }
    }

    #[test]
    fn steps_that_they_make_or_that_may_be_of_another_time() {
        for (article, source) in [
            (
                "Cleaners now start at $18.60 an hour, 8.5 percent more than last fall.",
                "In brackets: the same week of 2023.\nStarting pay of cleaners, per hour: $18.60 ($17.15)",
            ),
            (
                "Learners are up by 85, to 673, and are now 8 percent of the whole.",
                "In brackets: the same week of 2023.\nLearners: 673 (588). Pupils: 8,412 (8,655).",
            ),
            (
                "Revenue rose by 16 per cent from a year earlier to 2,168.",
                "Results, million francs (Jul–Sep 2025; Apr–Jun 2025; Jul–Sep 2024)\nRevenue: 2,168; 1,989; 1,873\nNet profit: 71; 58; 76",
            ),
            (
                "The bill for guards went up by about 15 per cent, to A$410,000.",
                "Figures for 2023 in brackets.\nCosts: stages $520,000 ($505,000); guards $410,000 ($355,000).",
            ),
            (
                "The town has 41,870 people, a quarter more than in 1990 and 24 per cent more than in 2001.",
                "Inhabitants: 41,870 (2023: 41,120). In 2001 there were 33,766.",
            ),
        ] {
            assert_eq!(rules(article, source), [] as [Rule; 0], "{article}");
        }
    }
}
