//! Rose for fell: the direction of a change against the two values, or the word of change, that a source has.

use super::candidate::{Candidate, Parts};
use super::compare::{self, Match};
use super::gate::{is_long, of_one_order};
use crate::evidence::{Library, Part, terms_in};
use crate::facts::change::{Change, Direction, changes};
use crate::facts::negation::{Polarity, hypothetical, polarity};
use crate::facts::{Amount, Fact, Kind, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::Span;
use rust_decimal::Decimal;
use std::rc::Rc;

/// A change that the source tells the other way round.
#[derive(Clone, Debug)]
pub struct Reversed {
    /// The article's word of change.
    pub span: Span,
    /// The passage that says otherwise.
    pub passage: usize,
    /// What to say.
    pub message: String,
}

/// How alike the surroundings of two words of change must be.
const ALIKE: f32 = 0.5;

/// The same where one of them is denied, or says that nothing changed.
const ALIKE_DENIED: f32 = 0.6;

/// The changes of a claim that a source reverses. `bound` are its facts with the source facts that agree.
pub fn reversed(
    reading: &Reading<'_>,
    claim: Span,
    bound: &[(Fact, Candidate)],
    passages: &[(usize, f32)],
    library: &mut Library<'_>,
    parts: &mut Parts,
) -> Vec<Reversed> {
    let mut found = Vec::new();
    for change in changes(reading, claim) {
        let stated = polarity(&reading.tokens, claim, change.verb) == Polarity::Positive
            && !hypothetical(&reading.tokens, claim, change.verb);
        if !stated || change.direction == Direction::Unchanged {
            // `will not go up`, `stays unchanged`
            let told = turn(reading, claim, &change);
            if matches!(told, Some(Turn::Not(_) | Turn::Stayed)) {
                found.extend(by_words(reading, claim, &change, passages, library));
            }
            continue;
        }
        match by_values(&change, bound, library, parts) {
            Some(Ok(_)) if is_borne_out(&change, passages, library, parts) => {}
            Some(Ok(reversed)) => found.push(reversed),
            Some(Err(_)) => {}
            None => found.extend(by_words(reading, claim, &change, passages, library)),
        }
    }
    found
}

/// A step in per cent that the source gives otherwise beside the value that it led to: `sales rose 9.2 per cent to £214.7m`
/// against a row of 214.7 and +5.4 %.
pub fn other_step(
    reading: &Reading<'_>,
    claim: Span,
    bound: &[(Fact, Candidate)],
    library: &mut Library<'_>,
    parts: &mut Parts,
) -> Vec<Reversed> {
    let mut found = Vec::new();
    for change in changes(reading, claim) {
        let (Some(to), Some(by)) = (&change.to, &change.by) else { continue };
        let Value::Percent { amount, points: false } = &by.value else { continue };
        let now = bound.iter().find(|(fact, _)| fact.span == to.span).map(|(_, now)| now);
        let Some(now) = now.filter(|now| now.found == Match::Same && is_long(&now.fact)) else { continue };
        let all = parts.of(library, now.passage);
        let steps: Vec<&Fact> =
            all.iter().map(|(fact, _)| fact).filter(|f| f.kind() == Kind::Percent).collect();
        let [step] = steps.as_slice() else { continue };
        let Some(theirs) = step.value.amount() else { continue };
        let size = Amount { value: theirs.value.abs(), ..theirs };
        let ours = Value::Percent { amount: *amount, points: false };
        let found_as =
            compare::values(&ours, &Value::Percent { amount: size, points: false }, Tolerance::default());
        let itself = all.iter().map(|(fact, _)| fact).find(|fact| fact.span == now.fact.span);
        let computed = itself.zip(itself.and_then(|it| before(&all, now, it.kind())));
        let fits = computed.is_some_and(|(it, old)| makes(&ours, &old.value, &it.value));
        let source = library.passages.get(now.passage).and_then(|p| library.sources.get(p.source));
        if let Some(source) = source.filter(|_| found_as.conflicts() && !fits) {
            let message = format!(
                "The source gives {} with {}, not {}.",
                step.span.of(source.text),
                now.fact.span.of(source.text),
                by.span.of(reading.text)
            );
            found.push(Reversed { span: by.span, passage: now.passage, message });
        }
    }
    found
}

/// True if the step from `old` to `new` in per cent is what `percent` says, within a tenth of a point.
fn makes(percent: &Value, old: &Value, new: &Value) -> bool {
    let change = || {
        let (old, new) = (old.amount()?.value, new.amount()?.value);
        new.checked_sub(old)?.checked_div(old)?.checked_mul(Decimal::ONE_HUNDRED)
    };
    let said = percent.amount().map(|a| (a.value, a.place));
    said.zip(change()).is_some_and(|((said, place), change)| (said - change.abs()).abs() <= place)
}

/// From the value that it changed to, and the value before it in the same row or sentence of the source. `Err` where
/// the two values bear the direction out.
fn by_values(
    change: &Change,
    bound: &[(Fact, Candidate)],
    library: &mut Library<'_>,
    parts: &mut Parts,
) -> Option<Result<Reversed, ()>> {
    let to = change.to.as_ref()?;
    let (_, now) = bound.iter().find(|(fact, _)| fact.span == to.span)?;
    let all = parts.of(library, now.passage);
    // as the source has it: a cell may have been read in the article's unit
    let itself = all.iter().map(|(fact, _)| fact).find(|fact| fact.span == now.fact.span)?;
    let before = before(&all, now, itself.kind())?;
    // a worse place has a higher number
    if is_place(library, now) || matches!(to.value, Value::Ordinal(_)) {
        return Some(Err(()));
    }
    let direction = direction(&before.value, &itself.value)?;
    if !direction.opposes(change.direction) {
        return Some(Err(()));
    }
    let source = library.passages.get(now.passage).and_then(|p| library.sources.get(p.source))?;
    let (old, new) = (before.span.of(source.text), now.fact.span.of(source.text));
    let way = if direction == Direction::Up { "up" } else { "down" };
    let message = format!("The source has {new} after {old}, so it went {way}.");
    Some(Ok(Reversed { span: change.verb, passage: now.passage, message }))
}

/// The passage of a value, or the heading above it, speaks of places in a ranking.
fn is_place(library: &Library<'_>, now: &Candidate) -> bool {
    const PLACES: &[&str] = &[
        "rank",
        "ranks",
        "ranked",
        "ranking",
        "rankings",
        "position",
        "positions",
        "standings",
        "seeding",
        "seeded",
        "chart",
        "charts",
        "precedence",
    ];
    let Some(passage) = library.passages.get(now.passage) else { return false };
    let Some(source) = library.sources.get(passage.source) else { return false };
    let says = |span: Span| source.tokens.within(span).any(|i| PLACES.contains(&source.tokens.lower(i)));
    let above = library.heading_of(passage).and_then(|at| source.sentences.get(at));
    says(passage.span) || above.is_some_and(|it| says(it.span))
}

/// Another passage has the value too, and there it came about as the article says: `Liberals: 24 (March: 21). Farmers: 24
/// (March: 25)`.
fn is_borne_out(
    change: &Change,
    passages: &[(usize, f32)],
    library: &mut Library<'_>,
    parts: &mut Parts,
) -> bool {
    let Some(to) = &change.to else { return false };
    passages.iter().take(6).any(|(passage, _)| {
        let all = parts.of(library, *passage);
        let same = |fact: &Fact| compare::values(&to.value, &fact.value, Tolerance::default()).agrees();
        all.iter().filter(|(fact, part)| same(fact) && !part.prior).any(|(fact, _)| {
            let olds = all.iter().filter(|(old, part)| part.prior && old.kind() == fact.kind());
            let next = olds.map(|(old, _)| old).find(|old| old.span.start >= fact.span.end);
            next.and_then(|old| direction(&old.value, &fact.value)) == Some(change.direction)
        })
    })
}

/// The value given as what was before `now`: marked so, or under an earlier time.
fn before<'p>(all: &'p [(Fact, Rc<Part>)], now: &Candidate, kind: Kind) -> Option<&'p Fact> {
    nearest(&earlier(all, now, kind, false), now)
}

