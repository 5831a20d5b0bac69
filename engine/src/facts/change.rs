//! Verbs (and nouns) of change: which way they point, and by how much, to what and from what they say it went.

use super::change_words::{DOWN, FACTORS, NOUNS, STEADY, TRANSITIVE, UP};
use super::{Fact, Kind, Value};
use crate::reading::Reading;
use crate::text::{Span, Tokens, clause, joins, parts_clauses};
use rust_decimal::Decimal;
use std::ops::Range;

/// Which way a word of change points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Direction {
    /// `rose`, `raised`, `up`.
    Up,
    /// `fell`, `cut`, `down`.
    Down,
    /// `unchanged`, `stayed`, `kept`.
    Unchanged,
}

impl Direction {
    /// True if one points up and the other down.
    pub const fn opposes(self, other: Self) -> bool {
        matches!((self, other), (Self::Up, Self::Down) | (Self::Down, Self::Up))
    }
}

/// A value that fills a place of a change.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    /// Its words.
    pub span: Span,
    /// What it says; never a range.
    pub value: Value,
}

/// One change, as a clause tells it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    /// The word of change, its particle included: `rose`, `came down`.
    pub verb: Span,
    /// Index of its last token.
    pub token: usize,
    /// Which way.
    pub direction: Direction,
    /// What the word itself multiplies by: 2 for `doubled`, 0.5 for `halved`.
    pub factor: Option<Decimal>,
    /// The clause that it stands in.
    pub clause: Span,
    /// By how much.
    pub by: Option<Part>,
    /// To what.
    pub to: Option<Part>,
    /// From what.
    pub from: Option<Part>,
}

/// The changes that the sentence at `sentence` tells, in order. Values are bound within the clause of their word,
/// and never across a conjunction.
pub(crate) fn changes(reading: &Reading<'_>, sentence: Span) -> Vec<Change> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let mut found: Vec<Change> = Vec::new();
    let mut i = range.start;
    while i < range.end {
        match word(tokens, i) {
            Some(word) if !inside_fact(reading, tokens.span(i, i)) => {
                found.push(bind(reading, &range, i, word));
                i += word.length;
            }
            _ => i += 1,
        }
    }
    found
}

/// A word of change and its length in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Word {
    direction: Direction,
    length: usize,
    factor: Option<Decimal>,
    /// `raise` takes what it raises as its object, so a bare amount after it is no `by`.
    transitive: bool,
    noun: bool,
}

fn word(tokens: &Tokens<'_>, i: usize) -> Option<Word> {
    let lower = tokens.lower(i);
    let first = tokens.word(i).chars().next()?;
    if !first.is_lowercase() {
        return None;
    }
    if let Some(direction) = particle_verb(tokens, i) {
        return Some(Word { direction, length: 2, factor: None, transitive: false, noun: false });
    }
    if let Some((_, numerator, denominator)) = FACTORS.iter().find(|row| row.0 == lower) {
        let factor = Decimal::new(*numerator, 0) / Decimal::new(*denominator, 0);
        let direction = if numerator < denominator { Direction::Down } else { Direction::Up };
        return Some(Word { direction, length: 1, factor: Some(factor), transitive: false, noun: false });
    }
    let direction = if matches!(lower, "up" | "down") {
        adverb(tokens, i)?
    } else if UP.contains(&lower) {
        Direction::Up
    } else if DOWN.contains(&lower) {
        Direction::Down
    } else if STEADY.contains(&lower) {
        Direction::Unchanged
    } else {
        return None;
    };
    if false_friend(tokens, i) {
        return None;
    }
    let noun = NOUNS.contains(&lower) && after_article(tokens, i);
    Some(Word { direction, length: 1, factor: None, transitive: TRANSITIVE.contains(&lower), noun })
}

/// Verbs of going, which have a way as well as a level.
#[rustfmt::skip]
const GOES: &[&str] = &[
    "go", "goes", "going", "gone", "went", "move", "moves", "moved", "moving", "come", "comes", "came", "coming",
];

/// What one moves up or down in, or by.
#[rustfmt::skip]
const ORDERS: &[&str] = &[
    "table", "league", "ranking", "rankings", "list", "standings", "order", "scale", "ladder", "field", "leaderboard", "charts", "chart", "lot",
    "bit", "little", "place", "places", "notch", "level", "division", "divisions", "tier", "grade", "gear",
];

