//! The facts in the words of a notice, comparable with those of the article.

use crate::evidence::{concept, stem};
use crate::facts::{DateValue, Fact, Kind, Precision, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::Span;
use crate::verdict::compare::{self, Match};
use crate::versions::unit::{Class, Unit, same_name, units};
use std::collections::BTreeSet;

/// What a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Sort {
    /// A number of any kind, time of day or ordinal.
    Figure,
    /// A date of any precision.
    Date,
    /// A level on a declared scale.
    Rank,
    /// A name.
    Name,
    /// A role or title.
    Role,
    /// Any other word that stands in the place of another: a kind of thing, a deed.
    Word,
}

/// One fact of a text, with what is needed to find it again elsewhere.
#[derive(Clone, Debug)]
pub(crate) struct Point {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub sort: Sort,
    /// Its units' keys, in order.
    pub keys: Vec<String>,
    /// Stem of the counted or measured noun beside a figure.
    pub noun: Option<String>,
    /// The small word before it, articles aside: `in` of `in the Hague`.
    pub lead: String,
    /// The typed value, where the text was read so far.
    pub value: Option<Value>,
}

/// The points inside `span` of a text, in order.
pub(crate) fn points(reading: &Reading<'_>, span: Span) -> Vec<Point> {
    let all = units(&reading.tokens, reading.tokens.within(span));
    let typed: Vec<&Fact> = outermost(reading, span);
    let mut found: Vec<Point> = Vec::new();
    let mut i = 0;
    while let Some(unit) = all.get(i) {
        let fact = typed.iter().find(|f| f.span.contains(unit.span));
        let inside = |u: &Unit| match fact {
            Some(fact) => fact.span.contains(u.span),
            None => {
                (u.class == unit.class && unit.class == Class::Name)
                    && !typed.iter().any(|f| f.span.contains(u.span))
            }
        };
        let length = 1 + all.iter().skip(i + 1).take_while(|u| inside(u)).count();
        let part = all.get(i..i + length).unwrap_or_default();
        if let Some(sort) = sort(fact.copied(), unit.class)
            && let (Some(first), Some(last)) = (part.first(), part.last())
        {
            let noun = (sort == Sort::Figure).then(|| noun(&all, i, i + length)).flatten();
            let own = fact.map_or_else(|| first.span.join(last.span), |f| f.span);
            found.push(Point {
                span: own,
                sort,
                lead: lead(reading, own.start),
                keys: keys(part, sort),
                noun,
                value: fact.map(|f| f.value.clone()),
            });
        }
        i += length;
    }
    found
}

/// The facts that lie in no other one, quotations left out.
fn outermost<'r>(reading: &'r Reading<'_>, span: Span) -> Vec<&'r Fact> {
    let mut found: Vec<&Fact> = Vec::new();
    for fact in reading.facts_in(span).filter(|f| f.kind() != Kind::Quote) {
        if !found.iter().any(|other| other.span.contains(fact.span)) {
            found.push(fact);
        }
    }
    found
}

fn sort(fact: Option<&Fact>, class: Class) -> Option<Sort> {
    Some(match (fact.map(Fact::kind), class) {
        (Some(Kind::Date), _) | (None, Class::Calendar) => Sort::Date,
        (Some(Kind::Rank), _) => Sort::Rank,
        (Some(Kind::Name), _) | (None, Class::Name) => Sort::Name,
        (Some(Kind::Quote), _) => return None,
        (Some(_), _) | (None, Class::Figure) => Sort::Figure,
        (None, Class::Role) => Sort::Role,
        _ => return None,
    })
}

/// The keys of a point's units; of a figure those of its digits and its unit, not `as much as`.
fn keys(part: &[Unit], sort: Sort) -> Vec<String> {
    let all = |keep: fn(&&Unit) -> bool| part.iter().filter(keep).map(|u| u.key.clone()).collect::<Vec<_>>();
    let bare = all(|u| matches!(u.class, Class::Figure | Class::Measure | Class::Calendar));
    let figure = sort == Sort::Figure && part.iter().any(|u| u.class == Class::Figure);
    if figure { bare } else { all(|u| u.class != Class::Small) }
}

