//! A picture of the real screen, for the README and the manual:
//!
//! ```text
//! cargo run --example picture -- 120x34 dark "j j j j Enter n" > docs/review.svg
//! ```
//!
//! Size, ground (`dark` or `light`), keys, and a desk: the one in the repository root where none is given. Keys that
//! decide or publish write to it, so give a copy (`copydesk init --example DIR`).

use copydesk::settings::{Identity, Settings};
use copydesk::tui::{Canvas, picture};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let size = arguments.next().unwrap_or_else(|| "120x34".into());
    let ground = arguments.next().unwrap_or_else(|| "dark".into());
    let keys = arguments.next().unwrap_or_default();
    let parsed = size.split_once('x').and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    let Some(size) = parsed else {
        eprintln!("picture: {size:?} is no size; write 120x34");
        return ExitCode::from(2);
    };
    let root = arguments.next().unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let fixed = |name: &str| (name == "COPYDESK_USER").then(|| "Ada Venn".to_owned());
    let drawn = Identity::new(&Settings::default(), &fixed).and_then(|identity| {
        picture(root.as_ref(), identity, &keys, Canvas { size, light: ground == "light" })
    });
    match drawn {
        Ok(svg) => {
            print!("{svg}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("picture: {error}");
            ExitCode::from(2)
        }
    }
}