/// `went up`, `moved up`, `come down`.
fn particle_verb(tokens: &Tokens<'_>, i: usize) -> Option<Direction> {
    const VERBS: &[&str] = &[
        "go", "goes", "going", "gone", "went", "move", "moves", "moved", "moving", "come", "comes", "came",
        "coming", "bring", "brings", "brought", "put", "puts", "push", "pushed", "pushes", "drive", "drove",
        "driven", "edge", "edged", "edges", "creep", "crept", "inch", "inched", "scale", "scaled", "mark",
        "marked", "revise", "revised",
    ];
    if !VERBS.contains(&tokens.lower(i)) {
        return None;
    }
    // `moved down the river`, `went up a hill`: a way, unless it leads through an order
    let figure = |j: usize| tokens.word(j).starts_with(|c: char| c.is_ascii_digit());
    let through = matches!(tokens.lower(i + 2), "the" | "a" | "an" | "this" | "that" | "its" | "their")
        && !(i + 3..i + 6).any(|j| ORDERS.contains(&tokens.lower(j)) || figure(j));
    if through && GOES.contains(&tokens.lower(i)) {
        return None;
    }
    match tokens.lower(i + 1) {
        "up" | "higher" => Some(Direction::Up),
        "down" | "lower" => Some(Direction::Down),
        _ => None,
    }
}

/// `up` and `down` alone tell a change only beside a form of `be`, a comma or an amount.
fn adverb(tokens: &Tokens<'_>, i: usize) -> Option<Direction> {
    let before = if i == 0 { "" } else { tokens.lower(i - 1) };
    let beside =
        matches!(before, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "," | "–" | "—" | "(");
    let next = tokens.lower(i + 1);
    let amount =
        matches!(next, "by" | "from" | "about" | "nearly" | "almost" | "around" | "some" | "more" | "at")
            || next.starts_with(|c: char| c.is_ascii_digit())
            || matches!(next, "£" | "$" | "€");
    let share =
        tokens.lower(i + 1) == "a" && !matches!(tokens.lower(i + 2), "gear" | "notch" | "bit" | "hill");
    let direction = if tokens.lower(i) == "up" { Direction::Up } else { Direction::Down };
    (beside && (amount || share) || amount && next != "to" && before != "set").then_some(direction)
}

/// `last fall`, `fell ill`, `raised in Leeds`, `cut off`, `held a meeting`: no change of a level.
fn false_friend(tokens: &Tokens<'_>, i: usize) -> bool {
    let before = if i == 0 { "" } else { tokens.lower(i - 1) };
    let next = tokens.lower(i + 1);
    match tokens.lower(i) {
        "fall" => {
            matches!(before, "last" | "this" | "next" | "early" | "late" | "every" | "each")
                || before == "the" && !matches!(next, "in" | "of" | "to" | "from")
        }
        "fell" | "falls" | "fallen" | "falling" => {
            matches!(
                next,
                "ill" | "asleep" | "apart" | "in" | "out" | "over" | "off" | "into" | "on" | "through"
            ) && !matches!(tokens.lower(i + 2), "value" | "price" | "number" | "size")
        }
        "cut" | "cuts" => matches!(next, "off" | "out" | "through" | "short" | "into" | "up"),
        "held" | "holds" | "hold" | "kept" | "keep" | "keeps" | "keeping" => {
            !matches!(next, "its" | "their" | "his" | "her" | "at" | "steady" | "unchanged" | "the")
        }
        "remain" | "remains" | "remained" | "stay" | "stays" | "stayed" => false,
        "flat" => {
            !matches!(before, "was" | "were" | "is" | "are" | "remained" | "stayed" | "broadly" | "roughly")
        }
        "grown" | "grow" | "grows" => matches!(next, "up"),
        "lift" => matches!(before, "a" | "the") && next != "in" && next != "of",
        _ => false,
    }
}

fn after_article(tokens: &Tokens<'_>, i: usize) -> bool {
    const LEADS: &[&str] = &["a", "an", "the", "this", "that", "its", "their", "no", "any", "another"];
    (1..=3).filter_map(|n| i.checked_sub(n)).any(|j| LEADS.contains(&tokens.lower(j)))
}

fn inside_fact(reading: &Reading<'_>, span: Span) -> bool {
    let holds = |fact: &Fact| !matches!(fact.kind(), Kind::Quote | Kind::Date) && fact.span.contains(span);
    let first =
        reading.facts.partition_point(|fact| fact.span.end <= span.start && fact.span.start < span.start);
    reading.facts.iter().skip(first.saturating_sub(8)).take_while(|f| f.span.start <= span.start).any(holds)
}

