//! Shares and points: `61 %`, `per cent`, `percentage points`, `basis points`.

use crate::text::Tokens;
use rust_decimal::Decimal;

/// A sign or word of percent behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Percent {
    /// Its last token.
    pub last: usize,
    /// True for percentage points.
    pub points: bool,
    /// What the number is multiplied with: 0.01 for basis points.
    pub factor: Decimal,
}

/// The percent right behind token `last`.
pub(super) fn after(tokens: &Tokens<'_>, last: usize) -> Option<Percent> {
    if !tokens.near(last) {
        return None;
    }
    let hyphen = tokens.is_sign(last + 1, '-') && tokens.glued(last) && tokens.glued(last + 1);
    let at = last + 1 + usize::from(hyphen);
    let hundredth = Decimal::from_parts(1, 0, 0, false, 2);
    let tenth = Decimal::from_parts(1, 0, 0, false, 1);
    let (end, factor) = match tokens.lower(at) {
        "%" | "％" | "percent" | "percents" | "percentage" | "pct" => (at, Decimal::ONE),
        "pc" if tokens.glued(last) || !tokens.is_capital(at) => (at, Decimal::ONE),
        "‰" => (at, tenth),
        "per" if matches!(tokens.lower(at + 1), "cent" | "cents") => (at + 1, Decimal::ONE),
        "per" if tokens.is_sign(at + 1, '-') && tokens.lower(at + 2) == "cent" => (at + 2, Decimal::ONE),
        "bps" => return Some(Percent { last: at, points: true, factor: hundredth }),
        "pp" | "ppt" | "ppts" => return Some(Percent { last: at, points: true, factor: Decimal::ONE }),
        "basis" if points(tokens, at).is_some() => {
            return points(tokens, at).map(|last| Percent { last, points: true, factor: hundredth });
        }
        _ => return None,
    };
    if let Some(last) = points(tokens, end) {
        return Some(Percent { last, points: true, factor });
    }
    (tokens.lower(end) != "percentage").then_some(Percent { last: end, points: false, factor })
}

/// `points` right behind token `at`, or behind a hyphen.
fn points(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let next = at + 1 + usize::from(tokens.is_sign(at + 1, '-'));
    matches!(tokens.lower(next), "point" | "points").then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_no_percent() {
        let read = |text: &str| {
            let tokens = Tokens::new(text);
            after(&tokens, 0)
                .map(|p| (tokens.span(0, p.last).of(text).to_owned(), p.points, p.factor.to_string()))
        };
        let cases = [
            ("61% of", "61%", false, "1"),
            ("61 per cent of", "61 per cent", false, "1"),
            ("61 percent", "61 percent", false, "1"),
            ("61pc of", "61pc", false, "1"),
            ("2 percentage points up", "2 percentage points", true, "1"),
            ("2-percentage-point rise", "2-percentage-point", true, "1"),
            ("2%-point rise", "2%-point", true, "1"),
            ("25 basis points", "25 basis points", true, "0.01"),
        ];
        for (text, words, points, factor) in cases {
            assert_eq!(read(text), Some((words.to_owned(), points, factor.to_owned())), "{text}");
        }
        assert_eq!(read("3 points"), None);
        assert_eq!(read("3 per week"), None);
    }
}
