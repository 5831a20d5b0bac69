//! `self/name`: one name spelled two ways in one article.
//!
//! One letter in a word of five, two in a word of eight, or other accents; the first letter stays and the other words
//! of the name agree. What could be two people, two places, a plural or a form of a name is left alone: a false alarm
//! costs more than a miss.

use super::{Finding, Rule, Suggestion};
use crate::facts::name::{Spelling, canonical, spelling};
use crate::facts::{NameType, Value};
use crate::reading::{Reading, Story};
use crate::text::{Block, Span};
use std::collections::{BTreeMap, HashMap, HashSet};

/// More distinct words of names are not compared, so that the time stays bounded.
const MOST: usize = 1000;
/// Nor is a word followed through more names than that.
const COMPANY: usize = 20;

/// Adds what this rule finds.
pub(super) fn check(story: &Story<'_>, found: &mut Vec<Finding>) {
    let forms = Forms::new(story);
    for (right, wrong) in forms.pairs() {
        let Some(at) = forms.first(wrong) else { continue };
        let message = format!("“{wrong}” is spelled “{right}” elsewhere in the article.");
        let mut finding = Finding::new(Rule::SelfName, at.0, at.1, message);
        finding.suggestion = Some(Suggestion { span: at.1, replacement: right.to_owned() });
        found.push(finding);
    }
}

/// A word of a name and the names that it stands in.
struct Form<'s, 'a> {
    /// Where it stands.
    at: Vec<(&'s Reading<'a>, Span)>,
    /// The other words of each name that holds it.
    others: HashSet<Vec<&'s str>>,
    kinds: Vec<NameType>,
}

/// The words of all names of an article, in the order of their first mention.
struct Forms<'s, 'a> {
    order: Vec<&'s str>,
    by_word: HashMap<&'s str, Form<'s, 'a>>,
}

impl<'s, 'a> Forms<'s, 'a> {
    fn new(story: &'s Story<'a>) -> Self {
        let mut forms = Self { order: Vec::new(), by_word: HashMap::new() };
        for reading in std::iter::once(&story.body).chain(&story.around) {
            for fact in &reading.facts {
                let Value::Name(name) = &fact.value else { continue };
                let notice = reading.sentence_at(fact.span.start).is_some_and(|s| s.block == Block::Notice);
                if !notice && name.kind != NameType::Work {
                    forms.add(reading, fact.span, name.kind);
                }
            }
        }
        forms
    }

    fn add(&mut self, reading: &'s Reading<'a>, name: Span, kind: NameType) {
        let words: Vec<(Span, &'s str)> =
            words(name.of(reading.text)).map(|(span, w)| (span.shifted(name.start), w)).collect();
        for (i, (span, word)) in words.iter().enumerate() {
            let letters = word.chars().count();
            let letter = |c: char| c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c);
            let plain = word.chars().all(letter) && word.chars().skip(1).any(char::is_lowercase);
            if letters < 5 || !plain || !word.starts_with(char::is_uppercase) {
                continue;
            }
            if self.order.len() >= MOST && !self.by_word.contains_key(word) {
                continue;
            }
            let form = self.by_word.entry(word).or_insert_with(|| {
                self.order.push(word);
                Form { at: Vec::new(), others: HashSet::new(), kinds: Vec::new() }
            });
            form.at.push((reading, *span));
            form.kinds.push(kind);
            if form.others.len() < COMPANY {
                let beside = words.iter().enumerate().filter(|(n, _)| *n != i).map(|(_, (_, w))| *w);
                form.others.insert(beside.collect());
            }
        }
    }

    /// The likelier and the other spelling of each name that has two.
    fn pairs(&self) -> Vec<(&'s str, &'s str)> {
        let mut buckets: BTreeMap<char, Vec<&'s str>> = BTreeMap::new();
        for word in &self.order {
            let first = word.chars().next().unwrap_or_default();
            buckets.entry(first).or_default().push(word);
        }
        let mut pairs = Vec::new();
        for words in buckets.values() {
            for (n, a) in words.iter().enumerate() {
                for b in words
                    .iter()
                    .skip(n + 1)
                    .filter(|b| a.len().abs_diff(b.len()) <= 8 && spelling(a, b) == Spelling::Slip)
                {
                    if let (Some(x), Some(y)) = (self.by_word.get(a), self.by_word.get(b))
                        && is_one_name(x, y, canonical(a) == canonical(b))
                    {
                        // The word met first is right unless the other is commoner.
                        pairs.push(if y.at.len() > x.at.len() { (*b, *a) } else { (*a, *b) });
                    }
                }
            }
        }
        let wrong_of: HashMap<&str, usize> = pairs.iter().fold(HashMap::new(), |mut seen, (_, wrong)| {
            *seen.entry(*wrong).or_default() += 1;
            seen
        });
        pairs.retain(|(_, wrong)| wrong_of.get(wrong) == Some(&1));
        pairs
    }

