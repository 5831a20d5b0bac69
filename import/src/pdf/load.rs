//! A PDF file as objects, opened within limits.
//!
//! What is packed is weighed before the library unpacks it. Pictures are taken out: they hold no text, and what is
//! called a picture can then not be unpacked as something else.

use std::io::Read;

use flate2::read::ZlibDecoder;
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

use crate::{Limits, Refusal};

/// A stream may always grow to this size, in bytes.
const FLOOR: u64 = 4 << 20;
/// The largest stream that is packed in a way whose size cannot be told beforehand, in bytes.
const OPAQUE: usize = 64 << 10;
/// How far before a stream its own dictionary may begin.
const DICTIONARY: usize = 400;
/// The deepest tree of pages.
const DEEPEST: usize = 64;
/// How far into the file its mark may stand.
const MARK_WITHIN: usize = 1024;

/// A file that was opened, and its pages in order.
pub(super) struct Loaded {
    pub doc: Document,
    pub pages: Vec<ObjectId>,
    /// There are more pages than are read.
    pub cut: bool,
}

/// Opens a file; a password that is empty is tried, since many files have no other.
pub(super) fn load(bytes: &[u8], limits: &Limits) -> Result<Loaded, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() as u64 > limits.file {
        return Err(Refusal::TooLarge(format!("more than {} bytes", limits.file)));
    }
    let head = bytes.get(..bytes.len().min(MARK_WITHIN)).unwrap_or_default();
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err(Refusal::Broken("it does not begin as a PDF file does".into()));
    }
    weigh_tables(bytes, limits)?;
    let locked = find(bytes, b"/Encrypt").is_some();
    let mut doc = Document::load_mem(bytes)
        .map_err(|error| if locked { Refusal::Encrypted } else { broken(&error) })?;
    if doc.is_encrypted() {
        doc.decrypt("").map_err(|_| Refusal::Encrypted)?;
    }
    if locked && doc.catalog().is_err() {
        return Err(Refusal::Encrypted);
    }
    doc.objects.retain(|_, object| !object.as_stream().is_ok_and(|stream| is_picture(&stream.dict)));
    weigh(&doc, limits)?;
    let (pages, cut) = pages(&doc, limits)?;
    Ok(Loaded { doc, pages, cut })
}

fn broken(error: &pdf_extract::Error) -> Refusal {
    match error {
        pdf_extract::Error::InvalidPassword | pdf_extract::Error::Decryption(_) => Refusal::Encrypted,
        error => Refusal::Broken(format!("its objects cannot be read: {error}")),
    }
}

fn is_picture(dict: &Dictionary) -> bool {
    dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image")
}

/// Weighs the streams that are unpacked while the file is opened: lists of objects and tables of places.
fn weigh_tables(bytes: &[u8], limits: &Limits) -> Result<(), Refusal> {
    let mut left = limits.unpacked;
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| find(rest, b"stream")) {
        let start = at + found;
        at = start + b"stream".len();
        let before = bytes.get(start.saturating_sub(DICTIONARY)..start).unwrap_or_default();
        if before.ends_with(b"end")
            || !(find(before, b"/ObjStm").is_some() || find(before, b"/XRef").is_some())
        {
            continue;
        }
        let body = bytes.get(at..).unwrap_or_default();
        let body = body
            .strip_prefix(b"\r\n")
            .or(body.strip_prefix(b"\n"))
            .or(body.strip_prefix(b"\r"))
            .unwrap_or(body);
        let end = find(body, b"endstream").unwrap_or(body.len());
        grown(body.get(..end).unwrap_or_default(), &mut left, limits)?;
    }
    Ok(())
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == first)?;
        if bytes.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
}

/// Weighs every stream that may be unpacked later.
fn weigh(doc: &Document, limits: &Limits) -> Result<(), Refusal> {
    let mut left = limits.unpacked;
    for object in doc.objects.values() {
        let Ok(stream) = object.as_stream() else { continue };
        unpacked(stream, &mut left, limits)?;
    }
    Ok(())
}

