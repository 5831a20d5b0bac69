//! How fast the engine reads, checks and compares: `cargo bench`, or `cargo bench -- facts` for one of them.
//!
//! It stands in the engine so that `cargo bench` builds the engine and nothing else, as a release is built (thin LTO).
//! The texts are the stories of the demo desk, and copy of any length made from the sentences below, the same on every
//! run. Rates are bytes of the article a second.

#![allow(clippy::expect_used, reason = "a bench may stop")]

use copydesk_engine::Span;
use copydesk_engine::evidence::{Library, Term, terms_in};
use copydesk_engine::facts::{Context, facts};
use copydesk_engine::{Article, Place, Reading, Request, Settings, Source, check, versions};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use jiff::civil::date;
use std::collections::HashSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// 1 KB, 100 KB, 10 MB.
const SIZES: [usize; 3] = [1_000, 100_000, 10_000_000];
/// About 1,000 words.
const ARTICLE: usize = 6_000;

fn main() {
    divan::main();
}

/// At least `size` bytes of copy; `shift` changes every figure and no word.
fn copy(size: usize, shift: u32) -> String {
    let towns =
        ["Lindholm", "Port Ansel", "Tamarind Bay", "Eastmarch", "Corley", "Dunmore", "Hexley", "Stacey"];
    let people =
        ["Mara Quill", "Teodor Vance", "Aline Moreaux", "Owen Tarrant", "Ruth Calloway", "Jonas Falk"];
    let mut text = String::with_capacity(size + 500);
    let mut n = 0_u32;
    while text.len() < size {
        let town = towns[n as usize % towns.len()];
        let who = people[n as usize / towns.len() % people.len()];
        // A fixed walk over the figures: no two paragraphs near each other have the same.
        let k = n.wrapping_mul(7_919) % 9_000 + shift;
        let written = match n % 6 {
            0 => write!(
                text,
                "{town} spent ${}.{} million on roads in {}, up from ${}.{} million.",
                k % 90 + 3,
                k % 10,
                1990 + n % 34,
                k % 90 + 2,
                k % 9
            ),
            1 => write!(
                text,
                "The number of burglaries in {town} fell by {} per cent to {}, the lowest since {}.",
                k % 40 + 2,
                k + 1_000,
                1970 + n % 50
            ),
            2 => write!(
                text,
                "“We counted {} nests and lost {} of them,” said {who}, who leads the survey in {town}.",
                k + 200,
                k % 30 + 2
            ),
            3 => write!(
                text,
                "{who}, {}, was fined £{} on Tuesday {} May 2023 by the court in {town}.",
                k % 60 + 20,
                k + 500,
                k % 28 + 1
            ),
            4 => write!(
                text,
                "The line from {town} to Farrow is {} kilometres long and carries at least {} passengers a day.",
                k % 200 + 10,
                k + 3_000
            ),
            _ => write!(
                text,
                "{town} did not raise the levy, which stands at {}.{} per cent, {who} told the council.",
                k % 9 + 1,
                k % 10
            ),
        };
        written.expect("a string takes all");
        text.push_str(if n % 3 == 2 { "\n\n" } else { " " });
        n += 1;
    }
    text
}

fn article(slug: &str, text: String) -> Article {
    Article { slug: slug.to_owned(), published: Some(date(2024, 3, 14)), text, ..Article::default() }
}

fn source(id: usize, text: String) -> Source {
    Source { id: id.to_string(), published: Some(date(2024, 3, 13)), text, ..Source::default() }
}

/// The sources of the demo desk, one text after the other.
fn demo_texts() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/sources");
    let mut folders: Vec<_> = fs::read_dir(root).expect("sources").flatten().map(|e| e.path()).collect();
    folders.sort();
    folders.iter().flat_map(|folder| texts_in(folder)).map(|text| text + "\n\n").collect()
}

/// The texts of a folder, in order of name; settings are none.
fn texts_in(folder: &Path) -> Vec<String> {
    let mut paths: Vec<_> = fs::read_dir(folder).expect("sources").flatten().map(|e| e.path()).collect();
    paths.retain(|path| path.extension().is_none_or(|end| end != "toml"));
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("a text of the demo desk")).collect()
}

/// A story of the demo desk with its sources.
fn demo(slug: &str, version: &str, sources: &str) -> Request {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures");
    let path = root.join("articles").join(slug).join(version);
    let text = fs::read_to_string(path).expect("a text of the demo desk");
    let body = text.rsplit_once("+++\n").map_or(text.as_str(), |(_, body)| body).to_owned();
    let sources = texts_in(&root.join("sources").join(sources));
    let sources = sources.into_iter().enumerate().map(|(n, text)| source(n, text)).collect();
    Request { article: article(slug, body), sources, ..Request::default() }
}

#[divan::bench(max_time = 3)]
fn facts_of_the_demo_desk(bencher: Bencher) {
    let (text, settings) = (demo_texts(), Settings::default());
    let context = Context { published: Some(date(2024, 3, 14)), settings: &settings };
    bencher.counter(BytesCount::of_str(&text)).bench(|| facts(black_box(&text), &context));
}

#[divan::bench(args = SIZES, max_time = 10)]
fn facts_of_a_text(bencher: Bencher, size: usize) {
    let text = copy(size, 0);
    let settings = Settings::default();
    let context = Context { published: Some(date(2024, 3, 14)), settings: &settings };
    bencher.counter(BytesCount::of_str(&text)).bench(|| facts(black_box(&text), &context));
}

