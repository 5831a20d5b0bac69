//! All of them, where a source has so many of so many: `all the schools get computers` against `40 of the county's 80 schools`.

use super::judge::Bench;
use crate::answer::Claim;
use crate::evidence::{Placed, Term, is_stop_word, terms_in};
use crate::facts::{Fact, Kind};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::{Span, TokenKind};
use rust_decimal::Decimal;

/// How much of the rest of the claim must stand in the sentence and those beside it.
const SHARED: f32 = 0.33;

/// A part of a whole: `29 of the 32 sonatas`.
struct Portion {
    noun: Term,
    part: Decimal,
    whole: Decimal,
    words: Span,
}

impl Bench<'_, '_> {
    /// Says where a claim tells of all what a source tells of some.
    pub(super) fn wholes(&mut self, reading: &Reading<'_>, claim: &Claim) {
        let placed = terms_in(reading, claim.span, &mut self.library.lexicon);
        let tokens = &reading.tokens;
        for i in tokens.within(claim.span).filter(|i| is_all(reading, *i)) {
            let at = tokens.span(i, i);
            let near: Vec<Term> =
                placed.iter().filter(|it| it.token > i && it.token <= i + 8).map(|it| it.term).collect();
            let whole = number_behind(reading, claim.span, i);
            if reading.is_quoted(at) || near.is_empty() {
                continue;
            }
            let rest: Vec<Term> = placed.iter().map(|it| it.term).collect();
            if let Some((place, says)) = self.told_of_some(reading, &near, whole, &rest) {
                self.otherwise(reading, claim, (Rule::SourceNumber, at), &says, (None, place));
                return;
            }
        }
    }

    /// Where a source has only a part of what all is said of; none where any source has all, or the article the part.
    fn told_of_some(
        &self,
        reading: &Reading<'_>,
        near: &[Term],
        whole: Option<Decimal>,
        rest: &[Term],
    ) -> Option<((usize, Span), String)> {
        let mut found = None;
        for (number, passage) in self.library.passages.iter().enumerate() {
            let source = self.library.sources.get(passage.source)?;
            let here = self.library.terms_of(number);
            if !near.iter().any(|term| here.iter().any(|it| it.term == *term)) {
                continue;
            }
            let all = source.tokens.within(passage.span).any(|i| {
                is_all(source, i)
                    && here.iter().any(|it| it.token > i && it.token <= i + 4 && near.contains(&it.term))
            });
            if all {
                return None;
            }
            for it in portions(source, passage.span, here) {
                let same = near.contains(&it.noun) && whole.is_none_or(|whole| whole == it.whole);
                if same && found.is_none() && self.speaks_of(number, it.noun, rest) {
                    found = Some((it, number));
                }
            }
        }
        let (it, number) = found?;
        let says = |fact: &Fact| fact.value.amount().is_some_and(|amount| amount.value == it.part);
        if reading.facts.iter().any(says) {
            return None;
        }
        let place = self.place_of(number)?;
        let source = self.library.sources.get(place.0)?;
        Some((place, format!("has \"{}\"", it.words.of(source.text))))
    }

    /// The sentence and those beside it have enough of the rest of the claim, and one word of it beside the noun.
    fn speaks_of(&self, passage: usize, noun: Term, rest: &[Term]) -> bool {
        let paragraph = |at: usize| {
            let it = self.library.passages.get(at)?;
            Some((it.source, self.library.sentence(it)?.paragraph))
        };
        let beside = [passage.checked_sub(1), Some(passage), Some(passage + 1)];
        let around: Vec<usize> =
            beside.into_iter().flatten().filter(|at| paragraph(*at) == paragraph(passage)).collect();
        let has = |at: usize, term: Term| self.library.terms_of(at).iter().any(|it| it.term == term);
        let weight = |term: &Term| self.library.lexicon.weight(*term);
        let others = || rest.iter().filter(|term| **term != noun);
        let all: f32 = others().map(weight).sum();
        let held: f32 = others().filter(|term| around.iter().any(|at| has(*at, **term))).map(weight).sum();
        others().any(|term| has(passage, *term)) && held >= all * SHARED
    }
}

