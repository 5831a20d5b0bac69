//! What a thing is now and what it was before, as the sources give it: `calls: 41,870 (2023: 43,120)`, a row under two
//! years, `up from 3.1 to 3.4`.

use crate::evidence::{Library, Row, Term, terms_in};
use crate::facts::change::changes;
use crate::facts::{Fact, Kind, Value};
use crate::reading::Reading;
use crate::text::{Span, TokenKind};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The most words of a label.
const LABEL: usize = 12;

/// How many lines above a row what its values are is told at most.
const ABOVE: usize = 14;

/// How many times as much one of two values may be as the other.
const APART: i64 = 8;

/// Words for a time before.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "ago", "earlier", "before", "previous", "previously", "prior", "preceding", "last", "past", "was", "were", "formerly", "until", "then",
    "from", "old", "yesterday", "after",
];

/// Words for the time told of.
#[rustfmt::skip]
const NOW: &[&str] = &["now", "current", "currently", "latest", "this", "new", "close", "today", "present", "end"];

/// Words that may stand in brackets with what was before.
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "a", "an", "the", "in", "on", "at", "of", "year", "years", "month", "months", "week", "weeks", "quarter", "season", "same", "period",
    "half", "day", "days", "one", "ten", "five", "two", "three", "decade", "to", "end", "and", "for", "by", "on", "revised", "million", "billion",
];

/// Two values of one thing, at two times.
#[derive(Debug)]
pub(super) struct Pair {
    /// Index of the source.
    pub source: usize,
    /// The newer value, and where it stands.
    pub now: Fact,
    /// The older values, the one most like the newer first.
    pub olds: Vec<Fact>,
    /// Which of the older values is that of a year before.
    pub year_before: Option<usize>,
    /// What the two are values of.
    pub label: Vec<Term>,
    /// The words right before the newer value, without those of its row.
    pub own: Vec<Term>,
    /// The source says which of them is the older.
    pub ordered: bool,
    /// The second is no older value but what is usual, or was aimed at.
    pub against: Option<Usual>,
}

impl Pair {
    /// A pair of which the source says the order.
    const fn of(source: usize, now: Fact, olds: Vec<Fact>, label: Vec<Term>) -> Self {
        Self { source, now, olds, year_before: None, label, own: Vec::new(), ordered: true, against: None }
    }
}

/// What a value is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Usual {
    Mean,
    Target,
    Forecast,
    Limit,
}

/// The word for what a value is held against.
pub(super) fn usual(word: &str) -> Option<Usual> {
    match word {
        "mean" | "average" | "normal" | "norm" | "usual" | "median" => Some(Usual::Mean),
        "target" | "goal" | "aim" => Some(Usual::Target),
        // a budget or a plan stands before what came of it as often as behind
        "forecast" | "forecasts" | "expectation" | "expectations" => Some(Usual::Forecast),
        "limit" | "threshold" | "maximum" | "minimum" => Some(Usual::Limit),
        _ => None,
    }
}

/// All pairs of the sources.
#[derive(Debug, Default)]
pub(in crate::verdict) struct Pairs {
    pub(super) all: Vec<Pair>,
}

