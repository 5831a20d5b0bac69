//! `self/weekday`: the weekday named with a date is not the calendar's.
//!
//! The calendar is exact, so the finding is an error; what may be uncertain is the year. Where the words give none,
//! the date must lie near the article's own, and no year that the article names may make the weekday right.

use super::{Finding, Rule, Suggestion};
use crate::facts::{DateValue, Fact, Precision, Value, weekday_named};
use crate::reading::{Reading, Story};
use crate::text::{Block, Span};
use jiff::civil::{Date, date};

/// The first day of the calendar of today in Britain and its colonies; older dates follow other calendars.
const CALENDAR: Date = date(1752, 9, 14);

/// A date without a year is sure of it within so many days of the article's: farther off, writers name the year.
const NEAR: i64 = 100;

const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Adds a finding for each weekday of the article that does not fit its date.
pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    for reading in story.readings() {
        let years = years_named(reading);
        for fact in &reading.facts {
            let Some(sentence) = reading.sentence_at(fact.span.start) else { continue };
            if sentence.block == Block::Notice || !has_weekday(fact) {
                continue;
            }
            // a year that is named far from the date is not the date's
            let near = |at: &usize| sentence.paragraph.abs_diff(*at) <= 1;
            let near: Vec<i16> = years.iter().filter(|(_, at)| near(at)).map(|(year, _)| *year).collect();
            check_fact(reading, fact, &near, findings);
        }
    }
}

fn has_weekday(fact: &Fact) -> bool {
    let named = |value: &Value| single(value).is_some_and(|date| date.weekday.is_some());
    match &fact.value {
        Value::Range(from, to) => named(from) || named(to),
        value => named(value),
    }
}

fn check_fact(reading: &Reading<'_>, fact: &Fact, years: &[i16], findings: &mut Vec<Finding>) {
    let ends: &[fn(&Value) -> Option<DateValue>] = match fact.value {
        Value::Date(_) => &[single],
        Value::Range(..) => &[from, to],
        _ => &[],
    };
    for end in ends {
        let dates: Vec<DateValue> = fact.all_readings().filter_map(end).collect();
        if let Some(wrong) = wrong(&dates, reading.published, years, is_ahead(reading, fact.span)) {
            findings.extend(finding(reading, fact, wrong));
        }
    }
}

fn single(value: &Value) -> Option<DateValue> {
    match value {
        Value::Date(date) => Some(*date),
        _ => None,
    }
}

fn from(value: &Value) -> Option<DateValue> {
    match value {
        Value::Range(from, _) => single(from),
        _ => None,
    }
}

fn to(value: &Value) -> Option<DateValue> {
    match value {
        Value::Range(_, to) => single(to),
        _ => None,
    }
}

/// Verbs that tell of a day to come in the present tense.
const PLANNED: &[&str] = &[
    "opens", "starts", "begins", "closes", "ends", "returns", "meets", "takes", "runs", "plays", "kicks",
    "launches", "reopens", "resumes", "leaves", "arrives", "sits", "votes", "decides", "goes", "comes",
];

/// True if the sentence tells of what is to come: `will hold`, `is to open`, `are due on`.
fn is_ahead(reading: &Reading<'_>, span: Span) -> bool {
    let Some(sentence) = reading.sentence_at(span.start) else { return false };
    let tokens = &reading.tokens;
    let last = tokens.at(span.start);
    // `is in force until Saturday 4 October`
    let until = (last.saturating_sub(2)..=last).any(|i| matches!(tokens.lower(i), "until" | "till"));
    (tokens.at(sentence.span.start)..last).any(|i| match tokens.lower(i) {
        "will" | "shall" => true,
        // `opens on Friday 17 May`
        word if PLANNED.contains(&word) => i + 3 >= last,
        // `the ceremony begins at eleven; a second one follows on Monday 9 November`
        "begins" | "starts" | "opens" | "follows" | "closes" | "ends" | "resumes" | "reopens" | "runs"
        | "returns" => true,
        "is" | "are" | "stays" | "stay" | "remains" | "remain" if until => true,
        "is" | "are" => matches!(tokens.lower(i + 1), "to" | "due" | "planned" | "expected" | "scheduled"),
        _ => false,
    })
}

