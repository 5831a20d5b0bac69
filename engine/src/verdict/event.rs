//! The event that a date of the claim is told of, and whether a sentence of a source tells the same.
//!
//! Every story has many dates, and another date is only wrong where it is that of the same event. What happened is said by
//! the words of the date's own clause; of these the sentence must have a third. Whoever took part, behind the opening name,
//! must not be lacking where the sentence names somebody else, and the second time of something is not the third. A year
//! that names a thing (`the 2016 season`, `their 1990 recording`) says which one is meant, and not when it happened.

use super::support::{self, Role};
use crate::evidence::{Library, Placed, Term, is_clause_mark, nearness, word_term};
use crate::facts::{DateValue, Fact, Precision, Value};
use crate::reading::Reading;
use crate::text::{Span, TokenKind};

/// How much of what happened the sentence must have.
const ENOUGH: f32 = 0.33;

/// Words that open another clause.
const OPENERS: &[&str] =
    &["and", "but", "while", "whereas", "who", "which", "where", "when", "before", "after", "because", "until"];

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
    /// True if the date is a year that names a thing.
    naming: bool,
}

impl Event {
    /// The event of a date of a claim whose terms are `placed`.
    #[must_use]
    pub fn new(reading: &Reading<'_>, claim: Span, date: Span, placed: &[Placed], library: &Library<'_>) -> Self {
        let clause = clause(reading, claim, date, placed);
        let tokens = &reading.tokens;
        let (first, last) = (tokens.at(date.start), tokens.at(date.end.saturating_sub(1)));
        let opening = tokens.at(claim.start);
        let mut event = Self {
            words: Vec::new(),
            names: Vec::new(),
            which: Vec::new(),
            all: placed.iter().map(|it| it.term).collect(),
            naming: names_a_thing(reading, date),
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
        for name in names.filter(|name| clause.contains(&tokens.at(name.span.start)) && name.span.start > claim.start) {
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
        let has = |term: &Term| library.passages_with(*term).binary_search_by_key(&passage, |(p, _)| *p as usize).is_ok();
        let all: f32 = self.words.iter().map(|(_, weight)| weight).sum();
        let told: f32 = self.words.iter().filter(|(term, _)| has(term)).map(|(_, weight)| weight).sum();
        let lacking = |name: &Vec<Term>| !name.iter().any(has);
        let stranger = || self.names.iter().any(lacking) && self.has_other_name(source, it.span, library);
        !(self.naming || names_a_thing(source, theirs.span))
            && told >= all * ENOUGH
            && self.which.iter().all(has)
            && !stranger()
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

/// `second` and above: the first of something is seldom called so.
fn is_ordinal(reading: &Reading<'_>, span: Span) -> bool {
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
        let opener = OPENERS.contains(&tokens.lower(i));
        if depth == 0 && (opener || is_clause_mark(reading, i) && (!bracket || holds_date)) {
            parts.push(Vec::new());
            opened.push(opener || tokens.is_sign(i, ';'));
        } else if depth == 0 && !bracket {
            if let Some(part) = parts.last_mut() {
                part.push(i);
            }
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
fn names_a_thing(reading: &Reading<'_>, date: Span) -> bool {
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
    let definite = matches!(before, "the" | "this" | "that" | "his" | "her" | "its" | "their" | "our" | "my" | "s")
        || before.ends_with("'s")
        || before.ends_with("’s");
    let next = last + 1;
    let noun = tokens.kind(next) == Some(TokenKind::Word) && !crate::evidence::is_stop_word(tokens.lower(next));
    bare && definite && noun
}
