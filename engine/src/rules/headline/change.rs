//! `self/headline`: a change of the headline against the two values of the lead: `cuts bill by half` over `paid $56,000
//! instead of $84,000`; `Fewer kitchens fail` over `the number of kitchens that failed rose from nine to 14`.

use super::headed::Headed;
use super::is_new;
use crate::facts::Value;
use crate::facts::change::{Change, Direction, changes};
use crate::facts::negation::{Polarity, hypothetical, polarity};
use crate::notice::point::direction as turn;
use crate::reading::Story;
use crate::rules::Finding;
use crate::rules::arithmetic::{Term, Unit, terms};
use crate::text::{Sentence, Span};
use rust_decimal::Decimal;

/// What sets a value beside the one that it replaced, the new one first.
const INSTEAD: &[&[&str]] =
    &[&["instead", "of"], &["rather", "than"], &["compared", "with"], &["compared", "to"], &["against"]];

pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let Some(page) = Headed::new(story) else { return };
    for term in terms(page.title, Span::new(0, page.title.text.len())) {
        let found = page.share(&term).map(|other| page.report(term.span, other));
        findings.extend(found.filter(|found| is_new(findings, found)));
    }
    findings.extend(page.turned().filter(|found| is_new(findings, found)));
}

impl Headed<'_, '_> {
    /// `by half`, `by 20 per cent`, `a tenth more`: against the pairs of old and new values in the first two sentences.
    fn share(&self, term: &Term) -> Option<Span> {
        let tokens = &self.title.tokens;
        let before = term.first.checked_sub(1).map_or("", |i| tokens.lower(i));
        let changes = before == "by"
            || matches!(tokens.lower(term.last + 1), "more" | "less" | "fewer" | "cheaper" | "dearer");
        let stated = match term.unit {
            Unit::Percent => term.amount.value,
            Unit::Count if term.amount.value < Decimal::ONE => {
                term.amount.value.checked_mul(Decimal::ONE_HUNDRED)?
            }
            _ => return None,
        };
        if !changes || term.amount.bound.is_some() || stated <= Decimal::ZERO {
            return None;
        }
        let again = self
            .sentences
            .iter()
            .flat_map(|s| terms(self.body, s.span))
            .any(|other| other.amount.value == term.amount.value);
        let lead = self.sentences.get(..2.min(self.sentences.len()))?;
        let pairs: Vec<(Term, Term)> =
            lead.iter().filter(|s| self.shared(s.span) >= 2).flat_map(|s| self.pairs(s)).collect();
        // every pair of the lead must speak against it, and the first must be far off
        let off = |(old, new): &(Term, Term)| {
            let change = new.amount.value.checked_sub(old.amount.value)?.checked_div(old.amount.value)?;
            let percent = change.checked_mul(Decimal::ONE_HUNDRED)?.abs();
            let slack = stated.checked_mul(Decimal::new(15, 2))?.max(Decimal::ONE);
            Some(percent.checked_sub(stated)?.abs() > slack)
        };
        let all_off = !pairs.is_empty() && pairs.iter().all(|pair| off(pair) == Some(true));
        (all_off && !again).then(|| pairs.first().map(|(_, new)| new.span))?
    }

    /// The old and new values that a sentence sets beside each other.
    fn pairs(&self, sentence: &Sentence) -> Vec<(Term, Term)> {
        let tokens = &self.body.tokens;
        let all = terms(self.body, sentence.span);
        let word = |i: usize| tokens.lower(i);
        let one = |pair: &[Term]| {
            let [a, b] = pair else { return None };
            let count = |term: &Term| term.unit == Unit::Count;
            let like = a.unit == b.unit || count(a) || count(b);
            let plain = [a, b].iter().all(|t| t.amount.bound.is_none() && t.amount.value > Decimal::ZERO);
            let turned = (a.last + 1..b.first).any(|i| matches!(word(i), "and" | "but" | "while" | ";"));
            let led = |term: &Term, by: &str| term.first.checked_sub(1).is_some_and(|i| word(i) == by);
            let instead = (a.last + 1..b.first).any(|i| {
                INSTEAD.iter().any(|words| {
                    let end = i + words.len();
                    let the = usize::from(matches!(word(end), "the" | "its" | "their"));
                    words.iter().enumerate().all(|(n, w)| word(i + n) == *w) && end + the == b.first
                })
            });
            let shares = matches!(a.unit, Unit::Percent | Unit::Points) || a.amount.value < Decimal::ONE;
            if !like || !plain || turned || shares || b.first > a.last + 9 {
                return None;
            }
            if led(a, "from") && led(b, "to") {
                return Some((a.clone(), b.clone()));
            }
            (instead || led(a, "to") && led(b, "from")).then(|| (b.clone(), a.clone()))
        };
        all.windows(2).filter_map(one).collect()
    }

