//! `notice --lint`: a notice, also one written by hand, against the form of the house.

use super::{Checked, Desk, Result};
use copydesk_engine::notice::{Fault, Lint, NoticeKind, Style, lint, notices};
use copydesk_engine::{Finding, Place, Reading, Rule, Span};
use serde::Serialize;

/// A fault of form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Linted {
    /// Which rule of form: `label`, `euphemism`, `blame`, …
    pub name: String,
    /// What is wrong, and what would put it right.
    pub message: String,
    /// Where its words begin in the notice, in bytes.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// The words.
    pub text: String,
}

impl Desk {
    /// The faults of form of a notice in a house style; the desk's where none is named.
    ///
    /// # Errors
    /// Where there is no such style.
    pub fn lint_notice(&self, notice: &str, style: Option<&str>) -> Result<Vec<Linted>> {
        let style = self.style(style.unwrap_or(&self.config().style))?;
        let now = Some(self.day_of(self.identity.now()));
        Ok(linted(&Lint { notice, now, ..Lint::default() }, &style))
    }

    /// Adds `notice/style` for every notice in a body, by the style of its record, else that of the desk. Styles are
    /// read from the desk, so this is no work of the engine.
    pub(crate) fn find_faults_of_form(&self, slug: &str, checked: &mut Checked) {
        let rule = Rule::NoticeStyle;
        let level = match self.config().engine.levels.get(&rule) {
            Some(None) => return,
            Some(Some(level)) => *level,
            None => rule.level(),
        };
        let text = checked.text.clone();
        let body = Reading::new(&text, Place::Body, None, &self.config().engine);
        for notice in notices(&body) {
            let (at, words) = bare(notice.span, &text);
            let record = self.config().corrections.iter().find(|record| {
                record.article == slug && record.notice.as_deref().is_some_and(|known| known.trim() == words)
            });
            let name = record.and_then(|record| record.style.as_deref()).unwrap_or(&self.config().style);
            let Ok(style) = self.style(name) else { continue };
            let case = Lint {
                notice: words,
                kind: Some(record.and_then(|r| NoticeKind::from_name(&r.kind)).unwrap_or(notice.kind)),
                wrong: record.map_or("", |record| &record.wrong),
                right: record.map_or("", |record| &record.right),
                ..Lint::default()
            };
            for fault in lint(&case, &style) {
                let Fault { name: _, span, message } = fault;
                let span = Span::new(at + span.start, at + span.end);
                let shown = span.of(&text).to_owned();
                checked.findings.push(Finding {
                    rule,
                    level,
                    message,
                    place: Place::Body,
                    span,
                    text: shown,
                    claim: None,
                    evidence: Vec::new(),
                    suggestion: None,
                });
            }
        }
    }
}

/// The notice without the signs of emphasis around it, and where it begins.
fn bare(span: Span, text: &str) -> (usize, &str) {
    let signs = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '>' | '•');
    let whole = span.of(text);
    let front = whole.len() - whole.trim_start_matches(signs).len();
    (span.start + front, whole.trim_matches(signs))
}

/// The faults of form of a notice.
#[must_use]
pub fn lint_text(notice: &str, style: &Style) -> Vec<Linted> {
    linted(&Lint { notice, ..Lint::default() }, style)
}

/// The faults of form of a notice of which more is known.
pub(crate) fn linted(case: &Lint<'_>, style: &Style) -> Vec<Linted> {
    let faults = lint(case, style).into_iter().map(|fault| Linted {
        name: fault.name.to_owned(),
        message: fault.message,
        start: fault.span.start,
        end: fault.span.end,
        text: fault.span.of(case.notice).to_owned(),
    });
    faults.collect()
}

#[cfg(test)]
mod tests {
    use crate::desk::example::desk_of;
    use crate::store::memory::Memory;

    #[test]
    fn a_notice_in_an_article_is_checked_by_the_style_of_the_desk() {
        use crate::desk::CheckOptions;
        use crate::store::{Files, Version};
        use std::path::Path;
        let files = Memory::default();
        drop(desk_of(&files, "ann"));
        let story =
            "The fee is £40.\n\n*This article was updated to correct the fee, which is £40 and not £45.*\n";
        files.write(Path::new("articles/s/v1.md"), story.as_bytes()).unwrap();
        let desk = desk_of(&files, "ann");
        let checked = desk.check_version("s", Version::Number(1), &CheckOptions::default()).unwrap();
        let found: Vec<&str> = checked
            .findings
            .iter()
            .filter(|finding| finding.rule.name() == "notice/style")
            .map(|finding| finding.text.as_str())
            .collect();
        assert_eq!(found, ["article was updated"], "{:?}", checked.findings);
    }

    #[test]
    fn the_style_decides() {
        let desk = desk_of(&Memory::default(), "ann");
        let notice = "Correction: Because of an editing error, the fee was given as £45. It is £40.";
        let names = |style: Option<&str>| -> Vec<String> {
            desk.lint_notice(notice, style).unwrap().into_iter().map(|fault| fault.name).collect()
        };
        assert_eq!(names(None), ["blame"]);
        assert_eq!(names(Some("nyt")), Vec::<String>::new());
        assert!(desk.lint_notice(notice, Some("no-such-house")).is_err());
    }
}
