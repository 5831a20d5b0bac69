//! How much of a claim the sources say: word by word, in the best few sentences and anywhere.

use super::bind::Bound;
use super::candidate::Candidate;
use super::place;
use crate::evidence::{EXCERPT, Library, Passage, Placed, Term, is_stop_word, log2, word_term};
use crate::facts::{Fact, Kind, NameType, Value};
use crate::reading::Reading;
use crate::text::Span;
use std::collections::HashMap;

/// How many sentences before and after a passage still speak of the same thing.
const REACH: usize = 1;

/// Share of its words that the sources must have of a sentence that holds neither figure nor name.
pub const MOST: f32 = 0.5;

/// Letters that two words must share at their beginning to be of one family.
const FAMILY: usize = 5;

/// What a term of a claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Part of a name.
    Name,
    /// A number, an amount, a date.
    Figure,
    /// Any other word.
    Word,
}

/// A term of a claim, and where the sources have it.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// Its words in the claim.
    pub span: Span,
    /// What it is.
    pub role: Role,
    /// How much it says: near 1 for a rare term.
    pub weight: f32,
    /// True if the best sentences have it.
    pub near: bool,
    /// True if a source has it anywhere.
    pub anywhere: bool,
    /// True if only a word of its family stands there.
    pub kin: bool,
    /// True for a word whose lack says little.
    pub light: bool,
}

/// Words of the sources by their first letters.
#[derive(Clone, Debug, Default)]
pub struct Families {
    by_start: HashMap<String, Vec<Term>>,
}

impl Families {
    /// Collects the terms of all sources.
    #[must_use]
    pub fn new(library: &Library<'_>) -> Self {
        let mut by_start: HashMap<String, Vec<Term>> = HashMap::new();
        for (key, term) in library.lexicon.keys() {
            if let Some(start) = start_of(key) {
                by_start.entry(start).or_default().push(term);
            }
        }
        Self { by_start }
    }

    fn of(&self, word: &str) -> &[Term] {
        let folded = crate::evidence::fold(word);
        start_of(&folded).and_then(|start| self.by_start.get(&start)).map_or(&[][..], Vec::as_slice)
    }
}

fn start_of(word: &str) -> Option<String> {
    let start: String = word.chars().take(FAMILY).collect();
    (start.chars().count() == FAMILY && start.chars().all(char::is_alphabetic)).then_some(start)
}

/// What the sources have of a claim.
#[derive(Clone, Debug, Default)]
pub struct Support {
    /// Its terms, in their order.
    pub told: Vec<Told>,
    /// Share of the weight of its words and names that the best sentences have.
    pub share: f32,
    /// Weight of the words and names that they lack.
    pub lacking: f32,
    /// Number of words of names that no source has at all.
    pub strangers: u8,
}

/// Verbs and adverbs with which writers join what they tell: another one stands in the source as well.
#[rustfmt::skip]
const LIGHT: &[&str] = &[
    "along", "already", "also", "announced", "appear", "appeared", "appears", "appointed", "became", "become",
    "becomes", "becoming", "began", "begin", "begun", "called", "came", "come", "comes", "considered", "considering",
    "continued", "continues", "currently", "described", "despite", "did", "does", "done", "during", "especially",
    "established", "eventually", "feature", "featured", "features", "followed", "following", "follows", "former",
    "formerly", "gave", "give", "given", "gives", "got", "had", "has", "have", "held", "however", "include",
    "included", "includes", "including", "initially", "involved", "joined", "joins", "kind", "known", "later", "made",
    "main", "make", "makes", "named", "new", "noted", "number", "offered", "part", "particular", "particularly",
    "planned", "prepared", "previously", "put", "received", "receives", "recently", "release", "released",
    "respectively", "said", "saw", "scheduled", "served", "serves", "set", "several", "since", "stated",
    "subsequently", "take", "taken", "takes", "talked", "then", "time", "took", "total", "type", "types", "used", "using",
    "various", "via", "went", "while", "widespread", "worked", "working", "works", "wrote",
];

/// What such a word weighs, against others.
pub(super) const LIGHT_WEIGHT: f32 = 0.4;

pub(super) fn is_light(lower: &str) -> bool {
    LIGHT.contains(&lower)
}

/// An adverb of manner: it colours what is told, so it weighs, and its lack is not worth a note.
fn is_manner(lower: &str) -> bool {
    lower.len() > 6 && lower.ends_with("ly") && !lower.ends_with("family")
}

