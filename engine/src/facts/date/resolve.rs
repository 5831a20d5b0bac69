//! From words to days: the calendar is asked, against the document's date or the sentence's anchor.

use super::calendar::{self, holding, shift, shifted};
use super::holiday;
use super::join::told_before;
use super::lexicon::{Unit, Which};
use super::mention::{Mention, Part, When, Whole, Year};
use super::moves;
use super::part::part;
use super::relative;
use super::scan::Scan;
use super::stretch::{ago, moved, run, whole_run};
use super::weekday::{weekday, weekday_in, weekday_of};
use crate::facts::{Bound, DateValue, Precision};
use jiff::civil::Date;

/// What the words before have fixed.
pub(super) struct Frame<'s> {
    pub scan: &'s Scan<'s>,
    /// The document's own date.
    pub published: Option<Date>,
    /// The date told last.
    pub anchor: Option<DateValue>,
    /// The year said last in so many words, and whether it was in this sentence.
    pub year: Option<(i16, bool)>,
    /// The token up to which sentence ends were looked for.
    pub seen: usize,
}

impl Frame<'_> {
    /// Remembers `value`, the likeliest reading of `mention`, as the anchor of what follows.
    pub fn note(&mut self, mention: &Mention, value: DateValue) {
        self.anchor = Some(value).filter(DateValue::year_known).or(self.anchor);
        if mention.absolute() {
            self.year = Some((value.first.year(), true));
        }
        self.seen = mention.next;
    }

    fn enter(&mut self, mention: &Mention) {
        if let Some((_, same)) = &mut self.year
            && *same
            && (self.seen..mention.first).any(|k| relative::stop(self.scan, k))
        {
            *same = false;
        }
    }

    /// The date that the word leans on.
    pub fn base(&self, which: Which) -> Option<Date> {
        let anchor = self.anchor.filter(|_| told_before(which)).map(|anchor| anchor.first);
        anchor.or(self.published)
    }
}

/// A day without a year is sure of it within so many days of the document's date.
const NEAR: i64 = 100;

/// Every reading of `mention`, the likeliest first; none if its days cannot be known.
pub(super) fn readings(frame: &mut Frame<'_>, mention: &Mention) -> Vec<DateValue> {
    frame.enter(mention);
    let mut found = plain(frame, mention).unwrap_or_default();
    if let (Some(named), When::Day { swapped: true, .. }) = (mention.weekday, mention.when) {
        // of two orders of the figures, the one that the weekday fits
        found.sort_by_key(|value| calendar::weekday(value.first) != named);
    }
    if let (Some(named), Some(now), Some(first)) = (mention.weekday, frame.published, found.first())
        && first.year_inferred
        && calendar::days_between(first.first, now).abs() > NEAR
    {
        // far from the document's date the weekday tells the year
        found.sort_by_key(|value| calendar::weekday(value.first) != named);
    }
    for value in &mut found {
        value.weekday = mention.weekday;
        value.bound = mention.bound;
    }
    if let Some(moved) = mention.moved {
        found = found.into_iter().filter_map(|value| moves::apply(value, moved)).collect();
    }
    if mention.part != Part::Whole {
        found = found.into_iter().filter_map(|value| part(value, mention.part, frame.published)).collect();
    }
    let mut unique: Vec<DateValue> = Vec::with_capacity(found.len());
    for value in found {
        if !unique.iter().any(|other| (other.first, other.last) == (value.first, value.last)) {
            unique.push(value);
        }
    }
    unique
}

type Readings = Option<Vec<DateValue>>;