/// Fills the places of a change from the words after it, up to the end of the clause, a conjunction or another word
/// of change.
fn bind(reading: &Reading<'_>, sentence: &Range<usize>, i: usize, word: Word) -> Change {
    let tokens = &reading.tokens;
    let around = clause(tokens, sentence, i);
    let token = i + word.length - 1;
    let mut change = Change {
        verb: tokens.span(i, token),
        token,
        direction: word.direction,
        factor: word.factor,
        clause: tokens.span(around.start, around.end.saturating_sub(1)),
        by: None,
        to: None,
        from: None,
    };
    let end = sentence.end;
    let mut at = token + 1;
    let mut last_value = None;
    while at < end {
        if let Some(after) = aside(tokens, at, end) {
            // `, or £1.12 a share,` and what stands in brackets say the same again
            (at, last_value) = (after, Some(after));
            continue;
        }
        if let Some(fact) = value_at(reading, tokens.span(at, at).start) {
            let role = role(tokens, token, at, last_value, word);
            fill(tokens, &mut change, role, fact);
            if role != Role::From && matches!(fact.value, Value::Range(..)) {
                // `cut to a range of 5 to 7 from 8 to 9`: what follows is a range as well.
                break;
            }
            at = tokens.at(fact.span.end.saturating_sub(1)).max(at) + 1;
            last_value = Some(at);
            continue;
        }
        if at > token + 1 && self::word(tokens, at).is_some_and(|w| !w.noun) || stops(tokens, at) {
            break;
        }
        at += 1;
    }
    change
}

