//! Saved pages out of a WARC file: what a crawler or an archive kept, each with its address and time.
//!
//! WARC 1.0 and 1.1 (ISO 28500), plain or with each record packed by gzip. Records of the types `response` (an HTTP
//! answer), `resource` (the bytes themselves) and `revisit` (the same bytes as an earlier record of the same file) are
//! pages; the others say how the crawl went and are passed over.

use crate::{Limits, Refusal};
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// The longest head of a record or an answer, in bytes.
const HEAD: usize = 64 << 10;

/// A page as it was saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedPage {
    /// Its address.
    pub url: String,
    /// When it was saved, as the file says: RFC 3339.
    pub at: String,
    /// Its media type, without parameters, in lower case; empty where none is given.
    pub media: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The saved pages of a file, in its order, and what could not be read of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedPages {
    /// The pages that were answered with success.
    pub pages: Vec<SavedPage>,
    /// One sentence each.
    pub warnings: Vec<String>,
}

/// Whether a file begins as a WARC file does, packed or not.
#[must_use]
pub fn is_warc(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"WARC/") {
        return true;
    }
    let mut start = [0; 5];
    bytes.starts_with(&[0x1f, 0x8b])
        && MultiGzDecoder::new(bytes).read_exact(&mut start).is_ok()
        && start == *b"WARC/"
}

/// Reads a WARC file.
///
/// # Errors
/// Where it is none, or a limit is passed. A file that breaks off gives what stands before.
pub fn warc(bytes: &[u8], limits: &Limits) -> Result<SavedPages, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() as u64 > limits.file {
        return Err(Refusal::TooLarge(format!("{} bytes, the limit is {}", bytes.len(), limits.file)));
    }
    let mut found = SavedPages::default();
    let packed = bytes.starts_with(&[0x1f, 0x8b]);
    let unpacked;
    let mut rest = if packed {
        let (whole, torn) = unpack(MultiGzDecoder::new(bytes), bytes.len(), limits)?;
        if torn {
            found.warnings.push("The packed file breaks off: what stands before was read.".to_owned());
        }
        unpacked = whole;
        unpacked.as_slice()
    } else {
        bytes
    };
    if !rest.starts_with(b"WARC/") {
        return Err(Refusal::Unknown("a file that is no WARC file".to_owned()));
    }
    let mut kept: Vec<(String, usize)> = Vec::new();
    let mut count = 0;
    while !rest.is_empty() {
        count += 1;
        if count > limits.parts {
            return Err(Refusal::TooLarge(format!("more than {} records", limits.parts)));
        }
        let (record, after) = match record(rest) {
            Ok(read) => read,
            Err(how) => {
                found.warnings.push(format!("Record {count} {how}: what stands before was read."));
                break;
            }
        };
        rest = after;
        take(&record, count, limits, &mut kept, &mut found)?;
    }
    Ok(found)
}

/// Unpacks as far as it goes; true where it broke off.
fn unpack(mut from: impl Read, packed: usize, limits: &Limits) -> Result<(Vec<u8>, bool), Refusal> {
    let most = limits.unpacked.min((packed as u64).saturating_mul(limits.ratio).max(1 << 20));
    let mut whole = Vec::new();
    let torn = from.by_ref().take(most).read_to_end(&mut whole).is_err();
    if !torn && whole.len() as u64 >= most && from.read(&mut [0]).is_ok_and(|more| more > 0) {
        return Err(Refusal::TooLarge(format!("it unpacks to more than {most} bytes")));
    }
    Ok((whole, torn))
}

/// The head of a record and its block.
struct Record<'b> {
    head: Vec<(String, String)>,
    block: &'b [u8],
}

impl Record<'_> {
    fn get(&self, name: &str) -> &str {
        field(&self.head, name)
    }
}

fn field<'h>(head: &'h [(String, String)], name: &str) -> &'h str {
    head.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
}

