//! The figure that no source has, and of which one source figure has the digits: a thousand times as much (`£18.7bn` for
//! `£18.7 million`), or two of them changed about (`34.8 per cent` for `38.4`).
//!
//! So many equal digits are seldom chance, so that the source's figure need not stand in what was found for the claim.

use super::again::Look;
use super::candidate::Candidate;
use super::gate::significant;
use super::judge::Bench;
use crate::facts::{Bound, Fact, Kind};
use crate::reading::Reading;
use crate::text::HashMap;
use rust_decimal::Decimal;

/// The figures of the sources by the digits that count, in order of size.
#[derive(Debug, Default)]
pub(super) struct Digits {
    all: HashMap<Vec<u8>, Vec<(usize, Fact)>>,
}

impl Digits {
    /// Collects them.
    pub(super) fn new(sources: &[Reading<'_>]) -> Self {
        let mut all: HashMap<Vec<u8>, Vec<(usize, Fact)>> = HashMap::default();
        for (source, reading) in sources.iter().enumerate() {
            for fact in reading.facts.iter().filter(|fact| is_measured(fact)) {
                let Some(amount) = fact.value.amount() else { continue };
                all.entry(sorted(amount.value)).or_default().push((source, fact.clone()));
            }
        }
        Self { all }
    }
}

impl Bench<'_, '_> {
    /// The figure of a source whose digits went astray.
    pub(super) fn astray(&mut self, look: &Look<'_, '_>) -> Option<Candidate> {
        let known = self.known;
        let fact = look.fact;
        let amount = fact.value.amount().filter(|a| matches!(a.bound, None | Some(Bound::About)))?;
        let goes_on =
            look.reading.text.get(fact.span.end..).is_some_and(|it| it.starts_with(char::is_alphanumeric));
        if goes_on
            || look.its.each
            || !is_measured(fact)
            || look.candidates.iter().any(|c| c.found.agrees())
            || known.memory.stands(fact)
        {
            return None;
        }
        let part = tells_a_part(look) && fact.kind() != Kind::Percent;
        let is_it = |other: &Fact| {
            let theirs = other.value.amount().filter(|it| it.bound.is_none()).map(|it| it.value);
            theirs.is_some_and(|theirs| {
                let found =
                    !part && look.candidates.iter().any(|c| c.fact.span == other.span && c.score >= 0.01);
                is_grown(amount.value, theirs, found) || is_turned(amount.value, theirs)
            })
        };
        let those = known.astray.all.get(&sorted(amount.value))?;
        let mut those =
            those.iter().filter(|(_, other)| fact.value.is_in_one_unit(&other.value) && is_it(other));
        let (source, first) = those.next()?;
        let value = |fact: &Fact| fact.value.amount().map(|it| it.value);
        let only = those.all(|(_, other)| value(other) == value(first));
        let open = self.stands_apart(fact, look.candidates) || known.memory.tells(fact.span, first);
        if !only || open || self.follows(fact, look.passages) {
            return None;
        }
        self.candidate_at(*source, first)
    }
}

/// Money, percentages and measures; a bare count of four digits or more.
fn is_measured(fact: &Fact) -> bool {
    let long = || fact.value.amount().is_some_and(|a| significant(a.value) >= 4);
    matches!(fact.kind(), Kind::Money | Kind::Percent | Kind::Quantity) && fact.value.amount().is_some()
        || fact.kind() == Kind::Number && long()
}

fn digits(value: Decimal) -> Vec<u8> {
    let digits = value.abs().normalize().mantissa().unsigned_abs().to_string();
    digits.trim_end_matches('0').as_bytes().to_vec()
}

fn sorted(value: Decimal) -> Vec<u8> {
    let mut digits = digits(value);
    digits.sort_unstable();
    digits
}

/// The same digits, a power of ten apart. Ten times or a hundred times may be chance, or a tenth of something, unless the
/// figure was `found` for the claim.
fn is_grown(ours: Decimal, theirs: Decimal, found: bool) -> bool {
    let (large, small) = if ours > theirs { (ours, theirs) } else { (theirs, ours) };
    let Some(times) = large.checked_div(small) else { return false };
    let power = digits(times) == b"1" && times >= Decimal::TEN && digits(ours) == digits(theirs);
    let count = digits(ours).len();
    power && if times >= Decimal::ONE_THOUSAND { count >= 2 || found } else { count >= 2 && found }
}

/// `a tenth of that`, `ten times as much`, `at one per cent`.
fn tells_a_part(look: &Look<'_, '_>) -> bool {
    const PARTS: &[&str] = &[
        "tenth",
        "tenths",
        "tenfold",
        "ten",
        "hundredth",
        "hundred",
        "hundredfold",
        "percent",
        "cent",
        "%",
        "times",
    ];
    look.reading.tokens.within(look.claim).any(|i| PARTS.contains(&look.reading.tokens.lower(i)))
}

/// Two digits that stand side by side are changed about, in a figure of three digits that count or more.
fn is_turned(ours: Decimal, theirs: Decimal) -> bool {
    let (a, b) = (ours.normalize(), theirs.normalize());
    let (x, y) = (digits(a), digits(b));
    let apart: Vec<usize> =
        x.iter().zip(&y).enumerate().filter(|(_, (a, b))| a != b).map(|(i, _)| i).collect();
    a.scale() == b.scale()
        && x.len() == y.len()
        && x.len() >= 3
        && a.trunc().to_string().len() == b.trunc().to_string().len()
        && matches!(apart.as_slice(), [i, j] if i + 1 == *j && x.get(*i) == y.get(*j) && x.get(*j) == y.get(*i))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn digits_that_went_astray() {
        for (article, source, rule) in [
            (
                "Clear Springs, the charity, raised £18.7bn last year.",
                "Clear Springs annual report\nIncome: £18.7 million (£17.2 million).\nStaff: 214\n",
                Rule::SourceMoney,
            ),
            (
                "Across Corley 34.8 per cent of those who may vote did so.",
                "Corley council election. Turnout: 38.4 per cent (2021: 36.4). Spoiled papers: 212.",
                Rule::SourcePercent,
            ),
        ] {
            assert_eq!(rules(article, source), [rule], "{article}");
        }
    }

    #[test]
    fn figures_that_were_worked_out_or_rounded() {
        for (article, source) in [
            ("Clear Springs raised £18.7m last year.", "Income of Clear Springs: £18,712,402."),
            (
                "A tenth of it, £1.87m, went on wages.",
                "Income of Clear Springs: £18.7 million. Wages: a tenth of income.",
            ),
            ("Nearly 39 per cent voted.", "Turnout: 38.4 per cent."),
            ("The tower is 25 metres high.", "The tower is 25 m high. The wall is 2.5 m high."),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
