//! The desk's folder on disk.

use super::files::{Entry, Files, Guard, Source, folder_of};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What can be rebuilt stands in a folder that git ignores.
const LOCK: &str = ".copydesk/lock";
const IGNORE: &str = ".copydesk/.gitignore";
const LOCK_TRIES: u32 = 100;
const LOCK_PAUSE: Duration = Duration::from_millis(50);

/// A folder on disk.
#[derive(Debug)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The folder at `root`; nothing is read yet.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    fn at(&self, path: &Path) -> PathBuf {
        if path.as_os_str().is_empty() { self.root.clone() } else { self.root.join(path) }
    }

    /// Makes the folders of a file, each with its name on disk.
    fn make_folders(&self, folder: &Path) -> io::Result<()> {
        if folder.as_os_str().is_empty() || self.at(folder).is_dir() {
            return Ok(());
        }
        self.make_folders(&folder_of(folder))?;
        match fs::create_dir(self.at(folder)) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        self.sync_folder(&folder_of(folder))
    }
}

impl Files for Disk {
    fn root(&self) -> &Path {
        &self.root
    }

    fn read_from(&self, path: &Path, offset: u64) -> io::Result<Vec<u8>> {
        let mut file = File::open(self.at(path))?;
        if file.metadata()?.is_dir() {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "is a folder, not a file"));
        }
        if offset > 0 {
            file.seek(SeekFrom::Start(offset))?;
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        Ok(fs::metadata(self.at(path))?.len())
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Source>> {
        Ok(Box::new(File::open(self.at(path))?))
    }

    fn stamp(&self, path: &Path) -> io::Result<(u64, u64)> {
        let meta = fs::metadata(self.at(path))?;
        let written = meta.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Ok((meta.len(), u64::try_from(written.as_nanos()).unwrap_or(u64::MAX)))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(self.at(folder))? {
            let entry = entry?;
            if let Ok(name) = entry.file_name().into_string() {
                // The kind of most entries is known without a look at the file; a link is looked at.
                let kind = entry.file_type()?;
                let folder = if kind.is_symlink() { entry.path().is_dir() } else { kind.is_dir() };
                entries.push(Entry { name, folder });
            }
        }
        entries.sort();
        Ok(entries)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.make_folders(&folder_of(path))?;
        let mut file = File::create(self.at(path))?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.make_folders(&folder_of(path))?;
        let new = !self.at(path).exists();
        let mut file = OpenOptions::new().append(true).create(true).open(self.at(path))?;
        file.write_all(bytes)?;
        file.sync_all()?;
        if new { self.sync_folder(&folder_of(path)) } else { Ok(()) }
    }

    fn truncate(&self, path: &Path, len: u64) -> io::Result<()> {
        let file = OpenOptions::new().write(true).open(self.at(path))?;
        file.set_len(len)?;
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(self.at(from), self.at(to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(self.at(path))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(self.at(folder))?.sync_all()
    }

    fn lock(&self, alone: bool) -> io::Result<Guard> {
        let path = self.at(Path::new(LOCK));
        let file = if alone {
            if !self.at(Path::new(IGNORE)).exists() {
                self.write(Path::new(IGNORE), b"*\n")?;
            }
            OpenOptions::new().create(true).truncate(false).write(true).open(&path)?
        } else {
            File::open(&path)?
        };
        for _ in 0..LOCK_TRIES {
            let taken = if alone { file.try_lock() } else { file.try_lock_shared() };
            match taken {
                Ok(()) => return Ok(Box::new(file)),
                Err(fs::TryLockError::WouldBlock) => std::thread::sleep(LOCK_PAUSE),
                Err(fs::TryLockError::Error(error)) => return Err(error),
            }
        }
        Err(io::ErrorKind::WouldBlock.into())
    }
}
