//! A sentence as arithmetic sees it: its values in order, each with its unit and its tokens.

use super::interval::Interval;
use crate::facts::{Amount, Fact, Kind, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::{Block, Sentence, Span, TokenKind};
use rust_decimal::Decimal;

/// What a value counts in; only like units are reckoned with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Unit {
    Count,
    /// A fraction in words, of something.
    Share,
    Percent,
    Points,
    Money(String),
    Measure(String),
}

/// One value of a sentence.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Term {
    /// Its words.
    pub span: Span,
    /// Its first token.
    pub first: usize,
    /// Its last token.
    pub last: usize,
    /// How much.
    pub amount: Amount,
    /// Of what.
    pub unit: Unit,
    /// What the fact says.
    pub value: Value,
}

impl Term {
    pub(super) fn interval(&self, tolerance: &Tolerance) -> Option<Interval> {
        if self.unit == Unit::Count {
            Interval::of_count(&self.amount, tolerance)
        } else {
            Interval::of(&self.amount, tolerance)
        }
    }

    /// True for a whole count without hedge: something that can be told off on fingers.
    pub fn is_whole(&self) -> bool {
        self.unit == Unit::Count && self.amount.bound.is_none() && self.amount.value.is_integer()
    }
}

/// A sentence and its values.
#[derive(Clone, Debug)]
pub(super) struct Line<'r, 't> {
    pub reading: &'r Reading<'t>,
    pub sentence: Sentence,
    /// Its tokens.
    pub tokens: std::ops::Range<usize>,
    /// Its values, in order, none inside another.
    pub terms: Vec<Term>,
}

impl<'r, 't> Line<'r, 't> {
    pub fn lower(&self, i: usize) -> &'r str {
        self.reading.tokens.lower(i)
    }

    /// The words of `span`.
    pub fn words(&self, span: Span) -> &'t str {
        span.of(self.reading.text)
    }

    /// The lowercased words from token `first` up to `end`, which is not included, and no further than the sentence.
    pub fn between(&self, first: usize, end: usize) -> impl Iterator<Item = &'r str> {
        (first..end.min(self.tokens.end)).map(|i| self.reading.tokens.lower(i))
    }

    /// True if any token from `first` up to `end` is one of `words`.
    pub fn any_of(&self, first: usize, end: usize, words: &[&str]) -> bool {
        self.between(first, end).any(|word| words.contains(&word))
    }

    /// True if the tokens from `i` on are `words`.
    pub fn starts(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(n, word)| self.lower(i + n) == *word)
    }

    /// The word before token `i`, empty at the start of the sentence.
    pub fn before(&self, i: usize) -> &'r str {
        if i > self.tokens.start { self.lower(i - 1) } else { "" }
    }
}

/// The sentences of a reading in which the article itself speaks: no notices, no headings of tables.
pub(super) fn lines<'r, 't>(reading: &'r Reading<'t>) -> Vec<Line<'r, 't>> {
    let own = |sentence: &&Sentence| sentence.block != Block::Notice && sentence.block != Block::Row;
    reading.sentences.iter().filter(own).map(|sentence| line(reading, *sentence)).collect()
}

fn line<'r, 't>(reading: &'r Reading<'t>, sentence: Sentence) -> Line<'r, 't> {
    let terms = terms(reading, sentence.span);
    Line { reading, sentence, tokens: reading.tokens.within(sentence.span), terms }
}

/// The values inside `span`, in order, none inside another, without those of dates, names and scores.
pub(in crate::rules) fn terms(reading: &Reading<'_>, span: Span) -> Vec<Term> {
    let facts: Vec<&Fact> = reading.facts_in(span).collect();
    let covers = |outer: &Fact, inner: &Fact| outer.span.contains(inner.span) && outer.span != inner.span;
    let hidden = |fact: &Fact| {
        facts.iter().any(|other| match other.kind() {
            Kind::Quote => false,
            Kind::Name => covers(other, fact) && other.span.start < fact.span.start,
            Kind::Date => other.span.overlaps(fact.span),
            _ => {
                covers(other, fact)
                    || matches!(other.value, Value::Range(..)) && other.span.contains(fact.span)
            }
        })
    };
    let shown = facts.iter().filter(|fact| !hidden(fact) && !scored(reading, fact.span));
    shown.filter_map(|fact| term(reading, fact.span, &fact.value)).collect()
}

/// `3-1`, `98–86`: a number glued to a dash and another number.
fn scored(reading: &Reading<'_>, span: Span) -> bool {
    let tokens = &reading.tokens;
    let dash = |i: usize| matches!(tokens.word(i), "-" | "–");
    let digits = |i: usize| tokens.kind(i) == Some(TokenKind::Digits);
    let range = tokens.within(span);
    let after = tokens.glued(range.end.wrapping_sub(1)) && dash(range.end) && digits(range.end + 1);
    let start = range.start;
    let before = start > 1
        && tokens.glued(start - 1)
        && dash(start - 1)
        && tokens.glued(start - 2)
        && digits(start - 2);
    after || before
}

/// The value at `span` as a term of arithmetic; `None` for dates, names, quotes, ordinals and ranges.
pub(super) fn term(reading: &Reading<'_>, span: Span, value: &Value) -> Option<Term> {
    let unit = match value {
        Value::Number(_) => Unit::Count,
        Value::Percent { points: true, .. } => Unit::Points,
        Value::Percent { .. } => Unit::Percent,
        Value::Money(money) => Unit::Money(money.currency.clone()),
        Value::Quantity(quantity) => Unit::Measure(quantity.unit.clone()),
        Value::Duration(duration) => Unit::Measure(duration.unit.to_owned()),
        _ => return None,
    };
    let amount = value.amount()?;
    let tokens = reading.tokens.within(span);
    if unit == Unit::Count && looks_like_year(amount, span.of(reading.text)) || tokens.is_empty() {
        return None;
    }
    Some(Term { span, first: tokens.start, last: tokens.end - 1, amount, unit, value: value.clone() })
}

/// Four bare digits from 1900 to 2099 are read as a year, never as an amount.
fn looks_like_year(amount: Amount, words: &str) -> bool {
    let bare = words.len() == 4 && words.bytes().all(|b| b.is_ascii_digit());
    bare && amount.value >= Decimal::from(1900) && amount.value < Decimal::from(2100)
}
