//! A date as the text words it, before the calendar is asked.

use super::holiday::Holiday;
use super::lexicon::{Unit, Which};
use crate::facts::Bound;

/// The year of a day or month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Not said.
    Unsaid,
    /// In digits or words.
    Is(i16),
    /// `last year`, `that year`.
    Of(Which),
}

/// What a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// `7 May 2015`; `swapped` is the other reading of `7/5/2015`.
    Day { year: Year, month: i8, day: i8, swapped: bool },
    /// `May 2015`.
    Month { year: Year, month: i8 },
    /// `2015`.
    Year(i16),
    /// `2015-16`; `fiscal` if the words say so.
    Years { from: i16, to: i16, fiscal: bool },
    /// `the 1990s`; `wide` if the words may mean the century (`the 1800s`).
    Decade { start: i16, wide: bool },
    /// `the 19th century`.
    Century(i16),
    /// `the third quarter of 2024`.
    Quarter { year: Year, n: i8 },
    /// `the first half of 2024`.
    Half { year: Year, n: i8 },
    /// `the first nine months of 2024`, `the last three weeks of May`: n units from one end.
    Ends { of: Whole, n: i8, unit: Unit, last: bool },
    /// `the second week of May`, `the last Sunday in September`.
    Nth { of: Whole, n: i8, unit: Option<Unit>, weekday: i8 },
    /// `the summer of 2012`.
    Season { year: Year, n: i8 },
    /// `on Tuesday`, `last Friday`.
    Weekday { day: i8, which: Option<Which> },
    /// `Tuesday of last week`.
    WeekdayOf { day: i8, which: Which },
    /// `Christmas Day 2015`.
    Holiday { year: Year, holiday: Holiday },
    /// `last Easter`.
    HolidayOf { holiday: Holiday, which: Which },
    /// `last May`.
    MonthOf { month: i8, which: Which },
    /// `last summer`.
    SeasonOf { n: i8, which: Which },
    /// `last week`, `the previous year`, `this month`.
    Period { unit: Unit, which: Which },
    /// Days from the document's date: `yesterday`.
    Deictic(i8),
    /// `two years ago`, `in three weeks`: from the document's date.
    Ago { n: i64, unit: Unit },
    /// `two years earlier`, `a week later`: from the sentence's anchor.
    Shifted { n: i64, unit: Unit },
    /// `the last three months`, `the next two weeks`.
    Run { n: i64, unit: Unit, which: Which },
    /// `the 18th`.
    DayOfMonth(i8),
    /// `the 15th of next month`.
    DayOf { day: i8, which: Which },
    /// `two years and a month ago` (`now`), `a year and ten days later`: months and days together.
    Compound { months: i64, days: i64, now: bool },
    /// `two Sundays ago` (-2), `three Fridays from now`.
    Weekdays { n: i64, day: i8 },
    /// `Friday in two weeks`: that weekday of the week so far ahead.
    WeekdayIn { day: i8, n: i64, unit: Unit },
    /// `week 23 of 2024`, as ISO 8601 counts.
    IsoWeek { year: Year, n: i8 },
    /// `end of the year`: `the year` that only `Part` may ask for.
    Now(Unit),
}

/// What words around a date make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// `two days after` it.
    By { n: i64, unit: Unit },
    /// `a year and ten days after` it.
    Compound { months: i64, days: i64 },
    /// `the second Sunday after` it; negative before it.
    Weekday { day: i8, n: i64 },
    /// `ten days from` it on, its own day the first.
    Run { n: i64, unit: Unit },
    /// `the week of` it.
    Week,
    /// `the week ending` on it.
    WeekEnding,
    /// `the weekend of` it, with the days that join it to the weekend.
    Weekend,
}

/// What a part is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whole {
    /// `of May 2015`.
    Month { year: Year, month: i8 },
    /// `of 2015`.
    Year(Year),
    /// `of last month`.
    Period { unit: Unit, which: Which },
}

/// The part of it that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// `early`.
    Early,
    /// `the start of`.
    Start,
    /// `mid-`.
    Mid,
    /// `late`.
    Late,
    /// `the end of`.
    End,
    /// `earlier this year`: up to the document's date.
    Before,
    /// `later this year`: from the document's date on.
    After,
}

/// A date as worded, and the tokens it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// First token of its span.
    pub first: usize,
    /// First token after its span.
    pub next: usize,
    /// What it is.
    pub when: When,
    /// The weekday named with it.
    pub weekday: Option<i8>,
    /// Which part is meant.
    pub part: Part,
    /// The words of a bound.
    pub bound: Option<Bound>,
    /// `two days after` it, `the week of` it.
    pub moved: Option<Move>,
}

impl Mention {
    /// A plain mention of tokens `first..next`.
    pub const fn new(first: usize, next: usize, when: When) -> Self {
        Self { first, next, when, weekday: None, part: Part::Whole, bound: None, moved: None }
    }

    /// True if only the words of the text decide its days: a year is said and nothing is relative.
    pub const fn absolute(&self) -> bool {
        match self.when {
            When::Day { year, .. }
            | When::Month { year, .. }
            | When::Quarter { year, .. }
            | When::Half { year, .. }
            | When::Season { year, .. }
            | When::IsoWeek { year, .. }
            | When::Holiday { year, .. } => matches!(year, Year::Is(_)),
            When::Year(_) | When::Years { .. } | When::Decade { .. } | When::Century(_) => true,
            _ => false,
        }
    }

    /// True if it is one day, though perhaps of several years or months.
    pub const fn is_day(&self) -> bool {
        matches!(
            self.when,
            When::Day { .. }
                | When::Holiday { .. }
                | When::Weekday { .. }
                | When::WeekdayOf { .. }
                | When::WeekdayIn { .. }
                | When::Deictic(_)
                | When::DayOfMonth(_)
                | When::DayOf { .. }
        )
    }

    /// Its year, where one may be said.
    pub fn year_mut(&mut self) -> Option<&mut Year> {
        match &mut self.when {
            When::Day { year, .. }
            | When::Month { year, .. }
            | When::Quarter { year, .. }
            | When::Half { year, .. }
            | When::Season { year, .. }
            | When::IsoWeek { year, .. }
            | When::Holiday { year, .. } => Some(year),
            _ => None,
        }
    }
}
