//! "What do we say": the notice as data, its proof and its lint.

mod clause;
mod draft;
pub mod form;
mod kind;
mod parse;
mod pattern;
pub(crate) mod point;
mod proof;
mod style;
mod template;

pub use draft::{Draft, DraftFact, draft};
pub use kind::NoticeKind;
pub use parse::{Item, Notice, notices};
pub use proof::{Case, Days, Proof, Step, Where, prove};
pub use style::{Restate, Style};
