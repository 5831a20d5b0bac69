//! What a face shows when something could not be done: kind, message, hint, path.

use crate::store::{Cause, Error as StoreError};
use serde::Serialize;
use std::fmt;
use std::path::{Path, PathBuf};

/// What sort of trouble it is; scripts may rely on the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The command cannot be understood.
    Usage,
    /// There is no such desk, article, version, source or record.
    NotFound,
    /// It is there and cannot be used as it is.
    Invalid,
    /// A format that is not there yet.
    Unsupported,
    /// Nothing may be written.
    ReadOnly,
    /// Somebody else is writing, or has changed what was to be changed.
    Conflict,
    /// It would go against a rule of the desk.
    Refused,
    /// The operating system said no.
    Io,
    /// Whoever read the answer is gone.
    Closed,
}

/// What went wrong, in words for an editor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Error {
    /// What sort of trouble.
    pub kind: Kind,
    /// One line.
    pub message: String,
    /// What would help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The file or folder that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<PathBuf>,
}

impl Error {
    /// An error without hint or path.
    #[must_use]
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), hint: None, path: None }
    }

    /// With what would help.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// With the file or folder.
    #[must_use]
    pub fn at(self, path: &Path) -> Self {
        Self { path: Some(path.to_owned()), ..self }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        let (kind, hint) = match &error.cause {
            Cause::Missing => (Kind::NotFound, None),
            Cause::Exists => (Kind::Conflict, Some("somebody else was faster: look again")),
            Cause::Changed => (Kind::Conflict, Some("look at the newest state, then try again")),
            Cause::Busy => (Kind::Conflict, Some("wait until the other one is done, then try again")),
            Cause::NotUtf8(_) => (Kind::Invalid, Some("save the file as UTF-8")),
            Cause::Syntax { .. } | Cause::Invalid(_) => (Kind::Invalid, None),
            Cause::ReadOnly(_) => {
                (Kind::ReadOnly, Some("`copydesk init --example DIR` makes a desk to work in"))
            }
            Cause::Unsupported(_) => {
                (Kind::Unsupported, Some("`copydesk import` of this file makes its text"))
            }
            Cause::Io(_) => (Kind::Io, None),
        };
        Self { kind, message: error.to_string(), hint: hint.map(str::to_owned), path: Some(error.path) }
    }
}

/// What the use cases return.
pub type Result<T> = std::result::Result<T, Error>;
