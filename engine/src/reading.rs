//! A text as the engine has read it, and a story with everything that it is checked against.

use crate::facts::{Context, Fact, Kind, facts_of};
use crate::request::{Article, Request};
use crate::settings::Settings;
use crate::text::{Place, Sentence, Span, Tokens, sentences};
use jiff::civil::Date;

/// One text, split and read once; rules share it.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    /// The text.
    pub text: &'a str,
    /// The part of the article that it is; the body for sources.
    pub place: Place,
    /// The day it was published or written.
    pub published: Option<Date>,
    /// Its tokens.
    pub tokens: Tokens<'a>,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Its facts, in order of their start.
    pub facts: Vec<Fact>,
    /// The greatest end of the facts up to each, so that those over a place are found without going through all.
    reach: Vec<usize>,
    /// The same for its quotations alone, with their spans.
    quotes: Vec<(Span, usize)>,
    /// Where its lines end.
    lines: Vec<usize>,
}

impl<'a> Reading<'a> {
    /// Reads `text`.
    #[must_use]
    pub fn new(text: &'a str, place: Place, published: Option<Date>, settings: &Settings) -> Self {
        let tokens = Tokens::in_languages(text, &settings.languages);
        let mut sentences = sentences(text);
        let facts = facts_of(&tokens, &sentences, &Context { published, settings });
        crate::notice::form::mark(&tokens, &mut sentences);
        let ends = |reach: &mut usize, span: Span| {
            *reach = span.end.max(*reach);
            Some(*reach)
        };
        let reach = facts.iter().scan(0, |reach, fact| ends(reach, fact.span)).collect();
        let quotes = facts.iter().filter(|fact| fact.kind() == Kind::Quote).map(|fact| fact.span);
        let quotes = quotes.scan(0, |reach, span| Some((span, ends(reach, span)?))).collect();
        let lines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
        Self { reach, quotes, lines, text, place, published, tokens, sentences, facts }
    }

    /// The facts that lie inside `span`, in order.
    pub fn facts_in(&self, span: Span) -> impl Iterator<Item = &Fact> {
        let first = self.facts.partition_point(|fact| fact.span.start < span.start);
        self.facts
            .iter()
            .skip(first)
            .take_while(move |f| f.span.start < span.end)
            .filter(move |f| f.span.end <= span.end)
    }

    /// The facts that overlap `span`, the last first.
    pub fn facts_over(&self, span: Span) -> impl Iterator<Item = &Fact> {
        let next = self.facts.partition_point(|fact| fact.span.start < span.end);
        let near = self.facts.get(..next).unwrap_or_default().iter().zip(&self.reach).rev();
        near.take_while(move |(_, reach)| **reach > span.start)
            .map(|(fact, _)| fact)
            .filter(move |fact| fact.span.overlaps(span))
    }

    /// True if a quotation holds all of `span`.
    #[must_use]
    pub fn is_quoted(&self, span: Span) -> bool {
        let next = self.quotes.partition_point(|(quote, _)| quote.start <= span.start);
        let near = self.quotes.get(..next).unwrap_or_default().iter().rev();
        near.take_while(|(_, reach)| *reach >= span.end).any(|(quote, _)| quote.contains(span))
    }

    /// Number of the line that holds byte `at`, from 1.
    #[must_use]
    pub fn line_at(&self, at: usize) -> usize {
        self.lines.partition_point(|end| *end < at) + 1
    }

    /// The sentence that holds byte `at`.
    #[must_use]
    pub fn sentence_at(&self, at: usize) -> Option<&Sentence> {
        let next = self.sentences.partition_point(|s| s.span.start <= at);
        next.checked_sub(1).and_then(|i| self.sentences.get(i)).filter(|s| at < s.span.end)
    }
}

/// A story, read, with what it is checked against.
#[derive(Clone, Debug)]
pub struct Story<'a> {
    /// What was asked.
    pub request: &'a Request,
    /// Headline, summary and captions, as far as they stand outside the body.
    pub around: Vec<Reading<'a>>,
    /// The body.
    pub body: Reading<'a>,
    /// The sources, in the order of the request.
    pub sources: Vec<Reading<'a>>,
    /// The titles of the sources, in the same order; empty where there is none.
    pub titles: Vec<Reading<'a>>,
    /// The body of the version before.
    pub previous: Option<Reading<'a>>,
    /// Headline, summary and captions of the version before.
    pub previous_around: Vec<Reading<'a>>,
}

impl<'a> Story<'a> {
    /// Reads all texts of a request.
    #[must_use]
    pub fn new(request: &'a Request) -> Self {
        let settings = &request.settings;
        let body =
            |article: &'a Article| Reading::new(&article.text, Place::Body, article.published, settings);
        let source = |s: &'a crate::Source| Reading::new(&s.text, Place::Body, s.published, settings);
        let title = |s: &'a crate::Source| {
            Reading::new(s.title.as_deref().unwrap_or_default(), Place::Title, s.published, settings)
        };
        Self {
            request,
            around: around(&request.article, settings),
            body: body(&request.article),
            sources: request.sources.iter().map(source).collect(),
            titles: request.sources.iter().map(title).collect(),
            previous: request.previous.as_ref().map(body),
            previous_around: request.previous.iter().flat_map(|article| around(article, settings)).collect(),
        }
    }

    /// All readings of the article: what stands around the body first, then the body.
    pub fn readings(&self) -> impl Iterator<Item = &Reading<'a>> {
        self.around.iter().chain(std::iter::once(&self.body))
    }
}

fn around<'a>(article: &'a Article, settings: &Settings) -> Vec<Reading<'a>> {
    let title = article.title.iter().map(|t| (Place::Title, t));
    let summary = article.summary.iter().map(|t| (Place::Summary, t));
    let captions = article.captions.iter().enumerate().map(|(n, t)| (Place::Caption(n + 1), t));
    title
        .chain(summary)
        .chain(captions)
        .map(|(place, text)| Reading::new(text, place, article.published, settings))
        .collect()
}
