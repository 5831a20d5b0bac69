//! A place in an order: `the second most punctual, with 77.9 per cent`, where the source has a table or a list of values.
//!
//! The row that the claim names is looked up, and counted from the top and from the bottom of its column. The column is
//! the one that has the claim's own figure, or the only one. Totals and rests are no rows.

use super::{Other, names};
use crate::evidence::fold;
use crate::facts::name::same_name;
use crate::facts::{Amount, Bound, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::{Span, TokenKind};
use rust_decimal::Decimal;
use std::ops::Range;
use std::str::FromStr;

/// The orders of the sources.
#[derive(Clone, Debug, Default)]
pub struct Orders {
    tables: Vec<Table>,
    tops: Vec<Top>,
    said: Vec<Said>,
}

/// Rows of one number of columns.
#[derive(Clone, Debug)]
struct Table {
    source: usize,
    rows: Vec<Row>,
    /// A list within a sentence that says that it is one: `the largest markets were A (14%), B (11%)`.
    ranked: bool,
}

#[derive(Clone, Debug)]
struct Row {
    label: String,
    cells: Vec<Option<Decimal>>,
    span: Span,
}

/// `Highest: Glenmore 57.0`.
#[derive(Clone, Debug)]
struct Top {
    superlative: String,
    name: String,
    value: Decimal,
    place: (usize, Span),
}

/// `the third largest`, where a source says so.
#[derive(Clone, Debug)]
struct Said {
    word: String,
    rank: usize,
    words: String,
    place: (usize, Span),
}

/// A superlative with its ordinal.
struct Phrase {
    tokens: Range<usize>,
    rank: usize,
    word: String,
}

/// Superlatives; `most` and `least` before any word.
#[rustfmt::skip]
const SUPERLATIVES: &[&str] = &[
    "largest", "biggest", "highest", "strongest", "greatest", "fastest", "longest", "busiest", "heaviest", "tallest", "richest", "best",
    "smallest", "lowest", "weakest", "slowest", "shortest", "lightest", "poorest", "worst", "fewest", "steepest", "sharpest", "warmest",
    "hottest", "coldest", "wettest", "driest", "deepest", "oldest", "youngest", "cheapest", "dearest", "broadest", "widest",
];

fn is_superlative(word: &str) -> bool {
    word.ends_with("st") && SUPERLATIVES.contains(&word)
}

/// Labels of what is no row of its own.
const TOTALS: &[&str] = &[
    "all", "total", "totals", "sum", "others", "other", "rest", "average", "mean", "overall", "combined",
    "together", "whole",
];

impl Orders {
    /// Collects them.
    #[must_use]
    pub fn new(sources: &[Reading<'_>]) -> Self {
        let mut found = Self::default();
        for (source, reading) in sources.iter().enumerate() {
            found.tables.extend(blocks(source, reading));
            for sentence in &reading.sentences {
                found.tables.extend(inline(source, reading, sentence.span));
                found.tops.extend(tops(source, reading, sentence.span));
                found.said.extend(phrases(reading, sentence.span).into_iter().filter(|it| it.rank > 1).map(
                    |it| {
                        let span = reading.tokens.span(it.tokens.start, it.tokens.end - 1);
                        let words = span.of(reading.text).to_owned();
                        Said { word: it.word, rank: it.rank, words, place: (source, span) }
                    },
                ));
            }
        }
        found
    }

    /// The places in an order of a claim that the sources’ figures do not bear out.
    #[must_use]
    pub fn check(&self, reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        let mut found = Vec::new();
        for phrase in phrases(reading, claim) {
            found.extend(self.tables.iter().find_map(|table| table.other(reading, claim, &phrase)));
            found.extend(self.said_otherwise(reading, &phrase));
            found.extend(self.tops.iter().find_map(|top| top.other(reading, claim, &phrase)));
        }
        found
    }
}

impl Orders {
    /// The one place in this order that the sources speak of.
    fn said_otherwise(&self, reading: &Reading<'_>, phrase: &Phrase) -> Option<Other> {
        let mut all = self.said.iter().filter(|it| it.word == phrase.word);
        let first = all.next().filter(|it| phrase.rank > 1 && it.rank != phrase.rank)?;
        all.all(|it| it.rank == first.rank).then(|| Other {
            rule: Rule::SourceCategory,
            span: reading.tokens.span(phrase.tokens.start, phrase.tokens.end - 1),
            says: format!("has \"{}\"", first.words),
            right: Some(first.words.clone()),
            place: first.place,
            least: 0.4,
        })
    }
}

impl Table {
    fn other(&self, reading: &Reading<'_>, claim: Span, phrase: &Phrase) -> Option<Other> {
        let find = |row: &Row| named(&row.label, reading, claim);
        let mut named = self.rows.iter().filter_map(|row| Some((row, find(row)?)));
        let (row, at) = named.next()?;
        // `Loch Drannoch, the largest, rose to 61 per cent`: what it is the largest by is not said
        let (before, behind) = (phrase.tokens.start.saturating_sub(1), phrase.tokens.end);
        let the = usize::from(reading.tokens.lower(before) == "the");
        let mark = |i: usize| matches!(reading.tokens.word(i), "," | "(" | ")" | "–" | "—");
        if mark(before.saturating_sub(the)) && mark(behind) {
            return None;
        }
        if named.next().is_some() || is_subset(reading, claim, phrase, self.rows.len()) {
            return None;
        }
        let figures: Vec<Amount> = reading
            .facts_in(claim)
            .filter(|fact| {
                !matches!(fact.value, Value::Ordinal(_)) && is_of(reading, claim, phrase, fact.span)
            })
            .filter_map(|fact| fact.value.amount())
            .collect();
        let told = |column: &usize| {
            let cell = row.cells.get(*column).copied().flatten();
            cell.is_some_and(|cell| figures.iter().any(|figure| is_said(*figure, cell)))
        };
        let all: Vec<usize> = (0..row.cells.len())
            .filter(|column| row.cells.get(*column).is_some_and(Option::is_some))
            .collect();
        let meant: Vec<usize> = all.iter().copied().filter(told).collect();
        let columns = match (meant.as_slice(), all.as_slice()) {
            ([column], _) => vec![*column],
            ([], [column]) if self.ranked => vec![*column],
            _ => return None,
        };
        let wrong = columns.iter().all(|column| {
            let (top, bottom, ties) = self.rank(row, *column);
            let fits = |rank: usize| (rank..=rank + ties).contains(&phrase.rank);
            !fits(top) && !fits(bottom)
        });
        let (top, _, _) = self.rank(row, *columns.first()?);
        wrong.then(|| Other {
            rule: Rule::SourceCategory,
            span: at.join(reading.tokens.span(phrase.tokens.start, phrase.tokens.end - 1)),
            says: format!("has it in place {top} of {}", self.rows.len()),
            right: None,
            place: (self.source, row.span),
            least: 0.0,
        })
    }

    /// The place of a row in a column from the top and from the bottom, and how many share it.
    fn rank(&self, row: &Row, column: usize) -> (usize, usize, usize) {
        let Some(own) = row.cells.get(column).copied().flatten() else { return (0, 0, 0) };
        let values = || self.rows.iter().filter_map(|row| row.cells.get(column).copied().flatten());
        let more = values().filter(|value| *value > own).count();
        let less = values().filter(|value| *value < own).count();
        (more + 1, less + 1, values().filter(|value| *value == own).count().saturating_sub(1))
    }
}

impl Top {
    fn other(&self, reading: &Reading<'_>, claim: Span, phrase: &Phrase) -> Option<Other> {
        if phrase.rank != 1 || phrase.word != self.superlative {
            return None;
        }
        let tokens = &reading.tokens;
        let said = reading
            .facts_in(claim)
            .filter_map(|fact| fact.value.amount())
            .any(|figure| is_said(figure, self.value));
        let near = (phrase.tokens.end..phrase.tokens.end + 6).find(|i| tokens.is_capital(*i))?;
        let last = (near..near + 4).take_while(|i| tokens.is_capital(*i)).last()?;
        let (span, range) = (tokens.span(near, last), tokens.within(claim));
        let told = fold(claim.of(reading.text)).contains(&fold(&self.name).into_owned());
        let behind = matches!(tokens.lower(near.saturating_sub(1)), "in" | "at" | "on" | "of" | "for" | ":");
        let place = behind && last < range.end;
        (said && place && !told && !same_name(span.of(reading.text), &self.name)).then(|| Other {
            rule: Rule::SourcePlace,
            span,
            says: format!("has \"{}\" for it", self.name),
            right: Some(self.name.clone()),
            place: self.place,
            least: 0.0,
        })
    }
}

/// Where the claim has the label of a row, as it is written.
fn named(label: &str, reading: &Reading<'_>, claim: Span) -> Option<Span> {
    let text = claim.of(reading.text);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let whole = |at: &usize| {
        let (before, behind) = (text.get(..*at), text.get(at + label.len()..));
        !letter(before.and_then(|t| t.chars().next_back())) && !letter(behind.and_then(|t| t.chars().next()))
    };
    let name = label.len() > 2 && label.starts_with(char::is_uppercase);
    let at = text.match_indices(label).map(|(at, _)| at).find(whole).filter(|_| name)?;
    Some(Span::new(claim.start + at, claim.start + at + label.len()))
}

/// The figure goes with the superlative: `the second highest, with 77.9`, `77.9, the second highest`; what a relative clause
/// tells of the thing goes with nothing outside it.
fn is_of(reading: &Reading<'_>, claim: Span, phrase: &Phrase, figure: Span) -> bool {
    const FAR: usize = 16;
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let (first, last) = (tokens.at(figure.start), tokens.at(figure.end.saturating_sub(1)));
    let breaks = |i: usize| {
        matches!(tokens.lower(i), "which" | "who" | "whose" | "that" | "and" | "but" | ";" | "while")
    };
    let comma = (range.start..phrase.tokens.start).rev().find(|i| tokens.is_sign(*i, ','));
    let relative = comma.is_some_and(|comma| {
        (comma..phrase.tokens.start).any(|i| matches!(tokens.lower(i), "which" | "who" | "whose"))
    });
    let behind = first >= phrase.tokens.end
        && first - phrase.tokens.end <= FAR
        && !(phrase.tokens.end..first).any(breaks);
    let before = last < phrase.tokens.start
        && phrase.tokens.start - last <= 5
        && !(last..phrase.tokens.start).any(breaks);
    !relative && (behind || before)
}

/// The claim's figure is the cell's: the same, rounded, or `just under` it.
fn is_said(figure: Amount, cell: Decimal) -> bool {
    let off = (figure.value - cell.abs()).abs();
    let near = match figure.bound {
        Some(Bound::Nearly | Bound::About) => figure.value.abs() / Decimal::from(20),
        _ if figure.place >= Decimal::ONE && figure.value < Decimal::TEN => Decimal::ZERO,
        _ => figure.place / Decimal::TWO,
    };
    off <= near
}

/// `the second largest of the three islands` of a table of eight rows, `since 2010`: another order than the table's.
fn is_subset(reading: &Reading<'_>, claim: Span, phrase: &Phrase, rows: usize) -> bool {
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let before = phrase.tokens.start.saturating_sub(4).max(range.start)..phrase.tokens.start;
    let one_of = before.clone().any(|i| matches!(tokens.lower(i), "among" | "one"))
        || before.into_iter().any(|i| matches!(tokens.lower(i), "its" | "their" | "his" | "her" | "at"));
    let behind = phrase.tokens.end..(phrase.tokens.end + 8).min(range.end);
    let timed = behind.clone().any(|i| {
        matches!(
            tokens.lower(i),
            "since" | "ever" | "record" | "yet" | "history" | "outside" | "except" | "after" | "behind"
        )
    });
    let of = behind.clone().find(|i| matches!(tokens.lower(*i), "of" | "among" | "in" | "on"));
    let counted = of.is_some_and(|of| {
        let all = tokens.span(of, (of + 4).min(range.end.saturating_sub(1)));
        let count = Decimal::from(u64::try_from(rows).unwrap_or_default());
        reading.facts_in(all).filter_map(|fact| fact.value.amount()).any(|it| it.value == count)
    });
    let plain =
        of.is_none_or(|of| !matches!(tokens.lower(of + 1), "the" | "its" | "all" | "these" | "those"));
    let terms = of.is_some_and(|of| matches!(tokens.lower(of + 1), "percentage" | "absolute" | "relative"));
    one_of || timed || !(plain || counted || terms)
}

/// The superlatives of a claim.
fn phrases(reading: &Reading<'_>, claim: Span) -> Vec<Phrase> {
    const ORDINALS: &[&str] =
        &["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let mut found = Vec::new();
    for i in range.clone() {
        let lower = tokens.lower(i);
        let two = matches!(lower, "most" | "least")
            && tokens.kind(i + 1) == Some(TokenKind::Word)
            && i + 1 < range.end;
        let hit = lower == "worst" && tokens.is_sign(i + 1, '-') && tokens.lower(i + 2) == "hit";
        if !two && !is_superlative(lower) {
            continue;
        }
        let before = i.checked_sub(1).filter(|k| *k >= range.start);
        let joint = before.is_some_and(|k| matches!(tokens.word(k), "-" | "‑" | "–"));
        let at = if joint { i.checked_sub(2) } else { before };
        let ordinal = at.and_then(|k| Some((k, ORDINALS.iter().position(|it| *it == tokens.lower(k))?)));
        // `most of them` is no superlative
        if two
            && ordinal.is_none()
            && matches!(tokens.lower(i + 1), "of" | "people" | "common" | "recent" | "likely")
        {
            continue;
        }
        let start = ordinal.map_or(i, |(k, _)| k);
        let end = i + 1 + usize::from(two) + 2 * usize::from(hit);
        let word = match lower {
            _ if two => format!("{lower} {}", tokens.lower(i + 1)),
            "biggest" => "largest".to_owned(),
            "tallest" => "highest".to_owned(),
            _ => lower.to_owned(),
        };
        found.push(Phrase { tokens: start..end, rank: ordinal.map_or(1, |(_, at)| at + 2), word });
    }
    found
}

/// Lines that begin with a label and give as many values each: `Tern: 31,210; 81.3; 77.0`.
fn blocks(source: usize, reading: &Reading<'_>) -> Vec<Table> {
    let mut found = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    let mut at = 0;
    let mut close = |rows: &mut Vec<Row>| {
        let rows = std::mem::take(rows);
        if rows.len() >= 3 {
            let rows: Vec<Row> = rows.into_iter().filter(|row| !is_total(&row.label)).collect();
            let table = Table { source, rows, ranked: false };
            found.push(without_sums(table));
        }
    };
    for line in reading.text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        let row = parse(line.trim_end(), span);
        if let Some(row) = row {
            if rows.last().is_some_and(|last| last.cells.len() != row.cells.len()) {
                close(&mut rows);
            }
            rows.push(row);
        } else {
            close(&mut rows);
        }
    }
    close(&mut rows);
    found
}

fn is_total(label: &str) -> bool {
    let lower = fold(label).into_owned();
    lower.split(' ').any(|word| TOTALS.contains(&word))
}

/// A row that is in some column the sum of the others is none.
fn without_sums(mut table: Table) -> Table {
    let width = table.rows.first().map_or(0, |row| row.cells.len());
    let sums = |row: &Row| {
        (0..width).any(|column| {
            let all: Decimal =
                table.rows.iter().filter_map(|row| row.cells.get(column).copied().flatten()).sum();
            let own = row.cells.get(column).copied().flatten();
            own.is_some_and(|own| own > Decimal::TEN && (all - own - own).abs() * Decimal::from(50) <= own)
        })
    };
    let keep: Vec<bool> = table.rows.iter().map(|row| !sums(row)).collect();
    let mut keep = keep.into_iter();
    table.rows.retain(|_| keep.next().unwrap_or(true));
    table
}

/// A label and its values; none of a line that is told in words.
fn parse(line: &str, span: Span) -> Option<Row> {
    let (label, rest) = line.split_once([':', '|'])?;
    let label = label.trim();
    let cells: Vec<&str> = rest.split([';', '|']).map(str::trim).collect();
    let short =
        label.split(' ').count() <= 5 && !label.is_empty() && cells.iter().all(|cell| cell.len() <= 32);
    let cells: Vec<Option<Decimal>> = cells.into_iter().map(number).collect();
    let figures = cells.iter().flatten().count();
    (short && figures > 0 && 2 * figures >= cells.len()).then(|| Row { label: label.to_owned(), cells, span })
}

/// The number that a cell begins with.
fn number(cell: &str) -> Option<Decimal> {
    let bare = cell.trim_start_matches(['€', '£', '$', '+']).replace('−', "-");
    let digits: String =
        bare.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-')).collect();
    let digits = digits.trim_end_matches(['.', ',']).replace(',', "");
    Decimal::from_str(&digits).ok()
}

/// `the largest markets were Germany (14% of sales), Belgium (11%) and Switzerland (6%)`.
fn inline(source: usize, reading: &Reading<'_>, sentence: Span) -> Option<Table> {
    let tokens = &reading.tokens;
    let ranked = tokens.within(sentence).any(|i| is_superlative(tokens.lower(i)));
    let mut rows: Vec<Row> = Vec::new();
    for (fact, name) in names(reading, sentence) {
        let next = tokens.at(fact.span.end.saturating_sub(1)) + 1;
        let at = next + usize::from(matches!(tokens.word(next), "(" | ":"));
        let value =
            reading.facts_in(sentence).find(|it| tokens.at(it.span.start) == at && it.span != fact.span);
        let Some(amount) =
            value.filter(|it| !matches!(it.value, Value::Date(_))).and_then(|it| it.value.amount())
        else {
            continue;
        };
        rows.push(Row { label: name.value.clone(), cells: vec![Some(amount.value)], span: fact.span });
    }
    let falling = rows.windows(2).all(|pair| matches!(pair, [a, b] if a.cells >= b.cells));
    (rows.len() >= 3 && ranked && falling).then_some(Table { source, rows, ranked })
}

/// `Highest: Glenmore 57.0; lowest: Docks 30.4`.
fn tops(source: usize, reading: &Reading<'_>, sentence: Span) -> Vec<Top> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let mut found = Vec::new();
    for i in range.clone() {
        let lower = tokens.lower(i);
        if !tokens.is_sign(i + 1, ':') || !is_superlative(lower) {
            continue;
        }
        let Some(last) = (i + 2..(i + 6).min(range.end)).take_while(|k| tokens.is_capital(*k)).last() else {
            continue;
        };
        let at = tokens.span(i + 2, last);
        let value = reading.facts_in(sentence).find(|it| tokens.at(it.span.start) == last + 1);
        if let Some(amount) = value.and_then(|it| it.value.amount()) {
            let name = at.of(reading.text).to_owned();
            found.push(Top { superlative: lower.to_owned(), name, value: amount.value, place: (source, at) });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const TABLE: &str = "Airline: on time 2025; on time 2024\nTern Airways: 81.3; 77.0\nAlmora Nacional: 78.6; 73.9\nCobre Air: 77.9; 75.2\nEstrella: 70.4; 69.8\nWindward: 65.1; 66.7\nAll: 74.8; 71.6";

    #[test]
    fn another_place_than_the_one_that_is_told_is_found() {
        let source = "€32.6 million went to a nurse in August. It was the third largest prize of the lottery, after those of 2017.";
        for (article, alarms) in [
            ("A nurse won €32.6m in August, the second largest prize of the lottery.", 1),
            ("A nurse won €32.6m in August, the third-largest prize of the lottery.", 0),
            ("A nurse won €32.6m in August, one of the largest prizes of the lottery.", 0),
            ("Selby is the second largest town of the county.", 0),
        ] {
            assert_eq!(rules(article, source).len(), alarms, "{article}");
        }
    }

    #[test]
    fn a_wrong_place_in_an_order_is_found() {
        for (article, source) in [
            (
                "Cobre Air was the second most punctual of the five airlines, with 77.9 per cent of flights on time.",
                TABLE,
            ),
            ("Windward was the third most punctual, with 65.1 per cent.", TABLE),
            (
                "Four in ten are sold abroad, with Belgium the biggest customer.",
                "The largest markets are Germany (14% of sales), Belgium (11%) and Switzerland (6%).",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceCategory], "{article}");
        }
    }

    #[test]
    fn a_right_place_or_another_order_says_nothing() {
        for (article, source) in [
            (
                "Cobre Air was the third most punctual of the five airlines, with 77.9 per cent of flights on time.",
                TABLE,
            ),
            ("Windward was the worst, with 65.1 per cent.", TABLE),
            ("Cobre Air, which has the oldest planes, had 77.9 per cent of flights on time.", TABLE),
            ("Cobre Air, with 77.9 per cent, had its best year.", TABLE),
            ("Cobre Air had the best result since 2019, 77.9 per cent.", TABLE),
            ("Cobre Air was the best of the three cheap airlines, with 77.9 per cent.", TABLE),
            ("Cobre Air was one of the best, with 77.9 per cent.", TABLE),
            ("Tern was the best, with 81.3 per cent, ahead of Cobre Air.", TABLE),
            (
                "Germany is the biggest customer, ahead of Belgium.",
                "The largest markets are Germany (14% of sales), Belgium (11%) and Switzerland (6%).",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
