//! What one item of a notice calls wrong and right, in facts.

use super::clause::is_common;
use super::parse::Item;
use super::point::{Point, Sort, context, points};
use crate::facts::{Kind, Value};
use crate::reading::Reading;
use crate::text::Span;
use crate::versions::unit::{Class, same_name, units};
use std::collections::BTreeSet;

/// An item in facts: what it says on both sides is left out, for that is only what it is about.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    /// Facts only the wrong words have.
    pub wrong: Vec<Point>,
    /// Facts only the right words have.
    pub right: Vec<Point>,
    /// Meanings of the words around them.
    pub context: BTreeSet<String>,
    /// The names it is about.
    pub names: Vec<String>,
    /// All words of the item.
    pub span: Span,
}

/// Reads the facts of an item; `reading` is the text that holds the notice.
pub(crate) fn told(reading: &Reading<'_>, item: &Item) -> Told {
    let gather =
        |spans: &[Span]| -> Vec<Point> { spans.iter().flat_map(|span| points(reading, *span)).collect() };
    let all_wrong = gather(&item.wrong);
    let mut all_right: Vec<Point> =
        item.right.iter().flat_map(|span| first_clause(reading, *span, &all_wrong)).collect();
    if item.right.is_empty() {
        // `misspelled the surname of Ann Petty as Perry`: the subject has it right.
        all_right = gather(&item.subject);
        all_right.retain(|point| point.sort == Sort::Name);
    }
    let lacks = |one: &Point, other: &[Point]| !other.iter().any(|o| o.says(one) || one.says(o));
    let about = gather(&item.subject);
    let wrong: Vec<Point> = all_wrong
        .iter()
        .filter(|w| lacks(w, &all_right) && (item.right.is_empty() || lacks(w, &about)))
        .cloned()
        .collect();
    let right: Vec<Point> = all_right.iter().filter(|r| lacks(r, &all_wrong)).cloned().collect();
    let wrong = replaced(wrong, &right);
    let own: Vec<Point> = wrong.iter().chain(&right).cloned().collect();
    let spans: Vec<Span> = item.subject.iter().chain(&item.wrong).chain(&item.right).copied().collect();
    let context = context(reading, &spans, &own);
    let names = names(reading, &spans, &own);
    let span = spans.iter().copied().reduce(Span::join).unwrap_or(Span::new(0, 0));
    Told { wrong, right, context, names, span }
}

/// The facts of right words. `It was 4.6 per cent; 6.4 per cent was that of the franchises`: what a further clause says of the
/// wrong value is of something else.
fn first_clause(reading: &Reading<'_>, span: Span, wrong: &[Point]) -> Vec<Point> {
    let all = points(reading, span);
    let tokens = &reading.tokens;
    let Some(end) = tokens.within(span).find(|i| tokens.is_sign(*i, ';')).and_then(|i| tokens.get(i)) else {
        return all;
    };
    let (first, rest): (Vec<Point>, Vec<Point>) =
        all.into_iter().partition(|it| it.span.start < end.span.start);
    let says_wrong = |it: &Point| wrong.iter().any(|w| w.says(it) || it.says(w));
    let told = |it: &Point| first.iter().any(|other| other.sort == it.sort);
    if rest.iter().any(|it| says_wrong(it) && told(it)) && !first.iter().any(says_wrong) {
        return first;
    }
    first.into_iter().chain(rest).collect()
}

