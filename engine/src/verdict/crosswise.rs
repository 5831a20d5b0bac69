//! Two figures told of each other's owners, by the order of the words: `Kell reached 41 and Orme 42`, where the source
//! has `Orme 41; Kell 42`.
//!
//! In the source the owner of a figure is the label of its row, or the words right before it. In the article owners and
//! figures must take turns, so that there is no doubt which belongs to which.

use super::beside;
use super::candidate::Candidate;
use super::compare::Match;
use super::gate::of_one_order;
use super::swap::{is_of_a_loser, is_of_a_score, joined};
use crate::evidence::{Library, Term, terms_in};
use crate::facts::{Fact, Kind};
use crate::reading::Reading;
use crate::text::Span;

/// How many bytes before a figure its owner is looked for.
const REACH: usize = 48;

/// The pairs of facts of a claim, by their indexes, that are told crosswise.
#[must_use]
pub fn crosswise(
    reading: &Reading<'_>,
    claim: Span,
    bound: &[(&Fact, &Candidate)],
    library: &mut Library<'_>,
) -> Vec<(usize, usize)> {
    let measured =
        |fact: &Fact| matches!(fact.kind(), Kind::Number | Kind::Percent | Kind::Money | Kind::Quantity);
    let exact = |found: Match| matches!(found, Match::Same | Match::Within | Match::Rounds);
    let mut found = Vec::new();
    for i in 0..bound.len() {
        for j in i + 1..bound.len() {
            let (Some((a, a_source)), Some((b, b_source))) = (bound.get(i), bound.get(j)) else { continue };
            let like = measured(a) && a.kind() == b.kind() && exact(a_source.found) && exact(b_source.found);
            let (Some(x), Some(y)) = (a.value.amount(), b.value.amount()) else { continue };
            let apart = x.value != y.value && of_one_order(x.value, y.value);
            let cells = a_source.part.cell.is_some() && b_source.part.cell.is_some();
            let together = a_source.source == b_source.source
                && (cells || a_source.passage == b_source.passage)
                && a_source.fact.span != b_source.fact.span;
            let told = like
                && apart
                && together
                && !(joined(a, b) && joined(&a_source.fact, &b_source.fact))
                && !is_of_a_loser(reading, a, b)
                && !is_of_a_score(reading, a)
                && !is_of_a_score(reading, b)
                && are_crossed(reading, claim, [a, b], [a_source, b_source], library);
            if told {
                found.push((i, j));
            }
        }
    }
    found
}

fn are_crossed(
    reading: &Reading<'_>,
    claim: Span,
    [a, b]: [&Fact; 2],
    [a_source, b_source]: [&Candidate; 2],
    library: &mut Library<'_>,
) -> bool {
    let behind = if a_source.part.cell.is_none() { behind(a_source, b_source, library) } else { None };
    let (mut ours, mut theirs) =
        behind.unwrap_or_else(|| (owners(a_source, library), owners(b_source, library)));
    let common: Vec<Term> = ours.iter().filter(|term| theirs.contains(term)).copied().collect();
    ours.retain(|term| !common.contains(term));
    theirs.retain(|term| !common.contains(term));
    let placed = terms_in(reading, claim, &mut library.lexicon);
    let mention = |terms: &[Term]| {
        let mut at = placed.iter().filter(|p| terms.contains(&p.term)).map(|p| p.span.start);
        let first = at.next()?;
        // the words of one name stand together; a second mention leaves it open which is meant
        at.all(|other| other - first <= REACH / 2).then_some(first)
    };
    let (Some(owner_a), Some(owner_b)) = (mention(&ours), mention(&theirs)) else { return false };
    // people are told from people, and things from things
    let capital = |at: usize| reading.tokens.is_capital(reading.tokens.at(at)) && at > claim.start;
    if owner_a > claim.start && owner_b > claim.start && capital(owner_a) != capital(owner_b) {
        return false;
    }
    let mut order = [(a.span.start, 'a'), (b.span.start, 'b'), (owner_a, 'A'), (owner_b, 'B')];
    order.sort_unstable();
    // another figure between an owner and its figure, and the owner may be that one's
    let between = Span::new(order.first().map_or(0, |it| it.0), order.last().map_or(0, |it| it.0));
    let figures =
        reading.facts_in(between).filter(|fact| fact.kind() != Kind::Name && fact.kind() != Kind::Quote);
    // (but for what stands in brackets, which says the same in another unit)
    let in_brackets = |fact: &Fact| {
        reading.tokens.at(fact.span.start).checked_sub(1).is_some_and(|i| reading.tokens.word(i) == "(")
    };
    if figures.into_iter().any(|fact| fact.span != a.span && fact.span != b.span && !in_brackets(fact)) {
        return false;
    }
    let turns: String = order.iter().map(|(_, what)| *what).collect();
    matches!(turns.as_str(), "BaAb" | "AbBa" | "aBbA" | "bAaB")
}

