//! The readers on files that the tests make themselves.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop")]

mod docx;
mod epub;
mod hostile;
mod make;
mod ods;
mod odt;
mod paper;
mod pdf;
mod poppler;
#[path = "../../../tests/support/mod.rs"]
mod support;
mod xlsx;
