//! "Where is it": spans, places, tokens and sentences of a text.

mod span;
mod token;

pub use span::{Place, Span};
pub use token::{Token, TokenKind, Tokens};