/// `41 on the drug and 67 on placebo`: the owners stand behind the figures.
fn behind(a: &Candidate, b: &Candidate, library: &mut Library<'_>) -> Option<(Vec<Term>, Vec<Term>)> {
    let (source, passage) = (library.sources.get(a.source)?, library.passages.get(a.passage)?.span);
    let [ours, theirs] = beside::labels(source, passage, [&a.fact, &b.fact], library)?;
    Some((ours, theirs))
}

/// The terms of a figure's owner in the source.
fn owners(candidate: &Candidate, library: &mut Library<'_>) -> Vec<Term> {
    let Some(source) = library.sources.get(candidate.source) else { return Vec::new() };
    let at = candidate.fact.span.start;
    let row = library.row_at(candidate.source, at).filter(|row| row.cells.len() == 1 || is_alone(candidate));
    let span = match row {
        Some(row) => row.label,
        None => before(source.text, candidate.fact.span),
    };
    terms_in(source, span, &mut library.lexicon).iter().map(|p| p.term).collect()
}

fn is_alone(candidate: &Candidate) -> bool {
    candidate.part.cell.as_ref().is_some_and(|cell| cell.alone)
}

/// The words right before a figure, back to a mark, another figure or an `and`; none where the figure opens its clause, since
/// its owner stands behind it: `eight were too young, and four had had a dose`.
fn before(text: &str, figure: Span) -> Span {
    let at = figure.start;
    let before = text.get(..at).unwrap_or_default();
    let ends = |c: char| matches!(c, '\n' | ';' | '(' | ')' | '|' | '\t' | '.' | ':') || c.is_ascii_digit();
    let start = before.rfind(ends).map_or(0, |found| found + 1);
    let joined = before.rfind(" and ").map_or(0, |found| found + " and ".len());
    let next = text.get(figure.end..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
    let goes_on =
        matches!(next, "was" | "were" | "is" | "are" | "had" | "has" | "have" | "did" | "do" | "does");
    let opens = joined == at || goes_on && before.trim_end().ends_with(',');
    let mut start = if opens { at } else { start.max(joined).max(at.saturating_sub(REACH)) };
    while !text.is_char_boundary(start) {
        start += 1;
    }
    Span::new(start, at)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn figures_told_of_each_other_s_owners() {
        let source = "Barley was quoted at 187 crowns; wheat was quoted at 204 crowns.";
        assert_eq!(
            rules("Wheat was quoted at 187 crowns a tonne and barley at 204 crowns.", source),
            [Rule::SourceNumber, Rule::SourceNumber]
        );
        assert_eq!(rules("Wheat was quoted at 204 crowns a tonne and barley at 187 crowns.", source), []);
    }

    #[test]
    fn an_owner_behind_its_figure_is_not_that_of_the_next() {
        let source = "Of the 29 calves, 17 had had no dose, eight were born in May and thus too young, and four had had a dose.";
        assert_eq!(rules("Of the 29 calves, four had had a dose; eight were too young.", source), []);
        let source = "The trust must take action in four matters and should do so in 17.";
        assert_eq!(
            rules("The report lists four things that the trust must do and 17 that it should.", source),
            []
        );
    }
}