/// The one of some facts that stands nearest to `now`.
pub(super) fn nearest<'p>(facts: &[&'p Fact], now: &Candidate) -> Option<&'p Fact> {
    facts.iter().copied().min_by_key(|fact| fact.span.start.abs_diff(now.fact.span.start))
}

/// All values of a passage that are given as what was before `now`. With `beside`, what stands in brackets is before it too
/// where both have the time of their sentence: `at the end of the year £5.9 million (£7.4 million at its beginning)`.
pub(super) fn earlier<'p>(
    all: &'p [(Fact, Rc<Part>)],
    now: &Candidate,
    kind: Kind,
    beside: bool,
) -> Vec<&'p Fact> {
    let earlier = |part: &Part| match (part.period, now.part.period) {
        (Some(theirs), Some(ours)) if beside && theirs == ours => {
            part.bracketed && !part.own_label && !now.part.bracketed && now.part.cell.is_none()
        }
        // `in 2022 … from six to nine months`: one time, and yet the one was before the other
        (Some(theirs), Some(ours)) if theirs == ours && part.prior && !part.bracketed => !now.part.prior,
        (Some(theirs), Some(ours)) => theirs.1 < ours.0,
        // `peak 11.40 m (flood stage 8.50 m)` has no older value
        (_, _) => part.prior && !now.part.prior && !part.own_label,
    };
    let near = |fact: &Fact| match (fact.value.amount(), now.fact.value.amount()) {
        (Some(a), Some(b)) => of_one_order(a.value, b.value) || now.part.cell.is_some(),
        _ => true,
    };
    // an older value in brackets stands behind the newer one: `318 (345); 9.40 (8.75)`
    let behind = |fact: &Fact, part: &Part| !part.bracketed || fact.span.start > now.fact.span.start;
    let likely = all.iter().filter(|(fact, part)| {
        fact.kind() == kind && fact.span != now.fact.span && earlier(part) && near(fact) && behind(fact, part)
    });
    likely.map(|(fact, _)| fact).collect()
}

