//! `As of 5 April there were 531 cases`: a figure that holds on a day. Another day has another figure, and the day itself
//! is none on which anything happened.

use crate::facts::{Bound, DateValue, Fact, Value};
use crate::reading::Reading;
use crate::text::Span;

/// The day on which the figures of a passage hold, where it says so.
fn held_on<'r>(reading: &'r Reading<'_>, passage: Span) -> Option<&'r DateValue> {
    reading.facts_in(passage).find_map(|fact| match &fact.value {
        Value::Date(date) if is_led(reading, fact.span) => Some(date),
        _ => None,
    })
}

/// True if `as of` or the like stands before the date, or is a part of it.
fn is_led(reading: &Reading<'_>, date: Span) -> bool {
    let tokens = &reading.tokens;
    let first = tokens.at(date.start);
    let led = |at: usize| tokens.lower(at) == "as" && matches!(tokens.lower(at + 1), "of" | "at" | "on");
    first.checked_sub(2).is_some_and(led) || led(first)
}

/// True if a fact of the source is that day itself, or if its figures hold on a day of which the claim does not speak.
#[must_use]
pub fn says_nothing(
    article: &Reading<'_>,
    claim: Span,
    source: &Reading<'_>,
    passage: Span,
    theirs: &Fact,
) -> bool {
    let Some(held) = held_on(source, passage) else { return false };
    if matches!(theirs.value, Value::Date(_)) {
        return is_led(source, theirs.span);
    }
    let dates = article.facts_in(claim).filter_map(|fact| match &fact.value {
        Value::Date(date) => Some(date),
        _ => None,
    });
    let dates: Vec<&DateValue> = dates.collect();
    let on_it = |date: &&DateValue| {
        let beside = matches!(date.bound, Some(Bound::LessThan | Bound::MoreThan));
        !beside && date.first <= held.last && held.first <= date.last
    };
    !dates.is_empty() && !dates.iter().any(on_it)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const SOURCE: &str = "As of 6 April 2021 there are 541 confirmed cases in the province, with 21 deaths.";

    #[test]
    fn figures_of_another_day_are_others() {
        for article in [
            "As of 5 April 2021 there are 531 confirmed cases in the province, with 20 deaths.",
            "There were fewer than 530 confirmed cases in the province before 6 April 2021.",
            "The province had 541 confirmed cases by 6 April 2021.",
        ] {
            assert_eq!(rules(article, SOURCE), [], "{article}");
        }
    }

    #[test]
    fn on_the_same_day_another_figure_is_wrong() {
        let article = "As of 6 April 2021 there are 514 confirmed cases in the province, with 21 deaths.";
        assert_eq!(rules(article, SOURCE), [Rule::SourceNumber]);
    }
}
