//! What can go wrong with a desk on disk: a path and a cause.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a path could not be read or written.
#[derive(Debug)]
pub enum Cause {
    /// There is nothing at this path.
    Missing,
    /// Something is there already, and is never overwritten.
    Exists,
    /// The operating system said no.
    Io(io::Error),
    /// The bytes are not UTF-8; the first bad byte, counted from 0.
    NotUtf8(usize),
    /// The text does not follow its format.
    Syntax {
        /// From 1.
        line: usize,
        /// From 1, in characters.
        column: usize,
        /// What was expected.
        message: String,
    },
    /// The desk or its folder may not be written.
    ReadOnly(&'static str),
    /// Another program holds the lock.
    Busy,
    /// What stands there is not what the change was made for.
    Changed,
    /// The name or content cannot be used; the reason.
    Invalid(String),
    /// A format that is not read yet.
    Unsupported(String),
}

/// A path and why it could not be read or written.
#[derive(Debug)]
pub struct Error {
    /// The file or folder.
    pub path: PathBuf,
    /// Why.
    pub cause: Cause,
}

impl Error {
    /// An error at `path`.
    #[must_use]
    pub fn new(path: &Path, cause: Cause) -> Self {
        Self { path: path.to_owned(), cause }
    }

    /// The error of the operating system at `path`, told apart where it matters.
    #[must_use]
    pub fn io(path: &Path, error: io::Error) -> Self {
        let cause = match error.kind() {
            io::ErrorKind::NotFound => Cause::Missing,
            io::ErrorKind::AlreadyExists => Cause::Exists,
            io::ErrorKind::PermissionDenied => Cause::ReadOnly("permission denied"),
            io::ErrorKind::ReadOnlyFilesystem => Cause::ReadOnly("the file system is read-only"),
            _ => Cause::Io(error),
        };
        Self::new(path, cause)
    }

    /// True where nothing stands at the path.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(self.cause, Cause::Missing)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.cause {
            Cause::Missing => write!(f, "{path}: not found"),
            Cause::Exists => write!(f, "{path}: exists already and is never overwritten"),
            Cause::Io(error) => write!(f, "{path}: {error}"),
            Cause::NotUtf8(at) => write!(f, "{path}: not UTF-8 (byte {at})"),
            Cause::Syntax { line, column, message } => write!(f, "{path}:{line}:{column}: {message}"),
            Cause::ReadOnly(why) => write!(f, "{path}: cannot be written: {why}"),
            Cause::Busy => write!(f, "{path}: another copydesk is writing to this desk"),
            Cause::Changed => write!(f, "{path}: changed since it was read"),
            Cause::Invalid(why) => write!(f, "{path}: {why}"),
            Cause::Unsupported(what) => write!(f, "{path}: {what} cannot be read yet"),
        }
    }
}

impl std::error::Error for Error {}

/// What the store returns.
pub type Result<T> = std::result::Result<T, Error>;
