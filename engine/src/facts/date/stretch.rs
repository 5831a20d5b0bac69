//! Days and stretches so many units away: `two years ago`, `a week later`, `the last three months`.

use super::calendar::{self, holding, shift, shifted};
use super::lexicon::{Unit, Which};
use super::resolve::{Frame, steps};
use crate::facts::{DateValue, Precision};
use jiff::civil::Date;

/// A day so far from `now`, and the whole unit that it lies in: the words do not say how exact they are.
pub(super) fn ago(now: Date, n: i64, unit: Unit) -> Vec<Option<DateValue>> {
    let day = shift(now, n, unit);
    let fine = !matches!(unit, Unit::Decade | Unit::Century);
    let whole = day.and_then(|day| holding(day, if fine { unit } else { Unit::Year }));
    vec![day.filter(|_| fine).map(calendar::day), whole]
}

/// The anchor moved, as fine as it was; and the whole unit.
pub(super) fn moved(frame: &Frame<'_>, n: i64, unit: Unit) -> Option<Vec<Option<DateValue>>> {
    let Some(anchor) = frame.anchor else { return Some(ago(frame.published?, n, unit)) };
    let plain = DateValue { bound: None, weekday: None, year_inferred: false, ..anchor };
    let value = shifted(plain, n, unit);
    let whole =
        value.and_then(|value| holding(value.first, if unit == Unit::Decade { Unit::Year } else { unit }));
    let mut found = vec![value, whole.filter(|_| anchor.precision != Precision::Stretch)];
    if let Some(now) = frame.published {
        found.extend(ago(now, n, unit));
    }
    Some(found)
}

/// So many units back or ahead, to the day: the last three months.
pub(super) fn run(base: Date, n: i64, unit: Unit, which: Which) -> Option<DateValue> {
    let back = steps(which) < 0;
    if unit == Unit::Quarter {
        let near = holding(shift(base, if back { -1 } else { 1 }, unit)?, unit)?;
        let far = holding(shift(base, if back { -n } else { n }, unit)?, unit)?;
        return Some(calendar::stretch(
            near.first.min(far.first),
            near.last.max(far.last),
            Precision::Stretch,
        ));
    }
    let far = shift(base, if back { -n } else { n }, unit)?;
    let near = if back { base.yesterday().ok()? } else { base.tomorrow().ok()? };
    Some(calendar::stretch(near.min(far), near.max(far), Precision::Stretch))
}

/// The same in whole units of the calendar: `the last two years` of 2025 are 2023 and 2024.
pub(super) fn whole_run(base: Date, n: i64, unit: Unit, which: Which) -> Option<DateValue> {
    let step = steps(which);
    let near = holding(shift(base, step, unit)?, unit)?;
    let far = holding(shift(base, step * n, unit)?, unit)?;
    Some(calendar::stretch(near.first.min(far.first), near.last.max(far.last), Precision::Stretch))
}
