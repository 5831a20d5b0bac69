//! Where something was done: `The ministers will meet again in Hull` against `They will meet again in Leeds`.
//!
//! A verb of a deed and the place behind it, in both texts, of which the words around, or the people, are the same. The
//! article's place must be one that the sources know for something else, and no source may tell the deed of that place.

use super::{Other, names};
use crate::evidence::{fold, is_stop_word, stem};
use crate::facts::name::same_name;
use crate::facts::{Fact, Kind, Name, NameType};
use crate::reading::{Reading, Story};
use crate::rules::Rule;
use crate::text::{Span, TokenKind};
use crate::verdict::place;
use std::ops::Range;

/// How far behind its verb a place may stand, in tokens.
const REACH: usize = 14;

/// How many words the two sentences must share beside the deed; one fewer where they name one person.
const SHARED: usize = 2;

/// Deeds, with the words that tell of each, and those that lead to its place.
#[rustfmt::skip]
const DEEDS: &[(&str, &str, &str)] = &[
    (HOSPITAL, "taken flown airlifted rushed transferred admitted brought conveyed", "to at in"),
    ("met", "meet meets met meeting talks summit convene convened reconvene gather gathered assemble assembled", "in at"),
    ("made", "woven built printed cast manufactured assembled brewed constructed carved recorded filmed grown quarried distilled forged minted bottled \
              roasted baked bred made produced published composed sewn knitted welded moulded hatched", "in at"),
    ("signed", "signed initialled ratified", "in at"),
    ("trained", "trained apprenticed", "in at under"),
    ("taught", "teaches taught lectures lectured", "in at"),
    ("tried", "tried trial sentenced remanded jailed convicted", "in at"),
    ("buried", "cremated interred", "in at"),
];

/// Who has a country that they are of.
const OFFICES: &[&str] = &["president", "king", "queen", "parliament", "government", "emperor", "chancellor"];

const HOSPITAL: &str = "hospital";

/// The last words of the names of hospitals.
const WARDS: &[&str] = &["hospital", "infirmary", "general", "clinic", "hospice", "royal", "memorial"];

/// The scenes of the texts.
#[derive(Clone, Debug, Default)]
pub struct Scenes {
    all: Vec<(usize, Scene)>,
    /// Those of the article.
    told: Vec<Scene>,
}

#[derive(Clone, Debug)]
struct Scene {
    deed: &'static str,
    /// It is to come.
    ahead: bool,
    /// The place, and those right behind it.
    places: Vec<(Name, Span)>,
    /// The other words of the sentence, and the people in it.
    words: Vec<String>,
    people: Vec<String>,
    sentence: Span,
    /// Its text, folded.
    text: String,
}

impl Scenes {
    /// Collects them.
    #[must_use]
    pub fn new(story: &Story<'_>) -> Self {
        let of = |reading: &Reading<'_>| -> Vec<Scene> {
            reading.sentences.iter().flat_map(|it| scenes(reading, it.span)).collect()
        };
        let all = story.sources.iter().enumerate();
        let all = all.flat_map(|(source, reading)| of(reading).into_iter().map(move |it| (source, it)));
        Self { all: all.collect(), told: story.readings().flat_map(of).collect() }
    }

    /// The places of a claim that the sources give otherwise for the same deed.
    #[must_use]
    pub fn check(&self, story: &Story<'_>, reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        scenes(reading, claim).iter().filter_map(|ours| self.other(story, reading, ours)).collect()
    }

    fn other(&self, story: &Story<'_>, reading: &Reading<'_>, ours: &Scene) -> Option<Other> {
        let office = OFFICES.contains(&ours.deed);
        let of_deed = || self.all.iter().filter(|(_, it)| it.deed == ours.deed);
        let theirs: Vec<&(usize, Scene)> = of_deed().filter(|(_, it)| office || is_one(ours, it)).collect();
        let (source, first) = theirs.first()?;
        let (right, _) = first.places.first()?;
        let has =
            |it: &Scene, name: &Name| it.places.iter().any(|(other, _)| same_name(&other.value, &name.value));
        let one = theirs.iter().all(|(_, it)| has(it, right));
        let (name, span) = ours.places.iter().find(|(name, _)| is_apart(name, right, office))?;
        // the deed is told of the article's place somewhere, or that lies beside the right one
        let ours_told = |it: &Scene| {
            ours.places.iter().any(|(name, _)| has(it, name) || it.text.contains(&*fold(&name.value)))
        };
        let borne_out = one && of_deed().any(|(_, it)| it.ahead == ours.ahead && ours_told(it));
        let right_told = self.told.iter().any(|it| it.deed == ours.deed && has(it, right))
            || fold(reading.sentence_at(span.start)?.span.of(reading.text)).contains(&*fold(&right.value));
        let known = || {
            story.sources.iter().any(|source| {
                names(source, Span::new(0, source.text.len()))
                    .any(|(_, it)| same_name(&it.value, &name.value))
            })
        };
        (one && !borne_out && !right_told && known()).then(|| Other {
            rule: Rule::SourcePlace,
            span: *span,
            says: format!("has \"{}\" for it", right.value),
            right: Some(right.value.clone()),
            place: (*source, first.sentence),
            least: if office { 0.15 } else { 0.2 },
        })
    }
}