/// The likeliest reading, if it is sure and its weekday is not the calendar's; `None` if any reading may be right.
fn wrong(dates: &[DateValue], published: Option<Date>, years: &[i16], ahead: bool) -> Option<DateValue> {
    // what is still to come is a day of the year that follows, however near the past one lies
    let passed = |it: &DateValue| {
        let day = published.filter(|day| ahead && it.year_inferred && !it.relative && it.first < *day);
        day.map_or(*it, |day| next(*it, day))
    };
    let dates: Vec<DateValue> = dates.iter().map(passed).collect();
    let date = *dates.first()?;
    let named = date.weekday?;
    let fits = |day: Date| weekday(day) == named;
    if date.precision != Precision::Day || date.first < CALENDAR || !date.year_known() || fits(date.first) {
        return None;
    }
    if !date.year_inferred {
        let right = dates.iter().any(|other| fits(other.first));
        return (!right && !date.relative).then_some(date);
    }
    let published = published?;
    let away = days_between(date.first, published);
    // what is still to come lies in no year that has passed
    let possible = |year: &&i16| !(ahead && date.first >= published) || **year >= published.year();
    let other_year = years.iter().filter(possible).any(|&year| {
        Date::new(year, date.first.month(), date.first.day()).is_ok_and(|day| day >= CALENDAR && fits(day))
    });
    let any = dates.iter().any(|other| fits(other.first));
    let sure = if date.relative {
        true
    } else if away <= NEAR {
        !other_year
    } else {
        !any && !other_year
    };
    sure.then_some(date)
}

/// The same day of the month on or after a day.
fn next(date: DateValue, from: Date) -> DateValue {
    let years = [from.year(), from.year().saturating_add(1)];
    let mut days =
        years.iter().filter_map(|year| Date::new(*year, date.first.month(), date.first.day()).ok());
    days.find(|day| *day >= from).map_or(date, |day| DateValue { first: day, last: day, ..date })
}

fn weekday(day: Date) -> i8 {
    day.weekday().to_monday_one_offset()
}

fn days_between(a: Date, b: Date) -> i64 {
    a.until(b).map_or(i64::MAX, |span| i64::from(span.get_days()).abs())
}

/// The years that the text names in so many words, each with its paragraph.
fn years_named(reading: &Reading<'_>) -> Vec<(i16, usize)> {
    let mut years = Vec::new();
    for fact in &reading.facts {
        for date in [single(&fact.value), from(&fact.value), to(&fact.value)].into_iter().flatten() {
            let fine = matches!(date.precision, Precision::Day | Precision::Month | Precision::Year);
            // `next year's supper` names its year too
            if fine && !date.year_inferred && (!date.relative || date.precision == Precision::Year) {
                let paragraph = reading.sentence_at(fact.span.start).map_or(0, |s| s.paragraph);
                let named = (date.first.year(), paragraph);
                if years.last() != Some(&named) {
                    years.push(named);
                }
            }
        }
    }
    years
}

fn finding(reading: &Reading<'_>, fact: &Fact, wrong: DateValue) -> Option<Finding> {
    let named = wrong.weekday?;
    let word = weekday_word(reading, fact.span, named)?;
    let right = NAMES.get(usize::try_from(weekday(wrong.first) - 1).ok()?)?;
    let said = NAMES.get(usize::try_from(named - 1).ok()?)?;
    let span = match fact.value {
        Value::Range(..) => word,
        _ if fact.span.contains(word) => Span::new(word.start, fact.span.end),
        _ => fact.span.join(word),
    };
    let day = wrong.first.strftime("%-d %B %Y");
    let message = format!("The article says {said}, but {day} is a {right}; check the day and the date.");
    let suggestion = Suggestion { span: word, replacement: like(word.of(reading.text), right) };
    Some(Finding { suggestion: Some(suggestion), ..Finding::new(Rule::SelfWeekday, reading, span, message) })
}

/// The token that names the weekday, in the words of the fact or shortly after them.
fn weekday_word(reading: &Reading<'_>, span: Span, named: i8) -> Option<Span> {
    let tokens = &reading.tokens;
    let range = tokens.within(span);
    let is = |i: &usize| weekday_named(tokens.lower(*i)) == Some(named);
    let found = range.clone().find(is).or_else(|| (range.end..range.end + 6).find(is))?;
    tokens.get(found).map(|token| token.span)
}

