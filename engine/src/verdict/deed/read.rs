//! Deeds where a text tells them, each with those who did it.

use super::clause::Clause;
use super::words::{CREDIT, Lead, OWN, WAYS, WIN, Way, is_tight};
use crate::evidence::{fold, is_stop_word, stem};
use crate::facts::name::{is_role_word, is_title, same_name};
use crate::facts::{Fact, Name, NameType, Value, is_nationality};
use crate::reading::Reading;
use crate::text::{HashSet, Place, Span, TokenKind};
use jiff::civil::Date;
use std::ops::Range;

/// A deed and its doers.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) deed: usize,
    /// Those who did it, as they are named.
    pub(super) by: Vec<(Name, Span)>,
    /// The words of what it was done to; none in a heading.
    pub(super) object: Vec<String>,
    /// The days that its sentence names.
    pub(super) days: Vec<(Date, Date)>,
    /// The words of the deed, and the sentence.
    pub(super) words: Span,
    pub(super) sentence: Span,
    /// Where the doers stand: nobody outside of it is one.
    pub(super) window: Span,
    /// The text it is in.
    pub(super) place: Place,
    /// It is told by a word for the doer.
    pub(super) by_office: bool,
    /// The doer is a pronoun there.
    pub(super) by_pronoun: bool,
}

/// A name by its tokens: the first, and the one behind the last.
pub(super) struct At {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) name: Name,
    pub(super) span: Span,
}

/// Those who act and are no names, also with a capital at the beginning of a sentence.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "police", "parliament", "congress", "government", "people", "men", "women", "council", "nobody", "somebody", "everyone", "everybody", "anyone",
    "detective", "management", "staff", "rain", "snow", "fire", "nothing", "something", "one", "two", "three", "four", "five", "six", "seven",
];

/// The words with a capital that do not open a sentence, in lower case.
pub(super) fn capitals<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = String> + 'r {
    let tokens = &reading.tokens;
    let inside = |i: &usize| tokens.is_capital(*i) && !tokens.opens(*i);
    (0..tokens.len()).filter(inside).map(|i| tokens.lower(i).to_owned())
}

/// The names of a stretch that may do something: those that the engine reads, and other words with a capital.
pub(super) fn names(reading: &Reading<'_>, span: Span, capitals: &HashSet<String>) -> Vec<At> {
    let tokens = &reading.tokens;
    let of = |fact: &Fact| (tokens.at(fact.span.start), tokens.at(fact.span.end.saturating_sub(1)) + 1);
    let named = reading.facts_in(span).filter_map(|fact| match &fact.value {
        Value::Name(name) if name.kind != NameType::Work => {
            let (first, end) = of(fact);
            Some(At { first, end, name: name.clone(), span: fact.span })
        }
        _ => None,
    });
    let mut found: Vec<At> = named.collect();
    let read = |i: usize| {
        let at = tokens.span(i, i);
        reading.facts_over(at).any(|fact| !matches!(fact.value, Value::Quote(_)))
    };
    let range = tokens.within(span);
    let single = |i: &usize| {
        let (word, lower) = (tokens.word(*i), tokens.lower(*i));
        let opens = *i == range.start;
        let plain = tokens.kind(*i) == Some(TokenKind::Word) && tokens.is_capital(*i) && word.len() > 2;
        let general = is_stop_word(lower)
            || is_title(lower)
            || is_role_word(lower)
            || COMMON.contains(&lower)
            || is_nationality(lower)
            || WAYS.contains_key(lower);
        // `Critics praised` opens with a plural, `Barclays has` with a name
        let many = opens && lower.ends_with('s') && !capitals.contains(lower);
        let one = matches!(tokens.lower(*i + 1), "has" | "is" | "was");
        plain && !general && (!many || one) && !tokens.is_sign(*i + 1, ':') && !read(*i)
    };
    let singles: Vec<usize> = range.clone().filter(single).collect();
    for i in singles {
        let span = tokens.span(i, i);
        let name =
            Name { value: tokens.word(i).to_owned(), kind: NameType::Other, role: None, nationality: None };
        found.push(At { first: i, end: i + 1, name, span });
    }
    found.sort_by_key(|at| at.first);
    // `the Firefighters' Association` is one name
    let mut joined: Vec<At> = Vec::new();
    for at in found {
        let mark = at.first.checked_sub(1).filter(|i| matches!(tokens.word(*i), "'" | "’"));
        match joined.last_mut().filter(|before| Some(before.end) == mark && before.name.value.ends_with('s'))
        {
            Some(before) => {
                before.span = before.span.join(at.span);
                before.end = at.end;
                before.name.value = before.span.of(reading.text).to_owned();
                before.name.kind = NameType::Organisation;
            }
            None => joined.push(at),
        }
    }
    joined
}

