//! The terminal: taking it and giving it back, frames out, keys in, waiting.

pub mod decode;
pub mod frame;
pub mod guard;
mod short;
pub mod wait;
