//! The figure of the thing beside it: `trade services grew by 9 per cent` where power tools grew by 9 and trade services by 34.
//!
//! In a sentence that gives two things a figure each, or in a column of a table, the claim names the one thing and has the
//! figure of the other, of which it has no word.

use super::again::Look;
use super::candidate::Candidate;
use super::compare::{self, Match};
use super::gate;
use super::judge::Bench;
use super::older::lifted;
use crate::evidence::{Library, Row, Term, is_clause_mark, terms_in};
use crate::facts::{Fact, Kind};
use crate::reading::Reading;
use crate::text::Span;
use rust_decimal::Decimal;
use std::ops::Range;
use std::rc::Rc;

/// The most words of a label.
const LABEL: usize = 8;

/// How near a word of the thing that the claim names must stand, and how near one of the other may.
const NEAR: f32 = 0.6;
const IN_SIGHT: f32 = 0.3;
const FAR: f32 = 0.26;

/// How much of the label of the thing that is named the claim must have, by weight.
const NAMED: f32 = 0.6;

/// From how much of the other's label on the claim speaks of it; a verb of the two may stand in one label alone.
const MENTIONED: f32 = 0.4;

/// Rows that are of no thing alone.
#[rustfmt::skip]
const WHOLE: &[&str] = &["all", "total", "totals", "other", "others", "sum", "overall", "whole", "average", "mean", "rest", "combined", "together"];

impl Bench<'_, '_> {
    /// The figure of the thing that the claim names, where it has that of the thing beside it.
    pub(super) fn beside(&mut self, look: &Look<'_, '_>) -> Option<Candidate> {
        let measured =
            matches!(look.fact.kind(), Kind::Number | Kind::Percent | Kind::Money | Kind::Quantity);
        let digits =
            look.fact.value.amount().map(|a| (gate::significant(a.value), a.value.abs() > Decimal::from(12)));
        let particular = digits.is_some_and(|(digits, large)| large || digits >= 2);
        let mut agreeing = look.candidates.iter().filter(|c| c.found.agrees());
        let taken = agreeing.next().filter(|c| c.found == Match::Same)?;
        let elsewhere = agreeing.any(|c| c.fact.span != taken.fact.span || c.source != taken.source);
        if elsewhere || !measured {
            return None;
        }
        let other = match &taken.part.cell {
            Some(_) if particular => self.other_row(look, taken)?,
            Some(_) => return None,
            None => self.other_of_list(look, taken)?,
        };
        (!self.known.memory.tells(look.fact.span, &other.fact)).then_some(other)
    }

