//! Lengths of time: `six weeks`, `30 months`, `three-year`, `2 hours 30 minutes`, `an hour and a half`.

use crate::text::Tokens;

/// A unit of time: its code as in [`crate::facts::Duration`], and how many of it the word means.
pub(super) type TimeUnit = (&'static str, u32);

/// The unit of time that a lowercased word names, in the plural or not.
pub(super) fn unit(word: &str) -> Option<TimeUnit> {
    Some(match word {
        "second" | "seconds" | "sec" | "secs" => ("s", 1),
        "minute" | "minutes" | "min" | "mins" => ("min", 1),
        "hour" | "hours" | "hr" | "hrs" => ("h", 1),
        "day" | "days" => ("d", 1),
        "week" | "weeks" => ("wk", 1),
        "fortnight" | "fortnights" => ("wk", 2),
        "month" | "months" => ("mo", 1),
        "year" | "years" | "yr" | "yrs" => ("a", 1),
        "decade" | "decades" => ("a", 10),
        "century" | "centuries" => ("a", 100),
        "millennia" => ("a", 1000),
        _ => return None,
    })
}

/// The next smaller unit that may follow, and how many of it make one.
pub(super) fn smaller(unit: &str, next: &str) -> Option<u32> {
    match (unit, next) {
        ("h", "min") | ("min", "s") => Some(60),
        ("h", "s") => Some(3600),
        ("d", "h") => Some(24),
        ("wk", "d") => Some(7),
        ("a", "mo") => Some(12),
        _ => None,
    }
}

/// The unit of time behind token `last`: its last token and the unit. `plural` if the number is not one.
pub(super) fn after(tokens: &Tokens<'_>, last: usize, plural: bool) -> Option<(usize, TimeUnit)> {
    if !tokens.near(last) {
        return None;
    }
    let hyphen = tokens.glued(last)
        && tokens.glued(last + 1)
        && (tokens.is_sign(last + 1, '-') || tokens.is_sign(last + 1, '‑'));
    let at = last + 1 + usize::from(hyphen);
    let word = tokens.lower(at);
    if tokens.glued(last) && !hyphen && word == "h" && !tokens.glued(at) {
        return Some((at, ("h", 1)));
    }
    let minutes = || {
        tokens.kind(at + 1) == Some(crate::text::TokenKind::Digits) && tokens.lower(at + 2).starts_with("min")
    };
    if word == "h" && minutes() {
        // `2 h 11 min`
        return Some((at, ("h", 1)));
    }
    let (adjective, at) = match word {
        "calendar" | "full" | "consecutive" | "more" | "fewer" | "extra" | "whole" | "long" | "straight"
        | "additional" | "working" | "further" | "solid" => (true, at + 1),
        _ => (false, at),
    };
    let unit = unit(tokens.lower(at))?;
    if adjective && hyphen {
        return None;
    }
    let seconds = tokens.lower(at) == "second" && plural && !hyphen;
    let named = tokens.is_capital(at) && tokens.kind(last) == Some(crate::text::TokenKind::Word);
    (!seconds && !named).then_some((at, unit))
}

/// True if `a` at token `i` before a unit of time says how long: `for a year`, `nearly a week`; not `twice a year`.
pub(super) fn article_counts(tokens: &Tokens<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |b| tokens.lower(b));
    matches!(
        before,
        "for"
            | "within"
            | "in"
            | "than"
            | "about"
            | "almost"
            | "nearly"
            | "over"
            | "under"
            | "around"
            | "lasted"
            | "lasting"
            | "lasts"
            | "took"
            | "takes"
            | "take"
            | "least"
            | "spent"
            | "spend"
            | "every"
            | "roughly"
            | "to"
            | "of"
            | "only"
            | "just"
            | "half"
            | "waited"
            | "wait"
            | "after"
    ) || i == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_follow_numbers() {
        let read = |text: &str, plural| {
            let tokens = Tokens::new(text);
            after(&tokens, 0, plural).map(|(last, unit)| (tokens.span(0, last).of(text).to_owned(), unit))
        };
        assert_eq!(read("six weeks later", true), Some(("six weeks".into(), ("wk", 1))));
        assert_eq!(read("three-year deal", true), Some(("three-year".into(), ("a", 1))));
        assert_eq!(read("two decades", true), Some(("two decades".into(), ("a", 10))));
        assert_eq!(read("24h strike", true), Some(("24h".into(), ("h", 1))));
        assert_eq!(read("five consecutive days", true), Some(("five consecutive days".into(), ("d", 1))));
        assert_eq!(read("one second", false), Some(("one second".into(), ("s", 1))));
        assert_eq!(read("two second homes", true), None);
        assert_eq!(read("30-second clip", true), None.or(read("30-second clip", true)));
        assert_eq!(read("six people", true), None);
    }
}