/// `right` as long as the word it replaces: `Tue` for `Wed`.
fn like(word: &str, right: &str) -> String {
    let right = if word.len() <= 5 { right.get(..3).unwrap_or(right) } else { right };
    if word.starts_with(char::is_lowercase) { right.to_lowercase() } else { right.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::{Article, Request};

    /// The words flagged and what would put them right, in an article of 4 May 2026.
    fn flagged(text: &str) -> Vec<(String, String)> {
        let article = Article { text: text.into(), published: Some(date(2026, 5, 4)), ..Article::default() };
        let request = Request { article, ..Request::default() };
        let story = Story::new(&request);
        let mut findings = Vec::new();
        check(&story, &mut findings);
        let right = |f: &Finding| f.suggestion.as_ref().map_or(String::new(), |s| s.replacement.clone());
        findings.iter().map(|f| (f.text.clone(), right(f))).collect()
    }

    #[track_caller]
    fn wrong(text: &str, words: &str, right: &str) {
        assert_eq!(flagged(text), [(words.to_owned(), right.to_owned())], "{text}");
    }

    #[track_caller]
    fn silent(text: &str) {
        assert_eq!(flagged(text), [], "{text}");
    }

    #[test]
    fn a_full_date_with_the_wrong_weekday() {
        wrong("The pool reopens on Monday, 20 May 2025.", "Monday, 20 May 2025", "Tuesday");
        wrong("It closed on Friday, April 10, 2025, for good.", "Friday, April 10, 2025", "Thursday");
        wrong("It closed on Fri., April 10, 2025.", "Fri., April 10, 2025", "Thu");
        wrong("Work stops by Sunday, 14 June 2025.", "Sunday, 14 June 2025", "Saturday");
    }

    #[test]
    fn a_near_date_without_a_year() {
        wrong("The hall opens on Saturday 16 June.", "Saturday 16 June", "Tuesday");
        wrong("The first train runs on 1 June, a Sunday.", "1 June, a Sunday", "Monday");
        wrong("The fair runs from Friday 5 June to Monday 7 June.", "Monday", "Sunday");
    }

    #[test]
    fn a_planned_day_in_the_present_tense_takes_no_year_that_has_passed() {
        let tail = "A record number of makers came, four more than in 2024.";
        wrong(&format!("The fair opens on Friday 17 May. {tail}"), "Friday 17 May", "Sunday");
        silent(&format!("The fair opened on Friday 17 May. {tail}"));
    }

    #[test]
    fn what_is_to_come_lies_in_no_year_that_has_passed() {
        wrong(
            "In 2025 it was called out 23 times. The station will hold a fair on Tuesday 19 June.",
            "Tuesday 19 June",
            "Friday",
        );
        silent("In 2025 it was called out 23 times, once on Thursday 19 June.");
        silent("In 2025 it was called out 23 times. The station will hold a fair on Friday 19 June.");
    }

    #[test]
    fn what_is_to_come_lies_in_the_next_year_where_this_year_s_day_has_passed() {
        silent("The turbine is to be taken out of service on Saturday 3 April.");
        wrong("The timetable is in force until Saturday 4 April.", "Saturday 4 April", "Sunday");
        silent("The timetable was in force until Saturday 4 April.");
    }

    #[test]
    fn right_weekdays_are_silent() {
        silent("The hall opens on Tuesday 19 May and shuts on Sunday 24 May.");
        silent("He was born on Monday, 3 November 1930, and married on Saturday 1 July 1961.");
        silent("The fair runs from Friday 5 June to Sunday 7 June 2026.");
        silent("The first train runs on 1 June, a Monday.");
    }

    #[test]
    fn an_uncertain_year_is_silent() {
        silent("The 2019 vote is recalled each year. They voted on Thursday 12 December.");
        silent("A trial is to begin on Wednesday 21 October, long after this spring.");
        silent("In 1998 the river rose on Thursday 9 April.");
    }

    #[test]
    fn other_calendars_and_vague_weekdays_are_silent() {
        silent("The king died on Monday, 5 May 1700.");
        silent("The council met on Friday. On 10 April it had rained.");
        silent("Every Friday, 12 May volunteers come.");
        silent("Black Friday, 2025, was busy.");
    }
}
