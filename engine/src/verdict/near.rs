//! The values of a text in an order in which those that may agree with another stand together.

use super::memory::Placed;
use crate::facts::{Amount, Fact, Value};
use rust_decimal::Decimal;

/// Values by size, where size decides; the others as they came.
#[derive(Debug, Default)]
pub struct Values<'s> {
    /// Exact figures: another exact figure agrees only if it lies close by, or is a thousand times as much (`1.450`).
    exact: Vec<(Decimal, Placed<'s>)>,
    rest: Vec<Placed<'s>>,
}

/// A figure is exact here if what may have been rounded away is less than this share of it.
const FINE: i64 = 50;

impl<'s> Values<'s> {
    /// Sorts them.
    #[must_use]
    pub fn new(values: Vec<Placed<'s>>) -> Self {
        let mut sorted = Self::default();
        for placed in values {
            match exact(placed.0) {
                Some(value) => sorted.exact.push((value, placed)),
                None => sorted.rest.push(placed),
            }
        }
        sorted.exact.sort_by_key(|(value, _)| *value);
        sorted
    }

    /// Every value that may agree with a fact, and some that do not.
    pub fn near(&self, fact: &Fact) -> impl Iterator<Item = &Placed<'s>> {
        let windows = match exact(fact) {
            Some(value) => {
                [self.around(Some(value)), self.around(thousand(value)), self.around(thousandth(value))]
            }
            None => [&self.exact[..], &[], &[]],
        };
        windows.into_iter().flatten().map(|(_, placed)| placed).chain(&self.rest)
    }

    /// The exact figures within a little more than what may have been rounded away.
    fn around(&self, value: Option<Decimal>) -> &[(Decimal, Placed<'s>)] {
        let Some(value) = value else { return &[] };
        let reach = value.abs() / Decimal::from(FINE / 2);
        let (least, most) = (value.saturating_sub(reach), value.saturating_add(reach));
        let from = self.exact.partition_point(|(other, _)| *other < least);
        let to = self.exact.partition_point(|(other, _)| *other <= most);
        self.exact.get(from..to).unwrap_or_default()
    }
}

fn thousand(value: Decimal) -> Option<Decimal> {
    value.checked_mul(Decimal::ONE_THOUSAND)
}

fn thousandth(value: Decimal) -> Option<Decimal> {
    value.checked_div(Decimal::ONE_THOUSAND)
}

/// The value of a figure of one reading, without a bound, that is told to within a fiftieth.
fn exact(fact: &Fact) -> Option<Decimal> {
    let plain = fact.readings.is_empty()
        && matches!(
            fact.value,
            Value::Number(_) | Value::Money(_) | Value::Percent { .. } | Value::Ordinal(_)
        );
    let Amount { value, place, bound } = fact.value.amount().filter(|_| plain)?;
    let zeros = super::compare::rounded_to(Amount { value, place, bound });
    let fine = bound.is_none() && !value.is_zero() && zeros.checked_mul(FINE.into())? <= value.abs();
    fine.then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Story;
    use crate::request::{Article, Request, Source};
    use crate::verdict::compare;

    #[test]
    fn none_that_agrees_is_left_out() {
        let text = "There were 1.450 of them, 1,450 more, 1450 in all, nearly 1,500, about 2,000, 1,449, 1,451, 1,400, 3,000, \
                    61 per cent, 60.94 per cent, 61.4 per cent, $18.2 billion, $18.245 billion, 25, 25.54, 2,071, 2,074, \
                    0.5, 0.48, the 12th, 12, between 10 and 20, 46,000, 46,213, 46,713, 999, 1,000, 1,001, 7.5 km, \
                    4.66 miles, 120 years, -5, 5 and 0.";
        let source = Source { id: "s".into(), text: text.into(), ..Source::default() };
        let article = Article { text: text.into(), ..Article::default() };
        let request = Request { article, sources: vec![source], ..Request::default() };
        let story = Story::new(&request);
        let facts = &story.sources[0].facts;
        let values = Values::new(facts.iter().map(|fact| (fact, vec![fact.span])).collect());
        for one in facts {
            let near: Vec<_> = values.near(one).map(|(fact, _)| fact.span).collect();
            for other in facts {
                let tolerance = request.settings.tolerance;
                let agree = compare::facts(one, other, tolerance).agrees()
                    || compare::facts(other, one, tolerance).agrees();
                assert!(
                    !agree || near.contains(&other.span),
                    "{} {}",
                    one.span.of(text),
                    other.span.of(text)
                );
            }
        }
    }
}
