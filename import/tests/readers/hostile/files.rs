//! All bad files, by name.

mod office;
mod pdf;
mod sheets;

/// A bad file and what a reader is to make of it.
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
    pub wanted: Wanted,
}

/// What is to come of it; each with words that must be in the message or text.
pub enum Wanted {
    Refused(&'static str),
    Warned(&'static str),
    Read(&'static str),
}

impl Wanted {
    /// As the list of the files has it.
    pub fn words(&self) -> String {
        match self {
            Self::Refused(words) => format!("refused: {words}"),
            Self::Warned(words) => format!("read, with a warning: {words}"),
            Self::Read(words) => format!("read: {words}"),
        }
    }
}

pub use Wanted::{Read, Refused, Warned};

pub fn file(name: &str, bytes: Vec<u8>, wanted: Wanted) -> File {
    File { name: name.to_owned(), bytes, wanted }
}

/// Every bad file.
pub fn all() -> Vec<File> {
    let mut files = office::files();
    files.extend(sheets::files());
    files.extend(pdf::files());
    files
}

/// Entities that would grow to a thousand million words.
pub fn laughs() -> String {
    let mut text = String::from("<!DOCTYPE w [<!ENTITY a0 \"ha \">");
    for n in 1..10 {
        let ten: String = (0..10).map(|_| format!("&a{};", n - 1)).collect();
        text.push_str(&format!("<!ENTITY a{n} \"{ten}\">"));
    }
    text + "]>"
}

/// The first bytes of an old Office file, with the name of a stream in it.
pub fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}

/// The first part of a file.
pub fn cut(bytes: &[u8], share: usize) -> Vec<u8> {
    bytes[..bytes.len() * share / 100].to_vec()
}
