//! The pages of a WARC file that have one address.

use super::{Finds, Found, nothing, page};
use crate::desk::{Error, Kind, Readers, Result};
use crate::store::{Error as StoreError, time};
use copydesk_import::{Limits, SavedPage, warc};
use std::collections::BTreeMap;
use std::path::Path;

/// How many addresses an error names.
const NAMED: usize = 6;

pub(super) fn read(from: &Path, url: Option<&str>, readers: &Readers) -> Result<Finds> {
    let limits = Limits::default();
    let len = std::fs::metadata(from).map_err(|error| StoreError::io(from, error))?.len();
    if len > limits.file {
        let message = format!("{}: {len} bytes, the limit is {}", from.display(), limits.file);
        return Err(Error::new(Kind::Invalid, message).at(from));
    }
    let bytes = std::fs::read(from).map_err(|error| StoreError::io(from, error))?;
    let invalid = |why: String| Error::new(Kind::Invalid, format!("{}: {why}", from.display())).at(from);
    let saved = warc(&bytes, &limits).map_err(|refusal| invalid(refusal.to_string()))?;
    let problems = saved.warnings.into_iter().map(invalid).collect();
    let mut finds = Finds { found: Vec::new(), problems };
    let address = match url {
        Some(url) => plain(url),
        None => only_address(from, &saved.pages)?,
    };
    for page in saved.pages.iter().filter(|page| plain(&page.url) == address) {
        let origin = format!("warc {} {}", page.at, page.url);
        let Some(at) = time::moment(&page.at) else {
            finds.problems.push(invalid(format!("{origin}: its time cannot be read")));
            continue;
        };
        let name = page.url.rsplit('/').next().unwrap_or_default();
        match page::tell(name, &page.media, &page.bytes, readers) {
            Ok(told) => finds.found.push(Found { at, origin, who: None, told }),
            Err(why) => finds.problems.push(invalid(format!("{origin}: {why}"))),
        }
    }
    if finds.found.is_empty() {
        return Err(nothing(from, &format!("no page of {address} that can be read"))
            .hint(addresses(&saved.pages).join(", ")));
    }
    Ok(finds)
}

/// An address as addresses are compared: without scheme, fragment, `www.` and a slash at the end.
fn plain(url: &str) -> String {
    let url = url.split('#').next().unwrap_or_default();
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    url.trim_start_matches("www.").trim_end_matches('/').to_owned()
}

/// The one address that has texts; where there are more, one must be chosen.
fn only_address(from: &Path, pages: &[SavedPage]) -> Result<String> {
    let texts = pages.iter().filter(|page| page.media.starts_with("text/html"));
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in texts {
        *counts.entry(plain(&page.url)).or_default() += 1;
    }
    let mut counts = counts.into_iter();
    match (counts.next(), counts.next()) {
        (Some((address, _)), None) => Ok(address),
        (None, _) => Err(nothing(from, "no page in it is HTML")),
        (Some(_), Some(_)) => {
            let message = format!("{}: there is more than one address: choose with --url", from.display());
            Err(Error::new(Kind::Usage, message).at(from).hint(addresses(pages).join(", ")))
        }
    }
}

fn addresses(pages: &[SavedPage]) -> Vec<String> {
    let mut all: Vec<String> = pages.iter().map(|page| page.url.clone()).collect();
    all.sort();
    all.dedup();
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    if more > 0 {
        all.push(format!("and {more} more"));
    }
    all
}
