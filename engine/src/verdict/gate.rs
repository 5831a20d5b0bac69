//! What it takes to say that a source fact conflicts: gates, not scores.
//!
//! A conflict is said only where the source fact clearly plays the article fact's part. How clearly depends on the kind:
//! a bare count needs the counted noun, a name another clause, a cell its row. Each gate was set on development stories;
//! where a kind cannot be told it is closed.

use super::bind::gates;
use super::candidate::Candidate;
use super::compare::{self, Match};
use super::miscopied::is_slip;
use crate::evidence::{Part, Period, part::is_later};
use crate::facts::{Amount, Bound, DateValue, Fact, Kind, Name, NameType, Precision, Value};
use rust_decimal::Decimal;

/// The most bytes between a value and the older one in brackets behind it.
const BRACKET: usize = 24;

/// A score that no candidate reaches.
const NEVER: f32 = 9.0;

/// The passage only says which levels there are: it names three of them or more, outside a table.
pub fn lists_levels(candidate: &Candidate, candidates: &[Candidate]) -> bool {
    if candidate.fact.kind() != Kind::Rank || candidate.part.cell.is_some() {
        return false;
    }
    let mut levels: Vec<&Value> = Vec::new();
    for other in candidates.iter().filter(|other| other.passage == candidate.passage) {
        if other.fact.kind() == Kind::Rank && !levels.contains(&&other.fact.value) {
            levels.push(&other.fact.value);
        }
    }
    levels.len() >= 3
}

/// From which score on a conflict with this candidate counts, and why; beyond 1 for never.
#[derive(Clone, Copy, Debug)]
pub struct Gate {
    /// The score.
    pub least: f32,
    /// What the score depends on.
    pub name: &'static str,
}

const SHUT: Gate = Gate { least: NEVER, name: "shut" };

const fn gate(least: f32, name: &'static str) -> Gate {
    Gate { least, name }
}

/// The gate of a conflict with this candidate.
#[must_use]
pub fn of(fact: &Fact, its: &Part, words: &str, candidates: &[Candidate], candidate: &Candidate) -> Gate {
    let agreeing = candidates.iter().find(|c| c.found.agrees());
    let least = gates(fact.kind()).conflict;
    let labelled = candidate.labelled;
    let near = |noun| candidate.part.nearness_of(noun) >= 0.25;
    let noun = candidate.part.noun;
    let counted = its.noun.is_some_and(near) || noun.is_some_and(|noun| its.nearness_of(noun) >= 0.5);
    // The article's value stands in the sources, but in a part far from this one: two values were swapped.
    let replaced = agreeing.is_some_and(|agree| is_replaced(its, agree, candidate));
    let swapped = agreeing.is_some_and(|agree| agree.score > 0.0 && candidate.score >= agree.score * 4.0);
    let past = its.prior && !candidate.part.prior && fact.kind() != Kind::Name;
    let measured = matches!(fact.kind(), Kind::Number | Kind::Money | Kind::Quantity | Kind::Duration);
    let other_sort = its.each != candidate.part.each || measured && its.step != candidate.part.step;
    if past || other_sort || is_count_against_fraction(fact, candidate) || !is_plausible(fact, candidate) {
        return SHUT;
    }
    match &fact.value {
        Value::Ordinal(_) => SHUT,
        Value::Rank(_) if !labelled && !same_time(its, candidate) => SHUT,
        Value::Name(name) => gate(name_gate(name, candidates, candidate), "name"),
        Value::Number(_) | Value::Range(..) if is_share(fact) => SHUT,
        Value::Number(_) if agreeing.is_some() && is_long(fact) && !replaced => {
            // so many digits are seldom somebody else's, but where nearly all words are the other's
            if swapped && counted { gate(0.7, "swapped") } else { SHUT }
        }
        Value::Number(_) if is_incidental(fact, words) => SHUT,
        Value::Number(_) | Value::Range(..)
            if fact.kind() == Kind::Number
                && (!counted && !labelled && !replaced || is_small(&candidate.fact)) =>
        {
            SHUT
        }
        // the years of study beside a year of birth: a stretch is no other day of one event
        Value::Date(_) if matches!(candidate.fact.value, Value::Range(..)) && !labelled => SHUT,
        // since when is no day of its own; a year in brackets is that of what stands before them
        Value::Date(date) if since(date) != since_of(candidate) => SHUT,
        Value::Date(_) if candidate.part.bracketed && !its.bracketed && is_year(&candidate.fact) => SHUT,
        Value::Date(date) if is_as_fine(date, candidate) && apart(agreeing, candidate) => gate(0.25, "day"),
        Value::Date(date) if date.relative => gate(0.75, "relative day"),
        Value::Date(date) if agreeing.is_none() && is_of_one_event(date, its, candidate) => {
            gate(0.2, "one event")
        }

        Value::Number(_) if swapped && labelled || replaced || is_just_beyond(fact, candidate) => {
            gate(0.15, "replaced or beyond")
        }

        Value::Money(_) | Value::Quantity(_) | Value::Percent { .. } if swapped => {
            // a particular figure that the sources have is seldom the wrong one, and outside a named row little is sure
            gate(if significant_of(fact) >= 3 || !labelled { 0.22 } else { 0.18 }, "swapped")
        }
        Value::Money(_) | Value::Quantity(_) | Value::Percent { .. } | Value::Rank(_) if labelled => {
            gate(0.15, "row")
        }

        _ if replaced && fact.kind() != Kind::Date => gate(0.15, "replaced"),
        _ if is_spread(fact, candidate, candidates) => SHUT,
        _ if shares_an_end(fact, candidate) && !has_end(fact, candidate, candidates) => {
            gate(0.05, "shared end")
        }
        _ if is_ceiling(fact, candidate) || is_other_unit(fact, candidate) => {
            gate(least * 0.4, "ceiling or unit")
        }
        _ if labelled || is_same_figure(fact, candidate) => gate(least * 0.6, "row or figure"),
        _ => gate(least, "part"),
    }
}

