//! TOML read with patience: an unknown key or a wrong type is skipped and named, a syntax error is not.

use super::error::{Cause, Error, Result};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Something in a file that was skipped, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file.
    pub path: PathBuf,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What was skipped and what was expected.
    pub message: String,
}

/// Line and column of a byte, both from 1, the column in characters.
#[must_use]
pub fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |n| n + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// A file of TOML, read once.
pub struct Document<'a> {
    path: PathBuf,
    text: &'a str,
    /// Where `text` begins in the file: line and byte.
    lines_before: usize,
    problems: RefCell<Vec<Problem>>,
}

impl<'a> Document<'a> {
    /// The TOML `text` of the file at `path`, with `lines_before` it.
    #[must_use]
    pub fn new(path: &Path, text: &'a str, lines_before: usize) -> Self {
        Self { path: path.to_owned(), text, lines_before, problems: RefCell::default() }
    }

    /// The table of the whole file.
    ///
    /// # Errors
    /// The first syntax error, with line and column.
    pub fn table(&self) -> Result<DeTable<'a>> {
        DeTable::parse(self.text).map(Spanned::into_inner).map_err(|error| {
            let (line, column) = self.position(error.span().unwrap_or_default());
            let message = error.message().trim().replace('\n', ", ");
            Error::new(&self.path, Cause::Syntax { line, column, message })
        })
    }

    fn position(&self, span: Range<usize>) -> (usize, usize) {
        let (line, column) = position(self.text, span.start);
        (line + self.lines_before, column)
    }

    /// Names something at byte `at` that cannot be used.
    pub fn problem_at(&self, at: usize, message: String) {
        self.problem(at..at, message);
    }

    fn problem(&self, span: Range<usize>, message: String) {
        let (line, column) = self.position(span);
        self.problems.borrow_mut().push(Problem { path: self.path.clone(), line, column, message });
    }

    /// What was skipped so far, in the order of the file.
    #[must_use]
    pub fn problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort();
        problems
    }
}

/// The keys of one table that nobody has asked for yet.
pub struct Fields<'d, 'a> {
    document: &'d Document<'a>,
    name: String,
    /// Where the table stands in the file.
    pub span: Range<usize>,
    left: BTreeMap<String, (Range<usize>, Spanned<DeValue<'a>>)>,
}

impl<'d, 'a> Fields<'d, 'a> {
    /// The fields of a table; `name` is how messages call it.
    #[must_use]
    pub fn new(document: &'d Document<'a>, name: &str, span: Range<usize>, table: DeTable<'a>) -> Self {
        let left = table.into_iter().map(|(k, v)| (k.get_ref().to_string(), (k.span(), v))).collect();
        Self { document, name: name.to_owned(), span, left }
    }

