//! The findings of `check` as the exports take them.

use crate::desk::Checked;
use crate::export::{Flag, Region};
use crate::store::fields::position;
use copydesk_engine::{Finding, Level, Place, Span};

/// Every finding at its place in the file.
pub fn flags(checked: &[Checked]) -> Vec<Flag> {
    let all = checked.iter().flat_map(|one| one.findings.iter().map(move |finding| flag(one, finding)));
    all.collect()
}

fn flag(one: &Checked, finding: &Finding) -> Flag {
    let body = |span: Span| (finding.place == Place::Body).then(|| region(one, span));
    let level = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    };
    let fix = finding.suggestion.as_ref();
    Flag {
        rule: finding.rule.name().to_owned(),
        doc: finding.rule.doc().to_owned(),
        level: level.to_owned(),
        message: finding.message.clone(),
        path: one.path.strip_prefix(".").unwrap_or(&one.path).to_string_lossy().into_owned(),
        region: body(finding.span),
        replacement: fix.and_then(|fix| Some((body(fix.span)?, fix.replacement.clone()))),
    }
}

fn region(one: &Checked, span: Span) -> Region {
    let at = |byte: usize| {
        let (line, column) = position(&one.text, byte);
        (line + one.lines_before, column)
    };
    Region { start: at(span.start), end: at(span.end) }
}