/// Eleven airports are never 15.1 of anything.
fn is_count_against_fraction(fact: &Fact, candidate: &Candidate) -> bool {
    let (Value::Number(ours), Value::Number(theirs)) = (&fact.value, &candidate.fact.value) else {
        return false;
    };
    let small = ours.value < Decimal::ONE_THOUSAND && theirs.value < Decimal::ONE_THOUSAND;
    // `139.0` is measured, however round
    let measured = !theirs.value.fract().is_zero() || theirs.place < Decimal::ONE;
    small && ours.bound.is_none() && ours.value.fract().is_zero() && ours.place >= Decimal::ONE && measured
}

fn same_time(its: &Part, candidate: &Candidate) -> bool {
    matches!((its.period, candidate.part.period), (Some(a), Some(b)) if a.0 <= b.1 && b.0 <= a.1)
}

fn since(date: &DateValue) -> bool {
    date.bound == Some(Bound::AtLeast)
}

fn since_of(candidate: &Candidate) -> bool {
    matches!(&candidate.fact.value, Value::Date(date) if since(date))
}

fn is_year(fact: &Fact) -> bool {
    matches!(&fact.value, Value::Date(date) if date.precision == Precision::Year)
}

/// Both dates are days, or both say since when.
fn is_as_fine(date: &DateValue, candidate: &Candidate) -> bool {
    let Value::Date(other) = &candidate.fact.value else { return false };
    date.precision == Precision::Day && other.precision == Precision::Day && date.bound == other.bound
}

/// Both dates stand right behind one verb, and neither is the end of a stretch.
fn is_of_one_event(date: &DateValue, its: &Part, candidate: &Candidate) -> bool {
    let Value::Date(other) = &candidate.fact.value else { return false };
    let plain = |date: &DateValue| {
        let fine = matches!(date.precision, Precision::Day | Precision::Month | Precision::Year);
        fine && date.bound.is_none() && !date.relative && date.year_known() && !date.year_inferred
    };
    its.verb.is_some() && its.verb == candidate.part.verb && plain(date) && plain(other)
}

/// The article's value stands in the sources, but nowhere near this part.
fn apart(agreeing: Option<&Candidate>, candidate: &Candidate) -> bool {
    agreeing.is_some_and(|agree| agree.score > 0.0 && candidate.score >= agree.score * 6.0)
}

/// Titles that are borne with the name of a place.
const TITLES: &[&str] = &[
    "duke", "duchess", "earl", "countess", "marquess", "viscount", "baron", "baroness", "prince", "princess",
];