fn plain(frame: &Frame<'_>, mention: &Mention) -> Readings {
    let one = |value: Option<DateValue>| value.map(|value| vec![value]);
    let relative = |values: Vec<Option<DateValue>>| {
        Some(values.into_iter().flatten().map(|value| DateValue { relative: true, ..value }).collect())
    };
    match mention.when {
        When::Day { year, month, day, swapped } => {
            let mut found = in_year(frame, mention, year, |y| calendar::ymd(y, month, day))?;
            if swapped {
                found.extend(in_year(frame, mention, year, |y| calendar::ymd(y, day, month))?);
            }
            Some(found)
        }
        When::Month { year, month } => in_year(frame, mention, year, |y| calendar::month(y, month)),
        When::Quarter { year, n } => in_year(frame, mention, year, |y| calendar::quarter(y, n)),
        When::Half { year, n } => in_year(frame, mention, year, |y| calendar::half(y, n)),
        When::Season { year, n } => in_year(frame, mention, year, |y| calendar::season(y, n)),
        When::Holiday { year, holiday } => in_year(frame, mention, year, |y| holiday::day(holiday, y)),
        When::HolidayOf { holiday, which } => relative(cycle(frame, which, |y| holiday::day(holiday, y))?),
        When::Year(year) => one(calendar::year(year)),
        When::Years { from, to, .. } => one(calendar::years(from, to, Precision::Stretch)),
        When::Decade { start, wide } => decade(start, wide),
        When::Century(n) => one(calendar::century(n)),
        When::Ends { of, n, unit, last } => {
            let wholes = whole(frame, mention, of)?;
            Some(wholes.into_iter().filter_map(|of| ends(of, n, unit, last)).collect())
        }
        When::Nth { of, n, unit, weekday } => {
            let wholes = whole(frame, mention, of)?;
            Some(wholes.into_iter().filter_map(|of| nth(of, n, unit, weekday)).collect())
        }
        When::Weekday { day, which } => relative(weekday(frame, mention, day, which)?),
        When::WeekdayOf { day, which } => relative(vec![weekday_of(frame, day, which)]),
        When::MonthOf { month, which } => relative(cycle(frame, which, |y| calendar::month(y, month))?),
        When::SeasonOf { n, which } => relative(cycle(frame, which, |y| calendar::season(y, n))?),
        When::Period { unit, which } => relative(period(frame, unit, which)?),
        When::Deictic(days) => {
            relative(vec![shift(frame.published?, days.into(), Unit::Day).map(calendar::day)])
        }
        When::Ago { n, unit } => relative(ago(frame.published?, n, unit)),
        When::Shifted { n, unit } => relative(moved(frame, n, unit)?),
        When::Run { n, unit, which } => {
            let base = frame.base(which)?;
            relative(vec![run(base, n, unit, which), whole_run(base, n, unit, which)])
        }
        When::DayOfMonth(day) => relative(day_of_month(frame, mention, day)?),
        When::DayOf { day, which } => {
            let month = shift(frame.base(which)?.first_of_month(), steps(which), Unit::Month)?;
            relative(vec![calendar::ymd(month.year(), month.month(), day)])
        }
        When::Compound { months, days, now } => {
            let anchor = frame.anchor.filter(|_| !now).or_else(|| frame.published.map(calendar::day));
            let plain = DateValue { bound: None, weekday: None, year_inferred: false, ..anchor? };
            let value = moves::both(plain, months, days);
            // `two years and a month ago` may be as coarse as the month
            let coarse = value.and_then(|value| holding(value.first, Unit::Month)).filter(|_| days == 0);
            relative(vec![value, coarse])
        }
        When::WeekdayIn { day, n, unit } => {
            relative(vec![weekday_in(shift(frame.published?, n, unit)?, day, 0).map(calendar::day)])
        }
        When::Weekdays { n, day } => relative(vec![moves::nth_from(frame.published?, n, day)]),
        When::IsoWeek { year, n } => in_year(frame, mention, year, |y| iso_week(y, n)),
        When::Now(unit) => relative(vec![holding(frame.published?, unit)]),
    }
}

/// How many units the word moves.
pub(super) const fn steps(which: Which) -> i64 {
    match which {
        Which::Last | Which::Past | Which::Previous => -1,
        Which::This | Which::Same => 0,
        Which::Next | Which::Coming | Which::Following => 1,
        Which::AfterNext => 2,
        Which::BeforeLast => -2,
    }
}

fn in_year(
    frame: &Frame<'_>,
    mention: &Mention,
    year: Year,
    build: impl Fn(i16) -> Option<DateValue>,
) -> Readings {
    match year {
        Year::Is(year) => build(year).map(|value| vec![value]),
        Year::Of(which) => {
            let year = frame.base(which)?.year().checked_add(i16::try_from(steps(which)).ok()?)?;
            let value = build(year)?;
            Some(vec![DateValue { relative: true, year_inferred: true, ..value }])
        }
        Year::Unsaid => {
            let values = infer(frame, mention, build)?;
            Some(values.into_iter().map(|value| DateValue { year_inferred: true, ..value }).collect())
        }
    }
}

