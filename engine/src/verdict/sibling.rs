//! The figure of another row of a table: `31.2 years old at her first birth` where that is the row of all births. Lines that
//! are no table are read in `line.rs`.
//!
//! Two rows are siblings where their labels share a word and each has one that the other lacks. The figure is the other
//! row's if the claim has the words that tell one sibling, and of those that tell the row with the figure none stand in the
//! claim, the sentence before or the headline.

use super::finding;
use super::gate::{of_one_order, significant};
use super::judge::{Bench, is_known_set};
use crate::answer::Claim;
use crate::evidence::{Library, fold, word_term};
use crate::facts::{Amount, Fact, Kind};
use crate::reading::Reading;
use crate::text::{HashSet, Place, Span, TokenKind, clause};

/// A row of a table.
#[derive(Clone, Debug)]
struct Entry {
    label: HashSet<String>,
    /// The words of the line above the table.
    above: HashSet<String>,
    /// The first figure of each cell, with where it stands.
    values: Vec<Option<(Amount, Kind, Span)>>,
    source: usize,
    at: Span,
}

/// All rows of the sources.
#[derive(Clone, Debug, Default)]
pub struct Siblings {
    all: Vec<Entry>,
}

/// The fewest words of a row and its heading that the claim must have.
const KNOWN: usize = 2;

impl Siblings {
    /// Collects them.
    #[must_use]
    pub fn new(library: &Library<'_>) -> Self {
        let mut all = Vec::new();
        for (source, reading) in library.sources.iter().enumerate() {
            for row in library.tables.get(source).into_iter().flatten() {
                let values = row.cells.iter().map(|cell| figure(reading, *cell)).collect();
                let above = row.head_line.map_or_else(HashSet::default, |line| words(reading, line));
                all.push(Entry { label: words(reading, row.label), above, values, source, at: row.span });
            }
        }
        all.retain(|entry| !entry.label.is_empty() && entry.values.iter().any(Option::is_some));
        Self { all }
    }
}

impl Bench<'_, '_> {
    /// Figures of a claim that the sources have for a sibling of what the claim names.
    pub(super) fn siblings(&mut self, reading: &Reading<'_>, claim: &Claim) {
        let is_figure = |fact: &&Fact| {
            use Kind::{Age, Duration, Money, Number, Percent, Quantity};
            matches!(fact.kind(), Number | Money | Percent | Quantity | Duration | Age)
        };
        let facts: Vec<Fact> = reading.facts_in(claim.span).filter(is_figure).cloned().collect();
        for fact in facts {
            let Some((source, at)) = self.sibling(reading, claim.span, &fact) else { continue };
            let right = self.library.sources.get(source).map_or("", |it| at.of(it.text)).to_owned();
            let says = format!("has \"{right}\" for it");
            let rule = finding::rule(fact.kind());
            self.otherwise(reading, claim, (rule, fact.span), &says, (Some(right), (source, at)));
        }
    }

    /// Where the sources have the figure of the row that the claim names.
    fn sibling(&self, reading: &Reading<'_>, claim: Span, fact: &Fact) -> Option<(usize, Span)> {
        // `19 weeks, five more than for a knee`
        let compares = |i: usize| {
            matches!(reading.tokens.lower(i), "than" | "unlike" | "against" | "compared" | "versus")
        };
        if reading.tokens.within(claim).any(compares) || is_known_set(reading, fact) {
            return None;
        }
        let ours = fact.value.amount().filter(|amount| amount.bound.is_none())?.value;
        let all = &self.known.siblings.all;
        let column =
            |entry: &Entry| entry.values.iter().position(|it| it.is_some_and(|it| it.0.value == ours));
        let mut owners = all.iter().filter_map(|entry| Some((entry, column(entry)?)));
        let (owner, column) = owners.next()?;
        if owners.next().is_some() || self.is_told(fact, owner) {
            return None;
        }
        let said = words(reading, claim);
        let around =
            clause(&reading.tokens, &reading.tokens.within(claim), reading.tokens.at(fact.span.start));
        let told = words(reading, reading.tokens.span(around.start, around.end.saturating_sub(1)));
        let near: HashSet<String> = self.words_around(reading, claim).union(&said).cloned().collect();
        let is_meant = |entry: &&Entry| {
            let of_its_own = |a: &Entry, b: &Entry| a.label.difference(&b.label).cloned().collect::<Vec<_>>();
            let (mine, others) = (of_its_own(entry, owner), of_its_own(owner, entry));
            let shares = entry.label.intersection(&owner.label).next().is_some();
            let known = entry.label.iter().chain(&entry.above).filter(|word| said.contains(*word)).count();
            entry.source == owner.source
                && entry.values.len() == owner.values.len()
                && shares
                && known >= KNOWN
                && !mine.is_empty()
                && mine.iter().all(|word| told.contains(word))
                && !others.is_empty()
                && !others.iter().any(|word| near.contains(word))
        };
        let mut meant = all.iter().filter(is_meant);
        let it = meant.next().filter(|_| meant.next().is_none())?;
        let (value, kind, at) = it.values.get(column).copied().flatten()?;
        let (_, own, _) = owner.values.get(column).copied().flatten()?;
        let alike = kind == own && (own == fact.kind() || own == Kind::Number && significant(ours) >= 3);
        // `it was 19 weeks; now it is 14`: the article knows both
        let known = |fact: &Fact| fact.value.amount().is_some_and(|amount| amount.value == value.value);
        let alike = alike && !reading.facts_in(claim).any(known);
        (alike && value.value != ours && of_one_order(value.value, ours)).then_some((it.source, at))
    }