/// Another place, or another body, in the same part. A person is seldom so clearly meant.
fn name_gate(name: &Name, candidates: &[Candidate], candidate: &Candidate) -> f32 {
    let Value::Name(other) = &candidate.fact.value else { return NEVER };
    let words = compare::name::words(&other.value);
    // A row's label names the thing itself, not a property of it.
    let is_label = candidate.part.cell.as_ref().is_some_and(|cell| cell.label.len() <= words.len());
    let mut agreeing = candidates.iter().filter(|c| c.found.agrees());
    let told = agreeing.clone().next().is_some();
    let beside = agreeing.any(|c| c.passage == candidate.passage && !c.apart_from(candidate));
    let ours = compare::name::words(&name.value);
    // `the Duke of Sussex` is somebody, wherever Sussex lies.
    let titled = |words: &[String]| words.iter().any(|word| TITLES.contains(&word.as_str()));
    if is_label || beside || titled(&ours) || titled(&words) {
        return NEVER;
    }
    match name.kind {
        NameType::Place if told => 0.4,
        NameType::Place => 0.3,
        // Another body of the same sort (`Selby Bank` for `Harrow Bank`); that a name of any sort stands there says little.
        NameType::Organisation if sort_of(&name.value) == sort_of(&other.value) => 0.35,
        _ => NEVER,
    }
}

/// What a body is, by its name: `Selby Bank` is a bank, the `Committee on Health` a committee.
fn sort_of(name: &str) -> Option<String> {
    let head = [" of ", " on ", " for "].iter().filter_map(|word| name.find(word)).min();
    compare::name::words(name.get(..head.unwrap_or(name.len()))?).pop()
}

/// The two values are of one order of magnitude; a count of five and one of eighteen thousand count different things.
fn is_plausible(fact: &Fact, candidate: &Candidate) -> bool {
    if let (Value::Range(from, to), Some(point)) = (&fact.value, candidate.fact.value.amount()) {
        // ten to twenty of something against one and a half thousand of something
        let near = |end: &Value| end.amount().is_none_or(|end| of_one_order(end.value, point.value));
        return near(from) || near(to);
    }
    let (Some(a), Some(b)) = (fact.value.amount(), candidate.fact.value.amount()) else { return true };
    let scale = candidate.part.cell.as_ref().map_or(Decimal::ONE, |cell| cell.scale);
    let in_head = fact.kind() != candidate.fact.kind();
    let scale = if in_head { scale } else { Decimal::ONE };
    let (a, b) = (a.value.abs(), b.value.abs().checked_mul(scale).unwrap_or(b.value.abs()));
    let units = matches!((&fact.value, &candidate.fact.value), (Value::Quantity(a), Value::Quantity(b)) if a.unit != b.unit);
    if let (true, Value::Quantity(ours), Value::Quantity(theirs)) =
        (units, &fact.value, &candidate.fact.value)
    {
        let converted = crate::facts::convert(theirs.amount.value, &theirs.unit, &ours.unit);
        return is_same_figure(fact, candidate)
            || converted.is_none_or(|b| of_one_order(ours.amount.value, b));
    }
    if looks_like_year(candidate.fact.value.amount())
        && fact.kind() == Kind::Number
        && !is_slip(fact, &candidate.fact, candidate.score)
    {
        // a bare 2004 of a list is a year, whatever it was read as
        return false;
    }
    if let (Value::Duration(ours), Value::Duration(theirs)) = (&fact.value, &candidate.fact.value) {
        // a race of six hours is not won by 0.8 seconds; years for months is a slip
        return compare::span_of_time::within_times(ours, theirs, Decimal::from(40));
    }
    if matches!(fact.value, Value::Duration(_)) || a.is_zero() || b.is_zero() {
        return true;
    }
    of_one_order(a, b)
}

fn looks_like_year(amount: Option<Amount>) -> bool {
    amount.is_some_and(|a| {
        a.bound.is_none() && a.value >= Decimal::from(1800) && a.value <= Decimal::from(2100)
    })
}

/// True if neither of two values is more than nine times the other.
#[must_use]
pub fn of_one_order(a: Decimal, b: Decimal) -> bool {
    let ratio = a.abs().checked_div(b.abs());
    ratio.is_none_or(|r| r <= Decimal::from(9) && r >= Decimal::new(11, 2))
}

