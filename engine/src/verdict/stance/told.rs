//! Where a sentence stands: which way of which matter it has, turned round by a negation or not, and on what.

use super::axes::{self, AXES, About, MEANWHILE, OPEN, WAITING};
use crate::evidence::{Placed, Term, is_stop_word};
use crate::facts::Kind;
use crate::facts::negation::{Cue, CueKind, cues};
use crate::reading::Reading;
use crate::text::{Span, Tokens, clause};
use std::ops::Range;

/// Words behind which something else is told.
#[rustfmt::skip]
const CLAUSES: &[&str] = &[
    "provided", "providing", "subject", "because", "although", "though", "when", "where", "which", "who", "whose", "after", "so",
];

/// The words with which what a noun is about begins.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "of", "along", "in", "at", "on", "by", "from", "for", "with", "to", "near", "under", "over", "between", "who", "which", "that",
];

/// The words with which a noun begins.
const DETERMINERS: &[&str] = &["a", "an", "the", "this", "that", "its", "his", "her", "their", "no"];

/// The words with which a subject ends.
#[rustfmt::skip]
const AUXILIARIES: &[&str] = &[
    "must", "may", "will", "shall", "can", "is", "are", "was", "were", "has", "have", "had", "be", "been", "do", "does", "did",
    "would", "could", "should",
];

/// Where somebody stands in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Stance {
    /// Index of the matter.
    pub axis: usize,
    /// On which of its two sides.
    pub yes: bool,
    /// The words of the way that it is said.
    pub span: Span,
    /// The clause.
    pub part: Span,
    /// The terms of the clause, the way and negations apart; those before it; those behind it.
    pub matter: Vec<Term>,
    pub subject: Vec<Term>,
    pub object: Vec<Term>,
    /// Those behind it up to the next `and`, `or` or comma.
    pub own: Vec<Term>,
    /// The terms up to the first auxiliary, and the noun of them: the last before a preposition or participle.
    pub opening: Vec<Term>,
    pub head: Option<Term>,
    /// It waits for something: `not before the survey`.
    pub waits: bool,
    /// It holds for the time until then: `in the meantime`.
    pub meanwhile: bool,
    /// It is said by `as well` or `too`: what is so as well stands in other words.
    pub as_well: bool,
}

/// The stances of the sentence at `span`; a question takes none.
pub(super) fn stances(reading: &Reading<'_>, span: Span, placed: &[Placed]) -> Vec<Stance> {
    let tokens = &reading.tokens;
    let range = tokens.within(span);
    let cues = cues(tokens, span);
    if cues.iter().any(|cue| cue.kind == CueKind::Question) {
        return Vec::new();
    }
    let negations: Vec<Cue> = cues.into_iter().filter(|cue| cue.kind == CueKind::Negation).collect();
    let mut found: Vec<Stance> = Vec::new();
    for i in range.clone() {
        let at = tokens.span(i, i);
        if found.last().is_some_and(|last| last.span.overlaps(at)) {
            continue;
        }
        let ways = axes::ways_at(tokens, i).into_iter().filter(|(length, ..)| i + length <= range.end);
        found.extend(ways.filter_map(|way| stance(reading, (&range, i), way, (placed, &negations))));
    }
    found
}

