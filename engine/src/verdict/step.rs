//! Whether a figure says by how much something changed or differs: `three million more`, `a gain of four minutes`,
//! `rose by 5 per cent`. Such a figure is never held against one that says how much there is.

use crate::facts::Fact;
use crate::facts::change::changes;
use crate::reading::Reading;
use crate::text::Span;

/// Nouns of a difference, in front of its amount.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "gain", "gains", "rise", "rises", "increase", "increases", "drop", "fall", "decline", "decrease", "cut", "cuts", "difference", "gap",
    "reduction", "growth", "improvement", "jump", "margin", "change", "up", "down",
];

/// Words behind the amount of a difference.
const BEHIND: &[&str] = &[
    "more",
    "fewer",
    "less",
    "higher",
    "lower",
    "longer",
    "shorter",
    "extra",
    "additional",
    "ahead",
    "behind",
    "faster",
    "slower",
];

/// What may stand between the noun and the amount.
const BETWEEN: &[&str] = &[
    "of", "was", "is", "were", "only", "just", "about", "some", "nearly", "almost", "a", "mere", "in", "by",
    "at", ":",
];

/// True if the fact is the amount of a change or of a difference.
#[must_use]
pub fn is_step(reading: &Reading<'_>, sentence: Span, fact: &Fact) -> bool {
    let tokens = &reading.tokens;
    let (first, last) = (tokens.at(fact.span.start), tokens.at(fact.span.end.saturating_sub(1)));
    let range = tokens.within(sentence);
    let behind = range.contains(&(last + 1))
        && BEHIND.contains(&tokens.lower(last + 1))
        && tokens.lower(last + 2) != "or";
    let mut before = (range.start..first).rev().skip_while(|i| BETWEEN.contains(&tokens.lower(*i)));
    let led = before.next().is_some_and(|i| i + 1 < first && NOUNS.contains(&tokens.lower(i)));
    behind
        || led
        || changes(reading, sentence)
            .iter()
            .any(|change| change.by.as_ref().is_some_and(|by| by.span.overlaps(fact.span)))
}

/// True if the fact is so much for each of something: `20 to the square kilometre`, `per head`.
#[must_use]
pub fn is_rate(reading: &Reading<'_>, fact: &Fact) -> bool {
    let tokens = &reading.tokens;
    let last = tokens.at(fact.span.end.saturating_sub(1));
    let to_each = |i: usize| {
        tokens.lower(i) == "to"
            && matches!(tokens.lower(i + 1), "the" | "a")
            && matches!(tokens.lower(i + 2), "square" | "acre" | "hectare")
    };
    (last + 1..last + 4).any(|i| tokens.lower(i) == "per" && tokens.lower(i + 1) != "cent" || to_each(i))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::Place;

    fn steps(text: &str) -> bool {
        let settings = Settings::default();
        let reading = Reading::new(text, Place::Body, None, &settings);
        let whole = Span::new(0, text.len());
        reading.facts_in(whole).any(|fact| is_step(&reading, whole, fact))
    }

    #[test]
    fn amounts_of_change_are_told_from_levels() {
        for text in [
            "In the other group the gain was four minutes.",
            "They saved £3m more than planned.",
            "Prices rose by 5 per cent.",
            "There was a drop of about 40 in a year.",
            "Growth: 6 per cent.",
        ] {
            assert!(steps(text), "{text}");
        }
        for text in [
            "The group slept for seven hours.",
            "They saved £3m.",
            "More than 40 came.",
            "It fell to 12 per cent.",
        ] {
            assert!(!steps(text), "{text}");
        }
    }
}