/// The year that is not said: the nearest that fits the tense, and the other; the sentence's own as a third.
fn infer(frame: &Frame<'_>, mention: &Mention, build: impl Fn(i16) -> Option<DateValue>) -> Readings {
    let Some(now) = frame.published else {
        let year =
            frame.year.map_or_else(|| frame.anchor.map_or(0, |anchor| anchor.first.year()), |(year, _)| year);
        return build(year).map(|value| vec![value]);
    };
    let near = |years: &[i16]| years.iter().find_map(|n| build(now.year() + n));
    let candidates = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map(|n: i16| build(now.year() + n));
    let back = candidates.iter().flatten().rev().find(|value| value.first <= now).copied();
    let ahead = candidates.iter().flatten().find(|value| value.first > now).copied();
    let (Some(back), Some(ahead)) = (back, ahead) else { return near(&[0]).map(|value| vec![value]) };
    let (since, until) = (calendar::days_between(back.first, now), calendar::days_between(now, ahead.first));
    let forward = if relative::future(frame.scan, mention.first) {
        until < 330
    } else if relative::past(frame.scan, mention.first) {
        since > 340 && until < 7
    } else {
        until <= 120 && until < since
    };
    let mut found = if forward { vec![ahead, back] } else { vec![back, ahead] };
    found.extend(frame.year.filter(|(_, same)| *same).and_then(|(year, _)| build(year)));
    Some(found)
}

fn decade(start: i16, wide: bool) -> Readings {
    let decade = calendar::decade(start)?;
    let century = wide.then(|| calendar::century(start / 100 + 1)).flatten();
    Some(match century {
        Some(century) if start < 1900 => vec![century, decade],
        Some(century) => vec![decade, century],
        None => vec![decade],
    })
}

fn whole(frame: &Frame<'_>, mention: &Mention, of: Whole) -> Readings {
    match of {
        Whole::Month { year, month } => in_year(frame, mention, year, |y| calendar::month(y, month)),
        Whole::Year(year) => in_year(frame, mention, year, calendar::year),
        Whole::Period { unit, which } => {
            period(frame, unit, which).map(|values| values.into_iter().flatten().collect())
        }
    }
}

/// The n-th week of a year as ISO 8601 counts: the first is the one with 4 January.
fn iso_week(year: i16, n: i8) -> Option<DateValue> {
    let first = holding(Date::new(year, 1, 4).ok()?, Unit::Week)?;
    let week = shifted(first, i64::from(n) - 1, Unit::Week)?;
    (n <= 52 || shift(week.first, 3, Unit::Day)?.year() == year).then_some(week)
}

fn ends(of: DateValue, n: i8, unit: Unit, last: bool) -> Option<DateValue> {
    let n = i64::from(n);
    let (first, end) = if last {
        (shift(of.last.tomorrow().ok()?, -n, unit)?, of.last)
    } else {
        (of.first, shift(of.first, n, unit)?.yesterday().ok()?)
    };
    Some(DateValue { first, last: end, precision: Precision::Stretch, ..of })
}

/// The n-th day, week, weekend, month or weekday of a stretch; from its end where n is negative.
fn nth(of: DateValue, n: i8, unit: Option<Unit>, weekday: i8) -> Option<DateValue> {
    let back = n < 0;
    let steps = i64::from(n.abs()) - 1;
    let end = if back { of.last } else { of.first };
    let towards = if back { -steps } else { steps };
    let named = |weekday: i8| {
        let from = if back { end.tomorrow().ok()? } else { end.yesterday().ok()? };
        shift(calendar::nearest(from, weekday, back)?, towards, Unit::Week)
    };
    let found = match unit {
        None => calendar::day(named(weekday)?),
        Some(Unit::Week) => holding(named(4)?, Unit::Week)?,
        Some(Unit::Weekend) => holding(named(6)?, Unit::Weekend)?,
        Some(unit) => holding(shift(end, towards, unit)?, unit)?,
    };
    let inside = found.last >= of.first && found.first <= of.last;
    inside.then_some(DateValue { year_inferred: of.year_inferred, relative: of.relative, ..found })
}

