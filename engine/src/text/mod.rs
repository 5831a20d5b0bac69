//! "Where is it": spans, places, tokens, clauses and sentences of a text.

mod abbreviation;
mod block;
mod boundary;
mod clause;
mod dialect;
mod gate;
#[cfg(test)]
mod golden;
mod hash;
pub mod page;
mod sentence;
mod span;
mod token;
pub mod turn;
mod words;

pub(crate) use block::ends_sentence;
pub use clause::{clause, joins, parts_clauses};
pub use dialect::is_one_word;
pub(crate) use gate::Gate;
pub(crate) use hash::{HashMap, HashSet};
pub use sentence::{Block, Sentence, sentences};
pub use span::{Place, Span};
pub(crate) use token::starts_with_capital;
pub use token::{Token, TokenKind, Tokens, digit_value};
pub use turn::speaker;
