//! Objects by their ids: what a commit says, what a tree holds.

use crate::{Limits, Place, Result, Trouble};
use gix_hash::{Kind, ObjectId};
use gix_object::FindExt;
use gix_odb::HeaderExt;

/// The largest tree or commit, in bytes.
const LARGEST: u64 = 64 << 20;
/// How deep folders may be nested.
const DEPTH: usize = 64;

/// The objects of a repository.
pub(crate) struct Objects {
    store: gix_odb::Handle,
    pub limits: Limits,
}

/// A commit.
pub(crate) struct Commit {
    pub id: ObjectId,
    pub tree: ObjectId,
    pub parents: Vec<ObjectId>,
    pub author: String,
    pub at: i64,
    pub subject: String,
}

impl Objects {
    pub(crate) fn open(place: &Place, limits: Limits) -> Result<Self> {
        let store = gix_odb::at(place.objects(), Kind::Sha1)
            .map_err(|error| Trouble::Broken(format!("its objects cannot be opened: {error}")))?;
        Ok(Self { store, limits })
    }

    /// Refuses what is larger than `most` before it is unpacked.
    fn weigh(&self, id: &ObjectId, most: u64) -> Result<()> {
        let header = self.store.header(id).map_err(|error| broken(id, &error))?;
        if header.size() > most {
            let size = header.size();
            return Err(Trouble::TooLarge(format!("object {id} has {size} bytes, the limit is {most}")));
        }
        Ok(())
    }

    /// A commit by its id.
    pub(crate) fn commit(&self, id: ObjectId) -> Result<Commit> {
        self.weigh(&id, LARGEST)?;
        let mut buffer = Vec::new();
        let found = self.store.find_commit(&id, &mut buffer).map_err(|error| broken(&id, &error))?;
        let author = found.author().map(|author| author.trim().name.to_string()).unwrap_or_default();
        let at = found.committer().map(|committer| committer.seconds()).unwrap_or_default();
        let message = found.message.to_string();
        let subject = message.lines().next().unwrap_or_default().trim().to_owned();
        let (tree, parents) = (found.tree(), found.parents().collect());
        Ok(Commit { id, tree, parents, author, at, subject })
    }

    /// The bytes of a file.
    pub(crate) fn file(&self, id: ObjectId) -> Result<Vec<u8>> {
        self.weigh(&id, self.limits.file)?;
        let mut buffer = Vec::new();
        let found = self.store.find_blob(&id, &mut buffer).map_err(|error| broken(&id, &error))?;
        Ok(found.data.to_vec())
    }

    /// The entries of a folder: name, id, and whether it is a folder. Links and submodules are none.
    fn entries(&self, id: ObjectId) -> Result<Vec<(String, ObjectId, bool)>> {
        self.weigh(&id, LARGEST)?;
        let mut buffer = Vec::new();
        let found = self.store.find_tree(&id, &mut buffer).map_err(|error| broken(&id, &error))?;
        let ours = found.entries.iter().filter(|entry| entry.mode.is_tree() || entry.mode.is_blob());
        let entry = |entry: &gix_object::tree::EntryRef<'_>| {
            (entry.filename.to_string(), entry.oid.to_owned(), entry.mode.is_tree())
        };
        Ok(ours.map(entry).collect())
    }

    /// The file at a path below a tree.
    pub(crate) fn at(&self, tree: ObjectId, path: &str) -> Result<Option<ObjectId>> {
        let mut here = tree;
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            let wants_folder = parts.peek().is_some();
            let entries = self.entries(here)?;
            match entries.into_iter().find(|(name, _, folder)| name == part && *folder == wants_folder) {
                Some((_, id, true)) => here = id,
                Some((_, id, false)) => return Ok(Some(id)),
                None => return Ok(None),
            }
        }
        Ok(None)
    }

    /// The files that `old` has and `new` has not at the same path, with their ids: what may have been renamed. Folders
    /// that are the same in both are not looked into.
    pub(crate) fn gone(&self, old: ObjectId, new: Option<ObjectId>) -> Result<Vec<(String, ObjectId)>> {
        let mut found = Vec::new();
        self.gone_below("", old, new, DEPTH, &mut found)?;
        Ok(found)
    }

    fn gone_below(
        &self,
        below: &str,
        old: ObjectId,
        new: Option<ObjectId>,
        depth: usize,
        found: &mut Vec<(String, ObjectId)>,
    ) -> Result<()> {
        if Some(old) == new || depth == 0 {
            return Ok(());
        }
        let here = new.map(|new| self.entries(new)).transpose()?.unwrap_or_default();
        for (name, id, folder) in self.entries(old)? {
            if found.len() > self.limits.candidates {
                return Ok(());
            }
            let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
            let same = here.iter().find(|(other, _, is_folder)| *other == name && *is_folder == folder);
            match (folder, same) {
                (true, same) => {
                    self.gone_below(&path, id, same.map(|(_, id, _)| *id), depth - 1, found)?;
                }
                (false, None) => found.push((path, id)),
                (false, Some(_)) => {}
            }
        }
        Ok(())
    }
}

fn broken(id: &ObjectId, error: &dyn std::fmt::Display) -> Trouble {
    Trouble::Broken(format!("object {id}: {error}"))
}
