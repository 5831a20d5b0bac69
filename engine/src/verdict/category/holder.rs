//! A kind right beside a name: `the soprano X`, `X, a soprano`, `X (soprano)`, `X is a soprano`.
//!
//! So bound, a word of the table is X's and nobody else's, however many others of its group stand in the sentence. If the
//! sources bind another word of the group to X, and the article's nowhere to X, it is the other's.

use super::groups::{self, Company, Entry};
use super::slot::{Mention, mentions};
use crate::evidence::{fold, is_stop_word};
use crate::facts::name::same_name;
use crate::facts::{Fact, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::{Span, TokenKind};
use crate::verdict::closed::Other;
use std::ops::Range;

/// The kinds of the sources and whose they are.
#[derive(Clone, Debug, Default)]
pub struct Holders {
    held: Vec<Held>,
    told: Vec<Told>,
    /// The names of the sources that have two words or more.
    full: Vec<String>,
}

/// A kind right beside a name.
#[derive(Clone, Debug)]
struct Held {
    of: String,
    entry: Entry,
    word: String,
    place: (usize, Span),
}

/// A kind wherever it stands.
#[derive(Clone, Debug)]
struct Told {
    entry: Entry,
    /// Its sentence, folded, and the one before where it names nobody.
    sentence: String,
    /// Whom it stands beside.
    of: Vec<String>,
}

impl Holders {
    /// Adds what a source says, by its kinds sentence by sentence.
    pub(super) fn add(&mut self, source: usize, reading: &Reading<'_>, mentions: &[Vec<Mention>]) {
        let mut before = String::new();
        for (sentence, mentions) in reading.sentences.iter().zip(mentions) {
            let own = fold(sentence.span.of(reading.text)).into_owned();
            if !mentions.is_empty() {
                let names = reading.facts_in(sentence.span).any(|fact| matches!(fact.value, Value::Name(_)));
                let text = if names { own.clone() } else { format!("{before} {own}") };
                self.add_sentence(source, reading, sentence.span, (mentions, &text));
            }
            before = own;
        }
        self.full.extend(reading.facts.iter().filter_map(|fact| match &fact.value {
            Value::Name(name) if name.value.contains(' ') => Some(name.value.clone()),
            _ => None,
        }));
    }

    fn add_sentence(
        &mut self,
        source: usize,
        reading: &Reading<'_>,
        sentence: Span,
        (mentions, text): (&[Mention], &str),
    ) {
        for it in mentions {
            let of = holders(reading, sentence, it);
            let span = span_of(reading, it);
            let word = span.of(reading.text);
            self.held.extend(of.iter().map(|of| Held {
                of: of.clone(),
                entry: it.entry,
                word: word.to_owned(),
                place: (source, span),
            }));
            self.told.push(Told { entry: it.entry, sentence: text.to_owned(), of });
        }
    }

    /// The kinds of a claim that the sources give otherwise to the same name.
    pub fn check<'r>(&'r self, reading: &'r Reading<'_>, claim: Span) -> impl Iterator<Item = Other> + 'r {
        mentions(reading, claim).into_iter().filter(|it| !groups::is_kin(it.entry.group)).filter_map(
            move |it| {
                let span = span_of(reading, &it);
                let of = holders_or_only(reading, claim, &it);
                let other = of.iter().find_map(|of| self.other(of, it.entry))?;
                Some(Other {
                    rule: Rule::SourceCategory,
                    span,
                    says: format!("has \"{}\" for {}", other.word, other.of),
                    right: Some(other.word.clone()),
                    place: other.place,
                    least: 0.0,
                })
            },
        )
    }

    fn other(&self, of: &str, entry: Entry) -> Option<&Held> {
        let own = |name: &str| same_name(name, of);
        let mut theirs = self.held.iter().filter(|it| it.entry.group == entry.group && own(&it.of));
        let first = theirs.next()?;
        let last = fold(of.split_whitespace().next_back()?).into_owned();
        let same = |other: &Entry| other.alternative == entry.alternative;
        let told = |it: &Told| {
            let others = !it.of.is_empty() && !it.of.iter().any(|name| own(name));
            it.entry.group == entry.group && same(&it.entry) && !others && it.sentence.contains(&last)
        };
        let several = || {
            let mut full = self.full.iter().filter(|name| own(name));
            let one = full.next();
            full.any(|name| one.is_some_and(|one| !same_name(one, name)))
        };
        let says = |it: &Held| same(&it.entry);
        let agrees = says(first) || theirs.any(says) || self.told.iter().any(told);
        (!agrees && !several()).then_some(first)
    }
}

