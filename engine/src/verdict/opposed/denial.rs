//! A `not` lost or added, where all the words that it reaches stand in the other sentence.

use super::told::{Told, is_family};
use super::{Opposed, antonym};
use crate::evidence::{Placed, fold};
use crate::facts::Kind;
use crate::facts::negation::is_wish;
use crate::rules::Rule;
use crate::text::{Span, clause};
use crate::verdict::negation::states;

/// Words that deny what follows, beside those of every negation.
#[rustfmt::skip]
const DENYING: &[&str] = &[
    "zero", "unable", "incapable", "disassociated", "unrelated", "lack", "lacks", "lacked", "lacking", "avoided",
    "avoids", "avoiding", "excluded", "excludes", "excluding", "banned", "prevented", "stopped", "ceased", "except",
    "unaware",
];

/// Words that leave open what is denied: `not all`, `not yet`.
#[rustfmt::skip]
const PARTLY: &[&str] = &[
    "all", "every", "everyone", "always", "yet", "necessarily", "only", "enough", "more", "less", "as", "so", "the",
    "just", "until", "since", "because", "before", "after", "much", "many", "fully", "entirely", "solely", "alone",
    "exactly", "even",
];

/// Words with which the same is often denied without a negation: the check says nothing beside them.
#[rustfmt::skip]
const HALF: &[&str] = &[
    "only", "away", "turned", "refuse", "refused", "refuses", "declined", "decline", "reject", "rejected", "rejects",
    "little", "few", "less", "rarely", "seldom", "non", "outstanding", "pending", "awaited", "except", "without", "instead", "rather", "out", "outside",
];

/// Words behind a negation with which it is open what is denied, or nothing is: `did not say`.
#[rustfmt::skip]
const OPEN: &[&str] = &[
    "until", "before", "out", "off", "unless", "without", "but", "except", "all", "every", "always", "fully", "whole", "entire", "alone",
    "say", "tell", "comment", "reveal", "disclose", "answer", "know", "explain", "specify",
];

/// Words that add little to what is denied.
#[rustfmt::skip]
const LIGHT: &[&str] = &[
    "very", "highly", "main", "mainly", "really", "quite", "several", "some", "ever", "also", "currently", "actually",
    "truly", "various",
];

/// What reaches over the other's words to call it the same statement, denied.
struct Reach {
    /// The words that deny.
    cue: Span,
    /// The words that they reach.
    scope: Span,
}

/// The claim denies what a source states, or states what it denies.
pub(super) fn check(claim: &Told<'_>, passages: &[Told<'_>]) -> Option<Opposed> {
    let (ours, open) = reaches(claim);
    let half = |told: &Told<'_>| {
        told.tokens.clone().any(|i| {
            HALF.contains(&told.lower(i))
                || is_wish(told.lower(i))
                || told.lower(i).len() > 6 && told.lower(i).ends_with("less")
        })
    };
    let half_ours = half(claim);
    if open || ours.len() > 1 || ours.iter().any(|it| claim.in_quote(it.cue)) {
        return None;
    }
    let mut against = None;
    for told in passages {
        let (theirs, open) = reaches(told);
        match (&ours[..], &theirs[..]) {
            ([our], [])
                if !open
                    && !half(told)
                    && !compares(claim)
                    && !is_of_a_time(told)
                    && !antonym::turns(claim, told)
                    && holds(claim, our, told) =>
            {
                against = against.or_else(|| Some(opposed(our.cue, told, "denies", "states")));
            }
            ([], theirs @ [_, ..])
                if !open && !half_ours && theirs.iter().any(|it| lies_in(claim, told, it)) =>
            {
                let span = verb_of(claim);
                against = against.or_else(|| Some(opposed(span, told, "states", "denies")));
            }
            // The same polarity, and much the same words: borne out.
            ([_], [_]) | ([], [])
                if share(claim.content(), |it| told.has(it.term, it.span.of(claim.reading.text))) >= 0.8 =>
            {
                return None;
            }
            _ => {}
        }
    }
    against
}

/// `nobody has been as young as she is`, `nobody had won two since 2008`: what is told of the youngest, or of the first since then.
fn compares(claim: &Told<'_>) -> bool {
    claim
        .tokens
        .clone()
        .any(|i| claim.lower(i) == "since" || claim.lower(i) == "as" && claim.lower(i + 2) == "as")
}

fn opposed(span: Span, told: &Told<'_>, ours: &str, theirs: &str) -> Opposed {
    let said = told.span.of(told.reading.text).split_whitespace().collect::<Vec<_>>().join(" ");
    Opposed {
        rule: Rule::SourceNegation,
        span,
        passage: told.passage,
        message: format!("The article {ours} what the source {theirs}: \"{said}\"."),
        replacement: None,
    }
}

