//! A thousand times too much or too little: `£2.4m` where a source has £2.4bn, `1.9bn` for 1.9 million.
//!
//! The figures are the same, the words of their size are not, and no source has the article's value.

use super::compare;
use super::finding;
use super::gate::significant;
use super::judge::Bench;
use crate::answer::Claim;
use crate::evidence::{Term, terms_in};
use crate::facts::{Amount, Bound, Fact, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use rust_decimal::Decimal;

/// What the two sizes may be apart by: thousands, and a lakh and a crore.
const TIMES: [i64; 3] = [1_000, 1_000_000, 100];

impl Bench<'_, '_> {
    /// Says which figures of the claim have another size in the sources.
    pub(super) fn magnitudes(&mut self, reading: &Reading<'_>, claim: &Claim) {
        for fact in reading.facts_in(claim.span) {
            let Some(ours) = sized(&fact.value) else { continue };
            let worded = fact.span.of(reading.text).chars().any(char::is_alphabetic);
            if !worded
                || ours.place < Decimal::ONE_HUNDRED
                || reading.is_quoted(fact.span)
                || self.is_contradicted(claim, fact.span)
                || self.known.memory.stands(fact)
            {
                continue;
            }
            let Some((passage, theirs)) = self.of_another_size(reading, claim, fact, ours) else { continue };
            let Some(place) = self.place_of(passage) else { continue };
            let source = self.library.sources.get(place.0).map_or("", |source| source.text);
            let right = theirs.span.of(source).to_owned();
            let says = format!("has \"{right}\" for it");
            let rule = finding::rule(fact.kind());
            self.otherwise(reading, claim, (rule, fact.span), &says, (Some(right), place));
        }
    }

    fn of_another_size(
        &mut self,
        reading: &Reading<'_>,
        claim: &Claim,
        fact: &Fact,
        ours: Amount,
    ) -> Option<(usize, Fact)> {
        let placed = terms_in(reading, claim.span, &mut self.library.lexicon);
        let terms: Vec<Term> =
            placed.iter().filter(|it| !it.span.overlaps(fact.span)).map(|it| it.term).collect();
        let mut found: Option<(usize, Fact, usize)> = None;
        for (number, passage) in self.library.passages.iter().enumerate() {
            let Some(source) = self.library.sources.get(passage.source) else { continue };
            for other in source.facts_in(passage.span) {
                let Some(theirs) = sized(&other.value) else { continue };
                let kinds = fact.kind() == other.kind() || matches!(other.value, Value::Number(_));
                let bare = |amount: Amount| Value::Number(Amount { bound: None, ..amount });
                if kinds && compare::values(&bare(ours), &bare(theirs), Tolerance::default()).agrees() {
                    return None;
                }
                let worded = other.span.of(source.text).chars().any(char::is_alphabetic);
                if fact.kind() != other.kind()
                    || !worded
                    || theirs.place < Decimal::ONE_HUNDRED
                    || !is_scaled(ours, theirs)
                {
                    continue;
                }
                let all = self.library.terms_of(number).iter().filter(|it| !it.span.overlaps(other.span));
                let shared = all.filter(|it| terms.contains(&it.term)).count();
                if found.as_ref().is_none_or(|it| it.2 < shared) {
                    found = Some((number, other.clone(), shared));
                }
            }
        }
        let least = if significant(ours.value) >= 3 { 1 } else { 2 };
        let (passage, theirs, _) = found.filter(|it| it.2 >= least)?;
        (!self.known.memory.tells(fact.span, &theirs)).then_some((passage, theirs))
    }
}

/// A count, or an amount of money, that is not open on one side.
fn sized(value: &Value) -> Option<Amount> {
    let amount = match value {
        Value::Number(amount) => *amount,
        Value::Money(money) => money.amount,
        Value::Quantity(quantity) => quantity.amount,
        _ => return None,
    };
    let plain = matches!(amount.bound, None | Some(Bound::About | Bound::Nearly | Bound::MoreThan));
    (plain && significant(amount.value) >= 2).then_some(amount)
}

/// The one is so many times the other.
fn is_scaled(a: Amount, b: Amount) -> bool {
    let (least, most) = (a.value.min(b.value), a.value.max(b.value));
    TIMES.iter().any(|times| least.checked_mul(Decimal::from(*times)) == Some(most))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const FUND: &str = "The county pension fund stood at £2.4bn at the end of the year. Floodlights for the ground cost $1.9 million.";

    #[test]
    fn a_thousand_times_too_much_or_too_little() {
        for article in [
            "The county pension fund was worth £2.4m at the end of the year.",
            "Floodlights for the ground will cost $1.9bn.",
        ] {
            assert_eq!(rules(article, FUND), [Rule::SourceMoney], "{article}");
        }
    }

    #[test]
    fn figures_of_their_own_size() {
        for article in [
            "The county pension fund was worth £2.4bn at the end of the year.",
            "Floodlights for the ground will cost $1.9 million, and the pension fund is worth £2.4 billion.",
            "A new bridge at Orme cost £2.4m.",
        ] {
            assert_eq!(rules(article, FUND), [] as [Rule; 0], "{article}");
        }
    }
}
