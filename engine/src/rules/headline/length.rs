//! `self/headline`: a length of time of the headline against that of the lead: `after 11 months` over `13 months after`.

use super::headed::Headed;
use super::is_new;
use crate::reading::{Reading, Story};
use crate::rules::Finding;
use crate::rules::arithmetic::{Term, Unit, terms};
use crate::text::{Sentence, Span};
use rust_decimal::Decimal;

pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let Some(page) = Headed::new(story) else { return };
    for term in terms(page.title, Span::new(0, page.title.text.len())) {
        let found = length(&page, &term).map(|other| page.report(term.span, other));
        findings.extend(found.filter(|found| is_new(findings, found)));
    }
}

/// `after 11 months`, `for seven years`: against the one such length of the lead with the same preposition.
fn length(page: &Headed<'_, '_>, term: &Term) -> Option<Span> {
    const PREPOSITIONS: &[&str] = &["after", "for", "in", "within", "over", "by"];
    let Unit::Measure(unit) = &term.unit else { return None };
    let time = matches!(unit.as_str(), "a" | "mo" | "wk" | "d" | "h" | "min");
    let led = |reading: &Reading<'_>, term: &Term, by: &str| {
        let before = term.first.checked_sub(1).map_or("", |i| reading.tokens.lower(i));
        let behind = reading.tokens.lower(term.last + 1);
        before == by || by == "after" && matches!(behind, "after" | "later")
    };
    let by =
        PREPOSITIONS.iter().find(|by| term.first > 0 && page.title.tokens.lower(term.first - 1) == **by)?;
    let of = |s: &&Sentence| {
        let all = terms(page.body, s.span);
        all.into_iter()
            .filter(|other| other.unit == term.unit)
            .map(|other| (s.span, other))
            .collect::<Vec<_>>()
    };
    let everywhere: Vec<(Span, Term)> = page.sentences.iter().flat_map(of).collect();
    if everywhere.iter().any(|(_, other)| other.amount.value == term.amount.value) {
        return None;
    }
    let lead: Vec<(Span, Term)> = page.sentences.iter().take(2).flat_map(of).collect();
    let [(sentence, only)] = lead.as_slice() else { return None };
    let plain = term.amount.bound.is_none() && only.amount.bound.is_none();
    let close = only.amount.value.checked_mul(Decimal::TWO).is_some_and(|most| term.amount.value <= most)
        && term.amount.value.checked_mul(Decimal::TWO).is_some_and(|most| only.amount.value <= most);
    (time && plain && close && led(page.body, only, by) && page.shared(*sentence) >= 3).then_some(only.span)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfHeadline;
    use crate::rules::testing::{flagged_in, story};

    #[test]
    fn a_length_that_the_lead_tells_otherwise() {
        let lead = "Trains on the Skelby steam railway will run again from August, 13 months after a flood.";
        for (length, expected) in [("11 months", Some("13 months")), ("13 months", None), ("a year", None)] {
            let title = format!("Steam railway at Skelby to run again after {length}");
            let flagged = flagged_in(SelfHeadline, &story(Some(&title), lead, &[]));
            assert_eq!(flagged.first().map(String::as_str), expected, "{title}");
        }
    }
}
