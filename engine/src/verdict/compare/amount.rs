//! Two numbers of the same kind and unit.

use super::{Interval, Match};
use crate::facts::{Amount, Bound};
use crate::settings::Tolerance;
use rust_decimal::Decimal;

/// Compares the article's number with the source's, both in one unit.
#[must_use]
pub fn compare(article: Amount, source: Amount, tolerance: Tolerance) -> Match {
    match (article.bound, source.bound) {
        (None, None) => plain(article, source),
        (Some(bound), None) => bounded(bound, article, source, tolerance),
        (None, Some(bound)) => against_bound(bound, article, source, tolerance),
        (Some(a), Some(b)) => both_bounded(a, b, article, source, tolerance),
    }
}

/// The coarser of the two rounds; the worth of the zeros at the end of a whole number may have been rounded away.
fn plain(article: Amount, source: Amount) -> Match {
    if article.value == source.value {
        return Match::Same;
    }
    let round = Amount { place: round_place(article), ..article };
    if article.place > source.place || round.place > source.place {
        let allowed = Interval::rounding(Amount { place: round.place.max(article.place), ..article });
        if allowed.holds(source.value) {
            return Match::Rounds;
        }
        if cut_off(article, source) {
            return Match::CutOff;
        }
    }
    if thousands_by_a_point(article.value, source) || thousands_by_a_point(source.value, article) {
        return Match::Same;
    }
    if source.place > article.place && Interval::rounding(source).holds(article.value) {
        return Match::Finer;
    }
    Match::Differs
}

/// How coarsely a figure may have been rounded: the worth of its last digit, or of the zeros at its end.
#[must_use]
pub fn rounded_to(amount: Amount) -> Decimal {
    round_place(amount).max(amount.place)
}

/// The worth of the last digit that is no zero, for whole numbers of at least three places: 1,000 for 46,000.
fn round_place(amount: Amount) -> Decimal {
    let mut place = amount.place;
    let hundred = Decimal::ONE_HUNDRED;
    if amount.value.abs() < hundred || amount.value.is_zero() {
        return place;
    }
    let mut zeros = 0;
    while zeros < 24
        && (amount.value % (place * Decimal::TEN)).is_zero()
        && place * Decimal::TEN < amount.value.abs()
    {
        place *= Decimal::TEN;
        zeros += 1;
    }
    if zeros >= 2 { place } else { amount.place }
}

/// `1.450` may be one thousand four hundred and fifty, where the other side says so.
fn thousands_by_a_point(value: Decimal, other: Amount) -> bool {
    other.place == Decimal::new(1, 3) && other.value * Decimal::ONE_THOUSAND == value
}

/// Cut off instead of rounded: 25 for 25.54.
fn cut_off(article: Amount, source: Amount) -> bool {
    let (a, s) = (article.value.abs(), source.value.abs());
    s > a && s - a < article.place && article.place < a
}

fn bounded(bound: Bound, article: Amount, source: Amount, tolerance: Tolerance) -> Match {
    let meant = Interval::meant(article, tolerance);
    if bound == Bound::About && is_turned(article.value, source.value) {
        return Match::Differs;
    }
    if meant.holds(source.value) {
        return Match::Within;
    }
    let exact = source.value == article.value;
    match bound {
        Bound::About if meant.meets(&Interval::rounding(source)) => Match::Within,
        Bound::AtLeast | Bound::AtMost if exact => Match::Within,
        Bound::Nearly | Bound::MoreThan | Bound::LessThan => Match::WrongSide,
        _ => Match::Differs,
    }
}

/// `some 980` for 890: the digits of the one in another order, which no rounding does.
fn is_turned(a: Decimal, b: Decimal) -> bool {
    let digits = |value: Decimal| {
        let digits = value.abs().normalize().mantissa().unsigned_abs().to_string();
        let mut digits = digits.trim_end_matches('0').as_bytes().to_vec();
        digits.sort_unstable();
        digits
    };
    let (x, y) = (digits(a), digits(b));
    a != b && x.len() >= 2 && x == y && !x.contains(&b'0')
}

/// A bound of the source that the article leaves out is loose, not wrong, while the value is the bound's own.
fn against_bound(bound: Bound, article: Amount, source: Amount, tolerance: Tolerance) -> Match {
    if article.value == source.value {
        return Match::Loose;
    }
    let meant = Interval::meant(source, tolerance);
    if bound == Bound::About && meant.holds(article.value) {
        return Match::Within;
    }
    if meant.meets(&Interval::rounding(article)) { Match::Open } else { Match::Differs }
}

