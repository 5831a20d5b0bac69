//! What was, told as what is: `64 per cent had somewhere to go` where a source has `71% (64%)` and its brackets are those of
//! the year before.
//!
//! The sources have the article's figure nowhere but as the older value of a pair, and the words around it in the article do
//! not say that it is that of before.

use super::pairs::{Pair, is_figure};
use super::size::is_scaled;
use super::{agrees, digits};
use crate::answer::Claim;
use crate::evidence::{Term, is_stop_word};
use crate::facts::{Bound, Fact, Kind, Value};
use crate::reading::Reading;
use crate::text::Span;
use crate::verdict::judge::Bench;
use crate::verdict::older::speaks_of_what_comes;
use crate::verdict::{finding, house_form};
use rust_decimal::Decimal;

/// How much of a label, by weight, the claim must have.
const NAMED: f32 = 0.5;

/// The same of the words right before the newer value: `of which kindergarten 573 (641)`.
const OWN: f32 = 0.7;

/// Words by which an article says that a figure is one of before.
#[rustfmt::skip]
const PAST: &[&str] = &[
    "ago", "earlier", "previous", "previously", "before", "last", "then", "against", "compared", "former", "formerly",
    "until", "originally", "old", "once", "prior", "initially", "after", "been", "instead", "average", "mean", "normal", "usual", "usually",
    "normally",
];

/// The same, right before the figure: `from 61 per cent`, and not `thefts from shops`.
const OPENING: &[&str] = &["from", "than"];

/// Words at the head of a column by which its figure is not there yet.
const TO_COME: &[&str] = &[
    "budget",
    "plan",
    "planned",
    "forecast",
    "projection",
    "projected",
    "target",
    "expected",
    "estimate",
    "next",
];

/// How many words before a figure, and behind it, say of which time it is.
const BEFORE: usize = 9;
const BEHIND: usize = 6;

impl Bench<'_, '_> {
    /// Says which figures of the claim the sources have as those of before.
    pub(in crate::verdict) fn stale(&mut self, reading: &Reading<'_>, claim: &Claim) {
        let known = self.known;
        if known.trends.all.is_empty() {
            return;
        }
        let facts: Vec<&Fact> = reading.facts_in(claim.span).filter(|fact| is_figure(fact)).collect();
        for fact in facts {
            let plain = fact.value.amount().is_some_and(|it| matches!(it.bound, None | Some(Bound::About)));
            if !plain || digits(&fact.value) < 2 || is_past(reading, claim.span, fact) {
                continue;
            }
            if reading.is_quoted(fact.span) || self.is_contradicted(claim, fact.span) {
                continue;
            }
            let Some((pair, old)) = self.only_older(reading, claim.span, fact, &known.trends.all) else {
                continue;
            };
            let source = self.library.sources.get(pair.source).map_or("", |source| source.text);
            let right = pair.now.span.of(source);
            let form = house_form::beside(fact.span.of(reading.text), fact, (&old, &pair.now), right);
            let says = format!("has \"{right}\" for it, and the article's figure as one of before");
            let rule = finding::rule(fact.kind());
            let place = (pair.source, pair.now.span);
            self.otherwise(reading, claim, (rule, fact.span), &says, (Some(form), place));
        }
    }

    /// The pair whose older value alone has the figure, and that value.
    fn only_older<'k>(
        &mut self,
        reading: &Reading<'_>,
        claim: Span,
        fact: &Fact,
        pairs: &'k [Pair],
    ) -> Option<(&'k Pair, Fact)> {
        let words: Vec<Term> = self.terms_at(reading, claim);
        let paired = |span: Span| {
            pairs.iter().any(|it| it.now.span == span || it.olds.iter().any(|old| old.span == span))
        };
        // a bare figure of a table is in the unit that its head names
        let is_it = |other: &Fact| {
            let bare = matches!(other.value, Value::Number(_)) && !matches!(fact.value, Value::Number(_));
            if bare {
                paired(other.span) && (agrees(fact, other) || is_scaled(fact, other))
            } else {
                agrees(fact, other)
            }
        };
        let older = |span: Span| {
            pairs.iter().any(|pair| pair.olds.iter().any(|old| old.span == span))
                && !pairs.iter().any(|pair| {
                    pair.now.span == span
                        && !pair.olds.iter().any(|it| it.span == span)
                        && is_latest(pair, pairs)
                })
        };
        let mut places = self.library.sources.iter().enumerate().flat_map(|(n, source)| {
            source.facts.iter().filter(|it| is_figure(it)).filter(|it| is_it(it)).map(move |it| (n, it))
        });
        let (source, it) = places.next()?;
        if places.any(|(n, other)| n != source || other.span != it.span) || !older(it.span) {
            return None;
        }
        let said = |pair: &Pair| {
            reading.facts_in(claim).any(|other| other.span != fact.span && agrees(other, &pair.now))
        };
        // the latest value of its thing
        let of_it = |pair: &&Pair| pair.source == source && pair.olds.iter().any(|old| old.span == it.span);
        let pair = pairs.iter().find(|pair| of_it(pair) && is_latest(pair, pairs))?;
        let told = self.library.sources.get(source)?;
        if !self.is_of_one_length(pair, it.span) || speaks_of_what_comes(told, pair.now.span) {
            return None;
        }
        let sure = pair.ordered && !agrees(fact, &pair.now) && !said(pair);
        (sure
            && !self.known.memory.tells(fact.span, &pair.now)
            && (self.named(&pair.label, &words) >= NAMED || self.named(&pair.own, &words) >= OWN))
            .then(|| (pair, it.clone()))
    }
}

