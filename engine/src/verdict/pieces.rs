//! Which name stands beside which words: `the roof was mended by Moss; the carpenters Holt restored the organ` tells who
//! restored what, whatever the verb.
//!
//! Sentences fall into pieces at their signs and joining words. A name of a claim is the wrong one if a piece of the sources
//! has most of the words of its piece beside another name of the kind, which the article has nowhere, and no piece with the
//! claim's own name has any of them.

use super::memory::Memory;
use super::place;
use super::stead::{self, Replaced, same};
use crate::evidence::{Library, Placed, Term, terms_in};
use crate::facts::{Kind, Name, NameType, Value};
use crate::reading::Reading;
use crate::text::{Span, TokenKind, parts_clauses};

/// The least weight of the words that the other's piece has, and the most of those that it lacks.
const LEAST: f32 = 0.65;
const LACKING: f32 = 1.1;

/// How much of that a piece with the claim's own name may have.
const OWN: f32 = 0.2;

/// A name that the article has more often is what it is about: only a sentence that has both tells them apart.
const OFTEN: usize = 2;

/// Words at which a sentence falls into pieces, beside those that open a clause.
const JOINING: &[&str] = &["and", "or", "then", "before", "after", "since", "until", "as"];

/// Words in the names of what is no town.
#[rustfmt::skip]
const NATURE: &[&str] = &[
    "River", "Lake", "Mount", "Mountain", "Bay", "Cape", "Island", "Sea", "Canal", "Creek", "Valley", "Hill", "Forest", "Point",
];

/// The pieces of all sources that have names.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    all: Vec<(usize, Piece)>,
}

/// A part of a sentence with its names and words.
#[derive(Debug)]
struct Piece {
    names: Vec<(Name, Span)>,
    terms: Vec<Placed>,
    /// What a relative clause is told of.
    of: Option<Placed>,
    /// It stands behind `and`, or a comma.
    joined: bool,
    apposed: bool,
}

impl Pieces {
    /// Cuts the sources.
    pub(super) fn new(library: &Library<'_>) -> Self {
        let mut all = Vec::new();
        for (passage, it) in library.passages.iter().enumerate() {
            let Some(source) = library.sources.get(it.source) else { continue };
            let here = pieces(source, it.span, library.terms_of(passage));
            all.extend(here.into_iter().filter(|it| !it.names.is_empty()).map(|it| (passage, it)));
        }
        Self { all }
    }

    /// The names of a claim in whose stead the sources have another.
    pub(super) fn check(
        &self,
        memory: &Memory<'_>,
        reading: &Reading<'_>,
        claim: Span,
        library: &mut Library<'_>,
        explained: &mut Vec<String>,
    ) -> Vec<Replaced> {
        let placed = terms_in(reading, claim, &mut library.lexicon);
        let ours = pieces(reading, claim, &placed);
        let mut found = Vec::new();
        for piece in &ours {
            for (name, span) in &piece.names {
                if name.kind == NameType::Work || stead::is_quoted(reading, *span) || owns(reading, *span) {
                    continue;
                }
                let Some((had, all, passage, other)) = self.rival((reading, name, *span), piece, library)
                else {
                    continue;
                };
                let in_claim = ours.iter().any(|it| it.has(other))
                    || tells_of_other_days((reading, claim), passage, library);
                if in_claim || had < LEAST || all - had > LACKING || memory.article_names(other) {
                    continue;
                }
                let (kind, right) = (name.kind, other.value.clone());
                explained.push(format!("  pieces {:?} against {right:?}: {had:.2} of {all:.2}", name.value));
                found.push(Replaced { span: *span, kind, right, passage });
            }
        }
        found
    }

