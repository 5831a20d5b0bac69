//! A house style: how a newsroom words its notices. Data, read from TOML by the caller.

use super::NoticeKind;
use super::house::{self, Quotes};
use super::template::Templates;
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

/// Where a notice stands in its article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Placement {
    /// Above the first paragraph.
    Top,
    /// Below the last one.
    #[default]
    Foot,
}

/// A house style. Its templates are minijinja: `{{ name }}` is a field, a template that prints an empty one is passed
/// over for the next of its list, `{% if name %}…{% endif %}` leaves out what needs it.
///
/// Fields: `noun verb headline date time published found place paragraph n wrong right wrong_clause right_clause
/// contrast subject speaker old_speaker quote old_quote note reason days because`. Filters: `day clock number ordinal
/// quoted possessive a sentence`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Style {
    /// Its name on the command line.
    pub name: String,
    /// The house, for people.
    pub title: String,
    /// What the house calls a text: `article`, `story`.
    pub noun: String,
    /// What a text does: `said`, `stated`.
    pub verb: String,
    /// What stands before the notice, for each kind: `Correction: `, itself a template; none where the house puts none.
    pub labels: BTreeMap<NoticeKind, String>,
    /// What stands before the headline of a text with such a notice: `CORRECTED`; none where the house puts none.
    pub tags: BTreeMap<NoticeKind, String>,
    /// Whether the error is repeated.
    pub restate: Restate,
    /// The causes that a notice may name: `editing`, `reporting`, `production`, `source`.
    pub blame: Vec<String>,
    /// A sentence of regret at the end; empty where the house has none.
    pub regret: String,
    /// How a date is written: `{day} {month} {year}`, `{Mon} {day}, {year}`.
    pub date: String,
    /// How a time of day is written: `{h}.{mm}{ampm}`, `{hh}:{mm}`.
    pub time: String,
    /// Numbers below this one are spelled out.
    pub words_below: u64,
    /// How words are set off.
    pub quotes: Quotes,
    /// Where the notice stands, by severity; at the foot where not given.
    pub placement: BTreeMap<String, Placement>,
    /// True where a notice names the paragraph.
    pub references: bool,
    /// Most characters of a notice; 0 for no limit.
    pub longest: usize,
    /// Templates by kind of notice or of fact (`name`, `quote`, `headline`), the best first.
    pub templates: BTreeMap<String, Vec<String>>,
    /// Templates of the second and further facts of one notice.
    pub also: Vec<String>,
    /// The sentence that says why a correction is late.
    pub late: String,
}

impl Style {
    /// A date as the house writes it.
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        house::day(&self.date, date)
    }

    /// The label of a kind, as it is put before the notice.
    #[must_use]
    pub fn label(&self, kind: NoticeKind) -> &str {
        self.labels.get(&kind).map_or("", String::as_str)
    }

    /// Where a notice stands that puts so grave an error right.
    #[must_use]
    pub fn placement(&self, severity: Option<&str>) -> Placement {
        severity.and_then(|grave| self.placement.get(grave)).copied().unwrap_or_default()
    }

    /// What is wrong with its templates: where, and what. Empty for a style that can be used.
    #[must_use]
    pub fn faults(&self) -> Vec<(String, String)> {
        let house = Templates::new(self);
        let labels = self.labels.iter().map(|(kind, label)| (format!("labels.{}", kind.name()), label));
        let listed = self
            .templates
            .iter()
            .flat_map(|(key, list)| list.iter().map(move |template| (format!("templates.{key}"), template)));
        let also = self.also.iter().map(|template| ("also".to_owned(), template));
        let late = std::iter::once(("late".to_owned(), &self.late));
        let all = labels.chain(listed).chain(also).chain(late).filter(|(_, template)| !template.is_empty());
        all.filter_map(|(at, template)| Some((at, house.fault(template)?))).collect()
    }
}

impl Default for Style {
    /// The plain `previous version` note.
    fn default() -> Self {
        let templates = super::plain::TEMPLATES.iter().map(|(key, list)| ((*key).to_owned(), owned(list)));
        let labels = super::plain::LABELS.iter().map(|(kind, label)| (*kind, (*label).to_owned()));
        Self {
            name: "plain".into(),
            title: "Plain".into(),
            noun: "article".into(),
            verb: "said".into(),
            labels: labels.collect(),
            tags: BTreeMap::new(),
            restate: Restate::Always,
            blame: Vec::new(),
            regret: String::new(),
            date: "{day} {month} {year}".into(),
            time: "{h}.{mm}{ampm}".into(),
            words_below: 10,
            quotes: Quotes::Double,
            placement: BTreeMap::new(),
            references: false,
            longest: 0,
            templates: templates.collect(),
            also: owned(super::plain::ALSO),
            late: super::plain::LATE.into(),
        }
    }
}

fn owned(list: &[&str]) -> Vec<String> {
    list.iter().map(|template| (*template).to_owned()).collect()
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

    #[test]
    fn faults_of_templates_are_named() {
        let mut style = Style::default();
        assert_eq!(style.faults(), []);
        style.late = "{{ reasons }}".into();
        style.templates.insert("name".into(), vec!["{% if %}".into()]);
        let at: Vec<String> = style.faults().into_iter().map(|(at, _)| at).collect();
        assert_eq!(at, ["templates.name", "late"]);
    }

    #[test]
    fn the_graver_the_higher() {
        let mut style = Style::default();
        style.placement.insert("serious".into(), Placement::Top);
        assert_eq!(style.placement(Some("serious")), Placement::Top);
        assert_eq!([style.placement(Some("minor")), style.placement(None)], [Placement::Foot; 2]);
    }
}
