//! Deeds where a text tells them, each with those who did it.

use super::words::{Lead, OWN, WAYS, WIN, Way};
use crate::evidence::{fold, is_clause_mark, is_stop_word, stem};
use crate::facts::name::{is_role_word, is_title};
use crate::facts::{Fact, Name, NameType, Value, is_nationality};
use crate::reading::Reading;
use crate::text::{HashSet, Span, TokenKind};
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
}

/// A name by its tokens: the first, and the one behind the last.
pub(super) struct At {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) name: Name,
    pub(super) span: Span,
}

/// How far behind its words the preposition may stand, and the name behind the preposition.
const GAP: usize = 9;
const LEADING: usize = 9;
/// The most words of what a deed is done to.
const OBJECT: usize = 14;
/// The same before a participle, with what stands between.
const BACK: usize = 16;

/// Words that open what one thing is called.
const DETERMINERS: &[&str] = &["the", "a", "an", "his", "her", "its", "their", "this", "that"];

/// Words between somebody and a verb.
#[rustfmt::skip]
const AUXILIARY: &[&str] =
    &["has", "had", "have", "also", "then", "later", "first", "already", "once", "is", "to", "will", "agreed", "now", "been", "finally"];

/// Words before a name that is not the one to act.
#[rustfmt::skip]
const GOVERNING: &[&str] = &[
    "of", "by", "with", "for", "from", "in", "at", "on", "to", "against", "near", "than", "like", "and", "s", "or", "between", "about", "under",
    "after", "behind", "over", "into", "around", "beside",
];

/// Words at which what a participle governs ends.
const STOPPING: &[&str] = &[
    "who", "which", "and", "but", "while", "when", "was", "were", "is", "are", "has", "had", "been", "will",
];

/// Words that take a deed back, or leave it open.
#[rustfmt::skip]
const OPEN: &[&str] = &[
    "not", "never", "no", "nobody", "neither", "nor", "without", "could", "would", "might", "may", "alleged", "allegedly", "reportedly", "attributed",
    "thought", "believed", "if", "wrongly", "mistakenly", "t", "hoped", "wanted", "tried", "nearly", "almost", "rather", "instead",
];

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

/// The deeds of one sentence.
pub(super) fn told(reading: &Reading<'_>, sentence: Span, capitals: &HashSet<String>) -> Vec<Told> {
    let names = names(reading, sentence, capitals);
    if names.is_empty() {
        return Vec::new();
    }
    let range = reading.tokens.within(sentence);
    let it = Clause { reading, range: range.clone(), names: &names };
    let days = || days(reading, sentence);
    let mut found = Vec::new();
    for at in range {
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
            };
            if let Some((by, mut object)) = read.filter(|(by, _)| !by.is_empty()) {
                object.retain(|word| !is_own(way.deed, word));
                let by = by.into_iter().map(|at| (at.name.clone(), at.span)).collect();
                let words = reading.tokens.span(at, end - 1);
                found.push(Told { deed: way.deed, by, object, days: days(), words, sentence });
            }
        }
    }
    found
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

type Read<'n> = Option<(Vec<&'n At>, Vec<String>)>;

struct Clause<'r, 'a> {
    reading: &'r Reading<'a>,
    range: Range<usize>,
    names: &'r [At],
}

