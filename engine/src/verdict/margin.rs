//! By how much somebody was ahead: `in 2:24:17, 55 seconds ahead of Sanna Kettunen` where a list has 2:24:17 and 2:25:02, `a full
//! point ahead of Tamsin Orchard` where it has 7½ and 7.
//!
//! Both names open a short line of one source, and each line ends with one figure.

use super::judge::Bench;
use crate::answer::Claim;
use crate::facts::{Fact, NameType, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::Span;
use rust_decimal::Decimal;

/// The most words of a line of results.
const LINE: usize = 16;

/// A lead that the claim tells.
struct Lead {
    span: Span,
    size: Decimal,
    /// Of time, in seconds.
    time: bool,
    who: String,
    than: String,
}

impl Bench<'_, '_> {
    /// Says which leads are not what the two lines of a list make.
    pub(super) fn margins(&mut self, reading: &Reading<'_>, claim: &Claim) {
        let Some(lead) = lead(reading, claim.span) else { return };
        if reading.is_quoted(lead.span) || self.is_contradicted(claim, lead.span) {
            return;
        }
        for (source, text) in self.library.sources.iter().enumerate() {
            let of = |name: &str| value_of(text, name, lead.time);
            let (Some((a, at)), Some((b, _))) = (of(&lead.who), of(&lead.than)) else { continue };
            let apart = (a - b).abs();
            if apart == lead.size || apart.is_zero() {
                return;
            }
            let unit = if lead.time { " seconds" } else { "" };
            let says = format!("has them {}{unit} apart", apart.normalize());
            let rule = if lead.time { Rule::SourceDuration } else { Rule::SourceNumber };
            self.otherwise(reading, claim, (rule, lead.span), &says, (None, (source, at)));
            return;
        }
    }
}

/// The one lead of a claim over somebody who is named.
fn lead(reading: &Reading<'_>, claim: Span) -> Option<Lead> {
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let at = range.clone().find(|&i| {
        matches!((tokens.lower(i), tokens.lower(i + 1)), ("ahead" | "clear", "of"))
            || tokens.lower(i) == "behind" && tokens.is_capital(i + 1)
    })?;
    let behind = at + 1 + usize::from(tokens.lower(at + 1) == "of");
    let person = |fact: &&Fact| matches!(&fact.value, Value::Name(name) if matches!(name.kind, NameType::Person | NameType::Other));
    let named = |fact: &Fact| match &fact.value {
        Value::Name(name) => name.value.rsplit(' ').next().map(str::to_owned),
        _ => None,
    };
    let than = reading.facts_in(claim).filter(person).find(|it| tokens.at(it.span.start) == behind)?;
    let before = |fact: &&Fact| tokens.at(fact.span.end.saturating_sub(1)) + 1 == at;
    let pointed = |i: usize| matches!(tokens.lower(i), "point" | "points" | "votes");
    let fact = reading.facts_in(claim).find(before);
    let counted = reading
        .facts_in(claim)
        .find(|it| tokens.at(it.span.end.saturating_sub(1)) + 2 == at && pointed(at - 1));
    let (span, size, time) = match (fact.map(|it| (it, &it.value)), counted) {
        (Some((it, Value::Duration(length))), _) if length.amount.bound.is_none() => {
            let seconds = match length.unit {
                "s" => Decimal::ONE,
                "min" => Decimal::from(60),
                _ => return None,
            };
            (it.span, length.amount.value.checked_mul(seconds)?, true)
        }
        (_, Some(it)) => {
            let Value::Number(amount) = &it.value else { return None };
            if amount.bound.is_some() {
                return None;
            }
            (it.span.join(tokens.span(at - 1, at - 1)), amount.value, false)
        }
        _ => {
            let full = at.checked_sub(2).map_or("", |i| tokens.lower(i));
            let first = if full == "full" { at.checked_sub(3)? } else { at.checked_sub(2)? };
            let half = first.checked_sub(1).is_some_and(|i| tokens.lower(i) == "half");
            let size = if half { Decimal::new(5, 1) } else { Decimal::ONE };
            let one = tokens.lower(at - 1) == "point" && tokens.lower(first) == "a";
            one.then(|| (tokens.span(first - usize::from(half), at - 1), size, false))?
        }
    };
    // the only other person who is named before it
    let others = reading.facts_in(claim).filter(person).filter(|it| it.span.end <= span.start).filter(|it| {
        matches!(&it.value, Value::Name(name) if name.value.contains(' ') || name.kind == NameType::Person)
    });
    let (who, than) = (named(others.last()?)?, named(than)?);
    (who != than).then_some(Lead { span, size, time, who, than })
}

/// The figure at the end of the one short line that has the name near its head.
fn value_of(source: &Reading<'_>, name: &str, time: bool) -> Option<(Decimal, Span)> {
    let mut found = None;
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        let words: Vec<&str> = line.split_whitespace().collect();
        let named =
            words.iter().take(6).any(|word| word.trim_matches(|c: char| !c.is_alphanumeric()) == name);
        let sentence = line.trim_end().ends_with('.') || words.len() > LINE;
        if !named || sentence {
            continue;
        }
        let value =
            if time { words.iter().rev().find_map(|word| clock(word)) } else { last_number(source, span) };
        if found.is_some() {
            return None;
        }
        found = Some((value?, span));
    }
    found
}

/// `2:24:17`, `54:03.2` in seconds.
fn clock(word: &str) -> Option<Decimal> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    let parts: Vec<&str> = word.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    parts.iter().try_fold(Decimal::ZERO, |sum, part| {
        sum.checked_mul(Decimal::from(60))?.checked_add(part.parse().ok()?)
    })
}

/// The last count of a line.
fn last_number(source: &Reading<'_>, line: Span) -> Option<Decimal> {
    let counts = source.facts_in(line).filter_map(|fact| match &fact.value {
        Value::Number(amount) if amount.bound.is_none() => Some((fact.span, amount.value)),
        _ => None,
    });
    let (at, value) = counts.last()?;
    (at.end + 8 >= line.end).then_some(value)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const RACE: &str =
        "Women\n1. Hana Ode (ETH) 2:24:17\n2. Sanna Lund (FIN) 2:25:02\n3. Ruth Orme (KEN) 2:25:58";
    const CHESS: &str = "Standings\n1. GM Dilan Weera (Sri Lanka), 7½\n2. IM Tamsin Orchard (Australia), 7\n3. GM Arvind Rao (India), 7";

    #[test]
    fn leads_that_the_list_does_not_make() {
        for (article, source, rule) in [
            ("Hana Ode was first in 2:24:17, 55 seconds ahead of Sanna Lund.", RACE, Rule::SourceDuration),
            ("Dilan Weera finished a full point ahead of Tamsin Orchard.", CHESS, Rule::SourceNumber),
        ] {
            assert_eq!(rules(article, source), [rule], "{article}");
        }
    }

    #[test]
    fn leads_that_it_makes() {
        for (article, source) in [
            ("Hana Ode was first in 2:24:17, 45 seconds ahead of Sanna Lund.", RACE),
            ("Dilan Weera finished half a point ahead of Tamsin Orchard.", CHESS),
            ("Hana Ode was 55 seconds ahead of the field at the bridge.", RACE),
        ] {
            assert_eq!(rules(article, source), [] as [Rule; 0], "{article}");
        }
    }
}
