//! The few file operations that a desk needs, as one trait: a folder on disk, or one in memory for tests.
//!
//! Every path is relative to the desk's folder. One operation is one thing that a crash can cut in two; what a
//! desk promises is proved by cutting each of them (see the tests of [`super::journal`]).

use std::any::Any;
use std::io;
use std::path::{Path, PathBuf};

/// Something that stands in a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Its name; names that are not UTF-8 are passed over.
    pub name: String,
    /// True for a folder.
    pub folder: bool,
}

/// Held as long as the lock is wanted.
pub type Guard = Box<dyn Any + Send>;

/// A file that is open for reading.
pub trait Source: io::Read + io::Seek + Send {}

impl<T: io::Read + io::Seek + Send> Source for T {}

/// The file operations.
pub trait Files: Send + Sync {
    /// The folder, for messages.
    fn root(&self) -> &Path;

    /// All bytes of a file.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.read_from(path, 0)
    }

    /// The bytes of a file from `offset` on.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn read_from(&self, path: &Path, offset: u64) -> io::Result<Vec<u8>>;

    /// The length of a file, in bytes.
    ///
    /// # Errors
    /// Where there is no such file.
    fn len(&self, path: &Path) -> io::Result<u64>;

    /// Opens a file for reading, here and there.
    ///
    /// # Errors
    /// Where it cannot be opened.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Source>>;

    /// The size of a file and when it was last written, in nanoseconds since 1970: as long as both are the same, it is
    /// taken to be the same file.
    ///
    /// # Errors
    /// Where it cannot be had.
    fn stamp(&self, path: &Path) -> io::Result<(u64, u64)>;

    /// What stands in a folder, by name.
    ///
    /// # Errors
    /// Where there is no such folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>>;

    /// Writes a whole file, makes its folders, and has it on disk before returning.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Adds to the end of a file, makes it where there is none, and has it on disk before returning.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Cuts a file to its first `len` bytes.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn truncate(&self, path: &Path, len: u64) -> io::Result<()>;

    /// Renames a file over another in one step.
    ///
    /// # Errors
    /// Where it cannot be done.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// Where it cannot be done.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Has the names in a folder on disk before returning.
    ///
    /// # Errors
    /// Where it cannot be done.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Waits a little for the desk's lock: alone for writing, shared for reading.
    ///
    /// # Errors
    /// `WouldBlock` where somebody else keeps it, or another where there can be no lock.
    fn lock(&self, alone: bool) -> io::Result<Guard>;
}

/// The folder that a path stands in; the desk's own folder for a bare name.
#[must_use]
pub fn folder_of(path: &Path) -> PathBuf {
    path.parent().map(Path::to_owned).unwrap_or_default()
}
