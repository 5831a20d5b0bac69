//! A desk's folder in memory, for tests, and for a file that belongs to no desk: it can crash at any write, tear it, and forget names not yet on disk.

use super::files::{Entry, Files, Guard, Source, folder_of};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

type Tree = BTreeMap<PathBuf, Vec<u8>>;

#[derive(Debug, Default)]
struct State {
    /// What a reader sees.
    now: Tree,
    /// What would be left after a power cut.
    on_disk: Tree,
    /// Writes still to come before the crash.
    left: Option<usize>,
    /// Writes done.
    writes: usize,
    locked: bool,
}

/// A folder in memory. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    state: Arc<Mutex<State>>,
}

struct Unlock(Memory);

impl Drop for Unlock {
    fn drop(&mut self) {
        self.0.state().locked = false;
    }
}

impl Memory {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on the `n`-th write (from 0) tears and every later one fails.
    pub fn crash_at(&self, n: usize) {
        self.state().left = Some(n);
    }

    /// The machine comes up again; with `power_cut`, names that were not yet on disk are gone.
    pub fn restart(&self, power_cut: bool) {
        let mut state = self.state();
        if power_cut {
            state.now = state.on_disk.clone();
        } else {
            state.on_disk = state.now.clone();
        }
        state.left = None;
        state.locked = false;
    }

    /// How many writes were done so far.
    #[must_use]
    pub fn writes(&self) -> usize {
        self.state().writes
    }

    /// Every file with its bytes.
    #[must_use]
    pub fn tree(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        self.state().now.clone()
    }

    /// One write: whole, torn (the first half of `bytes`), or none.
    fn step(&self, bytes: usize, act: impl FnOnce(&mut State, usize) -> io::Result<()>) -> io::Result<()> {
        let mut state = self.state();
        match state.left {
            Some(0) => {
                state.left = None;
                let torn = act(&mut state, bytes / 2);
                state.left = Some(usize::MAX);
                torn?;
                Err(io::Error::other("crashed"))
            }
            Some(usize::MAX) => Err(io::Error::other("crashed")),
            left => {
                state.left = left.map(|n| n - 1);
                state.writes += 1;
                act(&mut state, bytes)
            }
        }
    }
}

impl Files for Memory {
    fn root(&self) -> &Path {
        Path::new("memory")
    }

    fn read_from(&self, path: &Path, offset: u64) -> io::Result<Vec<u8>> {
        let state = self.state();
        let bytes = state.now.get(path).ok_or(io::ErrorKind::NotFound)?;
        let offset = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
        Ok(bytes[offset..].to_vec())
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        let state = self.state();
        Ok(state.now.get(path).ok_or(io::ErrorKind::NotFound)?.len() as u64)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Source>> {
        Ok(Box::new(io::Cursor::new(self.read_from(path, 0)?)))
    }

    fn stamp(&self, path: &Path) -> io::Result<(u64, u64)> {
        let state = self.state();
        let bytes = state.now.get(path).ok_or(io::ErrorKind::NotFound)?;
        // There is no clock here: other bytes have another time.
        let time = bytes.iter().fold(7_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)));
        Ok((bytes.len() as u64, time))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let state = self.state();
        let mut entries = Vec::new();
        for path in state.now.keys() {
            let Ok(below) = path.strip_prefix(folder) else { continue };
            let mut parts = below.components();
            if let Some(name) = parts.next().and_then(|c| c.as_os_str().to_str()) {
                let entry = Entry { name: name.to_owned(), folder: parts.next().is_some() };
                if entries.last() != Some(&entry) {
                    entries.push(entry);
                }
            }
        }
        if entries.is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(entries) }
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step(bytes.len(), |state, len| {
            let on_disk = state.on_disk.contains_key(path);
            let bytes = bytes[..len].to_vec();
            if on_disk {
                state.on_disk.insert(path.to_owned(), bytes.clone());
            }
            state.now.insert(path.to_owned(), bytes);
            Ok(())
        })
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step(bytes.len(), |state, len| {
            let file = state.now.entry(path.to_owned()).or_default();
            file.extend_from_slice(&bytes[..len]);
            let file = file.clone();
            state.on_disk.insert(path.to_owned(), file);
            Ok(())
        })
    }

    fn truncate(&self, path: &Path, len: u64) -> io::Result<()> {
        self.step(1, |state, whole| {
            let file = state.now.get_mut(path).ok_or(io::ErrorKind::NotFound)?;
            if whole == 1 {
                file.truncate(usize::try_from(len).unwrap_or(usize::MAX));
            }
            let file = file.clone();
            state.on_disk.insert(path.to_owned(), file);
            Ok(())
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(1, |state, whole| {
            if whole == 1 {
                let bytes = state.now.remove(from).ok_or(io::ErrorKind::NotFound)?;
                state.now.insert(to.to_owned(), bytes);
            }
            Ok(())
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step(1, |state, whole| {
            if whole == 1 {
                state.now.remove(path).ok_or(io::ErrorKind::NotFound)?;
            }
            Ok(())
        })
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.step(1, |state, whole| {
            if whole == 1 {
                state.on_disk.retain(|path, _| folder_of(path) != folder);
                let here = state.now.iter().filter(|(path, _)| folder_of(path) == folder);
                let here: Vec<_> = here.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
                state.on_disk.extend(here);
            }
            Ok(())
        })
    }

    fn lock(&self, alone: bool) -> io::Result<Guard> {
        let mut state = self.state();
        if state.locked {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        state.locked = alone;
        drop(state);
        if alone { Ok(Box::new(Unlock(self.clone()))) } else { Ok(Box::new(())) }
    }
}
