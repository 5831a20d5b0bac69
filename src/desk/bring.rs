//! Versions of an article brought in from elsewhere, each with its origin and the time that its origin gives.

use super::elsewhere::{self, Found, Told};
use super::{Desk, Error, Kind, Result};
use crate::store::hash::sha256;
use crate::store::{ArticleText, Change, NewEvent, Publication, Store, Version, time};
use serde::Serialize;
use serde_json::json;
use std::path::PathBuf;
use toml_edit::{DocumentMut, value};

/// What is to be brought in.
#[derive(Clone, Debug, Default)]
pub struct BringRequest {
    /// The article.
    pub slug: String,
    /// A file in a git repository, a folder of saved pages, or a WARC file.
    pub from: PathBuf,
    /// Which page of a WARC file.
    pub url: Option<String>,
    /// Whether nothing is to be written.
    pub dry_run: bool,
}

/// One version that was brought in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BroughtVersion {
    /// Which version it is now.
    pub version: Version,
    /// When it was published, as its origin says.
    pub published: String,
    /// Where it comes from.
    pub origin: String,
    /// Who wrote it, where the origin says so.
    pub who: Option<String>,
    /// Its file, below the desk.
    pub path: PathBuf,
}

/// What was brought in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Brought {
    /// The article.
    pub article: String,
    /// The new versions, the oldest first.
    pub versions: Vec<BroughtVersion>,
    /// Texts that are the same as the one before them.
    pub unchanged: usize,
    /// Texts that the article has already, by their origin.
    pub known: usize,
    /// What could not be read; the rest was brought in without it.
    pub problems: Vec<Error>,
}

impl Desk {
    /// Brings versions in: after those that the article has, in the order of their times, all or none. A text like the
    /// one before it is no version; one that comes back later is.
    ///
    /// # Errors
    /// Where the place cannot be read, the slug cannot be one, a text is older than what the article has, or nothing
    /// may be written.
    pub fn bring(&mut self, request: &BringRequest) -> Result<Brought> {
        check_slug(&request.slug)?;
        if !request.dry_run {
            self.store.writable()?;
        }
        let finds = elsewhere::read(&request.from, request.url.as_deref(), &self.readers)?;
        if request.dry_run {
            let (brought, _) = plan(&self.store, &request.slug, &finds.found, None)?;
            return Ok(Brought { problems: finds.problems, ..brought });
        }
        let author = self.identity.author();
        let mut brought = None;
        self.store.publish::<Error>(&author, |store| {
            let (done, publication) = plan(store, &request.slug, &finds.found, None)?;
            brought = Some(done);
            Ok(publication)
        })?;
        let brought = brought.ok_or_else(|| Error::new(Kind::Io, "nothing was brought in"))?;
        Ok(Brought { problems: finds.problems, ..brought })
    }
}

/// A slug is a path below the article folder, without parts that lead elsewhere or hide.
fn check_slug(slug: &str) -> Result<()> {
    let bad = |part: &str| part.is_empty() || part.starts_with('.') || part.contains(['\\', '@', '\0', ':']);
    if slug.split('/').any(bad) || slug.split('/').count() > 4 || slug.ends_with(".md") {
        let message = format!("{slug:?} cannot be the slug of an article");
        return Err(Error::new(Kind::Usage, message).hint("for example ferry-captain, or 2024/ferry-captain"));
    }
    Ok(())
}

/// What would be written. `over` is a version that was saved over, and the text that it had.
pub(super) fn plan(
    store: &Store,
    slug: &str,
    found: &[Found],
    over: Option<(Version, &str)>,
) -> Result<(Brought, Publication)> {
    check_slug(slug)?;
    let there = store.article(slug).map(|article| article.versions.clone()).unwrap_or_default();
    let (mut origins, mut last_body, mut last_time, mut number) = (Vec::new(), None::<String>, None, 0);
    for version in there.keys() {
        let Version::Number(n) = *version else { continue };
        let text = match over {
            Some((saved, text)) if saved == *version => {
                ArticleText::read(std::path::Path::new(slug), text.as_bytes().to_vec())?
            }
            _ => store.read_version(slug, *version)?,
        };
        origins.extend(text.front.origin.clone());
        last_body = Some(text.body().to_owned());
        last_time = text.front.published.as_deref().and_then(time::moment).or(last_time);
        number = n;
    }
    let mut brought = Brought {
        article: slug.to_owned(),
        versions: Vec::new(),
        unchanged: 0,
        known: 0,
        problems: Vec::new(),
    };
    let mut publication = Publication::default();
    let mut first = there.is_empty();
    let (mut written, mut before) = (None, None::<&str>);
    for one in found {
        let body = one.told.body.as_str();
        if origins.contains(&one.origin) {
            (brought.known, before) = (brought.known + 1, Some(body));
            continue;
        }
        // The article may have moved on since, by a correction: what its origin still says is no version again.
        if [before, last_body.as_deref()].into_iter().flatten().any(|known| same(known, body)) {
            brought.unchanged += 1;
            continue;
        }
        if let Some(last) = last_time.filter(|last| one.at < *last) {
            let message = format!(
                "{slug}: {} is of {}, and the article has a version of {}",
                one.origin,
                time::written(one.at),
                time::written(last)
            );
            return Err(Error::new(Kind::Conflict, message)
                .hint("older versions are brought in first, or under another slug"));
        }
        number += 1;
        let version = Version::Number(number);
        let published = time::written(one.at);
        let own = one.told.front.get("published").and_then(|item| item.as_str()).map(str::to_owned);
        if first {
            written = own.or(Some(published.clone()));
        }
        let text = file(&one.told, &one.origin, &published, written.as_deref().filter(|_| !first));
        let path = store.path_of_version(slug, version);
        publication.events.push(recorded(slug, version, one, &text));
        publication.also.push(Change::Create { path: path.clone(), text });
        let (origin, who) = (one.origin.clone(), one.who.clone());
        brought.versions.push(BroughtVersion { version, published, origin, who, path });
        (last_body, last_time, first) = (Some(body.to_owned()), Some(one.at), false);
        before = None;
    }
    Ok((brought, publication))
}

/// The same text but for white space at its ends and line ends.
fn same(a: &str, b: &str) -> bool {
    a.trim().lines().map(str::trim_end).eq(b.trim().lines().map(str::trim_end))
}

/// The file of a version: the front matter that the text has, with `published` and `origin`; `written` keeps the day
/// that relative dates count from.
fn file(told: &Told, origin: &str, published: &str, written: Option<&str>) -> String {
    let mut front: DocumentMut = told.front.clone();
    front.insert("published", value(published));
    if let (Some(written), None) = (written, front.get("written")) {
        front.insert("written", value(written));
    }
    front.insert("origin", value(origin));
    let body = told.body.trim_start_matches(['\r', '\n']);
    format!("+++\n{}+++\n\n{}\n", front.to_string().trim_start(), body.trim_end())
}

fn recorded(slug: &str, version: Version, found: &Found, text: &str) -> NewEvent {
    NewEvent {
        event: "version.recorded".to_owned(),
        article: Some(slug.to_owned()),
        version: Some(version.to_string()),
        claimed: Some(found.at),
        data: json!({"origin": found.origin, "by": found.who, "sha256": sha256(text.as_bytes())}),
        ..NewEvent::default()
    }
}

#[cfg(test)]
#[path = "bring_tests.rs"]
mod tests;
