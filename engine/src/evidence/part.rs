//! The part that a fact plays: which words stand near it, under which heads, and of what time it speaks.
//!
//! Two facts play the same part when their surroundings share their rare words. A word counts the more the nearer
//! it stands; a clause mark between halves it, so that `41 in one group and 67 in the other` keeps its two sides.

use super::library::{Library, Passage};
use super::scale::scale;
use super::step;
use super::table::Row;
use super::terms::{Lexicon, Placed, Term, terms_in};
use crate::facts::spelled::is_month;
use crate::facts::{DateValue, Fact, Kind, Precision, Value, names_unit};
use crate::reading::Reading;
use crate::text::{Span, TokenKind};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::ops::Range;

/// A stretch of time that a fact speaks of, both ends included.
pub type Period = (Date, Date);

/// The part that a fact plays.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Terms with their nearness, by term; each once, with its greatest nearness.
    pub terms: Vec<(Term, f32)>,
    /// The time that the words near it name.
    pub period: Option<Period>,
    /// True if it is given as what was before: in brackets behind the newer value, after `from`, `against`, `than`.
    pub prior: bool,
    /// True if it stands in brackets behind something else.
    pub bracketed: bool,
    /// True if those brackets say that it is another figure.
    pub own_label: bool,
    /// True if it is said of each of several: `200,000 litres each`.
    pub each: bool,
    /// True if it is a difference: `2,500 tonnes more`.
    pub step: bool,
    /// True if that time lies more than a year before the source itself.
    pub past: bool,
    /// The first content word behind the fact, in its clause: what is counted.
    pub noun: Option<Term>,
    /// The last content word in front of the fact, in its clause: what happened then.
    pub verb: Option<Term>,
    /// Number of its clause in its passage, from 0.
    pub clause: usize,
    /// Its place in a table.
    pub cell: Option<Cell>,
    /// Square root of the summed squares of the weighted nearness.
    norm: f32,
}

/// A fact's place in a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Index of the value cell; none for a fact of the label.
    pub column: Option<usize>,
    /// Terms of the row's label.
    pub label: Vec<Term>,
    /// True if no other column of the row speaks of a later time.
    pub latest: bool,
    /// What the head says the numbers are multiplied by: 1,000,000 for `in millions of pounds`.
    pub scale: Decimal,
    /// True if the cell holds this figure and no word or second figure.
    pub alone: bool,
    /// What the label, the head or the corner says that a bare figure is.
    pub sort: CellSort,
}

/// What a bare figure of a table is, as far as its heads say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellSort {
    /// An amount of money: `£m`, `in euros`.
    Money,
    /// So many of a unit: `Length (km)`.
    Measure,
    /// A count, or nothing is said.
    Plain,
}

/// How far words outside the sentence count.
const NEIGHBOUR: f32 = 0.12;
const HEADING: f32 = 0.35;
const COLUMN: f32 = 0.8;
const TITLE: f32 = 0.12;
/// How near the words of an opening stand to every fact of the sentence, at least.
const FRAME: f32 = 0.5;

impl Part {
    /// The part of a fact at `span` among the terms of its sentence.
    #[must_use]
    pub fn in_sentence(reading: &Reading<'_>, span: Span, placed: &[Placed], lexicon: &Lexicon) -> Self {
        let mut part = Self::default();
        let (first, last) = (reading.tokens.at(span.start), reading.tokens.at(span.end.saturating_sub(1)));
        let frame = frame(reading, span);
        for it in placed.iter().filter(|it| !span.overlaps(it.span)) {
            let near = nearness(reading, first, last, it.token);
            part.add(it.term, if frame.contains(&it.token) { near.max(FRAME) } else { near });
        }
        part.noun = placed.iter().find(|it| it.token > last && it.token <= last + 3).map(|it| it.term);
        part.each = (last + 1..=last + 3).any(|i| matches!(reading.tokens.lower(i), "each" | "apiece"))
            || first.checked_sub(1).is_some_and(|i| matches!(reading.tokens.lower(i), "each" | "every"));
        part.verb =
            placed.iter().rev().find(|it| it.token < first && it.token + 5 >= first).map(|it| it.term);
        part.verb =
            part.verb.filter(|_| !(first.saturating_sub(4)..first).any(|i| is_clause_mark(reading, i)));
        part.step = step::is_step(reading, span);
        let noun_at =
            placed.iter().find(|it| Some(it.term) == part.noun && it.token > last).map(|it| it.token);
        part.noun =
            part.noun.filter(|_| !(last + 1..noun_at.unwrap_or(last)).any(|i| is_clause_mark(reading, i)));
        part.finish(lexicon);
        part
    }

