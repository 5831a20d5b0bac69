//! A desk on disk: `corrections.toml`, articles, sources, the history; locks and atomic writes.
//!
//! [`Files`] is the trait below; [`Store`] is the same code for a folder on disk and one in memory. The store says
//! path and cause; it knows no use case and no face.

pub mod article;
pub mod chain;
pub mod config;
pub mod disk;
pub mod error;
pub mod event;
pub mod fields;
pub mod files;
pub mod hash;
pub mod intake;
pub mod journal;
pub mod log;
pub mod memory;
pub mod names;
mod open;
mod past;
pub mod places;
mod query;
pub mod record;
mod scan;
pub mod source;
pub mod time;

pub use article::{ArticleFiles, ArticleText, Front, Version};
pub use chain::{Break, Chain};
pub use config::{Approver, Config};
pub use disk::Disk;
pub use error::{Cause, Error, Result};
pub use event::{Event, NewEvent};
pub use fields::Problem;
pub use files::{Files, Source};
pub use intake::{Intake, Staged};
pub use journal::Change;
pub use log::{Author, Log};
pub use open::{Publication, Store, Turn};
pub use query::Decided;
pub use record::{Correction, SourceRef};
pub use scan::{Reading, Verified};
pub use source::{Provenance, SourceText};
