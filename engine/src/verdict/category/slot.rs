//! A word that names a kind, with what stands around it.

use super::groups::{self, Company, Entry};
use crate::evidence::{Lexicon, Part, Placed, Term};
use crate::facts::name::is_role;
use crate::facts::{Fact, Kind, Name, NameType, Value};
use crate::reading::Reading;
use crate::text::{Span, TokenKind};
use crate::verdict::kin::{is_kin, is_possessive};
use std::ops::Range;

/// How far the next word of meaning may stand, in words.
const REACH: usize = 4;

/// A word of the table where it stands.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Its place in the table.
    pub entry: Entry,
    /// Where it stands.
    pub span: Span,
    /// The next word of meaning before it.
    pub left: Option<Term>,
    /// The next word of meaning behind it.
    pub right: Option<Term>,
    /// The name beside it, over one comma at most.
    pub beside: Option<Name>,
    /// The words around it, by nearness.
    pub part: Part,
    /// Those of them that belong to names.
    pub named: Vec<Term>,
}

/// A word of the table, or a kind with its number, where it stands.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its place in the table.
    pub entry: Entry,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// The words of the table in a sentence.
#[must_use]
pub fn mentions(reading: &Reading<'_>, sentence: Span) -> Vec<Mention> {
    let mut found = Vec::new();
    let range = reading.tokens.within(sentence);
    let mut i = range.start;
    while i < range.end {
        if let Some(mention) = numbered(reading, i, range.end) {
            i = mention.tokens.end;
            found.push(mention);
            continue;
        }
        let mut entries = entries_at(reading, i, range.end);
        if entries.is_empty() && !in_name(reading, i) {
            entries.extend(groups::of_family(reading.tokens.lower(i)));
        }
        let Some(longest) = entries.iter().map(|entry| entry.words).max() else {
            i += 1;
            continue;
        };
        let tokens = tokens_of(reading, i, longest);
        let meant = |entry: &&Entry| entry.words == longest && meant(reading, **entry, &tokens, &range);
        if !is_owner(reading, &tokens) {
            let here = entries.iter().filter(meant);
            found.extend(here.map(|entry| Mention { entry: *entry, tokens: tokens.clone() }));
        }
        i = tokens.end;
    }
    found
}

/// True if two clauses name different kinds of one group: `rye bread` and `wheat bread`.
#[must_use]
pub fn name_other_kinds(reading: &Reading<'_>, ours: Span, source: &Reading<'_>, theirs: Span) -> bool {
    let theirs = mentions(source, theirs);
    let differs = |a: &Mention| {
        let mut of_group = theirs.iter().filter(|b| b.entry.group == a.entry.group).peekable();
        of_group.peek().is_some() && of_group.all(|b| b.entry.alternative != a.entry.alternative)
    };
    mentions(reading, ours).iter().any(differs)
}

/// The words of the table in a sentence, with what stands around them.
#[must_use]
pub fn slots(reading: &Reading<'_>, sentence: Span, placed: &[Placed], lexicon: &Lexicon) -> Vec<Slot> {
    let range = reading.tokens.within(sentence);
    let found = mentions(reading, sentence).into_iter();
    found.map(|it| slot(reading, it.entry, it.tokens, placed, &range, lexicon)).collect()
}

/// `Category 4`, `under-23`, `Phase II`: a kind that is told by its number.
fn numbered(reading: &Reading<'_>, i: usize, end: usize) -> Option<Mention> {
    let tokens = &reading.tokens;
    if tokens.kind(i) != Some(TokenKind::Word) {
        return None;
    }
    let next = after(reading, i);
    if let Some(entry) = groups::ranked(tokens.lower(i), tokens.lower(next)).filter(|_| next < end) {
        return Some(Mention { entry, tokens: i..next + 1 });
    }
    let head = groups::numbered(tokens.lower(i))?;
    let value = groups::number(tokens.word(next)).filter(|_| next < end)?;
    let decimal = tokens.glued(next) && matches!(tokens.word(next + 1), "." | "," | "/" | "%" | ":");
    let counted = decimal && tokens.kind(next + 2) == Some(TokenKind::Digits) && tokens.glued(next + 1);
    let entry = Entry { group: head, alternative: value, words: 2 };
    (!counted).then_some(Mention { entry, tokens: i..next + 1 })
}

/// The entries that begin at token `i`, none inside a name.
fn entries_at(reading: &Reading<'_>, i: usize, end: usize) -> Vec<Entry> {
    let found: Vec<Entry> =
        entries_as_words(reading, i).filter(|entry| tokens_of(reading, i, entry.words).end <= end).collect();
    let several = found.iter().any(|entry| entry.words > 1);
    if found.is_empty() || in_name(reading, i) && !(several && opens_title(reading, i)) {
        Vec::new()
    } else {
        found
    }
}

/// The entries whose words begin at token `i`, wherever that stands.
pub(super) fn entries_as_words(reading: &Reading<'_>, i: usize) -> impl Iterator<Item = Entry> {
    let tokens = &reading.tokens;
    let is_word = tokens.kind(i) == Some(TokenKind::Word) && tokens.word(i).len() > 1;
    let list = if is_word { groups::entries(tokens.lower(i)) } else { &[] };
    let fits = move |parts: &[String]| {
        let mut at = i;
        parts.iter().skip(1).all(|part| {
            at = after(reading, at);
            groups::singular(tokens.lower(at)) == *part
        })
    };
    list.iter().filter(move |(parts, _)| fits(parts)).map(|(_, entry)| *entry)
}

/// The next token that is no hyphen or apostrophe.
fn after(reading: &Reading<'_>, at: usize) -> usize {
    let next = at + 1;
    let joint = matches!(reading.tokens.word(next), "-" | "‑" | "'" | "’" | "–");
    if joint && reading.tokens.glued(at) { next + 1 } else { next }
}

