//! From the newest commit backwards: where the file was changed, moved, taken away and put back.

use crate::tree::{Commit, Objects};
use crate::{Limits, Place, Result, Trouble, Version, rename};
use gix_hash::ObjectId;

/// Every version of the file at `place`, the oldest first: each commit that changed it. A merge counts where it made a
/// text that none of its parents had; else the parent with the same text is followed, as `git log` does. A text that
/// comes back is a version again.
///
/// # Errors
/// Where the repository cannot be read, no commit has the file, or a limit is passed.
pub fn versions(place: &Place, limits: Limits) -> Result<Vec<Version>> {
    let objects = Objects::open(place, limits)?;
    let mut walk = Walk { objects: &objects, looked_at: 0 };
    let head = walk.commit(place.head()?)?;
    let mut here = walk.last_with(head, &place.path)?;
    let mut path = place.path.clone();
    let mut found = Vec::new();
    while let Some((commit, file)) = here.take() {
        let parents: Vec<Commit> = commit.parents.iter().map(|id| walk.commit(*id)).collect::<Result<_>>()?;
        let files: Vec<Option<ObjectId>> =
            parents.iter().map(|parent| objects.at(parent.tree, &path)).collect::<Result<_>>()?;
        if let Some(same) = files.iter().position(|other| *other == Some(file)) {
            here = parents.into_iter().nth(same).map(|parent| (parent, file));
            continue;
        }
        if found.len() >= limits.versions {
            let most = limits.versions;
            return Err(Trouble::TooLarge(format!("the file has more than {most} versions")));
        }
        found.push(version(&objects, &commit, &path, file)?);
        let mut earlier = parents.into_iter().zip(files);
        let first = earlier.next();
        here = match first {
            Some((parent, Some(file))) => Some((parent, file)),
            Some((parent, None)) => match earlier.find_map(|(other, file)| Some((other, file?))) {
                Some(other) => Some(other),
                None => match rename::source(&objects, (&path, file), parent.tree, commit.tree)? {
                    Some((old, file)) => {
                        path = old;
                        Some((parent, file))
                    }
                    None => walk.last_with(parent, &path)?,
                },
            },
            None => None,
        };
    }
    if found.is_empty() {
        return Err(Trouble::NoFile(place.path.clone()));
    }
    found.reverse();
    Ok(found)
}

struct Walk<'o> {
    objects: &'o Objects,
    looked_at: usize,
}

impl Walk<'_> {
    fn commit(&mut self, id: ObjectId) -> Result<Commit> {
        self.looked_at += 1;
        let most = self.objects.limits.commits;
        if self.looked_at > most {
            return Err(Trouble::TooLarge(format!("more than {most} commits would have to be looked at")));
        }
        self.objects.commit(id)
    }

    /// The newest commit, at or before this one along first parents, that has the file.
    fn last_with(&mut self, from: Commit, path: &str) -> Result<Option<(Commit, ObjectId)>> {
        let mut commit = from;
        loop {
            if let Some(file) = self.objects.at(commit.tree, path)? {
                return Ok(Some((commit, file)));
            }
            match commit.parents.first() {
                Some(parent) => commit = self.commit(*parent)?,
                None => return Ok(None),
            }
        }
    }
}

fn version(objects: &Objects, commit: &Commit, path: &str, file: ObjectId) -> Result<Version> {
    Ok(Version {
        commit: commit.id.to_string(),
        path: path.to_owned(),
        author: commit.author.clone(),
        at: commit.at,
        subject: commit.subject.clone(),
        bytes: objects.file(file)?,
    })
}
