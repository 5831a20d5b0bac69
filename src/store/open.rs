//! A desk, opened: what it says, and the one way to change it.

use super::article::{self, ArticleFiles, ArticleText, Version};
use super::config::{self, Config};
use super::error::{Cause, Error, Result};
use super::event::{Event, NewEvent};
use super::files::{Files, Guard};
use super::hash::sha256;
use super::journal::{self, Change};
use super::log::{self, Author, Log};
use super::names;
use super::record::{self, Correction};
use super::source::{self, SourceText};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A desk on disk or in memory.
pub struct Store {
    files: Box<dyn Files>,
    /// Its settings and records.
    pub config: Config,
    /// The bytes of `corrections.toml` as last read.
    text: String,
    /// Everything decided.
    pub log: Log,
    /// The articles, by slug.
    pub articles: BTreeMap<String, ArticleFiles>,
    /// True where the caller wants nothing written.
    pub read_only: bool,
    /// Who is told how far the reading of long histories has come.
    reading: Told,
}

type Told = Box<dyn Fn(u64, u64) + Send + Sync>;

/// Everything that is published together.
#[derive(Clone, Debug, Default)]
pub struct Publication {
    /// The new version's file below the desk, and its text.
    pub version: Option<(PathBuf, String)>,
    /// Other new files below the desk, and their texts.
    pub created: Vec<(PathBuf, String)>,
    /// A file below the desk that it takes the place of, and SHA-256 of its bytes.
    pub removed: Option<(PathBuf, String)>,
    /// What else changes with it.
    pub also: Vec<Change>,
    /// The record.
    pub record: Option<Correction>,
    /// The events, in order. Where there is a record, the last one gets its hash as `record_sha256`.
    pub events: Vec<NewEvent>,
}

/// One's turn to write: the lock is held as long as this lives.
pub struct Turn {
    author: Author,
    _guard: Guard,
}

impl Store {
    /// Opens the desk in a folder.
    ///
    /// # Errors
    /// Where there is no `corrections.toml`, where it is not TOML, or where something cannot be read.
    pub fn open(files: Box<dyn Files>) -> Result<Self> {
        Self::open_telling(files, false, Box::new(|_, _| {}))
    }