fn span_of(reading: &Reading<'_>, it: &Mention) -> Span {
    reading.tokens.span(it.tokens.start, it.tokens.end.saturating_sub(1))
}

/// How far before the kind the mark that ties it to a name may stand.
const REACH: usize = 8;

/// The names right beside a kind, else the only one of its sentence.
fn holders_or_only(reading: &Reading<'_>, sentence: Span, it: &Mention) -> Vec<String> {
    let beside = holders(reading, sentence, it);
    let own = span_of(reading, it);
    let single = groups::is_numbered(it.entry.group) || groups::is_own(it.entry.group);
    if !beside.is_empty() || !single {
        return beside;
    }
    let mut all = reading.facts_in(sentence).filter(|fact| !fact.span.overlaps(own)).filter_map(|fact| {
        match &fact.value {
            Value::Name(name) => Some(name.value.clone()),
            _ => None,
        }
    });
    let first = all.next();
    if all.next().is_some() { Vec::new() } else { first.into_iter().collect() }
}

/// The names right beside a kind.
fn holders(reading: &Reading<'_>, sentence: Span, it: &Mention) -> Vec<String> {
    let tokens = &reading.tokens;
    let own = span_of(reading, it);
    let named = || {
        reading.facts_in(sentence).filter(|fact| !fact.span.overlaps(own)).filter_map(|fact| {
            match &fact.value {
                Value::Name(name) => Some((fact, name.value.clone())),
                _ => None,
            }
        })
    };
    let first = |fact: &Fact| tokens.at(fact.span.start);
    let mut next = it.tokens.end;
    while matches!(tokens.word(next), "“" | "\"" | "‘" | "«") {
        next += 1;
    }
    if let Some((_, name)) = named().find(|(fact, _)| first(fact) == next) {
        return vec![name];
    }
    // `The jet, a Corvin 42,`
    let led = it.tokens.start.checked_sub(1).is_some_and(|i| tokens.lower(i) == "the");
    let apposed = led
        && tokens.is_sign(it.tokens.end, ',')
        && matches!(tokens.lower(it.tokens.end + 1), "a" | "an" | "the");
    if let Some((_, name)) = named().find(|(fact, _)| apposed && first(fact) == it.tokens.end + 2) {
        return vec![name];
    }
    if !is_head(reading, it, sentence) {
        return Vec::new();
    }
    let range = tokens.within(sentence);
    let from = it.tokens.start.saturating_sub(REACH).max(range.start);
    let lead = (from..it.tokens.start).rev().find(|i| binds(reading, *i..it.tokens.start, it));
    let last = |fact: &Fact| tokens.at(fact.span.end.saturating_sub(1));
    let beside = lead.and_then(|lead| {
        let end = unnumbered(reading, lead.checked_sub(1)?);
        let fact = named().find(|(fact, _)| last(fact) == end);
        fact.map(|(_, name)| name).or_else(|| capitals(reading, range.start, end, lead))
    });
    beside.into_iter().collect()
}

/// Words with capitals that end at token `end`; one that begins the sentence only before a bracket or a colon.
fn capitals(reading: &Reading<'_>, start: usize, end: usize, lead: usize) -> Option<String> {
    let tokens = &reading.tokens;
    let word = |i: usize| tokens.is_capital(i) && !is_stop_word(tokens.lower(i));
    let first = (start..=end).rev().take_while(|i| word(*i)).last()?;
    let listed = matches!(tokens.word(lead), "(" | ":" | "|");
    (first > start || listed).then(|| tokens.span(first, end).of(reading.text).to_owned())
}

