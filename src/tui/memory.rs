//! Where one was, kept between two runs in the user's state folder, never on the desk.

use super::msg::Place;
use crate::settings::{process_env, state_folder};
use crate::store::hash::sha256;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

/// The file that remembers the place on the desk at `root`.
fn file(root: &Path) -> Option<PathBuf> {
    let root = root.canonicalize().ok()?;
    let name = sha256(root.to_string_lossy().as_bytes());
    Some(state_folder(&process_env)?.join(format!("{}.json", name.get(..16)?)))
}

/// Where one was; nothing if that cannot be read.
#[must_use]
pub fn recall(root: &Path) -> Option<Place> {
    serde_json::from_slice(&fs::read(file(root)?).ok()?).ok()
}

/// Writes down where one is, at once and on a thread of its own: a slow disk stops no key, a busy desk stops no note,
/// and a program that is killed has lost the last key at most.
#[derive(Debug)]
pub struct Keeper {
    places: Option<Sender<Place>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// A keeper for the desk at `root`.
    #[must_use]
    pub fn new(root: PathBuf) -> Self {
        let (places, told) = mpsc::channel();
        let thread = thread::Builder::new().name("memory".into()).spawn(move || write(&root, &told)).ok();
        Self { places: Some(places), thread }
    }

    /// Has a place written down.
    pub fn keep(&self, place: Place) {
        if let Some(places) = &self.places {
            let _ = places.send(place);
        }
    }

    /// Waits until the last place is written.
    pub fn finish(&mut self) {
        self.places = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// It is a comfort: where it cannot be written, nothing is said.
fn write(root: &Path, told: &Receiver<Place>) {
    let Some(path) = file(root) else { return };
    let beside = path.with_extension("new");
    while let Ok(place) = told.recv() {
        // Of many places only the last one counts.
        let place = told.try_iter().last().unwrap_or(place);
        let Ok(text) = serde_json::to_vec(&place) else { continue };
        if path.parent().is_some_and(|folder| fs::create_dir_all(folder).is_ok())
            && fs::write(&beside, text).is_ok()
        {
            let _ = fs::rename(&beside, &path);
        }
    }
}
