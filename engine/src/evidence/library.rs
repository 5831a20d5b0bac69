//! The sources of one story as passages, with an inverted index over their terms.
//!
//! A passage is a sentence, heading, list item or table row. Ranking is BM25 with the usual constants; a term that
//! stands in more than a fifth of many passages is left out of queries, since it finds everything.

use super::scale::scale;
use super::table::{Row, rows};
use super::terms::{Lexicon, Term, log2, number_key, terms_in};
use crate::facts::Value;
use crate::reading::Reading;
use crate::text::{Block, Sentence, Span};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// So few sentences of a source are an excerpt: what it says is what is meant.
pub const EXCERPT: usize = 4;

/// One passage of one source.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Index of the source.
    pub source: usize,
    /// Index of the sentence in the source's reading.
    pub sentence: usize,
    /// Where it stands in the source's text.
    pub span: Span,
    /// Number of terms, each as often as it stands there.
    length: u32,
}

/// A passage found, and how well it fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Index of the passage.
    pub passage: usize,
    /// BM25 score; comparable within one query.
    pub score: f32,
}

/// All sources of one story, indexed.
#[derive(Debug)]
pub struct Library<'a> {
    /// The readings, in the order of the request.
    pub sources: &'a [Reading<'a>],
    /// The passages, in the order of sources and text.
    pub passages: Vec<Passage>,
    /// The rows of tables, for each source.
    pub tables: Vec<Vec<Row>>,
    /// Terms and their weights; the article's terms are added to it.
    pub lexicon: Lexicon,
    /// The passages of sources that are excerpts of a few sentences.
    pub short: Vec<usize>,
    postings: HashMap<Term, Vec<(u32, u16)>>,
    average: f32,
}