fn tokens_of(reading: &Reading<'_>, first: usize, words: usize) -> Range<usize> {
    let last = (1..words).fold(first, |at, _| after(reading, at));
    first..last + 1
}

/// A name that is neither a person's nor a body's begins here: `Master of Arts`.
fn opens_title(reading: &Reading<'_>, i: usize) -> bool {
    let Some(span) = reading.tokens.get(i).map(|token| token.span) else { return false };
    reading.facts_in(Span::new(span.start, reading.text.len())).take(1).any(|fact| match &fact.value {
        Value::Name(name) => {
            fact.span.start == span.start && !matches!(name.kind, NameType::Person | NameType::Organisation)
        }
        _ => false,
    })
}

/// Part of a longer name.
fn in_name(reading: &Reading<'_>, i: usize) -> bool {
    let Some(span) = reading.tokens.get(i).map(|token| token.span) else { return true };
    let first = reading.facts.partition_point(|fact| fact.span.start + 200 < span.start);
    reading
        .facts
        .iter()
        .skip(first)
        .take_while(|fact| fact.span.start <= span.start)
        .any(|fact| fact.kind() == Kind::Name && fact.span.contains(span) && fact.span != span)
}

/// `on doctor's orders`, `her husband's twin`, `her brother's wife`: somebody beside the one who is told of, not what that one is.
fn is_owner(reading: &Reading<'_>, at: &Range<usize>) -> bool {
    let person = |i: usize| is_kin(reading.tokens.lower(i)) || is_role(reading.tokens.lower(i));
    let own = at.end.checked_sub(1).is_some_and(|i| person(i) && is_possessive(reading, i));
    let of_kin = || {
        at.start.checked_sub(3).is_some_and(|i| is_kin(reading.tokens.lower(i)) && is_possessive(reading, i))
    };
    own || is_kin(reading.tokens.lower(at.start)) && of_kin()
}

/// The word stands in the company that its group asks for.
fn meant(reading: &Reading<'_>, entry: Entry, at: &Range<usize>, sentence: &Range<usize>) -> bool {
    let listed = |list: &str, i: usize| {
        let word = groups::singular(reading.tokens.lower(i));
        list.split_whitespace().any(|it| it == word)
    };
    match groups::company(entry.group) {
        Company::Any => true,
        // several words mean one thing in any company
        Company::Near(_) if entry.words > 1 => true,
        Company::Before(list) => (at.end..(at.end + 3).min(sentence.end)).any(|i| listed(list, i)),
        Company::Near(list) => {
            let around = at.start.saturating_sub(6).max(sentence.start)..(at.end + 6).min(sentence.end);
            around.filter(|i| !at.contains(i)).any(|i| listed(list, i))
        }
        Company::Behind(list) => {
            let from = at.start.saturating_sub(4).max(sentence.start);
            (from..at.start).any(|i| listed(list, i))
        }
    }
}

fn slot(
    reading: &Reading<'_>,
    entry: Entry,
    tokens: Range<usize>,
    placed: &[Placed],
    sentence: &Range<usize>,
    lexicon: &Lexicon,
) -> Slot {
    let span = reading.tokens.span(tokens.start, tokens.end.saturating_sub(1));
    let before = placed.iter().rev().find(|it| it.token < tokens.start);
    let behind = placed.iter().find(|it| it.token >= tokens.end);
    let near = |a: usize, b: usize| b.saturating_sub(a) <= REACH + 1 && !parted(reading, a, b);
    let left = before.filter(|it| near(it.token, tokens.start)).map(|it| it.term);
    let right = behind.filter(|it| near(tokens.end.saturating_sub(1), it.token)).map(|it| it.term);
    let beside = beside(reading, &tokens, sentence);
    let part = Part::in_sentence(reading, span, placed, lexicon);
    let whole = reading.tokens.span(sentence.start, sentence.end.saturating_sub(1));
    let names: Vec<Span> =
        reading.facts_in(whole).filter(|fact| fact.kind() == Kind::Name).map(|fact| fact.span).collect();
    let in_name = |it: &&Placed| names.iter().any(|name| name.contains(it.span));
    let named = placed.iter().filter(in_name).map(|it| it.term).collect();
    Slot { entry, span, left, right, beside, part, named }
}

/// A mark between two tokens parts what belongs together.
fn parted(reading: &Reading<'_>, a: usize, b: usize) -> bool {
    (a..b).any(|i| matches!(reading.tokens.word(i), "," | ";" | ":" | "(" | ")" | "—" | "." | "|"))
}

/// The person or work right before or behind: `a ferry, Anna`, `Anna, a ferry`, `the ferry Anna`, `Anna (ferry)`.
fn beside(reading: &Reading<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> Option<Name> {
    let of = |fact: &Fact| match &fact.value {
        Value::Name(name) if name.kind != NameType::Place => Some(name.clone()),
        _ => None,
    };
    let whole = reading.tokens.span(sentence.start, sentence.end.saturating_sub(1));
    let marks =
        |a: usize, b: usize| (a..b).filter(|i| reading.tokens.kind(*i) == Some(TokenKind::Sign)).count();
    let mut best: Option<(usize, Name)> = None;
    for fact in reading.facts_in(whole) {
        let Some(name) = of(fact) else { continue };
        let (first, last) = (reading.tokens.at(fact.span.start), reading.tokens.at(fact.span.end - 1));
        let (from, to) = if last < tokens.start { (last + 1, tokens.start) } else { (tokens.end, first) };
        let distance = to.saturating_sub(from);
        if from <= to
            && distance <= 5
            && marks(from, to) <= 1
            && best.as_ref().is_none_or(|(d, _)| distance < *d)
        {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}
