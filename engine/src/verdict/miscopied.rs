//! One number miscopied from another: digits changed about, one wrong, one too many, or the point in the wrong place.

use super::candidate::Candidate;
use super::compare::Match;
use super::gate::significant;
use crate::facts::{Amount, Bound, Fact, Value};
use rust_decimal::Decimal;

/// From which score on a point in the wrong place is a slip; below it the digits may be alike by chance.
const SHIFTED: f32 = 0.08;

/// One of two digits wrong (`4.1` for `5.1`), or the last two of a year changed about, in a part that is clearly the same.
#[must_use]
pub fn is_likely_slip(fact: &Fact, candidate: &Candidate) -> bool {
    if let (Value::Date(a), Value::Date(b)) = (&fact.value, &candidate.fact.value) {
        let (a, b) = (a.first.year(), b.first.year());
        let turned = a / 100 == b / 100 && a != b && a % 10 == b / 10 % 10 && b % 10 == a / 10 % 10;
        return turned && candidate.found.conflicts() && candidate.score >= 0.1;
    }
    let (Some(a), Some(b)) = (fact.value.amount(), candidate.fact.value.amount()) else { return false };
    let (x, y) = (a.value.normalize(), b.value.normalize());
    let two = |v: Decimal| (10..100).contains(&v.mantissa().unsigned_abs());
    let (m, n) = (x.mantissa().unsigned_abs(), y.mantissa().unsigned_abs());
    if is_grown(fact, candidate) {
        return candidate.found == Match::Differs && candidate.score >= 0.15;
    }
    let one_wrong = (m / 10 == n / 10) != (m % 10 == n % 10);
    let decimals = x.scale() == 1 && y.scale() == 1 && fact.kind() == candidate.fact.kind();
    decimals && two(x) && two(y) && one_wrong && candidate.found == Match::Differs && candidate.score >= 0.2
}

/// A digit too many in front: 16.8 for 6.8.
#[must_use]
pub fn is_grown(fact: &Fact, candidate: &Candidate) -> bool {
    let (Some(a), Some(b)) = (fact.value.amount(), candidate.fact.value.amount()) else { return false };
    let digits = |amount: Amount| amount.value.normalize().mantissa().unsigned_abs().to_string();
    let (x, y) = (digits(a), digits(b));
    let plain = a.bound.is_none() && fact.kind() == candidate.fact.kind() && a.place == b.place;
    let (long, short) = if x.len() > y.len() { (&x, &y) } else { (&y, &x) };
    let bare = short.trim_end_matches('0');
    plain
        && bare.len() >= 2
        && long.len() == short.len() + 1
        && long.ends_with(short.as_str())
        && long.starts_with('1')
}

/// One number miscopied from the other: the same digits in another order, or one of four or more digits wrong.
#[must_use]
pub fn is_slip(fact: &Fact, other: &Fact, score: f32) -> bool {
    if fact.kind() != other.kind() {
        return false;
    }
    let (Some(a), Some(b)) = (fact.value.amount(), other.value.amount()) else { return false };
    let digits = |value: Decimal| value.normalize().mantissa().unsigned_abs().to_string().into_bytes();
    let (x, y) = (digits(a.value), digits(b.value));
    if a.bound.is_none() && b.bound.is_none() && is_shifted(&x, &y, a.value, b.value) {
        return score >= SHIFTED;
    }
    let same_scale = a.value.normalize().scale() == b.value.normalize().scale();
    let about = matches!(a.bound, None | Some(Bound::About));
    if !about || b.bound.is_some() || x.len() != y.len() || x.len() < 3 || x == y || !same_scale {
        return false;
    }
    if significant(a.value).max(significant(b.value)) < 3 {
        // 400,000 for 200,000 is another estimate, not a slip
        return false;
    }
    let wrong = x.iter().zip(&y).filter(|(a, b)| a != b).count();
    let sorted = |digits: &[u8]| {
        let mut digits = digits.to_vec();
        digits.sort_unstable();
        digits
    };
    // 5,870 for 5,087: one digit wandered over two others
    let wandered = wrong == 3 && x.len() >= 4 && x.first() == y.first();
    let first = x.iter().zip(&y).position(|(a, b)| a != b).unwrap_or_default();
    // two digits that changed places stand side by side: 41,600 is no 61,400
    let turned = wrong == 2 && x.get(first + 1) != y.get(first + 1);
    (turned || wandered) && sorted(&x) == sorted(&y) || wrong == 1 && x.len() >= 4
}

/// The same significant digits, two of them or more, with the point elsewhere: 38 for 380.
fn is_shifted(x: &[u8], y: &[u8], a: Decimal, b: Decimal) -> bool {
    let bare = |digits: &[u8]| {
        let text: Vec<u8> = digits.iter().copied().skip_while(|d| *d == b'0').collect();
        let end = text.len() - text.iter().rev().take_while(|d| **d == b'0').count();
        text.get(..end).unwrap_or_default().to_vec()
    };
    let ratio =
        a.checked_div(b).map(|r| if r < Decimal::ONE { Decimal::ONE.checked_div(r).unwrap_or(r) } else { r });
    bare(x).len() >= 2 && bare(x) == bare(y) && ratio == Some(Decimal::TEN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn number(value: i64) -> Fact {
        Fact::new(Span::new(0, 1), Value::Number(Amount::exact(value.into())))
    }

    #[test]
    fn a_miscopied_number_is_a_slip() {
        assert!(is_slip(&number(5138), &number(5318), 0.5));
        assert!(is_slip(&number(101), &number(110), 0.5));
        assert!(is_slip(&number(2071), &number(2074), 0.5));
        assert!(is_slip(&number(380), &number(38), 0.5));
        assert!(!is_slip(&number(300), &number(30), 0.5));
    }

    #[test]
    fn another_number_is_none() {
        assert!(!is_slip(&number(43), &number(34), 0.5));
        assert!(!is_slip(&number(318), &number(311), 0.5));
        assert!(!is_slip(&number(400_000), &number(200_000), 0.5));
        assert!(!is_slip(&number(5138), &number(9204), 0.5));
    }
}
