//! `54 hours instead of 45, an increase of 20 per cent`: the step in apposition against two values that are set beside
//! each other without a word of change.

use super::line::{Line, Term, Unit, term};
use super::share::is_fraction;
use super::{Desk, Finding, alike, bare, compare};
use crate::facts::{Fact, Value};
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

/// What turns to another thing between the two.
const TURNS: &[&str] = &["and", "but", "while", ";"];

/// What says that a value holds now.
const NOW: &[&str] = &["today", "now", "currently", "nowadays", "presently"];

/// What says that a value held before, beside a date.
const PAST: &[&str] =
    &["ago", "before", "earlier", "formerly", "once", "originally", "previously", "then", "used"];

/// Nouns of a step upwards.
const RISES: &[&str] = &["gain", "increase", "jump", "rise", "surge"];

/// Nouns of a step downwards.
const FALLS: &[&str] = &["cut", "decline", "decrease", "drop", "fall", "reduction", "saving"];

/// Words that make the percentage another one than that of the two values.
const OTHER: &[&str] =
    &["adjusted", "annual", "average", "inflation", "like", "real", "underlying", "yearly"];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    for (old, new) in ranges(line) {
        let Some(by) = line.terms.iter().find(|term| term.first > new.last) else { continue };
        if let Some(up) = direction(line, &new, by) {
            found.extend(check_step(desk, line, &new, &old, by, up));
        }
    }
    for trio in line.terms.windows(3) {
        let [a, b, by] = trio else { continue };
        let Some(up) = direction(line, b, by) else { continue };
        if let Some((old, new)) = pair(line, a, b) {
            found.extend(check_step(desk, line, new, old, by, up));
        }
    }
    found.extend(n.checked_sub(1).and_then(|before| that_is(desk, desk.lines.get(before)?, line)));
}

/// The old and the new of two values, where they are set beside each other.
fn pair<'l>(line: &Line<'_, '_>, a: &'l Term, b: &'l Term) -> Option<(&'l Term, &'l Term)> {
    if set_beside(line, a, b) {
        Some((b, a))
    } else {
        // the older value first: `goes from 1,250 to 1,300`, `in 2019 it had 160; today it has 240`
        (went(line, a, b) || then_now(line, a, b)).then_some((a, b))
    }
}

/// `… 160 litres instead of 200. That is a saving of 20 per cent.`
fn that_is(desk: &Desk<'_, '_, '_>, before: &Line<'_, '_>, line: &Line<'_, '_>) -> Option<Finding> {
    let start = line.tokens.start;
    let opens = matches!(line.lower(start), "that" | "this") && matches!(line.lower(start + 1), "is" | "was");
    let [by] = line.terms.as_slice() else { return None };
    let noun = line.between(start + 2, by.first).collect::<Vec<_>>();
    let up = match noun.as_slice() {
        ["a" | "an", word, "of"] => noun_of(word)?,
        _ => return None,
    };
    let ended = matches!(line.lower(by.last + 1), "." | "" | ",");
    let ranged = ranges(before);
    let (old, new) = match (before.terms.as_slice(), ranged.as_slice()) {
        (_, [(old, new)]) => (old, new),
        ([a, b], _) => pair(before, a, b)?,
        _ => return None,
    };
    let positive = new.amount.value > Decimal::ZERO && old.amount.value > Decimal::ZERO;
    let plain = by.unit == Unit::Percent && !before.any_of(before.tokens.start, before.tokens.end, OTHER);
    // the two values stand in the other sentence, whose words are told
    (opens && ended && positive && plain)
        .then(|| compare::step_of(desk, (before, new, old), (line, by), up))?
}

