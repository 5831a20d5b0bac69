//! A file as a source: its text, its places and its provenance.

use super::Outcome;
use super::Shared;
use super::one::{Told, done, failed};
use crate::store::{Intake, Provenance, places, time};
use copydesk_import::{AsideKind, Document, Read, arrange};
use std::sync::PoisonError;

/// A file that was read.
pub struct Item<'a> {
    /// Its name in messages.
    pub name: &'a str,
    /// The id that it would get.
    pub id: &'a str,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// True where it stands below the source folder.
    pub in_place: bool,
    /// Where it lies; `None` for standard input and for what was packed.
    pub path: Option<&'a std::path::Path>,
}

/// What stands in the provenance and not in the text.
const BESIDE: &[AsideKind] = &[AsideKind::Comment, AsideKind::Deleted, AsideKind::Inserted];

/// Writes the source beside its place; `known` is the id of a source with the same bytes.
pub fn stage(shared: &Shared<'_>, item: Item<'_>, read: Read, sum: String, known: Option<String>) -> Told {
    let document = arrange::joined(read.documents);
    let warnings = document.warnings.clone();
    // The same bytes stay where they are; they are only read again.
    let again = shared.request.again;
    let in_place = item.in_place || known.is_some();
    let id = known.unwrap_or_else(|| item.id.to_owned());
    let text = arrange::source_text(&document);
    let own = std::str::from_utf8(&item.bytes).is_ok_and(|own| own.trim_start_matches('\u{feff}') == text);
    let large = !in_place && item.bytes.len() as u64 > shared.desk.readers.keep;
    let original = item.path.filter(|_| large).and_then(|path| path.canonicalize().ok());
    let mut provenance = provenance(shared, &document, &text);
    provenance.sha256 = Some(sum.clone());
    provenance.original = original.as_ref().map(|path| path.to_string_lossy().into_owned());
    if in_place {
        keep_older(shared, &id, &mut provenance);
    }
    let referred = provenance.original.is_some();
    let plain = own && !referred && crate::store::source::is_plain(std::path::Path::new(&id));
    let intake = Intake {
        id: id.clone(),
        bytes: (!in_place && !referred).then_some(item.bytes),
        text: (!plain).then_some(text),
        provenance,
    };
    // Two files with the same bytes in one import are one source: the first takes the place.
    {
        let mut known = shared.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let (Some(first), false) = (known.get(&sum), again) {
            return done(item.name, Outcome::Known(first.clone()));
        }
        known.insert(sum.clone(), id.clone());
    }
    if !shared.claim(&id) {
        shared
            .known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .retain(|known, own| *known != sum || *own != id);
        return failed(
            item.name,
            format!("another file of this import is or belongs to {id}: import it by itself"),
        );
    }
    match shared.desk.store.stage(&intake, again || in_place) {
        Ok(staged) => Told::Staged(item.name.to_owned(), staged, warnings),
        Err(error) => {
            shared.known.lock().unwrap_or_else(PoisonError::into_inner).remove(&sum);
            let exists = matches!(error.cause, crate::store::Cause::Exists);
            let hint = if exists { " (--again takes its place)" } else { "" };
            failed(item.name, format!("{error}{hint}"))
        }
    }
}

fn provenance(shared: &Shared<'_>, document: &Document, text: &str) -> Provenance {
    let told = &shared.request.told;
    let first = |told: &Option<String>, own: &Option<String>| told.clone().or_else(|| own.clone());
    let asides = document.asides.iter().filter(|aside| BESIDE.contains(&aside.kind));
    Provenance {
        title: first(&told.title, &document.title),
        publisher: first(&told.publisher, &document.publisher),
        url: first(&told.url, &document.url),
        archive_url: told.archive_url.clone(),
        published: document.published.clone().filter(|published| time::day(published).is_some()),
        retrieved: told.retrieved.clone().or_else(|| Some(shared.retrieved.clone())),
        sha256: None,
        original: None,
        importer: Some(document.importer.clone()),
        kind: told.kind.clone(),
        standing: told.standing.clone(),
        warnings: document.warnings.clone(),
        places: Some(places::write(text, &document.locators)).filter(|places| !places.is_empty()),
        asides: asides.map(|aside| (aside.kind.name().to_owned(), aside.text.clone())).collect(),
    }
}

/// What an editor may have changed stays, unless the request says it anew.
fn keep_older(shared: &Shared<'_>, id: &str, new: &mut Provenance) {
    let Ok(older) = shared.desk.store.provenance_of(id) else { return };
    let told = &shared.request.told;
    let keep = |field: &mut Option<String>, told: &Option<String>, older: &Option<String>| {
        if told.is_none() && older.is_some() {
            field.clone_from(older);
        }
    };
    keep(&mut new.title, &told.title, &older.title);
    keep(&mut new.publisher, &told.publisher, &older.publisher);
    keep(&mut new.url, &told.url, &older.url);
    keep(&mut new.published, &None, &older.published);
    keep(&mut new.retrieved, &told.retrieved, &older.retrieved);
    new.original.clone_from(&older.original);
}
