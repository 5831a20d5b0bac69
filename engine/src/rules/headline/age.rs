//! `self/headline`: the age in the headline against the one age that the body gives: `dies at 97` over `died at the age of
//! 96`, `Baker, 96, hangs up his apron` over `the 95-year-old`.

use super::{in_headline, is_new, prose};
use crate::facts::{Kind, Value};
use crate::reading::{Reading, Story};
use crate::rules::{Finding, Rule};
use crate::text::{Place, Sentence, Span, TokenKind};
use rust_decimal::Decimal;

/// Words of a death.
const DEATH: &[&str] = &["dead", "death", "die", "died", "dies", "killed"];

pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let Some(title) = story.around.iter().find(|reading| reading.place == Place::Title) else { return };
    let found = stated(title).and_then(|(age, span, died)| {
        let (other, at) = of_body(&story.body, &prose(title, &story.body), age, died)?;
        let body = &story.body;
        let message =
            format!("The headline has the age {age} and the body has {other}; change the one that is wrong.");
        Some(Finding::new(Rule::SelfHeadline, body, in_headline(title, body, span).unwrap_or(at), message))
    });
    findings.extend(found.filter(|found| is_new(findings, found)));
}

/// The one age of the headline, and whether it is that of a death.
fn stated(title: &Reading<'_>) -> Option<(Decimal, Span, bool)> {
    let tokens = &title.tokens;
    let word = |i: usize, back: usize| i.checked_sub(back).map_or("", |k| tokens.lower(k));
    let mut ages = (1..tokens.len()).filter_map(|i| {
        let age: Decimal =
            tokens.word(i).parse().ok().filter(|_| tokens.kind(i) == Some(TokenKind::Digits))?;
        let human = age >= Decimal::TEN && age <= Decimal::from(112);
        let ends = i + 1 >= tokens.len() || matches!(tokens.lower(i + 1), "," | ";" | ":" | "–" | "—");
        let died = matches!(word(i, 1), "at" | "aged") && DEATH.contains(&word(i, 2));
        let apposed =
            word(i, 1) == "," && tokens.is_sign(i + 1, ',') && tokens.kind(i + 2) == Some(TokenKind::Word);
        (human && ends && (died || apposed)).then(|| (age, tokens.span(i, i), died))
    });
    let only = ages.next()?;
    ages.next().is_none().then_some(only)
}

/// The one age of the body, or of its sentence of a death, where the headline's stands nowhere.
fn of_body(body: &Reading<'_>, sentences: &[&Sentence], age: Decimal, died: bool) -> Option<(Decimal, Span)> {
    let amounts = sentences.iter().flat_map(|s| body.facts_in(s.span));
    if amounts.into_iter().any(|fact| fact.value.amount().is_some_and(|amount| amount.value == age)) {
        return None;
    }
    let tells =
        |s: &&&Sentence| !died || body.tokens.within(s.span).any(|i| DEATH.contains(&body.tokens.lower(i)));
    let of = |s: &&Sentence| {
        let ages = body.facts_in(s.span).filter(|fact| fact.kind() == Kind::Age);
        let years = ages.filter_map(|fact| match &fact.value {
            Value::Age(it) if it.unit == "a" && it.amount.bound.is_none() => {
                Some((it.amount.value, fact.span))
            }
            _ => None,
        });
        years.collect::<Vec<_>>()
    };
    let lead: Vec<(Decimal, Span)> = sentences.iter().take(3).filter(tells).flat_map(of).collect();
    let [(value, at)] = lead.as_slice() else { return None };
    let close = value.checked_sub(age)?.abs() <= Decimal::TEN;
    (close && *value != age).then_some((*value, *at))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfHeadline;
    use crate::rules::testing::{flagged_in, story};

    fn flagged(title: &str, text: &str) -> Vec<String> {
        flagged_in(SelfHeadline, &story(Some(title), text, &[]))
    }

    #[test]
    fn ages_of_headline_and_body() {
        let lead = "Agnes Whit, who rang the bells, has died at the age of 96.";
        assert_eq!(flagged("Agnes Whit, bell ringer, dies at 97", lead).len(), 1);
        assert_eq!(flagged("Agnes Whit, bell ringer, dies at 96", lead), [] as [&str; 0]);
        assert_eq!(flagged("Agnes Whit dies in car 97", lead), [] as [&str; 0]);
        let baker = "Walter Prosser, 95, has baked his last loaf.";
        assert_eq!(flagged("Baker, 96, hangs up his apron", baker).len(), 1);
        assert_eq!(flagged("Baker, 95, hangs up his apron", baker), [] as [&str; 0]);
        let two = "Walter Prosser, 95, and Ann Lee, 31, have baked their last loaf.";
        assert_eq!(flagged("Baker, 32, takes over shop", two), [] as [&str; 0]);
        let son = "Ann Lee, whose father died aged 61, sings on Friday.";
        assert_eq!(flagged("Singer, 32, returns", son), [] as [&str; 0]);
    }
}