/// The token after an aside that begins at token `i`: brackets, or `, or …,`.
fn aside(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<usize> {
    let reach = (i + 14).min(end);
    if tokens.is_sign(i, '(') {
        return (i + 1..reach).find(|&j| tokens.is_sign(j, ')')).map(|j| j + 1);
    }
    let or = tokens.is_sign(i, ',') && tokens.lower(i + 1) == "or";
    let closes = |j: &usize| tokens.is_sign(*j, ',') && !tokens.glued(*j);
    if or { (i + 2..reach).find(closes).map(|j| j + 1) } else { None }
}

fn stops(tokens: &Tokens<'_>, i: usize) -> bool {
    let compared = i > 0 && tokens.lower(i) == "with" && tokens.lower(i - 1) == "compared";
    let turns = matches!(tokens.lower(i), "after" | "before" | "as" | "with" | "than");
    parts_clauses(tokens, i) || joins(tokens, i) || turns && !compared
}

/// The longest fact with a number in it that begins at byte `start`.
fn value_at<'r>(reading: &'r Reading<'_>, start: usize) -> Option<&'r Fact> {
    let first = reading.facts.partition_point(|fact| fact.span.start < start);
    let here = reading.facts.iter().skip(first).take_while(|fact| fact.span.start == start);
    let counts = |fact: &&Fact| {
        matches!(
            fact.kind(),
            Kind::Number | Kind::Percent | Kind::Money | Kind::Quantity | Kind::Rank | Kind::Ordinal
        ) || matches!(fact.value, Value::Duration(_) | Value::Age(_))
    };
    here.filter(counts).max_by_key(|fact| fact.span.len())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    By,
    To,
    From,
    None,
}

/// What may stand between `to` and its value.
const QUALIFIERS: &[&str] = &[
    "a",
    "about",
    "adjusted",
    "again",
    "almost",
    "an",
    "another",
    "back",
    "even",
    "further",
    "just",
    "nearly",
    "only",
    "provisional",
    "record",
    "revised",
    "still",
    "the",
    "total",
    "around",
    "some",
    "over",
    "under",
];

/// What the words between the word of change (or the value before) and the value at token `at` make of the value.
fn role(tokens: &Tokens<'_>, verb: usize, at: usize, last: Option<usize>, word: Word) -> Role {
    let since = last.unwrap_or(verb + 1);
    for j in (since..at).rev() {
        match tokens.lower(j) {
            "to" | "at" => return Role::To,
            "from" => return Role::From,
            "against" | "versus" => return Role::From,
            "with" if j > 0 && tokens.lower(j - 1) == "compared" => return Role::From,
            "by" => return Role::By,
            "of" if word.noun => return Role::By,
            word if QUALIFIERS.contains(&word) || word.ends_with("ly") => {}
            _ => return Role::None,
        }
    }
    let bare = last.is_none() && !word.transitive && !word.noun && word.factor.is_none();
    if bare && word.direction != Direction::Unchanged { Role::By } else { Role::None }
}

fn fill(tokens: &Tokens<'_>, change: &mut Change, role: Role, fact: &Fact) {
    let part = |value: &Value| Some(Part { span: fact.span, value: value.clone() });
    match (role, &fact.value) {
        // `from 18 to 9` may have been read as one range
        (Role::From, Value::Range(from, to)) if change.from.is_none() && change.to.is_none() => {
            let range = tokens.within(fact.span);
            let Some(parted) = range.clone().find(|&i| tokens.lower(i) == "to") else { return };
            let ends = |first: usize, last: usize, value: &Value| {
                (first <= last).then(|| Part { span: tokens.span(first, last), value: value.clone() })
            };
            change.from = ends(range.start, parted.saturating_sub(1), from);
            change.to = ends(parted + 1, range.end.saturating_sub(1), to);
        }
        (_, Value::Range(..)) => {}
        (Role::By, value) if change.by.is_none() => change.by = part(value),
        (Role::To, value) if change.to.is_none() => change.to = part(value),
        (Role::From, value) if change.from.is_none() => change.from = part(value),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::Place;

    fn read(text: &str, mut then: impl FnMut(&[Change])) {
        let settings = Settings::default();
        let reading = Reading::new(text, Place::Body, None, &settings);
        then(&changes(&reading, Span::new(0, text.len())));
    }

    fn directions(text: &str) -> Vec<Direction> {
        let mut all = Vec::new();
        let settings = Settings::default();
        let reading = Reading::new(text, Place::Body, None, &settings);
        all.extend(changes(&reading, Span::new(0, text.len())).iter().map(|change| change.direction));
        all
    }

    #[test]
    fn words_of_change_have_a_direction() {
        use Direction::{Down, Unchanged, Up};
        for (text, expected) in [
            ("The rate rose sharply and then fell.", vec![Up, Down]),
            ("The country was upgraded after it had dropped to the list.", vec![Up, Down]),
            ("Rents went up; wages came down.", vec![Up, Down]),
            ("Sales were up 4 per cent.", vec![Up]),
            ("The dividend is unchanged.", vec![Unchanged]),
            ("Passenger numbers doubled.", vec![Up]),
            ("The share of the undecided has halved.", vec![Down]),
            ("There was a drop of 3 per cent in orders.", vec![Down]),
        ] {
            assert_eq!(directions(text), expected, "{text}");
        }
    }

    #[test]
    fn words_that_only_look_like_a_change_are_left_alone() {
        for text in [
            "Rose Harker set up the shop last fall.",
            "She fell ill in Leeds.",
            "Up to 40 people can sit there.",
            "The line was cut off.",
            "He held a meeting.",
            "The Falls are a sight.",
            "The end was up in the air.",
        ] {
            assert_eq!(directions(text), vec![], "{text}");
        }
    }

    /// `by`, `to` and `from` of the first change, in their words; `-` where there is none.
    fn parts(text: &str) -> [String; 3] {
        let mut parts = ["-", "-", "-"].map(str::to_owned);
        read(text, |found| {
            let first = found.first().expect("a change");
            let words = |part: &Option<Part>| part.as_ref().map_or("-", |part| part.span.of(text)).to_owned();
            parts = [words(&first.by), words(&first.to), words(&first.from)];
        });
        parts
    }

    #[test]
    fn values_are_bound_by_their_prepositions() {
        for (text, expected) in [
            ("Sales rose 5 per cent to £12m from £11m.", ["5 per cent", "£12m", "£11m"]),
            ("Sales rose by 5 per cent, to £12m.", ["5 per cent", "£12m", "-"]),
            ("Sales were up 6.3 per cent at £412.6m in the year.", ["6.3 per cent", "£412.6m", "-"]),
            ("The rate fell from 18 per cent to 9 per cent.", ["-", "9 per cent", "18 per cent"]),
            ("The fare was raised from $2.40 to $2.70 in May.", ["-", "$2.70", "$2.40"]),
            ("Calls fell to 388, compared with 450 a year ago.", ["-", "388", "450"]),
            ("The workforce shrank by 155 to 3,260.", ["155", "3,260", "-"]),
            ("There was a fall of 3 per cent to 1,200.", ["3 per cent", "1,200", "-"]),
            ("Profit rose 5 per cent to £12m, or 4p a share, from £11m.", ["5 per cent", "£12m", "£11m"]),
            ("Output rose 5 per cent to 123.4 (1980 is 100) from 117.5.", ["5 per cent", "123.4", "117.5"]),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn values_of_other_words_are_not_bound() {
        for (text, expected) in [
            ("The firm cut 300 jobs in Leeds.", ["-", "-", "-"]),
            ("Sales rose after 12 shops had been opened to 4,000 people.", ["-", "-", "-"]),
            ("Sales rose 5 per cent and costs to £12m from £11m.", ["5 per cent", "-", "-"]),
            ("Sales rose, while costs came to £12m from £11m.", ["-", "-", "-"]),
            ("Rents rose to a level of 12 years ago from 2012 on.", ["-", "-", "-"]),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn a_change_never_reaches_outside_its_sentence() {
        for text in
            ["", "rose", "rose to", "rose by 5 from", "up", "to 5 from 4 rose by", "halved, from 18 to 9 –"]
        {
            read(text, |found| {
                for change in found {
                    assert!(change.clause.contains(change.verb), "{text:?} {change:?}");
                }
            });
        }
    }
}
