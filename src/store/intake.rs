//! A source brought in: its bytes, its extracted text and its provenance, all three or none.
//!
//! What is slow (writing the bytes) is done beside the place, without the lock; what is left under the lock are
//! renames. A source whose provenance does not hold the hash of its bytes was cut off and is brought in again.

use super::error::{Cause, Error, Result};
use super::files::{Files, folder_of};
use super::open::Store;
use super::source::{self, Provenance, file_name};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use toml_edit::{Array, DocumentMut, Item, Table, value};

/// The head of a provenance that the program wrote.
const HEAD: &str =
    "# Where this source comes from. The desk sets kind and standing; the rest is the importer's.\n";

/// One source to be written.
#[derive(Clone, Debug, Default)]
pub struct Intake {
    /// Its id: the path below the source folder.
    pub id: String,
    /// Its bytes; `None` where they stand in their place already.
    pub bytes: Option<Vec<u8>>,
    /// Its extracted text; `None` where the bytes are the text.
    pub text: Option<String>,
    /// Where it comes from. What is `None` or empty here leaves what an older provenance says.
    pub provenance: Provenance,
}

/// A source that was written beside its place.
#[derive(Debug)]
pub struct Staged {
    id: String,
    /// Files from beside their place into it, in this order; a text that is no longer wanted goes.
    moves: Vec<(PathBuf, PathBuf)>,
    removed: Option<PathBuf>,
    replaces: bool,
}

impl Staged {
    /// The id of the source.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl Store {
    /// The sources by the SHA-256 of their bytes, as their provenance has it.
    ///
    /// # Errors
    /// Where the source folder cannot be listed.
    pub fn sources_by_hash(&self) -> Result<BTreeMap<String, String>> {
        let folder = Path::new(&self.config.sources);
        let mut found = BTreeMap::new();
        for id in source::list(self.files(), folder)? {
            let path = companion(&folder.join(&id), "toml");
            let Ok(bytes) = self.files().read(&path) else { continue };
            if let Some(sum) = hash_in(&String::from_utf8_lossy(&bytes)) {
                found.insert(sum.to_owned(), id);
            }
        }
        Ok(found)
    }

    /// What is said of a source, without reading its text.
    ///
    /// # Errors
    /// Where it cannot be read, or is no TOML.
    pub fn provenance_of(&self, id: &str) -> Result<Provenance> {
        let path = source::path_of(self.files(), Path::new(&self.config.sources), id)?;
        source::provenance_beside(self.files(), &path)
    }

    /// Writes a source beside its place. Nothing of it is seen until [`Store::place`].
    ///
    /// # Errors
    /// Where the id leads out of the source folder, another source stands there (unless `replaces`), or nothing can
    /// be written.
    pub fn stage(&self, intake: &Intake, replaces: bool) -> Result<Staged> {
        self.writable()?;
        let files = self.files();
        let path = source::path_of(files, Path::new(&self.config.sources), &intake.id)?;
        self.check_free(&path, intake, replaces)?;
        let mut staged = Staged { id: intake.id.clone(), moves: Vec::new(), removed: None, replaces };
        let written = stage_all(files, &path, intake, &mut staged);
        if let Err(error) = written {
            discard(files, &staged);
            return Err(error);
        }
        Ok(staged)
    }

    /// Says why a source may not stand at `path`.
    fn check_free(&self, path: &Path, intake: &Intake, replaces: bool) -> Result<()> {
        let files = self.files();
        let there = |path: &Path| files.len(path).is_ok();
        let failed = |cause| Err(Error::new(&files.root().join(path), cause));
        let owner = [".toml", ".txt"].iter().find_map(|end| {
            let stem = path.to_str()?.strip_suffix(end)?;
            there(Path::new(stem)).then(|| stem.to_owned())
        });
        if let Some(owner) = owner {
            return failed(Cause::Invalid(format!("its name would make it a companion of {owner}")));
        }
        if replaces {
            return Ok(());
        }
        let fresh = intake.bytes.is_some() || intake.provenance.original.is_some();
        let taken = fresh && there(path);
        // A provenance without hash was written by hand for a file that is to come; a text never is.
        let companion_taken = fresh && there(&companion(path, "txt"));
        if taken || companion_taken { failed(Cause::Exists) } else { Ok(()) }
    }

    /// Puts staged sources into their places, under the lock; says for each whether that worked.
    ///
    /// # Errors
    /// Where the desk is locked by somebody else; then nothing was placed and the staged files are gone.
    pub fn place(&self, staged: Vec<Staged>) -> Result<Vec<Result<String>>> {
        let guard = match self.lock() {
            Ok(guard) => guard,
            Err(error) => {
                staged.iter().for_each(|staged| discard(self.files(), staged));
                return Err(error);
            }
        };
        let mut folders = BTreeSet::new();
        let placed = staged
            .into_iter()
            .map(|staged| {
                let moved = move_all(self.files(), &staged, &mut folders);
                if moved.is_err() {
                    discard(self.files(), &staged);
                }
                moved.map(|()| staged.id)
            })
            .collect();
        for folder in folders {
            let path = self.files().root().join(&folder);
            self.files().sync_folder(&folder).map_err(|error| Error::io(&path, error))?;
        }
        drop(guard);
        Ok(placed)
    }
}

