//! A newsroom fact-checker for the terminal: the faces around [`copydesk_engine`].

pub mod actions;
pub mod cli;
pub mod desk;
pub mod exit;
pub mod export;
pub mod settings;
pub mod store;
pub mod tui;

#[cfg(test)]
#[path = "../tests/support/mod.rs"]
mod support;