/// The peer of the facts: a pattern that finds digits and knows nothing of them.
#[divan::bench(args = SIZES, max_time = 3)]
fn digits_by_a_pattern(bencher: Bencher, size: usize) {
    let text = copy(size, 0);
    let pattern = regex::Regex::new(r"\d[\d,]*(?:\.\d+)?").expect("a pattern");
    bencher.counter(BytesCount::of_str(&text)).bench(|| pattern.find_iter(black_box(&text)).count());
}

/// A hundred sources with a thousand passages each.
fn hundred_sources() -> Vec<String> {
    (0..100).map(|n| copy(92_000, 41 * n)).collect()
}

fn readings<'t>(texts: &'t [String], settings: &Settings) -> Vec<Reading<'t>> {
    texts.iter().map(|text| Reading::new(text, Place::Body, Some(date(2024, 3, 13)), settings)).collect()
}

const QUERY: &str = "Aline Moreaux counted 412 nests in Port Ansel and lost 29 of them.";

/// An index of a hundred thousand passages; their facts were read before.
#[divan::bench(sample_count = 10)]
fn index_of_passages(bencher: Bencher) {
    let (texts, settings) = (hundred_sources(), Settings::default());
    let sources = readings(&texts, &settings);
    let passages = Library::new(&sources).passages.len();
    bencher.counter(ItemsCount::new(passages)).bench(|| Library::new(black_box(&sources)));
}

/// The passages nearest to a claim, out of a hundred thousand.
#[divan::bench]
fn query_of_passages(bencher: Bencher) {
    let (texts, settings) = (hundred_sources(), Settings::default());
    let sources = readings(&texts, &settings);
    let mut library = Library::new(&sources);
    let claim = Reading::new(QUERY, Place::Body, Some(date(2024, 3, 14)), &settings);
    let terms = terms_in(&claim, Span::new(0, QUERY.len()), &mut library.lexicon);
    let query: Vec<(Term, f32)> = terms.iter().map(|placed| (placed.term, 1.0)).collect();
    bencher.bench(|| library.find(black_box(&query), &[], 24));
}

/// The peer of the query: every passage is read and its words are counted.
#[divan::bench(sample_count = 10)]
fn query_by_reading_all(bencher: Bencher) {
    let texts = hundred_sources();
    let words: HashSet<&str> = QUERY.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1).collect();
    let shared =
        |line: &str| line.split(|c: char| !c.is_alphanumeric()).filter(|w| words.contains(w)).count();
    bencher.bench(|| {
        let all = black_box(&texts).iter().flat_map(|text| text.split(". "));
        all.map(shared).max()
    });
}

#[divan::bench(args = [("ferry-captain-verdict", "ferry-captain"), ("city-budget-2025", "city-budget-2025")])]
fn check_a_story(bencher: Bencher, (slug, sources): (&str, &str)) {
    let request = demo(slug, "v1.md", sources);
    bencher.counter(BytesCount::of_str(&request.article.text)).bench(|| check(black_box(&request)));
}

fn against(article_size: usize, sources: usize) -> Request {
    let sources = (0..sources).map(|n| source(n, copy(ARTICLE, 37 * n as u32))).collect();
    Request { article: article("long", copy(article_size, 0)), sources, ..Request::default() }
}

/// An article of about a thousand words against so many sources of the same length.
#[divan::bench(args = [5, 10, 20, 40, 80], max_time = 5)]
fn check_against_sources(bencher: Bencher, sources: usize) {
    let request = against(ARTICLE, sources);
    bencher.counter(ItemsCount::new(sources)).bench(|| check(black_box(&request)));
}

/// An article of so many thousand words against five sources of a thousand.
#[divan::bench(args = [1, 2, 4, 8, 16], max_time = 5)]
fn check_a_longer_article(bencher: Bencher, thousands: usize) {
    let request = against(thousands * ARTICLE, 5);
    bencher.counter(BytesCount::of_str(&request.article.text)).bench(|| check(black_box(&request)));
}

#[divan::bench(args = [1_000, 100_000], max_time = 10)]
fn check_a_text_against_itself(bencher: Bencher, size: usize) {
    let request = Request {
        article: article("made", copy(size, 0)),
        sources: vec![source(0, copy(size, 0))],
        ..Request::default()
    };
    bencher.counter(BytesCount::of_str(&request.article.text)).bench(|| check(black_box(&request)));
}

#[divan::bench(args = [1_000, 100_000], max_time = 5)]
fn diff_of_two_versions(bencher: Bencher, size: usize) {
    let (old, new) = (copy(size, 0), copy(size, 1));
    let settings = Settings::default();
    let published = Some(date(2024, 3, 14));
    let old = Reading::new(&old, Place::Body, published, &settings);
    let new = Reading::new(&new, Place::Body, published, &settings);
    bencher.counter(BytesCount::of_str(new.text)).bench(|| versions::diff(black_box(&old), black_box(&new)));
}

/// The peer of the diff: words against words, without facts, claims or moves.
#[divan::bench(args = [1_000, 100_000], max_time = 3)]
fn words_by_the_diff_library(bencher: Bencher, size: usize) {
    let (old, new) = (copy(size, 0), copy(size, 1));
    let diff = || similar::TextDiff::from_words(black_box(old.as_str()), black_box(new.as_str())).ops().len();
    bencher.counter(BytesCount::of_str(&new)).bench(diff);
}
