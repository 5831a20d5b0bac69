//! The figure of another row: `Herring edged up to 2,180 tonnes` where the row of herring has 1,275, and 2,180 is that of horse
//! mackerel.
//!
//! The figure stands in the sources once, in a row of a table or an item of a list. The claim has every word that tells
//! another row from that one, or another figure that only that row has, and none of the words that tell the figure's own. What
//! that row has in the same column is what the claim should have, unless the article tells it elsewhere.

use super::gate::{of_one_order, significant};
use super::judge::{Bench, is_known_set};
use super::{finding, house_form};
use crate::answer::Claim;
use crate::evidence::{Library, Placed, Row, Term, terms_in};
use crate::facts::{Bound, Fact, Kind, Value};
use crate::reading::Reading;
use crate::text::{HashMap, Span, TokenKind, clause};
use rust_decimal::Decimal;
use std::ops::Range;

/// The most words of the label of an item in a list.
const LABEL: usize = 6;

/// The fewest items of a list.
const ITEMS: usize = 2;

/// Rows that are of no thing alone.
#[rustfmt::skip]
const WHOLE: &[&str] = &["all", "total", "totals", "other", "others", "sum", "overall", "whole", "average", "mean", "rest", "combined", "together"];

/// Words that open an item of another time: `before the vote 84`.
const TIMED: &[&str] = &["before", "after", "since", "until", "from", "in", "at", "then", "now", "and"];

/// Words with which a claim names what it compares with.
const COMPARING: &[&str] = &["than", "unlike", "against", "compared", "versus", "while", "whereas"];

/// How far behind such a word a time or a figure may stand.
const REACH: usize = 3;

/// A figure of a row: its column, its place in the cell, and the figure.
type Figure = (usize, usize, Fact);

/// A row or an item with what tells it from the others of its block.
#[derive(Debug)]
struct Entry {
    source: usize,
    /// Rows one below the other, or items of one sentence.
    block: usize,
    label: Vec<Term>,
    /// It is a total, or of a day.
    general: bool,
    figures: Vec<Figure>,
}

/// The rows and items of the sources.
#[derive(Debug, Default)]
pub(super) struct Entries {
    all: Vec<Entry>,
    /// For the digits of a figure the entries that have it, with the index of the figure.
    by_digits: HashMap<i128, Vec<(usize, usize)>>,
    /// And all places that have them, by source.
    places: HashMap<i128, Vec<(usize, Span)>>,
}

impl Entries {
    /// Collects them.
    pub(super) fn new(library: &mut Library<'_>) -> Self {
        let mut found = Self::default();
        let sources = library.sources;
        let mut block = 0;
        for (source, reading) in sources.iter().enumerate() {
            for fact in reading.facts.iter().filter(|fact| is_figure(fact)) {
                found.places.entry(digits(fact)).or_default().push((source, fact.span));
            }
            let rows: Vec<Row> = library.tables.get(source).cloned().unwrap_or_default();
            let mut above: Option<&Row> = None;
            for row in &rows {
                block += usize::from(!above.is_some_and(|above| joined(reading, above, row)));
                above = Some(row);
                let cells = row.cells.iter().enumerate();
                let figures = cells.flat_map(|(column, cell)| {
                    let inside = reading.facts_in(*cell).filter(|fact| is_figure(fact));
                    inside.enumerate().map(move |(at, fact)| (column, at, fact.clone()))
                });
                found.add(library, (source, block), row.label, figures.collect());
            }
            for sentence in &reading.sentences {
                if library.row_at(source, sentence.span.start).is_some_and(|row| !row.heads.is_empty()) {
                    continue;
                }
                let items = items(reading, sentence.span);
                block += 1;
                for (label, fact) in items {
                    found.add(library, (source, block), label, vec![(0, 0, fact)]);
                }
            }
        }
        found
    }

