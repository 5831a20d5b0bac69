//! Two groups, one figure each: `fewer than one in five of those watched, compared with 35 per cent of the others` where a
//! source has `131 (25.6%) and 178 (35.1%)`.
//!
//! The one figure of the claim is one of exactly two of a sentence; the other is not the second, and stands nowhere.

use super::compare;
use super::finding;
use super::judge::Bench;
use super::portion::is_open;
use super::share::is_another;
use crate::answer::Claim;
use crate::evidence::{Term, terms_in};
use crate::facts::{Amount, Fact, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::Span;
use rust_decimal::Decimal;

/// What stands between the figures of two groups.
#[rustfmt::skip]
const AGAINST: &[&str] = &["compared", "against", "versus", "while", "whereas", "than", "but", "other", "others"];

/// How many words the sentence must share with the claim.
const SHARED: usize = 2;

impl Bench<'_, '_> {
    /// Says where the second figure of a pair is another.
    pub(super) fn pairs(&mut self, reading: &Reading<'_>, claim: &Claim) {
        let ours: Vec<&Fact> =
            reading.facts_in(claim.span).filter(|fact| is_of_a_group(&fact.value)).collect();
        let [a, b] = ours.as_slice() else { return };
        let tokens = &reading.tokens;
        let between = Span::new(a.span.end, b.span.start.max(a.span.end));
        if !tokens.within(between).any(|i| AGAINST.contains(&tokens.lower(i))) || reading.is_quoted(a.span) {
            return;
        }
        for (known, open) in [(*b, *a), (*a, *b)] {
            let bound = open.value.amount().and_then(|it| it.bound);
            if self.is_contradicted(claim, open.span) || !is_open(bound) && self.known.memory.stands(open) {
                continue;
            }
            let Some((passage, right)) = self.second(reading, claim.span, known, open) else { continue };
            let Some(place) = self.place_of(passage) else { continue };
            let source = self.library.sources.get(place.0).map_or("", |source| source.text);
            let words = right.span.of(source).to_owned();
            let says = format!("has \"{words}\" for it");
            let rule = finding::rule(open.kind());
            self.otherwise(reading, claim, (rule, open.span), &says, (Some(words), place));
            return;
        }
    }

    fn second(
        &mut self,
        reading: &Reading<'_>,
        claim: Span,
        known: &Fact,
        open: &Fact,
    ) -> Option<(usize, Fact)> {
        let placed = terms_in(reading, claim, &mut self.library.lexicon);
        let figure = |span: Span| reading.facts_over(span).any(|fact| fact.value.amount().is_some());
        let terms: Vec<Term> = placed.iter().filter(|it| !figure(it.span)).map(|it| it.term).collect();
        let mut found = None;
        for (number, passage) in self.library.passages.iter().enumerate() {
            let Some(source) = self.library.sources.get(passage.source) else { continue };
            let theirs: Vec<&Fact> =
                source.facts_in(passage.span).filter(|fact| is_of_a_group(&fact.value)).collect();
            if !theirs.iter().any(|fact| is_same(known, fact)) {
                continue;
            }
            let [x, y] = theirs.as_slice() else { return None };
            let other = match (is_same(known, x), is_same(known, y)) {
                (true, false) => *y,
                (false, true) => *x,
                _ => return None,
            };
            let shared = self.library.terms_of(number).iter().filter(|it| terms.contains(&it.term)).count();
            if is_same(open, other) || shared < SHARED || !is_other(open, other) || found.is_some() {
                return None;
            }
            found = Some((number, other.clone()));
        }
        found
    }
}

/// A share, or a measure.
fn is_of_a_group(value: &Value) -> bool {
    let fraction = |a: &Amount| a.value > Decimal::ZERO && a.value < Decimal::ONE;
    matches!(value, Value::Percent { points: false, .. }) || matches!(value, Value::Number(a) if fraction(a))
}

/// The same share, in words or in per cent.
fn as_share(value: &Value) -> Option<Amount> {
    let part = |value: Decimal| value.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default();
    match value {
        Value::Percent { amount, .. } => {
            Some(Amount { value: part(amount.value), place: part(amount.place), bound: amount.bound })
        }
        other => other.amount(),
    }
}

fn is_same(ours: &Fact, theirs: &Fact) -> bool {
    if compare::facts(ours, theirs, Tolerance::default()).agrees() {
        return true;
    }
    let (Some(a), Some(b)) = (as_share(&ours.value), as_share(&theirs.value)) else { return false };
    let words = matches!(ours.value, Value::Number(_));
    words && !is_another(a, b.value, Tolerance::default()) && (a.value - b.value).abs() < Decimal::new(6, 2)
}

/// Another share, yet not so far off that something else must be meant.
fn is_other(ours: &Fact, theirs: &Fact) -> bool {
    let (Some(a), Some(b)) = (as_share(&ours.value), as_share(&theirs.value)) else { return false };
    let near = a.value <= b.value * Decimal::TWO && b.value <= a.value * Decimal::TWO;
    let apart = if matches!(ours.value, Value::Number(_)) {
        is_another(a, b.value, Tolerance::default())
    } else {
        compare::facts(ours, theirs, Tolerance::default()).conflicts()
    };
    near && apart
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const TRIAL: &str = "At least one fall in the year: 131 (25.6%) with the exercises and 178 (35.1%) without. Deaths: 52 and 55.";

    #[test]
    fn the_second_figure_of_a_pair() {
        for (article, rule) in [
            (
                "Fewer than one in five of those with the exercises had a fall in the year, compared with 35 per cent of the others.",
                Rule::SourceNumber,
            ),
            (
                "Of those with the exercises 19 per cent had a fall in the year, against 35 per cent of the others.",
                Rule::SourcePercent,
            ),
        ] {
            assert_eq!(rules(article, TRIAL), [rule], "{article}");
        }
    }

    #[test]
    fn pairs_that_stand() {
        for article in [
            "About one in four of those with the exercises had a fall in the year, compared with 35 per cent of the others.",
            "Of those with the exercises 26 per cent had a fall in the year, against 35 per cent of the others.",
            "A third of the men and 35 per cent of the women had a fall in the year.",
        ] {
            assert_eq!(rules(article, TRIAL), [] as [Rule; 0], "{article}");
        }
    }
}