    /// Adds a term; the greatest nearness stays.
    pub fn add(&mut self, term: Term, near: f32) {
        match self.terms.iter_mut().find(|(t, _)| *t == term) {
            Some((_, n)) => *n = n.max(near),
            None => self.terms.push((term, near)),
        }
    }

    /// How near a term stands to the fact; 0 if it does not.
    #[must_use]
    pub fn nearness_of(&self, term: Term) -> f32 {
        self.terms.iter().find(|(t, _)| *t == term).map_or(0.0, |(_, near)| *near)
    }

    /// Sorts the terms and takes their norm; to be called after the last `add`.
    pub fn finish(&mut self, lexicon: &Lexicon) {
        self.terms.sort_unstable_by_key(|(term, _)| *term);
        let square = |(term, near): &(Term, f32)| (near * lexicon.weight(*term)).powi(2);
        self.norm = self.terms.iter().map(square).sum::<f32>().sqrt();
    }

    /// How much the two surroundings share, from 0 to 1.
    #[must_use]
    pub fn likeness(&self, other: &Self, lexicon: &Lexicon) -> f32 {
        if self.norm <= 0.0 || other.norm <= 0.0 {
            return 0.0;
        }
        let (mut shared, mut theirs) = (0.0, other.terms.iter().peekable());
        for (term, near) in &self.terms {
            while theirs.next_if(|(t, _)| t < term).is_some() {}
            if let Some((_, n)) = theirs.next_if(|(t, _)| t == term) {
                shared += near * n * lexicon.weight(*term).powi(2);
            }
        }
        shared / (self.norm * (self.norm * other.norm).sqrt())
    }
}

/// The tokens of an opening such as `In nursing and care,`: it holds for the whole sentence. Empty where there is none.
fn frame(reading: &Reading<'_>, span: Span) -> Range<usize> {
    const LONGEST: usize = 8;
    let Some(sentence) = reading.sentence_at(span.start) else { return 0..0 };
    let tokens = &reading.tokens;
    let start = tokens.at(sentence.span.start);
    if !matches!(tokens.lower(start), "in" | "for" | "at" | "among" | "on" | "of") {
        return 0..0;
    }
    let comma = (start + 1..start + LONGEST).find(|&i| tokens.is_sign(i, ',') && is_clause_mark(reading, i));
    comma.filter(|&comma| comma < tokens.at(span.start)).map_or(0..0, |comma| start + 1..comma)
}

/// 1 beside the fact, less with every word and clause mark between.
pub fn nearness(reading: &Reading<'_>, first: usize, last: usize, at: usize) -> f32 {
    let between = if at < first { at + 1..first } else { last + 1..at };
    let (mut words, mut marks) = (0.0_f32, 0.0_f32);
    for i in between {
        match reading.tokens.kind(i) {
            Some(TokenKind::Sign) => marks += f32::from(u8::from(is_clause_mark(reading, i))),
            _ if matches!(
                reading.tokens.lower(i),
                "and" | "but" | "while" | "whereas" | "against" | "than" | "compared"
            ) =>
            {
                marks += 0.7;
            }
            _ => words += 1.0,
        }
    }
    1.0 / (1.0 + words / 5.0 + 0.7 * marks)
}

/// A mark that parts clauses; a comma inside a number or a hyphen is none.
pub fn is_clause_mark(reading: &Reading<'_>, i: usize) -> bool {
    let tokens = &reading.tokens;
    let spaced = !tokens.gap(i).is_empty() || i + 1 == tokens.len();
    match tokens.word(i) {
        "," | ":" => spaced,
        ";" | "(" | ")" | "—" | "|" => true,
        "–" | "-" => spaced && i > 0 && !tokens.gap(i - 1).is_empty(),
        _ => false,
    }
}

