//! A published correction, as it stands in `corrections.toml`.

use super::fields::Fields;
use super::hash::sha256;
use copydesk_engine::Locator;
use serde::Serialize;
use toml_edit::{Array, InlineTable, Item, Table, Value, value};

/// Where the right value stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SourceRef {
    /// Path below the source folder.
    pub id: String,
    /// Where in it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locator: Option<String>,
    /// SHA-256 of the source's text when it was cited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// What was wrong, what is right, which source says so, who found and who approved it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// Date and six signs; never used again.
    pub id: String,
    /// Slug of the article.
    pub article: String,
    /// `correction`, `clarification`, `update`, `editors-note`, `refile` or `retraction`.
    pub kind: String,
    /// The version that was wrong: `v1`.
    pub from: Option<String>,
    /// The version that is right: `v2`.
    pub to: Option<String>,
    /// SHA-256 of the file of the version that was wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_sha256: Option<String>,
    /// SHA-256 of the file of the version that is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_sha256: Option<String>,
    /// Headline, summary, caption or paragraph.
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// The wrong words.
    pub wrong: String,
    /// The right words.
    pub right: String,
    /// The kind of fact: `rank`, `date`, …
    pub fact: Option<String>,
    /// How grave.
    pub severity: Option<String>,
    /// How it came about.
    pub cause: Option<String>,
    /// How the desk heard of it.
    pub learned: Option<String>,
    /// Which source says what is right.
    pub source: Option<SourceRef>,
    /// Who found it.
    pub found_by: Option<String>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// When it was found.
    pub found: Option<String>,
    /// When the text was fixed.
    pub fixed: Option<String>,
    /// When the notice was published.
    pub published: Option<String>,
    /// The house style of the notice.
    pub style: Option<String>,
    /// The notice.
    pub notice: Option<String>,
    /// Further facts that the same record puts right, each `wrong → right`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// What was derived from the wrong value and was fixed with it, each `wrong → right`.
    pub derived: Vec<String>,
    /// The record that this one takes the place of.
    pub supersedes: Option<String>,
    /// Why it was published although a step of its proof failed.
    #[serde(rename = "override")]
    pub reason: Option<String>,
    /// Why it comes late, where it does.
    pub late_reason: Option<String>,
    /// What an editor's note or a retraction says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// True where libel, a minor or a victim is concerned: the error is never repeated.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sensitive: bool,
    /// The lawyer who cleared a sensitive one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cleared_by: Option<String>,
    /// The line of the history that stood last when it was published: writer, number and hash. So the public log
    /// witnesses the history.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<String>,
    /// SHA-256 of its content, however it is laid out.
    #[serde(skip)]
    pub canonical: String,
    /// Where it stands in the file.
    #[serde(skip)]
    pub at: usize,
}

impl Correction {
    /// Reads a `[[correction]]` table; `None`, and a problem named, without an id or article.
    #[must_use]
    pub fn read(mut fields: Fields<'_, '_>) -> Option<Self> {
        let canonical = sha256(fields.canonical().as_bytes());
        let (id, article) = (fields.string("id"), fields.string("article"));
        let read = Self {
            id: id.clone().unwrap_or_default(),
            article: article.clone().unwrap_or_default(),
            kind: fields.string("kind").unwrap_or_else(|| "correction".to_owned()),
            from: fields.string("from"),
            to: fields.string("to"),
            from_sha256: fields.string("from_sha256"),
            to_sha256: fields.string("to_sha256"),
            place: fields.string("where"),
            wrong: fields.string("wrong").unwrap_or_default(),
            right: fields.string("right").unwrap_or_default(),
            fact: fields.string("fact"),
            severity: fields.string("severity"),
            cause: fields.string("cause"),
            learned: fields.string("learned"),
            source: fields.table("source").map(read_source),
            found_by: fields.string("found_by"),
            approved_by: fields.string("approved_by"),
            found: fields.time("found"),
            fixed: fields.time("fixed"),
            published: fields.time("published"),
            style: fields.string("style"),
            notice: fields.string("notice"),
            also: fields.strings("also").unwrap_or_default(),
            derived: fields.strings("derived").unwrap_or_default(),
            supersedes: fields.string("supersedes"),
            reason: fields.string("override"),
            late_reason: fields.string("late_reason"),
            note: fields.string("note"),
            sensitive: fields.flag("sensitive").unwrap_or_default(),
            cleared_by: fields.string("cleared_by"),
            history: fields.string("history"),
            canonical,
            at: fields.span.start,
        };
        let whole = id.is_some() && article.is_some();
        if !whole {
            fields.problem("correction: expected an `id` and an `article`; skipped".to_owned());
        }
        fields.done();
        whole.then_some(read)
    }

