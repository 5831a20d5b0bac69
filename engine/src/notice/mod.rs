//! "What do we say": the notice as data, its proof and its lint.

mod about;
mod antecedent;
mod clause;
pub(crate) mod cover;
mod derived;
mod draft;
mod fields;
pub mod form;
mod half;
mod house;
mod kind;
mod lint;
mod parse;
mod pattern;
mod plain;
pub(crate) mod point;
mod proof;
mod standing;
mod style;
mod template;
pub(crate) mod told;
mod wording;

pub use about::fact_of;
pub use antecedent::{sentence_alone, subject};
pub use draft::{Draft, DraftFact, draft};
pub use house::Quotes;
pub use kind::{NoticeKind, hidden_error};
pub use lint::{Fault, Lint, lint, lint_without, rules as lint_rules};
pub use parse::{Item, Notice, alone, fresh, notices};
pub use proof::{Case, Days, Proof, STEPS, Step, Where, prove, said_in};
pub(crate) use standing::word_like;
pub use standing::{Left, Standing, standing};
pub use style::{Placement, Restate, Style};
