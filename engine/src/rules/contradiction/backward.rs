//! A noun that looks back at a change and turns it round: `Sales rose … The fall was the first since May.`

use super::super::{Finding, Rule};
use super::own;
use crate::facts::change::{Change, Direction, changes};
use crate::facts::negation::{Polarity, polarity};
use crate::reading::Reading;
use crate::text::Sentence;

/// Nouns of change that may look back, with their direction.
const NOUNS: &[(&str, Direction)] = &[
    ("decline", Direction::Down),
    ("decrease", Direction::Down),
    ("drop", Direction::Down),
    ("fall", Direction::Down),
    ("increase", Direction::Up),
    ("reduction", Direction::Down),
    ("rise", Direction::Up),
];

/// What follows the noun when it means the change just told, and no other.
const AFTER: &[&str] = &["came", "comes", "follows", "followed", "is", "marks", "reflects", "was"];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let mut before: Option<(&Sentence, Vec<Change>)> = None;
    for sentence in own(reading) {
        let all = changes(reading, sentence.span);
        if let Some((earlier, told)) = &before
            && sentence.paragraph <= earlier.paragraph + 1
        {
            found.extend(turned(reading, earlier, told, sentence));
        }
        before = Some((sentence, all));
    }
}

fn turned(
    reading: &Reading<'_>,
    earlier: &Sentence,
    told: &[Change],
    sentence: &Sentence,
) -> Option<Finding> {
    let tokens = &reading.tokens;
    let start = tokens.within(sentence.span).start;
    let (_, direction) = NOUNS.iter().find(|(noun, _)| *noun == tokens.lower(start + 1))?;
    let looks_back = tokens.lower(start) == "the" && AFTER.contains(&tokens.lower(start + 2));
    let stated = |change: &Change| polarity(tokens, earlier.span, change.verb) == Polarity::Positive;
    let [only] = told else { return None };
    let valued = only.by.is_some() || only.to.is_some() || only.from.is_some();
    if !looks_back || !valued || !stated(only) || !direction.opposes(only.direction) {
        return None;
    }
    let span = tokens.span(start, start + 1);
    let message = format!(
        "“{}” looks back at a change that the sentence before gives as “{}”; one of the two is wrong.",
        span.of(reading.text),
        only.verb.of(reading.text)
    );
    Some(Finding::new(Rule::SelfContradiction, reading, tokens.span(start + 1, start + 1), message))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfContradiction;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn a_rise_that_is_called_a_fall() {
        finds(
            SelfContradiction,
            &[
                ("Sales rose 5 per cent to £12m. The fall was the first since 2019.", "fall"),
                ("Crime fell by a tenth, to 1,120 cases. The increase came after a wet summer.", "increase"),
            ],
        );
    }

    #[test]
    fn looking_back_the_right_way_or_at_something_else() {
        silent(
            SelfContradiction,
            &[
                "Sales rose 5 per cent to £12m. The rise was the first since 2019.",
                "Sales rose 5 per cent to £12m. The fall in profits was the first since 2019.",
                "Sales rose 5 per cent and profit fell 2 per cent. The fall was the first since 2019.",
                "Sales did not rise by 5 per cent. The fall was the first since 2019.",
                "The price of rooms was put up. The drop was steep on both sides of the path.",
            ],
        );
    }
}
