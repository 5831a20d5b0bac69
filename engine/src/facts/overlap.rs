//! Which fact stands where several were found in the same words.

use super::{Fact, Kind, Value};
use std::cmp::Reverse;

/// Puts facts in order and drops those that others cover.
///
/// Numbers, dates and ranks exclude each other: a date beats the bare numbers in it, else the longer fact wins, else the date,
/// else the rank. A number inside a name is part of the name. Quotes exclude nothing, and neither do names among themselves.
pub(super) fn resolve(mut found: Vec<Fact>) -> Vec<Fact> {
    found.sort_by_key(|fact| (fact.span.start, Reverse(fact.span.end)));
    let mut kept: Vec<bool> = vec![true; found.len()];
    let mut last: Option<usize> = None;
    for (i, fact) in found.iter().enumerate() {
        if !is_exclusive(fact.kind()) {
            continue;
        }
        let rival = last.and_then(|l| found.get(l).map(|rival| (l, rival)));
        if let Some((l, rival)) = rival.filter(|(_, rival)| rival.span.overlaps(fact.span)) {
            let loser = if beats(fact, rival) { l } else { i };
            if let Some(slot) = kept.get_mut(loser) {
                *slot = false;
            }
            if loser == i {
                continue;
            }
        }
        last = Some(i);
    }
    drop_inside_names(&found, &mut kept);
    let mut keep = kept.into_iter();
    found.retain(|_| keep.next().unwrap_or(true));
    found
}

/// True for kinds of which only one can stand at a place.
const fn is_exclusive(kind: Kind) -> bool {
    !matches!(kind, Kind::Name | Kind::Quote)
}

/// True for a number without bound that is longer than the date in it: `two hundred and two thousand` is no year 2000.
fn outgrows(number: &Fact, date: &Fact) -> bool {
    let Value::Number(amount) = number.value else { return false };
    amount.bound.is_none() && number.span.contains(date.span) && number.span != date.span
}

/// True if `fact` stands rather than `rival`, which begins no later.
fn beats(fact: &Fact, rival: &Fact) -> bool {
    let bare = |kind| matches!(kind, Kind::Number | Kind::Ordinal);
    match (fact.kind(), rival.kind()) {
        (Kind::Date, kind) if bare(kind) => !outgrows(rival, fact),
        (kind, Kind::Date) if bare(kind) => outgrows(fact, rival),
        (a, b) => (fact.span.len(), weight(a)) > (rival.span.len(), weight(b)),
    }
}

const fn weight(kind: Kind) -> u8 {
    match kind {
        Kind::Date => 3,
        Kind::Rank => 2,
        Kind::Number => 0,
        _ => 1,
    }
}

/// A number, ordinal, quantity or duration inside a longer name belongs to it: `Three Mile Island`.
fn drop_inside_names(found: &[Fact], kept: &mut [bool]) {
    let mut end = 0;
    for (fact, keep) in found.iter().zip(kept) {
        match fact.kind() {
            Kind::Name => end = end.max(fact.span.end),
            Kind::Number | Kind::Ordinal | Kind::Quantity | Kind::Duration if fact.span.end <= end => {
                *keep = false
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Amount, DateValue, Name, NameType, Precision, Quote};
    use super::*;
    use crate::text::Span;
    use jiff::civil::date;
    use rust_decimal::Decimal;

    fn number(start: usize, end: usize) -> Fact {
        Fact::new(Span::new(start, end), Value::Number(Amount::exact(Decimal::ONE)))
    }

    fn percent(start: usize, end: usize) -> Fact {
        let value = Value::Percent { amount: Amount::exact(Decimal::ONE), points: false };
        Fact::new(Span::new(start, end), value)
    }

    fn day(start: usize, end: usize) -> Fact {
        let first = date(2013, 6, 30);
        let value = DateValue {
            first,
            last: first,
            precision: Precision::Day,
            year_inferred: false,
            relative: false,
            weekday: None,
            bound: None,
        };
        Fact::new(Span::new(start, end), Value::Date(value))
    }

    fn name(start: usize, end: usize) -> Fact {
        let name = Name { value: "x".into(), kind: NameType::Place, role: None, nationality: None };
        Fact::new(Span::new(start, end), Value::Name(name))
    }

    fn quote(start: usize, end: usize) -> Fact {
        Fact::new(Span::new(start, end), Value::Quote(Quote { text: "x".into(), speaker: None }))
    }

    fn left(found: Vec<Fact>) -> Vec<(Kind, usize)> {
        resolve(found).iter().map(|f| (f.kind(), f.span.start)).collect()
    }

    #[test]
    fn a_date_beats_the_numbers_in_it_and_around_it() {
        assert_eq!(left(vec![number(0, 2), day(0, 12), number(8, 12)]), [(Kind::Date, 0)]);
        let one = Value::Number(Amount::exact(Decimal::ONE));
        let range = Fact::new(Span::new(0, 12), Value::Range(Box::new(one.clone()), Box::new(one)));
        assert_eq!(left(vec![range, day(0, 4), day(8, 12)]), [(Kind::Date, 0), (Kind::Date, 8)]);
        assert_eq!(left(vec![number(0, 12), day(8, 12)]), [(Kind::Number, 0)]);
    }

    #[test]
    fn the_longer_fact_wins() {
        assert_eq!(left(vec![percent(0, 9), day(0, 4)]), [(Kind::Percent, 0)]);
        assert_eq!(left(vec![percent(0, 4), day(2, 9)]), [(Kind::Date, 2)]);
    }

    #[test]
    fn a_number_in_a_name_is_none_but_one_in_a_quote_is() {
        assert_eq!(left(vec![number(6, 8), name(0, 8)]), [(Kind::Name, 0)]);
        assert_eq!(left(vec![number(6, 8), quote(0, 20)]), [(Kind::Quote, 0), (Kind::Number, 6)]);
        assert_eq!(left(vec![percent(6, 8), name(0, 8)]), [(Kind::Name, 0), (Kind::Percent, 6)]);
        assert_eq!(left(vec![number(6, 12), name(0, 8)]), [(Kind::Name, 0), (Kind::Number, 6)]);
    }
}
