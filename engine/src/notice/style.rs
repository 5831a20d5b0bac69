//! A house style: how a newsroom words its notices. Data, read from TOML by the caller.

use super::NoticeKind;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Whether a house repeats what was wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Restate {
    /// Never: only the right fact is given.
    Never,
    /// Where the reader needs it.
    #[default]
    Needed,
    /// Always.
    Always,
}

/// A house style. In templates `{name}` is a field, `[…]` is left out where a field in it is empty; of several
/// templates the first is taken whose fields are all there.
///
/// Fields: `noun label date published place in_place wrong right wrong_clause right_clause right_clause_end
/// right_sentence subject note reason`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Style {
    /// Its name on the command line.
    pub name: String,
    /// The house, for people.
    pub title: String,
    /// What the house calls a text: `article`, `story`.
    pub noun: String,
    /// What stands before the notice, for each kind: `Correction: `; none where the house puts none.
    pub labels: BTreeMap<NoticeKind, String>,
    /// Whether the error is repeated.
    pub restate: Restate,
    /// True if an editing or reporting lapse may be named.
    pub blame: bool,
    /// A sentence of regret at the end; empty where the house has none.
    pub regret: String,
    /// How a date is written: `{day} {month} {year}`, `{Mon} {day}, {year}`.
    pub date: String,
    /// Most characters of a notice; 0 for no limit.
    pub longest: usize,
    /// Templates by kind of notice or of fact (`name`, `quote`, `headline`), the best first.
    pub templates: BTreeMap<String, Vec<String>>,
    /// Templates of the second and further facts of one notice.
    pub also: Vec<String>,
    /// The sentence that says why a correction is late.
    pub late: String,
}

impl Default for Style {
    /// The plain `previous version` note.
    fn default() -> Self {
        let one = |template: &str| vec![template.to_owned()];
        let templates = [
            (
                "correction",
                "A previous version of this {noun}[, {in_place},] said that {wrong_clause}. In fact, {right_clause}.",
            ),
            ("clarification", "This {noun} has been clarified to make plain that {right_clause}."),
            ("update", "This {noun} was updated[ on {date}] to say that {right_clause}."),
            ("editors-note", "{note}"),
            (
                "refile",
                "This {noun} was sent again[ on {date}] to put right a slip that does not change its meaning.",
            ),
            ("retraction", "This {noun} has been withdrawn. {note}"),
            ("headline", "A previous headline of this {noun} said {wrong}. It should have said {right}."),
            ("quote", "A previous version of this {noun} misquoted {subject}. The words were: “{right}”."),
        ];
        let mut templates: BTreeMap<String, Vec<String>> =
            templates.into_iter().map(|(key, template)| (key.to_owned(), one(template))).collect();
        let fallback =
            "A previous version of this {noun} gave “{wrong}” where it should have said “{right}”.";
        if let Some(list) = templates.get_mut("correction") {
            list.push(fallback.to_owned());
        }
        let labels = [
            (NoticeKind::EditorsNote, "Editor’s note: "),
            (NoticeKind::Clarification, "Clarification: "),
            (NoticeKind::Retraction, "Retraction: "),
        ];
        Self {
            name: "plain".into(),
            title: "Plain".into(),
            noun: "article".into(),
            labels: labels.into_iter().map(|(kind, label)| (kind, label.to_owned())).collect(),
            restate: Restate::Always,
            blame: false,
            regret: String::new(),
            date: "{day} {month} {year}".into(),
            longest: 0,
            templates,
            also: vec![
                "It also said that {wrong_clause}; in fact, {right_clause}.".into(),
                "It also gave “{wrong}” where it should have said “{right}”.".into(),
            ],
            late: "The error was found on {found}; {reason}.".into(),
        }
    }
}

const MONTHS: [(&str, &str); 12] = [
    ("January", "Jan."),
    ("February", "Feb."),
    ("March", "March"),
    ("April", "April"),
    ("May", "May"),
    ("June", "June"),
    ("July", "July"),
    ("August", "Aug."),
    ("September", "Sept."),
    ("October", "Oct."),
    ("November", "Nov."),
    ("December", "Dec."),
];

impl Style {
    /// A date as the house writes it.
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        let at = usize::from(date.month().unsigned_abs()).saturating_sub(1);
        let (long, short) = MONTHS.get(at).copied().unwrap_or_default();
        self.date
            .replace("{day}", &date.day().to_string())
            .replace("{month}", long)
            .replace("{Mon}", short)
            .replace("{year}", &date.year().to_string())
    }

    /// The label of a kind, as it is put before the notice.
    #[must_use]
    pub fn label(&self, kind: NoticeKind) -> &str {
        self.labels.get(&kind).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_date_is_written_as_the_house_does() {
        let mut style = Style::default();
        assert_eq!(style.day(date(2024, 9, 3)), "3 September 2024");
        style.date = "{Mon} {day}, {year}".into();
        assert_eq!(style.day(date(2024, 9, 3)), "Sept. 3, 2024");
    }
}
