//! The article's own date next to the source's: in a neighbouring sentence that goes on with the same thing, or as the
//! other end of a stretch that the claim names.

use super::Said;
use super::region::region;
use crate::evidence::Library;
use crate::facts::{Fact, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::Span;
use crate::verdict::compare;
use crate::verdict::happening;
use jiff::ToSpan;
use jiff::civil::Date;

/// A sentence right before or behind a passage has the date, and speaks of a word of the clause or of its kind of event:
/// whose date is whose cannot be told. A sentence that names somebody of whom the article says nothing is of another.
pub fn is_told(said: &Said<'_, '_>, passage: usize, library: &Library<'_>) -> bool {
    let Some(it) = library.passages.get(passage) else { return false };
    let Some(source) = library.sources.get(it.source) else { return false };
    let beside = [passage.checked_sub(1), Some(passage + 1)].into_iter().flatten();
    beside.filter_map(|at| Some((at, library.passages.get(at).filter(|p| p.source == it.source)?))).any(
        |(at, next)| {
            let agrees = |theirs: &Fact| compare::facts(said.date, theirs, Tolerance::default()).agrees();
            let terms = library.terms_of(at);
            let clauses: Vec<_> = source
                .facts_in(next.span)
                .filter(|it| agrees(it))
                .map(|it| region(source, next.span, it.span))
                .collect();
            let within = |token: usize| clauses.iter().any(|clause| clause.contains(&token));
            let shares = || {
                terms.iter().any(|placed| {
                    within(placed.token) && said.words.iter().any(|word| word.at.term == placed.term)
                })
            };
            let kinds = || happening::kinds(&source.tokens, clauses.iter().cloned().flatten());
            let known =
                |name: Span| terms.iter().any(|placed| name.contains(placed.span) && said.knows(placed.term));
            let mut names = source.facts_in(next.span).filter(|it| matches!(it.value, Value::Name(_)));
            source.facts_in(next.span).any(agrees)
                && (shares() || happening::meet(&said.kinds, &kinds()))
                && names.all(|name| known(name.span))
        },
    )
}

/// `on 14 April, two weeks before cars`: the stretch that the claim names leads from its date to the source's.
pub fn is_counted(reading: &Reading<'_>, claim: Span, ours: &Fact, theirs: &Fact) -> bool {
    let (Value::Date(a), Value::Date(b)) = (&ours.value, &theirs.value) else { return false };
    reading.facts_in(claim).any(|fact| {
        let Value::Duration(duration) = &fact.value else { return false };
        let Some(amount) = i32::try_from(duration.amount.value.round().mantissa()).ok() else { return false };
        let moved = |day: Date, by: i32| match duration.unit {
            "d" => day.checked_add(by.days()),
            "wk" => day.checked_add(by.weeks()),
            "mo" => day.checked_add(by.months()),
            "a" => day.checked_add(by.years()),
            // hours lead to no other day
            _ => Ok(day),
        };
        [amount, -amount].iter().any(|by| {
            let (from, to) = (moved(a.first, *by), moved(a.last, *by));
            from.ok().zip(to.ok()).is_some_and(|(from, to)| from <= b.last && b.first <= to)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Kind;
    use crate::settings::Settings;
    use crate::text::Place;

    fn counts(claim: &str, source: &str) -> bool {
        let settings = Settings::default();
        let (ours, theirs) = (
            Reading::new(claim, Place::Body, None, &settings),
            Reading::new(source, Place::Body, None, &settings),
        );
        let date = |reading: &Reading<'_>| reading.facts.iter().find(|it| it.kind() == Kind::Date).cloned();
        let (Some(a), Some(b)) = (date(&ours), date(&theirs)) else { return false };
        is_counted(&ours, Span::new(0, claim.len()), &a, &b)
    }

    #[test]
    fn a_stretch_of_days_weeks_months_or_years_leads_from_one_date_to_the_other() {
        let opened = "It opened on 28 April 2025.";
        assert!(counts("Walkers crossed on 14 April 2025, two weeks before cars.", opened));
        assert!(counts("The bridge opened on 28 April 2027, two years late.", opened));
        assert!(!counts("The bridge opened on 28 April 2027, three years late.", opened));
        assert!(!counts("The bridge opened on 28 April 2027, two hours late.", opened));
    }
}