/// What a word of the same family counts, where the word itself is lacking.
const OF_FAMILY: f32 = 0.5;

/// The weights of the gate and where it opens, from `examples/fit.rs` over the development parts of WiCE (claims), FEVER
/// symmetric and VitaminC (numeric); between the optima of the three, so that long and short evidence both fare well.
const SHARE: f32 = 2.9;
const LACKING: f32 = -0.2;
const STRANGERS: f32 = -1.05;
const ENOUGH: f32 = -0.45;

impl Support {
    /// Sums up what was told. Words of `subject`, lower case, need not stand in the sources.
    #[must_use]
    pub fn weigh(told: Vec<Told>, subject: &[String], text: &str) -> Self {
        let (mut all, mut has, mut lacking, mut strangers) = (0.0, 0.0, 0.0, 0_u8);
        for it in told.iter().filter(|it| it.role != Role::Figure) {
            if subject.contains(&it.span.of(text).to_lowercase()) {
                continue;
            }
            all += it.weight;
            has += it.weight
                * if !it.near {
                    0.0
                } else if it.kin {
                    OF_FAMILY
                } else {
                    1.0
                };
            lacking += if it.near { 0.0 } else { it.weight };
            strangers = strangers.saturating_add(u8::from(it.role == Role::Name && !it.anywhere));
        }
        let share = if all > 0.0 { has / all } else { 1.0 };
        Self { told, share, lacking, strangers }
    }

    /// How much speaks for it.
    #[must_use]
    pub fn score(&self) -> f32 {
        SHARE * self.share
            + LACKING * log2(1.0 + self.lacking)
            + STRANGERS * log2(1.0 + f32::from(self.strangers))
    }

    /// True if the sources say enough of the claim's words.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.score() >= ENOUGH
    }

    /// For `--explain`, and for fitting the weights.
    #[must_use]
    pub fn explain(&self, open: usize) -> String {
        let Self { share, lacking, strangers, .. } = self;
        format!(
            "support: share {share:.3} lacking {lacking:.3} strangers {strangers} open {open} score {:.3}",
            self.score()
        )
    }
}

/// The terms of a claim with what the sources have of them; the window of sentences that has most of them is the best.
#[must_use]
pub fn told(
    reading: &Reading<'_>,
    placed: &[Placed],
    passages: &[(usize, f32)],
    library: &Library<'_>,
    families: &Families,
) -> Vec<Told> {
    let kin: Vec<Vec<u32>> = placed.iter().map(|it| relatives(it, reading, library, families)).collect();
    let weights: Vec<f32> = placed.iter().map(|it| library.lexicon.weight(it.term)).collect();
    let mut best: (f32, Vec<(bool, bool)>) = (-1.0, vec![(false, false); placed.len()]);
    for &(centre, _) in passages {
        let window = window(library, centre);
        let (mut score, mut has) = (0.0, Vec::with_capacity(placed.len()));
        for ((it, kin), weight) in placed.iter().zip(&kin).zip(&weights) {
            let theirs = library.passages_with(it.term);
            let next = theirs.partition_point(|(passage, _)| (*passage as usize) < *window.start());
            let same = theirs.get(next).is_some_and(|(passage, _)| window.contains(&(*passage as usize)));
            let next = kin.partition_point(|passage| (*passage as usize) < *window.start());
            let related = !same && kin.get(next).is_some_and(|passage| window.contains(&(*passage as usize)));
            score += weight
                * if same {
                    1.0
                } else if related {
                    OF_FAMILY
                } else {
                    0.0
                };
            has.push((same, related));
        }
        if score > best.0 {
            best = (score, has);
        }
    }
    let mut told = Vec::new();
    for (((it, kin), weight), (near, related)) in placed.iter().zip(&kin).zip(&weights).zip(best.1) {
        let elsewhere = !library.passages_with(it.term).is_empty();
        let kin = !near && (related || !elsewhere && !kin.is_empty());
        let (near, anywhere) = (near || related, near || related || elsewhere || kin);
        let role = role(reading, it.span);
        let lower = reading.tokens.lower(it.token);
        let light = role == Role::Word && is_light(lower);
        let weight = if light { weight * LIGHT_WEIGHT } else { *weight };
        let light = light || role == Role::Word && is_manner(lower);
        told.push(Told { span: it.span, role, weight, near, anywhere, kin, light });
    }
    told
}

