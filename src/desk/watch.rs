//! `watch`: a file that changes is a new version.
//!
//! A file outside the articles is the text as a site or an editing system has it: each change of it becomes the next
//! version. A published version of the desk itself is never rewritten: where somebody saves over it, the new words
//! become the next version, and the old ones are put back.

use super::bring::{self, BroughtVersion};
use super::elsewhere::{self, Found};
use super::{Desk, Error, Kind, Result};
use crate::store::hash::sha256;
use crate::store::{ArticleText, Change, NewEvent, Publication, Version};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 32 << 20;

/// The published versions of the desk, as they were when one began to watch.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    files: BTreeMap<PathBuf, String>,
}

/// What was done about a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WatchedChange {
    /// The article.
    pub article: String,
    /// The version that was recorded.
    #[serde(flatten)]
    pub version: BroughtVersion,
    /// The published version that somebody had saved over, and that was put back.
    pub put_back: Option<Version>,
}

impl Desk {
    /// Records the text of a file outside the desk as the next version of an article, where it differs from the newest
    /// one; the article is new where there is none of that name.
    ///
    /// # Errors
    /// Where the file cannot be read, or nothing may be written.
    pub fn watch_file(&mut self, slug: &str, file: &Path) -> Result<Option<WatchedChange>> {
        let failed = |error| Error::from(crate::store::Error::io(file, error));
        let len = std::fs::metadata(file).map_err(failed)?.len();
        if len > LARGEST {
            let message = format!("{}: {len} bytes, the limit is {LARGEST}", file.display());
            return Err(Error::new(Kind::Invalid, message).at(file));
        }
        let bytes = std::fs::read(file).map_err(failed)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let told = elsewhere::tell(&name, "", &bytes, &self.readers)
            .map_err(|why| Error::new(Kind::Invalid, format!("{}: {why}", file.display())).at(file))?;
        let at = self.identity.now();
        let found =
            Found { at, origin: self.origin_of(slug, &format!("watch {name} {at}")), who: None, told };
        self.refresh()?;
        let (same, _) = bring::plan(&self.store, slug, std::slice::from_ref(&found), None)?;
        if same.versions.is_empty() {
            return Ok(None);
        }
        let author = self.identity.author();
        let mut done = None;
        self.store.publish::<Error>(&author, |store| {
            let (brought, publication) = bring::plan(store, slug, std::slice::from_ref(&found), None)?;
            done = brought.versions.into_iter().next();
            Ok(publication)
        })?;
        Ok(done.map(|version| WatchedChange { article: slug.to_owned(), version, put_back: None }))
    }

    /// The published versions as they are now.
    #[must_use]
    pub fn begin_watch(&self) -> Watched {
        let mut watched = Watched::default();
        for (path, version) in self.version_files() {
            if version != Version::Draft
                && let Some(text) = self.published_text(&path)
            {
                watched.files.insert(path, text);
            }
        }
        watched
    }

    /// Looks at the files of the desk that may have changed, and records what did: words saved over a published version
    /// as the next version, and a new version that somebody put there as what it is.
    ///
    /// # Errors
    /// Where the desk cannot be read or written. A version that cannot be read is left alone.
    pub fn watch_desk(&mut self, watched: &mut Watched, changed: &[PathBuf]) -> Result<Vec<WatchedChange>> {
        self.refresh()?;
        let root = self.root().canonicalize().unwrap_or_else(|_| self.root().to_owned());
        let below = |path: &PathBuf| path.strip_prefix(&root).unwrap_or(path).to_owned();
        let changed: Vec<PathBuf> = changed.iter().map(below).collect();
        let mut done = Vec::new();
        for (path, version) in self.version_files() {
            if version == Version::Draft || !changed.contains(&path) {
                continue;
            }
            let Some(now) = self.published_text(&path) else { continue };
            match watched.files.get(&path).cloned() {
                Some(before) if before == now => {}
                Some(before) => done.extend(self.put_back(&path, version, &before, &now)?),
                None => done.extend(self.record_new(&path, version, &now)?),
            }
        }
        for (path, version) in self.version_files() {
            if version != Version::Draft && !watched.files.contains_key(&path) {
                watched.files.extend(self.published_text(&path).map(|text| (path, text)));
            }
        }
        Ok(done)
    }

    /// An origin that no version of the article has: two changes can fall into one second.
    fn origin_of(&self, slug: &str, words: &str) -> String {
        let known: Vec<Version> =
            self.store.article(slug).map(|a| a.versions.keys().copied().collect()).unwrap_or_default();
        let read = |version: Version| self.store.read_version(slug, version).ok()?.front.origin;
        let taken: Vec<String> = known.into_iter().filter_map(read).collect();
        let again = |n: usize| if n < 2 { words.to_owned() } else { format!("{words} ({n})") };
        (1..).map(again).find(|origin| !taken.contains(origin)).unwrap_or_else(|| words.to_owned())
    }

    fn version_files(&self) -> Vec<(PathBuf, Version)> {
        let articles = self.store.articles.values();
        articles.flat_map(|a| a.versions.iter().map(|(version, path)| (path.clone(), *version))).collect()
    }

    /// The text of a version file, where its front matter says that it is published.
    fn published_text(&self, path: &Path) -> Option<String> {
        let bytes = self.store.files().read(path).ok()?;
        let text = String::from_utf8(bytes.clone()).ok()?;
        let read = ArticleText::read(path, bytes).ok()?;
        read.front.published.is_some().then_some(text)
    }

