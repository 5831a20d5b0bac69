//! `6,204 votes against 6,195, a majority of nine`: a difference against the two values it is of.

use super::line::{Line, Term, Unit};
use super::restate::plain;
use super::{Desk, Finding, alike, bare, finding};
use rust_decimal::Decimal;

/// What names a difference of the two values before it.
const MARGINS: &[&str] = &["majority", "margin", "lead", "gap", "difference"];

/// What links the two values that a difference is of.
const LINKS: &[&str] = &["against", "versus", "to", "with", "ahead"];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    for (at, term) in line.terms.iter().enumerate() {
        let before = line.terms.get(..at).unwrap_or_default();
        let after = line.terms.get(at + 1..).unwrap_or_default();
        let one = margin(desk, line, before, term)
            .or_else(|| won_by(desk, line, term, after))
            .or_else(|| more_than(desk, line, before, term, after));
        found.extend(one);
    }
    found.extend(desk.lines.get(n + 1).and_then(|next| told_first(desk, line, next)));
}

/// `… with a majority of N. She had A votes, against B for her rival.`
fn told_first(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>, next: &Line<'_, '_>) -> Option<Finding> {
    let named = |term: &&Term| {
        line.before(term.first) == "of"
            && matches!(line.before(term.first - 1), "majority" | "margin" | "lead")
    };
    let step = line.terms.iter().find(named).filter(|term| term.is_whole())?;
    let mut counts = next.terms.iter().filter(|term| term.is_whole() && term.unit == Unit::Count);
    let (a, b, None) = (counts.next()?, counts.next()?, counts.next()) else { return None };
    let votes = next.lower(a.last + 1) == "votes" || next.lower(b.last + 1) == "votes";
    let against = matches!(next.before(b.first), "against" | "to");
    let large = a.amount.value >= Decimal::ONE_HUNDRED && a.amount.value > b.amount.value;
    (votes && against && large).then(|| check_step_of(desk, (next, a, b), (line, step)))?
}

/// `A against B, a majority of N`.
fn margin(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>, before: &[Term], step: &Term) -> Option<Finding> {
    let named = line.before(step.first) == "of" && MARGINS.contains(&line.before(step.first - 1));
    let values: Vec<&Term> = before.iter().filter(|term| alike(line, term, step)).collect();
    let [a, b] = values.as_slice() else { return None };
    if !named
        || !alike(line, a, b)
        || line.any_of(b.last + 1, step.first, &["but", "while", ";", "than", "from"])
    {
        return None;
    }
    let linked = line.any_of(a.last + 1, b.first, LINKS) && b.first <= a.last + 6;
    let apart = line.any_of(a.last + 1, b.first, &["of", "from", "after", "out"]);
    (linked && !apart).then(|| check_step(desk, line, a, b, step))?
}

/// `won by 12 points, 98 to 86`.
fn won_by(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>, step: &Term, after: &[Term]) -> Option<Finding> {
    let [a, b, ..] = after else { return None };
    let by = line.before(step.first) == "by" || line.before(step.first) == "of";
    let won = line.any_of(
        step.first.saturating_sub(8).max(line.tokens.start),
        step.first,
        &["won", "beat", "lost", "win", "majority", "defeated", "victory"],
    );
    let apposed = matches!(line.before(a.first), "," | ":" | "–" | "—") && a.first <= step.last + 3;
    let score = b.first == a.last + 2 && line.before(b.first) == "to";
    let whole = a.is_whole() && b.is_whole() && step.is_whole();
    (by && won && apposed && score && whole).then(|| check_step(desk, line, a, b, step))?
}