/// The word before a point, articles aside.
pub(super) fn lead(reading: &Reading<'_>, at: usize) -> String {
    let tokens = &reading.tokens;
    let mut before = (0..tokens.at(at)).rev().map(|i| tokens.lower(i));
    before.find(|word| !matches!(*word, "the" | "a" | "an")).unwrap_or_default().to_owned()
}

/// The noun behind a figure, or right before it (`tier 3`, `phase two`).
fn noun(all: &[Unit], from: usize, end: usize) -> Option<String> {
    let word = |u: &&Unit| matches!(u.class, Class::Word | Class::Role);
    let behind = all.get(end).filter(word).or_else(|| {
        let of =
            all.get(end).filter(|u| u.class == Class::Measure || u.class == Class::Small && u.key == "of");
        of.and_then(|_| all.get(end + 1)).filter(word)
    });
    let before = || from.checked_sub(1).and_then(|k| all.get(k)).filter(word);
    // `tier three` names a level, `three tiers` counts them.
    behind.map(|u| stem(&u.key).into_owned()).or_else(|| before().map(|u| format!("#{}", stem(&u.key))))
}

impl Point {
    /// True if both say the same, letter by letter where they are names: `Voss` is not `Vos`.
    pub(crate) fn is(&self, other: &Self) -> bool {
        let letters = || self.keys.iter().rev().zip(other.keys.iter().rev()).all(|(a, b)| a == b);
        self.says(other) && (self.sort != Sort::Name || letters())
    }

    /// True if both say the same, in whatever spelling.
    pub(crate) fn says(&self, other: &Self) -> bool {
        if self.sort != other.sort {
            return false;
        }
        if self.sort == Sort::Name {
            return names_meet(&self.keys, &other.keys);
        }
        match (&self.value, &other.value) {
            (Some(Value::Date(a)), Some(Value::Date(b))) => {
                a.first == b.first && a.last == b.last
                    || same_day(a, b)
                    || a.precision == Precision::Year
                        && b.first.year() == a.first.year()
                        && b.last.year() == a.first.year()
            }
            // `until 1986` of `from 1974 to 1986`
            (Some(Value::Date(a)), Some(Value::Range(from, to))) => [from, to].into_iter().any(|end| {
                matches!(&**end, Value::Date(b) if a.precision == Precision::Year && b.first.year() == a.first.year())
            }),
            (Some(a), Some(b)) if a.kind() == b.kind() => {
                let found = compare::values(a, b, Tolerance::default());
                // `about 900` and `900` are one figure, said with and without its hedge
                let amounts = a.amount().zip(b.amount());
                let hedged = amounts.is_some_and(|(a, b)| a.value == b.value)
                    && matches!(found, Match::Loose | Match::Within | Match::Open);
                found == Match::Same || hedged
            }
            _ => self.keys == other.keys || self.figures_meet(other),
        }
    }

    /// The same figure, one of them without its unit.
    fn figures_meet(&self, other: &Self) -> bool {
        let (short, long) = if self.keys.len() <= other.keys.len() {
            (&self.keys, &other.keys)
        } else {
            (&other.keys, &self.keys)
        };
        self.sort == Sort::Figure && short.len() == 1 && long.len() == 2 && long.contains(&short.concat())
    }

    /// True for a figure so particular that it hardly stands for two things in one story: `18,400`, `£877,407`.
    pub(crate) fn is_distinctive(&self) -> bool {
        let significant = |key: &str| {
            let digits: String = key.chars().filter(char::is_ascii_digit).collect();
            digits.trim_start_matches('0').trim_end_matches('0').len()
        };
        self.sort == Sort::Figure
            && self.keys.iter().any(|k| k.starts_with('n') && significant(k) >= 3 && !is_year(k))
    }
}

/// `1 September` in a sentence of the past and one of the future: the year that neither gives is no difference.
fn same_day(a: &DateValue, b: &DateValue) -> bool {
    let bare = |date: &DateValue| date.year_inferred && !date.relative && date.precision == Precision::Day;
    let day = |date: &DateValue| (date.first.month(), date.first.day());
    (bare(a) || bare(b)) && a.precision == b.precision && day(a) == day(b)
}

fn is_year(key: &str) -> bool {
    key.len() == 5 && (key.starts_with("n1") || key.starts_with("n20"))
}

