//! The sources of one story as passages, with an inverted index over their terms.
//!
//! A passage is a sentence, heading, list item or table row. Ranking is BM25 with the usual constants; a term that
//! stands in more than a fifth of many passages is left out of queries, since it finds everything, unless the others find
//! nothing or too many that are alike.

use super::scale::scale;
use super::table::{Row, rows};
use super::terms::{Lexicon, Placed, Term, log2, number_key, place_terms};
use crate::facts::Value;
use crate::reading::Reading;
use crate::text::{Block, Sentence, Span};
use rust_decimal::Decimal;

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
    /// For each term the passages that hold it, in their order, with how often.
    postings: Vec<Vec<(u32, u16)>>,
    /// The terms of all passages, one passage after the other, and where those of each end.
    placed: Vec<Placed>,
    ends: Vec<usize>,
    /// The number of the first passage of each source.
    firsts: Vec<usize>,
    /// How much the length of each passage damps its terms, and what a term then counts that stands in it once.
    damped: Vec<(f32, f32)>,
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
            postings: Vec::new(),
            placed: Vec::new(),
            ends: Vec::new(),
            firsts: Vec::with_capacity(sources.len()),
            damped: Vec::new(),
        };
        for (source, reading) in sources.iter().enumerate() {
            library.firsts.push(library.passages.len());
            for (sentence, it) in reading.sentences.iter().enumerate() {
                library.add(source, sentence, it.span, reading);
            }
        }
        let few = |p: &Passage| sources.get(p.source).is_some_and(|it| it.sentences.len() <= EXCERPT);
        let short = library.passages.iter().enumerate().filter(|(_, p)| few(p)).map(|(at, _)| at);
        library.short = short.collect();
        let total: u32 = library.passages.iter().map(|p| p.length).sum();
        let count = library.passages.len().max(1);
        let average = (float(total as usize) / float(count)).max(1.0);
        let damped = library.passages.iter().map(|p| {
            let damping = 1.2 * (0.25 + 0.75 * float(p.length as usize) / average);
            (damping, saturated(1, damping))
        });
        library.damped = damped.collect();
        library
    }

    fn add(&mut self, source: usize, sentence: usize, span: Span, reading: &Reading<'_>) {
        let number = u32::try_from(self.passages.len()).unwrap_or(u32::MAX);
        let first = self.placed.len();
        place_terms(reading, span, &mut self.lexicon, &mut self.placed);
        self.ends.push(self.placed.len());
        let mut terms: Vec<Term> = self.placed.iter().skip(first).map(|p| p.term).collect();
        let length = u32::try_from(terms.len()).unwrap_or(u32::MAX);
        self.add_scaled(source, span, reading, &mut terms);
        terms.sort_unstable();
        self.postings.resize_with(self.lexicon.len(), Vec::new);
        for same in terms.chunk_by(|a, b| a == b) {
            let times = u16::try_from(same.len()).unwrap_or(u16::MAX);
            if let Some(list) = same.first().and_then(|term| self.postings.get_mut(*term as usize)) {
                list.push((number, times));
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

    /// The `most` passages that fit best what is asked for (term, weight), the best first; ties in the order of the text.
    /// `around` are terms from beside it: they rank, and what has none of its `own` is found by them too.
    #[must_use]
    pub fn find(&self, own: &[(Term, f32)], around: &[(Term, f32)], most: usize) -> Vec<Hit> {
        let all = self.passages.len();
        let too_common = if all > 200 { all / 5 } else { all };
        let is_rare = |(term, _): &&(Term, f32)| self.passages_with(*term).len() <= too_common;
        let query = || own.iter().chain(around);
        let mut scores = vec![0.0_f32; all];
        for (term, weight) in query().filter(is_rare) {
            self.score(*term, *weight, &mut scores, |_| true);
        }
        let mut hits = best(&scores, most + 1);
        let told = own.iter().filter(is_rare).any(|(term, _)| !self.passages_with(*term).is_empty());
        let tie =
            matches!(hits.get(most.saturating_sub(1)..), Some([last, next]) if last.score <= next.score);
        if !told || tie {
            // Words that stand everywhere decide where the others do not.
            let weighed = if told { scores.clone() } else { vec![1.0; all] };
            let open = |passage: usize| weighed.get(passage).is_some_and(|score| *score > 0.0);
            for (term, weight) in query().filter(|term| !is_rare(term)) {
                self.score(*term, *weight, &mut scores, open);
            }
            hits = best(&scores, most);
        }
        hits.truncate(most);
        hits
    }

    /// Adds to the scores of the passages for which `open` holds what a term counts there.
    fn score(&self, term: Term, weight: f32, scores: &mut [f32], open: impl Fn(usize) -> bool) {
        let list = self.passages_with(term);
        let (all, with) = (self.passages.len(), list.len());
        let weight = weight * log2(1.0 + (float(all - with) + 0.5) / (float(with) + 0.5));
        for &(passage, times) in list {
            let passage = passage as usize;
            if let (Some(score), Some(&(damping, once)), true) =
                (scores.get_mut(passage), self.damped.get(passage), open(passage))
            {
                *score += weight * if times == 1 { once } else { saturated(times, damping) };
            }
        }
    }

    /// The passages that hold a term, in their order, with how often.
    #[must_use]
    pub fn passages_with(&self, term: Term) -> &[(u32, u16)] {
        self.postings.get(term as usize).map_or(&[], Vec::as_slice)
    }

    /// The terms of a passage, in order.
    #[must_use]
    pub fn terms_of(&self, passage: usize) -> &[Placed] {
        let first = passage.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = first.zip(self.ends.get(passage).copied());
        range.and_then(|(first, end)| self.placed.get(first..end)).unwrap_or_default()
    }

    /// The number of the passage that a sentence of a source is.
    #[must_use]
    pub fn passage_of(&self, source: usize, sentence: usize) -> Option<usize> {
        self.firsts.get(source).map(|first| first + sentence)
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

    /// The sentence that is the nearest heading above a passage: a heading line, or the first words of the paragraph if
    /// they end in a full stop or a colon after at most four words.
    #[must_use]
    pub fn heading_of(&self, passage: &Passage) -> Option<usize> {
        let sentences = &self.sources.get(passage.source)?.sentences;
        let paragraph = sentences.get(passage.sentence)?.paragraph;
        let above = sentences.get(..passage.sentence)?;
        let text = self.sources.get(passage.source)?.text;
        let upwards = || above.iter().enumerate().rev();
        let run_in = upwards().take_while(|(_, s)| s.paragraph == paragraph).last();
        let short = |s: &Sentence| s.span.of(text).split_whitespace().take(5).count() <= 4;
        let line = |s: &Sentence| s.block == Block::Heading;
        let heading = run_in.filter(|(_, s)| short(s));
        heading.or_else(|| upwards().take(12).find(|(_, s)| line(s))).map(|(at, _)| at)
    }
}

/// What a term counts that stands so often in a passage.
fn saturated(times: u16, damping: f32) -> f32 {
    let tf = f32::from(times);
    tf * 2.2 / (tf + damping)
}

/// The `most` highest scores above zero, the highest first; ties in their order.
fn best(scores: &[f32], most: usize) -> Vec<Hit> {
    let order = |a: &Hit, b: &Hit| b.score.total_cmp(&a.score).then(a.passage.cmp(&b.passage));
    let mut hits: Vec<Hit> = Vec::with_capacity(most * 2 + 1);
    let mut least = 0.0;
    for (passage, &score) in scores.iter().enumerate() {
        if score > least {
            hits.push(Hit { passage, score });
            // What is no better than the last of enough good ones is not looked at again.
            if hits.len() > most * 2 {
                hits.select_nth_unstable_by(most, order);
                hits.truncate(most);
                least = hits.iter().map(|hit| hit.score).fold(f32::INFINITY, f32::min);
            }
        }
    }
    hits.sort_unstable_by(order);
    hits.truncate(most);
    hits
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
    use crate::evidence::terms_in;
    use crate::settings::Settings;
    use crate::text::Place;

    fn best(source: &str, query: &str) -> String {
        let settings = Settings::default();
        let sources = [Reading::new(source, Place::Body, None, &settings)];
        let mut library = Library::new(&sources);
        let asked = Reading::new(query, Place::Body, None, &settings);
        let terms = terms_in(&asked, Span::new(0, query.len()), &mut library.lexicon);
        let query: Vec<(Term, f32)> = terms.iter().map(|p| (p.term, 1.0)).collect();
        let hit = library.find(&query, &[], 1)[0];
        library.passages[hit.passage].span.of(source).to_owned()
    }

    #[test]
    fn the_passage_that_speaks_to_it_comes_first() {
        let source =
            "The harbour was closed for a week. Ferry fares rose in April. The mayor opened a school.";
        assert_eq!(best(source, "Fares on ferries went up"), "Ferry fares rose in April.");
        assert_eq!(best(source, "A school was inaugurated by the mayor"), "The mayor opened a school.");
    }

    /// Five places, five doers, five deeds and five things, in all their pairings: no word tells a passage from the rest.
    fn alike() -> Vec<String> {
        let pick = |list: [&'static str; 5], n: usize| list[n % 5];
        let line = |n: usize| {
            let who = pick(["mayor", "council", "clerk", "school", "mill"], n);
            let did = pick(["opened", "closed", "sold", "bought", "painted"], n / 5);
            let what = pick(["bridge", "hall", "park", "library", "pool"], n / 25);
            let place = pick(["Selby", "Otley", "Ripon", "Malton", "Corley"], n / 125);
            format!("The {who} {did} the {what} in {place} after a long debate about money and roads.")
        };
        (0..630).map(line).collect()
    }

    #[test]
    fn a_sentence_of_common_words_finds_itself() {
        let lines = alike();
        let source = lines.join(" ");
        for n in [0, 77, 301, 500, 624] {
            assert_eq!(best(&source, &lines[n]), lines[n]);
        }
    }

    #[test]
    fn common_words_decide_between_passages_with_the_same_rare_one() {
        let lines: Vec<String> = alike().iter().map(|line| line.replace("school", "lighthouse")).collect();
        let source =
            lines.join(" ").replace("mayor", "lighthouse") + &" Nothing else was said.".repeat(1_000);
        let asked = lines[303].replace("mayor", "lighthouse");
        assert_eq!(best(&source, &asked), asked);
    }

    #[test]
    fn the_best_are_those_of_a_full_sort() {
        let mut state = 5_u32;
        for most in [1, 3, 24] {
            let mut next = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                f32::from(u8::try_from(state >> 26).unwrap()) / 8.0
            };
            let scores: Vec<f32> = (0..500).map(|_| next()).collect();
            let mut sorted: Vec<Hit> =
                scores.iter().enumerate().map(|(passage, &score)| Hit { passage, score }).collect();
            sorted.retain(|hit| hit.score > 0.0);
            sorted.sort_by(|a, b| b.score.total_cmp(&a.score));
            sorted.truncate(most);
            assert_eq!(super::best(&scores, most), sorted);
        }
        assert_eq!(super::best(&[0.0, 1.0, 0.0], 24), [Hit { passage: 1, score: 1.0 }]);
    }

    #[test]
    fn the_terms_of_a_passage_are_kept() {
        let settings = Settings::default();
        let sources = ["The mill sold 40 tons. It closed in 1990.", "Ferry fares rose by 3 per cent."];
        let sources = sources.map(|text| Reading::new(text, Place::Body, None, &settings));
        let mut library = Library::new(&sources);
        for (number, it) in library.passages.clone().iter().enumerate() {
            let again = terms_in(&sources[it.source], it.span, &mut library.lexicon);
            assert_eq!(library.terms_of(number), again);
            assert_eq!(library.passage_of(it.source, it.sentence), Some(number));
        }
        assert!(library.terms_of(3).is_empty());
    }

    #[test]
    fn float_counts() {
        assert!((float(70_000) - 70_000.0).abs() < f32::EPSILON);
    }
}
