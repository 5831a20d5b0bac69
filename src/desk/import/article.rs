//! A file as a version of an article: front matter and body, with its notices where the paper put them.

use super::super::{Desk, Error, Kind, Result};
use super::{Outcome, Shared};
use crate::store::hash::sha256;
use crate::store::{NewEvent, Publication, Version, time};
use copydesk_import::{AsideKind, Document};
use std::collections::BTreeMap;
use toml_edit::{DocumentMut, value};

/// The longest line that is taken for a headline.
const LONGEST_TITLE: usize = 160;

/// A version to be written.
#[derive(Clone, Debug)]
pub struct Draft {
    slug: String,
    published: bool,
    text: String,
    origin: String,
    /// SHA-256 of the bytes that it comes from.
    sum: String,
    again: bool,
}

/// The articles that were brought in before, by the hash in their origin.
pub fn known(desk: &Desk) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (slug, article) in &desk.store.articles {
        for version in article.versions.keys() {
            let Ok(text) = desk.store.read_version(slug, *version) else { continue };
            let Some(origin) = text.front.origin else { continue };
            if let Some(sum) = origin.rsplit_once("sha256 ").map(|(_, sum)| sum.to_owned()) {
                found.insert(sum, format!("{slug}@{version}"));
            }
        }
    }
    found
}

