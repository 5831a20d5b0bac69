//! Whether a figure says by how much something changed or differs: `three million more`, `a gain of four minutes`. Such a
//! figure is never held against one that says how much there is.

use crate::reading::Reading;
use crate::text::Span;

/// Nouns of a difference, in front of its amount.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "gain", "gains", "rise", "rises", "increase", "increases", "drop", "fall", "decline", "decrease", "cut", "cuts", "difference", "gap",
    "reduction", "growth", "improvement", "jump", "margin", "change",
];

/// Verbs before `by` and the amount of a difference.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "rise", "rises", "rose", "risen", "fall", "falls", "fell", "fallen", "up", "down", "grow", "grows", "grew", "grown", "increase",
    "increases", "increased", "raised", "cut", "reduced", "dropped", "drops", "lengthened", "shortened", "widened", "narrowed", "shrink",
    "shrinks", "shrank", "shrunk", "decline", "declined", "climb", "climbed", "jumped", "slid", "slipped", "plunged", "dipped", "eased",
    "edged", "gained", "expanded", "lowered", "trimmed", "slashed", "improved", "swelled", "swollen", "soared", "tumbled",
];

/// What may stand between the noun and the amount.
const BETWEEN: &[&str] =
    &["of", "was", "is", "were", "only", "just", "about", "some", "nearly", "almost", "a", "mere", ":"];

/// Words behind the amount of a difference.
#[rustfmt::skip]
const BEHIND: &[&str] = &[
    "more", "less", "fewer", "higher", "lower", "longer", "shorter", "earlier", "later", "extra", "older", "younger", "faster",
    "slower", "heavier", "lighter", "additional", "further", "cheaper", "dearer",
];

/// True if the figure at `span` is the amount of a difference.
#[must_use]
pub fn is_step(reading: &Reading<'_>, span: Span) -> bool {
    let tokens = &reading.tokens;
    let (first, last) = (tokens.at(span.start), tokens.at(span.end.saturating_sub(1)));
    // (`1.2 kilograms, less than a twentieth of the animal`: that is the next figure's)
    let reach = if tokens.word(last + 1) == "," { last } else { last + 2 };
    let behind =
        (last + 1..=reach).any(|i| BEHIND.contains(&tokens.lower(i))) || ends_with_more(reading, last);
    let start = reading.sentence_at(span.start).map_or(first, |sentence| tokens.at(sentence.span.start));
    let mut before = (start..first).rev().skip_while(|i| BETWEEN.contains(&tokens.lower(*i)));
    let by =
        first.checked_sub(2).is_some_and(|i| tokens.lower(i + 1) == "by" && VERBS.contains(&tokens.lower(i)));
    // `800 up on last year`, `up 800 on last year`
    let way = |i: usize| matches!(tokens.lower(i), "up" | "down");
    let up = way(last + 1) && matches!(tokens.lower(last + 2), "on" | "from")
        || first.checked_sub(1).is_some_and(way);
    behind || by || up || before.next().is_some_and(|i| i + 1 < first && NOUNS.contains(&tokens.lower(i)))
}

/// `180,000 litres of diesel a year less`, `40 pupils to a class more than in 2019`: the word ends what is counted.
fn ends_with_more(reading: &Reading<'_>, last: usize) -> bool {
    const REACH: usize = 7;
    let tokens = &reading.tokens;
    let mark =
        |i: usize| !tokens.glued(i) && matches!(tokens.word(i), "," | ";" | "." | ":" | "(" | ")" | "");
    let inside = |i: &usize| {
        !mark(*i) && !matches!(tokens.lower(*i), "and" | "or" | "but" | "is" | "are" | "was" | "were" | "no")
    };
    let found = (last + 1..=last + REACH)
        .take_while(inside)
        .find(|i| matches!(tokens.lower(*i), "more" | "less" | "fewer" | "extra"));
    found.is_some_and(|i| mark(i + 1) || i + 1 == tokens.len() || tokens.lower(i + 1) == "than")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::Place;

    fn steps(text: &str) -> bool {
        let settings = Settings::default();
        let reading = Reading::new(text, Place::Body, None, &settings);
        reading.facts.iter().any(|fact| is_step(&reading, fact.span))
    }

    #[test]
    fn amounts_of_change_are_told_from_levels() {
        for text in [
            "In the other group the gain was four minutes.",
            "They saved £3m more than planned.",
            "There was a drop of about 40.",
            "Growth: 6 per cent.",
            "The fee rises by $250 to $670.",
            "The cinema sold 18,700 tickets, 800 up on last year.",
            "Turnover was £4m, down 6 per cent.",
            "The station burns 18,000 litres of oil a year less.",
        ] {
            assert!(steps(text), "{text}");
        }
        for text in ["The group slept for seven hours.", "They saved £3m.", "It fell to 12 per cent."] {
            assert!(!steps(text), "{text}");
        }
    }
}
