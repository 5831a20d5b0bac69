//! Years counted from the wrong one: `four years after the drop`, `the previous year`.

use super::super::point::{Point, Sort, context, direction};
use super::super::told::Told;
use super::year;
use crate::reading::Reading;
use crate::text::{Span, Tokens};
use std::ops::Range;

/// `four years after the drop` beside a year: counted from the wrong year, and not from the right one.
pub(super) fn counted(
    told: &Told,
    wrong: &Point,
    right: &Point,
    text: &Reading<'_>,
    sentence: Span,
    here: &[Point],
) -> Option<(Span, String)> {
    let (wrong_year, right_year) = (year(wrong)?, year(right)?);
    let tokens = &text.tokens;
    let range = tokens.within(sentence);
    let count = range.clone().find_map(|i| count_at(tokens, i, &range))?;
    let (at, back, span) = (count.at, count.back, count.span);
    let around = context(text, &[sentence], &[]);
    let event = told.context.iter().any(|word| word.starts_with('<') && around.contains(word))
        || told.context.intersection(&around).count() >= 2
        || range.clone().any(|i| direction(tokens.lower(i)).is_some_and(|d| told.context.contains(d)));
    if !event {
        return None;
    }
    let before =
        |p: &&Point| matches!(p.sort, Sort::Date | Sort::Figure) && p.span.end <= tokens.span(at, at).start;
    let anchor = here.iter().filter(before).filter_map(year).next_back();
    let anchor = anchor.or_else(|| text.published.map(|day| i64::from(day.year())).filter(|_| back))?;
    let meant = if back { anchor - count.years } else { anchor + count.years };
    let now = if back { anchor - right_year } else { right_year - anchor };
    (meant == wrong_year && meant != right_year).then(|| (span, count.said(now, tokens)))
}

/// Years counted in words.
struct Count {
    at: usize,
    years: i64,
    /// True if it leads back: `four years after`, `the previous year`.
    back: bool,
    span: Span,
}

const COUNTS: [&str; 13] =
    ["", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

impl Count {
    /// The same phrase for another count; empty where it would be none or run the other way.
    fn said(&self, years: i64, tokens: &Tokens<'_>) -> String {
        let (Ok(at), true) = (usize::try_from(years), years > 0) else { return String::new() };
        let first = tokens.lower(self.at);
        let digits = first.starts_with(|c: char| c.is_ascii_digit());
        let word = match COUNTS.get(at).filter(|_| !digits) {
            Some(word) => (*word).to_owned(),
            None => years.to_string(),
        };
        let last = match tokens.lower(tokens.at(self.span.end.saturating_sub(1))) {
            "year" if self.back => "earlier",
            "year" => "later",
            other => other,
        };
        format!("{word} {} {last}", if years == 1 { "year" } else { "years" })
    }
}

/// `four years after|earlier|later`, `a year before`, `the previous year`, `the following year`.
fn count_at(tokens: &Tokens<'_>, i: usize, range: &Range<usize>) -> Option<Count> {
    let lower = tokens.lower(i);
    if lower == "the" && tokens.lower(i + 2) == "year" && i + 2 < range.end {
        let back = match tokens.lower(i + 1) {
            "previous" | "preceding" => true,
            "following" | "next" => false,
            _ => return None,
        };
        return Some(Count { at: i, years: 1, back, span: tokens.span(i, i + 2) });
    }
    let count =
        COUNTS.iter().position(|c| !c.is_empty() && *c == lower).or_else(|| (lower == "one").then_some(1));
    let years = i64::try_from(count.or_else(|| lower.parse().ok().filter(|n| (1..60).contains(n)))?).ok()?;
    if !matches!(tokens.lower(i + 1), "year" | "years") || i + 2 >= range.end {
        return None;
    }
    let back = match tokens.lower(i + 2) {
        "after" | "earlier" | "previously" => true,
        "later" | "before" => false,
        _ => return None,
    };
    Some(Count { at: i, years, back, span: tokens.span(i, i + 2) })
}
