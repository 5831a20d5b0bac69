//! What changed from version to version, the newest first: facts, then the words in place.

use super::super::page::{PageData, Row, Target};
use super::super::theme::Label;
use crate::desk::{Desk, Result};
use crate::store::Version;
use similar::{ChangeTag, TextDiff};

pub fn page(desk: &Desk, slug: &str) -> Result<PageData> {
    let versions: Vec<Version> = desk
        .store
        .article(slug)
        .map(|article| article.versions.keys().copied().collect())
        .unwrap_or_default();
    let (mut rows, mut pairs) = (Vec::new(), Vec::new());
    for pair in versions.windows(2).rev() {
        let [from, to] = pair else { continue };
        between(desk, slug, *from, *to, &mut rows)?;
        rows.push(Row::blank());
        beside(desk, slug, (*from, *to), &mut pairs)?;
    }
    if let Some(first) = versions.first() {
        rows.push(head(desk, slug, *first, "the first version"));
    }
    Ok(PageData { title: format!("Versions · {slug}"), rows, pairs, ..PageData::default() })
}

fn head(desk: &Desk, slug: &str, version: Version, what: &str) -> Row {
    let read = desk.store.read_version(slug, version).ok();
    let day = read.and_then(|text| text.front.published).unwrap_or_else(|| "not published".into());
    Row::new(what.to_owned(), Label::Text)
        .and(format!("  {}", day.get(..10).unwrap_or(&day)), Label::Quiet)
        .led(version.to_string(), Label::Strong, 8)
        .to(Target::Story(slug.to_owned(), Some(version.to_string())))
}

fn between(desk: &Desk, slug: &str, from: Version, to: Version, rows: &mut Vec<Row>) -> Result<()> {
    rows.push(head(desk, slug, to, &format!("after {from}")));
    let diff = desk.diff(slug, Some((from, to)))?;
    let facts = diff.changes.iter().filter_map(|change| Some((change, change.fact?)));
    for (change, fact) in facts {
        let said = |words: &Option<crate::desk::Words>| words.as_ref().map(|words| words.text.clone());
        let (before, after) = (said(&change.before), said(&change.after));
        let mut row = Row::default().led(fact.name(), Label::Quiet, 12).indent_by(2);
        row = row.and(before.unwrap_or_else(|| "nothing".into()), Label::Removed);
        row = row.and(" → ", Label::Quiet).and(after.unwrap_or_else(|| "nothing".into()), Label::Added);
        row = match &change.covered_by {
            Some(id) => row.and(format!("  ✓ {id}"), Label::Supported),
            None => row.and("  ✗ no record says so", Label::Contradicted).problem(true),
        };
        rows.push(row);
    }
    rows.push(Row::blank());
    let text = |version| desk.store.read_version(slug, version).map(|text| text.body().to_owned());
    words(&text(from)?, &text(to)?, rows);
    Ok(())
}

/// Two versions in full, paragraph by paragraph, with the changed words marked in both.
fn beside(
    desk: &Desk,
    slug: &str,
    (from, to): (Version, Version),
    pairs: &mut Vec<(Row, Row)>,
) -> Result<()> {
    let named = |version| head(desk, slug, version, "");
    pairs.push((named(from), named(to)));
    pairs.push((Row::blank(), Row::blank()));
    let text = |version| desk.store.read_version(slug, version).map(|text| text.body().to_owned());
    let (old, new) = (text(from)?, text(to)?);
    let lines = TextDiff::from_lines(&old, &new);
    for op in lines.ops() {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for change in lines.iter_inline_changes(op) {
            let plain = |change: &similar::InlineChange<'_, str>, label: Label| {
                change.iter_strings_lossy().fold(Row::default(), |row, (changed, text)| {
                    let label = if changed { label } else { Label::Text };
                    row.and(text.trim_end_matches('\n').to_owned(), label)
                })
            };
            match change.tag() {
                ChangeTag::Equal => {
                    before.push(plain(&change, Label::Text));
                    after.push(plain(&change, Label::Text));
                }
                ChangeTag::Delete => before.push(plain(&change, Label::Removed).led("−", Label::Removed, 2)),
                ChangeTag::Insert => {
                    after.push(plain(&change, Label::Added).led("+", Label::Added, 2).problem(true));
                }
            }
        }
        let rows = before.len().max(after.len());
        let nth = |rows: &[Row], n: usize| rows.get(n).cloned().unwrap_or_default();
        pairs.extend((0..rows).map(|n| (nth(&before, n), nth(&after, n))));
    }
    pairs.push((Row::blank(), Row::blank()));
    Ok(())
}

/// Changed paragraphs, with the changed words marked in both.
fn words(old: &str, new: &str, rows: &mut Vec<Row>) {
    let lines = TextDiff::from_lines(old, new);
    for op in lines.ops() {
        for change in lines.iter_inline_changes(op) {
            let (sign, label) = match change.tag() {
                ChangeTag::Equal => continue,
                ChangeTag::Delete => ("−", Label::Removed),
                ChangeTag::Insert => ("+", Label::Added),
            };
            let parts = change.iter_strings_lossy();
            let row = parts.fold(Row::default().led(sign, label, 2).indent_by(2), |row, (changed, text)| {
                row.and(text.trim_end_matches('\n').to_owned(), if changed { label } else { Label::Text })
            });
            if !row.text().trim().is_empty() {
                rows.push(row);
            }
        }
    }
}