/// The parts of all facts of a passage, in the order of the facts; headings, column heads and neighbours included.
#[must_use]
pub fn of_passage(library: &mut Library<'_>, passage: usize) -> Vec<(Fact, Part)> {
    let Some(it) = library.passages.get(passage).cloned() else { return Vec::new() };
    let Some(reading) = library.sources.get(it.source) else { return Vec::new() };
    let placed = library.terms_of(passage).to_vec();
    let in_table = library.row_at(it.source, it.span.start).is_some();
    let around = if in_table { Vec::new() } else { surroundings(library, reading, &it) };
    let mut parts = Vec::new();
    for fact in reading.facts_in(it.span) {
        let mut part = Part::in_sentence(reading, fact.span, &placed, &library.lexicon);
        for (term, near) in &around {
            part.add(*term, *near);
        }
        part.period = period_near(reading, it.span, fact);
        part.prior = is_prior(reading, fact.span);
        part.bracketed = is_bracketed(reading, fact.span);
        part.own_label = has_own_label(reading, fact.span);
        part.clause = clause_of(reading.text, it.span, fact.span);
        let dates =
            reading.facts_in(it.span).filter(|f| f.kind() == Kind::Date).filter_map(|f| f.value.days());
        let last = dates.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        let older_behind = reading
            .facts_in(it.span)
            .any(|f| f.kind() == Kind::Date && labels_next(reading, fact.span.end, f.span));
        part.past = is_past(part.period.or(last.filter(|_| !older_behind)), reading.published);
        add_column(library, reading, &it, fact.span, &mut part);
        part.finish(&library.lexicon);
        parts.push((fact.clone(), part));
    }
    parts
}

/// Number of the clause of its passage in which a fact stands, from 0.
fn clause_of(text: &str, passage: Span, fact: Span) -> usize {
    let before = Span::new(passage.start, fact.start).of(text);
    before.matches([';', ':', '(', '—']).count() + before.matches(", ").count()
}

/// Heading, title and neighbouring sentences, far from the fact as they are.
fn surroundings(library: &Library<'_>, reading: &Reading<'_>, passage: &Passage) -> Vec<(Term, f32)> {
    let paragraph_of = |i: usize| reading.sentences.get(i).map(|s| s.paragraph);
    let before = passage.sentence.checked_sub(1);
    let before = before.filter(|i| paragraph_of(*i) == paragraph_of(passage.sentence));
    let heading = library.heading_of(passage).map(|i| (i, HEADING));
    let others = [heading, before.map(|i| (i, NEIGHBOUR)), Some((0, TITLE))];
    let mut around = Vec::new();
    for (sentence, near) in others.into_iter().flatten() {
        let terms = library.passage_of(passage.source, sentence).map(|p| library.terms_of(p));
        around.extend(terms.unwrap_or_default().iter().map(|p| (p.term, near)));
    }
    around
}

/// The head of the fact's column, with the time that it names.
fn add_column(
    library: &mut Library<'_>,
    reading: &Reading<'_>,
    passage: &Passage,
    at: Span,
    part: &mut Part,
) {
    let Some(row) = library.row_at(passage.source, at.start).cloned() else { return };
    let column = row.cell_at(at.start);
    if let Some(head) = row.head_at(at.start) {
        for placed in terms_in(reading, head, &mut library.lexicon) {
            part.add(placed.term, COLUMN);
        }
        part.period = time_of(reading, head).or(part.period);
    }
    let label: Vec<Term> =
        terms_in(reading, row.label, &mut library.lexicon).iter().map(|p| p.term).collect();
    for term in &label {
        part.add(*term, 1.0);
    }
    let latest = is_latest(reading, &row, at);
    let sort = sort_of(reading, &row, at);
    let whole = column.and_then(|column| row.cells.get(column));
    let alone = whole.is_some_and(|cell| {
        let around =
            [Span::new(cell.start, at.start.max(cell.start)), Span::new(at.end.min(cell.end), cell.end)];
        around.iter().all(|span| !span.of(reading.text).contains(char::is_alphanumeric))
    });
    part.cell = Some(Cell { column, label, latest, scale: scale(reading.text, &row, at.start), alone, sort });
    if let Some(line) = row.head_line {
        let first_label = row.heads.first().map_or(line.end, |head| head.start);
        for placed in
            terms_in(reading, Span::new(line.start, first_label.max(line.start)), &mut library.lexicon)
        {
            part.add(placed.term, HEADING);
        }
    }
    // Words of other cells of the row belong to other columns.
    if let Some(column) = column {
        for (_, cell) in row.cells.iter().enumerate().filter(|(i, _)| *i != column) {
            for placed in terms_in(reading, *cell, &mut library.lexicon) {
                part.terms.retain(|(term, _)| *term != placed.term);
            }
        }
    }
}

