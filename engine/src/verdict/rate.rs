//! So much for each: `$8.40 a litre` against `$8.40 per kilogram`. The sum is right, and what it is paid for is not.

use super::again::Look;
use super::candidate::Candidate;
use super::compare::Match;
use crate::facts::{Fact, Kind};
use crate::reading::Reading;
use crate::text::Span;

/// How well the source's sum must play the part.
const LEAST: f32 = 0.10;

/// What something is paid or counted by. Only what is of one sort excludes each other: a wage by the hour may also be one by
/// the head.
#[rustfmt::skip]
const EACH: &[(&str, &str, &[&str])] = &[
    ("time", "hour", &["hour", "hr", "hourly"]),
    ("time", "day", &["day", "daily"]),
    ("time", "night", &["night", "nightly"]),
    ("time", "week", &["week", "weekly", "wk"]),
    ("time", "fortnight", &["fortnight"]),
    ("time", "month", &["month", "monthly"]),
    ("time", "quarter", &["quarter", "quarterly"]),
    ("time", "year", &["year", "annum", "yearly", "annually", "yr"]),
    ("stuff", "litre", &["litre", "liter", "l"]),
    ("stuff", "gallon", &["gallon"]),
    ("stuff", "pint", &["pint"]),
    ("stuff", "barrel", &["barrel"]),
    ("stuff", "bushel", &["bushel"]),
    ("stuff", "kilogram", &["kilogram", "kilo", "kg", "kilogramme"]),
    ("stuff", "gram", &["gram", "g"]),
    ("stuff", "tonne", &["tonne", "ton", "t"]),
    ("stuff", "ounce", &["ounce", "oz"]),
    ("length", "metre", &["metre", "meter", "m"]),
    ("length", "kilometre", &["kilometre", "kilometer", "km"]),
    ("length", "mile", &["mile"]),
    ("length", "foot", &["foot"]),
    ("people", "person", &["person", "head", "capita", "inhabitant", "resident"]),
    ("people", "household", &["household", "home", "house", "family"]),
    ("people", "pupil", &["pupil", "student", "child"]),
    ("energy", "kilowatt-hour", &["kilowatt", "kwh"]),
    ("energy", "megawatt-hour", &["megawatt", "mwh"]),
];

/// The figure with what it is for, and the source's, where the two sums are one and the source has it for another thing.
pub fn other(look: &Look<'_, '_>, sources: &[Reading<'_>]) -> Option<(Fact, Candidate)> {
    if look.fact.kind() != Kind::Money {
        return None;
    }
    let (sort, ours, end) = each(look.reading, look.fact.span)?;
    let mut all = look.candidates.iter().filter(|c| c.found == Match::Same);
    let (first, None) = (all.next()?, all.next()) else { return None };
    let source = sources.get(first.source)?;
    let (other_sort, theirs, last) = each(source, first.fact.span)?;
    if sort != other_sort || ours == theirs || first.score < LEAST {
        return None;
    }
    let fact = Fact::new(Span::new(look.fact.span.start, end), look.fact.value.clone());
    let wider = Fact::new(Span::new(first.fact.span.start, last), first.fact.value.clone());
    Some((fact, Candidate { fact: wider, found: Match::Differs, ..first.clone() }))
}

/// The sort and name of what the sum at `span` is for each of, and where the words end.
fn each(reading: &Reading<'_>, span: Span) -> Option<(&'static str, &'static str, usize)> {
    let tokens = &reading.tokens;
    let next = tokens.at(span.end.saturating_sub(1)) + 1;
    let at = match tokens.lower(next) {
        "a" | "an" | "per" | "each" | "every" | "/" => next + 1,
        word if word.ends_with("ly") => next,
        _ => return None,
    };
    // `per square metre`: of an area, which stands in no row of the table
    let (sort, name, _) = EACH.iter().find(|(_, _, words)| words.contains(&tokens.lower(at)))?;
    Some((sort, name, tokens.get(at)?.span.end))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn a_sum_for_another_thing_is_wrong() {
        let source = "The board set a final payout of $7.10 per kilogram of milk solids for the season.";
        assert_eq!(rules("The board fixed the final payout at $7.10 a litre.", source), [Rule::SourceMoney]);
        let source = "The clinic pays nurses £412 a week under the new scale.";
        assert_eq!(rules("The clinic will pay nurses £412 a month.", source), [Rule::SourceMoney]);
    }

    #[test]
    fn the_same_in_other_words_and_another_sort_are_left_alone() {
        let source = "The levy is £12 per head and day. Water costs $3 per kilo, or $3 a litre.";
        for article in [
            "The levy is £12 per person.",
            "The levy is £12 a day.",
            "Water costs $3 a litre.",
            "The levy is £12 a visit.",
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
        assert_eq!(
            rules("The licence costs £169.50 a year.", "The licence costs £169.50 annually from April."),
            []
        );
    }
}
