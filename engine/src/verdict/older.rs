//! What was, told as what is: `55 per cent` where the row has `59.0%; 55.0%` under `2025; 2024`, and `worth £25,000` where it
//! was raised from £25,000 to £30,000.

use super::again::Look;
use super::candidate::Candidate;
use super::compare::{self, Match};
use super::gate;
use super::judge::Bench;
use crate::evidence::part::{PLANNED, is_later};
use crate::evidence::{Library, is_clause_mark, number_key};
use crate::facts::{Amount, Fact, Kind, Money, Quantity, Value};
use crate::reading::Reading;
use crate::text::{Sentence, Span};
use rust_decimal::Decimal;
use std::rc::Rc;

/// How near the older figure must be to the claim where the row has only some words of the claim.
const CLOSE: f32 = 0.3;

/// The same for the end of a change.
const CHANGED: f32 = 0.05;

/// Words by which an article says that it speaks of what was.
#[rustfmt::skip]
const PAST: &[&str] = &[
    "ago", "earlier", "previous", "previously", "before", "last", "then", "against", "compared", "from", "than", "former",
    "formerly", "had", "until", "originally", "old", "once", "prior", "initially", "since",
];

/// Words of a source by which a change has not come yet, or may not come.
#[rustfmt::skip]
const TO_COME: &[&str] = &[
    "will", "would", "could", "may", "might", "should", "shall", "plan", "plans", "planned", "proposed", "proposes", "proposal",
    "wants", "expected", "expects", "forecast", "next", "target", "targets", "aims", "hopes", "if", "not",
];

impl Bench<'_, '_> {
    /// The newer figure where the article has the older one as what is.
    pub(super) fn newer(&mut self, look: &Look<'_, '_>) -> Option<Candidate> {
        let its = look.its;
        let particular = look.fact.value.amount().is_some_and(|a| a.value.abs() > Decimal::from(12));
        // a rate of change is one of a row of such rates
        let step = its.step && look.fact.kind() != Kind::Percent;
        let particular = particular || look.fact.kind() == Kind::Percent;
        if its.prior || its.period.is_some() || step || !particular || is_of_the_past(look) {
            return None;
        }
        let newer = self.newer_column(look).or_else(|| self.changed_to(look))?;
        (!self.known.memory.tells(look.fact.span, &newer.fact)).then_some(newer)
    }

    /// The latest figure of the row, where the article has one of an earlier column.
    fn newer_column(&mut self, look: &Look<'_, '_>) -> Option<Candidate> {
        let mut agreeing = look.candidates.iter().filter(|c| c.found.agrees());
        let old = agreeing.next()?;
        let cell = old.part.cell.as_ref().filter(|cell| !cell.latest && cell.alone)?;
        let since = old.part.period?;
        if agreeing.any(|c| c.passage != old.passage) || !matches!(old.found, Match::Same | Match::Rounds) {
            return None;
        }
        let named = cell.label.iter().filter(|term| look.its.nearness_of(**term) >= 0.2).count();
        let half = named > 0 && named * 2 >= cell.label.len();
        let sure = gate::is_distinctive(look.fact) && is_once(look.fact, self.library) || old.score >= CLOSE;
        if !(old.labelled || half && sure) {
            return None;
        }
        let all = self.parts.of(self.library, old.passage);
        let mut later = all.iter().filter(|(_, part)| {
            let latest =
                part.cell.as_ref().is_some_and(|it| it.latest && it.alone && it.column != cell.column);
            latest && part.period.is_some_and(|period| is_later(period, since))
        });
        let ((other, part), None) = (later.next()?, later.next()) else { return None };
        if is_forecast(self.library, old.source, other.span) {
            return None;
        }
        let fact = lifted(look.fact, other, part.cell.as_ref().map_or(Decimal::ONE, |cell| cell.scale))?;
        let found = compare::facts(look.fact, &fact, self.story.request.settings.tolerance);
        (found == Match::Differs).then(|| Candidate { fact, part: Rc::clone(part), found, ..old.clone() })
    }

    /// What it was changed to, where every source that has the article's figure has it as what it was changed from.
    fn changed_to(&self, look: &Look<'_, '_>) -> Option<Candidate> {
        let mut agreeing = look.candidates.iter().filter(|c| c.found.agrees());
        let old = agreeing.next().filter(|c| c.found == Match::Same && c.score >= CHANGED)?;
        let source = self.library.sources.get(old.source)?;
        if !agreeing.all(|c| c.part.prior) || !old.part.prior || speaks_of_what_comes(source, old.fact.span) {
            return None;
        }
        let is_end = |c: &&Candidate| {
            let between = Span::new(old.fact.span.end, c.fact.span.start.max(old.fact.span.end));
            let led = source.tokens.at(old.fact.span.start).checked_sub(1);
            c.found == Match::Differs
                && c.source == old.source
                && c.fact.kind() == old.fact.kind()
                && between.of(source.text) == " to "
                && led.is_some_and(|i| source.tokens.lower(i) == "from")
        };
        look.candidates.iter().find(is_end).cloned()
    }
}

