//! Where somebody was born, died or was buried: one life, one place.
//!
//! `born on 2 June 1936 in Tulsa` against `born June 2, 1936, in Topeka`. The two must be of one life: the same person is
//! named, or the same day stands beside, or both texts tell of one birth only. A place that no source has anywhere may be
//! a finer or a wider one, and says nothing.

use super::{Other, names};
use crate::evidence::fold;
use crate::facts::name::same_name;
use crate::facts::{Fact, Name, NameType, Value};
use crate::reading::{Reading, Story};
use crate::rules::Rule;
use crate::text::{Span, TokenKind};
use crate::verdict::place;
use jiff::civil::Date;

/// How far behind `-born` the person may stand, in tokens.
const NEXT: usize = 4;

/// The births and deaths of the sources.
#[derive(Clone, Debug, Default)]
pub struct Lives {
    all: Vec<(usize, Event)>,
    /// The verbs of the article's own.
    told: Vec<&'static str>,
}

/// A verb of a life with the place behind it.
#[derive(Clone, Debug)]
struct Event {
    verb: &'static str,
    /// The one it is told of, where the text names them.
    whom: Option<String>,
    /// The days that stand between verb and end, and the words of all.
    dates: Vec<(Date, Date)>,
    /// The place, and what is named right behind it.
    places: Vec<Name>,
    at: Span,
    /// The words of the clause.
    clause: Span,
}

/// How far behind its verb the place may stand, in tokens.
const REACH: usize = 14;

/// Words of one turn of a life (or of a firm's), the first of them its name, and the words that lead to its place; none
/// where a life has many such places.
const TURNS: &[(&str, &[&str], &[&str])] = &[
    ("born", &["born"], &["in", "at"]),
    ("died", &["died"], &["in", "at"]),
    ("buried", &["buried"], &["in", "at"]),
    ("raised", &["raised", "grew"], &["in", "at"]),
    ("lives", &["lives"], &["in", "at", "near"]),
    ("studied", &["studied", "educated", "graduated", "education"], &["in", "at", "from", ":", ";"]),
    ("based", &["based", "headquartered"], &["in", "at"]),
    ("lived", &["lived"], &[]),
    ("married", &["married"], &[]),
];

/// The turn of a life that a word (lower case) is one of.
pub fn turn(word: &str) -> Option<&'static str> {
    TURNS.iter().find(|(_, words, _)| words.contains(&word)).map(|(name, _, _)| *name)
}

impl Lives {
    /// Collects them.
    #[must_use]
    pub fn new(story: &Story<'_>) -> Self {
        let all = story.sources.iter().enumerate();
        let all =
            all.flat_map(|(source, reading)| events(reading).into_iter().map(move |event| (source, event)));
        let told = story.readings().flat_map(events).map(|event| event.verb);
        Self { all: all.collect(), told: told.collect() }
    }

    /// The places of a claim that the sources give otherwise for the same life.
    #[must_use]
    pub fn check(&self, story: &Story<'_>, reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        let mut found = Vec::new();
        let index = reading.sentences.partition_point(|sentence| sentence.span.end <= claim.start);
        for event in &events_of(reading, index) {
            let Some(ours) = event.places.first() else { continue };
            let only = self.told.iter().filter(|verb| **verb == event.verb).count() == 1;
            let theirs: Vec<&(usize, Event)> = self
                .all
                .iter()
                .filter(|(_, other)| {
                    other.verb == event.verb
                        && self.is_one(event, other, only)
                        && (event.whom.is_some() == other.whom.is_some() || may_be_one(story, event, other))
                })
                .collect();
            let differs = theirs.iter().all(|(source, other)| {
                let text = story.sources.get(*source).map_or("", |s| other.clause.of(s.text));
                let same = other.places.iter().any(|place| same_name(&place.value, &ours.value));
                !same
                    && !text.contains(ours.value.as_str())
                    && other.places.first().is_some_and(|place| apart(place, ours))
            });
            let known = names_anywhere(story, ours);
            let Some((source, first)) = theirs.first().filter(|_| differs && known) else { continue };
            let Some(right) = first.places.first() else { continue };
            // `born in Oslo` where the sources have `Norway`, and the article both
            let both = event
                .places
                .iter()
                .skip(1)
                .any(|more| first.places.iter().any(|p| same_name(&p.value, &more.value)));
            if !both {
                let says = format!("has \"{} … {}\"", event.verb, right.value);
                let (rule, span, right) = (Rule::SourcePlace, event.at, Some(right.value.clone()));
                found.push(Other { rule, span, says, right, place: (*source, first.at), least: 0.0 });
            }
        }
        found
    }

