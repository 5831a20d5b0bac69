//! `self/headline`: a count or a length of time of which the body has one alone: `after four nights` over `had spent three
//! nights`.

use super::{Finding, LEAD, Page, agrees, stem};
use crate::facts::Value;
use crate::reading::Reading;
use crate::rules::arithmetic::{Term, Unit, terms};
use crate::text::Sentence;
use rust_decimal::Decimal;

/// Nouns that a story counts too many of for one to be the headline's.
const ANY: &[&str] =
    &["people", "men", "women", "more", "other", "others", "new", "times", "years", "days", "old", "points"];

impl Page<'_, '_> {
    /// Against the one value of its kind in the whole body, where the headline's stands nowhere.
    pub(super) fn alone(&self, term: &Term) -> Option<Finding> {
        let noun = self.noun(self.title, term).filter(|noun| !ANY.contains(noun));
        let like = |other: &Term| match &term.unit {
            Unit::Count => self.noun(self.body, other).map(stem) == noun.map(stem),
            unit => other.unit == *unit,
        };
        let time = matches!(&term.unit, Unit::Measure(unit) if matches!(unit.as_str(), "mo" | "wk" | "d" | "h" | "min"));
        if term.amount.bound.is_some()
            || !(time || term.unit == Unit::Count && noun.is_some())
            || self.counted(term)
        {
            return None;
        }
        let every = self.sentences.iter().enumerate().flat_map(|(n, sentence)| {
            terms(self.body, sentence.span).into_iter().map(move |other| (n, *sentence, other))
        });
        let mut same = every.filter(|(_, _, other)| like(other));
        let (n, sentence, only) = same.next()?;
        if same.next().is_some() || only.amount.bound.is_some() || agrees(term, &only) {
            return None;
        }
        let twice = |a: Decimal, b: Decimal| a.checked_mul(Decimal::TWO).is_some_and(|most| b <= most);
        let close =
            twice(term.amount.value, only.amount.value) && twice(only.amount.value, term.amount.value);
        let fits = if time {
            self.led_alike(term, &only) && self.shares(sentence)
        } else {
            n < LEAD || self.shares(sentence)
        };
        (close && fits && term.amount.value > Decimal::ONE).then(|| self.report(term.span, only.span))
    }

    /// The headline shares a word of substance with the sentence.
    fn shares(&self, sentence: &Sentence) -> bool {
        self.shared(sentence.span) >= 1
    }

    /// `for nine weeks`, `for six weeks`.
    fn led_alike(&self, term: &Term, other: &Term) -> bool {
        let before = |reading: &Reading<'_>, term: &Term| {
            term.first.checked_sub(1).map(|i| reading.tokens.lower(i).to_owned()).unwrap_or_default()
        };
        let (a, b) = (before(self.title, term), before(self.body, other));
        a == b && matches!(a.as_str(), "for" | "in" | "within" | "after" | "over")
    }

    /// The body counts something of that number: `four litres` is measured, `the four` is not.
    fn counted(&self, term: &Term) -> bool {
        self.body.facts.iter().filter(|fact| self.copy.is_none_or(|copy| !copy.contains(fact.span))).any(
            |fact| {
                let of =
                    |value: &Value| value.amount().is_some_and(|amount| amount.value == term.amount.value);
                match &fact.value {
                    Value::Quantity(_) | Value::Money(_) | Value::Percent { .. } => false,
                    Value::Range(from, to) => of(from) || of(to),
                    other => of(other),
                }
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfHeadline;
    use crate::rules::testing::{flagged_in, story};

    #[test]
    fn the_one_of_its_kind() {
        for (title, body, expected) in [
            (
                "Climbers rescued after five nights on ridge",
                "A dog led the rescuers to two climbers on Monday. They had spent four nights in a tent, five kilometres from the hut.",
                Some("four"),
            ),
            (
                "Canal lock at Orm to shut for ten weeks",
                "Boats must wait from March. The lock, which 40 of them use on a good day, will be shut for eight weeks.",
                Some("eight weeks"),
            ),
            (
                "Climbers rescued after four nights on ridge",
                "A dog led the rescuers to two climbers on Monday. They had spent four nights in a tent.",
                None,
            ),
            (
                "Three goals in a row sink Orm Rovers",
                "Ulm beat Orm Rovers on Saturday. They scored three times before the break and won by five goals to nil.",
                None,
            ),
            (
                "Canal lock at Orm to shut for ten weeks",
                "Boats must wait from March. The work on the lock begins in May, after six weeks of tests, and ends in July.",
                None,
            ),
        ] {
            let found = flagged_in(SelfHeadline, &story(Some(title), body, &[]));
            assert_eq!(found.first().map(String::as_str), expected, "{title} / {body}");
        }
    }
}
