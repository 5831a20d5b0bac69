//! The use cases, one verb a file, shared by every face.
//!
//! [`Desk`] is the one handle. Its methods return plain data; reading never writes, and everything that writes
//! reads the newest state first, under the lock.

mod approve;
mod articles;
mod audit;
mod bring;
mod changes;
mod check;
mod checkpoint;
mod correct;
mod diff;
mod dismiss;
mod doctor;
mod elsewhere;
mod error;
#[cfg(test)]
#[path = "example_for_tests.rs"]
pub(crate) mod example;
mod export;
mod hand;
mod history;
pub mod import;
mod init;
mod integrity;
mod issue;
mod life;
mod lint;
mod notice;
mod noticed;
mod original;
mod prove;
mod publish;
mod reopened;
mod review;
#[cfg(test)]
#[path = "rounds_tests.rs"]
mod rounds;
mod story;
mod style;
mod sweep;
mod target;
#[cfg(test)]
#[path = "thousand_tests.rs"]
mod thousand;
mod track;
mod typed;
mod watch;
mod wording;
mod words;

pub use articles::{ArticleRow, Overview};
pub use audit::{
    Audit, AuditBar, AuditFilter, AuditList, AuditRow, BackDated, Chains, PROVES, Spread, WriterState,
    span_words,
};
pub use bring::{BringRequest, Brought, BroughtVersion};
pub use changes::parse_pair;
pub use check::{CheckOptions, Checked, check_file};
pub use checkpoint::{Checkpoint, CheckpointState, Head, Signed};
pub use correct::{CAUSES, CorrectionRequest, Draft, Objection, Published, SEVERITIES};
pub use diff::{ChangeRow, Diff, Words};
pub use dismiss::Dismissed;
pub use doctor::Complaint;
pub use error::{Error, Kind, Result};
pub use hand::Hand;
pub use history::{
    ClaimFault, ClaimHistory, ClaimSource, ClaimVersion, VersionRow, WordChange, WordDiff, word_diff,
};
pub use import::{ImportRequest, Imported, Outcome, Readers};
pub use init::init;
pub use integrity::Breach;
pub use issue::Issued;
pub use life::{Life, ReportRequest, State};
pub use lint::{Linted, lint_text};
pub use notice::Notice;
pub use original::Original;
pub use review::{Decision, Review, ReviewRequest, Undone};
pub use story::Story;
pub use style::{compiled_in as house_style, compiled_in_names as house_styles};
pub use sweep::Swept;
pub use target::Target;
pub use typed::TypedSource;
pub use watch::{Watched, WatchedChange};

use crate::settings::Identity;
use crate::store::{Disk, Problem, Store, config};
use std::path::{Path, PathBuf};

/// An open desk, and who works at it.
pub struct Desk {
    pub(crate) store: Store,
    pub(crate) identity: Identity,
    /// How files of other formats are read.
    pub readers: Readers,
}

impl Desk {
    /// Opens the desk in the folder `root`.
    ///
    /// # Errors
    /// Where it is no desk, or its `corrections.toml` cannot be read.
    pub fn open(root: &Path, identity: Identity, read_only: bool) -> Result<Self> {
        Self::open_telling(root, identity, read_only, |_, _| {})
    }

    /// The same, told how far the reading of long histories has come: bytes read, of how many.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub fn open_telling(
        root: &Path,
        identity: Identity,
        read_only: bool,
        reading: impl Fn(u64, u64) + Send + Sync + 'static,
    ) -> Result<Self> {
        if !root.join(config::FILE).is_file() {
            return Err(no_desk(root));
        }
        let store = Store::open_telling(Box::new(Disk::new(root)), read_only, Box::new(reading))?;
        let readers = import::readers(&store.config.import);
        Ok(Self { store, identity, readers })
    }

    /// A desk with nothing on it and nowhere to write, for a file that belongs to none.
    ///
    /// # Errors
    /// None that can be had: it is all in memory.
    pub fn bare(identity: Identity) -> Result<Self> {
        let files = crate::store::memory::Memory::default();
        crate::store::Files::write(&files, Path::new(config::FILE), b"")
            .map_err(|error| Error::new(Kind::Io, error.to_string()))?;
        Ok(Self { store: Store::open(Box::new(files))?, identity, readers: Readers::default() })
    }

    /// The nearest desk at or above `from`.
    ///
    /// # Errors
    /// Where there is none up to the root.
    pub fn find(from: &Path) -> Result<PathBuf> {
        let start = from.canonicalize().unwrap_or_else(|_| from.to_owned());
        let found = start.ancestors().find(|folder| folder.join(config::FILE).is_file());
        found.map(Path::to_owned).ok_or_else(|| no_desk(from))
    }

    /// The desk's folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.store.root()
    }

    /// Who works at it.
    #[must_use]
    pub const fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Its settings and published records.
    #[must_use]
    pub const fn config(&self) -> &config::Config {
        &self.store.config
    }

    /// Says why nothing may be written.
    ///
    /// # Errors
    /// Where the desk is read-only.
    pub fn writable(&self) -> Result<()> {
        Ok(self.store.writable()?)
    }

    /// Reads everything again that may have changed on disk.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub fn refresh(&mut self) -> Result<()> {
        Ok(self.store.refresh()?)
    }

    /// What was skipped in `corrections.toml`.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.store.config.problems
    }
}

fn no_desk(at: &Path) -> Error {
    let message = format!("{}: no desk here: there is no {} at or above it", at.display(), config::FILE);
    Error::new(Kind::NotFound, message)
        .hint("`copydesk init DIR` makes one, `copydesk init --example DIR` a copy of the demo desk")
        .at(at)
}