    /// The record as TOML text: a `[[correction]]` table, to be put at the end of the file.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut table = Table::new();
        let mut put = |key: &str, text: Option<&str>| {
            if let Some(text) = text {
                table.insert(key, value(text));
            }
        };
        put("id", Some(&self.id));
        put("article", Some(&self.article));
        put("kind", Some(&self.kind));
        put("from", self.from.as_deref());
        put("to", self.to.as_deref());
        put("from_sha256", self.from_sha256.as_deref());
        put("to_sha256", self.to_sha256.as_deref());
        put("where", self.place.as_deref());
        put("wrong", Some(&self.wrong));
        put("right", Some(&self.right));
        put("fact", self.fact.as_deref());
        put("severity", self.severity.as_deref());
        put("cause", self.cause.as_deref());
        put("learned", self.learned.as_deref());
        if let Some(source) = &self.source {
            table.insert("source", Item::Value(Value::InlineTable(write_source(source))));
        }
        let mut put = |key: &str, item: Option<Item>| {
            if let Some(item) = item {
                table.insert(key, item);
            }
        };
        put("found_by", self.found_by.as_deref().map(value));
        put("approved_by", self.approved_by.as_deref().map(value));
        put("found", self.found.as_deref().map(time));
        put("fixed", self.fixed.as_deref().map(time));
        put("published", self.published.as_deref().map(time));
        put("style", self.style.as_deref().map(value));
        put("notice", self.notice.as_deref().map(value));
        for (key, list) in [("also", &self.also), ("derived", &self.derived)] {
            let list: Array = list.iter().map(String::as_str).collect();
            put(key, (!list.is_empty()).then(|| value(list)));
        }
        put("supersedes", self.supersedes.as_deref().map(value));
        put("override", self.reason.as_deref().map(value));
        put("late_reason", self.late_reason.as_deref().map(value));
        put("note", self.note.as_deref().map(value));
        put("sensitive", self.sensitive.then(|| value(true)));
        put("cleared_by", self.cleared_by.as_deref().map(value));
        put("history", self.history.as_deref().map(value));
        format!("[[correction]]\n{table}")
    }
}

/// What stands between the wrong and the right words of a further fact.
const BECAME: &str = " → ";

/// A further fact as a record keeps it.
#[must_use]
pub fn further(wrong: &str, right: &str) -> String {
    format!("{wrong}{BECAME}{right}")
}

/// The wrong and the right words of a further fact; `None` where a record says it in words of its own.
#[must_use]
pub fn pair(further: &str) -> Option<(&str, &str)> {
    further.split_once(BECAME)
}

impl Correction {
    /// All further facts, wrong and right; true for what was derived from the first.
    pub fn further(&self) -> impl Iterator<Item = (&str, &str, bool)> {
        fn listed(list: &[String], derived: bool) -> impl Iterator<Item = (&str, &str, bool)> {
            let pairs = list.iter().filter_map(|one| pair(one));
            pairs.map(move |(wrong, right)| (wrong, right, derived))
        }
        listed(&self.also, false).chain(listed(&self.derived, true))
    }
}

