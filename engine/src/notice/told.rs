//! What one item of a notice calls wrong and right, in facts.

use super::clause::is_common;
use super::parse::Item;
use super::point::{Point, Sort, context, points};
use crate::evidence::stem;
use crate::facts::{Kind, Value};
use crate::reading::Reading;
use crate::text::Span;
use crate::versions::contrast::is_role;
use crate::versions::unit::{Class, Unit, same_name, units};
use rust_decimal::Decimal;
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
    let mut all_wrong = gather(&item.wrong);
    let mut all_right: Vec<Point> =
        item.right.iter().flat_map(|span| first_clause(reading, *span, &all_wrong)).collect();
    if item.right.is_empty() {
        // `misspelled the surname of Ann Petty as Perry`: the subject has it right.
        all_right = gather(&item.subject);
        all_right.retain(|point| point.sort == Sort::Name);
    }
    without_subject(reading, item, &mut all_wrong);
    let noun = counted(reading, item);
    for point in all_wrong.iter_mut().chain(&mut all_right).filter(|point| point.sort == Sort::Figure) {
        let bare = matches!(point.value, Some(Value::Number(_))) && point.noun.is_none();
        point.noun = if bare { noun.clone() } else { point.noun.take() };
    }
    complete(&mut all_right, &all_wrong);
    complete(&mut all_wrong, &all_right);
    let lacks = |one: &Point, other: &[Point]| !other.iter().any(|o| o.is(one) || one.is(o));
    let about = gather(&item.subject);
    let wrong: Vec<Point> = all_wrong
        .iter()
        .filter(|w| lacks(w, &all_right) && (item.right.is_empty() || lacks(w, &about)))
        .cloned()
        .collect();
    let mut right: Vec<Point> = all_right.iter().filter(|r| lacks(r, &all_wrong)).cloned().collect();
    let mut wrong = replaced(wrong, &right);
    if let Some((was, is)) = exchanged(reading, item, &wrong, &right) {
        wrong.extend(was);
        right.push(is);
    }
    let spans: Vec<Span> = item.subject.iter().chain(&item.wrong).chain(&item.right).copied().collect();
    let span = spans.iter().copied().reduce(Span::join).unwrap_or(Span::new(0, 0));
    let mut told = Told { wrong, right, context: BTreeSet::new(), names: Vec::new(), span };
    // a name beside what is right is what the item is about
    let put_right = told.wrong.iter().filter_map(|wrong| told.right_for(wrong));
    let mut own: Vec<Point> = told.wrong.iter().chain(put_right).cloned().collect();
    own.extend(told.right.iter().filter(|right| right.sort != Sort::Name || told.wrong.is_empty()).cloned());
    // a name that differs in its marks alone says whom it is about
    own.retain(|it| !told.wrong.iter().any(|w| w.sort == Sort::Name && w.says(it) && !w.is(it)));
    told.context = context(reading, &spans, &own);
    told.names = names(reading, &spans, &own);
    told
}

/// `Colonel Petty was born in Orm. She was born in Ulm.`: a name that opens the wrong words and that a pronoun takes up is
/// what they are about, where another name follows.
fn without_subject(reading: &Reading<'_>, item: &Item, wrong: &mut Vec<Point>) {
    let tokens = &reading.tokens;
    let taken_up = item.right.iter().any(|span| {
        let first =
            tokens.within(*span).map(|i| tokens.lower(i)).find(|word| !matches!(*word, "in" | "fact" | ","));
        first.is_some_and(|word| PRONOUNS.contains(&word) || tokens.within(*span).len() < 5)
    });
    let before_verb = |point: &Point| {
        let span = item.wrong.iter().find(|span| span.contains(point.span));
        span.is_some_and(|span| {
            let before = Span::new(span.start, point.span.start);
            let words = units(tokens, tokens.within(before));
            words.iter().all(|unit| matches!(unit.class, Class::Role | Class::Small | Class::Name))
                && !words
                    .iter()
                    .any(|unit| matches!(unit.key.as_str(), "in" | "at" | "from" | "to" | "it" | "was"))
        })
    };
    let names = wrong.iter().filter(|point| point.sort == Sort::Name).count();
    let first = wrong.iter().position(|point| point.sort == Sort::Name);
    if let Some(at) = first.filter(|_| taken_up && names > 1)
        && wrong.get(at).is_some_and(before_verb)
    {
        wrong.remove(at);
    }
}