    /// A sentence of the sources, no row of its own, has the figure too.
    fn is_told(&self, fact: &Fact, owner: &Entry) -> bool {
        let ours = fact.value.amount().map(|amount| amount.value);
        let in_a_row = |source: usize, at: Span| {
            self.library.row_at(source, at.start).is_some() || source == owner.source && owner.at.overlaps(at)
        };
        self.library.sources.iter().enumerate().any(|(source, it)| {
            let has = |other: &&Fact| other.value.amount().map(|amount| amount.value) == ours;
            it.facts.iter().filter(has).any(|other| !in_a_row(source, other.span))
        })
    }

    /// The words of the sentence before, and of the headline.
    fn words_around(&self, reading: &Reading<'_>, claim: Span) -> HashSet<String> {
        let before = reading.sentences.partition_point(|it| it.span.start < claim.start).checked_sub(1);
        let before = before.and_then(|i| reading.sentences.get(i));
        let mut around = before.map_or_else(HashSet::default, |it| words(reading, it.span));
        for title in self.story.readings().filter(|it| it.place == Place::Title) {
            around.extend(words(title, Span::new(0, title.text.len())));
        }
        around
    }
}

/// The one figure of a cell.
fn figure(reading: &Reading<'_>, cell: Span) -> Option<(Amount, Kind, Span)> {
    let mut figures =
        reading.facts_in(cell).filter_map(|fact| Some((fact.value.amount()?, fact.kind(), fact.span)));
    let first = figures.next()?;
    figures.next().is_none().then_some(first)
}

/// The words of a stretch, each by its concept; `all` and the like as they stand.
fn words(reading: &Reading<'_>, span: Span) -> HashSet<String> {
    const SMALL: &[&str] =
        &["the", "a", "an", "of", "in", "and", "for", "per", "to", "at", "on", "by", "with", "from", "or"];
    let tokens = &reading.tokens;
    let is_word = |i: &usize| tokens.kind(*i) == Some(TokenKind::Word) && !SMALL.contains(&tokens.lower(*i));
    let plain = |i: usize| fold(tokens.lower(i)).into_owned();
    tokens
        .within(span)
        .filter(is_word)
        .map(|i| word_term(tokens.word(i), tokens.lower(i)).unwrap_or_else(|| plain(i)))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const WAITS: &str =
        "Average waiting times. Hip replacement: 21 weeks. Knee replacement: 27 weeks. Cataract: 11 weeks.";
    const BIRTHS: &str = "Indicators | 1990 | 2023 | 2024\nMean age of mother, first birth | 24.5 | 29.3 | 29.4\nMean age of \
                          mother, all births | 26.8 | 31.1 | 31.2\n";

    #[test]
    fn the_figure_of_another_row() {
        assert_eq!(rules("Patients now wait 27 weeks for a new hip.", WAITS), [Rule::SourceDuration]);
        assert_eq!(
            rules("A mother was 31.2 years old on average at her first birth in 2024.", BIRTHS),
            [Rule::SourceAge]
        );
    }

    #[test]
    fn its_own_figure_and_both_rows() {
        for (article, source) in [
            ("Patients now wait 27 weeks for a new knee.", WAITS),
            ("Patients now wait 21 weeks for a new hip and 27 for a knee.", WAITS),
            ("Knees take longest. At 27 weeks the wait is six weeks more than for a hip.", WAITS),
            ("A mother was 29.4 years old on average at her first birth in 2024.", BIRTHS),
            ("A mother was 31.2 years old on average in 2024.", BIRTHS),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