/// The passages that hold a word of the same family, in their order.
fn relatives(it: &Placed, reading: &Reading<'_>, library: &Library<'_>, families: &Families) -> Vec<u32> {
    let others = families.of(it.span.of(reading.text)).iter().filter(|term| **term != it.term);
    let mut passages: Vec<u32> =
        others.flat_map(|term| library.passages_with(*term)).map(|(passage, _)| *passage).collect();
    passages.sort_unstable();
    passages.dedup();
    passages
}

/// The passages around one, of the same source.
fn window(library: &Library<'_>, centre: usize) -> std::ops::RangeInclusive<usize> {
    let source = library.passages.get(centre).map(|p| p.source);
    let same = |at: &usize| library.passages.get(*at).map(|p: &Passage| p.source) == source;
    let first = (centre.saturating_sub(REACH)..=centre).find(same).unwrap_or(centre);
    let last = (centre..=centre + REACH).rev().find(same).unwrap_or(centre);
    first..=last
}

pub(super) fn role(reading: &Reading<'_>, span: Span) -> Role {
    let first = reading.facts.partition_point(|fact| fact.span.start + 200 < span.start);
    let holding = reading.facts.iter().skip(first).take_while(|f| f.span.start <= span.start);
    let mut role = Role::Word;
    for fact in holding.filter(|f| f.span.end >= span.end) {
        match fact.kind() {
            Kind::Name => role = Role::Name,
            Kind::Quote => {}
            _ => return Role::Figure,
        }
    }
    role
}

/// True for a fact whose value is a number, an amount or a date.
#[must_use]
pub fn is_figure(fact: &Fact) -> bool {
    !matches!(fact.value, Value::Name(_) | Value::Quote(_))
}

/// The passages found, and of short sources all the others too, far behind: with little evidence what it says is what
/// is meant. Source by source, so that one more source changes nothing for the others.
#[must_use]
pub fn with_rest(mut found: Vec<(usize, f32)>, library: &Library<'_>) -> Vec<(usize, f32)> {
    let known = |p: &&usize| found.iter().all(|(passage, _)| passage != *p);
    let rest: Vec<usize> = library.short.iter().filter(known).copied().collect();
    found.extend(rest.into_iter().map(|passage| (passage, 0.0)));
    found
}

/// True if the source of a passage is an excerpt of a few sentences.
#[must_use]
pub fn is_short(library: &Library<'_>, passage: usize) -> bool {
    let source = library.passages.get(passage).and_then(|it| library.sources.get(it.source));
    source.is_some_and(|reading| reading.sentences.len() <= EXCERPT)
}

/// True if the sentence opens with a word that the sources write as a name: never in lower case.
#[must_use]
pub fn opens_with_name(reading: &Reading<'_>, sentence: Span, library: &Library<'_>) -> bool {
    let first = reading.tokens.at(sentence.start);
    let (word, lower) = (reading.tokens.word(first), reading.tokens.lower(first));
    let named = reading.tokens.is_capital(first) && !is_stop_word(lower);
    let Some(term) = word_term(word, lower).filter(|_| named).and_then(|key| library.lexicon.get(&key))
    else {
        return false;
    };
    let mut seen = false;
    for (passage, _) in library.passages_with(term) {
        let Some(passage) = library.passages.get(*passage as usize) else { continue };
        let Some(source) = library.sources.get(passage.source) else { continue };
        for at in source.tokens.within(passage.span) {
            if source.tokens.lower(at) == lower {
                if source.tokens.word(at) == lower {
                    return false;
                }
                seen = true;
            }
        }
    }
    seen
}

/// What another name in its part says of a name: nothing where all its words stand in the best sentences though not read
/// as a name there, where the claim opens with it (then the source speaks of something else), and where one may lie in
/// the other.
#[must_use]
pub fn keep_name(fact: &Fact, outcome: Bound, candidates: &[Candidate], told: &[Told]) -> Bound {
    let (Bound::Conflicts(conflict), Value::Name(name)) = (&outcome, &fact.value) else { return outcome };
    let mut words = told.iter().filter(|it| it.span.overlaps(fact.span)).peekable();
    let whole = words.peek().is_some() && words.all(|it| it.near && !it.kin);
    let read = candidates.iter().any(|candidate| candidate.found.agrees());
    let opens = told.first().is_some_and(|it| it.span.overlaps(fact.span));
    let apart = matches!(&conflict.fact.value, Value::Name(other) if place::differ_in_level(name, other));
    let silent = whole && !read || name.kind == NameType::Place && (opens || apart);
    if silent { Bound::Unbound } else { outcome }
}

