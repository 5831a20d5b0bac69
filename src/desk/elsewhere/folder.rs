//! A folder of saved pages: each file is the article as it was at one time.

use super::{Finds, Found, nothing, page};
use crate::desk::{Error, Kind, Readers, Result};
use crate::store::Error as StoreError;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use std::path::Path;

/// The largest page, in bytes.
const LARGEST: u64 = 32 << 20;
/// The most files.
const MOST: usize = 10_000;
/// Files that a browser or an editor leaves beside the pages.
const ENDINGS: [&str; 6] = ["html", "htm", "xhtml", "md", "markdown", "txt"];

pub(super) fn read(from: &Path, readers: &Readers) -> Result<Finds> {
    let entries = std::fs::read_dir(from).map_err(|error| StoreError::io(from, error))?;
    let mut names: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.') && ENDINGS.contains(&ending(name).as_str()))
        .collect();
    names.sort();
    if names.len() > MOST {
        let message = format!("{}: more than {MOST} pages", from.display());
        return Err(Error::new(Kind::Invalid, message).at(from));
    }
    let mut finds = Finds::default();
    for name in names {
        let path = from.join(&name);
        let read = one(&path, &name, readers);
        match read {
            Ok(found) => finds.found.push(found),
            Err(error) => finds.problems.push(error),
        }
    }
    if finds.found.is_empty() {
        return Err(nothing(from, "no saved page in this folder can be read")
            .hint(format!("pages end in .{}", ENDINGS.join(", ."))));
    }
    Ok(finds)
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

fn one(path: &Path, name: &str, readers: &Readers) -> Result<Found> {
    let meta = std::fs::metadata(path).map_err(|error| StoreError::io(path, error))?;
    if meta.len() > LARGEST {
        let message = format!("{}: {} bytes, the limit is {LARGEST}", path.display(), meta.len());
        return Err(Error::new(Kind::Invalid, message).at(path));
    }
    let bytes = std::fs::read(path).map_err(|error| StoreError::io(path, error))?;
    let told = page::tell(name, "", &bytes, readers)
        .map_err(|why| Error::new(Kind::Invalid, format!("{}: {why}", path.display())).at(path))?;
    let written = || meta.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
    let at = time_in(name).or_else(written).unwrap_or_default();
    Ok(Found { at, origin: format!("page {name}"), who: None, told })
}

/// The time in a file's name: the first eight to fourteen digits that are a date with, perhaps, a time, whatever stands
/// between them: `20240603091500`, `2024-06-03T09.15`, `ferry_2024-06-03`. Read as UTC.
fn time_in(name: &str) -> Option<Timestamp> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let starts = stem.char_indices().filter(|(at, c)| {
        c.is_ascii_digit() && !stem[..*at].ends_with(|before: char| before.is_ascii_digit())
    });
    starts.map(|(at, _)| at).find_map(|at| {
        let mut digits = String::new();
        for c in stem[at..].chars() {
            match c {
                '0'..='9' => digits.push(c),
                '-' | '_' | ':' | '.' | 'T' | 't' | ' ' => {}
                _ => break,
            }
        }
        let part = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<i16>().ok());
        let small = |from: usize| part(from, from + 2).and_then(|n| i8::try_from(n).ok());
        let (year, month, day) = (part(0, 4).filter(|year| *year >= 1990)?, small(4)?, small(6)?);
        let clock = |from: usize| small(from).unwrap_or_default();
        let whole = DateTime::new(year, month, day, clock(8), clock(10), clock(12), 0);
        let moment = whole.or_else(|_| DateTime::new(year, month, day, 0, 0, 0, 0)).ok()?;
        TimeZone::UTC.to_timestamp(moment).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::time_in;

    #[test]
    fn a_time_in_a_name() {
        let at = |name: &str| time_in(name).map(|at| at.to_string());
        assert_eq!(at("20240603091500.html").as_deref(), Some("2024-06-03T09:15:00Z"));
        assert_eq!(at("ferry 2024-06-03T09.15.html").as_deref(), Some("2024-06-03T09:15:00Z"));
        assert_eq!(at("ferry_12_2024-06-03.html").as_deref(), Some("2024-06-03T00:00:00Z"));
        assert_eq!(at("ferry-3.html"), None);
        assert_eq!(at("20249999.html"), None);
        assert_eq!(at("2024-06-03_99.99.html").as_deref(), Some("2024-06-03T00:00:00Z"));
    }
}