    fn add(
        &mut self,
        library: &mut Library<'_>,
        (source, block): (usize, usize),
        label_at: Span,
        figures: Vec<Figure>,
    ) {
        let Some(reading) = library.sources.get(source).filter(|_| !figures.is_empty()) else { return };
        let tokens = &reading.tokens;
        let whole = tokens.within(label_at).any(|i| WHOLE.contains(&tokens.lower(i)));
        let dated = reading.facts_over(label_at).any(|fact| fact.kind() == Kind::Date);
        let placed = terms_in(reading, label_at, &mut library.lexicon);
        let label: Vec<Term> = placed.iter().map(|it| it.term).collect();
        // the number of a row is no label
        if label.is_empty() || !tokens.within(label_at).any(|i| tokens.kind(i) == Some(TokenKind::Word)) {
            return;
        }
        for (n, (_, _, fact)) in figures.iter().enumerate() {
            self.by_digits.entry(digits(fact)).or_default().push((self.all.len(), n));
        }
        self.all.push(Entry { source, block, label, general: whole || dated, figures });
    }

    /// The row that has a figure, where the sources have it nowhere else.
    fn only_place(&self, fact: &Fact) -> Option<(&Entry, &Figure)> {
        let same = self.by_digits.get(&digits(fact))?.iter();
        let mut places = same.filter_map(|(entry, n)| {
            let entry = self.all.get(*entry)?;
            entry.figures.get(*n).filter(|(_, _, other)| is_it(fact, other)).map(|it| (entry, it))
        });
        let (entry, it) = places.next()?;
        let mut all = self.places.get(&digits(fact)).into_iter().flatten();
        let only = all.all(|(source, span)| *source == entry.source && span.overlaps(it.2.span));
        (only && places.all(|(_, place)| place.2.span == it.2.span)).then_some((entry, it))
    }

    fn block_of(&self, entry: &Entry) -> impl Iterator<Item = &Entry> {
        let (source, block) = (entry.source, entry.block);
        let first = self.all.partition_point(move |it| (it.source, it.block) < (source, block));
        self.all.iter().skip(first).take_while(move |it| (it.source, it.block) == (source, block))
    }
}

impl Bench<'_, '_> {
    /// Figures of a claim that the sources have in another row than that of which the claim speaks.
    pub(super) fn other_rows(&mut self, reading: &Reading<'_>, claim: &Claim) {
        let facts: Vec<Fact> = reading.facts_in(claim.span).filter(|fact| is_figure(fact)).cloned().collect();
        for fact in facts {
            let particular = significant_of(&fact) >= 2 && is_plain(&fact);
            if !particular || reading.is_quoted(fact.span) || is_known_set(reading, &fact) {
                continue;
            }
            let Some((source, taken, right)) = self.other_row_of(reading, claim.span, &fact) else {
                continue;
            };
            let words = self.library.sources.get(source).map_or("", |it| right.span.of(it.text));
            let says = format!("has \"{words}\" for it, and the article's figure in another row");
            let right_form = house_form::beside(fact.span.of(reading.text), &fact, (&taken, &right), words);
            let at = (finding::rule(fact.kind()), fact.span);
            self.otherwise(reading, claim, at, &says, (Some(right_form), (source, right.span)));
        }
    }

    /// The source, the figure that the article has and the one that it should have.
    fn other_row_of(
        &mut self,
        reading: &Reading<'_>,
        claim: Span,
        fact: &Fact,
    ) -> Option<(usize, Fact, Fact)> {
        let known = self.known;
        let entries = &known.entries;
        let (owner, (column, at, taken)) = entries.only_place(fact)?;
        if owner.general || compares(reading, claim) {
            return None;
        }
        let before = self.terms_before(reading, claim);
        let placed = terms_in(reading, claim, &mut self.library.lexicon);
        let said = Said { entries, reading, claim, fact, placed: &placed };
        let mut meant = entries.block_of(owner).filter(|it| said.speaks_of(it, owner, &before));
        let it = meant.next().filter(|_| meant.next().is_none())?;
        let right = it.figures.iter().find(|(c, n, _)| (c, n) == (column, at)).map(|(_, _, fact)| fact)?;
        let (a, b) = (taken.value.amount()?.value, right.value.amount()?.value);
        let alike = taken.kind() == right.kind() && a != b && !b.is_zero() && of_one_order(a, b);
        let told = self.known.memory.tells(fact.span, right)
            || reading
                .facts
                .iter()
                .any(|other| is_figure(other) && digits(other) == digits(right) && is_it(other, right));
        (alike && !told).then(|| (it.source, taken.clone(), right.clone()))
    }