/// True if the shorter name ends the longer: `Petty` and `Joan Petty`; `Friends of Orm` only as a whole.
fn names_meet(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && short.iter().rev().zip(long.iter().rev()).all(|(x, y)| same_name(x, y))
}

/// What stands around the points of some spans: stems of the telling words, the ones for the same thing brought together.
pub(crate) fn context(reading: &Reading<'_>, spans: &[Span], leave_out: &[Point]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for span in spans {
        for unit in units(&reading.tokens, reading.tokens.within(*span)) {
            let telling = matches!(unit.class, Class::Word | Class::Name | Class::Role);
            let own = leave_out.iter().any(|point| point.span.contains(unit.span));
            if telling && !own && !is_hollow(&unit.key) {
                found.insert(meaning(&unit.key));
            }
        }
    }
    found
}

/// Words that tell nothing about what a notice is about.
pub(super) fn is_hollow(key: &str) -> bool {
    const HOLLOW: &[&str] = &[
        "number", "name", "year", "date", "time", "fact", "version", "article", "story", "total", "figure",
        "amount", "surname", "people", "peopl", "last", "new", "place", "person", "correct", "actually",
        "instead", "called", "named", "made", "took", "given", "spelled", "spelling", "part", "one", "other",
        "become", "became", "rather", "age", "day", "month", "week", "nearly", "almost", "over", "under",
        "between", "after", "before", "during", "since", "until", "not", "no",
    ];
    HOLLOW.contains(&key)
}

/// The stem of a word, or what it means where several words mean it: `downgrade`, `dropped` and `slipped` are one.
pub(crate) fn meaning(key: &str) -> String {
    if let Some(direction) = direction(key) {
        return direction.to_owned();
    }
    let stemmed = stem(key);
    concept(&stemmed).map_or_else(|| stemmed.clone().into_owned(), str::to_owned)
}

/// Words of going up or down a scale, verbs and nouns.
pub(crate) fn direction(key: &str) -> Option<&'static str> {
    const DOWN: &[&str] = &[
        "fell",
        "fall",
        "falls",
        "fallen",
        "dropped",
        "drop",
        "drops",
        "downgraded",
        "downgrade",
        "slipped",
        "slip",
        "sank",
        "lowered",
        "demoted",
        "demotion",
        "relegated",
        "relegation",
        "declined",
        "decline",
        "cut",
        "decreased",
        "decrease",
        "plunged",
        "tumbled",
        "down",
    ];
    const UP: &[&str] = &[
        "rose",
        "rise",
        "risen",
        "raised",
        "upgraded",
        "upgrade",
        "promoted",
        "promotion",
        "climbed",
        "ascended",
        "lifted",
        "moved",
        "elevated",
        "increased",
        "increase",
        "jumped",
        "grew",
        "up",
    ];
    if DOWN.contains(&key) {
        Some("<down>")
    } else if UP.contains(&key) {
        Some("<up>")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::Place;

    fn of(text: &str) -> Vec<Point> {
        let reading = Reading::new(text, Place::Body, None, &Settings::default());
        points(&reading, Span::new(0, text.len()))
    }

    #[test]
    fn points_of_every_sort() {
        let all = of("In 2012 Ann Petty, the chair, sold 18,400 boats");
        let sorts: Vec<Sort> = all.iter().map(|p| p.sort).collect();
        assert_eq!(sorts, [Sort::Date, Sort::Name, Sort::Role, Sort::Figure]);
        assert_eq!(all[3].noun.as_deref(), Some("boat"));
        assert!(all[3].is_distinctive() && !all[0].is_distinctive());
    }

    #[test]
    fn spelling_makes_no_difference() {
        let says = |a: &str, b: &str| of(a)[0].says(&of(b)[0]);
        assert!(says("18,400", "18.4 thousand"));
        assert!(says("three", "3"));
        assert!(says("by Petty", "by Joan Petty"));
        assert!(!says("by Perry", "by Joan Petty"));
        assert!(!says("18,400", "14,800"));
    }

    #[test]
    fn words_for_one_thing_meet() {
        assert_eq!(meaning("downgrade"), meaning("dropped"));
        assert_ne!(meaning("upgraded"), meaning("dropped"));
    }
}
