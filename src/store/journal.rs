//! Several files changed together or not at all.
//!
//! The new contents are written to one journal first; from the moment it has its name they count as decided.
//! Then each file is written beside its place, renamed and the folder synced, and the journal is removed. After a
//! crash the next writer finishes what the journal says. A file that is in neither the state before nor the one
//! after was changed by somebody else meanwhile: then nothing more is written and the error names it.

use super::error::{Cause, Error, Result};
use super::files::{Files, folder_of};
use super::hash::sha256;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Where the journal stands.
pub const JOURNAL: &str = ".copydesk/journal.json";

/// One file's change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum Change {
    /// A new file; never over an old one.
    Create {
        /// Where.
        path: PathBuf,
        /// Its text.
        text: String,
    },
    /// A new text for a file.
    Replace {
        /// Where.
        path: PathBuf,
        /// SHA-256 of the bytes that it had.
        before: String,
        /// Its new text.
        text: String,
    },
    /// Lines at the end of a file.
    Append {
        /// Where.
        path: PathBuf,
        /// The length that it had; 0 where there was none.
        at: u64,
        /// What is added.
        text: String,
    },
    /// A file taken away.
    Remove {
        /// Where.
        path: PathBuf,
        /// SHA-256 of the bytes that it had.
        before: String,
    },
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Before,
    After,
    Neither,
}

impl Change {
    /// The file that is changed.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Create { path, .. }
            | Self::Replace { path, .. }
            | Self::Append { path, .. }
            | Self::Remove { path, .. } => path,
        }
    }

    /// Where the file stands between before and after. A torn end counts as before.
    fn state(&self, files: &dyn Files) -> Result<State> {
        let now = match files.read(self.path()) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(Error::io(&files.root().join(self.path()), error)),
        };
        Ok(match (self, now) {
            (Self::Create { .. }, None) => State::Before,
            (Self::Create { text, .. } | Self::Replace { text, .. }, Some(now)) if now == text.as_bytes() => {
                State::After
            }
            (Self::Replace { before, .. } | Self::Remove { before, .. }, Some(now))
                if *before == sha256(&now) =>
            {
                State::Before
            }
            (Self::Remove { .. }, None) => State::After,
            (Self::Append { at: 0, .. }, None) => State::Before,
            (Self::Append { at, text, .. }, Some(now)) => {
                let at = usize::try_from(*at).unwrap_or(usize::MAX);
                match now.get(at..) {
                    Some(tail) if tail.starts_with(text.as_bytes()) => State::After,
                    Some(tail) if text.as_bytes().starts_with(tail) => State::Before,
                    _ => State::Neither,
                }
            }
            _ => State::Neither,
        })
    }

    /// Does it; again after a crash, with the same end.
    fn apply(&self, files: &dyn Files) -> std::io::Result<()> {
        match self {
            Self::Create { path, text } | Self::Replace { path, text, .. } => replace(files, path, text),
            Self::Append { path, at, text } => {
                let done = files.len(path).unwrap_or(0).saturating_sub(*at);
                let done = usize::try_from(done).unwrap_or(usize::MAX).min(text.len());
                files.append(path, &text.as_bytes()[done..])
            }
            Self::Remove { path, .. } => {
                files.remove(path)?;
                files.sync_folder(&folder_of(path))
            }
        }
    }

    /// Takes it back, as far as it was done.
    fn revert(&self, files: &dyn Files, before: Option<&[u8]>) -> std::io::Result<()> {
        match (self, before) {
            (Self::Create { path, .. }, _) if files.len(path).is_ok() => {
                files.remove(path)?;
                files.sync_folder(&folder_of(path))
            }
            (Self::Replace { path, .. }, Some(before)) if files.read(path)? != before => {
                files.write(path, before)
            }
            (Self::Remove { path, .. }, Some(before)) if files.len(path).is_err() => {
                files.write(path, before)
            }
            (Self::Append { path, at, .. }, _) if files.len(path).is_ok_and(|len| len > *at) => {
                files.truncate(path, *at)
            }
            _ => Ok(()),
        }
    }
}