    /// The words of the sentence before.
    fn terms_before(&mut self, reading: &Reading<'_>, claim: Span) -> Vec<Term> {
        let before = reading.sentences.partition_point(|it| it.span.start < claim.start).checked_sub(1);
        let before = before.and_then(|i| reading.sentences.get(i)).map(|it| it.span);
        let placed = before.map(|at| terms_in(reading, at, &mut self.library.lexicon)).unwrap_or_default();
        placed.iter().map(|it| it.term).collect()
    }
}

/// A figure in its claim.
struct Said<'a, 'r> {
    entries: &'a Entries,
    reading: &'a Reading<'r>,
    claim: Span,
    fact: &'a Fact,
    placed: &'a [Placed],
}

impl Said<'_, '_> {
    /// The claim tells the figure of this row, and not of the one that has it.
    fn speaks_of(&self, entry: &Entry, owner: &Entry, before: &[Term]) -> bool {
        let apart = |a: &Entry, b: &Entry| -> Vec<Term> {
            a.label.iter().filter(|term| !b.label.contains(term)).copied().collect()
        };
        let (mine, others) = (apart(entry, owner), apart(owner, entry));
        let tokens = &self.reading.tokens;
        let around = clause(tokens, &tokens.within(self.claim), tokens.at(self.fact.span.start));
        let has = |term: &Term| self.placed.iter().any(|it| it.term == *term && it.token < around.end);
        let is_named = || !mine.is_empty() && mine.iter().all(|term| self.has_near(*term, around.clone()));
        let is_there = |term: &Term| self.placed.iter().any(|it| it.term == *term);
        !std::ptr::eq(entry, owner)
            && !entry.general
            && !others.is_empty()
            && !others.iter().any(|term| has(term) || before.contains(term))
            && (is_named() || self.has_figure_of(entry) && entry.label.iter().any(is_there))
    }

    /// The clause has the word, and no other figure of the kind stands nearer to it.
    fn has_near(&self, term: Term, around: Range<usize>) -> bool {
        let tokens = &self.reading.tokens;
        let apart = |token: usize, fact: &Fact| token.abs_diff(tokens.at(fact.span.start));
        let kind = self.fact.kind();
        let others: Vec<&Fact> = self
            .reading
            .facts_in(self.claim)
            .filter(|it| it.span != self.fact.span && it.kind() == kind)
            .collect();
        let mut there = self.placed.iter().filter(|it| it.term == term && around.contains(&it.token));
        there.any(|it| others.iter().all(|other| apart(it.token, self.fact) < apart(it.token, other)))
    }

    /// The claim has another figure, of three digits or more, that only this row has.
    fn has_figure_of(&self, entry: &Entry) -> bool {
        let mut others = self.reading.facts_in(self.claim).filter(|it| it.span != self.fact.span);
        others.any(|it| {
            let place = self.entries.only_place(it).filter(|_| significant_of(it) >= 3);
            place.is_some_and(|(its, _)| std::ptr::eq(its, entry))
        })
    }
}

/// The article's figure is that of a cell, which may be bare, and in thousands or millions.
fn is_it(fact: &Fact, cell: &Fact) -> bool {
    let (Some(a), Some(b)) = (fact.value.amount(), cell.value.amount()) else { return false };
    let bare = matches!(cell.value, Value::Number(_)) || matches!(fact.value, Value::Number(_));
    let scaled = matches!(cell.value, Value::Number(_)) && significant(a.value) >= 3;
    (fact.kind() == cell.kind() || bare) && (a.value == b.value || scaled)
}

