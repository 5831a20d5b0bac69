//! Front matter in TOML (`+++`) or YAML (`---`): the keys that newsrooms use, under the names that they use.

use crate::Document;
use toml::Value;

/// Puts a value where it belongs.
type Set = fn(&mut Document, String);

/// What a key of the front matter is to us.
const KEYS: &[(&str, Set)] = &[
    ("title", |d, v| d.title = Some(v)),
    ("headline", |d, v| d.title = Some(v)),
    ("summary", |d, v| d.summary = Some(v)),
    ("description", |d, v| d.summary = Some(v)),
    ("standfirst", |d, v| d.summary = Some(v)),
    ("subtitle", |d, v| d.summary = Some(v)),
    ("excerpt", |d, v| d.summary = Some(v)),
    ("byline", |d, v| d.byline = Some(v)),
    ("author", |d, v| d.byline = Some(v)),
    ("authors", |d, v| d.byline = Some(v)),
    ("published", |d, v| d.published = Some(v)),
    ("date", |d, v| d.published = Some(v)),
    ("publisher", |d, v| d.publisher = Some(v)),
    ("url", |d, v| d.url = Some(v)),
    ("link", |d, v| d.url = Some(v)),
    ("canonical", |d, v| d.url = Some(v)),
    ("lang", |d, v| d.language = Some(v)),
    ("language", |d, v| d.language = Some(v)),
];

/// Takes the front matter off `text`, fills the document from it, and says where the body begins.
pub fn take(text: &str, document: &mut Document) -> usize {
    let fence = match text.lines().next().map(str::trim_end) {
        Some("+++") => "+++",
        Some("---") => "---",
        _ => return 0,
    };
    let mut at = 0;
    let mut from = None;
    for line in text.split_inclusive('\n') {
        let here = line.trim_end() == fence || (fence == "---" && from.is_some() && line.trim_end() == "...");
        match from {
            None => from = Some(line.len()),
            Some(from) if here => {
                let inside = text.get(from..at).unwrap_or_default();
                let read = if fence == "+++" { toml(inside) } else { Ok(yaml(inside)) };
                match read {
                    Ok(pairs) => fill(document, pairs),
                    Err(why) => document.warnings.push(format!("the front matter was left out: {why}")),
                }
                return at + line.len();
            }
            Some(_) => {}
        }
        at += line.len();
    }
    // A rule at the head of a text is no front matter.
    if fence == "+++" {
        document.warnings.push("the front matter is not closed and is read as text".to_owned());
    }
    0
}

fn fill(document: &mut Document, pairs: Vec<(String, String)>) {
    for (key, value) in pairs {
        let known = KEYS.iter().find(|(name, _)| key.eq_ignore_ascii_case(name));
        if let Some((_, set)) = known.filter(|_| !value.trim().is_empty()) {
            set(document, value.trim().to_owned());
        }
    }
}

fn toml(text: &str) -> Result<Vec<(String, String)>, String> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.message().to_owned())?;
    Ok(table.into_iter().filter_map(|(key, value)| Some((key, words(&value)?))).collect())
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words.clone()),
        Value::Datetime(at) => Some(at.to_string()),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().filter_map(words).collect();
            (!items.is_empty()).then(|| items.join(", "))
        }
        Value::Table(table) => table.get("name").and_then(words),
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) => Some(value.to_string()),
    }
}

/// The scalars and lists of scalars at the top of a YAML document; what is deeper is passed over.
fn yaml(text: &str) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with([' ', '\t', '#', '-']) || line.trim().is_empty() {
            continue;
        }
        let Some((key, rest)) = line.split_once(':') else { continue };
        let rest = without_comment(rest.trim());
        let mut below = Vec::new();
        while let Some(next) = lines
            .next_if(|next| next.trim().is_empty() || next.starts_with([' ', '\t']) || next.starts_with("- "))
        {
            below.push(next.trim());
        }
        let value = match rest.chars().next() {
            Some('>' | '|') => {
                let gap = if rest.starts_with('|') { "\n" } else { " " };
                below.iter().filter(|line| !line.is_empty()).copied().collect::<Vec<_>>().join(gap)
            }
            Some('[') => {
                let inside = rest.trim_start_matches('[').trim_end_matches(']');
                inside.split(',').map(unquoted).filter(|item| !item.is_empty()).collect::<Vec<_>>().join(", ")
            }
            Some(_) => {
                unquoted(&std::iter::once(rest).chain(below.iter().copied()).collect::<Vec<_>>().join(" "))
            }
            None => {
                let items = below.iter().filter_map(|line| line.strip_prefix("- "));
                let items = items.map(|item| unquoted(item.strip_prefix("name:").unwrap_or(item)));
                items.collect::<Vec<_>>().join(", ")
            }
        };
        pairs.push((unquoted(key), value));
    }
    pairs
}

/// A plain value ends before ` #`.
fn without_comment(value: &str) -> &str {
    if value.starts_with(['"', '\'']) {
        return value;
    }
    value.find(" #").map_or(value, |at| value.get(..at).unwrap_or(value).trim_end())
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    if let Some(inner) = value.strip_prefix('"') {
        let inner = inner.rsplit_once('"').map_or(inner, |(inner, _)| inner);
        return inner.replace("\\\"", "\"").replace("\\n", "\n").replace("\\\\", "\\");
    }
    if let Some(inner) = value.strip_prefix('\'') {
        return inner.rsplit_once('\'').map_or(inner, |(inner, _)| inner).replace("''", "'");
    }
    value.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> (Document, &str) {
        let mut document = Document::default();
        let at = take(text, &mut document);
        (document, &text[at..])
    }

    #[test]
    fn toml_front_matter_is_read() {
        let (document, body) = taken(
            "+++\r\ntitle = \"Fares: up\"\r\ndate = 2024-05-06\r\nauthors = [\"A. Tamm\", \"P. Holm\"]\r\ndraft = true\r\n+++\r\nBody.\r\n",
        );
        assert_eq!(body, "Body.\r\n");
        assert_eq!(document.title.as_deref(), Some("Fares: up"));
        assert_eq!(document.published.as_deref(), Some("2024-05-06"));
        assert_eq!(document.byline.as_deref(), Some("A. Tamm, P. Holm"));
    }

    #[test]
    fn yaml_front_matter_is_read() {
        let (document, body) = taken(
            "---\ntitle: \"Fares: up\" \ndate: 2024-05-06T07:08:09Z # local\nauthor:\n  - A. Tamm\n  - 'P. O''Hara'\n\
             summary: >\n  The board\n  met.\ntags: [a, b]\nimage:\n  url: x\nurl: https://example.org/a#b\n---\n\nBody.\n",
        );
        assert_eq!(body, "\nBody.\n");
        assert_eq!(document.title.as_deref(), Some("Fares: up"));
        assert_eq!(document.published.as_deref(), Some("2024-05-06T07:08:09Z"));
        assert_eq!(document.byline.as_deref(), Some("A. Tamm, P. O'Hara"));
        assert_eq!(document.summary.as_deref(), Some("The board met."));
        assert_eq!(document.url.as_deref(), Some("https://example.org/a#b"));
    }

    #[test]
    fn what_is_no_front_matter_stays() {
        for text in ["", "---\n\nA rule.\n", "Words\n---\n", "+++\ntitle = 'A'\n"] {
            let (document, body) = taken(text);
            assert_eq!((document.title, body), (None, text));
        }
        let (document, body) = taken("+++\ntitle =\n+++\nBody.\n");
        assert_eq!(body, "Body.\n");
        assert!(document.warnings[0].contains("left out"));
    }
}