    /// The same, for a caller that wants nothing written where `read_only` is true, and is told how far the reading of
    /// long histories has come.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_telling(files: Box<dyn Files>, read_only: bool, reading: Told) -> Result<Self> {
        let (config, text) = read_config(files.as_ref())?;
        let read_only = read_only || config.read_only;
        let mut store =
            Self { files, config, text, log: Log::default(), articles: BTreeMap::new(), read_only, reading };
        if journal::is_pending(store.files.as_ref()) && !read_only {
            let guard = store.lock()?;
            journal::recover(store.files.as_ref())?;
            drop(guard);
        }
        store.refresh()?;
        Ok(store)
    }

    /// The desk's folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.files.root()
    }

    /// The file operations, for what the store has no word for.
    #[must_use]
    pub fn files(&self) -> &dyn Files {
        self.files.as_ref()
    }

    /// Reads everything again that may have changed.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn refresh(&mut self) -> Result<()> {
        // A desk that cannot be locked (a read-only folder, or nothing ever written) has no writer to wait for.
        let _guard = self.files.lock(false).ok();
        self.read_all()
    }

    fn read_all(&mut self) -> Result<()> {
        let read_only = self.read_only;
        (self.config, self.text) = read_config(self.files.as_ref())?;
        self.read_only = read_only || self.config.read_only;
        self.articles = article::list(self.files.as_ref(), Path::new(&self.config.articles))?;
        let keep = self.writable().is_ok();
        self.log.refresh(self.files.as_ref(), keep, &self.reading)
    }

    /// The files of an article.
    #[must_use]
    pub fn article(&self, slug: &str) -> Option<&ArticleFiles> {
        self.articles.get(slug)
    }

    /// Reads a version of an article.
    ///
    /// # Errors
    /// Where there is none, or it cannot be read.
    pub fn read_version(&self, slug: &str, version: Version) -> Result<ArticleText> {
        let path = self.article(slug).and_then(|article| article.versions.get(&version));
        let missing = || {
            let path = self.root().join(&self.config.articles).join(slug).join(format!("{version}.md"));
            Error::new(&path, Cause::Missing)
        };
        let path = path.ok_or_else(missing)?;
        let at = self.root().join(path);
        let bytes = self.files.read(path).map_err(|error| Error::io(&at, error))?;
        ArticleText::read(&at, bytes)
    }

    /// Where a new version of an article stands.
    #[must_use]
    pub fn path_of_version(&self, slug: &str, version: Version) -> PathBuf {
        Path::new(&self.config.articles).join(slug).join(format!("{version}.md"))
    }

    /// The ids of all sources.
    ///
    /// # Errors
    /// Where a folder cannot be listed.
    pub fn source_ids(&self) -> Result<Vec<String>> {
        source::list(self.files.as_ref(), Path::new(&self.config.sources))
    }

    /// Reads a source.
    ///
    /// # Errors
    /// Where it is not there, of a format not read yet, not UTF-8, or empty.
    pub fn read_source(&self, id: &str) -> Result<SourceText> {
        let path = source::path_of(self.files.as_ref(), Path::new(&self.config.sources), id)?;
        source::read(self.files.as_ref(), &path, id)
    }

    /// The file of a source on disk.
    #[must_use]
    pub fn path_of_source(&self, id: &str) -> PathBuf {
        self.root().join(&self.config.sources).join(id)
    }

    /// Says why nothing may be written, before anybody has typed much.
    ///
    /// # Errors
    /// Where the desk is read-only.
    pub fn writable(&self) -> Result<()> {
        let path = self.root().join(config::FILE);
        if self.config.read_only {
            return Err(Error::new(&path, Cause::ReadOnly("the desk says read_only = true")));
        }
        if self.read_only {
            return Err(Error::new(self.root(), Cause::ReadOnly("it was opened read-only")));
        }
        Ok(())
    }

    pub(super) fn lock(&self) -> Result<Guard> {
        self.files.lock(true).map_err(|error| match error.kind() {
            std::io::ErrorKind::WouldBlock => Error::new(self.root(), Cause::Busy),
            _ => Error::io(self.root(), error),
        })
    }

    /// The one way to change a desk: takes the lock, finishes what a crash cut off, reads the newest state, asks
    /// `plan` what is to be published in that state, and does all of it or none.
    ///
    /// # Errors
    /// Those of `plan`; where the desk is read-only or locked; where a file cannot be written (then none was).
    pub fn publish<E: From<Error>>(
        &mut self,
        author: &Author,
        plan: impl FnOnce(&Self) -> std::result::Result<Publication, E>,
    ) -> std::result::Result<Vec<Event>, E> {
        let turn = self.begin(author)?;
        let publication = plan(self)?;
        Ok(self.finish(turn, publication)?)
    }

    /// The first half of [`Store::publish`], for a caller that plans with more than the store: the desk is locked
    /// and in its newest state until the turn is finished or dropped.
    ///
    /// # Errors
    /// Where the desk is read-only or locked, or cannot be read.
    pub fn begin(&mut self, author: &Author) -> Result<Turn> {
        self.writable()?;
        let guard = self.lock()?;
        journal::recover(self.files.as_ref())?;
        self.read_all()?;
        self.put_torn_line_aside(author)?;
        Ok(Turn { author: author.clone(), _guard: guard })
    }

    /// The second half of [`Store::publish`].
    ///
    /// # Errors
    /// Where a file cannot be written; then none was.
    pub fn finish(&mut self, turn: Turn, publication: Publication) -> Result<Vec<Event>> {
        let (changes, events) = self.changes(&turn.author, publication)?;
        journal::commit(self.files.as_ref(), &changes)?;
        self.read_all()?;
        Ok(events)
    }

    /// Logs one event.
    ///
    /// # Errors
    /// As [`Store::publish`].
    pub fn log_event(&mut self, author: &Author, event: NewEvent) -> Result<Vec<Event>> {
        self.publish(author, |_| Ok(Publication { events: vec![event], ..Publication::default() }))
    }

    /// A last line that a crash cut off is moved to `<writer>.torn`, and that is an event.
    fn put_torn_line_aside(&mut self, author: &Author) -> Result<()> {
        let Some(chain) = self.log.chains.get(&author.writer) else { return Ok(()) };
        let Some(torn) = chain.torn.clone() else { return Ok(()) };
        let file = log::file_of(&author.writer);
        let aside = Path::new(log::FOLDER).join(format!("{}.torn", author.writer));
        let failed = |error| Error::io(&self.files.root().join(&file), error);
        let mut line = torn.clone();
        line.push(b'\n');
        self.files.append(&aside, &line).map_err(failed)?;
        self.files.truncate(&file, chain.bytes).map_err(failed)?;
        self.read_all()?;
        let data = serde_json::json!({"bytes": torn.len(), "sha256": sha256(&torn)});
        let new = NewEvent { event: "history.torn".to_owned(), data, ..NewEvent::default() };
        let (changes, _) =
            self.changes(author, Publication { events: vec![new], ..Publication::default() })?;
        journal::commit(self.files.as_ref(), &changes)?;
        self.read_all()
    }

    fn changes(&self, author: &Author, publication: Publication) -> Result<(Vec<Change>, Vec<Event>)> {
        let mut changes = Vec::new();
        if let Some((path, text)) = publication.version {
            changes.push(Change::Create { path, text });
        }
        changes.extend(publication.created.into_iter().map(|(path, text)| Change::Create { path, text }));
        if let Some((path, before)) = publication.removed {
            changes.push(Change::Remove { path, before });
        }
        changes.extend(publication.also);
        let mut sum = None;
        if let Some(mut record) = publication.record {
            let chain = self.log.chains.get(&author.writer).filter(|chain| chain.seq() > 0);
            record.history = chain.map(|chain| format!("{} {} {}", author.writer, chain.seq(), chain.head()));
            let (text, hash) = self.with_record(&record)?;
            let before = sha256(self.text.as_bytes());
            changes.push(Change::Replace { path: config::FILE.into(), before, text });
            sum = Some(hash);
        }
        let (mut events, mut lines) = (Vec::<Event>::new(), String::new());
        let count = publication.events.len();
        for (n, mut new) in publication.events.into_iter().enumerate() {
            if let (Some(sum), true) = (&sum, n + 1 == count) {
                new.data["record_sha256"] = sum.as_str().into();
            }
            let (event, line) = self.log.next(author, events.last(), new);
            events.push(event);
            lines.push_str(&line);
        }
        if !lines.is_empty() {
            let at = self.log.chains.get(&author.writer).map_or(0, |chain| chain.bytes);
            changes.push(Change::Append { path: log::file_of(&author.writer), at, text: lines });
        }
        Ok((changes, events))
    }

    /// `corrections.toml` with the record at its end, and the record's canonical hash.
    fn with_record(&self, record: &Correction) -> Result<(String, String)> {
        let path = self.root().join(config::FILE);
        if self.config.correction(&record.id).is_some() {
            return Err(Error::new(&path, Cause::Invalid(format!("the id {:?} is used already", record.id))));
        }
        let text = record::append(&self.text, record);
        let read = Config::read(&path, &text)?;
        match read.corrections.last() {
            Some(last) if last.id == record.id => Ok((text, last.canonical.clone())),
            _ => {
                let why =
                    "a record cannot be appended: `correction` must be written as [[correction]] tables";
                Err(Error::new(&path, Cause::Invalid(why.to_owned())))
            }
        }
    }
}

fn read_config(files: &dyn Files) -> Result<(Config, String)> {
    let path = files.root().join(config::FILE);
    let bytes = files.read(Path::new(config::FILE)).map_err(|error| Error::io(&path, error))?;
    let text = article::text(&path, bytes)?;
    let mut config = Config::read(&path, &text)?;
    names::read(files, &mut config)?;
    Ok((config, text))
}

#[cfg(test)]
#[path = "story_tests.rs"]
mod story;
