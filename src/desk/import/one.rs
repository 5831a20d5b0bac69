//! One file: its bytes, their hash, its text, and what becomes of it.

use super::article::{self, Draft};
use super::gather::{Input, slug, tame};
use super::{As, Imported, Outcome, Shared, source};
use crate::store::hash::sha256;
use crate::store::{Error as StoreError, Staged};
use copydesk_import::{Kind, Refusal, ending, zip};
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

/// Archives in archives in archives, and no further.
const DEPTH: usize = 3;

/// What a worker hands on.
pub enum Told {
    /// It is over.
    Done(Imported),
    /// A source that waits beside its place, with its name and its warnings.
    Staged(String, Staged, Vec<String>),
    /// An article to be written, with its name and its warnings.
    Draft(String, Box<Draft>, Vec<String>),
}

type Tell<'a> = &'a mut dyn FnMut(Told) -> bool;

/// What may still come out of one archive, with all that is packed in it.
struct Budget {
    bytes: u64,
    files: usize,
}

/// A file or an entry, ready to be read.
struct Item<'a> {
    name: &'a str,
    id: &'a str,
    bytes: Vec<u8>,
    in_place: bool,
    path: Option<&'a Path>,
    depth: usize,
}

/// Reads one input and tells what becomes of it; an archive tells of each of its files.
pub fn bring(shared: &Shared<'_>, input: Input, tell: Tell<'_>) {
    let most = shared.desk.readers.limits.file;
    match bytes_of(input.path.as_deref(), most) {
        Ok(bytes) => {
            let (name, id, path) = (&input.name, &input.id, input.path.as_deref());
            let item = Item { name, id, bytes, in_place: input.in_place, path, depth: 0 };
            let limits = &shared.desk.readers.limits;
            let mut budget = Budget { bytes: limits.unpacked, files: limits.parts };
            take(shared, item, &mut budget, tell);
        }
        Err(why) => {
            tell(failed(&input.name, why));
        }
    }
}

fn bytes_of(path: Option<&Path>, most: u64) -> Result<Vec<u8>, String> {
    let too_large = || Refusal::TooLarge(format!("more than {} MB", most >> 20)).to_string();
    let mut bytes = Vec::new();
    match path {
        Some(path) => {
            let failed = |error| StoreError::io(path, error).to_string();
            // Looked at before it is opened: a pipe without a writer would be waited for.
            let meta = fs::metadata(path).map_err(failed)?;
            if !meta.is_file() {
                return Err("it is no file (`-` is standard input)".to_owned());
            }
            let file = fs::File::open(path).map_err(failed)?;
            if meta.len() > most {
                return Err(too_large());
            }
            bytes.reserve_exact(usize::try_from(meta.len()).unwrap_or(0));
            file.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
        }
        None => {
            let read = std::io::stdin().lock().take(most + 1).read_to_end(&mut bytes);
            read.map_err(|error| format!("standard input: {error}"))?;
        }
    }
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}

fn take(shared: &Shared<'_>, item: Item<'_>, budget: &mut Budget, tell: Tell<'_>) {
    let sum = sha256(&item.bytes);
    let known = shared.known.lock().unwrap_or_else(PoisonError::into_inner).get(&sum).cloned();
    if let (Some(id), false) = (&known, shared.request.again) {
        tell(done(item.name, Outcome::Known(id.clone())));
        return;
    }
    let file = item.id.rsplit('/').next().unwrap_or_default();
    let read = shared.desk.readers.read(Some(file), shared.request.format, &item.bytes);
    if shared.cancelled.load(Ordering::Relaxed) {
        // A signal may have ended the child too: nothing is known of this file.
        shared.dropped.fetch_add(1, Ordering::Relaxed);
        return;
    }
    let read = match read {
        Ok(read) if read.kind == Kind::Zip => return unpack(shared, &item, budget, tell),
        Ok(read) => read,
        Err(refusal) => {
            tell(failed(item.name, refusal.to_string()));
            return;
        }
    };
    match shared.request.to {
        As::Source => {
            let item = source::Item {
                name: item.name,
                id: item.id,
                bytes: item.bytes,
                in_place: item.in_place,
                path: item.path,
            };
            tell(source::stage(shared, item, read, sum, known));
        }
        As::Article => {
            let many = read.documents.len() > 1;
            for document in read.documents {
                let stem =
                    file.strip_suffix(&format!(".{}", ending(file).unwrap_or_default())).unwrap_or(file);
                let title = document.title.clone().filter(|_| many || item.name == "-");
                let slug = slug(title.as_deref().unwrap_or(stem));
                let name = if many { format!("{}, {slug}", item.name) } else { item.name.to_owned() };
                let warnings = document.warnings.clone();
                let draft = article::draft(shared, document, &slug, item.name, &sum);
                tell(Told::Draft(name, Box::new(draft), warnings));
            }
        }
    }
}

