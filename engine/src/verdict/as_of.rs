//! `As of 5 April there were 531 cases`: a figure that holds on a day. Another day has another figure, and the day itself
//! is none on which anything happened.

use crate::facts::{Bound, DateValue, Fact, Kind, Value};
use crate::reading::Reading;
use crate::text::Span;

/// How a date says that figures hold on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    /// `as of`: the day of the count.
    AsOf,
    /// `by`: the day of the count, or a day until which something must be done.
    By,
}

/// The first date of a sentence on which its figures hold, where it says so.
fn held_on<'r>(reading: &'r Reading<'_>, sentence: Span) -> Option<&'r DateValue> {
    reading.facts_in(sentence).find_map(|fact| match &fact.value {
        Value::Date(date) if lead(reading, fact.span).is_some() => Some(date),
        _ => None,
    })
}

/// Whether `as of` or `by` stands before the date, or is a part of it.
fn lead(reading: &Reading<'_>, date: Span) -> Option<Lead> {
    let tokens = &reading.tokens;
    let first = tokens.at(date.start);
    let led = |at: usize| tokens.lower(at) == "as" && matches!(tokens.lower(at + 1), "of" | "at" | "on");
    let before = |words: usize| first.checked_sub(words);
    if before(2).is_some_and(led) || led(first) {
        Some(Lead::AsOf)
    } else if tokens.lower(first) == "by" || before(1).is_some_and(|at| tokens.lower(at) == "by") {
        Some(Lead::By)
    } else {
        None
    }
}

/// True if a date is the day of a count and of nothing that happened: `as of 5 May`, `by 5 May it had sold 300`.
fn is_of_count(reading: &Reading<'_>, sentence: Span, date: &Fact) -> bool {
    let perfect = || {
        let mut words = reading.tokens.within(sentence).map(|i| reading.tokens.lower(i));
        words.any(|word| matches!(word, "had" | "has" | "have"))
    };
    let counts = || reading.facts_in(sentence).any(|fact| fact.value.amount().is_some());
    match lead(reading, date.span) {
        Some(Lead::AsOf) => true,
        Some(Lead::By) => perfect() && counts(),
        None => false,
    }
}

/// True if one of two dates is the day of a count, or if the figures of claim and passage do not hold on one day.
#[must_use]
pub fn says_nothing(
    (article, claim, ours): (&Reading<'_>, Span, &Fact),
    (source, passage, theirs): (&Reading<'_>, Span, &Fact),
) -> bool {
    if theirs.kind() == Kind::Date {
        return is_of_count(article, claim, ours) || is_of_count(source, passage, theirs);
    }
    match (held_on(source, passage), held_on(article, claim)) {
        (Some(held), _) => {
            let mut dates = article.facts_in(claim).filter_map(as_date).peekable();
            dates.peek().is_some() && !dates.any(|date| on_it(date, held))
        }
        (None, Some(held)) => {
            // it may say the day in another sentence, or be of that day itself
            let of_day = source.published.is_some_and(|day| held.first <= day && day <= held.last);
            !of_day && !source.facts.iter().filter_map(as_date).any(|date| on_it(date, held))
        }
        (None, None) => false,
    }
}

fn as_date(fact: &Fact) -> Option<&DateValue> {
    match &fact.value {
        Value::Date(date) => Some(date),
        _ => None,
    }
}

/// True if a date that is none before or after it meets the day of a count.
fn on_it(date: &DateValue, held: &DateValue) -> bool {
    let beside = matches!(date.bound, Some(Bound::LessThan | Bound::MoreThan));
    !beside && date.first <= held.last && held.first <= date.last
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
            "By 15 May 2021 the province had 541 confirmed cases, with 21 deaths.",
        ] {
            assert_eq!(rules(article, SOURCE), [], "{article}");
        }
    }

    #[test]
    fn what_was_counted_later_cannot_be_told_from_an_older_count() {
        let source = "Her novels have sold 110 million copies, said Moss.";
        assert_eq!(rules("Her novels have sold over 130 million copies as of 2018.", source), []);
        let dated = "Report of May 2018. Her novels have sold 110 million copies, said Moss.";
        let article = "Her novels have sold over 130 million copies as of 2018.";
        assert_eq!(rules(article, dated), [Rule::SourceNumber]);
    }

    #[test]
    fn a_day_until_which_something_must_be_done_is_no_count() {
        let source = "The bridge must be open by May 2031.";
        assert_eq!(rules("The bridge must be open by May 2030.", source), [Rule::SourceDate]);
    }

    #[test]
    fn on_the_same_day_another_figure_is_wrong() {
        let article = "As of 6 April 2021 there are 514 confirmed cases in the province, with 21 deaths.";
        assert_eq!(rules(article, SOURCE), [Rule::SourceNumber]);
    }
}