impl Pairs {
    /// Collects them.
    pub fn new(library: &mut Library<'_>) -> Self {
        let mut all = Vec::new();
        let sources = library.sources;
        for (source, reading) in sources.iter().enumerate() {
            let key = is_keyed(reading);
            for sentence in &reading.sentences {
                let row = library.row_at(source, sentence.span.start).map(|row| row.label);
                for (now, olds, named) in in_brackets(reading, sentence.span) {
                    let at = label_before(reading, sentence.span, now.span);
                    let own = terms(reading, at, library);
                    let mut label = own.clone();
                    label.extend(row.map(|row| terms(reading, row, library)).unwrap_or_default());
                    all.push(Pair { own, ordered: named || key, ..Pair::of(source, now, olds, label) });
                }
                for (now, old, which) in beside_usual(reading, sentence.span) {
                    let mut label = terms(reading, label_before(reading, sentence.span, now.span), library);
                    label.extend(row.map(|row| terms(reading, row, library)).unwrap_or_default());
                    all.push(Pair { against: Some(which), ..Pair::of(source, now, vec![old], label) });
                }
                for (now, old, label) in told(reading, sentence.span) {
                    let label = terms(reading, label, library);
                    all.push(Pair::of(source, now, vec![old], label));
                }
            }
            let rows: Vec<Row> = library.tables.get(source).cloned().unwrap_or_default();
            // the times of one block stand for the next, where that has none
            let mut heads: Vec<Span> = Vec::new();
            for row in &rows {
                // the first row of values is no head of the others
                let valued =
                    |head: &Span| time_of(reading, *head).is_none() && reading.facts_in(*head).any(is_figure);
                let none = row.heads.iter().all(valued);
                let own = if none { heads_above(reading, row) } else { row.heads.clone() };
                let timed = own.iter().all(|head| time_of(reading, *head).is_some());
                let its = if own.is_empty() { heads.clone() } else { own.clone() };
                if !own.is_empty() {
                    // bare years stand for the next block too
                    let bare = own.iter().all(|head| head.of(reading.text).trim().len() == 4);
                    heads = if timed && bare { own } else { Vec::new() };
                }
                for (now, olds, year_before) in in_row(reading, row, &its) {
                    let label = terms(reading, row.label, library);
                    all.push(Pair { year_before, ..Pair::of(source, now, olds, label) });
                }
            }
        }
        for pair in &mut all {
            pair.label.sort_unstable();
            pair.label.dedup();
        }
        Self { all }
    }
}

fn terms(reading: &Reading<'_>, at: Span, library: &mut Library<'_>) -> Vec<Term> {
    let placed = terms_in(reading, at, &mut library.lexicon);
    let figure =
        |span: Span| reading.facts_over(span).any(|fact| is_figure(fact) || fact.kind() == Kind::Date);
    placed.iter().filter(|it| !figure(it.span)).map(|it| it.term).collect()
}

/// A count, a share, money, a measure or a stretch of time.
pub(super) fn is_figure(fact: &Fact) -> bool {
    matches!(
        fact.value,
        Value::Number(_) | Value::Percent { .. } | Value::Money(_) | Value::Quantity(_) | Value::Duration(_)
    )
}

/// Two values that can be of one thing: of one kind, or the second a bare figure, and neither many times the other.
pub(super) fn can_be_one(a: &Fact, b: &Fact) -> bool {
    let kinds = match (&a.value, &b.value) {
        (Value::Money(x), Value::Money(y)) => x.currency == y.currency,
        (Value::Quantity(x), Value::Quantity(y)) => x.unit == y.unit,
        (Value::Percent { points: p, .. }, Value::Percent { points: q, .. }) => p == q,
        (Value::Duration(x), Value::Duration(y)) => x.unit == y.unit,
        (
            Value::Duration(_) | Value::Money(_) | Value::Quantity(_) | Value::Percent { .. },
            Value::Number(_),
        ) => true,
        _ => a.kind() == b.kind(),
    };
    let near = a.value.amount().zip(b.value.amount()).is_some_and(|(a, b)| {
        let (least, most) = (a.value.abs().min(b.value.abs()), a.value.abs().max(b.value.abs()));
        most <= least * Decimal::from(APART)
    });
    kinds && near
}

/// The source says of its brackets that they have an earlier time: `In brackets: November 2024`, `figures for 2023 are in
/// brackets`.
fn is_keyed(reading: &Reading<'_>) -> bool {
    let tokens = &reading.tokens;
    reading.sentences.iter().any(|sentence| {
        let range = tokens.within(sentence.span);
        let bracket =
            |i: usize| matches!(tokens.lower(i), "brackets" | "parentheses" | "parenthesis" | "bracket");
        let dated = || {
            reading.facts_in(sentence.span).any(|fact| fact.kind() == Kind::Date)
                || range.clone().any(|i| BEFORE.contains(&tokens.lower(i)))
        };
        range.clone().any(bracket) && dated()
    })
}

