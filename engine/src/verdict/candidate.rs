//! The source facts that may play an article fact's part, and how well each does.

use super::compare::{self, Match};
use crate::evidence::{CellSort, Library, Part, Period, part};
use crate::facts::spelled::is_month;
use crate::facts::{Amount, Fact, Kind, Money, Precision, Quantity, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::HashMap;
use rust_decimal::Decimal;
use std::rc::Rc;

/// A source fact weighed for one fact of the article.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The source that holds it.
    pub source: usize,
    /// The passage that holds it.
    pub passage: usize,
    /// The source fact.
    pub fact: Fact,
    /// The part that it plays.
    pub part: Rc<Part>,
    /// How its value stands to the article's.
    pub found: Match,
    /// How well it plays the part, 0 to about 1.
    pub score: f32,
    /// True if it stands in a row of a table whose label the article's words name.
    pub labelled: bool,
    /// Number of clause marks in the passage before it.
    pub clause: usize,
    /// The gate by which it was found to conflict, for those who ask why.
    pub gate: &'static str,
}

impl Candidate {
    /// The same, found to conflict by a gate of this name.
    #[must_use]
    pub fn by(self, gate: &'static str) -> Self {
        Self { gate, ..self }
    }

    /// True if the two stand in one passage with a mark between them that parts clauses.
    #[must_use]
    pub fn apart_from(&self, other: &Self) -> bool {
        self.clause != other.clause
    }
}

/// The facts of a passage, each with its part.
type Made = Rc<Vec<(Fact, Rc<Part>)>>;

/// The facts and parts of passages, each made once for a story.
#[derive(Default, Debug)]
pub struct Parts {
    made: HashMap<usize, Made>,
}

impl Parts {
    /// The facts of a passage with their parts.
    pub fn of(&mut self, library: &mut Library<'_>, passage: usize) -> Made {
        if let Some(made) = self.made.get(&passage) {
            return Rc::clone(made);
        }
        let parts = part::of_passage(library, passage)
            .into_iter()
            .map(|(fact, part)| (fact, Rc::new(part)))
            .collect();
        let parts = Rc::new(parts);
        self.made.insert(passage, Rc::clone(&parts));
        parts
    }
}

/// Weighs every comparable fact of `passages` for `fact`, the best first.
pub fn weigh(
    fact: &Fact,
    its: &Part,
    passages: &[(usize, f32)],
    library: &mut Library<'_>,
    parts: &mut Parts,
    tolerance: Tolerance,
) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for &(passage, nearness) in passages {
        for (other, part) in parts.of(library, passage).iter() {
            let (found, other) = match compare::facts(fact, other, tolerance) {
                Match::Incomparable => match in_cell(fact, other, part, tolerance) {
                    Some((found, read)) => (found, read),
                    None => continue,
                },
                found => (found, other.clone()),
            };
            let source = library.passages.get(passage).and_then(|it| library.sources.get(it.source));
            let unsaid = source.is_some_and(|source| is_monthless(source, fact, &other));
            let found =
                if found.conflicts() && (unsaid || is_shortened(fact, &other) || is_signed(fact, &other)) {
                    Match::Loose
                } else {
                    found
                };
            if found == Match::Incomparable {
                continue;
            }
            let score = score(fact, its, part, nearness, library);
            let label = part.cell.as_ref().map_or(&[][..], |cell| &cell.label);
            let named = label.iter().filter(|term| its.nearness_of(**term) >= 0.2).count();
            let labelled =
                named > 0 && (named == label.len() || label.len() > 2 && named * 3 >= label.len() * 2);
            let (fact, part, clause) = (other, Rc::clone(part), part.clause);
            let source = library.passages.get(passage).map_or(0, |p| p.source);
            candidates.push(Candidate {
                source,
                passage,
                fact,
                part,
                found,
                score,
                labelled,
                clause,
                gate: "",
            });
        }
    }
    // Where a row is named, the other rows and the rest of the text are further off.
    if candidates.iter().any(|c| c.labelled) {
        candidates.iter_mut().filter(|c| !c.labelled && c.part.cell.is_some()).for_each(|c| c.score *= 0.5);
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.passage.cmp(&b.passage)));
    candidates
}

/// `lost £240,000` and `minus £240,000`: the words of one side have the sign.
fn is_signed(fact: &Fact, other: &Fact) -> bool {
    let signs = matches!(fact.kind(), Kind::Money | Kind::Percent | Kind::Number);
    let pair = fact.value.amount().zip(other.value.amount());
    signs && pair.is_some_and(|(a, b)| a.value == -b.value)
}