/// How many bytes packed bytes grow to, within what is left.
fn grown(bytes: &[u8], left: &mut u64, limits: &Limits) -> Result<Vec<u8>, Refusal> {
    let most = (bytes.len() as u64).saturating_mul(limits.ratio).max(FLOOR).min(*left);
    let mut out = Vec::new();
    // A stream that is cut off gives what it holds.
    let _ = ZlibDecoder::new(bytes).take(most + 1).read_to_end(&mut out);
    if out.len() as u64 > most {
        return Err(Refusal::TooLarge(format!(
            "a part unpacks to more than {} times its size, or the limit",
            limits.ratio
        )));
    }
    *left -= out.len() as u64;
    Ok(out)
}

/// The bytes of a stream, if they can be unpacked at all.
pub(super) fn unpacked(stream: &Stream, left: &mut u64, limits: &Limits) -> Result<Option<Vec<u8>>, Refusal> {
    let filters = stream.filters().unwrap_or_default();
    let simple = filters.iter().all(|filter| matches!(*filter, b"FlateDecode" | b"Fl" | b"ASCII85Decode"));
    if filters.is_empty() {
        return Ok(Some(stream.content.clone()));
    }
    if !simple && stream.content.len() > OPAQUE {
        return Ok(None);
    }
    if let [b"FlateDecode"] = filters.as_slice()
        && stream.dict.get(b"DecodeParms").is_err()
    {
        return grown(&stream.content, left, limits).map(Some);
    }
    // Filters on filters are unpacked one by one, each within the limits.
    let mut bytes = stream.content.clone();
    for filter in filters {
        bytes = match filter {
            b"FlateDecode" => grown(&bytes, left, limits)?,
            other => {
                let mut dict = Dictionary::new();
                dict.set("Filter", Object::Name(other.to_vec()));
                let Ok(bytes) = Stream::new(dict, bytes).decompressed_content() else { return Ok(None) };
                *left = left.checked_sub(bytes.len() as u64).ok_or_else(|| {
                    Refusal::TooLarge("its parts unpack to more than the limit for one file".to_owned())
                })?;
                bytes
            }
        };
    }
    Ok(Some(bytes))
}

/// The pages in order; a tree that loops is walked once.
fn pages(doc: &Document, limits: &Limits) -> Result<(Vec<ObjectId>, bool), Refusal> {
    let catalog = doc.catalog().map_err(|error| broken(&error))?;
    let mut found = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let mut cut = false;
    // What is still to be looked at, the next one last.
    let mut open: Vec<(Object, usize)> =
        catalog.get(b"Pages").ok().cloned().map(|root| (root, 0)).into_iter().collect();
    while let Some((node, depth)) = open.pop() {
        let Ok(id) = node.as_reference() else { continue };
        if depth > DEEPEST || !seen.insert(id) {
            continue;
        }
        let Ok(dict) = doc.get_dictionary(id) else { continue };
        let kids = dict
            .get(b"Kids")
            .ok()
            .and_then(|kids| doc.dereference(kids).ok())
            .and_then(|(_, kids)| kids.as_array().ok());
        match kids {
            Some(kids) => open.extend(kids.iter().rev().map(|kid| (kid.clone(), depth + 1))),
            None if dict.has_type(b"Pages") => {}
            None if found.len() >= limits.parts => cut = true,
            None => found.push(id),
        }
    }
    if found.is_empty() {
        return Err(Refusal::Broken("it has no pages".into()));
    }
    Ok((found, cut))
}

/// What a page has by itself or from the pages above it.
pub(super) fn inherited<'d>(doc: &'d Document, page: ObjectId, key: &[u8]) -> Option<&'d Object> {
    let mut dict = doc.get_dictionary(page).ok()?;
    for _ in 0..DEEPEST {
        if let Ok(value) = dict.get(key) {
            return doc.dereference(value).ok().map(|(_, value)| value);
        }
        dict = doc.get_dictionary(dict.get(b"Parent").and_then(Object::as_reference).ok()?).ok()?;
    }
    None
}
