//! Days and times as they stand in files: a date, or RFC 3339.

use jiff::Timestamp;
use jiff::civil::Date;

/// The day of a date or time, as it is written there (no zone is applied).
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    let day = text.get(..10).unwrap_or(text);
    let rest = text.get(10..).unwrap_or_default();
    if !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
        return None;
    }
    day.parse().ok()
}

/// The moment of an RFC 3339 time; a bare date is its first moment in UTC.
#[must_use]
pub fn moment(text: &str) -> Option<Timestamp> {
    text.parse().ok().or_else(|| {
        let midnight = day(text)?.at(0, 0, 0, 0);
        jiff::tz::TimeZone::UTC.to_timestamp(midnight).ok()
    })
}

/// A moment as it is written: RFC 3339 in UTC, whole seconds.
#[must_use]
pub fn written(moment: Timestamp) -> String {
    Timestamp::from_second(moment.as_second()).unwrap_or(moment).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_written() {
        assert_eq!(day("2017-06-30T23:30:00-05:00").unwrap().to_string(), "2017-06-30");
        assert_eq!(day("2017-06-30").unwrap().to_string(), "2017-06-30");
        assert_eq!(day("2017-06-301"), None);
        assert_eq!(day("last May"), None);
    }

    #[test]
    fn a_moment_has_a_zone() {
        assert_eq!(written(moment("2017-06-30T23:30:00.5-05:00").unwrap()), "2017-07-01T04:30:00Z");
        assert_eq!(written(moment("2017-06-30").unwrap()), "2017-06-30T00:00:00Z");
    }
}
