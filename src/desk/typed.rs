//! A source that was typed or pasted in, with where it comes from.

use super::correct::sum;
use super::{Desk, Error, Kind, Result};
use crate::store::{NewEvent, Publication, Version, time};
use serde_json::json;
use std::path::PathBuf;
use toml_edit::{DocumentMut, value};

/// The most that is taken in this way; more is a file, to be imported.
const LONGEST: usize = 2 * 1024 * 1024;

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedSource {
    /// What it is called.
    pub title: String,
    /// Who published or said it.
    pub publisher: String,
    /// Where it can be found, if anywhere.
    pub url: String,
    /// The day it was published or said.
    pub published: String,
    /// What it is: report, transcript, table, …
    pub kind: String,
    /// Its text.
    pub text: String,
}

impl Desk {
    /// Keeps a typed source as a file of the desk, with its provenance beside it, and lays it to the article; gives its
    /// id.
    ///
    /// # Errors
    /// Where nothing may be written; where text, title, or both publisher and address are missing; where the day is
    /// none.
    pub fn add_source(&mut self, slug: &str, version: Version, typed: &TypedSource) -> Result<String> {
        check(typed)?;
        let author = self.identity.author();
        let folder = PathBuf::from(&self.config().sources);
        let known = self.store.source_ids()?;
        let id = (1..)
            .map(|n| format!("{slug}/{}.txt", file_name(&typed.title, n)))
            .find(|id| !known.contains(id) && self.store.files().len(&folder.join(id)).is_err())
            .ok_or_else(|| Error::new(Kind::Io, "no name is left"))?;
        let text = format!("{}\n", typed.text.trim_end());
        let retrieved = self.written(author.at);
        let provenance = provenance(typed, &retrieved, &sum(&text));
        let data = json!({"source": id, "sha256": sum(&text), "importer": "typed"});
        let event = NewEvent {
            event: "source.added".to_owned(),
            article: Some(slug.to_owned()),
            version: Some(version.to_string()),
            data,
            ..NewEvent::default()
        };
        let file = folder.join(&id);
        let beside = folder.join(format!("{id}.toml"));
        self.store.publish::<Error>(&author, |_| {
            Ok(Publication {
                created: vec![(file, text), (beside, provenance)],
                events: vec![event],
                ..Publication::default()
            })
        })?;
        Ok(id)
    }
}

fn check(typed: &TypedSource) -> Result<()> {
    let missing = |what: &str| Err(Error::new(Kind::Refused, what.to_owned()));
    if typed.text.trim().is_empty() {
        return missing("a source has a text");
    }
    if typed.text.len() > LONGEST {
        return missing("this is more than two megabytes: keep it as a file and import that");
    }
    if typed.title.trim().is_empty() {
        return missing("a source has a title");
    }
    if typed.publisher.trim().is_empty() && typed.url.trim().is_empty() {
        return missing("say who published or said it, or where it can be found");
    }
    let day = typed.published.trim();
    if !day.is_empty() && time::day(day).is_none() {
        return missing("the day is written as 2025-06-30");
    }
    Ok(())
}

/// A name for the file: the words of the title, and a number where there is one already.
fn file_name(title: &str, n: usize) -> String {
    let mut name = String::new();
    for c in title.to_lowercase().chars() {
        if c.is_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let mut name: String = name.chars().take(40).collect();
    name.truncate(name.trim_end_matches('-').len());
    let name = if name.is_empty() { "source".to_owned() } else { name };
    if n == 1 { name } else { format!("{name}-{n}") }
}

fn provenance(typed: &TypedSource, retrieved: &str, sha256: &str) -> String {
    let mut document = DocumentMut::new();
    let fields = [
        ("title", typed.title.trim()),
        ("publisher", typed.publisher.trim()),
        ("url", typed.url.trim()),
        ("published", typed.published.trim()),
        ("retrieved", retrieved),
        ("sha256", sha256),
        ("importer", "typed"),
        ("kind", typed.kind.trim()),
    ];
    for (key, text) in fields {
        if !text.is_empty() {
            document[key] = value(text);
        }
    }
    document.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::CheckOptions;
    use crate::desk::example::desk_of;
    use crate::store::memory::Memory;

    const V1: Version = Version::Number(1);

    fn typed(title: &str) -> TypedSource {
        TypedSource {
            title: title.into(),
            publisher: "The cook".into(),
            published: "2017-06-20".into(),
            kind: "interview".into(),
            text: "It employed 43 people, the cook said.".into(),
            ..TypedSource::default()
        }
    }

    #[test]
    fn it_is_a_file_with_provenance_and_backs_the_article_until_it_is_taken_back() {
        let mut desk = desk_of(&Memory::default(), "ann");
        let id = desk.add_source("s", V1, &typed("A talk with the Cook!")).unwrap();
        assert_eq!(id, "s/a-talk-with-the-cook.txt");
        let read = desk.store.read_source(&id).unwrap();
        assert_eq!(read.provenance.publisher.as_deref(), Some("The cook"));
        assert_eq!(read.provenance.sha256, Some(read.sha256.clone()));
        assert!(read.problems.is_empty(), "{:?}", read.problems);
        let sources = |desk: &Desk| {
            let checked = desk.check_version("s", V1, &CheckOptions::default()).unwrap();
            checked.sources.into_iter().map(|source| source.id).collect::<Vec<_>>()
        };
        assert_eq!(sources(&desk), ["report.txt", id.as_str()]);
        let second = desk.add_source("s", V1, &typed("A talk with the Cook!")).unwrap();
        assert_eq!(second, "s/a-talk-with-the-cook-2.txt");
        desk.undo().unwrap();
        assert_eq!(sources(&desk), ["report.txt", id.as_str()]);
    }

    #[test]
    fn provenance_is_asked_for() {
        let mut desk = desk_of(&Memory::default(), "ann");
        let mut refused = |typed: TypedSource| desk.add_source("s", V1, &typed).unwrap_err().message;
        assert!(refused(TypedSource { text: " ".into(), ..typed("t") }).contains("text"));
        assert!(refused(typed(" ")).contains("title"));
        assert!(refused(TypedSource { publisher: String::new(), ..typed("t") }).contains("who published"));
        assert!(refused(TypedSource { published: "June".into(), ..typed("t") }).contains("2025-06-30"));
    }
}