    /// Two tellings of one life.
    fn is_one(&self, ours: &Event, theirs: &Event, only: bool) -> bool {
        let pairs = || ours.dates.iter().flat_map(|a| theirs.dates.iter().map(move |b| (a, b)));
        let meet = |(a, b): (&(Date, Date), &(Date, Date))| a.0 <= b.1 && b.0 <= a.1;
        let dated = pairs().any(|pair| meet(pair) && pair.0.0 == pair.0.1 && pair.1.0 == pair.1.1);
        let apart = pairs().next().is_some() && !pairs().any(meet);
        let alone = only && self.all.iter().filter(|(_, other)| other.verb == ours.verb).count() == 1;
        match (&ours.whom, &theirs.whom) {
            (Some(a), Some(b)) => same_name(a, b) && !apart || dated && shares_surname(a, b),
            _ => dated || alone && !apart,
        }
    }
}

/// Whom the one text names the other must name as well, where it has but a pronoun for them.
fn may_be_one(story: &Story<'_>, ours: &Event, theirs: &Event) -> bool {
    let named = |text: &str, who: &str| {
        let who = fold(who);
        let last = who.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        fold(text).split(|c: char| !c.is_alphanumeric()).any(|word| word == last)
    };
    let theirs = theirs.whom.as_deref().is_none_or(|who| story.readings().any(|it| named(it.text, who)));
    // a widow writes of `him` all through her letter
    theirs && ours.whom.as_deref().is_none_or(|who| story.sources.iter().any(|it| named(it.text, who)))
}

fn shares_surname(a: &str, b: &str) -> bool {
    let last = |name: &str| name.rsplit(' ').next().map(str::to_lowercase);
    last(a) == last(b)
}

fn apart(a: &Name, b: &Name) -> bool {
    !same_name(&a.value, &b.value) && !place::differ_in_level(a, b)
}

/// True if a source has the place anywhere.
fn names_anywhere(story: &Story<'_>, ours: &Name) -> bool {
    story.sources.iter().any(|source| {
        source
            .facts
            .iter()
            .any(|fact| matches!(&fact.value, Value::Name(name) if same_name(&name.value, &ours.value)))
    })
}

/// The verbs of a life with a place behind them.
fn events(reading: &Reading<'_>) -> Vec<Event> {
    (0..reading.sentences.len()).flat_map(|index| events_of(reading, index)).collect()
}

/// Those of one sentence.
fn events_of(reading: &Reading<'_>, index: usize) -> Vec<Event> {
    let tokens = &reading.tokens;
    let mut found = Vec::new();
    if let Some(sentence) = reading.sentences.get(index) {
        found.extend(joined(reading, sentence.span));
        let range = tokens.within(sentence.span);
        for verb_at in range.clone() {
            let turn = TURNS.iter().find(|(_, words, _)| words.contains(&tokens.lower(verb_at)));
            // `the German-born climber lives in Innsbruck`, `Oslo-based`
            let joined = tokens.is_sign(verb_at.wrapping_sub(1), '-');
            let Some((verb, _, leads)) = turn.copied().filter(|_| !joined) else { continue };
            // `Education: Exeter`
            let label = usize::from(tokens.is_sign(verb_at + 1, ':'));
            let end = (verb_at + 1 + label..range.end.min(verb_at + REACH)).find(|i| closes(reading, *i));
            let end = end.unwrap_or(range.end.min(verb_at + REACH));
            if end <= verb_at + 1 {
                continue;
            }
            let clause = tokens.span(verb_at, end - 1);
            let in_place = |(fact, name): &(&Fact, &Name)| {
                let first = tokens.at(fact.span.start);
                let school = verb == "studied" && name.kind == NameType::Organisation;
                let place = matches!(name.kind, NameType::Place | NameType::Other) || school;
                place && first.checked_sub(1).is_some_and(|i| leads.contains(&tokens.lower(i)))
            };
            let Some((fact, name)) = names(reading, clause).find(in_place) else { continue };
            let mut places = vec![name.clone()];
            places.extend(
                names(reading, clause).filter(|(f, _)| f.span.start > fact.span.end).map(|(_, n)| n.clone()),
            );
            let dates = reading.facts_in(clause).filter_map(|f| match &f.value {
                Value::Date(date) if date.year_known() && !date.relative => Some((date.first, date.last)),
                _ => None,
            });
            let dates = dates.collect();
            let whom = whom(reading, index, verb_at);
            found.push(Event { verb, whom, dates, places, at: fact.span, clause });
        }
    }
    found
}