fn significant_of(fact: &Fact) -> usize {
    fact.value.amount().map_or(0, |it| significant(it.value))
}

/// The digits that count of a figure, as a number.
fn digits(fact: &Fact) -> i128 {
    let mut rest = fact.value.amount().map_or(0, |it| it.value.normalize().mantissa().abs());
    while rest != 0 && rest % 10 == 0 {
        rest /= 10;
    }
    rest
}

fn is_figure(fact: &Fact) -> bool {
    use Kind::{Age, Duration, Money, Number, Percent, Quantity};
    matches!(fact.kind(), Number | Money | Percent | Quantity | Duration | Age)
        && fact.value.amount().is_some()
}

/// As it is, or about so much, and more than a dozen.
fn is_plain(fact: &Fact) -> bool {
    let large = |value: Decimal| value.abs() > Decimal::from(12) || !value.fract().is_zero();
    fact.value.amount().is_some_and(|it| matches!(it.bound, None | Some(Bound::About)) && large(it.value))
}

/// `19 weeks, five more than for a knee`; but `a third more than a year earlier` compares with a time.
fn compares(reading: &Reading<'_>, claim: Span) -> bool {
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let timed = |i: usize| {
        let at = tokens.span(i, (i + REACH).min(range.end - 1));
        reading.facts_over(at).any(|it| it.kind() == Kind::Date || is_figure(it))
    };
    range.clone().any(|i| COMPARING.contains(&tokens.lower(i)) && !timed(i))
}

/// The second row stands right below the first, and has as many cells under the same heads.
fn joined(reading: &Reading<'_>, above: &Row, row: &Row) -> bool {
    let gap = Span::new(above.span.end, row.span.start.max(above.span.end)).of(reading.text);
    // the first row of a table without heads is taken for the head of the others
    let heads = above.heads == row.heads || above.heads.is_empty() && above.cells == row.heads;
    gap.matches('\n').count() == 1 && above.cells.len() == row.cells.len() && heads
}

/// `staff 538; rolling stock 311; weather 97`: a label and one figure each.
fn items(reading: &Reading<'_>, sentence: Span) -> Vec<(Span, Fact)> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let opened = range.clone().find(|i| tokens.is_sign(*i, ':')).map_or(range.start, |i| i + 1);
    let sign = |i: usize| tokens.is_sign(i, ';') || tokens.is_sign(i, ',') && !tokens.glued(i);
    let mut found = Vec::new();
    let mut start = opened;
    for end in (opened..range.end).filter(|i| sign(*i)).chain([range.end]) {
        if start < end {
            found.extend(item(reading, tokens.span(start, end - 1)));
        }
        start = end + 1;
    }
    if found.len() < ITEMS { Vec::new() } else { found }
}