/// The token before the number of a model: `Corvin 42`.
fn unnumbered(reading: &Reading<'_>, at: usize) -> usize {
    let numbered = reading.tokens.kind(at) == Some(TokenKind::Digits) && reading.tokens.word(at).len() <= 4;
    at.saturating_sub(usize::from(numbered))
}

/// The kind is no word before another noun: `a bank manager` is no bank.
fn is_head(reading: &Reading<'_>, it: &Mention, sentence: Span) -> bool {
    let tokens = &reading.tokens;
    let next = it.tokens.end;
    let ends = next >= tokens.within(sentence).end || tokens.kind(next) != Some(TokenKind::Word);
    let company = matches!(groups::company(it.entry.group), Company::Before(_));
    ends || company || is_stop_word(tokens.lower(next)) || groups::is_modifier(it.entry.group)
}

/// What stands between a name and the kind ties the two: a comma, a bracket, `is a`, `as a`, `at` before a grade.
fn binds(reading: &Reading<'_>, between: Range<usize>, it: &Mention) -> bool {
    let tokens = &reading.tokens;
    let mut rest = between.clone();
    let Some(lead) = rest.next() else { return false };
    let opening = match tokens.lower(lead) {
        "(" | ":" | "|" => 2,
        "," | "is" | "was" | "are" | "were" | "became" | "becomes" | "remains" => 3,
        "as" => 2,
        "at" => return rest.is_empty() && groups::is_numbered(it.entry.group),
        _ => return false,
    };
    // an age, and a comma behind it
    let aged = tokens.is_sign(lead, ',')
        && tokens.kind(lead + 1) == Some(TokenKind::Digits)
        && tokens.is_sign(lead + 2, ',');
    let from = if aged { lead + 3 } else { lead + 1 };
    let words: Vec<&str> = (from..between.end).map(|i| tokens.lower(i)).collect();
    let article = words.first().is_some_and(|w| matches!(*w, "a" | "an" | "the" | "its" | "now" | "still"));
    let plain = words.iter().skip(usize::from(article)).all(|word| {
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '‑'));
        letters
            && !is_stop_word(word)
            && !matches!(*word, "former" | "once" | "not" | "never" | "ex" | "until" | "late")
    });
    let lower = (from..between.end).all(|i| !tokens.is_capital(i));
    plain && lower && words.len() <= opening + usize::from(article)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn a_kind_of_somebody_else_is_found() {
        for (article, source) in [
            (
                "The soprano Ida Holt sang in May.",
                "The soprano Ann Bell and the mezzo-soprano Ida Holt sang in May.",
            ),
            (
                "The jet, a Corvin 42 built in 2002, came to rest in snow.",
                "Aircraft: Corvin 42, a turboprop with two engines, built in 2002.",
            ),
            (
                "The trawler Marie Jane left the port on Friday.",
                "The ferry Marie Jane and the trawler Anna Rose left the port on Friday.",
            ),
            (
                "Most of it is planted with the old Dunnock, a bittering hop.",
                "The varieties are Dunnock (aroma) and Harrier (bittering).",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceCategory], "{article}");
        }
    }

    #[test]
    fn ones_own_kind_says_nothing() {
        for (article, source) in [
            (
                "The soprano Ida Holt sang in May.",
                "The soprano Ida Holt and the mezzo-soprano Ann Bell sang in May.",
            ),
            ("Ida Holt, a soprano, sang.", "Ida Holt, once a mezzo-soprano, now sings as a soprano."),
            ("The singer Ida Holt sang in May.", "The mezzo-soprano Ida Holt sang in May."),
            (
                "The jet, a Corvin 42, came to rest.",
                "Aircraft: Corvin 42, a jet. The other was a Marlin 9, a turboprop.",
            ),
            (
                "Helmi Aalto won the 200 metres breaststroke.",
                "Girls 200 back: 1 Alva Lund SWE 2:09.14\nGirls 200 breast: 1 Helmi Aalto FIN 2:27.31",
            ),
            (
                "Mrs Holt, a soprano, was there.",
                "Ida Holt, a mezzo-soprano, and Maud Holt, a soprano, were there.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
