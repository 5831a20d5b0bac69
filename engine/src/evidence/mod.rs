//! "Who backs it": passages of sources, retrieval and ranking.

mod concept;
mod library;
pub mod part;
mod scale;
mod stem;
mod step;
mod table;
mod terms;

pub(crate) use concept::concept;
pub use library::{EXCERPT, Hit, Library, Passage};
pub use part::{Cell, CellSort, Part, Period, is_clause_mark, nearness};
pub use stem::{fold, is_stop_word, stem};
pub use step::is_step;
pub use table::{Row, rows};
pub(crate) use terms::number_key;
pub use terms::{Lexicon, Placed, Term, log2, terms_in, word_term};