/// Something that comes once a year, the last or next time: `last May`, `this summer`.
fn cycle(
    frame: &Frame<'_>,
    which: Which,
    build: impl Fn(i16) -> Option<DateValue>,
) -> Option<Vec<Option<DateValue>>> {
    let base = frame.base(which)?;
    let year = base.year();
    let candidates = [-2, -1, 0, 1, 2].map(|n: i16| year.checked_add(n).and_then(&build));
    let past = candidates.iter().flatten().filter(|value| value.last < base).copied();
    let ahead = candidates.iter().flatten().filter(|value| value.first > base).copied();
    Some(match which {
        Which::Last | Which::Past | Which::Previous => {
            let mut past: Vec<_> = past.map(Some).collect();
            past.reverse();
            past.truncate(2);
            past
        }
        Which::This => {
            let holds = candidates.iter().flatten().find(|value| value.first <= base && base <= value.last);
            vec![holds.copied().or_else(|| build(year)), build(year)]
        }
        Which::Same => vec![build(year)],
        Which::Next | Which::Coming | Which::Following => ahead.take(2).map(Some).collect(),
        Which::AfterNext => ahead.skip(1).take(1).map(Some).collect(),
        Which::BeforeLast => {
            let past: Vec<_> = past.map(Some).collect();
            past.into_iter().rev().skip(1).take(1).collect()
        }
    })
}

fn period(frame: &Frame<'_>, unit: Unit, which: Which) -> Option<Vec<Option<DateValue>>> {
    let at = |base: Date| shift(base, steps(which), unit).and_then(|date| holding(date, unit));
    let base = frame.base(which)?;
    let mut found = vec![at(base)];
    if told_before(which) && frame.anchor.is_some() {
        found.push(frame.published.and_then(at));
    }
    if which == Which::This && unit == Unit::Weekend {
        found.push(shift(base, -1, Unit::Week).and_then(|date| holding(date, unit)));
    }
    if which == Which::Past {
        found.push(run(base, 1, unit, which));
    }
    Some(found)
}

fn day_of_month(frame: &Frame<'_>, mention: &Mention, day: i8) -> Option<Vec<Option<DateValue>>> {
    let fits = |date: &Date| mention.weekday.is_none_or(|named| calendar::weekday(*date) == named);
    // `fell on 15 January and died on the 18th`: the month told last
    let told = frame.anchor.filter(|it| matches!(it.precision, Precision::Day | Precision::Month));
    let told = told.and_then(|it| Date::new(it.first.year(), it.first.month(), day).ok());
    let told = told.filter(fits).map(calendar::day);
    let Some(now) = frame.published else { return told.map(|day| vec![Some(day)]) };
    let month = now.first_of_month();
    let at = |n: i64| {
        let month = shift(month, n, Unit::Month)?;
        Date::new(month.year(), month.month(), day).ok().filter(fits)
    };
    let back = (0..14).find_map(|n| at(-n).filter(|date| *date <= now)).map(calendar::day);
    let ahead = (0..14).find_map(|n| at(n).filter(|date| *date > now)).map(calendar::day);
    let away = |value: Option<DateValue>| {
        value.map_or(i64::MAX, |value| calendar::days_between(now, value.first).abs())
    };
    let nearer = mention.weekday.is_some() && away(ahead) < away(back);
    let until = mention.bound == Some(Bound::AtMost) && !relative::past(frame.scan, mention.first);
    let forward = relative::future(frame.scan, mention.first) || nearer || until;
    Some(if forward { vec![told, ahead, back] } else { vec![told, back, ahead] })
}

/// The first time that a day or month without a year comes round at or after `from`.
pub(super) fn next_after(mention: &Mention, from: Date) -> Option<DateValue> {
    let build = |year: i16| match mention.when {
        When::Day { month, day, .. } => calendar::ymd(year, month, day),
        When::Month { month, .. } => calendar::month(year, month),
        When::Quarter { n, .. } => calendar::quarter(year, n),
        When::Half { n, .. } => calendar::half(year, n),
        When::Season { n, .. } => calendar::season(year, n),
        _ => None,
    };
    let value = (0..5).find_map(|n| build(from.year() + n).filter(|value| value.last >= from))?;
    let value = DateValue { year_inferred: true, weekday: mention.weekday, ..value };
    if mention.part == Part::Whole { Some(value) } else { part(value, mention.part, None) }
}
