//! The source's figure in the form that the article gives its own: `$10.56 million` for a cell with 10560000, where the
//! article has `$10.65 million`.

use super::candidate::Candidate;
use crate::facts::{Amount, Fact, Value};
use rust_decimal::{Decimal, RoundingStrategy};

/// The most decimals that are written.
const DECIMALS: u32 = 3;

/// A figure as it is written: what stands before and behind its digits.
struct Written<'t> {
    before: &'t str,
    digits: &'t str,
    behind: &'t str,
}

impl<'t> Written<'t> {
    /// None where there is no figure in digits, or more than one.
    fn of(words: &'t str) -> Option<Self> {
        let first = words.find(|c: char| c.is_ascii_digit())?;
        let rest = words.get(first..)?;
        let inside = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
        let end = rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
        let digits = rest.get(..end)?.trim_end_matches([',', '.']);
        let (before, behind) = (words.get(..first)?, rest.get(digits.len()..)?);
        (!behind.contains(|c: char| c.is_ascii_digit())).then_some(Self { before, digits, behind })
    }

    fn value(&self) -> Option<Decimal> {
        self.digits.replace(',', "").parse().ok()
    }
}

/// What the article would say if it had the source's figure; the source's own words where the two say it alike, or where
/// the one cannot be told from the other.
#[must_use]
pub fn of(words: &str, fact: &Fact, candidate: &Candidate, source: &str) -> String {
    let scale = candidate.part.cell.as_ref().map_or(Decimal::ONE, |cell| cell.scale);
    let scale = if fact.kind() == candidate.fact.kind() { Decimal::ONE } else { scale };
    let amount = candidate.fact.value.amount().and_then(|amount| amount.value.checked_mul(scale));
    let one_kind = match (&fact.value, &candidate.fact.value) {
        (Value::Money(a), Value::Money(b)) => a.currency == b.currency,
        (Value::Quantity(a), Value::Quantity(b)) => a.unit == b.unit,
        (Value::Money(_) | Value::Quantity(_) | Value::Percent { .. } | Value::Number(_), _) => true,
        _ => false,
    };
    let ours = fact.value.amount().filter(|amount| one_kind && amount.bound.is_none());
    let told = ours.zip(amount).and_then(|(ours, value)| told(words, ours, value, source));
    told.unwrap_or_else(|| source.to_owned())
}

/// The same where the article has the figure of `taken`, and should have that of `right`, a bare figure of the same table.
#[must_use]
pub fn beside(words: &str, fact: &Fact, (taken, right): (&Fact, &Fact), source: &str) -> String {
    let form = || {
        let (ours, taken) = (fact.value.amount()?, taken.value.amount()?);
        let factor = ours.value.checked_div(taken.value)?;
        told(words, ours, right.value.amount()?.value.checked_mul(factor)?, source)
    };
    form().unwrap_or_else(|| source.to_owned())
}

fn told(words: &str, ours: Amount, value: Decimal, source: &str) -> Option<String> {
    let (our, their) = (Written::of(words)?, Written::of(source)?);
    let alike = our.before.trim() == their.before.trim() && our.behind.trim() == their.behind.trim();
    if alike && our.digits.contains(',') == their.digits.contains(',') {
        return None;
    }
    // `10.65 million`: a million times its digits
    let factor = ours.value.checked_div(our.value()?).filter(|factor| *factor > Decimal::ZERO)?;
    let exact = value.checked_div(factor)?;
    let places = our.value()?.scale();
    let rounded = exact.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    // One digit more than the article's is no burden; a long tail is.
    let short = exact.normalize().scale() <= places + 1;
    let shown = if short || alike || rounded == our.value()? { exact.round_dp(DECIMALS) } else { rounded };
    if shown.is_zero() || shown.is_sign_negative() {
        return None;
    }
    let grouped = our.digits.contains(',') || shown >= Decimal::from(10_000);
    Some(format!("{}{}{}", our.before, figure(shown.normalize(), grouped), our.behind))
}

/// `10,560.5`.
fn figure(value: Decimal, grouped: bool) -> String {
    let text = value.to_string();
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut shown = String::new();
    for (at, c) in whole.chars().enumerate() {
        if grouped && at > 0 && (whole.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(c);
    }
    if let Some(rest) = rest {
        shown.push('.');
        shown.push_str(rest);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggested(words: &str, ours: &str, value: &str, source: &str) -> Option<String> {
        told(words, Amount::exact(ours.parse().unwrap()), value.parse().unwrap(), source)
    }

    #[test]
    fn the_figure_takes_the_article_s_form() {
        for (words, ours, value, source, wanted) in [
            ("$10.65 million", "10650000", "10560000", "10560000", "$10.56 million"),
            ("£3m", "3000000", "4500000", "4,500,000", "£4.5m"),
            ("£3m", "3000000", "3400000", "3,400,000", "£3.4m"),
            ("61 per cent", "61", "58.2", "58.2%", "58.2 per cent"),
            ("61 per cent", "61", "58.247", "58.247%", "58 per cent"),
            ("61 per cent", "61", "60.94", "60.94%", "60.94 per cent"),
            ("1,420", "1420", "1240", "1240", "1,240"),
            ("12,400 boats", "12400", "14200", "14200", "14,200 boats"),
        ] {
            assert_eq!(suggested(words, ours, value, source).as_deref(), Some(wanted), "{words} {source}");
        }
    }

    #[test]
    fn what_is_said_alike_or_in_words_stays_the_source_s() {
        for (words, ours, value, source) in [
            ("1,420 metres", "1420", "1240", "1,240 metres"),
            ("forty boats", "40", "41", "41"),
            ("40 boats", "40", "41", "forty-one"),
            ("43", "43", "44.6", "44.6"),
        ] {
            assert_eq!(suggested(words, ours, value, source), None, "{words} {source}");
        }
    }
}
