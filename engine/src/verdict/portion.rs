//! A share of what a record has figures of: `more than half of the visitors came from abroad` where a source has `Visitors:
//! 168,240` and `From abroad: 77,400`, and `31 per cent of the money goes on care` where that is the share of another row.
//!
//! The words of the part name one figure, those behind `of` another, or the part is a row of a table that has a total.

use super::compare::Interval;
use super::judge::Bench;
use super::share::{is_another, is_far};
use crate::answer::Claim;
use crate::evidence::{Term, is_step, terms_in};
use crate::facts::{Amount, Bound, Fact, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::settings::Tolerance;
use crate::text::Span;
use rust_decimal::Decimal;

/// How many passages apart the part and the whole of a record may stand.
const RECORD: usize = 6;

/// The most words of a whole.
const WHOLE: usize = 4;

/// Rows that are of all.
#[rustfmt::skip]
const ALL: &[&str] = &["all", "total", "totals", "overall", "altogether", "sum", "together", "whole"];

/// What is no part of something that is there.
#[rustfmt::skip]
const STEPS: &[&str] = &[
    "rise", "increase", "growth", "gain", "fall", "drop", "decline", "decrease", "loss", "difference", "change", "reduction", "gap", "cut",
];

/// A figure of a source with what it is of.
struct Figure {
    passage: usize,
    span: Span,
    value: Decimal,
    label: Vec<Term>,
    /// Its row and column, where it stands in a table.
    cell: Option<(Span, usize)>,
    /// Its label says that it is all.
    all: bool,
}

impl Bench<'_, '_> {
    /// Says which shares of the claim the figures of a record do not make.
    pub(super) fn portions(&mut self, reading: &Reading<'_>, claim: &Claim) {
        for fact in reading.facts_in(claim.span) {
            let Some(share) = share_of(fact) else { continue };
            if reading.is_quoted(fact.span)
                || self.is_contradicted(claim, fact.span)
                || is_step(reading, fact.span)
                || !is_open(share.bound) && self.known.memory.stands(fact)
            {
                continue;
            }
            let Some((part, whole, made)) = self.other_portion(reading, claim.span, fact, share) else {
                continue;
            };
            let Some(place) = self.place_of(part.passage) else { continue };
            let source = self.library.sources.get(place.0).map_or("", |source| source.text);
            let percent = (made * Decimal::ONE_HUNDRED).round_dp(1).normalize();
            let of = whole.map_or_else(|| "of all rows".to_owned(), |it| format!("of {}", it.of(source)));
            let says = format!("has {} {of}, which is {percent} per cent", part.span.of(source));
            let rule = if matches!(fact.value, Value::Percent { .. }) {
                Rule::SourcePercent
            } else {
                Rule::SourceNumber
            };
            self.otherwise(reading, claim, (rule, fact.span), &says, (None, (place.0, part.span)));
        }
    }

    fn other_portion(
        &mut self,
        reading: &Reading<'_>,
        claim: Span,
        fact: &Fact,
        share: Amount,
    ) -> Option<(Figure, Option<Span>, Decimal)> {
        let of = whole_behind(reading, claim, fact)?;
        let at = |span: Span, bench: &mut Self| -> Vec<Term> {
            terms_in(reading, span, &mut bench.library.lexicon).iter().map(|it| it.term).collect()
        };
        let whole_terms = at(of, self);
        let rest = Span::new(of.end, claim.end);
        let part_terms: Vec<Term> =
            at(rest, self).into_iter().filter(|it| !whole_terms.contains(it)).collect();
        let figures = self.figures();
        let within =
            |label: &[Term], words: &[Term]| !label.is_empty() && label.iter().all(|it| words.contains(it));
        let parts: Vec<&Figure> = figures.iter().filter(|it| within(&it.label, &part_terms)).collect();
        let longest = parts.iter().map(|it| it.label.len()).max()?;
        let parts: Vec<&Figure> = parts.into_iter().filter(|it| it.label.len() == longest).collect();
        let first = *parts.first()?;
        // one row, or one line
        if parts
            .iter()
            .any(|it| it.cell.map(|cell| cell.0) != first.cell.map(|cell| cell.0) || it.label != first.label)
        {
            return None;
        }
        match first.cell {
            Some((row, _))
                if parts.len() > 1 || figures.iter().any(|it| it.cell.is_some_and(|cell| cell.0 != row)) =>
            {
                self.of_a_table(reading, &figures, &parts, share)
            }
            _ => {
                let mut wholes = figures.iter().filter(|it| {
                    within(&it.label, &whole_terms)
                        && it.passage.abs_diff(first.passage) <= RECORD
                        && it.value > first.value
                });
                let (whole, None) = (wholes.next()?, wholes.next()) else { return None };
                let made = first.value.checked_div(whole.value)?;
                let wrong = parts.len() == 1 && is_other(share, made);
                wrong.then(|| (copy(first), Some(whole.span), made))
            }
        }
    }

    /// The row's share of the total of its column, where another row has the article's share, or the article the total.
    fn of_a_table(
        &self,
        reading: &Reading<'_>,
        figures: &[Figure],
        parts: &[&Figure],
        share: Amount,
    ) -> Option<(Figure, Option<Span>, Decimal)> {
        let mut latest = None;
        // `League; 31; 34`: the row has the share itself
        let whole = share.value.checked_mul(Decimal::ONE_HUNDRED)?;
        if parts.iter().any(|part| (part.value - whole).abs() <= Decimal::ONE) {
            return None;
        }
        for part in parts {
            let (row, column) = part.cell?;
            let others: Vec<&Figure> = figures
                .iter()
                .filter(|it| {
                    it.cell.is_some_and(|cell| cell.1 == column && cell.0 != row)
                        && it.passage.abs_diff(part.passage) <= 2 * RECORD
                })
                .collect();
            let total = others.iter().find(|it| it.all).map(|it| (it.value, Some(it.span)));
            let sum = others
                .iter()
                .filter(|it| !it.all)
                .try_fold(part.value, |sum, it| sum.checked_add(it.value))?;
            let told = || self.tells_digits(sum).then_some((sum, None));
            let Some((total, span)) = total.or_else(told) else { continue };
            if total <= part.value {
                return None;
            }
            let made = part.value.checked_div(total)?;
            if !is_other(share, made) {
                return None;
            }
            let beside = others.iter().filter(|it| !it.all);
            let twin =
                beside.filter_map(|it| it.value.checked_div(total)).any(|other| is_tight(share, other));
            let named = reading
                .facts
                .iter()
                .filter_map(|it| it.value.amount())
                .any(|it| digits(it.value) == digits(total));
            if twin || named {
                latest = Some((copy(part), span, made));
            }
        }
        latest
    }

    /// A source has the figures of a value, in whatever unit.
    fn tells_digits(&self, value: Decimal) -> bool {
        let facts = self.library.sources.iter().flat_map(|source| &source.facts);
        facts.filter_map(|it| it.value.amount()).any(|it| digits(it.value) == digits(value))
    }

    /// The figures of the sources that have a label.
    fn figures(&mut self) -> Vec<Figure> {
        let sources = self.library.sources;
        let mut found = Vec::new();
        for passage in 0..self.library.passages.len() {
            let Some(it) = self.library.passages.get(passage) else { continue };
            let (source, span) = (it.source, it.span);
            let Some(text) = sources.get(source) else { continue };
            for fact in text.facts_in(span) {
                let amount = match &fact.value {
                    Value::Number(a) => *a,
                    Value::Money(m) => m.amount,
                    Value::Quantity(q) => q.amount,
                    _ => continue,
                };
                if amount.bound.is_some() || amount.value <= Decimal::ZERO {
                    continue;
                }
                let row = self.library.row_at(source, fact.span.start);
                let cell = row.and_then(|row| Some((row.span, row.cell_at(fact.span.start)?)));
                let at = match (row, cell) {
                    (Some(row), Some(_)) => row.label,
                    _ => match label_of(text, span, fact.span) {
                        Some(at) => at,
                        None => continue,
                    },
                };
                let words: Vec<String> =
                    text.tokens.within(at).map(|i| text.tokens.lower(i).to_owned()).collect();
                let all = words.len() <= 3 && words.iter().any(|word| ALL.contains(&word.as_str()));
                let label = terms_in(text, at, &mut self.library.lexicon).iter().map(|it| it.term).collect();
                found.push(Figure { passage, span: fact.span, value: amount.value, label, cell, all });
            }
        }
        found
    }

    /// True if a labelled figure of the sources, and one that the article has just told, make the share.
    pub(super) fn is_made(&mut self, reading: &Reading<'_>, claim: Span, fact: &Fact) -> bool {
        let Some(share) = share_of(fact) else { return false };
        let Some(home) = reading.sentence_at(claim.start) else { return false };
        let near = |it: &&Fact| {
            let there = reading.sentence_at(it.span.start);
            let one = there.is_some_and(|there| {
                home.paragraph.abs_diff(there.paragraph) <= 1 && there.span.start <= claim.start
            });
            one && it.span != fact.span
        };
        let wholes: Vec<Decimal> =
            reading.facts.iter().filter(near).filter_map(|it| it.value.amount()).map(|it| it.value).collect();
        let words: Vec<Term> =
            terms_in(reading, claim, &mut self.library.lexicon).iter().map(|it| it.term).collect();
        let figures = self.figures();
        figures
            .iter()
            .filter(|it| !it.label.is_empty() && it.label.iter().all(|term| words.contains(term)))
            .any(|part| {
                let mut wholes = wholes.iter().filter(|whole| **whole > part.value);
                wholes.any(|whole| {
                    part.value
                        .checked_div(*whole)
                        .is_some_and(|made| !is_far(share, made) && !is_other(share, made))
                })
            })
    }
}

/// A bound that is open on one side: nearly every figure lies behind it.
pub(super) const fn is_open(bound: Option<Bound>) -> bool {
    matches!(bound, Some(Bound::MoreThan | Bound::LessThan | Bound::AtLeast | Bound::AtMost))
}

fn copy(it: &Figure) -> Figure {
    Figure { label: Vec::new(), ..*it }
}

/// A share of one: of a fraction in words, or of a figure in per cent.
fn share_of(fact: &Fact) -> Option<Amount> {
    let part = |value: Decimal| value.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default();
    let amount = match &fact.value {
        Value::Number(a) => *a,
        Value::Percent { amount, points: false } => {
            Amount { value: part(amount.value), place: part(amount.place), bound: amount.bound }
        }
        _ => return None,
    };
    (amount.value > Decimal::ZERO && amount.value < Decimal::ONE).then_some(amount)
}

/// The article's share does not allow this one, which yet is near enough to be meant.
fn is_other(share: Amount, made: Decimal) -> bool {
    // per cents are told to the place
    if share.place < Decimal::new(2, 2) {
        let near = share.bound.map_or_else(|| share.place, |_| share.place.max(share.value / Decimal::TEN));
        let wide = Interval::meant(Amount { place: share.place.max(near), ..share }, Tolerance::default());
        return (share.value - made).abs() > near && !wide.holds(made) && !is_far(share, made);
    }
    is_another(share, made, Tolerance::default())
}

/// The share is this one to the place.
fn is_tight(share: Amount, made: Decimal) -> bool {
    (share.value - made).abs() <= share.place.min(Decimal::new(1, 2))
}

/// The figures of a value without its zeros and its point.
fn digits(value: Decimal) -> String {
    let plain = value.abs().normalize().mantissa().unsigned_abs().to_string();
    plain.trim_end_matches('0').to_owned()
}

/// The words behind `of` that say what the share is of.
fn whole_behind(reading: &Reading<'_>, claim: Span, fact: &Fact) -> Option<Span> {
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let of = tokens.at(fact.span.end.saturating_sub(1)) + 1;
    if tokens.lower(of) != "of" {
        return None;
    }
    let article =
        matches!(tokens.lower(of + 1), "the" | "its" | "their" | "all" | "his" | "her" | "those" | "these");
    let first = of + 1 + usize::from(article);
    let noun = |i: &usize| {
        tokens.word(*i).starts_with(char::is_alphabetic)
            && reading.facts_over(tokens.span(*i, *i)).all(|it| it.value.amount().is_none())
    };
    let ends = |i: &usize| {
        matches!(
            tokens.lower(*i),
            "of" | "in" | "from" | "at" | "who" | "that" | "which" | "for" | "on" | "with" | "by" | "to"
        )
    };
    let end = (first..range.end.min(first + WHOLE)).take_while(|i| noun(i) && !ends(i)).last()?;
    // the noun, and what may be its verb
    let last = end.min(first + 1);
    let step = (first..=end).any(|i| STEPS.contains(&tokens.lower(i)));
    (!step && first < range.end).then(|| tokens.span(first, last))
}

/// `From abroad: 77,400`: the words of the line before its first figure.
fn label_of(source: &Reading<'_>, passage: Span, value: Span) -> Option<Span> {
    let before = source.text.get(passage.start..value.start)?;
    let colon = before.rfind(": ").filter(|_| before.trim_end().ends_with(':'))?;
    let start = before.get(..colon)?.rfind([';', '.', '(', ')', ',']).map_or(0, |i| i + 1);
    let label = Span::new(passage.start + start, passage.start + colon);
    let short = label.of(source.text).split_whitespace().count() <= 6;
    (short && !label.of(source.text).contains(|c: char| c.is_ascii_digit())).then_some(label)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const RECORD: &str = "Guests: 84,120 (2023: 75,900). From overseas: 38,700. School classes: 812.";
    const TABLE: &str = "Net spending by service, £m (2024; 2025)\nAdult care: 78.2; 84.7\nChildren’s services: 61.5; 66.3\nRoads and \
                         paths: 18.4; 17.1\nLibraries: 52.3; 46.5\nThe council will spend £214.6m in 2025.";

    #[test]
    fn shares_that_the_figures_do_not_make() {
        for (article, source, rule) in [
            ("More than half of the guests came from overseas.", RECORD, Rule::SourceNumber),
            (
                "The budget is £214.6m. Some 31 per cent of the money goes on adult care.",
                TABLE,
                Rule::SourcePercent,
            ),
        ] {
            assert_eq!(rules(article, source), [rule], "{article}");
        }
    }

    #[test]
    fn shares_that_they_do_and_shares_of_something_else() {
        for (article, source) in [
            ("Just under half of the guests came from overseas.", RECORD),
            ("Most of the guests, and more than half of those from overseas, came by train.", RECORD),
            ("The budget is £214.6m. Some 39 per cent of the money goes on adult care.", TABLE),
            ("The budget is £214.6m. Some 31 per cent of adult care is paid for by the state.", TABLE),
            ("More than half of the rise came from overseas.", RECORD),
        ] {
            assert_eq!(rules(article, source), [] as [Rule; 0], "{article}");
        }
    }
}