/// The text of `corrections.toml` with a record more, every byte of the old text kept.
#[must_use]
pub fn append(text: &str, record: &Correction) -> String {
    let gap = match text {
        "" => "",
        _ if text.ends_with("\n\n") => "",
        _ if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    format!("{text}{gap}{}", record.to_toml())
}

/// A time as TOML writes one; as a string where it is none.
fn time(text: &str) -> Item {
    text.parse::<toml_edit::Datetime>().map_or_else(|_| value(text), value)
}

fn read_source(mut fields: Fields<'_, '_>) -> SourceRef {
    let read = SourceRef {
        id: fields.string("id").unwrap_or_default(),
        locator: fields.string("locator").filter(|at| !at.is_empty()),
        sha256: fields.string("sha256"),
    };
    fields.done();
    read
}

fn write_source(source: &SourceRef) -> InlineTable {
    let mut table = InlineTable::new();
    table.insert("id", source.id.as_str().into());
    for (key, text) in [("locator", &source.locator), ("sha256", &source.sha256)] {
        if let Some(text) = text {
            table.insert(key, text.as_str().into());
        }
    }
    table
}

/// A locator in words, as records and messages give it: `page 3, line 6`.
#[must_use]
pub fn locator_words(at: &Locator) -> Option<String> {
    let number = |word: &str, n: Option<u32>| n.map(|n| format!("{word} {n}"));
    let text = |word: &str, t: &Option<String>| t.as_ref().map(|t| format!("{word} {t}"));
    let parts = [
        number("page", at.page),
        text("sheet", &at.sheet),
        text("cell", &at.cell),
        number("line", at.line),
        text("time", &at.time),
        at.heading.as_ref().map(|t| format!("under \"{t}\"")),
    ];
    let words: Vec<String> = parts.into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::config::Config;
    use std::path::Path;

    fn record() -> Correction {
        Correction {
            id: "2026-11-25-abcdef".into(),
            article: "budget".into(),
            kind: "correction".into(),
            wrong: "rose by \"4\" per cent\nand more".into(),
            right: "fell".into(),
            source: Some(SourceRef {
                id: "ministry/table.csv".into(),
                locator: locator_words(&Locator { line: Some(3), page: Some(2), ..Locator::default() }),
                sha256: Some("ab".into()),
            }),
            published: Some("2026-11-25T10:00:00Z".into()),
            also: vec![further("3", "4")],
            derived: vec!["the total".into()],
            ..Correction::default()
        }
    }

    #[test]
    fn what_is_written_is_read_again_and_the_old_text_stays() {
        let old = "# the desk's own words\n[desk]\nstyle   =  'bbc' # house\n\n[rules]\n# none";
        let text = append(old, &record());
        assert!(text.starts_with(old));
        let config = Config::read(Path::new("corrections.toml"), &text).unwrap();
        assert_eq!(config.problems, []);
        let read = Correction { canonical: String::new(), at: 0, ..config.corrections[0].clone() };
        assert_eq!(read, record());
        assert!(text.contains("locator = \"page 2, line 3\""), "{text}");
        assert!(text.contains("published = 2026-11-25T10:00:00Z\n"), "{text}");
    }

    #[test]
    fn further_facts_go_both_ways() {
        let further: Vec<_> = record().further().map(|(w, r, d)| (w.to_owned(), r.to_owned(), d)).collect();
        assert_eq!(further, [("3".to_owned(), "4".to_owned(), false)]);
    }

    #[test]
    fn layout_does_not_change_the_hash_and_content_does() {
        let hash = |text: &str| Config::read(Path::new("c"), text).unwrap().corrections[0].canonical.clone();
        let one = hash("[[correction]]\nid='a'\narticle='b'\nwrong='1'\n");
        assert_eq!(one, hash("# x\n[[correction]]\nwrong = \"1\" # y\n\narticle='b'\nid='a'\n"));
        assert_ne!(one, hash("[[correction]]\nid='a'\narticle='b'\nwrong='2'\n"));
    }
}