    /// The headline says that something rose and the one change that the body tells of it is a fall, with both its values.
    fn turned(&self) -> Option<Finding> {
        let all = Span::new(0, self.title.text.len());
        let (direction, words) = self.headed(all)?;
        // what stands before the verb of the headline; behind `fewer`, what stands behind it
        let subject = match words.start {
            0 => Self::stems(self.title, Span::new(words.end, all.end)),
            start => Self::stems(self.title, Span::new(0, start)),
        };
        let about = |change: &Change, from: usize| {
            let body = Self::stems(self.body, Span::new(from.min(change.verb.start), change.verb.start));
            // `the crowd of Carrow Rovers` is not Carrow Rovers
            let led = body.first().is_some_and(|first| subject.contains(first));
            if led { subject.iter().filter(|word| body.contains(word)).count() } else { 0 }
        };
        let mut against: Option<Change> = None;
        for sentence in &self.sentences {
            let same = if direction == Direction::Up { "<up>" } else { "<down>" };
            let mut words = self.body.tokens.within(sentence.span).map(|i| self.body.tokens.lower(i));
            if self.shared(sentence.span) >= 2 && words.any(|word| turn(word) == Some(same)) {
                return None;
            }
            let all = changes(self.body, sentence.span);
            let alone = all.len() == 1;
            for change in all {
                let stated = polarity(&self.body.tokens, sentence.span, change.verb) == Polarity::Positive
                    && !hypothetical(&self.body.tokens, sentence.span, change.verb);
                let shared = about(&change, if alone { sentence.span.start } else { change.clause.start });
                if change.direction == direction && shared >= 1 || !stated && shared >= 2 {
                    return None;
                }
                let valued = change.from.is_some() && change.to.is_some();
                let then =
                    self.body.facts_in(change.clause).any(|fact| match (&fact.value, self.body.published) {
                        (Value::Date(date), Some(day)) => date.last.year() + 1 < day.year(),
                        _ => false,
                    });
                let enough =
                    shared >= subject.len().clamp(1, 2) && (shared >= 2 || self.shared(sentence.span) >= 1);
                let opposed = change.direction.opposes(direction) && enough && valued && !then;
                if opposed && against.is_none() {
                    against = Some(change);
                }
            }
        }
        against.map(|change| self.report(words, change.verb))
    }

    /// Which way the headline points, by its one word of change or by `fewer` and `more` before what is counted.
    pub(super) fn headed(&self, all: Span) -> Option<(Direction, Span)> {
        let tokens = &self.title.tokens;
        let first = tokens.lower(0);
        let told = changes(self.title, all);
        let counted = match first {
            "fewer" => Some(Direction::Down),
            "more" if tokens.lower(1) != "than" => Some(Direction::Up),
            _ => None,
        };
        match (counted, told.as_slice()) {
            (Some(direction), []) => Some((direction, tokens.span(0, 0))),
            (None, [one]) if one.direction != Direction::Unchanged => {
                let ahead = tokens.at(one.verb.start).checked_sub(1).is_some_and(|i| tokens.lower(i) == "to");
                let plain = !ahead
                    && polarity(tokens, all, one.verb) == Polarity::Positive
                    && !hypothetical(tokens, all, one.verb);
                plain.then_some((one.direction, one.verb))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfHeadline;
    use crate::rules::testing::{flagged_in, story};

    fn flagged(title: &str, text: &str) -> Vec<String> {
        flagged_in(SelfHeadline, &story(Some(title), text, &[]))
    }

    #[test]
    fn changes_that_the_body_tells_otherwise() {
        for (title, text, expected) in [
            (
                "Solar roof cuts power bill of Ferrand pool by half",
                "The municipal pool at Ferrand paid $56,000 for electricity last year instead of the $84,000 of 2024.",
                "$56,000",
            ),
            (
                "Fewer Brackwater kitchens fail hygiene checks",
                "Inspectors visited 236 kitchens. The number of kitchens that failed rose from nine to 14.",
                "rose",
            ),
            (
                "House prices in Orme fall again",
                "The average house in Orme is dear. House prices in Orme rose to £312,000 from £298,000 in May.",
                "rose",
            ),
        ] {
            assert_eq!(flagged(title, text), [expected], "{title}");
        }
    }

    #[test]
    fn changes_that_agree_or_are_of_something_else() {
        for (title, text) in [
            (
                "Solar roof cuts power bill of Ferrand pool by a third",
                "The municipal pool at Ferrand paid $56,000 for electricity last year instead of $84,000.",
            ),
            (
                "Lindale buses to cost a tenth more from April",
                "Passengers on the buses of Lindale will pay more, when a single ticket goes from £2.50 to £3.00. A day ticket on \
                 the Lindale buses will be £6.60 instead of £6.",
            ),
            (
                "Fewer Brackwater kitchens fail hygiene checks",
                "The number of kitchens that failed fell from 14 to nine. In the south it rose from two to four.",
            ),
            (
                "House prices in Orme fall again",
                "House prices in Orme fell in May. Over the year house prices in Orme rose to £312,000 from £298,000.",
            ),
            (
                "Carrow Rovers fall to second place",
                "Rovers lost by a goal. The crowd of Carrow Rovers rose to 4,312 from 3,850 this season, though.",
            ),
            ("More than 40 kitchens fail checks", "The number of kitchens that failed fell from 60 to 44."),
            (
                "Orme to raise its tax on houses",
                "The tax on houses in Orme fell from 4 to 3 per cent in 2019.",
            ),
        ] {
            assert_eq!(flagged(title, text), [] as [&str; 0], "{title} / {text}");
        }
    }
}
