//! A figure said again with another value, in the writer's own form: `$2.70` with 2.4 is `$2.40`.

use crate::facts::Amount;
use rust_decimal::{Decimal, RoundingStrategy};

/// `words`, which state `amount`, with `value` in its place, rounded to as many places. `None` where the words hold
/// no digits to replace.
pub(super) fn restate(words: &str, amount: &Amount, value: Decimal) -> Option<String> {
    let first = words.find(|c: char| c.is_ascii_digit())?;
    let rest = words.get(first..)?;
    let length = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(rest.len());
    let digits = rest.get(..length)?.trim_end_matches([',', '.']);
    let after = words.get(first + digits.len()..)?;
    if after.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let written: Decimal = digits.replace(',', "").parse().ok()?;
    let multiplier = if written.is_zero() { Decimal::ONE } else { amount.value.checked_div(written)? };
    if multiplier <= Decimal::ZERO {
        return None;
    }
    let value = round(value.checked_div(multiplier)?, written.scale());
    let grouped = digits.contains(',') || written < Decimal::ONE_THOUSAND;
    Some(format!("{}{}{after}", words.get(..first)?, number(value, written.scale(), grouped)))
}

/// `value` rounded half away from nought, as schools teach it.
pub(super) fn round(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// A number for a message: at most `places` decimals, grouped by thousands.
pub(super) fn plain(value: Decimal, places: u32) -> String {
    let value = round(value, places).normalize();
    number(value, value.scale(), true)
}

fn number(value: Decimal, places: u32, grouped: bool) -> String {
    let mut fixed = value;
    fixed.rescale(places);
    let text = fixed.abs().to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        out.push('-');
    }
    for (n, digit) in whole.chars().enumerate() {
        if grouped && n > 0 && (whole.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(words: &str, stated: &str, place: &str, value: &str) -> Option<String> {
        let parse = |text: &str| text.parse::<Decimal>().expect("a number");
        let amount = Amount { value: parse(stated), place: parse(place), bound: None };
        restate(words, &amount, parse(value))
    }

    #[test]
    fn the_form_of_the_writer_is_kept() {
        assert_eq!(again("15 percent", "15", "1", "12.5").as_deref(), Some("13 percent"));
        assert_eq!(again("$2.70", "2.70", "0.01", "2.4").as_deref(), Some("$2.40"));
        assert_eq!(
            again("£18.2 billion", "18200000000", "100000000", "19150000000").as_deref(),
            Some("£19.2 billion")
        );
        assert_eq!(again("12,300 vehicles", "12300", "1", "9871").as_deref(), Some("9,871 vehicles"));
        assert_eq!(again("980", "980", "1", "1204").as_deref(), Some("1,204"));
        assert_eq!(again("4500", "4500", "1", "5200").as_deref(), Some("5200"));
    }

    #[test]
    fn words_and_figures_of_two_parts_are_left_alone() {
        assert_eq!(again("seven", "7", "1", "9"), None);
        assert_eq!(again("3ft 2in", "3", "1", "4"), None);
    }

    #[test]
    fn plain_numbers_are_short() {
        let plain = |text: &str| plain(text.parse().expect("a number"), 1);
        assert_eq!(plain("12.50000"), "12.5");
        assert_eq!(plain("12.0000001"), "12");
        assert_eq!(plain("-1234567.06"), "-1,234,567.1");
    }
}
