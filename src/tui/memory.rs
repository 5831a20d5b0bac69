//! Where one was, kept between two runs in the user's state folder, never on the desk.

use super::msg::Place;
use crate::settings::{process_env, state_folder};
use crate::store::hash::sha256;
use std::fs;
use std::path::{Path, PathBuf};

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

/// Remembers a place. It is a comfort: where it cannot be written, nothing is said.
pub fn remember(root: &Path, place: &Place) {
    let Some(path) = file(root) else { return };
    let Ok(text) = serde_json::to_vec(place) else { return };
    let beside = path.with_extension("new");
    if path.parent().is_some_and(|folder| fs::create_dir_all(folder).is_ok())
        && fs::write(&beside, text).is_ok()
    {
        let _ = fs::rename(&beside, &path);
    }
}