/// `Thursday 17` for 17 August: the source does not say of which month it is.
fn is_monthless(source: &Reading<'_>, fact: &Fact, other: &Fact) -> bool {
    let (Value::Date(ours), Value::Date(theirs)) = (&fact.value, &other.value) else { return false };
    let days = [ours, theirs].iter().all(|it| it.precision == Precision::Day);
    let named = source.tokens.within(other.span).any(|i| is_month(source.tokens.lower(i)));
    let digits = other.span.of(source.text).bytes().filter(u8::is_ascii_digit).count();
    days && ours.first.day() == theirs.first.day() && !named && (1..=2).contains(&digits)
}

/// `141 million, of which the city 94`: a bare number whose thousands or millions were said before.
fn is_shortened(fact: &Fact, other: &Fact) -> bool {
    let (Some(a), Value::Number(b)) = (fact.value.amount(), &other.value) else { return false };
    let ratio = a.value.checked_div(b.value);
    let bare = b.value >= Decimal::TEN && b.value < Decimal::from(10_000);
    bare && [3, 6, 9].iter().any(|zeros| ratio == Some(Decimal::from(10_i64.pow(*zeros))))
}

/// A bare number of a table against an amount of money, a measure or a percentage: the head says what it is. Gives the
/// number as it was read for that.
pub(super) fn in_cell(fact: &Fact, other: &Fact, part: &Part, tolerance: Tolerance) -> Option<(Match, Fact)> {
    let cell = part.cell.as_ref().filter(|cell| cell.column.is_some())?;
    let Value::Number(source) = &other.value else { return None };
    let article = fact.value.amount()?;
    let times = |scale: Decimal| {
        let by = |v: Decimal| v.checked_mul(scale).unwrap_or(v);
        let source = Amount { value: by(source.value), place: by(source.place), bound: source.bound };
        let found = compare::values(&Value::Number(article), &Value::Number(source), tolerance);
        (found, source)
    };
    // A row of heads in the middle of a table of millions is the exception: either reading may agree.
    let plain = times(Decimal::ONE);
    let (found, source) = if plain.0.agrees() { plain } else { times(cell.scale) };
    let fits = match fact.kind() {
        Kind::Money => cell.alone && cell.sort != CellSort::Measure,
        Kind::Quantity => cell.alone && cell.sort == CellSort::Measure,
        Kind::Number => cell.sort == CellSort::Plain,
        _ => false,
    };
    if !fits && !found.agrees() {
        return None;
    }
    let value = match &fact.value {
        Value::Money(money) => Value::Money(Money { amount: source, ..money.clone() }),
        Value::Quantity(quantity) => Value::Quantity(Quantity { amount: source, ..quantity.clone() }),
        Value::Number(_) => Value::Number(source),
        // Nothing says that the numbers of the table are shares, or stretches of time.
        Value::Percent { points, .. } if found.agrees() => Value::Percent { amount: source, points: *points },
        Value::Duration(_) if found.agrees() => other.value.clone(),
        _ => return None,
    };
    Some((found, Fact::new(other.span, value)))
}

fn score(fact: &Fact, article: &Part, source: &Part, passage: f32, library: &Library<'_>) -> f32 {
    let likeness = article.likeness(source, &library.lexicon);
    let mut score = likeness * (0.75 + 0.25 * passage);
    if fact.kind() == Kind::Date {
        return score;
    }
    score *= time_factor(article.period, source.period);
    if article.period.is_none() && source.cell.is_none() && source.past {
        score *= 0.6;
    }
    score *= match (article.prior, source.prior) {
        (false, true) => 0.7,
        (true, false) => 0.9,
        _ => 1.0,
    };
    let old = source.cell.as_ref().is_some_and(|cell| !cell.latest);
    if old && article.period.is_none() && !article.prior { score * 0.6 } else { score }
}

/// Days from which on a stretch is one in which figures add up.
const MONTH: i32 = 28;

fn days(period: Period) -> i32 {
    (period.1 - period.0).get_days() + 1
}

/// Facts of different times play different parts.
fn time_factor(article: Option<Period>, source: Option<Period>) -> f32 {
    // a day lies in its year, and what was counted on it is a part of what was counted in the year
    let part_of = |a: Period, b: Period| a.0 == a.1 && days(b) >= MONTH;
    match (article, source) {
        (Some(a), Some(s)) if part_of(a, s) || part_of(s, a) => 0.45,
        (Some(a), Some(s)) if a.0 <= s.1 && s.0 <= a.1 => 1.1,
        (Some(_), Some(_)) => 0.45,
        _ => 1.0,
    }
}