/// Two tellings of one deed.
fn is_one(ours: &Scene, theirs: &Scene) -> bool {
    let shared = ours.words.iter().filter(|word| theirs.words.contains(word)).count();
    let person = ours.people.iter().any(|a| theirs.people.iter().any(|b| same_name(a, b)));
    let strangers = !ours.people.is_empty() && !theirs.people.is_empty() && !person;
    let enough = if person || ours.deed == HOSPITAL { SHARED - 1 } else { SHARED };
    ours.ahead == theirs.ahead && !strangers && shared >= enough
}

/// Neither place lies in the other.
fn is_apart(ours: &Name, theirs: &Name, office: bool) -> bool {
    let (a, b) = (fold(&ours.value).into_owned(), fold(&theirs.value).into_owned());
    let shares = a.split(' ').any(|word| word.len() > 3 && b.split(' ').any(|other| other == word));
    let lands = place::are_lands(&ours.value, &theirs.value) || is_land(&a) || is_land(&b);
    !same_name(&ours.value, &theirs.value)
        && !shares
        && !place::differ_in_level(ours, theirs)
        && (!office || lands)
}

fn is_land(folded: &str) -> bool {
    crate::facts::name::is_country(folded)
}

/// The deeds of a sentence with a place behind them.
fn scenes(reading: &Reading<'_>, sentence: Span) -> Vec<Scene> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let mut found = Vec::new();
    for verb in range.clone() {
        if tokens.kind(verb) != Some(TokenKind::Word) {
            continue;
        }
        let lower = tokens.lower(verb);
        let office = OFFICES.iter().find(|it| **it == lower);
        let deed = DEEDS.iter().find(|(_, words, _)| words.split_whitespace().any(|word| word == lower));
        let (deed, leads) = match (deed, office) {
            (Some((deed, _, leads)), _) => (*deed, *leads),
            (_, Some(office)) if tokens.lower(verb + 1) == "of" => (*office, "of"),
            _ => continue,
        };
        if is_denied(reading, range.start, verb) {
            continue;
        }
        let places = places(reading, &range, verb, (deed, leads));
        if places.is_empty() {
            continue;
        }
        let listed = |list: &str, i: usize| list.split_whitespace().any(|word| word == tokens.lower(i));
        let ahead = range.clone().any(|i| listed("will next shall due planned", i));
        let of_place = |i: &usize| places.iter().any(|(_, span)| span.overlaps(tokens.span(*i, *i)));
        let content = |i: &usize| {
            tokens.kind(*i) == Some(TokenKind::Word)
                && *i != verb
                && !is_stop_word(tokens.lower(*i))
                && tokens.word(*i).len() > 2
        };
        let words = range
            .clone()
            .filter(content)
            .filter(|i| !of_place(i))
            .map(|i| stem(tokens.lower(i)).into_owned());
        let people = names(reading, sentence).filter(|(_, name)| name.kind == NameType::Person);
        let people = people.map(|(_, name)| name.value.clone()).collect();
        found.push(Scene {
            deed,
            ahead,
            words: words.collect(),
            people,
            sentence,
            places,
            text: fold(sentence.of(reading.text)).into_owned(),
        });
    }
    found
}