/// What the label of the row, the head of the column and the corner of the table say that a figure is.
fn sort_of(reading: &Reading<'_>, row: &Row, at: Span) -> CellSort {
    const MONEY: &[&str] = &[
        "£", "$", "€", "¥", "₹", "pound", "pounds", "dollar", "dollars", "euro", "euros", "cents", "pence",
        "yen", "rupees", "francs", "eur", "usd", "gbp",
    ];
    let corner = row.head_line.map(|line| {
        let end = row.heads.first().map_or(line.end, |head| head.start);
        Span::new(line.start, end.max(line.start))
    });
    let places = [Some(row.label), row.head_at(at.start), corner];
    for place in places.into_iter().flatten() {
        for i in reading.tokens.within(place) {
            if MONEY.contains(&reading.tokens.lower(i)) {
                return CellSort::Money;
            }
            if names_unit(&reading.tokens, i) {
                return CellSort::Measure;
            }
        }
    }
    CellSort::Plain
}

/// Heads of columns that say what is to come.
#[rustfmt::skip]
pub const PLANNED: &[&str] = &[
    "plan", "plans", "planned", "forecast", "forecasts", "budget", "budgeted", "target", "targets", "estimate", "estimated",
    "expected", "projection", "projected", "outlook", "draft", "proposed", "provisional",
];

/// True if both ends lie later: the nine months are no later than the quarter that they end with.
#[must_use]
pub fn is_later(it: Period, than: Period) -> bool {
    it.0 > than.0 && it.1 > than.1
}

/// True if the head of the fact's column names a time and no other head a later one, or if no head names any.
fn is_latest(reading: &Reading<'_>, row: &Row, at: Span) -> bool {
    let planned =
        |head: Span| reading.tokens.within(head).any(|i| PLANNED.contains(&reading.tokens.lower(i)));
    let own = row.head_at(at.start).filter(|head| !planned(*head)).and_then(|head| time_of(reading, head));
    let all = row.heads.iter().filter(|head| !planned(**head));
    let mut times = all.filter_map(|head| time_of(reading, *head));
    match own {
        Some(own) => !times.any(|other| is_later(other, own)),
        None => times.next().is_none(),
    }
}

/// The time that a column head names: its dates, or a bare year between 1900 and 2100.
fn time_of(reading: &Reading<'_>, head: Span) -> Option<Period> {
    let dated = reading.facts_in(head).find_map(|fact| fact.value.days());
    dated.or_else(|| {
        let words = head.of(reading.text).split(|c: char| !c.is_ascii_digit());
        let years = words.filter(|w| w.len() == 4).find_map(|w| w.parse::<i16>().ok());
        let year = years.filter(|y| (1900..=2100).contains(y))?;
        Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
    })
}

fn as_date(value: &Value) -> Option<&DateValue> {
    match value {
        Value::Date(date) => Some(date),
        Value::Range(from, _) => as_date(from),
        _ => None,
    }
}

