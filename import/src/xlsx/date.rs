//! Days and times that a workbook stores as numbers.

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::format::Token;

/// Which parts of a date or time a format shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    year: bool,
    month: bool,
    day: bool,
    time: bool,
    seconds: bool,
    /// Hours are counted on past a day.
    elapsed: bool,
}

/// The parts that a section shows; none where it is no format of dates.
pub(super) fn parts(tokens: &[Token]) -> Option<Parts> {
    let mut found = Parts::default();
    // Runs of one letter; `m` is minutes after `h` and before `s`.
    let mut runs: Vec<char> = Vec::new();
    for token in tokens {
        match token {
            Token::Bracket(inside) if !inside.is_empty() && inside.chars().all(|c| "hHmMsS".contains(c)) => {
                found.elapsed = true;
                runs.push('h');
            }
            Token::Sign(sign) => {
                let sign = sign.to_ascii_lowercase();
                if "ymdhs".contains(sign) && runs.last() != Some(&sign) {
                    runs.push(sign);
                } else if matches!(sign, '#' | '?') {
                    return None;
                }
            }
            _ => {}
        }
    }
    for (n, run) in runs.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|n| runs.get(n));
        match run {
            'y' => found.year = true,
            'd' => found.day = true,
            'h' => found.time = true,
            's' => (found.time, found.seconds) = (true, true),
            'm' if before == Some(&'h') || runs.get(n + 1) == Some(&'s') => found.time = true,
            _ => found.month = true,
        }
    }
    (!runs.is_empty()).then_some(found)
}

/// The day or time that a number stands for.
pub(super) fn shown(value: Decimal, parts: &Parts, from_1904: bool) -> Option<String> {
    let days = value.floor();
    let seconds = ((value - days) * Decimal::from(86_400)).round().to_i64()?;
    let days = days.to_i64()? + seconds / 86_400;
    let seconds = seconds % 86_400;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let clock = |hours: i64| {
        let base = format!("{hours:02}:{minutes:02}");
        if parts.seconds { format!("{base}:{seconds:02}") } else { base }
    };
    if parts.elapsed {
        return (days >= 0).then(|| clock(days * 24 + hours));
    }
    let dated = parts.year || parts.month || parts.day;
    if !dated {
        return Some(clock(hours));
    }
    let day = calendar(days, from_1904)?;
    let shown = match (parts.year, parts.month, parts.day) {
        (true, true, false) => format!("{:04}-{:02}", day.year(), day.month()),
        (true, false, false) => format!("{:04}", day.year()),
        _ => day.to_string(),
    };
    Some(if parts.time { format!("{shown} {}", clock(hours)) } else { shown })
}

/// The day of that number. Counted from 1900, the year has a 29 February that there never was.
fn calendar(days: i64, from_1904: bool) -> Option<Date> {
    if !(0..=2_958_465).contains(&days) {
        return None;
    }
    let first = match (from_1904, days < 60) {
        (true, _) => date(1904, 1, 1),
        (false, true) => date(1899, 12, 31),
        (false, false) => date(1899, 12, 30),
    };
    let days: Span = i32::try_from(days).ok()?.days();
    first.checked_add(days).ok()
}