/// Writes a file's new text beside it and renames it into its place.
fn replace(files: &dyn Files, path: &Path, text: &str) -> std::io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.copydesk-new"));
    let written = files.write(&beside, text.as_bytes()).and_then(|()| files.rename(&beside, path));
    if let Err(error) = written {
        // Best effort: a leftover is overwritten by the next try.
        let _ = files.remove(&beside);
        return Err(error);
    }
    files.sync_folder(&folder_of(path))
}

/// Makes all changes or none. The caller holds the lock, and [`recover`] has run.
///
/// # Errors
/// Where a file is not in the state that its change was made for, or cannot be written; then nothing was changed
/// (after a crash: the next [`recover`] makes it all or none).
pub fn commit(files: &dyn Files, changes: &[Change]) -> Result<()> {
    let mut befores = Vec::new();
    for change in changes {
        let path = files.root().join(change.path());
        match (change, change.state(files)?) {
            (Change::Create { .. }, State::After | State::Neither) => {
                return Err(Error::new(&path, Cause::Exists));
            }
            (_, State::Before) => befores.push(files.read(change.path()).ok()),
            _ => return Err(Error::new(&path, Cause::Changed)),
        }
    }
    let journalled = changes.len() > 1;
    if journalled {
        write_journal(files, changes)?;
    }
    for (done, change) in changes.iter().enumerate() {
        let Err(error) = change.apply(files) else { continue };
        let error = Error::io(&files.root().join(change.path()), error);
        let reverted = changes
            .iter()
            .zip(&befores)
            .take(done + 1)
            .rev()
            .try_for_each(|(c, b)| c.revert(files, b.as_deref()));
        if journalled && reverted.is_ok() {
            let _ = drop_journal(files);
        }
        return Err(error);
    }
    if journalled { drop_journal(files) } else { Ok(()) }
}

fn write_journal(files: &dyn Files, changes: &[Change]) -> Result<()> {
    let path = Path::new(JOURNAL);
    let at = files.root().join(path);
    let text = serde_json::to_string(changes).map_err(|e| Error::new(&at, Cause::Invalid(e.to_string())))?;
    replace(files, path, &text).map_err(|error| Error::io(&at, error))
}

fn drop_journal(files: &dyn Files) -> Result<()> {
    let path = Path::new(JOURNAL);
    let dropped = files.remove(path).and_then(|()| files.sync_folder(&folder_of(path)));
    dropped.map_err(|error| Error::io(&files.root().join(path), error))
}

/// True where an earlier change was decided and not finished.
#[must_use]
pub fn is_pending(files: &dyn Files) -> bool {
    files.len(Path::new(JOURNAL)).is_ok()
}