fn stance(
    reading: &Reading<'_>,
    (range, i): (&Range<usize>, usize),
    (length, axis, yes): (usize, usize, bool),
    (placed, negations): (&[Placed], &[Cue]),
) -> Option<Stance> {
    let tokens = &reading.tokens;
    let at = tokens.span(i, i + length - 1);
    let around = part_of(tokens, clause(tokens, range, i), i, length);
    let part = tokens.span(around.start, around.end.saturating_sub(1));
    let says = |list: &[&str]| {
        around.clone().any(|k| !(i..i + length).contains(&k) && list.contains(&tokens.lower(k)))
    };
    // `had no belt on, the two injured among them`: behind one comma something else is told, behind two the same
    let parted = |cue: &Cue| {
        (tokens.at(cue.span.end)..i).filter(|k| tokens.is_sign(*k, ',') && !tokens.glued(*k)).count() == 1
    };
    let reaches = |cue: &&Cue| {
        let open = !goes_on(tokens, tokens.at(cue.span.end), i) && !parted(cue);
        cue.scope.contains(at) && !cue.span.overlaps(at) && open
    };
    let turns = negations.iter().filter(reaches).count();
    let quoted = reading.facts_over(at).any(|fact| fact.kind() == Kind::Quote);
    // what is withdrawn is no objection, and yet a licence like the others
    let member = AXES.get(axis).is_some_and(|it| it.about == About::Member);
    // `after a contest`: a noun takes no side
    let noun = length == 1 && i > range.start && DETERMINERS.contains(&tokens.lower(i - 1));
    let left_open = OPEN.iter().any(|word| says(&[word]) && !(member && word.starts_with("withdr")));
    if left_open || noun || quoted || turns > 1 || !ends(tokens, i, length) {
        return None;
    }
    // `can’t`: the negation is a part of the way itself
    let contracted = matches!(tokens.word(i + length), "’" | "'") && tokens.lower(i + length + 1) == "t";
    let denies = |it: &Placed| negations.iter().any(|cue| cue.span.overlaps(it.span));
    let its = |it: &&Placed| part.contains(it.span) && !it.span.overlaps(at) && !denies(it);
    let terms = |side: &dyn Fn(&Placed) -> bool| -> Vec<Term> {
        placed.iter().filter(its).filter(|it| side(it)).map(|it| it.term).collect()
    };
    let parts = |k: &usize| tokens.is_sign(*k, ',') || matches!(tokens.lower(*k), "and" | "or" | "but");
    let wait = around.clone().find(|k| WAITING.contains(&tokens.lower(*k))).unwrap_or(around.end);
    let next = (i + length..around.end).find(parts).unwrap_or(around.end);
    let (opening, head) = opening(tokens, around.start.min(i), i, placed)
        .or_else(|| opening(tokens, range.start, i, placed))
        .unwrap_or_default();
    Some(Stance {
        axis,
        yes: yes != (turns == 1 || contracted),
        span: at,
        part,
        matter: terms(&|it| it.token < wait),
        subject: terms(&|it| it.token < i),
        object: terms(&|it| it.token > i),
        own: terms(&|it| it.token > i && it.token < next),
        opening,
        head,
        waits: says(WAITING),
        meanwhile: says(MEANWHILE),
        as_well: matches!(tokens.lower(i + length - 1), "well" | "too" | "addition"),
    })
}

/// `too` and `in addition` behind what is told, and not `too late`.
fn ends(tokens: &Tokens<'_>, i: usize, length: usize) -> bool {
    let closes = || matches!(tokens.word(i + length), "." | "," | ";" | ":" | ")" | "" | "!" | "?");
    !matches!(tokens.lower(i), "too" | "in")
        || tokens.lower(i) == "in" && tokens.lower(i + 1) != "addition"
        || closes()
}

/// `has not balloted and will take no part`: a verb of its own stands between the negation and the way.
fn goes_on(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|k| matches!(tokens.lower(k), "and" | "but") && AUXILIARIES.contains(&tokens.lower(k + 1)))
}

/// The token behind an aside that a comma opens: `Mr Holt, the owner, had`.
fn behind_aside(tokens: &Tokens<'_>, comma: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 9;
    let aside = matches!(
        tokens.lower(comma + 1),
        "the" | "a" | "an" | "its" | "their" | "his" | "her" | "who" | "which" | "aged"
    ) || tokens.lower(comma + 1).starts_with(|c: char| c.is_ascii_digit());
    let close = (comma + 2..end.min(comma + LONGEST)).find(|k| tokens.is_sign(*k, ','))?;
    (tokens.is_sign(comma, ',') && aside && close + 1 < end).then_some(close + 1)
}

/// The part of a clause between its commas, where it says enough.
fn part_of(tokens: &Tokens<'_>, around: Range<usize>, i: usize, length: usize) -> Range<usize> {
    let comma = |k: &usize| matches!(tokens.word(*k), "," | ";" | ":") || CLAUSES.contains(&tokens.lower(*k));
    let start = (around.start..i).rev().find(comma).map_or(around.start, |k| k + 1);
    let mut end = (i + length..around.end).find(comma).unwrap_or(around.end);
    if let Some(next) = behind_aside(tokens, end, around.end) {
        end = (next..around.end).find(comma).unwrap_or(around.end);
    }
    let words = (start..end).filter(|k| !is_stop_word(tokens.lower(*k))).count();
    if words >= length + 2 { start..end } else { around }
}

/// The terms of what a clause that begins at `start` speaks of, and its noun; none where it begins with the way itself.
fn opening(
    tokens: &Tokens<'_>,
    start: usize,
    i: usize,
    placed: &[Placed],
) -> Option<(Vec<Term>, Option<Term>)> {
    let end = (start..i).find(|k| AUXILIARIES.contains(&tokens.lower(*k))).unwrap_or(i);
    let leads = |k: &usize| {
        let word = tokens.lower(*k);
        PREPOSITIONS.contains(&word) || word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"))
    };
    let noun = (start + 1..end).find(leads).unwrap_or(end);
    let among = |end: usize| placed.iter().filter(move |it| (start..end).contains(&it.token));
    let terms: Vec<Term> = among(end).map(|it| it.term).collect();
    let head = among(noun).next_back().map(|it| it.term);
    (!terms.is_empty()).then_some((terms, head))
}
