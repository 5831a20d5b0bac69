//! `£1,231, an extra £47 or about 4 per cent`; `61 per cent …, the remaining 39 per cent`; `4.5 per cent; … 2.9, or
//! 1.6 points less`: the rest of a whole, and steps said in two ways.

use super::interval::{Interval, Outcome, judge};
use super::line::{Line, Term, Unit};
use super::restate::{plain, round};
use super::{Desk, Finding, alike, bare, finding, level, made_by};
use rust_decimal::Decimal;

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    for (at, term) in line.terms.iter().enumerate() {
        let before = line.terms.get(..at).unwrap_or_default();
        let one = extra(desk, line, before, term)
            .or_else(|| remaining(desk, n, before, term))
            .or_else(|| points_apart(desk, line, before, term))
            .or_else(|| rest_of_total(desk, n, before, term));
        found.extend(one);
    }
}

/// `£1,231, an extra £47 or about 4 per cent`.
fn extra(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>, before: &[Term], share: &Term) -> Option<Finding> {
    let [.., value, step] = before else { return None };
    let led = ["extra", "additional", "further"].contains(&line.before(step.first))
        || line.before(step.first) == "of" && matches!(line.before(step.first - 1), "increase" | "rise");
    let apposed = matches!(line.before(step.first - 1), "an" | "a" | "increase" | "rise")
        && line.any_of(value.last + 1, step.first, &[","])
        && step.first <= value.last + 7;
    let or = matches!(
        line.between(step.last + 1, share.first).collect::<Vec<_>>().as_slice(),
        ["or"] | [",", "or"] | ["("]
    );
    let money = matches!(value.unit, Unit::Money(_)) && value.unit == step.unit;
    if !(led && apposed && or && money && share.unit == Unit::Percent) || line.before(value.first) == "by" {
        return None;
    }
    let (to, by) =
        (Interval::of(&value.amount, desk.tolerance)?, Interval::of(&step.amount, desk.tolerance)?);
    let change = by.over(to.minus(by)?)?.times(Decimal::ONE_HUNDRED)?;
    let outcome = judge(&share.amount, desk.tolerance, change)?;
    if outcome == Outcome::Fits || value.amount.bound.is_some() || step.amount.bound.is_some() {
        return None;
    }
    let base = value.amount.value.checked_sub(step.amount.value)?;
    let exact = step.amount.value.checked_div(base)?.checked_mul(Decimal::ONE_HUNDRED)?;
    let message = format!(
        "An extra {} that makes {} is {} per cent more, not {}; change one of the figures.",
        line.words(step.span),
        line.words(value.span),
        plain(exact, 1),
        line.words(share.span)
    );
    let mut finding = finding(line, share, Some(round(exact, share.amount.place.scale())), message);
    finding.level = level(outcome);
    Some(finding)
}

/// `61 per cent were for it; the remaining 29 per cent …`: some of the shares before it must fill up the hundred.
fn remaining(desk: &Desk<'_, '_, '_>, n: usize, before: &[Term], rest: &Term) -> Option<Finding> {
    let line = desk.lines.get(n)?;
    let named =
        matches!(line.before(rest.first), "remaining" | "other") && line.before(rest.first - 1) == "the";
    let of_part = line.lower(rest.last + 1) == "of" && !matches!(line.lower(rest.last + 2), "them" | "those");
    if !named || of_part || rest.unit != Unit::Percent || before.iter().all(|term| term.unit != Unit::Percent)
    {
        return None;
    }
    let earlier = n.checked_sub(1).and_then(|n| desk.lines.get(n)).map_or(&[][..], |line| &line.terms);
    let shares: Vec<&Term> =
        earlier.iter().chain(before).filter(|t| matches!(t.unit, Unit::Percent | Unit::Count)).collect();
    let shares = shares.get(shares.len().saturating_sub(8)..)?;
    let fits = (1..1u32 << shares.len()).any(|chosen| {
        let mut picked = shares.iter().enumerate().filter(|(n, _)| chosen & (1 << n) != 0);
        let sum = picked.try_fold(rest.amount.value, |sum, (_, term)| sum.checked_add(term.amount.value));
        sum.and_then(|sum| sum.checked_sub(Decimal::ONE_HUNDRED))
            .is_some_and(|off| off.abs() <= Decimal::new(15, 1))
    });
    let hedged = shares.iter().any(|term| term.amount.bound.is_some()) || rest.amount.bound.is_some();
    if fits || hedged {
        return None;
    }
    let shares: Vec<&Term> = before.iter().filter(|term| term.unit == Unit::Percent).collect();
    let sum = made_by(&shares)?;
    let right = Decimal::ONE_HUNDRED.checked_sub(sum).filter(|right| *right > Decimal::ZERO)?;
    let message = format!(
        "What remains of 100 per cent here is {}, not {}; change one of the shares.",
        plain(right, 1),
        line.words(rest.span)
    );
    Some(finding(line, rest, Some(right), message))
}

