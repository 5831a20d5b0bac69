//! The file that a source was read from: in the desk, or, where it is too large to be copied, where it lies.

use super::{Complaint, Desk};
use crate::store::SourceText;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// How a file that lies outside the desk stands to what was brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Original {
    /// It has the same bytes.
    Same,
    /// It has others.
    Changed,
    /// It is not there, or cannot be read.
    Gone,
}

impl Original {
    /// Reads the file, a piece at a time, and compares its SHA-256.
    #[must_use]
    pub fn look(path: &Path, sum: &str) -> Self {
        match sum_of(path) {
            Ok(now) if now == sum => Self::Same,
            Ok(_) => Self::Changed,
            Err(_) => Self::Gone,
        }
    }
}

/// The SHA-256 of a file, in little memory; a pipe or a device is none.
fn sum_of(path: &Path) -> io::Result<String> {
    if !path.metadata()?.is_file() {
        return Err(io::Error::other("no file"));
    }
    let (mut file, mut hasher) = (File::open(path)?, Sha256::new());
    let mut piece = vec![0; 1 << 20];
    loop {
        let n = file.read(&mut piece)?;
        if n == 0 {
            break;
        }
        hasher.update(piece.get(..n).unwrap_or_default());
    }
    let mut hex = String::with_capacity(64);
    for byte in hasher.finalize() {
        let _ = write!(hex, "{byte:02x}");
    }
    Ok(hex)
}

impl Desk {
    /// Where the file of a source lies.
    #[must_use]
    pub fn original_of(&self, source: &SourceText) -> PathBuf {
        let inside = || self.store.path_of_source(&source.id);
        source.provenance.original.as_ref().map_or_else(inside, PathBuf::from)
    }

    /// The originals outside the desk that are gone, or are other files by now.
    pub(super) fn look_at_original(&self, source: &SourceText, found: &mut Vec<Complaint>) {
        let Some((path, sum)) = source.provenance.original.as_ref().zip(source.provenance.sha256.as_ref())
        else {
            return;
        };
        let what = match Original::look(Path::new(path), sum) {
            Original::Same => return,
            Original::Gone => "is not there any more",
            Original::Changed => "is no longer the file that was brought in",
        };
        let beside = format!("{}.toml", self.store.path_of_source(&source.id).display());
        let message = format!("the original {path} {what}; its text is kept here");
        found.push(Complaint { path: beside.into(), line: 0, column: 0, message });
    }
}
