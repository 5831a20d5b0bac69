//! "What do we say": the notice as data, its proof and its lint.

mod antecedent;
mod clause;
pub(crate) mod cover;
mod derived;
mod draft;
pub mod form;
mod half;
mod kind;
mod lint;
mod parse;
mod pattern;
pub(crate) mod point;
mod proof;
mod standing;
mod style;
mod template;
pub(crate) mod told;

pub use antecedent::{sentence_alone, subject};
pub use draft::{Draft, DraftFact, draft};
pub use kind::NoticeKind;
pub use lint::{Fault, Lint, lint};
pub use parse::{Item, Notice, alone, fresh, notices};
pub use proof::{Case, Days, Proof, STEPS, Step, Where, prove};
pub use standing::{Left, Standing, standing};
pub use style::{Restate, Style};
