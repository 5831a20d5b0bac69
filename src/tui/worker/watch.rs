//! Watching the draft that is open: whoever saves it, in whatever editor, has it checked again at once.

use super::super::msg::Effect;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

/// The file that is watched, if one is.
type Watched = Arc<Mutex<Option<PathBuf>>>;

/// Tells of every save of one file.
pub struct Watch {
    file: Watched,
    #[cfg(target_os = "linux")]
    system: Option<linux::System>,
}

impl Watch {
    /// A watch that asks for [`Effect::Saved`].
    #[must_use]
    pub fn new(ask: Sender<Effect>) -> Self {
        let file = Watched::default();
        #[cfg(target_os = "linux")]
        {
            let system = linux::System::new(Arc::clone(&file), ask.clone());
            if system.is_none() {
                by_looking(Arc::clone(&file), ask);
            }
            Self { file, system }
        }
        #[cfg(not(target_os = "linux"))]
        {
            by_looking(Arc::clone(&file), ask);
            Self { file }
        }
    }

    /// Watches this file and no other; nothing for none.
    pub fn on(&mut self, file: Option<&Path>) {
        // Editors write beside and rename, so it is the name in the folder that counts.
        let file = file.and_then(|file| {
            let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
            Some(folder.unwrap_or(Path::new(".")).canonicalize().ok()?.join(file.file_name()?))
        });
        let mut watched = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if *watched == file {
            return;
        }
        watched.clone_from(&file);
        drop(watched);
        #[cfg(target_os = "linux")]
        if let Some(system) = &mut self.system {
            system.on(file.as_deref().and_then(Path::parent));
        }
    }
}

/// Where the system tells nothing: looks at size and time, many times a second, while a file is watched.
fn by_looking(file: Watched, ask: Sender<Effect>) {
    const PAUSE: std::time::Duration = std::time::Duration::from_millis(50);
    let state = |path: &Path| {
        let found = std::fs::metadata(path).ok()?;
        Some((found.len(), found.modified().ok()?))
    };
    let look = move || {
        let mut known: Option<(PathBuf, Option<(u64, std::time::SystemTime)>)> = None;
        loop {
            std::thread::sleep(PAUSE);
            let Some(path) = file.lock().unwrap_or_else(PoisonError::into_inner).clone() else {
                known = None;
                continue;
            };
            let now = state(&path);
            let saved =
                known.as_ref().is_some_and(|(of, before)| *of == path && *before != now && now.is_some());
            known = Some((path.clone(), now));
            if saved && ask.send(Effect::Saved(path)).is_err() {
                return;
            }
        }
    };
    // Without a thread nothing is watched, and `e` or a restart still reads the draft again.
    let _ = std::thread::Builder::new().name("watch".into()).spawn(look);
}

#[cfg(target_os = "linux")]
mod linux {
    use super::{Effect, Path, PoisonError, Sender, Watched};
    use rustix::fs::inotify::{CreateFlags, Reader, WatchFlags, add_watch, init, remove_watch};
    use std::mem::MaybeUninit;
    use std::os::fd::OwnedFd;
    use std::sync::Arc;

    /// What the kernel tells of a folder, at no cost while nothing happens.
    pub struct System {
        told: Arc<OwnedFd>,
        folder: Option<i32>,
    }

    impl System {
        pub fn new(file: Watched, ask: Sender<Effect>) -> Option<Self> {
            let told = Arc::new(init(CreateFlags::CLOEXEC).ok()?);
            let heard = Arc::clone(&told);
            let listen = move || {
                let mut buffer = [MaybeUninit::uninit(); 4096];
                let mut events = Reader::new(&*heard, &mut buffer);
                while let Ok(event) = events.next() {
                    let name = event.file_name().map(|name| name.to_bytes().to_vec());
                    let watched = file.lock().unwrap_or_else(PoisonError::into_inner).clone();
                    let same = |path: &Path| {
                        use std::os::unix::ffi::OsStrExt;
                        path.file_name().map(|own| own.as_bytes()) == name.as_deref()
                    };
                    if let Some(path) = watched.filter(|path| same(path))
                        && ask.send(Effect::Saved(path)).is_err()
                    {
                        return;
                    }
                }
            };
            std::thread::Builder::new().name("watch".into()).spawn(listen).ok()?;
            Some(Self { told, folder: None })
        }

        pub fn on(&mut self, folder: Option<&Path>) {
            if let Some(old) = self.folder.take() {
                let _ = remove_watch(&*self.told, old);
            }
            let saved = WatchFlags::CLOSE_WRITE | WatchFlags::MOVED_TO;
            self.folder = folder.and_then(|folder| add_watch(&*self.told, folder, saved).ok());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn a_save_in_place_and_by_renaming_is_told_and_a_neighbour_s_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("draft.md");
        std::fs::write(&draft, "one").unwrap();
        let (ask, asked) = mpsc::channel();
        let mut watch = Watch::new(ask);
        watch.on(Some(&draft));
        let told = || asked.recv_timeout(Duration::from_secs(10)).expect("told");
        std::fs::write(folder.path().join("other.md"), "x").unwrap();
        std::fs::write(&draft, "two and more").unwrap();
        assert!(matches!(told(), Effect::Saved(path) if path.ends_with("draft.md")));
        std::fs::write(folder.path().join("beside"), "three, longer still").unwrap();
        std::fs::rename(folder.path().join("beside"), &draft).unwrap();
        assert!(matches!(told(), Effect::Saved(path) if path.ends_with("draft.md")));
        watch.on(None);
        std::fs::write(&draft, "four").unwrap();
        assert!(asked.recv_timeout(Duration::from_millis(200)).is_err());
    }
}
