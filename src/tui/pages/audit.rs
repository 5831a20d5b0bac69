//! The desk's record in figures: bars and sparklines, each bar with its list, each row with its claim.

use super::super::msg::PageRequest;
use super::super::page::{PageData, Row, Target};
use super::super::theme::Label;
use crate::desk::{
    Audit, AuditBar, AuditFilter, AuditList, AuditRow, Desk, Error, Kind, Result, Spread, span_words,
};

/// Columns of the longest bar.
const LONGEST: usize = 30;
/// Columns of a bar's name.
const NAME: u16 = 26;
/// How many bars of a list are shown; months are all shown.
const BARS: usize = 10;
/// How many rows behind a bar are shown.
const ROWS: usize = 2000;
/// A sparkline's marks, the lowest first.
const MARKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The figures, and a line for each bar.
///
/// # Errors
/// Where the desk cannot be read.
pub fn page(desk: &Desk) -> Result<PageData> {
    let audit = desk.audit(&AuditFilter::default())?;
    let mut rows = figures(desk, &audit);
    for list in audit.lists.iter().filter(|list| !list.bars.is_empty()) {
        bars(&mut rows, list);
    }
    Ok(PageData { title: "Audit".into(), rows, ..PageData::default() })
}

/// What one bar counts.
///
/// # Errors
/// Where there is no such bar any more.
pub fn bar(desk: &Desk, list: &str, key: &str) -> Result<PageData> {
    let audit = desk.audit(&AuditFilter::default())?;
    let found = audit.lists.iter().find(|known| known.name == list);
    let found = found.and_then(|found| Some((found, found.bars.iter().find(|bar| bar.key == key)?)));
    let (list, bar) =
        found.ok_or_else(|| Error::new(Kind::NotFound, format!("there is nothing under {key} any more")))?;
    let mut rows = Vec::new();
    for row in bar.rows.iter().take(ROWS) {
        rows.push(opened_by(row));
        if !row.message.is_empty() {
            rows.push(Row::new(row.message.clone(), Label::Quiet).indent(4));
        }
    }
    let more = bar.rows.len().saturating_sub(ROWS);
    if more > 0 {
        rows.push(Row::new(format!("{more} more: copydesk audit --format csv"), Label::Quiet));
    }
    if bar.rows.is_empty() {
        rows.push(Row::new("Nothing.", Label::Quiet));
    }
    let title = format!("{} · {} · {}", list.title, named(&bar.key), bar.count);
    Ok(PageData { title, rows, ..PageData::default() })
}

fn opened_by(row: &AuditRow) -> Row {
    let version = row.version.as_deref().map(|version| format!("@{version}")).unwrap_or_default();
    let day = row.at.as_deref().and_then(|at| at.get(..10)).unwrap_or_default();
    let target = match &row.claim {
        Some(claim) => Target::Claim(row.article.clone(), row.version.clone(), claim.clone()),
        None => Target::Story(row.article.clone(), row.version.clone()),
    };
    let label = match row.level.as_deref() {
        Some("error") => Label::Contradicted,
        Some(_) => Label::NotFound,
        None => Label::Strong,
    };
    Row::new(format!("{}{version}", row.article), label)
        .and(format!("  {}", row.text.split_whitespace().collect::<Vec<_>>().join(" ")), Label::Text)
        .led(day, Label::Quiet, 12)
        .problem(row.level.is_some())
        .to(target)
}

fn figures(desk: &Desk, audit: &Audit) -> Vec<Row> {
    let claims: usize = audit.claims.values().sum();
    let counted = [
        (audit.articles, "article"),
        (claims, "claim"),
        (audit.corrections.total, "published correction"),
        (desk.store.event_count(), "event"),
    ];
    let words: Vec<String> =
        counted.iter().map(|(n, word)| format!("{n} {word}{}", if *n == 1 { "" } else { "s" })).collect();
    let mut rows = vec![Row::new(words.join(" · "), Label::Strong)];
    for (name, spread) in [
        ("error found", &audit.times.to_found),
        ("text fixed", &audit.times.to_fixed),
        ("notice", &audit.times.to_notice),
    ] {
        rows.extend(spread_row(name, spread));
    }
    let breaks = desk.store.known_breaks();
    rows.push(if breaks.is_empty() {
        Row::new(
            "no break in the history is known; copydesk audit --verify reads every line",
            Label::Supported,
        )
        .led("✓", Label::Supported, 2)
    } else {
        let said = format!("the history is broken in {} places: copydesk audit --verify", breaks.len());
        Row::new(said, Label::Contradicted).led("✗", Label::Contradicted, 2).problem(true)
    });
    if !audit.back_dated.is_empty() {
        let said = format!("{} back-dated: recorded later than the time they claim", audit.back_dated.len());
        rows.push(Row::new(said, Label::NotFound).led("!", Label::NotFound, 2).problem(true));
    }
    rows.push(Row::new(audit.checks.words(), Label::Quiet));
    rows
}