/// The denials of a sentence with what they reach; true if it is left open what is stated.
fn reaches(told: &Told<'_>) -> (Vec<Reach>, bool) {
    let (cues, mut open) = told.negations();
    let tokens = &told.reading.tokens;
    let mut found: Vec<Reach> = cues.iter().map(|cue| Reach { cue: cue.span, scope: cue.scope }).collect();
    let denies = |i: &usize| {
        DENYING.contains(&told.lower(*i))
            || matches!((told.lower(*i), told.lower(i + 1)), ("other", "than") | ("outside", "of"))
    };
    for i in told.tokens.clone().filter(denies) {
        let around = clause(tokens, &told.tokens, i);
        let cue = tokens.span(i, i);
        if !found.iter().any(|it| it.cue.overlaps(cue)) {
            found.push(Reach { cue, scope: tokens.span(i, around.end.saturating_sub(1).max(i)) });
        }
    }
    for it in &found {
        let next = tokens.at(it.cue.end);
        let mut scope = tokens.within(it.scope);
        open |= PARTLY.contains(&told.lower(next)) && told.lower(next) != "the"
            || scope.any(|i| OPEN.contains(&told.lower(i)));
    }
    (found, open)
}

/// `until the milk came in`: what it states was not so before.
fn is_of_a_time(told: &Told<'_>) -> bool {
    told.tokens.clone().any(|i| matches!(told.lower(i), "until" | "till"))
}

fn is_light(it: &Placed, told: &Told<'_>) -> bool {
    LIGHT.contains(&&*it.span.of(told.reading.text).to_lowercase())
}

/// A whole sentence of a text, no row, heading or item.
fn is_prose(told: &Told<'_>) -> bool {
    let text = told.span.of(told.reading.text);
    !text.contains(['|', '\t'])
        && text.trim_end().ends_with(['.', '!', '”', '"', '’'])
        && told.tokens.len() >= 5
        && states(told.reading, told.span)
}

/// Every word that our denial reaches stands in the source's sentence, of many nearly every one, and most of the others.
fn holds(claim: &Told<'_>, our: &Reach, told: &Told<'_>) -> bool {
    let known = |it: &Placed| told.has(it.term, it.span.of(claim.reading.text));
    let reached = claim.content().filter(|it| our.scope.contains(it.span) && !our.cue.overlaps(it.span));
    let reached: Vec<&Placed> = reached.filter(|it| !is_light(it, claim)).collect();
    let rest = claim.content().filter(|it| !our.scope.contains(it.span));
    let enough = reached.len() >= 2 || reached.len() == 1 && told.placed.len() <= 16;
    let missing: Vec<&&Placed> = reached.iter().filter(|it| !known(it)).collect();
    let fact =
        |it: &&&Placed| claim.facts().any(|fact| fact.kind() != Kind::Quote && fact.span.overlaps(it.span));
    if missing.iter().any(fact) {
        return false;
    }
    is_prose(told) && enough && missing.len() * 4 <= reached.len() && share(rest, known) >= 0.5
}

/// All that the claim says of its subject stands under the source's denial.
fn lies_in(claim: &Told<'_>, told: &Told<'_>, their: &Reach) -> bool {
    let tokens = &told.reading.tokens;
    let first = tokens.at(their.cue.end);
    let ends = |i: usize| tokens.is_sign(i, ',') || matches!(tokens.lower(i), "and" | "but");
    let comma = tokens.within(their.scope).find(|&i| i > first && ends(i));
    let end = comma.map_or(their.scope.end, |i| tokens.span(i, i).start);
    let under: Vec<&Placed> =
        told.placed.iter().filter(|it| their.scope.contains(it.span) && it.span.end <= end).collect();
    let known = |it: &Placed| {
        let word = fold(it.span.of(claim.reading.text));
        under.iter().any(|theirs| {
            theirs.term == it.term || is_family(&fold(theirs.span.of(told.reading.text)), &word)
        })
    };
    // `two sons` against `no sons`: the number is what is denied.
    let none = matches!(their.cue.of(told.reading.text), "no" | "No" | "zero");
    let number =
        |it: &Placed| none && claim.facts().any(|fact| fact.kind() == Kind::Number && fact.span == it.span);
    let content: Vec<&Placed> = claim.content().filter(|it| !number(it) && !is_light(it, claim)).collect();
    let enough = content.len() >= 2 || content.len() == 1 && told.placed.len() <= 16;
    is_prose(told) && enough && content.iter().all(|it| known(it))
}

fn share<'p>(terms: impl Iterator<Item = &'p Placed>, known: impl Fn(&Placed) -> bool) -> f32 {
    let (mut all, mut has) = (0.0_f32, 0.0_f32);
    for it in terms {
        all += 1.0;
        has += f32::from(u8::from(known(it)));
    }
    if all > 0.0 { has / all } else { 1.0 }
}

/// The words behind the subject: the first word that says something.
fn verb_of(claim: &Told<'_>) -> Span {
    claim.content().next().map_or(claim.span, |it| it.span)
}