fn record(bytes: &[u8]) -> Result<(Record<'_>, &[u8]), &'static str> {
    if !bytes.starts_with(b"WARC/") {
        return Err("has no head");
    }
    let (head, block) = split_head(bytes).ok_or("has no end of its head")?;
    let head = fields(head);
    let length: usize = field(&head, "content-length").parse().map_err(|_| "has no length")?;
    let (Some(block), Some(after)) = (block.get(..length), block.get(length..)) else {
        return Err("is shorter than it says");
    };
    let blank = after.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    Ok((Record { head, block }, &after[blank..]))
}

/// What stands before the first empty line, and what follows it.
fn split_head(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let within = &bytes[..bytes.len().min(HEAD)];
    let crlf = within.windows(4).position(|four| four == b"\r\n\r\n").map(|at| (at, at + 4));
    let lf = within.windows(2).position(|two| two == b"\n\n").map(|at| (at, at + 2));
    let (end, next) = match (crlf, lf) {
        (Some(crlf), Some(lf)) => crlf.min(lf),
        (crlf, lf) => crlf.or(lf)?,
    };
    Some((&bytes[..end], &bytes[next..]))
}

/// The fields of a head, their names in lower case; a line that begins with a space goes on from the one before.
fn fields(head: &[u8]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in String::from_utf8_lossy(head).lines().skip(1) {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = found.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            found.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    found
}

/// Takes a record in, where it is a page.
fn take(
    record: &Record<'_>,
    count: usize,
    limits: &Limits,
    kept: &mut Vec<(String, usize)>,
    found: &mut SavedPages,
) -> Result<(), Refusal> {
    let url = record.get("warc-target-uri").trim_matches(['<', '>']).to_owned();
    let at = record.get("warc-date").to_owned();
    let digest = record.get("warc-payload-digest").to_owned();
    let page = match record.get("warc-type") {
        "response" => answer(record.block, limits)?,
        "resource" => Ok(Some((media(record.get("content-type")), record.block.to_vec()))),
        "revisit" => {
            let earlier = kept.iter().rev().find(|(known, _)| !digest.is_empty() && *known == digest);
            match earlier.and_then(|(_, page)| found.pages.get(*page)) {
                Some(page) => Ok(Some((page.media.clone(), page.bytes.clone()))),
                None => Err("says that nothing had changed, and what it was is not in this file".to_owned()),
            }
        }
        _ => return Ok(()),
    };
    match page {
        Ok(Some((media, bytes))) => {
            if !digest.is_empty() {
                kept.push((digest, found.pages.len()));
            }
            found.pages.push(SavedPage { url, at, media, bytes });
        }
        Ok(None) => {}
        Err(why) => found.warnings.push(format!("Record {count} ({url}, {at}) {why}; left out.")),
    }
    Ok(())
}

fn media(value: &str) -> String {
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

type Page = (String, Vec<u8>);

/// The page in an HTTP answer; none where the answer was no success.
fn answer(block: &[u8], limits: &Limits) -> Result<Result<Option<Page>, String>, Refusal> {
    let Some((head, body)) = split_head(block) else {
        return Ok(Err("holds no HTTP answer".to_owned()));
    };
    let status = String::from_utf8_lossy(head.split(|byte| *byte == b'\n').next().unwrap_or_default())
        .split_whitespace()
        .nth(1)
        .and_then(|code| code.parse::<u16>().ok());
    match status {
        Some(200..=299) => {}
        Some(_) => return Ok(Ok(None)),
        None => return Ok(Err("holds no HTTP answer".to_owned())),
    }
    let head = fields(head);
    let mut bytes = body.to_vec();
    if field(&head, "transfer-encoding").to_ascii_lowercase().contains("chunked") {
        // Some crawlers keep the head as it came and the body already put together.
        if let Some(whole) = chunks(body) {
            bytes = whole;
        }
    }
    let encodings = field(&head, "content-encoding").to_ascii_lowercase();
    for encoding in encodings.split(',').map(str::trim).rev() {
        let (unpacked, torn) = match encoding {
            "" | "identity" => continue,
            "gzip" | "x-gzip" => unpack(MultiGzDecoder::new(bytes.as_slice()), bytes.len(), limits)?,
            "deflate" => unpack(ZlibDecoder::new(bytes.as_slice()), bytes.len(), limits)?,
            other => return Ok(Err(format!("is packed as {other:?}, which is not read"))),
        };
        if torn {
            return Ok(Err("is packed and damaged".to_owned()));
        }
        bytes = unpacked;
    }
    Ok(Ok(Some((media(field(&head, "content-type")), bytes))))
}

/// A body put together from its chunks; none where it is not made of chunks.
fn chunks(body: &[u8]) -> Option<Vec<u8>> {
    let (mut rest, mut whole) = (body, Vec::new());
    loop {
        let end = rest.windows(2).take(1 << 10).position(|two| two == b"\r\n")?;
        let size = std::str::from_utf8(rest.get(..end)?).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        rest = rest.get(end + 2..)?;
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size..)?.strip_prefix(b"\r\n")?;
    }
}

#[cfg(test)]
#[path = "warc_tests.rs"]
mod tests;