impl<'r> Clause<'r, '_> {
    fn lower(&self, i: usize) -> &str {
        self.reading.tokens.lower(i)
    }

    fn sign(&self, i: usize, c: char) -> bool {
        self.reading.tokens.is_sign(i, c)
    }

    fn starting(&self, i: usize) -> Option<&'r At> {
        self.names.iter().find(|at| at.first == i)
    }

    fn ending(&self, i: usize) -> Option<&'r At> {
        self.names.iter().find(|at| at.end == i + 1)
    }

    fn within_name(&self, i: usize) -> bool {
        self.names.iter().any(|at| (at.first..at.end).contains(&i))
    }

    /// Something in the stretch takes it back or leaves it open.
    fn open(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|i| OPEN.contains(&self.lower(i)))
    }

    /// `X painted the hall`, `X, who painted …`, `X, on her round, painted …`.
    fn before(&self, at: usize, end: usize, needed: Option<&str>) -> Read<'r> {
        if self.lower(end) == "by" || self.within_name(at) {
            return None;
        }
        let mut p = at.checked_sub(1)?;
        while p > self.range.start && AUXILIARY.contains(&self.lower(p)) {
            p -= 1;
        }
        let who = matches!(self.lower(p), "who" | "which");
        if who {
            p = p.checked_sub(1)?;
            p -= usize::from(self.sign(p, ',') && p > self.range.start);
        }
        if self.sign(p, ',') && !who {
            // what stands between two commas
            let open = (self.range.start..p).rev().take(LEADING).find(|i| self.sign(*i, ','))?;
            let said = (open + 1..p)
                .any(|i| matches!(self.lower(i), "who" | "which" | "was" | "is" | "were" | "and" | "but"));
            p = open.checked_sub(1).filter(|_| !said)?;
        }
        let mut by = vec![self.ending(p)?];
        let mut first = by.first()?.first;
        while let Some(other) =
            first.checked_sub(2).filter(|_| self.lower(first - 1) == "and").and_then(|i| self.ending(i))
        {
            by.push(other);
            first = other.first;
        }
        let mut lead = first.checked_sub(1);
        while let Some(i) = lead.filter(|i| self.is_title_like(*i)) {
            lead = i.checked_sub(1);
        }
        let governed =
            lead.filter(|i| *i >= self.range.start).is_some_and(|i| GOVERNING.contains(&self.lower(i)));
        if governed && !who || self.open(first..at) {
            return None;
        }
        let object = self.object(end, true);
        let fits = needed.is_none_or(|word| object.iter().any(|it| *it == *stem(word)));
        let ends = end > at + 1 || end >= self.range.end || self.closes(end);
        (fits && (ends || !object.is_empty())).then_some((by, object))
    }

    /// `won the cup`, not `won 92 games`.
    fn is_of_one(&self, i: usize) -> bool {
        DETERMINERS.contains(&self.lower(i)) || self.reading.tokens.is_capital(i)
    }

    /// A clause ends at token `i`.
    fn closes(&self, i: usize) -> bool {
        is_clause_mark(self.reading, i)
            || self.sign(i, '.')
            || matches!(self.lower(i), "who" | "which" | "but" | "while" | "when" | "and")
    }

    fn is_title_like(&self, i: usize) -> bool {
        i >= self.range.start
            && (matches!(self.lower(i), "the" | "a" | "an")
                || is_title(self.lower(i))
                || is_role_word(self.lower(i))
                || self.sign(i, '.'))
    }

    /// `painted in 1931 by X`, `sold to X and Y`, `suing X`.
    fn after(&self, at: usize, end: usize, prep: Option<&str>) -> Read<'r> {
        let tokens = &self.reading.tokens;
        if self.within_name(at) {
            return None;
        }
        let behind = match prep {
            None => end,
            Some(prep) => {
                // `has prohibited the purchase by` is active
                if prep == "by" && DETERMINERS.contains(&self.lower(end)) {
                    return None;
                }
                let stops = |i: usize| {
                    is_clause_mark(self.reading, i)
                        || STOPPING.contains(&self.lower(i))
                        || self.lower(i) == "by" && !matches!(prep, "to" | "for")
                };
                let found =
                    (end..self.range.end.min(end + GAP)).find(|i| self.lower(*i) == prep || stops(*i))?;
                let behind = found + 1;
                (self.lower(found) == prep).then_some(behind + usize::from(self.sign(behind, ':')))?
            }
        };
        let leads = |i: usize| {
            tokens.kind(i) == Some(TokenKind::Word)
                && !STOPPING.contains(&self.lower(i))
                && !matches!(
                    self.lower(i),
                    // `won by a girl from Da Nang`: the town did not win
                    "that"
                        | "to"
                        | "for"
                        | "with"
                        | "after"
                        | "before"
                        | "than"
                        | "if"
                        | "whether"
                        | "until"
                        | "from"
                        | "in"
                        | "near"
                        | "outside"
                )
                || self.sign(i, '.')
                || matches!(tokens.word(i), "-" | "‑")
        };
        let first = (behind..self.range.end.min(behind + LEADING))
            .take_while(|i| leads(*i) || self.starting(*i).is_some())
            .find_map(|i| self.starting(i))?;
        let mut by = vec![first];
        let mut next = first.end;
        // `X and Y`, `the X of the University of Y`
        while let Some(more) = self.joined(next) {
            next = more.end;
            by.push(more);
        }
        // `bought by X's father`
        if matches!(tokens.word(next), "'" | "’")
            || self.open(at.saturating_sub(4).max(self.range.start)..behind)
        {
            return None;
        }
        let mut object = self.object(at, false);
        // whom it was sold by is not what was sold
        let gap = (end..behind).take_while(|i| self.lower(*i) != "by");
        object.extend(gap.filter_map(|i| self.content(i)));
        Some((by, object))
    }

    fn joined(&self, next: usize) -> Option<&'r At> {
        let tokens = &self.reading.tokens;
        let link = matches!(self.lower(next), "and" | "of" | "at") || self.sign(next, '&');
        let determined = matches!(self.lower(next + 1), "the" | "a");
        if link && next + 1 < self.range.end {
            return self.starting(next + 1 + usize::from(determined));
        }
        let list = self.sign(next, ',') && tokens.is_capital(next + 1);
        list.then(|| self.starting(next + 1)).flatten()
    }

    /// `Artist: X`, `the artist, X,`, `the artist was X`, `X, the artist`, `Artist X`.
    fn doer(&self, at: usize, end: usize) -> Read<'r> {
        let tokens = &self.reading.tokens;
        if self.within_name(at) && self.names.iter().any(|it| it.first < at && it.end > at) {
            return None;
        }
        let heads = at == self.range.start
            || matches!(tokens.word(at - 1), "." | ";" | "|" | "(" | "•" | "–" | "—" | ")" | "*");
        if heads && self.sign(end, ':') {
            let stop = (end + 1..self.range.end)
                .find(|i| matches!(tokens.word(*i), ";" | "|"))
                .unwrap_or(self.range.end);
            let listed = self.names.iter().filter(|it| it.first > end && it.end <= stop);
            // what stands in brackets may be meant too: a club behind its player
            let (beside, mut by): (Vec<&At>, Vec<&At>) = listed.partition(|it| self.sign(it.first - 1, '('));
            by.extend(beside);
            return Some((by, Vec::new()));
        }
        let definite = at > self.range.start && self.lower(at - 1) == "the";
        let of =
            if matches!(self.lower(end), "of" | "behind") { self.object(end + 1, true) } else { Vec::new() };
        let past = |from: usize| (from..from + 3).take_while(|i| self.is_title_like(*i)).count() + from;
        let comma = self.sign(end, ',');
        if comma
            && definite
            && let Some(by) = self.starting(past(end + 1))
        {
            return Some((vec![by], of));
        }
        if (definite || heads)
            && !comma
            && let Some(by) = self.starting(past(end))
            && by.name.kind != NameType::Place
        {
            return Some((vec![by], of));
        }
        if matches!(self.lower(end), "is" | "was") && (definite || heads) {
            let determined = matches!(self.lower(end + 1), "the" | "a" | "an");
            let by = (end + 1..self.range.end.min(end + 8))
                .take_while(|i| *i == end + 1 || determined && tokens.kind(*i) == Some(TokenKind::Word))
                .find_map(|i| self.starting(i))?;
            return (!self.open(end..by.first)).then_some((vec![by], of));
        }
        let open = at.checked_sub(1 + usize::from(definite))?;
        let by = self.ending(open.checked_sub(1)?).filter(|_| self.sign(open, ','))?;
        (definite || is_clause_mark(self.reading, end)).then_some((vec![by], of))
    }

    /// The words of what a deed is done to, from token `at` on, or back from it.
    fn object(&self, at: usize, on: bool) -> Vec<String> {
        let ends = |i: usize| {
            is_clause_mark(self.reading, i)
                || matches!(
                    self.lower(i),
                    "who" | "which" | "but" | "while" | "when" | "that" | "after" | "before"
                )
        };
        let range = &self.range;
        if on {
            let preposition = matches!(
                self.lower(at),
                "by" | "in" | "on" | "at" | "to" | "for" | "from" | "with" | "of" | "as"
            );
            let words = (at..range.end.min(at + OBJECT)).take_while(|i| !preposition && !ends(*i));
            return words.filter_map(|i| self.content(i)).collect();
        }
        // back over what stands between, to the beginning
        let parted = |i: usize| matches!(self.reading.tokens.word(i), ";" | ":" | "|");
        (range.start..at)
            .rev()
            .take(BACK)
            .take_while(|i| !parted(*i))
            .filter_map(|i| self.content(i))
            .collect()
    }

    fn content(&self, i: usize) -> Option<String> {
        let lower = self.lower(i);
        let says =
            self.reading.tokens.kind(i) == Some(TokenKind::Word) && !is_stop_word(lower) && lower.len() > 2;
        says.then(|| stem(&fold(self.reading.tokens.word(i)).to_lowercase()).into_owned())
    }
}
