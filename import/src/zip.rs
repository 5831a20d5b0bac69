//! An archive of files: each entry with its name, unpacked within limits.

use crate::archive::Archive;
use crate::{Limits, Refusal};

/// Gives every file of the archive to `take`, in its order, until that says no. Folders and hidden files are none.
///
/// # Errors
/// Where the archive cannot be opened. An entry that cannot be unpacked is given with its refusal, and the others go
/// on, until together they pass the limit.
pub fn each(
    bytes: &[u8],
    limits: &Limits,
    take: &mut dyn FnMut(String, Result<Vec<u8>, Refusal>) -> bool,
) -> Result<(), Refusal> {
    let mut archive = Archive::open(bytes, limits)?;
    let names = archive.names().to_vec();
    for (index, name) in names.into_iter().enumerate() {
        let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let system = name.starts_with("__MACOSX/") || last.starts_with('.');
        if last.is_empty() || system {
            continue;
        }
        let bytes = archive.read_at(index);
        if !take(name, bytes) {
            return Ok(());
        }
    }
    Ok(())
}

/// The parts of an entry's name, where it is a path below the archive's folder.
///
/// # Errors
/// Where it leads out of it, or is no name that a file can have.
pub fn parts(name: &str) -> Result<Vec<&str>, Refusal> {
    let parts: Vec<&str> = name.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".").collect();
    let rooted = name.starts_with(['/', '\\']);
    let drive = parts.first().is_some_and(|first| first.ends_with(':'));
    let bad = |part: &&str| *part == ".." || part.len() > 200 || part.chars().any(char::is_control);
    if rooted || drive || parts.is_empty() || parts.iter().any(bad) {
        return Err(Refusal::Broken("its name in the archive leads out of the archive".to_owned()));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn packed(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn files_come_one_by_one_and_the_system_s_own_are_none() {
        let zip = packed(&[
            ("a.txt", b"A"),
            ("d/b.txt", b"B"),
            ("__MACOSX/x", b"x"),
            ("d/.hidden", b"y"),
            ("d/c.txt", b"C"),
        ]);
        let mut seen = Vec::new();
        each(&zip, &Limits::default(), &mut |name, bytes| {
            seen.push((name, bytes.unwrap()));
            seen.len() < 2
        })
        .unwrap();
        assert_eq!(seen, [("a.txt".to_owned(), b"A".to_vec()), ("d/b.txt".to_owned(), b"B".to_vec())]);
    }

    #[test]
    fn a_bomb_costs_its_entry() {
        let zip = packed(&[("bomb.txt", &vec![b' '; 9 << 20]), ("a.txt", b"A")]);
        let mut seen = Vec::new();
        let limits = Limits { ratio: 20, ..Limits::default() };
        each(&zip, &limits, &mut |name, bytes| {
            seen.push((name, bytes.is_ok()));
            true
        })
        .unwrap();
        assert_eq!(seen, [("bomb.txt".to_owned(), false), ("a.txt".to_owned(), true)]);
        assert!(each(b"PK\x03\x04 no archive", &limits, &mut |_, _| true).is_err());
    }

    #[test]
    fn names_lead_nowhere_else() {
        assert_eq!(parts("a/b c/d.txt").unwrap(), ["a", "b c", "d.txt"]);
        assert_eq!(parts("./a\\b.txt").unwrap(), ["a", "b.txt"]);
        for name in ["../x", "a/../../x", "/etc/passwd", "C:\\x", "\\\\host\\x", "a\u{1b}b", "", "."] {
            assert!(parts(name).is_err(), "{name}");
        }
    }
}
