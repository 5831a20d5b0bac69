//! How often each rule is right, measured on the stories of `tests/cases` and written into `docs/rules.md`:
//!
//! ```text
//! cargo run --example rules
//! ```

#[path = "../tests/support/newsroom.rs"]
mod newsroom;

use newsroom::{Measured, cases};
use std::fs;
use std::process::ExitCode;

fn main() -> ExitCode {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");
    let measured = Measured::of(&cases());
    print!("{}", measured.table());
    let page = match fs::read_to_string(path) {
        Ok(page) => page,
        Err(error) => return failed(&error.to_string()),
    };
    let Some(page) = measured.put_into(&page) else { return failed("docs/rules.md lacks the two marks") };
    fs::write(path, page).map_or_else(|error| failed(&error.to_string()), |()| ExitCode::SUCCESS)
}

fn failed(why: &str) -> ExitCode {
    eprintln!("rules: {why}");
    ExitCode::from(2)
}
