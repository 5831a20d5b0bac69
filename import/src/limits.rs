//! How much of a stranger's file is read.

/// Limits of one reading. Each can be set; what goes beyond one is refused or left out, and said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in bytes.
    pub file: u64,
    /// The most that packed parts may unpack to, in bytes, over the whole file.
    pub unpacked: u64,
    /// The most that one part may grow when it is unpacked, as a multiple of its packed size.
    pub ratio: u64,
    /// The longest text, in bytes.
    pub text: usize,
    /// The most parts: entries of an archive, sheets, chapters, pages, messages.
    pub parts: usize,
    /// The most rows of one sheet that hold anything.
    pub rows: usize,
    /// How deep elements, objects or archives may be nested.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 256 << 20,
            unpacked: 512 << 20,
            ratio: 200,
            text: 32 << 20,
            parts: 10_000,
            rows: 200_000,
            depth: 200,
        }
    }
}
