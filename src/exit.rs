//! The exit codes of every command.

use std::process::ExitCode;

/// The command did what it was asked.
pub const DONE: u8 = 0;
/// It ran, and what it checked failed.
pub const FAILED: u8 = 1;
/// It could not run, or not wholly.
pub const COULD_NOT_RUN: u8 = 2;

/// How a command ended, for the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// See [`DONE`].
    Done,
    /// See [`FAILED`].
    Failed,
    /// See [`COULD_NOT_RUN`].
    CouldNotRun,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => DONE,
            Exit::Failed => FAILED,
            Exit::CouldNotRun => COULD_NOT_RUN,
        })
    }
}
