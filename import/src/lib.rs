//! The readers of copydesk: the bytes of a file in, its text with locators out.
//!
//! A crate of its own because it isolates heavy dependencies: archives, spreadsheets, pages and PDF files. It opens no
//! file, starts no process and knows no desk. A reader returns what it could read and says what is wrong with it; it
//! refuses only what it cannot read at all.

pub mod archive;
pub mod arrange;
pub mod build;
pub mod cells;
mod counting;
mod document;
pub mod docx;
pub mod encoding;
pub mod epub;
mod flow;
pub mod front;
pub mod gate;
pub mod html;
mod kind;
mod limits;
pub mod mail;
pub mod margin;
pub mod markdown;
pub mod ninjs;
pub mod ods;
pub mod odt;
pub mod pages;
pub mod pdf;
mod read;
mod refusal;
mod sheet;
mod sniff;
pub mod subtitles;
pub mod table;
pub mod text;
mod tracked;
mod warc;
pub mod wire;
pub mod wxr;
pub mod xlsx;
pub mod xml;
pub mod zip;

pub use document::{Aside, AsideKind, Document};
pub use kind::{Detected, Kind, detect, ending};
pub use limits::Limits;
pub use read::{Read, read};
pub use refusal::Refusal;
pub use tracked::Tracked;
pub use warc::{SavedPage, SavedPages, is_warc, warc};