/// `41,870 (38,455; 43,120)`, `£11.9m (2024: £7.7m)`: each value with those in the brackets behind it, and true where the
/// brackets name a time.
fn in_brackets(reading: &Reading<'_>, sentence: Span) -> Vec<(Fact, Vec<Fact>, bool)> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let facts: Vec<&Fact> = reading.facts_in(sentence).filter(|fact| is_figure(fact)).collect();
    let mut found = Vec::new();
    for now in &facts {
        let end = tokens.at(now.span.end.saturating_sub(1));
        let noun = |i: usize| tokens.kind(i) == Some(TokenKind::Word);
        // `87% full on 31 March (end of February: 91%)`
        let of_date = |i: usize| reading.facts_over(tokens.span(i, i)).any(|fact| fact.kind() == Kind::Date);
        let open = (end + 1..end + 8)
            .take_while(|i| tokens.is_sign(*i, '(') || noun(*i) || of_date(*i))
            .find(|i| tokens.is_sign(*i, '('));
        let Some(open) = open.filter(|open| *open < range.end) else { continue };
        let Some(close) = (open + 1..range.end.min(open + 24)).find(|i| tokens.is_sign(*i, ')')) else {
            continue;
        };
        if close <= open + 1 {
            continue;
        }
        let inside = tokens.span(open + 1, close - 1);
        let olds: Vec<&&Fact> = facts.iter().filter(|fact| inside.contains(fact.span)).collect();
        let date = |at: Span| reading.facts_over(at).any(|fact| fact.kind() == Kind::Date);
        let said = |i: usize| {
            facts.iter().any(|fact| fact.span.overlaps(tokens.span(i, i))) || date(tokens.span(i, i))
        };
        let mut named = false;
        let plain = (open + 1..close).all(|i| {
            let word = tokens.lower(i);
            let before = BEFORE.contains(&word);
            named |= before || date(tokens.span(i, i));
            tokens.kind(i) != Some(TokenKind::Word) || said(i) || before || PLAIN.contains(&word)
        });
        let fits = !olds.is_empty() && olds.iter().all(|old| can_be_one(now, old));
        if plain && fits {
            found.push(((*now).clone(), olds.into_iter().map(|old| (*old).clone()).collect(), named));
        }
    }
    found
}

/// `14.9 °C; mean for 1991–2020: 16.2 °C`: a value and what is usual, the one right behind the other.
fn beside_usual(reading: &Reading<'_>, sentence: Span) -> Vec<(Fact, Fact, Usual)> {
    const REACH: usize = 14;
    let tokens = &reading.tokens;
    let facts: Vec<&Fact> = reading.facts_in(sentence).filter(|fact| is_figure(fact)).collect();
    let mut found = Vec::new();
    for pair in facts.windows(2) {
        let [now, old] = pair else { continue };
        let (from, to) = (tokens.at(now.span.end.saturating_sub(1)) + 1, tokens.at(old.span.start));
        let which = (from..to.min(from + REACH)).find_map(|i| usual(tokens.lower(i)));
        let marked = matches!(tokens.word(from), ";" | "," | "(");
        let parted = (from + 1..to).any(|i| matches!(tokens.word(i), ";" | "."));
        if let Some(which) = which.filter(|_| marked && !parted && to <= from + REACH && can_be_one(now, old))
        {
            found.push(((*now).clone(), (*old).clone(), which));
        }
    }
    found
}

/// The words before a value, back to the mark that parts it from what else is told.
fn label_before(reading: &Reading<'_>, sentence: Span, value: Span) -> Span {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let first = tokens.at(value.start);
    let mark = |i: &usize| matches!(tokens.word(*i), ";" | ")" | "|" | ".") && !tokens.glued(*i);
    let start = (range.start..first)
        .rev()
        .take(LABEL)
        .find(mark)
        .map_or(first.saturating_sub(LABEL).max(range.start), |i| i + 1);
    if start >= first { Span::new(value.start, value.start) } else { tokens.span(start, first - 1) }
}

/// `rose from 36,020 to 39,915`, `now 12.4, up from 11.8`.
fn told(reading: &Reading<'_>, sentence: Span) -> Vec<(Fact, Fact, Span)> {
    let mut found = Vec::new();
    for change in changes(reading, sentence) {
        let (Some(to), Some(from)) = (&change.to, &change.from) else { continue };
        let (now, old) = (Fact::new(to.span, to.value.clone()), Fact::new(from.span, from.value.clone()));
        if is_figure(&now) && can_be_one(&now, &old) {
            found.push((now, old, change.clause));
        }
    }
    found
}

