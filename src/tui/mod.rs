//! The screens. `update` and `view` are pure; a worker thread does the effects.

mod app;
mod cells;
mod input;
mod keys;
mod layout;
mod model;
mod msg;
mod page;
mod term;
mod theme;
mod update;
mod view;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
