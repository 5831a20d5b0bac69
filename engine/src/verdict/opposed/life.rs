//! Days of birth and death: `born on 3 May 1950` against `(4 May 1950 – 1 June 2010)` behind the name.

use super::Opposed;
use super::told::Told;
use crate::facts::{DateValue, Fact, Name, NameType, Precision, Value};
use crate::rules::Rule;
use crate::settings::Tolerance;
use crate::text::Span;
use crate::verdict::kin::tells_of_kin;
use crate::verdict::{compare, stead};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    Birth,
    Death,
}

/// A birth or a death with its date.
struct Dated {
    event: Event,
    date: DateValue,
    span: Span,
}

/// Another day of birth or death than the sources give.
pub(super) fn check(claim: &Told<'_>, passages: &[Told<'_>]) -> Option<Opposed> {
    let ours = events(claim);
    for our in &ours {
        let mut against: Option<Opposed> = None;
        for told in passages {
            if is_another(claim, told, our.event) {
                continue;
            }
            for their in events(told).iter().filter(|it| it.event == our.event) {
                let found =
                    compare::values(&Value::Date(our.date), &Value::Date(their.date), Tolerance::default());
                if !found.conflicts() {
                    return None;
                }
                let right = their.span.of(told.reading.text).to_owned();
                against = against.or_else(|| Some(opposed(claim, our, told.passage, right)));
            }
        }
        if against.is_some() {
            return against;
        }
    }
    None
}

/// True if the two sentences tell of two people: by the last name in front of the verb, or because one of them tells of
/// somebody's relative.
fn is_another(claim: &Told<'_>, told: &Told<'_>, event: Event) -> bool {
    let before = |told: &Told<'_>| {
        let verb = |i: &usize| match event {
            Event::Birth => told.lower(*i) == "born",
            Event::Death => matches!(told.lower(*i), "died" | "dies"),
        };
        told.tokens.start..told.tokens.clone().find(verb).unwrap_or(told.tokens.start)
    };
    let name = |told: &Told<'_>| {
        let tokens = before(told);
        let names = told.facts().filter(|fact| tokens.contains(&told.reading.tokens.at(fact.span.start)));
        let people = names.filter_map(|fact| match &fact.value {
            Value::Name(name) if name.kind == NameType::Person => Some(name.clone()),
            _ => None,
        });
        people.last()
    };
    let kin = |told: &Told<'_>| tells_of_kin(told.reading, before(told));
    match (name(claim), name(told)) {
        (Some(ours), Some(theirs)) => !stead::same(&ours, &theirs),
        // `Her husband was the binder Wim Kool. He died in 2012.`
        (None, Some(theirs)) if last_named(claim).is_some_and(|ours| !stead::same(&ours, &theirs)) => true,
        // a relative by name, and a source that does not name that one: `our aunt died on …`
        (Some(_), None) if kin(claim) => true,
        _ => kin(claim) != kin(told),
    }
}

/// Whom the sentence before names last, where the claim opens with a pronoun.
fn last_named(claim: &Told<'_>) -> Option<Name> {
    let reading = claim.reading;
    if !matches!(claim.lower(claim.tokens.start), "he" | "she") {
        return None;
    }
    let own = reading.sentences.partition_point(|sentence| sentence.span.end <= claim.span.start);
    let before = reading.sentences.get(own.checked_sub(1)?)?;
    let people = reading.facts_in(before.span).filter_map(|fact| match &fact.value {
        Value::Name(name) if name.kind == NameType::Person => Some(name.clone()),
        _ => None,
    });
    people.last()
}

fn opposed(claim: &Told<'_>, our: &Dated, passage: usize, right: String) -> Opposed {
    let what = if our.event == Event::Birth { "birth" } else { "death" };
    let words = our.span.of(claim.reading.text);
    Opposed {
        rule: Rule::SourceDate,
        span: our.span,
        passage,
        message: format!("The article gives \"{words}\" as the date of {what}; the source has \"{right}\"."),
        replacement: None,
    }
}

