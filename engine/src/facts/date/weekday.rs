//! Which day a weekday means: `on Tuesday`, `last Friday`, `Tuesday of last week`.

use super::calendar::{self, holding, shift};
use super::lexicon::{Unit, Which};
use super::mention::Mention;
use super::relative;
use super::resolve::{Frame, steps};
use crate::facts::DateValue;
use jiff::civil::Date;

/// The readings of a weekday, the likeliest first.
pub(super) fn weekday(
    frame: &Frame<'_>,
    mention: &Mention,
    day: i8,
    which: Option<Which>,
) -> Option<Vec<Option<DateValue>>> {
    let now = frame.published;
    let days =
        |dates: [Option<Date>; 2]| Some(dates.into_iter().map(|date| date.map(calendar::day)).collect());
    let Some(which) = which else {
        let now = now?;
        let today = calendar::weekday(now) == day;
        let back = if today { Some(now) } else { calendar::nearest(now, day, true) };
        let ahead = calendar::nearest(now, day, false);
        if today {
            let all = [back, ahead, shift(now, -7, Unit::Day)];
            return Some(all.into_iter().map(|date| date.map(calendar::day)).collect());
        }
        let forward =
            relative::future(frame.scan, mention.first) && !relative::past(frame.scan, mention.first);
        return days(if forward { [ahead, back] } else { [back, ahead] });
    };
    if super::join::told_before(which)
        && let Some(anchor) = frame.anchor
    {
        return match which {
            Which::Following => days([calendar::nearest(anchor.last, day, false), None]),
            Which::Previous => days([calendar::nearest(anchor.first, day, true), None]),
            _ => None,
        };
    }
    let now = now?;
    let week = |n: i64| weekday_in(now, day, n);
    match which {
        Which::Last | Which::Previous => days([week(-1), calendar::nearest(now, day, true)]),
        Which::Past => days([calendar::nearest(now, day, true), None]),
        Which::This => {
            let ahead = calendar::nearest(now, day, false);
            let over = week(0).is_some_and(|date| date < now) && !relative::past(frame.scan, mention.first);
            days(if over { [ahead, week(0)] } else { [week(0), ahead] })
        }
        Which::Coming => days([calendar::nearest(now, day, false), None]),
        Which::Next | Which::Following => days([week(1), calendar::nearest(now, day, false)]),
        Which::AfterNext => {
            days([calendar::nearest(now, day, false).and_then(|d| shift(d, 1, Unit::Week)), week(2)])
        }
        Which::BeforeLast => {
            days([calendar::nearest(now, day, true).and_then(|d| shift(d, -1, Unit::Week)), week(-2)])
        }
        Which::Same => None,
    }
}

/// That weekday of the week `n` weeks from the one that holds `date`.
pub(super) fn weekday_in(date: Date, day: i8, n: i64) -> Option<Date> {
    let monday = holding(date, Unit::Week)?.first;
    shift(shift(monday, n, Unit::Week)?, i64::from(day) - 1, Unit::Day)
}

/// That weekday of the week that the word names.
pub(super) fn weekday_of(frame: &Frame<'_>, day: i8, which: Which) -> Option<DateValue> {
    weekday_in(frame.base(which)?, day, steps(which)).map(calendar::day)
}
