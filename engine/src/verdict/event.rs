//! The event that a date of the claim is told of, and whether a sentence of a source tells the same.
//!
//! Every story has many dates, and another date is only wrong where it is that of the same event. What happened is said by
//! the words of the date's own clause; of these the sentence must have a third. Whoever took part, behind the opening name,
//! must not be lacking where the sentence names somebody else, and the second time of something is not the third. A year
//! that names a thing (`the 2016 season`, `their 1990 recording`) says which one is meant, and not when it happened.

use super::compare::{self, Match};
use super::support::{self, Role};
use super::{dated, happening};
use crate::evidence::{Library, Placed, Term, is_clause_mark, nearness, word_term};
use crate::facts::negation::{Polarity, polarity};
use crate::facts::{DateValue, Fact, Kind, Precision, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::{Span, TokenKind};

/// How much of what happened the sentence must have.
const ENOUGH: f32 = 0.33;

/// What a name of the clause counts beside its words, and how much of what one passage tells makes another one its equal.
const NAME: f32 = 0.3;
const AS_MUCH: f32 = 0.8;

/// Words that open another clause.
const OPENERS: &[&str] = &[
    "and", "but", "while", "whereas", "who", "which", "where", "when", "before", "after", "because", "until",
];

/// True for a word, lower case, that opens another clause.
pub(super) fn opens(lower: &str) -> bool {
    OPENERS.contains(&lower)
}

/// What a claim says that happened on a date.
#[derive(Debug)]
pub struct Event {
    /// The words of the date's clause, with what each weighs.
    words: Vec<(Term, f32)>,
    /// The names of the clause behind its opening, by their words.
    names: Vec<Vec<Term>>,
    /// `second`, `third`: which time of several.
    which: Vec<Term>,
    /// All terms of the claim.
    all: Vec<Term>,
    /// What kinds of event the clause speaks of.
    kinds: Vec<usize>,
    /// True if the date is a year that names a thing, or one on which nothing happened.
    naming: bool,
}

impl Event {
    /// The event of a date of a claim whose terms are `placed`.
    #[must_use]
    pub fn new(
        reading: &Reading<'_>,
        claim: Span,
        date: Span,
        placed: &[Placed],
        library: &Library<'_>,
    ) -> Self {
        let clause = clause(reading, claim, date, placed);
        let tokens = &reading.tokens;
        let (first, last) = (tokens.at(date.start), tokens.at(date.end.saturating_sub(1)));
        let opening = tokens.at(claim.start);
        let mut event = Self {
            words: Vec::new(),
            names: Vec::new(),
            which: Vec::new(),
            all: placed.iter().map(|it| it.term).collect(),
            kinds: happening::kinds(tokens, clause.iter().copied()),
            naming: names_a_thing(reading, date)
                || is_unanchored(reading, claim, date)
                || polarity(tokens, claim, date) == Polarity::Negative,
        };
        for it in placed.iter().filter(|it| clause.contains(&it.token) && !it.span.overlaps(date)) {
            let known = !library.passages_with(it.term).is_empty();
            let name = tokens.is_capital(it.token) && (it.token != opening || !known);
            match support::role(reading, it.span) {
                Role::Word if !name => {
                    let light = support::is_light(tokens.lower(it.token));
                    let near = nearness(reading, first, last, it.token) * library.lexicon.weight(it.term);
                    event.words.push((it.term, if light { near * support::LIGHT_WEIGHT } else { near }));
                }
                Role::Figure if is_ordinal(reading, it.span) => event.which.push(it.term),
                _ => {}
            }
        }
        let names = reading.facts_in(claim).filter(|fact| matches!(fact.value, Value::Name(_)));
        for name in
            names.filter(|name| clause.contains(&tokens.at(name.span.start)) && name.span.start > claim.start)
        {
            let words: Vec<Term> =
                placed.iter().filter(|it| name.span.contains(it.span)).map(|it| it.term).collect();
            event.names.extend((!words.is_empty()).then_some(words));
        }
        event
    }

    /// True if the passage tells the same event, with its fact `theirs` as the date.
    #[must_use]
    pub fn is_told(&self, library: &Library<'_>, passage: usize, theirs: &Fact) -> bool {
        let Some(it) = library.passages.get(passage) else { return false };
        let Some(source) = library.sources.get(it.source) else { return false };
        let has = |term: &Term| stands(library, passage, *term);
        let all: f32 = self.words.iter().map(|(_, weight)| weight).sum();
        let told = weight_of(&self.words, has);
        let lacking = |name: &Vec<Term>| !name.iter().any(has);
        let stranger = || self.names.iter().any(lacking) && self.has_other_name(source, it.span, library);
        let clause = dated::region(source, it.span, theirs.span);
        let theirs_are = happening::kinds(&source.tokens, clause);
        let other =
            !self.kinds.is_empty() && !theirs_are.is_empty() && !happening::meet(&self.kinds, &theirs_are);
        !(self.naming
            || other
            || dated::is_of_the_work(source, theirs)
            || names_a_thing(source, theirs.span)
            || self.is_aside(library, source, it.span, theirs.span))
            && told >= all * ENOUGH
            && self.which.iter().all(has)
            && !stranger()
    }

    /// True if the date is that of a participle of which the claim says nothing: `four ships built in 1999 were sold`.
    fn is_aside(&self, library: &Library<'_>, source: &Reading<'_>, sentence: Span, date: Span) -> bool {
        const AUXILIARIES: &[&str] = &["was", "were", "is", "are", "had", "has", "have", "been"];
        let tokens = &source.tokens;
        let range = tokens.within(sentence);
        let first = tokens.at(date.start);
        let light = |i: &usize| {
            matches!(tokens.lower(*i), "in" | "on" | "between" | "from" | "since" | "by" | "about")
        };
        let Some(verb) = (range.start..first).rev().find(|i| !light(i)) else { return false };
        let word = tokens.lower(verb);
        let participle = word.ends_with("ed")
            || matches!(word, "built" | "born" | "made" | "held" | "bought" | "won" | "written");
        let led = verb.checked_sub(1).is_some_and(|i| AUXILIARIES.contains(&tokens.lower(i)));
        let last = tokens.at(date.end.saturating_sub(1));
        let goes_on = (last + 1..range.end).any(|i| AUXILIARIES.contains(&tokens.lower(i)));
        let term = word_term(tokens.word(verb), word).and_then(|key| library.lexicon.get(&key));
        participle && !led && goes_on && term.is_none_or(|term| !self.all.contains(&term))
    }

    /// True if another passage tells as much of the event with another date: it happened more than once, and which time is
    /// meant cannot be told.
    #[must_use]
    pub fn recurs(
        &self,
        library: &Library<'_>,
        (passage, date): (usize, &Fact),
        others: &[(usize, Fact)],
    ) -> bool {
        let told = |passage: usize| {
            let has = |term: &Term| stands(library, passage, *term);
            let names = self.names.iter().filter(|name| name.iter().any(has)).count();
            weight_of(&self.words, has) + NAME * f32::from(u8::try_from(names).unwrap_or(u8::MAX))
        };
        let least = told(passage) * AS_MUCH;
        others.iter().any(|(other, its)| {
            *other != passage
                && told(*other) >= least
                && compare::facts(its, date, Tolerance::default()) == Match::Differs
        })
    }

    /// The sentence has a name of which the claim has no word.
    fn has_other_name(&self, source: &Reading<'_>, sentence: Span, library: &Library<'_>) -> bool {
        let ours = |word: &str| {
            let term = word_term(word, &word.to_lowercase()).and_then(|key| library.lexicon.get(&key));
            term.is_some_and(|term| self.all.contains(&term))
        };
        source.facts_in(sentence).any(|fact| match &fact.value {
            Value::Name(name) => !name.value.split(|c: char| !c.is_alphanumeric()).any(ours),
            _ => false,
        })
    }
}

fn stands(library: &Library<'_>, passage: usize, term: Term) -> bool {
    library.passages_with(term).binary_search_by_key(&passage, |(other, _)| *other as usize).is_ok()
}

fn weight_of(words: &[(Term, f32)], has: impl Fn(&Term) -> bool) -> f32 {
    words.iter().filter(|(term, _)| has(term)).map(|(_, weight)| weight).sum()
}

/// `nine days earlier`, where the sentence has no date that it could be counted from.
pub(super) fn is_unanchored(reading: &Reading<'_>, claim: Span, date: Span) -> bool {
    let last = reading.tokens.lower(reading.tokens.at(date.end.saturating_sub(1)));
    let shifted = matches!(last, "earlier" | "later" | "before" | "after" | "previously");
    shifted && !reading.facts_in(claim).any(|fact| fact.kind() == Kind::Date && fact.span != date)
}

/// `second` and above: the first of something is seldom called so.
pub(super) fn is_ordinal(reading: &Reading<'_>, span: Span) -> bool {
    reading.facts_over(span).any(|fact| match &fact.value {
        Value::Ordinal(amount) => amount.value > rust_decimal::Decimal::ONE,
        _ => false,
    })
}

/// The tokens of the clause in which the date stands. Brackets are passed over; a date that stands alone between its marks
/// belongs to what follows where it opens a sentence or a part of it, else to what it follows.
fn clause(reading: &Reading<'_>, claim: Span, date: Span, placed: &[Placed]) -> Vec<usize> {
    let tokens = &reading.tokens;
    let its = tokens.within(date);
    let (mut parts, mut opened, mut own, mut depth) = (vec![Vec::new()], vec![true], 0, 0_usize);
    for i in tokens.within(claim) {
        if its.contains(&i) {
            own = parts.len() - 1;
            continue;
        }
        let bracket = tokens.is_sign(i, '(') || tokens.is_sign(i, ')');
        let holds_date = bracket && is_inside(reading, i, &its);
        depth = match tokens.word(i) {
            "(" if !holds_date => depth + 1,
            ")" if !holds_date => depth.saturating_sub(1),
            _ => depth,
        };
        let opener = opens(tokens.lower(i));
        if depth == 0 && (opener || is_clause_mark(reading, i) && (!bracket || holds_date)) {
            parts.push(Vec::new());
            opened.push(opener || tokens.is_sign(i, ';'));
        } else if depth == 0
            && !bracket
            && let Some(part) = parts.last_mut()
        {
            part.push(i);
        }
    }
    let says = |part: &Vec<usize>| {
        placed.iter().any(|it| part.contains(&it.token) && support::role(reading, it.span) == Role::Word)
    };
    let mut clause = parts.get(own).cloned().unwrap_or_default();
    if !says(&clause) {
        let behind = parts.iter().skip(own + 1).find(|part| says(part));
        let before = parts.iter().take(own).rev().find(|part| says(part));
        let opens = opened.get(own).copied().unwrap_or_default();
        let next = if opens { behind.or(before) } else { before.or(behind) };
        clause.extend(next.into_iter().flatten());
    }
    clause
}

/// True if the bracket at `at` and its partner have the date between them.
fn is_inside(reading: &Reading<'_>, at: usize, date: &std::ops::Range<usize>) -> bool {
    let tokens = &reading.tokens;
    let closed = |mut between: std::ops::Range<usize>| between.any(|i| matches!(tokens.word(i), "(" | ")"));
    if at < date.start { !closed(at + 1..date.start) } else { !closed(date.end..at) }
}

/// `the 2016 season`, `their 1990 recording`, `Ford's 2019 report`: the year says which, unless `a` stands before it.
pub(super) fn names_a_thing(reading: &Reading<'_>, date: Span) -> bool {
    let tokens = &reading.tokens;
    let year = |value: &DateValue| value.precision == Precision::Year && value.bound.is_none();
    let bare = reading.facts_over(date).any(|fact| match &fact.value {
        Value::Date(date) => year(date),
        Value::Range(from, to) => {
            matches!((&**from, &**to), (Value::Date(a), Value::Date(b)) if year(a) && year(b))
        }
        _ => false,
    });
    let (first, last) = (tokens.at(date.start), tokens.at(date.end.saturating_sub(1)));
    let before = first.checked_sub(1).map_or("", |i| tokens.lower(i));
    let definite =
        matches!(before, "the" | "this" | "that" | "his" | "her" | "its" | "their" | "our" | "my" | "s")
            || before.ends_with("'s")
            || before.ends_with("’s");
    let next = last + 1;
    let noun =
        tokens.kind(next) == Some(TokenKind::Word) && !crate::evidence::is_stop_word(tokens.lower(next));
    bare && definite && noun
}

#[cfg(test)]
mod tests {
    use crate::answer::Verdict;
    use crate::rules::Rule;
    use crate::verdict::testing::{rules, verdict};

    #[test]
    fn the_date_of_something_else_is_no_conflict() {
        for (article, source) in [
            // the festival at which it was shown
            (
                "The play had its first night at the Tolland Theatre Festival on May 19, 2016.",
                "The Tolland Theatre Festival runs June 11-22, 2017.",
            ),
            // the tournament for which she was chosen
            (
                "In October 2018, she was picked in Norland's squad for the World Rowing Cup in Port Maren.",
                "The seventh edition of the cup will be held in Port Maren from 9 to 24 November 2018.",
            ),
            // a picture taken later
            (
                "Ivo Brandt signed a first contract with Selby Town in 2017.",
                "Ivo Brandt of Selby Town trains with the national team on March 20, 2018.",
            ),
            // another club
            (
                "On October 20, 2015, Brandt signed to the Harrow Herons practice squad.",
                "The Harrow Herons have a new man. Brandt was signed to the Dunmere Pikes practice squad on October 29, 2013.",
            ),
            // another time of several
            (
                "A second harbour conference was held in 2018.",
                "The harbour conference will be held on 4 November 2019.",
            ),
            (
                "Brandt was transferred to Selby Town on 3 May 2015.",
                "Brandt was transferred to Harrow on 1 May 2012. He was transferred to Dunmere on 7 June 2013. It rained. \
                 It rained again. It was cold. Nobody came.",
            ),
            // a year that says which
            (
                "The Herons were named champions in the 2007 season.",
                "The Herons were named champions in the 1960 season.",
            ),
            (
                "The recording was published on vinyl for the first time on 25 November 2016.",
                "They will publish their 1990 Mill recording on vinyl for the first time.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }

    #[test]
    fn another_date_of_the_same_event_is_wrong() {
        for (article, source) in [
            ("Ivo Brandt died on 16 May 2001.", "Ivo Brandt, drummer, born April 13 1944; died May 25 2001."),
            (
                "Ivo Brandt signed a contract with Selby Town (ST) in 2017.",
                "Ivo Brandt trained on March 20, 2016. Ivo Brandt signed a contract with Selby Town on July 13, 2018.",
            ),
            (
                "Brandt, who was born in Leeds, opened a second shop in 1998, but it burned down.",
                "Brandt opened the second shop in 1989.",
            ),
            ("“Moorland” is a 1940 comedy in three acts.", "“Moorland” is a 1930 comedy in three acts."),
            ("Skerry Link (founded in 1989) flies to 23 towns.", "Skerry Link was founded in 1998."),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceDate], "{article}");
        }
    }

    #[test]
    fn a_day_is_not_told_where_a_source_has_its_year_alone() {
        let source = "Edith Crane opened the mill in Selby in 2019. Ivo Brandt (8 April 1974 – 2 February 2014) drew the plans.";
        for (article, told) in [
            ("Edith Crane opened the mill in Selby in 2019.", Verdict::Supported),
            ("Edith Crane opened the mill in Selby on 24 July 2019.", Verdict::NotFound),
            ("Ivo Brandt, who drew the plans, lived until 2 February 2014.", Verdict::Supported),
        ] {
            assert_eq!(verdict(article, source), told, "{article}");
        }
    }
}
