//! A figure whose unit was said before: `The bay had 62 centimetres of snow, the pass 35`, `Kell got 52.7 per cent. Moss won 38.9.`

use super::gate::of_one_order;
use super::judge::Bench;
use crate::facts::{Amount, Fact, Kind, Money, Quantity, Value};
use crate::reading::Reading;
use crate::text::{Span, TokenKind};
use rust_decimal::Decimal;

impl Bench<'_, '_> {
    /// The figure with the unit of the one before it, where it has none itself and no source has it bare.
    pub(super) fn with_unit(&self, reading: &Reading<'_>, claim: Span, fact: Fact) -> Fact {
        let Value::Number(amount) = fact.value else { return fact };
        let tokens = &reading.tokens;
        let last = tokens.at(fact.span.end.saturating_sub(1));
        let ends = tokens.kind(last + 1) != Some(TokenKind::Word) || !tokens.near(last);
        let written = fact.span.of(reading.text).starts_with(|c: char| c.is_ascii_digit());
        if !ends || !written || amount.bound.is_some() || self.known.memory.stands(&fact) {
            return fact;
        }
        let Some(value) = before(reading, claim, &fact).and_then(|first| as_that(first, amount)) else {
            return fact;
        };
        // `200km/h instead of 160` where the sources have 160 km/h, and the unit before is another
        let whole = Fact { value, ..fact.clone() };
        let elsewhere = self.known.digits.contains(fact.span.of(reading.text));
        if elsewhere && !self.known.memory.stands(&whole) { fact } else { whole }
    }
}

/// The figure right before: in the sentence, or for a decimal in the one before that.
fn before<'r>(reading: &'r Reading<'_>, claim: Span, fact: &Fact) -> Option<&'r Fact> {
    let figure = |it: &&Fact| {
        use Kind::{Age, Duration, Money, Number, Percent, Quantity};
        matches!(it.kind(), Age | Duration | Money | Number | Percent | Quantity) && it.span != fact.span
    };
    let last = |span: Span| reading.facts_in(span).filter(figure).last();
    let decimal = fact.span.of(reading.text).contains('.');
    last(Span::new(claim.start, fact.span.start)).or_else(|| {
        let at = reading.sentences.partition_point(|it| it.span.start < claim.start);
        let above = at.checked_sub(1).and_then(|i| reading.sentences.get(i)).zip(reading.sentences.get(at));
        above
            .filter(|(above, own)| decimal && above.paragraph == own.paragraph)
            .and_then(|(above, _)| last(above.span))
    })
}

fn as_that(first: &Fact, amount: Amount) -> Option<Value> {
    let theirs = first.value.amount()?;
    let fine = amount.value.scale() == theirs.value.scale() && of_one_order(amount.value, theirs.value);
    match &first.value {
        Value::Percent { points: false, .. } if fine && amount.value <= Decimal::ONE_HUNDRED => {
            Some(Value::Percent { amount, points: false })
        }
        Value::Quantity(it) if fine => Some(Value::Quantity(Quantity { amount, ..it.clone() })),
        Value::Money(it) if fine && theirs.place == amount.place => {
            Some(Value::Money(Money { amount, ..it.clone() }))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const POLL: &str = "Result of the poll\nAda Kell (Harbour List): 52.7 per cent\nIda Moss (Growers): 35.9 per cent\nOrin Hale (Free): 8.9 per cent\n";
    const SNOW: &str = "New snow in 24 hours: North Fell 62 cm, Upper Garth 48 cm, Orme 35 cm.";

    #[test]
    fn a_figure_has_the_unit_of_the_one_before() {
        assert_eq!(
            rules("Ada Kell got 52.7 per cent of the vote. Ida Moss won 38.9.", POLL),
            [Rule::SourcePercent]
        );
        assert_eq!(
            rules("On North Fell 62 centimetres of snow came down, in the Upper Garth 35.", SNOW),
            [Rule::SourceQuantity]
        );
    }

    #[test]
    fn a_right_one_is_right() {
        assert_eq!(rules("Ada Kell got 52.7 per cent of the vote. Ida Moss won 35.9.", POLL), []);
        assert_eq!(rules("On North Fell 62 centimetres of snow came down, in the Upper Garth 48.", SNOW), []);
        let source = "Sales rose by 5 per cent, from 1,176 to 1,235 boats.";
        assert_eq!(rules("Sales rose by 5 per cent, to 1,235.", source), []);
    }
}