/// Makes a version of a document. Nothing is written yet.
pub fn draft(shared: &Shared<'_>, document: Document, slug: &str, name: &str, sum: &str) -> Draft {
    let told = &shared.request.told;
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let origin = format!("{file} ({}), sha256 {sum}", document.importer);
    let mut body = document.text.replace('\u{c}', "\n").replace("\r\n", "\n");
    let mut title = told.title.clone().or(document.title);
    if title.is_none()
        && let Some((first, rest)) = headline(&body)
    {
        (title, body) = (Some(first), rest);
    }
    add_asides(&mut body, &document.asides);
    let published = document.published.filter(|at| time::moment(at).is_some());
    let mut front = DocumentMut::new();
    let fields = [
        ("title", title),
        ("byline", document.byline),
        ("url", told.url.clone().or(document.url)),
        ("summary", document.summary),
        ("origin", Some(origin.clone())),
    ];
    for (key, field) in fields {
        if let Some(field) = field {
            front.insert(key, value(field.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
    }
    if let Some(at) = &published {
        let datetime = at.parse::<toml_edit::Datetime>();
        front.insert("published", datetime.map_or_else(|_| value(at.as_str()), value));
    }
    if !document.captions.is_empty() {
        let captions: toml_edit::Array = document.captions.iter().map(String::as_str).collect();
        front.insert("captions", value(captions));
    }
    let text = format!("+++\n{front}+++\n{}\n", body.trim());
    Draft {
        slug: slug.to_owned(),
        published: published.is_some(),
        text,
        origin,
        sum: sum.to_owned(),
        again: shared.request.again,
    }
}

/// A first line that stands alone, short and without an end, and what follows it.
fn headline(body: &str) -> Option<(String, String)> {
    let trimmed = body.trim_start();
    let (first, rest) = trimmed.split_once('\n')?;
    let words = first.trim().trim_start_matches("# ").trim();
    let alone = rest.starts_with('\n') || rest.starts_with("\r\n") || first.starts_with("# ");
    let ends = words.ends_with(['.', '!', '…', ':', ';', ',', '”', '"']);
    let fits = !words.is_empty()
        && words.len() <= LONGEST_TITLE
        && !ends
        && !first.starts_with(['-', '*', '>', '|']);
    (alone && fits && !rest.trim().is_empty()).then(|| (words.to_owned(), rest.trim_start().to_owned()))
}

/// Notices where they stood: at the head or at the foot; footnotes and quoted messages at the end.
fn add_asides(body: &mut String, asides: &[copydesk_import::Aside]) {
    for aside in asides {
        let words = aside.text.trim();
        if words.is_empty() || body.contains(words) {
            continue;
        }
        match aside.kind {
            AsideKind::Notice if aside.at == Some(0) => *body = format!("{words}\n\n{}", body.trim_start()),
            AsideKind::Notice | AsideKind::Footnote | AsideKind::Quoted => {
                *body = format!("{}\n\n{words}\n", body.trim_end());
            }
            AsideKind::Comment | AsideKind::Deleted | AsideKind::Inserted => {}
        }
    }
}

impl Desk {
    /// Writes a version that was brought in, and says so in the history.
    pub(super) fn write_draft(&mut self, draft: &Draft, warnings: Vec<String>) -> Outcome {
        if let Some(known) = self.same_text(draft) {
            return Outcome::Known(known);
        }
        match self.try_write_draft(draft) {
            Ok(id) => Outcome::Brought { id, warnings },
            Err(error) => {
                let hint = error.hint.map(|hint| format!(" ({hint})")).unwrap_or_default();
                Outcome::Failed(format!("{}{hint}", error.message))
            }
        }
    }

    /// The newest version, where it is this very text.
    fn same_text(&self, draft: &Draft) -> Option<String> {
        let article = self.store.article(&draft.slug)?;
        let same = |version: &&Version| {
            self.store.read_version(&draft.slug, **version).is_ok_and(|text| text.whole == draft.text)
        };
        let version = article.versions.keys().rev().find(same)?;
        Some(format!("{}@{version}", draft.slug))
    }

    fn try_write_draft(&mut self, draft: &Draft) -> Result<String> {
        let author = self.identity.author();
        let mut id = String::new();
        let folder = self.config().articles.clone();
        self.store.publish(&author, |store| -> Result<Publication> {
            let newest = store.article(&draft.slug).and_then(|article| article.newest());
            let version = match (draft.published, newest) {
                (false, _) => Version::Draft,
                (true, None) => Version::Number(1),
                (true, Some(newest)) if draft.again => Version::Number(newest + 1),
                (true, Some(_)) => return Err(taken(&draft.slug)),
            };
            let path = store.path_of_version(&draft.slug, version);
            let there =
                store.article(&draft.slug).is_some_and(|article| article.versions.contains_key(&version));
            if there {
                return Err(taken(&draft.slug));
            }
            debug_assert!(path.starts_with(&folder));
            id = format!("{}@{version}", draft.slug);
            let data = serde_json::json!({
                "origin": draft.origin, "origin_sha256": draft.sum, "sha256": sha256(draft.text.as_bytes()),
            });
            let event = NewEvent {
                event: "article.imported".to_owned(),
                article: Some(draft.slug.clone()),
                version: Some(version.to_string()),
                data,
                ..NewEvent::default()
            };
            Ok(Publication {
                version: Some((path, draft.text.clone())),
                events: vec![event],
                ..Publication::default()
            })
        })?;
        Ok(id)
    }
}

fn taken(slug: &str) -> Error {
    Error::new(Kind::Conflict, format!("there is an article {slug} already, with another text"))
        .hint("rename the file, or --again makes a published one its next version")
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_import::Aside;

    #[test]
    fn a_line_alone_is_a_headline() {
        let (title, body) = headline("# Fares up\n\nThe board met.\n").unwrap();
        assert_eq!((title.as_str(), body.as_str()), ("Fares up", "The board met.\n"));
        assert!(headline("Fares up\n\nThe board met.\n").is_some());
        for text in ["The board met.\n\nMore.\n", "Fares up\nand down\n", "Fares up\n", "", "- item\n\nx\n"] {
            assert_eq!(headline(text), None, "{text}");
        }
    }

    #[test]
    fn notices_stand_where_they_stood() {
        let aside = |kind, text: &str, at| Aside { kind, text: text.into(), at };
        let mut body = "The board met.\n".to_owned();
        let asides = [
            aside(AsideKind::Notice, "Correction: It met on Monday.", Some(0)),
            aside(AsideKind::Notice, "Clarification: It was late.", None),
            aside(AsideKind::Notice, "The board met.", None),
            aside(AsideKind::Comment, "Really?", None),
        ];
        add_asides(&mut body, &asides);
        assert_eq!(body, "Correction: It met on Monday.\n\nThe board met.\n\nClarification: It was late.\n");
    }
}
