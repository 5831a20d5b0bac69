//! Opposites: `opened` where the source has `closed`, `the largest` where it has `the smallest`.

use super::Opposed;
use super::told::Told;
use crate::evidence::{Placed, stem};
use crate::facts::Value;
use crate::rules::Rule;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Two sides of each line; a side's words mean much the same. Verbs of things that happen to one thing one after the
/// other stand in [`IN_TURN`].
#[rustfmt::skip]
const OPPOSITES: &[&str] = &[
    "large big huge great major|small little tiny minor",
    "largest biggest greatest|smallest least",
    "high highest tall tallest|low lowest short shortest",
    "long longest lengthy|short shortest brief",
    "old oldest elder eldest|young youngest younger",
    "early earliest|late latest",
    "rich wealthy affluent|poor impoverished",
    "strong strongest powerful|weak weakest feeble",
    "good best better greatest excellent|bad worst worse poor terrible",
    "positive favourable favorable acclaim acclaimed praise praised|negative unfavourable unfavorable panned criticised criticized",
    "success successful succeed succeeded triumph|failure unsuccessful fail failed flop",
    "popular beloved famous well-known|unpopular hated obscure unknown",
    "happy joyful cheerful merry|sad unhappy gloomy miserable",
    "dark darker darkest|bright light lighter",
    "hot warm|cold cool",
    "wet rainy|dry arid",
    "fast quick rapid swift|slow sluggish",
    "safe secure|dangerous unsafe hazardous",
    "legal lawful|illegal unlawful",
    "guilty|innocent",
    "public|private",
    "urban|rural",
    "northern north|southern south",
    "eastern east|western west",
    "domestic|foreign",
    "male males man men boy boys|female females woman women girl girls",
    "son sons|daughter daughters",
    "father|mother",
    "brother brothers|sister sisters",
    "husband|wife",
    "uncle|aunt",
    "nephew|niece",
    "king|queen",
    "prince|princess",
    "hero heroic|villain villainous",
    "friend friends ally allies|enemy enemies foe rival",
    "live living alive|dead deceased",
    "married|unmarried single divorced",
    "winner champion|loser",
    "majority|minority",
    "maximum|minimum",
    "more|fewer",
    "above|below",
    "inside|outside",
    "before|after",
    "include includes included including|exclude excludes excluded excluding omit omitted",
    "accept accepted accepts|reject rejected rejects refuse refused decline declined",
    "allow allowed permit permitted|ban banned forbid forbidden prohibit prohibited",
    "support supported backed favour favoured favored|oppose opposed opposes",
    "love loved loves like liked|hate hated hates dislike disliked",
    "win won wins victory|lose lost loses defeat",
    "increase increased rise rose risen grew|decrease decreased fall fell fallen shrank",
    "gain gained gains|lose lost loses loss",
    "profit profitable|loss unprofitable",
    "attack attacked|defend defended",
    "lend lent|borrow borrowed",
    "teach taught|learn learned learnt",
    "arrive arrived|depart departed left",
    "export exported exports|import imported imports",
    "victim|perpetrator culprit",
    "employer|employee",
    "active|inactive dormant extinct",
    "complete completed finished|incomplete unfinished",
    "true|false untrue",
    "possible|impossible",
    "real factual|fictional fictitious imaginary",
    "fiction|nonfiction non-fiction",
    "permanent|temporary",
    "voluntary|compulsory mandatory",
    "heterosexual straight|homosexual gay",
    "conservative|liberal",
    "left left-wing|right right-wing",
    "indoor|outdoor",
    "amateur|professional",
    "junior|senior",
    "first debut|last",
    "predecessor|successor",
    "ancestor|descendant",
    "birth|death",
    "beginning start|end ending",
    "heaven|hell",
    "peace|war",
    "day|night",
    "land|sea",
    "summer|winter",
    "spring|autumn",
];

/// What happens to one thing at one time and the opposite at another: opposed only where both are told of one day or of no
/// day at all.
#[rustfmt::skip]
const IN_TURN: &[&str] = &[
    "open opened opening opens|close closed closure closes shut",
    "born birth|died dies death",
    "found founded establish established form formed create created|dissolve dissolved disband disbanded abolish abolished collapse \
        collapsed",
    "join joined joins|leave left leaves quit",
    "begin began begun start started|end ended finish finished stop stopped cease ceased",
    "hire hired appoint appointed|fire fired dismiss dismissed sack sacked",
    "build built construct constructed|demolish demolished destroy destroyed",
    "marry married wed|divorce divorced",
    "enter entered|exit exited",
    "arrest arrested detain detained|release released free freed",
    "convict convicted|acquit acquitted clear cleared",
    "launch launched|cancel cancelled canceled scrap scrapped",
    "raise raised|cut lowered reduce reduced",
];

type Side = (usize, bool);

