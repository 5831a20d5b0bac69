//! The figure of the thing beside it: `trade services grew by 9 per cent` where power tools grew by 9 and trade services by 34.
//!
//! In a sentence that gives two things a figure each the claim names the one thing and has the figure of the other, of which
//! it has no word. Rows of a table, and items of a list, are read in `other_row.rs`.

use super::again::Look;
use super::candidate::Candidate;
use super::compare::Match;
use super::judge::Bench;
use crate::evidence::{Library, Term, is_clause_mark, terms_in};
use crate::facts::{Fact, Kind};
use crate::reading::Reading;
use crate::text::Span;
use std::ops::Range;

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

impl Bench<'_, '_> {
    /// The figure of the thing that the claim names, where it has that of the thing beside it.
    pub(super) fn beside(&mut self, look: &Look<'_, '_>) -> Option<Candidate> {
        let measured =
            matches!(look.fact.kind(), Kind::Number | Kind::Percent | Kind::Money | Kind::Quantity);
        let mut agreeing = look.candidates.iter().filter(|c| c.found.agrees());
        let taken = agreeing.next().filter(|c| c.found == Match::Same)?;
        let elsewhere = agreeing.any(|c| c.fact.span != taken.fact.span || c.source != taken.source);
        if elsewhere || !measured || taken.part.cell.is_some() {
            return None;
        }
        let other = self.other_of_list(look, taken)?;
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
    }
}
