//! The readers of copydesk: the bytes of a file in, its text with locators out.
//!
//! A crate of its own because it isolates heavy dependencies: archives, spreadsheets, pages and PDF files. It opens no
//! file, starts no process and knows no desk. A reader returns what it could read and says what is wrong with it; it
//! refuses only what it cannot read at all.

pub mod archive;
mod document;
mod limits;
mod refusal;
mod warc;
pub mod xml;

pub use document::{Aside, AsideKind, Document};
pub use limits::Limits;
pub use refusal::Refusal;
pub use warc::{SavedPage, SavedPages, is_warc, warc};
