//! `All 62 members were there; 38 voted for it, 21 against and four abstained`: the sides of a vote against those who had one.
//!
//! The sides may never be more than the members. Where all of them are said to have been there, and the abstentions are told,
//! the sides are as many.

use super::line::{Line, Term};
use super::restate::plain;
use super::sum::near;
use super::{Desk, Finding, finding, made_by};

/// What somebody who had a vote did with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    For,
    Against,
    Abstained,
    Away,
}

#[rustfmt::skip]
const SIDES: &[(Side, &[&str])] = &[
    (Side::For, &["for", "favour", "favor", "backed", "supported", "approved", "yes", "ayes", "yeas"]),
    (Side::Against, &["against", "opposed", "noes", "nays", "no"]),
    (Side::Abstained, &["abstained", "abstaining", "abstention", "abstentions", "abstain"]),
    (Side::Away, &["absent", "away", "missing", "stayed"]),
];

/// Who votes where sides are counted.
#[rustfmt::skip]
const VOTERS: &[&str] = &[
    "members", "member", "councillors", "councilors", "delegates", "deputies", "senators", "lawmakers", "legislators", "mps", "jurors",
    "judges", "trustees", "directors", "governors", "commissioners", "supervisors",
];

/// Words by which every voter is meant.
const ALL: &[&str] = &["all", "every", "each"];
const THERE: &[&str] = &["present", "attended"];

/// The most words between a figure and its side.
const NEAR: usize = 5;

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    let sides: Vec<(&Term, Side)> =
        line.terms.iter().filter_map(|term| Some((term, side(line, term)?))).collect();
    let told = |side: Side| sides.iter().filter(|it| it.1 == side).count();
    if told(Side::For) != 1 || told(Side::Against) != 1 || told(Side::Abstained) > 1 {
        return;
    }
    let before = n.checked_sub(1).and_then(|at| desk.lines.get(at));
    let before = before.filter(|it| it.sentence.paragraph == line.sentence.paragraph);
    let mut wholes = [before, Some(line)].into_iter().flatten().flat_map(|it| voters(it, &sides));
    let (Some((whole, all)), None) = (wholes.next(), wholes.next()) else { return };
    let parts: Vec<&Term> = sides.iter().map(|it| it.0).collect();
    let Some(made) = made_by(&parts) else { return };
    // far more votes than members are those of another body
    let over = made > whole.amount.value && near(&parts, whole);
    let short = made < whole.amount.value && all && told(Side::Abstained) == 1;
    if !over && !short {
        return;
    }
    let words: Vec<&str> = parts.iter().map(|part| line.words(part.span)).collect();
    let message = format!(
        "{} make {} votes, and there are {} to cast them; change one of the figures.",
        words.join(", "),
        plain(made, 0),
        line.words(whole.span)
    );
    let marked =
        parts.iter().fold(parts.first().map_or(whole.span, |it| it.span), |all, it| all.join(it.span));
    found.push(finding(line, &Term { span: marked, ..whole.clone() }, None, message));
}

/// The side that a count of the sentence is of: the first such word behind it, before the next count.
fn side(line: &Line<'_, '_>, term: &Term) -> Option<Side> {
    if !term.is_whole() || is_hyphen(line.lower(term.last + 1)) {
        return None;
    }
    let next = line.terms.iter().find(|other| other.first > term.last).map_or(line.tokens.end, |it| it.first);
    let end = next.min(term.last + 1 + NEAR);
    let named = |word: &str| SIDES.iter().find(|(_, words)| words.contains(&word)).map(|it| it.0);
    // `13 votes to eight`
    let to =
        |from: usize| line.lower(from) == "to" || line.lower(from) == "votes" && line.lower(from + 1) == "to";
    if to(term.last + 1)
        && line.terms.iter().any(|other| other.is_whole() && other.first == next && next <= term.last + 3)
    {
        return Some(Side::For);
    }
    let behind = line.between(term.last + 1, end).find_map(named);
    behind.or_else(|| {
        let led = line.before(term.first) == "to"
            && line.terms.iter().any(|other| {
                other.is_whole()
                    && other.last < term.first
                    && other.last + 3 >= term.first
                    && to(other.last + 1)
            });
        led.then_some(Side::Against)
    })
}

/// `the 21-member board`: how many there are, on whatever side.
fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‑" | "–")
}

/// The counts of a sentence that say how many had a vote, and whether all of them were there.
fn voters<'l>(line: &'l Line<'_, '_>, sides: &[(&Term, Side)]) -> Vec<(&'l Term, bool)> {
    let is_side = |term: &Term| sides.iter().any(|it| it.0.span == term.span);
    let of_voters = |term: &&Term| {
        let noun = term.last + 1;
        let noun = if is_hyphen(line.lower(noun)) { noun + 1 } else { noun };
        let named = (noun..noun + 2).any(|i| VOTERS.contains(&line.lower(i)));
        named && term.is_whole() && !is_side(term) && line.before(term.first) != "of"
    };
    let all = |term: &Term| {
        let start = term.first.saturating_sub(5).max(line.tokens.start);
        let but = line.any_of(start, term.first, &["but", "except", "nearly", "almost"]);
        !but && (line.any_of(start, term.first, ALL) || line.any_of(term.last + 1, term.last + 5, THERE))
    };
    line.terms.iter().filter(of_voters).map(|term| (term, all(term))).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn sides_that_those_who_had_a_vote_do_not_make() {
        finds(
            SelfArithmetic,
            &[
                (
                    "All 62 members were present; 38 voted for the budget, 21 against it, and four abstained.",
                    "38 voted for the budget, 21 against it, and four",
                ),
                (
                    "All 24 councillors attended. Of them 14 were in favour, eight against and one abstained.",
                    "14 were in favour, eight against and one",
                ),
                ("The 21-member board backed the plan by 14 votes to eight.", "14 votes to eight"),
                (
                    "All 12 jurors were present. Nine voted for it and two against, with two abstentions.",
                    "Nine voted for it and two against, with two",
                ),
            ],
        );
    }

    #[test]
    fn sides_that_they_do_and_sides_of_some_of_them() {
        silent(
            SelfArithmetic,
            &[
                "All 62 members were present; 38 voted for the budget, 21 against it, and three abstained.",
                "The council has 62 members; 38 voted for the budget, 20 against it, and two abstained.",
                "All 62 members were present; 38 voted for the budget and 21 against it.",
                "All but four of the 62 members were present; 38 voted for the budget, 18 against, and two abstained.",
                "Of 62 members 38 voted for the budget, 18 against it, two abstained and four were absent.",
                "The 21-member board backed the plan by 13 votes to eight.",
                "The party has 12 members on the council, which backed the plan by 38 votes to 21, with three abstentions.",
                "Some 40 members voted online. At the meeting 38 voted for the budget, 21 against it, and four abstained.",
            ],
        );
    }
}
