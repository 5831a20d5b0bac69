//! A picture of every screen, at three sizes, on light and on dark ground, for the manual:
//!
//! ```text
//! cargo build --example pictures && HOME=/ada ./target/debug/examples/pictures docs/screens
//! ```
//!
//! `HOME` is only shown, on the screen of settings. The demo desk is copied for it, and thrown away.

use copydesk::settings::{Identity, Settings};
use copydesk::tui::{Canvas, pictures};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// The first claim with a problem of the story that the project started from.
const STORY: &str = "j j j j Enter n";
/// A composer whose proof holds.
const COMPOSER: &str = "Enter n w Tab n o b o d y Space h a d Space d o n e Space t h e Space s u m";

/// Name, keys before, keys.
const SCREENS: [(&str, &str, &str); 25] = [
    ("desk", "", ""),
    ("desk-found", "", "/ b u d g"),
    ("review", STORY, ""),
    ("review-sources", STORY, "s"),
    ("review-article", STORY, "Tab z"),
    ("review-marked", STORY, "f o Space Space Space"),
    ("decide", STORY, "m"),
    ("composer", COMPOSER, ""),
    ("question", COMPOSER, "C-s"),
    ("versions", STORY, "D"),
    ("versions-columns", STORY, "D s n"),
    ("history", STORY, "H"),
    ("corrections", "", "c"),
    ("audit", "", "A"),
    ("sources", STORY, "g s"),
    ("settings", "", ","),
    ("styles", "", "g y"),
    ("help", STORY, "?"),
    ("palette", STORY, ": t h e m e"),
    ("go-to", STORY, "g"),
    ("by-hand", STORY, "x"),
    ("evidence", STORY, "x e"),
    ("split", STORY, "x s"),
    ("source", STORY, "x p T h e Space e n v o y Tab"),
    ("import", "", "I ~ / r e p o r t s"),
];

fn draw(desk: &Path, folder: &Path) -> Result<usize, String> {
    let said = |error: std::io::Error| error.to_string();
    std::fs::create_dir_all(folder).map_err(said)?;
    let fixed = |name: &str| match name {
        "COPYDESK_USER" => Some("Ada Venn".to_owned()),
        "COPYDESK_NOW" => Some("2026-03-02T09:00:00Z".to_owned()),
        _ => None,
    };
    let mut count = 0;
    for (name, before, keys) in SCREENS {
        let identity = Identity::new(&Settings::default(), &fixed)?;
        let canvases: Vec<Canvas> =
            SIZES.iter().flat_map(|size| [true, false].map(|light| Canvas { size: *size, light })).collect();
        let drawn = pictures(desk, identity, &format!("{before} {keys}"), &canvases)?;
        for (canvas, svg) in canvases.iter().zip(drawn) {
            let (width, height) = canvas.size;
            let ground = if canvas.light { "light" } else { "dark" };
            std::fs::write(folder.join(format!("{name}-{width}x{height}-{ground}.svg")), svg)
                .map_err(said)?;
            count += 1;
        }
    }
    Ok(count)
}

fn main() -> ExitCode {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("docs/screens"), PathBuf::from);
    let drawn = tempfile::tempdir().map_err(|error| error.to_string()).and_then(|home| {
        let desk = home.path().join("demo");
        copydesk::desk::init(&desk, true).map_err(|error| error.to_string())?;
        draw(&desk, &folder)
    });
    match drawn {
        Ok(count) => {
            println!("{count} pictures in {}", folder.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("pictures: {error}");
            ExitCode::from(2)
        }
    }
}
