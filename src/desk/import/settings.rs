//! The limits of the import, as a desk or a command sets them.

use super::Readers;
use crate::store::config::IMPORT;
use std::collections::BTreeMap;

/// The readers with the limits of a desk.
#[must_use]
pub fn readers(set: &BTreeMap<String, u32>) -> Readers {
    let mut readers = Readers::default();
    for (name, value) in set {
        apply(&mut readers, name, *value);
    }
    readers
}

/// Sets one limit, as `seconds=20`.
///
/// # Errors
/// What is wrong with it.
pub fn limit(readers: &mut Readers, words: &str) -> Result<(), String> {
    let known = || IMPORT.join(", ");
    let (name, value) = words.split_once('=').ok_or_else(|| format!("{words}: a limit is NAME=NUMBER"))?;
    let value: u32 =
        value.trim().parse().map_err(|_| format!("{words}: the limit of {name} is no whole number"))?;
    if apply(readers, name.trim(), value) { Ok(()) } else { Err(format!("{name}: there is {}", known())) }
}

fn apply(readers: &mut Readers, name: &str, value: u32) -> bool {
    let megabytes = u64::from(value) << 20;
    let count = usize::try_from(value).unwrap_or(usize::MAX);
    let limits = &mut readers.limits;
    match name {
        "file_mb" => limits.file = megabytes,
        "keep_mb" => readers.keep = megabytes,
        "unpacked_mb" => limits.unpacked = megabytes,
        "ratio" => limits.ratio = u64::from(value),
        "text_mb" => limits.text = usize::try_from(megabytes).unwrap_or(usize::MAX),
        "parts" => limits.parts = count,
        "rows" => limits.rows = count,
        "depth" => limits.depth = count,
        "seconds" => readers.seconds = value.max(1),
        "memory_mb" => readers.memory = value.max(64),
        "pdftotext" => readers.pdftotext = value != 0,
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_of_a_desk_is_one_of_the_readers() {
        for name in IMPORT {
            let mut set = Readers::default();
            limit(&mut set, &format!("{name}=77")).unwrap();
            assert_ne!(set, Readers::default(), "{name}");
            assert_eq!(readers(&BTreeMap::from([((*name).to_owned(), 77)])), set);
        }
        let mut set = Readers::default();
        for bad in ["seconds", "seconds=x", "seconds=-1", "sceonds=3", "file_mb=99999999999"] {
            assert!(limit(&mut set, bad).is_err(), "{bad}");
        }
    }
}