/// Every file of an archive as one of a folder that is named like it.
fn unpack(shared: &Shared<'_>, archive: &Item<'_>, budget: &mut Budget, tell: Tell<'_>) {
    if archive.depth >= DEPTH {
        tell(failed(archive.name, format!("archives in archives are unpacked {DEPTH} deep and no further")));
        return;
    }
    let (folder, file) = archive.id.rsplit_once('/').unwrap_or(("", archive.id));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut files = 0_usize;
    let unpacked = shared.desk.readers.unpack(&archive.bytes, &mut |entry| {
        files += 1;
        let name = format!("{}/{}", archive.name, entry.name);
        let parts = zip::parts(&entry.name).map(|parts| {
            let parts = parts.into_iter().map(tame);
            let top = [folder.to_owned(), stem.to_owned()].into_iter().filter(|part| !part.is_empty());
            top.chain(parts).collect::<Vec<_>>().join("/")
        });
        match (parts, entry.bytes) {
            (Ok(id), Ok(bytes)) => {
                let left = budget.bytes.checked_sub(bytes.len() as u64).zip(budget.files.checked_sub(1));
                let Some((bytes_left, files_left)) = left else {
                    let why = "with all that is packed in it, it holds more than the limit for one archive";
                    tell(failed(archive.name, Refusal::TooLarge(why.to_owned()).to_string()));
                    return false;
                };
                *budget = Budget { bytes: bytes_left, files: files_left };
                let depth = archive.depth + 1;
                let item = Item { name: &name, id: &id, bytes, in_place: false, path: None, depth };
                take(shared, item, budget, tell);
            }
            (Err(refusal), _) | (_, Err(refusal)) => {
                tell(failed(&name, refusal.to_string()));
            }
        }
        !shared.cancelled.load(Ordering::Relaxed)
    });
    match unpacked {
        Err(refusal) => {
            tell(failed(archive.name, refusal.to_string()));
        }
        Ok(()) if files == 0 => {
            tell(failed(archive.name, Refusal::NoText("the archive holds no files".to_owned()).to_string()));
        }
        Ok(()) => {}
    }
}

pub fn done(name: &str, outcome: Outcome) -> Told {
    Told::Done(Imported { name: name.to_owned(), outcome })
}

pub fn failed(name: &str, why: impl Into<String>) -> Told {
    done(name, Outcome::Failed(why.into()))
}

/// Puts what is ready into its place, all under one lock.
pub fn finish(
    shared: &Shared<'_>,
    ready: Vec<Told>,
    drafts: &mut Vec<(String, Draft, Vec<String>)>,
) -> Vec<Imported> {
    let (mut over, mut staged, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for told in ready {
        match told {
            Told::Done(imported) => over.push(imported),
            Told::Staged(name, one, warnings) => {
                names.push((name, warnings));
                staged.push(one);
            }
            Told::Draft(name, draft, warnings) => drafts.push((name, *draft, warnings)),
        }
    }
    if staged.is_empty() {
        return over;
    }
    let count = staged.len();
    let placed = match shared.desk.store.place(staged) {
        Ok(placed) => placed.into_iter().map(|one| one.map_err(|error| error.to_string())).collect(),
        Err(error) => vec![Err(error.to_string()); count],
    };
    let outcomes = names.into_iter().zip(placed).map(|((name, warnings), placed)| {
        let outcome = match placed {
            Ok(id) => Outcome::Brought { id, warnings },
            Err(why) => Outcome::Failed(why),
        };
        Imported { name, outcome }
    });
    over.extend(outcomes);
    over
}