/// Two sources have two values, and both clearly for this.
#[must_use]
pub fn is_disputed(
    fact: &Fact,
    its: &Part,
    words: &str,
    candidates: &[Candidate],
    (agree, conflict): (&Candidate, &Candidate),
) -> bool {
    const CLEARLY: f32 = 0.45;
    let measured =
        matches!(fact.kind(), Kind::Number | Kind::Money | Kind::Percent | Kind::Quantity | Kind::Date);
    let both = agree.score >= CLEARLY
        && conflict.score >= CLEARLY.max(of(fact, its, words, candidates, conflict).least);
    measured && agree.source != conflict.source && both && conflict.score * 1.3 >= agree.score
}

/// The conflicting fact plays the part clearly better than the agreeing one. In one row of a table only the time of the
/// column decides between them.
#[must_use]
pub fn is_decisive(its: &Part, agreeing: Option<&Candidate>, conflict: &Candidate, margin: f32) -> bool {
    let Some(agree) = agreeing else { return true };
    if is_replaced(its, agree, conflict) {
        return true;
    }
    // A round number refutes no particular figure that a source has: 14,300 came, and twenty thousand were hoped for.
    if agree.found == Match::Same
        && significant_of(&agree.fact) >= 3
        && significant_of(&conflict.fact) <= 1
        && conflict.part.cell.is_none()
    {
        return false;
    }
    if same_time(its, agree) && conflict.part.period.is_some() && !same_time(its, conflict) {
        // the source has the figure for the very time
        return false;
    }
    if conflict.part.cell.is_some() && agree.part.cell.is_some() && conflict.passage == agree.passage {
        let meets = |period: Option<Period>| match (its.period, period) {
            (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
            _ => false,
        };
        return meets(conflict.part.period) && !meets(agree.part.period);
    }
    // What the sources give in so many digits is seldom given for something else.
    let told = agree.found == Match::Same && is_distinctive(&agree.fact) && significant_of(&agree.fact) >= 3;
    // or stands in a row of its own, and the other one in none.
    let in_row = agree.part.cell.is_some() && conflict.part.cell.is_none();
    if told && !conflict.labelled && (in_row || agree.score * 8.0 > conflict.score) {
        return false;
    }
    // Two rows are named and each has one of the values: which row is meant cannot be told.
    if conflict.labelled && agree.labelled {
        return false;
    }
    // A particular figure that a sentence of the source has is no cell of a table gone wrong.
    let told = agree.found == Match::Same && is_distinctive(&agree.fact) && agree.part.cell.is_none();
    if told && conflict.part.cell.is_some() {
        return conflict.score >= agree.score * 8.0;
    }
    // A value with another bound (`since 1974` for `in 1974`) agrees only half.
    let weight =
        if agree.found == Match::Loose && matches!(agree.fact.value, Value::Date(_)) { 0.7 } else { 1.0 };
    // A day that a source has is not that of what it tells by the month.
    let day = |date: &DateValue| date.precision == Precision::Day && date.year_known();
    if matches!((&agree.fact.value, &conflict.fact.value), (Value::Date(a), Value::Date(b))
        if agree.found == Match::Same && day(a) && b.precision > Precision::Day)
    {
        return false;
    }
    let fine = matches!((&agree.fact.value, &conflict.fact.value), (Value::Date(a), Value::Date(b))
        if a.precision <= Precision::Month && b.precision > a.precision);
    let margin = if fine {
        // a month that is given, against a bare year of something else
        margin.max(3.0)
    } else if agree.passage == conflict.passage
        && agree.fact.kind() == Kind::Date
        && agree.found != Match::Loose
    {
        // a list of days tells each in the words of the others
        margin.max(3.0)
    } else if agree.passage == conflict.passage
        && agree.found == Match::Same
        && agree.fact.kind() != Kind::Name
    {
        margin.max(2.0)
    } else {
        margin
    };
    conflict.score >= agree.score * weight * margin
}

/// The article has the value that was before, where the source has a newer one beside it: in a later column of the row,
/// or in front of the bracket. Only where the article does not speak of the past.
#[must_use]
pub fn is_replaced(its: &Part, agree: &Candidate, conflict: &Candidate) -> bool {
    if conflict.passage != agree.passage
        || its.prior
        || its.period.is_some()
        || agree.fact.kind() != conflict.fact.kind()
        || agree.part.own_label
    {
        return false;
    }
    match (&conflict.part.cell, &agree.part.cell) {
        (Some(theirs), Some(ours)) => {
            let timed =
                matches!((conflict.part.period, agree.part.period), (Some(a), Some(b)) if is_later(a, b));
            let bracket = theirs.column == ours.column && agree.part.bracketed && !conflict.part.prior;
            timed && theirs.latest && !ours.latest || bracket
        }
        (None, None) => {
            // the value right before the bracket is the one that the bracket is older than
            let near = agree.fact.span.start.saturating_sub(conflict.fact.span.end) <= BRACKET;
            agree.part.bracketed
                && !conflict.part.prior
                && conflict.fact.span.start < agree.fact.span.start
                && near
        }
        _ => false,
    }
}

/// The newer value, where the sources have the article's particular figure once, and there as the older one beside it:
/// `88,400 (61,300)`. So many digits are seldom somebody else's, however the rest is worded.
pub fn newer<'c>(fact: &Fact, its: &Part, candidates: &'c [Candidate]) -> Option<&'c Candidate> {
    let mut same = candidates.iter().filter(|c| c.found.agrees());
    let (agree, None) = (same.next()?, same.next()) else { return None };
    let particular = is_distinctive(fact) && agree.found == Match::Same && significant_of(fact) >= 3;
    candidates.iter().find(|c| {
        particular && c.found == Match::Differs && is_replaced(its, agree, c) && is_plausible(fact, c)
    })
}

