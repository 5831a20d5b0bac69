//! The house styles: how each words the same correction, so that they can be compared.

use super::super::page::{PageData, Row, Target};
use super::super::theme::Label;
use crate::desk::{Desk, Result};
use copydesk_engine::notice::{Draft, DraftFact, NoticeKind, Restate, Style, draft};

/// An invented correction, worded by every house.
fn sample() -> Draft {
    let day = |month, day| jiff::civil::date(2025, month, day);
    Draft {
        kind: Some(NoticeKind::Correction),
        facts: vec![DraftFact {
            wrong: "310 metres".into(),
            right: "130 metres".into(),
            old_sentence: "The new pier is 310 metres long.".into(),
            new_sentence: "The new pier is 130 metres long.".into(),
            subject: "the new pier".into(),
            fact: "quantity".into(),
            ..DraftFact::default()
        }],
        corrected: Some(day(6, 4)),
        published: Some(day(6, 2)),
        ..Draft::default()
    }
}

pub fn page(desk: &Desk) -> Result<PageData> {
    let names = desk.style_names();
    let mut rows = Vec::new();
    for name in &names {
        let used = *name == desk.config().style;
        let own = desk.root().join(&desk.config().styles).join(format!("{name}.toml"));
        match desk.style(name) {
            Ok(style) => {
                let mut head = Row::new(name.clone(), Label::Strong)
                    .and(format!("  {}", style.title), Label::Quiet)
                    .and(if used { "  the desk’s" } else { "" }, Label::Focus)
                    .and(if own.is_file() { "  a file of the desk" } else { "" }, Label::Quiet);
                if own.is_file() {
                    head = head.to(Target::File(own, 1));
                }
                rows.push(head);
                let notice = draft(&sample(), &style);
                rows.push(Row::new(notice.clone(), Label::Text).indent(2).copying(notice));
                rows.push(Row::new(form(&style), Label::Quiet).indent(2));
            }
            Err(error) => {
                rows.push(Row::new(name.clone(), Label::Strong).problem(true));
                rows.push(Row::new(error.to_string(), Label::Contradicted).indent(2).problem(true));
            }
        }
        rows.push(Row::blank());
    }
    rows.push(Row::new(
        "A style of your own is a file in the folder styles: docs/files.md says what stands in it.",
        Label::Quiet,
    ));
    Ok(PageData { title: format!("House styles · {}", names.len()), rows, ..PageData::default() })
}

/// What a house wants of a notice, in one line.
fn form(style: &Style) -> String {
    let mut parts = vec![match style.restate {
        Restate::Never => "never repeats the error".to_owned(),
        Restate::Needed => "repeats the error where the reader needs it".to_owned(),
        Restate::Always => "always repeats the error".to_owned(),
    }];
    parts.push(match style.blame.as_slice() {
        [] => "blames nobody".to_owned(),
        causes => format!("may name: {}", causes.join(", ")),
    });
    if !style.regret.is_empty() {
        parts.push("regrets".to_owned());
    }
    if style.longest > 0 {
        parts.push(format!("at most {} characters", style.longest));
    }
    parts.join(" · ")
}
