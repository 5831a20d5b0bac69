//! What claim after claim asks of all texts. Each question is answered once for each value, so that the cost of an article
//! grows with its length and not with the square of it.

use super::compare;
use super::gate::significant;
use super::near::Values;
use crate::facts::name::Spelled;
use crate::facts::{Bound, Fact, Name, NameType, Value};
use crate::reading::{Reading, Story};
use crate::settings::Tolerance;
use crate::text::{HashMap, HashSet, Span};
use rust_decimal::Decimal;
use std::cell::RefCell;
use std::rc::Rc;

/// A value of a text, with two of the places that have it: who asks for another place than his own needs no third.
pub(super) type Placed<'s> = (&'s Fact, Vec<Span>);

/// Names of the sources that may be one of the article's.
type Alike = Rc<HashSet<String>>;

/// The passages that speak of somebody, by name and what it names.
type Speaking = HashMap<(String, NameType), Rc<Vec<usize>>>;

/// The values of the article and of the sources, each once, and the answers given.
#[derive(Debug)]
pub struct Memory<'s> {
    article: Values<'s>,
    sources: Values<'s>,
    article_names: Vec<(&'s str, Spelled)>,
    source_names: Vec<(&'s str, Spelled)>,
    /// The fractions in words of the article: a fifth is 20 per cent.
    fractions: Vec<(Decimal, Span)>,
    openings: Vec<Vec<&'s str>>,
    tolerance: Tolerance,
    tells: RefCell<HashMap<String, Vec<Span>>>,
    stands: RefCell<HashMap<String, bool>>,
    named: RefCell<HashMap<String, bool>>,
    alike: RefCell<HashMap<String, Alike>>,
    passages: RefCell<Speaking>,
}

/// Two lengths of time, the one in hours and the other in minutes.
fn is_in_other_units(a: &Value, b: &Value) -> bool {
    matches!((a, b), (Value::Duration(a), Value::Duration(b)) if a.unit != b.unit)
}

impl<'s> Memory<'s> {
    /// Collects the values of a story.
    #[must_use]
    pub fn new(story: &'s Story<'_>) -> Self {
        let (article, sources) = (values(story.readings()), values(story.sources.iter()));
        Self {
            article_names: names(&article),
            source_names: names(&sources),
            fractions: fractions(&article),
            article: Values::new(article),
            sources: Values::new(sources),
            tolerance: story.request.settings.tolerance,
            tells: RefCell::default(),
            stands: RefCell::default(),
            openings: story.sources.iter().map(opening).collect(),
            named: RefCell::default(),
            alike: RefCell::default(),
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
                // `an hour and a half` is 90 minutes
                compare::Match::Rounds => {
                    is_fine(&fact.value) || is_in_other_units(&fact.value, &other.value)
                }
                // `just under 59 per cent` is said of 58.8
                compare::Match::Within => {
                    let bound = fact.value.amount().and_then(|amount| amount.bound);
                    is_fine(&fact.value) && matches!(bound, Some(Bound::Nearly | Bound::About))
                }
                _ => false,
            };
            let near = self.article.near(other);
            let mut spans: Vec<Span> = near.filter(same).flat_map(|(_, spans)| spans).copied().collect();
            if let Value::Percent { amount, points: false } = other.value {
                let worth = |part: Decimal| part.checked_mul(Decimal::ONE_HUNDRED);
                let same = |part: &Decimal| {
                    worth(*part).is_some_and(|it| (it - amount.value).abs() < Decimal::new(5, 1))
                };
                spans.extend(self.fractions.iter().filter(|(part, _)| same(part)).map(|(_, span)| *span));
            }
            spans
        });
        told.iter().any(|span| *span != at)
    }

    /// True if a source has the fact's value anywhere, whatever part it plays there.
    #[must_use]
    pub fn stands(&self, fact: &Fact) -> bool {
        let mut stands = self.stands.borrow_mut();
        *stands.entry(key(fact)).or_insert_with(|| {
            self.sources.near(fact).any(|(other, _)| {
                let found = compare::facts(fact, other, self.tolerance);
                // a day is not told where a source has its year alone
                found.agrees() && found != compare::Match::Finer
            })
        })
    }

    /// True if the article has a name that may be this one.
    #[must_use]
    pub fn article_names(&self, name: &Name) -> bool {
        let mut named = self.named.borrow_mut();
        *named.entry(name.value.clone()).or_insert_with(|| {
            let spelled = Spelled::of(&name.value);
            self.article_names.iter().any(|(_, other)| spelled.may_be(other))
        })
    }

    /// True if a source has a name that may be this one.
    #[must_use]
    pub fn sources_name(&self, name: &Name) -> bool {
        !self.alike(name).is_empty()
    }

    /// The names of the sources that may be this one.
    #[must_use]
    pub fn alike(&self, name: &Name) -> Alike {
        let mut alike = self.alike.borrow_mut();
        let found = alike.entry(name.value.clone()).or_insert_with(|| {
            let spelled = Spelled::of(&name.value);
            let those = self.source_names.iter().filter(|(_, other)| spelled.may_be(other));
            Rc::new(those.map(|(value, _)| (*value).to_owned()).collect())
        });
        Rc::clone(found)
    }

    /// The names in the first line of a source, which says of whom all of it is.
    #[must_use]
    pub fn opening(&self, source: usize) -> &[&'s str] {
        self.openings.get(source).map_or(&[], Vec::as_slice)
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

fn names<'s>(values: &[Placed<'s>]) -> Vec<(&'s str, Spelled)> {
    let mut names: Vec<&str> = values.iter().filter_map(|(fact, _)| name_of(fact)).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|name| (name, Spelled::of(name))).collect()
}

/// The fractions in words among some values.
fn fractions(values: &[Placed<'_>]) -> Vec<(Decimal, Span)> {
    let part = |fact: &Fact| match fact.value {
        Value::Number(it) if it.value > Decimal::ZERO && it.value < Decimal::ONE => Some(it.value),
        _ => None,
    };
    let all = values.iter().filter_map(|(fact, spans)| Some((part(fact)?, spans)));
    all.flat_map(|(part, spans)| spans.iter().map(move |span| (part, *span))).collect()
}

fn name_of(fact: &Fact) -> Option<&str> {
    match &fact.value {
        Value::Name(name) => Some(name.value.as_str()),
        _ => None,
    }
}

/// The names of a source that stand in its first sentence, wherever they are read as names.
fn opening<'s>(reading: &'s Reading<'_>) -> Vec<&'s str> {
    let Some(first) = reading.sentences.first() else { return Vec::new() };
    let text = first.span.of(reading.text);
    let mut names: Vec<&str> = reading.facts.iter().filter_map(name_of).collect();
    names.sort_unstable();
    names.dedup();
    names.retain(|name| text.contains(name));
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