/// `all`, `every`, `each of`, said of things and not denied or in a phrase: `not all`, `all but`, `in all`, `all over`.
fn is_all(reading: &Reading<'_>, i: usize) -> bool {
    let tokens = &reading.tokens;
    let before = i.checked_sub(1).map_or("", |back| tokens.lower(back));
    let next = tokens.lower(i + 1);
    match tokens.lower(i) {
        "all" => {
            !matches!(
                before,
                "not"
                    | "at"
                    | "in"
                    | "after"
                    | "above"
                    | "nearly"
                    | "almost"
                    | "virtually"
                    | "of"
                    | "them"
                    | "us"
            ) && !matches!(
                next,
                "but"
                    | "over"
                    | "right"
                    | "along"
                    | "too"
                    | "day"
                    | "night"
                    | "year"
                    | "time"
                    | "about"
                    | "that"
            )
        }
        "every" => {
            !matches!(before, "not" | "nearly" | "almost")
                && !matches!(next, "day" | "year" | "week" | "month" | "other")
        }
        "each" => next == "of" && before != "not",
        _ => false,
    }
}

/// The number right behind `all of the`.
fn number_behind(reading: &Reading<'_>, claim: Span, i: usize) -> Option<Decimal> {
    let tokens = &reading.tokens;
    let fact = reading.facts_in(claim).find(|fact| {
        let first = tokens.at(fact.span.start);
        fact.kind() == Kind::Number && first > i && first <= i + 5
    })?;
    fact.value.amount().map(|amount| amount.value)
}

/// The parts of wholes in a sentence, each with what is counted.
fn portions(source: &Reading<'_>, sentence: Span, placed: &[Placed]) -> Vec<Portion> {
    let tokens = &source.tokens;
    let numbers: Vec<&Fact> = source.facts_in(sentence).filter(|fact| fact.kind() == Kind::Number).collect();
    let mut found = Vec::new();
    for pair in numbers.windows(2) {
        let [a, b] = pair else { continue };
        let (last, first) = (tokens.at(a.span.end.saturating_sub(1)), tokens.at(b.span.start));
        let of = tokens.lower(last + 1) == "of";
        let small = (last + 2..first).all(|k| {
            is_stop_word(tokens.lower(k)) || tokens.kind(k) == Some(TokenKind::Sign) || possessive(source, k)
        });
        let values = a.value.amount().zip(b.value.amount()).map(|(a, b)| (a.value, b.value));
        let Some((part, whole)) = values.filter(|(part, whole)| of && small && part < whole) else {
            continue;
        };
        let end = tokens.at(b.span.end.saturating_sub(1));
        let noun = placed.iter().find(|it| it.token > end && it.token <= end + 3);
        let Some(noun) = noun else { continue };
        let words = Span::new(a.span.start, noun.span.end);
        found.push(Portion { noun: noun.term, part, whole, words });
    }
    found
}

/// A word with `'s` behind it, or that `s`.
fn possessive(source: &Reading<'_>, i: usize) -> bool {
    let tokens = &source.tokens;
    let mark = |k: usize| matches!(tokens.word(k), "'" | "’");
    mark(i + 1) || i.checked_sub(1).is_some_and(mark)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn all_of_what_a_source_has_in_part_is_found() {
        let source =
            "The county has bought boats for 12 of its 30 sailing clubs. The other clubs must wait a year.";
        for article in [
            "All the sailing clubs of the county will get new boats.",
            "Every sailing club in the county gets boats.",
            "The county has bought boats for all 30 sailing clubs.",
        ] {
            assert_eq!(rules(article, source), [Rule::SourceNumber], "{article}");
        }
        for article in [
            "Not all the sailing clubs of the county will get new boats.",
            "All but a few sailing clubs of the county will get new boats.",
            "The county has bought boats for 12 sailing clubs; all the clubs had asked for them.",
            "All the rowing crews were at the opening of the fair.",
            "Sailing clubs in the county will get boats after all.",
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
        let both = "Boats were bought for 12 of the 30 sailing clubs. By May all sailing clubs of the county had boats.";
        assert_eq!(rules("All the sailing clubs of the county have got boats.", both), []);
    }
}