/// Finishes what a crash cut off. The caller holds the lock.
///
/// # Errors
/// Where a file was changed by somebody else since, or cannot be written.
pub fn recover(files: &dyn Files) -> Result<bool> {
    if !is_pending(files) {
        return Ok(false);
    }
    let path = files.root().join(JOURNAL);
    let bytes = files.read(Path::new(JOURNAL)).map_err(|error| Error::io(&path, error))?;
    let changes: Vec<Change> =
        serde_json::from_slice(&bytes).map_err(|e| Error::new(&path, Cause::Invalid(e.to_string())))?;
    let mut left = Vec::new();
    for change in &changes {
        match change.state(files)? {
            State::Before => left.push(change),
            State::After => {}
            State::Neither => return Err(Error::new(&files.root().join(change.path()), Cause::Changed)),
        }
    }
    for change in left {
        change.apply(files).map_err(|error| Error::io(&files.root().join(change.path()), error))?;
    }
    drop_journal(files)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::memory::Memory;

    const BEFORE: [(&str, &str); 2] = [("corrections.toml", "[desk]\n"), ("history/a.jsonl", "one\n")];

    fn changes() -> Vec<Change> {
        vec![
            Change::Create { path: "articles/s/v2.md".into(), text: "a new version\n".into() },
            Change::Replace {
                path: "corrections.toml".into(),
                before: sha256(b"[desk]\n"),
                text: "[desk]\n[[correction]]\n".into(),
            },
            Change::Append { path: "history/a.jsonl".into(), at: 4, text: "two\n".into() },
        ]
    }

    fn desk() -> Memory {
        let files = Memory::default();
        for (path, text) in BEFORE {
            files.write(Path::new(path), text.as_bytes()).unwrap();
            files.sync_folder(&folder_of(Path::new(path))).unwrap();
        }
        files
    }

    fn text(files: &Memory, path: &str) -> Option<String> {
        files.read(Path::new(path)).ok().map(|b| String::from_utf8(b).unwrap())
    }

    /// None of the changes is there, or all are; nothing in between.
    fn is_whole(files: &Memory) -> bool {
        let new = text(files, "articles/s/v2.md");
        let (desk, log) = (text(files, "corrections.toml"), text(files, "history/a.jsonl"));
        let none = (None, Some(BEFORE[0].1.into()), Some(BEFORE[1].1.into()));
        let all = (
            Some("a new version\n".into()),
            Some("[desk]\n[[correction]]\n".into()),
            Some("one\ntwo\n".into()),
        );
        let now = (new, desk, log);
        now == none || now == all
    }

    #[test]
    fn all_changes_are_made() {
        let files = desk();
        commit(&files, &changes()).unwrap();
        assert_eq!(text(&files, "articles/s/v2.md").unwrap(), "a new version\n");
        assert_eq!(text(&files, "history/a.jsonl").unwrap(), "one\ntwo\n");
        assert!(!is_pending(&files) && is_whole(&files));
    }

    #[test]
    fn a_crash_at_any_write_leaves_all_or_none() {
        let steps = {
            let files = desk();
            let before = files.writes();
            commit(&files, &changes()).unwrap();
            files.writes() - before
        };
        assert!(steps > 10, "{steps}");
        for power_cut in [false, true] {
            for step in 0..steps {
                let files = desk();
                files.crash_at(step);
                assert!(commit(&files, &changes()).is_err());
                files.restart(power_cut);
                recover(&files).unwrap();
                assert!(is_whole(&files) && !is_pending(&files), "step {step}, power cut {power_cut}");
            }
        }
    }

    #[test]
    fn a_file_is_taken_away_with_the_rest_or_stays() {
        let draft = Path::new("articles/s/draft.md");
        let changes = || {
            let removed = Change::Remove { path: draft.into(), before: sha256(b"a draft\n") };
            let mut all = changes();
            all.insert(1, removed);
            all
        };
        let with_draft = || {
            let files = desk();
            files.write(draft, b"a draft\n").unwrap();
            files.sync_folder(&folder_of(draft)).unwrap();
            files
        };
        let files = with_draft();
        let before = files.writes();
        commit(&files, &changes()).unwrap();
        let steps = files.writes() - before;
        assert_eq!(text(&files, "articles/s/draft.md"), None);
        for step in 0..steps {
            let files = with_draft();
            files.crash_at(step);
            assert!(commit(&files, &changes()).is_err());
            files.restart(true);
            recover(&files).unwrap();
            let published = text(&files, "articles/s/v2.md").is_some();
            assert_eq!(text(&files, "articles/s/draft.md").is_none(), published, "step {step}");
            assert!(is_whole(&files), "step {step}");
        }
        let files = with_draft();
        files.write(draft, b"another draft\n").unwrap();
        assert!(matches!(commit(&files, &changes()).unwrap_err().cause, Cause::Changed));
    }

    #[test]
    fn a_crash_while_recovering_is_recovered_too() {
        for step in 0..12 {
            for again in 0..12 {
                let files = desk();
                files.crash_at(step);
                let _ = commit(&files, &changes());
                files.restart(true);
                files.crash_at(again);
                let _ = recover(&files);
                files.restart(false);
                recover(&files).unwrap();
                assert!(is_whole(&files), "step {step}, then {again}");
            }
        }
    }

    #[test]
    fn a_new_file_never_covers_an_old_one() {
        let files = desk();
        files.write(Path::new("articles/s/v2.md"), b"somebody else's").unwrap();
        let error = commit(&files, &changes()).unwrap_err();
        assert!(matches!(error.cause, Cause::Exists), "{error}");
        assert_eq!(text(&files, "corrections.toml").unwrap(), "[desk]\n");
    }

    #[test]
    fn a_file_that_somebody_changed_is_not_overwritten() {
        let files = desk();
        files.write(Path::new("corrections.toml"), b"[desk]\n# a word\n").unwrap();
        let error = commit(&files, &changes()).unwrap_err();
        assert!(matches!(error.cause, Cause::Changed), "{error}");
        assert_eq!(text(&files, "articles/s/v2.md"), None);
    }
}