impl<'a> Library<'a> {
    /// Indexes `sources`.
    #[must_use]
    pub fn new(sources: &'a [Reading<'a>]) -> Self {
        let mut library = Self {
            sources,
            passages: Vec::new(),
            tables: sources.iter().map(|reading| rows(reading.text)).collect(),
            lexicon: Lexicon::default(),
            short: Vec::new(),
            postings: HashMap::new(),
            average: 1.0,
        };
        for (source, reading) in sources.iter().enumerate() {
            for (sentence, it) in reading.sentences.iter().enumerate() {
                library.add(source, sentence, it.span, reading);
            }
        }
        let few = |p: &Passage| sources.get(p.source).is_some_and(|it| it.sentences.len() <= EXCERPT);
        let short = library.passages.iter().enumerate().filter(|(_, p)| few(p)).map(|(at, _)| at);
        library.short = short.collect();
        let total: u32 = library.passages.iter().map(|p| p.length).sum();
        let count = library.passages.len().max(1);
        library.average = (float(total as usize) / float(count)).max(1.0);
        library
    }

    fn add(&mut self, source: usize, sentence: usize, span: Span, reading: &Reading<'_>) {
        let number = u32::try_from(self.passages.len()).unwrap_or(u32::MAX);
        let mut terms: Vec<Term> =
            terms_in(reading, span, &mut self.lexicon).iter().map(|p| p.term).collect();
        let length = u32::try_from(terms.len()).unwrap_or(u32::MAX);
        self.add_scaled(source, span, reading, &mut terms);
        terms.sort_unstable();
        for same in terms.chunk_by(|a, b| a == b) {
            let times = u16::try_from(same.len()).unwrap_or(u16::MAX);
            if let Some(&term) = same.first() {
                self.postings.entry(term).or_default().push((number, times));
            }
        }
        terms.dedup();
        self.lexicon.count(terms);
        self.passages.push(Passage { source, sentence, span, length });
    }

    /// A bare number of a table of millions is found by its whole value too.
    fn add_scaled(&mut self, source: usize, span: Span, reading: &Reading<'_>, terms: &mut Vec<Term>) {
        let Some(row) = self.row_at(source, span.start).cloned() else { return };
        for fact in reading.facts_in(span) {
            let Value::Number(amount) = &fact.value else { continue };
            let by = scale(reading.text, &row, fact.span.start);
            let value = amount.value.checked_mul(by).filter(|_| by != Decimal::ONE);
            if let Some(value) = value {
                terms.push(self.lexicon.add(&number_key(value)));
            }
        }
    }

    /// The `most` passages that fit `query` (term, weight) best, the best first; ties in the order of the text.
    #[must_use]
    pub fn find(&self, query: &[(Term, f32)], most: usize) -> Vec<Hit> {
        let all = self.passages.len();
        let too_common = if all > 200 { all / 5 } else { all };
        let mut scores: HashMap<u32, f32> = HashMap::new();
        for (term, weight) in query {
            let Some(list) = self.postings.get(term).filter(|list| list.len() <= too_common) else {
                continue;
            };
            let idf = log2(1.0 + (float(all - list.len()) + 0.5) / (float(list.len()) + 0.5));
            for (passage, times) in list {
                let length = self.passages.get(*passage as usize).map_or(1, |p| p.length);
                let tf = f32::from(*times);
                let part = tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * float(length as usize) / self.average));
                *scores.entry(*passage).or_default() += weight * idf * part;
            }
        }
        let mut hits: Vec<Hit> =
            scores.into_iter().map(|(passage, score)| Hit { passage: passage as usize, score }).collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.passage.cmp(&b.passage)));
        hits.truncate(most);
        hits
    }

    /// The passages that hold a term, in their order, with how often.
    #[must_use]
    pub fn passages_with(&self, term: Term) -> &[(u32, u16)] {
        self.postings.get(&term).map_or(&[], Vec::as_slice)
    }

    /// The sentence of a passage.
    #[must_use]
    pub fn sentence(&self, passage: &Passage) -> Option<&Sentence> {
        self.sources.get(passage.source).and_then(|reading| reading.sentences.get(passage.sentence))
    }

    /// The table row that holds byte `at` of a source.
    #[must_use]
    pub fn row_at(&self, source: usize, at: usize) -> Option<&Row> {
        let rows = self.tables.get(source)?;
        let next = rows.partition_point(|row| row.span.start <= at);
        next.checked_sub(1).and_then(|i| rows.get(i)).filter(|row| at < row.span.end)
    }

    /// The nearest heading above a passage: a heading line, or the first words of the paragraph if they end in a
    /// full stop or a colon after at most four words.
    #[must_use]
    pub fn heading_of(&self, passage: &Passage) -> Option<Span> {
        let sentences = &self.sources.get(passage.source)?.sentences;
        let paragraph = sentences.get(passage.sentence)?.paragraph;
        let above = sentences.get(..passage.sentence)?;
        let text = self.sources.get(passage.source)?.text;
        let run_in = above.iter().rev().take_while(|s| s.paragraph == paragraph).last();
        let short = |s: &&Sentence| s.span.of(text).split_whitespace().count() <= 4;
        let line = |s: &&Sentence| s.block == Block::Heading;
        run_in.filter(short).or_else(|| above.iter().rev().take(12).find(line)).map(|s| s.span)
    }
}

/// A count as a float; exact up to 2^24, which is beyond any text.
fn float(n: usize) -> f32 {
    let n = u32::try_from(n).unwrap_or(u32::MAX);
    let (high, low) = (n >> 16, n & 0xffff);
    let part = |n: u32| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
    part(high) * 65_536.0 + part(low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::Place;

    fn best(source: &str, query: &str) -> String {
        let settings = Settings::default();
        let sources = [Reading::new(source, Place::Body, None, &settings)];
        let mut library = Library::new(&sources);
        let asked = Reading::new(query, Place::Body, None, &settings);
        let terms = terms_in(&asked, Span::new(0, query.len()), &mut library.lexicon);
        let query: Vec<(Term, f32)> = terms.iter().map(|p| (p.term, 1.0)).collect();
        let hit = library.find(&query, 1)[0];
        library.passages[hit.passage].span.of(source).to_owned()
    }

    #[test]
    fn the_passage_that_speaks_to_it_comes_first() {
        let source =
            "The harbour was closed for a week. Ferry fares rose in April. The mayor opened a school.";
        assert_eq!(best(source, "Fares on ferries went up"), "Ferry fares rose in April.");
        assert_eq!(best(source, "A school was inaugurated by the mayor"), "The mayor opened a school.");
    }

    #[test]
    fn float_counts() {
        assert!((float(70_000) - 70_000.0).abs() < f32::EPSILON);
    }
}
