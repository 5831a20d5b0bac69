//! What a check costs grows with the article and with the sources, not with the square of either.
//!
//! Each text is checked as it is and four times as long, and the shorter of several times is kept. Twice what a straight
//! line gives is allowed: that is far below the factor of sixteen of a cost that grows with the square.

use copydesk_engine::{Article, Request, Source, check};
use std::time::{Duration, Instant};

const SHORT: usize = 2_500;

/// Sentences that make much work: figures, names, quotations, denials, levels, sums, a notice.
const SENTENCES: &[&str] = &[
    "The council spent £3.4 million on 12 schools in Selby in 2019. ",
    "“We never wanted the school,” said Ida Brook, mayor of Selby, on Tuesday. ",
    "The council did not approve the plan for 40 homes in Selby, but the mayor, Hal Moss, said it would. ",
    "Of the 40 members 12 were women and 28 men, and 14 firefighters came; the 16 firefighters left. ",
    "Correction: An earlier version of this article said 12 schools closed in Selby; it was 14. ",
];

/// Sentences of which no two are alike.
fn varied(size: usize) -> String {
    let mut text = String::new();
    let mut n = 0_u32;
    while text.len() < size {
        let (k, town) = (n * 7_919 % 9_001, ["Selby", "Otley", "Ripon", "Malton"][n as usize % 4]);
        text += &format!(
            "In {} the mill in {town} sold {} tons of flour and lost £{k}.{} million. ",
            1900 + n % 120,
            k + 300,
            n % 10
        );
        n += 1;
    }
    text
}

fn repeated(sentence: &str, size: usize) -> String {
    sentence.repeat(size / sentence.len() + 1)
}

fn request(text: String, source: String, previous: Option<String>) -> Request {
    let article = |text| Article { slug: "story".into(), text, ..Article::default() };
    let source = Source { id: "source".into(), text: source, ..Source::default() };
    Request {
        article: article(text),
        sources: vec![source],
        previous: previous.map(article),
        ..Request::default()
    }
}

fn time(request: &Request) -> Duration {
    let once = || {
        let began = Instant::now();
        let answer = check(request);
        let took = began.elapsed();
        assert!(answer.coverage.sentences < request.article.text.len());
        took
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

/// The two are measured in turn, so that a busy moment of the machine meets both.
fn assert_linear(what: &str, make: impl Fn(usize) -> Request) {
    let (short, long) = (make(SHORT), make(SHORT * 4));
    let ratio = |_| time(&long).as_secs_f64() / time(&short).as_secs_f64().max(1e-6);
    let ratios: Vec<f64> = (0..3).map(ratio).take_while(|ratio| *ratio > 8.0).collect();
    assert!(ratios.len() < 3, "{what}: four times the text took {ratios:?} times as long");
}

#[test]
fn the_cost_is_linear_in_an_article_of_one_sentence() {
    for sentence in SENTENCES {
        let make = |size| request(repeated(sentence, size), varied(1_500), None);
        assert_linear(sentence, make);
    }
}

#[test]
fn the_cost_is_linear_in_a_varied_article_and_its_versions() {
    assert_linear("varied", |size| request(varied(size), varied(1_500), None));
    assert_linear("versions", |size| {
        request(varied(size), varied(1_500), Some(varied(size).replace("tons", "sacks")))
    });
}

#[test]
fn the_cost_is_linear_in_the_sources() {
    assert_linear("sources", |size| request(varied(1_000), varied(size * 2), None));
}
