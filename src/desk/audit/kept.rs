//! What was found out about each article, kept in `.copydesk/` until something that it rests on changes.
//!
//! `audit.jsonl`: a first line with the version of the form, of the program and the SHA-256 of the rest; then a line
//! for each article. A file that is of another form, or whose hash is wrong, counts for nothing and is written anew.

use super::looked::Looked;
use crate::desk::Desk;
use crate::store::hash::sha256;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where it stands below the desk.
pub const FILE: &str = ".copydesk/audit.jsonl";
/// Raised with every change of the form or of what is found out.
const FORM: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Head {
    form: u32,
    program: String,
    sha256: String,
}

/// A file that an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Rests {
    pub path: PathBuf,
    /// Its size and when it was written, in nanoseconds; zeros where it is not there.
    pub stamp: (u64, u64),
    /// Its SHA-256; empty where it is not there.
    pub sha256: String,
}

/// What was found out about an article, and what that rests on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    pub looked: Looked,
    /// The settings, the records of the article and the history of it.
    pub desk: String,
    pub files: Vec<Rests>,
}

/// How an article stands to what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Freshness {
    /// Everything is as it was.
    Fresh,
    /// The same bytes, written again: only the stamps are old.
    Touched,
    /// Something that the answer rests on has changed.
    Stale,
}

impl Desk {
    /// What is kept, by article; nothing where there is no such file, or it cannot be used.
    pub(super) fn kept_answers(&self) -> BTreeMap<String, Kept> {
        let Ok(bytes) = self.store.files().read(Path::new(FILE)) else { return BTreeMap::new() };
        read(&bytes).unwrap_or_default()
    }

    /// Keeps what was found out, where the desk may be written. That it cannot be kept is no error: it is found out
    /// again.
    pub(super) fn keep_answers(&self, kept: &BTreeMap<String, Kept>) {
        if self.store.writable().is_err() {
            return;
        }
        let mut rest = String::new();
        for one in kept.values() {
            rest.push_str(&serde_json::to_string(one).unwrap_or_default());
            rest.push('\n');
        }
        let head = Head { form: FORM, program: program(), sha256: sha256(rest.as_bytes()) };
        let head = serde_json::to_string(&head).unwrap_or_default();
        let aside = PathBuf::from(format!("{FILE}.{}", self.identity.writer));
        let files = self.store.files();
        let text = format!("{head}\n{rest}");
        if files.write(&aside, text.as_bytes()).is_ok() && files.rename(&aside, Path::new(FILE)).is_err() {
            let _ = files.remove(&aside);
        }
    }

    /// The files that an answer about an article rests on: all its versions, and the sources of the newest.
    pub(super) fn rests_on(&self, slug: &str) -> Vec<Rests> {
        self.paths_of(slug).into_iter().map(|path| self.rests(path)).collect()
    }

    fn paths_of(&self, slug: &str) -> Vec<PathBuf> {
        let Some(files) = self.store.article(slug) else { return Vec::new() };
        let mut paths: Vec<PathBuf> = files.versions.values().cloned().collect();
        let text = files.usual().and_then(|version| self.store.read_version(slug, version).ok());
        for source in text.map(|text| text.front.sources).unwrap_or_default() {
            let path = Path::new(&self.config().sources).join(&source);
            paths.push(PathBuf::from(format!("{}.toml", path.display())));
            paths.push(PathBuf::from(format!("{}.txt", path.display())));
            paths.push(path);
        }
        paths
    }

    fn rests(&self, path: PathBuf) -> Rests {
        let files = self.store.files();
        let stamp = files.stamp(&path).unwrap_or_default();
        let sha256 = files.read(&path).map(|bytes| sha256(&bytes)).unwrap_or_default();
        Rests { path, stamp, sha256 }
    }

    /// What an answer rests on besides files: the settings and the records and events of each article, each as one hash.
    pub(super) fn desk_sums(&self) -> DeskSums {
        let settings = format!("{:?} {:?}", self.config().engine, self.config().late_after_days);
        let mut records: BTreeMap<String, String> = BTreeMap::new();
        for record in &self.config().corrections {
            let all = records.entry(record.article.clone()).or_default();
            all.push_str(&record.canonical);
        }
        let by_hand = ["claim.", "evidence.", "source.", "review.", "finding."];
        for event in self.store.events_but_reviews() {
            if let Some(slug) = &event.article
                && by_hand.iter().any(|name| event.event.starts_with(name))
            {
                records.entry(slug.clone()).or_default().push_str(&event.hash);
            }
        }
        DeskSums { settings: sha256(format!("{} {settings}", program()).as_bytes()), records }
    }

    /// How an article stands to what is kept of it.
    pub(super) fn freshness(&self, kept: &Kept, sums: &DeskSums) -> Freshness {
        let slug = &kept.looked.article;
        let Some(files) = self.store.article(slug) else { return Freshness::Stale };
        let known = |path: &PathBuf| kept.files.iter().any(|rests| rests.path == *path);
        if kept.desk != sums.of(slug) || !files.versions.values().all(known) {
            return Freshness::Stale;
        }
        let mut freshness = Freshness::Fresh;
        for rests in &kept.files {
            if self.store.files().stamp(&rests.path).unwrap_or_default() != rests.stamp {
                if self.rests(rests.path.clone()).sha256 != rests.sha256 {
                    return Freshness::Stale;
                }
                freshness = Freshness::Touched;
            }
        }
        freshness
    }
}

/// The hashes of what is no file of an article.
pub(super) struct DeskSums {
    settings: String,
    records: BTreeMap<String, String>,
}

impl DeskSums {
    pub(super) fn of(&self, slug: &str) -> String {
        let records = self.records.get(slug).map_or("", String::as_str);
        if records.is_empty() {
            self.settings.clone()
        } else {
            sha256(format!("{}{records}", self.settings).as_bytes())
        }
    }
}

fn program() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn read(bytes: &[u8]) -> Option<BTreeMap<String, Kept>> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (head, rest) = (bytes.get(..end)?, bytes.get(end + 1..)?);
    let head: Head = serde_json::from_slice(head).ok()?;
    if head.form != FORM || head.program != program() || head.sha256 != sha256(rest) {
        return None;
    }
    let lines = rest.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines
        .map(|line| serde_json::from_slice::<Kept>(line).ok().map(|kept| (kept.looked.article.clone(), kept)))
        .collect()
}
