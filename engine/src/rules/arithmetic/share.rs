//! `six of its nine quays, or two-thirds`: a share against the part and the whole that the sentence gives.

use super::interval::{Outcome, judge, judge_share};
use super::line::{Line, Term, Unit};
use super::restate::{plain, round};
use super::{Desk, Finding, alike, finding, level};
use crate::facts::{Amount, Bound, Value};
use rust_decimal::Decimal;

/// The words of a bound in front of `half`, the longest first.
const HEDGES: &[(&[&str], Bound)] = &[
    (&["a", "little", "more", "than"], Bound::MoreThan),
    (&["a", "little", "under"], Bound::Nearly),
    (&["slightly", "more", "than"], Bound::MoreThan),
    (&["slightly", "less", "than"], Bound::Nearly),
    (&["just", "under"], Bound::Nearly),
    (&["just", "over"], Bound::MoreThan),
    (&["more", "than"], Bound::MoreThan),
    (&["less", "than"], Bound::LessThan),
    (&["fewer", "than"], Bound::LessThan),
    (&["at", "least"], Bound::AtLeast),
    (&["over"], Bound::MoreThan),
    (&["under"], Bound::LessThan),
    (&["nearly"], Bound::Nearly),
    (&["almost"], Bound::Nearly),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["roughly"], Bound::About),
    (&["some"], Bound::About),
];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    let half = bare_half(line);
    for term in line.terms.iter().chain(&half) {
        let (before, after) =
            line.terms.split_at(line.terms.partition_point(|other| other.first < term.first));
        let after = if after.first().is_some_and(|other| other.first == term.first) {
            after.get(1..).unwrap_or_default()
        } else {
            after
        };
        if share(line, term).is_none() {
            continue;
        }
        let bound = part_of_whole(line, before, term)
            .or_else(|| share_of_whole(line, before, term, after))
            .or_else(|| share_or_part(line, term, after));
        if let Some((part, whole)) = bound {
            found.extend(compare(desk, line, part, whole, term));
        } else if let Some((part, whole)) = share_of_that(desk, n, before, term) {
            found.extend(compare(desk, line, part, &whole, term));
        }
    }
}

/// The share as hundredths of the whole; `None` if the term is no share.
fn share(line: &Line<'_, '_>, term: &Term) -> Option<Decimal> {
    match term.unit {
        Unit::Percent if term.amount.value <= Decimal::ONE_HUNDRED => Some(Decimal::ONE),
        Unit::Count if is_fraction(line, term) => Some(Decimal::ONE_HUNDRED),
        _ => None,
    }
}

/// `…, or just over half`: `half` alone is no fact, so that it is looked for here.
fn bare_half(line: &Line<'_, '_>) -> Option<Term> {
    let at = line.tokens.clone().find(|&i| {
        line.lower(i) == "half"
            && matches!(line.lower(i + 1), "" | "." | "," | ";" | ")" | "of")
            && !line.terms.iter().any(|term| (term.first..=term.last).contains(&i))
    })?;
    let (words, bound) = HEDGES
        .iter()
        .find(|(words, _)| at >= line.tokens.start + words.len() && line.starts(at - words.len(), words))
        .map_or((0, None), |(words, bound)| (words.len(), Some(*bound)));
    let span = line.reading.tokens.span(at - words, at);
    let amount = Amount { value: Decimal::new(5, 1), place: Decimal::new(2, 2), bound };
    Some(Term { span, first: at - words, last: at, amount, unit: Unit::Count, value: Value::Number(amount) })
}

/// `two-thirds`, `half`, `¾`: below one and not written with a decimal point.
pub(super) fn is_fraction(line: &Line<'_, '_>, term: &Term) -> bool {
    let below_one = term.amount.value > Decimal::ZERO && term.amount.value < Decimal::ONE;
    below_one && !line.words(term.span).contains('.')
}

