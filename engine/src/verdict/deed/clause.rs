//! Who did it and to what, in one sentence: before a verb, behind a participle, beside a word for the doer, in a credit.

use super::read::At;
use super::words::{Lead, WAYS, Way};
use crate::evidence::{fold, is_clause_mark, is_stop_word, stem};
use crate::facts::NameType;
use crate::facts::name::{is_role_word, is_title};
use crate::reading::Reading;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// Those who did it, and the words of what it was done to.
type Read<'n> = Option<(Vec<&'n At>, Vec<String>)>;

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

/// Participles that do not show by their ending.
#[rustfmt::skip]
const IRREGULAR: &[&str] = &[
    "built", "made", "held", "led", "put", "set", "cut", "won", "lost", "found", "sold", "bought", "sung", "sent", "kept", "told", "hit", "shot", "caught",
    "taught", "brought", "fought", "laid", "paid", "said", "heard", "met", "run", "done", "gone", "known", "grown", "shown", "worn", "born", "torn", "up",
    "out", "down", "off", "over", "in", "on", "struck", "dug", "hung", "lit", "bred", "fed", "read", "spent", "lent", "left",
];

fn is_preposition(lower: &str) -> bool {
    GOVERNING.contains(&lower)
        || matches!(
            lower,
            "during"
                | "through"
                | "since"
                | "until"
                | "as"
                | "without"
                | "within"
                | "beyond"
                | "across"
                | "along"
                | "among"
                | "despite"
                | "except"
                | "towards"
                | "toward"
                | "upon"
                | "beneath"
                | "above"
                | "below"
        )
}

