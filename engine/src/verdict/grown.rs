//! By how much, in words, against the two values of a source: `shrinks by more than a quarter, to £5.9m` where the source has
//! £5.9m after £7.4m; `more than doubled, to £12m` where the row has 11.9 and 7.7.

use super::candidate::{Candidate, Parts};
use super::direction::{self, Reversed};
use super::share;
use crate::evidence::Library;
use crate::facts::change::{Direction, changes};
use crate::facts::negation::{Polarity, hypothetical, polarity};
use crate::facts::{Amount, Bound, Fact, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::Span;
use rust_decimal::Decimal;

/// Words by which a step is none between the two values themselves.
#[rustfmt::skip]
const OTHER_MEASURE: &[&str] = &[
    "real", "inflation", "adjusted", "like", "comparable", "organic", "constant", "underlying", "seasonally", "average", "annual",
    "points", "point", "each", "expected", "planned", "forecast", "budgeted",
];

/// A step that the words of a claim tell, and the value that it led to.
struct Step {
    span: Span,
    to: Span,
    size: Size,
    up: bool,
}

/// How large a step is.
enum Size {
    /// `by a quarter`.
    Part(Amount),
    /// `doubled`, `more than halved`.
    Times(Decimal, Option<Bound>),
}

/// The steps of a claim that no earlier value of the source beside the one it led to makes. `bound` are its facts with
/// the source facts that agree.
pub fn check(
    reading: &Reading<'_>,
    claim: Span,
    bound: &[(Fact, Candidate)],
    library: &mut Library<'_>,
    parts: &mut Parts,
) -> Vec<Reversed> {
    let tokens = &reading.tokens;
    if tokens.within(claim).any(|i| OTHER_MEASURE.contains(&tokens.lower(i))) {
        return Vec::new();
    }
    let mut steps = told(reading, claim);
    steps.extend(compared(reading, claim));
    steps.iter().filter_map(|step| wrong(step, reading, bound, library, parts)).collect()
}

/// `shrinks by a quarter, to £5.9m`.
fn told(reading: &Reading<'_>, claim: Span) -> Vec<Step> {
    let tokens = &reading.tokens;
    let step = |change: &crate::facts::change::Change| {
        let stated = polarity(tokens, claim, change.verb) == Polarity::Positive
            && !hypothetical(tokens, claim, change.verb);
        let to = change.to.as_ref().filter(|_| stated && change.from.is_none())?;
        let up = change.direction == Direction::Up;
        let (size, span) = match (change.factor, &change.by) {
            (Some(factor), _) => {
                let first = tokens.at(change.verb.start);
                (Size::Times(factor, bound_before(reading, first)), change.verb)
            }
            (None, Some(by)) => (Size::Part(fraction(&by.value)?), by.span),
            _ => return None,
        };
        (change.direction != Direction::Unchanged).then_some(Step { span, to: to.span, size, up })
    };
    changes(reading, claim).iter().filter_map(step).collect()
}

/// `2,568 nests, a quarter more than in 2024`: the share behind the only figure before it.
fn compared(reading: &Reading<'_>, claim: Span) -> Vec<Step> {
    let tokens = &reading.tokens;
    let facts: Vec<&Fact> = reading.facts_in(claim).filter(|fact| fact.value.amount().is_some()).collect();
    let step = |pair: &[&Fact]| {
        let [value, by] = pair else { return None };
        let amount = fraction(&by.value)?;
        let next = tokens.at(by.span.end.saturating_sub(1)) + 1;
        let up = match tokens.lower(next) {
            "more" | "higher" => true,
            "fewer" | "less" | "lower" => false,
            _ => return None,
        };
        let between = Span::new(value.span.end, by.span.start).of(reading.text);
        // one figure, its noun, and the share right behind the comma
        let close = between.split_whitespace().count() <= 6 && between.trim_end().ends_with(',');
        let parted =
            between.contains(';') || between.split_whitespace().any(|word| matches!(word, "while" | "but"));
        (close && !parted && tokens.lower(next + 1) == "than").then_some(Step {
            span: by.span,
            to: value.span,
            size: Size::Part(amount),
            up,
        })
    };
    facts.windows(2).filter_map(step).collect()
}

/// A part of one, in words.
fn fraction(value: &Value) -> Option<Amount> {
    match value {
        Value::Number(a) if a.value > Decimal::ZERO && a.value < Decimal::ONE => Some(*a),
        _ => None,
    }
}

/// `more than doubled`, `almost doubled`.
fn bound_before(reading: &Reading<'_>, first: usize) -> Option<Bound> {
    match reading.tokens.lower(first.checked_sub(1)?) {
        "than" => Some(Bound::MoreThan),
        "nearly" | "almost" => Some(Bound::Nearly),
        "about" | "roughly" => Some(Bound::About),
        _ => None,
    }
}

fn wrong(
    step: &Step,
    reading: &Reading<'_>,
    bound: &[(Fact, Candidate)],
    library: &mut Library<'_>,
    parts: &mut Parts,
) -> Option<Reversed> {
    let (_, now) = bound.iter().find(|(fact, _)| fact.span == step.to)?;
    let all = parts.of(library, now.passage);
    let itself = all.iter().map(|(fact, _)| fact).find(|fact| fact.span == now.fact.span)?;
    let new = itself.value.amount().filter(|a| a.bound.is_none() && a.value > Decimal::ZERO)?.value;
    let earlier = direction::earlier(&all, now, itself.kind(), true);
    let nearest = direction::nearest(&earlier, now)?;
    let olds: Vec<Decimal> = earlier.iter().filter_map(|fact| fact.value.amount()).map(|a| a.value).collect();
    // the other way round is for the direction to say
    let one_way = |old: &Decimal| *old > Decimal::ZERO && (new > *old) == step.up && new != *old;
    let meant =
        nearest.value.amount().is_some_and(|a| one_way(&a.value) && !is_far(&step.size, new, a.value));
    // whichever of the earlier values is meant, the words may fit another
    if !meant || olds.iter().filter(|old| one_way(old)).any(|old| fits(&step.size, new, *old)) {
        return None;
    }
    // the table may give the step itself, as it was worked out from figures that are not rounded
    let percents =
        all.iter().any(|(fact, part)| matches!(fact.value, Value::Percent { .. }) && part.cell.is_some());
    let source = library
        .passages
        .get(now.passage)
        .and_then(|p| library.sources.get(p.source))
        .filter(|_| !percents)?;
    let message = format!(
        "The article says \"{}\"; the source has {} after {}.",
        step.span.of(reading.text),
        now.fact.span.of(source.text),
        nearest.span.of(source.text)
    );
    Some(Reversed { span: step.span, passage: now.passage, message })
}

/// True if the step from `old` to `new` is so far off that another is meant.
fn is_far(size: &Size, new: Decimal, old: Decimal) -> bool {
    let ratio = new.checked_div(old);
    match size {
        Size::Part(amount) => ratio.is_none_or(|ratio| share::is_far(*amount, (ratio - Decimal::ONE).abs())),
        Size::Times(..) => ratio.is_none(),
    }
}

/// True if the words allow the step from `old` to `new`.
fn fits(size: &Size, new: Decimal, old: Decimal) -> bool {
    let Some(ratio) = new.checked_div(old) else { return true };
    match size {
        Size::Part(amount) => {
            let change = (ratio - Decimal::ONE).abs();
            let slack = Decimal::new(1, 2);
            let fit = |change: Decimal| {
                !share::is_far(*amount, change) && !share::is_another(*amount, change, Tolerance::default())
            };
            fit(change) || fit(change - slack) || fit(change + slack)
        }
        Size::Times(factor, bound) => {
            // as far from the start as the word says, whichever way
            let up = *factor > Decimal::ONE;
            let reached = if up { ratio.checked_div(*factor) } else { factor.checked_div(ratio) };
            let Some(reached) = reached else { return true };
            let (low, high) = match bound {
                Some(Bound::MoreThan) => (Decimal::new(98, 2), Decimal::MAX),
                Some(Bound::Nearly) => (Decimal::new(82, 2), Decimal::new(102, 2)),
                _ => (Decimal::new(88, 2), Decimal::new(120, 2)),
            };
            low <= reached && reached <= high
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const TABLE: &str = "Species (2015; 2024; 2025)\nGuillemot: 18,240; 15,910; 16,380\nGannet: 3,310; 2,140; 2,568\n\nSales of juice: £11.9 million (2024: £7.7 million). The reserve is £5.9 million (£7.4 million a year before).\n";

    #[test]
    fn a_step_that_the_two_values_do_not_make() {
        for article in [
            "Observers found 2,568 gannet nests, a third more than in 2024.",
            "Sales of juice more than doubled, to £11.9m.",
            "The reserve shrinks by more than a quarter, to £5.9m.",
        ] {
            assert_eq!(rules(article, TABLE), [Rule::SourceNumber], "{article}");
        }
    }

    #[test]
    fn a_step_that_they_make_or_that_is_of_something_else() {
        for article in [
            "Observers found 2,568 gannet nests, a fifth more than in 2024.",
            "Sales of juice grew by more than half, to £11.9m.",
            "The reserve shrinks by a fifth, to £5.9m.",
            "In real terms the reserve shrinks by more than a quarter, to £5.9m.",
            "Observers found 2,568 gannet nests, almost a quarter fewer than in 2015.",
        ] {
            assert_eq!(rules(article, TABLE), [], "{article}");
        }
        let years = "Debt: £96 million at the end of 2022, £90 million at the end of 2023, £84 million at the end of 2024.";
        assert_eq!(
            rules("The debt, £96 million two years ago, has come down by an eighth, to £84 million.", years),
            []
        );
    }
}
