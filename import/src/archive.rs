//! The parts of a packed file (ZIP), read within limits.
//!
//! A name in an archive is a label and never a path: nothing is unpacked to a disk, so `../` reaches nothing. What a
//! part says of its own size is not believed; what comes out is counted.

use std::io::{self, BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::{Limits, Refusal};

/// A part may always grow to this size, in bytes, however well it packs: small things harm nobody.
const FLOOR: u64 = 4 << 20;
/// The first bytes of an old Office file, and of an encrypted new one.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// The name of the stream that holds an encrypted Office file, as it stands in the directory of a compound file.
const ENCRYPTED_STREAM: &str = "EncryptedPackage";

/// An archive whose parts are read one by one, against one budget.
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    names: Vec<String>,
    left: u64,
    limits: Limits,
}

impl<'b> Archive<'b> {
    /// Opens the archive: reads its directory and unpacks nothing.
    ///
    /// # Errors
    /// It is empty, no archive, damaged, encrypted as a whole, or has more parts than the limits allow.
    pub fn open(bytes: &'b [u8], limits: &Limits) -> Result<Self, Refusal> {
        check_head(bytes, limits)?;
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error, "the archive"))?;
        let names = zip.file_names_raw().map(label).collect();
        Ok(Self { zip, names, left: limits.unpacked, limits: *limits })
    }

    /// The names of all parts as the archive has them, in its order; a folder's name ends in `/`.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether there is a part of that name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The bytes of a part; none where there is no part of that name.
    ///
    /// # Errors
    /// The part is encrypted or damaged, or grows past the limits.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        self.read_at(index).map(Some)
    }

    /// The bytes of the part at `index` of [`Archive::names`].
    ///
    /// # Errors
    /// There is none, it is encrypted or damaged, or it grows past the limits.
    pub fn read_at(&mut self, index: usize) -> Result<Vec<u8>, Refusal> {
        let mut bytes = Vec::new();
        let name = self.names.get(index).cloned().unwrap_or_default();
        let mut part = self.part(index)?;
        part.read_to_end(&mut bytes).map_err(|error| stopped(&error, &name))?;
        Ok(bytes)
    }

    /// A part as a stream, for what is too large to be held; none where there is no part of that name.
    ///
    /// An error of the stream is put into words by [`stopped`].
    ///
    /// # Errors
    /// The part is encrypted or damaged.
    pub fn stream(&mut self, name: &str) -> Result<Option<BufReader<Part<'_, 'b>>>, Refusal> {
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        self.part(index).map(|part| Some(BufReader::with_capacity(1 << 16, part)))
    }

    fn part(&mut self, index: usize) -> Result<Part<'_, 'b>, Refusal> {
        let name = self.names.get(index).map_or("a part", String::as_str);
        let file = self.zip.by_index(index).map_err(|error| refusal(&error, name))?;
        let most = file.compressed_size().saturating_mul(self.limits.ratio).max(FLOOR);
        Ok(Part { file, grown: 0, most, ratio: self.limits.ratio, left: &mut self.left })
    }
}

/// One part while it is unpacked.
pub struct Part<'a, 'b> {
    file: ZipFile<'a, Cursor<&'b [u8]>>,
    grown: u64,
    most: u64,
    ratio: u64,
    left: &'a mut u64,
}

impl Read for Part<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(into)?;
        let bytes = count as u64;
        self.grown += bytes;
        if self.grown > self.most {
            let why = format!("a part unpacks to more than {} times its size", self.ratio);
            return Err(io::Error::other(Refusal::TooLarge(why)));
        }
        match self.left.checked_sub(bytes) {
            Some(left) => *self.left = left,
            None => {
                let why = "its parts unpack to more than the limit for one file".to_owned();
                return Err(io::Error::other(Refusal::TooLarge(why)));
            }
        }
        Ok(count)
    }
}

/// What the error of a stream means: the limit that was passed, or damage to the part.
#[must_use]
pub fn stopped(error: &io::Error, name: &str) -> Refusal {
    let own = error.get_ref().and_then(|inner| inner.downcast_ref::<Refusal>());
    own.cloned().unwrap_or_else(|| Refusal::Broken(format!("{name} cannot be unpacked")))
}