    fn slug_of(&self, path: &Path) -> Option<String> {
        let holds =
            |article: &&crate::store::ArticleFiles| article.versions.values().any(|file| file == path);
        self.store.articles.values().find(holds).map(|article| article.slug.clone())
    }

    fn put_back(
        &mut self,
        path: &Path,
        version: Version,
        before: &str,
        now: &str,
    ) -> Result<Option<WatchedChange>> {
        let Some(slug) = self.slug_of(path) else { return Ok(None) };
        let (author, at) = (self.identity.author(), self.identity.now());
        let told = elsewhere::tell("version.md", "", now.as_bytes(), &self.readers)
            .map_err(|why| Error::new(Kind::Invalid, format!("{}: {why}", path.display())))?;
        let found = Found {
            at,
            origin: self.origin_of(&slug, &format!("saved over {version} {at}")),
            who: None,
            told,
        };
        let mut done = None;
        self.store.publish::<Error>(&author, |store| {
            let (brought, mut publication) = bring::plan(store, &slug, &[found], Some((version, before)))?;
            publication.also.push(Change::Replace {
                path: path.to_owned(),
                before: sha256(now.as_bytes()),
                text: before.to_owned(),
            });
            publication.events.push(NewEvent {
                event: "version.restored".to_owned(),
                article: Some(slug.clone()),
                version: Some(version.to_string()),
                data: json!({"sha256": sha256(before.as_bytes()), "was": sha256(now.as_bytes())}),
                ..NewEvent::default()
            });
            done = brought.versions.into_iter().next();
            Ok(publication)
        })?;
        // Only its front matter, or white space, was changed: it is put back, and that is all.
        Ok(done.map(|version_new| WatchedChange {
            article: slug,
            version: version_new,
            put_back: Some(version),
        }))
    }

    fn record_new(&mut self, path: &Path, version: Version, now: &str) -> Result<Option<WatchedChange>> {
        let Some(slug) = self.slug_of(path) else { return Ok(None) };
        let sum = sha256(now.as_bytes());
        let known = |event: &crate::store::Event| {
            ["sha256", "new_sha256"].iter().any(|key| event.data_str(key) == Some(sum.as_str()))
        };
        if self.events_of(&slug).iter().any(known) {
            return Ok(None);
        }
        let text = ArticleText::read(path, now.as_bytes().to_vec())?;
        let published = text.front.published.unwrap_or_default();
        let origin = format!("put there as {version}");
        let event = NewEvent {
            event: "version.recorded".to_owned(),
            article: Some(slug.clone()),
            version: Some(version.to_string()),
            claimed: crate::store::time::moment(&published),
            data: json!({"origin": origin, "by": null, "sha256": sum}),
            ..NewEvent::default()
        };
        let publication = Publication { events: vec![event], ..Publication::default() };
        self.store.publish::<Error>(&self.identity.author(), |_| Ok(publication))?;
        let version = BroughtVersion { version, published, origin, who: None, path: path.to_owned() };
        Ok(Some(WatchedChange { article: slug, version, put_back: None }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::example::desk_of;
    use crate::store::Files;
    use crate::store::memory::Memory;

    #[test]
    fn each_change_of_a_file_is_a_version_and_the_same_again_is_none() {
        let files = Memory::default();
        let mut desk = desk_of(&files, "ann");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ferry.md");
        let mut versions = Vec::new();
        for horses in [9, 11, 11, 9, 11] {
            std::fs::write(&file, format!("The ferry carried {horses} horses.\n")).unwrap();
            versions.extend(
                desk.watch_file("ferry", &file).unwrap().map(|done| done.version.version.to_string()),
            );
        }
        assert_eq!(versions, ["v1", "v2", "v3", "v4"]);
        assert_eq!(desk.events_of("ferry").len(), 4);
        std::fs::write(&file, b"\xff").unwrap();
        assert_eq!(desk.watch_file("ferry", &file).unwrap_err().kind, Kind::Invalid);
        assert_eq!(desk.watch_file("ferry", &folder.path().join("no.md")).unwrap_err().kind, Kind::NotFound);
    }

    #[test]
    fn a_published_version_that_is_saved_over_is_put_back_and_the_words_are_the_next() {
        let files = Memory::default();
        let mut desk = desk_of(&files, "ann");
        let mut watched = desk.begin_watch();
        let path = Path::new("articles/s/v1.md");
        let before = files.read(path).unwrap();
        let text = String::from_utf8(before.clone()).unwrap();
        files.write(path, text.replace("43", "34").as_bytes()).unwrap();
        let done = desk.watch_desk(&mut watched, &[path.to_owned()]).unwrap();
        assert_eq!(done[0].put_back, Some(Version::Number(1)));
        assert_eq!(files.read(path).unwrap(), before);
        let v2 = desk.store.read_version("s", Version::Number(2)).unwrap();
        assert!(v2.body().contains("employed 34"));
        assert!(desk.watch_desk(&mut watched, &[path.to_owned()]).unwrap().is_empty());
        let v3 = Path::new("articles/s/v3.md");
        files.write(v3, text.replace("43", "35").as_bytes()).unwrap();
        let done = desk.watch_desk(&mut watched, &[v3.to_owned()]).unwrap();
        assert_eq!((done.len(), done[0].put_back), (1, None), "a version put there by hand is recorded");
        let names: Vec<String> = desk.events_of("s").into_iter().map(|event| event.event).collect();
        assert_eq!(names, ["version.recorded", "version.restored", "version.recorded"]);
    }
}