/// Which way it goes from one value to the next; on a scale the better level is up.
fn direction(before: &Value, now: &Value) -> Option<Direction> {
    if let (Value::Rank(old), Value::Rank(new)) = (before, now) {
        let up = old.scale == new.scale && new.level < old.level;
        return Some(if old.level == new.level {
            Direction::Unchanged
        } else if up {
            Direction::Up
        } else {
            Direction::Down
        });
    }
    let (old, new) = (before.amount()?.value, now.amount()?.value);
    Some(match new.cmp(&old) {
        std::cmp::Ordering::Greater => Direction::Up,
        std::cmp::Ordering::Less => Direction::Down,
        std::cmp::Ordering::Equal => Direction::Unchanged,
    })
}

/// What is said of a level: that it went one way, did not, or stayed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Went(Direction),
    Not(Direction),
    Stayed,
}

impl Turn {
    const fn against(self, other: Self) -> bool {
        match (self, other) {
            (Self::Went(a), Self::Went(b)) => a.opposes(b),
            (Self::Went(a), Self::Not(b)) | (Self::Not(a), Self::Went(b)) => {
                matches!((a, b), (Direction::Up, Direction::Up) | (Direction::Down, Direction::Down))
            }
            (Self::Went(_), Self::Stayed) | (Self::Stayed, Self::Went(_)) => true,
            _ => false,
        }
    }
}

