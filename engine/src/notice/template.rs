//! Templates of notices: minijinja, with the filters of the house.
//!
//! A field that is empty is not there at all, and a template that prints one is passed over for the next; so a house
//! lists its best wording first and the wording that always works last.

use super::house;
use super::style::Style;
use minijinja::value::Rest;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value};
use std::collections::BTreeMap;

/// How much work one template may make: more than any notice needs, and an endless one ends.
const FUEL: u64 = 20_000;

/// The fields of a template, by name. Empty ones are left out when it is filled in.
pub(super) type Fields = BTreeMap<&'static str, String>;

/// Every field there is, with a value of its kind, by which templates are tried.
const SAMPLE: &[(&str, &str)] = &[
    ("noun", "article"),
    ("verb", "said"),
    ("headline", "Mill shuts"),
    ("date", "2024-09-03"),
    ("time", "15:05:00"),
    ("published", "2024-08-30"),
    ("found", "2024-09-02"),
    ("place", "paragraph 3"),
    ("paragraph", "3"),
    ("n", "1"),
    ("wrong", "2012"),
    ("right", "2013"),
    ("wrong_clause", "the mill shut in 2012"),
    ("right_clause", "the mill shut in 2013"),
    ("contrast", "the mill shut in 2013, not 2012"),
    ("subject", "the year of the closure"),
    ("speaker", "Ann Petty"),
    ("old_speaker", "Ann Perry"),
    ("quote", "It is over"),
    ("old_quote", "It is not over"),
    ("note", "the photograph showed another mill"),
    ("reason", "the archive was closed"),
    ("days", "40"),
    ("because", "Because of an editing error, "),
];

/// The filters of a house, by which its templates are filled in.
pub(super) struct Templates {
    environment: Environment<'static>,
}

impl Templates {
    pub(super) fn new(style: &Style) -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.set_fuel(Some(FUEL));
        environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        let form = style.date.clone();
        environment.add_filter("day", move |text: &str| {
            text.parse().map(|date| house::day(&form, date)).map_err(|_| unfit("day", text))
        });
        let form = style.time.clone();
        environment.add_filter("clock", move |text: &str| {
            text.parse().map(|time| house::time(&form, time)).map_err(|_| unfit("clock", text))
        });
        let below = style.words_below;
        environment.add_filter("number", move |text: &str| {
            text.parse().map(|n| house::number(n, below)).map_err(|_| unfit("number", text))
        });
        environment.add_filter("ordinal", move |text: &str| {
            text.parse().map(|n| house::ordinal(n, below)).map_err(|_| unfit("ordinal", text))
        });
        let quotes = style.quotes;
        environment.add_filter("quoted", move |text: &str, stop: Rest<String>| {
            house::quoted(text, quotes, stop.first().map_or("", String::as_str))
        });
        environment.add_filter("possessive", |text: &str| house::possessive(text));
        environment.add_filter("a", |text: &str| house::a(text));
        environment.add_filter("sentence", |text: &str| super::clause::sentence(text));
        Self { environment }
    }

    /// The first template of `list` whose fields are all there, filled in.
    #[must_use]
    pub(super) fn first(&self, list: &[String], fields: &Fields) -> Option<String> {
        list.iter().find_map(|template| self.fill(template, fields))
    }

    /// `template` filled in; `None` if a field that it prints is empty or unknown.
    #[must_use]
    pub(super) fn fill(&self, template: &str, fields: &Fields) -> Option<String> {
        let there = fields.iter().filter(|(_, value)| !value.is_empty());
        let context = Value::from_pairs(there.map(|(key, value)| (*key, Value::from(value.as_str()))));
        self.environment.render_str(template, context).ok().filter(|text| !text.trim().is_empty())
    }

    /// What is wrong with a template: its form, a filter or a field that there is not.
    pub(super) fn fault(&self, template: &str) -> Option<String> {
        let context = Value::from_pairs(SAMPLE.iter().map(|(key, value)| (*key, Value::from(*value))));
        let error = self.environment.render_str(template, context).err()?;
        Some(error.detail().map_or_else(|| error.kind().to_string(), str::to_owned))
    }
}

fn unfit(filter: &str, text: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("{filter}: cannot be used for {text:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn templates() -> Templates {
        Templates::new(&Style::default())
    }

    #[test]
    fn what_is_missing_passes_a_template_over() {
        let fields: Fields = [("noun", "story".to_owned()), ("date", String::new())].into();
        let house = templates();
        let fill = |template: &str| house.fill(template, &fields);
        assert_eq!(
            fill("This {{ noun }}{% if date %} of {{ date }}{% endif %} ends.").as_deref(),
            Some("This story ends.")
        );
        assert_eq!(fill("This {{ noun }} of {{ date }}."), None);
        assert_eq!(fill("This {{ noun }} of {{ nothing }}."), None);
        let list = ["{{ date }}!".to_owned(), "{{ noun }}!".to_owned()];
        assert_eq!(house.first(&list, &fields).as_deref(), Some("story!"));
    }

    #[test]
    fn the_house_s_filters() {
        let fields: Fields = [
            ("date", "2024-09-03".to_owned()),
            ("time", "15:05:00".to_owned()),
            ("n", "3".to_owned()),
            ("name", "Ann Davies".to_owned()),
        ]
        .into();
        let template = "{{ date | day }}, {{ time | clock }}: {{ n | number }} and {{ n | ordinal }}, {{ name | possessive }} \
                        {{ name | quoted(\".\") }} {{ 'hour' | a }} {{ 'the end' | sentence }}";
        assert_eq!(
            templates().fill(template, &fields).as_deref(),
            Some("3 September 2024, 3.05pm: three and third, Ann Davies’s “Ann Davies”. an hour The end.")
        );
        assert_eq!(templates().fill("{{ name | day }}", &fields), None);
    }

    #[test]
    fn words_of_an_article_are_never_a_template() {
        let fields: Fields = [("wrong", "{{ right }}{% for i in range(9) %}<b>".to_owned())].into();
        assert_eq!(
            templates().fill("{{ wrong }}", &fields).as_deref(),
            fields.get("wrong").map(String::as_str)
        );
    }

    #[test]
    fn a_template_that_never_ends_is_stopped_and_a_broken_one_named() {
        let endless = "{% for i in range(9000) %}{% for j in range(9000) %}x{% endfor %}{% endfor %}";
        assert_eq!(templates().fill(endless, &Fields::new()), None);
        assert!(templates().fault("{% if x %}").is_some() && templates().fault("{{ date | day }}").is_none());
        assert!(templates().fault("{{ date | no_such_filter }}").is_some());
    }
}