/// The place behind a verb and what is named right behind that, in its clause.
fn places(
    reading: &Reading<'_>,
    range: &Range<usize>,
    verb: usize,
    (deed, leads): (&str, &str),
) -> Vec<(Name, Span)> {
    let tokens = &reading.tokens;
    let reach = if leads == "of" { 4 } else { REACH };
    let end = range.end.min(verb + reach);
    let end = (verb + 1..end).find(|i| closes(reading, *i)).unwrap_or(end);
    if end <= verb + 1 {
        return Vec::new();
    }
    let clause = tokens.span(verb + 1, end - 1);
    let fits = |(fact, name): &(&Fact, &Name)| {
        let first = tokens.at(fact.span.start);
        let last = name.value.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let lead = (verb..first)
            .rev()
            .find(|i| !matches!(tokens.lower(*i), "the" | "town" | "village" | "city" | "of" | "port"));
        let lead = if leads == "of" { (verb..first).rev().find(|i| tokens.lower(*i) != "the") } else { lead };
        let led = lead.is_some_and(|i| i > verb && leads.split(' ').any(|word| word == tokens.lower(i)));
        let ward = WARDS.contains(&last.as_str()) || fold(&name.value).contains("hospital");
        let kind = match deed {
            HOSPITAL => ward && name.kind != NameType::Person,
            _ => name.kind == NameType::Place || name.kind == NameType::Other && !name.value.contains(' '),
        };
        led && kind && fact.kind() == Kind::Name
    };
    let Some((fact, name)) = names(reading, clause).find(fits) else { return Vec::new() };
    let mut found = vec![(name.clone(), fact.span)];
    let beside = |(next, name): &(&Fact, &Name)| {
        let gap = tokens.at(next.span.start).saturating_sub(tokens.at(fact.span.end.saturating_sub(1)));
        next.span.start > fact.span.end && gap <= 5 && matches!(name.kind, NameType::Place | NameType::Other)
    };
    let after = Span::new(fact.span.start, tokens.span(range.end - 1, range.end - 1).end);
    found.extend(names(reading, after).filter(beside).map(|(next, name)| (name.clone(), next.span)).take(2));
    found
}

/// A new clause begins.
fn closes(reading: &Reading<'_>, i: usize) -> bool {
    let tokens = &reading.tokens;
    matches!(tokens.word(i), ";" | ":" | "(" | ")" | "—" | "|" | "“" | "\"")
        || matches!(
            tokens.lower(i),
            "and" | "but" | "who" | "which" | "where" | "while" | "when" | "after" | "before" | "that"
        )
}

/// `was not found in`, `never worked at`.
fn is_denied(reading: &Reading<'_>, start: usize, verb: usize) -> bool {
    let tokens = &reading.tokens;
    (start.max(verb.saturating_sub(6))..verb).any(|i| {
        matches!(
            tokens.lower(i),
            "not" | "never" | "no" | "none" | "without" | "if" | "would" | "could" | "might"
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn another_place_of_the_deed_is_found() {
        for (article, source) in [
            (
                "He was flown to Selby General, where he was pronounced dead shortly after two o'clock.",
                "He was taken by helicopter to University Hospital Hull and pronounced dead there at 14.02. Selby General Hospital did the post-mortem.",
            ),
            (
                "The ministers will meet again in Leeds next June.",
                "The ministers will meet again in June in Bradford. The commission will sit in Leeds.",
            ),
            (
                "The clock was built by two brothers in Leeds and bought for £40.",
                "The clock was built by the two brothers in Bradford. A man in Leeds bought it for £40.",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourcePlace], "{article}");
        }
    }

    #[test]
    fn the_place_of_another_deed_says_nothing() {
        for (article, source) in [
            (
                "The ministers will meet again in Bradford next June.",
                "The ministers will meet again in June in Bradford. The commission will sit in Leeds.",
            ),
            (
                "The ministers met in Leeds in May.",
                "The ministers will meet again in June in Bradford. They had talks in May at Leeds.",
            ),
            (
                "He was taken to Selby General Hospital, and from there to Hull.",
                "He was first treated in Selby General Hospital. He was then flown to University Hospital Hull.",
            ),
            (
                "Amos Reed worked in Leeds as a tailor.",
                "Ida Holt worked in Bradford as a tailor. Amos Reed had a shop in Leeds.",
            ),
            (
                "The clock was built in Yorkshire by two brothers.",
                "The clock was built by two brothers in Bradford. Both came from Yorkshire.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
