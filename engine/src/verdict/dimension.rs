//! The same figure with another unit: `1.8 million tonnes of mud` where a source has 1.8 million cubic metres of it, `38,400
//! hectares` for 38,400 acres, `182,000 tonnes of fertiliser` for as many bags.
//!
//! No source has the article's figure with its unit, or what it converts to, anywhere; every one that has the figure with a
//! unit has the same other one; and its sentence speaks of what the claim speaks of, or the figure is so long that it stands
//! for one thing alone.

use super::compare;
use super::gate::significant;
use super::judge::Bench;
use crate::answer::Claim;
use crate::evidence::{Term, terms_in};
use crate::facts::{Amount, Bound, Fact, Quantity, Value, convert};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::settings::Tolerance;
use rust_decimal::Decimal;

impl Bench<'_, '_> {
    /// Says which figures of the claim have a unit of another dimension in the sources.
    pub(super) fn dimensions(&mut self, reading: &Reading<'_>, claim: &Claim) {
        for fact in reading.facts_in(claim.span) {
            let Value::Quantity(ours) = &fact.value else { continue };
            let plain =
                matches!(ours.amount.bound, None | Some(Bound::About | Bound::Nearly | Bound::MoreThan));
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
        let mut found: Option<Twin> = None;
        for (number, passage) in self.library.passages.iter().enumerate() {
            let Some(source) = self.library.sources.get(passage.source) else { continue };
            for other in source.facts_in(passage.span) {
                // `1.450 m` with a point for the thousands
                let pointed = |it: Amount| it.place == Decimal::new(1, 3);
                if other.value.amount().is_some_and(pointed) {
                    continue;
                }
                if other.value.amount().is_none_or(|it| it.value != ours.amount.value) {
                    let quantity = matches!(other.value, Value::Quantity(_));
                    if quantity && compare::facts(fact, other, Tolerance::default()).agrees() {
                        return None;
                    }
                    continue;
                }
                let unit = match &other.value {
                    Value::Quantity(theirs) => theirs.unit.as_str(),
                    // `182,000 bags`; bare in a table: what it counts is not known
                    Value::Number(_) => filled(source, other)?,
                    _ => return None,
                };
                if unit == ours.unit || unit == "deg" || is_one_name(unit, &ours.unit) {
                    return None;
                }
                if found.as_ref().is_some_and(|it| it.unit != unit) {
                    return None;
                }
                if other.value.amount().is_some_and(|it| it.bound.is_some()) {
                    continue;
                }
                let all = self.library.terms_of(number).iter().filter(|it| !it.span.overlaps(other.span));
                let all: Vec<Term> = all.map(|it| it.term).collect();
                let mut shared = all.iter().filter(|it| terms.contains(it)).count();
                // `Depth: 9 km`: the claim says all that the line does
                if (1..=3).contains(&all.len()) && shared == all.len() {
                    shared = ALL;
                }
                if found.as_ref().is_none_or(|it| it.shared < shared) {
                    found =
                        Some(Twin { passage: number, fact: other.clone(), unit: unit.to_owned(), shared });
                }
            }
        }
        let twin = found?;
        let kin = convert(Decimal::ONE, &twin.unit, &ours.unit).is_some();
        let least = match (significant(ours.amount.value), kin) {
            _ if self.is_prefix_slip(&twin.unit, &ours.unit) => 0,
            (0 | 1, _) => 3,
            (2, true) => 2,
            (2, false) => 1,
            (_, true) => 0,
            (_, false) => 1 + usize::from(matches!(twin.fact.value, Value::Number(_))),
        };
        let sure = twin.shared >= least && !self.known.memory.tells(fact.span, &twin.fact);
        sure.then_some((twin.passage, twin.fact))
    }
}

impl Bench<'_, '_> {
    /// Milligrams for micrograms: a thousand times as much, of which no source gives anything.
    fn is_prefix_slip(&self, theirs: &str, ours: &str) -> bool {
        let ratio = convert(Decimal::ONE, theirs, ours);
        let thousands =
            [Decimal::ONE_THOUSAND, Decimal::new(1, 3)].map(Some).contains(&ratio.map(|it| it.normalize()));
        let mut facts = self.library.sources.iter().flat_map(|source| &source.facts);
        thousands && !facts.any(|fact| matches!(&fact.value, Value::Quantity(it) if it.unit == ours))
    }
}

/// More than any figure needs.
const ALL: usize = 9;

/// The source's fact that has the article's figure with another unit.
struct Twin {
    passage: usize,
    fact: Fact,
    unit: String,
    shared: usize,
}

/// Units that have one name in print: `mile`, `ton`, `gallon`.
fn is_one_name(a: &str, b: &str) -> bool {
    const NAMES: &[&[&str]] = &[
        &["t", "[ston_av]", "[lton_av]"],
        &["[mi_i]", "[nmi_i]", "[mi_us]", "nm"],
        &["[gal_us]", "[gal_br]"],
        &["[pt_us]", "[pt_br]"],
    ];
    NAMES.iter().any(|units| units.contains(&a) && units.contains(&b))
}

/// What goods are filled into.
#[rustfmt::skip]
const VESSELS: &[&str] = &[
    "bags", "bales", "barrels", "bottles", "boxes", "bundles", "cans", "cartons", "cases", "casks", "containers", "crates", "drums", "jars",
    "lorryloads", "packets", "packs", "pallets", "parcels", "rolls", "sacks", "tins", "trays", "truckloads", "tubs", "tubes", "vials",
];

/// The vessel that a bare number counts.
fn filled<'r>(source: &'r Reading<'_>, other: &Fact) -> Option<&'r str> {
    let next = source.tokens.at(other.span.end.saturating_sub(1)) + 1;
    Some(source.tokens.lower(next)).filter(|word| VESSELS.contains(word))
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
            ("The blaze has eaten 27,600 hectares of heath.", "Size: 27,600 acres (Sunday: 25,150)"),
            ("The district is 6,730 square miles in size.", "Area: 6,730 km². Inhabitants per km²: 22.0"),
            (
                "Each child had received 500 milligrams.",
                "They were prescribed 50 micrograms each. They were given 500 micrograms.",
            ),
            (
                "A gale of 55 miles an hour raised waves as high as a church.",
                "Worst day: 3 May (gale from the west, 55 knots; waves 8 m)",
            ),
            (
                "The depth of the quake was six miles, the office said.",
                "Magnitude: 5.8. Depth: 6 km. Felt up to 200 km away.",
            ),
            (
                "Farmers also got 64,500 tonnes of seed wheat at half price.",
                "Inputs: 64,500 bags of seed wheat, of 50 kg each, were sold to farmers at half price.",
            ),
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
            ("The blaze has eaten 11,200 hectares of heath.", "Size: 27,600 acres (Sunday: 25,150)"),
            ("She rowed 2,710 miles.", "She rowed 2,710 nautical miles."),
            ("The mill ground 64,500 tonnes.", "The mill ground 64,500 tonnes, in 64,500 bags of a tonne."),
            ("The mill ground 64,500 tonnes.", "The school bought 64,500 bags."),
            ("It was 32 degrees in the hall.", "In the hall it was 32 °C at noon."),
            ("The tank holds 45 litres.", "Tank: 45. Weight of the car: 900 kg."),
        ] {
            assert_eq!(rules(article, source), [] as [Rule; 0], "{article}");
        }
    }
}