fn companion(path: &Path, ending: &str) -> PathBuf {
    path.with_file_name(format!("{}.{ending}", file_name(path)))
}

fn beside(path: &Path) -> PathBuf {
    path.with_file_name(format!(".{}.copydesk-new", file_name(path)))
}

/// The hash that a provenance gives, without reading all of it: places can be long.
fn hash_in(toml: &str) -> Option<&str> {
    let line = toml
        .lines()
        .take_while(|line| !line.starts_with("places"))
        .find(|line| line.starts_with("sha256"))?;
    let value = line.split_once('=')?.1.trim().trim_matches(['"', '\'']);
    (value.len() == 64).then_some(value)
}

fn stage_all(files: &dyn Files, path: &Path, intake: &Intake, staged: &mut Staged) -> Result<()> {
    let mut write = |to: PathBuf, bytes: &[u8]| {
        let at = beside(&to);
        let written = files.write(&at, bytes).map_err(|error| Error::io(&files.root().join(&to), error));
        staged.moves.push((at, to));
        written
    };
    if let Some(bytes) = &intake.bytes {
        write(path.to_owned(), bytes)?;
    }
    match &intake.text {
        Some(text) => write(companion(path, "txt"), text.as_bytes())?,
        None => staged.removed = Some(companion(path, "txt")).filter(|old| files.len(old).is_ok()),
    }
    // The provenance comes last: with it the source counts as brought in.
    let toml = companion(path, "toml");
    let older = files.read(&toml).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    write(toml, provenance(&intake.provenance, older.as_deref()).as_bytes())
}

fn move_all(files: &dyn Files, staged: &Staged, folders: &mut BTreeSet<PathBuf>) -> Result<()> {
    for (from, to) in &staged.moves {
        let at = files.root().join(to);
        let provenance = to.extension().is_some_and(|ending| ending == "toml");
        if !staged.replaces && !provenance && files.len(to).is_ok() {
            return Err(Error::new(&at, Cause::Exists));
        }
        files.rename(from, to).map_err(|error| Error::io(&at, error))?;
        folders.insert(folder_of(to));
    }
    if let Some(old) = &staged.removed {
        files.remove(old).map_err(|error| Error::io(&files.root().join(old), error))?;
    }
    Ok(())
}

/// Takes away what was written beside; what was moved already is no longer there.
fn discard(files: &dyn Files, staged: &Staged) {
    for (from, _) in &staged.moves {
        // Best effort: a leftover is hidden, and overwritten by the next try.
        let _ = files.remove(from);
    }
}

/// The provenance as TOML; comments and keys of an older one stay.
fn provenance(new: &Provenance, older: Option<&str>) -> String {
    let kept = older.and_then(|text| text.parse::<DocumentMut>().ok());
    let fresh = kept.is_none();
    let mut toml = kept.unwrap_or_default();
    let fields = [
        ("title", &new.title),
        ("publisher", &new.publisher),
        ("url", &new.url),
        ("archive_url", &new.archive_url),
        ("published", &new.published),
        ("retrieved", &new.retrieved),
        ("sha256", &new.sha256),
        ("original", &new.original),
        ("importer", &new.importer),
        ("kind", &new.kind),
        ("standing", &new.standing),
    ];
    for (key, field) in fields {
        if let Some(field) = field {
            set(&mut toml, key, value(clean(field)));
        }
    }
    let warnings: Array = new.warnings.iter().map(|warning| clean(warning)).collect();
    if warnings.is_empty() {
        toml.remove("warnings");
    } else {
        set(&mut toml, "warnings", value(warnings));
    }
    toml.remove("places");
    toml.remove("aside");
    if let Some(places) = new.places.as_deref().filter(|places| !places.is_empty()) {
        // A literal text on lines of its own: every entry can be read, and found with `grep`.
        let literal = format!("places = '''\n{places}'''\n").parse::<DocumentMut>();
        if let Some(item) = literal.ok().and_then(|mut literal| literal.remove("places")) {
            toml.insert("places", item);
        }
    }
    if !new.asides.is_empty() {
        let mut tables = toml_edit::ArrayOfTables::new();
        for (kind, text) in &new.asides {
            let mut table = Table::new();
            table.insert("kind", value(kind.as_str()));
            table.insert("text", value(clean(text)));
            tables.push(table);
        }
        toml.insert("aside", Item::ArrayOfTables(tables));
    }
    if fresh { format!("{HEAD}{toml}") } else { toml.to_string() }
}

