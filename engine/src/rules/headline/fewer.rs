//! `Passenger numbers rise` over `589,310 passengers, 3.8 per cent fewer than in the year before`: which way the headline points
//! against the one comparison of the first sentence.

use super::headed::Headed;
use super::is_new;
use crate::facts::change::Direction;
use crate::notice::point::direction as turn;
use crate::reading::Story;
use crate::rules::Finding;
use crate::text::{Sentence, Span};

/// Words behind a step that say which way it went.
const UP: &[&str] = &["more", "higher", "up"];
const DOWN: &[&str] = &["fewer", "less", "lower", "down"];

pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let Some(page) = Headed::new(story) else { return };
    findings.extend(other_way(&page).filter(|found| is_new(findings, found)));
}

fn other_way(page: &Headed<'_, '_>) -> Option<Finding> {
    let all = Span::new(0, page.title.text.len());
    let (direction, words) = page.headed(all)?;
    // `handles record cargo, but coal slips` points two ways
    let title = &page.title.tokens;
    let parted = (0..title.len())
        .any(|i| matches!(title.lower(i), "," | ";" | ":" | "but" | "as" | "and" | "while" | "despite"));
    let first = page.sentences.first().filter(|_| !parted)?;
    let (told, at) = compared(page, first)?;
    let same = if direction == Direction::Up { "<up>" } else { "<down>" };
    let tokens = &page.body.tokens;
    let mixed = tokens.within(first.span).any(|i| turn(tokens.lower(i)) == Some(same));
    let alike = page.shared(first.span) >= 2;
    (told.opposes(direction) && alike && !mixed).then(|| page.report(words, at))
}

/// The one `3.8 per cent fewer than` of a sentence.
fn compared(page: &Headed<'_, '_>, sentence: &Sentence) -> Option<(Direction, Span)> {
    let tokens = &page.body.tokens;
    let range = tokens.within(sentence.span);
    let step = |i: usize| {
        let behind_share = i.checked_sub(1).is_some_and(|k| {
            matches!(
                tokens.lower(k),
                "cent" | "percent" | "%" | "third" | "quarter" | "half" | "fifth" | "tenth"
            )
        });
        let direction = match tokens.lower(i) {
            word if UP.contains(&word) => Direction::Up,
            word if DOWN.contains(&word) => Direction::Down,
            _ => return None,
        };
        let than = tokens.lower(i + 1) == "than" || matches!(tokens.lower(i), "up" | "down");
        let share = tokens.span(i.saturating_sub(1), i);
        let whole = page.body.facts_over(share).fold(share, |all, fact| all.join(fact.span));
        (behind_share && than).then_some((direction, whole))
    };
    let mut all = range.filter_map(step);
    all.next().filter(|_| all.next().is_none())
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfHeadline;
    use crate::rules::testing::{flagged_in, story};

    fn flagged(title: &str, text: &str) -> Vec<String> {
        flagged_in(SelfHeadline, &story(Some(title), text, &[]))
    }

    #[test]
    fn a_first_sentence_that_points_the_other_way() {
        let text = "Orme airport handled 589,310 passengers in the year to June, 3.8 per cent fewer than in the year before.";
        assert_eq!(flagged("Passenger numbers rise at Orme airport", text), ["3.8 per cent fewer"]);
    }

    #[test]
    fn the_same_way_and_other_matters() {
        let text = "Orme airport handled 589,310 passengers in the year to June, 3.8 per cent fewer than in the year before.";
        for (title, text) in [
            ("Passenger numbers fall at Orme airport", text),
            ("Fewer flights, more passengers at Orme airport", text),
            ("Profits rise at Orme airport", "Orme port handled 310 ships, 3.8 per cent fewer than before."),
            (
                "Passenger numbers rise at Orme airport",
                "Orme airport handled 589,310 passengers, 3.8 per cent more than last year, on 2 per cent fewer flights.",
            ),
            (
                "Passenger numbers rise at Orme airport",
                "Passenger numbers at Orme airport rose to 589,310, still 3.8 per cent fewer than in 2019.",
            ),
        ] {
            assert!(flagged(title, text).is_empty(), "{title} / {text}");
        }
    }
}