/// `Shops gave 198 tons. Farmers gave 96. The pantry bought the remaining 44 tons.`, after a total further up.
fn rest_of_total(desk: &Desk<'_, '_, '_>, n: usize, before: &[Term], rest: &Term) -> Option<Finding> {
    let line = desk.lines.get(n)?;
    let named = line.before(rest.first) == "remaining" && line.before(rest.first - 1) == "the";
    let measured =
        matches!(rest.unit, Unit::Money(_) | Unit::Measure(_)) || rest.is_whole() && !bare(line, rest);
    if !named || !measured || rest.amount.bound.is_some() {
        return None;
    }
    let paragraph = line.sentence.paragraph;
    let mut parts: Vec<Term> = Vec::new();
    for other in desk.lines.get(..n)?.iter().filter(|other| other.sentence.paragraph == paragraph) {
        parts.extend(other.terms.iter().filter(|term| alike(other, term, rest)).cloned());
    }
    parts.extend(before.iter().filter(|term| alike(line, term, rest)).cloned());
    let hedged = parts.iter().any(|term| term.amount.bound.is_some());
    let sum = parts.iter().try_fold(rest.amount.value, |sum, term| sum.checked_add(term.amount.value))?;
    let above = desk.lines.get(..n)?.iter().filter(|other| other.sentence.paragraph < paragraph);
    let mut totals = above.flat_map(|other| other.terms.iter().filter(|term| term.unit == rest.unit));
    let (total, other) = (totals.next()?, totals.next());
    let close = total
        .amount
        .value
        .checked_div(sum)
        .is_some_and(|r| r > Decimal::new(9, 1) && r < Decimal::new(11, 1));
    if parts.len() < 2
        || hedged
        || other.is_some()
        || !close
        || total.amount.bound.is_some()
        || sum == total.amount.value
    {
        return None;
    }
    let right = total.amount.value.checked_sub(sum.checked_sub(rest.amount.value)?)?;
    let message = format!(
        "The parts come to {}, and the article gives {} for all of it; what remains is {}.",
        plain(sum, 2),
        plain(total.amount.value, 2),
        plain(right, 2)
    );
    Some(finding(line, rest, Some(right), message))
}

/// `wants 4.5 per cent; the firm offers 2.9, or 1.6 points less`.
fn points_apart(
    desk: &Desk<'_, '_, '_>,
    line: &Line<'_, '_>,
    before: &[Term],
    step: &Term,
) -> Option<Finding> {
    let [.., a, b] = before else { return None };
    let or = matches!(
        line.between(b.last + 1, step.first).collect::<Vec<_>>().as_slice(),
        [",", "or"] | [","] | ["or"]
    );
    let less = (step.last + 1..=step.last + 2)
        .any(|i| matches!(line.lower(i), "less" | "more" | "lower" | "higher" | "fewer"));
    let compared = (step.last + 2..=step.last + 3).any(|i| line.lower(i) == "than");
    let pair = a.unit == Unit::Percent && (b.unit == Unit::Percent || b.unit == Unit::Count && bare(line, b));
    if !(or && less && pair && step.unit == Unit::Points) || compared {
        return None;
    }
    let apart =
        Interval::of(&a.amount, desk.tolerance)?.distance(Interval::of(&b.amount, desk.tolerance)?)?;
    let outcome = judge(&step.amount, desk.tolerance, apart)?;
    if outcome == Outcome::Fits || a.amount.bound.is_some() || b.amount.bound.is_some() {
        return None;
    }
    let exact = a.amount.value.checked_sub(b.amount.value)?.abs();
    let message = format!(
        "{} and {} are {} points apart, not {}; change one of the figures.",
        line.words(a.span),
        line.words(b.span),
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
    fn steps_and_rests_that_do_not_come_out() {
        finds(
            SelfArithmetic,
            &[
                (
                    "The pantry gave away 412 tons last year.\n\nShops gave 198 tons, farmers 96 tons and the state 74 tons. It bought \
                     the remaining 34 tons itself.",
                    "34 tons",
                ),
                ("A household will pay £1,231, an extra £47 or about 7 per cent.", "about 7 per cent"),
                (
                    "Asked about it, 61 per cent were for it and the remaining 29 per cent against.",
                    "29 per cent",
                ),
                (
                    "The union wants 4.5 per cent; the firm offers 2.9, or 2.6 percentage points less.",
                    "2.6 percentage points",
                ),
            ],
        );
    }

    #[test]
    fn steps_and_rests_that_do() {
        silent(
            SelfArithmetic,
            &[
                "The pantry gave away 412 tons last year.\n\nShops gave 198 tons, farmers 96 tons and the state 74 tons. It bought \
                 the remaining 44 tons itself.",
                "The pantry gave away 412 tons last year.\n\nShops gave 198 tons and farmers 96 tons. Of rice, the remaining 34 tons \
                 came from the state.",
                "A household will pay £1,231, an extra £47 or about 4 per cent.",
                "Asked about it, 61 per cent were for it and the remaining 39 per cent against.",
                "A fifth, 20 per cent, did not vote; 47 per cent were for it and the remaining 33 per cent against.",
                "Orme holds 30 per cent. Hale has 45 per cent and the remaining 25 per cent are traded.",
                "The union wants 4.5 per cent; the firm offers 2.9, or 1.6 percentage points less.",
                "Growth was 4.5 per cent, 2 points more than in the year before.",
                "It sold 40 per cent of the stock and burned the other 10 per cent of what it could not use, about half.",
            ],
        );
    }
}
