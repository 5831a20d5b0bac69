//! On which side the source stands, and on which the article puts it: objected or raised no objection, may or shall not,
//! covered or exempt, improved or no difference.
//!
//! Both say where they stand in one of the ways of [`axes`]; a negation turns a way round. A conflict is said where the
//! source speaks of the same matter, stands on the other side, and nowhere on the article's.

mod axes;
#[cfg(test)]
mod tests;

use super::judge::Bench;
use crate::answer::Claim;
use crate::evidence::{Library, Placed, Term, is_stop_word, terms_in};
use crate::facts::negation::{CueKind, cues};
use crate::facts::{Kind, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::{HashSet, Span, Tokens, clause};
use axes::{AXES, About, OPEN, WAITING};
use std::ops::Range;

/// How much of the article's words the source must have, and the other way round.
const OURS: f32 = 0.6;
const THEIRS: f32 = 0.45;

/// All of it but a light word, where only what a side is taken on is compared, and the least weight of that.
const WHOLE: f32 = 0.8;
const HEAVY: f32 = 0.6;

/// What a word counts that stands in the sentence before or the heading.
const NEAR: f32 = 0.6;

/// How much of the best a source on the article's side must have to leave it open.
const RIVAL: f32 = 0.6;

/// Where somebody stands in a sentence.
#[derive(Clone, Debug)]
struct Stance {
    axis: usize,
    yes: bool,
    /// The way that it is said.
    span: Span,
    /// The terms of its clause, the way and negations apart.
    matter: Vec<Placed>,
    /// Those before it, and those behind it.
    subject: Vec<Term>,
    object: Vec<Term>,
    /// Those of the sentence up to its first auxiliary.
    opening: Vec<Term>,
    /// The last of these before the first preposition.
    head: Option<Term>,
    /// The clause.
    part: Span,
    waits: bool,
}

/// The stances of the sentence at `span`.
fn stances(reading: &Reading<'_>, span: Span, placed: &[Placed]) -> Vec<Stance> {
    let tokens = &reading.tokens;
    let range = tokens.within(span);
    let cues = cues(tokens, span);
    let asks = cues.iter().any(|cue| matches!(cue.kind, CueKind::Question));
    let mut found = Vec::new();
    if asks {
        return found;
    }
    let mut next = range.start;
    for i in range.clone() {
        if i < next {
            continue;
        }
        for (length, axis, yes) in axes::ways_at(tokens, i) {
            let at = tokens.span(i, i + length - 1);
            let around = part_of(tokens, clause(tokens, &range, i), i, length);
            let part = tokens.span(around.start, around.end.saturating_sub(1));
            let is_open =
                around.clone().any(|k| !at.contains(tokens.span(k, k)) && OPEN.contains(&tokens.lower(k)));
            let turned = cues.iter().filter(|cue| {
                cue.kind == CueKind::Negation && cue.scope.contains(at) && !cue.span.overlaps(at)
            });
            let turns = turned.count();
            let quoted = reading.facts_over(at).any(|fact| fact.kind() == Kind::Quote);
            if is_open || quoted || turns > 1 || i + length > range.end {
                continue;
            }
            let cued = |it: &Placed| {
                cues.iter().any(|cue| cue.kind == CueKind::Negation && cue.span.overlaps(it.span))
            };
            let matter: Vec<Placed> = placed
                .iter()
                .filter(|it| part.contains(it.span) && !it.span.overlaps(at) && !cued(it))
                .copied()
                .collect();
            let subject = matter.iter().filter(|it| it.token < i).map(|it| it.term).collect();
            let object = matter.iter().filter(|it| it.token > i).map(|it| it.term).collect();
            let waits = around.clone().any(|k| WAITING.contains(&tokens.lower(k)));
            // `can’t` is a word of its own
            let contracted =
                matches!(tokens.word(i + length), "’" | "'") && tokens.lower(i + length + 1) == "t";
            let yes = yes != (turns == 1 || contracted);
            let (opening, head) = opening(tokens, &(around.start.min(i)..around.end), i, placed);
            let (opening, head) =
                if opening.is_empty() { self::opening(tokens, &range, i, placed) } else { (opening, head) };
            found.push(Stance { axis, yes, span: at, matter, subject, object, opening, head, part, waits });
            next = i + length;
        }
    }
    found
}

/// The part of a clause between its commas, where it says enough.
fn part_of(tokens: &Tokens<'_>, around: Range<usize>, i: usize, length: usize) -> Range<usize> {
    let comma = |k: &usize| matches!(tokens.word(*k), "," | ";" | ":") || CLAUSES.contains(&tokens.lower(*k));
    let start = (around.start..i).rev().find(comma).map_or(around.start, |k| k + 1);
    let end = (i + length..around.end).find(comma).unwrap_or(around.end);
    let words = (start..end).filter(|k| !comma(k) && !is_stop_word(tokens.lower(*k))).count();
    if words >= length + 2 { start..end } else { around }
}

/// Words behind which something else is told.
const CLAUSES: &[&str] = &[
    "provided",
    "providing",
    "subject",
    "because",
    "although",
    "though",
    "when",
    "where",
    "which",
    "who",
    "whose",
    "after",
    "so",
];

/// What a sentence, or its part behind a semicolon, begins with: who or what it speaks of.
fn opening(
    tokens: &Tokens<'_>,
    range: &Range<usize>,
    i: usize,
    placed: &[Placed],
) -> (Vec<Term>, Option<Term>) {
    let start = range.start;
    let end = (start..i).find(|k| AUXILIARIES.contains(&tokens.lower(*k))).unwrap_or(i);
    let noun = (start + 1..end).find(|k| PREPOSITIONS.contains(&tokens.lower(*k))).unwrap_or(end);
    let among =
        |end: usize| placed.iter().filter(move |it| (start..end).contains(&it.token)).map(|it| it.term);
    (among(end).collect(), among(noun).next_back())
}

/// The words with which what a noun is about begins.
const PREPOSITIONS: &[&str] = &[
    "of",
    "along",
    "in",
    "at",
    "on",
    "by",
    "from",
    "for",
    "with",
    "to",
    "near",
    "fronting",
    "under",
    "over",
    "between",
    "who",
    "which",
    "that",
    "convicted",
    "sold",
    "bought",
];

/// The words with which a subject ends.
const AUXILIARIES: &[&str] = &[
    "must", "may", "will", "shall", "can", "is", "are", "was", "were", "has", "have", "had", "be", "been",
    "do", "does", "did", "would", "could", "should",
];

/// A claim's stance that the source does not share.
#[derive(Clone, Debug)]
struct Against {
    span: Span,
    passage: usize,
}

impl Bench<'_, '_> {
    /// Says where the article puts somebody on the other side.
    pub(super) fn stances(&mut self, reading: &Reading<'_>, claim: &Claim) {
        let placed = terms_in(reading, claim.span, &mut self.library.lexicon);
        let ours = stances(reading, claim.span, &placed);
        if ours.is_empty() {
            return;
        }
        let before = self.before(reading, claim.span);
        for it in ours {
            let Some(against) =
                against(&it, (reading, claim.span), (&placed, &before), &self.known.stands, self.library)
            else {
                continue;
            };
            let Some(passage) = self.library.passages.get(against.passage) else { continue };
            let Some(source) = self.library.sources.get(passage.source) else { continue };
            let said = passage.span.of(source.text).split_whitespace().collect::<Vec<_>>().join(" ");
            let says = format!("takes the other side: \"{said}\"");
            let place = (passage.source, passage.span);
            self.otherwise(reading, claim, (Rule::SourceNegation, against.span), &says, (None, place));
            return;
        }
    }

    /// The terms of the headline and of the sentence before.
    pub(super) fn before(&mut self, reading: &Reading<'_>, claim: Span) -> HashSet<Term> {
        let at = reading.sentences.partition_point(|sentence| sentence.span.start < claim.start);
        let titles = self.story.around.iter().filter(|it| it.place != reading.place);
        let titles = titles.map(|it| (it, Span::new(0, it.text.len())));
        let last = at.checked_sub(1).and_then(|i| reading.sentences.get(i)).map(|it| (reading, it.span));
        let mut before = HashSet::default();
        for (reading, span) in titles.chain(last) {
            before.extend(terms_in(reading, span, &mut self.library.lexicon).iter().map(|it| it.term));
        }
        before
    }
}

/// How well two stances speak of one matter.
fn likeness(
    ours: &Stance,
    theirs: &Stance,
    (claim, before): (&[Placed], &HashSet<Term>),
    (sentence, near): (&[Placed], &HashSet<Term>),
    library: &Library<'_>,
) -> Option<f32> {
    let weight = |term: &Term| library.lexicon.weight(*term);
    let share = |terms: &[Term], full: &dyn Fn(&Term) -> bool, half: &dyn Fn(&Term) -> bool| {
        let all: f32 = terms.iter().map(weight).sum();
        let had: f32 = terms
            .iter()
            .map(|term| {
                weight(term)
                    * if full(term) {
                        1.0
                    } else if half(term) {
                        NEAR
                    } else {
                        0.0
                    }
            })
            .sum();
        if all > 0.0 { had / all } else { 0.0 }
    };
    let in_theirs = |term: &Term| sentence.iter().any(|it| it.term == *term);
    let is_near = |term: &Term| near.contains(term);
    let in_ours = |term: &Term| claim.iter().any(|it| it.term == *term);
    let is_before = |term: &Term| before.contains(term);
    let matter = |stance: &Stance| stance.matter.iter().map(|it| it.term).collect::<Vec<_>>();
    let both = |a: &[Term], b: &[Term], least: f32, most: f32| {
        let (ours, theirs) = (share(a, &in_theirs, &is_near), share(b, &in_ours, &is_before));
        (ours >= least && theirs >= most).then_some(ours * theirs)
    };
    let heavy = |terms: &[Term]| terms.iter().map(weight).sum::<f32>() >= HEAVY;
    let (a, b) = (matter(ours), matter(theirs));
    match AXES.get(ours.axis)?.about {
        About::Matter => {
            let object =
                || heavy(&ours.object).then(|| both(&ours.object, &theirs.object, WHOLE, WHOLE)).flatten();
            both(&a, &b, OURS, THEIRS).or_else(object)
        }
        About::Outcome => {
            let part = |terms: &[Term]| heavy(terms).then(|| both(terms, &b, OURS, 0.3)).flatten();
            part(&ours.object).or_else(|| part(&ours.subject))
        }
        About::Deed => {
            let deed = ours.object.first()?;
            theirs.object.first().filter(|their| *their == deed)?;
            if !ours.head.is_none_or(|head| in_theirs(&head)) {
                return None;
            }
            both(&a, &b, 0.5, THEIRS)
        }
        About::Member => {
            let member = &ours.opening;
            if !ours.head.is_some_and(|head| in_theirs(&head)) && member.len() < 3 {
                return None;
            }
            let told = if in_any(member, &theirs.object) { &theirs.object } else { &theirs.opening };
            both(member, told, 0.5, 0.4)
        }
    }
}

fn in_any(a: &[Term], b: &[Term]) -> bool {
    a.iter().any(|term| b.contains(term))
}

/// Where a source stands, with the terms of its sentence and of those around it.
#[derive(Debug)]
pub(super) struct Stand {
    passage: usize,
    stance: Stance,
    sentence: Vec<Placed>,
    near: HashSet<Term>,
}

/// Every stance that the sources take.
pub(super) fn stands(library: &Library<'_>) -> Vec<Stand> {
    let mut found = Vec::new();
    for (passage, it) in library.passages.iter().enumerate() {
        let Some(source) = library.sources.get(it.source) else { continue };
        let sentence = library.terms_of(passage);
        for stance in stances(source, it.span, sentence) {
            let around = [library.heading_of(it), it.sentence.checked_sub(1)];
            let around = around.into_iter().flatten().filter_map(|at| library.passage_of(it.source, at));
            let near = around.flat_map(|at| library.terms_of(at)).map(|it| it.term).collect();
            found.push(Stand { passage, stance, sentence: sentence.to_vec(), near });
        }
    }
    found
}

/// The passage on the other side of a stance, where none is on its own.
fn against(
    ours: &Stance,
    (reading, claim): (&Reading<'_>, Span),
    told: (&[Placed], &HashSet<Term>),
    stands: &[Stand],
    library: &Library<'_>,
) -> Option<Against> {
    let (mut best, mut same) = (None::<(f32, usize)>, 0.0_f32);
    for it in stands.iter().filter(|it| it.stance.axis == ours.axis) {
        let source = library.passages.get(it.passage).and_then(|p| library.sources.get(p.source));
        let Some(source) = source else { continue };
        let Some(like) = likeness(ours, &it.stance, told, (&it.sentence, &it.near), library) else {
            continue;
        };
        let other = !it.stance.waits && !names_another((reading, claim), (source, it.stance.part));
        if it.stance.yes == ours.yes {
            same = same.max(like);
        } else if other && best.is_none_or(|(score, _)| like > score) {
            best = Some((like, it.passage));
        }
    }
    let (like, passage) = best?;
    (same < like * RIVAL).then_some(Against { span: ours.span, passage })
}

/// The source's sentence names a person of whom the claim says nothing.
fn names_another((reading, claim): (&Reading<'_>, Span), (source, sentence): (&Reading<'_>, Span)) -> bool {
    let said = claim.of(reading.text);
    source.facts_in(sentence).any(|fact| match &fact.value {
        Value::Name(name) => !name
            .value
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.len() > 2 && said.contains(word)),
        _ => false,
    })
}
