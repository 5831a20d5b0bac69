//! "Does it agree": alignment and comparison, one file a kind.

mod again;
mod anchor;
mod as_of;
mod award;
mod bearing;
mod beside;
mod bind;
mod candidate;
mod category;
mod checks;
mod closed;
pub mod compare;
pub mod coverage;
mod crosswise;
mod dated;
mod derive;
mod direction;
mod event;
mod finding;
mod gate;
mod happening;
mod headline;
mod holder;
mod house_form;
mod judge;
mod kin;
mod known;
mod memory;
mod missing;
mod near;
mod negation;
mod office;
mod older;
mod opposed;
mod origin;
mod place;
mod portion;
mod quote;
mod rate;
mod role;
mod scope;
mod share;
mod slip;
mod spelling;
mod stance;
mod stead;
mod stranger;
mod support;
mod swap;
#[cfg(test)]
mod tempting;
#[cfg(test)]
mod testing;
mod tie;
mod timeline;

pub use judge::{Judged, judge};
