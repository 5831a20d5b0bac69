//! What claim after claim asks of all texts. Each question is answered once for each value, so that the cost of an article
//! grows with its length and not with the square of it.

use super::compare;
use super::gate::significant;
use crate::facts::name::{NameMatch, compare_names, sounds_like};
use crate::facts::{Fact, Name, NameType, Value};
use crate::reading::{Reading, Story};
use crate::settings::Tolerance;
use crate::text::{HashMap, Span};
use std::cell::RefCell;
use std::rc::Rc;

/// A value of a text, with two of the places that have it: who asks for another place than his own needs no third.
type Placed<'s> = (&'s Fact, Vec<Span>);

/// The passages that speak of somebody, by name and what it names.
type Speaking = HashMap<(String, NameType), Rc<Vec<usize>>>;

/// The values of the article and of the sources, each once, and the answers given.
#[derive(Debug)]
pub struct Memory<'s> {
    article: Vec<Placed<'s>>,
    sources: Vec<Placed<'s>>,
    article_names: Vec<&'s str>,
    source_names: Vec<&'s str>,
    tolerance: Tolerance,
    tells: RefCell<HashMap<String, Vec<Span>>>,
    stands: RefCell<HashMap<String, bool>>,
    named: RefCell<HashMap<(String, bool), bool>>,
    passages: RefCell<Speaking>,
}

impl<'s> Memory<'s> {
    /// Collects the values of a story.
    #[must_use]
    pub fn new(story: &'s Story<'_>) -> Self {
        let (article, sources) = (values(story.readings()), values(story.sources.iter()));
        Self {
            article_names: names(&article),
            source_names: names(&sources),
            article,
            sources,
            tolerance: story.request.settings.tolerance,
            tells: RefCell::default(),
            stands: RefCell::default(),
            named: RefCell::default(),
            passages: RefCell::default(),
        }
    }

    /// True if the article gives the value of a source fact, elsewhere than at `at`.
    #[must_use]
    pub fn tells(&self, at: Span, other: &Fact) -> bool {
        let mut tells = self.tells.borrow_mut();
        let told = tells.entry(key(other)).or_insert_with(|| {
            let same = |(fact, _): &&Placed<'_>| match compare::facts(fact, other, self.tolerance) {
                compare::Match::Same => true,
                // `a thousand` rounds too much to be somebody's 907
                compare::Match::Rounds => is_fine(&fact.value),
                _ => false,
            };
            self.article.iter().filter(same).flat_map(|(_, spans)| spans).copied().collect()
        });
        told.iter().any(|span| *span != at)
    }

    /// True if a source has the fact's value anywhere, whatever part it plays there.
    #[must_use]
    pub fn stands(&self, fact: &Fact) -> bool {
        let mut stands = self.stands.borrow_mut();
        *stands.entry(key(fact)).or_insert_with(|| {
            self.sources.iter().any(|(other, _)| compare::facts(fact, other, self.tolerance).agrees())
        })
    }

    /// True if the article has a name that may be this one.
    #[must_use]
    pub fn article_names(&self, name: &Name) -> bool {
        self.has_name(name, true)
    }

    /// True if a source has a name that may be this one.
    #[must_use]
    pub fn sources_name(&self, name: &Name) -> bool {
        self.has_name(name, false)
    }

    fn has_name(&self, name: &Name, article: bool) -> bool {
        let names = if article { &self.article_names } else { &self.source_names };
        let mut named = self.named.borrow_mut();
        *named.entry((name.value.clone(), article)).or_insert_with(|| {
            let one = |other: &str| {
                compare_names(&name.value, other) != NameMatch::Different || sounds_like(&name.value, other)
            };
            names.iter().any(|other| one(other))
        })
    }

    /// The passages that speak of somebody, as `find` finds them the first time that it is asked.
    #[must_use]
    pub fn passages_of(&self, name: &Name, find: impl FnOnce() -> Vec<usize>) -> Rc<Vec<usize>> {
        let mut passages = self.passages.borrow_mut();
        Rc::clone(passages.entry((name.value.clone(), name.kind)).or_insert_with(|| Rc::new(find())))
    }
}

fn is_fine(value: &Value) -> bool {
    value.amount().is_none_or(|a| significant(a.value) > 1)
}

/// What makes two facts the same to every comparison.
fn key(fact: &Fact) -> String {
    format!("{:?}{:?}", fact.value, fact.readings)
}

fn values<'s, 'r: 's>(readings: impl Iterator<Item = &'s Reading<'r>>) -> Vec<Placed<'s>> {
    let mut places: HashMap<String, usize> = HashMap::default();
    let mut values: Vec<Placed<'s>> = Vec::new();
    for fact in readings.flat_map(|reading| &reading.facts) {
        let next = values.len();
        let place = *places.entry(key(fact)).or_insert(next);
        match values.get_mut(place) {
            Some((_, spans)) if spans.len() < 2 && !spans.contains(&fact.span) => spans.push(fact.span),
            Some(_) => {}
            None => values.push((fact, vec![fact.span])),
        }
    }
    values
}

fn names<'s>(values: &[Placed<'s>]) -> Vec<&'s str> {
    let name = |(fact, _): &Placed<'s>| match &fact.value {
        Value::Name(name) => Some(name.value.as_str()),
        _ => None,
    };
    let mut names: Vec<&str> = values.iter().filter_map(name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::{Article, Request, Source};

    #[test]
    fn a_value_is_told_elsewhere_only_where_it_has_another_place() {
        let text = "The club has 412 members. The choir has 412 members and 31 seats.";
        let article = Article { text: text.into(), ..Article::default() };
        let source =
            Source { id: "s".into(), text: "412 came, 31 sat, 88 sang.".into(), ..Source::default() };
        let request = Request { article, sources: vec![source], ..Request::default() };
        let story = Story::new(&request);
        let memory = Memory::new(&story);
        let theirs = &story.sources[0].facts;
        let first = story.body.facts.iter().find(|fact| fact.span.of(text) == "412").expect("a number");
        let seats = story.body.facts.iter().find(|fact| fact.span.of(text) == "31").expect("a number");
        assert!(memory.tells(first.span, &theirs[0]) && memory.tells(first.span, &theirs[1]));
        assert!(!memory.tells(seats.span, &theirs[1]) && !memory.tells(first.span, &theirs[2]));
        assert!(memory.stands(seats) && memory.stands(first));
    }
}
