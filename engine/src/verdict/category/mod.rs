//! What kind of thing something is: another kind in the source is an error, and so is `is not a` for `is a`.
//!
//! Two ways to tell. A sentence that says what its subject is (`being`) is compared with the source's. And a word of
//! the table (`groups`) is another kind where the source has another word of its group in the same place (`slot`), gives
//! another to the same person or thing, or has it only to deny it (`record`).

mod being;
mod contrast;
mod degrees;
mod denied;
mod fields;
mod groups;
mod holder;
mod matter;
mod record;
mod slot;
mod things;

pub use being::check;
pub use contrast::Kinds;
pub use slot::name_other_kinds;
