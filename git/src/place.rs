//! Where a repository keeps its objects, and which commit `HEAD` names.

use crate::{Result, Trouble};
use gix_hash::ObjectId;
use std::fs;
use std::path::{Path, PathBuf};

/// How often one reference may name another.
const DEPTH: usize = 5;

/// A file in a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The folder with `HEAD`.
    git: PathBuf,
    /// The folder with objects and references: another one for a linked work tree.
    common: PathBuf,
    /// The file, below the top of the repository, with `/` between the parts.
    pub path: String,
}

impl Place {
    /// Finds the repository that a file stands in; the file itself need not be there any more. A bare repository
    /// counts as a folder: `stories.git/ferry.md`.
    ///
    /// # Errors
    /// Where no folder above it is a repository, or its settings cannot be read.
    pub fn find(file: &Path) -> Result<Self> {
        let whole = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        for top in whole.ancestors().skip(1) {
            let Some(git) = git_folder(top) else { continue };
            let below = whole.strip_prefix(top).unwrap_or(&whole);
            let parts: Vec<String> =
                below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
            let common = match fs::read_to_string(git.join("commondir")) {
                Ok(text) => git.join(text.trim_end()),
                Err(_) => git.clone(),
            };
            return Ok(Self { git, common, path: parts.join("/") });
        }
        Err(Trouble::NoRepository(file.to_owned()))
    }

    /// The folder of the objects.
    pub(crate) fn objects(&self) -> PathBuf {
        self.common.join("objects")
    }

    /// The commit that `HEAD` names.
    pub(crate) fn head(&self) -> Result<ObjectId> {
        let mut name = "HEAD".to_owned();
        for _ in 0..DEPTH {
            let text = self.reference(&name)?;
            match text.strip_prefix("ref:") {
                Some(next) => next.trim().clone_into(&mut name),
                None => return read_id(&text),
            }
        }
        Err(Trouble::NoCommit(format!("{name} names itself")))
    }

    /// What a reference says, from its own file or from `packed-refs`.
    fn reference(&self, name: &str) -> Result<String> {
        if name.split('/').any(|part| part == ".." || part.is_empty()) {
            return Err(Trouble::NoCommit(format!("{name:?} is no name of a reference")));
        }
        if name == "refs/heads/.invalid" {
            return Err(Trouble::Unsupported("reftable references".to_owned()));
        }
        for folder in [&self.git, &self.common] {
            if let Ok(text) = fs::read_to_string(folder.join(name)) {
                return Ok(text.trim_end().to_owned());
            }
        }
        let packed = fs::read_to_string(self.common.join("packed-refs")).unwrap_or_default();
        let found = packed.lines().find_map(|line| {
            let (id, packed) = line.split_once(' ')?;
            (packed == name).then(|| id.to_owned())
        });
        found.ok_or_else(|| Trouble::NoCommit(format!("there is no {name}")))
    }
}

fn read_id(hex: &str) -> Result<ObjectId> {
    if hex.len() == 64 {
        return Err(Trouble::Unsupported("SHA-256 objects".to_owned()));
    }
    ObjectId::from_hex(hex.as_bytes()).map_err(|_| Trouble::NoCommit(format!("{hex:?} names no commit")))
}

/// The folder with `HEAD`, where `top` is the top of a work tree or a bare repository.
fn git_folder(top: &Path) -> Option<PathBuf> {
    let git = top.join(".git");
    if git.is_dir() {
        return Some(git);
    }
    if let Ok(text) = fs::read_to_string(&git) {
        return Some(top.join(text.strip_prefix("gitdir:")?.trim()));
    }
    let bare = top.join("HEAD").is_file() && top.join("objects").is_dir() && top.join("refs").is_dir();
    bare.then(|| top.to_owned())
}