fn both_bounded(a: Bound, b: Bound, article: Amount, source: Amount, tolerance: Tolerance) -> Match {
    if article.value == source.value && side(a) == side(b) {
        return Match::Same;
    }
    let (ours, theirs) = (Interval::meant(article, tolerance), Interval::meant(source, tolerance));
    if a == Bound::AtMost && b == Bound::AtMost && !rounds(article, source) {
        // `up to 12` says what was offered or allowed: another ceiling is another fact
        return Match::Differs;
    }
    if ours.covers(&theirs) {
        Match::Within
    } else if article.value == source.value && (side(a) == 0 || side(b) == 0) {
        Match::Loose
    } else if ours.meets(&theirs) || article.value == source.value {
        // The same number with opposite bounds is said once with and once without a `not`.
        Match::Open
    } else {
        Match::Differs
    }
}

fn rounds(article: Amount, source: Amount) -> bool {
    let bare = |amount: Amount| Amount { bound: None, ..amount };
    plain(bare(article), bare(source)).agrees()
}

const fn side(bound: Bound) -> i8 {
    match bound {
        Bound::AtLeast | Bound::MoreThan => 1,
        Bound::AtMost | Bound::LessThan | Bound::Nearly => -1,
        Bound::About => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(value: &str, place: &str) -> Amount {
        Amount { value: value.parse().unwrap(), place: place.parse().unwrap(), bound: None }
    }

    fn b(bound: Bound, value: &str) -> Amount {
        Amount { bound: Some(bound), ..n(value, "1") }
    }

    fn is(article: Amount, source: Amount) -> Match {
        compare(article, source, Tolerance::default())
    }

    #[test]
    fn the_coarser_side_rounds() {
        assert_eq!(is(n("61", "1"), n("60.94", "0.01")), Match::Rounds);
        assert_eq!(is(n("18200000000", "100000000"), n("18245000000", "1000000")), Match::Rounds);
        assert_eq!(is(n("46000", "1"), n("46213", "1")), Match::Rounds);
        assert_eq!(is(n("46000", "1"), n("46713", "1")), Match::Differs);
        assert_eq!(is(n("25", "1"), n("25.54", "0.01")), Match::CutOff);
        assert_eq!(is(n("3.42", "0.01"), n("3.4", "0.1")), Match::Finer);
    }

    #[test]
    fn whole_numbers_are_exact() {
        assert_eq!(is(n("43", "1"), n("44", "1")), Match::Differs);
        assert_eq!(is(n("120", "1"), n("123", "1")), Match::Differs);
        assert_eq!(is(n("2071", "1"), n("2074", "1")), Match::Differs);
    }

    #[test]
    fn the_words_of_a_bound_decide() {
        assert_eq!(is(b(Bound::MoreThan, "1000"), n("1043", "1")), Match::Within);
        assert_eq!(is(b(Bound::MoreThan, "10000"), n("9460", "1")), Match::WrongSide);
        assert_eq!(is(b(Bound::Nearly, "50"), n("49", "1")), Match::Within);
        assert_eq!(is(b(Bound::Nearly, "50"), n("51", "1")), Match::WrongSide);
        assert_eq!(is(b(Bound::About, "100"), n("96", "1")), Match::Within);
        assert_eq!(is(b(Bound::About, "100"), n("140", "1")), Match::Differs);
        assert_eq!(is(b(Bound::About, "980"), n("890", "1")), Match::Differs);
        assert_eq!(is(b(Bound::About, "224"), n("242", "1")), Match::Differs);
        assert_eq!(is(b(Bound::About, "224"), n("221", "1")), Match::Within);
        assert_eq!(is(b(Bound::AtMost, "450"), n("450", "1")), Match::Within);
    }

    #[test]
    fn a_source_that_is_bounded_itself_is_not_read_as_a_point() {
        assert_eq!(is(n("100", "1"), b(Bound::AtLeast, "100")), Match::Loose);
        assert_eq!(is(n("130", "1"), b(Bound::AtLeast, "100")), Match::Open);
        assert_eq!(is(n("90", "1"), b(Bound::AtLeast, "100")), Match::Differs);
        assert_eq!(is(b(Bound::MoreThan, "57"), b(Bound::MoreThan, "60")), Match::Within);
        assert_eq!(is(b(Bound::MoreThan, "57"), b(Bound::LessThan, "50")), Match::Differs);
        assert_eq!(is(b(Bound::MoreThan, "60"), b(Bound::MoreThan, "57")), Match::Open);
    }
}
