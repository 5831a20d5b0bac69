//! `It won 11 of the 27 seats. … The Greens have eight seats, Labor five and the Liberals four`: seats that are more than
//! there are; `went out 64 times … Of these launches, 31 were to yachts, 17 to trawlers, nine to swimmers and five to
//! kayaks`: four kinds or more that all but make the whole.

use super::line::{Line, Term};
use super::restate::plain;
use super::sum::{OPEN_LIST, gap, has};
use super::{Desk, Finding, finding};
use rust_decimal::Decimal;

/// Verbs of a tally: `Independents have four, Labor three`.
#[rustfmt::skip]
const HOLD: &[&str] = &[
    "gained", "got", "had", "has", "have", "held", "hold", "holds", "received", "secured", "took", "takes", "win", "wins", "won",
];

/// Prepositions and verbs by which the parts of one whole are told apart.
#[rustfmt::skip]
const SORTS: &[&str] = &[
    "about", "as", "at", "by", "came", "concerned", "for", "from", "in", "involved", "of", "on", "to", "went", "were", "with",
];

/// How many sentences above its parts a whole stands at most.
const ABOVE: usize = 3;

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    found.extend(seats(desk, n).or_else(|| of_these(desk, n)));
}

fn sum(parts: &[&Term]) -> Option<Decimal> {
    parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.amount.value))
}

/// The others' seats in the sentence behind that of the first party.
fn seats(desk: &Desk<'_, '_, '_>, n: usize) -> Option<Finding> {
    let (line, next) = (desk.lines.get(n)?, desk.lines.get(n + 1)?);
    let (own, total) = line.terms.windows(2).find_map(|pair| {
        let [own, total] = pair else { return None };
        let of =
            matches!(gap(line, own, total).as_slice(), ["of"] | ["of", "the" | "its"] | ["out", "of", "the"]);
        let held = HOLD.contains(&line.before(own.first));
        (of && held && own.is_whole() && total.is_whole()).then_some((own, total))
    })?;
    let noun = line.lower(total.last + 1);
    let parts: Vec<&Term> = next.terms.iter().collect();
    let (first, last) = (parts.first()?, parts.last()?);
    let alone = |part: &&Term| {
        let behind = next.lower(part.last + 1);
        part.is_whole() && (matches!(behind, "," | "." | "and" | ";") || behind == noun)
    };
    let holds = HOLD.contains(&next.before(first.first)) && first.first <= next.tokens.start + 6;
    let whole = parts.len() >= 2 && next.tokens.end <= last.last + 3 && parts.iter().all(alone);
    let said =
        next.any_of(next.tokens.start, next.tokens.end, &["together", "now", "then", "each", "previously"]);
    let made = sum(&parts)?.checked_add(own.amount.value)?;
    let over = made > total.amount.value && made <= total.amount.value.checked_mul(Decimal::new(14, 1))?;
    if !(noun.ends_with('s') && holds && whole && over) || said {
        return None;
    }
    let message = format!(
        "With {} the parts told here make {}, more than {} {noun}; change one of them.",
        line.words(own.span),
        plain(made, 0),
        line.words(total.span)
    );
    Some(finding(line, total, None, message))
}

/// `Of these launches, 31 were to yachts, …`, all but the whole that stands above.
fn of_these(desk: &Desk<'_, '_, '_>, n: usize) -> Option<Finding> {
    let line = desk.lines.get(n)?;
    let start = line.tokens.start;
    let leads = line.lower(start) == "of" && matches!(line.lower(start + 1), "these" | "those" | "them");
    let parts: Vec<&Term> = line.terms.iter().collect();
    let (first, last) = (parts.first()?, parts.last()?);
    let open = line.any_of(
        start + 2,
        line.tokens.end,
        OPEN_LIST.iter().filter(|it| **it != "for").copied().collect::<Vec<_>>().as_slice(),
    );
    let counts = parts.iter().all(|part| part.is_whole()) && parts.len() >= 4;
    let close = first.first <= start + 5 && line.tokens.end <= last.last + 8;
    let sort = |part: &&Term| {
        let words: Vec<&str> = line.between(part.last + 1, part.last + 4).collect();
        SORTS.iter().filter(|word| words.contains(word)).copied().collect::<Vec<_>>()
    };
    let sorts: Vec<Vec<&str>> = parts.iter().map(sort).collect();
    let one = sorts.first()?.iter().any(|word| sorts.iter().all(|other| other.contains(word)));
    let listed = parts.windows(2).all(|pair| match pair {
        [a, b] => has(&gap(line, a, b), &[",", "and"]),
        _ => false,
    });
    if !(leads && counts && close && one && listed) || open {
        return None;
    }
    let made = sum(&parts)?;
    let above = desk.lines.get(n.saturating_sub(ABOVE)..n)?;
    let wholes: Vec<(&Line<'_, '_>, &Term)> =
        above.iter().flat_map(|line| line.terms.iter().map(move |term| (line, term))).collect();
    if wholes.iter().any(|(_, term)| term.amount.value == made) {
        return None;
    }
    let near = |(_, term): &&(&Line<'_, '_>, &Term)| {
        let off = (term.amount.value - made).abs();
        let most = term.amount.value.checked_div(Decimal::from(14)).unwrap_or_default();
        term.is_whole() && term.amount.value >= Decimal::from(20) && off <= most.max(Decimal::ONE)
    };
    let mut wholes = wholes.iter().filter(near);
    let ((home, total), None) = (wholes.next()?, wholes.next()) else { return None };
    let message = format!(
        "The kinds told of it make {}, not {}; change the total or one of them.",
        plain(made, 0),
        home.words(total.span)
    );
    Some(finding(home, total, Some(made), message))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn parties_and_kinds_that_do_not_make_the_whole() {
        finds(
            SelfArithmetic,
            &[
                (
                    "The Harbour List has won nine of the 23 seats, one more than in 2020.\n\nThe Liberals have seven seats, \
                     the Greens five and the Farmers three.",
                    "23",
                ),
                (
                    "The wardens were called out 85 times last summer. It was a record.\n\nOf these calls, 41 were to walkers, \
                     22 to climbers, 13 to swimmers and seven to dogs.",
                    "85",
                ),
            ],
        );
    }

    #[test]
    fn parties_and_kinds_that_may() {
        silent(
            SelfArithmetic,
            &[
                "The Harbour List has won nine of the 24 seats, one more than in 2020.\n\nThe Liberals have seven seats, the \
                 Greens five and the Farmers three.",
                "The Harbour List has won nine of the 40 seats.\n\nThe Liberals have seven seats, the Greens five and the \
                 Farmers three.",
                "The wardens were called out 83 times last summer. It was a record.\n\nOf these calls, 41 were to walkers, 22 to \
                 climbers, 13 to swimmers and seven to dogs.",
                "The wardens were called out 120 times last summer.\n\nOf these calls, 41 were to walkers, 22 to climbers, 13 to \
                 swimmers and seven to dogs.",
                "The wardens were called out 85 times last summer.\n\nOf these calls, 41 were to walkers, 22 of them women, 13 to \
                 swimmers and seven to dogs.",
            ],
        );
    }
}
