//! The commands as processes.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod bad_input;
mod commands;
mod corrections;
mod history;
mod import;
mod program;
#[path = "../support/mod.rs"]
mod support;
mod versions;