static SIDES: LazyLock<HashMap<String, Vec<Side>>> = LazyLock::new(|| {
    let mut sides: HashMap<String, Vec<Side>> = HashMap::new();
    for (group, line) in OPPOSITES.iter().chain(IN_TURN).enumerate() {
        for (side, words) in line.split('|').enumerate() {
            for word in words.split_whitespace() {
                sides.entry(word.to_owned()).or_default().push((group, side == 1));
            }
        }
    }
    sides
});

fn sides(word: &str) -> &'static [Side] {
    SIDES.get(word).map_or(&[], Vec::as_slice)
}

/// The claim has a word where the source has its opposite beside the same words.
pub(super) fn check(claim: &Told<'_>, passages: &[Told<'_>]) -> Option<Opposed> {
    if !claim.cues.is_empty() {
        return None;
    }
    let mut against: Option<Opposed> = None;
    for i in claim.tokens.clone() {
        let at = claim.reading.tokens.span(i, i);
        for &(group, side) in sides(claim.lower(i)) {
            if claim.in_quote(at)
                || claim.in_name(at)
                || has_side(claim, group, !side)
                || of_oneself(claim, i)
            {
                continue;
            }
            for told in passages {
                if has_side(told, group, side) || told.has_word(&stem(claim.lower(i))) {
                    return None;
                }
                let other =
                    opposite(told, group, side).filter(|j| told.cues.is_empty() && fits(claim, i, told, *j));
                if let Some(j) = other.filter(|_| group < OPPOSITES.len() || same_days(claim, told)) {
                    let (ours, theirs) = (claim.word(i), told.word(j).to_owned());
                    against = against.or_else(|| {
                        Some(Opposed {
                            rule: Rule::SourceCategory,
                            span: at,
                            passage: told.passage,
                            message: format!(
                                "The article says \"{ours}\"; the source says \"{theirs}\" of it."
                            ),
                            replacement: Some(theirs),
                        })
                    });
                }
            }
        }
    }
    against
}

/// True if the source has the opposite of a word of the claim.
pub(super) fn turns(claim: &Told<'_>, told: &Told<'_>) -> bool {
    claim
        .tokens
        .clone()
        .any(|i| sides(claim.lower(i)).iter().any(|&(group, side)| has_side(told, group, !side)))
}

/// True if two words, lower case, are opposites.
pub(in crate::verdict) fn are_opposite(a: &str, b: &str) -> bool {
    sides(a).iter().any(|&(group, side)| sides(b).contains(&(group, !side)))
}

fn has_side(told: &Told<'_>, group: usize, side: bool) -> bool {
    told.tokens.clone().any(|i| sides(told.lower(i)).contains(&(group, side)))
}

fn opposite(told: &Told<'_>, group: usize, side: bool) -> Option<usize> {
    told.tokens.clone().find(|&i| {
        let at = told.reading.tokens.span(i, i);
        sides(told.lower(i)).contains(&(group, !side))
            && !told.in_name(at)
            && !told.in_quote(at)
            && !of_oneself(told, i)
    })
}

/// Who teaches herself learns.
fn of_oneself(told: &Told<'_>, i: usize) -> bool {
    matches!(told.lower(i), "teach" | "taught" | "teaches" | "teaching")
        && (told.lower(i + 1).ends_with("self") || told.lower(i + 1).ends_with("selves"))
        || told.lower(i) == "taught" && i.checked_sub(2).is_some_and(|back| told.lower(back) == "self")
}

/// The words around are the same: one that stands beside it, and most of what the claim says.
fn fits(claim: &Told<'_>, i: usize, told: &Told<'_>, j: usize) -> bool {
    let others: Vec<&Placed> = claim.content().filter(|it| it.token != i).collect();
    let known = |it: &&&Placed| told.has(it.term, it.span.of(claim.reading.text));
    let held = others.iter().filter(known).count();
    let beside = |told: &Told<'_>, at: usize| -> Vec<u32> {
        let before = told.placed.iter().rev().find(|it| it.token < at);
        let after = told.placed.iter().find(|it| it.token > at);
        before.into_iter().chain(after).map(|it| it.term).collect()
    };
    let ours = beside(claim, i);
    let shares = beside(told, j).iter().any(|term| ours.contains(term));
    let dated = claim
        .facts()
        .any(|fact| matches!(fact.value, Value::Date(_)) && others.iter().any(|it| it.span == fact.span));
    held * 3 >= others.len() * 2 && (shares || held == others.len() && (others.len() >= 3 || dated))
}

/// Both tell of the same days, or neither of any.
fn same_days(claim: &Told<'_>, told: &Told<'_>) -> bool {
    let days = |told: &Told<'_>| -> Vec<_> {
        told.facts()
            .filter(|fact| matches!(fact.value, Value::Date(_) | Value::Range(..)))
            .filter_map(|fact| fact.value.days())
            .collect()
    };
    let (ours, theirs) = (days(claim), days(told));
    if ours.is_empty() && theirs.is_empty() {
        return true;
    }
    ours.len() == theirs.len() && ours.iter().all(|a| theirs.iter().any(|b| a.0 <= b.1 && b.0 <= a.1))
}