    /// The other name beside most of the words: the weight that it has, the weight of all, where, and the name.
    fn rival(
        &self,
        (reading, name, at): (&Reading<'_>, &Name, Span),
        piece: &Piece,
        library: &Library<'_>,
    ) -> Option<(f32, f32, usize, &Name)> {
        let words = piece.terms.iter().chain(&piece.of).filter(|it| !it.span.overlaps(at));
        let words: Vec<Term> = words.map(|it| it.term).collect();
        let weight = |terms: &mut dyn Iterator<Item = &Term>| -> f32 {
            terms.map(|term| library.lexicon.weight(*term)).sum()
        };
        let had = |piece: &Piece| {
            let has = |term: &&Term| piece.terms.iter().any(|it| it.term == **term);
            weight(&mut words.iter().filter(has))
        };
        let led = led_by(reading, at);
        let fits = |passage: usize, other: &Name, at: Span| {
            let source = library.passages.get(passage).and_then(|it| library.sources.get(it.source));
            let theirs = source.and_then(|source| led_by(source, at));
            let place = led == Some(Lead::At);
            let one =
                led == theirs || !place && theirs != Some(Lead::At) && (led.is_none() || theirs.is_none());
            is_full(other) && one && are_rivals(name, other, place)
        };
        let own = self.all.iter().enumerate().filter(|(_, (_, it))| it.has(name));
        let own: Vec<(usize, usize, &Piece)> = own.map(|(index, (at, it))| (index, *at, it)).collect();
        let rivals = self.all.iter().enumerate().filter_map(|(index, (passage, it))| {
            let (other, _) = it.names.iter().find(|(other, at)| fits(*passage, other, *at))?;
            Some((had(it), index, *passage, other))
        });
        let (most, index, passage, other) = rivals.max_by(|a, b| a.0.total_cmp(&b.0))?;
        // `the ferry Marie and the trawler Anna left`: one deed of both
        let before = index.checked_sub(1).and_then(|i| self.all.get(i));
        let joined = self.all.get(index).is_some_and(|(_, it)| it.joined);
        if joined && before.is_some_and(|(at, it)| *at == passage && it.has(name) && it.others() < 2) {
            return None;
        }
        let told_apart = own.iter().any(|(_, at, _)| *at == passage);
        // in another sentence all that is told there may be of it: `the mill, the work of Moss, was lost in 1868`
        let around = |at: usize| -> f32 {
            let there = library.terms_of(at);
            let has = |term: &&Term| there.iter().any(|it| it.term == **term);
            weight(&mut words.iter().filter(has))
        };
        // `under the mayor, Moss`
        let led = |index: usize, at: usize, it: &Piece| {
            let before = index.checked_sub(1).and_then(|i| self.all.get(i)).filter(|(there, _)| *there == at);
            before.filter(|_| it.apposed && it.others() == 0).map_or(0.0, |(_, it)| had(it))
        };
        let held = own.iter().map(|(index, at, it)| match *at == passage {
            true => had(it) + led(*index, *at, it),
            false => around(*at),
        });
        let held = held.fold(0.0, f32::max);
        let is_it = |value: &Value| matches!(value, Value::Name(it) if same(it, name));
        let often = reading.facts.iter().filter(|fact| is_it(&fact.value)).count() > OFTEN;
        let open = own.is_empty() || held > most * OWN || often && !told_apart;
        (!open).then(|| (most, weight(&mut words.iter()), passage, other))
    }
}

impl Piece {
    /// How many words it has beside its names.
    fn others(&self) -> usize {
        let other = |it: &&Placed| !self.names.iter().any(|(_, at)| at.overlaps(it.span));
        self.terms.iter().filter(other).count()
    }

    fn has(&self, name: &Name) -> bool {
        self.names.iter().any(|(it, _)| same(it, name))
    }
}

/// Cuts a sentence.
fn pieces(reading: &Reading<'_>, sentence: Span, placed: &[Placed]) -> Vec<Piece> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let named = || {
        reading.facts_in(sentence).filter_map(|fact| match &fact.value {
            Value::Name(name) => Some((name, fact.span)),
            _ => None,
        })
    };
    let ends = |i: usize| {
        let at = tokens.span(i, i);
        let comma = tokens.is_sign(i, ',') && tokens.kind(i + 1) != Some(TokenKind::Digits);
        (parts_clauses(tokens, i) || comma || JOINING.contains(&tokens.lower(i)))
            && !named().any(|(_, span)| span.contains(at))
    };
    let relative =
        |start: usize| start > range.start && matches!(tokens.lower(start - 1), "which" | "who" | "that");
    let mut found: Vec<Piece> = Vec::new();
    let mut start = range.start;
    for end in range.clone().filter(|i| ends(*i)).chain([range.end]) {
        if (start..end).any(|i| tokens.kind(i) != Some(TokenKind::Sign)) {
            let at = tokens.span(start, end - 1);
            let names = named().filter(|(_, span)| at.contains(*span));
            let names = names.map(|(name, span)| (name.clone(), span)).collect();
            let terms = placed.iter().filter(|it| (start..end).contains(&it.token)).cloned().collect();
            let of = found.last().filter(|_| relative(start)).and_then(|it| it.terms.last()).cloned();
            let joined = start > range.start && matches!(tokens.lower(start - 1), "and" | "or");
            let apposed = start > range.start && tokens.is_sign(start - 1, ',');
            found.push(Piece { names, terms, of, joined, apposed });
        }
        start = end + 1;
    }
    found
}

