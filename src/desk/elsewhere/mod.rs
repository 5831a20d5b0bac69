//! The texts of an article that stand somewhere else: in the commits of a git repository, in a folder of saved pages,
//! in a WARC file.

mod folder;
mod git;
mod page;
mod warc;

pub(crate) use page::{Told, tell};

use super::{Error, Kind, Readers, Result};
use jiff::Timestamp;
use std::io::Read;
use std::path::Path;

/// One text that was found elsewhere.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// When it was there, as its place says.
    pub at: Timestamp,
    /// Where exactly: a commit, a file, a record.
    pub origin: String,
    /// Who wrote it, where that is known.
    pub who: Option<String>,
    /// What it says.
    pub told: Told,
}

/// What a place holds, the oldest first, and what of it could not be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Finds {
    pub found: Vec<Found>,
    pub problems: Vec<Error>,
}

/// Reads a place: a folder is one of saved pages, a WARC file is known by its first bytes, and any other path is a file
/// in a git repository. `url` chooses among the pages of a WARC file.
///
/// # Errors
/// Where it is none of these, or cannot be read.
pub(crate) fn read(from: &Path, url: Option<&str>, readers: &Readers) -> Result<Finds> {
    let mut finds = if from.is_dir() {
        folder::read(from, readers)?
    } else if is_warc(from) {
        warc::read(from, url, readers)?
    } else {
        git::read(from, readers)?
    };
    finds.found.sort_by_key(|found| found.at);
    Ok(finds)
}

fn is_warc(path: &Path) -> bool {
    let mut start = vec![0; 1 << 12];
    let read = std::fs::File::open(path).and_then(|mut file| file.read(&mut start));
    read.is_ok_and(|len| copydesk_import::is_warc(start.get(..len).unwrap_or_default()))
}

fn nothing(from: &Path, what: &str) -> Error {
    Error::new(Kind::NotFound, format!("{}: {what}", from.display())).at(from)
}
