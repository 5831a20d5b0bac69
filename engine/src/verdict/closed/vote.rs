//! The count of a vote: `carried by 32 votes to 19` against `for, 23; against, 19`.
//!
//! One side is the source's, so that it is the same vote, and the other is not; a source that has the article's count
//! anywhere settles it.

use super::Other;
use crate::facts::{Fact, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::Span;
use rust_decimal::Decimal;

/// The votes of the sources.
#[derive(Clone, Debug, Default)]
pub struct Votes {
    all: Vec<(usize, Count)>,
}

/// Two sides of a vote, as they are given.
#[derive(Clone, Debug)]
struct Count {
    sides: [(Decimal, Span); 2],
}

impl Count {
    fn values(&self) -> [Decimal; 2] {
        [self.sides[0].0, self.sides[1].0]
    }
}

impl Votes {
    /// Collects them.
    #[must_use]
    pub fn new(sources: &[Reading<'_>]) -> Self {
        let all = sources.iter().enumerate().flat_map(|(source, reading)| {
            let counts = reading.sentences.iter().flat_map(|sentence| counts(reading, sentence.span));
            counts.map(move |count| (source, count)).collect::<Vec<_>>()
        });
        Self { all: all.collect() }
    }

    /// The sides of a claim's votes that the sources give otherwise.
    #[must_use]
    pub fn check(&self, sources: &[Reading<'_>], reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        counts(reading, claim).iter().filter_map(|count| self.other(sources, count)).collect()
    }

    fn other(&self, sources: &[Reading<'_>], ours: &Count) -> Option<Other> {
        let [a, b] = ours.values();
        // `three to one` is told of nine to three too
        let in_proportion = |count: &Count| {
            let [c, d] = count.values();
            let same = |x: (Decimal, Decimal), y: (Decimal, Decimal)| {
                let (x, y) = (x.0.checked_mul(x.1), y.0.checked_mul(y.1));
                x.is_some() && x == y
            };
            same((a, d), (b, c)) || same((a, c), (b, d))
        };
        let same =
            |count: &Count| count.values() == [a, b] || count.values() == [b, a] || in_proportion(count);
        if self.all.iter().any(|(_, count)| same(count)) {
            return None;
        }
        let mut found = self.all.iter().filter_map(|(source, theirs)| {
            let [c, d] = theirs.values();
            let (side, right) = match (a == c, b == d, a == d, b == c) {
                (true, ..) => (1, 1),
                (_, true, ..) => (0, 0),
                (_, _, true, _) => (1, 0),
                (.., true) => (0, 1),
                _ => return None,
            };
            Some((*source, ours.sides.get(side)?.1, theirs.sides.get(right)?))
        });
        let (source, span, right) = found.next()?;
        let only = found.all(|(_, at, other)| at == span && other.0 == right.0);
        let words = right.1.of(sources.get(source)?.text).to_owned();
        only.then(|| Other {
            rule: Rule::SourceNumber,
            span,
            says: format!("has \"{words}\" for it"),
            right: Some(words.clone()),
            place: (source, right.1),
            least: 0.0,
        })
    }
}

/// The counts of a sentence: `by 32 votes to 19`, `voted 32 to 19`, `for: 23; against: 19`, `23 in favour and 19 against`.
fn counts(reading: &Reading<'_>, sentence: Span) -> Vec<Count> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let votes = range.clone().any(|i| {
        matches!(
            tokens.lower(i),
            "vote"
                | "votes"
                | "voted"
                | "voting"
                | "motion"
                | "bill"
                | "ballot"
                | "favour"
                | "favor"
                | "carried"
                | "passed"
        )
    });
    if !votes {
        return Vec::new();
    }
    let mut found = Vec::new();
    let whole = |fact: &&Fact| match &fact.value {
        Value::Number(amount) => amount.bound.is_none() && amount.value.fract().is_zero(),
        _ => false,
    };
    let figures: Vec<&Fact> = reading.facts_in(sentence).filter(whole).collect();
    let place = |fact: &Fact| (tokens.at(fact.span.start), tokens.at(fact.span.end.saturating_sub(1)) + 1);
    let value = |fact: &Fact| fact.value.amount().map(|amount| (amount.value, fact.span));
    for pair in figures.windows(2) {
        let [one, two] = pair else { continue };
        let ((first, end), (next, last)) = (place(one), place(two));
        let said: Vec<&str> = (end..next).map(|i| tokens.lower(i)).collect();
        let to = matches!(said.as_slice(), ["to"] | ["votes", "to"]);
        let led = first.checked_sub(1).map_or("", |i| tokens.lower(i));
        let by = to && (said.len() == 2 || matches!(led, "by" | "voted" | "was"));
        let word = |i: usize| match tokens.lower(i) {
            "for" | "favour" | "favor" | "ayes" | "aye" | "yes" => Some(true),
            "against" | "noes" | "nays" | "no" | "opposed" => Some(false),
            _ => None,
        };
        let before = |from: usize| (from.saturating_sub(2).max(range.start)..from).rev().find_map(word);
        let behind = |to: usize| (to..(to + 2).min(range.end)).find_map(word);
        let opposed = |one: Option<bool>, two: Option<bool>| one == Some(true) && two == Some(false);
        let sides =
            next <= end + 6 && (opposed(before(first), before(next)) || opposed(behind(end), behind(last)));
        if let (true, Some(a), Some(b)) = (by || sides, value(one), value(two)) {
            found.push(Count { sides: [a, b] });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn another_count_of_the_same_vote_is_wrong() {
        for (article, source) in [
            (
                "The motion was carried by 41 votes to 22.",
                "On the motion there voted: for, 31; against, 22; abstaining, 3. Forty-one people looked on.",
            ),
            ("The budget passed by 31 votes to 20.", "Vote on the budget: 31 in favour and 22 against."),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceNumber], "{article}");
        }
    }

    #[test]
    fn the_count_itself_and_another_vote_are_left_alone() {
        for (article, source) in [
            (
                "The motion was carried by 31 votes to 22.",
                "On the motion there voted: for, 31; against, 22; abstaining, 3.",
            ),
            ("The motion was lost by 22 votes to 31.", "On the motion there voted: for, 22; against, 31."),
            (
                "The motion was carried by 31 votes to 20.",
                "Motion: for, 31; against, 22. Amendment, vote: for, 31; against, 20.",
            ),
            ("The bill passed by 40 votes to 12.", "Vote on the motion: for, 31; against, 22."),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