/// What `the number of books` counts.
fn counted(reading: &Reading<'_>, item: &Item) -> Option<String> {
    let tokens = &reading.tokens;
    let mut words =
        item.subject.iter().chain(&item.wrong).chain(&item.right).flat_map(|span| tokens.within(*span));
    let at = words.find(|&i| {
        matches!(tokens.lower(i), "number" | "total" | "figure")
            && matches!(tokens.lower(i + 1), "of" | "for")
    })?;
    let noun = (at + 2..at + 5).find(|&i| tokens.lower(i).len() > 2 && tokens.lower(i) != "the")?;
    Some(stem(tokens.lower(noun)).into_owned())
}

const PRONOUNS: [&str; 8] = ["it", "he", "she", "they", "his", "her", "its", "there"];

/// A bare figure takes the unit and the noun of the one that it is set against: `up to 69 megawatts; the figure is 96`.
fn complete(points: &mut [Point], others: &[Point]) {
    let mut figures = others.iter().filter(|point| point.sort == Sort::Figure);
    let (Some(other), None) = (figures.next(), figures.next()) else { return };
    for point in points.iter_mut().filter(|point| point.sort == Sort::Figure) {
        let Some(Value::Number(amount)) = point.value else { continue };
        if point.noun.as_ref().is_some_and(|noun| !noun.starts_with('#')) || point.keys.len() > 1 {
            continue;
        }
        point.noun = other.noun.clone();
        let unit = match other.value.clone() {
            Some(Value::Quantity(mut quantity)) => {
                quantity.amount.value = amount.value;
                Value::Quantity(quantity)
            }
            Some(Value::Money(mut money)) if money.amount.value.abs() < Decimal::from(100_000) => {
                money.amount.value = amount.value;
                Value::Money(money)
            }
            Some(Value::Percent { points, .. }) => Value::Percent { amount, points },
            _ => continue,
        };
        point.value = Some(unit);
        point.keys.extend(other.keys.iter().filter(|key| !key.starts_with('n')).cloned());
    }
}

