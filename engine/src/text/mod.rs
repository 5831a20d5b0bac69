//! "Where is it": spans, places, tokens and sentences of a text.

mod sentence;
mod span;
mod token;

pub use sentence::{Block, Sentence, sentences};
pub use span::{Place, Span};
pub use token::{Token, TokenKind, Tokens};