/// `212 employees, nine fewer than the 221 of last year`.
fn more_than(
    desk: &Desk<'_, '_, '_>,
    line: &Line<'_, '_>,
    before: &[Term],
    step: &Term,
    after: &[Term],
) -> Option<Finding> {
    let base = after.first()?;
    let than = (step.last + 1..=step.last + 4).find(|&i| line.lower(i) == "than")?;
    let up = match (
        line.any_of(step.last + 1, than, &["more", "higher"]),
        line.any_of(step.last + 1, than, &["fewer", "less", "lower"]),
    ) {
        (true, false) => true,
        (false, true) => false,
        _ => return None,
    };
    let led: Vec<&str> = line.between(than + 1, base.first).collect();
    let direct = matches!(led.as_slice(), [] | ["the"] | ["last", "year" | "month" | "week", "’" | "'", "s"]);
    let points = step.unit == Unit::Points || line.lower(step.last + 1) == "points";
    let percent = |term: &Term| term.unit == Unit::Percent;
    let values: Vec<&Term> =
        before.iter().filter(|term| alike(line, term, base) && percent(term) == points).collect();
    let [value] = values.as_slice() else { return None };
    let apposed = line.any_of(value.last + 1, step.first, &[",", "–", "—", "or"])
        && !line.any_of(value.last + 1, step.first, &["and", "but", "while", ";", "of"]);
    let same = step.unit == base.unit || points && (percent(base) || bare(line, base));
    if !direct || !apposed || !same || bare(line, value) && value.unit == Unit::Count && !bare(line, base) {
        return None;
    }
    let rose = value.amount.value > base.amount.value;
    if rose != up && value.amount.value != base.amount.value {
        return None;
    }
    check_step(desk, line, value, base, step)
}

fn check_step(
    desk: &Desk<'_, '_, '_>,
    line: &Line<'_, '_>,
    a: &Term,
    b: &Term,
    step: &Term,
) -> Option<Finding> {
    check_step_of(desk, (line, a, b), (line, step))
}

/// The same where the two values stand in another sentence than the difference.
fn check_step_of(
    desk: &Desk<'_, '_, '_>,
    (values, a, b): (&Line<'_, '_>, &Term, &Term),
    (line, step): (&Line<'_, '_>, &Term),
) -> Option<Finding> {
    let (left, right) = (a.interval(desk.tolerance)?, b.interval(desk.tolerance)?);
    if a.amount.bound.is_some() || b.amount.bound.is_some() {
        return None;
    }
    if step.interval(desk.tolerance)?.meets(left.distance(right)?) {
        return None;
    }
    let exact: Decimal = a.amount.value.checked_sub(b.amount.value)?.abs();
    let message = format!(
        "{} and {} are {} apart, not {}; change the difference or one of the two figures.",
        values.words(a.span),
        values.words(b.span),
        plain(exact, 2),
        line.words(step.span)
    );
    Some(finding(line, step, Some(exact), message))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn margins_that_their_values_do_not_make() {
        finds(
            SelfArithmetic,
            &[
                ("She ended on 6,204 votes against 6,195 for her rival, a majority of 19.", "19"),
                (
                    "Hale took the seat with a majority of 6,634. She had 14,212 votes, or 37 per cent, against 12,876 for Owen Brook.",
                    "6,634",
                ),
                ("Hale won by 12 votes, 418 to 416.", "12"),
                ("The council has 212 employees, nine fewer than the 231 of last year.", "nine"),
                ("The pass rate is 85.9 per cent, 4.5 points more than last year’s 82.4.", "4.5"),
            ],
        );
    }

    #[test]
    fn margins_that_come_out_and_margins_of_something_else() {
        silent(
            SelfArithmetic,
            &[
                "She ended on 6,204 votes against 6,195 for her rival, a majority of nine.",
                "She took 6,204 of the 12,399 votes, a majority of nine.",
                "Hale won by two votes, 418 to 416.",
                "Hale took the seat with a majority of 1,336. She had 14,212 votes, or 37 per cent, against 12,876 for Owen Brook.",
                "Hale took the seat with a majority of 1,336. She has had 212 letters against 12 in May.",
                "The council has 212 employees, nine fewer than the 221 of last year.",
                "The council has 212 employees, nine fewer than a year ago.",
                "The pass rate is 85.9 per cent, 3.5 points more than last year’s 82.4.",
                "The pass rate is 85.9 per cent, 4.5 points more than last year’s for girls.",
                "Half of them passed, 4.5 points more than last year’s 45.5 per cent.",
                "A pass for one day costs £18 and one for all three days £45, a saving of £9.",
                "Her marrow, at 21.5kg (47lb), won by a margin of three-quarters of a kilo over one of 20.75kg.",
                "The union wants 4.5 per cent more pay; the company offers 2.9, or 1.6 points less.",
                "With 14,000 votes counted and 12 seats left, the party had a majority of 31.",
                "A crowd of 3,000 saw them lose by 12 points in 80 minutes.",
            ],
        );
    }
}
