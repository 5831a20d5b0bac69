//! A step in per cent that a source gives with the other sign: `prices rose by 3 per cent` against `City: -3.0%`.

use super::judge::Bench;
use crate::answer::Claim;
use crate::evidence::{Term, terms_in};
use crate::facts::change::{Direction, changes};
use crate::facts::negation::{Polarity, polarity};
use crate::facts::{Fact, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use rust_decimal::Decimal;

/// A percentage as a source prints it: its value, and whether it has a sign.
fn printed(source: &Reading<'_>, fact: &Fact) -> Option<(Decimal, bool)> {
    let Value::Percent { amount, .. } = &fact.value else { return None };
    let words = fact.span.of(source.text);
    let before = source.text.get(..fact.span.start)?.chars().next_back();
    let mark = |c: char| matches!(c, '+' | '-' | '−' | '–');
    let minus = |c: char| matches!(c, '-' | '−' | '–');
    let own = words.chars().next().filter(|c| mark(*c));
    // `12-14%` is a range
    let led = before.filter(|c| mark(*c)).filter(|c| {
        let rest = source.text.get(..fact.span.start.saturating_sub(c.len_utf8()));
        rest.and_then(|rest| rest.chars().next_back())
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '|' | ':'))
    });
    let sign = own.or(led);
    let size = amount.value.abs();
    let down = amount.value.is_sign_negative() || sign.is_some_and(minus);
    Some((if down { -size } else { size }, sign.is_some() || amount.value.is_sign_negative()))
}

impl Bench<'_, '_> {
    /// Says where a change by so many per cent has the other sign in the sources, and the article's nowhere.
    pub(super) fn signs(&mut self, reading: &Reading<'_>, claim: &Claim) {
        for change in changes(reading, claim.span) {
            let stated = polarity(&reading.tokens, claim.span, change.verb) == Polarity::Positive;
            let up = match change.direction {
                Direction::Up => true,
                Direction::Down => false,
                Direction::Unchanged => continue,
            };
            let Some(Value::Percent { amount, .. }) = change.by.as_ref().map(|by| &by.value) else {
                continue;
            };
            if !stated || reading.is_quoted(change.verb) || self.is_contradicted(claim, change.verb) {
                continue;
            }
            let size = amount.value.abs();
            let said = if up { size } else { -size };
            let terms: Vec<Term> =
                terms_in(reading, claim.span, &mut self.library.lexicon).iter().map(|it| it.term).collect();
            let (mut other, mut same) = (None, false);
            for (number, passage) in self.library.passages.iter().enumerate() {
                let Some(source) = self.library.sources.get(passage.source) else { continue };
                for fact in source.facts_in(passage.span) {
                    let Some((value, signed)) = printed(source, fact).filter(|it| it.0.abs() == size) else {
                        continue;
                    };
                    same |= value == said || !signed;
                    let shares = self
                        .library
                        .terms_of(number)
                        .iter()
                        .any(|it| !it.span.overlaps(fact.span) && terms.contains(&it.term));
                    if signed && value == -said && shares {
                        other = other.or(Some((number, fact.span.of(source.text).to_owned())));
                    }
                }
            }
            let Some((number, value)) = other.filter(|_| !same && !size.is_zero()) else { continue };
            let Some(place) = self.place_of(number) else { continue };
            let says = format!("has \"{value}\"");
            self.otherwise(reading, claim, (Rule::SourceDirection, change.verb), &says, (None, place));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn the_other_sign_is_the_other_way() {
        let source =
            "House prices, first quarter. Orrin: -3.2% on the quarter before. Selby: +1.4%. Corrie: 0.6%.";
        for article in
            ["House prices in Orrin rose by 3.2 per cent.", "In Selby house prices fell by 1.4 per cent."]
        {
            assert_eq!(rules(article, source), [Rule::SourceDirection], "{article}");
        }
        for article in [
            "House prices in Orrin fell by 3.2 per cent.",
            "In Selby house prices rose by 1.4 per cent.",
            "In Corrie house prices fell by 0.6 per cent.",
            "House prices in Orrin did not rise by 3.2 per cent.",
        ] {
            assert!(!rules(article, source).contains(&Rule::SourceDirection), "{article}");
        }
    }
}
