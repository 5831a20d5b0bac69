//! The same figure with a unit that measures something else: `1.8 million tonnes of mud` where a source has 1.8 million cubic
//! metres of it. Units of one dimension are `slip.rs`'s.
//!
//! No source has the article's figure with its unit, or what it converts to, anywhere; every one that has the figure with a
//! unit has the same other one; and its sentence speaks of what the claim speaks of.

use super::compare;
use super::gate::significant;
use super::judge::Bench;
use crate::answer::Claim;
use crate::evidence::{Term, terms_in};
use crate::facts::{Bound, Fact, Quantity, Value, convert};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::settings::Tolerance;

impl Bench<'_, '_> {
    /// Says which figures of the claim have a unit of another dimension in the sources.
    pub(super) fn dimensions(&mut self, reading: &Reading<'_>, claim: &Claim) {
        for fact in reading.facts_in(claim.span) {
            let Value::Quantity(ours) = &fact.value else { continue };
            let plain = matches!(ours.amount.bound, None | Some(Bound::About));
            // degrees are warm or wide, and which is not said
            if !plain
                || ours.unit == "deg"
                || reading.is_quoted(fact.span)
                || self.is_contradicted(claim, fact.span)
            {
                continue;
            }
            let Some((passage, theirs)) = self.of_another_dimension(reading, claim, fact, ours) else {
                continue;
            };
            let Some(place) = self.place_of(passage) else { continue };
            let source = self.library.sources.get(place.0).map_or("", |source| source.text);
            let right = theirs.span.of(source).to_owned();
            let says = format!("has \"{right}\" for it");
            self.otherwise(reading, claim, (Rule::SourceQuantity, fact.span), &says, (Some(right), place));
        }
    }

    fn of_another_dimension(
        &mut self,
        reading: &Reading<'_>,
        claim: &Claim,
        fact: &Fact,
        ours: &Quantity,
    ) -> Option<(usize, Fact)> {
        let placed = terms_in(reading, claim.span, &mut self.library.lexicon);
        let terms: Vec<Term> =
            placed.iter().filter(|it| !it.span.overlaps(fact.span)).map(|it| it.term).collect();
        let mut found: Option<(usize, Fact, usize)> = None;
        for (number, passage) in self.library.passages.iter().enumerate() {
            let Some(source) = self.library.sources.get(passage.source) else { continue };
            for other in source.facts_in(passage.span) {
                let same = other.value.amount().is_some_and(|it| it.value == ours.amount.value);
                let Value::Quantity(theirs) = &other.value else {
                    // bare in a table: what it counts is not known
                    if same {
                        return None;
                    }
                    continue;
                };
                if compare::facts(fact, other, Tolerance::default()).agrees() {
                    return None;
                }
                if theirs.unit == "deg" {
                    return None;
                }
                let apart = convert(theirs.amount.value, &theirs.unit, &ours.unit).is_none();
                if !same || !apart || theirs.amount.bound.is_some() {
                    continue;
                }
                let all = self.library.terms_of(number).iter().filter(|it| !it.span.overlaps(other.span));
                let shared = all.filter(|it| terms.contains(&it.term)).count();
                let another = |it: &(usize, Fact, usize)| unit_of(&it.1.value) != theirs.unit;
                if found.as_ref().is_some_and(another) {
                    return None;
                }
                if found.as_ref().is_none_or(|it| it.2 < shared) {
                    found = Some((number, other.clone(), shared));
                }
            }
        }
        let least = if significant(ours.amount.value) >= 2 { 1 } else { 2 };
        let (passage, theirs, _) = found.filter(|it| it.2 >= least)?;
        (!self.known.memory.tells(fact.span, &theirs)).then_some((passage, theirs))
    }
}

fn unit_of(value: &Value) -> &str {
    match value {
        Value::Quantity(quantity) => &quantity.unit,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn the_unit_of_something_else() {
        for (article, source) in [
            (
                "The dredger took out 1.8 million tonnes of mud and sand.",
                "In 143 days the dredger removed 1.8 million cubic metres of mud and sand.",
            ),
            ("Alfalfa made 3.9 bushels an acre.", "Alfalfa: 3.9 tons an acre, after 3.6 tons."),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceQuantity], "{article}");
        }
    }

    #[test]
    fn the_same_unit_and_other_things() {
        for (article, source) in [
            (
                "The dredger took out 1.8 million cubic metres of mud.",
                "The dredger removed 1.8 million cubic metres of mud; its fuel weighed 1.8 million kilograms.",
            ),
            ("The road is 12 km long.", "The road is 12 km long and carries lorries of 12 tonnes."),
            ("The road is 12 km long.", "Lorries of 12 tonnes may not cross the old bridge."),
            ("It was 32 degrees in the hall.", "In the hall it was 32 °C at noon."),
            ("The tank holds 45 litres.", "Tank: 45. Weight of the car: 900 kg."),
        ] {
            assert_eq!(rules(article, source), [] as [Rule; 0], "{article}");
        }
    }
}
