//! Notices as a newsroom would print them: many corrections in every house style, and many bad notices.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod bad;
mod good;
mod table;
