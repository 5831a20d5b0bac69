//! Slips of the pen: the source's figure with another unit, or with two digits changed about.

use super::candidate::Candidate;
use super::compare::Match;
use super::gate::significant;
use crate::facts::{Amount, Bound, Fact, Kind, Value};
use rust_decimal::Decimal;

/// From which score on the same figure with another unit plays the part: of three digits or more, of two, and of one.
const LONG: f32 = 0.015;
const FIGURE: f32 = 0.10;
const DIGIT: f32 = 0.25;

/// The same for two digits changed about: of the best candidate, of one in a row that the claim names, and of a bare count.
const TURNED: f32 = 0.12;
const ROW: f32 = 0.05;
const COUNT: f32 = 0.35;

/// The one source figure that is the article's with another unit of its dimension: `11 cm` for `11 metres`, `23 months`
/// for `23 weeks`.
pub fn other_unit<'c>(fact: &Fact, candidates: &'c [Candidate]) -> Option<&'c Candidate> {
    let ours = fact.value.amount().filter(|a| matches!(a.bound, None | Some(Bound::About)))?;
    let units = |other: &Value| match (&fact.value, other) {
        (Value::Quantity(a), Value::Quantity(b)) => a.unit != b.unit,
        (Value::Duration(a), Value::Duration(b)) => a.unit != b.unit,
        _ => false,
    };
    let same = |c: &&Candidate| {
        let theirs = c.fact.value.amount();
        theirs.is_some_and(|b| b.value == ours.value && b.place == ours.place && b.bound.is_none())
            && units(&c.fact.value)
    };
    let mut all = candidates.iter().filter(same);
    let first = all.next()?;
    let only = all.all(|other| units_of(&other.fact.value) == units_of(&first.fact.value));
    let least = match significant(ours.value) {
        0 | 1 => DIGIT,
        2 => FIGURE,
        _ => LONG,
    };
    let agreed = candidates.iter().any(|c| c.found.agrees());
    (only && !agreed && first.found == Match::Differs && first.score >= least).then_some(first)
}

fn units_of(value: &Value) -> &str {
    match value {
        Value::Quantity(quantity) => &quantity.unit,
        Value::Duration(duration) => duration.unit,
        _ => "",
    }
}

/// `$64 million` for `$46 million`: two digits changed about in what plays the part better than anything else of its
/// kind. Longer figures are known by their digits alone; two digits are seldom so by chance, but not never.
pub fn turned<'c>(fact: &Fact, candidates: &'c [Candidate]) -> Option<&'c Candidate> {
    let measured = matches!(fact.kind(), Kind::Money | Kind::Percent | Kind::Quantity | Kind::Number);
    let ours = fact.value.amount().filter(|a| measured && matches!(a.bound, None | Some(Bound::About)))?;
    let best = candidates.iter().find(|c| c.fact.kind() == fact.kind())?;
    let theirs = best.fact.value.amount().filter(|b| b.bound.is_none())?;
    let agree = candidates.iter().filter(|c| c.found.agrees()).map(|c| c.score).fold(0.0, f32::max);
    let least = match fact.kind() {
        Kind::Number => COUNT,
        _ if best.labelled => ROW,
        _ => TURNED,
    };
    let sure = best.score >= least && agree * 5.0 < best.score && best.found == Match::Differs;
    (sure && fact.value.is_in_one_unit(&best.fact.value) && are_turned(ours, theirs)).then_some(best)
}

/// Two digits that count, and the other figure has them the other way round.
fn are_turned(a: Amount, b: Amount) -> bool {
    let digits = |amount: Amount| {
        let value = amount.value.abs().normalize();
        let digits = value.mantissa().unsigned_abs().to_string().trim_end_matches('0').to_owned();
        (digits, value)
    };
    let ((x, large), (y, small)) = (digits(a), digits(b));
    let turned: String = y.chars().rev().collect();
    // of one size: 64 and 46, never 6.4 and 46
    let size = |value: Decimal| value.trunc().to_string().len();
    x.len() == 2 && y.len() == 2 && x != y && x == turned && size(large) == size(small)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn a_figure_with_another_unit_is_a_slip() {
        let source = "Satellite pictures show that the sea wall at Orme has sunk by 14 cm since the spring.";
        assert_eq!(rules("The sea wall at Orme has sunk by 14 metres.", source), [Rule::SourceQuantity]);
        let source = "The mean time between start and completion was 19 months.";
        assert_eq!(
            rules("The average time from start to completion is 19 weeks.", source),
            [Rule::SourceDuration]
        );
    }

    #[test]
    fn what_the_sources_have_with_either_unit_is_left_alone() {
        let source = "The sea wall at Orme has sunk by 14 cm. It is 14 metres high.";
        assert_eq!(rules("The sea wall at Orme, 14 metres high, has sunk.", source), []);
        let source = "Treatment took 12 weeks. Patients were followed for 12 months after treatment.";
        assert_eq!(rules("The treatment took 12 weeks.", source), []);
        assert_eq!(rules("Patients were seen again for 12 months.", source), []);
        let source = "The yacht lost its rudder 38 nautical miles off the lighthouse.";
        assert_eq!(rules("The yacht lost its rudder 38 miles off the lighthouse.", source), []);
        let source = "The climb is 900 metres.";
        assert_eq!(rules("The climb is 0.9 kilometres.", source), []);
    }

    #[test]
    fn two_digits_changed_about_in_the_best_part() {
        let source = "The board voted to submit a library bond of $46 million to the voters in November. Fees bring in $3.2 million.";
        assert_eq!(
            rules("The board will ask voters in November for a library bond of $64 million.", source),
            [Rule::SourceMoney]
        );
        assert_eq!(
            rules("The board will ask voters in November for a library bond of $46 million.", source),
            []
        );
        // it is the sum of what the source has
        let both = "The county has a bond of $46 million for libraries and one of $18 million for roads.";
        assert_eq!(rules("The two bonds of the county come to $64 million.", both), []);
    }
}
