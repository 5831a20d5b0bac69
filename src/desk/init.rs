//! `init`: a new desk, or a fresh copy of the demo desk.

use super::{Error, Kind, Result};
use crate::store::{Error as StoreError, config};
use include_dir::{Dir, include_dir};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The demo desk, as it stands in the repository.
const CONFIG: &str = include_str!("../../corrections.toml");
static ARTICLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fixtures/articles");
static SOURCES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fixtures/sources");
static HISTORY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/history");

const EMPTY: &str = r#"# A desk of copydesk. Settings first, then the public log: published corrections are appended below.

[desk]
publication = ""
style = "plain"        # the house style of notices
zone = "UTC"           # the desk's time zone
# place = "KH"         # which country's dollar "$" is
locale = "en-GB"       # how numbers and dates are written
articles = "articles"
sources = "sources"

# Ordered scales, the best level first; synonyms after a bar.
# [[scale]]
# name = "ratings"
# levels = ["good|fine", "fair", "poor|bad"]
"#;

/// Makes a desk in `dir`; never over a file that is there. Returns the files that were written.
///
/// # Errors
/// Where there is a desk, or a file that would be overwritten, or nothing can be written.
pub fn init(dir: &Path, example: bool) -> Result<Vec<PathBuf>> {
    if dir.join(config::FILE).exists() {
        let message = format!("{}: there is a desk already", dir.display());
        return Err(Error::new(Kind::Conflict, message).hint("choose another folder").at(dir));
    }
    let files = if example { example_files() } else { empty_files() };
    if let Some((path, _)) = files.iter().find(|(path, _)| dir.join(path).exists()) {
        let path = dir.join(path);
        let message = format!("{}: exists already and is never overwritten", path.display());
        return Err(Error::new(Kind::Conflict, message).hint("choose another folder").at(&path));
    }
    let mut written = Vec::new();
    for (path, bytes) in files {
        let path = dir.join(path);
        write(&path, &bytes)?;
        written.push(path);
    }
    if !example {
        for folder in ["articles", "sources"] {
            let path = dir.join(folder);
            fs::create_dir_all(&path).map_err(|error| StoreError::io(&path, error))?;
        }
    }
    Ok(written)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |error| StoreError::io(path, error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| StoreError::io(folder, error))?;
    }
    let mut file = fs::File::create_new(path).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed)?;
    Ok(())
}

type Files = Vec<(PathBuf, Vec<u8>)>;

fn empty_files() -> Files {
    vec![(config::FILE.into(), EMPTY.into())]
}

/// `corrections.toml` comes last, so that a copy that was cut off is no desk.
fn example_files() -> Files {
    let mut files = Files::new();
    add(&ARTICLES, Path::new("fixtures/articles"), &mut files);
    add(&SOURCES, Path::new("fixtures/sources"), &mut files);
    add(&HISTORY, Path::new("history"), &mut files);
    files.push((config::FILE.into(), writable(CONFIG).into_bytes()));
    files
}

fn add(dir: &Dir<'_>, below: &Path, files: &mut Files) {
    for file in dir.files() {
        files.push((below.join(file.path()), file.contents().to_vec()));
    }
    for folder in dir.dirs() {
        add(folder, below, files);
    }
}

/// The demo desk's settings, without what keeps it from being written.
fn writable(config: &str) -> String {
    let kept = config.split_inclusive('\n').filter(|line| {
        let line = line.trim_start();
        !(line.starts_with("read_only") || line.starts_with("# `copydesk init --example"))
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Disk, Store};

    #[test]
    fn the_demo_desk_is_read_only_and_its_copy_is_not() {
        let here = Store::open(Box::new(Disk::new(Path::new(env!("CARGO_MANIFEST_DIR"))))).unwrap();
        assert!(here.writable().is_err());
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("deep/demo");
        init(&copy, true).unwrap();
        let store = Store::open(Box::new(Disk::new(&copy))).unwrap();
        assert!(store.writable().is_ok());
        assert_eq!(store.articles, here.articles);
        assert_eq!(store.source_ids().unwrap(), here.source_ids().unwrap());
        assert_eq!(store.config.corrections.len(), here.config.corrections.len());
        assert_eq!(init(&copy, true).unwrap_err().kind, Kind::Conflict);
    }

    #[test]
    fn a_new_desk_is_a_desk_without_problems() {
        let folder = tempfile::tempdir().unwrap();
        init(folder.path(), false).unwrap();
        let store = Store::open(Box::new(Disk::new(folder.path()))).unwrap();
        assert_eq!(store.config.problems, []);
        assert!(store.articles.is_empty());
    }

    #[test]
    fn no_file_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let mine = folder.path().join("fixtures/sources/ferry-captain/judgment.txt");
        fs::create_dir_all(mine.parent().unwrap()).unwrap();
        fs::write(&mine, "mine").unwrap();
        assert_eq!(init(folder.path(), true).unwrap_err().kind, Kind::Conflict);
        assert_eq!(fs::read_to_string(&mine).unwrap(), "mine");
        assert!(!folder.path().join("corrections.toml").exists());
    }
}
