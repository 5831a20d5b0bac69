//! `21 wins, nine draws and eight defeats from 38 games`: how games ended against how many there were.

use super::line::{Line, Term};
use super::restate::plain;
use super::{Desk, Finding, finding, made_by};

/// What games end in, and what they are called.
const WON: &[&str] = &["win", "wins", "victories", "victory"];
const DRAWN: &[&str] = &["draw", "draws", "ties"];
const LOST: &[&str] = &["defeat", "defeats", "loss", "losses"];
const GAMES: &[&str] = &["games", "matches", "fixtures"];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    found.extend(desk.lines.get(n).and_then(one));
}

/// Wins, draws and defeats against the games that they are of.
fn one(line: &Line<'_, '_>) -> Option<Finding> {
    let noun = |term: &Term| line.lower(term.last + 1);
    let of = |nouns: &[&str]| line.terms.iter().find(|term| term.is_whole() && nouns.contains(&noun(term)));
    let (won, drawn, lost, games) = (of(WON)?, of(DRAWN)?, of(LOST)?, of(GAMES)?);
    let mut parts = [won, drawn, lost];
    parts.sort_by_key(|term| term.first);
    let [first, second, third] = parts;
    let joined = |a: &Term, b: &Term| {
        b.first <= a.last + 4 && !line.any_of(a.last + 1, b.first, &["from", "in", "but"])
    };
    let behind = games.first > third.last
        && games.first <= third.last + 4
        && line.any_of(third.last + 1, games.first, &["from", "in", "of"])
        && !line.any_of(third.last + 1, games.first, &["last", "past", "first"]);
    let sum = made_by(&parts)?;
    if !(joined(first, second) && joined(second, third) && behind) || sum == games.amount.value {
        return None;
    }
    let words: Vec<&str> = parts.iter().map(|part| line.words(part.span)).collect();
    let message = format!(
        "{} make {}, not {} games; change one of the four.",
        words.join(", "),
        plain(sum, 0),
        line.words(games.span)
    );
    let all = Term { span: first.span.join(games.span), ..first.clone() };
    Some(finding(line, &all, None, message))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn games_that_ended_otherwise() {
        finds(
            SelfArithmetic,
            &[(
                "They finished second, with 22 wins, nine draws and eight defeats from 38 games.",
                "22 wins, nine draws and eight defeats from 38",
            )],
        );
        silent(
            SelfArithmetic,
            &[
                "They finished second, with 21 wins, nine draws and eight defeats from 38 games.",
                "They have 12 wins, nine draws and eight defeats in the last 38 games at home.",
                "They had 22 wins, nine draws and eight defeats, and 38 games were watched by more than 4,000.",
            ],
        );
    }
}