/// The births and deaths of a sentence: of the one named in front of a bracket, and those that a verb tells of.
fn events(told: &Told<'_>) -> Vec<Dated> {
    let mut found = in_bracket(told);
    let dates: Vec<(&Fact, DateValue)> =
        told.facts().filter_map(|fact| Some((fact, date_of(fact)?))).collect();
    for i in told.tokens.clone() {
        let event = match told.lower(i) {
            // `the Leeds-born painter` tells where, and the year behind it is another verb's
            "born" if i.checked_sub(1).is_none_or(|at| told.word(at) != "-") => Event::Birth,
            "died" | "dies" => Event::Death,
            _ => continue,
        };
        let at = told.reading.tokens.span(i, i);
        let is_told = |it: &Dated| it.event == event;
        let behind = dates.iter().find(|(fact, _)| fact.span.start >= at.end);
        let (Some((fact, date)), false) =
            (behind.or(dates.first().filter(|_| dates.len() == 1)), found.iter().any(is_told))
        else {
            continue;
        };
        // `discovered by a man who was born in 1950`: another one's birth.
        let others = i
            .checked_sub(2)
            .is_some_and(|back| (back..i).any(|k| matches!(told.lower(k), "who" | "whose" | "that")));
        // `born in Pécs, and she left in 1956`: the date is another verb's
        let parted = told
            .reading
            .tokens
            .within(Span::new(at.end.min(fact.span.start), fact.span.start))
            .any(|k| matches!(told.lower(k), "and" | "but" | "who" | "where"));
        let near = !others
            && !parted
            && told
                .reading
                .tokens
                .within(Span::new(at.end.min(fact.span.end), fact.span.start.max(at.start)))
                .len()
                <= 10;
        if near && told.cues.is_empty() {
            found.push(Dated { event, date: *date, span: fact.span });
        }
    }
    found
}

/// `NAME (born 3 May 1950)`, `NAME (3 May 1950 – 1 June 2010)`, before the verb of the sentence.
fn in_bracket(told: &Told<'_>) -> Vec<Dated> {
    let verb =
        told.tokens.clone().find(|&i| matches!(told.lower(i), "is" | "was")).unwrap_or(told.tokens.end);
    let opens = |i: &usize| told.word(*i) == "(" || told.lower(*i) == "lrb";
    let Some(bracket) = (told.tokens.start..verb).find(opens).filter(|i| i - told.tokens.start <= 16) else {
        return Vec::new();
    };
    let inside = Span::new(
        told.reading.tokens.span(bracket, bracket).start,
        told.reading.tokens.span(verb - 1, verb - 1).end,
    );
    let mut dates: Vec<(DateValue, Span)> = Vec::new();
    for fact in told.reading.facts_in(inside) {
        match &fact.value {
            Value::Range(from, to) => {
                let ends = [&**from, &**to].map(|value| match value {
                    Value::Date(date) => Some((*date, fact.span)),
                    _ => None,
                });
                dates.extend(ends.into_iter().flatten());
            }
            _ => dates.extend(date_of(fact).map(|date| (date, fact.span))),
        }
    }
    let says = |word: &str| (bracket..verb).any(|i| told.lower(i) == word);
    let dated = |event, (date, span): (DateValue, Span)| Dated { event, date, span };
    match dates[..] {
        [birth, death] if !says("born") && birth.0.last < death.0.first && is_life(birth.0, death.0) => {
            vec![dated(Event::Birth, birth), dated(Event::Death, death)]
        }
        [birth] if says("born") => vec![dated(Event::Birth, birth)],
        [death] if says("died") => vec![dated(Event::Death, death)],
        _ => Vec::new(),
    }
}

/// The two can be the ends of one life: as fine as each other, and not a few years apart.
fn is_life(birth: DateValue, death: DateValue) -> bool {
    birth.precision == death.precision && (10..115).contains(&(death.first.year() - birth.first.year()))
}

fn date_of(fact: &Fact) -> Option<DateValue> {
    let Value::Date(date) = fact.value else { return None };
    let fine = matches!(date.precision, Precision::Day | Precision::Month | Precision::Year);
    (fine && fact.readings.is_empty() && !date.relative && !date.year_inferred && date.bound.is_none())
        .then_some(date)
}