/// True if the clause of the figure speaks of what was.
fn is_of_the_past(look: &Look<'_, '_>) -> bool {
    let tokens = &look.reading.tokens;
    let sentence = tokens.within(look.claim);
    let (first, last) = (tokens.at(look.fact.span.start), tokens.at(look.fact.span.end.saturating_sub(1)));
    let start = (sentence.start..first)
        .rev()
        .find(|&i| is_clause_mark(look.reading, i))
        .map_or(sentence.start, |i| i + 1);
    let end = (last + 1..sentence.end).find(|&i| is_clause_mark(look.reading, i)).unwrap_or(sentence.end);
    (start..end).any(|i| !(first..=last).contains(&i) && PAST.contains(&tokens.lower(i)))
}

/// One passage of all sources has the value.
fn is_once(fact: &Fact, library: &Library<'_>) -> bool {
    let key = fact.value.amount().map(|amount| number_key(amount.value));
    let term = key.and_then(|key| library.lexicon.get(&key));
    term.is_none_or(|term| library.passages_with(term).len() <= 1)
}

fn is_forecast(library: &Library<'_>, source: usize, at: Span) -> bool {
    let Some((row, reading)) = library.row_at(source, at.start).zip(library.sources.get(source)) else {
        return true;
    };
    let Some(head) = row.head_at(at.start) else { return true };
    reading.tokens.within(head).any(|i| PLANNED.contains(&reading.tokens.lower(i)))
}

pub(super) fn speaks_of_what_comes(source: &Reading<'_>, at: Span) -> bool {
    let tokens = &source.tokens;
    let words = |sentence: &Sentence| {
        let mut within = tokens.within(sentence.span);
        within.any(|i| {
            TO_COME.contains(&tokens.lower(i)) && (!tokens.is_capital(i) || tokens.lower(i) != "may")
        })
    };
    source.sentence_at(at.start).is_none_or(words)
}

/// The figure of a cell as one of the article's kind: the head of the table says what a bare number is.
pub(super) fn lifted(fact: &Fact, other: &Fact, scale: Decimal) -> Option<Fact> {
    if other.kind() == fact.kind() {
        return Some(other.clone());
    }
    let Value::Number(amount) = &other.value else { return None };
    let by = |value: Decimal| value.checked_mul(scale).unwrap_or(value);
    let scaled = Amount { value: by(amount.value), place: by(amount.place), bound: amount.bound };
    let value = match &fact.value {
        Value::Money(money) => Value::Money(Money { amount: scaled, ..money.clone() }),
        Value::Quantity(quantity) => Value::Quantity(Quantity { amount: scaled, ..quantity.clone() }),
        Value::Percent { points, .. } if fact.kind() == Kind::Percent => {
            Value::Percent { amount: *amount, points: *points }
        }
        _ => return None,
    };
    Some(Fact::new(other.span, value))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const TABLE: &str = "Wednesday 12 March 2025. Million euros: 2024; 2023\nLoan losses: 22.6; 41.2\nStaff costs: 118.4; 109.9\nCosts as a share of income: 59.0%; 55.0%\nNet profit: 88.1; 71.5\n";

    #[test]
    fn an_earlier_column_is_not_what_is() {
        assert_eq!(rules("Bad loans took away €41.2m.", TABLE), [Rule::SourceMoney]);
        assert_eq!(rules("Costs used 55 per cent of income as a share.", TABLE), [Rule::SourcePercent]);
        let first = "The figures of the count of 2018 come first, those of 2023 second.\n\nUnoccupied dwellings: 15,900; 14,100\nResidents: 412,300; 438,900\n";
        assert_eq!(rules("The number of dwellings that stand empty is 15,900.", first), [Rule::SourceNumber]);
    }

    #[test]
    fn an_earlier_column_told_as_such_is_right() {
        for article in [
            "Bad loans took away €22.6m, after €41.2m.",
            "Loan losses were €41.2m in 2023.",
            "Loan losses almost halved, from €41.2m.",
            "Loan losses fell to €22.6m; the year before €41.2m had been lost.",
        ] {
            assert_eq!(rules(article, TABLE), [], "{article}");
        }
        let plan = "Million euros: 2024; 2025 (plan)\nStaff costs: 118.4; 124.0\nLoan losses: 22.6; 30.1\n";
        assert_eq!(rules("Staff costs are €118.4m.", plan), []);
    }

    #[test]
    fn what_something_was_changed_from_is_not_what_it_is() {
        let source = "The prize money was raised from £25,000 to £30,000 this year by the sponsor.";
        assert_eq!(rules("She received the prize, which is worth £25,000.", source), [Rule::SourceMoney]);
        for article in ["The prize money had been £25,000.", "Last year the prize money was £25,000."] {
            assert_eq!(rules(article, source), [], "{article}");
        }
        let to_come = "The prize money will be raised from £25,000 to £30,000 next year by the sponsor.";
        assert_eq!(rules("She received the prize, which is worth £25,000.", to_come), []);
    }
}
