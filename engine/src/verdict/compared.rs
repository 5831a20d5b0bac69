//! More than the other, where a source has less of it: `diesel costs more than petrol` against `petrol 139.8p, diesel 138.9p`.

use super::judge::Bench;
use crate::answer::Claim;
use crate::evidence::{Placed, Term, terms_in};
use crate::facts::negation::{Polarity, polarity};
use crate::facts::{Kind, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::Span;
use rust_decimal::Decimal;

/// What is compared: words, the kind of figure, the units that it may have where it has one, and which way.
struct Way(&'static str, Kind, &'static str, bool);

const LENGTHS: &str =
    "m km cm mm metre meter kilometre kilometer centimetre millimetre foot feet ft mile yard inch";
const WEIGHTS: &str = "kg g t kilo kilogram gram tonne ton lb pound stone ounce";

/// Words that compare.
#[rustfmt::skip]
const WORDS: &[Way] = &[
    Way("more expensive|dearer|costlier|pricier|costs more|cost more", Kind::Money, "", true),
    Way("cheaper|less expensive|costs less|cost less", Kind::Money, "", false),
    Way("longer|taller|wider|deeper|broader|thicker", Kind::Quantity, LENGTHS, true),
    Way("shorter|narrower|shallower|thinner", Kind::Quantity, LENGTHS, false),
    Way("heavier", Kind::Quantity, WEIGHTS, true),
    Way("lighter", Kind::Quantity, WEIGHTS, false),
    Way("older", Kind::Age, "", true),
    Way("younger", Kind::Age, "", false),
    Way("more", Kind::Number, "", true),
    Way("fewer", Kind::Number, "", false),
];

/// How far before `than` the word that compares may stand.
const REACH: usize = 4;

/// A figure of a source with the terms of the stretch that it stands in.
struct Labelled {
    value: Decimal,
    label: Vec<Term>,
    passage: usize,
}

impl Bench<'_, '_> {
    /// Says where the figures of a source turn a comparison of two things round.
    pub(super) fn comparisons(&mut self, reading: &Reading<'_>, claim: &Claim) {
        let tokens = &reading.tokens;
        let range = tokens.within(claim.span);
        let Some(than) = range.clone().find(|i| tokens.lower(*i) == "than") else { return };
        let Some((at, way)) = comparing(reading, range.start, than) else { return };
        let stated = polarity(tokens, claim.span, at) == Polarity::Positive;
        // `more than 40`, `longer than expected`, and what somebody says, wants or thinks
        let opens = matches!(tokens.lower(than + 1), "the" | "its" | "their" | "his" | "her" | "a" | "an");
        let placed = terms_in(reading, claim.span, &mut self.library.lexicon);
        let figure = reading.facts_in(claim.span).any(|fact| fact.value.amount().is_some());
        if !stated || figure || reading.is_quoted(at) {
            return;
        }
        let first = tokens.at(at.start);
        let own: Vec<&Placed> = placed.iter().filter(|it| it.token < first).collect();
        let end = than + 3 + usize::from(opens);
        let other: Vec<&Placed> = placed.iter().filter(|it| it.token > than && it.token < end).collect();
        let apart = |of: &[&Placed], from: &[&Placed]| -> Vec<Term> {
            of.iter().map(|it| it.term).filter(|term| !from.iter().any(|it| it.term == *term)).collect()
        };
        let (ours, theirs) = (apart(&own, &other), apart(&other, &own));
        let counted: Vec<Term> =
            placed.iter().filter(|it| it.token > first && it.token < than).map(|it| it.term).collect();
        let all = self.labelled(way);
        let of = |with: &[Term], without: &[Term]| -> Vec<&Labelled> {
            let has = |it: &&Labelled, terms: &[Term]| terms.iter().any(|term| it.label.contains(term));
            all.iter().filter(|it| has(it, with) && !has(it, without)).collect()
        };
        let (a, b) = (of(&ours, &theirs), of(&theirs, &ours));
        let ([a], [b]) = (&a[..], &b[..]) else { return };
        // `more trains`: what the figures count
        let told = |it: &Labelled| {
            let there = self.library.terms_of(it.passage);
            counted.iter().any(|term| there.iter().any(|it| it.term == *term))
        };
        if way.1 == Kind::Number && !(told(a) && told(b)) {
            return;
        }
        let alike = a.passage == b.passage || a.label.iter().any(|term| b.label.contains(term));
        if !alike || a.value == b.value || (a.value > b.value) == way.3 {
            return;
        }
        let Some(place) = self.place_of(a.passage) else { return };
        let says =
            format!("has {} for the one and {} for the other", a.value.normalize(), b.value.normalize());
        self.otherwise(reading, claim, (Rule::SourceDirection, at), &says, (None, place));
    }

    /// The figures of some kinds in the sources, each with what its stretch between marks says.
    fn labelled(&self, way: &Way) -> Vec<Labelled> {
        let mut found = Vec::new();
        for (passage, it) in self.library.passages.iter().enumerate() {
            let Some(source) = self.library.sources.get(it.source) else { continue };
            for fact in source.facts_in(it.span).filter(|fact| fact.kind() == way.1) {
                let words = fact.span.of(source.text).to_lowercase();
                let unit = words.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
                let fits = |it: &str| it == unit || unit.strip_suffix('s') == Some(it);
                if !way.2.is_empty() && !way.2.split(' ').any(fits) {
                    continue;
                }
                let Some(value) = of_one_unit(&fact.value) else { continue };
                let stretch = stretch(source, it.span, fact.span);
                let terms = self.library.terms_of(passage).iter();
                let label =
                    terms.filter(|p| stretch.contains(p.span) && !p.span.overlaps(fact.span)).map(|p| p.term);
                found.push(Labelled { value, label: label.collect(), passage });
            }
        }
        found
    }
}

/// The value of an amount.
fn of_one_unit(value: &Value) -> Option<Decimal> {
    value.amount().filter(|amount| amount.bound.is_none()).map(|amount| amount.value)
}

/// The word before `than` that compares.
fn comparing(reading: &Reading<'_>, start: usize, than: usize) -> Option<(Span, &'static Way)> {
    let tokens = &reading.tokens;
    let from = than.saturating_sub(REACH).max(start);
    for way in WORDS {
        for words in way.0.split('|') {
            let length = words.split(' ').count();
            let said = |i: usize| words.split(' ').enumerate().all(|(n, word)| tokens.lower(i + n) == word);
            if let Some(i) = (from..than).find(|i| i + length <= than && said(*i)) {
                return Some((tokens.span(i, i + length - 1), way));
            }
        }
    }
    None
}

/// The stretch of a sentence around a figure, from mark to mark; a colon parts a label from nothing.
fn stretch(source: &Reading<'_>, sentence: Span, at: Span) -> Span {
    let tokens = &source.tokens;
    let range = tokens.within(sentence);
    let (first, last) = (tokens.at(at.start), tokens.at(at.end.saturating_sub(1)));
    let mark = |i: &usize| {
        matches!(tokens.word(*i), "," | ";" | "(" | ")" | "|") || matches!(tokens.lower(*i), "and" | "while")
    };
    let start = (range.start..first).rev().find(mark).map_or(range.start, |i| i + 1);
    let end = (last + 1..range.end).find(mark).unwrap_or(range.end);
    tokens.span(start, end.saturating_sub(1).max(start))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn what_is_less_is_not_more() {
        let towers = "The Holt tower is 140 metres high and the Brand tower 152 metres.";
        let pump =
            "Average prices in Orrin on 5 May: petrol £1.42, diesel £1.39 a litre. Both fell in April.";
        let lines = "Trains a day: Ashby line 14, Orrin line 22.";
        for (article, source) in [
            ("The Holt tower in Orrin is taller than the Brand tower.", towers),
            ("Diesel is dearer than petrol in Orrin now.", pump),
            ("The Ashby line has more trains than the Orrin line.", lines),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceDirection], "{article}");
        }
        for (article, source) in [
            ("The Brand tower in Orrin is taller than the Holt tower.", towers),
            ("The Holt tower in Orrin is no taller than the Brand tower.", towers),
            ("The Holt tower in Orrin is heavier than the Brand tower.", towers),
            ("The Holt tower in Orrin is older than the Brand tower.", towers),
            ("Petrol is dearer than diesel in Orrin now.", pump),
            ("The Orrin line has more trains than the Ashby line.", lines),
            ("The Ashby line has more passengers than the Orrin line.", lines),
        ] {
            assert!(!rules(article, source).contains(&Rule::SourceDirection), "{article}");
        }
    }
}
