//! The desk's record in figures.

use super::super::page::{PageData, Row};
use super::super::theme::Label;
use crate::desk::Desk;
use std::collections::BTreeMap;

/// Columns of the longest bar.
const LONGEST: usize = 30;

pub fn page(desk: &Desk) -> PageData {
    let records = &desk.config().corrections;
    let articles = desk.store.articles.len();
    let events = desk.store.log.events();
    let breaks = desk.store.log.breaks();
    let mut rows = vec![
        figure("article", articles),
        figure("correction", records.len()),
        figure("event in history", events.len()),
    ];
    rows.push(if breaks.is_empty() {
        Row::new("every chain of the history holds", Label::Supported).led("✓", Label::Supported, 2)
    } else {
        let said = format!("the history is broken in {} places: copydesk audit --verify", breaks.len());
        Row::new(said, Label::Contradicted).led("✗", Label::Contradicted, 2).problem(true)
    });
    let by = |key: &dyn Fn(&crate::store::Correction) -> Option<String>| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for record in records {
            *counts.entry(key(record).unwrap_or_else(|| "not said".into())).or_default() += 1;
        }
        counts
    };
    bars(&mut rows, "Corrections by kind", by(&|record| Some(record.kind.clone())));
    bars(&mut rows, "By kind of fact", by(&|record| record.fact.clone()));
    bars(&mut rows, "By cause", by(&|record| record.cause.clone()));
    bars(&mut rows, "By month", by(&|record| record.published.as_ref()?.get(..7).map(str::to_owned)));
    let mut decided: BTreeMap<String, usize> = BTreeMap::new();
    for event in events.iter().filter(|event| event.event == "review.set") {
        *decided.entry(event.data_str("decision").unwrap_or("not said").to_owned()).or_default() += 1;
    }
    bars(&mut rows, "Decisions on claims", decided);
    PageData { title: "Audit".into(), rows, ..PageData::default() }
}

fn figure(name: &str, count: usize) -> Row {
    let (first, rest) = name.split_once(' ').map_or((name, String::new()), |(a, b)| (a, format!(" {b}")));
    let plural = if count == 1 { "" } else { "s" };
    Row::new(count.to_string(), Label::Strong).and(format!(" {first}{plural}{rest}"), Label::Text)
}

fn bars(rows: &mut Vec<Row>, title: &str, counts: BTreeMap<String, usize>) {
    let Some(most) = counts.values().max().copied() else { return };
    rows.push(Row::blank());
    rows.push(Row::new(title, Label::Title));
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    if title != "By month" {
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    }
    for (name, count) in counts {
        let bar = "█".repeat((count * LONGEST).div_ceil(most.max(1)));
        rows.push(
            Row::new(bar, Label::Focus)
                .and(format!(" {count}"), Label::Text)
                .led(name, Label::Quiet, 18)
                .indent_by(2),
        );
    }
}