/// The time named nearest to a fact, in its own bracket or clause; a date has none.
#[must_use]
pub fn period_near(reading: &Reading<'_>, sentence: Span, fact: &Fact) -> Option<Period> {
    if fact.kind() == Kind::Date {
        return None;
    }
    let at = reading.tokens.at(fact.span.start);
    let now = |back: usize| at.checked_sub(back).is_some_and(|i| is_now(reading.tokens.lower(i)));
    if (1..=3).any(now) {
        // `was inadequate in 2021, is now good`
        return None;
    }
    let mut best: Option<(f32, Period)> = None;
    for other in reading.facts_in(sentence).filter(|f| f.kind() == Kind::Date && !f.span.overlaps(fact.span))
    {
        let Some(date) = as_date(&other.value).filter(|d| d.precision >= Precision::Month) else { continue };
        let end = reading.tokens.at(other.span.end.saturating_sub(1));
        if other.span.end <= fact.span.start
            && reading.tokens.is_sign(end + 1, ',')
            && reading.tokens.lower(end + 2) == "when"
            && at <= end + 8
        {
            // `than in 2024, when costs rose by 9%`
            return Some((date.first, date.last));
        }
        if !matches!(other.value, Value::Range(..)) && is_compared_with(reading, other.span) {
            continue;
        }
        // `Result (2021 in brackets)`: the year is that of what the brackets hold
        if reading.tokens.lower(end + 1) == "in"
            && matches!(reading.tokens.lower(end + 2), "brackets" | "parentheses" | "parenthesis")
        {
            continue;
        }
        // `£11.9 million (2024: £7.7 million)`: the year is that of the figure behind it
        if other.span.start > fact.span.end && labels_next(reading, fact.span.end, other.span) {
            continue;
        }
        let last = match &other.value {
            Value::Range(_, to) => as_date(to).map_or(date.last, |d| d.last),
            _ => date.last,
        };
        let near = nearness(reading, at, at, reading.tokens.at(other.span.start));
        if near > 0.22 && best.is_none_or(|(n, _)| near > n) && !is_of_prior(reading, fact.span, other.span) {
            best = Some((near, (date.first, last)));
        }
    }
    best.map(|(_, period)| period)
}

/// True if a date opens a bracket right behind byte `at` and is the label of the figure there.
fn labels_next(reading: &Reading<'_>, at: usize, date: Span) -> bool {
    let behind = reading.tokens.at(date.end.saturating_sub(1)) + 1;
    let between = (at <= date.start).then(|| Span::new(at, date.start).of(reading.text).trim());
    reading.tokens.is_sign(behind, ':') && between == Some("(")
}

fn is_now(word: &str) -> bool {
    matches!(word, "now" | "currently" | "today")
}

/// `£16m, down from £18m in 2024`: the time is that of the figure that stands before it.
fn is_of_prior(reading: &Reading<'_>, figure: Span, time: Span) -> bool {
    let between = Span::new(figure.end.min(time.start), time.start);
    let inside = |fact: &Fact| between.contains(fact.span) && fact.value.amount().is_some();
    reading.facts_in(between).any(|fact| inside(fact) && is_prior(reading, fact.span))
}

/// `than last year`, `since 2019`, `from 2018`: the time of what is compared with, not of what is told.
fn is_compared_with(reading: &Reading<'_>, date: Span) -> bool {
    let first = reading.tokens.at(date.start);
    // `half as much as the year before`
    let before = |back: usize| first.checked_sub(back).map_or("", |i| reading.tokens.lower(i));
    if before(1) == "as" || matches!(before(1), "in" | "at" | "on") && before(2) == "as" {
        return true;
    }
    // (`the smallest since Q3 2022` has its word within; `since July 1: 31` tells of the figure)
    let last = reading.tokens.at(date.end.saturating_sub(1));
    let labels = (last + 1..=last + 2).any(|i| reading.tokens.is_sign(i, ':'));
    (usize::from(labels)..=3).filter_map(|back| first.checked_sub(back)).any(|i| {
        matches!(
            reading.tokens.lower(i),
            "than" | "since" | "against" | "compared" | "before" | "until" | "from" | "with"
        )
    })
}

fn is_past(period: Option<Period>, published: Option<Date>) -> bool {
    let year_before = published.and_then(|day| day.checked_sub(jiff::Span::new().days(380)).ok());
    matches!((period, year_before), (Some((_, last)), Some(day)) if last < day)
}