impl Bench<'_, '_> {
    /// The heads of the two columns name times of one length, both of them gone by: a quarter is none of nine months, and
    /// what is budgeted is not there yet.
    fn is_of_one_length(&self, pair: &Pair, old: Span) -> bool {
        let Some(source) = self.library.sources.get(pair.source) else { return false };
        let head =
            |at: Span| self.library.row_at(pair.source, at.start).and_then(|row| row.head_at(at.start));
        let (Some(now), Some(before)) = (head(pair.now.span), head(old)) else { return true };
        let words = now.of(source.text).to_lowercase();
        let length = |head: Span| {
            let counted = source.facts_over(head).any(|fact| fact.kind() == Kind::Duration);
            let days = source.facts_over(head).filter_map(|fact| fact.value.days()).last();
            (counted, days.map(|(first, last)| (last - first).get_days()))
        };
        let (a, b) = (length(now), length(before));
        // `passed 2023` and `passed 2024`
        let worded = |head: Span| head.of(source.text).replace(|c: char| c.is_ascii_digit(), "");
        let alike = match (a.1, b.1) {
            (Some(x), Some(y)) => x.abs_diff(y) * 5 <= x.unsigned_abs().max(y.unsigned_abs()),
            (x, y) => x == y || worded(now) == worded(before),
        };
        alike && a.0 == b.0 && !TO_COME.iter().any(|word| words.contains(word))
    }
}

/// The newer value of a pair is the older one of none.
fn is_latest(pair: &Pair, pairs: &[Pair]) -> bool {
    !pairs
        .iter()
        .any(|other| other.source == pair.source && other.olds.iter().any(|old| old.span == pair.now.span))
}

/// The words around a figure say that it is one of before, or of a day that is named.
fn is_past(reading: &Reading<'_>, claim: Span, fact: &Fact) -> bool {
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let (first, last) = (tokens.at(fact.span.start), tokens.at(fact.span.end.saturating_sub(1)));
    let ends = |i: &usize| matches!(tokens.word(*i), "," | ";" | "." | "(" | ")" | ":" | "–" | "—");
    let past = |i: usize| {
        let at = tokens.span(i, i);
        // `by more than a tenth`
        let figure = reading.facts_over(at).any(|it| is_figure(it) && it.span != at);
        PAST.contains(&tokens.lower(i)) && !figure || reading.facts_over(at).any(|it| it.kind() == Kind::Date)
    };
    let small = fact.value.amount().is_some_and(|it| it.value.abs() <= Decimal::TEN)
        && !matches!(fact.value, Value::Percent { .. });
    let mut led = (range.start..first).rev().map(|i| tokens.lower(i)).take_while(|word| is_stop_word(word));
    let opened = led.any(|word| OPENING.contains(&word));
    small
        || opened
        || (range.start..first)
            .rev()
            .take(BEFORE)
            .take_while(|i| !matches!(tokens.word(*i), ";" | "." | ":"))
            .any(past)
        || (last + 1..range.end).take(BEHIND).take_while(|i| !ends(i)).any(past)
        || tokens.lower(range.start) == "in" && past(range.start + 1)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const YEAR: &str = "Previous year in brackets. We housed 1,863 people (1,702). Of those leaving us, 71% went to settled homes \
                        (64%). Shops took 558,000 (574,000).";

    #[test]
    fn a_figure_of_before() {
        for (article, rule) in [
            ("Of those leaving, 64 per cent had settled homes to go to.", Rule::SourcePercent),
            ("The trust took 574,000 in its shops, which is not much.", Rule::SourceNumber),
        ] {
            assert_eq!(rules(article, YEAR), [rule], "{article}");
        }
    }

    /// Two columns of each year, and a change that has not come.
    const TABLE: &str = "School | sat 2023 | passed 2023 | sat 2024 | passed 2024\nOrme | 812 | 92.3 | 870 | 93.1\n\
                         Kell | 640 | 71.8 | 655 | 70.2\n\nDetected, per cent (2023; 2024)\nTheft from shop: 61; 58\n\
                         Burglary: 17; 19\n\nIce will come down from €96 to about €80 a tonne.";

    #[test]
    fn a_figure_of_an_earlier_column() {
        for (article, rules_of_it) in [
            ("Orme again came first, with 92.3 per cent.", vec![Rule::SourcePercent]),
            ("Of the thefts from shops 61 per cent were detected.", vec![Rule::SourcePercent]),
            ("Orme again came first, with 93.1 per cent.", vec![]),
            ("A tonne of ice now costs €96.", vec![]),
        ] {
            assert_eq!(rules(article, TABLE), rules_of_it, "{article}");
        }
    }

    #[test]
    fn a_figure_that_is_said_to_be_of_before() {
        for article in [
            "Of those leaving, 71 per cent had settled homes to go to, after 64 per cent the year before.",
            "The shops took 558,000, down from 574,000.",
            "Of those leaving, 71 per cent had settled homes to go to.",
            "A year earlier the trust had housed 1,702 people.",
            "Shops took 574,000 in the year before.",
            "The trust housed 1,863 people; in the previous year it housed 1,702.",
        ] {
            assert_eq!(rules(article, YEAR), [] as [Rule; 0], "{article}");
        }
    }
}
