//! The sources and where they came from.

use super::super::model::address;
use super::super::page::{PageData, Row};
use super::super::theme::Label;
use crate::desk::{Desk, Result};
use crate::store::{Provenance, SourceText};

pub fn page(desk: &Desk, slug: Option<&str>) -> Result<PageData> {
    let ids = match slug {
        Some(slug) => {
            let (slug, version) = desk.version_target(slug)?;
            desk.store.read_version(&slug, version)?.front.sources
        }
        None => desk.store.source_ids()?,
    };
    let mut rows = Vec::new();
    for id in &ids {
        match desk.store.read_source(id) {
            Ok(source) => push(desk, &mut rows, &source),
            Err(error) => {
                rows.push(Row::new(id.clone(), Label::Strong).problem(true));
                rows.push(Row::new(error.to_string(), Label::Contradicted).indent(2).problem(true));
            }
        }
        rows.push(Row::blank());
    }
    if ids.is_empty() {
        rows.push(Row::new("No source is named. Name them in the article's front matter.", Label::Quiet));
    }
    Ok(PageData { title: format!("Sources · {}", ids.len()), rows, ..PageData::default() })
}

fn push(desk: &Desk, rows: &mut Vec<Row>, source: &SourceText) {
    let Provenance {
        title, publisher, url, archive_url, published, retrieved, kind, standing, warnings, ..
    } = &source.provenance;
    rows.push(
        Row::new(title.clone().unwrap_or_else(|| source.id.clone()), Label::Strong)
            .and(format!("  {}", source.id), Label::Quiet)
            .linked(address(url.as_deref(), Some(&desk.original_of(source)))),
    );
    let words = source.text.split_whitespace().count();
    let fields = [
        ("kind", kind.clone()),
        ("publisher", publisher.clone()),
        ("published", published.clone()),
        ("retrieved", retrieved.clone()),
        ("address", url.clone()),
        ("archive", archive_url.clone()),
        ("standing", standing.clone()),
        ("text", Some(format!("{words} words"))),
        ("sha-256", Some(source.sha256.clone())),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            rows.push(
                Row::new(value.clone(), Label::Text).led(name, Label::Quiet, 12).indent_by(2).copying(value),
            );
        }
    }
    for warning in warnings {
        rows.push(
            Row::new(warning.clone(), Label::NotFound)
                .led("warning", Label::NotFound, 12)
                .indent_by(2)
                .problem(true),
        );
    }
}