/// True if a bracket opens a few words before a fact.
fn is_bracketed(reading: &Reading<'_>, span: Span) -> bool {
    bracket_before(reading, span).is_some()
}

/// The token of a bracket that opens a few words before a fact.
fn bracket_before(reading: &Reading<'_>, span: Span) -> Option<usize> {
    let first = reading.tokens.at(span.start);
    (1..=4)
        .take_while(|back| first >= *back)
        .take_while(|back| !reading.tokens.is_sign(first - back, ')'))
        .map(|back| first - back)
        .find(|at| reading.tokens.is_sign(*at, '('))
}

/// `3,832 (by post: 312)`, `over 18 months: Old Cawder (22 months)`: a label of its own, or a name in front of the bracket,
/// makes it another figure, not an older one.
fn has_own_label(reading: &Reading<'_>, span: Span) -> bool {
    let first = reading.tokens.at(span.start);
    let Some(open) = bracket_before(reading, span) else { return false };
    let digits = |i: usize| reading.tokens.kind(i) == Some(TokenKind::Digits);
    let named = open.checked_sub(1).is_some_and(|before| reading.tokens.is_capital(before));
    named || !(open + 1..first).any(digits) && (open + 1..first).any(|i| is_label(reading, i))
}

/// A word in brackets that says what a figure is, and not when.
fn is_label(reading: &Reading<'_>, i: usize) -> bool {
    let lower = reading.tokens.lower(i);
    reading.tokens.kind(i) == Some(TokenKind::Word)
        && !matches!(
            lower,
            "was"
                | "from"
                | "in"
                | "previously"
                | "before"
                | "until"
                | "earlier"
                | "last"
                | "first"
                | "year"
                | "up"
                | "down"
                | "against"
                | "compared"
                | "with"
                | "then"
                | "formerly"
                | "now"
                | "report"
                | "the"
                | "a"
                | "on"
                | "of"
                | "by"
                | "figure"
                | "version"
                | "previous"
                | "at"
                | "not"
                | "half"
                | "quarter"
                | "month"
                | "week"
                | "about"
                | "some"
        )
        && !is_month(lower)
}

/// True if the words before a fact give it as what was before.
#[must_use]
pub fn is_prior(reading: &Reading<'_>, span: Span) -> bool {
    let tokens = &reading.tokens;
    let first = tokens.at(span.start);
    let word = |back: usize| first.checked_sub(back).map_or("", |i| tokens.lower(i));
    let cue = (1..=4).take_while(|back| !matches!(word(*back), "to" | "at")).any(|back| {
        // `which had 1,211 loans` has them; `had stood at 40` did
        if word(back) == "had" && back == 1 {
            return false;
        }
        matches!(
            word(back),
            "from"
                | "against"
                | "than"
                | "previously"
                | "formerly"
                | "until"
                | "instead"
                | "lost"
                | "lose"
                | "loses"
                | "losing"
                | "had"
                | "once"
        )
    });
    let after = tokens.at(span.end);
    let trailing = (0..5).any(|on| {
        matches!(tokens.lower(after + on), "ago" | "earlier" | "before" | "previously" | "until" | "previous")
    });
    let relative = (1..=5).any(|back| {
        matches!(word(back), "was" | "were") && matches!(word(back + 1), "which" | "who" | "that")
    });
    // `which a year ago was on target`
    let ago = (2..=4).any(|back| word(back) == "ago");
    // `closed nine of its 96 branches`: there are no longer 96
    let closed = matches!(word(1), "its" | "their" | "his" | "her") && word(2) == "of";
    is_bracketed(reading, span) || relative || cue || trailing || ago || closed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::Place;

    #[test]
    fn what_was_so_a_year_ago_is_what_was_before() {
        let text = "Tamblyn, which a year ago was on target, is now rated as poor.";
        let settings = Settings::default();
        let reading = Reading::new(text, Place::Body, None, &settings);
        let at = |words: &str| {
            let start = text.find(words).expect("the words stand in the text");
            Span::new(start, start + words.len())
        };
        assert!(is_prior(&reading, at("on target")));
        assert!(!is_prior(&reading, at("poor")));
    }
}
