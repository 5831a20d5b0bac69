//! Where the wrong thing of a notice still stands in the article.

use super::derived;
use super::half;
use super::parse::Notice;
use super::point::{Point, Sort, context, direction, is_hollow, meaning, points};
use super::told::{Told, is_respelled, names, told};
use crate::evidence::stem;
use crate::facts::{Kind, Precision, Value};
use crate::reading::Reading;
use crate::text::{Block, Sentence, Span};
use crate::versions::unit::{same_name, units};
use std::collections::BTreeSet;

/// Why words are left from the wrong version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// The wrong value itself.
    Wrong,
    /// Words that were only true with the wrong value.
    Derived,
}

/// Words of the article that a notice should have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The words, in the reading that was searched.
    pub span: Span,
    /// Why.
    pub left: Left,
    /// What the notice says is right, in its words; empty where it cannot be told.
    pub right: String,
    /// What it says was wrong, in its words.
    pub wrong: String,
    /// What words that were derived must be now, as far as it can be worked out.
    pub fix: String,
}

/// What of the wrong things in `notices` (parsed from `home`) still stands in `text`. Notices themselves never count.
#[must_use]
pub fn standing(home: &Reading<'_>, notices: &[Notice], text: &Reading<'_>) -> Vec<Standing> {
    let told: Vec<Told> =
        notices.iter().flat_map(|notice| &notice.items).map(|item| told(home, item)).collect();
    let body: Vec<Point> = prose(home).flat_map(|sentence| points(home, sentence.span)).collect();
    left_with(home, &told, text, Some(&body))
}

/// The sentences of a text that are no notice.
fn prose<'r>(text: &'r Reading<'_>) -> impl Iterator<Item = &'r Sentence> {
    text.sentences.iter().filter(|it| it.block != Block::Notice)
}

/// The same for items in facts; `home` is the text that their words stand in.
pub(crate) fn left_of(home: &Reading<'_>, items: &[Told], text: &Reading<'_>) -> Vec<Standing> {
    left_with(home, items, text, None)
}

/// The same; `body` are the facts of the article that should have been changed, where it is the one that is searched.
fn left_with(
    home: &Reading<'_>,
    items: &[Told],
    text: &Reading<'_>,
    body: Option<&[Point]>,
) -> Vec<Standing> {
    let mut found: Vec<Standing> = Vec::new();
    if items.is_empty() {
        return found;
    }
    // A sentence is read once, however many notices there are.
    for (n, sentence) in text.sentences.iter().enumerate() {
        if sentence.block == Block::Notice || speaks_of_error(text, sentence) {
            continue;
        }
        let here = points(text, sentence.span);
        let all = keys(text, sentence.span);
        let moves = half::moves(&all);
        for told in items {
            wrong_in(home, told, text, (n, &here, body), &mut found);
            word_in(home, told, text, sentence.span, &mut found);
            half::half(home, told, &moves, &mut found);
            derived::derived(home, told, text, (sentence, &here), &mut found);
        }
    }
    found.sort_by_key(|s| s.span);
    found.dedup_by(|b, a| a.span.overlaps(b.span));
    found
}

/// A sentence of running text that owns the error itself.
fn speaks_of_error(text: &Reading<'_>, sentence: &Sentence) -> bool {
    text.tokens.within(sentence.span).any(|i| {
        matches!(
            text.tokens.lower(i),
            "incorrectly" | "erroneously" | "mistakenly" | "wrongly" | "misstated" | "corrected"
        )
    })
}

fn wrong_in(
    home: &Reading<'_>,
    told: &Told,
    text: &Reading<'_>,
    (n, here, body): (usize, &[Point], Option<&[Point]>),
    found: &mut Vec<Standing>,
) {
    for point in here {
        let wrong = told.wrong.iter().find(|wrong| wrong.says(point)).or_else(|| coarse(told, text, point));
        let Some(wrong) = wrong else { continue };
        let right = told.right_for(wrong);
        // `Vos`, said wrongly as `Voss`, is not left wrong
        if wrong.sort == Sort::Name && !wrong.is(point) || right.is_some_and(|right| right.is(point)) {
            continue;
        }
        // the article has the wrong value and the right one nowhere
        let unchanged = right.zip(body).is_some_and(|(right, body)| !body.iter().any(|it| right.says(it)))
            && (matches!(point.sort, Sort::Figure | Sort::Date)
                || point.sort == Sort::Name && point.keys.len() > 1 && wrong.keys.len() > 1);
        if !plays_same_part(told, wrong, right, point, (text, n, unchanged)) {
            continue;
        }
        found.push(Standing {
            span: point.span,
            left: Left::Wrong,
            right: right.map_or_else(String::new, |r| r.span.of(home.text).to_owned()),
            wrong: wrong.span.of(home.text).to_owned(),
            fix: String::new(),
        });
    }
}