    fn other_of_list(&mut self, look: &Look<'_, '_>, taken: &Candidate) -> Option<Candidate> {
        let passage = self.library.passages.get(taken.passage)?.span;
        let source = self.library.sources.get(taken.source)?;
        let kind = taken.fact.kind();
        let figures: Vec<&Fact> = source.facts_in(passage).filter(|fact| fact.kind() == kind).collect();
        let at = figures.iter().position(|fact| fact.span == taken.fact.span)?;
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|i| figures.get(i));
        let mut found = beside.filter_map(|other| {
            let [ours, theirs] = labels(source, passage, [&taken.fact, other], self.library)?;
            if self.share_near(look, &ours, FAR) > MENTIONED
                || self.is_told_before(look, &ours)
                || !self.is_named(look, &theirs)
            {
                return None;
            }
            look.candidates.iter().find(|c| {
                // of a change, and of a value with the older one behind it, both are of one thing
                let both = c.part.prior == taken.part.prior && c.part.bracketed == taken.part.bracketed;
                both && c.source == taken.source
                    && c.fact.span == other.span
                    && c.found == Match::Differs
                    && c.score >= 0.1
            })
        });
        let (first, None) = (found.next()?, found.next()) else { return None };
        Some(first.clone())
    }

    /// True if the claim has most of a label beside the figure.
    fn is_named(&self, look: &Look<'_, '_>, label: &[Term]) -> bool {
        label.iter().any(|term| look.its.nearness_of(*term) >= NEAR)
            && self.share_near(look, label, IN_SIGHT) >= NAMED
    }

    /// True if the sentence before speaks of a label's thing, so that the figure may be of that.
    fn is_told_before(&mut self, look: &Look<'_, '_>, label: &[Term]) -> bool {
        let sentences = &look.reading.sentences;
        let at = sentences.iter().position(|sentence| sentence.span == look.claim);
        let Some(before) = at.and_then(|i| i.checked_sub(1)).and_then(|i| sentences.get(i)) else {
            return false;
        };
        let placed = terms_in(look.reading, before.span, &mut self.library.lexicon);
        let told = |term: &&Term| placed.iter().any(|p| p.term == **term);
        let weight = |term: &Term| self.library.lexicon.weight(*term);
        let all: f32 = label.iter().map(weight).sum();
        label.iter().filter(told).map(weight).sum::<f32>() > all * MENTIONED
    }

    /// How much of a label, by weight, stands so near the figure or nearer.
    fn share_near(&self, look: &Look<'_, '_>, label: &[Term], least: f32) -> f32 {
        let weight = |term: &Term| self.library.lexicon.weight(*term);
        let near = |term: &&Term| look.its.nearness_of(**term) >= least;
        let all: f32 = label.iter().map(weight).sum();
        label.iter().filter(near).map(weight).sum::<f32>() / all.max(0.01)
    }

    fn other_row(&mut self, look: &Look<'_, '_>, taken: &Candidate) -> Option<Candidate> {
        let cell = taken.part.cell.as_ref().filter(|cell| cell.alone)?;
        let source = self.library.sources.get(taken.source)?;
        let rows = block_of(self.library, taken)?;
        let dated = |row: &Row| source.facts_over(row.label).any(|fact| fact.kind() == Kind::Date);
        if rows.iter().any(dated) {
            // rows of months, and a time that the claim names
            return None;
        }
        let own = self.library.row_at(taken.source, taken.fact.span.start)?.clone();
        let whole = source.tokens.within(own.label).any(|i| WHOLE.contains(&source.tokens.lower(i)));
        if whole || cell.label.iter().any(|term| look.its.nearness_of(*term) >= 0.11) {
            return None;
        }
        let labels: Vec<Vec<Term>> = rows
            .iter()
            .map(|row| {
                terms_in(source, row.label, &mut self.library.lexicon).iter().map(|p| p.term).collect()
            })
            .collect();
        let mut named = rows.iter().zip(&labels).filter(|(row, label)| {
            let own_term = |term: &&Term| labels.iter().filter(|other| other.contains(term)).count() == 1;
            let near: Vec<f32> =
                label.iter().filter(own_term).map(|term| look.its.nearness_of(*term)).collect();
            let all = label.iter().all(|term| look.its.nearness_of(*term) >= IN_SIGHT)
                && near.iter().any(|near| *near >= NEAR);
            let some = near.iter().any(|near| *near >= IN_SIGHT) && has_figure_of(look, source, row);
            row.span != own.span && (all || some)
        });
        let ((row, _), None) = (named.next()?, named.next()) else { return None };
        let (row, passage) = (row.clone(), self.passage_with(taken.source, row.span));
        let all = self.parts.of(self.library, passage);
        let mut there = all.iter().filter(|(fact, part)| {
            let column = part.cell.as_ref().filter(|it| it.alone).and_then(|it| it.column);
            column.is_some() && column == cell.column && row.span.contains(fact.span)
        });
        let ((other, part), None) = (there.next()?, there.next()) else { return None };
        let fact = lifted(look.fact, other, part.cell.as_ref().map_or(Decimal::ONE, |cell| cell.scale))?;
        let found = compare::facts(look.fact, &fact, self.story.request.settings.tolerance);
        (found == Match::Differs).then(|| Candidate {
            passage,
            fact,
            part: Rc::clone(part),
            found,
            ..taken.clone()
        })
    }
}

/// The rows above and below a figure's own that have as many cells, without a gap between.
fn block_of(library: &Library<'_>, taken: &Candidate) -> Option<Vec<Row>> {
    let rows = library.tables.get(taken.source)?;
    let at = rows.iter().position(|row| row.span.contains(taken.fact.span))?;
    let own = rows.get(at)?;
    let joined = |a: &Row, b: &Row| {
        b.span.start <= a.span.end + 4 && a.cells.len() == b.cells.len() && a.heads == b.heads
    };
    let first = (0..at)
        .rev()
        .take_while(|i| rows.get(*i).zip(rows.get(i + 1)).is_some_and(|(a, b)| joined(a, b)))
        .last();
    let last = (at + 1..rows.len())
        .take_while(|i| rows.get(i - 1).zip(rows.get(*i)).is_some_and(|(a, b)| joined(a, b)))
        .last();
    let block = rows.get(first.unwrap_or(at)..=last.unwrap_or(at))?;
    (block.len() >= 2 && !own.cells.is_empty()).then(|| block.to_vec())
}

/// True if the claim has another figure of a row, of which it then speaks.
fn has_figure_of(look: &Look<'_, '_>, source: &Reading<'_>, row: &Row) -> bool {
    let value = |fact: &Fact| {
        fact.value.amount().map(|a| a.value.abs()).filter(|value| gate::significant(*value) >= 3)
    };
    let theirs: Vec<Decimal> = source.facts_in(row.span).filter_map(value).collect();
    let other = |fact: &&Fact| fact.span != look.fact.span;
    look.reading.facts_in(look.claim).filter(other).filter_map(value).any(|value| theirs.contains(&value))
}

