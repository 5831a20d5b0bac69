//! The versions of one file in the commits of a git repository, followed through renames.
//!
//! A crate of its own because it isolates a heavy dependency: the part of gitoxide that reads objects. It starts no
//! process, runs no hook, follows no setting of the repository and writes nothing; it reads loose objects and packs,
//! and finds the commit that `HEAD` names. What it is given may be anybody's repository: sizes and counts are limited,
//! and a damaged object is an error that says which.

mod follow;
mod place;
mod rename;
mod tree;

pub use follow::versions;
pub use place::Place;

use std::fmt;
use std::path::PathBuf;

/// The file as one commit left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The commit, in hex.
    pub commit: String,
    /// Where the file stood then, below the top of the repository.
    pub path: String,
    /// Who wrote it, as the commit says.
    pub author: String,
    /// When it was committed, in seconds since 1970, as the commit says.
    pub at: i64,
    /// The first line of the commit's message.
    pub subject: String,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
}

/// How much of a stranger's repository is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most commits that are looked at.
    pub commits: usize,
    /// The most versions.
    pub versions: usize,
    /// The largest file, in bytes.
    pub file: u64,
    /// The most files that are weighed for one rename.
    pub candidates: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { commits: 200_000, versions: 10_000, file: 8 << 20, candidates: 2_000 }
    }
}

/// Why no versions could be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No folder above the file is a repository.
    NoRepository(PathBuf),
    /// The repository has no commit yet, or `HEAD` names none that is there.
    NoCommit(String),
    /// No commit has the file.
    NoFile(String),
    /// Something of it is not read: what.
    Unsupported(String),
    /// A limit was passed: which.
    TooLarge(String),
    /// An object is missing or damaged, or cannot be read: which, and how.
    Broken(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRepository(path) => write!(f, "{}: no git repository at or above it", path.display()),
            Self::NoCommit(why) => write!(f, "the git repository has no commit to start from: {why}"),
            Self::NoFile(path) => write!(f, "{path}: no commit of the repository has this file"),
            Self::Unsupported(what) => write!(f, "a git repository with {what} is not read"),
            Self::TooLarge(what) => write!(f, "the git repository is too large: {what}"),
            Self::Broken(how) => write!(f, "the git repository is damaged: {how}"),
        }
    }
}

impl std::error::Error for Trouble {}

/// What this crate returns.
pub type Result<T> = std::result::Result<T, Trouble>;