fn item(reading: &Reading<'_>, at: Span) -> Option<(Span, Fact)> {
    let tokens = &reading.tokens;
    let mut figures = reading.facts_in(at).filter(|fact| is_figure(fact));
    let (fact, None) = (figures.next()?, figures.next()) else { return None };
    let words = |range: Range<usize>| range.filter(|i| tokens.kind(*i) == Some(TokenKind::Word)).count();
    let range = tokens.within(at);
    let (first, last) = (tokens.at(fact.span.start), tokens.at(fact.span.end.saturating_sub(1)));
    let before = words(range.start..first);
    let timed = TIMED.contains(&tokens.lower(range.start));
    let plain = (1..=LABEL).contains(&before) && words(last + 1..range.end) <= 1 && !timed;
    plain.then(|| (tokens.span(range.start, first - 1), fact.clone()))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::{found, rules};

    const SHARES: &str = "Share; close; change; change in per cent\nArdent Rail; $12.08; +0.06; +0.5\nBrolga Grocers; $7.43; -0.31; -4.0\n\
                          Carrick Gold; $3.26; +0.19; +6.2\n";
    const LANDINGS: &str = "Landings in tonnes (year before)\nHerring: 1,275 (1,240); 0.71 (0.78)\nHorse mackerel: 2,180 (1,960); 0.94 (0.97)\n\
                            All species: 4,966 (4,710); 0.88 (0.91)\n";
    const ACCOUNTS: &str = "US$ million\nOperating income: 143.6; 118.2\nNet income: 96.3; 101.7\n";
    const TROOPS: &str =
        "Country: troops; of whom women; police\nRwanda: 1,204; 143; 96\nGhana: 812; 118; 140\n";
    const TENDERS: &str =
        "Three tenders: Fundy Steel $412,600; Halcyon Contractors $438,900; J. Orr & Sons $455,000.";
    const BIRTHS: &str = "Indicators | 1990 | 2023 | 2024\nMean age of mother, first birth | 24.5 | 29.3 | 29.4\nMean age of \
                          mother, all births | 26.8 | 31.1 | 31.2\n";

    #[test]
    fn the_figure_of_another_row() {
        for (article, source, rule) in [
            ("Shares in Brolga moved by 6.2 per cent to $7.43.", SHARES, Rule::SourcePercent),
            ("Herring edged up to 2,180 tonnes.", LANDINGS, Rule::SourceQuantity),
            ("Net income came to $143.6 million, or 71 cents a share.", ACCOUNTS, Rule::SourceMoney),
            (
                "Ghana has 812 soldiers there, of whom 143 are women; only Rwanda has more.",
                TROOPS,
                Rule::SourceNumber,
            ),
            (
                "Fundy, the cheapest of three bidders, will build it in steel for $438,900.",
                TENDERS,
                Rule::SourceMoney,
            ),
        ] {
            assert_eq!(rules(article, source), [rule], "{article}");
        }
    }

    #[test]
    fn what_is_suggested_has_the_form_of_the_article() {
        for (article, source, wanted) in [
            ("Net income came to $143.6 million, or 71 cents a share.", ACCOUNTS, "$96.3 million"),
            ("Herring edged up to 2,180 tonnes.", LANDINGS, "1,275 tonnes"),
            ("Fundy, the cheapest of three, will build it in steel for $438,900.", TENDERS, "$412,600"),
        ] {
            let findings = found(article, source);
            let suggested = findings.iter().find_map(|it| it.suggestion.as_ref());
            assert_eq!(suggested.map(|it| it.replacement.as_str()), Some(wanted), "{article}");
        }
    }

    #[test]
    fn its_own_figure_and_both_rows() {
        for (article, source) in [
            ("Shares in Brolga moved by 4.0 per cent to $7.43.", SHARES),
            ("Horse mackerel did well. At 2,180 tonnes it was ahead of herring.", LANDINGS),
            ("Herring came to 1,275 tonnes and horse mackerel to 2,180.", LANDINGS),
            ("Of 4,966 tonnes in all, herring was little.", LANDINGS),
            ("Operating income, at $143.6 million, was well above net income.", ACCOUNTS),
            ("Rwanda has 143 women there, more than Ghana.", TROOPS),
            ("With 143 women among 1,204 Rwanda sends more than Ghana.", TROOPS),
            ("Fundy Steel will build it for $412,600; Halcyon had asked for $438,900.", TENDERS),
            ("A mother was 29.4 years old on average at her first birth in 2024.", BIRTHS),
            ("A mother was 31.2 years old on average in 2024.", BIRTHS),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }

    #[test]
    fn totals_and_other_times_are_no_rows_of_their_own() {
        let prices =
            "Change in per cent: June; May\nAll items: 3.4; 3.1\nServices: 4.4; 4.6\nEnergy: 2.1; 3.0\n";
        for (article, source) in [
            ("Prices rose by 3.4 per cent, driven by services.", prices),
            ("Services, at 4.4 per cent, drove inflation, which came to 3.4 per cent.", prices),
            (
                "The result does not threaten the government, which has 83 of the 156 elected seats.",
                "Elected seats: United Front (in government) 83, Harvest Party 58, independents 15; before the by-election 84.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