/// The turn that a change tells; none where it is open.
fn turn(reading: &Reading<'_>, sentence: Span, change: &Change) -> Option<Turn> {
    const STAYED: &[&str] = &["unchanged", "flat", "steady", "unaltered", "stagnated"];
    match (polarity(&reading.tokens, sentence, change.verb), change.direction) {
        (Polarity::Positive, Direction::Unchanged) => {
            STAYED.contains(&reading.tokens.lower(change.token)).then_some(Turn::Stayed)
        }
        (Polarity::Positive, way) => Some(Turn::Went(way)),
        (Polarity::Negative, Direction::Up | Direction::Down) => Some(Turn::Not(change.direction)),
        _ => None,
    }
}

/// From the words of change in the passages that speak of the same thing.
fn by_words(
    reading: &Reading<'_>,
    claim: Span,
    change: &Change,
    passages: &[(usize, f32)],
    library: &mut Library<'_>,
) -> Option<Reversed> {
    let placed = terms_in(reading, claim, &mut library.lexicon);
    let ours = Part::in_sentence(reading, change.verb, &placed, &library.lexicon);
    let (mut against, mut with): (Option<(f32, Reversed)>, f32) = (None, 0.0);
    let ours_is = turn(reading, claim, change)?;
    for &(passage, _) in passages.iter().take(6) {
        let Some(it) = library.passages.get(passage).cloned() else { continue };
        let Some(source) = library.sources.get(it.source) else { continue };
        let placed = library.terms_of(passage);
        for theirs in changes(source, it.span) {
            let Some(theirs_is) = turn(source, it.span, &theirs) else { continue };
            let part = Part::in_sentence(source, theirs.verb, placed, &library.lexicon);
            let alike = ours.likeness(&part, &library.lexicon);
            let plain = matches!((ours_is, theirs_is), (Turn::Went(_), Turn::Went(_)));
            if alike < if plain { ALIKE } else { ALIKE_DENIED } {
                continue;
            }
            if ours_is.against(theirs_is) {
                let verb = theirs.verb.of(source.text);
                let message = format!("The source says \"{verb}\" of it.");
                if against.as_ref().is_none_or(|(best, _)| alike > *best) {
                    against = Some((alike, Reversed { span: change.verb, passage, message }));
                }
            } else {
                with = with.max(alike);
            }
        }
    }
    against.filter(|(alike, _)| *alike > with * 1.3).map(|(_, reversed)| reversed)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn from_one_end_of_a_change_to_the_other() {
        let source = "In 2022 the manager extended the interval between checks from six to nine months. The fee went from £6 to £9.";
        for (article, wrong) in [
            ("The interval between checks had been cut to nine months in 2022.", true),
            ("The interval between checks was raised to nine months in 2022.", false),
            ("The fee was cut to £9 in 2022.", true),
            ("The fee was raised to £9 in 2022.", false),
        ] {
            assert_eq!(rules(article, source).contains(&Rule::SourceDirection), wrong, "{article}");
        }
    }

    #[test]
    fn an_older_value_in_brackets_stands_behind_the_newer() {
        let source = "First sale, tonnes; euro per kg, 2025 (2024)\nPrawns: 318 (345); 9.40 (8.75)\nWhitefish: 742 (810); 3.15 (3.02)";
        assert!(!rules("Prawns rose to €9.40 a kilo.", source).contains(&Rule::SourceDirection));
    }

    #[test]
    fn what_did_not_go_up() {
        let source =
            "Parish rate for a house in band D: to rise from April. The fee for a mooring is unchanged.";
        let wrong = "The parish rate for a house in band D will not rise in April.";
        assert!(rules(wrong, source).contains(&Rule::SourceDirection), "{wrong}");
        for article in [
            "The parish rate for a house in band D will rise in April.",
            "The fee for a mooring will not rise in April.",
            "The fee for a mooring is unchanged.",
        ] {
            assert!(!rules(article, source).contains(&Rule::SourceDirection), "{article}");
        }
    }
}
