//! Why a file was not read.

use std::fmt;

/// Why no text could be had from a file. Each says itself in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It holds nothing.
    Empty,
    /// It needs a password.
    Encrypted,
    /// A limit was passed; what, and the limit as it is set.
    TooLarge(String),
    /// There is no reader for it; what it looks like.
    Unknown(String),
    /// It is cut off or damaged; where or how.
    Broken(String),
    /// It can be opened and has no text that can be trusted: a scan, glued or garbled words. Why.
    NoText(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the file is empty"),
            Self::Encrypted => {
                f.write_str("the file is encrypted: open it with its password and save it without")
            }
            Self::TooLarge(what) => write!(f, "the file is too large: {what}"),
            Self::Unknown(what) => write!(f, "no reader for {what}"),
            Self::Broken(how) => write!(f, "the file is damaged: {how}"),
            Self::NoText(why) => write!(f, "no text that can be trusted: {why}"),
        }
    }
}

impl std::error::Error for Refusal {}