/// `before the levy begins in July`, where it was wrongly said to begin on 1 July and begins in September: a month or a year
/// that has the wrong day and not the right one, right behind what the notice is about.
fn coarse<'t>(told: &'t Told, text: &Reading<'_>, here: &Point) -> Option<&'t Point> {
    let within = |fine: &Point| match (&fine.value, &here.value) {
        (Some(Value::Date(fine)), Some(Value::Date(here))) => {
            let coarser = matches!(here.precision, Precision::Month | Precision::Year)
                && fine.precision < here.precision;
            let month = here.precision == Precision::Month && here.first.month() == fine.first.month();
            let year = here.first.year() == fine.first.year() || here.year_inferred || fine.year_inferred;
            coarser && year && (month || here.precision == Precision::Year)
        }
        _ => false,
    };
    let at = text.tokens.at(here.span.start);
    let about = (at.saturating_sub(5)..at).any(|i| {
        i > 0 && text.tokens.lower(i - 1) == "the" && told.context.contains(&meaning(text.tokens.lower(i)))
    });
    let wrong = told.wrong.iter().find(|wrong| within(wrong)).filter(|_| about)?;
    told.right_for(wrong).is_some_and(|right| right.sort == Sort::Date && !within(right)).then_some(wrong)
}

/// The gates: the fact must be so particular that it cannot be chance, or stand with what the notice is about.
fn plays_same_part(
    told: &Told,
    wrong: &Point,
    right: Option<&Point>,
    here: &Point,
    (text, n, unchanged): (&Reading<'_>, usize, bool),
) -> bool {
    let Some(sentence) = text.sentences.get(n) else { return false };
    let spans = spans(text, n, sentence.span);
    let around = context(text, &spans, std::slice::from_ref(here));
    let own_names = names(text, &[sentence.span], std::slice::from_ref(here));
    let shared: BTreeSet<&String> = told.context.intersection(&around).collect();
    let other = told.is_about_other(&own_names);
    // what is counted tells counts apart; money and measures have their unit for that
    let measured =
        here.value.as_ref().is_some_and(|value| !matches!(value.kind(), Kind::Number | Kind::Ordinal));
    let apart =
        matches!((&wrong.noun, &here.noun), (Some(a), Some(b)) if a != b && !is_hollow(a) && !is_hollow(b));
    let kind = |point: &Point| point.value.as_ref().map(Value::kind);
    let counted = kind(wrong) == Some(Kind::Number) && wrong.noun.is_some();
    // `4,310 books`, and a journey of 4,310 miles
    if counted && measured && !unchanged && !matches!(kind(here), Some(Kind::Age)) && told.wrong.len() == 1 {
        return false;
    }
    if apart
        && !measured
        && !unchanged
        && !(here.is_distinctive() && (is_definite(here, text) || !shared.is_empty()))
    {
        return false;
    }
    if unchanged && !other && (!shared.is_empty() || measured && is_once(text, here)) {
        return true;
    }
    if here.sort == Sort::Figure && !other && (refers_to(told, here, text) || measured && dangles(here, text))
    {
        return true;
    }
    if here.sort == Sort::Date && !other && !wrong.says(here) {
        return true;
    }
    if anaphoric(&shared, text, sentence.span)
        && matches!(here.sort, Sort::Date | Sort::Rank | Sort::Figure)
        && !other
    {
        return true;
    }
    match here.sort {
        Sort::Name => right.is_some_and(|right| is_respelled(wrong, right)) || shared.len() >= 2,
        Sort::Figure if here.is_distinctive() => !other,
        Sort::Figure => match (&wrong.noun, &here.noun) {
            (Some(a), Some(b)) => a == b && shared.len() >= 2 && !other,
            _ => shared.len() >= 2 && !other,
        },
        Sort::Role => {
            shared.len() >= 2 && told.names.iter().any(|a| own_names.iter().any(|b| same_name(a, b)))
        }
        Sort::Date | Sort::Rank => shared.len() >= 2 && !other,
        Sort::Word => false,
    }
}

/// A kind of thing or a deed that the notice calls wrong, in a sentence of the same: `Petty on the cornet`, where she plays
/// the euphonium.
fn word_in(home: &Reading<'_>, told: &Told, text: &Reading<'_>, sentence: Span, found: &mut Vec<Standing>) {
    for wrong in told.wrong.iter().filter(|wrong| wrong.sort == Sort::Word) {
        let Some(right) = told.right_for(wrong) else { continue };
        let Some(here) = word_like(text, sentence, wrong) else { continue };
        if word_like(text, sentence, right).is_some() {
            continue;
        }
        // whose it is stands last before it; without a name, the rest of what the notice tells stands with it
        let before = names(text, &[Span::new(sentence.start, here.start)], &[]);
        let own = before.last().is_some_and(|name| told.names.iter().any(|own| same_name(own, name)));
        let unchanged = || !prose(text).any(|it| word_like(text, it.span, right).is_some());
        let told_alike = || told.context.intersection(&context(text, &[sentence], &[])).count() >= 2;
        if own || told.names.is_empty() && told_alike() && unchanged() {
            found.push(Standing {
                span: here,
                left: Left::Wrong,
                right: right.span.of(home.text).to_owned(),
                wrong: wrong.span.of(home.text).to_owned(),
                fix: String::new(),
            });
        }
    }
}

/// Where the word of a point, in whatever form, stands in a span.
pub(crate) fn word_like(text: &Reading<'_>, span: Span, word: &Point) -> Option<Span> {
    let all = keys(text, span);
    let mut alike = all.iter().filter(|unit| word.keys.first().is_some_and(|key| *key == *stem(&unit.key)));
    alike.next().map(|unit| unit.span)
}

/// The sentence, and the one before it where this one only points back.
fn spans(text: &Reading<'_>, n: usize, own: Span) -> Vec<Span> {
    let first = text.tokens.lower(text.tokens.within(own).start);
    let points_back = matches!(
        first,
        "it" | "he" | "she" | "they" | "this" | "that" | "these" | "its" | "his" | "her" | "their"
    );
    let before = n.checked_sub(1).filter(|_| points_back).and_then(|k| text.sentences.get(k));
    before.filter(|s| s.block != Block::Notice).map(|s| s.span).into_iter().chain([own]).collect()
}

/// Words of what was asked for or meant, whatever came of it.
const WANTED: &[&str] = &[
    "asked",
    "applied",
    "requested",
    "planned",
    "proposed",
    "wanted",
    "sought",
    "originally",
    "instead",
    "hoped",
    "intended",
    "initially",
];

/// The article has the value in one place only.
fn is_once(text: &Reading<'_>, here: &Point) -> bool {
    prose(text).flat_map(|it| points(text, it.span)).filter(|it| here.says(it)).count() == 1
}

/// `the 83`, `all 83`.
fn is_definite(here: &Point, text: &Reading<'_>) -> bool {
    let before = text.tokens.at(here.span.start).checked_sub(1).map(|i| text.tokens.lower(i));
    before.is_some_and(|word| matches!(word, "the" | "these" | "those" | "all"))
}

/// `The 83 maps`: a count with the article and with the noun of the notice is the one that was told before.
fn refers_to(told: &Told, here: &Point, text: &Reading<'_>) -> bool {
    let definite = is_definite(here, text);
    // `the 54 turbines that it had asked for`
    let sentence = text.sentence_at(here.span.start).map_or(here.span, |it| it.span);
    let wanted = text.tokens.within(sentence).any(|i| WANTED.contains(&text.tokens.lower(i)));
    let same = |noun: &String| {
        told.context.contains(noun) || !wanted && told.wrong.iter().any(|it| it.noun.as_ref() == Some(noun))
    };
    definite && here.noun.as_ref().is_some_and(same)
}

/// `The £2.9m concerns five years`, of which nothing was said before: it pointed back to what was changed.
fn dangles(here: &Point, text: &Reading<'_>) -> bool {
    let first = text.tokens.at(here.span.start);
    let definite =
        first.checked_sub(1).is_some_and(|i| matches!(text.tokens.lower(i), "the" | "that" | "this"));
    let sentence = text.sentence_at(here.span.start).map_or(here.span, |it| it.span);
    let opens = text.tokens.within(sentence).start + 1 == first;
    definite && opens && is_once(text, here)
}

/// `the drop`, `its downgrade`: the event of the notice, named with an article.
fn anaphoric(shared: &BTreeSet<&String>, text: &Reading<'_>, sentence: Span) -> bool {
    let tokens = &text.tokens;
    tokens.within(sentence).skip(1).any(|i| {
        direction(tokens.lower(i)).is_some_and(|d| shared.iter().any(|s| *s == d))
            && matches!(tokens.lower(i - 1), "the" | "its" | "his" | "her" | "their" | "that" | "this")
    })
}

/// The units of a text's span, for the modules beside this one.
pub(super) fn keys(text: &Reading<'_>, span: Span) -> Vec<crate::versions::unit::Unit> {
    units(&text.tokens, text.tokens.within(span))
}

#[cfg(test)]
mod tests;
