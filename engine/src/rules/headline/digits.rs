//! `self/headline`: digits of the headline that the body has in another order: `430 jobs` over `340 of its workers`; and a
//! part of a whole: `Seven of 14 wells` over `of 14 that were tested nine failed`.

use super::headed::Headed;
use super::is_new;
use crate::reading::Story;
use crate::rules::Finding;
use crate::rules::arithmetic::{Term, Unit, terms};
use crate::text::Span;
use rust_decimal::Decimal;

pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let Some(page) = Headed::new(story) else { return };
    for term in terms(page.title, Span::new(0, page.title.text.len())) {
        let other = page.turned_digits(&term).or_else(|| page.part(&term));
        let found = other.map(|other| page.report(term.span, other));
        findings.extend(found.filter(|found| is_new(findings, found)));
    }
}

impl Headed<'_, '_> {
    /// The one figure of the body that has the same digits in another order, where the headline's stands nowhere.
    fn turned_digits(&self, term: &Term) -> Option<Span> {
        let ours = digits(term)?;
        let every: Vec<Term> = self.sentences.iter().flat_map(|s| terms(self.body, s.span)).collect();
        if term.amount.bound.is_some() || every.iter().any(|other| other.amount.value == term.amount.value) {
            return None;
        }
        let plain = |unit: &Unit| matches!(unit, Unit::Count);
        let like = |other: &&Term| {
            let theirs = digits(other);
            let unit = other.unit == term.unit || plain(&term.unit) && is_age(&other.unit);
            let order =
                theirs.as_ref().is_some_and(|theirs| *theirs != ours && sorted(theirs) == sorted(&ours));
            // `1,300` is not `31` turned round
            let (a, b) = (term.amount.value, other.amount.value);
            let size = |a: Decimal, b: Decimal| a.checked_mul(Decimal::TEN).is_some_and(|most| b < most);
            unit && order && size(a, b) && size(b, a)
        };
        let mut turned = every.iter().filter(like);
        let first = turned.next()?;
        turned.all(|other| other.amount.value == first.amount.value).then_some(first.span)
    }

    /// `Seven of 14 wells`: against the one other count beside the 14 of the body.
    fn part(&self, term: &Term) -> Option<Span> {
        let title = &self.title.tokens;
        let mut behind = terms(self.title, Span::new(term.span.end, self.title.text.len())).into_iter();
        let whole = behind.next().filter(|whole| whole.unit == Unit::Count && term.unit == Unit::Count)?;
        let of = (term.last + 1..whole.first)
            .all(|i| matches!(title.lower(i), "of" | "the" | "its" | "out" | "in"));
        let led = title.lower(term.last + 1) == "of" || title.lower(term.last + 1) == "out";
        if !of
            || !led
            || self
                .sentences
                .iter()
                .flat_map(|s| terms(self.body, s.span))
                .any(|it| it.amount.value == term.amount.value)
        {
            return None;
        }
        let with_whole = self.sentences.iter().take(4).find_map(|sentence| {
            let counts: Vec<Term> =
                terms(self.body, sentence.span).into_iter().filter(|it| it.unit == Unit::Count).collect();
            counts.iter().any(|it| it.amount.value == whole.amount.value).then_some(counts)
        })?;
        let mut others = with_whole.iter().filter(|it| it.amount.value != whole.amount.value);
        let (only, None) = (others.next()?, others.next()) else { return None };
        let plain = only.amount.bound.is_none() && term.amount.bound.is_none();
        (plain && only.amount.value < whole.amount.value).then_some(only.span)
    }
}

fn is_age(unit: &Unit) -> bool {
    matches!(unit, Unit::Measure(unit) if unit == "a") || matches!(unit, Unit::Count)
}

/// The digits of a figure without its noughts at the end; none of a figure with less than two.
fn digits(term: &Term) -> Option<String> {
    let digits: String =
        term.amount.value.normalize().to_string().chars().filter(char::is_ascii_digit).collect();
    let bare = digits.trim_start_matches('0').trim_end_matches('0');
    (bare.len() >= 2).then(|| bare.to_owned())
}

fn sorted(digits: &str) -> Vec<char> {
    let mut all: Vec<char> = digits.chars().collect();
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfHeadline;
    use crate::rules::testing::{flagged_in, story};

    #[test]
    fn digits_in_another_order_and_parts_of_a_whole() {
        for (title, body, expected) in [
            ("Orm mill to cut 430 jobs", "The mill at Orm will shed 340 of its 900 workers.", Some("340")),
            ("Orm mill to cut 340 jobs", "The mill at Orm will shed 340 of its 430 workers.", None),
            (
                "Orm mill to pay 1,300 people off",
                "The mill at Orm will pay more than a thousand people off, 31 of them at once.",
                None,
            ),
            (
                "Orm mill to cut 45 jobs",
                "The mill at Orm will lay off five in a hundred. It burned 54 tonnes of coal.",
                None,
            ),
            (
                "Seven of 14 wells in Orm fail test",
                "Most of the wells in Orm are not clean. Of 14 that were tested nine failed, the county said.",
                Some("nine"),
            ),
            (
                "Seven of 14 wells in Orm fail test",
                "Half of the wells in Orm are not clean. Of 14 that were tested seven failed and two could not be reached.",
                None,
            ),
        ] {
            let found = flagged_in(SelfHeadline, &story(Some(title), body, &[]));
            assert_eq!(found.first().map(String::as_str), expected, "{title} / {body}");
        }
    }
}