/// A sentence with its names.
pub(super) struct Clause<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) range: Range<usize>,
    pub(super) names: &'r [At],
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
    pub(super) fn before(&self, at: usize, end: usize, needed: Option<&str>) -> Read<'r> {
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
            // `The clerk, Ada Moss, signed`: the name stands between the two
            let apposed = self.ending(p - 1).filter(|it| it.first == open + 1);
            let bare = open.checked_sub(1).is_some_and(|i| self.ending(i).is_none() && !self.sign(i, ','));
            p = match apposed.filter(|_| bare) {
                Some(_) => p - 1,
                None => open.checked_sub(1).filter(|_| !said)?,
            };
        }
        // `Marlow Forestry of Tarn manages`: the body, not its town
        let town = self
            .ending(p)
            .map(|it| it.first)
            .filter(|at| matches!(self.lower(at.saturating_sub(1)), "of" | "in"));
        if let Some(body) = town.and_then(|at| self.ending(at.checked_sub(2)?)) {
            p = body.end - 1;
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
    pub(super) fn is_of_one(&self, i: usize) -> bool {
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
    pub(super) fn after(&self, at: usize, end: usize, prep: Option<&str>) -> Read<'r> {
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
                        || self.lower(i) == "by" && !matches!(prep, "to" | "for" | ",")
                };
                let found =
                    (end..self.range.end.min(end + GAP)).find(|i| self.lower(*i) == prep || stops(*i))?;
                // `built to a design by X`: the design is X's
                if found > end && self.has_doer(found - 1) {
                    return None;
                }
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
        // `signed by the clerk, Ada Moss`
        let apposed = |i: usize| {
            self.sign(i, ',')
                && is_role_word(self.lower(i - 1))
                && (self.starting(i + 1).is_some() || is_title(self.lower(i + 1)) && tokens.is_capital(i + 1))
        };
        let first = (behind..self.range.end.min(behind + LEADING))
            .take_while(|i| leads(*i) || apposed(*i) || self.starting(*i).is_some())
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

    /// The word before `by` is one of another deed: `design by`, `music by`.
    fn has_doer(&self, noun: usize) -> bool {
        let ways = WAYS.get(self.lower(noun)).into_iter().flatten();
        self.lower(noun + 1) == "by"
            && ways.into_iter().any(|way| way.words.len() == 1 && matches!(way.lead, Lead::After(Some("by"))))
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
    pub(super) fn doer(&self, at: usize, end: usize) -> Read<'r> {
        let tokens = &self.reading.tokens;
        if self.within_name(at) && self.names.iter().any(|it| it.first < at && it.end > at) {
            return None;
        }
        let heads = at == self.range.start
            || matches!(tokens.word(at - 1), "." | ";" | "|" | "(" | "•" | "–" | "—" | ")" | "*");
        // `Owner of the site: X`
        let said = (end..end + 6).take_while(|i| tokens.kind(*i) == Some(TokenKind::Word)).last();
        let end = match said.filter(|last| self.lower(end) == "of" && self.sign(last + 1, ':') && heads) {
            Some(last) => last + 1,
            None => end,
        };
        if let Some(by) = self.bracketed(at, end) {
            return Some((vec![by], self.line_label()));
        }
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
        // `owner X, trainer Y,`
        let listed = self.sign(at.saturating_sub(1), ',') && !tokens.is_capital(at);
        if let Some(by) = self.starting(end).filter(|_| listed && at > self.range.start) {
            return Some((vec![by], Vec::new()));
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
        (definite || is_clause_mark(self.reading, end) || self.sign(end, '.')).then_some((vec![by], of))
    }

    /// `Seconded: X`.
    pub(super) fn label(&self, at: usize, end: usize) -> Read<'r> {
        let (tokens, by) = (&self.reading.tokens, usize::from(self.lower(end) == "by"));
        let heads =
            at == self.range.start || matches!(tokens.word(at - 1), "." | ";" | "|" | "(" | "•" | "–" | "—");
        if !heads || !matches!(tokens.word(end + by), ":" | "|") {
            return None;
        }
        let first = (end + by + 1..self.range.end.min(end + LEADING)).find_map(|i| self.starting(i))?;
        let between = (end + by + 1..first.first).all(|i| self.is_title_like(i));
        between.then(|| (vec![first], Vec::new()))
    }

    /// `X (lay member, in the chair)`, `X (chair)`.
    fn bracketed(&self, at: usize, end: usize) -> Option<&'r At> {
        let open = (self.range.start..at)
            .rev()
            .take(6)
            .take_while(|i| !matches!(self.reading.tokens.word(*i), ")" | ";" | ":"))
            .find(|i| self.sign(*i, '('))?;
        let bare = open + 1 == at || self.sign(at - 1, ',');
        let closed = self.sign(end, ')') || self.sign(end, ',');
        self.ending(open.checked_sub(1)?).filter(|_| bare && closed)
    }

    /// The noun that a verb governs, with its adjectives: no further than a preposition or another clause.
    pub(super) fn thing_behind(&self, at: usize) -> Vec<String> {
        let ends = |i: usize| {
            is_clause_mark(self.reading, i)
                || is_preposition(self.lower(i))
                || matches!(self.lower(i), "and" | "who" | "which" | "but" | "that" | "while" | "when" | "or")
        };
        (at..self.range.end.min(at + 6)).take_while(|i| !ends(*i)).filter_map(|i| self.content(i)).collect()
    }

    /// The noun before a participle, over its auxiliaries, with what a preposition joins to it.
    pub(super) fn thing_before(&self, at: usize) -> Vec<String> {
        let auxiliary = |i: usize| {
            AUXILIARY.contains(&self.lower(i))
                || matches!(self.lower(i), "was" | "were" | "are" | "be" | "being" | "who" | "which" | "that")
        };
        // `the drug, prescribed by`
        let mut end = at - usize::from(at > self.range.start && self.sign(at - 1, ','));
        while end > self.range.start && auxiliary(end - 1) {
            end -= 1;
        }
        let mut found = Vec::new();
        for i in (self.range.start..end).rev().take(8) {
            if is_clause_mark(self.reading, i) {
                break;
            }
            let lower = self.lower(i);
            let joined = i.checked_sub(1).is_some_and(|i| matches!(self.lower(i), "of" | "on"));
            if DETERMINERS.contains(&lower) && !joined {
                break;
            }
            found.extend(self.content(i));
        }
        found
    }

    /// The words before the first colon of the sentence.
    fn line_label(&self) -> Vec<String> {
        let colon = self.range.clone().take(8).find(|i| self.sign(*i, ':'));
        let words = colon.map(|colon| self.range.start..colon);
        words.into_iter().flatten().filter_map(|i| self.content(i)).collect()
    }

    /// Things with the one by whom they are said to be: `lighting by X`, `Harp: X`.
    pub(super) fn credits(&self) -> Vec<(&'r At, Vec<String>, Span)> {
        let tokens = &self.reading.tokens;
        let mut found = Vec::new();
        for it in self.names {
            let mut lead = it.first;
            while lead > self.range.start && self.is_title_like(lead - 1) && lead + 4 > it.first {
                lead -= 1;
            }
            let Some(before) = lead.checked_sub(1).filter(|i| *i > self.range.start) else { continue };
            let noun = before - 1;
            let word = |i: usize| tokens.kind(i) == Some(TokenKind::Word);
            if self.lower(before) == "by" {
                let lower = self.lower(noun);
                let verb = lower.ends_with("ed")
                    || lower.ends_with("en")
                    || IRREGULAR.contains(&lower)
                    || WAYS.contains_key(lower);
                if let Some(object) = self.content(noun).filter(|_| word(noun) && !verb) {
                    found.push((it, vec![object], tokens.span(noun, noun)));
                }
            } else if self.sign(before, ':') {
                let joint = |i: usize| word(i) || tokens.word(i) == "-";
                let start = (self.range.start..before).rev().take_while(|i| joint(*i)).last();
                let Some(start) = start.filter(|start| before - start <= 4) else { continue };
                let heads = start == self.range.start
                    || matches!(tokens.word(start - 1), "." | ";" | "|" | "(" | "•" | "–" | "—" | ",");
                let thing = |i: &usize| !is_role_word(self.lower(*i));
                let object: Vec<String> =
                    (start..before).filter(thing).filter_map(|i| self.content(i)).collect();
                if heads && !object.is_empty() {
                    found.push((it, object, tokens.span(start, before - 1)));
                }
            }
        }
        found
    }

    /// Where those who did it stand.
    pub(super) fn window(&self, way: &Way, at: usize, by: &[&At]) -> Span {
        let tokens = &self.reading.tokens;
        let (Some(first), Some(last)) = (by.first(), by.last()) else { return tokens.span(at, at) };
        match way.lead {
            Lead::Before(_) => tokens.span(self.range.start, at),
            Lead::After(_) | Lead::Label => self.list(first.first, last.end),
            Lead::Doer
                if self.sign(last.end, '(')
                    || by.len() == 1 && self.sign(at.saturating_sub(1), ',') && first.first > at =>
            {
                last.span
            }
            Lead::Doer => tokens.span(self.range.start, self.range.end.saturating_sub(1)),
        }
    }

    /// From a name on, as far as a list may go.
    pub(super) fn list(&self, first: usize, end: usize) -> Span {
        let tokens = &self.reading.tokens;
        let stops = |i: usize| {
            matches!(tokens.word(i), ";" | "." | ":" | "|") && tokens.word(i.saturating_sub(1)).len() > 1
                || STOPPING.contains(&self.lower(i)) && !matches!(self.lower(i), "and" | "who")
        };
        let last = (end..self.range.end).find(|i| stops(*i)).unwrap_or(self.range.end);
        tokens.span(first, last.saturating_sub(1).max(first))
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
