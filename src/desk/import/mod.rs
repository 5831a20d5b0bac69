//! `import`: whatever a newsroom has becomes a source, or a version of an article, with places and provenance.

mod article;
pub mod foreign;
mod gather;
mod one;
pub mod pdftotext;
mod readers;
mod settings;
mod source;

pub use gather::Input;
pub use readers::{COMMAND, Entry, Readers, write_frame};
pub use settings::{limit, readers};

use super::{Desk, Result};
use crate::store::time;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// What files are brought in as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum As {
    /// A document that backs articles.
    #[default]
    Source,
    /// A version of an article.
    Article,
}

/// What an editor says of what is brought in; each goes before what the file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its address in an archive.
    pub archive_url: Option<String>,
    /// When it was fetched.
    pub retrieved: Option<String>,
    /// What kind of source it is.
    pub kind: Option<String>,
    /// How far it can be trusted.
    pub standing: Option<String>,
}

/// What to bring in, and how.
#[derive(Clone, Debug, Default)]
pub struct ImportRequest {
    /// Files and folders; `-` is standard input.
    pub paths: Vec<PathBuf>,
    /// What they become.
    pub to: As,
    /// What the editor says of them.
    pub told: Told,
    /// What format they are of, where that is not to be found out.
    pub format: Option<copydesk_import::Kind>,
    /// Read again what is known already, and take the place of what was read before.
    pub again: bool,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is a source now, or an article; its id or slug, and what must be known of it.
    Brought {
        /// The id of the source, or the article and its version.
        id: String,
        /// Warnings.
        warnings: Vec<String>,
    },
    /// Its bytes are known; the id that has them.
    Known(String),
    /// It was not read or not written, and why.
    Failed(String),
}

/// One file, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The file as it was named, with the entry of an archive after a slash.
    pub name: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files done.
    pub done: usize,
    /// Files found so far.
    pub all: usize,
}

/// What the workers share.
struct Shared<'a> {
    desk: &'a Desk,
    request: &'a ImportRequest,
    known: Mutex<BTreeMap<String, String>>,
    /// The files that this import writes, in lower case: two of one name would be mixed up.
    claimed: Mutex<BTreeSet<String>>,
    /// Files whose reading was broken off when the import was stopped.
    dropped: AtomicUsize,
    todo: Mutex<VecDeque<Input>>,
    cancelled: &'a AtomicBool,
    retrieved: String,
}

impl Shared<'_> {
    /// Takes the names of a source for one file of this import; false where another has one of them.
    fn claim(&self, id: &str) -> bool {
        let id = id.to_lowercase();
        let names = [format!("{id}.txt"), format!("{id}.toml"), id];
        let mut claimed = self.claimed.lock().unwrap_or_else(PoisonError::into_inner);
        let free = !names.iter().any(|name| claimed.contains(name));
        if free {
            claimed.extend(names);
        }
        free
    }

    fn next(&self) -> Option<Input> {
        if self.cancelled.load(Ordering::Relaxed) {
            return None;
        }
        self.todo.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
    }
}

impl Desk {
    /// Brings files in, in parallel. Each outcome is told as it comes; a bad file costs itself and nothing else.
    /// Returns how many files were left because it was cancelled.
    ///
    /// # Errors
    /// Where the desk cannot be written, or a path is not there.
    pub fn import(
        &mut self,
        request: &ImportRequest,
        cancelled: &AtomicBool,
        tell: &mut dyn FnMut(Progress, &Imported),
    ) -> Result<usize> {
        self.writable()?;
        let found = gather::gather(self, request)?;
        let mut progress = Progress { done: 0, all: found.len() };
        let mut drafts = Vec::new();
        let left = self.read_all(request, found, cancelled, &mut drafts, &mut |imported| {
            progress.done += 1;
            progress.all = progress.all.max(progress.done);
            tell(progress, &imported);
        })?;
        for (name, draft, warnings) in drafts {
            let outcome = self.write_draft(&draft, warnings);
            progress.done += 1;
            progress.all = progress.all.max(progress.done);
            tell(progress, &Imported { name, outcome });
        }
        Ok(left)
    }

    /// Reads all files on all cores; sources are placed as they come, versions of articles are gathered.
    fn read_all(
        &self,
        request: &ImportRequest,
        found: Vec<Input>,
        cancelled: &AtomicBool,
        drafts: &mut Vec<(String, article::Draft, Vec<String>)>,
        tell: &mut dyn FnMut(Imported),
    ) -> Result<usize> {
        let known = match request.to {
            As::Source => self.store.sources_by_hash()?,
            As::Article => article::known(self),
        };
        // Twice as many as cores: half of them wait for a disk.
        let workers =
            thread::available_parallelism().map_or(2, |cores| cores.get() * 2).min(found.len().max(1));
        let shared = Shared {
            desk: self,
            request,
            known: Mutex::new(known),
            claimed: Mutex::default(),
            dropped: AtomicUsize::new(0),
            todo: Mutex::new(found.into()),
            cancelled,
            retrieved: time::written(self.identity.now()),
        };
        let (send, outcomes) = channel::<one::Told>();
        thread::scope(|scope| {
            for _ in 0..workers {
                let (send, shared) = (send.clone(), &shared);
                scope.spawn(move || work(shared, &send));
            }
            drop(send);
            while let Ok(first) = outcomes.recv() {
                // All that is ready is placed under one lock.
                let mut ready = vec![first];
                ready.extend(outcomes.try_iter());
                one::finish(&shared, ready, drafts).into_iter().for_each(&mut *tell);
            }
        });
        let waiting = shared.todo.lock().unwrap_or_else(PoisonError::into_inner).len();
        Ok(waiting + shared.dropped.load(Ordering::Relaxed))
    }
}

fn work(shared: &Shared<'_>, send: &Sender<one::Told>) {
    while let Some(input) = shared.next() {
        let mut tell = |told| send.send(told).is_ok();
        one::bring(shared, input, &mut tell);
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