/// Sets a value and keeps the comment behind the one before it.
fn set(toml: &mut DocumentMut, key: &str, item: Item) {
    match toml.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            let decor = old.decor().clone();
            if let Item::Value(mut new) = item {
                *new.decor_mut() = decor;
                *old = new;
            }
        }
        None => {
            toml.insert(key, item);
        }
    }
}

/// Without the signs that a reader of the file would obey.
fn clean(words: &str) -> String {
    words.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::memory::Memory;

    fn store() -> Store {
        let files = Memory::default();
        files.write(Path::new("corrections.toml"), b"[desk]\npublication = 'T'\n").unwrap();
        Store::open(Box::new(files)).unwrap()
    }

    fn report(bytes: &[u8]) -> Intake {
        Intake {
            id: "2024/report.pdf".into(),
            bytes: Some(bytes.to_vec()),
            text: Some("Words.\n\u{c}\nMore.\n".into()),
            provenance: Provenance {
                title: Some("A \"report\"\u{1b}".into()),
                sha256: Some(crate::store::hash::sha256(bytes)),
                published: Some("2024-05-06".into()),
                warnings: vec!["it's old".into()],
                places: Some("1 page 1\n3 page 2 heading \"It\\u0027s\"\n".into()),
                asides: vec![("comment".into(), "really?\nyes".into())],
                ..Provenance::default()
            },
        }
    }

    fn bring(store: &Store, intake: &Intake, replaces: bool) -> Result<String> {
        let staged = store.stage(intake, replaces)?;
        store.place(vec![staged])?.remove(0)
    }

    #[test]
    fn a_source_comes_back_as_it_was_brought_in() {
        let store = store();
        let intake = report(b"%PDF");
        assert_eq!(bring(&store, &intake, false).unwrap(), "2024/report.pdf");
        let read = store.read_source("2024/report.pdf").unwrap();
        assert_eq!(read.problems, []);
        assert_eq!(read.provenance.title.as_deref(), Some("A \"report\""));
        assert_eq!(read.provenance.asides, intake.provenance.asides);
        assert_eq!(read.locators[1].1.heading.as_deref(), Some("It's"));
        assert_eq!(store.source_ids().unwrap(), ["2024/report.pdf"]);
        let known = store.sources_by_hash().unwrap();
        assert_eq!(known[intake.provenance.sha256.as_deref().unwrap()], "2024/report.pdf");
    }

    #[test]
    fn another_file_is_never_overwritten_unasked() {
        let store = store();
        bring(&store, &report(b"%PDF"), false).unwrap();
        assert!(matches!(bring(&store, &report(b"%PDF2"), false).unwrap_err().cause, Cause::Exists));
        bring(&store, &report(b"%PDF2"), true).unwrap();
        assert_eq!(store.files().read(Path::new("sources/2024/report.pdf")).unwrap(), b"%PDF2");
        for id in ["../x.txt", "/x.txt", "a/../../x", "", "2024/report.pdf.txt", "2024/report.pdf.toml"] {
            let intake = Intake { id: id.into(), bytes: Some(b"x".to_vec()), ..Intake::default() };
            assert!(bring(&store, &intake, false).is_err(), "{id}");
        }
    }

    #[test]
    fn what_an_editor_wrote_stays() {
        let store = store();
        let path = Path::new("sources/2024/report.pdf.toml");
        store.files().write(path, b"# ours\nstanding = \"high\" # says Ivo\nextra = 1\n").unwrap();
        bring(&store, &report(b"%PDF"), false).unwrap();
        let text = String::from_utf8(store.files().read(path).unwrap()).unwrap();
        assert!(
            text.contains("# ours") && text.contains("\"high\" # says Ivo") && text.contains("extra = 1"),
            "{text}"
        );
        let mut again = report(b"%PDF");
        again.provenance.standing = Some("low".into());
        again.provenance.places = None;
        bring(&store, &again, true).unwrap();
        let text = String::from_utf8(store.files().read(path).unwrap()).unwrap();
        assert!(text.contains("\"low\" # says Ivo") && !text.contains("places"), "{text}");
    }

    #[test]
    fn a_crash_before_the_provenance_is_no_source_that_counts() {
        for step in 0..16 {
            let files = Memory::default();
            files.write(Path::new("corrections.toml"), b"[desk]\n").unwrap();
            files.crash_at(step);
            let store = Store::open(Box::new(files)).unwrap();
            let ended = bring(&store, &report(b"%PDF"), false);
            // Whatever was cut off: a source that counts as brought in can be read.
            for id in store.sources_by_hash().unwrap().values() {
                assert!(store.read_source(id).is_ok(), "step {step}: {ended:?}");
            }
        }
    }
}