/// Whether the bytes are those of an archive that can be opened here.
fn check_head(bytes: &[u8], limits: &Limits) -> Result<(), Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() as u64 > limits.file {
        return Err(Refusal::TooLarge(format!("more than {} bytes", limits.file)));
    }
    if bytes.starts_with(COMPOUND) {
        let name: Vec<u8> = ENCRYPTED_STREAM.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = bytes.windows(name.len()).any(|window| window == name);
        let old =
            || Refusal::Unknown("an Office file of the old kind: save it as .docx, .xlsx or .pptx".into());
        return Err(if encrypted { Refusal::Encrypted } else { old() });
    }
    let parts = directory_entries(bytes);
    if parts > limits.parts {
        return Err(Refusal::TooLarge(format!("more than {} parts", limits.parts)));
    }
    Ok(())
}

/// How often the sign of a directory entry stands in the bytes: never fewer than there are entries.
fn directory_entries(bytes: &[u8]) -> usize {
    let mut found = 0;
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == b'P') {
        rest = rest.get(at + 1..).unwrap_or_default();
        found += usize::from(rest.starts_with(b"K\x01\x02"));
    }
    found
}

/// A name for people, without control characters; bytes that are no UTF-8 are shown as signs.
fn label(raw: &[u8]) -> String {
    let name = String::from_utf8_lossy(raw);
    name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn refusal(error: &ZipError, name: &str) -> Refusal {
    match error {
        ZipError::InvalidPassword => Refusal::Encrypted,
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => Refusal::Encrypted,
        ZipError::CompressionMethodNotSupported(method) => {
            Refusal::Broken(format!("{name} is packed in a way that is not read (method {method})"))
        }
        ZipError::UnsupportedArchive(_) => {
            Refusal::Broken(format!("{name} is packed in a way that is not read"))
        }
        _ => Refusal::Broken(format!("{name} cannot be opened as an archive: cut off, or no archive")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn parts_are_read_by_name_and_in_order() {
        let bytes = packed(&[("b.txt", b"two"), ("../a.txt", b"one")]);
        let mut archive = Archive::open(&bytes, &Limits::default()).unwrap();
        assert_eq!(archive.names(), ["b.txt", "../a.txt"]);
        assert_eq!(archive.read("../a.txt").unwrap().unwrap(), b"one");
        assert_eq!(archive.read("c.txt").unwrap(), None);
        assert!(archive.has("b.txt") && !archive.has("a.txt"));
    }

    #[test]
    fn a_part_that_grows_too_much_is_refused() {
        let zeros = vec![0_u8; 16 << 20];
        let bytes = packed(&[("bomb", &zeros)]);
        let mut archive = Archive::open(&bytes, &Limits::default()).unwrap();
        assert!(matches!(archive.read("bomb"), Err(Refusal::TooLarge(why)) if why.contains("200 times")));
        let limits = Limits { ratio: 10_000, unpacked: 1 << 20, ..Limits::default() };
        let mut archive = Archive::open(&bytes, &limits).unwrap();
        assert!(
            matches!(archive.read("bomb"), Err(Refusal::TooLarge(why)) if why.contains("limit for one file"))
        );
    }

    #[test]
    fn the_budget_is_one_for_all_parts() {
        let zeros = vec![0_u8; 600 << 10];
        let bytes = packed(&[("a", &zeros), ("b", &zeros)]);
        let limits = Limits { unpacked: 1 << 20, ..Limits::default() };
        let mut archive = Archive::open(&bytes, &limits).unwrap();
        assert!(archive.read("a").is_ok());
        assert!(matches!(archive.read("b"), Err(Refusal::TooLarge(_))));
    }

    #[test]
    fn what_is_no_archive_says_what_it_is() {
        let open = |bytes: &[u8]| Archive::open(bytes, &Limits::default()).err().unwrap();
        assert_eq!(open(b""), Refusal::Empty);
        assert!(matches!(open(b"hello"), Refusal::Broken(_)));
        let whole = packed(&[("a", b"one")]);
        assert!(matches!(open(&whole[..whole.len() / 2]), Refusal::Broken(_)));
        let old = [COMPOUND, &[0; 600]].concat();
        assert!(matches!(open(&old), Refusal::Unknown(_)));
        let name: Vec<u8> = ENCRYPTED_STREAM.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(open(&[old, name].concat()), Refusal::Encrypted);
        let limits = Limits { parts: 1, ..Limits::default() };
        let two = packed(&[("a", b"one"), ("b", b"two")]);
        assert!(matches!(Archive::open(&two, &limits).err().unwrap(), Refusal::TooLarge(_)));
    }
}