/// The words that say what each of two neighbouring figures of a sentence is of, without those that both have: the words
/// before each (`power tools 9%, trade services 34%`), or those behind each (`41 on the drug and 67 on placebo`).
pub(super) fn labels(
    reading: &Reading<'_>,
    sentence: Span,
    [one, two]: [&Fact; 2],
    library: &mut Library<'_>,
) -> Option<[Vec<Term>; 2]> {
    let (first, second) = if one.span.start < two.span.start { (one, two) } else { (two, one) };
    let tokens = &reading.tokens;
    let placed = terms_in(reading, sentence, &mut library.lexicon);
    let is_figure = |span: Span| reading.facts_over(span).any(|fact| fact.value.amount().is_some());
    let terms = |range: Range<usize>| -> Vec<Term> {
        placed.iter().filter(|p| range.contains(&p.token) && !is_figure(p.span)).map(|p| p.term).collect()
    };
    let ends = |i: usize| {
        is_clause_mark(reading, i)
            || is_figure(tokens.span(i, i))
            || matches!(tokens.lower(i), "and" | "while" | "but" | "or" | "whereas" | "against" | ".")
    };
    let range = tokens.within(sentence);
    let before = |fact: &Fact| {
        let at = tokens.at(fact.span.start);
        let start = (range.start..at).rev().take(LABEL).take_while(|i| !ends(*i)).last().unwrap_or(at);
        terms(start..at)
    };
    let after = |fact: &Fact| {
        let at = tokens.at(fact.span.end.saturating_sub(1)) + 1;
        let end = (at..range.end).take(LABEL).take_while(|i| !ends(*i)).last().map_or(at, |i| i + 1);
        terms(at..end)
    };
    // `a cost of £18,600, of which £4,100 is postage`: the one is a part of the other
    let between = tokens.at(first.span.end)..tokens.at(second.span.start);
    let of_it = |i: usize| {
        tokens.lower(i) == "of" && matches!(tokens.lower(i + 1), "which" | "whom" | "them" | "these")
    };
    if between.clone().any(of_it) || between.clone().any(|i| matches!(tokens.lower(i), "including" | "among"))
    {
        return None;
    }
    let apart = |a: Vec<Term>, b: Vec<Term>| {
        let (one, two): (Vec<Term>, Vec<Term>) = (a.clone(), b.clone());
        let own = |terms: Vec<Term>, others: &[Term]| {
            terms.into_iter().filter(|t| !others.contains(t)).collect::<Vec<_>>()
        };
        (own(a, &two), own(b, &one))
    };
    let (before_first, before_second) = apart(before(first), before(second));
    let (after_first, after_second) = apart(after(first), after(second));
    let label_first = !before_first.is_empty() && !before_second.is_empty() && after_second.is_empty();
    let figure_first = !after_first.is_empty() && !after_second.is_empty() && before_second.is_empty();
    let (of_first, of_second) = match (label_first, figure_first) {
        (true, _) => (before_first, before_second),
        (_, true) => (after_first, after_second),
        _ => return None,
    };
    Some(if one.span.start < two.span.start { [of_first, of_second] } else { [of_second, of_first] })
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn the_figure_of_the_thing_beside_it() {
        let source =
            "Power tools grew by 9.2% and trade services by 34.4%, the latter with the help of a purchase.";
        assert_eq!(rules("Trade services grew by 9.2 per cent.", source), [Rule::SourcePercent]);
        let source = "Of the penalty £6.4 million is a fine payable to the Treasury and £11.2 million is to be spent on restoring the river.";
        assert_eq!(
            rules(
                "Of the total, £11.2m is a fine that goes to the Treasury; the rest is for the banks.",
                source
            ),
            [Rule::SourceMoney]
        );
        let table = "Share; close; change; change in per cent\nArdent Rail; $12.08; +0.06; +0.5\nBrolga Grocers; $7.43; -0.31; -4.0\nCarrick Gold; $3.26; +0.19; +6.2\n";
        assert_eq!(rules("Shares in Brolga moved by 6.2 per cent to $7.43.", table), [Rule::SourcePercent]);
    }

    #[test]
    fn a_figure_with_the_right_thing_is_right_in_other_words() {
        let source =
            "Power tools grew by 9.2% and trade services by 34.4%, the latter with the help of a purchase.";
        for article in [
            "Trade services grew by 34.4 per cent and power tools by 9.2 per cent.",
            "Drills and saws sold well: sales rose by 9.2 per cent.",
            "Power tools did well. Sales grew by 9.2 per cent, trade services even more.",
            "Helped by trade services, sales of power tools grew by 9.2 per cent.",
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
        let table =
            "Change in per cent: June; May\nAll items: 3.4; 3.1\nServices: 4.4; 4.6\nEnergy: 2.1; 3.0\n";
        for article in [
            "Prices rose by 3.4 per cent, driven by services.",
            "Services, at 4.4 per cent, drove inflation, which came to 3.4 per cent.",
        ] {
            assert_eq!(rules(article, table), [], "{article}");
        }
    }
}