/// Millions for billions, or thousands for millions: the same digits, as far as both give them, a thousand or a million
/// times as much, in one currency or unit.
pub fn is_other_magnitude(fact: &Fact, candidate: &Candidate) -> bool {
    let (Some(a), Some(b)) = (fact.value.amount(), candidate.fact.value.amount()) else { return false };
    let alike = match (&fact.value, &candidate.fact.value) {
        (Value::Money(a), Value::Money(b)) => a.currency == b.currency,
        (Value::Quantity(a), Value::Quantity(b)) => a.unit == b.unit,
        _ => false,
    };
    let round = |value: Decimal, place: Decimal| (value / place).round() * place;
    let times = |small: Amount, large: Amount, zeros: u32| {
        let factor = Decimal::from(10_u64.pow(zeros));
        let Some(grown) = small.value.checked_mul(factor) else { return false };
        let place = small.place.checked_mul(factor).map_or(large.place, |place| place.max(large.place));
        !place.is_zero() && round(grown, place) == round(large.value, place)
    };
    let about = matches!(a.bound, None | Some(Bound::About));
    let plain = about && b.bound.is_none() && !a.value.is_zero() && !b.value.is_zero();
    // a table says in its head what its figures are multiplied by
    plain
        && alike
        && candidate.part.cell.is_none()
        && candidate.found == Match::Differs
        && significant(a.value) >= 2
        && [3, 6].iter().any(|zeros| times(a, b, *zeros) || times(b, a, *zeros))
}

/// The same figure with another unit is no value worked out.
#[must_use]
pub fn is_same_figure(fact: &Fact, conflict: &Candidate) -> bool {
    match (fact.value.amount(), conflict.fact.value.amount()) {
        (Some(a), Some(b)) => a.value == b.value,
        _ => false,
    }
}

/// A number below one is a share of something, and never a count.
fn is_share(fact: &Fact) -> bool {
    let end = |value: &Value| value.amount().is_some_and(|a| a.value.abs() < Decimal::ONE);
    match &fact.value {
        Value::Range(from, to) => end(from) || end(to),
        value => end(value),
    }
}

/// Three digits that count or more: the same number for another thing would be chance.
#[must_use]
pub fn is_distinctive(fact: &Fact) -> bool {
    let digits = fact.value.amount().map(|a| a.value.normalize().mantissa().unsigned_abs());
    matches!(fact.kind(), Kind::Number | Kind::Money | Kind::Quantity | Kind::Percent)
        && digits.is_some_and(|d| d >= 100)
}

/// Four digits that count or more: found in a source, it is there for this.
#[must_use]
pub fn is_long(fact: &Fact) -> bool {
    fact.value.amount().is_some_and(|a| significant(a.value) >= 4)
}

fn significant_of(fact: &Fact) -> usize {
    fact.value.amount().map_or(0, |amount| significant(amount.value))
}