/// `plays the cornet; he plays the euphonium`: the word that stands in the place of another, where no fact does.
fn exchanged(
    reading: &Reading<'_>,
    item: &Item,
    wrong: &[Point],
    right: &[Point],
) -> Option<(Option<Point>, Point)> {
    let role = wrong.iter().find(|point| point.sort == Sort::Role);
    let lacks_role = role.is_some() && !right.iter().any(|point| point.sort == Sort::Role);
    if !wrong.is_empty() && !lacks_role || item.right.is_empty() {
        return None;
    }
    let words = |spans: &[Span], leave: &[Span]| -> Vec<Point> {
        let keys = |spans: &[Span]| -> Vec<Unit> {
            spans.iter().flat_map(|span| units(&reading.tokens, reading.tokens.within(*span))).collect()
        };
        let known: Vec<String> = keys(leave).iter().map(|unit| stem(&unit.key).into_owned()).collect();
        let all = keys(spans).into_iter().filter(|unit| matches!(unit.class, Class::Word | Class::Role));
        let new = all.filter(|unit| !known.contains(&stem(&unit.key).into_owned()) && unit.key.len() > 3);
        let point = |unit: Unit| Point {
            span: unit.span,
            sort: Sort::Word,
            keys: vec![stem(&unit.key).into_owned()],
            noun: None,
            lead: super::point::lead(reading, unit.span.start),
            value: None,
        };
        new.map(point).collect()
    };
    let is = words(&item.right, &[&item.wrong[..], &item.subject[..]].concat());
    if let Some(role) = role.filter(|_| lacks_role) {
        let same = is.iter().find(|word| word.lead == role.lead && !word.lead.is_empty());
        let alone = is.first().filter(|_| is.len() == 1);
        return same.or(alone).map(|word| (None, Point { sort: Sort::Role, ..word.clone() }));
    }
    let was = words(&item.wrong, &[&item.right[..], &item.subject[..]].concat());
    let led = was.iter().find_map(|was| {
        let is = is.iter().find(|is| is.lead == was.lead && !is.lead.is_empty())?;
        Some((Some(was.clone()), is.clone()))
    });
    let deeds = |list: &[Point]| {
        let mut deeds = list.iter().filter(|word| word.span.of(reading.text).ends_with("ed")).cloned();
        deeds.next().filter(|_| deeds.next().is_none())
    };
    let alone = || match (was.as_slice(), is.as_slice()) {
        ([was], [is]) => Some((Some(was.clone()), is.clone())),
        // `plays the euphonium, not the cornet`
        ([was], [.., is]) if is.span.end < was.span.start => Some((Some(was.clone()), is.clone())),
        _ => None,
    };
    // `described her as the secretary of the trust; she is its clerk`
    let office = || {
        let is_role = |word: &&Point| is_role(&word.span.of(reading.text).to_lowercase());
        let mut roles = was.iter().filter(is_role);
        let (role, None) = (roles.next()?, roles.next()) else { return None };
        is.first().filter(|_| is.len() == 1).map(|is| (Some(role.clone()), is.clone()))
    };
    led.or_else(alone).or_else(office).or_else(|| Some((Some(deeds(&was)?), deeds(&is)?)))
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
        Sort::Name | Sort::Role | Sort::Word => false,
        sort => right.is_empty() && count(sort, &wrong) == 1,
    };
    let same_noun = |w: &Point| w.noun.is_some() && right.iter().any(|r| r.noun == w.noun && fits(w, r));
    let led = |w: &Point| {
        let alike = |x: &&Point| x.sort == w.sort && x.lead == w.lead;
        !w.lead.is_empty() && wrong.iter().filter(alike).count() == 1 && right.iter().any(|r| alike(&r))
    };
    let respelled = |w: &Point| right.iter().any(|r| r.sort == Sort::Name && is_respelled(w, r));
    let chosen = wrong.iter().filter(|w| {
        let alike = |x: &&Point| x.sort == w.sort && right.iter().any(|r| fits(x, r));
        let rivals = wrong.iter().filter(alike).count() > count(w.sort, right);
        let paired = right.iter().any(|r| fits(w, r));
        alone(w)
            || paired
                && (!rivals
                    || same_noun(w)
                    || led(w)
                    || w.sort == Sort::Name && respelled(w)
                    || w.is_distinctive())
    });
    chosen.cloned().collect()
}

/// A name that was only spelled wrong: the same first name, or the same last, and the other hardly differs.
pub(crate) fn is_respelled(wrong: &Point, right: &Point) -> bool {
    let (Some(a), Some(b)) = (wrong.keys.last(), right.keys.last()) else { return false };
    let first = wrong.keys.len() < 2 || right.keys.len() < 2 || wrong.keys.first() == right.keys.first();
    // `Iain Pollock` and `Ian Pollock`; `Orm Foods` and `Ulm Foods` are two firms
    let near =
        |a: &String, b: &String| a.chars().next() == b.chars().next() && strsim::osa_distance(a, b) <= 3;
    let opens = wrong.keys.first().zip(right.keys.first()).is_some_and(|(a, b)| near(a, b));
    let last_same = a == b && wrong.keys.len() > 1 && (opens || right.keys.len() == 1);
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
            return rights().nth(at);
        }
        // `for five years; over two years it is 4.64 per cent`, `Petty was born in Orm, not in Ulm`
        let led = rights().find(|p| p.lead == wrong.lead && !p.lead.is_empty());
        let kindred = || rights().find(|p| kind(p).is_some() && kind(p) == kind(wrong));
        let near = || rights().min_by_key(|p| p.span.start.abs_diff(wrong.span.start));
        let typed = kind(wrong).is_some_and(|kind| kind != Kind::Name);
        if typed { kindred().or(led).or_else(near) } else { led.or_else(near) }
    }

    /// True if `names` and the item's names are about different things: both name something, and nothing in common.
    pub(crate) fn is_about_other(&self, names: &[String]) -> bool {
        let meets = |name: &String| self.names.iter().any(|own| same_name(own, name));
        !self.names.is_empty() && !names.is_empty() && !names.iter().any(meets)
    }
}