/// `the Beirut-born chef Nabil Haddad`: the place in front of the hyphen, and the person behind.
fn joined(reading: &Reading<'_>, sentence: Span) -> Vec<Event> {
    let tokens = &reading.tokens;
    let mut found = Vec::new();
    for (fact, name) in names(reading, sentence) {
        let Some(place) = name.value.strip_suffix("-born") else { continue };
        let end = tokens.at(fact.span.end);
        let behind = |(next, _): &(&Fact, &Name)| (end..end + NEXT).contains(&tokens.at(next.span.start));
        let whom = names(reading, sentence).find(behind).map(|(_, name)| name.value.clone());
        let at = Span::new(fact.span.start, fact.span.start + place.len());
        let places =
            vec![Name { value: place.to_owned(), kind: NameType::Place, role: None, nationality: None }];
        found.push(Event { verb: "born", whom, dates: Vec::new(), places, at, clause: fact.span });
    }
    found
}

/// What follows is told of something else.
fn closes(reading: &Reading<'_>, i: usize) -> bool {
    let tokens = &reading.tokens;
    let word = tokens.lower(i);
    if turn(word).is_some() {
        return true;
    }
    let mark = matches!(tokens.word(i), ";" | "(" | ")" | ":" | "—" | "|");
    mark || tokens.kind(i) == Some(TokenKind::Word)
        && matches!(
            word,
            "and"
                | "but"
                | "who"
                | "which"
                | "when"
                | "where"
                | "he"
                | "she"
                | "they"
                | "to"
                | "whose"
                | "after"
                | "before"
                | "while"
        )
}

/// The person before the verb in its sentence, else the last one of the sentence before that begins with one.
fn whom(reading: &Reading<'_>, sentence: usize, verb: usize) -> Option<String> {
    let own = reading.sentences.get(sentence)?.span;
    let person = |name: &Name| matches!(name.kind, NameType::Person | NameType::Other);
    let before = |(fact, name): &(&Fact, &Name)| person(name) && reading.tokens.at(fact.span.start) < verb;
    names(reading, own).filter(before).last().map(|(_, name)| name.value.clone())
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn another_birthplace_is_found() {
        for (article, source) in [
            (
                "Amos Reed was born on 2 June 1936, in Leeds, the fourth of six.",
                "He was born 2 June 1936, in Hull, fourth of six. A sister lives in Leeds.",
            ),
            (
                "Born in Leeds on 21 June 1940, he came to London at 17.",
                "He was born in Hull on 21 June 1940; in his third year the family moved to Leeds.",
            ),
            (
                "Ida Holt died in Leeds on Friday.",
                "Ida Holt died in Hull on Friday. She had taught in Leeds for years.",
            ),
            ("Ida Holt was raised in Leeds.", "Ida Holt grew up in Hull. Her brother works in Leeds."),
            (
                "The Beirut-born cook Nabil Haddad has opened a second restaurant.",
                "Nabil Haddad was born in Damascus and trained in Beirut. He has opened a second restaurant.",
            ),
            (
                "Rupert Cole studied at Durham before he went into banking.",
                "Rupert Cole was educated in Exeter. He was a banker in Durham.",
            ),
            (
                "Tandem, which is based in Bergen, builds canoes.",
                "Tandem is based in Voss. It sells canoes in Bergen.",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourcePlace], "{article}");
        }
    }

    #[test]
    fn the_same_life_or_another_says_nothing() {
        for (article, source) in [
            (
                "Amos Reed was born in Hull on 2 June 1936.",
                "He was born 2 June 1936, in Hull. A sister lives in Leeds.",
            ),
            (
                "Amos Reed was born in Yorkshire on 2 June 1936.",
                "He was born 2 June 1936, in Hull. The family is from Yorkshire.",
            ),
            (
                "Amos Reed was born in Leeds in 1936.",
                "Ida Holt was born in Hull in 1941. Amos Reed is from Leeds.",
            ),
            (
                "Amos Reed was born in Leeds in 1936; his wife was born in Hull in 1938.",
                "His wife was born in Hull in 1938. He went to school in Leeds.",
            ),
            (
                "Amos Reed was born in Leeds.",
                "Amos Reed was born at Leeds General Infirmary. He lived in Hull.",
            ),
            (
                "Amos Reed, who has died aged 89, was born in Leeds.",
                "Amos Reed died in Hull on Monday. He was born in Leeds.",
            ),
            ("Amos Reed was born in Hull, near Leeds.", "Amos Reed was born near Leeds, in Hull."),
            (
                "Born in Leeds, he came to Hull at six.",
                "He came from Leeds to Hull, where his son was born in May.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