    fn first(&self, word: &str) -> Option<(&'s Reading<'a>, Span)> {
        self.by_word.get(word)?.at.first().copied()
    }
}

/// Once at least it is given as a spelling: `entered as X`, `spelled X`, `also called X`.
fn is_given_as(form: &Form<'_, '_>) -> bool {
    form.at.iter().any(|(reading, span)| {
        let first = reading.tokens.at(span.start);
        let before = first.checked_sub(1).map_or("", |i| reading.tokens.lower(i));
        matches!(before, "as" | "spelled" | "spelt" | "called" | "written" | "née" | "formerly")
    })
}

/// The two words stand beside the same other words; or one stands alone, where the other is a surname. A word that the
/// article also writes small is no slip.
fn is_one_name(a: &Form<'_, '_>, b: &Form<'_, '_>, accents_only: bool) -> bool {
    let long = |form: &Form<'_, '_>| -> Vec<Vec<String>> {
        let named = form.others.iter().filter(|others| !others.is_empty());
        named.map(|others| others.iter().map(|w| w.to_lowercase()).collect()).collect()
    };
    let (x, y) = (long(a), long(b));
    let agree = x.iter().all(|o| y.iter().all(|p| o.iter().any(|w| p.contains(w))));
    let fit = |k: &NameType, l: &NameType| k == l || *k == NameType::Other || *l == NameType::Other;
    let kinds = a.kinds.iter().any(|k| b.kinds.iter().any(|l| fit(k, l)));
    let alone = x.is_empty() || y.is_empty();
    let person = a.kinds.contains(&NameType::Person) || b.kinds.contains(&NameType::Person);
    let named = !(x.is_empty() && y.is_empty()) && (!alone || person || accents_only);
    kinds
        && agree
        && named
        && !is_written_small(a)
        && !is_written_small(b)
        && !is_given_as(a)
        && !is_given_as(b)
}

fn is_written_small(form: &Form<'_, '_>) -> bool {
    let Some((reading, span)) = form.at.first() else { return false };
    reading.text.contains(&span.of(reading.text).to_lowercase())
}

/// The words of a name, with their spans in it; hyphens part words.
fn words(name: &str) -> impl Iterator<Item = (Span, &str)> {
    let mut start = 0;
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‑' | '.' | '’' | '\'')).filter_map(
        move |word| {
            let at = start;
            let rest = name.get(at + word.len()..).unwrap_or_default();
            start = at + word.len() + rest.chars().next().map_or(0, char::len_utf8);
            (!word.is_empty()).then_some((Span::new(at, at + word.len()), word))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::{Article, Request};

    fn flagged(text: &str) -> Vec<String> {
        let request =
            Request { article: Article { text: text.into(), ..Article::default() }, ..Request::default() };
        let mut found = Vec::new();
        check(&Story::new(&request), &mut found);
        found
            .iter()
            .map(|f| format!("{} → {}", f.text, f.suggestion.as_ref().map_or("", |s| &s.replacement)))
            .collect()
    }

    #[test]
    fn a_name_spelled_two_ways_is_found() {
        for (text, expected) in [
            ("Aro Tammik, 41, sang. Then Tammik sat. The crowd saw Tamnik leave.", "Tamnik → Tammik"),
            ("Zdeňka Horáková sang in Brno. The crowd loved Horakova.", "Horakova → Horáková"),
            ("The Ardley Institute grew. Staff of the Ardsley Institute met.", "Ardsley → Ardley"),
            ("They met Petra Lindqvist. “No,” said Petra Lindkvist.", "Lindkvist → Lindqvist"),
            ("Fenella Okonjo-Marsh came. Ms Okonio-Marsh left.", "Okonio → Okonjo"),
        ] {
            assert_eq!(flagged(text), [expected], "{text}");
        }
    }

    #[test]
    fn two_people_places_and_forms_of_a_name_are_left_alone() {
        for text in [
            "Jan Hansen met Petra Hanson. Hansen won. Hanson lost.",
            "Ivan Petrov married Olga Petrova. Petrov sang. Petrova danced.",
            "Maria Kowalska and Piotr Kowalski sang.",
            "Mala\u{301}k sang. Nov Mal\u{e1}k sat. They saw Mala\u{301}k and Nov Mala\u{301}k.",
            "Rosa Bloom sang. There was blood. Blood is red, said Aro Blood.",
            "They flew from Slovakia to Slovenia.",
            "Aro Tammik sang. The Tammiks were there. Tammik’s dog was not.",
            "The Orchard Trust met. Orchards are rare. The Norwegian met Norway.",
            "Marie Lind and Maria Lind are sisters.",
            "He lives in Marton and works in Merton.",
            "Aro Tammik sang.\n\nA previous version of this article misspelled Aro Tamnik’s name.",
            "Mr Wells met Ms Welles of Dale. Jane Welles sued Tom Wells.",
        ] {
            assert_eq!(flagged(text), [""; 0], "{text}");
        }
    }
}