/// `A of the B things, S of them`; `A out of B (S)`.
fn part_of_whole<'l>(line: &Line<'_, '_>, before: &'l [Term], term: &Term) -> Option<(&'l Term, &'l Term)> {
    let (whole, rest) = before.split_last()?;
    let part = rest.last()?;
    let of: Vec<&str> = line.between(part.last + 1, whole.first).collect();
    let joined = matches!(
        of.as_slice(),
        ["of"]
            | ["of", "the" | "its" | "their" | "his" | "her" | "our" | "all"]
            | ["out", "of"]
            | ["out", "of", "the" | "its" | "their"]
    );
    let link: Vec<&str> = line.between(whole.last + 1, term.first).collect();
    let apposed = match link.iter().rposition(|word| matches!(*word, "," | "(" | "–" | "—")) {
        Some(at) => {
            at <= 4 && matches!(link.get(at + 1..), Some([] | ["or"] | ["that", "is"] | ["which", "is"]))
        }
        None => link.last() == Some(&"or") && link.len() <= 4,
    };
    let own = line.lower(term.last + 1) != "of" || matches!(line.lower(term.last + 2), "them" | "the");
    let counted = part.is_whole() && whole.is_whole() && !is_fraction(line, part);
    let measured = part.unit == whole.unit && part.unit != Unit::Percent && !is_fraction(line, part);
    let fits = joined && apposed && own && (counted || measured);
    (fits && same_whole(line, term, whole)).then_some((part, whole))
}

/// `Revenue was £742m. Exports, which earned £186m, make up a third of that`: the whole is that of the sentence before.
fn share_of_that<'l>(
    desk: &Desk<'_, '_, '_>,
    n: usize,
    before: &'l [Term],
    term: &Term,
) -> Option<(&'l Term, Term)> {
    let line = desk.lines.get(n)?;
    let of = term.last + 1;
    let that = line.lower(of) == "of"
        && matches!(line.lower(of + 1), "that" | "it" | "this" | "them" | "these" | "those")
        && matches!(line.lower(of + 2), "" | "." | "," | ";" | ")" | "–" | "—");
    let [part] = before else { return None };
    let joined = !line.any_of(
        part.last + 1,
        term.first,
        &["and", "but", "while", ";", "than", "after", "from", "year"],
    );
    let above = desk.lines.get(n.checked_sub(1)?)?;
    let mut wholes = above.terms.iter().filter(|it| it.unit == part.unit);
    let (whole, None) = (wholes.next()?, wholes.next()) else { return None };
    let near = above.sentence.paragraph == line.sentence.paragraph;
    let sized =
        part.unit != Unit::Count || part.is_whole() && whole.is_whole() && part.amount.value >= Decimal::TEN;
    let plain = matches!(part.unit, Unit::Count | Unit::Money(_) | Unit::Measure(_));
    (that && joined && near && sized && plain && whole.amount.value > part.amount.value)
        .then(|| (part, whole.clone()))
}

/// After `a third of the` the noun must be that of the whole: `a quarter of the cost` is of something else.
fn same_whole(line: &Line<'_, '_>, term: &Term, whole: &Term) -> bool {
    let next = term.last + 1;
    if line.lower(next) != "of" || line.lower(next + 1) == "them" {
        return true;
    }
    let noun = line.lower(next + 2);
    noun.len() > 2 && noun == line.lower(whole.last + 1)
}

/// `$18.7 million, nearly half of the income of $38.1 million`.
fn share_of_whole<'l>(
    line: &Line<'_, '_>,
    before: &'l [Term],
    term: &Term,
    after: &'l [Term],
) -> Option<(&'l Term, &'l Term)> {
    let (part, whole) = (before.last()?, after.first()?);
    let apposed = match line.between(part.last + 1, term.first).collect::<Vec<_>>().as_slice() {
        [.., "," | "–" | "—"] | [.., ",", "or"] | ["or"] => term.first <= part.last + 6,
        _ => false,
    };
    let of = line.lower(term.last + 1) == "of";
    let link: Vec<&str> = line.between(term.last + 2, whole.first).collect();
    let direct = link.is_empty()
        || link.last() == Some(&"of") && link.len() <= 6
        || link == ["the"]
        || link == ["its"];
    let clean = !link
        .iter()
        .any(|word| matches!(*word, "," | "and" | "or" | "in" | "from" | "by" | "over" | "than" | ":" | ";"));
    let unlike = matches!(part.unit, Unit::Percent | Unit::Points);
    (apposed && of && direct && clean && !unlike && alike(line, part, whole) && part.unit == whole.unit)
        .then_some((part, whole))
}