/// The deeds of a text. `He` and `She` at the beginning of a sentence are the only one whom the sentence before names.
pub(super) fn all_told(reading: &Reading<'_>, capitals: &HashSet<String>) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    let mut before: Option<Name> = None;
    let mut paragraph = None;
    for sentence in &reading.sentences {
        let first = reading.tokens.within(sentence.span).start;
        let goes_on = matches!(reading.tokens.lower(first), "he" | "she" | "his" | "her");
        if paragraph != Some(sentence.paragraph) && !goes_on {
            before = None;
        }
        paragraph = Some(sentence.paragraph);
        let them = before.as_ref().filter(|_| goes_on);
        found.extend(told(reading, sentence.span, capitals, them));
        let mut people = reading.facts_in(sentence.span).filter_map(|fact| match &fact.value {
            Value::Name(name) if name.kind == NameType::Person => Some(name),
            _ => None,
        });
        before = match people.next() {
            Some(one) => people.all(|it| same_name(&one.value, &it.value)).then(|| one.clone()),
            None => before.filter(|_| goes_on),
        };
    }
    found
}

/// The deeds of one sentence; `them` is whom a pronoun at its beginning means.
fn told(reading: &Reading<'_>, sentence: Span, capitals: &HashSet<String>, them: Option<&Name>) -> Vec<Told> {
    let mut names = names(reading, sentence, capitals);
    let range = reading.tokens.within(sentence);
    let subject = matches!(reading.tokens.lower(range.start), "he" | "she");
    if let Some(name) = them.filter(|_| subject) {
        let span = reading.tokens.span(range.start, range.start);
        names.insert(0, At { first: range.start, end: range.start + 1, name: name.clone(), span });
    }
    if names.is_empty() {
        return Vec::new();
    }
    let it = Clause { reading, range: range.clone(), names: &names };
    let days = || days(reading, sentence);
    let meant: Vec<String> = them.map(|name| words_of(&name.value)).unwrap_or_default();
    let mut found = Vec::new();
    for at in range.clone() {
        for way in WAYS.get(reading.tokens.lower(at)).into_iter().flatten() {
            let end = at + way.words.len();
            if !way.words.iter().enumerate().all(|(n, word)| reading.tokens.lower(at + n) == *word) {
                continue;
            }
            let read = match way.lead {
                Lead::Before(_) if way.deed == WIN && !it.is_of_one(end) => None,
                Lead::Before(needed) => it.before(at, end, needed),
                Lead::After(prep) => it.after(at, end, prep),
                Lead::Doer => it.doer(at, end),
                Lead::Label => it.label(at, end),
            };
            if let Some((by, mut object)) = read.filter(|(by, _)| !by.is_empty()) {
                if is_tight(way.deed) && !object.is_empty() {
                    object = match way.lead {
                        Lead::Before(_) => it.thing_behind(end),
                        Lead::After(_) => it.thing_before(at),
                        _ => object,
                    };
                    if object.is_empty() {
                        continue;
                    }
                }
                let by_pronoun = them.is_some() && by.iter().any(|it| it.first == range.start);
                if !by_pronoun && !object.is_empty() {
                    object.extend(meant.iter().cloned());
                }
                object.retain(|word| !is_own(way.deed, word));
                let words = reading.tokens.span(at, end - 1);
                let window = it.window(way, at, &by);
                let by = by.into_iter().map(|at| (at.name.clone(), at.span)).collect();
                let place = reading.place;
                let days = days();
                let by_office = matches!(way.lead, Lead::Doer);
                let deed = way.deed;
                found.push(Told {
                    deed,
                    by,
                    object,
                    days,
                    words,
                    sentence,
                    window,
                    place,
                    by_office,
                    by_pronoun,
                });
            }
        }
    }
    for (by, object, words) in it.credits() {
        let window = it.list(by.first, by.end);
        let (by, place) = (vec![(by.name.clone(), by.span)], reading.place);
        let days = Vec::new();
        let (deed, by_office, by_pronoun) = (*CREDIT, false, false);
        found.push(Told { deed, by, object, days, words, sentence, window, place, by_office, by_pronoun });
    }
    found
}

/// The words of a name as the words of what is done are kept.
fn words_of(name: &str) -> Vec<String> {
    name.split([' ', '-']).map(|word| stem(&fold(word).to_lowercase()).into_owned()).collect()
}

/// True if a stretch has words of the deed at all.
pub(super) fn speaks_of(reading: &Reading<'_>, range: Range<usize>, deed: usize) -> bool {
    let said = |at: usize, way: &Way| {
        way.deed == deed
            && way.words.iter().enumerate().all(|(n, word)| reading.tokens.lower(at + n) == *word)
    };
    let ways = |at: usize| WAYS.get(reading.tokens.lower(at)).into_iter().flatten();
    range.into_iter().any(|at| ways(at).any(|way| said(at, way)))
}

/// The days that a stretch names by date.
pub(super) fn days(reading: &Reading<'_>, sentence: Span) -> Vec<(Date, Date)> {
    let dates = reading.facts_in(sentence).filter_map(|fact| match &fact.value {
        Value::Date(date) if date.year_known() && !date.relative => Some((date.first, date.last)),
        _ => None,
    });
    dates.collect()
}

/// A word of the deed itself says nothing of what it was done to.
fn is_own(deed: usize, word: &str) -> bool {
    OWN.get(deed).is_some_and(|own| own.contains(word))
}
