//! The form of a notice against the style of the house (`notice/style`): one table of rules, each on its own.

mod form;
mod values;
mod words;

use super::form::opens;
use super::parse::{Notice, alone, notices};
use super::told::{Told, told};
use super::{NoticeKind, Style};
use crate::reading::Reading;
use crate::settings::Settings;
use crate::text::Span;
use jiff::civil::Date;

/// A notice, and what is known of the correction that it is for.
#[derive(Clone, Debug, Default)]
pub struct Lint<'a> {
    /// The notice.
    pub notice: &'a str,
    /// Its kind, where a record says so; else it is taken from the label.
    pub kind: Option<NoticeKind>,
    /// The wrong words; empty where not known.
    pub wrong: &'a str,
    /// The right words; empty where not known.
    pub right: &'a str,
    /// Names of the staff, who are never blamed.
    pub staff: &'a [String],
    /// The article, which shows how names are spelled; empty where not known.
    pub article: &'a str,
    /// True where libel, a minor or a victim is concerned: the error is not repeated.
    pub sensitive: bool,
    /// The day the wrong version was published.
    pub published: Option<Date>,
    /// Today.
    pub now: Option<Date>,
    /// Why the correction comes late; an empty reason where it does and none was given.
    pub late: Option<&'a str>,
}

/// One fault of form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which rule of form: one of [`rules`].
    pub name: &'static str,
    /// The words; the whole notice where something is missing.
    pub span: Span,
    /// What is wrong, and what would put it right.
    pub message: String,
}

/// What a rule looks at.
struct View<'v> {
    case: &'v Lint<'v>,
    style: &'v Style,
    kind: NoticeKind,
    reading: &'v Reading<'v>,
    notices: &'v [Notice],
    items: &'v [Told],
}

impl View<'_> {
    const fn whole(&self) -> Span {
        Span::new(0, self.case.notice.len())
    }

    fn fault(&self, name: &'static str, message: String) -> Vec<Fault> {
        vec![Fault { name, span: self.whole(), message }]
    }
}

/// A rule: its name, and what it finds.
type Rule = (&'static str, fn(&View<'_>) -> Vec<Fault>);

/// Every rule of form.
const RULES: &[Rule] = &[
    ("label", form::label),
    ("noun", form::noun),
    ("reference", form::reference),
    ("length", form::length),
    ("quotation-marks", form::quotation_marks),
    ("typing", form::typing),
    ("unfilled", form::unfilled),
    ("euphemism", words::euphemism),
    ("alone", words::leaning),
    ("blame", words::blame),
    ("regret", words::regret),
    ("kind", words::kind),
    ("right-missing", values::right_missing),
    ("wrong-missing", values::wrong_missing),
    ("wrong-repeated", values::wrong_repeated),
    ("subject", values::subject),
    ("names", values::names),
    ("date-form", values::date_form),
    ("date-order", values::date_order),
    ("late", values::late),
];

/// The names of the rules of form.
#[must_use]
pub fn rules() -> Vec<&'static str> {
    std::iter::once("empty").chain(RULES.iter().map(|(name, _)| *name)).collect()
}

/// Checks a notice; the faults in their order in the text.
#[must_use]
pub fn lint(case: &Lint<'_>, style: &Style) -> Vec<Fault> {
    lint_without(case, style, "")
}

/// [`lint`] with one rule left out.
#[must_use]
pub fn lint_without(case: &Lint<'_>, style: &Style, left_out: &str) -> Vec<Fault> {
    if case.notice.trim().is_empty() {
        let empty = Fault {
            name: "empty",
            span: Span::new(0, case.notice.len()),
            message: "The notice is empty.".into(),
        };
        return if left_out == "empty" { Vec::new() } else { vec![empty] };
    }
    let reading = alone(case.notice, &Settings::default());
    let all = notices(&reading);
    let items: Vec<Told> = all.iter().flat_map(|n| &n.items).map(|item| told(&reading, item)).collect();
    let kind = case.kind.or_else(|| opens(case.notice)).unwrap_or(NoticeKind::Correction);
    let view = View { case, style, kind, reading: &reading, notices: &all, items: &items };
    let rules = RULES.iter().filter(|(name, _)| *name != left_out);
    let mut faults: Vec<Fault> = rules.flat_map(|(_, check)| check(&view)).collect();
    faults.sort_by_key(|fault| fault.span);
    faults
}

#[cfg(test)]
mod tests;
