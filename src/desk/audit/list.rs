//! The account as lists: each bar of a chart with the rows behind it.

use serde::Serialize;
use std::collections::BTreeMap;

/// One row behind a bar: something on the desk that can be opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct AuditRow {
    /// The article.
    pub article: String,
    /// The version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// The correction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<String>,
    /// The rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// `error` or `warning`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// When it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The words that it is about.
    pub text: String,
    /// What there is to say.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub message: String,
}

/// One bar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AuditBar {
    /// What it counts.
    pub key: String,
    /// How many.
    pub count: usize,
    /// What was counted.
    #[serde(skip)]
    pub rows: Vec<AuditRow>,
}

/// One chart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AuditList {
    /// Its name in JSON and CSV: `corrections_by_kind`.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What one of what it counts is called.
    pub unit: &'static str,
    /// Whether its bars follow each other in time, and are no ranking.
    pub in_time: bool,
    /// Its bars.
    pub bars: Vec<AuditBar>,
}

/// Rows put together by a key.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    rows: BTreeMap<String, Vec<AuditRow>>,
}

impl Sorted {
    pub(super) fn add(&mut self, key: &str, row: AuditRow) {
        self.rows.entry(key.to_owned()).or_default().push(row);
    }

    /// The list: the longest bar first, or in the order of the keys where they are times.
    pub(super) fn list(self, name: &'static str, title: &'static str, unit: &'static str) -> AuditList {
        let in_time = name.ends_with("_month");
        let bar = |(key, rows): (String, Vec<AuditRow>)| AuditBar { key, count: rows.len(), rows };
        let mut bars: Vec<AuditBar> = self.rows.into_iter().map(bar).collect();
        if !in_time {
            bars.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
        }
        AuditList { name, title, unit, in_time, bars }
    }
}

/// How long something took.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// Of how many corrections both times are known.
    pub count: usize,
    /// Half of them took no longer, in minutes.
    pub median_minutes: Option<i64>,
    /// Nine in ten took no longer, in minutes.
    pub p90_minutes: Option<i64>,
}

impl Spread {
    /// The nearest-rank percentiles: values that there are, not values between them.
    pub(super) fn of(mut minutes: Vec<i64>) -> Self {
        minutes.sort_unstable();
        let rank = |hundredths: usize| {
            let rank = (minutes.len() * hundredths).div_ceil(100).checked_sub(1)?;
            minutes.get(rank).copied()
        };
        Self { count: minutes.len(), median_minutes: rank(50), p90_minutes: rank(90) }
    }
}

/// Minutes in words: `3 days 4 hours`, `25 minutes`.
#[must_use]
pub fn span_words(minutes: i64) -> String {
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let unit = |n: i64, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    match (days, hours, rest) {
        (0, 0, rest) => unit(rest, "minute"),
        (0, hours, 0) => unit(hours, "hour"),
        (0, hours, rest) => format!("{} {}", unit(hours, "hour"), unit(rest, "minute")),
        (days, 0, _) => unit(days, "day"),
        (days, hours, _) if days < 30 => format!("{} {}", unit(days, "day"), unit(hours, "hour")),
        (days, ..) => unit(days, "day"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_there_are() {
        assert_eq!(Spread::of(vec![]), Spread::default());
        let spread = |values: &[i64]| {
            let spread = Spread::of(values.to_vec());
            (spread.median_minutes.unwrap(), spread.p90_minutes.unwrap())
        };
        assert_eq!(spread(&[7]), (7, 7));
        assert_eq!(spread(&[10, 1, 2, 3]), (2, 10));
        assert_eq!(spread(&(1..=10).collect::<Vec<_>>()), (5, 9));
        assert_eq!(spread(&(1..=100).collect::<Vec<_>>()), (50, 90));
    }

    #[test]
    fn times_in_words() {
        let words: Vec<String> = [0, 1, 60, 95, 1440, 4560, 100_000].into_iter().map(span_words).collect();
        let expected =
            ["0 minutes", "1 minute", "1 hour", "1 hour 35 minutes", "1 day", "3 days 4 hours", "69 days"];
        assert_eq!(words, expected);
    }
}
