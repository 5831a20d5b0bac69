//! What the claim itself says of its figure and the source's: `a third of the 187 aboard` beside 61, `two and a half times as
//! many as` the year before, `of 41 posts 12 are open` beside 29, `£30,000 between them: £15,000 each`.
//!
//! Whoever tells how two figures hang together has not taken one for the other.

use super::candidate::Candidate;
use super::compare::Interval;
use super::gate;
use crate::evidence::{Library, Part};
use crate::facts::{Amount, Bound, Fact, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::Span;
use rust_decimal::Decimal;

/// A count below this is the sum or the difference of too many others.
const LEAST: Decimal = Decimal::TEN;

/// Words behind a number of times.
const TIMES: &[&str] = &["times", "fold"];

/// Words behind what each of several gets.
const EACH: &[&str] = &["each", "apiece"];

/// Leaves out the candidates of which the claim tells how they hang together with its figure. The value that came after the
/// article's stays in: `fell by 40 per cent to` its own start is wrong, whatever it fell by.
pub(super) fn drop_told(
    reading: &Reading<'_>,
    claim: Span,
    (fact, its): (&Fact, &Part),
    candidates: &mut Vec<Candidate>,
    library: &Library<'_>,
    tolerance: Tolerance,
) {
    let ours: Vec<&Fact> = reading.facts_in(claim).collect();
    let agreeing: Vec<Candidate> = candidates.iter().filter(|c| c.found.agrees()).cloned().collect();
    let facts_of = |c: &Candidate| -> Vec<&Fact> {
        let passage = library.passages.get(c.passage);
        let source = passage.and_then(|it| library.sources.get(it.source));
        passage.zip(source).map_or_else(Vec::new, |(it, source)| source.facts_in(it.span).collect())
    };
    // `supply staff came to £187,300 and repairs to £133,600`: the row of the repairs is told by the other figure
    let told_row = |c: &Candidate| {
        let elsewhere = agreeing.iter().any(|it| it.passage != c.passage && it.part.cell.is_some());
        let cell = |it: &&Fact| it.span != c.fact.span;
        let says = |it: &Fact| {
            ours.iter().any(|other| {
                other.span != fact.span
                    && gate::is_distinctive(other)
                    && other.value.amount().zip(it.value.amount()).is_some_and(|(a, b)| a.value == b.value)
            })
        };
        c.part.cell.is_some() && elsewhere && facts_of(c).iter().filter(|it| cell(it)).any(|it| says(it))
    };
    candidates.retain(|c| {
        !c.found.conflicts()
            || agreeing.iter().any(|older| gate::is_replaced(its, older, c))
            || !hang_together(reading, claim, fact, &c.fact, tolerance)
                && !are_scaled((fact, &ours), (&c.fact, &facts_of(c)))
                && !told_row(c)
    });
}

/// True if another figure of `claim` says how its `fact` and the source's `other` hang together, or what `fact` is worked out
/// from.
pub(super) fn hang_together(
    reading: &Reading<'_>,
    claim: Span,
    fact: &Fact,
    other: &Fact,
    tolerance: Tolerance,
) -> bool {
    if !fact.value.is_in_one_unit(&other.value) {
        return false;
    }
    if is_multiple_in_all(reading, fact, other) {
        return true;
    }
    let (Some(ours), Some(theirs)) = (fact.value.amount(), other.value.amount()) else { return false };
    let (a, b) = (ours.value.abs(), theirs.value.abs());
    // `37 were diverted, most of them to Hammeren`
    let most = reading.tokens.within(claim).any(|i| {
        reading.tokens.lower(i) == "most"
            && reading.tokens.lower(i + 1) == "of"
            && matches!(reading.tokens.lower(i + 2), "them" | "these" | "those" | "which" | "whom")
    });
    if most && b < a && b.checked_mul(Decimal::TWO).is_some_and(|twice| twice > a) {
        return true;
    }
    let beside = reading.facts_in(claim).filter(|it| !it.span.overlaps(fact.span));
    beside.into_iter().any(|it| {
        let Some(amount) = it.value.amount() else { return false };
        let word = |back: usize| {
            let next = reading.tokens.at(it.span.end.saturating_sub(1)) + 1;
            reading.tokens.lower(next + back)
        };
        let ratio = match &it.value {
            Value::Percent { points: false, .. } => Some(percent(amount)),
            Value::Number(_) if amount.value.abs() < Decimal::ONE => Some(amount),
            Value::Number(_) if TIMES.contains(&word(0)) => Some(amount),
            _ => None,
        };
        if let Some(ratio) = ratio {
            return is_ratio(ratio, a, b, tolerance);
        }
        it.value.is_in_one_unit(&fact.value) && (are_parts(amount, a, b) || is_each(reading, fact, amount, a))
    })
}

/// `saves 300 kroner in all` of 150 kroner in each of two months.
fn is_multiple_in_all(reading: &Reading<'_>, fact: &Fact, other: &Fact) -> bool {
    let next = reading.tokens.at(fact.span.end.saturating_sub(1)) + 1;
    let word = |at: usize| reading.tokens.lower(next + at);
    let all = (0..3).any(|at| {
        matches!(word(at), "altogether" | "together" | "overall" | "combined")
            || word(at) == "in" && matches!(word(at + 1), "all" | "total")
    });
    let times = fact.value.amount().zip(other.value.amount()).and_then(|(a, b)| a.value.checked_div(b.value));
    all && times.is_some_and(|it| it.fract().is_zero() && it > Decimal::ONE && it <= Decimal::from(12))
}

/// True if two other figures of the claim and of the passage stand to each other as these two: `$332 on a house of $200,000`
/// where the source has $166 on one of $100,000.
fn are_scaled(ours: (&Fact, &[&Fact]), theirs: (&Fact, &[&Fact])) -> bool {
    let ratio = |a: &Fact, b: &Fact| {
        let (a, b) = (a.value.amount()?.value, b.value.amount()?.value);
        a.checked_div(b).filter(|it| !it.is_zero())
    };
    let Some(scale) = ratio(ours.0, theirs.0).filter(|it| *it != Decimal::ONE) else { return false };
    let near = |it: Decimal| {
        let off = it.checked_sub(scale).and_then(|off| off.abs().checked_mul(Decimal::ONE_HUNDRED));
        off.is_some_and(|off| off <= scale.abs())
    };
    let beside = |fact: &&&Fact, than: &Fact| fact.span != than.span;
    ours.1.iter().filter(|it| beside(it, ours.0)).any(|a| {
        theirs
            .1
            .iter()
            .filter(|it| beside(it, theirs.0))
            .any(|b| a.value.is_in_one_unit(&b.value) && ratio(a, b).is_some_and(near))
    })
}

fn percent(amount: Amount) -> Amount {
    let part = |value: Decimal| value.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default();
    Amount { value: part(amount.value), place: part(amount.place), ..amount }
}

/// One is that share, or that many times, of the other, or differs from it by that share.
fn is_ratio(ratio: Amount, a: Decimal, b: Decimal, tolerance: Tolerance) -> bool {
    let meant = Interval::meant(ratio, tolerance);
    // `more than a third` is no nine tenths
    let quarter = ratio.value.abs().checked_div(Decimal::from(4)).unwrap_or_default();
    let fits = |value: Decimal| {
        let near = ratio.bound.is_none_or(|_| (value - ratio.value.abs()).abs() <= quarter);
        near && meant.holds(value)
    };
    [a.checked_div(b), b.checked_div(a)]
        .into_iter()
        .flatten()
        .any(|it| fits(it) || ratio.value < Decimal::ONE && fits((it - Decimal::ONE).abs()))
}

/// Two parts and their whole, or a step and its two ends.
fn are_parts(whole: Amount, a: Decimal, b: Decimal) -> bool {
    let exact = whole.bound.is_none_or(|bound| bound == Bound::About);
    let large = [whole.value, a, b].into_iter().all(|it| it >= LEAST);
    let meant = Interval::rounding(whole);
    let fits = |it: Option<Decimal>| it.is_some_and(|it| meant.holds(it.abs()));
    exact && large && (fits(a.checked_add(b)) || fits(a.checked_sub(b)))
}

/// `£30,000 between them: £15,000 each`.
fn is_each(reading: &Reading<'_>, fact: &Fact, whole: Amount, a: Decimal) -> bool {
    let next = reading.tokens.at(fact.span.end.saturating_sub(1)) + 1;
    let several = whole.value.checked_div(a).filter(|it| it.fract().is_zero() && *it > Decimal::ONE);
    several.is_some() && EACH.contains(&reading.tokens.lower(next))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn figures_of_which_the_claim_says_how_they_hang_together() {
        for (article, source) in [
            (
                "For about a third of the 187 aboard the Corran it was a first voyage.",
                "Aboard the Corran: 187 officers and sailors, 61 of them on a first voyage.",
            ),
            (
                "In the first year of the new bus network 494,500 people rode, over two and a half times as many as before.",
                "Rides on the bus network in the first year: 494,500.\nRides on the bus network in the last year of the old: 188,700.",
            ),
            (
                "Another 37 flights had to land elsewhere, most of them at Hammeren.",
                "Diverted flights: 37, of which 21 to Hammeren, 12 to Adair and 4 elsewhere.",
            ),
            (
                "The levy would cost about $332 a year on a house with a value of $200,000.",
                "The levy would cost the owner of a house with a value of $100,000 about $166 a year.",
            ),
            (
                "Anybody with a monthly pass saves 300 kroner in all.",
                "Holders of a monthly pass get 150 kroner off in September and in October.",
            ),
            (
                "Of 41 posts on the ward, 12 were still to be filled in October.",
                "The ward has 41 posts. 29 posts on the ward had been filled in October.",
            ),
            (
                "The writer and the translator divide the prize of £30,000: £15,000 each.",
                "The prize is £30,000 and is divided. Each of the other writers on the list gets a prize of £1,500.",
            ),
        ] {
            assert_eq!(rules(article, source), [] as [Rule; 0], "{article}");
        }
    }
}
