//! On which side the source stands, and on which the article puts it: objected or raised no objection, may or shall not,
//! covered or exempt, improved or no difference.
//!
//! Both say where they stand in one of the ways of [`axes`]; a negation turns a way round. A conflict is said where the
//! source speaks of the same matter, stands on the other side, and nowhere on the article's.

mod axes;
#[cfg(test)]
mod tests;
mod told;

use super::judge::Bench;
use crate::answer::Claim;
use crate::evidence::{Library, Placed, Term, terms_in};
use crate::facts::Value;
use crate::reading::Reading;
use crate::rules::{Finding, Level, Rule};
use crate::text::{HashSet, Span};
use axes::{AXES, About};
use told::{Stance, stances};

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

impl Bench<'_, '_> {
    /// Says where the article puts somebody on the other side.
    pub(super) fn stances(&mut self, reading: &Reading<'_>, claim: &Claim) {
        let placed = terms_in(reading, claim.span, &mut self.library.lexicon);
        let ours = stances(reading, claim.span, &placed);
        if ours.is_empty() {
            return;
        }
        let before = self.before(reading, claim.span);
        let (told, stands) = ((&placed[..], &before), &self.known.stands);
        let other = |it: &Stance| against(it, (reading, claim.span), told, stands, self.library);
        let matter = |axis: usize| AXES.get(axis).is_some_and(|axis| axis.about == About::Matter);
        let mixed =
            |it: &Stance| matter(it.axis) && ours.iter().any(|o| o.axis == it.axis && o.yes != it.yes);
        let mut sure = ours.iter().filter(|it| !mixed(it));
        let Some((span, passage)) = sure.find_map(|it| Some((it.span, other(it)?))) else { return };
        let Some(place) = self.place_of(passage) else { return };
        let source = self.library.sources.get(place.0).map_or("", |source| place.1.of(source.text));
        let said = source.split_whitespace().collect::<Vec<_>>().join(" ");
        let says = format!("takes the other side: \"{said}\"");
        // where a note has said as much, this is surer
        let noted = |it: &Finding| {
            it.level == Level::Note && it.rule == Rule::SourceNegation && it.claim.as_ref() == Some(&claim.id)
        };
        self.judged.findings.retain(|it| !noted(it));
        self.question(reading, claim, (Rule::SourceNegation, span), &says, (None, place));
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
        let part = |term: &Term| match full(term) {
            true => 1.0,
            false if half(term) => NEAR,
            false => 0.0,
        };
        let all: f32 = terms.iter().map(weight).sum();
        let had: f32 = terms.iter().map(|term| weight(term) * part(term)).sum();
        if all > 0.0 { had / all } else { 0.0 }
    };
    let in_theirs = |term: &Term| sentence.iter().any(|it| it.term == *term);
    let is_near = |term: &Term| near.contains(term);
    let in_ours = |term: &Term| claim.iter().any(|it| it.term == *term);
    let is_before = |term: &Term| before.contains(term);
    let both = |a: &[Term], b: &[Term], least: f32, most: f32| {
        let (ours, theirs) = (share(a, &in_theirs, &is_near), share(b, &in_ours, &is_before));
        (ours >= least && theirs >= most).then_some(ours * theirs)
    };
    let heavy = |terms: &[Term]| terms.iter().map(weight).sum::<f32>() >= HEAVY;
    let (a, b) = (&ours.matter[..], &theirs.matter[..]);
    match AXES.get(ours.axis)?.about {
        About::Matter => {
            let object =
                || heavy(&ours.object).then(|| both(&ours.object, &theirs.object, WHOLE, WHOLE)).flatten();
            // What is told around it alone may be of something else.
            let direct = a.iter().any(|term| sentence.iter().any(|it| it.term == *term));
            both(a, b, OURS, THEIRS).or_else(object).filter(|_| direct)
        }
        About::Outcome => {
            let part = |terms: &[Term]| heavy(terms).then(|| both(terms, b, OURS, 0.3)).flatten();
            part(&ours.object).or_else(|| part(&ours.subject))
        }
        About::Deed => {
            let deed = ours.object.first()?;
            theirs.object.first().filter(|their| *their == deed)?;
            if !ours.head.is_none_or(|head| in_theirs(&head)) {
                return None;
            }
            both(a, b, 0.5, THEIRS)
        }
        About::Member => {
            let member = &ours.opening;
            // `the runs are open, and the lifts as well` beside `the lifts are not affected and stay open`
            let predicate = ours.matter.iter().filter(|term| !member.contains(term));
            if ours.as_well
                && predicate.into_iter().any(|term| in_theirs(term) && !theirs.opening.contains(term))
            {
                return None;
            }
            if !ours.head.is_some_and(|head| in_theirs(&head)) && member.len() < 3 {
                return None;
            }
            let is_object = member.iter().any(|term| theirs.object.contains(term));
            let told = if is_object { &theirs.object } else { &theirs.opening };
            both(member, told, 0.5, 0.4)
        }
    }
}

/// What the one is taken on is the very thing of the other, where a sentence takes both sides: `acquitted of arson` beside
/// `convicted him of theft and acquitted him of arson`.
fn is_object(ours: &Stance, theirs: &Stance) -> bool {
    !ours.object.is_empty() && ours.object == theirs.own
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

/// The passage on the other side of a stance, where no source is on its own.
fn against(
    ours: &Stance,
    (reading, claim): (&Reading<'_>, Span),
    told: (&[Placed], &HashSet<Term>),
    stands: &[Stand],
    library: &Library<'_>,
) -> Option<usize> {
    let (mut best, mut same) = (None::<(f32, usize)>, 0.0_f32);
    for it in stands.iter().filter(|it| it.stance.axis == ours.axis) {
        let source = library.passages.get(it.passage).and_then(|p| library.sources.get(p.source));
        let Some(source) = source else { continue };
        let Some(like) = likeness(ours, &it.stance, told, (&it.sentence, &it.near), library) else {
            continue;
        };
        // `guilty of the one, not guilty of the other`
        let turned = |o: &&Stand| o.passage == it.passage && o.stance.axis == it.stance.axis;
        let matter = AXES.get(ours.axis).is_some_and(|axis| axis.about == About::Matter);
        let mixed = matter && stands.iter().filter(turned).any(|o| o.stance.yes != it.stance.yes);
        let waits = it.stance.waits && !ours.meanwhile;
        let other = (!mixed || is_object(ours, &it.stance))
            && !waits
            && !names_another((reading, claim), (source, it.stance.part));
        if it.stance.yes == ours.yes && !(mixed && it.stance.own != ours.object) {
            same = same.max(like);
        } else if other && best.is_none_or(|(score, _)| like > score) {
            best = Some((like, it.passage));
        }
    }
    let (like, passage) = best?;
    (same < like * RIVAL).then_some(passage)
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