/// The values of a row under heads that name times, each later one with the earlier, and which of those is a year older.
fn in_row(reading: &Reading<'_>, row: &Row, heads: &[Span]) -> Vec<(Fact, Vec<Fact>, Option<usize>)> {
    if heads.len() != row.cells.len() {
        return Vec::new();
    }
    let cells: Vec<(Date, &Fact, Vec<&str>)> = row
        .cells
        .iter()
        .zip(heads)
        .filter_map(|(cell, head)| {
            let fact = reading.facts_in(*cell).find(|fact| is_figure(fact))?;
            // `nursing £9,400; building £11,310` under two times: cells with labels of their own
            let before = Span::new(cell.start, fact.span.start).of(reading.text);
            let labelled = before.chars().filter(|c| c.is_alphabetic()).count() > 3;
            (!labelled).then_some((time_of(reading, *head)?, fact, column(reading, *head)))
        })
        .collect();
    let mut found = Vec::new();
    for (at, now, what) in &cells {
        let earlier = cells.iter().filter(|(day, old, its)| day < at && its == what && can_be_one(now, old));
        let (days, olds): (Vec<Date>, Vec<Fact>) =
            earlier.map(|(day, old, _)| (*day, (*old).clone())).unzip();
        let a_year = |day: &Date| {
            let years = i32::from(at.year()) - i32::from(day.year());
            years == 1 && day.month() == at.month()
        };
        let year_before = days.iter().position(a_year);
        if !olds.is_empty() {
            found.push(((*now).clone(), olds, year_before));
        }
    }
    found
}

/// The words of a head beside its time: `sat` of `sat 2023`.
fn column<'t>(reading: &'t Reading<'_>, head: Span) -> Vec<&'t str> {
    let tokens = &reading.tokens;
    let dated = |i: usize| reading.facts_over(tokens.span(i, i)).any(|fact| fact.kind() == Kind::Date);
    let timed = |word: &str| BEFORE.contains(&word) || NOW.contains(&word) || PLAIN.contains(&word);
    let words = tokens.within(head).filter(|i| tokens.kind(*i) == Some(TokenKind::Word) && !dated(*i));
    words.map(|i| tokens.lower(i)).filter(|word| !timed(word)).collect()
}

/// `Third quarter of 2024; same quarter of 2023` as a line of prose above the rows: one time for each cell.
fn heads_above(reading: &Reading<'_>, row: &Row) -> Vec<Span> {
    let count = row.cells.len();
    let text = reading.text.get(..row.span.start).unwrap_or_default();
    let mut end = text.len();
    for line in text.split_inclusive('\n').rev().take(ABOVE) {
        let start = end - line.len();
        let whole = Span::new(start, start + line.trim_end().len());
        end = start;
        let mut parts: Vec<Span> = Vec::new();
        let mut at = whole.start;
        for part in whole.of(reading.text).split(';') {
            parts.push(Span::new(at, at + part.len()));
            at += part.len() + 1;
        }
        if parts.len() == count && parts.iter().all(|part| time_of(reading, *part).is_some()) {
            return parts;
        }
    }
    Vec::new()
}

/// The time that a head names: its last date, or words for before and now.
fn time_of(reading: &Reading<'_>, head: Span) -> Option<Date> {
    let dated = reading.facts_over(head).filter_map(|fact| fact.value.days()).last();
    let tokens = &reading.tokens;
    let has = |list: &[&str]| tokens.within(head).any(|i| list.contains(&tokens.lower(i)));
    let year = || {
        let words = head.of(reading.text).split(|c: char| !c.is_ascii_digit());
        let year = words.filter(|word| word.len() == 4).find_map(|word| word.parse::<i16>().ok());
        year.filter(|year| (1900..=2100).contains(year)).and_then(|year| Date::new(year, 12, 31).ok())
    };
    dated
        .map(|(_, last)| last)
        .or_else(year)
        .or_else(|| has(BEFORE).then_some(Date::MIN))
        .or_else(|| has(NOW).then_some(Date::MAX))
}