/// `70 per cent of the cost of $2.9m, or just over $2m`.
fn share_or_part<'l>(line: &Line<'_, '_>, term: &Term, after: &'l [Term]) -> Option<(&'l Term, &'l Term)> {
    let [whole, part, ..] = after else { return None };
    let of = line.lower(term.last + 1) == "of";
    let link: Vec<&str> = line.between(term.last + 2, whole.first).collect();
    let clean = link.len() <= 6
        && !link.iter().any(|word| {
            matches!(*word, "," | "and" | "or" | "in" | "from" | "by" | "over" | "than" | ":" | ";" | "to")
        });
    let or = line.between(whole.last + 1, part.first).collect::<Vec<_>>();
    let apposed = matches!(or.as_slice(), [.., ",", "or"] | ["or"]) && or.len() <= 5;
    (of && clean && apposed && part.unit == whole.unit && !matches!(part.unit, Unit::Percent | Unit::Points))
        .then_some((part, whole))
}

fn compare(
    desk: &Desk<'_, '_, '_>,
    line: &Line<'_, '_>,
    part: &Term,
    whole: &Term,
    term: &Term,
) -> Option<Finding> {
    let factor = share(line, term)?;
    let ratio =
        part.interval(desk.tolerance)?.over(whole.interval(desk.tolerance)?)?.times(Decimal::ONE_HUNDRED)?;
    let in_words = factor == Decimal::ONE_HUNDRED;
    let outcome = if in_words {
        judge_share(&term.amount, desk.tolerance, ratio)?
    } else {
        judge(&term.amount, desk.tolerance, ratio)?
    };
    if outcome == Outcome::Fits || part.amount.value > whole.amount.value {
        return None;
    }
    let exact = part.amount.value.checked_div(whole.amount.value)?.checked_mul(Decimal::ONE_HUNDRED)?;
    let message = format!(
        "{} of {} is {} per cent, which is not {}; change the share or one of the two figures.",
        line.words(part.span),
        line.words(whole.span),
        plain(exact, 1),
        line.words(term.span)
    );
    let value = (!in_words).then(|| round(exact, term.amount.place.scale()));
    let mut finding = finding(line, term, value, message);
    finding.level = level(outcome);
    Some(finding)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn shares_that_part_and_whole_do_not_make() {
        finds(
            SelfArithmetic,
            &[
                ("Power has come to six of its nine quays, or half.", "half"),
                ("Cracks were found in nine of the 36 bearings, a third of them.", "a third"),
                ("The plan had the support of 3,460 of 6,240 members, just under half.", "just under half"),
                (
                    "Fees brought in $18.7 million, nearly a third of the income of $38.1 million.",
                    "nearly a third",
                ),
                ("The state pays 70 per cent of the cost of $2.9m, or just over $2.5m.", "70 per cent"),
                ("The limit was exceeded in 31 of 212 wells (25 per cent).", "25 per cent"),
            ],
        );
    }

    #[test]
    fn shares_that_come_out() {
        silent(
            SelfArithmetic,
            &[
                "Power has come to six of its nine quays, or two-thirds.",
                "Cracks were found in nine of the 36 bearings, a quarter of them.",
                "The plan had the support of 3,060 of 6,240 members, just under half.",
                "Fees brought in $18.7 million, nearly half of the income of $38.1 million.",
                "The state pays 70 per cent of the cost of $2.9m, or just over $2m.",
                "The limit was exceeded in 31 of 212 wells (15 per cent).",
                "Some 29 of the 90 clubs, a third, have no pitch of their own.",
                "Two of the three trials were stopped, half of the money having been spent.",
                "It covers 12 of the 40 sites, a quarter of the cost being met by the county.",
                "Of 11 treatments only two had passed, a third of the way in.",
            ],
        );
    }
}