    fn full(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    fn take<T>(
        &mut self,
        key: &str,
        expected: &str,
        read: impl FnOnce(DeValue<'a>) -> Option<T>,
    ) -> Option<T> {
        let (_, value) = self.left.remove(key)?;
        let span = value.span();
        let read = read(value.into_inner());
        if read.is_none() {
            self.document.problem(span, format!("`{}`: expected {expected}; skipped", self.full(key)));
        }
        read
    }

    /// Names something about the value of this table that cannot be used.
    pub fn problem(&self, message: String) {
        self.document.problem(self.span.clone(), message);
    }

    /// What is left of the table as JSON with its keys sorted: the same for the same content, however it is laid
    /// out.
    #[must_use]
    pub fn canonical(&self) -> String {
        let fields = self.left.iter().map(|(key, (_, value))| (key.clone(), json(value.get_ref())));
        let fields: BTreeMap<_, _> = fields.collect();
        serde_json::to_string(&fields).unwrap_or_default()
    }

    /// A string.
    pub fn string(&mut self, key: &str) -> Option<String> {
        self.take(key, "a string", |value| match value {
            DeValue::String(text) => Some(text.into_owned()),
            _ => None,
        })
    }

    /// A string that `parse` makes something of.
    pub fn parsed<T>(
        &mut self,
        key: &str,
        expected: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.take(key, expected, |value| match value {
            DeValue::String(text) => parse(&text),
            _ => None,
        })
    }

    /// A date or time, written as such or as a string; as text.
    pub fn time(&mut self, key: &str) -> Option<String> {
        self.take(key, "a date or RFC 3339 time", |value| match value {
            DeValue::String(text) => super::time::day(&text).map(|_| text.into_owned()),
            DeValue::Datetime(time) => Some(time.to_string()).filter(|text| super::time::day(text).is_some()),
            _ => None,
        })
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &str) -> Option<bool> {
        self.take(key, "true or false", |value| value.as_bool())
    }

    /// A whole number from 0 on.
    pub fn count(&mut self, key: &str) -> Option<u32> {
        self.take(key, "a whole number", |value| match value {
            DeValue::Integer(n) if n.radix() == 10 => n.as_str().parse().ok(),
            _ => None,
        })
    }

    /// An array of strings.
    pub fn strings(&mut self, key: &str) -> Option<Vec<String>> {
        self.take(key, "an array of strings", |value| match value {
            DeValue::Array(array) => {
                let text = |item: Spanned<DeValue<'a>>| match item.into_inner() {
                    DeValue::String(text) => Some(text.into_owned()),
                    _ => None,
                };
                array.into_iter().map(text).collect()
            }
            _ => None,
        })
    }

    /// A table.
    pub fn table(&mut self, key: &str) -> Option<Self> {
        let (document, full) = (self.document, self.full(key));
        let span = self.left.get(key)?.1.span();
        self.take(key, "a table", |value| match value {
            DeValue::Table(table) => Some(Self::new(document, &full, span, table)),
            _ => None,
        })
    }

    /// An array of tables, as with `[[key]]`.
    pub fn tables(&mut self, key: &str) -> Vec<Self> {
        let (document, full) = (self.document, self.full(key));
        let found = self.take(key, "an array of tables", |value| match value {
            DeValue::Array(array) => {
                let table = |item: Spanned<DeValue<'a>>| {
                    let span = item.span();
                    match item.into_inner() {
                        DeValue::Table(table) => Some(Self::new(document, &full, span, table)),
                        _ => None,
                    }
                };
                array.into_iter().map(table).collect::<Option<Vec<_>>>()
            }
            _ => None,
        });
        found.unwrap_or_default()
    }

    /// The names of the keys that are left, for a table whose keys are free.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        self.left.keys().cloned().collect()
    }

    /// Names every key that nobody asked for.
    pub fn done(self) {
        for (key, (span, _)) in &self.left {
            self.document.problem(span.clone(), format!("`{}`: unknown key; skipped", self.full(key)));
        }
    }
}

/// A TOML value as JSON; dates and numbers that are not whole as they are written.
fn json(value: &DeValue<'_>) -> serde_json::Value {
    match value {
        DeValue::String(text) => serde_json::Value::from(text.as_ref()),
        DeValue::Integer(n) => n.to_string().parse::<i64>().map_or_else(|_| n.to_string().into(), Into::into),
        DeValue::Float(n) => n.to_string().into(),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(time) => time.to_string().into(),
        DeValue::Array(array) => array.iter().map(|item| json(item.get_ref())).collect(),
        DeValue::Table(table) => {
            let sorted: BTreeMap<_, _> =
                table.iter().map(|(k, v)| (k.get_ref().to_string(), json(v.get_ref()))).collect();
            sorted.into_iter().collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<String>, Option<u32>, Vec<String>) {
        let document = Document::new(Path::new("x.toml"), text, 0);
        let table = document.table().unwrap();
        let mut fields = Fields::new(&document, "", 0..0, table);
        let mut desk = fields.table("desk").unwrap();
        let (name, days) = (desk.string("name"), desk.count("days"));
        desk.done();
        fields.done();
        let shown = |p: Problem| format!("{}:{}: {}", p.line, p.column, p.message);
        (name, days, document.problems().into_iter().map(shown).collect())
    }

    #[test]
    fn what_is_not_known_is_named_and_the_rest_is_read() {
        let (name, days, problems) = read("[desk]\nname = 'a'\ndays = 'x'\nnme = 1\n[dsk]\n");
        assert_eq!((name.as_deref(), days), (Some("a"), None));
        let expected = [
            "3:8: `desk.days`: expected a whole number; skipped",
            "4:1: `desk.nme`: unknown key; skipped",
            "5:2: `dsk`: unknown key; skipped",
        ];
        assert_eq!(problems, expected);
    }

    #[test]
    fn a_syntax_error_says_line_and_column() {
        let document = Document::new(Path::new("x.toml"), "[desk]\nname = \n", 0);
        let error = document.table().unwrap_err().to_string();
        assert!(error.starts_with("x.toml:2:8: "), "{error}");
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(position("é\nភាx", "é\nភា".len()), (2, 3));
    }
}