fn spread_row(name: &str, spread: &Spread) -> Option<Row> {
    let (median, p90) = (spread.median_minutes?, spread.p90_minutes?);
    let said = format!("median {}, nine in ten within {}", span_words(median), span_words(p90));
    Some(Row::new(said, Label::Text).led(format!("to the {name}"), Label::Quiet, NAME).indent_by(2))
}

fn bars(rows: &mut Vec<Row>, list: &AuditList) {
    let Some(most) = list.bars.iter().map(|bar| bar.count).max() else { return };
    rows.push(Row::blank());
    let title = Row::new(list.title, Label::Title);
    rows.push(if list.in_time {
        title.and(format!("  {}", sparkline(&list.bars)), Label::Focus)
    } else {
        title
    });
    let shown = if list.in_time { list.bars.len() } else { BARS };
    for bar in list.bars.iter().take(shown) {
        let length = (bar.count * LONGEST).div_ceil(most.max(1));
        let target =
            Target::Page(named(&bar.key), PageRequest::AuditBar(list.name.to_owned(), bar.key.clone()));
        rows.push(
            Row::new("█".repeat(length), Label::Focus)
                .and(format!(" {}", bar.count), Label::Text)
                .led(ending(&named(&bar.key)), Label::Quiet, NAME)
                .indent_by(2)
                .to(target),
        );
    }
    let more = list.bars.len().saturating_sub(shown);
    if more > 0 {
        rows.push(Row::new(format!("and {more} more: copydesk audit --format html"), Label::Quiet).indent(2));
    }
}

fn named(key: &str) -> String {
    key.replace('_', " ")
}

/// The end of a name that is too long for its columns: the end of a path says more than its beginning.
fn ending(name: &str) -> String {
    let most = usize::from(NAME) - 2;
    let count = name.chars().count();
    if count <= most {
        name.to_owned()
    } else {
        format!("…{}", name.chars().skip(count - most + 1).collect::<String>())
    }
}

/// A mark for each month from the first to the last, those without any too.
fn sparkline(bars: &[AuditBar]) -> String {
    let months: Vec<(i32, usize)> =
        bars.iter().filter_map(|bar| Some((month(&bar.key)?, bar.count))).collect();
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return String::new() };
    let most = months.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let mark = |month: i32| {
        let count = months.iter().find(|(known, _)| *known == month).map_or(0, |(_, count)| *count);
        MARKS.get(count * (MARKS.len() - 1) / most).copied().unwrap_or(' ')
    };
    // A desk of a lifetime is cut to its last years.
    let from = first.0.max(last.0 - 95);
    (from..=last.0).map(mark).collect()
}

/// A month as a number: `2024-06`.
fn month(key: &str) -> Option<i32> {
    let (year, month) = key.split_once('-')?;
    Some(year.parse::<i32>().ok()? * 12 + month.parse::<i32>().ok()? - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(key: &str, count: usize) -> AuditBar {
        AuditBar { key: key.into(), count, rows: Vec::new() }
    }

    #[test]
    fn a_sparkline_has_a_mark_for_every_month() {
        let bars = [bar("2023-11", 8), bar("2024-01", 4), bar("2024-02", 1), bar("unknown", 3)];
        assert_eq!(sparkline(&bars), "█▁▄▁");
        assert_eq!(sparkline(&[]), "");
    }

    #[test]
    fn each_bar_leads_to_its_list() {
        let list = AuditList {
            name: "corrections_by_kind",
            title: "Corrections by kind",
            unit: "correction",
            in_time: false,
            bars: vec![bar("correction", 4), bar("editors-note", 1)],
        };
        let mut rows = Vec::new();
        bars(&mut rows, &list);
        let lengths: Vec<usize> = rows[2..].iter().map(|row| row.text().matches('█').count()).collect();
        assert_eq!(lengths, [30, 8]);
        let request = PageRequest::AuditBar("corrections_by_kind".into(), "editors-note".into());
        assert_eq!(rows[3].target, Some(Target::Page("editors-note".into(), request)));
    }
}