/// The words of the name that a claim opens with. An excerpt of a few sentences often says `it` for what it is about.
#[must_use]
pub fn opening(told: &[Told], text: &str) -> Vec<String> {
    let first = told.iter().take_while(|it| it.role == Role::Name || it.span.start == 0);
    first.map(|it| it.span.of(text).to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Verdict;
    use crate::request::{Article, Request, Source};
    use crate::settings::Settings;
    use crate::text::Place;

    const SOURCE: &str = "The Harrow Trust opened its new library in Selby on 4 March 2019. About 1,200 people came to \
        the ceremony. The building cost £3.4 million and was paid for by the county. The mayor, Edith Crane, cut the ribbon. \
        Nobody asked about the old reading room. It closed the winter before.";

    fn verdict(claim: &str) -> Verdict {
        let article = Article { text: claim.to_owned(), ..Article::default() };
        let source = Source { id: "source".to_owned(), text: SOURCE.to_owned(), ..Source::default() };
        let answer = crate::check(&Request { article, sources: vec![source], ..Request::default() });
        answer.claims.first().map_or(Verdict::Unchecked, |claim| claim.verdict)
    }

    #[test]
    fn what_the_source_says_is_supported() {
        for claim in [
            "The Harrow Trust opened a library in Selby in March 2019.",
            "About 1,200 people attended the ceremony.",
            "The new library in Selby cost £3.4 million, and the county paid.",
            "Edith Crane, the mayor, cut the ribbon.",
            "The library was opened on 4 March 2019 by the Harrow Trust.",
        ] {
            assert_eq!(verdict(claim), Verdict::Supported, "{claim}");
        }
    }

    #[test]
    fn a_sentence_without_a_fact_is_a_claim_where_a_source_tells_it() {
        assert_eq!(verdict("Nobody asked about the old reading room."), Verdict::Supported);
        assert_eq!(verdict("Nobody will miss the old cinema with its hard seats."), Verdict::Unchecked);
    }

    #[test]
    fn what_it_does_not_speak_of_is_not_found() {
        for claim in [
            "The Harrow Trust is planning a swimming pool in Doncaster.",
            "Anna Lindqvist, an architect from Malmo, drew the plans.",
            "Reading clubs across Yorkshire lost 3,700 members.",
            "The library in Selby lends 800 films and 90 musical instruments.",
            "Edith Crane resigned in 2021 after a quarrel over parking.",
        ] {
            assert_eq!(verdict(claim), Verdict::NotFound, "{claim}");
        }
    }

    #[test]
    fn a_figure_that_stands_nowhere_is_never_supported() {
        for claim in [
            "The new library in Selby cost £5.9 million, and the county paid.",
            "About 7,000 people attended the ceremony.",
            "The Harrow Trust opened a library in Selby in March 2012.",
        ] {
            assert_ne!(verdict(claim), Verdict::Supported, "{claim}");
        }
    }

    fn opens(claim: &str, source: &str) -> bool {
        let settings = Settings::default();
        let sources = [Reading::new(source, Place::Body, None, &settings)];
        let library = Library::new(&sources);
        let reading = Reading::new(claim, Place::Body, None, &settings);
        opens_with_name(&reading, Span::new(0, claim.len()), &library)
    }

    #[test]
    fn a_first_word_is_a_name_where_the_source_always_writes_it_so() {
        assert!(opens("Tarkin is a river fish.", "Anglers catch Tarkin all year."));
        assert!(!opens("Bread is sold here.", "Bread is baked. The bread is sold."));
        assert!(!opens("The fish is sold here.", "The fish was caught."));
        assert!(!opens("Tarkin is a river fish.", "Anglers catch carp all year."));
    }

    #[test]
    fn few_passages_are_all_weighed() {
        let settings = Settings::default();
        let sources = [Reading::new("It rained. It poured.", Place::Body, None, &settings)];
        let library = Library::new(&sources);
        let all: Vec<usize> = with_rest(vec![(1, 1.0)], &library).iter().map(|(p, _)| *p).collect();
        assert_eq!(all, vec![1, 0]);
    }

    #[test]
    fn words_of_one_family_are_kin() {
        assert_eq!(start_of("publication").as_deref(), Some("publi"));
        assert_eq!(start_of("cat"), None);
        assert_eq!(start_of("2019/1"), None);
    }
}
