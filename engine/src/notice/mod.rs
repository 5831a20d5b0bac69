//! "What do we say": the notice as data, its proof and its lint.

pub mod form;
mod kind;
mod pattern;

pub use kind::NoticeKind;