/// Two names of one kind, of which neither is short for the other or lies in it; what stands behind `in` is a place.
fn are_rivals(a: &Name, b: &Name, place: bool) -> bool {
    let kind = |name: &Name| if place { NameType::Place } else { name.kind };
    let level = kind(a) == NameType::Place && place::differ_in_level(a, b);
    let nature = |name: &Name| name.value.split(' ').any(|word| NATURE.contains(&word));
    let people = stead::may_be_person(a) && stead::may_be_person(b);
    (kind(a) == kind(b) || people)
        && !same(a, b)
        && !level
        && nature(a) == nature(b)
        && stead::is_printed(a) == stead::is_printed(b)
}

/// Both name days, and none in common.
fn tells_of_other_days(
    (reading, claim): (&Reading<'_>, Span),
    passage: usize,
    library: &Library<'_>,
) -> bool {
    let days = |reading: &Reading<'_>, at: Span| -> Vec<(jiff::civil::Date, jiff::civil::Date)> {
        reading
            .facts_in(at)
            .filter(|fact| fact.kind() == Kind::Date)
            .filter_map(|fact| fact.value.days())
            .collect()
    };
    let Some(it) = library.passages.get(passage) else { return false };
    let Some(source) = library.sources.get(it.source) else { return false };
    let (ours, theirs) = (days(reading, claim), days(source, it.span));
    let meet = ours.iter().any(|a| theirs.iter().any(|b| a.0 <= b.1 && b.0 <= a.1));
    !ours.is_empty() && !theirs.is_empty() && !meet
}

/// How a name is led.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    At,
    From,
    To,
    By,
    Of,
    With,
    Against,
}

/// `in the X`, `from X`.
fn led_by(reading: &Reading<'_>, name: Span) -> Option<Lead> {
    let tokens = &reading.tokens;
    let first = tokens.at(name.start);
    let back = if first.checked_sub(1).is_some_and(|i| tokens.lower(i) == "the") { 2 } else { 1 };
    match first.checked_sub(back).map_or("", |i| tokens.lower(i)) {
        "in" | "at" | "near" | "outside" | "on" => Some(Lead::At),
        "from" => Some(Lead::From),
        "to" | "into" | "for" | "towards" => Some(Lead::To),
        "by" => Some(Lead::By),
        "of" => Some(Lead::Of),
        "with" | "alongside" => Some(Lead::With),
        "against" | "over" => Some(Lead::Against),
        _ => None,
    }
}

/// A name of its own, no letters that stand for one.
fn is_full(name: &Name) -> bool {
    name.value.chars().filter(|c| c.is_lowercase()).count() >= 3
}

/// `the Tollkeeper's`: the name is that of something else.
fn owns(reading: &Reading<'_>, name: Span) -> bool {
    let last = reading.tokens.at(name.end.saturating_sub(1));
    matches!(reading.tokens.word(last + 1), "'" | "’")
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn the_name_of_a_neighbour_is_found() {
        for (article, source) in [
            (
                "The firm Quillon is rebuilding the organ.",
                "The rebuilding of the organ is in the hands of the firm Brandt, of Selby; the roof was mended by the carpenters Quillon.",
            ),
            (
                "Born in Hull, Canon Ada Moss kept bees.",
                "Canon Ada Moss was born in Selby, grew up in Hull and kept bees.",
            ),
        ] {
            let found = rules(article, source);
            assert!(
                found.iter().any(|it| matches!(it, Rule::SourceName | Rule::SourcePlace)),
                "{article} {found:?}"
            );
        }
    }

    #[test]
    fn a_name_with_its_own_words_is_right() {
        for (article, source) in [
            (
                "The firm Brandt is rebuilding the organ.",
                "The rebuilding of the organ is in the hands of the firm Brandt, of Selby; the roof was mended by the carpenters Quillon.",
            ),
            (
                "Born in Selby, Canon Ada Moss grew up in Hull.",
                "Canon Ada Moss was born in Selby, grew up in Hull and kept bees.",
            ),
            (
                "Quillon mended the roof, and Brandt is rebuilding the organ.",
                "The organ is rebuilt by the firm Brandt, of Selby; the roof was mended by Quillon.",
            ),
            (
                "The bridge over the Orme River is shut.",
                "In Selby the bridge over the Orme River is shut; in Hull the bridge is open.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