/// The wrong facts that a right one takes the place of. What the right words merely do not repeat is no error; where
/// more facts of a sort are wrong than right, nobody can say which one is meant.
fn replaced(wrong: Vec<Point>, right: &[Point]) -> Vec<Point> {
    let fits = |w: &Point, r: &Point| {
        let kinds = match (&w.value, &r.value) {
            // A bare number takes the place of any: `£40, not 45`; but not of `the first engine`.
            (Some(a), Some(b)) => {
                let bare = a.kind() == Kind::Number || b.kind() == Kind::Number;
                let ordinal = a.kind() == Kind::Ordinal || b.kind() == Kind::Ordinal;
                a.kind() == b.kind() || bare && !ordinal
            }
            _ => true,
        };
        w.sort == r.sort && (kinds || w.sort != Sort::Figure)
    };
    let count = |sort: Sort, list: &[Point]| list.iter().filter(|p| p.sort == sort).count();
    let alone = |w: &Point| match w.sort {
        Sort::Name | Sort::Role => false,
        sort => right.is_empty() && count(sort, &wrong) == 1,
    };
    let same_noun = |w: &Point| w.noun.is_some() && right.iter().any(|r| r.noun == w.noun && fits(w, r));
    let respelled = |w: &Point| right.iter().any(|r| r.sort == Sort::Name && is_respelled(w, r));
    let chosen = wrong.iter().filter(|w| {
        let alike = |x: &&Point| x.sort == w.sort && right.iter().any(|r| fits(x, r));
        let rivals = wrong.iter().filter(alike).count() > count(w.sort, right);
        let paired = right.iter().any(|r| fits(w, r));
        alone(w)
            || paired
                && (!rivals || same_noun(w) || w.sort == Sort::Name && respelled(w) || w.is_distinctive())
    });
    chosen.cloned().collect()
}

/// A name that was only spelled wrong: the same first name, or the same last, and the other hardly differs.
pub(crate) fn is_respelled(wrong: &Point, right: &Point) -> bool {
    let (Some(a), Some(b)) = (wrong.keys.last(), right.keys.last()) else { return false };
    let first = wrong.keys.len() < 2 || right.keys.len() < 2 || wrong.keys.first() == right.keys.first();
    let last_same = a == b && wrong.keys.len() > 1;
    let long = a.chars().count() >= 4;
    first && long && strsim::osa_distance(a, b) <= 2 && a.chars().next() == b.chars().next() || last_same
}

/// Keys of the name units of `spans`, those of `leave_out` aside.
pub(crate) fn names(reading: &Reading<'_>, spans: &[Span], leave_out: &[Point]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for span in spans {
        for unit in units(&reading.tokens, reading.tokens.within(*span)) {
            let own = leave_out.iter().any(|p| p.span.contains(unit.span));
            let name =
                unit.class == Class::Name || unit.class == Class::Word && begins_as_name(reading, unit.span);
            if name && !own && !found.contains(&unit.key) {
                found.push(unit.key);
            }
        }
    }
    found
}

/// True if the first word of a sentence is likely a name: a capital on a word that is not common and that the text
/// never writes small; a label (`Photo:`) is none.
fn begins_as_name(reading: &Reading<'_>, word: Span) -> bool {
    let tokens = &reading.tokens;
    let text = word.of(reading.text);
    let lower = text.to_lowercase();
    text.starts_with(char::is_uppercase)
        && !is_common(&lower)
        && !tokens.is_sign(tokens.at(word.start) + 1, ':')
        && !(0..tokens.len()).any(|i| tokens.word(i) == lower)
}

impl Told {
    /// The right fact of the same sort as a wrong one, by position among those.
    pub(crate) fn right_for(&self, wrong: &Point) -> Option<&Point> {
        let same = |list: &'_ [Point]| list.iter().filter(|p| p.sort == wrong.sort).count();
        let at = self.wrong.iter().filter(|p| p.sort == wrong.sort).position(|p| p.span == wrong.span)?;
        let rights = || self.right.iter().filter(|p| p.sort == wrong.sort);
        let kind = |p: &Point| p.value.as_ref().map(Value::kind);
        if same(&self.wrong) == same(&self.right) {
            rights().nth(at)
        } else {
            // `for five years; over two years it is 4.64 per cent`
            rights().find(|p| kind(p).is_some() && kind(p) == kind(wrong)).or_else(|| rights().next())
        }
    }

    /// True if `names` and the item's names are about different things: both name something, and nothing in common.
    pub(crate) fn is_about_other(&self, names: &[String]) -> bool {
        let meets = |name: &String| self.names.iter().any(|own| same_name(own, name));
        !self.names.is_empty() && !names.is_empty() && !names.iter().any(meets)
    }
}