/// The old and the new value of each `from 1,250 to 1,300`, which is read as one range.
fn ranges(line: &Line<'_, '_>) -> Vec<(Term, Term)> {
    let tokens = &line.reading.tokens;
    let one = |fact: &Fact| {
        let Value::Range(old, new) = &fact.value else { return None };
        let range = tokens.within(fact.span);
        let to = range.clone().find(|&i| line.lower(i) == "to").filter(|to| *to + 1 < range.end)?;
        let first = range.start + usize::from(line.lower(range.start) == "from");
        let led = first > range.start || line.before(first) == "from";
        let side = |first: usize, last: usize, value: &Value| {
            Some(Term { first, last, ..term(line.reading, tokens.span(first, last), value)? })
        };
        let (old, new) = (side(first, to - 1, old)?, side(to + 1, range.end - 1, new)?);
        // `runs from 6 to 11` are hours of the day
        let hours = old.unit == Unit::Count && new.amount.value <= Decimal::from(24) && bare(line, &new);
        (led && first < to && !hours).then_some((old, new))
    };
    line.reading.facts_in(line.sentence.span).filter_map(one).collect()
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

/// `from 1,250 to 1,300`, whatever the verb.
fn went(line: &Line<'_, '_>, old: &Term, new: &Term) -> bool {
    let led = line.before(old.first) == "from" && line.before(new.first) == "to";
    led && alike(line, old, new) && new.first <= old.last + 5 && !line.any_of(old.last + 1, new.first, TURNS)
}

/// `in 2019 it had 160 members; today it has 240`: then and now, with the noun of then or none.
fn then_now(line: &Line<'_, '_>, old: &Term, new: &Term) -> bool {
    let now = (old.last + 1..new.first).find(|&i| NOW.contains(&line.lower(i)));
    let dated = |i: usize| {
        let span = line.reading.tokens.span(i, i);
        PAST.contains(&line.lower(i))
            || line.reading.facts_over(span).any(|fact| matches!(fact.value, Value::Date(_)))
    };
    let Some(now) = now else { return false };
    let then = (line.tokens.start..now).any(dated);
    let noun = line.lower(new.last + 1);
    let same = bare(line, new) || noun == line.lower(old.last + 1);
    then && same && new.first <= old.last + 12 && alike(line, old, new)
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
    let up = match after {
        ["a" | "an", word, "of"] => noun_of(word),
        ["a" | "an"] => noun_of(line.lower(by.last + 1)),
        ["up"] => Some(true),
        ["down"] => Some(false),
        ["or", "by"] => line.between(line.tokens.start, from.first).find_map(verb_of),
        [] | ["or"] | ["which" | "that", "is" | "was"] => match line.lower(by.last + 1) {
            "more" | "higher" => Some(true),
            "less" | "fewer" | "lower" => Some(false),
            _ => None,
        },
        _ => None,
    };
    up.filter(|_| !line.any_of(by.last + 1, by.last + 6, &["from", "than", "on", "per", "annually"]))
}

/// Which way a noun of a step points.
fn noun_of(word: &str) -> Option<bool> {
    match (RISES.contains(&word), FALLS.contains(&word)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// Which way a verb points: `rose from … to …, or by 15 per cent`.
fn verb_of(word: &str) -> Option<bool> {
    match word {
        "rose" | "grew" | "increased" | "climbed" | "went" => Some(true),
        "fell" | "shrank" | "dropped" | "declined" => Some(false),
        _ => None,
    }
}

fn check_step(
    desk: &Desk<'_, '_, '_>,
    line: &Line<'_, '_>,
    to: &Term,
    from: &Term,
    by: &Term,
    up: bool,
) -> Option<Finding> {
    let positive = to.amount.value > Decimal::ZERO && from.amount.value > Decimal::ZERO;
    if !positive || line.any_of(to.first.min(from.first), line.tokens.end, OTHER) {
        return None;
    }
    match by.unit {
        Unit::Percent => compare::step(desk, line, to, from, by, up),
        Unit::Count | Unit::Share if is_fraction(line, by) => compare::part(desk, (line, to, from), by, up),
        _ => None,
    }
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
                (
                    "The average rent goes from €1,250 to €1,300 a month, a rise of five per cent.",
                    "five per cent",
                ),
                (
                    "In 2019 the club had 160 members; today it has 240, an increase of 80 per cent.",
                    "80 per cent",
                ),
                ("Takings rose from £640,000 to £736,000, or by 25 per cent.", "25 per cent"),
                (
                    "The mill will have 5.5 lakh spindles instead of 4.4 lakh, an increase of a fifth.",
                    "a fifth",
                ),
                ("They landed 21.6 tonnes, against 27 in 2023, which is a third less.", "a third"),
                ("It sold 900 seats, compared with 600 in May, nearly a third more.", "nearly a third"),
                (
                    "She now uses 160 litres a day instead of 200. That is a saving of 25 per cent.",
                    "25 per cent",
                ),
                // what the next sentence has is no word of this one
                (
                    "It sold 54 tickets instead of 45, an increase of 25 per cent. It is open on Mondays.",
                    "25 per cent",
                ),
            ],
        );
    }

    #[test]
    fn steps_that_come_out_or_are_of_something_else() {
        silent(
            SelfArithmetic,
            &[
                "Takings rose from £640,000 to £736,000, or by 15 per cent.",
                "The mill will have 5.5 lakh spindles instead of 4.4 lakh, an increase of a quarter.",
                "They landed 21.6 tonnes, against 27 in 2023, which is a fifth less.",
                "It sold 900 seats, compared with 600 in May, half as many again.",
                "It sold 860 seats, compared with 600 in May, well over a third more.",
                "She now uses 160 litres a day instead of 200. That is a saving of 20 per cent.",
                "She now uses 160 litres a day instead of 200. That is a saving of 25 per cent on the bill of the other house.",
                "She now uses 160 litres a day instead of 200. That is an increase in comfort, not of 25 per cent.",
                "The pool will open 60 hours a week instead of 48, an increase of 25 per cent.",
                "It sold 1,260 tickets, compared with 1,400 in May, a drop of 10 per cent.",
                "A season costs £330 rather than £300, 10 per cent more.",
                "Sales were $46m against $40m a year before, a 15 per cent rise.",
                "Sales were $46m against $40m a year before, a like-for-like rise of 4 per cent.",
                "The choir has 90 singers compared to 60 in 2019, and its budget is up 40%.",
                "The average rent goes from €1,250 to €1,300 a month, a rise of four per cent.",
                "In 2019 the club had 160 members; today it has 240, an increase of 50 per cent.",
                "In 2019 the club had 160 members; today it has 240 boats, an increase of 80 per cent.",
                "It sold 300 cars in Spain and now sells 400 in Italy, an increase of 80 per cent.",
                "The bus runs from 6 to 11, a rise of 20 per cent in hours.",
                "The firm made 60 vans against 48 by its rival, and 20 per cent more cars.",
                "It sold 1,260 tickets, compared with 1,400 in May, 15 per cent of them to members.",
                "Turnout was 46 per cent against 40 per cent in 2019, a rise of six percentage points.",
                "The bill was $46m instead of $40m, 12 per cent more than the contract allowed.",
            ],
        );
    }
}
