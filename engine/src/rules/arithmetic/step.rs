//! `54 hours instead of 45, an increase of 20 per cent`: the step in apposition against two values that are set beside
//! each other without a word of change.

use super::line::{Line, Term, Unit};
use super::{Desk, Finding, alike, compare};
use rust_decimal::Decimal;

/// What sets a value beside the one that it replaced.
const INSTEAD: &[&[&str]] = &[
    &["instead", "of"],
    &["compared", "with"],
    &["compared", "to"],
    &["rather", "than"],
    &["against"],
    &["as", "against"],
];

/// Nouns of a step upwards.
const RISES: &[&str] = &["gain", "increase", "jump", "rise", "surge"];

/// Nouns of a step downwards.
const FALLS: &[&str] = &["cut", "decline", "decrease", "drop", "fall", "reduction"];

/// Words that make the percentage another one than that of the two values.
const OTHER: &[&str] =
    &["adjusted", "annual", "average", "inflation", "like", "real", "underlying", "yearly"];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    for trio in line.terms.windows(3) {
        let [to, from, by] = trio else { continue };
        let up = if set_beside(line, to, from) { direction(line, from, by) } else { None };
        if let Some(up) = up {
            found.extend(check_step(desk, line, to, from, by, up));
        }
    }
}

/// True if `to` is given and `from` is what it is held against.
fn set_beside(line: &Line<'_, '_>, to: &Term, from: &Term) -> bool {
    let gap = from.first.saturating_sub(to.last + 1);
    let linked = (to.last + 1..from.first)
        .any(|i| INSTEAD.iter().any(|words| line.starts(i, words) && i + words.len() + 1 >= from.first));
    let turned = line.any_of(to.last + 1, from.first, &["and", "but", "of", "while", ";"])
        && !line.starts(from.first.saturating_sub(2), &["instead", "of"]);
    alike(line, to, from) && linked && !turned && gap <= 9
}

/// Which way the step in apposition after `from` points; `None` if `by` is no such step.
fn direction(line: &Line<'_, '_>, from: &Term, by: &Term) -> Option<bool> {
    let words: Vec<&str> = line.between(from.last + 1, by.first).collect();
    let comma = words.iter().rposition(|word| matches!(*word, "," | "–" | "—" | "("))?;
    let after = words.get(comma + 1..)?;
    // `45 last year, an increase of 20 per cent`
    if comma > 5 || words.get(..comma)?.iter().any(|word| matches!(*word, "and" | "but" | "while" | ";")) {
        return None;
    }
    let noun = |word: &str| match (RISES.contains(&word), FALLS.contains(&word)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    let up = match after {
        ["a" | "an", word, "of"] => noun(word),
        ["a" | "an"] => noun(line.lower(by.last + 1)),
        ["up"] => Some(true),
        ["down"] => Some(false),
        [] | ["or"] => match line.lower(by.last + 1) {
            "more" | "higher" => Some(true),
            "less" | "fewer" | "lower" => Some(false),
            _ => None,
        },
        _ => None,
    };
    up.filter(|_| !line.any_of(by.last + 1, by.last + 6, &["from", "than", "on", "per", "annually"]))
}

fn check_step(
    desk: &Desk<'_, '_, '_>,
    line: &Line<'_, '_>,
    to: &Term,
    from: &Term,
    by: &Term,
    up: bool,
) -> Option<Finding> {
    if by.unit != Unit::Percent || line.any_of(line.tokens.start, line.tokens.end, OTHER) {
        return None;
    }
    let positive = to.amount.value > Decimal::ZERO && from.amount.value > Decimal::ZERO;
    if positive { compare::step(desk, line, to, from, by, up) } else { None }
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn a_step_that_its_two_values_do_not_make() {
        finds(
            SelfArithmetic,
            &[
                (
                    "The pool will open 60 hours a week instead of 48, an increase of 20 per cent.",
                    "20 per cent",
                ),
                ("It sold 1,260 tickets, compared with 1,400 in May, a drop of 15 per cent.", "15 per cent"),
                ("A season costs £330 rather than £300, 12 per cent more.", "12 per cent"),
                ("Sales were $46m against $40m a year before, a 10 per cent rise.", "10 per cent"),
                ("The choir has 90 singers compared to 60 in 2019, up 40%.", "40%"),
            ],
        );
    }

    #[test]
    fn steps_that_come_out_or_are_of_something_else() {
        silent(
            SelfArithmetic,
            &[
                "The pool will open 60 hours a week instead of 48, an increase of 25 per cent.",
                "It sold 1,260 tickets, compared with 1,400 in May, a drop of 10 per cent.",
                "A season costs £330 rather than £300, 10 per cent more.",
                "Sales were $46m against $40m a year before, a 15 per cent rise.",
                "Sales were $46m against $40m a year before, a like-for-like rise of 4 per cent.",
                "The choir has 90 singers compared to 60 in 2019, and its budget is up 40%.",
                "The firm made 60 vans against 48 by its rival, and 20 per cent more cars.",
                "It sold 1,260 tickets, compared with 1,400 in May, 15 per cent of them to members.",
                "Turnout was 46 per cent against 40 per cent in 2019, a rise of six percentage points.",
                "The bill was $46m instead of $40m, 12 per cent more than the contract allowed.",
            ],
        );
    }
}