/// Digits that count: without zeros before the first and behind the last.
#[must_use]
pub fn significant(value: Decimal) -> usize {
    let digits = value.normalize().mantissa().unsigned_abs().to_string();
    digits.trim_end_matches('0').len()
}

/// Twelve or less.
fn is_small(fact: &Fact) -> bool {
    fact.value.amount().is_some_and(|a| a.value.abs() <= 12.into())
}

/// True if a source cannot be expected to speak to a fact: a small count in words is often the reporter's own.
fn is_incidental(fact: &Fact, words: &str) -> bool {
    matches!(fact.value, Value::Number(_) | Value::Ordinal(_))
        && is_small(fact)
        && !words.bytes().any(|b| b.is_ascii_digit())
}

/// Two ranges that share one end.
fn shares_an_end(fact: &Fact, candidate: &Candidate) -> bool {
    let (Value::Range(a, b), Value::Range(c, d)) = (&fact.value, &candidate.fact.value) else { return false };
    let same =
        |x: &Value, y: &Value| matches!((x.amount(), y.amount()), (Some(x), Some(y)) if x.value == y.value);
    let day = |x: &Value, y: &Value| x.days().is_some() && x.days() == y.days();
    (same(a, c) || day(a, c)) != (same(b, d) || day(b, d))
}

/// `between £12 and £45` of a passage that has £25 to £45 and £12 to £18: the whole spread of both.
fn is_spread(fact: &Fact, candidate: &Candidate, candidates: &[Candidate]) -> bool {
    let Value::Range(low, high) = &fact.value else { return false };
    let end = |c: &&Candidate, first: bool| match &c.fact.value {
        Value::Range(a, b) => {
            let (ours, theirs) = if first { (low, a) } else { (high, b) };
            ours.amount().zip(theirs.amount()).is_some_and(|(x, y)| x.value == y.value)
        }
        _ => false,
    };
    let mut beside = candidates.iter().filter(|c| c.passage == candidate.passage);
    beside.clone().any(|c| end(&c, true)) && beside.any(|c| end(&c, false))
}

/// A particular figure with another unit of the same dimension: 340 square miles for 340 acres.
fn is_other_unit(fact: &Fact, candidate: &Candidate) -> bool {
    let units = matches!((&fact.value, &candidate.fact.value), (Value::Quantity(a), Value::Quantity(b)) if a.unit != b.unit);
    units && is_same_figure(fact, candidate) && is_distinctive(fact)
}

/// True if the sources have the end that the two do not share: somebody came in 1958 and led from 1983 to 1992.
fn has_end(fact: &Fact, candidate: &Candidate, candidates: &[Candidate]) -> bool {
    let (Value::Range(a, b), Value::Range(c, _)) = (&fact.value, &candidate.fact.value) else { return false };
    let other = if a.days() == c.days() { b.days() } else { a.days() };
    other.is_some() && candidates.iter().any(|c| c.fact.value.days() == other)
}

/// Both are ceilings: `up to £10m`.
fn is_ceiling(fact: &Fact, candidate: &Candidate) -> bool {
    let at_most = |value: &Value| value.amount().is_some_and(|a| a.bound == Some(Bound::AtMost));
    at_most(&fact.value) && at_most(&candidate.fact.value)
}

/// The source's value lies close by, on the wrong side of the article's bound: `nearly 300` for 312.
#[must_use]
pub fn is_just_beyond(fact: &Fact, candidate: &Candidate) -> bool {
    let (Some(a), Some(b)) = (fact.value.amount(), candidate.fact.value.amount()) else { return false };
    let close = (a.value - b.value).abs() * Decimal::TEN <= a.value.abs() * Decimal::TWO;
    candidate.found == Match::WrongSide && close && b.bound.is_none() && a.value.abs() > Decimal::TEN
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn number(value: i64) -> Fact {
        Fact::new(Span::new(0, 1), Value::Number(Amount::exact(value.into())))
    }

    #[test]
    fn shares_and_small_counts_are_told_from_counts() {
        let half = Fact::new(Span::new(0, 1), Value::Number(Amount::exact(Decimal::new(5, 1))));
        assert!(is_share(&half) && !is_share(&number(5)));
        assert!(is_incidental(&number(5), "five") && !is_incidental(&number(5), "5"));
        assert!(is_distinctive(&number(412)) && !is_distinctive(&number(12)));
    }
}
